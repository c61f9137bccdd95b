//! Getting the sound part out of a file that is not TOML throughout.
//!
//! What follows a mistake cannot be trusted blindly: after a broken `[mx]` header the next lines would fall to the
//! market before it. So the text around each mistake is blanked, as little of it as is safe, and the rest is parsed
//! again; line numbers stay as they are.

use toml::Spanned;
use toml::de::DeTable;

use super::read::line_of;

/// Most mistakes that are looked for; a file with more is not a market file.
const MAX_ROUNDS: usize = 100;

/// A syntax error: its line, from 1, the key or header that stands there if any, and the parser's words.
pub(super) struct SyntaxError {
    pub line: usize,
    pub key: String,
    pub message: String,
}

/// Blanks what cannot be parsed; the text that is left parses, in the worst case because it is empty.
pub(super) fn sound_part(text: &str) -> (String, Vec<SyntaxError>) {
    let mut lines: Vec<&str> = text.split('\n').collect();
    let mut errors = Vec::new();
    for _ in 0..MAX_ROUNDS {
        let sound = lines.join("\n");
        let Err(error) = DeTable::parse(&sound) else { return (sound, errors) };
        // At the end of the file the parser points behind the last line that has anything on it.
        let at = line_of(&sound, error.span().map_or(0, |span| span.start)).min(lines.len()) - 1;
        let Some(at) = (0..=at).rev().find(|&i| !lines[i].trim().is_empty()) else { break };
        let line = lines[at].trim();
        let key = match line.split_once('=') {
            Some((key, _)) => key.trim(),
            None if is_header(line) => line.trim_matches(['[', ']', ' ']),
            None => "",
        };
        let key = super::read::printable(key);
        errors.push(SyntaxError { line: at + 1, key, message: error.message().trim().to_owned() });
        blank(&mut lines, at);
    }
    (String::new(), errors)
}

/// Parses what [`sound_part`] left.
pub(super) fn parse(sound: &str) -> Spanned<DeTable<'_>> {
    DeTable::parse(sound).unwrap_or_else(|_| Spanned::new(0..0, DeTable::new()))
}

/// Blanks the line, or its whole section where lines after it hang on it.
fn blank(lines: &mut [&str], at: usize) {
    let opens_more = ["\"\"\"", "'''"].iter().any(|quotes| lines[at].contains(quotes))
        || lines[at].trim_end().ends_with(['[', '{', ',']);
    if !is_header(lines[at]) && !opens_more {
        lines[at] = "";
        return;
    }
    let start = (0..=at).rev().find(|&i| is_header(lines[i])).unwrap_or(0);
    // `[mx.pay_types.fields]` belongs to the `[[mx.pay_types]]` before it and goes with it.
    let hangs_on = |line: &str| !line.trim_start().starts_with("[[") && line.matches('.').count() >= 2;
    let end = (at + 1..lines.len()).find(|&i| is_header(lines[i]) && !hangs_on(lines[i])).unwrap_or(lines.len());
    lines[start..end].fill("");
}

fn is_header(line: &str) -> bool {
    line.trim_start().starts_with('[')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recovered(text: &str) -> (String, Vec<usize>) {
        let (sound, errors) = sound_part(text);
        assert!(DeTable::parse(&sound).is_ok(), "{sound}");
        let mut lines: Vec<_> = errors.into_iter().map(|error| error.line).collect();
        lines.sort_unstable(); // the parser does not go by lines
        (sound, lines)
    }

    #[test]
    fn a_wrong_line_costs_that_line_only() {
        let (sound, lines) = recovered("[mx]\nmax = 15 000\nmin = 50\n[co]\nname \"x\"\nscale = 2\n");
        assert_eq!(sound, "[mx]\n\nmin = 50\n[co]\n\nscale = 2\n");
        assert_eq!(lines, [2, 5]);
    }

    #[test]
    fn a_wrong_header_costs_its_section_and_nothing_falls_to_another_market() {
        let (sound, lines) = recovered("[co]\nmin = 5\n[mx\nmax = 7\n[mx.a.b]\nx = 1\n[pe]\nmin = 1");
        assert_eq!(sound, "[co]\nmin = 5\n\n\n\n\n[pe]\nmin = 1");
        assert_eq!(lines, [3]);
    }

    #[test]
    fn an_unclosed_list_or_text_does_not_hang() {
        assert_eq!(recovered("[mx]\nforms = [\n\"a\"\n").1, [2, 3]);
        assert_eq!(recovered("[co]\nmin = 5\n[mx]\nname = \"\"\"abc\nmax = 3").0, "[co]\nmin = 5\n\n\n");
        assert_eq!(recovered("[mx]\nmin = 1\nmin = 2\n").0, "[mx]\nmin = 1\n\n");
        assert_eq!(recovered(&"[x\n".repeat(300)).0, "");
    }
}
