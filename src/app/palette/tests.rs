//! What the palette finds, in which order, and what choosing does.

use std::collections::BTreeSet;

use super::*;
use crate::app::pages::desk::{COLOMBIA, Desk, MEXICO, summary};
use crate::app::{Page, Section};
use crate::backend::protocol::{OrdersPage, RequestId};
use crate::domain::{MarketCode, OrderState};
use crate::i18n::Language;

fn english() -> Texts {
    Texts::new(Language::English)
}

fn palette(desk: &mut Desk, action: PaletteAction) {
    desk.act(Action::Palette(action));
}

/// Types as a person does: the whole word, then nothing for a while.
fn type_in(desk: &mut Desk, query: &str) {
    palette(desk, PaletteAction::Type(query.to_owned()));
    desk.wait(500);
}

fn titles(desk: &Desk, texts: &Texts) -> Vec<String> {
    desk.state.palette.entries(&desk.state, texts).into_iter().map(|entry| entry.title).collect()
}

fn searches(desk: &Desk) -> Vec<(RequestId, OrdersQuery)> {
    let mut asked = desk.asked(|kind| match kind {
        CommandKind::LoadOrders(query) => Some((**query).clone()),
        _ => None,
    });
    asked.retain(|(_, query)| query.limit == MOST_ORDERS);
    asked
}

fn found(desk: &mut Desk, orders: Vec<OrderSummary>) {
    let (id, query) = searches(desk).pop().expect("the ledger was asked");
    let total = u32::try_from(orders.len()).expect("a few");
    desk.answer(id, EventKind::Orders(Ok(Box::new(OrdersPage { query, rows: orders, total }))));
}

#[test]
fn every_verb_can_be_reached_in_every_language() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let mut desk = Desk::new();
        palette(&mut desk, PaletteAction::Open);
        for verb in Verb::all().filter(|verb| *verb != Verb::Palette) {
            palette(&mut desk, PaletteAction::Type(verb.title(&texts).into_owned()));
            let entries = desk.state.palette.entries(&desk.state, &texts);
            let entry = entries.iter().find(|entry| entry.target == Target::Verb(verb));
            let entry = entry.unwrap_or_else(|| panic!("{verb:?} is not found by its own title in {language:?}"));
            assert_eq!(entry.why_not, verb.why_not(&desk.state), "{verb:?}");
        }
    }
}

#[test]
fn a_few_letters_find_it_whatever_their_case_and_accents() {
    let spanish = Texts::new(Language::Spanish);
    let mut desk = Desk::new();
    palette(&mut desk, PaletteAction::Open);
    for query in ["órdenes", "ordenes", "ORDENES", "Órdenes"] {
        palette(&mut desk, PaletteAction::Type(query.to_owned()));
        assert_eq!(titles(&desk, &spanish).first().map(String::as_str), Some("Órdenes"), "{query}");
    }
    for (query, first) in
        [("newr", "New request"), ("wh", "Webhooks"), ("look dark", "Look: dark"), ("TIENDA CO", "Tienda CO")]
    {
        palette(&mut desk, PaletteAction::Type(query.to_owned()));
        assert_eq!(titles(&desk, &english()).first().map(String::as_str), Some(first), "{query}");
    }
    palette(&mut desk, PaletteAction::Type("theme".to_owned()));
    assert!(titles(&desk, &english()).contains(&"Look: dark".to_owned()), "by another word for it");
    palette(&mut desk, PaletteAction::Type("zqx".to_owned()));
    assert_eq!(titles(&desk, &english()), ["Search all orders for “zqx”"], "and nothing that does not fit");
}

#[test]
fn what_was_found_is_marked() {
    let mut desk = Desk::new();
    palette(&mut desk, PaletteAction::Open);
    palette(&mut desk, PaletteAction::Type("accs".to_owned()));
    let entries = desk.state.palette.entries(&desk.state, &english());
    let accounts = entries.iter().find(|entry| entry.title == "Accounts").expect("found");
    assert_eq!(accounts.marks, [0, 1, 2, 7]);
}

#[test]
fn what_cannot_be_done_stands_below_and_says_why() {
    let mut desk = Desk::new();
    palette(&mut desk, PaletteAction::Open);
    let entries = desk.state.palette.entries(&desk.state, &english());
    let can: Vec<bool> = entries.iter().map(|entry| entry.why_not.is_none()).collect();
    assert!(can.is_sorted_by(|one, other| one >= other), "{can:?}");
    assert!(can.contains(&false));
    palette(&mut desk, PaletteAction::Type("check".to_owned()));
    let entries = desk.state.palette.entries(&desk.state, &english());
    let check = entries.iter().find(|entry| entry.target == Target::Verb(Verb::CheckNow)).expect("found");
    assert_eq!(check.why_not, Some("why-no-order"));
}

#[test]
fn orders_come_from_the_ledger_once_the_typing_rests() {
    let mut desk = Desk::new();
    palette(&mut desk, PaletteAction::Open);
    for query in ["J", "Jo", "Jos", "José"] {
        palette(&mut desk, PaletteAction::Type(query.to_owned()));
        desk.wait(20);
    }
    assert!(searches(&desk).is_empty() && desk.state.palette.is_searching());
    assert!(desk.state.next_tick().is_some_and(|at| at <= desk.now + SEARCH_PAUSE), "the window wakes for it");
    desk.wait(500);
    let asked = searches(&desk);
    assert_eq!(asked.len(), 1, "one question for one word");
    assert_eq!((asked[0].1.filter.search.as_str(), asked[0].1.filter.account), ("José", None), "in every account");
    found(&mut desk, vec![summary(7, OrderState::Waiting)]);
    assert!(!desk.state.palette.is_searching());
    let shown = titles(&desk, &english());
    let [.., order, search] = shown.as_slice() else { panic!("{shown:?}") };
    for part in ["CB-7", "152", "MXN", "José Núñez", "Cafe y pan"] {
        assert!(order.contains(part), "{order}");
    }
    assert_eq!(search, "Search all orders for “José”");

    palette(&mut desk, PaletteAction::Type("J".to_owned()));
    assert!(!titles(&desk, &english()).iter().any(|title| title.contains("CB-7")), "one letter finds nearly all");
}

#[test]
fn a_late_answer_to_an_older_word_is_dropped() {
    let mut desk = Desk::new();
    palette(&mut desk, PaletteAction::Open);
    type_in(&mut desk, "first");
    let (older, query) = searches(&desk).pop().expect("asked");
    type_in(&mut desk, "second");
    let rows = vec![summary(1, OrderState::Paid)];
    desk.answer(older, EventKind::Orders(Ok(Box::new(OrdersPage { query, rows, total: 1 }))));
    assert!(!titles(&desk, &english()).iter().any(|title| title.contains("CB-1")));
    assert!(desk.state.palette.is_searching());
}

#[test]
fn an_order_of_another_account_brings_its_account_along() {
    let mut desk = Desk::new();
    palette(&mut desk, PaletteAction::Open);
    let mut order = summary(9, OrderState::Paid);
    order.key.account = COLOMBIA;
    order.market = MarketCode::new("co");
    palette(&mut desk, PaletteAction::Take(Target::Order(Box::new(order.clone()))));
    assert_eq!(desk.state.shared.selected, Some(COLOMBIA));
    assert_eq!(desk.state.shared.page, Page::Order(order.key));
    assert!(!desk.state.palette.is_open);
}

#[test]
fn the_whole_list_can_be_searched_instead() {
    let mut desk = Desk::new();
    palette(&mut desk, PaletteAction::Take(Target::Search("pan".to_owned())));
    assert_eq!(desk.state.shared.page, Page::Orders);
    assert_eq!(desk.state.pages.orders.search, "pan");
}

#[test]
fn what_was_chosen_last_stands_first_and_tells_its_newest_state() {
    let mut desk = Desk::new();
    palette(&mut desk, PaletteAction::Open);
    palette(&mut desk, PaletteAction::Take(Target::Order(Box::new(summary(3, OrderState::Waiting)))));
    palette(&mut desk, PaletteAction::Open);
    palette(&mut desk, PaletteAction::Take(Target::Verb(Verb::Go(Section::Webhooks))));
    palette(&mut desk, PaletteAction::Open);
    palette(&mut desk, PaletteAction::Take(Target::Account(MEXICO)));
    desk.news(EventKind::OrderChanged(Box::new(summary(3, OrderState::Paid))));
    palette(&mut desk, PaletteAction::Open);
    let entries = desk.state.palette.entries(&desk.state, &english());
    let first: Vec<&str> = entries.iter().take(3).map(|entry| entry.title.as_str()).collect();
    assert_eq!(first[..2], ["Tienda MX", "Webhooks"]);
    assert!(matches!(&entries[2].target, Target::Order(order) if order.state == OrderState::Paid));
    let mut seen = BTreeSet::new();
    for entry in &entries {
        assert!(seen.insert(entry.title.clone()), "{} stands there twice", entry.title);
    }
}

#[test]
fn closing_forgets_what_was_typed() {
    let mut desk = Desk::new();
    palette(&mut desk, PaletteAction::Open);
    type_in(&mut desk, "secret");
    palette(&mut desk, PaletteAction::Close);
    assert_eq!((desk.state.palette.query.as_str(), desk.state.palette.is_open), ("", false));
    assert!(!desk.state.shared.is_asked(&Slot::Palette));
    assert_eq!(desk.state.palette.next_tick(), None, "nothing to wake up for");
}

#[test]
fn half_a_title_and_half_another_word_find_it() {
    let (mut desk, texts) = (Desk::new(), english());
    palette(&mut desk, PaletteAction::Open);
    for (query, title) in [("theme dark", "Look: dark"), ("idioma espa", "Language: Español")] {
        type_in(&mut desk, query);
        assert_eq!(titles(&desk, &texts).first().map(String::as_str), Some(title), "{query}");
    }
}
