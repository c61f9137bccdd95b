use super::*;
use crate::domain::observation::PaymentDetails;
use crate::instructions::sheet;
use crate::instructions::tests::{details, market, order};

const DESK: &str = "https://desk.example/views/pay.html?PAYIN1";

/// An order of every kind of instructions.
fn kinds() -> Vec<(Market, Order)> {
    let centralised = PaymentDetails {
        reference: Some("1411217".to_owned()),
        concept: Some("33812449733594396233".to_owned()),
        ..details("012914002014112176", DESK)
    };
    [
        ("mx", 69, "1520", details("646180111805034237", DESK)),
        ("mx", 69, "1520", centralised),
        ("id", 26, "1000000", details("88089999525724", "")),
        ("id", 31, "10000", details("80010000000007", "")),
        ("id", 41, "10000", details("00020101021226", "")),
        ("id", 47, "20000", details("", "")),
        ("pk", 38, "100000", details("646012000000015942", DESK)),
        ("co", 154, "30000", details("1", DESK)),
        ("pe", 200, "15.05", details("1", "")),
    ]
    .into_iter()
    .map(|(code, pay_type, amount, details)| {
        let market = market(code);
        let order = order(&market, pay_type, amount, details);
        (market, order)
    })
    .collect()
}

fn message(market: &Market, order: &Order, language: PayerLanguage) -> String {
    short(&sheet(order, market, None), order, market, language).expect("there is something to pay to")
}

#[test]
fn the_market_speaks_first() {
    let first = |code: &str| {
        let market = market(code);
        PayerLanguage::of(&market.language)
    };
    assert_eq!([first("mx"), first("co"), first("pe")], [PayerLanguage::Spanish; 3]);
    assert_eq!([first("id"), first("pk")], [PayerLanguage::Indonesian, PayerLanguage::Urdu]);
    assert_eq!(PayerLanguage::of("tlh"), PayerLanguage::English);
}

#[test]
fn a_mexican_payer_is_told_all_in_spanish() {
    let (market, order) = kinds().remove(1);
    let expected = [
        "Por favor, pague 1,520.00 MXN.",
        "Transfiera por SPEI a:",
        "CLABE: 012914002014112176",
        "Banco: BBVA",
        "Concepto: 33812449733594396233",
        "Referencia: 1411217",
        "Desde BBVA, convenio CIE: 1411217",
        "Desde BBVA, referencia: 33812449733594396233",
        "Pague antes del 15 ene 2027, 03:00 (UTC−06).",
        "Pague aquí:",
        DESK,
    ];
    assert_eq!(message(&market, &order, PayerLanguage::Spanish).lines().collect::<Vec<_>>(), expected);
}

#[test]
fn every_language_tells_every_kind_and_never_a_number_of_ours() {
    for (market, order) in kinds() {
        let sheet = sheet(&order, &market, None);
        for language in PayerLanguage::ALL {
            let message = message(&market, &order, language);
            assert!(!message.contains(['⟦', '{']), "{message}");
            assert!(!message.contains(&order.key.order_no), "{message}");
            assert!(message.contains(&market.format_amount(order.amount().expect("an amount"))), "{message}");
            for field in sheet.fields.iter().filter(|field| field.label != "sheet-amount") {
                assert!(message.contains(&field.value), "{}: {message}", field.label);
            }
            assert_eq!(sheet.link.is_some(), message.ends_with(DESK), "the link is alone on the last line: {message}");
            let marks = message.contains(['\u{2068}', '\u{2069}']);
            assert_eq!(marks, language == PayerLanguage::Urdu, "{message}");
        }
    }
}

#[test]
fn urdu_begins_at_the_right_and_keeps_digits_together() {
    for (market, order) in kinds() {
        let message = message(&market, &order, PayerLanguage::Urdu);
        for line in message.lines().filter(|line| *line != DESK) {
            let first = line.chars().find(|c| c.is_alphabetic()).expect("letters");
            assert!(('\u{600}'..='\u{6ff}').contains(&first), "the line runs from the right: {line}");
            // Digits stand between marks only, and are Latin.
            let outside: String =
                line.split('\u{2068}').map(|part| part.rsplit('\u{2069}').next().unwrap_or("")).collect();
            assert!(!outside.chars().any(char::is_numeric), "{line}");
            assert!(line.chars().all(|c| !c.is_numeric() || c.is_ascii_digit()), "{line}");
        }
    }
}

#[test]
fn without_anything_to_pay_to_there_is_no_message() {
    let market = market("mx");
    let order = order(&market, 69, "152", PaymentDetails::default());
    assert_eq!(short(&sheet(&order, &market, None), &order, &market, PayerLanguage::Spanish), None);
}
