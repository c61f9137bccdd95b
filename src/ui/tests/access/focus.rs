//! The keyboard: where Tab goes, what Enter and Space do, and that one sees where one is.

use std::collections::HashSet;

use eframe::egui::accesskit::{Action, NodeId, Role};
use eframe::egui::epaint::Shape;
use eframe::egui::{Key, Memory, Modifiers, Rect};

use super::super::Window;
use super::scenes::{FULL, SIZES, hold, scene};
use super::shape::{backwards, is_before};
use super::{Region, Thing, none, things};
use crate::ui::theme;

/// More than any page has.
const MOST: usize = 200;

/// What has the keyboard.
pub(in crate::ui::tests) fn focused(window: &Window) -> Option<Thing> {
    let id = window.harness.ctx.memory(Memory::focused)?.accesskit_id();
    things(window).into_iter().find(|thing| thing.id == id)
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.harness.key_press_modifiers(modifiers, key);
    window.harness.run();
}

/// Where a key leads from nowhere, step by step, until it comes to where it was; `look` is called at each.
fn walk(window: &mut Window, modifiers: Modifiers, mut look: impl FnMut(&Window, &Thing)) -> Vec<Thing> {
    window.harness.ctx.memory_mut(Memory::stop_text_input);
    window.harness.run();
    let mut way: Vec<Thing> = Vec::new();
    for _ in 0..MOST {
        press(window, modifiers, Key::Tab);
        let Some(thing) = focused(window) else { continue };
        if way.iter().any(|seen| seen.id == thing.id) {
            break;
        }
        look(window, &thing);
        way.push(thing);
    }
    way
}

/// Whether a question is open, which keeps the keyboard to itself.
fn is_asked(all: &[Thing]) -> bool {
    all.iter().any(|thing| matches!(thing.role, Role::Dialog | Role::AlertDialog))
}

#[test]
fn tab_goes_through_everything_as_it_is_read_and_one_sees_where_it_is() {
    hold(|window| {
        let mut complaints = Vec::new();
        let mut way = walk(window, Modifiers::NONE, |window, thing| {
            if !is_in_sight(window, thing) {
                complaints.push(format!("{} has the keyboard out of sight, at {:?}", thing.told(), thing.rect));
            } else if !has_ring(window, thing) {
                complaints.push(format!("no ring around {} at {:?}", thing.told(), thing.rect));
            }
        });
        let ids: HashSet<NodeId> = way.iter().map(|thing| thing.id).collect();
        let all = things(window);
        let is_asked = is_asked(&all);
        for thing in &all {
            let is_due = thing.is_control() && thing.enabled && (!is_asked || thing.region == Region::Overlay);
            if is_due && !thing.is_walked() && !ids.contains(&thing.id) {
                complaints.push(format!("Tab never comes to {}", thing.told()));
            }
        }
        if is_asked {
            // A question begins at its harmless answer.
            let order = |thing: &Thing| all.iter().position(|other| other.id == thing.id);
            way.sort_by_key(order);
        }
        // Where things are now: they may have been scrolled since.
        let now = |thing: &Thing| all.iter().find(|other| other.id == thing.id).cloned();
        let way: Vec<Thing> = way.iter().filter_map(now).collect();
        let is_wrong = |one: &Thing, next: &Thing| {
            if one.region == next.region { is_before(next, one) } else { next.region < one.region }
        };
        complaints.extend(
            way.windows(2).filter(|pair| is_wrong(&pair[0], &pair[1])).map(|pair| backwards("Tab", &pair[0], &pair[1])),
        );
        complaints
    });
}

#[test]
fn the_ring_comes_with_keys_and_is_never_around_a_title() {
    for size in SIZES {
        let mut window = scene("orders")(size);
        assert_eq!(rings(&window), 0, "after the page was turned");
        assert_eq!(focused(&window).map(|thing| thing.role), Some(Role::Heading));
        press(&mut window, Modifiers::NONE, Key::Tab);
        assert_eq!(rings(&window), 1);
        window.click(&super::say("orders-group-paid"));
        assert_eq!(rings(&window), 0, "the mouse shows where it is");
        press(&mut window, Modifiers::NONE, Key::F1);
        assert_eq!(focused(&window).map(|thing| thing.role), Some(Role::Heading));
        assert_eq!(rings(&window), 0, "nor around what opens beside the page");
    }
}

#[test]
fn shift_tab_goes_the_same_way_back() {
    for name in FULL.into_iter().chain(["new request, filled", "account form"]) {
        let mut window = scene(name)(SIZES[0]);
        let mut ids = |modifiers| -> Vec<NodeId> {
            // Not the rows of a long list: which are there depends on where one comes from.
            let way = walk(&mut window, modifiers, |_, _| {}).into_iter().filter(|thing| !thing.is_walked());
            way.map(|thing| thing.id).collect()
        };
        let there = ids(Modifiers::NONE);
        let mut back = ids(Modifiers::SHIFT);
        back.reverse();
        // Both begin anywhere on the same round.
        let start = back.iter().position(|id| Some(id) == there.first()).unwrap_or_default();
        back.rotate_left(start);
        assert_eq!(there, back, "{name}");
    }
}

/// Whether a thing is inside the window as a whole, or as much of it as fits.
fn is_in_sight(window: &Window, thing: &Thing) -> bool {
    let seen = window.harness.ctx.content_rect();
    seen.expand(1.0).contains_rect(thing.rect) || thing.rect.height() > seen.height()
}

/// Whether a line in the colour of the focus is drawn around a thing; in a list, around one of its rows.
fn has_ring(window: &Window, thing: &Thing) -> bool {
    let rect = thing.rect;
    each_ring(window, |drawn, clip| {
        let is_around = drawn.expand(4.0).contains_rect(rect) || thing.role == Role::Grid;
        is_around && rect.expand(8.0).contains_rect(drawn) && clip.intersects(rect)
    }) > 0
}

/// How many rings are on screen.
fn rings(window: &Window) -> usize {
    each_ring(window, |drawn, clip| clip.intersects(drawn))
}

/// How many of the lines in the colour of the focus are `wanted`, by where they are and what cuts them off.
fn each_ring(window: &Window, wanted: impl Fn(Rect, Rect) -> bool) -> usize {
    let mut found = 0;
    for clipped in &window.harness.output().shapes {
        each(&clipped.shape, &mut |shape| {
            let Shape::Rect(drawn) = shape else { return };
            let is_ring = [theme::LIGHT.focus, theme::DARK.focus].contains(&drawn.stroke.color);
            found += usize::from(is_ring && wanted(drawn.rect, clipped.clip_rect));
        });
    }
    found
}

fn each(shape: &Shape, look: &mut impl FnMut(&Shape)) {
    if let Shape::Vec(shapes) = shape {
        for shape in shapes {
            each(shape, look);
        }
    } else {
        look(shape);
    }
}

/// What the window says, to compare two.
fn said(window: &Window) -> Vec<(Role, String, String)> {
    things(window).into_iter().map(|thing| (thing.role, thing.name, thing.value)).collect()
}

/// What the window says after `act` on the control.
fn after(open: fn([f32; 2]) -> Window, control: &Thing, act: impl Fn(&mut Window)) -> Vec<(Role, String, String)> {
    let mut window = open(SIZES[0]);
    window.request(control.id, Action::Focus);
    act(&mut window);
    said(&window)
}

#[test]
fn enter_and_space_do_what_a_screen_reader_does() {
    let mut complaints = Vec::new();
    // One scene a page, the fullest: it is the widgets that are tried, not the states.
    for name in
        ["overview of the sandbox", "orders", "order that waits", "order with a question", "accounts", "settings"]
    {
        let open = scene(name);
        let window = open(SIZES[0]);
        let all = things(&window);
        // A question keeps the keyboard from what is below it.
        let from = if is_asked(&all) { Region::Overlay } else { Region::Main };
        let mut tried = HashSet::new();
        let controls = all.into_iter().filter(|thing| {
            let is_due = thing.is_control() && thing.enabled && thing.focusable && thing.pressable && !thing.is_entry();
            // One of a kind.
            is_due && thing.region >= from && tried.insert((thing.role, thing.rect.height().to_bits()))
        });
        for control in controls {
            let pressed = after(open, &control, |window| window.request(control.id, Action::Click));
            if !control.has_state {
                assert_ne!(pressed, said(&window), "{name}: {} does nothing", control.told());
            }
            for key in [Key::Enter, Key::Space] {
                if after(open, &control, |window| press(window, Modifiers::NONE, key)) != pressed {
                    complaints.push(format!("{name}: {key:?} on {} does something else", control.told()));
                }
            }
        }
    }
    none(complaints);
}
