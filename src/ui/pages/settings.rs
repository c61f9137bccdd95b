//! Draws the page whose state is in `app/pages/settings.rs`.

use std::borrow::Cow;
use std::iter;

use eframe::egui::{Label, RichText, Ui};

use crate::app::Action;
use crate::app::pages::settings::SettingsAction;
use crate::app::settings::{Contrast, ThemeChoice};
use crate::app::when::country;
use crate::domain::market::load::MarketProblem;
use crate::i18n::{FluentValue, Language};
use crate::ui::View;
use crate::ui::theme::font;
use crate::ui::widgets::{Caution, banner, caption, copy_button, page_header, section_title};

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    page_header(ui, &view.texts.get("page-settings"), |_| {});
    look_ui(ui, view);
    language_ui(ui, view);
    data_ui(ui, view);
    markets_ui(ui, view);
    let texts = view.texts;
    section_title(ui, &texts.get("settings-about"));
    let version = view.shared().about.version.as_str();
    ui.label(texts.with("settings-version", &[("version", FluentValue::from(version))]));
}

fn look_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    section_title(ui, &texts.get("settings-look"));
    let chosen = view.shared().settings.theme;
    ui.horizontal(|ui| {
        for choice in ThemeChoice::ALL {
            let key = match choice {
                ThemeChoice::System => "theme-system",
                ThemeChoice::Light => "theme-light",
                ThemeChoice::Dark => "theme-dark",
            };
            if ui.radio(chosen == choice, texts.get(key).as_ref()).clicked() {
                view.send(Action::Settings(SettingsAction::SetTheme(choice)));
            }
        }
    });
    let chosen = view.shared().settings.contrast;
    ui.horizontal(|ui| {
        for choice in Contrast::ALL {
            let key = match choice {
                Contrast::System => "contrast-system",
                Contrast::Normal => "contrast-normal",
                Contrast::High => "contrast-high",
            };
            if ui.radio(chosen == choice, texts.get(key).as_ref()).clicked() {
                view.send(Action::Settings(SettingsAction::SetContrast(choice)));
            }
        }
    });
}

/// Each language by its own name, so that whoever cannot read the others finds it.
fn language_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    section_title(ui, &texts.get("settings-language"));
    let chosen = view.shared().settings.language;
    let system = Language::own_name(view.shared().about.system_language);
    let system = texts.with("language-system", &[("language", FluentValue::from(system))]);
    ui.horizontal_wrapped(|ui| {
        let all = Language::ALL.map(|language| (Some(language), Cow::Borrowed(language.own_name())));
        for (choice, name) in iter::once((None, system)).chain(all) {
            if ui.radio(chosen == choice, name.as_ref()).clicked() {
                view.send(Action::Settings(SettingsAction::SetLanguage(choice)));
            }
        }
    });
}

fn data_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    section_title(ui, &texts.get("settings-data"));
    let what = texts.get("settings-data-dir");
    path_ui(ui, view, &what, &view.shared().about.data_dir);
    caption(ui, &texts.get("settings-data-note"));
}

fn markets_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let catalogue = &view.shared().catalogue;
    section_title(ui, &texts.get("settings-markets"));
    let what = texts.get("settings-market-file");
    path_ui(ui, view, &what, &view.shared().about.market_file);
    caption(ui, &texts.get("settings-market-note"));

    let changed: Vec<_> = catalogue.iter().filter(|market| !market.user_set.is_empty()).collect();
    if changed.is_empty() && catalogue.problems.is_empty() {
        ui.label(texts.get("settings-market-none"));
    }
    for market in changed {
        let keys = market.user_set.join(", ");
        let values = [("market", FluentValue::from(country(market, texts))), ("keys", FluentValue::from(keys))];
        ui.label(texts.with("settings-market-set", &values));
    }
    if !catalogue.problems.is_empty() {
        banner(ui, Caution::Bad, &texts.get("settings-problems"), |ui| {
            for MarketProblem { file, line, key, message } in &catalogue.problems {
                let values = [
                    ("file", FluentValue::from(file.as_str())),
                    ("line", FluentValue::from(line.to_string())),
                    ("key", FluentValue::from(key.as_str())),
                    ("message", FluentValue::from(message.as_str())),
                ];
                ui.label(RichText::new(texts.with("settings-problem", &values)).font(font::TABLE));
            }
        });
    }
}

/// A path with its label and a button that copies it.
fn path_ui(ui: &mut Ui, view: &mut View<'_>, what: &str, path: &str) {
    ui.horizontal(|ui| {
        ui.label(what);
        copy_button(ui, view, what, path);
    });
    ui.add(Label::new(RichText::new(path).font(font::MONO)).wrap());
}
