//! The notices of everything that Cobro is made of, from the page that every package carries, as lines to read.

use std::sync::LazyLock;

/// Made by `dist/licences/notices`.
const PAGE: &str = include_str!("../../../../dist/licences/THIRD-PARTY-NOTICES.html");
/// No line is longer, in characters: what fits into the page's column.
const LONGEST: usize = 84;

/// The lines, made of the page when they are first asked for.
pub(super) fn lines() -> &'static [String] {
    static LINES: LazyLock<Vec<String>> = LazyLock::new(|| read(PAGE));
    &LINES
}

/// What a page of headings, paragraphs, lists and licences says. The libraries of a licence follow each other in lines.
fn read(page: &str) -> Vec<String> {
    let body = page.split_once("<body>").map_or(page, |(_, body)| body);
    let mut lines = Vec::new();
    let mut libraries: Vec<String> = Vec::new();
    let mut is_licence = false;
    let mut is_in_text = false;
    for line in body.lines() {
        is_in_text |= line.contains("<pre>");
        let text = plain(line);
        let tagged = |tag: &str| !is_in_text && line.starts_with(tag);
        if tagged("<li>") && is_licence {
            libraries.push(text);
        } else if is_in_text || !text.is_empty() {
            if !libraries.is_empty() {
                wrap(&std::mem::take(&mut libraries).join(", "), &mut lines);
                lines.push(String::new());
            }
            if tagged("<h") {
                is_licence = tagged("<h3");
                lines.push(String::new());
            }
            wrap(&text, &mut lines);
            if tagged("<h") {
                lines.push(String::new());
            }
        }
        is_in_text &= !line.contains("</pre>");
    }
    lines
}

/// A line without its tags.
fn plain(line: &str) -> String {
    let mut parts = line.split('<');
    let start = parts.next().unwrap_or_default().to_owned();
    let text = parts.fold(start, |text, part| text + part.split_once('>').map_or(part, |(_, rest)| rest));
    [("&quot;", "\""), ("&#x27;", "'"), ("&#x3D;", "="), ("&#x60;", "`"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        .into_iter()
        .fold(text, |text, (entity, letter)| text.replace(entity, letter))
}

/// Adds a line, or several of it if it is too long.
fn wrap(text: &str, lines: &mut Vec<String>) {
    let mut line = String::new();
    // Words that keep the blanks before them: licences are set in columns.
    for word in text.trim_end().split_inclusive(' ') {
        if !line.is_empty() && line.chars().count() + word.trim_end().chars().count() > LONGEST {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        line.push_str(word);
    }
    lines.push(line.trim_end().to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_page_is_lost_and_no_tag_is_left() {
        let lines = lines();
        let all = lines.join("\n");
        for library in ["egui 0.", "rusqlite 0.", "tokio 1.", "IBM Plex Sans", "Lucide", "SIL OPEN FONT LICENSE"] {
            assert!(all.contains(library), "{library}");
        }
        let words = |text: &str| text.split_whitespace().filter(|word| word.len() > 3).count();
        let licences: usize =
            PAGE.split("<pre>").skip(1).map(|part| words(part.split("</pre>").next().unwrap_or_default())).sum();
        assert!(words(&all) >= licences, "{} of {licences} words", words(&all));
        for left in ["<li>", "<pre>", "</", "&quot;", "&#x", "href="] {
            assert!(!all.contains(left), "{left}");
        }
        let longest = lines.iter().map(|line| line.chars().count()).max();
        assert!(longest <= Some(100), "{longest:?}"); // an address has no blanks
    }

    #[test]
    fn libraries_follow_each_other_and_licences_keep_their_lines() {
        let page = "<body>\n<h2>Libraries</h2>\n<h3 id=\"MIT\">MIT</h3>\n<ul>\n<li><a href=\"x\">one 1.0</a></li>\n\
                    <li>two &amp; 2</li>\n</ul>\n<pre>  Copyright &lt;me&gt;\n\nAs is.</pre>\n</body>";
        let expected = ["", "Libraries", "", "", "MIT", "", "one 1.0, two & 2", "", "  Copyright <me>", "", "As is."];
        assert_eq!(read(page), expected);
    }
}
