//! Windows: the registry, where the system's settings keep what they tell programs.
//!
//! Dark or light the window hears of by itself, except in high contrast: there winit says light whatever the colours
//! are, so the background that was chosen decides.

#[cfg(windows)]
use windows_registry::CURRENT_USER;

#[cfg(windows)]
use super::Appearance;

/// What is set now; what cannot be read is not wished for.
#[cfg(windows)]
pub(super) fn read() -> Appearance {
    let text = |path: &str, name: &str| CURRENT_USER.open(path).and_then(|key| key.get_string(name)).ok();
    let high_contrast =
        text(r"Control Panel\Accessibility\HighContrast", "Flags").is_some_and(|flags| is_high_contrast(&flags));
    let dark = text(r"Control Panel\Colors", "Window").filter(|_| high_contrast);
    let effects = CURRENT_USER.open(r"Control Panel\Desktop").and_then(|key| key.get_value("UserPreferencesMask"));
    Appearance {
        dark: dark.and_then(|colour| is_dark(&colour)),
        high_contrast,
        reduced_motion: effects.is_ok_and(|mask| !is_animated(&mask)),
    }
}

/// The first bit of `HIGHCONTRASTW::dwFlags`, kept as a decimal number in words.
fn is_high_contrast(flags: &str) -> bool {
    flags.trim().parse::<u32>().is_ok_and(|flags| flags & 1 == 1)
}

/// Whether windows may animate what is in them: `SPI_GETCLIENTAREAANIMATION`, bit 33 of the mask. A shorter mask does
/// not say, and then they may.
fn is_animated(mask: &[u8]) -> bool {
    mask.get(4).is_none_or(|byte| byte & 0b10 != 0)
}

/// Whether a colour, three decimal numbers for red, green and blue, is nearer to black.
fn is_dark(colour: &str) -> Option<bool> {
    let mut parts = colour.split_whitespace().map(|part| part.parse::<u8>().ok());
    let (r, g, b) = (parts.next()??, parts.next()??, parts.next()??);
    // Weights of the eye, by ITU-R BT.601, in thousandths.
    Some(u32::from(r) * 299 + u32::from(g) * 587 + u32::from(b) * 114 < 128_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn high_contrast_is_the_first_bit() {
        assert!(is_high_contrast("127"));
        assert!(is_high_contrast(" 4195 "));
        for off in ["126", "4194", "", "on", "-1"] {
            assert!(!is_high_contrast(off), "{off}");
        }
    }

    #[test]
    fn the_mask_tells_of_animations() {
        // As Windows 10 and 11 keep it with animations on, and after they were turned off in the settings.
        assert!(is_animated(&[0x9E, 0x1E, 0x07, 0x80, 0x12, 0, 0, 0]));
        assert!(!is_animated(&[0x90, 0x12, 0x03, 0x80, 0x10, 0, 0, 0]));
        assert!(is_animated(&[0x90, 0x12]));
    }

    #[test]
    fn the_background_tells_dark_from_light() {
        assert_eq!(is_dark("0 0 0"), Some(true));
        assert_eq!(is_dark("32 32 32"), Some(true));
        assert_eq!(is_dark("255 250 239"), Some(false));
        assert_eq!(is_dark("0 0"), None);
        assert_eq!(is_dark("256 0 0"), None);
    }
}
