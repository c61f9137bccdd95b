//! A product that the gateway publishes no name for: what it gave is shown as it is, and no step is made up.

use super::super::groups::{cci_groups, clabe_groups, fours, is_digits, whole};
use super::super::{Case, Line, Role, Sheet, cci, clabe, emv_qr};
use super::qr;

pub fn fill(sheet: &mut Sheet, case: &Case<'_>) {
    sheet.add(Role::Compared, "sheet-bank", case.told.bank_name, whole);
    let code = case.told.pay_code;
    match code {
        Some(code) if emv_qr::is_emv(code) => {
            sheet.add_payment_qr(Some(code));
            qr::decoded(sheet, case);
        }
        // Digits that name themselves by their check digits, in the country that has such accounts.
        Some(code) if case.market.code.as_str() == "mx" && clabe::is_valid(code) => {
            sheet.add(Role::Aim, "sheet-clabe", Some(code), clabe_groups);
        }
        Some(code) if case.market.code.as_str() == "pe" && is_digits(code, cci::LEN) => {
            sheet.add(Role::Aim, "sheet-cci", Some(code), cci_groups);
            sheet.add(Role::Compared, "sheet-bank", cci::bank(code).filter(|_| case.told.bank_name.is_none()), whole);
        }
        code => sheet.add(Role::Aim, "sheet-code", code, fours),
    }
    sheet.add(Role::Typed, "sheet-concept", case.told.concept, fours);
    sheet.add(Role::Typed, "sheet-reference", case.told.reference, fours);
    sheet.delay = Some(Line::new("delay-unknown"));
    sheet.notes.push(Line::new("note-generic"));
    if sheet.qr.is_some() {
        sheet.step(Line::new("step-qr-open"));
        sheet.step(Line::new("step-qr-scan"));
        qr::pay(sheet, case);
        return;
    }
    sheet.add_link_qr();
    if sheet.link.is_some() {
        sheet.step(Line::new("step-link-open"));
        sheet.step(Line::new("step-link-follow"));
    }
    if let Some(aim) = sheet.fields.iter().find(|field| field.role == Role::Aim) {
        let line = Line::new("step-generic-code").text("code", aim.groups.join(" "));
        sheet.step(line);
    }
    sheet.step_amount("step-amount-exact", case);
    sheet.step(Line::new("step-keep-receipt"));
}
