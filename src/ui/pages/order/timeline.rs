//! The timeline as a ledger: when, what, and who told it.

use std::borrow::Cow;

use eframe::egui::{Align, Label, Layout, Rect, RichText, Ui, UiBuilder, pos2};

use crate::app::pages::order::Shown;
use crate::app::pages::order::timeline::Entry;
use crate::app::told::Say as _;
use crate::i18n::FluentValue;
use crate::ui::theme::{self, font, space};
use crate::ui::widgets::{caption, disclosure, section_title};
use crate::ui::{View, access};

/// From this width on the words stand beside the time, not below it.
const WORDS_BESIDE: f32 = 440.0;
/// Width of the column that says who told it.
const SOURCES: f32 = 200.0;
/// From this width on that column stands at the right, not below the words.
const SOURCES_BESIDE: f32 = 680.0;

/// Draws the section, newest last.
pub fn section_ui(ui: &mut Ui, view: &View<'_>, shown: &Shown) {
    let texts = view.texts;
    section_title(ui, &texts.get("order-timeline"));
    caption(ui, &texts.with("order-timeline-zone", &[("zone", FluentValue::from(shown.zone.say(texts)))]));
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().interact_size.y = 0.0; // lines of text, not of buttons
    // Every language writes moments at another length; the words begin where the longest one ends.
    let times = shown.timeline.iter().map(|entry| time_width(ui, view, entry)).fold(0.0, f32::max) + space::L;
    for (i, entry) in shown.timeline.iter().enumerate() {
        // The journal only grows at its end, so the place is a stable name.
        ui.push_id(("timeline", i), |ui| entry_ui(ui, view, entry, times));
    }
}

fn time_width(ui: &Ui, view: &View<'_>, entry: &Entry) -> f32 {
    let words = entry.at.say(view.texts);
    ui.painter().layout_no_wrap(words, font::MONO, theme::of(ui).secondary).size().x
}

/// One line, read in the order when, what, who; a hairline below it.
fn entry_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry, times: f32) {
    let whole = ui.available_rect_before_wrap();
    let top = whole.top() + space::S;
    let times = if whole.width() >= WORDS_BESIDE { times } else { 0.0 };
    let sources = if whole.width() >= SOURCES_BESIDE { SOURCES } else { 0.0 };
    let column = |ui: &mut Ui, left: f32, top: f32, right: f32, draw: &mut dyn FnMut(&mut Ui)| -> f32 {
        let place = Rect::from_min_max(pos2(left, top), pos2(right, whole.bottom().max(top)));
        let mut cell = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min)));
        draw(&mut cell);
        cell.min_rect().bottom()
    };
    let mut bottom = column(ui, whole.left(), top, whole.right(), &mut |ui| time_ui(ui, view, entry));
    let top = if times > 0.0 { top } else { bottom };
    let words = &mut |ui: &mut Ui| words_ui(ui, view, entry, sources == 0.0);
    bottom = bottom.max(column(ui, whole.left() + times, top, whole.right() - sources, words));
    if sources > 0.0 {
        let source = &mut |ui: &mut Ui| source_ui(ui, view, entry);
        bottom = bottom.max(column(ui, whole.right() - sources + space::L, top, whole.right(), source));
    }
    let used = Rect::from_min_max(whole.min, pos2(whole.right(), bottom + space::S));
    ui.painter().hline(used.x_range(), used.bottom(), (1.0, theme::of(ui).hairline));
    ui.advance_cursor_after_rect(used);
}

fn time_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry) {
    ui.label(RichText::new(entry.at.say(view.texts)).font(font::MONO).color(theme::of(ui).secondary));
}

fn words_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry, with_source: bool) {
    let texts = view.texts;
    ui.add(Label::new(RichText::new(sentence(view, entry)).font(font::BODY)).wrap());
    if let Some(until) = &entry.until {
        let values = [("n", entry.times.into()), ("until", FluentValue::from(until.say(texts)))];
        caption(ui, &texts.with("order-repeated", &values));
    }
    if with_source {
        source_ui(ui, view, entry);
    }
    if let Some(detail) = &entry.detail {
        let title = RichText::new(texts.get("details")).font(font::CAPTION).color(theme::of(ui).secondary);
        let details = disclosure(title).id_salt("detail").show(ui, |ui| {
            ui.add(Label::new(RichText::new(detail).font(font::MONO)).wrap());
        });
        let of = format!("{}, {}", entry.at.say(view.texts), sentence(view, entry));
        access::describe(&details.header_response, &of); // every line may have some
    }
}

fn source_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry) {
    let words = RichText::new(view.texts.get(entry.source)).font(font::TABLE);
    ui.add(Label::new(words.color(theme::of(ui).secondary)).wrap());
}

/// What was seen. What was copied is named as on its button.
fn sentence<'a>(view: &View<'a>, entry: &'a Entry) -> Cow<'a, str> {
    match &entry.copied {
        None => entry.told.say(view.texts),
        Some(what) => {
            let what = if view.texts.has(what) { view.texts.get(what) } else { Cow::Borrowed(what.as_str()) };
            view.texts.with(&entry.told.key, &[("what", FluentValue::from(what.into_owned()))]).into_owned().into()
        }
    }
}
