//! The faces: widths of digits, and glyphs.

use eframe::egui::{Context, FontFamily, FontId};
use egui_kittest::Harness;

use crate::ui::theme::{LIGHT, font, install};

/// A context that has our faces and has drawn once.
fn started() -> Context {
    let harness = Harness::builder().with_context_setup(install).build_ui(|_| {});
    harness.ctx.clone()
}

#[test]
fn ten_digits_are_of_one_width() {
    started().fonts_mut(|fonts| {
        for face in [font::TABLE, font::body_strong(), font::amount(), font::MONO] {
            let widths = ('0'..='9').map(|digit| fonts.glyph_width(&face, digit));
            for width in widths {
                assert!((width - 0.6 * face.size).abs() < 1e-3, "{width} points in {face:?}");
            }
        }
    });
}

#[test]
fn a_number_is_as_wide_as_another_of_its_length() {
    started().fonts_mut(|fonts| {
        for face in [font::TABLE, font::amount(), font::MONO] {
            let mut width = |digits: &str| fonts.layout_no_wrap(digits.to_owned(), face.clone(), LIGHT.text).size().x;
            assert!((width("1,111,111.17") - width("8,888,408.09")).abs() < f32::EPSILON, "{face:?}");
        }
    });
}

#[test]
fn the_strong_face_is_another_face() {
    started().fonts_mut(|fonts| {
        let strong = font::strong();
        let regular = FontId::new(strong.size, FontFamily::Proportional);
        assert!(fonts.glyph_width(&strong, 'm') > fonts.glyph_width(&regular, 'm'));
    });
}

/// Plex has every letter of our languages and of what money, codes and sentences need; other scripts are the system's.
#[test]
fn no_glyph_of_our_languages_is_missing() {
    let letters = "áéíóúüñÁÉÍÓÚÜÑ¿¡çãõàèêô–—…“”‘’«»·•×−≤≥%‰€$£¥₹₱₨©®°ªº½→←↑↓✓";
    started().fonts_mut(|fonts| {
        for face in [font::BODY, font::strong(), font::MONO] {
            let missing: Vec<char> = letters.chars().filter(|c| !fonts.has_glyph(&face, *c)).collect();
            assert!(missing.is_empty(), "{missing:?} in {face:?}");
        }
    });
}
