//! The faces: IBM Plex Sans for words, its mono for codes. Ten digits of one width in each, so columns line up.
//!
//! What Plex lacks (Chinese, Arabic, …) comes from the system's fonts, which egui asks by itself.

use std::sync::{Arc, LazyLock};

use eframe::egui::{FontData, FontDefinitions, FontFamily, FontTweak};

use crate::export::faces;

/// Name of the family of the semibold face.
static STRONG: LazyLock<Arc<str>> = LazyLock::new(|| "strong".into());

/// The family of titles and amounts: a face of its own, since a weight is drawn, not faked.
pub(super) fn strong() -> FontFamily {
    FontFamily::Name(Arc::clone(&STRONG))
}

/// Plex's line box is centred 0.375 em above the baseline, its capitals and digits 0.349 em: words would hang low in
/// buttons and pills. This lifts them to the middle.
const LIFT: f32 = -0.026;

/// Every face and its families.
pub(super) fn definitions() -> FontDefinitions {
    let faces = [
        (FontFamily::Proportional, "plex-sans", faces::SANS),
        (strong(), "plex-sans-semibold", faces::STRONG),
        (FontFamily::Monospace, "plex-mono", faces::MONO),
    ];
    let tweak = FontTweak { y_offset_factor: LIFT, ..FontTweak::default() };
    let mut fonts = FontDefinitions::empty();
    for (family, name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes).tweak(tweak.clone())));
        fonts.families.insert(family, vec![name.to_owned()]);
    }
    fonts
}
