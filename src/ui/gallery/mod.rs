//! The gallery: every part of [`super::widgets`] in every state it has, in any look and language. Hidden, for those who
//! work on Cobro: `cobro --gallery`. What it shows is listed in [`list`], from which a test knows that no part is missing.

mod list;
mod parts;
#[cfg(test)]
mod tests;

use eframe::egui::{
    self, CentralPanel, Context, Frame, Margin, Panel, Rect, RichText, ScrollArea, Stroke, StrokeKind, Ui, Vec2,
    ViewportBuilder,
};
use jiff::Timestamp;

use self::list::{ENTRIES, Entry, State};
use super::theme::{self, font, size, space};
use super::widgets::{Shown, caption, dialog_ui, segmented, shown_as, toasts_ui};
use super::{View, access};
use crate::app::pages::settings::SettingsAction;
use crate::app::settings::{Contrast, ThemeChoice};
use crate::app::{About, Action, AppState};
use crate::domain::Catalogue;
use crate::i18n::{Language, Texts};

/// The gallery's window. Nothing stands behind it: what the state wants to ask or keep goes nowhere.
pub struct Gallery {
    state: AppState,
    texts: Texts,
    now: Timestamp,
}

impl Gallery {
    /// A gallery that speaks this language; its clock stands still.
    pub fn new(ctx: &Context, language: Language, now: Timestamp) -> Self {
        theme::install(ctx);
        let about = About { system_language: language, ..About::default() };
        let mut state = AppState::new(Catalogue::built_in(), about, now);
        state.shared.language_flag = Some(language);
        Self { state, texts: Texts::new(language), now }
    }

    /// Draws all of it.
    pub fn show(&mut self, ui: &mut Ui) {
        if self.texts.locale() != self.state.shared.locale() {
            self.texts = Texts::new(self.state.shared.locale());
        }
        theme::choose(ui.ctx(), &self.state.shared.settings, self.state.shared.system_look);
        let mut view = View::new(&self.state, &self.texts, 0);
        looks_ui(ui, &mut view);
        let canvas = Frame::new().fill(theme::of(ui).canvas);
        CentralPanel::no_frame().frame(canvas).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                Frame::new().inner_margin(Margin::same(24)).show(ui, |ui| {
                    for entry in ENTRIES {
                        ui.push_id(entry.names, |ui| entry_ui(ui, &mut view, entry));
                    }
                });
            });
        });
        dialog_ui(ui, &mut view);
        toasts_ui(ui, &mut view);
        let actions = view.into_actions();
        let wished: Option<Option<&'static str>> = ui.data_mut(|data| data.remove_temp(parts::wished_dialog()));
        if let Some(key) = wished.flatten() {
            self.state.shared.dialog = Some(parts::dialog(key));
        }
        if !actions.is_empty() || wished.is_some() {
            ui.ctx().request_repaint(); // show what came of it
        }
        for action in actions {
            self.state.act(action, self.now);
        }
    }
}

impl eframe::App for Gallery {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// Opens the gallery's window and returns when it is closed. Main thread only.
pub fn run(language: Language, renderer: eframe::Renderer, now: Timestamp) -> Result<(), eframe::Error> {
    let title = Texts::new(language).get("app-name").into_owned();
    let viewport = ViewportBuilder::default().with_title(&title).with_inner_size(Vec2::new(1280.0, 900.0));
    let options = eframe::NativeOptions { viewport, renderer, ..eframe::NativeOptions::default() };
    eframe::run_native(&title, options, Box::new(move |cc| Ok(Box::new(Gallery::new(&cc.egui_ctx, language, now)))))
}

/// The switches for look, contrast and language.
fn looks_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let settings = &view.shared().settings;
    let frame = Frame::new().fill(theme::of(ui).surface).inner_margin(Margin::symmetric(24, 8));
    Panel::top("looks").frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let names = [texts.get("theme-system"), texts.get("theme-light"), texts.get("theme-dark")];
            let themes: Vec<_> = ThemeChoice::ALL.into_iter().zip(names.iter().map(AsRef::as_ref)).collect();
            if let Some(choice) = segmented(ui, &texts.get("settings-theme"), settings.theme, &themes) {
                view.send(Action::Settings(SettingsAction::SetTheme(choice)));
            }
            let names = [texts.get("contrast-system"), texts.get("contrast-normal"), texts.get("contrast-high")];
            let contrasts: Vec<_> = Contrast::ALL.into_iter().zip(names.iter().map(AsRef::as_ref)).collect();
            if let Some(choice) = segmented(ui, &texts.get("settings-contrast"), settings.contrast, &contrasts) {
                view.send(Action::Settings(SettingsAction::SetContrast(choice)));
            }
            let languages = Language::ALL.map(|language| (language, language.own_name()));
            if let Some(choice) = segmented(ui, &texts.get("settings-language"), view.shared().language(), &languages) {
                view.send(Action::Settings(SettingsAction::SetLanguage(Some(choice))));
            }
        });
    });
}

/// A part under its name, once in each state.
fn entry_ui(ui: &mut Ui, view: &mut View<'_>, entry: &Entry) {
    let name = entry.names.join(", ");
    let title = ui.label(RichText::new(&name).font(font::MONO).color(theme::of(ui).text));
    access::heading(&title, 2, &name);
    let width = entry.width.min(ui.available_width());
    let gap = space::XL;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of columns")]
    let columns = (((ui.available_width() + gap) / (width + gap)) as usize).max(1);
    for states in entry.states.chunks(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for state in states {
                ui.push_id(state, |ui| {
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        ui.set_width(width);
                        caption(ui, &view.texts.get(state.key()));
                        state_ui(ui, view, entry, *state);
                    });
                });
            }
        });
        ui.add_space(space::S);
    }
    ui.add_space(space::L);
}

fn state_ui(ui: &mut Ui, view: &mut View<'_>, entry: &Entry, state: State) {
    let drawn = ui.scope(|ui| match state {
        State::Hover => shown_as(ui, Shown::PointedAt, |ui| (entry.draw)(ui, view, state)),
        State::Pressed => shown_as(ui, Shown::Held, |ui| (entry.draw)(ui, view, state)),
        State::Disabled => {
            ui.disable();
            (entry.draw)(ui, view, state);
        }
        _ => (entry.draw)(ui, view, state),
    });
    if state == State::Focus {
        // Only one thing has the keyboard; the others are drawn as if they had it.
        let ring = Stroke::new(size::FOCUS_RING, theme::of(ui).focus);
        let entry: Option<Option<Rect>> = ui.data_mut(|data| data.remove_temp(parts::entry_of_field()));
        let around = entry.flatten().unwrap_or(drawn.response.rect).expand(1.0);
        ui.painter().rect_stroke(around, f32::from(size::RADIUS), ring, StrokeKind::Outside);
    }
}
