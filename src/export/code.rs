//! A code alone, to be put into a web page, a document or a chat: dark on white, its quiet zone included.

use std::fmt::Write as _;

use super::blocks::{self, Style};
use super::drawing::{Block, Drawing, Ink, Item};
use super::faces::Face;
use super::png;
use super::typeset::Line;
use crate::instructions::barcode::Barcode;
use crate::instructions::qr::QrMatrix;

/// The fewest pixels on each side of a QR code.
const QR_SIDE: usize = 1024;
/// Pixels of a barcode's module and of its bars' height.
const BAR: (usize, usize) = (6, 320);

/// A QR code as a picture; each module is the same whole number of pixels.
pub fn qr_png(matrix: &QrMatrix) -> Vec<u8> {
    let module = QR_SIDE.div_ceil(matrix.side());
    let block = blocks::qr(matrix, module as f32);
    let side = block.height;
    png::write(&Drawing { width: side, height: side, items: block.items })
}

/// A QR code as vectors, one unit a module.
pub fn qr_svg(matrix: &QrMatrix) -> String {
    let mut path = String::new();
    for (x, y, length) in matrix.bars() {
        write!(path, "M{x} {y}h{length}v1h-{length}z").ok(); // a String takes everything
    }
    svg(matrix.side(), matrix.side(), &path)
}

/// A barcode as a picture, with the digits beneath it.
pub fn barcode_png(barcode: &Barcode, digits: &[String]) -> Vec<u8> {
    let width = (barcode.width() * BAR.0) as f32;
    let mut block = blocks::barcode(barcode, BAR.0 as f32, BAR.1 as f32);
    let style = Style::new(Face::Mono, 56.0, Ink::BLACK);
    let line = Line::of_groups(style.face, digits);
    let size = style.size.min(width * 0.94 / line.width().max(f32::EPSILON));
    let words = Item::Text { x: (width - line.width() * size) / 2.0, y: 52.0, line, size, ink: style.ink };
    block.below(12.0, Block { height: 76.0, items: vec![words] });
    // Light above the bars too: readers look for an edge all around.
    let mut whole = Block::default();
    whole.place(block, 0.0, 24.0);
    png::write(&Drawing { width, height: whole.height, items: whole.items })
}

/// A barcode as vectors, one unit a module across; without its digits, which need a face.
pub fn barcode_svg(barcode: &Barcode) -> String {
    let height = 50;
    let mut path = String::new();
    for (x, width) in barcode.bars() {
        write!(path, "M{x} 0h{width}v{height}h-{width}z").ok(); // a String takes everything
    }
    svg(barcode.width(), height, &path)
}

fn svg(width: usize, height: usize, path: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{}\" height=\"{}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{width}v{height}h-{width}z\"/><path fill=\"#000\" \
         d=\"{path}\"/></svg>\n",
        width * 8,
        height * 8,
    )
}
