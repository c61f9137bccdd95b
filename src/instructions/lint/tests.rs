use jiff::Timestamp;
use proptest::prelude::*;

use super::super::history::GivenOut;
use super::super::tests::{details, found, market, order, told};
use super::super::{QrContent, sheet};
use super::*;
use crate::domain::observation::PaymentDetails;
use crate::domain::{Environment, Order, OrderState};
use crate::i18n::{Language, Texts};

/// What is found in the instructions of an order of 20,000 of this product.
fn lint(code: &str, pay_type: u32, details: PaymentDetails) -> Vec<String> {
    let market = market(code);
    found(&sheet(&order(&market, pay_type, "20000", details), &market, None))
}

fn cie(clabe: &str, reference: &str, concept: &str) -> PaymentDetails {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    PaymentDetails { reference: some(reference), concept: some(concept), ..details(clabe, "") }
}

const CONCEPT: &str = "33812449733594396233";

#[test]
fn clabes() {
    for (clabe, expected) in [
        ("646180111805034237", &[][..]),
        ("64618011180503423", &["! lint-clabe-length"]),
        ("6461801118050342370", &["! lint-clabe-length"]),
        ("646180111805034238", &["! lint-clabe-check"]),
        ("002000000000000007", &["! lint-clabe-check"]),
        ("012914002109876543", &["! lint-clabe-check"]),
        ("646180111812345678", &["! lint-clabe-check"]),
        ("000000000000000001", &["! lint-clabe-check"]),
        // A right check digit and no bank: lists grow old.
        ("000000000000000000", &["lint-bank-unknown"]),
        ("032180000118359719", &[]),
        ("64618011180503423x", &["! lint-clabe-characters"]),
        ("646180 111805034237", &["! lint-clabe-characters"]),
        ("６４６１８０１１１８０５０３４２３７", &["! lint-foreign", "! lint-clabe-characters"]),
        ("64618011180503423\u{202e}7", &["! lint-hidden", "! lint-clabe-characters"]),
        // BBVA's own, which is not found without its numbers.
        ("012914002014112176", &["lint-cie-missing"]),
        ("", &["! lint-empty"]),
        ("  ", &["! lint-empty"]),
    ] {
        assert_eq!(lint("mx", 69, details(clabe, "")), expected, "{clabe}");
    }
}

#[test]
fn convenios() {
    let pair = |reference: &str, concept: &str| cie("012914002014112176", reference, concept);
    assert_eq!(lint("mx", 69, pair("1411217", CONCEPT)), [""; 0]);
    assert_eq!(lint("mx", 69, pair("1411218", CONCEPT)), ["lint-convenio"]);
    assert_eq!(lint("mx", 69, cie("646180111805034237", "1411217", CONCEPT)), ["lint-convenio"]);
    assert_eq!(lint("mx", 69, pair("1411217", "")), ["lint-cie-half"]);
    assert_eq!(lint("mx", 69, pair("", CONCEPT)), ["lint-cie-half"]);
    assert_eq!(lint("mx", 69, pair("14112170", CONCEPT)), ["lint-reference"]);
    assert_eq!(lint("mx", 69, pair("14112a7", CONCEPT)), ["lint-reference"]);
    assert_eq!(lint("mx", 69, pair("0000000", CONCEPT)), ["lint-reference"]);
    assert_eq!(lint("mx", 69, pair("1411217", &"1".repeat(39))), [""; 0]);
    assert_eq!(lint("mx", 69, pair("1411217", &"1".repeat(40))), ["lint-concept"]);
    let bank = |name: &str| PaymentDetails { bank_name: Some(name.to_owned()), ..pair("1411217", CONCEPT) };
    assert_eq!(lint("mx", 69, bank("BBVA México")), [""; 0]);
    assert_eq!(lint("mx", 69, bank("BBVA\u{202e}oicnaM")), ["! lint-hidden"]);
    assert_eq!(lint("mx", 69, bank("ＢＢＶＡ")), ["! lint-foreign"]);
}

#[test]
fn what_is_far_too_long_is_neither_shown_nor_given_out() {
    let market = market("mx");
    let huge = cie("012914002014112176", "1411217", &"9".repeat(2_000_000));
    let sheet = sheet(&order(&market, 69, "152", huge), &market, None);
    assert_eq!(found(&sheet), ["! lint-too-long", "lint-concept"]);
    assert!(sheet.fields.iter().all(|field| field.value.len() <= MAX_VALUE));
    assert!(sheet.findings.iter().all(|finding| finding.id().len() < 200));
    // A QR string has more room, and an end too.
    assert_eq!(lint("id", 41, details(&"0".repeat(MAX_QR + 1), "")), ["! lint-too-long", "! lint-qr-broken"]);
}

/// The dynamic sample over 20,000, changed and with its checksum made right again.
fn qris(from: &str, to: &str) -> String {
    let sample = include_str!("../../../tests/data/qris-samples.txt")
        .lines()
        .find(|line| line.starts_with("dynamic"))
        .expect("a sample");
    let (_, payload) = sample.split_once('\t').expect("two columns");
    let changed = payload[..payload.len() - 4].replace(from, to);
    format!("{changed}{:04X}", emv_qr::crc16_ccitt_false(changed.as_bytes()))
}

#[test]
fn payment_strings_against_the_order() {
    for (from, to, expected) in [
        ("", "", &[][..]),
        ("540520000", "540820000.00", &[]),
        ("540520000", "540520001", &["! lint-qr-amount"]),
        ("540520000", "5405abcde", &["! lint-qr-amount"]),
        ("540520000", "", &[]), // the payer types it
        ("5303360", "5303484", &["! lint-qr-currency"]),
        ("5802ID", "5802MX", &["! lint-qr-country"]),
        ("0014ID.CO.QRIS.WWW", "0014ID.CO.OTHER.WW", &["lint-qr-not-qris"]),
    ] {
        assert_eq!(lint("id", 41, details(&qris(from, to), "")), expected, "{from} {to}");
    }
    assert_eq!(lint("id", 41, details("OR.GPNQR..INOPROID_BS", "")), ["! lint-qr-broken"]);
    // An Indonesian code for an order in Pakistan.
    assert_eq!(lint("pk", 38, details(&qris("", ""), "")), ["! lint-qr-currency", "! lint-qr-country"]);
    assert_eq!(lint("co", 154, details(&qris("", ""), "")), ["! lint-qr-currency", "! lint-qr-country"]);
}

#[test]
fn other_numbers() {
    for (code, pay_type, pay_code, expected) in [
        ("id", 26, "88089999525724", &[][..]),
        ("id", 26, "8808 9999", &["! lint-digits"]),
        ("id", 26, "VA8808", &["! lint-digits"]),
        ("id", 31, "ABC123", &[]), // nothing is published about it
        ("pe", 200, "01136600010003254221", &[]),
        ("pe", 200, "01136200010004650000", &["lint-cci"]),
        ("pe", 200, "646012000000015942", &[]), // the gateway's own sample
        ("co", 154, "01136200010004650000", &[]),
        ("co", 154, "１２", &["! lint-foreign"]),
        ("co", 154, "1\u{200b}2", &["! lint-hidden"]),
    ] {
        assert_eq!(lint(code, pay_type, details(pay_code, "")), expected, "{code} {pay_type} {pay_code}");
    }
}

#[test]
fn links() {
    for (url, expected) in [
        ("https://m.dana.id/link/pay?bizNo=1", &[][..]),
        ("javascript:alert(1)", &["! lint-link-dangerous", "! lint-empty"]),
        ("https://m.dana.id@evil.example/", &["! lint-link-dangerous", "! lint-empty"]),
        ("xxxxxxxxxxxx", &["! lint-empty", "lint-link-refused"]),
        ("https://m.dana.id.evil.example/", &["! lint-link-look-alike"]),
        ("https://m.dаna.id/", &["lint-link-foreign"]), // a Cyrillic letter, so its name is xn--…
    ] {
        assert_eq!(lint("id", 43, details("", url)), expected, "{url}");
    }
}

fn situated(order: &Order, environment: Environment, seconds: i64, given: Option<&GivenOut>) -> Vec<String> {
    let market = market(order.request.as_ref().expect("a request").market.as_str());
    let now =
        order.expires_at.expect("it runs out").checked_add(jiff::SignedDuration::from_secs(seconds)).expect("a moment");
    let sheet = sheet(order, &market, None);
    situation(order, &market, &sheet, &Situation { now, environment, given }).iter().map(told).collect()
}

#[test]
fn time() {
    let plain = order(&market("mx"), 69, "152", details("002010077777777771", ""));
    let lives = order(&market("mx"), 69, "152", details("684180104073687870", ""));
    let at = |order: &Order, seconds| situated(order, Environment::Production, seconds, None);
    assert_eq!((at(&plain, -1), at(&plain, 0)), (vec![], vec!["! lint-expired".to_owned()]));
    assert_eq!((at(&lives, -1), at(&lives, 0)), (vec![], vec!["lint-expired-lives".to_owned()]));
    for (state, expected) in [(OrderState::Paid, "! lint-paid"), (OrderState::Failed, "! lint-failed")] {
        assert_eq!(at(&Order { state, ..plain.clone() }, 9), [expected]);
    }
}

#[test]
fn play_money_and_real_money_are_kept_apart() {
    let spei = |details| order(&market("mx"), 69, "152", details);
    let desk = |host: &str| details("002010077777777771", &format!("http://{host}/index.html?PAYIN1"));
    for (details, production, sandbox) in [
        (desk("testpaydesk.mxcashypay.com"), &["! lint-sandbox-data"][..], &[][..]),
        (desk("127.0.0.1:8080"), &["! lint-sandbox-data"], &[]),
        (details("000000000000000001", ""), &["! lint-sandbox-data"], &[]),
        (cie("012914002014112176", "1411217", CONCEPT), &["! lint-sandbox-data"], &[]),
        (desk("paydesk.cashypro.com"), &[], &["! lint-production-data"]),
        (desk("desk.merchant.mx"), &[], &[]),
        (cie("012914002014112176", "1411217", "12345678901234567890"), &[], &[]),
    ] {
        let order = spei(details);
        assert_eq!(situated(&order, Environment::Production, -9, None), production, "{:?}", order.details);
        assert_eq!(situated(&order, Environment::Sandbox, -9, None), sandbox, "{:?}", order.details);
    }
    let qr = order(&market("id"), 41, "20000", details(&qris("5911TOKO CONTOH", "5912TOKO SANDBOX"), ""));
    assert_eq!(situated(&qr, Environment::Production, -9, None), ["! lint-sandbox-data"]);
}

#[test]
fn this_clabe_is_not_the_one_you_sent() {
    let given = |details| GivenOut { at: Timestamp::from_second(1_800_000_100).expect("a moment"), details };
    let now = order(&market("mx"), 69, "152", details("002010077777777771", "https://desk.merchant.mx/a"));
    let before = |details| situated(&now, Environment::Production, -9, Some(&given(details)));
    assert_eq!(before(details(" 002010077777777771", "https://desk.merchant.mx/b")), [""; 0], "links lead on");
    assert_eq!(before(details("646180111805034237", "https://desk.merchant.mx/a")), ["! lint-changed"]);
    assert_eq!(before(details("002010077777777771", "https://other.example/")), ["lint-changed"]);
    assert_eq!(before(PaymentDetails::default()), ["! lint-changed", "lint-changed"]);

    let before = cie("012914002014112176", "1411217", "1");
    let after = PaymentDetails { concept: Some("2".to_owned()), reference: None, ..before.clone() };
    let change = |field, from: Option<&str>, to: Option<&str>| Change {
        field,
        from: from.map(str::to_owned),
        to: to.map(str::to_owned),
    };
    assert_eq!(
        changes(&before, &after),
        [change("sheet-reference", Some("1411217"), None), change("sheet-concept", Some("1"), Some("2"))]
    );
    assert_eq!(changes(&before, &before), []);
    // In words.
    let market = market("mx");
    let sheet = sheet(&now, &market, None);
    let given = given(details("646180111805034237", "https://desk.merchant.mx/a"));
    let situation = Situation { now: given.at, environment: Environment::Production, given: Some(&given) };
    let said = super::situation(&now, &market, &sheet, &situation)[0].line.say(&Texts::new(Language::English), &market);
    assert_eq!(
        said,
        "CLABE is not the one that was given out on Jan 15, 2027, 02:01 (UTC−06): it was 646180111805034237 and is \
         002010077777777771. Tell the payer, and ask the gateway."
    );
}

#[test]
fn a_finding_is_answered_for_once_for_one_value() {
    let market = market("mx");
    let findings = |code: &str| sheet(&order(&market, 69, "152", details(code, "")), &market, None).findings;
    let wrong = findings("646180111805034238");
    let ids: BTreeSet<String> = wrong.iter().map(Finding::id).collect();
    assert_eq!(ids.iter().collect::<Vec<_>>(), ["lint-clabe-check sheet-clabe 646180111805034238"]);
    assert!(is_blocked(&wrong, &BTreeSet::new()));
    assert!(!is_blocked(&wrong, &ids));
    assert!(is_blocked(&findings("646180111805034239"), &ids), "another CLABE");
    assert!(!is_blocked(&findings("000000000000000000"), &BTreeSet::new()), "only to be known");
}

/// What a gateway may answer instead of what it should.
fn answer() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        Just(None),
        any::<String>().prop_map(Some),
        "[0-9]{0,40}".prop_map(Some),
        "[0-9０-９٠-٩ \u{202e}\u{200b}-]{0,24}".prop_map(Some),
        "(000201|000202)[0-9A-Zé]{0,60}(6304[0-9A-F]{0,4})?".prop_map(Some),
        "(https?|javascript|dana):/{0,3}[a-z0-9@.:/\\\\%\u{430}\u{202e}-]{0,30}".prop_map(Some),
        prop::collection::vec(any::<u8>(), 0..200).prop_map(|bytes| Some(String::from_utf8_lossy(&bytes).into_owned())),
        (0_usize..200_000).prop_map(|n| Some("9".repeat(n))),
        any::<prop::sample::Index>().prop_map(|at| {
            let whole = qris("", "");
            Some(whole[..at.index(whole.len())].to_owned())
        }),
    ]
}

thread_local! {
    static SPANISH: Texts = Texts::new(Language::Spanish);
}

proptest! {
    /// Whatever comes: a sheet that can be shown and said, findings that can be named, and never a panic.
    #[test]
    fn any_answer_is_judged(
        (code, pay_type) in prop::sample::select(vec![
            ("mx", 69), ("id", 22), ("id", 26), ("id", 31), ("id", 41), ("id", 43), ("id", 47), ("pk", 36), ("pk", 38),
            ("co", 154), ("co", 157), ("pe", 200),
        ]),
        path in prop::option::of(prop::sample::select(super::super::PathId::ALL)),
        texts in prop::array::uniform6(answer()),
        environment in prop::sample::select(vec![Environment::Sandbox, Environment::Production]),
        seconds in -10_000_i64..10_000,
    ) {
        let [pay_code, pay_url, pay_desk_url, reference, concept, bank_name] = texts;
        let details = PaymentDetails { pay_code, pay_url, pay_desk_url, reference, concept, bank_name };
        let market = market(code);
        let order = order(&market, pay_type, "20000", details.clone());
        let sheet = sheet(&order, &market, path);
        let given = GivenOut { at: order.created_at, details: PaymentDetails { concept: None, ..details } };
        let now = Timestamp::from_second(1_800_000_000 + seconds).expect("a moment");
        let situation = Situation { now, environment, given: Some(&given) };
        let mut findings = super::situation(&order, &market, &sheet, &situation);
        findings.extend(sheet.findings.iter().cloned());
        for line in sheet.steps.iter().chain(&sheet.advice).chain(&sheet.delay).chain(&sheet.notes).chain(findings.iter().map(|f| &f.line)) {
            let said = SPANISH.with(|texts| line.say(texts, &market));
            prop_assert!(said.len() < 2_000 && !said.contains(is_hidden), "{said}");
        }
        for finding in &findings {
            prop_assert!(finding.id().len() < 1_000);
        }
        for field in &sheet.fields {
            prop_assert!(field.value.len() <= MAX_VALUE && !field.groups.is_empty());
        }
        if let Some(QrContent::Payment(code)) = &sheet.qr {
            prop_assert!(code.len() <= MAX_QR);
        }
        // Nothing that cannot be seen is ever given out unanswered for.
        if sheet.fields.iter().any(|field| field.value.contains(is_hidden)) {
            prop_assert!(is_blocked(&sheet.findings, &BTreeSet::new()));
        }
        if sheet.question.is_some() && sheet.path.is_none() {
            prop_assert!(sheet.steps.is_empty());
        }
    }
}
