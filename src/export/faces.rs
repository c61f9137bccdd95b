//! The bundled faces: their files, and their glyphs in a row.

use std::sync::LazyLock;

use harfrust::{Direction, ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

/// IBM Plex Sans, for words.
pub static SANS: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf");
/// IBM Plex Sans in semibold, for what stands out.
pub static STRONG: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf");
/// IBM Plex Mono, for codes.
pub static MONO: &[u8] = include_bytes!("../../assets/fonts/IBMPlexMono-Regular.ttf");

/// One of the faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Face {
    /// [`SANS`]
    Sans,
    /// [`STRONG`]
    Strong,
    /// [`MONO`]
    Mono,
}

/// A face that is read.
struct Loaded {
    font: FontRef<'static>,
    shaper: ShaperData,
    units_per_em: f32,
}

static LOADED: LazyLock<[Loaded; 3]> = LazyLock::new(|| {
    [SANS, STRONG, MONO].map(|bytes| {
        let font = FontRef::new(bytes).expect("the bundled faces can be read; every test here does");
        let units_per_em = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
        Loaded { shaper: ShaperData::new(&font), units_per_em: units_per_em.into(), font }
    })
});

/// A glyph in its place; lengths in em.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    /// Its number in the face; 0 is the box that stands for what the face lacks.
    pub id: u16,
    /// The text that it stands for.
    pub text: Box<str>,
    /// From its origin to the next glyph's, kerning and [`Self::gap`] included.
    pub advance: f32,
    /// What of the advance is room after a group of digits.
    pub gap: f32,
    /// Where it is drawn, from its origin; y upwards.
    pub offset: (f32, f32),
}

impl Face {
    /// Every face, in the order of [`LOADED`].
    pub const ALL: [Self; 3] = [Self::Sans, Self::Strong, Self::Mono];

    fn loaded(self) -> &'static Loaded {
        &LOADED[self as usize]
    }

    /// The whole file.
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Sans => SANS,
            Self::Strong => STRONG,
            Self::Mono => MONO,
        }
    }

    /// The face, read.
    pub fn font(self) -> &'static FontRef<'static> {
        &self.loaded().font
    }

    /// How wide a glyph is by itself, in em.
    pub fn width(self, glyph: u16) -> f32 {
        let loaded = self.loaded();
        let metrics = GlyphMetrics::new(&loaded.font, Size::unscaled(), LocationRef::default());
        metrics.advance_width(GlyphId::from(glyph)).unwrap_or_default() / loaded.units_per_em
    }

    /// The glyphs of a text, left to right whatever the script: the faces have Latin, Greek and Cyrillic only, and
    /// boxes in place of other letters stand in the order in which these are spelt.
    pub fn shape(self, text: &str) -> Vec<Glyph> {
        let loaded = self.loaded();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let shaped = loaded.shaper.shaper(&loaded.font).build().shape(buffer, ShapeOptions::new());
        let (infos, places) = (shaped.glyph_infos(), shaped.glyph_positions());
        let em = |units: i32| units as f32 / loaded.units_per_em;
        let mut glyphs = Vec::with_capacity(infos.len());
        let mut at = 0;
        while at < infos.len() {
            // Glyphs of one cluster share its text, letter by letter, the last one taking the rest.
            let start = infos[at].cluster as usize;
            let count = infos[at..].iter().take_while(|info| info.cluster as usize == start).count();
            let end = infos.get(at + count).map_or(text.len(), |next| next.cluster as usize);
            let mut rest = text.get(start..end).unwrap_or_default();
            for i in at..at + count {
                let first = rest.chars().next().map_or(0, char::len_utf8);
                let (mine, others) = rest.split_at(if i + 1 == at + count { rest.len() } else { first });
                rest = others;
                glyphs.push(Glyph {
                    id: u16::try_from(infos[i].glyph_id).unwrap_or_default(),
                    text: mine.into(),
                    advance: em(places[i].x_advance),
                    gap: 0.0,
                    offset: (em(places[i].x_offset), em(places[i].y_offset)),
                });
            }
            at += count;
        }
        glyphs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(glyphs: &[Glyph]) -> String {
        glyphs.iter().map(|glyph| &*glyph.text).collect()
    }

    #[test]
    fn glyphs_tell_their_text() {
        for face in Face::ALL {
            for said in [
                "012914002014112176",
                "Fee: ñandú — «José» …",
                "Jose\u{301} n\u{303}",
                "پیسے",
                "北京",
                "a\u{336}\u{301}b",
            ] {
                assert_eq!(text(&face.shape(said)), said, "{face:?}");
            }
        }
    }

    #[test]
    fn accents_are_composed_and_boxes_stand_for_what_is_lacking() {
        let composed = Face::Sans.shape("ñ");
        let apart = Face::Sans.shape("n\u{303}");
        assert_eq!((composed.len(), composed[0].id), (1, apart[0].id));
        assert!(Face::Sans.shape("Ññ¿¡áéíóúÁÉÍÓÚü—–−«»…‹›№€₱₨").iter().all(|glyph| glyph.id != 0));
        assert!(Face::Sans.shape("北京").iter().all(|glyph| glyph.id == 0));
    }

    #[test]
    fn digits_are_of_one_width() {
        for face in Face::ALL {
            let digits = face.shape("0123456789");
            assert!(digits.iter().all(|digit| (digit.advance - 0.6).abs() < 1e-6), "{face:?}");
            assert!((face.width(digits[0].id) - 0.6).abs() < 1e-6);
        }
    }
}
