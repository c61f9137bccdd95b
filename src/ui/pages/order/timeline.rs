//! The timeline: when, what, and who told it.

use std::borrow::Cow;

use eframe::egui::{CollapsingHeader, RichText, Ui};

use crate::app::pages::order::Shown;
use crate::app::pages::order::timeline::Entry;
use crate::i18n::FluentValue;
use crate::ui::View;
use crate::ui::theme::{self, font, space};
use crate::ui::widgets::{caption, section_title};

/// Draws the section, newest last.
pub fn section_ui(ui: &mut Ui, view: &View<'_>, shown: &Shown) {
    let texts = view.texts;
    section_title(ui, &texts.get("order-timeline"));
    caption(ui, &texts.with("order-timeline-zone", &[("zone", FluentValue::from(shown.zone.as_str()))]));
    ui.add_space(space::XS);
    for (i, entry) in shown.timeline.iter().enumerate() {
        // The journal only grows at its end, so the place is a stable name.
        ui.push_id(("timeline", i), |ui| entry_ui(ui, view, entry));
    }
}

fn entry_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry) {
    let texts = view.texts;
    let secondary = theme::of(ui).secondary;
    ui.horizontal_wrapped(|ui| {
        let at = FluentValue::from(entry.at.as_str());
        let until = FluentValue::from(entry.until.as_deref().unwrap_or_default());
        let when = texts.with("order-times", &[("n", entry.times.into()), ("at", at), ("until", until)]);
        ui.label(RichText::new(when).font(font::MONO).color(secondary));
        ui.label(RichText::new(sentence(view, entry)).font(font::BODY));
        ui.label(RichText::new(format!("· {}", texts.get(entry.source))).font(font::TABLE).color(secondary));
    });
    if let Some(detail) = &entry.detail {
        let title = RichText::new(texts.get("details")).font(font::CAPTION).color(secondary);
        CollapsingHeader::new(title).id_salt("detail").show(ui, |ui| {
            ui.label(RichText::new(detail).font(font::MONO));
        });
    }
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
