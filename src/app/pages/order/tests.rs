//! The order: what is shown, and what a person may do with it.

use jiff::SignedDuration;

use super::*;
use crate::app::pages::desk::{Desk, PRODUCTION, accepted, accounts, detail, key, sent_facts, start, summary};
use crate::app::told::Say as _;
use crate::app::{Effect, Told, Verb};
use crate::backend::protocol::CallError;
use crate::domain::observation::{Fact, GatewayOrder, GatewayStatus, NoAnswer, OperatorAction, Unknown};
use crate::domain::order::ABSENCE_GRACE;
use crate::domain::refusal::Refusal;
use crate::i18n::{Language, Texts};

fn act(desk: &mut Desk, action: OrderAction) {
    desk.act(Action::Order(action));
}

fn load(kind: &CommandKind) -> Option<OrderKey> {
    if let CommandKind::LoadOrder(key) = kind { Some(key.clone()) } else { None }
}

fn tell(desk: &mut Desk, order_no: &str, detail: Option<OrderDetail>) {
    assert_eq!(desk.tell_order(detail).order_no, order_no);
}

fn open(facts: Vec<Fact>) -> Desk {
    Desk::on_order(facts)
}

fn with(more: &[Fact]) -> Vec<Fact> {
    [sent_facts(), more.to_vec()].concat()
}

fn shown(desk: &Desk) -> &Shown {
    desk.state.pages.order.shown().expect("an order")
}

fn count(desk: &Desk, pick: impl Fn(&CommandKind) -> bool) -> usize {
    desk.asked(|kind| pick(kind).then_some(())).len()
}

fn lost() -> Fact {
    Fact::OutcomeUnknown { attempt: 1, why: Unknown::NoAnswer(NoAnswer::Timeout) }
}

#[test]
fn an_order_is_shown_in_its_markets_words() {
    let desk = open(with(&[accepted()]));
    let shown = shown(&desk);
    let texts = Texts::new(Language::English);
    assert_eq!(shown.amount.say(&texts), "152.00 MXN");
    assert_eq!((shown.method.as_str(), shown.payer.as_str()), ("SPEI", "José Núñez"));
    assert_eq!(shown.expires.say(&texts), "Nov 22, 2026, 11:00");
    assert_eq!(shown.zone.say(&texts), "Mexico City, UTC−06");
    assert!(shown.reason.is_none());
}

#[test]
fn who_works_in_another_zone_sees_the_end_on_their_own_clock_too() {
    let on = |zone: Option<&str>| {
        let home_zone = zone.map(|zone| jiff::tz::TimeZone::get(zone).expect("a bundled zone"));
        let mut desk = Desk::on(crate::app::About { home_zone, ..Default::default() });
        desk.act(Action::Go(Page::Order(key("CB-1"))));
        tell(&mut desk, "CB-1", Some(detail("CB-1", with(&[accepted()]))));
        let texts = Texts::new(Language::English);
        let here = shown(&desk).expires_here.clone();
        here.map(|(at, zone)| format!("{} ({})", at.say(&texts), zone.say(&texts)))
    };
    assert_eq!(on(Some("Europe/Madrid")).as_deref(), Some("Nov 22, 2026, 18:00 (Madrid, UTC+01)"));
    assert_eq!(on(Some("America/Costa_Rica")), None, "clocks there show the same");
    assert_eq!(on(None), None);
}

#[test]
fn a_clabe_learnt_from_a_query_alone_is_warned_of() {
    let Fact::Accepted { answer, .. } = accepted() else { panic!("the gateway took it") };
    let warned = |facts: &[Fact]| {
        let desk = open(with(facts));
        shown(&desk).sheet.findings.iter().any(|finding| finding.line.key == "order-warning-query-only")
    };
    assert!(!warned(&[accepted()]), "the answer tells all there is");
    assert!(!warned(&[accepted(), Fact::Found(answer.clone())]));
    assert!(!warned(&[lost()]), "there is nothing to give yet");
    assert!(warned(&[lost(), Fact::Found(answer.clone())]));
    let mut whole = answer;
    whole.details.concept = Some("338124497335".to_owned());
    assert!(!warned(&[lost(), Fact::Found(whole)]), "what it might lack is known");
}

/// The gateway takes the order and tells a CLABE whose check digit is wrong.
fn accepted_wrong() -> Fact {
    let Fact::Accepted { attempt, mut answer } = accepted() else { panic!("the gateway took it") };
    answer.details.pay_code = Some("012914002014112177".to_owned());
    Fact::Accepted { attempt, answer }
}

#[test]
fn a_wrong_number_is_given_out_only_for_a_reason() {
    let mut desk = open(with(&[accepted_wrong()]));
    let noted = |desk: &Desk| {
        count(
            desk,
            |kind| matches!(kind, CommandKind::Note(_, OperatorAction::Overridden { reason, .. }) if reason == "the bank took it"),
        )
    };
    assert!(shown(&desk).is_blocked());
    assert_eq!(Verb::Copy("sheet-clabe").why_not(&desk.state), Some("why-blocked"));
    assert_eq!(Verb::Copy("order-number").why_not(&desk.state), None, "nobody pays by our own number");
    act(&mut desk, OrderAction::Copy("sheet-clabe"));
    assert_eq!(desk.state.take_effects(), []);
    // A reason of blanks is none.
    act(&mut desk, OrderAction::TypeReason("  ".to_owned()));
    act(&mut desk, OrderAction::GiveOutAnyway);
    assert!(shown(&desk).is_blocked() && noted(&desk) == 0);
    act(&mut desk, OrderAction::TypeReason(" the bank took it ".to_owned()));
    act(&mut desk, OrderAction::GiveOutAnyway);
    assert!(!shown(&desk).is_blocked() && noted(&desk) == 1);
    act(&mut desk, OrderAction::Copy("sheet-clabe"));
    assert_eq!(desk.state.take_effects(), [Effect::Copy("012914002014112177".to_owned())]);
    // The journal remembers it for this very value.
    let findings = vec!["lint-clabe-check sheet-clabe 012914002014112177".to_owned()];
    let said = Fact::Operated(OperatorAction::Overridden { findings, reason: "asked".to_owned() });
    let desk = open(with(&[accepted_wrong(), said.clone()]));
    assert!(!shown(&desk).is_blocked());
    let Fact::Accepted { mut answer, .. } = accepted_wrong() else { panic!("the gateway took it") };
    answer.details.pay_code = Some("012914002014112178".to_owned());
    let desk = open(with(&[accepted_wrong(), said, Fact::Found(answer)]));
    assert!(shown(&desk).is_blocked(), "another value");
}

#[test]
fn what_is_over_is_given_out_only_for_a_reason() {
    let copied = |desk: &mut Desk| {
        act(desk, OrderAction::Copy("sheet-clabe"));
        desk.state.take_effects().contains(&Effect::Copy("012914002014112176".to_owned()))
    };
    let mut desk = open(with(&[accepted()]));
    assert!(copied(&mut desk) && !shown(&desk).is_blocked());
    assert_eq!(desk.state.pages.order.next_tick(), shown(&desk).detail.order.expires_at, "it is judged anew then");
    desk.wait(3_700_000);
    assert!(shown(&desk).is_blocked() && !copied(&mut desk));
    assert_eq!(desk.state.pages.order.next_tick(), None);
    assert_eq!(Verb::Copy("sheet-clabe").why_not(&desk.state), Some("why-blocked"));
    act(&mut desk, OrderAction::TypeReason("the gateway takes it until tonight".to_owned()));
    act(&mut desk, OrderAction::GiveOutAnyway);
    assert!(copied(&mut desk));
    assert!(!shown(&desk).has_message(desk.now), "a message would name a time that is over");

    for status in [GatewayStatus::Success, GatewayStatus::Fail] {
        let answer = GatewayOrder { status: Some(status), ..Default::default() };
        let mut desk = open(with(&[accepted(), Fact::Found(Box::new(answer))]));
        assert!(shown(&desk).is_closed() && shown(&desk).is_blocked() && !copied(&mut desk));
    }
}

#[test]
fn a_clabe_that_outlives_its_order_is_warned_of_and_not_kept_back() {
    let Fact::Accepted { attempt, mut answer } = accepted() else { panic!("the gateway took it") };
    answer.details.pay_code = Some("684180104073687870".to_owned());
    let mut desk = open(with(&[Fact::Accepted { attempt, answer }]));
    desk.wait(3_700_000);
    let found: Vec<_> = shown(&desk).findings().iter().map(|finding| finding.line.key).collect();
    assert_eq!((found.contains(&"lint-expired-lives"), shown(&desk).is_blocked()), (true, false), "{found:?}");
}

#[test]
fn a_number_that_changed_since_it_was_copied_is_kept_back() {
    let copied = Fact::Operated(OperatorAction::Copied { what: "sheet-clabe".to_owned() });
    let Fact::Accepted { mut answer, .. } = accepted() else { panic!("the gateway took it") };
    answer.details.pay_code = Some("646180111805034237".to_owned());
    let keys = |facts: &[Fact]| {
        let desk = open(with(facts));
        shown(&desk).findings().iter().map(|finding| finding.line.key).collect::<Vec<_>>()
    };
    assert!(!keys(&[accepted(), Fact::Found(answer.clone())]).contains(&"lint-changed"), "nobody has the old one");
    assert!(keys(&[accepted(), copied, Fact::Found(answer)]).contains(&"lint-changed"));
}

#[test]
fn the_answer_to_the_question_is_kept_with_the_order() {
    let Fact::Accepted { attempt, mut answer } = accepted() else { panic!("the gateway took it") };
    answer.details.reference = Some("1411217".to_owned());
    answer.details.concept = Some("33812449733594396233".to_owned());
    let accepted = Fact::Accepted { attempt, answer };
    let mut desk = open(with(std::slice::from_ref(&accepted)));
    let sheet = &shown(&desk).sheet;
    assert_eq!((sheet.question.is_some(), sheet.path, sheet.steps.len()), (true, None, 0));
    act(&mut desk, OrderAction::Answer(PathId::Bbva));
    let sheet = &shown(&desk).sheet;
    assert_eq!((sheet.path, sheet.steps.len()), (Some(PathId::Bbva), 6));
    let noted = |kind: &CommandKind| matches!(kind, CommandKind::Note(_, OperatorAction::PathChosen { path }) if path == "bbva");
    assert_eq!(count(&desk, noted), 1);
    let chosen = Fact::Operated(OperatorAction::PathChosen { path: "bbva".to_owned() });
    assert_eq!(shown(&open(with(&[accepted, chosen]))).sheet.path, Some(PathId::Bbva));
}

#[test]
fn an_unknown_outcome_is_never_sent_again() {
    let mut desk = open(with(&[lost()]));
    assert_eq!(shown(&desk).detail.order.state, OrderState::Unknown);
    assert_eq!(shown(&desk).reason.as_ref().map(|reason| &*reason.told.key), Some("unknown-timeout"));
    act(&mut desk, OrderAction::AskSendAgain);
    assert!(desk.state.shared.dialog.is_none());
    act(&mut desk, OrderAction::SendAgain(key("CB-1")));
    act(&mut desk, OrderAction::SetAside);
    assert_eq!(count(&desk, |kind| matches!(kind, CommandKind::SendAgain(_) | CommandKind::Dismiss(_))), 0);
}

/// Sent, lost, and proven absent later than any try can take.
fn not_made() -> OrderDetail {
    let mut made = detail("CB-1", with(&[lost(), Fact::Absent]));
    if let Some(last) = made.timeline.last_mut() {
        last.at += ABSENCE_GRACE + SignedDuration::from_secs(1);
    }
    made.order = crate::domain::order::fold(&key("CB-1"), &made.timeline).expect("there are facts");
    made
}

#[test]
fn an_order_that_was_not_made_is_sent_again_after_a_question() {
    let mut desk = open(with(&[lost()]));
    desk.news(EventKind::OrderChanged(Box::new(summary(1, OrderState::NotMade))));
    tell(&mut desk, "CB-1", Some(not_made()));
    assert_eq!(shown(&desk).detail.order.state, OrderState::NotMade);
    act(&mut desk, OrderAction::AskSendAgain);
    assert_eq!(count(&desk, |kind| matches!(kind, CommandKind::SendAgain(_))), 0, "not before the answer");
    desk.act(Action::Confirm);
    assert_eq!(count(&desk, |kind| matches!(kind, CommandKind::SendAgain(of) if *of == key("CB-1"))), 1);
}

#[test]
fn an_order_that_moved_on_while_the_question_was_open_is_not_sent() {
    let mut desk = open(with(&[lost()]));
    desk.news(EventKind::OrderChanged(Box::new(summary(1, OrderState::NotMade))));
    tell(&mut desk, "CB-1", Some(not_made()));
    act(&mut desk, OrderAction::AskSendAgain);
    desk.news(EventKind::OrderChanged(Box::new(summary(1, OrderState::Waiting))));
    tell(&mut desk, "CB-1", Some(detail("CB-1", with(&[accepted()]))));
    desk.act(Action::Confirm);
    assert_eq!(count(&desk, |kind| matches!(kind, CommandKind::SendAgain(_))), 0);
}

#[test]
fn checking_is_busy_once_and_then_loads_the_news() {
    let mut desk = open(with(&[accepted()]));
    let check = |kind: &CommandKind| if let CommandKind::CheckNow(key) = kind { Some(key.clone()) } else { None };
    act(&mut desk, OrderAction::CheckNow);
    act(&mut desk, OrderAction::CheckNow);
    assert_eq!(desk.asked(check).len(), 1);
    assert!(desk.state.pages.order.is_checking(&desk.state.shared));
    let (id, asked) = desk.newest(check);
    let loads = desk.asked(load).len();
    desk.answer(id, EventKind::Checked(asked.clone(), Ok(())));
    assert_eq!(desk.state.pages.order.check, Some(Ok(start())));
    assert_eq!(desk.asked(load).len(), loads + 1);

    act(&mut desk, OrderAction::CheckNow);
    let (id, _) = desk.newest(check);
    desk.answer(id, EventKind::Checked(asked, Err(CallError::Timeout)));
    let trouble = desk.state.pages.order.check.clone().expect("an end").expect_err("a failure");
    assert_eq!(trouble.told, Told::new("error-timeout"));
}

#[test]
fn the_simulator_is_only_at_the_own_sandbox() {
    let mut account = accounts().swap_remove(0).account;
    for (url, own) in [
        ("http://127.0.0.1:4010/prod-api", true),
        ("http://localhost:4010", true),
        ("http://[::1]:4010/prod-api", true),
        ("http://testclient.example/stage-api", false),
        ("http://127.0.0.1.example/", false),
        ("http://192.168.0.2/", false),
        ("nonsense", false),
    ] {
        account.base_url = url.to_owned();
        assert_eq!(is_own_sandbox(&account), own, "{url}");
    }
    account.base_url = "http://127.0.0.1:4010/prod-api".to_owned();
    account.environment = Environment::Production;
    assert!(!is_own_sandbox(&account));

    let mut desk = Desk::new();
    desk.act(Action::Go(Page::Order(OrderKey { account: PRODUCTION, order_no: "CB-1".to_owned() })));
    act(&mut desk, OrderAction::Play(Play::Exact));
    assert_eq!(count(&desk, |kind| matches!(kind, CommandKind::Simulate(..))), 0);
}

#[test]
fn a_play_is_sent_and_its_failure_told() {
    let mut desk = open(with(&[accepted()]));
    act(&mut desk, OrderAction::Play(Play::Less));
    let (id, play) = desk.newest(|kind| if let CommandKind::Simulate(_, play) = kind { Some(*play) } else { None });
    assert_eq!(play, Play::Less);
    desk.answer(id, EventKind::Simulated(key("CB-1"), Err(CallError::NoOrder)));
    assert_eq!(desk.state.pages.order.failure.as_ref().map(|trouble| &*trouble.told.key), Some("error-no-order"));
}

#[test]
fn what_was_copied_is_noted() {
    let mut desk = open(with(&[accepted()]));
    act(&mut desk, OrderAction::Copied("sheet-clabe"));
    assert_eq!(
        count(
            &desk,
            |kind| matches!(kind, CommandKind::Note(_, OperatorAction::Copied { what }) if what == "sheet-clabe")
        ),
        1
    );
}

#[test]
fn the_message_is_copied_told_and_noted_as_long_as_there_is_something_to_pay() {
    let message = |desk: &mut Desk| {
        act(desk, OrderAction::CopyMessage(PayerLanguage::Spanish));
        desk.state.take_effects().into_iter().find_map(|effect| match effect {
            Effect::Copy(text) => Some(text),
            _ => None,
        })
    };
    let mut desk = open(with(&[accepted()]));
    assert_eq!(shown(&desk).payer_language, PayerLanguage::Spanish);
    let text = message(&mut desk).expect("a message");
    assert!(text.contains("012914002014112176") && text.contains("152.00 MXN"), "{text}");
    let told = desk.state.shared.notices.shown().next().map(|notice| notice.told.clone());
    assert_eq!(told, Some(Told::new("toast-message-copied").text("language", "Español")));
    assert_eq!(
        count(
            &desk,
            |kind| matches!(kind, CommandKind::Note(_, OperatorAction::Copied { what }) if what == "order-message")
        ),
        1
    );

    desk.wait(3_700_000);
    assert!(shown(&desk).is_late(desk.now));
    assert_eq!(message(&mut desk), None, "its time to pay is over");
    let mut desk = open(with(&[]));
    assert_eq!(message(&mut desk), None, "nothing to pay to yet");
}

#[test]
fn a_refused_order_leads_back_to_the_form() {
    let refusal = Refusal { code: 500, word: "Params_phone_error".to_owned() };
    let mut desk = open(with(&[Fact::Refused { attempt: 1, refusal }]));
    assert_eq!(shown(&desk).detail.order.state, OrderState::Rejected);
    assert_eq!(
        shown(&desk).reason.as_ref().and_then(|reason| reason.detail.as_deref()),
        Some("Params_phone_error (500)")
    );
    act(&mut desk, OrderAction::EditAgain);
    assert_eq!(desk.state.shared.page, Page::NewRequest);
    let form = desk.state.pages.new_request.form.as_ref().expect("a form");
    assert_eq!((form.draft.amount.as_str(), form.draft.real_name.as_str()), ("152", "José Núñez"));
    assert_eq!(form.focus, Some(crate::domain::Field::Phone));
    act(&mut desk, OrderAction::SetAside);
    assert_eq!(count(&desk, |kind| matches!(kind, CommandKind::Dismiss(of) if *of == key("CB-1"))), 1);
}

#[test]
fn what_was_set_aside_is_taken_back_once_it_is() {
    let refusal = Refusal { code: 500, word: "Params_phone_error".to_owned() };
    let refused = Fact::Refused { attempt: 1, refusal };
    let taken = |desk: &Desk| count(desk, |kind| matches!(kind, CommandKind::TakeBack(of) if *of == key("CB-1")));
    let mut desk = open(with(std::slice::from_ref(&refused)));
    act(&mut desk, OrderAction::TakeBack);
    assert_eq!(taken(&desk), 0, "it is not aside");
    let mut desk = open(with(&[refused, Fact::Operated(OperatorAction::Dismissed)]));
    act(&mut desk, OrderAction::SetAside);
    assert_eq!(count(&desk, |kind| matches!(kind, CommandKind::Dismiss(_))), 0, "it is aside already");
    act(&mut desk, OrderAction::TakeBack);
    assert_eq!(taken(&desk), 1);
}

#[test]
fn an_order_the_ledger_does_not_have_is_said_to_be_gone() {
    let mut desk = Desk::new();
    desk.act(Action::Go(Page::Order(key("CB-9"))));
    tell(&mut desk, "CB-9", None);
    assert!(matches!(desk.state.pages.order.order, Loadable::Ready(None)));
}

#[test]
fn another_order_never_shows_the_last_one() {
    let mut desk = open(with(&[accepted()]));
    desk.act(Action::Go(Page::Order(key("CB-2"))));
    assert!(desk.state.pages.order.shown().is_none());
    desk.act(Action::Back);
    tell(&mut desk, "CB-1", Some(detail("CB-1", with(&[accepted()]))));
    assert_eq!(shown(&desk).order_no, "CB-1");
}

#[test]
fn the_timeline_says_everything_and_repeats_once() {
    let paying = Fact::Found(Box::new(GatewayOrder { status: Some(GatewayStatus::Paying), ..Default::default() }));
    let odd = GatewayStatus::Other("HALF\u{202e}".to_owned());
    let desk = open(with(&[
        accepted(),
        paying.clone(),
        paying.clone(),
        paying,
        Fact::Operated(OperatorAction::Copied { what: "sheet-clabe".to_owned() }),
        Fact::Found(Box::new(GatewayOrder { status: Some(odd), ..Default::default() })),
        Fact::Notified { verified: false, answer: None },
    ]));
    let timeline = &shown(&desk).timeline;
    let told: Vec<&str> = timeline.iter().map(|entry| &*entry.told.key).collect();
    assert_eq!(
        told,
        [
            "timeline-prepared",
            "timeline-sent",
            "timeline-accepted",
            "timeline-found-paying",
            "timeline-copied",
            "timeline-found-other",
            "timeline-unverified"
        ]
    );
    let texts = Texts::new(Language::English);
    assert_eq!((timeline[3].times, timeline[3].at.say(&texts).as_str()), (3, "Nov 22, 2026, 10:00:04"));
    assert_eq!(timeline[3].until.say(&texts), "Nov 22, 2026, 10:00:06");
    assert_eq!(timeline[5].told, Told::new("timeline-found-other").text("word", "HALF‹U+202E›"));
}
