//! What the tokens promise, measured.

use eframe::egui::{Color32, Context, FontFamily, FontId};
use egui_kittest::Harness;

use super::*;

/// Relative luminance by WCAG 2.
fn luminance(color: Color32) -> f64 {
    let channel = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
}

fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_can_be_read() {
    for theme in [&LIGHT, &DARK] {
        let grounds = [theme.canvas, theme.surface, theme.raised];
        let inks = [theme.paid, theme.waiting, theme.failed, theme.person, theme.muted, theme.banner];
        let mut pairs: Vec<(Color32, Color32)> = inks.iter().map(|ink| (ink.text, ink.fill)).collect();
        for ground in grounds {
            let texts = [theme.text, theme.secondary, theme.accent, theme.failed.text, theme.waiting.text];
            pairs.extend(texts.map(|text| (text, ground)));
        }
        pairs.extend([(theme.on_accent, theme.accent), (theme.on_accent, theme.accent_hover)]);
        pairs.push((theme.text, theme.muted.fill));
        pairs.push((theme.surface, theme.failed.text)); // the button that destroys
        for (text, ground) in pairs {
            let contrast = contrast(text, ground);
            assert!(contrast >= 4.5, "{text:?} on {ground:?}: {contrast:.2}, dark: {}", theme.dark);
        }
    }
}

#[test]
fn focus_can_be_seen() {
    for theme in [&LIGHT, &DARK] {
        for ground in [theme.canvas, theme.surface, theme.raised] {
            let contrast = contrast(theme.focus, ground);
            assert!(contrast >= 3.0, "{ground:?}: {contrast:.2}");
        }
    }
}

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
