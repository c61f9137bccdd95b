use proptest::prelude::*;

use super::*;
use crate::domain::Amount;
use crate::domain::refusal::RefusalKind;

macro_rules! recorded {
    ($name:literal) => {
        include_bytes!(concat!("../../../tests/data/gateway/", $name))
    };
}

fn terms(currency: &str, zone: &str) -> Terms {
    Terms {
        currency: Currency::parse(currency).expect("three letters"),
        zone: TimeZone::get(zone).expect("a bundled zone"),
    }
}

fn indonesia() -> Terms {
    terms("IDR", "Asia/Jakarta")
}

fn mexico() -> Terms {
    terms("MXN", "America/Mexico_City")
}

#[expect(clippy::unnecessary_wraps, reason = "it is compared with optional fields")]
fn amount(text: &str, terms: &Terms) -> Option<Amount> {
    Some(Amount::from_wire(text, terms.currency).expect("an amount"))
}

#[expect(clippy::unnecessary_wraps, reason = "it is compared with optional fields")]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn created(body: &[u8], terms: &Terms) -> GatewayOrder {
    let envelope = read_envelope(body).expect("a frame");
    assert_eq!(envelope.refusal(), None);
    read_create(&envelope, terms).expect("an order")
}

fn queried(body: &[u8], terms: &Terms) -> GatewayOrder {
    let envelope = read_envelope(body).expect("a frame");
    assert_eq!(envelope.refusal(), None);
    read_query(&envelope, terms).expect("an order")
}

#[test]
fn real_indonesian_create_answer() {
    let terms = indonesia();
    assert_eq!(
        created(recorded!("real-idr-create-answer.json"), &terms),
        GatewayOrder {
            platform_no: some("PAYIN8506530188485210112"),
            order_no: some("cashypay_93649009"),
            merchant_id: some("3006075"),
            amount: amount("1000000", &terms),
            fee: amount("40000", &terms),
            details: PaymentDetails {
                pay_code: some("88089999525724"),
                pay_desk_url: some("http://testpaydesk2.idcashypay.com/views/pay.html?PAYIN8506530188485210112"),
                ..PaymentDetails::default()
            },
            ..GatewayOrder::default()
        }
    );
}

#[test]
fn real_indonesian_query_answer() {
    let terms = indonesia();
    assert_eq!(
        queried(recorded!("real-idr-query-answer.json"), &terms),
        GatewayOrder {
            pay_type: Some(26),
            status: Some(GatewayStatus::Paying),
            ..created(recorded!("real-idr-create-answer.json"), &terms)
        }
    );
}

#[test]
fn real_indonesian_webhook() {
    let terms = indonesia();
    assert_eq!(
        read_notification(recorded!("real-idr-webhook.json"), &terms),
        Ok(GatewayOrder {
            platform_no: some("PAYIN8506542058214535168"),
            order_no: some("cashypay_65543616"),
            merchant_id: some("3006075"),
            pay_type: Some(26),
            amount: amount("20000", &terms),
            fee: amount("800", &terms),
            status: Some(GatewayStatus::Success),
            // 15:31:10 in Jakarta; the nonce of the same webhook says 08:31:10.971 UTC.
            completed_at: "2024-07-30T08:31:10Z".parse().ok(),
            details: PaymentDetails { pay_code: some("88089999805483"), ..PaymentDetails::default() },
            ..GatewayOrder::default()
        })
    );
}

#[test]
fn mexican_create_answer_with_convenio_reference_and_concept() {
    let order = created(recorded!("mxn-create-answer.json"), &mexico());
    assert_eq!(order.amount, amount("152", &mexico()));
    assert_eq!(order.fee, amount("1", &mexico()));
    let url = some("http://testpaydesk.mxcashypay.com/index.html?PAYIN8374561426934530048");
    assert_eq!(
        order.details,
        PaymentDetails {
            pay_code: some("000000000000000001"),
            pay_url: url.clone(),
            pay_desk_url: url,
            reference: some("1411217"),
            concept: some("33812449733594396233"),
            bank_name: some("BBVA Bancomer"),
        }
    );
}

#[test]
fn colombian_answers_have_numbers_and_few_fields() {
    let terms = terms("COP", "America/Bogota");
    let order = created(recorded!("cop-create-answer.json"), &terms);
    assert_eq!((order.amount, order.fee), (amount("100", &terms), None));
    assert_eq!(order.details.pay_code, some("646012000000015942"));
    assert_eq!((order.details.pay_url, order.details.pay_desk_url), (None, None));

    let order = queried(recorded!("old-query-answer.json"), &terms);
    assert_eq!((order.amount, order.fee, order.pay_type), (amount("100", &terms), None, Some(1)));
    assert_eq!(order.status, Some(GatewayStatus::Paying));
}

#[test]
fn a_wallet_link_has_no_code() {
    let order = created(recorded!("idr-create-answer.json"), &indonesia());
    assert_eq!(order.details.pay_code, None, "an empty text is no code");
    assert_eq!(order.details.pay_url, some("https://m.dana.id/link/pay?bizNo=20241202111212800110166154827"));

    let order = queried(recorded!("new-query-answer.json"), &indonesia());
    assert_eq!(order.status, Some(GatewayStatus::Success));
    assert_eq!(order.completed_at, "2024-12-02T08:40:50Z".parse().ok());
}

#[test]
fn webhooks_of_both_generations() {
    let order = read_notification(recorded!("new-webhook.json"), &indonesia()).expect("an order");
    assert_eq!((order.amount, order.fee), (amount("20000", &indonesia()), amount("2500", &indonesia())));
    assert_eq!(order.pay_type, Some(41));
    assert_eq!(order.details.pay_code, some("OR.GPNQR..INOPROID_BS"));

    let order = read_notification(recorded!("old-webhook.json"), &mexico()).expect("an order");
    assert_eq!(order.order_no, some("2a6421c4-3758-4d1a-b47e-f7d0e7133f9e"), "longer than any limit says");
    assert_eq!(order.fee, amount("0", &mexico()));
    assert_eq!(order.order_type, None);
}

#[test]
fn patch_webhooks_name_their_original() {
    let order = read_notification(recorded!("pkr-webhook-api.json"), &mexico()).expect("an order");
    assert_eq!(order.order_type, Some(OrderType::Api));
    assert_eq!(order.patch_platform_no, order.platform_no);
    assert_eq!(order.completed_at, "2024-11-25T03:56:55Z".parse().ok());

    let order = read_notification(recorded!("pkr-webhook-patch.json"), &mexico()).expect("an order");
    assert_eq!(order.order_type, Some(OrderType::Patch));
    assert_eq!(order.platform_no, some("PAYIN1234500000000002"));
    assert_eq!(order.patch_platform_no, some("PAYIN1234500000000001"));
    assert_eq!(order.patch_order_no, some("order_xxxxxxxxxxxxxx0001"));
}

#[test]
fn an_error_has_no_data() {
    let envelope = read_envelope(recorded!("error-answer.json")).expect("a frame");
    let refusal = envelope.refusal().expect("a refusal");
    assert_eq!((refusal.code, refusal.word.as_str()), (500, "Payin_Order_Error"));
    assert_eq!(refusal.kind(), RefusalKind::OrderNotMade);
    assert!(envelope.is_empty());
    assert_eq!(read_create(&envelope, &mexico()), Err(WireError::Missing("data".to_owned())));
}

#[test]
fn balances_and_banks() {
    let idr = indonesia().currency;
    for (body, plain) in [
        (&recorded!("balance-answer.json")[..], "133334"),
        (&recorded!("real-balance-answer.json")[..], "1500000000"),
        (br#"{"code":200,"data":{"mchId":"1","balance":1.5E9}}"#, "1500000000"),
        (br#"{"code":200,"data":{"mchId":"1","balance":"12345678901234.89"}}"#, "12345678901234.89"),
    ] {
        let envelope = read_envelope(body).expect("a frame");
        let balance = read_balance(&envelope, idr).expect("a balance");
        assert_eq!(balance.available, amount(plain, &indonesia()));
    }

    let envelope = read_envelope(recorded!("balance-answer.json")).expect("a frame");
    let balance = read_balance(&envelope, idr).expect("a balance");
    assert_eq!((balance.merchant_id, balance.pending), (some("3002002"), amount("2437828", &indonesia())));

    let banks = |body: &[u8]| read_banks(&read_envelope(body).expect("a frame"));
    let bank = |id, code: &str, name: &str| Bank { id, code: code.to_owned(), name: name.to_owned() };
    assert_eq!(
        banks(recorded!("bank-list-answer.json")),
        Ok(vec![bank(1, "bankCode", "bankName"), bank(2, "bankCode", "bankName")])
    );
    assert_eq!(
        banks(br#"{"code":200,"data":[{"bankId":"33","bankCode":2209,"bankName":"NEQUI","bankType":"EWALLET"}]}"#),
        Ok(vec![bank(33, "2209", "NEQUI")])
    );
    assert_eq!(banks(br#"{"code":200,"data":[]}"#), Ok(Vec::new()));
    assert_eq!(
        banks(br#"{"code":200,"data":[{"bankCode":"1"}]}"#),
        Err(WireError::Missing("data[0].bankId".to_owned()))
    );
}

#[test]
fn published_requests_are_read_back() {
    let market = MarketCode::new("pk");
    let (order_no, request) = read_request(recorded!("pkr-create-request.json"), &market).expect("a request");
    assert_eq!(order_no, "order000000001");
    assert_eq!(
        request,
        Request {
            market,
            currency: Currency::parse("PKR").expect("three letters"),
            pay_type: 36,
            amount: amount("100", &terms("PKR", "Asia/Karachi")).expect("an amount"),
            expire_secs: 36000,
            payer_name: "test".to_owned(),
            remark: "PayIn".to_owned(),
        }
    );
    let (_, request) = read_request(recorded!("idr-create-request.json"), &MarketCode::new("id")).expect("a request");
    assert_eq!(request.pay_type, 43, "a text here");
    let (_, request) = read_request(recorded!("cop-create-request.json"), &MarketCode::new("co")).expect("a request");
    assert_eq!(request.amount.to_plain(0), "30000", "a number here");
}

#[test]
fn codes_are_numbers_or_texts() {
    let code = |body: &str| read_envelope(body.as_bytes()).map(|envelope| envelope.refusal().map(|r| r.code));
    assert_eq!(code(r#"{"code":200}"#), Ok(None));
    assert_eq!(code(r#"{"code":"200","msg":null,"more":{"a":[]}}"#), Ok(None));
    assert_eq!(code(r#"{"code":"500"}"#), Ok(Some(500)));
    assert_eq!(code(r#"{"code":0}"#), Ok(Some(0)), "only 200 is a success");
    assert_eq!(code("{}"), Err(WireError::Missing("code".to_owned())));
    assert_eq!(code(r#"{"code":null}"#), Err(WireError::Missing("code".to_owned())));
    assert_eq!(code(r#"{"code":"two"}"#), Err(WireError::NotWhole("code".to_owned())));
}

#[test]
fn null_empty_and_absent_are_the_same() {
    let full = r#"{"code":200,"data":{"orderNo":"P","payCode":"C","amount":1}}"#;
    let terms = mexico();
    for nothing in ["null", "\"\"", "\" \""] {
        let body = format!(
            r#"{{"code":200,"data":{{"orderNo":"P","payCode":"C","amount":1,"payUrl":{nothing},"fee":{nothing},
            "orderFee":{nothing},"orderStatus":{nothing},"completionTime":{nothing},"payType":{nothing}}}}}"#
        );
        assert_eq!(created(body.as_bytes(), &terms), created(full.as_bytes(), &terms), "{nothing}");
    }
    for nothing in ["null", "\"\"", "{}", "[]"] {
        let body = format!(r#"{{"code":200,"data":{nothing}}}"#);
        assert!(read_envelope(body.as_bytes()).expect("a frame").is_empty(), "{nothing}");
    }
}

#[test]
fn unknown_statuses_are_kept_and_not_final() {
    let body = br#"{"code":200,"data":{"orderStatus":"WAITING","orderType":"NEW"}}"#;
    let order = queried(body, &mexico());
    assert_eq!(order.status, Some(GatewayStatus::Other("WAITING".to_owned())));
    assert_eq!(order.order_type, Some(OrderType::Other("NEW".to_owned())));
}

#[test]
fn money_is_read_digit_by_digit_or_refused_with_its_place() {
    let read = |json: &str| {
        let body = format!(r#"{{"code":200,"data":{{"amount":{json}}}}}"#);
        let envelope = read_envelope(body.as_bytes()).map_err(|error| error.to_string())?;
        read_query(&envelope, &mexico()).map(|order| order.amount).map_err(|error| error.to_string())
    };
    // A float would make 12345678901234568 of the first one.
    for (json, plain) in
        [("12345678901234.89", "12345678901234.89"), ("\"152\"", "152"), ("1e2", "100"), ("2.5E+3", "2500")]
    {
        assert_eq!(read(json), Ok(amount(plain, &mexico())), "{json}");
    }
    assert_eq!(read("\"1,000\""), Err("data.amount: '1,000' is not an amount".to_owned()));
    assert_eq!(read("1e400"), Err("data.amount: the amount is too large".to_owned()));
    assert_eq!(read("0.00001"), Err("data.amount: at most 4 decimals are allowed".to_owned()));
    assert_eq!(read("true"), Err("data.amount is true or false, not a text or a number".to_owned()));
    assert_eq!(read("{}"), Err("data.amount is an object, not a text or a number".to_owned()));
}

#[test]
fn what_only_describes_is_left_out_when_it_is_odd() {
    let body = br#"{"code":200,"data":{"orderNo":"P","payType":"BNI","completionTime":"2024-12-02T12:07:06Z"}}"#;
    let order = queried(body, &mexico());
    assert_eq!((order.platform_no, order.pay_type, order.completed_at), (some("P"), None, None));
}

#[test]
fn both_names_of_the_fee_and_of_the_merchant() {
    let order = |data: &str| queried(format!(r#"{{"code":200,"data":{data}}}"#).as_bytes(), &mexico());
    assert_eq!(order(r#"{"orderFee":"1","mchId":7}"#), order(r#"{"fee":1.0,"merchantId":"7"}"#));
    assert_eq!(order(r#"{"fee":null,"orderFee":2}"#).fee, amount("2", &mexico()));
}

#[test]
fn a_key_that_stands_twice_is_an_error() {
    let error = read_envelope(br#"{"code":200,"code":500}"#).map(|_| ()).expect_err("twice");
    assert_eq!(error, WireError::DuplicateKey("code".to_owned()));
    let error = read_envelope(br#"{"code":200,"data":{"orderNo":"A","orderNo":"A"}}"#).map(|_| ()).expect_err("twice");
    assert_eq!(error, WireError::DuplicateKey("data.orderNo".to_owned()));
    // The sample of the old pages, with its braces put back.
    let sample = format!("{{{}}}", include_str!("../../../tests/data/gateway/showdoc-webhook.txt"));
    let error = read_notification(sample.as_bytes(), &indonesia()).expect_err("twice");
    assert_eq!(error, WireError::DuplicateKey("orderNo".to_owned()));
}

fn read_everything(body: &[u8]) {
    let terms = mexico();
    read_notification(body, &terms).ok();
    read_request(body, &MarketCode::new("mx")).ok();
    if let Ok(envelope) = read_envelope(body) {
        read_create(&envelope, &terms).ok();
        read_query(&envelope, &terms).ok();
        read_banks(&envelope).ok();
        read_balance(&envelope, terms.currency).ok();
    }
}

proptest! {
    #[test]
    fn bytes_are_read_or_refused_but_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read_everything(&bytes);
    }

    #[test]
    fn a_changed_answer_is_read_or_refused_but_never_panics(
        at in any::<prop::sample::Index>(),
        with in prop::collection::vec(any::<u8>(), 0..6),
        drop in 0_usize..6,
    ) {
        let mut body = recorded!("real-idr-query-answer.json").to_vec();
        let from = at.index(body.len());
        let to = (from + drop).min(body.len());
        body.splice(from..to, with);
        read_everything(&body);
    }

    #[test]
    fn odd_values_anywhere_are_read_or_refused_but_never_panic(
        key in prop::sample::select(vec!["amount", "fee", "payType", "orderStatus", "completionTime", "balance", "bankId"]),
        value in prop_oneof![
            "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,12})?",
            "\"[0-9eE+.: -]{0,40}\"",
            Just("[[[]]]".to_owned()),
        ],
    ) {
        read_everything(format!(r#"{{"code":200,"data":{{"{key}":{value}}}}}"#).as_bytes());
        read_everything(format!(r#"{{"{key}":{value}}}"#).as_bytes());
    }

    #[test]
    fn amounts_round_trip_through_every_notation(units in 0_i64..1_000_000_000_000_000) {
        let terms = mexico();
        let amount = Amount::from_units_e4(units, terms.currency);
        let plain = amount.to_plain(2);
        for json in [plain.clone(), format!("\"{plain}\""), format!("{plain}0e0"), format!("{plain}E+0")] {
            // Four decimals and one more digit are more than an amount has; the trailing zero is nothing.
            let body = format!(r#"{{"code":200,"data":{{"amount":{json}}}}}"#);
            prop_assert_eq!(queried(body.as_bytes(), &terms).amount, Some(amount));
        }
    }
}
