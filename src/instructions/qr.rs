//! QR codes as modules: one encoder for the window, the pictures and the sheets.

use qrcode::bits::Bits;
use qrcode::{EcLevel, QrCode, Version};

/// Light modules around the code, on each side; fewer and some readers do not find it (ISO/IEC 18004).
pub const QUIET_ZONE: usize = 4;

/// Why a text has no QR code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    /// There is nothing to encode.
    #[error("there is nothing to put into a QR code")]
    Empty,
    /// Longer than the largest code holds, 2,953 bytes at the lowest correction level.
    #[error("{0} bytes are too long for a QR code")]
    TooLong(usize),
}

/// The modules of a QR code with its quiet zone, rows from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrMatrix {
    code_width: usize,
    dark: Vec<bool>,
}

impl QrMatrix {
    /// Encodes `content` byte for byte into the smallest code of correction level M, or L where M is full.
    pub fn encode(content: &str) -> Result<Self, QrError> {
        if content.is_empty() {
            return Err(QrError::Empty);
        }
        let code = at_level(content, EcLevel::M).or_else(|| at_level(content, EcLevel::L));
        let code = code.ok_or(QrError::TooLong(content.len()))?;
        let code_width = code.width();
        let dark = code.into_colors().into_iter().map(|module| module == qrcode::Color::Dark).collect();
        Ok(Self { code_width, dark })
    }

    /// Modules on each side, the quiet zone included.
    pub const fn side(&self) -> usize {
        self.code_width + 2 * QUIET_ZONE
    }

    /// Whether the module in column `x`, row `y` is dark; the quiet zone and everything outside is light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        let (Some(x), Some(y)) = (x.checked_sub(QUIET_ZONE), y.checked_sub(QUIET_ZONE)) else {
            return false;
        };
        x < self.code_width && self.dark.get(y * self.code_width + x).is_some_and(|&dark| dark)
    }

    /// The dark modules as bars one module high, row by row: column, row and length.
    pub fn bars(&self) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
        let side = self.side();
        (0..side).flat_map(move |y| {
            let mut x = 0;
            std::iter::from_fn(move || {
                let start = (x..side).find(|&x| self.is_dark(x, y))?;
                let end = (start..side).find(|&x| !self.is_dark(x, y)).unwrap_or(side);
                x = end;
                Some((start, y, end - start))
            })
        })
    }
}

/// The smallest code that holds `content` at a correction level; none if none does.
fn at_level(content: &str, level: EcLevel) -> Option<QrCode> {
    if content.is_ascii() {
        // The library mixes digits, capitals and bytes for the smallest code; a reader gives the same text back.
        return QrCode::with_error_correction_level(content, level).ok();
    }
    // Two bytes of UTF-8 may look like one Japanese letter of Shift JIS to the library, and a reader then gives that
    // letter back. So any text beyond ASCII goes in as bytes alone.
    (1..=40).find_map(|version| {
        let mut bits = Bits::new(Version::Normal(version));
        bits.push_byte_data(content.as_bytes()).ok()?;
        bits.push_terminator(level).ok()?;
        QrCode::with_bits(bits, level).ok()
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const QRIS: &str = "00020101021226570011ID.DANA.WWW011893600915302259148102090225914810303UMI51440014ID.CO.QRIS.WWW0215ID10200176114730303UMI5204581253033605802ID5922Warung Sayur Bu Sugeng6010Kab. Demak610559567630458C7";
    const LINK: &str = "https://m.dana.id/link/pay?bizNo=20240730111212800110166123456789012&amount=20000.00";

    /// Reads the code as a camera would see it, at `scale` pixels a module.
    fn decode(matrix: &QrMatrix, scale: usize) -> String {
        let side = matrix.side();
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, |x, y| {
            if matrix.is_dark(x / scale, y / scale) { 0 } else { 255 }
        });
        let grids = prepared.detect_grids();
        assert_eq!(grids.len(), 1, "one code is seen");
        grids[0].decode().expect("it can be read").1
    }

    #[test]
    fn what_is_encoded_reads_back() {
        // In UTF-8, the typographic apostrophe and the euro sign begin with bytes that are a letter of Shift JIS.
        for content in [QRIS, LINK, "Warung Bu Sugeng’s €5", "0123456789", "ABC 123 ñandú"] {
            let matrix = QrMatrix::encode(content).expect("it fits");
            for scale in [2, 3, 5] {
                assert_eq!(decode(&matrix, scale), content, "at {scale} pixels a module");
            }
        }
    }

    #[test]
    fn long_contents_change_level_and_then_are_refused() {
        // Version 40 holds 2,331 bytes at level M and 2,953 at L.
        for (len, side) in [(2_331, 177), (2_332, 161), (2_953, 177)] {
            let matrix = QrMatrix::encode(&"a".repeat(len)).expect("it fits");
            assert_eq!(matrix.side(), side + 2 * QUIET_ZONE, "{len} bytes");
        }
        assert_eq!(QrMatrix::encode(&"a".repeat(2_954)), Err(QrError::TooLong(2_954)));
        assert_eq!(QrMatrix::encode(&"é".repeat(1_477)), Err(QrError::TooLong(2_954)));
        assert_eq!(QrMatrix::encode(""), Err(QrError::Empty));
    }

    #[test]
    fn the_quiet_zone_is_light() {
        let matrix = QrMatrix::encode(LINK).expect("it fits");
        let side = matrix.side();
        for i in 0..side {
            for edge in 0..QUIET_ZONE {
                for (x, y) in [(i, edge), (i, side - 1 - edge), (edge, i), (side - 1 - edge, i)] {
                    assert!(!matrix.is_dark(x, y), "column {x}, row {y}");
                }
            }
        }
        assert!(matrix.is_dark(QUIET_ZONE, QUIET_ZONE), "the finder's corner is dark");
        assert!(!matrix.is_dark(side, 0) && !matrix.is_dark(0, side + 9));
    }

    #[test]
    fn bars_cover_the_dark_modules_and_nothing_else() {
        let matrix = QrMatrix::encode(QRIS).expect("it fits");
        let mut drawn = vec![false; matrix.side() * matrix.side()];
        for (x, y, length) in matrix.bars() {
            for x in x..x + length {
                assert!(!std::mem::replace(&mut drawn[y * matrix.side() + x], true), "drawn once");
            }
        }
        for (i, &is_drawn) in drawn.iter().enumerate() {
            assert_eq!(is_drawn, matrix.is_dark(i % matrix.side(), i / matrix.side()));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn any_text_is_read_back(text in "\\PC{1,300}") {
            let matrix = QrMatrix::encode(&text).expect("300 characters fit");
            prop_assert_eq!(decode(&matrix, 3), text);
        }
    }
}
