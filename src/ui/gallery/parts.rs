//! The parts as the gallery draws them, with words that the catalogue has anyway.

use std::borrow::Cow;

use eframe::egui::{Frame, Id, Margin, Rect, RichText, Ui, UiBuilder, Vec2};

use super::list::State;
use crate::app::notice::{Dialog, Notice, Tone};
use crate::app::pages::orders::COLUMNS;
use crate::app::table::{Arrangement, Column};
use crate::app::{Action, Told, errors};
use crate::backend::protocol::CallError;
use crate::domain::{Environment, OrderState};
use crate::i18n::Texts;
use crate::instructions::dictation::Mark;
use crate::ui::View;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::table::{Rows, Table};
use crate::ui::widgets::{
    self, Caution, DictationGroup, EmptyState, Field, Icon, Press, Skeleton, banner, barcode, caption, card, check_box,
    chip, choice_item, dictation_row, disclosure, divider, environment_badge, error_line, fact, fact_row, front_header,
    hint, key_cap, menu_button, menu_item, page_header, pill, progress, qr, quiet_button, radio_card, radio_group,
    search_list, section_title, segmented, skeleton, state_key, state_pill, switch, tone_look, trouble_ui,
    with_actions,
};

/// A short word for a button or a label, or one that is too long.
fn word<'t>(view: &View<'t>, state: State) -> Cow<'t, str> {
    view.texts.get(if state == State::Long { "overview-no-orders-body" } else { "order-check-now" })
}

/// A label of a field, or one that is too long.
fn label<'t>(view: &View<'t>, state: State, key: &'static str) -> Cow<'t, str> {
    view.texts.get(if state == State::Long { "overview-no-orders-body" } else { key })
}

/// What is wrong, where something is.
fn wrong<'t>(view: &View<'t>, state: State) -> Option<Cow<'t, str>> {
    (state == State::Error).then(|| view.texts.get("order-gone-body"))
}

pub fn primary(ui: &mut Ui, view: &mut View<'_>, state: State) {
    widgets::primary_button(ui, true, &word(view, state));
}

pub fn primary_icon(ui: &mut Ui, view: &mut View<'_>, state: State) {
    widgets::primary_button_with_icon(ui, true, Icon::Refresh, &word(view, state));
}

pub fn quiet(ui: &mut Ui, view: &mut View<'_>, state: State) {
    quiet_button(ui, true, &word(view, state));
}

pub fn quiet_icon(ui: &mut Ui, view: &mut View<'_>, state: State) {
    widgets::quiet_button_with_icon(ui, true, Icon::Refresh, &word(view, state));
}

pub fn danger(ui: &mut Ui, view: &mut View<'_>, state: State) {
    widgets::danger_button(ui, true, &word(view, state));
}

pub fn plain(ui: &mut Ui, view: &mut View<'_>, state: State) {
    let word = word(view, state);
    widgets::plain_button(ui, true, &word, &word);
}

pub fn icon_only(ui: &mut Ui, view: &mut View<'_>, state: State) {
    widgets::icon_button(ui, Icon::Refresh, &word(view, state));
}

/// A button with everything a button can have.
pub fn press(ui: &mut Ui, view: &mut View<'_>, state: State) {
    let (word, keys) = (word(view, state), view.texts.get("key-enter"));
    let press = Press::quiet(&word).icon(Icon::Refresh).keys(Some(&keys)).icon_at_end(Icon::ChevronDown);
    press.busy(state == State::Busy).ui(ui);
}

pub fn copy(ui: &mut Ui, view: &mut View<'_>, _: State) {
    widgets::copy_button(ui, view, "sheet-clabe", "012914002014112176");
}

pub fn plain_copy(ui: &mut Ui, view: &mut View<'_>, _: State) {
    widgets::plain_copy_button(ui, view, "sheet-clabe", "012914002014112176");
}

pub fn menu(ui: &mut Ui, view: &mut View<'_>, state: State) {
    menu_button(ui, &word(view, state), |ui| item(ui, view, State::Rest));
}

pub fn item(ui: &mut Ui, view: &mut View<'_>, state: State) {
    let keys = view.texts.get("key-enter");
    menu_item(ui, ui.is_enabled(), Some(Icon::Refresh), &word(view, state), Some(&keys));
}

pub fn chip_part(ui: &mut Ui, view: &mut View<'_>, state: State) {
    chip(ui, state == State::Chosen, &word(view, state), Some("12"));
}

pub fn segments(ui: &mut Ui, view: &mut View<'_>, _: State) {
    let texts = view.texts;
    let names: Vec<_> = OrderState::ALL.iter().skip(5).map(|state| (*state, texts.get(state_key(*state)))).collect();
    let options: Vec<(OrderState, &str)> = names.iter().map(|(state, name)| (*state, name.as_ref())).collect();
    segmented(ui, &texts.get("page-orders"), OrderState::Paid, &options);
}

pub fn switch_part(ui: &mut Ui, view: &mut View<'_>, state: State) {
    switch(ui, &mut (state == State::Chosen), &word(view, state));
}

pub fn box_part(ui: &mut Ui, view: &mut View<'_>, state: State) {
    check_box(ui, &mut (state == State::Chosen), &word(view, state));
}

pub fn radio(ui: &mut Ui, view: &mut View<'_>, state: State) {
    let note = view.texts.get("request-rail-spei");
    radio_group(ui, &view.texts.get("field-payType"), |ui| {
        radio_card(ui, state == State::Chosen, &word(view, state), &note);
    });
}

/// A field with a note, or with what is wrong.
fn field_ui(ui: &mut Ui, view: &View<'_>, state: State, key: &'static str, draw: impl FnOnce(&mut Ui, Field<'_>)) {
    let (label, note, wrong) = (label(view, state, key), view.texts.get("request-optional"), wrong(view, state));
    draw(ui, Field::new(&label).note(Some(&note)).error(wrong.as_deref()));
}

/// Where the entry of the field that has the keyboard is told: its ring is not around label and note.
pub fn entry_of_field() -> Id {
    Id::unique("gallery-entry")
}

fn tell_entry(ui: &Ui, entry: Rect, state: State) {
    if state == State::Focus {
        ui.data_mut(|data| data.insert_temp(entry_of_field(), Some(entry)));
    }
}

pub fn text_field(ui: &mut Ui, view: &mut View<'_>, state: State) {
    field_ui(ui, view, state, "field-realName", |ui, field| {
        let entry = field.text(ui, &mut word(view, state).into_owned());
        tell_entry(ui, entry.rect, state);
    });
}

pub fn amount_field(ui: &mut Ui, view: &mut View<'_>, state: State) {
    field_ui(ui, view, state, "field-amount", |ui, field| {
        let mut amount = if state == State::Long { u64::MAX } else { 1_500 }.to_string();
        let entry = field.amount(&view.texts.get("market-mx")).text(ui, &mut amount);
        tell_entry(ui, entry.rect, state);
    });
}

pub fn code_field(ui: &mut Ui, view: &mut View<'_>, state: State) {
    field_ui(ui, view, state, "aloud-read-back", |ui, field| {
        let entry = field.code().text(ui, &mut "012 914 0020".to_owned());
        tell_entry(ui, entry.rect, state);
    });
}

pub fn password_field(ui: &mut Ui, view: &mut View<'_>, state: State) {
    field_ui(ui, view, state, "account-api-key", |ui, field| {
        field.password(ui, &mut word(view, state).into_owned());
    });
}

pub fn choice_field(ui: &mut Ui, view: &mut View<'_>, state: State) {
    let word = word(view, state);
    field_ui(ui, view, state, "field-payType", |ui, field| {
        field.choice(ui, &word, |ui| choice_item(ui, true, &word));
    });
}

/// Long enough to be searched.
pub fn search(ui: &mut Ui, view: &mut View<'_>, _: State) {
    search_list(ui, OrderState::ALL.len(), &view.texts.get("request-search"));
}

pub fn lines(ui: &mut Ui, view: &mut View<'_>, state: State) {
    match state {
        State::Error => {
            error_line(ui, &word(view, State::Long));
        }
        _ => caption(ui, &word(view, state)),
    }
}

pub fn pills(ui: &mut Ui, view: &mut View<'_>, _: State) {
    ui.horizontal_wrapped(|ui| {
        for state in OrderState::ALL {
            state_pill(ui, view.texts, *state);
        }
        for environment in [Environment::Sandbox, Environment::Production] {
            environment_badge(ui, view.texts, environment);
        }
        pill(ui, theme::of(ui).muted, None, &view.texts.get("order-set-aside"));
    });
}

pub fn small(ui: &mut Ui, view: &mut View<'_>, _: State) {
    ui.horizontal(|ui| {
        key_cap(ui, &view.texts.get("key-enter"));
        hint(ui, &view.texts.get("request-optional"));
    });
}

pub fn progress_part(ui: &mut Ui, view: &mut View<'_>, state: State) {
    divider(ui);
    progress(ui, (state != State::Busy).then_some(0.4), &view.texts.get("loading"));
}

pub fn banners(ui: &mut Ui, view: &mut View<'_>, state: State) {
    let words = word(view, state);
    for caution in [Caution::Good, Caution::Note, Caution::Bad] {
        banner(ui, caution, &words, |_| {});
        ui.add_space(space::S);
    }
}

pub fn trouble(ui: &mut Ui, view: &mut View<'_>, _: State) {
    let technical = view.texts.get("app-name").into_owned();
    trouble_ui(ui, view.texts, &errors::call(&CallError::Ledger(technical)));
}

pub fn empty(ui: &mut Ui, view: &mut View<'_>, state: State) {
    let (title, body) = (word(view, state), view.texts.get("overview-no-orders-body"));
    let (first, second) = (view.texts.get("overview-new-request"), view.texts.get("button-back"));
    EmptyState::new(&title, &body).icon(Icon::List).first_step(Some(&first)).second_step(&second).ui(ui);
}

pub fn skeletons(ui: &mut Ui, view: &mut View<'_>, _: State) {
    let name = view.texts.get("loading");
    for shape in [Skeleton::Rows(3), Skeleton::Form(2), Skeleton::Card(3)] {
        skeleton(ui, shape, &name);
        ui.add_space(space::S);
    }
}

pub fn facts(ui: &mut Ui, view: &mut View<'_>, state: State) {
    let (label, value) = (view.texts.get("field-realName"), word(view, state));
    fact(ui, &label, &value, false);
    fact_row(ui, &label, &word(view, State::Rest), true);
}

pub fn cards(ui: &mut Ui, view: &mut View<'_>, state: State) {
    card(theme::of(ui)).show(ui, |ui| {
        let title = RichText::new(view.texts.get("details")).font(font::BODY);
        disclosure(title).id_salt(state).default_open(true).show_unindented(ui, |ui| caption(ui, &word(view, state)));
    });
}

pub fn headers(ui: &mut Ui, view: &mut View<'_>, state: State) {
    let (title, step) = (word(view, state), view.texts.get("overview-new-request"));
    page_header(ui, &title, |ui| {
        quiet_button(ui, true, &step);
    });
    front_header(ui, state.key(), &title, &view.texts.get("aside-close"), false);
    section_title(ui, &title);
    let words = |ui: &mut Ui, _: &mut View<'_>| caption(ui, &title);
    let actions = |ui: &mut Ui, _: &mut View<'_>| {
        quiet_button(ui, true, &step);
    };
    with_actions(ui, state, size::CONTROL, view, words, actions);
}

pub fn section(ui: &mut Ui, view: &mut View<'_>, state: State) {
    let (title, note) = (word(view, state), view.texts.get("settings-data-note"));
    widgets::form_section(ui, &title, Some(&note), |ui| text_field(ui, view, State::Rest));
}

pub fn reader(ui: &mut Ui, view: &mut View<'_>, _: State) {
    let lines = vec![word(view, State::Long).into_owned(); 100];
    widgets::reader(ui, &view.texts.get("details"), &lines);
}

/// Rows of a table: each state once.
struct States<'t>(&'t Texts);

impl Rows for States<'_> {
    fn id(&self, row: u32) -> Option<Id> {
        Some(Id::unique(("gallery-row", row)))
    }

    fn summary(&self, row: u32) -> String {
        OrderState::ALL.get(row as usize).map(|state| self.0.get(state_key(*state)).into_owned()).unwrap_or_default()
    }

    fn cell(&self, ui: &mut Ui, row: u32, column: &Column) {
        let Some(state) = OrderState::ALL.get(row as usize) else { return };
        if column.word == "status" {
            state_pill(ui, self.0, *state);
        } else {
            ui.label(RichText::new((row + 1).to_string()).font(font::TABLE));
        }
    }
}

/// While nobody knows how many rows there are, it is busy.
pub fn table(ui: &mut Ui, view: &mut View<'_>, state: State) {
    const HEIGHT: f32 = 6.0 * size::ROW;
    let (_, place) = ui.allocate_space(Vec2::new(ui.available_width(), HEIGHT));
    let arrangement = Arrangement::default();
    let total = u32::try_from(OrderState::ALL.len()).unwrap_or_default();
    let table = Table {
        salt: state.key(),
        name: &view.texts.get("page-orders"),
        list: Id::unique(state.key()),
        columns: &COLUMNS,
        arrangement: &arrangement,
        sorted: ("created", true),
        total: (state != State::Busy).then_some(total),
        selected: Some(1),
    };
    let mut ui = ui.new_child(UiBuilder::new().max_rect(place));
    ui.set_clip_rect(place.intersect(ui.clip_rect()));
    table.show(&mut ui, view.texts, &States(view.texts));
}

pub fn code(ui: &mut Ui, view: &mut View<'_>, _: State) {
    const SIDE: f32 = 160.0;
    let words = view.texts.get("overview-no-orders-body");
    if let Err(error) = qr::show(ui, &words, &view.texts.get("order-qr-text"), SIDE) {
        caption(ui, &error.to_string());
    }
}

pub fn bars(ui: &mut Ui, view: &mut View<'_>, _: State) {
    const WIDTH: f32 = 300.0;
    if let Err(error) = barcode::show(ui, "98000006271718", &view.texts.get("sheet-code"), WIDTH) {
        caption(ui, &error.to_string());
    }
}

/// A notice as it is listed; buttons that bring it as a toast, and a dialog.
pub fn news(ui: &mut Ui, view: &mut View<'_>, state: State) {
    let key = if state == State::Long { "overview-no-orders-body" } else { "order-check-now" };
    let told = Told::new(key);
    Frame::new().inner_margin(Margin::ZERO).show(ui, |ui| {
        for tone in [Tone::Good, Tone::Note, Tone::Bad] {
            let (ink, icon) = tone_look(theme::of(ui), tone);
            let notice = Notice::new(told.clone(), tone).go("news-open-order", Action::CloseAside);
            ui.push_id(icon as usize, |ui| widgets::notice_ui(ui, view, &notice, icon, ink, false));
        }
    });
    if quiet_button(ui, true, &view.texts.get("verb-news")).clicked() {
        view.send(Action::Copied(key));
    }
    if quiet_button(ui, true, &view.texts.get("details")).clicked() {
        ui.data_mut(|data| data.insert_temp(wished_dialog(), Some(key)));
    }
}

/// Where the dialog that was wished for is kept until it is asked: by the key of its title.
pub fn wished_dialog() -> Id {
    Id::unique("gallery-dialog")
}

/// A question that asks nothing.
pub fn dialog(key: &'static str) -> Dialog {
    Dialog {
        title: Told::new(key),
        body: Told::new("overview-no-orders-body"),
        confirm: Told::new("order-check-now"),
        dangerous: key != "order-check-now",
        then: Box::new(Action::CloseDialog),
    }
}

pub fn icons(ui: &mut Ui, _: &mut View<'_>, _: State) {
    ui.horizontal_wrapped(|ui| {
        let color = theme::of(ui).text;
        for icon in Icon::ALL {
            let (_, place): (_, Rect) = ui.allocate_space(Vec2::splat(size::ICON_LARGE));
            icon.paint(ui.painter(), place, color);
        }
    });
}

/// A number that is read back: not at all, rightly, with one group wrong.
pub fn dictated(ui: &mut Ui, view: &mut View<'_>, state: State) {
    let mark = |place: usize| match (state, place) {
        (State::Chosen, _) | (State::Error, 0) => Mark::Right,
        (State::Error, 1) => Mark::Wrong,
        (State::Error, 2) => Mark::Begun,
        _ => Mark::Missing,
    };
    let words = word(view, state);
    let group = |(place, text): (usize, &str)| DictationGroup {
        text: text.to_owned(),
        words: words.to_string(),
        mark: mark(place),
    };
    let groups = ["012", "914", "0020"];
    let groups: Vec<DictationGroup> = groups.into_iter().enumerate().map(group).collect();
    dictation_row(ui, view.texts, &groups);
}
