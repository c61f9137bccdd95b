//! Untrusted and hand-typed text, made safe to send and to show.

use std::fmt::Write as _;

/// Turns a remark into what the gateway asks for: ASCII without accents, at most `max_len` characters, blanks folded
/// (IDR, COP and MXN pages: "English letters or Spanish without accents").
pub fn to_plain_ascii(text: &str, max_len: usize) -> String {
    let mut ascii = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() { ascii.push(c) } else { ascii.push_str(any_ascii::any_ascii_char(c)) }
    }
    let mut out = String::with_capacity(ascii.len());
    for word in ascii.split(|c: char| c.is_ascii_whitespace() || c.is_ascii_control()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.truncate(max_len); // ASCII: a character is a byte
    out.truncate(out.trim_end().len());
    out
}

/// Makes control and direction-changing characters of untrusted text visible, as `‹U+202E›`.
///
/// What a payer is told must read on our screen as it reads on any other.
pub fn show_hidden(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            write!(out, "‹U+{:04X}›", u32::from(c)).ok(); // a String takes everything
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether a character draws nothing of its own or changes how its neighbours are drawn.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn remarks_lose_their_accents() {
        assert_eq!(to_plain_ascii("Café y pan ñoño", 32), "Cafe y pan nono");
        assert_eq!(to_plain_ascii("  a \n\t b  ", 32), "a b");
        assert_eq!(to_plain_ascii("¡Música!", 5), "!Musi");
        assert!(to_plain_ascii("日本", 32).is_ascii());
    }

    #[test]
    fn direction_marks_are_shown() {
        assert_eq!(show_hidden("BBVA\u{202e}12"), "BBVA‹U+202E›12");
        assert_eq!(show_hidden("a\0b"), "a‹U+0000›b");
        assert_eq!(show_hidden("José"), "José");
    }

    proptest! {
        #[test]
        fn plain_is_ascii_and_short(text in "\\PC*", max in 0_usize..64) {
            let plain = to_plain_ascii(&text, max);
            prop_assert!(plain.is_ascii() && plain.len() <= max);
            prop_assert_eq!(to_plain_ascii(&plain, max), plain.clone());
        }

        #[test]
        fn nothing_hidden_is_left(text in any::<String>()) {
            prop_assert!(!show_hidden(&text).chars().any(is_hidden));
        }
    }
}
