use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

use proptest::prelude::*;

use super::*;
use crate::domain::observation::OrderType;
use crate::domain::{AccountId, Currency, MarketCode};

const OURS: &str = "CB261122-2345-67Z2";

fn key() -> OrderKey {
    OrderKey { account: AccountId(1), order_no: OURS.to_owned() }
}

fn pesos(units: i64) -> Amount {
    Amount::from_units_e4(units * 10_000, Currency::parse("MXN").expect("a currency"))
}

fn seconds(at: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + at).expect("a moment")
}

/// An observation as the ledger gives it: the digest is that of what was seen.
fn seen(at: i64, fact: Fact) -> Observation {
    let mut hasher = DefaultHasher::new();
    fact.hash(&mut hasher);
    let mut digest = [0; 32];
    digest[..8].copy_from_slice(&hasher.finish().to_be_bytes());
    Observation { at: seconds(at), fact, digest }
}

fn folded(facts: impl IntoIterator<Item = (i64, Fact)>) -> Order {
    let observations: Vec<_> = facts.into_iter().map(|(at, fact)| seen(at, fact)).collect();
    fold(&key(), &observations).expect("something was seen")
}

fn prepared() -> Fact {
    Fact::Prepared(Box::new(Request {
        market: MarketCode::new("mx"),
        currency: Currency::parse("MXN").expect("a currency"),
        pay_type: 69,
        amount: pesos(152),
        expire_secs: 3_600,
        payer_name: "José".to_owned(),
        remark: "Cafe".to_owned(),
    }))
}

fn answer() -> GatewayOrder {
    GatewayOrder { platform_no: Some("PAYIN1".to_owned()), amount: Some(pesos(152)), ..GatewayOrder::default() }
}

const SENT: Fact = Fact::Sent { attempt: 1 };
const SENT_AGAIN: Fact = Fact::Sent { attempt: 2 };

fn accepted(attempt: u32) -> Fact {
    Fact::Accepted { attempt, answer: Box::new(answer()) }
}

fn refused(attempt: u32, word: &str) -> Fact {
    Fact::Refused { attempt, refusal: Refusal { code: 500, word: word.to_owned() } }
}

fn unknown(attempt: u32, reason: NoAnswer) -> Fact {
    Fact::OutcomeUnknown { attempt, why: Unknown::NoAnswer(reason) }
}

fn found(status: GatewayStatus) -> Fact {
    Fact::Found(Box::new(GatewayOrder { status: Some(status), ..answer() }))
}

fn notified(verified: bool, answer: GatewayOrder) -> Fact {
    Fact::Notified { verified, answer: Some(Box::new(answer)) }
}

fn paid_webhook() -> GatewayOrder {
    GatewayOrder {
        order_no: Some(OURS.to_owned()),
        status: Some(GatewayStatus::Success),
        completed_at: Some(seconds(200)),
        ..answer()
    }
}

#[test]
fn the_ordinary_life() {
    let mut life = vec![(0, prepared())];
    let mut at = |fact: Option<(i64, Fact)>| {
        life.extend(fact);
        let order = folded(life.clone());
        (order.state, order.source)
    };
    assert_eq!(at(None), (OrderState::NotSent, Source::Own));
    assert_eq!(at(Some((1, SENT))), (OrderState::InFlight, Source::Own));
    assert_eq!(at(Some((2, accepted(1)))), (OrderState::Waiting, Source::Answer));
    assert_eq!(at(Some((9, found(GatewayStatus::Paying)))), (OrderState::Waiting, Source::Answer));
    assert_eq!(at(Some((10, notified(true, paid_webhook())))), (OrderState::Paid, Source::Webhook));
    assert_eq!(at(Some((11, found(GatewayStatus::Success)))), (OrderState::Paid, Source::Query));
    let order = folded(life);
    assert_eq!((order.attempts, order.paid, order.platform_no.as_deref()), (1, Some(pesos(152)), Some("PAYIN1")));
    assert_eq!(order.expires_at, Some(seconds(2 + 3_600)));
    assert_eq!(order.contradictions, []);
}

#[test]
fn absence_counts_only_after_the_grace() {
    let grace = ABSENCE_GRACE.as_secs();
    let at = |absent: i64| {
        folded([(0, prepared()), (5, SENT), (40, unknown(1, NoAnswer::Timeout)), (5 + absent, Fact::Absent)])
    };
    assert_eq!(at(grace - 1).state, OrderState::Unknown);
    let order = at(grace);
    assert_eq!((order.state, order.source, order.since), (OrderState::NotMade, Source::Query, seconds(5 + grace)));
    // A second try reopens the question, and the old absence says nothing about it.
    let again = [(5, SENT), (5, unknown(1, NoAnswer::Dropped)), (100, Fact::Absent), (200, SENT_AGAIN)];
    assert_eq!(folded(again.clone()).state, OrderState::InFlight);
    let dropped = again.into_iter().chain([(201, unknown(2, NoAnswer::Dropped)), (202, Fact::Absent)]);
    assert_eq!(folded(dropped.clone()).state, OrderState::Unknown);
    assert_eq!(folded(dropped.chain([(200 + grace, Fact::Absent)])).state, OrderState::NotMade);
}

#[test]
fn a_lost_record_of_sending_proves_nothing() {
    // The answer is there, the `Sent` before it is not: whether it was made is as open as ever.
    assert_eq!(folded([(0, prepared()), (9, unknown(1, NoAnswer::Interrupted))]).state, OrderState::Unknown);
    assert_eq!(folded([(0, prepared()), (9, refused(1, "System_error"))]).state, OrderState::Unknown);
}

#[test]
fn the_least_certain_answer_to_a_try_counts() {
    let at = |first: Fact, second: Fact| folded([(1, SENT), (2, first), (3, second)]).state;
    let not_connected = || unknown(1, NoAnswer::NotConnected);
    assert_eq!(at(unknown(1, NoAnswer::Timeout), not_connected()), OrderState::Unknown);
    assert_eq!(at(not_connected(), unknown(1, NoAnswer::Timeout)), OrderState::Unknown);
    assert_eq!(at(refused(1, "System_error"), not_connected()), OrderState::Unknown);
    assert_eq!(at(refused(1, "Brand_new_word"), refused(1, "Sign_verify_error")), OrderState::Unknown);
    assert_eq!(at(not_connected(), not_connected()), OrderState::NotSent);
}

#[test]
fn a_refusal_is_not_the_last_word() {
    let busy = [(1, SENT), (2, refused(1, "System_busy"))];
    assert_eq!(folded(busy.clone()).state, OrderState::Busy);
    let order = folded(busy.into_iter().chain([(3, SENT_AGAIN), (4, accepted(2))]));
    assert_eq!((order.state, order.attempts, order.refusal), (OrderState::Waiting, 2, None));

    let rejected = [(1, SENT), (2, refused(1, "Params_phone_error"))];
    let order = folded(rejected.clone());
    assert_eq!((order.state, order.source), (OrderState::Rejected, Source::Answer));
    assert!(order.refusal.is_some() && !order.state.may_send_again());
    assert_eq!(folded(rejected.into_iter().chain([(3, SENT_AGAIN), (4, accepted(2))])).state, OrderState::Waiting);

    // An earlier try is open, whatever the newest one was told.
    let open = [(1, SENT), (2, unknown(1, NoAnswer::Timeout)), (3, SENT_AGAIN), (4, refused(2, "System_busy"))];
    assert_eq!(folded(open).state, OrderState::Unknown);
}

#[test]
fn contradictions_are_told() {
    let other = |platform_no: &str, amount| {
        let answer = GatewayOrder {
            platform_no: Some(platform_no.to_owned()),
            amount: Some(amount),
            status: Some(GatewayStatus::Paying),
            ..GatewayOrder::default()
        };
        Fact::Found(Box::new(answer))
    };
    let of = |facts: Vec<(i64, Fact)>| folded([(0, prepared()), (1, SENT)].into_iter().chain(facts)).contradictions;
    assert_eq!(of(vec![(2, accepted(1)), (3, other("PAYIN1", pesos(152)))]), []);
    assert_eq!(
        of(vec![(2, accepted(1)), (3, other("PAYIN2", pesos(152)))]),
        [Contradiction::TwoPlatformNumbers("PAYIN1".to_owned(), "PAYIN2".to_owned())]
    );
    assert_eq!(
        of(vec![(3, other("PAYIN1", pesos(150)))]),
        [Contradiction::AmountDiffers { ordered: pesos(152), told: pesos(150) }]
    );
    assert_eq!(
        of(vec![(2, found(GatewayStatus::Success)), (3, found(GatewayStatus::Fail))]),
        [Contradiction::PaidAndFailed]
    );
    assert_eq!(of(vec![(2, accepted(1)), (80, Fact::Absent)]), []);
    assert_eq!(of(vec![(2, accepted(1)), (99, Fact::Absent)]), [Contradiction::Vanished]);
    assert_eq!(of(vec![(2, found(GatewayStatus::Paying)), (99, Fact::Absent)]), [Contradiction::Vanished]);
    let clabe = |clabe: &str| {
        let details = PaymentDetails { pay_code: Some(clabe.to_owned()), ..PaymentDetails::default() };
        Fact::Found(Box::new(GatewayOrder { details, ..answer() }))
    };
    assert_eq!(of(vec![(2, clabe("1")), (3, clabe("2"))]), [Contradiction::InstructionsChanged]);
}

#[test]
fn the_amount_is_compared_whatever_comes_first() {
    // At one moment the digest decides the sequence.
    for digests in [[1, 2], [2, 1]] {
        let answer = GatewayOrder { amount: Some(pesos(100)), ..GatewayOrder::default() };
        let facts = [prepared(), Fact::Accepted { attempt: 1, answer: Box::new(answer) }];
        let observations: Vec<_> = facts
            .into_iter()
            .zip(digests)
            .map(|(fact, digest)| Observation { at: seconds(0), fact, digest: [digest; 32] })
            .collect();
        let order = fold(&key(), &observations).expect("seen");
        assert_eq!(order.contradictions.len(), 1, "{digests:?}");
    }
}

#[test]
fn a_patch_order_does_not_pay_its_original() {
    let patch = |order_no: &str, original: &str| GatewayOrder {
        order_type: Some(OrderType::Patch),
        platform_no: Some("PAYIN2".to_owned()),
        order_no: Some(order_no.to_owned()),
        patch_platform_no: Some("PAYIN1".to_owned()),
        patch_order_no: Some(original.to_owned()),
        ..paid_webhook()
    };
    let longer = format!("{OURS}0001");
    // As the text has it, and swapped as the sample has it (api-facts, section 6.1).
    for webhook in [patch(&longer, OURS), patch(OURS, &longer), patch(OURS, OURS)] {
        let order = folded([(0, prepared()), (1, SENT), (2, accepted(1)), (9, notified(true, webhook))]);
        assert_eq!((order.state, order.paid, order.contradictions.len()), (OrderState::Waiting, None, 0));
        assert_eq!(order.notices.map(|notices| notices.verified), Some(1));
    }
    // Filed under its own number, it is an order of its own.
    let own = OrderKey { order_no: longer.clone(), ..key() };
    for webhook in [patch(&longer, OURS), patch(OURS, &longer)] {
        let order = fold(&own, &[seen(0, notified(true, webhook))]).expect("seen");
        assert_eq!(order.state, OrderState::Paid);
    }
}

#[test]
fn a_failure_needs_a_query_and_has_no_time_of_payment() {
    let failed = GatewayOrder { status: Some(GatewayStatus::Fail), ..paid_webhook() };
    let by_webhook = [(1, SENT), (2, accepted(1)), (3, notified(true, failed))];
    let order = folded(by_webhook.clone());
    assert_eq!((order.state, order.completed_at), (OrderState::Waiting, None));
    let order = folded(by_webhook.into_iter().chain([(4, found(GatewayStatus::Fail))]));
    assert_eq!((order.state, order.source), (OrderState::Failed, Source::Query));
}

#[test]
fn what_was_set_aside_comes_back_when_it_exists() {
    let aside = [(0, prepared()), (1, Fact::Operated(OperatorAction::Dismissed))];
    assert!(folded(aside.clone()).dismissed);
    assert!(!folded(aside.clone().into_iter().chain([(2, Fact::Operated(OperatorAction::SendAgain))])).dismissed);
    assert!(!folded(aside.into_iter().chain([(2, found(GatewayStatus::Paying))])).dismissed);
}

#[test]
fn what_was_set_aside_can_be_taken_back_and_set_aside_again() {
    let acts = [OperatorAction::Dismissed, OperatorAction::TakenBack, OperatorAction::Dismissed];
    for (done, is_aside) in [(0, false), (1, true), (2, false), (3, true)] {
        let facts = (1..).zip(acts.iter().take(done).cloned().map(Fact::Operated));
        let order = folded([(0, prepared())].into_iter().chain(facts));
        assert_eq!(order.dismissed, is_aside, "after {done}");
        assert_eq!(order.allows(&OperatorAction::TakenBack), is_aside);
        assert_eq!(order.allows(&OperatorAction::Dismissed), !is_aside);
    }
}

#[test]
fn only_what_was_never_made_may_be_set_aside() {
    let sent = [(0, prepared()), (1, SENT)];
    for (more, allowed) in [
        (refused(1, "Params_phone_error"), true),
        (refused(1, "System_busy"), false),
        (accepted(1), false),
        (found(GatewayStatus::Success), false),
    ] {
        let order = folded(sent.clone().into_iter().chain([(2, more)]));
        assert_eq!(order.allows(&OperatorAction::Dismissed), allowed, "{:?}", order.state);
        assert!(!order.allows(&OperatorAction::TakenBack));
    }
}

fn text(choices: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
    prop::option::of(prop::sample::select(choices)).prop_map(|text| text.map(str::to_owned))
}

fn status() -> impl Strategy<Value = Option<GatewayStatus>> {
    prop_oneof![
        Just(None),
        Just(Some(GatewayStatus::Paying)),
        Just(Some(GatewayStatus::Success)),
        Just(Some(GatewayStatus::Fail)),
        Just(Some(GatewayStatus::Other("CANCEL".to_owned()))),
    ]
}

fn gateway_order() -> impl Strategy<Value = Box<GatewayOrder>> {
    let numbers = (text(&["PAYIN1", "PAYIN2"]), text(&[OURS, "OTHER"]), text(&["C1", "C2"]));
    let money = (prop::option::of(150_i64..154), prop::option::of(1_i64..3));
    let kind = prop::option::of(prop::sample::select(vec![OrderType::Api, OrderType::Patch]));
    let details = (text(&["1", "2"]), text(&["https://a.example", ""]), text(&["9"]));
    (numbers, money, status(), kind, details).prop_map(
        |((platform_no, order_no, channel_no), (amount, fee), status, order_type, (pay_code, pay_url, concept))| {
            Box::new(GatewayOrder {
                platform_no,
                order_no,
                channel_no,
                amount: amount.map(pesos),
                fee: fee.map(pesos),
                status,
                order_type,
                completed_at: amount.map(seconds),
                details: PaymentDetails { pay_code, pay_url, concept, ..PaymentDetails::default() },
                ..GatewayOrder::default()
            })
        },
    )
}

const OPERATED: &[OperatorAction] = &[OperatorAction::Dismissed, OperatorAction::TakenBack, OperatorAction::SendAgain];

fn fact() -> impl Strategy<Value = Fact> {
    let attempt = || 1_u32..4;
    let word = prop::sample::select(vec![
        "System_error",
        "System_busy",
        "System_Maintenance",
        "Sign_verify_error",
        "Params_phone_error",
        "New_word",
    ]);
    let why = prop::sample::select(vec![
        Unknown::NoAnswer(NoAnswer::NotConnected),
        Unknown::NoAnswer(NoAnswer::Timeout),
        Unknown::HttpStatus(502),
        Unknown::Unreadable("torn".to_owned()),
    ]);
    prop_oneof![
        1 => Just(prepared()),
        4 => attempt().prop_map(|attempt| Fact::Sent { attempt }),
        1 => (attempt(), gateway_order()).prop_map(|(attempt, answer)| Fact::Accepted { attempt, answer }),
        3 => (attempt(), word).prop_map(|(attempt, word)| refused(attempt, word)),
        3 => (attempt(), why).prop_map(|(attempt, why)| Fact::OutcomeUnknown { attempt, why }),
        1 => gateway_order().prop_map(Fact::Found),
        4 => Just(Fact::Absent),
        2 => (any::<bool>(), prop::option::of(gateway_order()))
            .prop_map(|(verified, answer)| Fact::Notified { verified, answer }),
        1 => prop::sample::select(OPERATED).prop_map(Fact::Operated),
        1 => Just(Fact::Unreadable { why: "torn".to_owned() }),
    ]
}

/// Few moments, so that many things are seen at the same one.
fn observations(most: usize) -> impl Strategy<Value = Vec<Observation>> {
    prop::collection::vec((0_i64..25, fact()), 0..most)
        .prop_map(|facts| facts.into_iter().map(|(at, fact)| seen(at * 10, fact)).collect())
}

fn exists(observations: &[Observation]) -> bool {
    observations.iter().any(|observation| {
        matches!(observation.fact, Fact::Accepted { .. } | Fact::Found(_) | Fact::Notified { verified: true, .. })
    })
}

/// Whether try `number` may have made an order; told straight from the rules, not in the fold's way.
fn is_open(observations: &[Observation], number: u32) -> bool {
    let of_try = |wanted: &dyn Fn(&Fact) -> bool| observations.iter().any(|observation| wanted(&observation.fact));
    let sent = |fact: &Fact| matches!(fact, Fact::Sent { attempt } if *attempt == number);
    let unsure = |fact: &Fact| match fact {
        Fact::OutcomeUnknown { attempt, why } => {
            *attempt == number && *why != Unknown::NoAnswer(NoAnswer::NotConnected)
        }
        Fact::Refused { attempt, refusal } => *attempt == number && refusal.proof() == Proof::Nothing,
        _ => false,
    };
    let answered = |fact: &Fact| matches!(fact, Fact::Refused { attempt, .. } | Fact::OutcomeUnknown { attempt, .. } if *attempt == number);
    if !of_try(&unsure) && (!of_try(&sent) || of_try(&answered)) {
        return false;
    }
    let moment = |wanted: &dyn Fn(&Fact) -> bool| {
        observations.iter().filter(|observation| wanted(&observation.fact)).map(|observation| observation.at).max()
    };
    let left_at = moment(&sent).or(observations
        .iter()
        .filter(|observation| answered(&observation.fact))
        .map(|observation| observation.at)
        .min());
    let absent = moment(&|fact| *fact == Fact::Absent);
    left_at.zip(absent).is_none_or(|(left_at, absent)| absent < left_at + ABSENCE_GRACE)
}

proptest! {
    #[test]
    fn any_sequence_and_any_repeats_fold_alike(
        (given, shuffled) in observations(14).prop_flat_map(|given| {
            let twice: Vec<_> = given.iter().chain(given.iter().step_by(2)).cloned().collect();
            (Just(given), Just(twice).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(fold(&key(), &given), fold(&key(), &shuffled));
    }

    #[test]
    fn paid_by_query_is_for_ever(mut given in observations(10), more in observations(10), at in 0_i64..250) {
        given.push(seen(at, found(GatewayStatus::Success)));
        given.extend(more);
        let order = fold(&key(), &given).expect("seen");
        prop_assert_eq!((order.state, order.source), (OrderState::Paid, Source::Query));
    }

    #[test]
    fn failed_only_by_query(given in observations(14)) {
        let Some(order) = fold(&key(), &given) else { return Ok(()) };
        let said = |wanted: &GatewayStatus| given.iter().any(
            |observation| matches!(&observation.fact, Fact::Found(answer) if answer.status.as_ref() == Some(wanted)));
        if order.state == OrderState::Failed {
            prop_assert!(said(&GatewayStatus::Fail) && !said(&GatewayStatus::Success));
        }
        if order.state == OrderState::Paid && order.source == Source::Query {
            prop_assert!(said(&GatewayStatus::Success));
        }
    }

    /// The rule that keeps payers from paying twice.
    #[test]
    fn nothing_that_may_exist_may_be_sent_again(given in observations(12)) {
        let Some(order) = fold(&key(), &given) else { return Ok(()) };
        let open = (1..4).any(|number| is_open(&given, number));
        if exists(&given) {
            prop_assert!(matches!(order.state, OrderState::Waiting | OrderState::Paid | OrderState::Failed));
        } else if open {
            prop_assert!(matches!(order.state, OrderState::Unknown | OrderState::InFlight), "{:?}", order.state);
        } else {
            prop_assert!(order.state.may_send_again() || order.state == OrderState::Rejected, "{:?}", order.state);
        }
    }

    #[test]
    fn what_exists_never_stops_existing(given in observations(10), more in observations(6)) {
        let before = fold(&key(), &given).map(|order| order.state);
        let all: Vec<_> = given.into_iter().chain(more).collect();
        let after = fold(&key(), &all).map(|order| order.state);
        if matches!(before, Some(OrderState::Waiting | OrderState::Paid | OrderState::Failed)) {
            prop_assert!(matches!(after, Some(OrderState::Waiting | OrderState::Paid | OrderState::Failed)));
        }
        if before == Some(OrderState::Paid) {
            prop_assert_eq!(after, Some(OrderState::Paid));
        }
    }

    #[test]
    fn forged_webhooks_change_nothing_but_their_count(
        given in observations(10),
        forged in prop::collection::vec((0_i64..250, gateway_order()), 1..5),
    ) {
        let Some(before) = fold(&key(), &given) else { return Ok(()) };
        let forged = forged.into_iter().map(|(at, answer)| seen(at, Fact::Notified { verified: false, answer: Some(answer) }));
        let all: Vec<_> = given.into_iter().chain(forged).collect();
        let after = fold(&key(), &all).expect("seen");
        prop_assert_eq!(
            before.notices.map_or(0, |notices| notices.verified),
            after.notices.map_or(0, |notices| notices.verified)
        );
        let notices = before.notices;
        prop_assert_eq!(Order { notices, ..after }, before);
    }
}

#[test]
fn nothing_seen_is_no_order_and_neither_is_an_unverified_webhook() {
    assert_eq!(fold(&key(), &[]), None);
    assert_eq!(fold(&key(), &[seen(3, notified(false, paid_webhook()))]), None);
}
