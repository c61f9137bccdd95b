use proptest::prelude::*;

use super::*;
use crate::domain::observation::{GatewayOrder, Request};
use crate::domain::order::fold;
use crate::domain::{AccountId, Catalogue, Fact, MarketCode, Observation, OrderKey};

pub(super) fn market(code: &str) -> Market {
    Catalogue::built_in().get(&MarketCode::new(code)).expect("a built-in market").clone()
}

pub(super) fn details(pay_code: &str, pay_url: &str) -> PaymentDetails {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    PaymentDetails { pay_code: some(pay_code), pay_url: some(pay_url), ..PaymentDetails::default() }
}

/// The sheet of an order of this product that the gateway has accepted with these details.
fn accepted(code: &str, pay_type: u32, amount: &str, details: PaymentDetails) -> Sheet {
    let market = market(code);
    sheet(&order(&market, pay_type, amount, details), &market, None)
}

/// An order of this product that the gateway has accepted with these details.
pub(super) fn order(market: &Market, pay_type: u32, amount: &str, details: PaymentDetails) -> Order {
    let amount = Amount::from_wire(amount, market.currency).expect("an amount");
    let request = Request {
        market: market.code.clone(),
        currency: market.currency,
        pay_type,
        amount,
        expire_secs: 3_600,
        payer_name: "José".to_owned(),
        remark: "Cafe".to_owned(),
    };
    let answer = GatewayOrder { amount: Some(amount), details, ..GatewayOrder::default() };
    let facts = [
        Fact::Prepared(Box::new(request)),
        Fact::Sent { attempt: 1 },
        Fact::Accepted { attempt: 1, answer: Box::new(answer) },
    ];
    let observations: Vec<_> = facts
        .into_iter()
        .zip(0_u8..)
        .map(|(fact, i)| Observation {
            at: jiff::Timestamp::from_second(1_800_000_000 + i64::from(i)).expect("a moment"),
            fact,
            digest: [i; 32],
        })
        .collect();
    let key = OrderKey { account: AccountId(1), order_no: "CB261122-7Q4M".to_owned() };
    fold(&key, &observations).expect("an order")
}

/// Label, value to copy, and groups as they are read, of every field.
fn fields(sheet: &Sheet) -> Vec<(&str, &str, String)> {
    sheet.fields.iter().map(|field| (field.label, field.value.as_str(), field.groups.join(" "))).collect()
}

/// Keys of the findings; those that block after a mark.
pub(super) fn found(sheet: &Sheet) -> Vec<String> {
    sheet.findings.iter().map(told).collect()
}

pub(super) fn told(finding: &Finding) -> String {
    format!("{}{}", if finding.level == Level::Block { "! " } else { "" }, finding.line.key)
}

fn field(label: &'static str, value: &'static str, read: &str) -> (&'static str, &'static str, String) {
    (label, value, read.to_owned())
}

const DESK: &str = "https://desk.example/views/pay.html?PAYIN1";

#[test]
fn a_plain_clabe() {
    let sheet = accepted("mx", 69, "1520", details("646180111805034237", DESK));
    assert_eq!(
        fields(&sheet),
        [
            field("sheet-clabe", "646180111805034237", "646 180 1118 0503 423 7"),
            field("sheet-bank", "STP", "STP"),
            field("sheet-amount", "1520.00", "1,520.00")
        ]
    );
    assert_eq!(sheet.link.map(|link| link.host), Some("desk.example".to_owned()));
    assert_eq!((sheet.qr, sheet.question, sheet.findings), (None, None, vec![]));
}

#[test]
fn a_centralised_clabe_has_both_numbers_in_both_roles() {
    let details = PaymentDetails {
        reference: Some("1411217".to_owned()),
        concept: Some("33812449733594396233".to_owned()),
        bank_name: Some("BBVA Bancomer".to_owned()),
        ..details("012914002014112176", DESK)
    };
    assert_eq!(
        fields(&accepted("mx", 69, "40", details)),
        [
            field("sheet-clabe", "012914002014112176", "012 914 0020 1411 217 6"),
            field("sheet-bank", "BBVA Bancomer", "BBVA Bancomer"),
            field("sheet-concept", "33812449733594396233", "3381 2449 7335 9439 6233"),
            field("sheet-reference", "1411217", "1411 217"),
            field("sheet-convenio", "1411217", "1411 217"),
            field("sheet-convenio-reference", "33812449733594396233", "3381 2449 7335 9439 6233"),
            field("sheet-amount", "40.00", "40.00"),
        ]
    );
}

/// A centralised CLABE, paid in this way.
fn centralised(path: Option<PathId>) -> Sheet {
    let details = PaymentDetails {
        reference: Some("1411217".to_owned()),
        concept: Some("33812449733594396233".to_owned()),
        bank_name: Some("BBVA Bancomer".to_owned()),
        ..details("012914002014112176", DESK)
    };
    let market = market("mx");
    sheet(&order(&market, 69, "40", details), &market, path)
}

#[test]
fn the_two_numbers_change_places_between_bbva_and_other_banks() {
    let labels = |path: PathId| {
        let sheet = centralised(Some(path));
        assert_eq!(sheet.path, Some(path));
        let typed = sheet.fields.into_iter().filter(|field| field.role != Role::Compared);
        typed.map(|field| (field.label, field.value)).collect::<Vec<_>>()
    };
    let pair = |label, value: &str| (label, value.to_owned());
    assert_eq!(
        labels(PathId::Bbva),
        [
            pair("sheet-cie-convenio", "1411217"),
            pair("sheet-cie-reference", "33812449733594396233"),
            pair("sheet-amount", "40.00"),
        ]
    );
    assert_eq!(
        labels(PathId::OtherBank),
        [
            pair("sheet-clabe", "012914002014112176"),
            pair("sheet-concept", "33812449733594396233"),
            pair("sheet-reference", "1411217"),
            pair("sheet-amount", "40.00"),
        ]
    );
    // An open question, or an answer to another one, tells all and no steps.
    for path in [None, Some(PathId::Atm)] {
        let sheet = centralised(path);
        assert_eq!((sheet.path, sheet.steps, sheet.fields.len()), (None, vec![], 7));
    }
}

#[test]
fn a_clabe_with_a_wrong_check_digit_is_warned_of() {
    // The gateway's own sample.
    let sheet = accepted("mx", 69, "152", details("000000000000000001", ""));
    assert_eq!(found(&sheet), ["! lint-clabe-check"]);
    assert_eq!(sheet.fields[0].groups.join(" "), "000 000 0000 0000 000 1");
    let sheet = accepted("mx", 69, "152", details("64618011180503423", ""));
    assert_eq!((found(&sheet), sheet.fields[0].groups.len()), (vec!["! lint-clabe-length".to_owned()], 5));
}

#[test]
fn a_virtual_account_names_its_bank() {
    let sheet = accepted("id", 26, "1000000", details("88089999525724", ""));
    assert_eq!(
        fields(&sheet),
        [
            field("sheet-bank", "BNI", "BNI"),
            field("sheet-va", "88089999525724", "8808 9999 5257 24"),
            field("sheet-amount", "1000000", "1.000.000"),
        ]
    );
    assert_eq!(found(&sheet), [""; 0]);
}

#[test]
fn a_store_code() {
    let sheet = accepted("id", 31, "10000", details("80010000000007", DESK));
    assert_eq!(fields(&sheet)[0], field("sheet-code", "80010000000007", "8001 0000 0000 07"));
    assert_eq!(sheet.qr, None);
}

#[test]
fn qris_is_drawn_as_it_is() {
    for line in include_str!("../../tests/data/qris-samples.txt").lines().filter(|line| !line.starts_with('#')) {
        let (description, payload) = line.split_once('\t').expect("two columns");
        let sheet = accepted("id", 41, "20000", details(payload, "https://payurl.com"));
        assert_eq!(sheet.qr, Some(QrContent::Payment(payload.to_owned())));
        let broken = match description {
            "INVALID: last CRC digit changed" => &["! lint-qr-checksum"][..],
            "INVALID: cut in half" => &["! lint-qr-broken"],
            "dynamic, amount with decimals 100003.00" => &["! lint-qr-amount"],
            _ => &[],
        };
        assert_eq!(found(&sheet), broken, "{description}");
        // What is read out of a string that something is wrong with would be worth nothing.
        let labels: Vec<_> = sheet.fields.iter().map(|field| field.label).collect();
        let decoded = ["sheet-merchant", "sheet-nmid", "sheet-amount"];
        assert_eq!(labels, if description.starts_with("INVALID") { &decoded[2..] } else { &decoded });
    }
}

#[test]
fn wallets_and_pse_have_a_link_and_its_code() {
    let url = "https://m.dana.id/link/pay?bizNo=20241202111212800110166154827";
    for (code, pay_type) in [("id", 43), ("id", 47), ("co", 157), ("pk", 36), ("pk", 38), ("co", 154), ("pe", 200)] {
        let sheet = accepted(code, pay_type, "20000", details("", url));
        assert_eq!(sheet.qr, Some(QrContent::Link(url.to_owned())), "{code} {pay_type}");
        assert_eq!(sheet.link, Some(Link { url: url.to_owned(), host: "m.dana.id".to_owned() }));
        assert_eq!((sheet.fields.len(), sheet.findings), (1, vec![]), "{code} {pay_type}");
    }
    // The pay desk, if there is nothing else; a wallet's own scheme, where the market names it.
    let desk_only = PaymentDetails { pay_desk_url: Some(DESK.to_owned()), ..details("", " ") };
    assert_eq!(accepted("id", 43, "20000", desk_only).link.map(|link| link.url).as_deref(), Some(DESK));
    assert!(accepted("id", 43, "20000", details("", "dana://pay?x=1")).link.is_some());
    assert!(accepted("co", 157, "20000", details("", "dana://pay?x=1")).link.is_none());
}

#[test]
fn a_link_that_cannot_be_trusted_is_not_given() {
    let both = PaymentDetails { pay_desk_url: Some(DESK.to_owned()), ..details("", "https://m.dana.id@evil.example/") };
    let sheet = accepted("id", 43, "20000", both);
    assert_eq!((&sheet.link, &sheet.qr), (&None, &None));
    assert_eq!(found(&sheet), ["! lint-link-dangerous", "! lint-empty"]);
}

#[test]
fn a_code_and_a_link() {
    let raast = "00020101021126660016COM.NOBUBANK.WWW";
    let sheet = accepted("pk", 38, "1500.5", details(raast, DESK));
    assert_eq!(sheet.qr, Some(QrContent::Payment(raast.to_owned())));
    assert_eq!(found(&sheet), ["! lint-qr-broken"]);
    assert_eq!(fields(&sheet), [field("sheet-amount", "1500.50", "1,500.50")]);
    // A code that is no QR string is read out.
    let sheet = accepted("pk", 38, "100000", details("646012000000015942", DESK));
    assert_eq!(fields(&sheet)[0], field("sheet-code", "646012000000015942", "6460 1200 0000 0159 42"));
    assert_eq!(sheet.qr, Some(QrContent::Link(DESK.to_owned())));
    assert_eq!(fields(&sheet)[1], field("sheet-amount", "100000.00", "1,00,000.00"));
}

#[test]
fn amounts_are_copied_as_a_form_takes_them() {
    for (code, pay_type, amount, value, read) in [
        ("co", 154, "1234567.5", "1234567,50", "1.234.567,50"),
        ("co", 154, "30000", "30000", "30.000,00"),
        ("pe", 200, "15.05", "15.05", "15.05"),
        ("id", 26, "20000", "20000", "20.000"),
    ] {
        let sheet = accepted(code, pay_type, amount, details("1", ""));
        let last = sheet.fields.last().expect("the amount");
        assert_eq!((last.label, last.value.as_str(), last.groups.join(" ").as_str()), ("sheet-amount", value, read));
    }
}

#[test]
fn nothing_to_pay_to_is_warned_of_once_the_order_exists() {
    let sheet = accepted("mx", 69, "152", PaymentDetails::default());
    assert_eq!(found(&sheet), ["! lint-empty"]);
    assert_eq!(fields(&sheet), [field("sheet-amount", "152.00", "152.00")]);
    // A push is on the payer's phone.
    assert_eq!(found(&accepted("id", 47, "20000", details("", ""))), [""; 0]);
    // Before the gateway has answered there is nothing to say.
    let sent = Observation { at: jiff::Timestamp::UNIX_EPOCH, fact: Fact::Sent { attempt: 1 }, digest: [0; 32] };
    let key = OrderKey { account: AccountId(1), order_no: "CB261122-7Q4M".to_owned() };
    assert_eq!(super::sheet(&fold(&key, &[sent]).expect("an order"), &market("mx"), None), Sheet::default());
}

proptest! {
    /// Whatever the gateway says, the groups are the value, and no link is offered unchecked.
    #[test]
    fn any_answer_gives_a_sheet(
        (code, pay_type) in prop::sample::select(vec![("mx", 69), ("id", 26), ("id", 41), ("id", 43), ("pk", 38), ("co", 157), ("pe", 1)]),
        path in prop::option::of(prop::sample::select(PathId::ALL)),
        texts in prop::array::uniform6(prop::option::of(prop_oneof!["\\PC{0,30}", "[0-9]{0,20}", "https://[a-z@.]{0,9}"])),
    ) {
        let [pay_code, pay_url, pay_desk_url, reference, concept, bank_name] = texts;
        let market = market(code);
        let details = PaymentDetails { pay_code, pay_url, pay_desk_url, reference, concept, bank_name };
        let sheet = sheet(&order(&market, pay_type, "20000", details), &market, path);
        for field in sheet.fields.iter().filter(|field| field.label != "sheet-amount") {
            prop_assert_eq!(field.groups.concat(), field.value.clone());
            prop_assert!(!field.value.trim().is_empty());
        }
        prop_assert_eq!(sheet.fields.iter().filter(|field| field.label == "sheet-amount").count(), 1);
        if let Some(QrContent::Link(url)) = &sheet.qr {
            prop_assert_eq!(sheet.link.as_ref().map(|link| &link.url), Some(url));
        }
    }
}
