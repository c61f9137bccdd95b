//! QR codes on screen: dark on white in both themes, each module a whole number of physical pixels.
//!
//! [`show`] paints the modules of [`QrMatrix`] and keeps the texture for as long as it is on screen.

use std::sync::Arc;

use eframe::egui;
use eframe::egui::cache::FramePublisher;
use eframe::egui::{
    Color32, ColorImage, Id, Rect, Response, Role, Sense, TextureHandle, TextureOptions, Ui, WidgetInfo,
};

use crate::instructions::qr::{QrError, QrMatrix};

/// The code with one pixel a module.
fn image(matrix: &QrMatrix) -> ColorImage {
    let side = matrix.side();
    let pixels = (0..side * side)
        .map(|i| if matrix.is_dark(i % side, i / side) { Color32::BLACK } else { Color32::WHITE })
        .collect();
    ColorImage::new([side, side], pixels)
}

/// Physical pixels of one module, so that a code of `modules` modules is at most `points` wide; at least 1.
fn pixels_per_module(modules: usize, points: f32, pixels_per_point: f32) -> f32 {
    (points * pixels_per_point / modules as f32).floor().max(1.0)
}

/// The square in `rect`'s upper left, on whole physical pixels, that a code of `modules` modules fills.
fn snapped(rect: Rect, modules: usize, points: f32, pixels_per_point: f32) -> Rect {
    let pixels = pixels_per_module(modules, points, pixels_per_point) * modules as f32;
    let corner = (rect.min.to_vec2() * pixels_per_point).ceil() / pixels_per_point;
    Rect::from_min_size(corner.to_pos2(), egui::Vec2::splat(pixels / pixels_per_point))
}

/// A code that is on screen: what it was made from, its side in modules and its texture.
#[derive(Clone)]
struct Cached {
    content: Arc<str>,
    made: Result<(usize, TextureHandle), QrError>,
}

/// Dropped by egui once a whole frame has passed without it.
type Cache = FramePublisher<Id, Cached>;

/// Paints `content` as a QR code of at most `points` to a side, under the accessible name `name`.
///
/// The caller puts the content in words beside it and says what an error means; nothing is drawn on one.
pub fn show(ui: &mut Ui, content: &str, name: &str, points: f32) -> Result<Response, QrError> {
    let id = ui.next_auto_id().with("qr");
    let known = ui.memory_mut(|memory| memory.caches.cache::<Cache>().get(&id).cloned());
    let cached = match known {
        Some(known) if *known.content == *content => known,
        _ => Cached {
            content: content.into(),
            made: QrMatrix::encode(content)
                .map(|matrix| (matrix.side(), ui.ctx().load_texture("qr", image(&matrix), TextureOptions::NEAREST))),
        },
    };
    ui.memory_mut(|memory| memory.caches.cache::<Cache>().set(id, cached.clone()));

    let (modules, texture) = cached.made?;
    let pixels_per_point = ui.pixels_per_point();
    let size = pixels_per_module(modules, points, pixels_per_point) * modules as f32 / pixels_per_point;
    // One pixel to spare for the snapping.
    let (rect, response) = ui.allocate_exact_size(egui::Vec2::splat(size + 1.0 / pixels_per_point), Sense::hover());
    let square = snapped(rect, modules, points, pixels_per_point);
    let whole = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
    ui.painter().image(texture.id(), square, whole, Color32::WHITE);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;

    const LINK: &str = "https://m.dana.id/link/pay?bizNo=20240730111212800110166123456789012&amount=20000.00";

    #[test]
    fn what_is_painted_reads_back() {
        let matrix = QrMatrix::encode(LINK).expect("it fits");
        let image = image(&matrix);
        let (side, scale) = (image.width(), 2);
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, |x, y| {
            image.pixels[y / scale * side + x / scale].r()
        });
        let grids = prepared.detect_grids();
        assert_eq!(grids.len(), 1, "one code is seen");
        assert_eq!(grids[0].decode().expect("it can be read").1, LINK);
    }

    #[test]
    fn modules_are_whole_pixels_at_every_scale() {
        let modules = 53;
        for pixels_per_point in [1.0_f32, 1.25, 1.5, 1.75, 2.0, 3.0] {
            let rect = Rect::from_min_size(egui::pos2(10.3, 20.7), egui::Vec2::splat(240.0));
            let square = snapped(rect, modules, 240.0, pixels_per_point);
            let side = square.width() * pixels_per_point;
            let per_module = side / modules as f32;
            assert!((per_module - per_module.round()).abs() < 1e-3, "{per_module} pixels at {pixels_per_point}");
            for corner in [square.min.x, square.min.y] {
                let pixel = corner * pixels_per_point;
                assert!((pixel - pixel.round()).abs() < 1e-2, "corner at pixel {pixel}");
            }
            assert!(square.width() <= 240.0 && rect.min.x <= square.min.x);
        }
        assert!((pixels_per_module(185, 100.0, 1.0) - 1.0).abs() < f32::EPSILON, "never less than a pixel");
    }

    #[test]
    fn it_has_a_name_and_an_error_draws_nothing() {
        let mut harness = Harness::new_ui(|ui| {
            show(ui, LINK, "QR code: link to m.dana.id", 200.0).expect("it fits");
            assert_eq!(show(ui, &"x".repeat(3_000), "QR code: too long", 200.0).err(), Some(QrError::TooLong(3_000)));
        });
        harness.run();
        harness.get_by_role_and_label(Role::Image, "QR code: link to m.dana.id");
        assert!(harness.query_by_label("QR code: too long").is_none());
    }
}
