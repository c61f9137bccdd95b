//! A drawing as pixels: glyph outlines filled as they are, rectangles on whole pixels.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{GlyphId, MetadataProvider as _};
use tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, Transform};

use super::drawing::{Drawing, Ink, Item, Rect};
use super::typeset::Line;

/// The highest picture in pixels; a card of everything that a document may hold stays below.
const MAX_HEIGHT: f32 = 32_000.0;

/// Draws it on white.
pub(super) fn write(drawing: &Drawing) -> Vec<u8> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between these two")]
    let side = |length: f32| length.clamp(1.0, MAX_HEIGHT) as u32;
    let mut pixels = Pixmap::new(side(drawing.width), side(drawing.height)).expect("both sides are at least a pixel");
    pixels.fill(Color::WHITE);
    for item in &drawing.items {
        match item {
            Item::Rects(rects, ink) => {
                for rect in rects.iter().filter_map(|rect| on_pixels(*rect)) {
                    pixels.fill_rect(rect, &paint(*ink, false), Transform::identity(), None);
                }
            }
            Item::Text { line, x, y, size, ink } => text(&mut pixels, line, (*x, *y), *size, *ink),
        }
    }
    pixels.encode_png().expect("a picture in memory can be written to memory")
}

fn paint(ink: Ink, anti_alias: bool) -> Paint<'static> {
    let mut paint = Paint { anti_alias, ..Paint::default() };
    paint.set_color_rgba8(ink.0, ink.1, ink.2, 255);
    paint
}

/// The rectangle with its edges on pixels, so that they are sharp; a hairline keeps a pixel at least.
fn on_pixels(rect: Rect) -> Option<tiny_skia::Rect> {
    let (x, y) = (rect.x.round(), rect.y.round());
    let (right, bottom) = ((rect.x + rect.width).round(), (rect.y + rect.height).round());
    tiny_skia::Rect::from_ltrb(x, y, right.max(x + 1.0), bottom.max(y + 1.0))
}

fn text(pixels: &mut Pixmap, line: &Line, (mut x, y): (f32, f32), size: f32, ink: Ink) {
    let outlines = line.face.font().outline_glyphs();
    let paint = paint(ink, true);
    for glyph in &line.glyphs {
        if let Some(outline) = outlines.get(GlyphId::from(glyph.id)) {
            let mut pen = Pen(PathBuilder::new());
            let drawn = outline.draw(DrawSettings::unhinted(Size::new(size), LocationRef::default()), &mut pen);
            if let (Ok(_), Some(path)) = (drawn, pen.0.finish()) {
                let (dx, dy) = (x + glyph.offset.0 * size, y - glyph.offset.1 * size);
                // Outlines have y upwards.
                let place = Transform::from_row(1.0, 0.0, 0.0, -1.0, dx, dy);
                pixels.fill_path(&path, &paint, FillRule::Winding, place, None);
            }
        }
        x += glyph.advance * size;
    }
}

struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
