use super::*;
use crate::app::pages::desk::{Desk, accepted, detail, sent_facts};
use crate::app::pages::order::OrderAction;
use crate::app::{Action, Page, Verb};
use crate::domain::observation::Fact;
use crate::instructions::dictation::Mark;

/// A CLABE with a concept and a reference, so that there are several values.
fn told() -> Fact {
    let Fact::Accepted { attempt, mut answer } = accepted() else { panic!("the gateway took it") };
    answer.details.concept = Some("33812449733594396233".to_owned());
    answer.details.reference = Some("1411217".to_owned());
    Fact::Accepted { attempt, answer }
}

fn tell(desk: &mut Desk, facts: Vec<Fact>) {
    desk.tell_order(Some(detail("CB-1", [sent_facts(), facts].concat())));
}

fn open(facts: Vec<Fact>) -> Desk {
    Desk::on_order([sent_facts(), facts].concat())
}

fn aloud(desk: &mut Desk, action: AloudAction) {
    desk.act(Action::Order(OrderAction::Aloud(action)));
}

fn reads(desk: &mut Desk, typed: &str) {
    aloud(desk, AloudAction::Type(typed.to_owned()));
}

fn reading(desk: &Desk) -> Reading<'_> {
    desk.state.pages.order.reading().expect("something is read")
}

fn noted(desk: &Desk) -> Vec<String> {
    let pick = |kind: &CommandKind| match kind {
        CommandKind::Note(_, OperatorAction::ReadBack { what }) => Some(what.clone()),
        _ => None,
    };
    desk.asked(pick).into_iter().map(|(_, what)| what).collect()
}

fn is_aloud(desk: &Desk) -> bool {
    desk.state.pages.order.is_aloud(&desk.state.shared)
}

#[test]
fn one_value_after_the_other_the_numbers_to_type_first() {
    let mut desk = open(vec![told()]);
    desk.act(Action::Do { verb: Verb::ReadAloud, random: [0; 8] });
    assert!(is_aloud(&desk));
    let mut seen = Vec::new();
    while is_aloud(&desk) {
        let Reading { field, number, of, .. } = reading(&desk);
        assert_eq!((number, of), (seen.len() + 1, reading(&desk).of));
        seen.push(field.label);
        aloud(&mut desk, AloudAction::Next);
    }
    assert_eq!(seen.first(), Some(&"sheet-clabe"));
    assert_eq!(seen.last(), Some(&"sheet-bank"), "what is only compared comes last");
    assert!(seen.contains(&"sheet-amount") && seen.contains(&"sheet-concept"), "{seen:?}");
    assert_eq!(desk.state.shared.focus, Some(Focus::ReadAloud), "the button has the keyboard again");

    aloud(&mut desk, AloudAction::Open);
    aloud(&mut desk, AloudAction::Previous);
    assert_eq!(reading(&desk).number, 1, "there is none before the first");
    aloud(&mut desk, AloudAction::Next);
    aloud(&mut desk, AloudAction::Previous);
    assert_eq!(reading(&desk).field.label, "sheet-clabe");
    desk.act(Action::Do { verb: Verb::Back, random: [0; 8] });
    assert!(!is_aloud(&desk));
    assert!(matches!(desk.state.shared.page, Page::Order(_)), "Escape closes it and nothing else");
}

#[test]
fn a_wrong_group_is_marked_and_what_is_right_is_noted_once() {
    let mut desk = open(vec![told()]);
    aloud(&mut desk, AloudAction::Open);
    reads(&mut desk, "012 914 2000");
    let marks = reading(&desk).read_back.marks;
    assert_eq!(marks[..3], [Mark::Right, Mark::Right, Mark::Wrong]);
    assert_eq!(noted(&desk), Vec::<String>::new());
    desk.wait(1_500);
    reads(&mut desk, "012 914 0020 1411 217 6");
    assert_eq!(noted(&desk), ["sheet-clabe"]);
    assert_eq!(reading(&desk).right_at, Some(desk.now));
    reads(&mut desk, "012 914 0020 1411 217");
    reads(&mut desk, "012914002014112176");
    assert_eq!(noted(&desk), ["sheet-clabe"], "once is enough");

    // Another value is read from the start, and what was read stays known when one comes back.
    aloud(&mut desk, AloudAction::Next);
    assert_eq!(reading(&desk).typed, "");
    aloud(&mut desk, AloudAction::Close);
    aloud(&mut desk, AloudAction::Open);
    assert_ne!(reading(&desk).field.label, "sheet-clabe", "it goes on where one was");
    aloud(&mut desk, AloudAction::Previous);
    assert_eq!(reading(&desk).typed, "012914002014112176");
}

#[test]
fn another_number_must_be_read_again() {
    let mut desk = open(vec![told()]);
    aloud(&mut desk, AloudAction::Open);
    reads(&mut desk, "012914002014112176");
    let Fact::Accepted { mut answer, .. } = told() else { panic!("the gateway took it") };
    answer.details.pay_code = Some("032180000118359719".to_owned());
    desk.act(Action::Order(OrderAction::Retry));
    tell(&mut desk, vec![told(), Fact::Found(answer)]);
    let now = reading(&desk);
    assert_eq!((now.field.value.as_str(), now.typed, now.right_at), ("032180000118359719", "", None));
    reads(&mut desk, "032180000118359719");
    assert_eq!(noted(&desk), ["sheet-clabe", "sheet-clabe"]);
}

#[test]
fn what_is_kept_back_is_not_read_aloud() {
    let Fact::Accepted { attempt, mut answer } = told() else { panic!("the gateway took it") };
    answer.details.pay_code = Some("012914002014112177".to_owned());
    let mut desk = open(vec![Fact::Accepted { attempt, answer }]);
    assert_eq!(Verb::ReadAloud.why_not(&desk.state), Some("why-blocked"));
    aloud(&mut desk, AloudAction::Open);
    assert!(!is_aloud(&desk));
    let desk = open(Vec::new());
    assert_eq!(Verb::ReadAloud.why_not(&desk.state), Some("why-nothing-to-read"));

    // It becomes wrong while it is being read: nothing of it is noted any more.
    let mut desk = open(vec![told()]);
    aloud(&mut desk, AloudAction::Open);
    desk.wait(3_700_000);
    reads(&mut desk, "012914002014112176");
    assert_eq!(noted(&desk), Vec::<String>::new(), "the time to pay is over");
}

#[test]
fn it_ends_where_the_order_leaves_the_screen() {
    let mut desk = open(vec![told()]);
    aloud(&mut desk, AloudAction::Open);
    desk.act(Action::Go(Page::Overview));
    desk.act(Action::Back);
    assert!(!is_aloud(&desk));
}
