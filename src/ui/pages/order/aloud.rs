//! Reading aloud: a calm view in the place of the page, one value at a time. The agent says it group by group, types what
//! the payer repeats, and sees at once which group differs.

use std::sync::Arc;

use eframe::egui::cache::{ComputerMut, FrameCache};
use eframe::egui::{Context, Key, Label, Memory, Modifiers, Popup, Rect, RichText, ScrollArea, Ui, UiBuilder};

use super::instructions::question_ui;
use crate::app::pages::order::aloud::Reading;
use crate::app::pages::order::share::language;
use crate::app::pages::order::{AloudAction, OrderAction, ShareAction, Shown};
use crate::app::told::Say as _;
use crate::app::when::Moment;
use crate::app::{Action, Focus, Verb};
use crate::domain::Market;
use crate::domain::text::show_hidden;
use crate::i18n::{FluentValue, PayerLanguage, PayerTexts};
use crate::instructions::dictation::{Mark, Said, words};
use crate::instructions::{Role, message};
use crate::ui::access::Politeness;
use crate::ui::theme::{self, font, size, space};
use crate::ui::verbs::keys_text;
use crate::ui::widgets::{
    DictationGroup, Field, Icon, Press, caption, dictation_row, menu_button, menu_item, with_actions,
};
use crate::ui::{View, access};

/// The view grows no wider than this: what is large is read at a glance.
const WIDEST: f32 = 1_040.0;

/// The button that opens it.
pub fn button_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown) {
    let why = shown.why_not_aloud(view.shared());
    let keys = keys_text(ui.ctx(), view, Verb::ReadAloud);
    let label = view.texts.get("aloud");
    let button = Press::quiet(&label).icon(Icon::Phone).keys(keys.as_deref()).enabled(why.is_none()).ui(ui);
    if let Some(why) = why {
        access::describe(&button, &view.texts.get(why));
    }
    if view.takes_focus(Focus::ReadAloud) {
        button.request_focus();
    }
    if button.clicked() {
        view.do_verb(Verb::ReadAloud);
    }
}

/// Draws the view in the place of the page.
pub fn view_ui(ui: &mut Ui, view: &mut View<'_>) {
    let page = &view.state.pages.order;
    let (Some(shown), Some(reading)) = (page.shown(), page.reading()) else { return };
    keys(ui, view, &reading);
    ScrollArea::vertical().id_salt("aloud").auto_shrink(false).show(ui, |ui| {
        let whole = ui.available_rect_before_wrap();
        let width = whole.width().min(WIDEST);
        let left = whole.center().x - width / 2.0;
        let place = Rect::from_x_y_ranges(left..=left + width, whole.y_range());
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = space::S;
            order_ui(ui, view, shown, &reading);
        });
        access::scroll_by_keys(ui);
    });
}

fn send(view: &mut View<'_>, action: AloudAction) {
    view.send(Action::Order(OrderAction::Aloud(action)));
}

/// The keys of the view, before the line to type into can take them.
fn keys(ui: &Ui, view: &mut View<'_>, reading: &Reading<'_>) {
    let shared = view.shared();
    let is_behind = shared.dialog.is_some() || shared.is_showing_keys || view.state.palette.is_open;
    if is_behind || Popup::is_any_open(ui.ctx()) {
        return;
    }
    let in_text = ui.ctx().text_edit_focused();
    let is_nowhere = ui.memory(|memory: &Memory| memory.focused().is_none());
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    // Escape has taken the keyboard away from the line already.
    if (in_text || is_nowhere) && pressed(Key::Escape) {
        return send(view, AloudAction::Close);
    }
    // In an empty line there is nothing to move through.
    let is_free = if in_text { reading.typed.is_empty() } else { is_nowhere };
    if pressed(Key::PageDown) || (in_text && pressed(Key::Enter)) || (is_free && pressed(Key::ArrowRight)) {
        send(view, AloudAction::Next);
    } else if pressed(Key::PageUp) || (is_free && pressed(Key::ArrowLeft)) {
        send(view, AloudAction::Previous);
    }
}

fn order_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown, reading: &Reading<'_>) {
    let texts = view.texts;
    let number = ("number", FluentValue::from(shown.order_no.as_str()));
    access::unseen_title(ui, &texts.with("access-order-title", &[number]));
    let language = language(shown, view.shared());
    let head = |ui: &mut Ui, view: &mut View<'_>| head_ui(ui, view, shown);
    with_actions(ui, "aloud-head", size::CONTROL, view, head, |ui, view| actions_ui(ui, view, language));
    let Some(market) = view.shared().market(&shown.detail.market) else { return };
    if let Some(why) = shown.why_not_aloud(view.shared()) {
        // It was paid, ran out or became wrong while it was being read.
        ui.add_space(space::XXL);
        ui.horizontal_top(|ui| {
            Icon::Alert.ui(ui, theme::of(ui).waiting.text);
            ui.add(Label::new(RichText::new(texts.get(shown.over(view.shared().now).unwrap_or(why)))).wrap());
        });
        return;
    }
    question_ui(ui, view, &shown.sheet, market);
    ui.add_space(space::M);
    value_ui(ui, view, shown, reading);
    ui.add_space(space::S);
    let groups = groups(ui.ctx(), reading, language, market);
    let name = texts.get(reading.field.label);
    access::group(ui, &name, |ui| dictation_row(ui, texts, &groups));
    ui.add_space(space::S);
    read_back_ui(ui, view, reading, &groups);
    outcome_ui(ui, view, reading, &groups, market);
    ui.add_space(space::S);
    steps_ui(ui, view, reading);
}

/// What is being done, for whom.
fn head_ui(ui: &mut Ui, view: &View<'_>, shown: &Shown) {
    let texts = view.texts;
    ui.spacing_mut().item_spacing.y = 0.0;
    let title = texts.get("aloud");
    let drawn = ui.label(RichText::new(title.as_ref()).font(font::strong()));
    access::heading(&drawn, 2, &title);
    let who = [shown.amount.say(texts), shown.payer.clone()];
    let who: Vec<&str> = who.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let who = RichText::new(who.join(" · ")).font(font::TABLE).color(theme::of(ui).secondary);
    ui.add(Label::new(who).truncate());
}

fn actions_ui(ui: &mut Ui, view: &mut View<'_>, spoken: PayerLanguage) {
    let texts = view.texts;
    let label = texts.with("aloud-language", &[("language", FluentValue::from(spoken.name()))]);
    menu_button(ui, &label, |ui| {
        for language in PayerLanguage::ALL {
            if menu_item(ui, true, None, language.name(), None) {
                view.send(Action::Order(OrderAction::Share(ShareAction::Language(language))));
            }
        }
    });
    let keys = keys_text(ui.ctx(), view, Verb::Back);
    if Press::quiet(&texts.get("aside-close")).keys(keys.as_deref()).ui(ui).clicked() {
        send(view, AloudAction::Close);
    }
}

/// Which value it is, what the payer does with it, and how many there are.
fn value_ui(ui: &mut Ui, view: &View<'_>, shown: &Shown, reading: &Reading<'_>) {
    let texts = view.texts;
    let secondary = theme::of(ui).secondary;
    let name = texts.get(reading.field.label);
    let number = |number: usize| FluentValue::from(u64::try_from(number).unwrap_or(u64::MAX));
    let place = texts.with("aloud-of", &[("n", number(reading.number)), ("of", number(reading.of))]);
    let what = texts.get(match reading.field.role {
        Role::Aim | Role::Typed => "aloud-types",
        Role::Amount => "aloud-amount",
        Role::Compared => "aloud-compares",
    });
    let currency = shown.detail.order.amount().map(|amount| amount.currency().to_string());
    let currency = currency.filter(|_| reading.field.role == Role::Amount);
    let note: Vec<&str> =
        [Some(place.as_ref()), currency.as_deref(), Some(what.as_ref())].into_iter().flatten().collect();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let drawn = ui.label(RichText::new(name.as_ref()).font(font::amount()));
        access::heading(&drawn, 2, &name);
        ui.add(Label::new(RichText::new(note.join(" · ")).font(font::TABLE).color(secondary)).wrap());
    });
}

/// The line for what the payer repeats. A screen reader says with its name what is to be read.
fn read_back_ui(ui: &mut Ui, view: &mut View<'_>, reading: &Reading<'_>, groups: &[DictationGroup]) {
    let texts = view.texts;
    let mut typed = reading.typed.to_owned();
    let is_asked = view.takes_focus(Focus::ReadBack);
    let label = texts.get("aloud-read-back");
    // Each value has a line of its own, so that taking back what was typed does not reach into another one.
    let line =
        ui.push_id(reading.field.label, |ui| Field::new(&label).code().focus(is_asked).text(ui, &mut typed)).inner;
    let said: Vec<&str> = groups.iter().map(|group| group.words.as_str()).collect();
    access::describe(&line, &format!("{}: {}", texts.get(reading.field.label), said.join(", ")));
    if line.changed() {
        send(view, AloudAction::Type(typed));
    }
}

/// What came of it, in a sentence; spoken when it changes.
fn outcome_ui(ui: &mut Ui, view: &View<'_>, reading: &Reading<'_>, groups: &[DictationGroup], market: &Market) {
    let texts = view.texts;
    let theme = theme::of(ui);
    let what = ("what", FluentValue::from(texts.get(reading.field.label)));
    let wrong = groups.iter().position(|group| group.mark == Mark::Wrong);
    let right_at = reading.right_at.filter(|_| reading.read_back.is_right || reading.typed.is_empty());
    let (spoken, shown, look) = match (wrong, right_at) {
        (Some(place), _) => {
            let group = &groups[place];
            let number = u64::try_from(place + 1).unwrap_or(u64::MAX);
            let values = [("n", FluentValue::from(number)), ("words", FluentValue::from(group.words.as_str()))];
            let words = texts.with("aloud-differs", &values).into_owned();
            (words.clone(), words, Some((Icon::Alert, theme.failed)))
        }
        (None, Some(at)) => {
            let at = FluentValue::from(Moment::second(at, Some(market)).say(texts));
            let spoken = texts.with("aloud-correct", std::slice::from_ref(&what)).into_owned();
            let shown = texts.with("aloud-correct-at", &[what, ("at", at)]).into_owned();
            (spoken, shown, Some((Icon::Done, theme.paid)))
        }
        (None, None) => (String::new(), texts.get("aloud-hint").into_owned(), None),
    };
    // As high in each case, so that the buttons below stand still.
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL);
        let Some((icon, ink)) = look else {
            caption(ui, &shown);
            return;
        };
        icon.ui(ui, ink.text);
        ui.label(RichText::new(shown).font(font::strong()).color(ink.text));
    });
    access::announce(ui, "aloud", Politeness::Assertive, &spoken);
}

/// To the value before and to the next one.
fn steps_ui(ui: &mut Ui, view: &mut View<'_>, reading: &Reading<'_>) {
    let texts = view.texts;
    ui.horizontal_wrapped(|ui| {
        let (before, next, end) = (texts.get("aloud-previous"), texts.get("aloud-next"), texts.get("aloud-done"));
        let (up, enter) = (texts.get("key-page-up"), texts.get("key-enter"));
        let back = Press::quiet(&before).icon(Icon::Back).keys(Some(&up)).enabled(reading.number > 1).ui(ui);
        if reading.number == 1 {
            access::describe(&back, &texts.get("aloud-first"));
        }
        if back.clicked() {
            send(view, AloudAction::Previous);
        }
        let on = if reading.number < reading.of { &next } else { &end };
        let on = Press::primary(on).keys(Some(&enter)).ui(ui);
        if on.clicked() {
            send(view, AloudAction::Next);
        }
    });
}

/// The groups of the value with the words for each.
fn groups(ctx: &Context, reading: &Reading<'_>, language: PayerLanguage, market: &Market) -> Vec<DictationGroup> {
    let tag = message::tag(language, market);
    // What parts thousands is not said: it is a point in one country and the decimals' in the next.
    let is_amount = reading.field.role == Role::Amount;
    let spoken = if is_amount { std::slice::from_ref(&reading.field.value) } else { &reading.field.groups };
    let key = (language, tag.as_str(), spoken);
    let said = ctx.memory_mut(|memory| Arc::clone(memory.caches.cache::<WordsCache>().get(key)));
    let groups = reading.field.groups.iter().zip(said.iter()).zip(&reading.read_back.marks);
    groups
        .map(|((text, words), mark)| DictationGroup { text: show_hidden(text), words: words.clone(), mark: *mark })
        .collect()
}

/// The words of a value, group by group: made once, since a language's catalogue is read for it.
type WordsCache = FrameCache<Arc<[String]>, Speaker>;

#[derive(Default)]
struct Speaker;

impl ComputerMut<(PayerLanguage, &str, &[String]), Arc<[String]>> for Speaker {
    fn compute(&mut self, (language, tag, groups): (PayerLanguage, &str, &[String])) -> Arc<[String]> {
        let texts = PayerTexts::new(language, tag);
        groups.iter().map(|group| in_words(&words(group, &texts), language)).collect()
    }
}

/// Urdu in Latin letters: the screen's faces have no others, and the agent may read no others.
fn in_words(said: &[Said], language: PayerLanguage) -> String {
    let is_spelt = said.iter().any(|said| said.sign.is_alphabetic());
    let words = said.iter().map(|said| if language == PayerLanguage::Urdu { &said.latin } else { &said.words });
    let words: Vec<&str> = words.map(String::as_str).collect();
    words.join(if is_spelt { ", " } else { " " })
}
