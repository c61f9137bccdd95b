//! Sharing in the window, by keyboard and by name.

use eframe::egui::Role;
use egui_kittest::kittest::Queryable as _;

use super::Window;
use super::order::open;
use crate::app::pages::desk::accepted;
use crate::backend::protocol::{CommandKind, EventKind, Paper, PaperWish, Purpose};
use crate::domain::observation::{Fact, OperatorAction};
use crate::export::document::Form;

fn wish(window: &Window) -> Option<PaperWish> {
    let wishes = window.asked(|kind| match kind {
        CommandKind::MakePaper(_, wish) => Some((**wish).clone()),
        _ => None,
    });
    wishes.into_iter().map(|(_, wish)| wish).next_back()
}

fn unfold(window: &mut Window) {
    window.harness.get_by_label("Share…").click_accesskit();
    window.harness.run();
}

#[test]
fn a_sheet_is_saved_from_the_orders_page() {
    let mut window = open(1180.0, 1_600.0, vec![accepted()]);
    assert!(window.harness.query_by_label("Save sheet (PDF)").is_none(), "closed at first");
    unfold(&mut window);
    window.press("Save sheet (PDF)");
    let wish = wish(&window).expect("asked for");
    assert!(matches!(wish.form, Form::Sheet(_)));

    let (id, key) = window
        .asked(|kind| if let CommandKind::MakePaper(key, _) = kind { Some(key.clone()) } else { None })
        .pop()
        .expect("asked");
    let path = "/home/ana/pago-152.00-MXN.pdf".to_owned();
    window.answer(id, EventKind::PaperMade(key, Ok(Paper { form: wish.form, purpose: Purpose::Keep, path })));
    assert!(window.harness.query_all_by_label_contains("Saved: /home/ana/pago-152.00-MXN.pdf").next().is_some());
    let noted = window.asked(|kind| matches!(kind, CommandKind::Note(_, OperatorAction::Shared { .. })).then_some(()));
    assert_eq!(noted.len(), 1);
}

#[test]
fn the_folder_is_typed_and_the_tone_chosen() {
    let mut window = open(1180.0, 1_600.0, vec![accepted()]);
    unfold(&mut window);
    window.harness.get_by_role_and_label(Role::TextInput, "Save files in").focus();
    window.harness.step();
    window.harness.get_by_role_and_label(Role::TextInput, "Save files in").type_text("/tmp/pagos");
    window.harness.run_ok();
    window.harness.get_by_role_and_label(Role::RadioButton, "Friendly").click_accesskit();
    window.harness.run();
    window.press("Save card (PNG)");
    let wish = wish(&window).expect("asked for");
    assert_eq!((wish.folder.as_str(), wish.form), ("/tmp/pagos", Form::Card));
    let kept = window.asked(|kind| match kind {
        CommandKind::SaveSetting { key, value } => Some((key.clone(), value.clone())),
        _ => None,
    });
    assert!(kept.iter().any(|(_, (key, value))| key == "share-tone" && value == "friendly"));
}

#[test]
fn instructions_that_are_wrong_are_kept_back() {
    let Fact::Accepted { attempt, mut answer } = accepted() else { panic!("the gateway took it") };
    answer.details.pay_code = Some("012914002014112175".to_owned()); // its check digit is wrong
    let mut window = open(1180.0, 1_600.0, vec![Fact::Accepted { attempt, answer }]);
    unfold(&mut window);
    window.harness.get_by_label_contains("These instructions are kept back");
    assert!(window.harness.query_by_label("Save sheet (PDF)").is_none());
}
