use jiff::civil::date;
use proptest::prelude::*;

use super::super::tests::{details, market, order};
use super::*;
use crate::domain::MarketCode;
use crate::domain::observation::PaymentDetails;

fn spei(number: &str, amount: &str, clabe: &str) -> Order {
    let mut order = order(&market("mx"), 69, amount, details(clabe, ""));
    number.clone_into(&mut order.key.order_no);
    order
}

fn names(claim: &Claim, orders: &[Order]) -> Vec<String> {
    let market = market("mx");
    let fits = rank(claim, orders.iter().map(|order| (order, &market)));
    fits.into_iter().map(|fit| orders[fit.index].key.order_no.clone()).collect()
}

fn keys(claim: &Claim, order: &Order) -> Vec<&'static str> {
    let market = market(order.request.as_ref().expect("a request").market.as_str());
    let fits = rank(claim, [(order, &market)]);
    fits.into_iter().flat_map(|fit| fit.reasons).map(|line| line.key).collect()
}

fn pesos(amount: &str) -> Option<Amount> {
    Amount::from_wire(amount, market("mx").currency).ok()
}

/// The orders of the tests are made on 15 January 2027 at 02:00 in Mexico, and run for an hour.
const DAY: Date = date(2027, 1, 15);

#[test]
fn a_number_tells_most_then_the_amount_then_the_day() {
    let mut tracked = spei("tracked", "900", "646180111805034237");
    tracked.channel_no = Some("BNET01002501150000123456".to_owned());
    let orders = [
        spei("same amount", "152", "002010077777777771"),
        spei("other amount", "153", "723010123456789019"),
        tracked,
        spei("same clabe", "150", "072910007380090615"),
    ];
    let claim = Claim { on: Some(DAY), amount: pesos("152"), rail: Some(Rail::Spei), number: String::new() };
    assert_eq!(names(&claim, &orders)[0], "same amount");
    let by_key = Claim { number: " bnet01002501150000123456".to_owned(), ..claim.clone() };
    assert_eq!(names(&by_key, &orders)[..2], ["tracked", "same amount"]);
    let by_end = Claim { number: "0615".to_owned(), amount: None, ..claim.clone() };
    assert_eq!(names(&by_end, &orders)[0], "same clabe");
    // Three digits are the end of anything.
    assert_eq!(names(&Claim { number: "615".to_owned(), ..Claim::default() }, &orders), [""; 0]);
    assert_eq!(names(&Claim::default(), &orders), [""; 0], "nothing was told, so nothing fits");
}

#[test]
fn what_speaks_for_and_against_is_told() {
    let order = spei("CB-1", "152", "646180111805034237");
    let claim = Claim { on: Some(DAY), amount: pesos("152.00"), rail: Some(Rail::Spei), number: String::new() };
    assert_eq!(keys(&claim, &order), ["proof-same-amount", "proof-in-time", "proof-same-rail", "proof-open"]);
    assert!(keys(&claim, &order).into_iter().all(|key| speaks_for(&Line::new(key))));
    for against in ["proof-less", "proof-before", "proof-other-rail", "proof-paid-already", "proof-never-made"] {
        assert!(!speaks_for(&Line::new(against)), "{against}");
    }
    let on = |on| Claim { on: Some(on), ..claim.clone() };
    assert_eq!(keys(&on(date(2027, 1, 17)), &order)[2], "proof-after");
    assert!(keys(&on(date(2027, 1, 14)), &order).contains(&"proof-before"));
    let less = Claim { amount: pesos("100"), ..claim.clone() };
    assert!(keys(&less, &order).contains(&"proof-less"));
    let paid = Order { state: OrderState::Paid, ..order.clone() };
    assert!(keys(&claim, &paid).contains(&"proof-paid-already"));
    let cash = Claim { rail: Some(Rail::CashCode), ..claim.clone() };
    assert!(keys(&cash, &order).contains(&"proof-other-rail"));
    // Another currency says nothing about the amount.
    let rupiah =
        Claim { amount: Amount::from_wire("152", market("id").currency).ok(), on: Some(DAY), ..Claim::default() };
    assert_eq!(keys(&rupiah, &order), ["proof-in-time", "proof-open"]);
}

#[test]
fn cash_is_not_late_before_the_end_of_the_next_business_day() {
    let market = market("mx");
    let until =
        |on| normal_until(Rail::CashCode, on, &market).map(|at| at.to_zoned(market.time_zone()).datetime().to_string());
    // Friday, Saturday, Monday.
    assert_eq!(until(date(2027, 1, 15)).as_deref(), Some("2027-01-18T23:59:00"));
    assert_eq!(until(date(2027, 1, 16)).as_deref(), Some("2027-01-18T23:59:00"));
    assert_eq!(until(date(2027, 1, 18)).as_deref(), Some("2027-01-19T23:59:00"));
    assert_eq!(normal_until(Rail::Spei, DAY, &market), None);
    assert_eq!(normal_until(Rail::CashCode, Date::MAX, &market), None);
}

#[test]
fn banxico_is_asked_with_what_is_known() {
    let claim = Claim { on: Some(DAY), number: " 8846APR2202 ".to_owned(), ..Claim::default() };
    let fields = |order: &Order| {
        let fields = cep(&claim, order, &market("mx"))?;
        Some(fields.into_iter().map(|field| (field.label, field.value.unwrap_or_default())).collect::<Vec<_>>())
    };
    let pair = |label, value: &str| (label, value.to_owned());
    assert_eq!(
        fields(&spei("CB-1", "1520", "646180111805034237")),
        Some(vec![
            pair("cep-date", "15-01-2027"),
            pair("cep-tracking-key", "8846APR2202"),
            pair("cep-sender", ""),
            pair("cep-receiver", "STP"),
            pair("cep-account", "646180111805034237"),
            pair("cep-amount", "1520.00"),
        ])
    );
    assert_eq!(fields(&spei("CB-1", "1520", "646180111805034238")), None);
    let virtual_account = order(&market("id"), 26, "20000", details("88089999525724", ""));
    assert_eq!(cep(&claim, &virtual_account, &market("id")), None);
}

proptest! {
    #[test]
    fn any_claim_is_ranked(number in any::<String>(), days in -40_000_i32..40_000, code in any::<Option<String>>()) {
        let on = date(2027, 1, 15).checked_add(days.days()).ok();
        let market = market("mx");
        let details = PaymentDetails { pay_code: code.clone(), concept: code, ..PaymentDetails::default() };
        let order = order(&market, 69, "152", details);
        let claim = Claim { number, on, amount: pesos("152"), rail: Some(Rail::Spei) };
        let fits = rank(&claim, [(&order, &market), (&order, &market)]);
        prop_assert!(fits.windows(2).all(|pair| pair[0].score >= pair[1].score));
        cep(&claim, &order, &market);
        prop_assert_eq!(&market.code, &MarketCode::new("mx"));
    }
}

#[test]
fn it_is_too_early_to_worry_until_the_end_of_the_next_business_day() {
    let market = market("mx");
    let at = |day: Date, hour| day.at(hour, 0, 0, 0).to_zoned(market.time_zone()).expect("a time").timestamp();
    // Paid on a Friday: Monday is the next business day.
    let friday = date(2027, 1, 15);
    let until = normal_until(Rail::CashCode, friday, &market).expect("a time");
    let patience = |now| Patience::of(Rail::CashCode, Some(friday), &market, now);
    assert_eq!(patience(at(date(2027, 1, 18), 23)), Patience::Until(until));
    assert_eq!(patience(at(date(2027, 1, 19), 0)), Patience::Since(until));
    assert_eq!(Patience::of(Rail::CashCode, None, &market, until), Patience::Unknown, "the day decides");
    assert_eq!(Patience::of(Rail::Spei, Some(friday), &market, until), Patience::Minutes);
    assert_eq!(Patience::of(Rail::Generic, Some(friday), &market, until), Patience::Unknown);
}
