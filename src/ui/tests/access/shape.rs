//! The shape of a page: its headings, its parts, and the order in which all of it is read out.

use eframe::egui::accesskit::Role;

use super::scenes::hold;
use super::{Region, Thing, Window, say, things};
use crate::app::Page;
use crate::ui::CobroApp;

/// What the one heading of level 1 says.
fn title(app: &CobroApp) -> String {
    let page = &app.state().shared.page;
    match page {
        Page::Order(key) => key.order_no.clone(),
        Page::Claim => say("claim-title"),
        other => say(other.section().key()),
    }
}

#[test]
fn every_page_has_a_shape() {
    hold(|window| {
        let all = things(window);
        let mut complaints = headings(window, &all);
        for role in [Role::Navigation, Role::Banner, Role::Main, Role::Status] {
            let count = all.iter().filter(|thing| thing.role == role).count();
            if count != 1 {
                complaints.push(format!("{count} times {role:?}"));
            }
        }
        complaints.extend(out_of_order(&all));
        complaints
    });
}

/// The page's name is its first heading and the only one of level 1, and no level is skipped.
fn headings(window: &Window, all: &[Thing]) -> Vec<String> {
    let mut complaints = Vec::new();
    let headings = all.iter().filter(|thing| thing.role == Role::Heading && thing.region != Region::Overlay);
    let mut last = 0;
    let mut first = Vec::new();
    for heading in headings {
        let level = heading.level.unwrap_or(99);
        if level > last + 1 {
            complaints.push(format!("{} has level {level} after {last}", heading.told()));
        }
        if level == 1 {
            first.push(heading.name.as_str());
        }
        last = level;
    }
    let title = title(window.harness.state());
    let is_form = window.harness.state().state().pages.accounts.form.is_some();
    if first.len() != 1 || !(is_form || first[0].contains(&title)) {
        complaints.push(format!("the page is {title:?}, its first headings are {first:?}"));
    }
    complaints
}

/// What is read out in another order than it is read in.
fn out_of_order(all: &[Thing]) -> Vec<String> {
    // What is only spoken has no place.
    let is_seen = |thing: &&Thing| (thing.is_text() || thing.is_control()) && thing.rect.is_positive();
    let seen: Vec<&Thing> = all.iter().filter(is_seen).collect();
    let wrong = seen.windows(2).filter(|pair| pair[0].region == pair[1].region && is_before(pair[1], pair[0]));
    wrong.map(|pair| backwards("reading", pair[0], pair[1])).collect()
}

/// Says that something goes from one thing back to another.
pub(super) fn backwards(what: &str, one: &Thing, next: &Thing) -> String {
    format!("{what} goes from {} at {:?} back to {} at {:?}", one.told(), one.rect, next.told(), next.rect)
}

/// Whether a person reads `one` before `other`: it stands above, or in the same line and left of it.
///
/// What stands above but wholly to the right is in another column.
pub(super) fn is_before(one: &Thing, other: &Thing) -> bool {
    // A pixel of play, for things that touch.
    let (a, b) = (one.rect.shrink(1.0), other.rect.shrink(1.0));
    let is_above = a.max.y <= b.min.y && a.min.x < b.max.x;
    let is_same_line = a.min.y < b.max.y && b.min.y < a.max.y;
    is_above || (is_same_line && a.max.x <= b.min.x)
}
