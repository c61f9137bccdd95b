//! Draws the page whose state is in `app/pages/settings.rs`.

mod notices;

use std::borrow::Cow;
use std::iter;

use eframe::egui::{Key, Label, RichText, Ui};

use crate::app::pages::settings::SettingsAction;
use crate::app::settings::{Contrast, Motion, ThemeChoice};
use crate::app::verbs::ZoomStep;
use crate::app::when::country;
use crate::app::{Action, Verb};
use crate::domain::market::load::MarketProblem;
use crate::i18n::{FluentValue, Language};
use crate::ui::View;
use crate::ui::access;
use crate::ui::shell::shortcut_ui;
use crate::ui::theme::{self, font, space};
use crate::ui::widgets::{
    Caution, Field, Icon, banner, caption, disclosure, form_section, page_header, plain_copy_button, quiet_button,
    quiet_button_with_icon, reader, segmented,
};

/// The page grows no wider than this.
const WIDEST: f32 = 1_040.0;
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
    let settings = &view.shared().settings;
    let themes = ThemeChoice::ALL.map(|choice| {
        let key = match choice {
            ThemeChoice::System => "theme-system",
            ThemeChoice::Light => "theme-light",
            ThemeChoice::Dark => "theme-dark",
        };
        (choice, view.texts.get(key))
    });
    choice_ui(ui, view, "settings-theme", settings.theme, &themes, SettingsAction::SetTheme);
    let contrasts = Contrast::ALL.map(|choice| {
        let key = match choice {
            Contrast::System => "contrast-system",
            Contrast::Normal => "contrast-normal",
            Contrast::High => "contrast-high",
        };
        (choice, view.texts.get(key))
    });
    choice_ui(ui, view, "settings-contrast", settings.contrast, &contrasts, SettingsAction::SetContrast);
    let motions = Motion::ALL.map(|choice| {
        let key = match choice {
            Motion::System => "motion-system",
            Motion::Reduced => "motion-reduced",
            Motion::Full => "motion-full",
        };
        (choice, view.texts.get(key))
    });
    choice_ui(ui, view, "settings-motion", settings.motion, &motions, SettingsAction::SetMotion);
    zoom_ui(ui, view);
}

fn zoom_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let name = texts.get("settings-size");
    label_ui(ui, &name);
    let steps = |ui: &mut Ui| {
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
        let zoom = view.shared().settings.zoom;
        let percent = texts.with("settings-size-now", &[("percent", i64::from(zoom).into())]);
        ui.label(RichText::new(percent).color(theme::of(ui).secondary));
    };
    access::group(ui, &name, |ui| ui.horizontal_wrapped(steps));
}

/// The name of what stands below.
fn label_ui(ui: &mut Ui, name: &str) {
    ui.label(RichText::new(name).font(font::LABEL).color(theme::of(ui).secondary));
}

/// A choice among a few, under its name.
fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    view: &mut View<'_>,
    name: &'static str,
    chosen: T,
    options: &[(T, Cow<'_, str>)],
    set: impl FnOnce(T) -> SettingsAction,
) {
    let name = view.texts.get(name);
    label_ui(ui, &name);
    let options: Vec<(T, &str)> = options.iter().map(|(choice, word)| (*choice, word.as_ref())).collect();
    if let Some(choice) = segmented(ui, &name, chosen, &options) {
        view.send(Action::Settings(set(choice)));
    }
    ui.add_space(space::S);
}

/// Each language by its own name, so that whoever cannot read the others finds it.
fn language_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let system = Language::own_name(view.shared().about.system_language);
    let system = texts.with("language-system", &[("language", FluentValue::from(system))]);
    let all = Language::ALL.map(|language| (Some(language), Cow::Borrowed(language.own_name())));
    let options: Vec<_> = iter::once((None, system)).chain(all).collect();
    let chosen = view.shared().settings.language;
    choice_ui(ui, view, "settings-language-choice", chosen, &options, SettingsAction::SetLanguage);
}

fn data_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    path_ui(ui, view, "settings-data-dir", &view.shared().about.data_dir);
    ui.add_space(space::XS);
    if quiet_button(ui, true, &texts.get("verb-open-data-folder")).clicked() {
        view.do_verb(Verb::OpenDataFolder);
    }
}

/// The user's own market files: where they lie, what they change, what is wrong in them, and how one is added.
fn markets_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let catalogue = &view.shared().catalogue;
    path_ui(ui, view, "settings-market-file", &view.shared().about.market_file);
    path_ui(ui, view, "settings-market-folder", &view.shared().about.market_folder);

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
        problems_ui(ui, view, &texts.get("settings-problems"), &catalogue.problems);
    }
    ui.add_space(space::S);
    add_market_ui(ui, view);
}

/// Adds a market file: by the system's dialog, by its path, or by dropping it on the window.
fn add_market_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    if quiet_button_with_icon(ui, true, Icon::Upload, &texts.get("market-file-add")).clicked() {
        view.send(Action::Settings(SettingsAction::ChooseMarketFile));
    }
    caption(ui, &texts.get("market-file-drop"));
    ui.add_space(space::S);
    let file = &view.state.pages.settings.market_file;
    let mut path = file.path.clone();
    let label = texts.get("market-file-path");
    let entry = Field::new(&label).mono().text(ui, &mut path);
    let is_entered = entry.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if path != file.path {
        view.send(Action::Settings(SettingsAction::TypeMarketFile(path)));
    }
    let is_typed = !file.path.trim().is_empty();
    let read = quiet_button(ui, is_typed, &texts.get("market-file-read"));
    if !is_typed {
        access::describe(&read, &texts.get("market-file-why-not"));
    }
    if read.clicked() || is_entered {
        view.send(Action::Settings(SettingsAction::ReadMarketFile));
    }
    if let Some(refused) = &file.refused {
        ui.add_space(space::S);
        let title = texts.with("market-file-problems", &[("name", FluentValue::from(refused.name.as_str()))]);
        let drawn = ui.scope(|ui| problems_ui(ui, view, &title, &refused.problems));
        if file.is_sought {
            drawn.response.scroll_to_me(None);
            view.send(Action::Settings(SettingsAction::MistakesShown));
        }
    }
}

/// Mistakes in a market file: each with its line, its key and what was expected.
fn problems_ui(ui: &mut Ui, view: &View<'_>, title: &str, problems: &[MarketProblem]) {
    banner(ui, Caution::Bad, title, |ui| {
        for MarketProblem { file, line, key, message } in problems {
            let values = [
                ("file", FluentValue::from(file.as_str())),
                ("line", FluentValue::from(line.to_string())),
                ("key", FluentValue::from(key.as_str())),
                ("message", FluentValue::from(message.as_str())),
            ];
            let words = RichText::new(view.texts.with("settings-problem", &values)).font(font::TABLE);
            ui.add(Label::new(words).wrap());
        }
    });
}

/// What can be done by keys alone, on request.
fn keyboard_ui(ui: &mut Ui, view: &View<'_>) {
    let texts = view.texts;
    let title = RichText::new(texts.get("settings-shortcuts")).font(font::BODY);
    disclosure(title).id_salt("shortcuts").show_unindented(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for verb in Verb::all().filter(|verb| !verb.shortcuts().is_empty()) {
            shortcut_ui(ui, view, verb);
        }
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
    let title = RichText::new(texts.get("settings-licences")).font(font::BODY);
    disclosure(title).id_salt("licences").show_unindented(ui, |ui| {
        reader(ui, &texts.get("settings-licences-name"), notices::lines());
    });
}

/// A path under its name, with a button that copies it.
fn path_ui(ui: &mut Ui, view: &mut View<'_>, what: &'static str, path: &str) {
    ui.label(RichText::new(view.texts.get(what)).font(font::TABLE).color(theme::of(ui).secondary));
    ui.horizontal_wrapped(|ui| {
        ui.add(Label::new(RichText::new(path).font(font::MONO)).wrap());
        plain_copy_button(ui, view, what, path);
    });
}
