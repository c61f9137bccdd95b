//! Mexico, SPEI: a transfer to a CLABE (instruction-facts, sections 3.2 and 3.3; api-facts, section 7.5).
//!
//! A plain CLABE takes nothing but itself. A centralised one is found by its two numbers, which change places between
//! BBVA's own form and every other bank's.

use super::super::groups::{clabe_groups, fours, whole};
use super::super::{Case, Line, PathId, Question, Role, Sheet, clabe};

pub fn fill(sheet: &mut Sheet, case: &Case<'_>) {
    let told = &case.told;
    sheet.delay = Some(Line::new("delay-minutes"));
    if told.reference.is_none() && told.concept.is_none() {
        plain(sheet, case);
    } else {
        centralised(sheet, case);
    }
    if told.pay_code.is_some_and(clabe::is_long_lived) {
        sheet.notes.push(Line::new("note-clabe-life"));
    }
}

fn plain(sheet: &mut Sheet, case: &Case<'_>) {
    account(sheet, case);
    transfer_to(sheet, case);
    sheet.step_amount("step-amount-exact", case);
    sheet.step(Line::new("step-keep-spei"));
    sheet.advice.push(Line::new("advice-clabe-amount"));
    sheet.advice.push(Line::new("advice-spei-limit"));
    sheet.notes.push(Line::new("note-clabe-plain"));
}

fn centralised(sheet: &mut Sheet, case: &Case<'_>) {
    let question = Question::new(
        "ask-bank",
        [(PathId::Bbva, Line::new("path-bbva")), (PathId::OtherBank, Line::new("path-other-bank"))],
    );
    let (reference, concept) = (case.told.reference, case.told.concept);
    match sheet.ask(question, case.path) {
        Some(PathId::Bbva) => {
            sheet.add(Role::Aim, "sheet-cie-convenio", reference, fours);
            sheet.add(Role::Typed, "sheet-cie-reference", concept, fours);
            sheet.step(Line::new("step-cie-open"));
            sheet.step_with("step-cie-convenio", "convenio", "sheet-cie-convenio");
            sheet.step_with("step-cie-reference", "reference", "sheet-cie-reference");
            sheet.step_amount("step-cie-amount", case);
            sheet.step(Line::new("step-cie-concept"));
            sheet.step(Line::new("step-keep-receipt"));
        }
        Some(_) => {
            account(sheet, case);
            sheet.add(Role::Typed, "sheet-concept", concept, fours);
            sheet.add(Role::Typed, "sheet-reference", reference, fours);
            transfer_to(sheet, case);
            sheet.step_with("step-cie-other-concept", "concept", "sheet-concept");
            sheet.step_with("step-cie-other-reference", "reference", "sheet-reference");
            sheet.step_amount("step-amount-exact", case);
            sheet.step(Line::new("step-keep-spei"));
        }
        // Nobody knows yet from where: everything, each number under the names of both forms.
        None => {
            account(sheet, case);
            sheet.add(Role::Typed, "sheet-concept", concept, fours);
            sheet.add(Role::Typed, "sheet-reference", reference, fours);
            sheet.add(Role::Typed, "sheet-convenio", reference, fours);
            sheet.add(Role::Typed, "sheet-convenio-reference", concept, fours);
        }
    }
    sheet.advice.push(Line::new("advice-cie-exact"));
    // Inside BBVA it is the payment of a service, and no transfer.
    if sheet.path != Some(PathId::Bbva) {
        sheet.advice.push(Line::new("advice-spei-limit"));
    }
}

/// The CLABE and the bank it belongs to: as the gateway names it, else as its first three digits do.
fn account(sheet: &mut Sheet, case: &Case<'_>) {
    sheet.add(Role::Aim, "sheet-clabe", case.told.pay_code, clabe_groups);
    sheet.add(Role::Compared, "sheet-bank", case.told.bank_name.or(case.told.pay_code.and_then(clabe::bank)), whole);
}

fn transfer_to(sheet: &mut Sheet, case: &Case<'_>) {
    sheet.step(Line::new("step-spei-open"));
    sheet.step_with("step-spei-clabe", "clabe", "sheet-clabe");
    // What the payer's app shows is what the digits say, whatever the gateway calls it.
    if let Some(bank) = case.told.pay_code.and_then(clabe::bank) {
        sheet.step(Line::new("step-spei-bank").text("bank", bank));
    }
}
