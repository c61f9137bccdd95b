//! A wallet's own page, which shows a code or opens its app, and a request pushed to the phone (api-facts, sections 4
//! and 7.4; instruction-facts, section 3.10: the payer approves in the app).

use super::super::groups::fours;
use super::super::{Case, Line, PathId, Question, Role, Sheet};

/// The landing page of a wallet.
pub fn link(sheet: &mut Sheet, case: &Case<'_>) {
    sheet.add(Role::Aim, "sheet-code", case.told.pay_code, fours);
    sheet.add_link_qr();
    sheet.delay = Some(Line::new("delay-minutes"));
    if sheet.link.is_none() {
        return;
    }
    let question = Question::new(
        "ask-device",
        [(PathId::Phone, Line::new("path-phone")), (PathId::Computer, Line::new("path-computer"))],
    );
    match sheet.ask(question, case.path) {
        Some(PathId::Phone) => on_phone(sheet, case),
        Some(_) => {
            sheet.step(Line::new("step-link-computer"));
            sheet.step(Line::new("step-link-scan"));
            approve(sheet, case);
        }
        None => {}
    }
}

/// The link on the phone that pays.
pub fn on_phone(sheet: &mut Sheet, case: &Case<'_>) {
    sheet.step(match case.bank() {
        Some(wallet) => Line::new("step-link-wallet").text("wallet", wallet),
        None => Line::new("step-link-phone"),
    });
    approve(sheet, case);
}

/// A request that appears on the phone.
pub fn push(sheet: &mut Sheet, case: &Case<'_>) {
    sheet.add(Role::Aim, "sheet-code", case.told.pay_code, fours);
    sheet.add_link_qr();
    let wallet = case.bank().or(case.product.map(|product| product.name.as_str())).unwrap_or_default();
    sheet.step(Line::new("step-push-open").text("wallet", wallet));
    sheet.step(Line::new("step-push-request"));
    approve(sheet, case);
    if sheet.link.is_some() {
        sheet.advice.push(Line::new("advice-push-link"));
    }
    sheet.advice.push(Line::new("advice-push-minutes"));
    sheet.delay = Some(Line::new("delay-minutes"));
}

fn approve(sheet: &mut Sheet, case: &Case<'_>) {
    sheet.step_amount("step-wallet-check", case);
    sheet.step(Line::new("step-pin"));
    sheet.step(Line::new("step-keep-receipt"));
}
