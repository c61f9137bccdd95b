//! Code 128 barcodes as modules, for cash codes that a cashier may scan.

use code128::Code128;

/// Light modules on each side of the bars (ISO/IEC 15417 asks for ten).
pub const QUIET_ZONE: usize = 10;

/// The longest text that has a barcode: more does not fit across a page at a width that a till's reader sees.
pub const MAX_LEN: usize = 48;

/// Why a text has no barcode.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BarcodeError {
    /// There is nothing to encode.
    #[error("there is nothing to put into a barcode")]
    Empty,
    /// Longer than [`MAX_LEN`].
    #[error("{0} characters are too long for a barcode")]
    TooLong(usize),
    /// A character that a till's reader cannot type.
    #[error("{0:?} cannot stand in a barcode")]
    Character(char),
}

/// The bars of a Code 128 with its quiet zones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Barcode {
    width: usize,
    bars: Vec<(usize, usize)>,
}

impl Barcode {
    /// Encodes printable ASCII as it is; digits by pairs, which makes the shortest code.
    pub fn encode(content: &str) -> Result<Self, BarcodeError> {
        if let Some(odd) = content.chars().find(|c| !matches!(c, ' '..='~')) {
            return Err(BarcodeError::Character(odd));
        }
        match content.len() {
            0 => return Err(BarcodeError::Empty),
            1..=MAX_LEN => {}
            len => return Err(BarcodeError::TooLong(len)),
        }
        let mut at = QUIET_ZONE;
        let mut bars = Vec::new();
        for bar in Code128::encode(content.as_bytes()).bars() {
            bars.push((at, usize::from(bar.width)));
            at += usize::from(bar.width) + usize::from(bar.space);
        }
        let end = bars.last().map_or(at, |(start, width)| start + width);
        Ok(Self { width: end + QUIET_ZONE, bars })
    }

    /// Modules across, the quiet zones included.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// The dark bars from the left: first module and width, in modules.
    pub fn bars(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.bars.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The symbols of ISO/IEC 15417, table 1, as widths of bar, space, bar, space, bar, space.
    const SYMBOLS: [&str; 106] = [
        "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312",
        "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132", "221231", "213212",
        "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321", "232121",
        "111323", "131123", "131321", "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331",
        "132131", "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131", "311123",
        "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224", "111422", "121124",
        "121421", "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211", "241211", "221114",
        "413111", "241112", "134111", "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112",
        "421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311",
        "113141", "114131", "311141", "411131", "211412", "211214", "211232",
    ];
    const STOP: &str = "2331112";

    /// Reads the bars back by the standard's own table, sets B and C with the switches between them, and judges the
    /// check symbol.
    fn read(barcode: &Barcode) -> String {
        let bars: Vec<_> = barcode.bars().collect();
        let mut widths = String::new();
        for (i, (start, width)) in bars.iter().enumerate() {
            widths += &width.to_string();
            if let Some((next, _)) = bars.get(i + 1) {
                widths += &(next - start - width).to_string();
            }
        }
        let body = widths.strip_suffix(STOP).expect("it ends with the stop symbol");
        let symbols: Vec<usize> = body
            .as_bytes()
            .chunks(6)
            .map(|chunk| SYMBOLS.iter().position(|known| known.as_bytes() == chunk).expect("a symbol of the table"))
            .collect();
        let (check, symbols) = symbols.split_last().expect("a check symbol");
        let sum = symbols.iter().enumerate().map(|(i, symbol)| i.max(1) * symbol).sum::<usize>();
        assert_eq!(sum % 103, *check, "the check symbol");
        let (start, symbols) = symbols.split_first().expect("a start symbol");
        let mut set = match start {
            104 => 'B',
            105 => 'C',
            other => panic!("set A is never needed: {other}"),
        };
        let mut text = String::new();
        for &symbol in symbols {
            match (set, symbol) {
                ('C', 0..=99) => {
                    let pair = format!("{symbol:02}");
                    text += &pair;
                }
                ('C', 100) => set = 'B',
                ('B', 99) => set = 'C',
                ('B', 0..=95) => text.push(char::from(u8::try_from(symbol + 32).expect("ASCII"))),
                other => panic!("{other:?}"),
            }
        }
        text
    }

    #[test]
    fn a_known_code_has_the_standards_bars() {
        // Start C, 12 34, check 82 = (105 + 12 + 2·34) mod 103, stop.
        let barcode = Barcode::encode("1234").expect("it can be encoded");
        assert_eq!(barcode.width(), 2 * QUIET_ZONE + 4 * 11 + 13);
        assert_eq!(read(&barcode), "1234");
    }

    #[test]
    fn cash_codes_are_read_back() {
        // OXXO's 14 digits, a network's 20, Openpay's store reference, an odd number of digits.
        for code in ["98000006271718", "10101010101010101014", "OPENPAY02DQ35YOY7", "012914002014112176", "1234567"] {
            let barcode = Barcode::encode(code).expect("it can be encoded");
            assert_eq!(read(&barcode), code);
        }
        let pairs = Barcode::encode("98000006271718").expect("it can be encoded");
        assert_eq!(pairs.width(), 2 * QUIET_ZONE + 9 * 11 + 13, "two digits a symbol");
    }

    #[test]
    fn what_no_till_reads_is_refused() {
        assert_eq!(Barcode::encode(""), Err(BarcodeError::Empty));
        assert_eq!(Barcode::encode("12é"), Err(BarcodeError::Character('é')));
        assert_eq!(Barcode::encode("12\n"), Err(BarcodeError::Character('\n')));
        assert_eq!(Barcode::encode("１２"), Err(BarcodeError::Character('１')), "full-width digits are no digits");
        assert_eq!(Barcode::encode(&"1".repeat(49)), Err(BarcodeError::TooLong(49)));
    }

    proptest! {
        #[test]
        fn printable_ascii_is_read_back(text in "[ -~]{1,48}") {
            prop_assert_eq!(read(&Barcode::encode(&text).expect("it can be encoded")), text);
        }

        #[test]
        fn digits_are_read_back(text in "[0-9]{1,48}") {
            prop_assert_eq!(read(&Barcode::encode(&text).expect("it can be encoded")), text);
        }

        #[test]
        fn anything_is_encoded_or_refused(text in any::<String>()) {
            Barcode::encode(&text).ok();
        }
    }
}
