//! Indonesia, a code paid at a convenience store (api-facts, section 7.4).

use super::super::groups::fours;
use super::super::{Case, Line, Role, Sheet};

pub fn fill(sheet: &mut Sheet, case: &Case<'_>) {
    sheet.add(Role::Aim, "sheet-code", case.told.pay_code, fours);
    let store = case.product.map_or("", |product| &product.name);
    sheet.step(Line::new("step-store-go").text("store", store));
    sheet.step_with("step-store-code", "code", "sheet-code");
    sheet.step_amount("step-store-cash", case);
    sheet.step(Line::new("step-store-receipt"));
    sheet.advice.push(Line::new("advice-store-fee"));
    sheet.delay = Some(Line::new("delay-unknown"));
}
