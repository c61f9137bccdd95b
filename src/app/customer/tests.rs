use super::*;
use crate::app::pages::desk::{Desk, accepted, accounts, detail, key, mxn, sent_facts, summary};
use crate::app::pages::order::OrderAction;
use crate::app::{Action, Page, Verb};
use crate::domain::OrderState;
use crate::domain::observation::{Fact, GatewayOrder, GatewayStatus};

fn tell(desk: &mut Desk, facts: Vec<Fact>) {
    desk.tell_order(Some(detail("CB-1", [sent_facts(), facts].concat())));
}

fn open(facts: Vec<Fact>) -> Desk {
    Desk::on_order([sent_facts(), facts].concat())
}

/// The order shown to its payer.
fn shown() -> Desk {
    let mut desk = open(vec![accepted()]);
    desk.act(Action::Do { verb: Verb::CustomerWindow, random: [0; 8] });
    desk
}

fn showing(desk: &Desk) -> Showing {
    let [window] = desk.state.customers.windows() else { panic!("one window") };
    window.showing(&desk.state.shared)
}

fn found(status: GatewayStatus) -> Fact {
    Fact::Found(Box::new(GatewayOrder { status: Some(status), amount: Some(mxn("152")), ..GatewayOrder::default() }))
}

/// The order changes, and its window hears of it whatever page is open.
fn change(desk: &mut Desk, facts: Vec<Fact>) {
    desk.news(EventKind::OrderChanged(Box::new(summary(1, OrderState::Waiting))));
    tell(desk, facts);
}

fn shared_kinds(desk: &Desk) -> usize {
    let window = |kind: &CommandKind| match kind {
        CommandKind::Note(_, OperatorAction::Shared { kind, .. }) => (*kind == ShareKind::CustomerWindow).then_some(()),
        _ => None,
    };
    desk.asked(window).len()
}

#[test]
fn the_payer_sees_what_to_pay_in_their_language_and_nothing_of_the_merchants() {
    let desk = shown();
    let Showing { sheet, standing } = showing(&desk);
    assert_eq!((sheet.title.as_str(), sheet.amount.as_str(), sheet.product.as_str()), ("Pago", "152.00 MXN", "SPEI"));
    let number = sheet.number.clone().expect("a CLABE");
    assert_eq!(number.groups, ["012", "914", "0020", "1411", "217", "6"]);
    assert_eq!(sheet.test.as_deref(), Some("Esto es una prueba. No pague."));
    let Standing::Waiting { words, left } = standing else { panic!("it waits") };
    assert_eq!((words.as_str(), left.as_deref()), ("Esperando el pago", Some("quedan 60 min")));
    let all = format!("{sheet:?}");
    for account in accounts() {
        for own in [&account.account.name, &account.account.merchant_id, &account.account.base_url] {
            assert!(!all.contains(own.as_str()), "{own} is the merchant's");
        }
    }
    for own in ["CB-1", "PAYIN83000", "José Núñez"] {
        assert!(!all.contains(own), "{own} is none of the payer's business");
    }
}

#[test]
fn one_order_has_one_window_and_the_journal_knows() {
    let mut desk = shown();
    assert_eq!(shared_kinds(&desk), 1);
    desk.state.take_effects();
    desk.act(Action::Do { verb: Verb::CustomerWindow, random: [0; 8] });
    assert_eq!(desk.state.customers.windows().len(), 1);
    assert_eq!(desk.state.take_effects(), [Effect::RaiseCustomer(key("CB-1"))]);
    assert_eq!(shared_kinds(&desk), 1, "it was shown once");
    desk.act(Action::Go(Page::Settings));
    assert_eq!(desk.state.customers.windows().len(), 1, "it stays whatever page is open");
    desk.act(Action::Customer(CustomerAction::Close(key("CB-2"))));
    desk.act(Action::Customer(CustomerAction::Close(key("CB-1"))));
    assert!(desk.state.customers.windows().is_empty());
}

#[test]
fn it_says_that_it_is_paid_and_closes_by_itself() {
    let mut desk = shown();
    desk.act(Action::Go(Page::Overview));
    desk.wait(700);
    change(&mut desk, vec![accepted(), found(GatewayStatus::Success)]);
    let Standing::Paid { words, closing } = showing(&desk).standing else { panic!("it is paid") };
    assert_eq!((words.as_str(), closing.as_str()), ("Pagado. ¡Muchas gracias!", "Esta ventana se cierra en 10 s."));
    assert!(!showing(&desk).is_payable());
    // Once a second, and the news told again changes nothing.
    for left in (1..10).rev() {
        let next = desk.state.customers.next_tick(desk.now).expect("a moment");
        assert_eq!(next.duration_since(desk.now), SignedDuration::from_secs(1));
        desk.wait(1_000);
        change(&mut desk, vec![accepted(), found(GatewayStatus::Success)]);
        let Standing::Paid { closing, .. } = showing(&desk).standing else { panic!("it is paid") };
        assert_eq!(closing, format!("Esta ventana se cierra en {left} s."));
    }
    desk.wait(1_000);
    assert!(desk.state.customers.windows().is_empty());
    assert_eq!(desk.state.customers.next_tick(desk.now), None);
}

#[test]
fn a_webhook_alone_does_not_say_paid() {
    let mut desk = shown();
    let answer =
        GatewayOrder { status: Some(GatewayStatus::Success), amount: Some(mxn("152")), ..GatewayOrder::default() };
    change(&mut desk, vec![accepted(), Fact::Notified { verified: true, answer: Some(Box::new(answer)) }]);
    assert!(matches!(showing(&desk).standing, Standing::Moment(_)), "{:?}", showing(&desk).standing);
    desk.wait(60_000);
    assert_eq!(desk.state.customers.windows().len(), 1, "it does not close either");
}

#[test]
fn the_time_that_is_left_changes_once_a_minute_and_at_the_end_once_a_second() {
    let mut desk = shown();
    let left = |desk: &Desk| match showing(desk).standing {
        Standing::Waiting { left, .. } => left.expect("it ends"),
        other => format!("{other:?}"),
    };
    let (mut words, mut pictures) = (left(&desk), 1);
    let mut last = Vec::new();
    while let Some(next) = desk.state.customers.next_tick(desk.now) {
        let millis = next.duration_since(desk.now).as_millis();
        assert!(millis > 0);
        // Until then nothing changes.
        desk.wait(i64::try_from(millis).expect("a while") - 1);
        assert_eq!(left(&desk), words, "{next}");
        desk.wait(1);
        let now = left(&desk);
        assert_ne!(now, words, "{next}: nothing has changed");
        words = now;
        pictures += 1;
        last.push(words.clone());
    }
    assert!((175..=185).contains(&pictures), "58 minutes and 120 seconds: {pictures}");
    assert!(last.contains(&"quedan 2:00".to_owned()) && last.contains(&"quedan 0:01".to_owned()), "{last:?}");
    assert!(matches!(showing(&desk).standing, Standing::Over(_)), "at the end it says so");
}

#[test]
fn what_must_not_be_given_out_is_not_shown() {
    let Fact::Accepted { attempt, mut answer } = accepted() else { panic!("the gateway took it") };
    answer.details.pay_code = Some("012914002014112177".to_owned());
    let mut desk = open(vec![Fact::Accepted { attempt, answer: answer.clone() }]);
    assert_eq!(Verb::CustomerWindow.why_not(&desk.state), Some("why-blocked"));
    desk.act(Action::Order(OrderAction::ShowCustomer));
    assert!(desk.state.customers.windows().is_empty() && shared_kinds(&desk) == 0);
    let desk = open(Vec::new());
    assert_eq!(Verb::CustomerWindow.why_not(&desk.state), Some("why-nothing-to-show"));
    // It becomes wrong while it is shown.
    let mut desk = shown();
    change(&mut desk, vec![accepted(), Fact::Found(answer)]);
    assert!(matches!(showing(&desk).standing, Standing::Moment(_)));
    assert!(!showing(&desk).is_payable());
}
