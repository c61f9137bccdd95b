//! The colours: contrast by WCAG 2.2, and what is left of a difference for eyes that see fewer colours.

use eframe::egui::Color32;

use crate::ui::theme::{DARK_CONTRAST, Ink, LIGHT_CONTRAST, LOOKS, Solid, Theme};

/// A colour as linear light: red, green, blue from 0 to 1.
type Light = [f64; 3];

fn light(color: Color32) -> Light {
    [color.r(), color.g(), color.b()].map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn product(rows: &[[f64; 3]; 3], [r, g, b]: Light) -> [f64; 3] {
    rows.map(|row| row[0] * r + row[1] * g + row[2] * b)
}

/// Relative luminance (WCAG 2.2).
fn luminance(color: Color32) -> f64 {
    let [r, g, b] = light(color);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What text and what is pressed stands on.
fn grounds(theme: &Theme) -> [Color32; 6] {
    [theme.canvas, theme.surface, theme.raised, theme.hover, theme.pressed, theme.selected]
}

/// What a state is written with.
fn states(theme: &Theme) -> [(&'static str, Ink); 5] {
    [
        ("paid", theme.paid),
        ("waiting", theme.waiting),
        ("failed", theme.failed),
        ("person", theme.person),
        ("muted", theme.muted),
    ]
}

/// Every text that must be readable, on everything it stands on.
fn text_pairs(theme: &Theme) -> Vec<(Color32, Color32)> {
    let mut pairs = vec![(theme.banner.text, theme.banner.fill)];
    pairs.extend(states(theme).map(|(_, ink)| (ink.text, ink.fill)));
    for ground in grounds(theme) {
        pairs.extend([theme.text, theme.secondary, theme.accent, theme.accent_hover].map(|text| (text, ground)));
    }
    for ground in [theme.canvas, theme.surface, theme.raised, theme.hover] {
        pairs.extend([theme.failed.text, theme.waiting.text, theme.paid.text].map(|text| (text, ground)));
    }
    for (_, ink) in states(theme) {
        pairs.push((theme.text, ink.fill)); // the words below a banner's own
    }
    for Solid { fill, hover, pressed, text } in [theme.primary, theme.danger] {
        pairs.extend([fill, hover, pressed].map(|ground| (text, ground)));
    }
    pairs.extend([(theme.on_accent, theme.accent), (theme.on_accent, theme.accent_hover)]);
    pairs
}

#[test]
fn text_can_be_read() {
    for theme in LOOKS {
        let least = if theme.high_contrast { 7.0 } else { 4.5 };
        for (text, ground) in text_pairs(theme) {
            let contrast = contrast(text, ground);
            assert!(contrast >= least, "{text:?} on {ground:?}: {contrast:.2}, dark: {}", theme.dark);
        }
    }
}

/// What cannot be used now is exempt from WCAG, but whoever asks why must still be able to read what it is.
#[test]
fn what_is_disabled_can_still_be_made_out() {
    for theme in LOOKS {
        let least = if theme.high_contrast { 7.0 } else { 3.0 };
        for ground in [theme.canvas, theme.surface, theme.raised] {
            let contrast = contrast(theme.disabled, ground);
            assert!(contrast >= least, "{ground:?}: {contrast:.2}");
        }
    }
}

/// WCAG 1.4.11: what shows where a control is, and which one has the keyboard.
#[test]
fn controls_and_focus_can_be_seen() {
    for theme in LOOKS {
        for ground in [theme.canvas, theme.surface, theme.raised] {
            for (what, color) in [("focus", theme.focus), ("line", theme.strong_line), ("accent", theme.accent)] {
                let contrast = contrast(color, ground);
                assert!(contrast >= 3.0, "{what} on {ground:?}: {contrast:.2}, dark: {}", theme.dark);
            }
        }
        for solid in [theme.primary, theme.danger] {
            assert!(contrast(solid.fill, theme.canvas) >= 3.0);
        }
    }
}

#[test]
fn in_high_contrast_every_line_is_strong() {
    for theme in [&LIGHT_CONTRAST, &DARK_CONTRAST] {
        for line in [theme.hairline, theme.line, theme.strong_line] {
            for ground in [theme.canvas, theme.surface, theme.raised] {
                assert!(contrast(line, ground) >= 4.5, "{line:?} on {ground:?}");
            }
        }
    }
}

#[test]
fn a_canvas_tells_its_look() {
    for (i, one) in LOOKS.iter().enumerate() {
        for other in &LOOKS[..i] {
            assert_ne!(one.canvas, other.canvas);
        }
    }
}

/// How eyes without one of the three kinds of cones see linear light.
/// Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency (2009),
/// severity 1.0.
const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

/// Linear light as CIELAB (D65).
fn lab(light: Light) -> [f64; 3] {
    const XYZ: [[f64; 3]; 3] =
        [[0.412_456, 0.357_576, 0.180_437], [0.212_673, 0.715_152, 0.072_175], [0.019_334, 0.119_192, 0.950_304]];
    let [x, y, z] = product(&XYZ, light.map(|channel| channel.clamp(0.0, 1.0)));
    let [x, y, z] = [x / 0.950_47, y, z / 1.088_83]
        .map(|t| if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Distance in CIELAB; 2 is just about noticeable side by side.
fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// Five times what is just noticeable, for every eye; shape and word tell the states apart in any case.
#[test]
fn states_differ_for_eyes_that_see_fewer_colors() {
    const LEAST: f64 = 10.0;
    for theme in LOOKS {
        for (eye, cones) in &EYES {
            let seen = states(theme).map(|(name, ink)| (name, lab(product(cones, light(ink.text)))));
            for (i, (one, a)) in seen.iter().enumerate() {
                for (other, b) in &seen[..i] {
                    let distance = distance(*a, *b);
                    let look = (theme.dark, theme.high_contrast);
                    assert!(distance >= LEAST, "{one} and {other}, {eye}, {look:?}: {distance:.1}");
                }
            }
        }
    }
}

/// The simulation itself: white stays white, and a red and a green fall together without M cones.
#[test]
fn the_simulation_is_sound() {
    let white = lab([1.0, 1.0, 1.0]);
    for (eye, cones) in &EYES {
        assert!(distance(lab(product(cones, [1.0, 1.0, 1.0])), white) < 0.1, "{eye}");
    }
    let (red, green) = ([0.58, 0.266, 0.113], [0.15, 0.45, 0.1]);
    let apart = |cones: &[[f64; 3]; 3]| distance(lab(product(cones, red)), lab(product(cones, green)));
    assert!(apart(&EYES[0].1) > 50.0, "{}", apart(&EYES[0].1));
    assert!(apart(&EYES[2].1) < 3.0, "{}", apart(&EYES[2].1));
}
