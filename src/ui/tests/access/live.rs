//! News is spoken once, when it comes, wherever the keyboard is.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};

use super::focus::focused;
use super::scenes::{self, account_form, pay};
use super::speech::{Listener, Said};
use super::{Window, say};
use crate::app::pages::desk::{accepted, accounts, detail, sent_facts, summary};
use crate::backend::protocol::{EventKind, Pulse};
use crate::domain::OrderState;
use crate::ui::tests::{new_request, order};

const SIZE: [f32; 2] = [1_280.0, 860.0];

/// Time passes and nothing happens.
fn wait(window: &mut Window) {
    for _ in 0..3 {
        window.pass(1);
    }
}

fn times(news: &[String], text: &str) -> usize {
    news.iter().filter(|news| news.contains(text)).count()
}

#[test]
fn a_payment_is_spoken_once() {
    let mut window = order::open(SIZE[0], SIZE[1], vec![accepted()]);
    let ears = Listener::to(&mut window);
    wait(&mut window);
    assert_eq!(ears.news(), Vec::<String>::new(), "nothing happened");
    for count in [1, 0] {
        window.tell(EventKind::OrderChanged(Box::new(summary(1, OrderState::Paid))));
        pay(&mut window);
        wait(&mut window);
        let news = ears.news();
        assert_eq!((times(&news, "CB-1"), news.len()), (count, count), "the same again is no news: {news:?}");
    }
    // And from wherever one is.
    window.key(Modifiers::COMMAND, Key::Num7);
    ears.heard();
    window.tell(EventKind::OrderChanged(Box::new(summary(2, OrderState::Failed))));
    wait(&mut window);
    let news = ears.news();
    assert_eq!((times(&news, "CB-2"), news.len()), (1, 1), "{news:?}");
}

#[test]
fn an_order_on_its_way_says_where_it_is() {
    let mut window = order::open(SIZE[0], SIZE[1], Vec::new());
    let ears = Listener::to(&mut window);
    window.tell(EventKind::OrderChanged(Box::new(summary(1, OrderState::Waiting))));
    order::answer(&mut window, detail("CB-1", [sent_facts(), vec![accepted()]].concat()));
    wait(&mut window);
    assert_eq!(ears.news(), [say("state-waiting")]);
}

#[test]
fn a_toast_is_spoken_once_and_said_again_if_it_happens_again() {
    let mut window = order::open(SIZE[0], SIZE[1], vec![accepted()]);
    let ears = Listener::to(&mut window);
    for _ in 0..2 {
        window.press("Copy CLABE");
        wait(&mut window);
        let news = ears.news();
        assert_eq!(times(&news, "CLABE"), 1, "{news:?}");
        assert_eq!(news.len(), 1, "{news:?}");
    }
    window.pass(30);
    assert_eq!(ears.news(), Vec::<String>::new(), "it goes in silence");
}

#[test]
fn the_count_of_what_was_found_is_spoken_once() {
    let mut window = scenes::orders(SIZE);
    let ears = Listener::to(&mut window);
    wait(&mut window);
    assert_eq!(ears.news(), Vec::<String>::new());
    window.type_into(&say("orders-search"), "nobody");
    window.pass(1);
    scenes::answer_all(&mut window, 3);
    wait(&mut window);
    let news = ears.news();
    assert_eq!(times(&news, "3"), 1, "{news:?}");
}

#[test]
fn what_is_wrong_is_read_out_with_the_first_field_that_is_wrong() {
    let creates: fn(&mut Window) = |window| window.key(Modifiers::COMMAND, Key::Enter);
    let saves: fn(&mut Window) = |window| window.press(&say("account-save"));
    for (mut window, send) in [(new_request::open((SIZE[0], SIZE[1])), creates), (account_form(SIZE), saves)] {
        let ears = Listener::to(&mut window);
        send(&mut window);
        wait(&mut window);
        let field = focused(&window).expect("a field has the keyboard");
        assert!(field.is_entry() && field.description == say("problem-missing"), "{}", field.told());
        assert_eq!(ears.news(), Vec::<String>::new(), "not all that is wrong, one after the other");
    }
}

#[test]
fn what_is_wrong_in_the_field_where_one_is_is_spoken_once() {
    let mut window = new_request::open((SIZE[0], SIZE[1]));
    let ears = Listener::to(&mut window);
    let amount = say("field-amount");
    window.type_into(&amount, "1,2,3");
    window.key(Modifiers::NONE, Key::Tab);
    wait(&mut window);
    let news = ears.news();
    assert_eq!((times(&news, &format!("{amount}: ")), news.len()), (1, 1), "{news:?}");
    window.key(Modifiers::NONE, Key::Tab);
    wait(&mut window);
    assert_eq!(times(&ears.news(), &amount), 0, "it is no news any more");
}

#[test]
fn losing_the_connection_and_having_it_back_is_spoken_once_each() {
    let mut window = Window::of_size(&accounts(), SIZE);
    let last_answer_at = Some(window.clock.get());
    window.tell(EventKind::Pulse(Pulse { open: 2, last_answer_at, failing: 0 }));
    let ears = Listener::to(&mut window);
    window.tell(EventKind::Pulse(Pulse { open: 2, last_answer_at, failing: 1 }));
    wait(&mut window);
    let news = ears.news();
    assert_eq!(news.len(), 1, "{news:?}");
    window.tell(EventKind::Pulse(Pulse { open: 2, last_answer_at, failing: 2 }));
    wait(&mut window);
    assert_eq!(ears.news(), Vec::<String>::new(), "it is still lost");
    window.tell(EventKind::Pulse(Pulse { open: 2, last_answer_at, failing: 0 }));
    wait(&mut window);
    let news = ears.news();
    assert_eq!(news.len(), 1, "{news:?}");
}

#[test]
fn a_new_page_says_its_name() {
    let mut window = Window::of_size(&accounts(), SIZE);
    let ears = Listener::to(&mut window);
    // From title to title: the words alone changing would not be told.
    for (digit, key) in [(Key::Num7, "page-settings"), (Key::Num6, "page-accounts"), (Key::Num7, "page-settings")] {
        window.key(Modifiers::COMMAND, digit);
        wait(&mut window);
        let heard = ears.heard();
        let title = Said::Focus(Role::Heading, say(key));
        assert_eq!(heard.iter().filter(|said| **said == title).count(), 1, "{heard:?}");
    }
}
