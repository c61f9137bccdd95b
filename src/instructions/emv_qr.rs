//! QR payment strings of the `EMVCo` form, QRIS among them (instruction-facts, section 3.6).

/// The last element without its value: the checksum's tag and length.
const CRC_TAG: &str = "6304";

/// Whether it begins as such a string does: payload format 01, or 02 as Raast has it between persons.
pub fn is_emv(text: &str) -> bool {
    text.starts_with("000201") || text.starts_with("000202")
}

/// Whether the string is whole: it begins as one and ends with the right checksum.
///
/// The checksum covers everything before its own four digits, its tag and length included.
pub fn is_whole(text: &str) -> bool {
    let Some((covered, digits)) = text.split_at_checked(text.len().saturating_sub(4)) else { return false };
    let is_hex = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_emv(text)
        && covered.ends_with(CRC_TAG)
        && is_hex
        && u16::from_str_radix(digits, 16) == Ok(crc16_ccitt_false(covered.as_bytes()))
}

/// CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, nothing reflected.
fn crc16_ccitt_false(bytes: &[u8]) -> u16 {
    let mut crc = 0xffff_u16;
    for &byte in bytes {
        crc ^= u16::from(byte) << 8;
        for _ in 0..8 {
            crc = if crc & 0x8000 == 0 { crc << 1 } else { (crc << 1) ^ 0x1021 };
        }
    }
    crc
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Description and payload of each sample.
    fn samples() -> impl Iterator<Item = (&'static str, &'static str)> {
        include_str!("../../tests/data/qris-samples.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('\t'))
    }

    #[test]
    fn the_checksum_is_the_standards_own() {
        assert_eq!(crc16_ccitt_false(b"123456789"), 0x29b1);
    }

    #[test]
    fn samples_are_judged_right() {
        assert_eq!(samples().count(), 7);
        for (description, payload) in samples() {
            assert_eq!(is_whole(payload), !description.starts_with("INVALID"), "{description}");
            assert!(is_emv(payload), "{description}");
        }
    }

    #[test]
    fn what_is_no_payment_string_is_not_whole() {
        // The scrambled sample of the gateway's page; a bare checksum that happens to be right.
        for text in ["", "OR.GPNQR..INOPROID_BS", "6304", "ñ6304ABCD", "00020163041D3D\u{301}"] {
            assert!(!is_whole(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_changed_character_is_noticed(which in 0_usize..5, at in any::<prop::sample::Index>(), by in 1_u8..10) {
            let payload = samples().nth(which).expect("a sample").1;
            let at = at.index(payload.len());
            let changed = payload.as_bytes()[at];
            prop_assume!(changed.is_ascii_digit());
            let mut bytes = payload.as_bytes().to_vec();
            bytes[at] = b'0' + (changed - b'0' + by) % 10;
            prop_assert!(!is_whole(std::str::from_utf8(&bytes).expect("ASCII")));
        }

        #[test]
        fn any_text_is_judged_without_panic(text in any::<String>()) {
            is_whole(&text);
            is_whole(&format!("000201{text}6304{text}"));
        }
    }
}
