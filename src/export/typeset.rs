//! Lines of text: where they break, how long they are.

use super::faces::{Face, Glyph};

/// Room after a group of digits, in em.
const GROUP_GAP: f32 = 0.42;

/// Glyphs in a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// All of one face.
    pub face: Face,
    /// From left to right.
    pub glyphs: Vec<Glyph>,
}

impl Line {
    /// A text on one line, however long.
    pub fn new(face: Face, text: &str) -> Self {
        Self { face, glyphs: face.shape(text) }
    }

    /// Groups on one line with room between them. The room belongs to the glyph before it, so that nothing stands
    /// between the groups for whoever copies them.
    pub fn of_groups(face: Face, groups: &[String]) -> Self {
        let mut glyphs: Vec<Glyph> = Vec::new();
        for group in groups {
            if let Some(last) = glyphs.last_mut() {
                last.gap = GROUP_GAP;
                last.advance += GROUP_GAP;
            }
            glyphs.extend(face.shape(group));
        }
        Self { face, glyphs }
    }

    /// How long it is, in em.
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }

    /// Breaks it into lines of at most `width` em: after blanks and groups, and within a word that is too long for a
    /// line of its own.
    pub fn wrap(self, width: f32) -> Vec<Self> {
        let face = self.face;
        let mut lines = Vec::new();
        let mut line: Vec<Glyph> = Vec::new();
        let mut length = 0.0;
        // How many glyphs of the line stand before the last place where it may break.
        let mut breakable = 0;
        for glyph in self.glyphs {
            let ink = glyph.advance - glyph.gap;
            let is_blank = is_blank(&glyph);
            while length + ink > width && !is_blank && !line.is_empty() {
                let rest = line.split_off(if breakable > 0 { breakable } else { line.len() });
                lines.push(trimmed(std::mem::replace(&mut line, rest)));
                length = line.iter().map(|glyph| glyph.advance).sum();
                breakable = 0;
            }
            length += glyph.advance;
            let may_break = is_blank || glyph.gap > 0.0;
            line.push(glyph);
            if may_break {
                breakable = line.len();
            }
        }
        if !line.is_empty() || lines.is_empty() {
            lines.push(trimmed(line));
        }
        lines.into_iter().map(|glyphs| Self { face, glyphs }).collect()
    }
}

fn is_blank(glyph: &Glyph) -> bool {
    &*glyph.text == " "
}

/// Without what a line's end makes needless.
fn trimmed(mut line: Vec<Glyph>) -> Vec<Glyph> {
    while line.last().is_some_and(is_blank) {
        line.pop();
    }
    if let Some(last) = line.last_mut() {
        last.advance -= last.gap;
        last.gap = 0.0;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| line.glyphs.iter().map(|glyph| &*glyph.text).collect()).collect()
    }

    fn groups(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn lines_break_after_blanks() {
        let lines = Line::new(Face::Mono, "uno dos tres  cuatro").wrap(0.6 * 8.0);
        assert_eq!(told(&lines), ["uno dos", "tres", "cuatro"]);
        assert!(lines.iter().all(|line| line.width() <= 0.6 * 8.0));
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken_and_nothing_lost() {
        let lines = Line::new(Face::Mono, "a 0123456789").wrap(0.6 * 4.0 + 0.01);
        assert_eq!(told(&lines), ["a", "0123", "4567", "89"]);
        assert_eq!(told(&Line::new(Face::Sans, "").wrap(1.0)), [""]);
        assert_eq!(told(&Line::new(Face::Mono, "ab").wrap(0.0)), ["a", "b"], "a line has a glyph at least");
    }

    #[test]
    fn groups_stand_apart_with_nothing_between_them() {
        let line = Line::of_groups(Face::Mono, &groups(&["012", "914", "6"]));
        assert_eq!(told(std::slice::from_ref(&line)), ["0129146"]);
        assert!((line.width() - (7.0 * 0.6 + 2.0 * GROUP_GAP)).abs() < 1e-5);
        let lines = line.wrap(0.6 * 3.0 + 0.1);
        assert_eq!(told(&lines), ["012", "914", "6"]);
        assert!(lines.iter().all(|line| line.width() <= 0.6 * 3.0 + 0.01), "no gap hangs at a line's end");
    }
}
