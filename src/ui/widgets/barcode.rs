//! Barcodes on screen: dark on white in both themes, each module a whole number of physical pixels.

use std::sync::Arc;

use eframe::egui::cache::FramePublisher;
use eframe::egui::{
    Color32, ColorImage, Id, Rect, Response, Role, Sense, TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo, pos2,
};

use crate::instructions::barcode::{Barcode, BarcodeError};
use crate::ui::theme::space;

/// How high the bars are, in points.
const HEIGHT: f32 = 72.0;
/// Light above and below the bars, in points: readers look for an edge all around.
const MARGIN: f32 = space::S;

/// The bars with one pixel a module.
fn image(barcode: &Barcode) -> ColorImage {
    let mut pixels = vec![Color32::WHITE; barcode.width()];
    for (start, width) in barcode.bars() {
        pixels[start..start + width].fill(Color32::BLACK);
    }
    ColorImage::new([barcode.width(), 1], pixels)
}

/// A barcode that is on screen: what it was made from, its width in modules and its texture.
#[derive(Clone)]
struct Cached {
    content: Arc<str>,
    made: Result<(usize, TextureHandle), BarcodeError>,
}

/// Dropped by egui once a whole frame has passed without it.
type Cache = FramePublisher<Id, Cached>;

/// Paints `content` as a Code 128 of at most `points` across, under the accessible name `name`; wider only if a module
/// would be less than a pixel.
///
/// The caller puts the content in words beside it; nothing is drawn on an error.
pub fn show(ui: &mut Ui, content: &str, name: &str, points: f32) -> Result<Response, BarcodeError> {
    let id = ui.next_auto_id().with("barcode");
    let known = ui.memory_mut(|memory| memory.caches.cache::<Cache>().get(&id).cloned());
    let cached = match known {
        Some(known) if *known.content == *content => known,
        _ => Cached {
            content: content.into(),
            made: Barcode::encode(content).map(|barcode| {
                (barcode.width(), ui.ctx().load_texture("barcode", image(&barcode), TextureOptions::NEAREST))
            }),
        },
    };
    ui.memory_mut(|memory| memory.caches.cache::<Cache>().set(id, cached.clone()));

    let (modules, texture) = cached.made?;
    let scale = ui.pixels_per_point();
    let module = (points * scale / modules as f32).floor().max(1.0);
    let width = module * modules as f32 / scale;
    // One pixel to spare for the snapping.
    let wish = Vec2::new(width + 1.0 / scale, HEIGHT + 2.0 * MARGIN);
    let (rect, response) = ui.allocate_exact_size(wish, Sense::hover());
    let left = (rect.left() * scale).ceil() / scale;
    let ground = Rect::from_min_size(pos2(left, rect.top()), Vec2::new(width, rect.height()));
    ui.painter().rect_filled(ground, 0.0, Color32::WHITE);
    let bars = Rect::from_min_size(pos2(left, rect.top() + MARGIN), Vec2::new(width, HEIGHT));
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    ui.painter().image(texture.id(), bars, whole, Color32::WHITE);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;

    #[test]
    fn the_picture_has_the_bars_and_nothing_else() {
        let barcode = Barcode::encode("98000006271718").expect("digits");
        let image = image(&barcode);
        assert_eq!(image.size, [barcode.width(), 1]);
        for (x, pixel) in image.pixels.iter().enumerate() {
            let is_dark = barcode.bars().any(|(start, width)| (start..start + width).contains(&x));
            assert_eq!(*pixel == Color32::BLACK, is_dark, "module {x}");
        }
    }

    #[test]
    fn modules_are_whole_pixels_and_it_has_a_name() {
        let modules = Barcode::encode("98000006271718").expect("digits").width() as f32;
        for scale in [1.0, 1.5, 2.0] {
            let mut harness = Harness::builder().with_pixels_per_point(scale).build_ui(|ui| {
                let shown = show(ui, "98000006271718", "Barcode of the payment code", 300.0).expect("digits");
                let pixels = (shown.rect.width() * scale - 1.0) / modules;
                assert!((pixels - pixels.round()).abs() < 1e-3, "{pixels} pixels a module at {scale}");
                assert!(shown.rect.width() <= 301.0);
                assert_eq!(show(ui, "", "nothing", 300.0).err(), Some(BarcodeError::Empty));
            });
            harness.run();
            harness.get_by_role_and_label(Role::Image, "Barcode of the payment code");
            assert!(harness.query_by_label("nothing").is_none());
        }
    }
}
