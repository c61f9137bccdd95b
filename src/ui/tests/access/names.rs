//! Names, roles, values, descriptions, sizes.

use std::collections::HashMap;

use eframe::egui::accesskit::Role;

use super::scenes::{SIZES, account_form, hold, mistaken};
use super::{Region, Thing, say, things};
use crate::domain::Field;
use crate::i18n::{Language, Texts};

/// What a control must have under a finger or a shaky hand, in points (WCAG 2.2, 2.5.8).
const TARGET: f32 = 24.0;

#[test]
fn everything_says_what_it_is() {
    hold(|window| {
        let mut complaints = Vec::new();
        let all = things(window);
        for thing in &all {
            let wrong = if thing.is_control() { wrong_control(thing, &all) } else { wrong_text(thing) };
            complaints.extend(wrong.map(|wrong| format!("{} {wrong}, at {:?}", thing.told(), thing.rect)));
            let is_part = thing.around.is_empty() || thing.role == Role::AlertDialog;
            if thing.region == Region::Overlay && is_part && thing.name.is_empty() {
                complaints.push(format!("{} stands in no named part of the window", thing.told()));
            }
        }
        complaints.extend(namesakes(&all));
        complaints
    });
}

fn wrong_control(thing: &Thing, all: &[Thing]) -> Option<&'static str> {
    match thing.role {
        Role::Unknown => Some("has no role"),
        _ if thing.name.trim().is_empty() => Some("has no name"),
        Role::CheckBox | Role::RadioButton | Role::Switch | Role::Tab if !thing.has_state => {
            Some("does not say whether it is on")
        }
        Role::ComboBox if thing.value.trim().is_empty() => Some("does not say what is chosen"),
        Role::Button | Role::ListItem if thing.enabled && !thing.pressable => Some("cannot be pressed"),
        _ if !thing.enabled && thing.description.is_empty() => Some("is disabled and does not say why"),
        _ if !is_hit(thing, all) => Some("is too small to hit"),
        _ => None,
    }
}

/// Whether it is large enough, or as a line of text so far from the next that one does not hit that.
fn is_hit(thing: &Thing, all: &[Thing]) -> bool {
    let is_far = |other: &Thing| other.id == thing.id || (other.rect.center() - thing.rect.center()).length() >= TARGET;
    let is_alone = thing.role == Role::Link && all.iter().filter(|other| other.is_control()).all(is_far);
    is_alone || (thing.rect.width() >= TARGET - 0.1 && thing.rect.height() >= TARGET - 0.1)
}

fn wrong_text(thing: &Thing) -> Option<&'static str> {
    let is_part = matches!(
        thing.role,
        Role::Region | Role::Navigation | Role::Banner | Role::Main | Role::Status | Role::AlertDialog | Role::List
    );
    ((thing.is_text() || is_part) && thing.name.trim().is_empty()).then_some("says nothing")
}

/// Controls that a screen reader cannot tell from each other: of the same name and description in the same group.
fn namesakes(all: &[Thing]) -> Vec<String> {
    let mut known: HashMap<(Role, &str, &str, &[String]), &Thing> = HashMap::new();
    let mut complaints = Vec::new();
    for thing in all.iter().filter(|thing| thing.is_control()) {
        let key = (thing.role, thing.name.as_str(), thing.description.as_str(), thing.around.as_slice());
        if let Some(other) = known.insert(key, thing) {
            complaints.push(format!("two are {}, at {:?} and {:?}", thing.told(), other.rect, thing.rect));
        }
    }
    complaints
}

#[test]
fn what_is_wrong_in_a_field_is_a_part_of_the_field() {
    let texts = Texts::new(Language::English);
    for size in SIZES {
        let window = mistaken(size);
        let form = window.harness.state().state().pages.new_request.form.as_ref().expect("a form");
        let problems: Vec<_> = Field::ALL.iter().filter_map(|field| Some((field, form.message(*field)?))).collect();
        assert!(problems.len() >= 3, "{problems:?}");
        let entries: Vec<Thing> = things(&window).into_iter().filter(Thing::is_control).collect();
        for (field, problem) in problems {
            let told = problem.say(&texts);
            let is_told = |entry: &Thing| {
                entry.name == texts.get(&format!("field-{}", field.wire_name()))
                    && entry.description.ends_with(told.as_ref() as &str)
            };
            assert!(entries.iter().any(is_told), "{field:?} does not say {told:?}");
        }

        let mut window = account_form(size);
        window.press(&say("account-save"));
        let form = window.harness.state().state().pages.accounts.form.as_ref().expect("a form");
        assert!(form.problems.len() >= 3, "{:?}", form.problems);
        let entries = things(&window);
        for problem in form.problems.values() {
            let told = problem.say(&texts);
            let count = |told: &str| form.problems.values().filter(|other| other.say(&texts) == told).count();
            let described = entries
                .iter()
                .filter(|thing| thing.is_control() && thing.description.ends_with(told.as_ref() as &str))
                .count();
            assert_eq!(described, count(&told), "{told:?}");
        }
    }
}
