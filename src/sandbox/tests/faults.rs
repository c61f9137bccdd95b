//! Each fault does what it says, to the answer and to the order.

use super::*;

/// What a fault leaves of the answer to a creation.
enum Seen {
    /// The usual answer.
    Usual,
    /// Nothing at all.
    Cut,
    /// This status and a page.
    Page(u16),
    /// A business error.
    Word(&'static str),
    /// Less than was promised.
    Torn,
    /// Whole JSON of other types; checked apart.
    Odd,
}

#[tokio::test]
async fn each_fault_shows_and_makes_what_it_says() {
    let short = Duration::from_millis(30);
    for (fault, seen, made) in [
        (Fault::Delay(short), Seen::Usual, true),
        (Fault::Slow(short), Seen::Usual, true),
        (Fault::DropAfter, Seen::Cut, true),
        (Fault::DropBefore, Seen::Cut, false),
        (Fault::BadGateway { made: false }, Seen::Page(502), false),
        (Fault::BadGateway { made: true }, Seen::Page(502), true),
        (Fault::TornJson, Seen::Torn, true),
        (Fault::NotJson, Seen::Page(200), true),
        (Fault::Busy, Seen::Word("System_busy"), false),
        (Fault::Maintenance, Seen::Word("System_Maintenance"), false),
        (Fault::SystemError { made: false }, Seen::Word("System_error"), false),
        (Fault::SystemError { made: true }, Seen::Word("System_error"), true),
        (Fault::WrongTypes, Seen::Odd, true),
        (Fault::Nonsense, Seen::Odd, true),
    ] {
        let bench = Bench::new().await;
        bench.sandbox.faults().push(Endpoint::PayIn, fault, When::Next(1));
        let reply = bench.create("id", "X1").await;
        match seen {
            Seen::Usual => assert_eq!(reply.data()["mchOrderNo"], "X1", "{fault:?}"),
            Seen::Cut => assert_eq!((reply.status, reply.body.len()), (0, 0), "{fault:?}"),
            Seen::Page(status) => {
                assert_eq!((reply.status, &reply.content_type[..9]), (status, "text/html"), "{fault:?}");
            }
            Seen::Word(word) => assert_eq!(reply.refusal(), word, "{fault:?}"),
            Seen::Torn => {
                assert_eq!(reply.status, 200, "{fault:?}");
                assert!(!reply.body.is_empty() && reply.body.len() < reply.promised, "{reply:?}");
            }
            Seen::Odd => assert!(reply.json().is_object(), "{fault:?}"),
        }
        let expected: &[&str] = if made { &["X1"] } else { &[] };
        assert_eq!(bench.order_nos(), expected, "{fault:?}");
        // The script is over: the same request is made, or was made before.
        let again = bench.create("id", "X1").await.json();
        assert_eq!(again["msg"], if made { "Payin_Order_Error" } else { "SUCCESS" }, "{fault:?}");
    }
}

#[tokio::test]
async fn a_hanging_answer_never_comes_though_the_order_is_made() {
    let bench = Bench::new().await;
    bench.sandbox.faults().push(Endpoint::PayIn, Fault::Hang, When::Next(1));
    let waited = tokio::time::timeout(Duration::from_millis(200), bench.create("id", "H1")).await;
    assert!(waited.is_err());
    assert_eq!(bench.order_nos(), ["H1"]);
}

#[tokio::test]
async fn a_slow_request_is_done_after_its_client_has_gone() {
    let bench = Bench::new().await;
    bench.sandbox.faults().push(Endpoint::PayIn, Fault::Slow(Duration::from_millis(150)), When::Next(1));
    let waited = tokio::time::timeout(Duration::from_millis(30), bench.create("id", "L1")).await;
    assert!(waited.is_err());
    assert_eq!(bench.query("id", "L1").await.refusal(), "Order_not_exist", "it is still on its way");
    for _ in 0..100 {
        if bench.sandbox.orders().len() == 1 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the order was never made");
}

#[tokio::test]
async fn wrong_types_can_still_be_read_and_nonsense_cannot() {
    let bench = Bench::new().await;
    bench.sandbox.faults().push(Endpoint::PayIn, Fault::WrongTypes, When::Always);
    bench.sandbox.faults().push(Endpoint::PayInQuery, Fault::Nonsense, When::Always);
    bench.sandbox.faults().push(Endpoint::PayInBankListQuery, Fault::WrongTypes, When::Always);

    let texts = bench.create("id", "W1").await.json();
    assert_eq!(texts["code"], "200");
    assert_eq!(texts["data"]["merchantId"], 1_000_904);
    assert_eq!(texts["data"]["amount"], 20000);
    assert_eq!(texts["data"]["mchOrderNo"], "W1");
    let numbers = bench.create("co", "W1").await.json();
    assert_eq!(numbers["data"]["amount"], "30000");
    let banks = bench.ask("co", Endpoint::PayInBankListQuery, &json!({"nonceStr": "1"})).await.json();
    assert_eq!(banks["data"][0]["bankId"], "901");

    let nonsense = bench.query("id", "W1").await.json();
    assert_eq!(nonsense["code"], 200);
    let data = nonsense["data"].as_object().expect("an object");
    assert!(data.values().all(|value| value.is_array() || value.is_boolean() || value.is_object()), "{nonsense}");
}

#[tokio::test]
async fn first_tries_fail_and_second_ones_do_not() {
    let bench = Bench::new().await;
    bench.sandbox.faults().push(Endpoint::PayIn, Fault::DropBefore, When::EveryFirstTry);
    for order_no in ["E1", "E2", "E3"] {
        assert_eq!(bench.create("mx", order_no).await.status, 0);
        bench.create("mx", order_no).await.data();
    }
    assert_eq!(bench.order_nos(), ["E1", "E2", "E3"]);
    assert_eq!(bench.sandbox.requests("/api/payIn"), 6);
    assert_eq!(bench.sandbox.requests("/api/getBalance"), 0);
}

/// reqwest, as the client uses it: kept-alive connections, one of which is cut, and no request sent twice by itself.
#[tokio::test]
async fn a_keeping_client_sees_the_cut_and_goes_on() {
    rustls::crypto::ring::default_provider().install_default().ok();
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let bench = Bench::new().await;
    bench.sandbox.faults().push(Endpoint::PayIn, Fault::DropAfter, When::Next(1));
    let ask = async |endpoint: Endpoint, body: Value| {
        let merchant = bench.merchant("id");
        let body = body.to_string();
        client
            .post(format!("{}{}", bench.sandbox.base_url(), endpoint.path()))
            .header("Content-Type", "application/json")
            .header("MerchantId", &merchant.merchant_id)
            .header("Sign", md5_hex(body.as_bytes(), merchant))
            .body(body)
            .send()
            .await
    };
    let nonce = json!({"nonceStr": "1"});
    assert_eq!(ask(Endpoint::GetBalance, nonce.clone()).await.expect("an answer").status(), 200);
    assert!(ask(Endpoint::PayIn, payin("id", "K1")).await.is_err());
    assert_eq!(bench.sandbox.requests("/api/payIn"), 1, "the client does not repeat it");
    assert_eq!(ask(Endpoint::GetBalance, nonce).await.expect("an answer").status(), 200);
}
