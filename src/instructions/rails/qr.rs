//! A QR code to pay by: QRIS in Indonesia, and Pakistan's code beside a link (instruction-facts, section 3.6).

use super::super::groups::{fours, whole};
use super::super::{Case, Line, PathId, QrContent, Question, Role, Sheet, emv_qr};
use super::wallet;

/// QRIS: any wallet and any bank's app reads it.
pub fn qris(sheet: &mut Sheet, case: &Case<'_>) {
    sheet.add_payment_qr(case.told.pay_code);
    decoded(sheet, case);
    sheet.delay = Some(Line::new("delay-minutes"));
    let question = Question::new(
        "ask-app",
        [
            (PathId::Wallet, Line::new("path-wallet")),
            (PathId::App, Line::new("path-bank-app")),
            (PathId::SamePhone, Line::new("path-same-phone")),
        ],
    );
    match sheet.ask(question, case.path) {
        Some(PathId::Wallet) => sheet.step(Line::new("step-qris-wallet")),
        Some(PathId::App) => sheet.step(Line::new("step-qris-bank")),
        Some(_) => {
            sheet.step(Line::new("step-qr-save"));
            sheet.step(Line::new("step-qr-gallery"));
            return pay(sheet, case);
        }
        None => return,
    }
    sheet.step(Line::new("step-qr-scan"));
    pay(sheet, case);
}

/// A QR code and a link to a wallet: whichever of them the payer can use.
pub fn and_link(sheet: &mut Sheet, case: &Case<'_>) {
    match case.told.pay_code {
        Some(code) if emv_qr::is_emv(code) => sheet.add_payment_qr(Some(code)),
        code => sheet.add(Role::Aim, "sheet-code", code, fours),
    }
    decoded(sheet, case);
    sheet.delay = Some(Line::new("delay-minutes"));
    let has_code = sheet.qr.is_some();
    sheet.add_link_qr();
    let path = match (has_code, &sheet.link) {
        (true, Some(_)) => sheet.ask(
            Question::new("ask-how", [(PathId::Scan, Line::new("path-scan")), (PathId::Phone, Line::new("path-link"))]),
            case.path,
        ),
        (true, None) => Some(PathId::Scan),
        (false, Some(_)) => Some(PathId::Phone),
        (false, None) => None,
    };
    match path {
        Some(PathId::Scan) => {
            sheet.step(Line::new("step-qr-open"));
            sheet.step(Line::new("step-qr-scan"));
            pay(sheet, case);
        }
        Some(_) => wallet::on_phone(sheet, case),
        None => {}
    }
}

/// Who a payment string pays, as the payer's app will show it.
pub fn decoded(sheet: &mut Sheet, case: &Case<'_>) {
    if !matches!(sheet.qr, Some(QrContent::Payment(_))) {
        return;
    }
    let Some(code) = case.told.pay_code.and_then(|code| emv_qr::decode(code).ok()) else { return };
    sheet.add(Role::Compared, "sheet-merchant", code.merchant.as_deref(), whole);
    sheet.add(Role::Compared, "sheet-nmid", code.nmid.as_deref(), whole);
}

/// From the scanned code on: the name, the amount, the PIN, the receipt.
pub fn pay(sheet: &mut Sheet, case: &Case<'_>) {
    match sheet.fields.iter().find(|field| field.label == "sheet-merchant") {
        Some(merchant) => {
            let line = Line::new("step-qr-merchant").text("merchant", &merchant.value);
            sheet.step(line);
        }
        None => sheet.step(Line::new("step-qr-name")),
    }
    let has_amount =
        case.told.pay_code.and_then(|code| emv_qr::decode(code).ok()).is_some_and(|code| code.amount.is_some());
    sheet.step_amount(if has_amount { "step-amount-check" } else { "step-amount-type" }, case);
    sheet.step(Line::new("step-pin"));
    sheet.step(Line::new("step-keep-receipt"));
}
