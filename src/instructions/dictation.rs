//! Reading values aloud without a slip: what to say for each group, and what the payer reads back against what should
//! have been.
//!
//! A check digit does not notice two groups of three in the wrong order; comparing what was read back does.

use super::{Role, Sheet, SheetField};
use crate::domain::{Amount, Currency};
use crate::i18n::PayerTexts;

/// Longest value that is compared sign by sign; anything longer is not read aloud by anybody.
const MAX_COMPARED: usize = 120;

/// What to say for one sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The sign as it is written.
    pub sign: char,
    /// The words in the payer's language.
    pub words: String,
    /// The same in Latin letters, for an agent whose screen or eyes have no others.
    pub latin: String,
}

/// Where one group stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing of it was read back yet.
    Missing,
    /// Right as far as it goes.
    Begun,
    /// Right.
    Right,
    /// Wrong: say it again.
    Wrong,
}

/// What was read back so far, against what should have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadBack {
    /// One for each group.
    pub marks: Vec<Mark>,
    /// Whether everything was read back, and everything is right.
    pub is_right: bool,
}

/// What is read aloud, in this order: the numbers to type, how much, and last what the payer's bank will show.
pub fn fields(sheet: &Sheet) -> impl Iterator<Item = &SheetField> {
    let first = sheet.fields.iter().filter(|field| field.role != Role::Compared);
    first.chain(sheet.fields.iter().filter(|field| field.role == Role::Compared))
}

/// The words for a group, sign by sign.
pub fn words(group: &str, texts: &PayerTexts) -> Vec<Said> {
    let list = |key: &str| texts.with(key, &[]).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (digits, latin) = (list("say-digits"), list("say-digits-latin"));
    let (letters, letters_latin) = (list("say-letters"), list("say-letters-latin"));
    // Capitals and small letters are told apart only where both occur.
    let is_mixed = group.contains(|c: char| c.is_ascii_uppercase()) && group.contains(|c: char| c.is_ascii_lowercase());
    let spell = |sign: char, word: &str| {
        let (key, letter) = match sign {
            _ if !is_mixed => ("say-letter", sign.to_ascii_uppercase()),
            sign if sign.is_ascii_uppercase() => ("say-capital", sign),
            sign => ("say-small", sign),
        };
        texts.with(key, &[("letter", &letter.to_string()), ("word", word)]).into_owned()
    };
    group
        .chars()
        .filter(|sign| !sign.is_whitespace())
        .map(|sign| {
            let at = |list: &[String], place: u32| list.get(place as usize).cloned();
            let found = match sign {
                '0'..='9' => {
                    let place = u32::from(sign) - u32::from('0');
                    at(&digits, place).zip(at(&latin, place))
                }
                'a'..='z' | 'A'..='Z' => {
                    let place = u32::from(sign.to_ascii_lowercase()) - u32::from('a');
                    let latin = at(&letters_latin, place).map(|word| format!("{} · {word}", sign.to_ascii_uppercase()));
                    at(&letters, place).map(|word| spell(sign, &word)).zip(latin)
                }
                sign => name_of(sign).map(|key| (texts.with(key, &[]).into_owned(), sign.to_string())),
            };
            let (words, latin) = found.unwrap_or_else(|| (sign.to_string(), sign.to_string()));
            Said { sign, words, latin }
        })
        .collect()
}

fn name_of(sign: char) -> Option<&'static str> {
    Some(match sign {
        '-' => "say-dash",
        '.' => "say-point",
        ',' => "say-comma",
        '/' => "say-slash",
        '_' => "say-underscore",
        '+' => "say-plus",
        '@' => "say-at",
        _ => return None,
    })
}

/// Compares what the agent has typed so far of what the payer reads back. Blanks and dashes count for nothing, nor does
/// the width or the script of digits, nor capitals unless the value has both kinds.
pub fn read_back(field: &SheetField, typed: &str) -> ReadBack {
    if field.role == Role::Amount {
        return read_amount_back(field, typed);
    }
    let has_both = |test: fn(&char) -> bool| field.value.chars().any(|c| test(&c));
    let keeps_case = has_both(char::is_ascii_uppercase) && has_both(char::is_ascii_lowercase);
    let groups: Vec<Vec<char>> = field.groups.iter().map(|group| signs(group, keeps_case)).collect();
    let value = groups.concat();
    // A payer who reads nothing but dashes and blanks has read nothing.
    let begins = beginnings(typed);
    let typed = signs(typed, keeps_case);
    let is_right = typed == value && !value.is_empty();
    let is_long = value.len().max(typed.len()) > MAX_COMPARED;
    let signs = if is_long || is_in_groups(&groups, &begins) {
        in_place(&value, &typed)
    } else {
        align(&value, &typed, &begins)
    };
    let mut rest = signs.as_slice();
    let marks = groups
        .iter()
        .map(|group| {
            let (own, after) = rest.split_at(group.len().min(rest.len()));
            rest = after;
            match own {
                own if own.contains(&Mark::Wrong) => Mark::Wrong,
                own if own.iter().all(|&mark| mark == Mark::Right) => Mark::Right,
                own if own.contains(&Mark::Right) => Mark::Begun,
                _ => Mark::Missing,
            }
        })
        .collect();
    ReadBack { marks, is_right }
}

/// Money is right if it is the same sum, however it is grouped.
fn read_amount_back(field: &SheetField, typed: &str) -> ReadBack {
    let sum = |text: &str| Currency::parse("XXX").and_then(|any| Amount::parse_typed(text, any, 2));
    let bare: String = signs(typed, true).into_iter().collect();
    let is_right = matches!((sum(&field.value), sum(&bare)), (Ok(value), Ok(typed)) if value == typed);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let mark = match () {
        () if is_right => Mark::Right,
        () if bare.is_empty() => Mark::Missing,
        () if digits(&field.value).starts_with(&digits(&bare)) => Mark::Begun,
        () => Mark::Wrong,
    };
    ReadBack { marks: vec![mark; field.groups.len().max(1)], is_right }
}

/// Whether a sign only parts others.
fn is_between(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '‐' | '‑' | '–' | '—' | '·')
}

/// For each of the [`signs`] of a text, whether it is the first one after a blank or a dash.
fn beginnings(text: &str) -> Vec<bool> {
    let mut last = None;
    let mut begins = Vec::new();
    for sign in text.chars() {
        if !is_between(sign) {
            begins.push(last.is_some_and(is_between));
        }
        last = Some(sign);
    }
    begins
}

/// Whether a text was typed in the very groups of the value, so that each can be compared with its own.
fn is_in_groups(groups: &[Vec<char>], begins: &[bool]) -> bool {
    let mut starts = vec![false; begins.len()];
    let mut at = 0;
    for group in groups {
        at += group.len();
        if let Some(start) = starts.get_mut(at) {
            *start = true;
        }
    }
    begins.len() <= at && begins.contains(&true) && begins == starts
}

/// What counts of a text: no blanks, no dashes, digits of every width and of Arabic script as ordinary ones.
fn signs(text: &str, keeps_case: bool) -> Vec<char> {
    text.chars()
        .filter(|c| !is_between(*c))
        .map(|c| {
            let digit = |zero: u32| char::from_digit(u32::from(c) - zero, 10);
            let plain = match c {
                '\u{660}'..='\u{669}' => digit(0x660),
                '\u{6f0}'..='\u{6f9}' => digit(0x6f0),
                '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
                _ => None,
            };
            let c = plain.unwrap_or(c);
            if keeps_case { c } else { c.to_ascii_uppercase() }
        })
        .collect()
}

/// Marks every sign of the value by its place alone.
fn in_place(value: &[char], typed: &[char]) -> Vec<Mark> {
    let mark = |(i, sign): (usize, &char)| match typed.get(i) {
        None => Mark::Missing,
        Some(read) if read == sign => Mark::Right,
        Some(_) => Mark::Wrong,
    };
    let mut marks: Vec<Mark> = value.iter().enumerate().map(mark).collect();
    if typed.len() > value.len() {
        marks.last_mut().into_iter().for_each(|last| *last = Mark::Wrong);
    }
    marks
}

/// Marks every sign of the value by the cheapest way to make what was read out of it, so that one forgotten digit does
/// not make everything after it wrong. What was not reached yet is missing.
///
/// One sign too many between two groups belongs to the later one, which is being read: `begins` tells where a blank was
/// typed, and so when it belongs to the earlier one.
fn align(value: &[char], typed: &[char], begins: &[bool]) -> Vec<Mark> {
    // costs[i][j]: making the first i signs read out of the first j of the value.
    let mut costs = vec![vec![0_usize; value.len() + 1]; typed.len() + 1];
    for i in 0..=typed.len() {
        for j in 0..=value.len() {
            costs[i][j] = match (i, j) {
                (0, j) => j,
                (i, 0) => i,
                (i, j) => {
                    let changed = costs[i - 1][j - 1] + usize::from(typed[i - 1] != value[j - 1]);
                    changed.min(costs[i - 1][j] + 1).min(costs[i][j - 1] + 1)
                }
            };
        }
    }
    // How far the payer has come: nearest to as many signs as were read, where two places cost the same.
    let reached =
        (0..=value.len()).min_by_key(|&j| (costs[typed.len()][j], j.abs_diff(typed.len()))).unwrap_or_default();
    let mut marks = vec![Mark::Missing; value.len()];
    let (mut i, mut j) = (typed.len(), reached);
    while i > 0 || j > 0 {
        let here = costs[i][j];
        // Signs after the end belong to the end.
        let is_past_end = j == value.len() && i > j && here == costs[i - 1][j] + 1;
        if !is_past_end && i > 0 && j > 0 && here == costs[i - 1][j - 1] + usize::from(typed[i - 1] != value[j - 1]) {
            let mark = if typed[i - 1] == value[j - 1] { Mark::Right } else { Mark::Wrong };
            // A sign that was marked for one too many beside it stays wrong.
            if marks[j - 1] != Mark::Wrong {
                marks[j - 1] = mark;
            }
            (i, j) = (i - 1, j - 1);
        } else if !is_past_end && j > 0 && here == costs[i][j - 1] + 1 {
            marks[j - 1] = Mark::Wrong; // left out
            j -= 1;
        } else {
            // One too many: the group it was read in is wrong.
            let is_last = !begins[i - 1] && begins.get(i) == Some(&true);
            let beside = if is_last || j == value.len() { j.saturating_sub(1) } else { j };
            if let Some(beside) = marks.get_mut(beside) {
                *beside = Mark::Wrong;
            }
            i -= 1;
        }
    }
    marks
}

#[cfg(test)]
mod tests;
