use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

use proptest::prelude::*;

use super::*;
use crate::domain::observation::{GatewayOrder, OrderType, Request};
use crate::domain::{AccountId, Currency, MarketCode};

const OURS: &str = "CB261122-7Q4M";

fn key(order_no: &str) -> OrderKey {
    OrderKey { account: AccountId(1), order_no: order_no.to_owned() }
}

fn money(plain: &str) -> Amount {
    Amount::from_wire(plain, Currency::parse("MXN").expect("a currency")).expect("an amount")
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).expect("a moment")
}

fn seen(second: i64, fact: Fact) -> Observation {
    let mut hasher = DefaultHasher::new();
    fact.hash(&mut hasher);
    let mut digest = [0; 32];
    digest[..8].copy_from_slice(&hasher.finish().to_be_bytes());
    Observation { at: at(second), fact, digest }
}

fn prepared() -> Fact {
    Fact::Prepared(Box::new(Request {
        market: MarketCode::new("mx"),
        currency: Currency::parse("MXN").expect("a currency"),
        pay_type: 69,
        amount: money("152"),
        expire_secs: 3_600,
        payer_name: "José".to_owned(),
        remark: "Cafe".to_owned(),
    }))
}

fn answer(amount: &str) -> GatewayOrder {
    GatewayOrder {
        platform_no: Some("PAYIN1".to_owned()),
        order_no: Some(OURS.to_owned()),
        amount: Some(money(amount)),
        ..GatewayOrder::default()
    }
}

fn accepted() -> Fact {
    Fact::Accepted { attempt: 1, answer: Box::new(answer("152")) }
}

fn found(status: GatewayStatus) -> Fact {
    let completed_at = (status == GatewayStatus::Success).then(|| at(200));
    Fact::Found(Box::new(GatewayOrder { status: Some(status), completed_at, ..answer("152") }))
}

fn paid(amount: &str, completed: i64) -> Fact {
    let status = Some(GatewayStatus::Success);
    let answer = GatewayOrder { status, completed_at: Some(at(completed)), ..answer(amount) };
    Fact::Notified { verified: true, answer: Some(Box::new(answer)) }
}

/// A PATCH order's notification: its own number is `own`, its original's `original`, in the documented form or the
/// contradicting one.
fn patched(own: &str, original: &str, amount: &str, swapped: bool) -> Fact {
    let (named, other) = if swapped { (original, own) } else { (own, original) };
    Fact::Notified {
        verified: true,
        answer: Some(Box::new(GatewayOrder {
            platform_no: Some(format!("PAYIN-{own}")),
            order_no: Some(named.to_owned()),
            amount: Some(money(amount)),
            status: Some(GatewayStatus::Success),
            completed_at: Some(at(300)),
            order_type: Some(OrderType::Patch),
            patch_platform_no: Some("PAYIN1".to_owned()),
            patch_order_no: Some(other.to_owned()),
            ..GatewayOrder::default()
        })),
    }
}

fn told_with(facts: Vec<(i64, Fact)>, parts: &[Part], forged: Option<Forged>) -> Vec<Exception> {
    let observations: Vec<_> = facts.into_iter().map(|(second, fact)| seen(second, fact)).collect();
    let key = key(OURS);
    let order = fold(&key, &observations);
    exceptions(&Case { key: &key, order: order.as_ref(), seen: &observations, forged, parts, is_part: false })
}

fn told(facts: Vec<(i64, Fact)>) -> Vec<Exception> {
    told_with(facts, &[], None)
}

/// Our own order, which waits.
fn ours(more: Vec<(i64, Fact)>) -> Vec<(i64, Fact)> {
    [(0, prepared()), (1, Fact::Sent { attempt: 1 }), (2, accepted())].into_iter().chain(more).collect()
}

fn part_of(own: &str, amount: &str, swapped: bool) -> Part {
    part(&key(own), &[seen(301, patched(own, OURS, amount, swapped))]).expect("a PATCH order")
}

fn part(key: &OrderKey, seen: &[Observation]) -> Option<Part> {
    payment::part(key, seen)
}

fn what(found: &[Exception]) -> Vec<&What> {
    found.iter().map(|exception| &exception.what).collect()
}

#[test]
fn an_ordinary_payment_that_a_query_confirms_is_none() {
    assert_eq!(told(ours(Vec::new())), []);
    assert_eq!(told(ours(vec![(200, paid("152", 200)), (201, found(GatewayStatus::Success))])), []);
    // Sent again, later: the same payment.
    let again = vec![(200, paid("152", 200)), (260, paid("152.00", 200)), (261, found(GatewayStatus::Success))];
    assert_eq!(told(ours(again)), []);
}

#[test]
fn each_kind_has_its_arithmetic() {
    let confirmed = (400, found(GatewayStatus::Success));
    let mx = |plain: &str| money(plain);
    let minus = |facts: Vec<(i64, Fact)>| ours([facts, vec![confirmed.clone()]].concat());
    for (facts, expected, since) in [
        (
            minus(vec![(200, paid("100", 200))]),
            What::Underpaid { asked: mx("152"), paid: mx("100"), missing: mx("52"), percent: 34, payments: 1 },
            at(200),
        ),
        (
            minus(vec![(200, paid("151.99", 200))]),
            What::Underpaid { asked: mx("152"), paid: mx("151.99"), missing: mx("0.01"), percent: 1, payments: 1 },
            at(200),
        ),
        (
            minus(vec![(200, paid("182", 200))]),
            What::Overpaid { asked: mx("152"), paid: mx("182"), extra: mx("30"), percent: 20, payments: 1 },
            at(200),
        ),
        (
            minus(vec![(200, paid("152", 200)), (230, paid("152", 230))]),
            What::PaidTwice { amount: mx("152"), times: 2, extra: mx("152") },
            at(230),
        ),
        (
            minus(vec![(3_900, paid("152", 3_800))]),
            What::PaidLate { paid: Some(mx("152")), at: at(3_800), until: at(3_602) },
            at(3_800),
        ),
        (ours(vec![confirmed.clone()]), What::Unnotified { paid: Some(mx("152")), at: at(200) }, at(3_800)),
        (
            ours(vec![(200, paid("152", 200))]),
            What::Unconfirmed { paid: Some(mx("152")), is_denied: false },
            at(200) + CONFIRM_GRACE,
        ),
        (
            ours(vec![(200, paid("152", 200)), (500, found(GatewayStatus::Paying))]),
            What::Unconfirmed { paid: Some(mx("152")), is_denied: true },
            at(500),
        ),
        (
            vec![(200, paid("152", 200)), (500, found(GatewayStatus::Paying))],
            What::UnknownOrder { paid: Some(mx("152")), is_absent: false, original: None },
            at(500),
        ),
        (
            vec![(200, paid("152", 200)), (500, Fact::Absent)],
            What::UnknownOrder { paid: Some(mx("152")), is_absent: true, original: None },
            at(500),
        ),
        (
            ours(vec![(200, paid("152", 200)), (205, found(GatewayStatus::Fail))]),
            What::Contradiction(vec![Contradiction::PaidAndFailed]),
            at(205),
        ),
        (
            ours(vec![(
                9,
                Fact::Found(Box::new(GatewayOrder { status: Some(GatewayStatus::Paying), ..answer("150") })),
            )]),
            What::Mismatch(Mismatch::Amount { asked: mx("152"), told: mx("150") }),
            at(9),
        ),
    ] {
        let found = told(facts);
        let exception = found.iter().find(|exception| exception.what == expected);
        let exception = exception.unwrap_or_else(|| panic!("{expected:?} in {found:#?}"));
        assert_eq!(exception.since, since, "{expected:?}");
        assert!(exception.is_open());
        if !matches!(exception.kind(), ExceptionKind::Contradiction) {
            assert_eq!(found.len(), 1, "{found:#?}");
        }
    }
}

#[test]
fn an_order_that_others_made_is_none_by_that_alone() {
    assert_eq!(told(vec![(200, paid("152", 200))]), []);
    assert_eq!(told(vec![(200, paid("152", 200)), (500, found(GatewayStatus::Success))]), []);
    // But a payment beside an order that is not here is.
    let own = key("M00001");
    let observations = [seen(301, patched("M00001", "M", "5", false))];
    let order = fold(&own, &observations);
    let case = Case { key: &own, order: order.as_ref(), seen: &observations, forged: None, parts: &[], is_part: false };
    let original = Some("PAYIN1".to_owned());
    let unknown = What::UnknownOrder { paid: Some(money("5")), is_absent: false, original };
    assert_eq!(what(&exceptions(&case)), [&unknown]);
    let is_part = exceptions(&Case { is_part: true, ..case });
    assert_eq!(what(&is_part), [&What::Unconfirmed { paid: Some(money("5")), is_denied: false }]);
}

#[test]
fn forged_webhooks_are_told_even_of_no_order() {
    let forged = Forged { messages: 2, span: (at(3), at(9)) };
    let found = told_with(Vec::new(), &[], Some(forged));
    assert_eq!(what(&found), [&What::WrongSignature { messages: 2, last: at(9) }]);
    assert_eq!((found[0].since, found[0].basis), (at(3), Basis::Seen));
}

#[test]
fn another_currency_is_told_and_not_subtracted() {
    let dollars = Amount::from_wire("152", Currency::parse("USD").expect("a currency")).expect("an amount");
    let Fact::Notified { answer: Some(answer), .. } = paid("152", 200) else { panic!("a notification") };
    let fact =
        Fact::Notified { verified: true, answer: Some(Box::new(GatewayOrder { amount: Some(dollars), ..*answer })) };
    let found = told(ours(vec![(200, fact), (400, found(GatewayStatus::Success))]));
    assert_eq!(what(&found), [&What::Mismatch(Mismatch::Currency { asked: money("152"), paid: dollars })]);
}

#[test]
fn patch_orders_add_up_on_their_original_in_both_forms() {
    let parts = [part_of("CB261122-7Q4M00001", "52", false), part_of("CB261122-7Q4M0001", "48", true)];
    assert_eq!(parts[1].payment.amount, Some(money("48")), "the contradicting form");
    let found = told_with(ours(Vec::new()), &parts, None);
    let (asked, paid, missing) = (money("152"), money("100"), money("52"));
    assert_eq!(what(&found), [&What::Underpaid { asked, paid, missing, percent: 34, payments: 2 }]);
    let rest = part_of("CB261122-7Q4M00003", "52", false);
    assert_eq!(told_with(ours(Vec::new()), &[parts[0].clone(), parts[1].clone(), rest], None), [], "paid in parts");
    // Paid in full, and once more.
    let full = ours(vec![(200, super::tests::paid("152", 200)), (400, super::tests::found(GatewayStatus::Success))]);
    let twice = told_with(full.clone(), &[part_of("CB261122-7Q4M00001", "152", false)], None);
    assert_eq!(what(&twice), [&What::PaidTwice { amount: asked, times: 2, extra: asked }]);
    let more = told_with(full, &parts[..1], None);
    let (paid, extra) = (money("204"), money("52"));
    assert_eq!(what(&more), [&What::Overpaid { asked, paid, extra, percent: 34, payments: 2 }]);
}

/// The samples of two markets lack the field that would tell the two numbers apart (api-facts, section 10, point 12).
#[test]
fn a_patch_that_bears_its_originals_number_alone_counts_once() {
    let Fact::Notified { answer: Some(answer), .. } = patched("X", OURS, "100", true) else { panic!("a notification") };
    let lean = GatewayOrder { patch_order_no: None, ..*answer };
    let fact = Fact::Notified { verified: true, answer: Some(Box::new(lean)) };
    let found = told(ours(vec![(301, fact.clone()), (302, fact)]));
    let (asked, paid, missing) = (money("152"), money("100"), money("52"));
    assert_eq!(what(&found), [&What::Underpaid { asked, paid, missing, percent: 34, payments: 1 }]);
}

#[test]
fn numbers_are_compared_and_never_cut() {
    // A number of ours that happens to end like a serial is an ordinary order.
    let api = seen(200, paid("152", 200));
    assert_eq!(payment::patch(&key(OURS), &[api]), None);
    let own = "CB261122-7Q4M00001";
    for swapped in [false, true] {
        let patch = payment::patch(&key(own), &[seen(301, patched(own, OURS, "5", swapped))]).expect("a PATCH");
        assert_eq!(patch.original_platform_no.as_deref(), Some("PAYIN1"));
        assert_eq!(patch.original_order_no.as_deref(), Some(OURS));
    }
    let elsewhere = patched("M-1", "completely-different", "5", false);
    let patch = payment::patch(&key("M-1"), &[seen(301, elsewhere)]).expect("a PATCH");
    assert_eq!(patch.original_order_no.as_deref(), Some("completely-different"));
}

fn settled(second: i64, of: &Exception) -> (i64, Fact) {
    let how = Settlement::Accepted { reason: "agreed by phone".to_owned() };
    let action = OperatorAction::Settled { exception: of.kind(), mark: of.mark.clone(), how };
    (second, Fact::Operated(action))
}

#[test]
fn what_was_accepted_stays_so_until_something_else_is_seen() {
    let confirmed = (400, found(GatewayStatus::Success));
    let short = ours(vec![(200, paid("100", 200)), confirmed]);
    let open = told(short.clone());
    let done = [short, vec![settled(500, &open[0])]].concat();
    let now = told(done.clone());
    assert_eq!((now.len(), now[0].is_open()), (1, false));
    assert_eq!(now[0].settled.as_ref().map(|(when, _)| *when), Some(at(500)));
    // The same message again, and another answer that says the same, change nothing.
    let again = [done.clone(), vec![(600, paid("100", 200)), (601, found(GatewayStatus::Success))]].concat();
    assert!(!told(again)[0].is_open());
    // More money opens it, and so does taking it back.
    let more = told([done.clone(), vec![(600, paid("20", 590))]].concat());
    assert!(matches!(more[0].what, What::Underpaid { payments: 2, .. }) && more[0].is_open(), "{more:#?}");
    let back = (700, Fact::Operated(OperatorAction::Reopened { exception: ExceptionKind::Underpaid }));
    let undone = [done, vec![back]].concat();
    assert!(told(undone.clone())[0].is_open());
    assert!(!told([undone, vec![settled(800, &open[0])]].concat())[0].is_open(), "accepted once more");
}

#[test]
fn a_new_contradiction_opens_an_accepted_one() {
    let wrong = ours(vec![(200, paid("152", 200)), (205, found(GatewayStatus::Fail))]);
    let open = told(wrong.clone());
    assert_eq!(open[0].kind(), ExceptionKind::Contradiction);
    let done = [wrong, vec![settled(300, &open[0])]].concat();
    assert!(!told(done.clone())[0].is_open());
    let other = GatewayOrder { platform_no: Some("PAYIN2".to_owned()), status: None, ..answer("152") };
    let more = told([done.clone(), vec![(400, Fact::Found(Box::new(other)))]].concat());
    assert!(more[0].is_open(), "{more:#?}");
    // One more forged message is another thing to look at, too.
    let forged = |messages| Some(Forged { messages, span: (at(3), at(9)) });
    let open = told_with(Vec::new(), &[], forged(1));
    let done = vec![settled(300, &open[0])];
    assert!(!told_with(done.clone(), &[], forged(1))[0].is_open());
    assert!(told_with(done, &[], forged(2))[0].is_open());
}

#[test]
fn every_kind_has_a_word_that_stays() {
    for kind in ExceptionKind::ALL {
        assert_eq!(ExceptionKind::from_word(kind.word()), Some(kind));
        assert_eq!(serde_json::to_string(&kind).expect("JSON"), format!("\"{}\"", kind.word()));
    }
}

fn any_fact() -> impl Strategy<Value = Fact> {
    let amount = || prop::sample::select(vec!["100", "152", "200"]);
    prop_oneof![
        Just(prepared()),
        Just(accepted()),
        prop::sample::select(vec![GatewayStatus::Paying, GatewayStatus::Success, GatewayStatus::Fail]).prop_map(found),
        (amount(), 190_i64..193).prop_map(|(amount, completed)| paid(amount, completed * 20)),
        (amount(), any::<bool>()).prop_map(|(amount, swapped)| patched("CB261122-7Q4M1", OURS, amount, swapped)),
        Just(Fact::Absent),
        prop::sample::select(ExceptionKind::ALL.to_vec())
            .prop_map(|exception| Fact::Operated(OperatorAction::Reopened { exception })),
    ]
}

proptest! {
    #[test]
    fn any_sequence_and_any_repeats_tell_the_same(
        (given, shuffled) in prop::collection::vec((0_i64..400, any_fact()), 0..10).prop_flat_map(|given| {
            let twice: Vec<_> = given.iter().chain(given.iter().step_by(2)).cloned().collect();
            (Just(given), Just(twice).prop_shuffle())
        }),
    ) {
        let (mut first, mut second) = (told(given), told(shuffled));
        // What a projection keeps.
        for list in [&mut first, &mut second] {
            for exception in list.iter_mut() {
                exception.evidence.sort_unstable();
            }
        }
        prop_assert_eq!(first, second);
    }

    /// Whatever is seen: what is settled by its mark is settled, and nothing else is.
    #[test]
    fn settling_closes_exactly_what_was_seen(given in prop::collection::vec((0_i64..400, any_fact()), 1..10)) {
        let open = told(given.clone());
        for exception in &open {
            let now = told([given.clone(), vec![settled(9_000, exception)]].concat());
            prop_assert_eq!(now.len(), open.len());
            for after in &now {
                prop_assert_eq!(after.is_open(), after.kind() != exception.kind());
            }
        }
    }
}

#[test]
fn thirty_seconds_are_not_late_and_the_first_late_payment_tells_when() {
    let late = |payments: &[i64]| {
        let facts = payments.iter().map(|second| (*second, paid("152", *second))).collect();
        let found = told(ours(facts));
        found.into_iter().find_map(|found| if let What::PaidLate { at, .. } = found.what { Some(at) } else { None })
    };
    assert_eq!(late(&[3_632]), None);
    assert_eq!(late(&[3_633]), Some(at(3_633)));
    assert_eq!(late(&[3_900, 3_700]), Some(at(3_700)));
}

#[test]
fn a_gateway_has_two_minutes_before_its_no_counts_and_fifteen_to_answer() {
    let unconfirmed = |queries: &[i64]| {
        let asked = queries.iter().map(|second| (*second, found(GatewayStatus::Paying)));
        let found = told(ours([(200, paid("152", 200))].into_iter().chain(asked).collect()));
        found.into_iter().map(|found| (found.what, found.since)).next()
    };
    let what = |is_denied| What::Unconfirmed { paid: Some(money("152")), is_denied };
    assert_eq!(unconfirmed(&[319]), Some((what(false), at(200 + 15 * 60))));
    assert_eq!(unconfirmed(&[319, 320, 500]), Some((what(true), at(320))));
}

#[test]
fn what_only_forged_webhooks_tell_of_counts_as_not_notified() {
    let forged = Fact::Notified { verified: false, answer: None };
    let told = told(ours(vec![(150, forged), (201, found(GatewayStatus::Success))]));
    assert_eq!(what(&told), [&What::Unnotified { paid: Some(money("152")), at: at(200) }]);
}

#[test]
fn paid_and_failed_is_one_exception_and_a_part_has_no_sum_of_its_own() {
    let told = told(ours(vec![(200, paid("152", 200)), (400, found(GatewayStatus::Fail))]));
    assert_eq!(what(&told), [&What::Contradiction(vec![Contradiction::PaidAndFailed])]);
    let facts = ours(vec![(3_900, paid("0.01", 3_900)), (3_901, found(GatewayStatus::Success))]);
    let observations: Vec<_> = facts.into_iter().map(|(second, fact)| seen(second, fact)).collect();
    let key = key(OURS);
    let order = fold(&key, &observations);
    let kinds = |is_part| {
        let case = Case { key: &key, order: order.as_ref(), seen: &observations, forged: None, parts: &[], is_part };
        exceptions(&case).iter().map(Exception::kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds(false), [ExceptionKind::Underpaid, ExceptionKind::PaidLate]);
    assert_eq!(kinds(true), []);
}
