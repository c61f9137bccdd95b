//! Draws the help of the page that is open; what it says is in `app/help.rs`.

use eframe::egui::{Label, RichText, Ui};

use super::shortcuts;
use crate::app::Verb;
use crate::app::help::Help;
use crate::app::verbs::Place;
use crate::ui::theme::{self, font, space};
use crate::ui::widgets::quiet_button;
use crate::ui::{View, access};

/// Draws the help.
pub fn help_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let help = Help::of(&view.shared().page);
    paragraph(ui, &texts.get(help.what));
    heading(ui, 3, &texts.get("help-first-steps"));
    access::list(ui, &texts.get("help-first-steps"), help.steps.len(), |ui| {
        for (index, step) in help.steps.iter().enumerate() {
            ui.horizontal_top(|ui| {
                ui.label(RichText::new((index + 1).to_string()).font(font::body_strong()).color(theme::of(ui).accent));
                paragraph(ui, &texts.get(step));
            });
        }
    });
    heading(ui, 3, &texts.get("help-what-to-do"));
    for question in help.questions {
        ui.add_space(space::XS);
        heading(ui, 4, &texts.get(question));
        paragraph(ui, &texts.get(&format!("{question}.answer")));
    }
    let here = |verb: &Verb| verb.place() != Place::Everywhere && verb.place().is_here(view.state);
    let keys: Vec<Verb> = Verb::all().filter(here).filter(|verb| !verb.shortcuts().is_empty()).collect();
    if !keys.is_empty() {
        heading(ui, 3, &texts.get("help-keys"));
        for verb in keys {
            shortcuts::row_ui(ui, view, verb);
        }
    }
    ui.add_space(space::M);
    if view.shared().about.sandbox {
        let is_off = Verb::Tour.why_not(view.state).is_none();
        if quiet_button(ui, is_off, &Verb::Tour.title_now(view.state, texts)).clicked() {
            view.do_verb(Verb::Tour);
        }
    }
    if quiet_button(ui, true, &texts.get("help-keys-all")).clicked() {
        view.do_verb(Verb::Shortcuts);
    }
}

fn heading(ui: &mut Ui, level: usize, words: &str) {
    let font = if level > 3 {
        font::body_strong()
    } else {
        ui.add_space(space::M);
        font::strong()
    };
    let label = ui.add(Label::new(RichText::new(words).font(font)).wrap());
    access::heading(&label, level, words);
}

fn paragraph(ui: &mut Ui, words: &str) {
    let text = RichText::new(words).font(font::BODY).color(theme::of(ui).secondary);
    ui.add(Label::new(text).wrap());
}
