//! What leaves Cobro for the payer, as bytes: a sheet for paper ([`sheet`]), a card for chats ([`card`]), a code alone
//! ([`code`]). Pure: nothing here knows a file or a clock, and the same input makes the same bytes.
//!
//! A [`Document`] of translated text is laid out as a [`drawing::Drawing`], which [`pdf`] writes as vectors and [`png`]
//! as pixels, both with the same glyphs of the bundled [`faces`].

mod blocks;
pub mod card;
pub mod code;
pub mod document;
mod drawing;
pub mod faces;
mod pdf;
mod png;
pub mod sheet;
mod typeset;

pub use self::document::{Document, Field, Form, Paper, Section};

/// Makes a file of a document; none if it lacks the code that was asked for.
pub fn make(document: &Document, form: Form) -> Option<Vec<u8>> {
    let matrix = document.qr.as_ref().map(|(matrix, _)| matrix);
    let barcode = document.barcode.as_ref();
    let digits = document.number.as_ref().map(|number| number.groups.as_slice()).unwrap_or_default();
    match form {
        Form::Card => Some(card::png(document)),
        Form::Sheet(paper) => Some(sheet::pdf(document, paper)),
        Form::QrPng => matrix.map(code::qr_png),
        Form::QrSvg => matrix.map(|matrix| code::qr_svg(matrix).into_bytes()),
        Form::BarcodePng => barcode.map(|barcode| code::barcode_png(barcode, digits)),
        Form::BarcodeSvg => barcode.map(|barcode| code::barcode_svg(barcode).into_bytes()),
    }
}

#[cfg(test)]
mod tests;
