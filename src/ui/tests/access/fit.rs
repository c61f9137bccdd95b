//! Every page in every language, in a small window: no word is cut, and nothing lies upon anything else.

use std::collections::BTreeMap;

use eframe::egui::accesskit::Role;
use eframe::egui::epaint::{ClippedShape, Shape, TextShape};
use eframe::egui::{Label, Rect, RichText, Ui, Vec2, pos2};
use egui_kittest::Harness;

use super::scenes::{SIZES, hold_at};
use super::{Thing, Window, none, things};
use crate::app::settings::Settings;
use crate::backend::protocol::EventKind;
use crate::i18n::Language;
use crate::ui::theme;

/// What may be cut: texts that are somebody else's, and as long as they like.
const OTHERS: &[&str] = &["José Núñez", "Cafe y pan", "/home/ana/", "https://"];
/// How far things may reach into each other, in points: frames that touch.
const PLAY: f32 = 2.0;

#[test]
fn every_page_fits_in_every_language() {
    hold_at(&SIZES[1..], |window| {
        let mut complaints = Vec::new();
        for language in Language::ALL {
            let kept = BTreeMap::from([(Settings::LANGUAGE.to_owned(), language.code().to_owned())]);
            window.tell(EventKind::Settings(Ok(kept)));
            let shapes = &window.harness.output().shapes;
            let visible = window.harness.ctx.content_rect();
            let found = cut(shapes).into_iter().chain(overlaps(&things(window), visible));
            complaints.extend(found.map(|complaint| format!("{}: {complaint}", language.code())));
        }
        complaints
    });
}

/// The texts that end in "…", or that are painted beyond the left or right edge of their place.
fn cut(shapes: &[ClippedShape]) -> Vec<String> {
    let mut found = Vec::new();
    for clipped in shapes {
        each_text(&clipped.shape, &mut |text| {
            let words = text.galley.text();
            let rect = text.visual_bounding_rect();
            let is_in_sight = clipped.clip_rect.intersects(rect);
            let is_beyond =
                rect.left() < clipped.clip_rect.left() - PLAY || rect.right() > clipped.clip_rect.right() + PLAY;
            let is_cut = text.galley.elided || (is_in_sight && is_beyond);
            if is_cut && !words.trim().is_empty() && !OTHERS.iter().any(|other| words.contains(other)) {
                found.push(format!("{words:?} is cut, at {rect:?}"));
            }
        });
    }
    found
}

fn each_text(shape: &Shape, look: &mut impl FnMut(&TextShape)) {
    match shape {
        Shape::Text(text) => look(text),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| each_text(shape, look)),
        _ => {}
    }
}

/// What lies upon something else in the same part of the window, though neither is inside of the other.
fn overlaps(all: &[Thing], visible: Rect) -> Vec<String> {
    let is_seen = |thing: &&Thing| {
        // What holds the rows of a table is a stop for the keyboard, and a row may stand half beyond its edge.
        thing.role != Role::Grid
            && (thing.is_text() || thing.is_control())
            && thing.rect.is_positive()
            && visible.intersects(thing.rect)
    };
    let seen: Vec<&Thing> = all.iter().filter(is_seen).collect();
    let mut found = Vec::new();
    for (at, one) in seen.iter().enumerate() {
        for other in &seen[at + 1..] {
            let shared = one.rect.intersect(other.rect);
            let is_inside =
                one.rect.expand(PLAY).contains_rect(other.rect) || other.rect.expand(PLAY).contains_rect(one.rect);
            if one.region == other.region && !is_inside && shared.width() > PLAY && shared.height() > PLAY {
                found.push(format!("{} at {:?} lies upon {} at {:?}", other.told(), other.rect, one.told(), one.rect));
            }
        }
    }
    found
}

/// A page on which words are cut and lie upon each other is found out.
#[test]
fn what_does_not_fit_is_found() {
    fn drawn(draw: impl FnMut(&mut Ui) + 'static) -> Harness<'static> {
        let mut harness = Harness::builder().with_context_setup(theme::install).build_ui(draw);
        harness.run();
        harness
    }
    let fine = drawn(|ui| {
        ui.label("All of it");
    });
    none(cut(&fine.output().shapes));
    let elided = drawn(|ui| {
        ui.set_max_width(60.0);
        ui.add(Label::new("More than there is room for").truncate());
    });
    assert_eq!(cut(&elided.output().shapes).len(), 1);
    let clipped = drawn(|ui| {
        ui.set_clip_rect(Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(60.0, 60.0)));
        ui.add(Label::new(RichText::new("More than there is room for")).extend());
    });
    assert_eq!(cut(&clipped.output().shapes).len(), 1);

    let window = Window::of_size(&[], SIZES[1]);
    let mut all = things(&window);
    let visible = window.harness.ctx.content_rect();
    none(overlaps(&all, visible));
    let texts: Vec<usize> =
        (0..all.len()).filter(|at| all[*at].is_text() && all[*at].region == super::Region::Main).collect();
    let [first, .., last] = texts[..] else { unreachable!("a page says something") };
    all[last].rect = all[first].rect.translate(Vec2::new(12.0, 4.0));
    assert!(!overlaps(&all, visible).is_empty());
}
