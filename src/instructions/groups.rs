//! Cutting numbers into groups that can be read aloud without a slip.

use super::{cci, clabe};

/// The text as one group.
pub(super) fn whole(text: &str) -> Vec<String> {
    vec![text.to_owned()]
}

/// Groups of four, if it is a number or a code; words stay together.
pub(super) fn fours(text: &str) -> Vec<String> {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) { split(text, std::iter::repeat(4)) } else { whole(text) }
}

/// A CLABE's own groups; what is none is grouped in fours.
pub(super) fn clabe_groups(text: &str) -> Vec<String> {
    if is_digits(text, clabe::LEN) { split(text, clabe::GROUPS) } else { fours(text) }
}

/// A CCI's own groups; what is none is grouped in fours.
pub(super) fn cci_groups(text: &str) -> Vec<String> {
    if is_digits(text, cci::LEN) { split(text, cci::GROUPS) } else { fours(text) }
}

/// Whether it is exactly so many ASCII digits.
pub(super) fn is_digits(text: &str, len: usize) -> bool {
    text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Cuts an ASCII text into groups of these lengths.
fn split(mut text: &str, lengths: impl IntoIterator<Item = usize>) -> Vec<String> {
    let mut groups = Vec::new();
    for length in lengths {
        if text.is_empty() {
            break;
        }
        let (group, rest) = text.split_at_checked(length).unwrap_or((text, ""));
        groups.push(group.to_owned());
        text = rest;
    }
    groups
}
