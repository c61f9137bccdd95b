//! Colombia, PSE: nothing to type or dictate, only a page of the payer's own bank (instruction-facts, section 3.8).

use super::super::groups::fours;
use super::super::{Case, Line, Role, Sheet};

pub fn fill(sheet: &mut Sheet, case: &Case<'_>) {
    sheet.add(Role::Typed, "sheet-code", case.told.pay_code, fours);
    sheet.add_link_qr();
    if sheet.link.is_some() {
        sheet.step(Line::new("step-link-open"));
        sheet.step(Line::new("step-pse-bank"));
        sheet.step_amount("step-pse-approve", case);
        sheet.step(Line::new("step-pse-cus"));
    }
    sheet.delay = Some(Line::new("delay-bank"));
}
