//! The sheet for paper: one page that prints on A4 and on Letter, whichever is in the tray.

use super::blocks::{self, Rows, Style};
use super::document::{Document, Field, Paper};
use super::drawing::{Block, Drawing, Ink};
use super::faces::Face;
use super::pdf;
use crate::instructions::barcode;
use crate::instructions::qr::QUIET_ZONE;

/// Margin within what A4 and Letter share, in points.
const MARGIN: f32 = 42.0;
/// What is printed on, in points: A4 is narrower, Letter is lower.
const WIDTH: f32 = 595.28 - 2.0 * MARGIN;
const HEIGHT: f32 = 792.0 - 2.0 * MARGIN;
/// Room for the footer at the end of each page.
const FOOTER: f32 = 26.0;
/// How small everything may become before a second page is better.
const SCALES: [f32; 5] = [1.0, 0.94, 0.88, 0.82, 0.76];
/// The least and the largest side of the QR code, and the module it wants, in points. 30 mm is what readers need; one
/// that is all there is to pay with gets more.
const QR: (f32, f32, f32) = (128.0, 210.0, 1.9);
const QR_ALONE: (f32, f32, f32) = (190.0, 230.0, 3.0);
/// A till's reader wants modules of a quarter of a millimetre at least.
const BARCODE_MODULE: (f32, f32) = (0.72, 1.3);

/// Writes the sheet as a PDF: selectable text, codes as vectors. What is too much for a page becomes smaller, and then
/// goes on on the next; what no sheet should hold is shortened, and the sheet says so.
pub fn pdf(document: &Document, paper: Paper) -> Vec<u8> {
    let document = document.fit();
    let pages = pages(&document);
    let (width, height) = paper.size();
    let (left, top) = ((width - WIDTH) / 2.0, (height - HEIGHT) / 2.0);
    let pages = pages.into_iter().map(|page| {
        let mut whole = Block::default();
        whole.place(page, left, top);
        Drawing { width, height, items: whole.items }
    });
    let title = [document.title.as_str(), document.merchant.as_str()];
    let title: Vec<&str> = title.into_iter().filter(|part| !part.is_empty()).collect();
    pdf::write(&pages.collect::<Vec<_>>(), &title.join(" – "), &document.language)
}

/// What goes on each page.
fn pages(document: &Document) -> Vec<Block> {
    let room = HEIGHT - FOOTER;
    let mut parts = Vec::new();
    for scale in SCALES {
        parts = Scaled(scale).parts(document);
        let height: f32 = parts.iter().map(|(gap, block)| gap + block.height).sum();
        if height <= room {
            break;
        }
    }
    let mut pages = vec![Block::default()];
    for (gap, block) in parts {
        let page = pages.last_mut().filter(|page| page.items.is_empty() || page.height + gap + block.height <= room);
        match page {
            Some(page) => page.below(gap, block),
            None => pages.push(block),
        }
    }
    let count = pages.len();
    let style = Style::new(Face::Sans, 8.5, Ink::SECONDARY);
    for (i, page) in pages.iter_mut().enumerate() {
        let mut footer = blocks::hairline(0.6, WIDTH);
        let place = if count > 1 { format!("{} / {count}   ", i + 1) } else { String::new() };
        let words = place + document.footer.as_deref().unwrap_or_default();
        footer.place(blocks::fitted(words.trim_end(), style, 6.0, WIDTH), 0.0, 6.0);
        if !words.is_empty() {
            page.place(footer, 0.0, HEIGHT - FOOTER + 4.0);
        }
    }
    pages
}

/// The parts of a sheet, a little smaller than designed.
#[derive(Clone, Copy)]
struct Scaled(f32);

impl Scaled {
    fn style(self, face: Face, size: f32, ink: Ink) -> Style {
        Style::new(face, size * self.0, ink)
    }

    fn label(self) -> Style {
        self.style(Face::Sans, 10.0, Ink::SECONDARY)
    }

    fn rows(self) -> Rows {
        Rows {
            label: self.label(),
            words: self.style(Face::Sans, 13.0, Ink::TEXT),
            code: self.style(Face::Mono, 13.0, Ink::TEXT),
            beside: Some(150.0),
            padding: 4.5 * self.0,
            hairline: 0.6,
        }
    }

    /// Every part with the room before it, from the top.
    fn parts(self, document: &Document) -> Vec<(f32, Block)> {
        let mut parts = vec![(0.0, self.head(document))];
        let mut add = |gap: f32, block: Block| parts.push((gap * self.0, block));
        if let Some(number) = &document.number {
            add(18.0, self.number(number));
        }
        if let Some(barcode) = &document.barcode {
            let module = (WIDTH / barcode.width() as f32).clamp(BARCODE_MODULE.0, BARCODE_MODULE.1);
            // The quiet zone may run into the margin, the bars start where everything starts.
            let mut part = Block::default();
            let quiet = barcode::QUIET_ZONE as f32 * module;
            part.place(blocks::barcode(barcode, module, 52.0), -quiet, 0.0);
            add(8.0, part);
        }
        for (i, field) in document.fields.iter().enumerate() {
            add(if i == 0 { 14.0 } else { 0.0 }, blocks::row(field, self.rows(), WIDTH));
        }
        for (i, warning) in document.warnings.iter().enumerate() {
            let style = self.style(Face::Strong, 10.5, Ink::WARNING_TEXT);
            add(if i == 0 { 14.0 } else { 5.0 }, blocks::warning(warning, style, WIDTH));
        }
        let (title, words) = (self.style(Face::Strong, 12.5, Ink::TEXT), self.style(Face::Sans, 11.0, Ink::TEXT));
        for section in &document.sections {
            let blocks = blocks::section(section, title, self.rows(), words, WIDTH);
            for (i, (gap, block)) in blocks.into_iter().enumerate() {
                add(if i == 0 { 18.0 } else { gap / self.0 }, block);
            }
        }
        let last = [&document.fee, &document.proof, &document.contact];
        for (i, line) in last.into_iter().flatten().enumerate() {
            let style = self.style(Face::Sans, 10.0, Ink::TEXT);
            add(if i == 0 { 16.0 } else { 3.0 }, blocks::text(line, style, WIDTH));
        }
        parts
    }

    /// Who, what, how much, until when; the QR code beside them.
    fn head(self, document: &Document) -> Block {
        let qr = document.qr.as_ref().map(|(matrix, lines)| {
            let (least, most, wanted) = if document.number.is_some() { QR } else { QR_ALONE };
            let side = (matrix.side() as f32 * wanted).clamp(least, most);
            let module = side / matrix.side() as f32;
            // The dark modules stand where everything starts and ends; the quiet zone runs into the margins, which are
            // as white.
            let quiet = QUIET_ZONE as f32 * module;
            let dark = side - 2.0 * quiet;
            let mut block = Block::default();
            block.place(blocks::qr(matrix, module), -quiet, 4.0 * self.0 - quiet);
            let style = self.style(Face::Sans, 9.5, Ink::TEXT);
            for line in lines {
                block.below(0.0, blocks::text(line, style, dark));
            }
            (dark, block)
        });
        let width = WIDTH - qr.as_ref().map_or(0.0, |(dark, _)| dark + 36.0);
        let mut left = Block::default();
        left.below(0.0, blocks::text(&document.merchant, self.style(Face::Strong, 17.0, Ink::TEXT), width));
        left.below(0.0, blocks::text(&document.title, self.style(Face::Sans, 11.5, Ink::SECONDARY), width));
        let amount = self.style(Face::Strong, 34.0, Ink::ACCENT);
        left.below(12.0 * self.0, blocks::fitted(&document.amount, amount, amount.size * 0.5, width));
        if let Some(expiry) = &document.expiry {
            left.below(2.0 * self.0, blocks::text(expiry, self.style(Face::Strong, 11.5, Ink::TEXT), width));
        }
        if let Some((dark, block)) = qr {
            left.place(block, WIDTH - dark, 0.0);
        }
        left
    }

    fn number(self, field: &Field) -> Block {
        let face = if field.is_code() { Face::Mono } else { Face::Strong };
        let value = self.style(face, 30.0, Ink::TEXT);
        blocks::number(field, self.label(), value, value.size * 0.5, WIDTH)
    }
}
