//! Mexico, a code paid in cash at a till such as OXXO's (instruction-facts, section 3.5: Conekta's official ficha).

use super::super::groups::fours;
use super::super::{Case, Line, Role, Sheet};

pub fn fill(sheet: &mut Sheet, case: &Case<'_>) {
    sheet.add(Role::Aim, "sheet-code", case.told.pay_code, fours);
    // The barcode's content is the number itself (source CK3).
    sheet.barcode = barcode(sheet);
    let store = case.product.map_or("", |product| &product.name);
    sheet.step(Line::new("step-store-go").text("store", store));
    sheet.step(Line::new("step-store-service"));
    sheet.step_with("step-store-dictate", "code", "sheet-code");
    sheet.step_amount("step-store-cash", case);
    sheet.step(Line::new("step-store-receipt"));
    sheet.advice.push(Line::new("advice-store-commission"));
    sheet.delay = Some(Line::new("delay-business-day"));
}

/// What a Code 128 can hold of the number: letters and digits; a sign in it would be a slip of the gateway's.
fn barcode(sheet: &Sheet) -> Option<String> {
    let code = &sheet.fields.first()?.value;
    code.bytes().all(|byte| byte.is_ascii_alphanumeric()).then(|| code.clone())
}
