//! Parts that the sheet and the card are made of.

use super::document::{Field, Section};
use super::drawing::{Block, Ink, Item, Rect};
use super::faces::Face;
use super::typeset::Line;
use crate::instructions::barcode::Barcode;
use crate::instructions::qr::QrMatrix;

/// How high capitals and digits are, in em, in every face.
const CAPITALS: f32 = 0.698;

/// A way of writing.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub face: Face,
    /// The em.
    pub size: f32,
    pub ink: Ink,
}

impl Style {
    pub const fn new(face: Face, size: f32, ink: Ink) -> Self {
        Self { face, size, ink }
    }

    const fn sized(self, size: f32) -> Self {
        Self { size, ..self }
    }

    /// From one baseline to the next.
    fn leading(self) -> f32 {
        self.size * 1.36
    }

    /// From the top of a line to its baseline: capitals stand in the middle of their line.
    fn ascent(self) -> f32 {
        f32::midpoint(self.leading(), CAPITALS * self.size)
    }
}

/// A text over as many lines as it needs.
pub(super) fn text(text: &str, style: Style, width: f32) -> Block {
    lines(Line::new(style.face, text).wrap(width / style.size), style)
}

/// A text that becomes smaller, down to `least`, before it breaks.
pub(super) fn fitted(words: &str, style: Style, least: f32, width: f32) -> Block {
    fit(Line::new(style.face, words), style, least, width)
}

fn fit(line: Line, style: Style, least: f32, width: f32) -> Block {
    let wanted = width / line.width().max(f32::EPSILON);
    let style = style.sized(style.size.min(wanted).max(least));
    // A hair more than the width, or rounding breaks a line that was made to fit.
    lines(line.wrap(width / style.size + 0.001), style)
}

fn lines(lines: Vec<Line>, style: Style) -> Block {
    let mut block = Block::default();
    for line in lines {
        if line.glyphs.is_empty() {
            continue;
        }
        let y = block.height + style.ascent();
        block.items.push(Item::Text { line, x: 0.0, y, size: style.size, ink: style.ink });
        block.height += style.leading();
    }
    block
}

/// A value, large: its label above, its groups apart.
pub(super) fn number(field: &Field, label: Style, value: Style, least: f32, width: f32) -> Block {
    let mut block = text(&field.label, label, width);
    block.below(0.0, fit(Line::of_groups(value.face, &field.groups), value, least, width));
    block
}

/// How rows of values look.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    /// How the label is written.
    pub label: Style,
    /// How words are written.
    pub words: Style,
    /// How codes are written.
    pub code: Style,
    /// Room for the label before the value; none: it stands above.
    pub beside: Option<f32>,
    /// Room above and below.
    pub padding: f32,
    /// How thick the line above is.
    pub hairline: f32,
}

/// A value in a row, below a hairline.
pub(super) fn row(field: &Field, rows: Rows, width: f32) -> Block {
    let style = if field.is_code() { rows.code } else { rows.words };
    let line = Line::of_groups(style.face, &field.groups);
    let mut block = hairline(rows.hairline, width);
    let top = rows.padding;
    if let Some(beside) = rows.beside {
        // Both on one baseline.
        let drop = (style.ascent() - rows.label.ascent()).max(0.0);
        block.place(text(&field.label, rows.label, beside - rows.padding), 0.0, top + drop);
        block.place(fit(line, style, style.size * 0.8, width - beside), beside, top);
    } else {
        block.place(text(&field.label, rows.label, width), 0.0, top);
        let y = block.height;
        block.place(fit(line, style, style.size * 0.8, width), 0.0, y);
    }
    block.height += rows.padding;
    block
}

/// A thin line across.
pub(super) fn hairline(thickness: f32, width: f32) -> Block {
    let rect = Rect { x: 0.0, y: 0.0, width, height: thickness };
    Block { height: thickness, items: vec![Item::Rects(vec![rect], Ink::HAIRLINE)] }
}

/// A numbered step; its lines stand beside the number.
pub(super) fn step(number: usize, words: &str, style: Style, width: f32) -> Block {
    let indent = style.size * if number > 9 { 2.4 } else { 1.8 };
    let mut block = text(&number.to_string(), Style::new(Face::Strong, style.size, Ink::ACCENT), indent);
    block.place(text(words, style, width - indent), indent, 0.0);
    block
}

/// A way to pay: its name, what it asks for, its steps. One block a part with the room before it, so that a page may
/// end between them.
pub(super) fn section(section: &Section, title: Style, rows: Rows, words: Style, width: f32) -> Vec<(f32, Block)> {
    let after = |i: usize, first: f32, next: f32| if i == 0 { first } else { next } * rows.padding;
    let title = section.title.as_ref().map(|name| (0.0, text(name, title, width)));
    let fields = section.fields.iter().enumerate().map(|(i, field)| (after(i, 0.8, 0.0), row(field, rows, width)));
    let steps = section.steps.iter().enumerate().map(|(i, said)| (after(i, 0.6, 0.9), step(i + 1, said, words, width)));
    let mut blocks: Vec<(f32, Block)> = title.into_iter().chain(fields).collect();
    blocks.extend(steps);
    blocks
}

/// A warning on its own ground; the bar at its edge is seen in grey too.
pub(super) fn warning(words: &str, style: Style, width: f32) -> Block {
    let padding = style.size * 0.7;
    let bar = style.size * 0.3;
    let inner = text(words, style, width - 2.0 * padding - bar);
    let height = inner.height + 1.2 * padding;
    let ground = Rect { x: 0.0, y: 0.0, width, height };
    let edge = Rect { width: bar, ..ground };
    let mut block =
        Block { height, items: vec![Item::Rects(vec![ground], Ink::WARNING), Item::Rects(vec![edge], style.ink)] };
    block.place(inner, padding + bar, 0.6 * padding);
    block.height = height;
    block
}

/// A QR code on white, its quiet zone included.
pub(super) fn qr(matrix: &QrMatrix, module: f32) -> Block {
    let side = matrix.side() as f32 * module;
    let bar = |(x, y, length): (usize, usize, usize)| Rect {
        x: x as f32 * module,
        y: y as f32 * module,
        width: length as f32 * module,
        height: module,
    };
    let ground = Rect { x: 0.0, y: 0.0, width: side, height: side };
    let items = vec![Item::Rects(vec![ground], Ink::WHITE), Item::Rects(matrix.bars().map(bar).collect(), Ink::BLACK)];
    Block { height: side, items }
}

/// A barcode on white, its quiet zones included.
pub(super) fn barcode(barcode: &Barcode, module: f32, height: f32) -> Block {
    let bar = |(x, width): (usize, usize)| Rect { x: x as f32 * module, y: 0.0, width: width as f32 * module, height };
    let ground = Rect { x: 0.0, y: 0.0, width: barcode.width() as f32 * module, height };
    let items = vec![Item::Rects(vec![ground], Ink::WHITE), Item::Rects(barcode.bars().map(bar).collect(), Ink::BLACK)];
    Block { height, items }
}
