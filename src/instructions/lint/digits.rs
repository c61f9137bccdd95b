//! CLABEs with their convenios, and other numbers that a payer types.

use super::super::clabe::{self, Kind};
use super::{Case, Finding, Line, excerpt};

/// Longest concept that arrives whole: a production SPEI client cuts it at 39 (instruction-facts, section 3.2), though
/// the gateway's page speaks of 40.
const MAX_CONCEPT: usize = 39;

/// Longest numeric reference of SPEI.
const MAX_REFERENCE: usize = 7;

const CLABE: Option<&str> = Some("sheet-clabe");

/// A CLABE, plain or centralised.
pub fn spei(findings: &mut Vec<Finding>, case: &Case<'_>) {
    if let Some(code) = case.told.pay_code {
        findings.extend(account(code));
    }
    let (code, reference, concept) = (case.told.pay_code, case.told.reference, case.told.concept);
    let kind = code.and_then(clabe::kind);
    match (reference, concept) {
        (None, None) => {
            if let (Some(code), Some(Kind::Cie { .. })) = (code, kind) {
                findings.push(Finding::warn(CLABE, Line::new("lint-cie-missing").text("code", code)));
            }
        }
        (Some(_), Some(_)) => {}
        _ => findings.push(Finding::warn(None, Line::new("lint-cie-half"))),
    }
    if let Some(reference) = reference {
        let is_number =
            reference.len() <= MAX_REFERENCE && is_digits(reference) && reference.bytes().any(|b| b != b'0');
        let expected = clabe::of_convenio(reference);
        if !is_number {
            let line = Line::new("lint-reference").text("code", excerpt(reference));
            findings.push(Finding::warn(Some("sheet-reference"), line));
        } else if let (Some(code), Some(expected)) = (code.filter(|code| clabe::is_valid(code)), expected)
            && code != expected
        {
            // Only a rule that was observed: to be known, and no more.
            let line =
                Line::new("lint-convenio").text("convenio", reference).text("code", code).text("expected", expected);
            findings.push(Finding::warn(CLABE, line));
        }
    }
    if let Some(length) = concept.map(|concept| concept.chars().count()).filter(|&length| length > MAX_CONCEPT) {
        let line = Line::new("lint-concept").count("n", length).count("most", MAX_CONCEPT);
        findings.push(Finding::warn(Some("sheet-concept"), line));
    }
}

/// The 18 digits themselves.
fn account(code: &str) -> Option<Finding> {
    let line = |key| Line::new(key).text("code", excerpt(code));
    if !is_digits(code) {
        return Some(Finding::block(CLABE, line("lint-clabe-characters")));
    }
    if code.len() != clabe::LEN {
        return Some(Finding::block(CLABE, line("lint-clabe-length").count("n", code.len())));
    }
    if !clabe::is_valid(code) {
        return Some(Finding::block(CLABE, line("lint-clabe-check")));
    }
    clabe::bank(code).is_none().then(|| Finding::warn(CLABE, Line::new("lint-bank-unknown").text("code", &code[..3])))
}

/// A number that is typed at a cash machine: digits, or nothing that can be paid.
pub fn only(findings: &mut Vec<Finding>, field: &'static str, code: Option<&str>) {
    let wrong = code.filter(|code| !is_digits(code));
    findings.extend(wrong.map(|code| {
        let line = Line::new("lint-digits").key("what", field).text("code", excerpt(code));
        Finding::block(Some(field), line)
    }));
}

/// A number for a till: all published ones are digits, but none says that they must be.
pub fn cash_code(findings: &mut Vec<Finding>, code: Option<&str>) {
    let odd = code.filter(|code| !is_digits(code));
    findings.extend(
        odd.map(|code| Finding::warn(Some("sheet-code"), Line::new("lint-cash-code").text("code", excerpt(code)))),
    );
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
