//! The registry: no key means two things in one place, every verb has words, and what cannot be done says why.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::app::notice::{Notice, Tone};
use crate::app::pages::desk::{Desk, accepted, accounts, detail, key, sent_facts};
use crate::app::{About, Effect, Focus, Slot, Told};
use crate::backend::protocol::{CommandKind, EventKind};
use crate::domain::Catalogue;
use crate::domain::observation::{Fact, OperatorAction};
use crate::i18n::{Language, Texts};

/// A desk with an order of these facts open.
fn with_order(facts: Vec<Fact>) -> Desk {
    let mut desk = Desk::new();
    desk.act(Action::Go(Page::Order(key("CB-1"))));
    let (id, ()) = desk.newest(|kind| matches!(kind, CommandKind::LoadOrder(_)).then_some(()));
    desk.answer(id, EventKind::Order(key("CB-1"), Ok(Some(Box::new(detail("CB-1", facts))))));
    desk
}

fn waiting() -> Desk {
    let mut facts = sent_facts();
    facts.push(accepted());
    with_order(facts)
}

fn does(desk: &mut Desk, verb: Verb) {
    desk.act(Action::Do { verb, random: [7; 8] });
}

fn toasts(desk: &Desk) -> Vec<String> {
    desk.state.shared.notices.shown().map(|toast| toast.told.key.to_string()).collect()
}

#[test]
fn every_verb_is_there_once() {
    let all: Vec<Verb> = Verb::all().collect();
    let mut seen = BTreeSet::new();
    for verb in &all {
        assert!(seen.insert(format!("{verb:?}")), "{verb:?} twice");
    }
}

#[test]
fn no_two_verbs_share_a_shortcut_in_one_place() {
    let all: Vec<Verb> = Verb::all().collect();
    let meet = |one: Verb, other: Verb| {
        let (one, other) = (one.place(), other.place());
        one == other || one == Place::Everywhere || other == Place::Everywhere
    };
    for (index, one) in all.iter().enumerate() {
        for other in all.iter().skip(index + 1).filter(|other| meet(*one, **other)) {
            for shortcut in one.shortcuts() {
                assert!(!other.shortcuts().contains(shortcut), "{shortcut:?} means {one:?} and {other:?}");
            }
        }
    }
}

#[test]
fn every_verb_has_a_title_of_its_own_and_a_why_that_is_in_the_catalogue() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let mut titles: BTreeMap<String, Verb> = BTreeMap::new();
        for verb in Verb::all() {
            assert!(texts.has(verb.key()), "{}", verb.key());
            let other = titles.insert(verb.title(&texts).into_owned(), verb);
            assert_eq!(other, None, "{verb:?} has the same words in {language:?}");
        }
    }
    let texts = Texts::new(Language::English);
    let empty = AppState::new(Catalogue::built_in(), About::default(), crate::app::pages::desk::start());
    let desks = [Desk::new(), waiting()];
    let mut refused = BTreeSet::new();
    for verb in Verb::all() {
        for state in desks.iter().map(|desk| &desk.state).chain([&empty]) {
            if let Some(why) = verb.why_not(state) {
                assert!(why.starts_with("why-") && texts.has(why), "{verb:?}: {why}");
                refused.insert(format!("{verb:?}"));
            }
        }
    }
    // Whatever depends on a page, an order or an account is refused somewhere.
    for verb in [Verb::CreateRequest, Verb::CheckNow, Verb::SendAgain, Verb::Back, Verb::NextAccount, Verb::Undo] {
        assert!(refused.contains(&format!("{verb:?}")), "{verb:?} is never refused");
    }
}

#[test]
fn every_value_of_an_order_can_be_copied() {
    let texts = Texts::new(Language::English);
    let sheet = include_str!("../../../assets/i18n/en/sheet.ftl");
    let names = sheet.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    let names: Vec<_> = names.filter(|key| key.starts_with("sheet-")).collect();
    assert!(names.len() >= 9, "the catalogue is read: {names:?}");
    for name in names {
        assert!(COPYABLE.contains(&name), "{name}");
    }
    assert_eq!(Verb::Copy("sheet-clabe").title(&texts), "Copy CLABE");
    assert_eq!(Verb::Copy("order-link").title(&texts), "Copy link");
}

#[test]
fn a_value_is_copied_told_and_noted() {
    let mut desk = waiting();
    assert_eq!(Verb::Copy("sheet-va").why_not(&desk.state), Some("why-no-value"));
    does(&mut desk, Verb::Copy("sheet-clabe"));
    assert_eq!(desk.state.take_effects(), [Effect::Copy("012914002014112176".to_owned())]);
    assert_eq!(desk.state.take_effects(), [], "handed out once");
    assert_eq!(toasts(&desk), ["toast-copied"]);
    let (_, noted) = desk.newest(|kind| match kind {
        CommandKind::Note(_, OperatorAction::Copied { what }) => Some(what.clone()),
        _ => None,
    });
    assert_eq!(noted, "sheet-clabe");
}

#[test]
fn what_cannot_be_done_says_why_and_does_nothing() {
    let mut desk = Desk::new();
    let before = desk.sent.len();
    does(&mut desk, Verb::CheckNow);
    assert_eq!(toasts(&desk), ["why-no-order"]);
    assert_eq!(desk.sent.len(), before);
    does(&mut desk, Verb::Back);
    assert_eq!(toasts(&desk), ["why-no-order"], "nothing to go back to is nothing to talk about");

    let mut desk = waiting();
    does(&mut desk, Verb::SendAgain);
    assert!(desk.state.shared.dialog.is_none());
    assert_eq!(toasts(&desk), ["why-not-send-again"]);
    does(&mut desk, Verb::CheckNow);
    assert!(desk.state.shared.is_asked(&Slot::Check(key("CB-1"))));
    assert_eq!(Verb::CheckNow.why_not(&desk.state), Some("why-checking"));
}

#[test]
fn the_order_must_be_on_screen() {
    let mut desk = waiting();
    desk.act(Action::Go(Page::Overview));
    for verb in Verb::all().filter(|verb| verb.place() == Place::Order) {
        assert_eq!(verb.why_not(&desk.state), Some("why-no-order"), "{verb:?}");
    }
}

#[test]
fn accounts_are_gone_through_around_the_ends() {
    let mut desk = Desk::new();
    let ids: Vec<AccountId> = accounts().iter().map(|view| view.account.id).collect();
    assert_eq!(desk.state.shared.selected, Some(ids[0]));
    does(&mut desk, Verb::PreviousAccount);
    assert_eq!(desk.state.shared.selected, ids.last().copied());
    does(&mut desk, Verb::NextAccount);
    does(&mut desk, Verb::NextAccount);
    assert_eq!(desk.state.shared.selected, Some(ids[1]));
    desk.news(EventKind::Accounts(Ok(accounts()[..1].to_vec())));
    assert_eq!(Verb::NextAccount.why_not(&desk.state), Some("why-one-account"));
}

#[test]
fn the_zoom_is_kept_and_ends() {
    let mut desk = Desk::new();
    assert_eq!(Verb::Zoom(ZoomStep::Reset).why_not(&desk.state), Some("why-zoom-end"));
    does(&mut desk, Verb::Zoom(ZoomStep::In));
    assert_eq!(desk.state.shared.settings.zoom, 110);
    let (_, kept) = desk.newest(|kind| match kind {
        CommandKind::SaveSetting { key, value } => Some((key.clone(), value.clone())),
        _ => None,
    });
    assert_eq!(kept, ("zoom".to_owned(), "110".to_owned()));
    for _ in 0..40 {
        does(&mut desk, Verb::Zoom(ZoomStep::Out));
    }
    assert_eq!(desk.state.shared.settings.zoom, 50);
    does(&mut desk, Verb::Zoom(ZoomStep::Reset));
    assert_eq!(desk.state.shared.settings.zoom, 100);
}

#[test]
fn the_look_is_chosen_by_name_and_what_is_so_already_says_so() {
    let mut desk = Desk::new();
    let kept = |desk: &Desk| {
        desk.newest(|kind| match kind {
            CommandKind::SaveSetting { key, value } => Some((key.clone(), value.clone())),
            _ => None,
        })
        .1
    };
    for (verb, key, value) in [
        (Verb::SetContrast(Contrast::High), "contrast", "high"),
        (Verb::SetMotion(Motion::Reduced), "motion", "reduced"),
        (Verb::SetLanguage(Some(Language::Spanish)), "language", "es"),
        (Verb::SetLanguage(None), "language", "system"),
    ] {
        does(&mut desk, verb);
        assert_eq!(kept(&desk), (key.to_owned(), value.to_owned()));
        assert_eq!(verb.why_not(&desk.state), Some("why-already"), "{verb:?}");
    }
    desk.state.shared.language_flag = Some(Language::Indonesian);
    assert_eq!(Verb::SetLanguage(None).why_not(&desk.state), None, "the flag speaks another one");
    let spanish = Texts::new(Language::Spanish);
    assert_eq!(Verb::SetLanguage(Some(Language::Indonesian)).title(&spanish), "Idioma: Bahasa Indonesia");
}

#[test]
fn undo_says_what_it_takes_back() {
    let texts = Texts::new(Language::English);
    let mut desk = Desk::new();
    assert_eq!(Verb::Undo.title_now(&desk.state, &texts), "Undo");
    let news = Notice::new(Told::new("news-set-aside").text("number", "CB-7"), Tone::Good);
    desk.state.shared.notify(news.undo(Action::TakeBack(key("CB-7"))));
    assert_eq!(Verb::Undo.title_now(&desk.state, &texts), "Undo: CB-7 was set aside");
    assert_eq!(Verb::Help.title_now(&desk.state, &texts), "Help");
    does(&mut desk, Verb::Undo);
    assert_eq!(Verb::Undo.title_now(&desk.state, &texts), "Undo");
}

#[test]
fn searching_orders_goes_there_and_gives_the_box_the_keyboard() {
    let mut desk = Desk::new();
    does(&mut desk, Verb::FindOrders);
    assert_eq!(desk.state.shared.page, Page::Orders);
    assert_eq!(desk.state.shared.focus, Some(Focus::OrdersSearch));
    desk.act(Action::Focused(Focus::Page));
    assert_eq!(desk.state.shared.focus, Some(Focus::OrdersSearch), "another one's");
    desk.act(Action::Focused(Focus::OrdersSearch));
    assert_eq!(desk.state.shared.focus, None);
}
