//! QR payment strings of the `EMVCo` form, QRIS among them (instruction-facts, section 3.6).

use std::collections::BTreeMap;

/// What a payment string says.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct EmvQr {
    /// Whether it is made for one payment (tag 01); none where it does not say.
    pub is_dynamic: Option<bool>,
    /// Currency by its ISO 4217 number, as `360` (tag 53).
    pub currency: Option<String>,
    /// The amount as it stands there: `20000`, `100003.00` (tag 54).
    pub amount: Option<String>,
    /// Two letters, as `ID` (tag 58).
    pub country: Option<String>,
    /// The merchant's name as the payer's app shows it (tag 59).
    pub merchant: Option<String>,
    /// The merchant's city (tag 60).
    pub city: Option<String>,
    /// Whether it is QRIS: a template of that name among the merchant's accounts.
    pub is_qris: bool,
    /// QRIS: the merchant's national number, `ID` and 13 digits.
    pub nmid: Option<String>,
    /// Who serves the merchant: the reverse domain of its own account, as `ID.DANA.WWW`.
    pub acquirer: Option<String>,
    /// The bill's number (tag 62.01).
    pub bill: Option<String>,
    /// The terminal's label (tag 62.07).
    pub terminal: Option<String>,
}

/// Why a text is no whole payment string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmvQrError {
    /// It does not begin as one.
    #[error("it does not begin as a payment string does")]
    NotOne,
    /// An element is longer than what is left, or the checksum at the end is missing.
    #[error("it is cut short")]
    CutShort,
    /// Two letters where a number should stand, or a tag twice.
    #[error("its elements cannot be read")]
    Malformed,
    /// The checksum is that of another text: something was changed.
    #[error("its checksum is wrong")]
    Checksum,
}

/// Reads a payment string whole; nothing is told of one that is not.
pub fn decode(text: &str) -> Result<EmvQr, EmvQrError> {
    if !is_emv(text) {
        return Err(EmvQrError::NotOne);
    }
    let elements = elements(text)?;
    // Only an element at the very end covers all others.
    let is_last = text.split_at_checked(text.len().saturating_sub(8)).is_some_and(|(_, end)| end.starts_with(CRC_TAG));
    if !elements.contains_key("63") || !is_last {
        return Err(EmvQrError::CutShort);
    }
    if !is_whole(text) {
        return Err(EmvQrError::Checksum);
    }
    let said = |tag: &str| elements.get(tag).map(|&value| value.to_owned());
    let mut code = EmvQr {
        is_dynamic: match elements.get("01").copied() {
            Some("11") => Some(false),
            Some("12") => Some(true),
            _ => None,
        },
        currency: said("53"),
        amount: said("54"),
        country: said("58"),
        merchant: said("59"),
        city: said("60"),
        ..EmvQr::default()
    };
    // Merchant accounts: templates whose sub-element 00 is a reverse domain.
    for (_, template) in elements.range("26".."52") {
        let Ok(inner) = self::elements(template) else { continue };
        match inner.get("00") {
            Some(&"ID.CO.QRIS.WWW") => {
                code.is_qris = true;
                code.nmid = inner.get("02").map(|&nmid| nmid.to_owned());
            }
            Some(domain) if code.acquirer.is_none() => code.acquirer = Some((*domain).to_owned()),
            _ => {}
        }
    }
    if let Some(inner) = elements.get("62").and_then(|extra| self::elements(extra).ok()) {
        code.bill = inner.get("01").map(|&bill| bill.to_owned());
        code.terminal = inner.get("07").map(|&terminal| terminal.to_owned());
    }
    Ok(code)
}

/// Splits a text into its elements: two digits of tag, two of length, the value. Lengths count characters.
fn elements(text: &str) -> Result<BTreeMap<&str, &str>, EmvQrError> {
    let mut found = BTreeMap::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (tag, after) = two_digits(rest)?;
        let (length, after) = two_digits(after)?;
        let length = length.parse().ok().ok_or(EmvQrError::Malformed)?;
        let end = match after.char_indices().nth(length) {
            Some((end, _)) => end,
            None if after.chars().count() == length => after.len(),
            None => return Err(EmvQrError::CutShort),
        };
        let (value, after) = after.split_at(end);
        if found.insert(tag, value).is_some() {
            return Err(EmvQrError::Malformed);
        }
        rest = after;
    }
    Ok(found)
}

fn two_digits(text: &str) -> Result<(&str, &str), EmvQrError> {
    let (digits, rest) = text.split_at_checked(2).ok_or(EmvQrError::CutShort)?;
    let are_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    are_digits.then_some((digits, rest)).ok_or(EmvQrError::Malformed)
}

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
pub(super) fn crc16_ccitt_false(bytes: &[u8]) -> u16 {
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
    fn samples_are_decoded_or_refused_as_marked() {
        let decoded: Vec<_> = samples().map(|(_, payload)| decode(payload)).collect();
        let told = |code: &EmvQr| {
            let some = |text: &Option<String>| text.clone().unwrap_or_default();
            [&code.merchant, &code.city, &code.nmid, &code.acquirer, &code.amount, &code.terminal].map(some).join(" | ")
        };
        let expected = [
            (false, "WARUNG CONTOH SATU | JAKARTA | ID1020000000001 | ID.DANA.WWW |  | "),
            (false, "KEDAI CONTOH | BANDUNG | ID1020000000002 | COM.GO-JEK.WWW |  | A01"),
            (false, "APOTEK CONTOH | SURABAYA | ID1020000000003 | ID.CO.BNI.WWW |  | A01"),
            (true, "TOKO CONTOH | MEDAN | ID1020000000004 | COM.NOBUBANK.WWW | 20000 | A01"),
            (true, "TOKO CONTOH | MEDAN | ID1020000000005 | COM.NOBUBANK.WWW | 100003.00 | A01"),
        ];
        for (decoded, (is_dynamic, expected)) in decoded.iter().zip(expected) {
            let code = decoded.as_ref().expect("a valid sample");
            assert_eq!(told(code), expected);
            assert_eq!((code.is_dynamic, code.is_qris), (Some(is_dynamic), true));
            assert_eq!((code.currency.as_deref(), code.country.as_deref()), (Some("360"), Some("ID")));
        }
        assert_eq!(decoded[3].as_ref().expect("valid").bill.as_deref(), Some("INV-0004"));
        assert_eq!(decoded[5..], [Err(EmvQrError::Checksum), Err(EmvQrError::CutShort)]);
    }

    #[test]
    fn other_countries_codes_are_read_too() {
        // Raast between persons has payload format 02.
        let with_crc =
            |payload: &str| format!("{payload}6304{:04X}", crc16_ccitt_false(format!("{payload}6304").as_bytes()));
        let code = decode(&with_crc("000202010212530358654071500.505802PK5905Ahmed"));
        let code = code.expect("a code");
        assert_eq!((code.currency.as_deref(), code.amount.as_deref()), (Some("586"), Some("1500.50")));
        assert_eq!(
            (code.merchant.as_deref(), code.country.as_deref(), code.is_qris),
            (Some("Ahmed"), Some("PK"), false)
        );
        // Lengths count characters, the checksum bytes.
        let code = decode(&with_crc("00020153031705802CO5909Peñaranda")).expect("a code");
        assert_eq!((code.merchant.as_deref(), code.nmid, code.is_dynamic), (Some("Peñaranda"), None, None));
    }

    #[test]
    fn broken_codes_are_told_apart() {
        for (text, error) in [
            ("", EmvQrError::NotOne),
            ("OR.GPNQR..INOPROID_BS", EmvQrError::NotOne),
            ("000201", EmvQrError::CutShort),
            ("0002010", EmvQrError::CutShort),
            ("000201xx02AB", EmvQrError::Malformed),
            ("00020159+1A6304ABCD", EmvQrError::Malformed),
            ("00020100020163041D3D", EmvQrError::Malformed),
            ("0002015905Añoza6304", EmvQrError::CutShort),
            ("0002016304ABCD", EmvQrError::Checksum),
            ("0002016304ABCD5802ID", EmvQrError::CutShort),
        ] {
            assert_eq!(decode(text), Err(error), "{text}");
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
            let framed = format!("000201{text}6304{text}");
            let right = format!("{}{:04X}", &framed[..framed.len() - text.len()], crc16_ccitt_false(&framed.as_bytes()[..framed.len() - text.len()]));
            for text in [&text, &framed, &right] {
                prop_assert!(decode(text).is_err() || is_whole(text));
            }
        }
    }
}
