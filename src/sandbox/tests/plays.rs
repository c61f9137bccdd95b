//! What the payer does, what the orders become, and what the webhooks say.

use tokio::net::TcpListener;

use super::*;

const PATCHING: [&str; 3] = ["mx", "pe", "pk"];

async fn played(market: &str, play: Play) -> Bench {
    let bench = Bench::new().await;
    bench.create(market, "P1").await.data();
    let id = bench.merchant(market).merchant_id.clone();
    bench.sandbox.play(&id, "P1", play).expect("it waits for the payer");
    bench
}

/// Bodies of all webhooks, after checking their headers and form.
fn told(bench: &Bench) -> Vec<Value> {
    bench
        .sandbox
        .webhooks()
        .iter()
        .map(|webhook| {
            let merchants = bench.sandbox.merchants();
            let merchant = merchants.iter().find(|merchant| merchant.merchant_id == webhook.merchant_id);
            let merchant = merchant.expect("a merchant");
            let sign = md5_hex(&webhook.body, merchant);
            let headers = [
                ("Content-Type", "application/json".to_owned()),
                ("MerchantId", merchant.merchant_id.clone()),
                ("Sign", sign),
            ];
            assert_eq!(webhook.headers, headers);
            let text = std::str::from_utf8(&webhook.body).expect("UTF-8");
            assert!(!text.contains("null"), "{text}");
            let body: Value = serde_json::from_str(text).expect("JSON");
            // serde_json sorts keys, so an equal text means sorted keys, no blanks, and `20000.0` for a number.
            assert_eq!(body.to_string(), text);
            assert!(body["amount"].is_f64() && body["fee"].is_f64(), "a decimal point: {text}");
            body
        })
        .collect()
}

#[tokio::test]
async fn an_exact_payment_pays_the_order_in_every_market() {
    for market in ["co", "id", "mx", "pe", "pk"] {
        let bench = played(market, Play::Exact).await;
        let found = bench.query(market, "P1").await.data();
        assert_eq!(found["orderStatus"], "SUCCESS", "{market}");
        assert!(!found["fee"].is_null(), "{market}");
        let local = match market {
            "id" => "2026-11-22 15:31:10",
            "mx" => "2026-11-22 02:31:10",
            "pk" => "2026-11-22 13:31:10",
            _ => "2026-11-22 03:31:10",
        };
        assert_eq!(found["completionTime"], local, "{market}");
        let told = told(&bench);
        assert_eq!(told.len(), 1, "{market}");
        assert_eq!((&told[0]["orderStatus"], &told[0]["completionTime"]), (&json!("SUCCESS"), &json!(local)));
        assert_eq!(told[0]["orderNo"], found["orderNo"]);
    }
}

#[tokio::test]
async fn webhooks_have_the_fields_of_their_pages() {
    let text = async |market: &str| {
        let bench = played(market, Play::Exact).await;
        told(&bench)[0].as_object().expect("an object").keys().cloned().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(text("co").await, "amount completionTime fee mchOrderNo merchantId nonceStr orderNo orderStatus payUrl");
    assert_eq!(
        text("id").await,
        "amount completionTime fee mchOrderNo merchantId nonceStr orderNo orderStatus payCode payType"
    );
    assert_eq!(
        text("pe").await,
        "amount completionTime fee mchOrderNo merchantId nonceStr orderNo orderStatus orderType patchMchOrderNo \
         patchOrderNo payDeskUrl payUrl"
    );
    for market in ["mx", "pk"] {
        assert_eq!(
            text(market).await,
            "amount completionTime fee mchOrderNo merchantId nonceStr orderNo orderStatus orderType patchMchOrderNo \
             patchOrderNo payCode payType payUrl"
        );
    }
}

#[tokio::test]
async fn the_indonesian_webhook_is_the_captured_one() {
    let bench = played("id", Play::Exact).await;
    let order = bench.sandbox.orders().remove(0);
    let body = String::from_utf8(bench.sandbox.webhooks().remove(0).body).expect("UTF-8");
    let expected = format!(
        r#"{{"amount":20000.0,"completionTime":"2026-11-22 15:31:10","fee":800.0,"mchOrderNo":"P1","merchantId":"1000904","nonceStr":"1795336270000","orderNo":"{}","orderStatus":"SUCCESS","payCode":"{}","payType":"26"}}"#,
        order.platform_no,
        order.details.pay_code.expect("a number"),
    );
    assert_eq!(body, expected);
}

#[tokio::test]
async fn another_amount_makes_a_patch_order_where_the_pages_know_them() {
    for market in PATCHING {
        for (play, paid) in [(Play::Less, "101"), (Play::More, "182")] {
            let bench = played(market, play).await;
            let original = bench.query(market, "P1").await.data();
            assert_eq!((&original["orderStatus"], &original["orderType"]), (&json!("PAYING"), &json!("API")));
            let patch = bench.query(market, "P100001").await.data();
            assert_eq!((&patch["orderStatus"], &patch["orderType"]), (&json!("SUCCESS"), &json!("PATCH")));
            assert_eq!(patch["mchOrderNo"], "P100001");
            assert_eq!(patch["patchMchOrderNo"], "P1");
            assert_eq!(patch["patchOrderNo"], original["orderNo"]);
            assert_ne!(patch["orderNo"], original["orderNo"]);
            let told = told(&bench);
            assert_eq!(told.len(), 1);
            assert_eq!((&told[0]["orderType"], &told[0]["mchOrderNo"]), (&json!("PATCH"), &json!("P100001")));
            assert!(told[0].get("payUrl").is_none());
            if market == "mx" {
                assert_eq!(told[0]["amount"].to_string(), format!("{paid}.0"), "two thirds and six fifths of 152");
            }
        }
    }
}

#[tokio::test]
async fn patch_orders_alternate_with_the_contradicting_form() {
    let bench = played("mx", Play::Less).await;
    let id = bench.merchant("mx").merchant_id.clone();
    bench.sandbox.play(&id, "P1", Play::Less).expect("it still waits");
    let told = told(&bench);
    assert_eq!((&told[0]["mchOrderNo"], &told[0]["patchMchOrderNo"]), (&json!("P100001"), &json!("P1")));
    assert_eq!((&told[1]["mchOrderNo"], &told[1]["patchMchOrderNo"]), (&json!("P1"), &json!("P10001")));
    assert_eq!(told[0]["patchOrderNo"], told[1]["patchOrderNo"], "the original, in both forms");
    assert_ne!(told[0]["nonceStr"], Value::Null);
    // By the number it has, the contradicting one is found too, and the original stays found by its own.
    let patch = bench.query("mx", "P10001").await.data();
    assert_eq!((&patch["mchOrderNo"], &patch["orderType"]), (&json!("P1"), &json!("PATCH")));
    assert_eq!(bench.query("mx", "P1").await.data()["orderType"], "API");
    // Paid at last.
    bench.sandbox.play(&id, "P1", Play::Exact).expect("it still waits");
    assert_eq!(bench.query("mx", "P1").await.data()["orderStatus"], "SUCCESS");
    assert!(matches!(bench.sandbox.play(&id, "P100001", Play::Exact), Err(PlayError::IsPatch)));
}

#[tokio::test]
async fn elsewhere_the_original_is_paid_with_what_came() {
    for (market, play, paid) in [
        ("id", Play::Less, "13333.0"),
        ("id", Play::More, "24000.0"),
        ("co", Play::Less, "20000.0"),
        ("co", Play::More, "36000.0"),
    ] {
        let bench = played(market, play).await;
        let found = bench.query(market, "P1").await.data();
        assert_eq!(found["orderStatus"], "SUCCESS");
        let ordered = if market == "id" { "\"20000\"" } else { "30000.0" };
        assert_eq!(found["amount"].to_string(), ordered, "a query tells what was ordered");
        let told = told(&bench);
        assert_eq!(told[0]["amount"].to_string(), paid, "a webhook tells what was paid");
        assert_eq!(bench.sandbox.orders().len(), 1);
    }
}

#[tokio::test]
async fn paying_twice() {
    for market in PATCHING {
        let bench = played(market, Play::Twice).await;
        assert_eq!(bench.query(market, "P1").await.data()["orderStatus"], "SUCCESS");
        assert_eq!(bench.query(market, "P100001").await.data()["orderType"], "PATCH");
        let told = told(&bench);
        assert_eq!((&told[0]["orderType"], &told[1]["orderType"]), (&json!("API"), &json!("PATCH")));
        assert_eq!(told[0]["amount"], told[1]["amount"]);
    }
    let bench = played("id", Play::Twice).await;
    let told = told(&bench);
    assert_eq!(told.len(), 2);
    assert_eq!(told[0]["orderNo"], told[1]["orderNo"]);
    assert_ne!(told[0]["completionTime"], told[1]["completionTime"]);
    assert_ne!(told[0]["nonceStr"], told[1]["nonceStr"]);
    assert_eq!(bench.sandbox.orders().len(), 1);
}

#[tokio::test]
async fn failing_and_paying_late() {
    let bench = played("id", Play::Fail).await;
    let id = bench.merchant("id").merchant_id.clone();
    let found = bench.query("id", "P1").await.data();
    assert_eq!((&found["orderStatus"], &found["completionTime"]), (&json!("FAIL"), &Value::Null));
    assert_eq!(told(&bench)[0]["orderStatus"], "FAIL");
    assert!(told(&bench)[0].get("completionTime").is_some(), "as in the gateway's FAIL sample");
    assert!(matches!(bench.sandbox.play(&id, "P1", Play::Exact), Err(PlayError::NotOpen("FAIL"))));

    bench.sandbox.play(&id, "P1", Play::Late).expect("money can come after a failure");
    let order = bench.sandbox.orders().remove(0);
    assert_eq!(order.status, Status::Success);
    assert!(order.completed_at > Some(order.expires_at));
    assert!(matches!(bench.sandbox.play(&id, "P1", Play::Late), Err(PlayError::NotOpen("SUCCESS"))));

    bench.create("id", "P2").await.data();
    bench.advance(Duration::from_hours(2));
    bench.sandbox.play(&id, "P2", Play::Late).expect("it waits");
    let order = bench.sandbox.orders().remove(1);
    assert_eq!(order.completed_at.map(Timestamp::as_millisecond), Some(START_MS + 7_200_000), "now, which is late");
}

#[tokio::test]
async fn only_existing_orders_are_played() {
    let bench = played("id", Play::Exact).await;
    let mx = bench.merchant("mx").merchant_id.clone();
    assert!(matches!(bench.sandbox.play(&mx, "P1", Play::Exact), Err(PlayError::NoSuchOrder)));
    assert!(matches!(bench.sandbox.play("1", "P1", Play::Exact), Err(PlayError::NoSuchOrder)));
    assert_eq!(bench.sandbox.webhooks().len(), 1);
}

#[tokio::test]
async fn webhooks_are_logged_and_posted_to_loopback() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("webhooks.jsonl");
    let bench = Bench::with(|config| config.webhook_log = Some(log.clone())).await;
    let server = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let mut body = payin("id", "N1");
    let port = server.local_addr().expect("an address").port();
    set(&mut body, &json!({"notifyUrl": format!("http://127.0.0.1:{port}/hooks/in?shop=1")}));
    bench.ask("id", Endpoint::PayIn, &body).await.data();
    let id = bench.merchant("id").merchant_id.clone();
    bench.sandbox.play(&id, "N1", Play::Twice).expect("it waits");

    let mut received = Vec::new();
    for _ in 0..2 {
        let (mut stream, _) = server.accept().await.expect("a webhook");
        let mut bytes = vec![0; 4096];
        let mut len = 0;
        while !bytes[..len].ends_with(b"}") {
            len += stream.read(&mut bytes[len..]).await.expect("bytes");
        }
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nSUCCESS").await.expect("it reads");
        received.push(String::from_utf8(bytes[..len].to_vec()).expect("UTF-8"));
    }
    let kept = bench.sandbox.webhooks();
    let logged = std::fs::read_to_string(&log).expect("a log");
    for (i, webhook) in kept.iter().enumerate() {
        let (head, body) = received[i].split_once("\r\n\r\n").expect("a head");
        assert!(head.starts_with("POST /hooks/in?shop=1 HTTP/1.1\r\n"), "{head}");
        assert!(head.contains(&format!("Sign: {}", webhook.headers[2].1)), "{head}");
        assert_eq!(body.as_bytes(), webhook.body, "the bytes that were signed");
        let line: Value = serde_json::from_str(logged.lines().nth(i).expect("a line")).expect("JSON");
        assert_eq!(
            (&line["method"], &line["path"], &line["ts"]),
            (&json!("POST"), &json!("/hooks/in"), &json!(START_MS))
        );
        assert_eq!(line["headers"]["Sign"], webhook.headers[2].1);
        assert_eq!(line["body"], body);
    }
    assert_eq!(logged.lines().count(), 2);
}
