//! What must be known before instructions are given to a payer.
//!
//! [`content`] judges what the gateway told, by itself; it is part of every sheet. [`situation`] judges it against the
//! clock, the account and what was given out before. A finding that blocks keeps everything from being copied and
//! shared until a person says why it may be: [`is_blocked`].

mod digits;
mod link;
mod payment_qr;
mod situation;

use std::collections::BTreeSet;

pub use self::situation::{Change, Situation, changes, situation};
use super::groups::is_digits;
use super::{Case, Line, MAX_VALUE, Sheet, Value, cci, emv_qr};
use crate::domain::Rail;
use crate::domain::text::is_hidden;

/// Longest QR string in bytes: what the largest QR code holds at its lowest level.
pub const MAX_QR: usize = 2_953;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// To be known; nothing is kept back.
    Warn,
    /// Wrong, or too likely to be: nothing is given out until a person says why.
    Block,
}

/// Something that is wrong with instructions, or may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it weighs.
    pub level: Level,
    /// What, why and what now.
    pub line: Line,
    /// Label of the field it is about, if it is about one.
    pub field: Option<&'static str>,
}

impl Finding {
    /// Something to be known.
    pub const fn warn(field: Option<&'static str>, line: Line) -> Self {
        Self { level: Level::Warn, line, field }
    }

    /// Something that must not be given out.
    pub const fn block(field: Option<&'static str>, line: Line) -> Self {
        Self { level: Level::Block, line, field }
    }

    /// Names it for the journal: the same finding about another value has another name, so that what a person answered
    /// for once is not answered for when the value changes.
    pub fn id(&self) -> String {
        let mut id = self.line.key.to_owned();
        for part in
            self.field.into_iter().map(str::to_owned).chain(self.line.values.iter().map(|(_, value)| name(value)))
        {
            id.push(' ');
            id.push_str(&part);
        }
        id
    }
}

fn name(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Count(count) => count.to_string(),
        Value::Amount(amount) => format!("{amount:?}"),
        Value::Moment(at) => at.to_string(),
        Value::Key(key) => (*key).to_owned(),
    }
}

/// Whether something keeps the instructions from being given out, given what persons have answered for.
pub fn is_blocked(findings: &[Finding], overridden: &BTreeSet<String>) -> bool {
    findings.iter().any(|finding| finding.level == Level::Block && !overridden.contains(&finding.id()))
}

/// Judges what the gateway told, by itself.
pub(super) fn content(case: &Case<'_>, sheet: &Sheet) -> Vec<Finding> {
    let mut findings = Vec::new();
    let told = &case.told;
    let aim = aim_label(case.rail());
    let is_qr = told.pay_code.is_some_and(emv_qr::is_emv) || case.rail() == Rail::Qris;
    let texts = [
        (aim, told.pay_code, if is_qr { MAX_QR } else { MAX_VALUE }, !is_qr),
        ("sheet-reference", told.reference, MAX_VALUE, true),
        ("sheet-concept", told.concept, MAX_VALUE, true),
        ("sheet-bank", told.bank_name, MAX_VALUE, false),
    ];
    for (field, text, most, is_code) in texts {
        findings.extend(text.and_then(|text| characters(field, text, most, is_code)));
    }
    match case.rail() {
        Rail::Spei => digits::spei(&mut findings, case),
        Rail::VirtualAccount => digits::only(&mut findings, aim, told.pay_code),
        Rail::CashCode => digits::cash_code(&mut findings, told.pay_code),
        Rail::Qris => payment_qr::check(&mut findings, case),
        Rail::QrAndLink | Rail::Generic if is_qr => payment_qr::check(&mut findings, case),
        Rail::Generic if case.market.code.as_str() == "pe" => {
            let wrong = told.pay_code.filter(|code| is_digits(code, cci::LEN) && !cci::is_valid(code));
            findings
                .extend(wrong.map(|code| Finding::warn(Some("sheet-cci"), Line::new("lint-cci").text("code", code))));
        }
        _ => {}
    }
    link::check(&mut findings, case, sheet);
    if !case.has_aim(sheet) {
        findings.push(Finding::block(None, Line::new("lint-empty")));
    }
    // What weighs most stands first; findings of one weight stay as they were found.
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    findings
}

/// Label of what is paid to.
pub(super) const fn aim_label(rail: Rail) -> &'static str {
    match rail {
        Rail::Spei => "sheet-clabe",
        Rail::VirtualAccount => "sheet-va",
        _ => "sheet-code",
    }
}

/// Characters that no bank's form takes or that read otherwise than they are: too many of them, invisible ones, digits
/// and letters of other widths and scripts.
fn characters(field: &'static str, text: &str, most: usize, is_code: bool) -> Option<Finding> {
    let line = |key| Line::new(key).key("what", field);
    if text.len() > most {
        return Some(Finding::block(Some(field), line("lint-too-long").count("n", text.len())));
    }
    if text.contains(is_hidden) {
        return Some(Finding::block(Some(field), line("lint-hidden").text("code", excerpt(text))));
    }
    let is_foreign = |c: char| {
        matches!(c, '\u{ff01}'..='\u{ff5e}') || if is_code { !c.is_ascii() } else { c.is_numeric() && !c.is_ascii() }
    };
    text.contains(is_foreign).then(|| Finding::block(Some(field), line("lint-foreign").text("code", excerpt(text))))
}

/// A text short enough to stand in a sentence.
pub(super) fn excerpt(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
