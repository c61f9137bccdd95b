//! Every endpoint in every market, in the shapes of the real payloads.

use super::*;

#[tokio::test]
async fn every_product_of_every_market_is_made_found_and_told() {
    let bench = Bench::new().await;
    let catalogue = Catalogue::built_in();
    let mut count = 0;
    for market in catalogue.iter() {
        let code = market.code.as_str();
        for pay_type in &market.pay_types {
            let order_no = format!("T-{code}-{}", pay_type.number);
            let mut body = payin(code, &order_no);
            set(&mut body, &json!({"payType": pay_type.number}));
            if pay_type.banks_from_gateway {
                set(&mut body, &json!({"userType": "1", "bankId": 911}));
            }
            let created = bench.ask(code, Endpoint::PayIn, &body).await.data();
            let found = bench.query(code, &order_no).await.data();
            for name in ["merchantId", "mchOrderNo", "orderNo", "payCode"] {
                assert_eq!(created[name], found[name], "{order_no} {name}");
            }
            assert_eq!(found["payType"], pay_type.number.to_string(), "the number as a text");
            assert_eq!(found["orderStatus"], "PAYING");
            assert!(found["completionTime"].is_null());
            let platform_no = found["orderNo"].as_str().expect("a text");
            assert_eq!((platform_no.len(), &platform_no[..5]), (24, "PAYIN"));
            let by_platform = json!({"orderNo": platform_no, "nonceStr": "1"});
            assert_eq!(bench.ask(code, Endpoint::PayInQuery, &by_platform).await.data(), found);
            count += 1;
        }
    }
    assert!(count >= 20, "all products of five markets: {count}");
    assert_eq!(bench.sandbox.orders().len(), count);
    assert_eq!(bench.sandbox.requests("/api/payIn"), count as u64);
    assert_eq!(bench.sandbox.requests("/api/payInQuery"), 2 * count as u64);
}

/// The exact texts, but for the numbers that differ from order to order.
#[tokio::test]
async fn shapes_are_those_of_the_pages() {
    let bench = Bench::new().await;
    let desk = format!("{}/desk/PAYIN~", bench.sandbox.base_url());
    for (market, created, found) in [
        (
            "co",
            r#"{"merchantId":"1000315","mchOrderNo":"S1","orderNo":"PAYIN~","payCode":"~","payUrl":"DESK","amount":30000}"#,
            r#"{"merchantId":"1000315","mchOrderNo":"S1","orderNo":"PAYIN~","payType":"154","payCode":"~","payUrl":"DESK","amount":30000.0,"fee":null,"orderStatus":"PAYING","completionTime":null}"#,
        ),
        (
            "pe",
            r#"{"merchantId":"1001605","mchOrderNo":"S1","orderNo":"PAYIN~","payCode":"~","payUrl":"DESK","payDeskUrl":"DESK","amount":150.5}"#,
            r#"{"merchantId":"1001605","mchOrderNo":"S1","orderNo":"PAYIN~","payType":"200","payCode":"~","payUrl":"DESK","payDeskUrl":"DESK","amount":150.5,"patchOrderNo":"PAYIN~","patchMchOrderNo":"S1","orderType":"API","fee":null,"orderStatus":"PAYING","completionTime":null}"#,
        ),
        (
            "pk",
            r#"{"merchantId":"1001611","mchOrderNo":"S1","orderNo":"PAYIN~","payCode":"","payUrl":"https://m.launchpayment.example/link/pay?bizNo=~","payDeskUrl":"https://m.launchpayment.example/link/pay?bizNo=~","amount":1500}"#,
            r#"{"merchantId":"1001611","mchOrderNo":"S1","orderNo":"PAYIN~","payType":"36","payCode":"","payUrl":"https://m.launchpayment.example/link/pay?bizNo=~","payDeskUrl":"DESK","amount":"1500","patchOrderNo":"PAYIN~","patchMchOrderNo":"S1","orderType":"API","fee":"60","orderStatus":"PAYING","completionTime":null,"nonceStr":null}"#,
        ),
        (
            "id",
            r#"{"merchantId":"1000904","mchOrderNo":"S1","orderNo":"PAYIN~","payCode":"~","payUrl":null,"payDeskUrl":"DESK","amount":"20000","orderFee":"800"}"#,
            r#"{"merchantId":"1000904","mchOrderNo":"S1","orderNo":"PAYIN~","payType":"26","payCode":"~","payUrl":null,"payDeskUrl":"DESK","amount":"20000","fee":"800","orderStatus":"PAYING","completionTime":null,"nonceStr":null}"#,
        ),
        (
            "mx",
            r#"{"merchantId":"1001324","mchOrderNo":"S1","orderNo":"PAYIN~","bankName":null,"reference":null,"concept":null,"payCode":"~","payUrl":"DESK","payDeskUrl":"DESK","amount":"152","orderFee":"6"}"#,
            r#"{"merchantId":"1001324","mchOrderNo":"S1","orderNo":"PAYIN~","payType":"69","payCode":"~","payUrl":"DESK","payDeskUrl":"DESK","amount":152.0,"patchOrderNo":"PAYIN~","patchMchOrderNo":"S1","orderType":"API","fee":null,"orderStatus":"PAYING","completionTime":null}"#,
        ),
    ] {
        for (reply, expected) in [(bench.create(market, "S1").await, created), (bench.query(market, "S1").await, found)]
        {
            reply.json();
            let expected = format!(r#"{{"msg":"SUCCESS","code":200,"data":{expected}}}"#).replace("DESK", &desk);
            assert_eq!(masked(reply.text()), masked(&expected), "{market}");
        }
    }
}

/// Puts `~` for every run of digits longer than a merchant id.
fn masked(text: &str) -> String {
    let mut out = String::new();
    let mut run = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_digit() {
            run.push(c);
            continue;
        }
        out.push_str(if run.len() > 7 { "~" } else { &run });
        run.clear();
        out.push(c);
    }
    out
}

#[tokio::test]
async fn every_other_clabe_comes_with_a_convenio() {
    let bench = Bench::new().await;
    let plain = bench.create("mx", "M1").await.data();
    let centralised = bench.create("mx", "M2").await.data();
    assert!(plain["payCode"].as_str().expect("a CLABE").starts_with("684180104"));
    assert!(plain["reference"].is_null() && plain["concept"].is_null() && plain["bankName"].is_null());
    assert_eq!(centralised["payCode"], "012914002014112176");
    assert_eq!(centralised["reference"], "1411217");
    assert_eq!(centralised["concept"].as_str().map(str::len), Some(20));
    assert_eq!(centralised["bankName"], "BBVA Bancomer");
}

#[tokio::test]
async fn banks_belong_to_colombia() {
    let bench = Bench::new().await;
    let nonce = json!({"nonceStr": "1"});
    let reply = bench.ask("co", Endpoint::PayInBankListQuery, &nonce).await;
    let banks = reply.data();
    let banks = banks.as_array().expect("a list");
    assert!(banks.len() >= 12);
    assert!(reply.text().contains(r#"{"bankId":911,"bankCode":"1007","bankName":"BANCOLOMBIA"}"#));
    assert_eq!(bench.ask("mx", Endpoint::PayInBankListQuery, &nonce).await.data(), json!([]));
}

#[tokio::test]
async fn the_balance_grows_with_payments() {
    let bench = Bench::new().await;
    let nonce = json!({"nonceStr": "1"});
    let balance = |reply: Reply| reply.text().to_owned();
    let before = balance(bench.ask("id", Endpoint::GetBalance, &nonce).await);
    assert_eq!(
        before,
        r#"{"msg":"SUCCESS","code":200,"data":{"mchId":"1000904","balance":1000000.0,"unBalance":0.0}}"#
    );
    bench.create("id", "B1").await.data();
    bench.sandbox.play("1000904", "B1", Play::Exact).expect("it waits");
    let after = balance(bench.ask("id", Endpoint::GetBalance, &nonce).await);
    assert!(after.contains(r#""balance":1019200.0"#), "20000 less 4 %: {after}");
}

#[tokio::test]
async fn upper_case_signatures_charsets_and_exact_bytes_are_taken() {
    let bench = Bench::new().await;
    let merchant = bench.merchant("id").clone();
    // Escapes and blanks that no serialiser of ours would write: the bytes are signed, not their meaning.
    let body = br#"{ "nonceStr" : "\u0031" }"#;
    let headers = [
        ("Content-Type", "application/json;charset=UTF-8".to_owned()),
        ("MerchantId", merchant.merchant_id.clone()),
        ("Sign", md5_hex(body, &merchant).to_ascii_uppercase()),
    ];
    bench.send("POST", "/api/getBalance", &headers, body).await.data();
}

#[tokio::test]
async fn the_control_address_plays_and_scripts() {
    let bench = Bench::new().await;
    let json_type = [("Content-Type", "application/json".to_owned())];
    let control =
        async |path: &str, body: Value| bench.send("POST", path, &json_type, body.to_string().as_bytes()).await;

    assert_eq!(bench.send("GET", "/simulator", &[], b"").await.json(), json!({"simulator": "cobro"}));
    bench.create("id", "C1").await.data();
    let play = json!({"merchantId": "1000904", "mchOrderNo": "C1", "play": "exact"});
    let played = control("/simulator/play", play.clone()).await.json();
    assert_eq!((&played["msg"], &played["code"]), (&json!("SUCCESS"), &json!(200)));
    let sent = bench.sandbox.webhooks().remove(0);
    let told = &played["data"]["webhooks"][0];
    assert_eq!(told["body"].as_str().map(str::as_bytes), Some(sent.body.as_slice()), "what was sent, byte for byte");
    assert_eq!((&told["merchantId"], &told["sign"]), (&json!("1000904"), &json!(sent.headers[2].1)));
    assert_eq!(bench.query("id", "C1").await.data()["orderStatus"], "SUCCESS");
    let again = control("/simulator/play", play.clone()).await.json();
    assert_eq!(again["code"], 500);
    assert!(again["msg"].as_str().expect("a reason").contains("SUCCESS"), "{again}");

    let fault = json!({"endpoint": "payInQuery", "fault": "busy", "when": "next:2"});
    assert_eq!(control("/simulator/fault", fault).await.json()["code"], 200);
    assert_eq!(bench.query("id", "C1").await.refusal(), "System_busy");
    assert_eq!(control("/simulator/fault", json!({"fault": "none"})).await.json()["code"], 200);
    bench.query("id", "C1").await.data();
    assert_eq!(control("/simulator/fault", json!({"fault": "earthquake"})).await.json()["code"], 500);

    // A web page in a browser can send this type unasked, and no other.
    let as_page = [("Content-Type", "text/plain".to_owned())];
    let reply = bench.send("POST", "/simulator/play", &as_page, play.to_string().as_bytes()).await;
    assert_eq!(reply.json()["code"], 500);

    let orders = bench.send("GET", "/simulator/orders", &[], b"").await.json();
    assert_eq!(orders["orders"][0]["mchOrderNo"], "C1");
}

#[tokio::test]
async fn the_pay_desk_shows_the_order() {
    let bench = Bench::new().await;
    let created = bench.create("pe", "D1").await.data();
    let path = format!("/desk/{}", created["orderNo"].as_str().expect("a number"));
    let page = bench.send("GET", &path, &[], b"").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("150.5 PEN, PAYING"), "{}", page.text());
    assert_eq!(bench.send("GET", "/desk/PAYIN1", &[], b"").await.status, 404);
}

#[tokio::test]
async fn merchants_are_fixed_and_their_keys_long() {
    let merchants = default_merchants(&Catalogue::built_in());
    assert_eq!(merchants.len(), 5);
    for merchant in &merchants {
        assert!(merchant.merchant_id.bytes().all(|byte| byte.is_ascii_digit()));
        assert!(merchant.key.expose_secret().len() >= 32);
        assert!(!format!("{merchant:?}").contains(merchant.key.expose_secret()));
    }
}
