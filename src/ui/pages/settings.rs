//! Draws the page whose state is in `app/pages/settings.rs`.

use std::borrow::Cow;
use std::iter;

use eframe::egui::{Grid, Label, RichText, ScrollArea, Ui};

use crate::app::pages::settings::SettingsAction;
use crate::app::settings::{Contrast, Motion, ThemeChoice};
use crate::app::verbs::ZoomStep;
use crate::app::when::country;
use crate::app::{Action, Verb};
use crate::domain::market::load::MarketProblem;
use crate::i18n::{FluentValue, Language};
use crate::ui::View;
use crate::ui::access;
use crate::ui::theme::{self, font, size, space};
use crate::ui::verbs::keys_text;
use crate::ui::widgets::{
    Caution, banner, caption, disclosure, form_section, page_header, plain_copy_button, quiet_button,
};

/// The page grows no wider than this.
const WIDEST: f32 = 1_040.0;
/// The licence of the faces.
const FACES: &str = include_str!("../../../assets/fonts/OFL-IBM-Plex.txt");
/// The licence of the icons, with what was changed in them.
const ICONS: &str = include_str!("../../../assets/icons/README.md");

/// Draws the page.
pub fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    ui.set_max_width(ui.available_width().min(WIDEST));
    page_header(ui, &texts.get("page-settings"), |_| {});
    form_section(ui, &texts.get("settings-look"), None, |ui| look_ui(ui, view));
    form_section(ui, &texts.get("settings-language"), None, |ui| language_ui(ui, view));
    let note = texts.get("settings-data-note");
    form_section(ui, &texts.get("settings-data"), Some(&note), |ui| data_ui(ui, view));
    let note = texts.get("settings-market-note");
    form_section(ui, &texts.get("settings-markets"), Some(&note), |ui| markets_ui(ui, view));
    form_section(ui, &texts.get("settings-keyboard"), None, |ui| keyboard_ui(ui, view));
    form_section(ui, &texts.get("settings-about"), None, |ui| about_ui(ui, view));
}

fn look_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let chosen = view.shared().settings.theme;
    choice_ui(ui, &texts.get("settings-theme"), |ui| {
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
    choice_ui(ui, &texts.get("settings-contrast"), |ui| {
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
    let chosen = view.shared().settings.motion;
    choice_ui(ui, &texts.get("settings-motion"), |ui| {
        for choice in Motion::ALL {
            let key = match choice {
                Motion::System => "motion-system",
                Motion::Reduced => "motion-reduced",
                Motion::Full => "motion-full",
            };
            if ui.radio(chosen == choice, texts.get(key).as_ref()).clicked() {
                view.send(Action::Settings(SettingsAction::SetMotion(choice)));
            }
        }
    });
    let zoom = view.shared().settings.zoom;
    choice_ui(ui, &texts.get("settings-size"), |ui| {
        for (step, key) in
            [(ZoomStep::Out, "verb-zoom-out"), (ZoomStep::In, "verb-zoom-in"), (ZoomStep::Reset, "verb-zoom-reset")]
        {
            let verb = Verb::Zoom(step);
            let why_not = verb.why_not(view.state);
            let button = quiet_button(ui, why_not.is_none(), &texts.get(key));
            if let Some(why_not) = why_not {
                access::describe(&button, &texts.get(why_not));
            }
            if button.clicked() {
                view.do_verb(verb);
            }
        }
        let percent = texts.with("settings-size-now", &[("percent", i64::from(zoom).into())]);
        ui.label(RichText::new(percent).color(theme::of(ui).secondary));
    });
}

/// A choice among a few, under its name.
fn choice_ui(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    ui.label(RichText::new(name).font(font::TABLE).color(theme::of(ui).secondary));
    access::group(ui, name, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            add(ui);
        });
    });
    ui.add_space(space::S);
}

/// Each language by its own name, so that whoever cannot read the others finds it.
fn language_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let chosen = view.shared().settings.language;
    let system = Language::own_name(view.shared().about.system_language);
    let system = texts.with("language-system", &[("language", FluentValue::from(system))]);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
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
    let what = texts.get("settings-data-dir");
    path_ui(ui, view, &what, &view.shared().about.data_dir);
    ui.add_space(space::XS);
    if quiet_button(ui, true, &texts.get("verb-open-data-folder")).clicked() {
        view.do_verb(Verb::OpenDataFolder);
    }
}

fn markets_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let catalogue = &view.shared().catalogue;
    let what = texts.get("settings-market-file");
    path_ui(ui, view, &what, &view.shared().about.market_file);

    let changed: Vec<_> = catalogue.iter().filter(|market| !market.user_set.is_empty()).collect();
    if changed.is_empty() && catalogue.problems.is_empty() {
        caption(ui, &texts.get("settings-market-none"));
    }
    for market in changed {
        let keys = market.user_set.join(", ");
        let values = [("market", FluentValue::from(country(market, texts))), ("keys", FluentValue::from(keys))];
        ui.add(Label::new(texts.with("settings-market-set", &values).into_owned()).wrap());
    }
    if !catalogue.problems.is_empty() {
        ui.add_space(space::XS);
        banner(ui, Caution::Bad, &texts.get("settings-problems"), |ui| {
            for MarketProblem { file, line, key, message } in &catalogue.problems {
                let values = [
                    ("file", FluentValue::from(file.as_str())),
                    ("line", FluentValue::from(line.to_string())),
                    ("key", FluentValue::from(key.as_str())),
                    ("message", FluentValue::from(message.as_str())),
                ];
                let words = RichText::new(texts.with("settings-problem", &values)).font(font::TABLE);
                ui.add(Label::new(words).wrap());
            }
        });
    }
}

/// What can be done by keys alone, on request.
fn keyboard_ui(ui: &mut Ui, view: &View<'_>) {
    let texts = view.texts;
    let title = RichText::new(texts.get("settings-shortcuts")).font(font::BODY);
    disclosure(title).id_salt("shortcuts").show_unindented(ui, |ui| {
        Grid::new("shortcuts").num_columns(2).spacing([space::XL, space::XS]).show(ui, |ui| {
            for verb in Verb::all() {
                let Some(keys) = keys_text(ui.ctx(), view, verb) else { continue };
                ui.label(RichText::new(verb.title(texts)).font(font::TABLE));
                ui.label(RichText::new(keys).font(font::MONO).color(theme::of(ui).secondary));
                ui.end_row();
            }
        });
    });
}

/// Which Cobro this is, and the licences of what it shows.
fn about_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let version = view.shared().about.version.as_str();
    ui.horizontal_wrapped(|ui| {
        ui.label(texts.with("settings-version", &[("version", FluentValue::from(version))]));
        if quiet_button(ui, true, &texts.get("verb-copy-version")).clicked() {
            view.do_verb(Verb::CopyVersion);
        }
    });
    for (key, text) in [("settings-licence-faces", FACES), ("settings-licence-icons", ICONS)] {
        let title = RichText::new(texts.get(key)).font(font::BODY);
        disclosure(title).id_salt(key).show_unindented(ui, |ui| {
            ScrollArea::vertical().id_salt(key).max_height(size::DIALOG).show(ui, |ui| {
                ui.add(Label::new(RichText::new(text).font(font::CAPTION)).wrap());
            });
        });
    }
}

/// A path under its name, with a button that copies it.
fn path_ui(ui: &mut Ui, view: &mut View<'_>, what: &str, path: &str) {
    ui.label(RichText::new(what).font(font::TABLE).color(theme::of(ui).secondary));
    ui.horizontal_wrapped(|ui| {
        ui.add(Label::new(RichText::new(path).font(font::MONO)).wrap());
        plain_copy_button(ui, view, what, path);
    });
}
