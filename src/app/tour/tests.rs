//! The tour advances by what is done, ends when a person wants, and goes on after a restart.

use super::*;
use crate::app::pages::desk::{COLOMBIA, Desk, MEXICO, key, summary};
use crate::app::verbs::Verb;
use crate::app::{About, Aside, Region};
use crate::backend::protocol::OrdersPage;

/// A sandbox that has this many orders.
fn sandbox(orders: u32) -> Desk {
    let mut desk = Desk::on(About { sandbox: true, ..About::default() });
    desk.news(EventKind::Settings(Ok(std::collections::BTreeMap::default())));
    let asked = |kind: &CommandKind| match kind {
        CommandKind::LoadOrders(query) if query.limit == 1 => Some((**query).clone()),
        _ => None,
    };
    let (id, query) = desk.asked(asked).first().cloned().expect("whether it is new");
    desk.answer(id, EventKind::Orders(Ok(Box::new(OrdersPage { query, rows: Vec::new(), total: orders }))));
    desk
}

fn step(desk: &Desk) -> Option<Step> {
    desk.state.shared.settings.tour.step()
}

fn tour(desk: &mut Desk, action: TourAction) {
    desk.act(Action::Tour(action));
}

/// The request is made, as the ledger answers.
fn create(desk: &mut Desk) {
    desk.act(Action::Go(Page::NewRequest));
    desk.state.shared.ask(Slot::Create(MEXICO), CommandKind::LoadSettings);
    desk.act(Action::Back);
    let (id, ()) = desk.newest(|kind| matches!(kind, CommandKind::LoadSettings).then_some(()));
    desk.act(Action::Go(Page::NewRequest));
    desk.answer(id, EventKind::Created(Ok(key("CB-7"))));
}

fn order_is(desk: &mut Desk, state: OrderState) {
    desk.news(EventKind::OrderChanged(Box::new(summary(7, state))));
}

/// What is kept of the tour.
fn kept(desk: &Desk) -> String {
    let kept = desk.asked(|kind| match kind {
        CommandKind::SaveSetting { key, value } if key == Settings::TOUR => Some(value.clone()),
        _ => None,
    });
    kept.last().map(|(_, value)| value.clone()).unwrap_or_default()
}

#[test]
fn it_is_offered_once_on_a_sandbox_without_orders() {
    assert_eq!(step(&sandbox(0)), Some(Step::Welcome));
    assert_eq!(step(&sandbox(3)), None);
    assert_eq!(step(&Desk::new()), None);
    let mut desk = sandbox(0);
    assert_eq!(kept(&desk), "", "who closes the window is asked again");
    tour(&mut desk, TourAction::End);
    assert_eq!((step(&desk), kept(&desk).as_str()), (None, "tour-request waiting"));
}

#[test]
fn who_needs_no_tour_is_not_taken_on_one() {
    let mut desk = sandbox(0);
    create(&mut desk);
    assert_eq!((step(&desk), kept(&desk).as_str()), (None, "tour-request waiting"));
}

#[test]
fn it_takes_an_account_with_numbers_to_copy_unless_one_was_chosen() {
    for (is_chosen, expected) in [(false, MEXICO), (true, COLOMBIA)] {
        let mut desk = sandbox(0);
        desk.act(Action::SelectAccount(COLOMBIA));
        desk.state.shared.settings.account = is_chosen.then_some(COLOMBIA);
        tour(&mut desk, TourAction::Start);
        assert_eq!(desk.state.shared.selected, Some(expected));
    }
}

#[test]
fn each_step_is_over_when_it_is_done() {
    let mut desk = sandbox(0);
    tour(&mut desk, TourAction::Start);
    assert_eq!(step(&desk), Some(Step::Request));
    tour(&mut desk, TourAction::Next);
    assert_eq!(step(&desk), Some(Step::Request), "nobody reads a request into being");
    let spot = |desk: &Desk| desk.state.shared.settings.tour.spot(&desk.state.shared, &desk.state.pages);
    assert_eq!(spot(&desk), Some(Spot::Section(Section::NewRequest)));
    create(&mut desk);
    assert_eq!((step(&desk), &desk.state.shared.page), (Some(Step::Read), &Page::Order(key("CB-7"))));
    assert_eq!(spot(&desk), Some(Spot::Instructions));
    desk.act(Action::Copied("sheet-clabe"));
    assert_eq!(step(&desk), Some(Step::Pay));
    order_is(&mut desk, OrderState::Waiting);
    assert_eq!(step(&desk), Some(Step::Pay), "nobody has paid yet");
    order_is(&mut desk, OrderState::Paid);
    assert_eq!((step(&desk), spot(&desk)), (Some(Step::Paid), Some(Spot::Standing)));
    desk.act(Action::Go(Page::Orders));
    assert_eq!((step(&desk), spot(&desk)), (Some(Step::Find), Some(Spot::Row)));
    desk.act(Action::Go(Page::Order(key("CB-8"))));
    assert_eq!(step(&desk), Some(Step::Find), "another order");
    desk.act(Action::Go(Page::Order(key("CB-7"))));
    assert_eq!(step(&desk), Some(Step::Find), "not from the list");
    desk.act(Action::Go(Page::Orders));
    desk.act(Action::Go(Page::Order(key("CB-7"))));
    assert_eq!(step(&desk), Some(Step::Account));
    tour(&mut desk, TourAction::End);
    assert_eq!((step(&desk), kept(&desk).as_str()), (None, "done"));
    desk.act(Action::Do { verb: Verb::Tour, random: [0; 8] });
    assert_eq!(step(&desk), Some(Step::Request), "it can be taken again");
}

#[test]
fn an_order_that_comes_to_nothing_begins_anew() {
    for state in [OrderState::Failed, OrderState::Rejected, OrderState::NotMade] {
        let mut desk = sandbox(0);
        tour(&mut desk, TourAction::Start);
        create(&mut desk);
        order_is(&mut desk, state);
        assert_eq!((step(&desk), kept(&desk).as_str()), (Some(Step::Request), "tour-request running"), "{state:?}");
    }
}

#[test]
fn escape_ends_it_for_now_and_it_goes_on_from_there() {
    let mut desk = sandbox(0);
    tour(&mut desk, TourAction::Start);
    create(&mut desk);
    desk.act(Action::Toggle(Aside::Help));
    let escape = Action::Do { verb: Verb::Back, random: [0; 8] };
    desk.act(escape.clone());
    assert_eq!((desk.state.shared.aside, step(&desk)), (None, Some(Step::Read)), "what is in front goes first");
    desk.act(escape.clone());
    assert_eq!((step(&desk), &desk.state.shared.page), (None, &Page::Order(key("CB-7"))));
    assert!(desk.state.shared.settings.tour.is_waiting());
    assert!(!desk.state.shared.has_region(Region::Tour));
    desk.act(Action::Go(Page::Settings));
    desk.act(Action::Do { verb: Verb::Tour, random: [0; 8] });
    assert_eq!((step(&desk), desk.state.shared.focus), (Some(Step::Read), Some(Focus::Tour)));
    assert!(desk.state.shared.settings.tour.has_lost_order(&desk.state.shared, &desk.state.pages));
    tour(&mut desk, TourAction::OpenOrder);
    assert!(!desk.state.shared.settings.tour.has_lost_order(&desk.state.shared, &desk.state.pages));
}

#[test]
fn it_runs_on_the_sandbox_only() {
    let mut desk = Desk::new();
    assert_eq!(Verb::Tour.why_not(&desk.state), Some("why-tour-sandbox"));
    tour(&mut desk, TourAction::Start);
    assert_eq!(step(&desk), None);
}

#[test]
fn what_is_kept_comes_back_and_odd_words_do_no_harm() {
    for step in Step::ALL {
        for standing in [Standing::Running(step), Standing::Waiting(step), Standing::Over] {
            let order = (standing != Standing::Over).then(|| key("CB261122-7Q4M-K2XW"));
            let tour = Tour { standing, order };
            assert_eq!(Tour::read(&tour.written().expect("it was begun")), tour);
        }
    }
    for odd in ["", "tour-pay", "tour-pay sleeping 1 CB-1", "tour-welcome running", "yes"] {
        assert_eq!(Tour::read(odd), Tour::default(), "{odd}");
    }
    for lost in ["tour-pay running", "tour-pay running x CB-1", "tour-pay running 1"] {
        assert_eq!(Tour::read(lost).step(), Some(Step::Request), "{lost}");
    }
}
