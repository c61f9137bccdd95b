//! The card for chats: a picture as wide as a phone wants it, with what is needed to pay and no more.

use super::blocks::{self, Rows, Style};
use super::document::Document;
use super::drawing::{Block, Drawing, Ink, Item, Rect};
use super::faces::Face;
use super::png;

/// Pixels across; a phone shows three of them a point.
pub const WIDTH: f32 = 1080.0;
const MARGIN: f32 = 72.0;
const INNER: f32 = WIDTH - 2.0 * MARGIN;
/// The band at the top.
const BAND: f32 = 18.0;
/// How wide the QR code may be, and the fewest pixels of a module.
const QR: (usize, usize) = (660, 4);
/// How wide the barcode may be, which is all of the card.
const BARCODE: usize = 1080;

/// Draws the card as a PNG. The steps stay on the sheet; values that only one way to pay asks for are on both.
pub fn png(document: &Document) -> Vec<u8> {
    png::write(&drawing(&document.fit()))
}

/// The card, laid out.
pub(super) fn drawing(document: &Document) -> Drawing {
    let style = |face, size, ink| Style::new(face, size, ink);
    let label = style(Face::Sans, 32.0, Ink::SECONDARY);
    let mut card = Block::default();
    card.below(0.0, blocks::text(&document.merchant, style(Face::Strong, 46.0, Ink::TEXT), INNER));
    card.below(2.0, blocks::text(&document.title, style(Face::Sans, 34.0, Ink::SECONDARY), INNER));
    card.below(28.0, blocks::fitted(&document.amount, style(Face::Strong, 104.0, Ink::ACCENT), 52.0, INNER));
    if let Some(expiry) = &document.expiry {
        card.below(4.0, blocks::fitted(expiry, style(Face::Strong, 36.0, Ink::TEXT), 32.0, INNER));
    }
    if let Some(number) = &document.number {
        card.below(36.0, blocks::hairline(2.0, INNER));
        let face = if number.is_code() { Face::Mono } else { Face::Strong };
        card.below(28.0, blocks::number(number, label, style(face, 76.0, Ink::TEXT), 44.0, INNER));
    }
    if let Some((matrix, lines)) = &document.qr {
        let module = (QR.0 / matrix.side()).max(QR.1);
        let side = (matrix.side() * module) as f32;
        let y = card.height + 20.0;
        card.place(blocks::qr(matrix, module as f32), ((INNER - side) / 2.0).round(), y.round());
        for line in lines {
            card.below(4.0, centred(line, style(Face::Sans, 34.0, Ink::TEXT)));
        }
    }
    if let Some(barcode) = &document.barcode {
        let module = (BARCODE / barcode.width()).clamp(2, 5);
        let width = (barcode.width() * module) as f32;
        let y = card.height + 24.0;
        card.place(blocks::barcode(barcode, module as f32, 190.0), ((INNER - width) / 2.0).round(), y.round());
    }
    let rows = Rows {
        label,
        words: style(Face::Sans, 42.0, Ink::TEXT),
        code: style(Face::Mono, 42.0, Ink::TEXT),
        beside: None,
        padding: 16.0,
        hairline: 2.0,
    };
    for (i, field) in document.fields.iter().enumerate() {
        card.below(if i == 0 { 32.0 } else { 0.0 }, blocks::row(field, rows, INNER));
    }
    for section in document.sections.iter().filter(|section| !section.fields.is_empty()) {
        if let Some(title) = &section.title {
            card.below(32.0, blocks::text(title, style(Face::Strong, 36.0, Ink::TEXT), INNER));
        }
        for (i, field) in section.fields.iter().enumerate() {
            card.below(if i == 0 { 12.0 } else { 0.0 }, blocks::row(field, rows, INNER));
        }
    }
    for (i, warning) in document.warnings.iter().enumerate() {
        card.below(
            if i == 0 { 40.0 } else { 16.0 },
            blocks::warning(warning, style(Face::Strong, 34.0, Ink::WARNING_TEXT), INNER),
        );
    }
    for line in [&document.fee, &document.contact].into_iter().flatten() {
        card.below(24.0, blocks::text(line, style(Face::Sans, 34.0, Ink::TEXT), INNER));
    }
    if let Some(footer) = &document.footer {
        card.below(28.0, blocks::text(footer, style(Face::Sans, 28.0, Ink::SECONDARY), INNER));
    }

    let height = (card.height + BAND + 2.0 * MARGIN).ceil();
    let band = Item::Rects(vec![Rect { x: 0.0, y: 0.0, width: WIDTH, height: BAND }], Ink::ACCENT);
    let mut whole = Block { height, items: vec![band] };
    whole.place(card, MARGIN, BAND + MARGIN);
    Drawing { width: WIDTH, height, items: whole.items }
}

fn centred(line: &str, style: Style) -> Block {
    let mut block = blocks::text(line, style, INNER);
    for item in &mut block.items {
        if let Item::Text { line, x, size, .. } = item {
            *x = (INNER - line.width() * *size) / 2.0;
        }
    }
    block
}
