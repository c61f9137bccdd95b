//! Indonesia, a virtual account (instruction-facts, section 3.7). The wrong bank is the most frequent slip, so the
//! rule about banks stands above everything else.

use super::super::banks::{self, Door, VirtualAccountBank};
use super::super::groups::{fours, whole};
use super::super::{Case, Line, PathId, Question, Role, Sheet};

pub fn fill(sheet: &mut Sheet, case: &Case<'_>) {
    let name = case.bank().or(case.told.bank_name);
    sheet.add(Role::Compared, "sheet-bank", name, whole);
    sheet.add(Role::Aim, "sheet-va", case.told.pay_code, fours);
    sheet.delay = Some(Line::new("delay-minutes"));
    if let Some((name, bank)) = name.zip(name.and_then(banks::virtual_account)) {
        known(sheet, case, name, bank);
    } else {
        // A bank that the files do not have: what every virtual account has in common.
        sheet.step(Line::new("step-va-any"));
        sheet.step_with("step-va-number", "va", "sheet-va");
        finish(sheet, case);
    }
    sheet.advice.push(Line::new("advice-va-exact"));
}

fn known(sheet: &mut Sheet, case: &Case<'_>, name: &str, bank: &VirtualAccountBank) {
    sheet.advice.extend(bank.other_banks.map(|any| {
        let key = if any { "advice-va-any-bank" } else { "advice-va-own-bank" };
        Line::new(key).text("bank", name)
    }));
    let doors = [(PathId::App, &bank.app), (PathId::Web, &bank.web), (PathId::Atm, &bank.atm)];
    let doors =
        doors.map(|(path, door)| door.as_ref().map(|door| (path, Line::new("path-door").text("name", &door.name))));
    let other = bank.other_banks.map(|_| (PathId::OtherBank, Line::new("path-other-bank")));
    let choices: Vec<_> = doors.into_iter().flatten().chain(other).collect();
    // With one door there is nothing to ask.
    let path = match choices.as_slice() {
        [(only, _)] => Some(*only),
        _ => sheet.ask(Question::new("ask-how", choices), case.path),
    };
    match path {
        Some(PathId::App) => door(sheet, case, bank.app.as_ref(), "step-va-app-menu", "step-va-app"),
        Some(PathId::Web) => door(sheet, case, bank.web.as_ref(), "step-va-app-menu", "step-va-app"),
        Some(PathId::Atm) => door(sheet, case, bank.atm.as_ref(), "step-va-atm-menu", "step-va-atm"),
        Some(PathId::OtherBank) if bank.other_banks == Some(true) => {
            sheet.step(Line::new("step-va-other-open"));
            sheet.step(Line::new("step-va-other-bank").text("bank", name));
            sheet.step_with("step-va-number", "va", "sheet-va");
            finish(sheet, case);
        }
        Some(_) => sheet.step(Line::new("step-va-other-refused").text("bank", name)),
        None => {}
    }
}

fn door(sheet: &mut Sheet, case: &Case<'_>, door: Option<&Door>, with_menu: &'static str, without: &'static str) {
    let Some(door) = door else { return };
    sheet.step(match door.path() {
        Some(menu) => Line::new(with_menu).text("name", &door.name).text("menu", menu),
        None => Line::new(without).text("name", &door.name),
    });
    sheet.step_with("step-va-number", "va", "sheet-va");
    finish(sheet, case);
}

fn finish(sheet: &mut Sheet, case: &Case<'_>) {
    sheet.step_amount("step-va-check", case);
    sheet.step(Line::new("step-confirm"));
    sheet.step(Line::new("step-keep-receipt"));
}
