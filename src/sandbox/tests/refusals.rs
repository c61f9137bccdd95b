//! Every word of the error table, and that nothing is made when one is said.

use super::*;

#[tokio::test]
async fn headers_and_bodies() {
    let bench = Bench::new().await;
    let merchant = bench.merchant("id").clone();
    let body = payin("id", "R1").to_string().into_bytes();
    let right = |body: &[u8]| {
        vec![
            ("Content-Type", "application/json".to_owned()),
            ("MerchantId", merchant.merchant_id.clone()),
            ("Sign", md5_hex(body, &merchant)),
        ]
    };
    let but = |name: &str, value: Option<&str>| {
        let mut headers = right(&body);
        headers.retain(|(key, _)| *key != name);
        if let Some(value) = value {
            let name = if name == "Sign" {
                "Sign"
            } else if name == "MerchantId" {
                "MerchantId"
            } else {
                "Content-Type"
            };
            headers.push((name, value.to_owned()));
        }
        headers
    };
    let other_key = md5_hex(&body, bench.merchant("mx"));
    for (method, headers, body, word) in [
        ("GET", right(&body), body.as_slice(), "RequestMethod_not_post"),
        ("PUT", right(&body), &body, "RequestMethod_not_post"),
        ("POST", but("Content-Type", Some("text/plain")), &body, "RequestContentType_not_json"),
        ("POST", but("Content-Type", None), &body, "RequestContentType_not_json"),
        ("POST", but("MerchantId", None), &body, "MerchantId_is_null"),
        ("POST", but("MerchantId", Some(" ")), &body, "MerchantId_is_null"),
        ("POST", but("MerchantId", Some("10x")), &body, "MerchantId_not_Number"),
        ("POST", but("MerchantId", Some("999")), &body, "MerchantId_is_error"),
        ("POST", right(b""), b"", "RequestBody_is_null"),
        ("POST", but("Sign", None), &body, "Sign_verify_error"),
        ("POST", but("Sign", Some(&other_key)), &body, "Sign_verify_error"),
        ("POST", right(&[&body[..], b" "].concat()), &body, "Sign_verify_error"),
        ("POST", right(b"[1]"), b"[1]", "Params_jsonFormat_error"),
        ("POST", right(b"{\"a\":"), b"{\"a\":", "Params_jsonFormat_error"),
        ("POST", right(b"\xff"), b"\xff", "Params_jsonFormat_error"),
    ] {
        for endpoint in Endpoint::ALL {
            let reply = bench.send(method, endpoint.path(), &headers, body).await;
            assert_eq!(reply.refusal(), word, "{method} {}", endpoint.word());
        }
    }
    let long = vec![b' '; 100_000];
    assert_eq!(bench.send("POST", "/api/payIn", &right(&long), &long).await.refusal(), "Params_jsonFormat_error");
    assert_eq!(bench.order_nos(), [""; 0]);
    assert_eq!(bench.send("POST", "/api/nothing", &right(&body), &body).await.status, 404);
}

#[tokio::test]
async fn every_field_rule_of_every_market() {
    let bench = Bench::new().await;
    let long_name = "ñ".repeat(33);
    for (market, change, word) in [
        ("mx", json!({"currency": null}), "Params_currency_Required"),
        ("mx", json!({"currency": "COP"}), "Params_currency_error"),
        ("mx", json!({"payType": null}), "Params_payType_Required"),
        ("mx", json!({"payType": 70}), "Params_payType_error"),
        ("mx", json!({"payType": "SPEI"}), "Params_payType_error"),
        ("mx", json!({"amount": null}), "Params_amount_Required"),
        ("mx", json!({"amount": 39}), "Params_amount_error"),
        ("mx", json!({"amount": 15001}), "Params_amount_error"),
        ("mx", json!({"amount": "152.50"}), "Params_amount_error"),
        ("mx", json!({"amount": "1,520"}), "Params_amount_error"),
        ("mx", json!({"amount": [152]}), "Params_amount_error"),
        ("id", json!({"amount": 9999}), "Params_amount_error"),
        ("id", json!({"amount": -20000}), "Params_amount_error"),
        ("co", json!({"amount": "9999.99"}), "Params_amount_error"),
        ("co", json!({"amount": "5000000.01"}), "Params_amount_error"),
        ("pk", json!({"amount": "100.001"}), "Params_amount_error"),
        ("pe", json!({"amount": "14.99"}), "Params_amount_error"),
        ("mx", json!({"reusableStatus": null}), "Params_reusableStatus_Required"),
        ("mx", json!({"reusableStatus": true}), "Params_reusableStatus_error"),
        ("mx", json!({"reusableStatus": "false"}), "Params_reusableStatus_error"),
        ("mx", json!({"mchOrderNo": null}), "Params_mchOrderNo_Required"),
        ("mx", json!({"mchOrderNo": ""}), "Params_mchOrderNo_Required"),
        ("mx", json!({"mchOrderNo": "A".repeat(33)}), "Params_mchOrderNo_error"),
        ("mx", json!({"mchOrderNo": 17}), "Params_mchOrderNo_error"),
        ("mx", json!({"expireTime": null}), "Params_expireTime_Required"),
        ("mx", json!({"expireTime": 0}), "Params_expireTime_error"),
        ("mx", json!({"expireTime": 1.5}), "Params_expireTime_error"),
        ("mx", json!({"notifyUrl": null}), "Params_notifyUrl_Required"),
        ("mx", json!({"notifyUrl": "ftp://merchant.example"}), "Params_notifyUrl_error"),
        ("mx", json!({"notifyUrl": format!("https://m.example/{}", "a".repeat(250))}), "Params_notifyUrl_error"),
        ("mx", json!({"nonceStr": null}), "Params_nonceStr_Required"),
        ("mx", json!({"nonceStr": "1".repeat(33)}), "Params_nonceStr_error"),
        ("mx", json!({"remark": null}), "Params_remark_Required"),
        ("mx", json!({"remark": "Café"}), "Params_remark_error"),
        ("mx", json!({"remark": "a".repeat(33)}), "Params_remark_error"),
        ("mx", json!({"realName": null}), "Params_realName_Required"),
        ("mx", json!({"realName": long_name}), "Params_realName_error"),
        ("mx", json!({"realName": "a\u{0}b"}), "Params_realName_error"),
        ("id", json!({"realName": "a".repeat(65)}), "Params_realName_error"),
        ("mx", json!({"phone": null}), "Params_phone_Required"),
        ("mx", json!({"phone": "call me"}), "Params_phone_error"),
        ("mx", json!({"email": null}), "Params_email_Required"),
        ("mx", json!({"email": "a.example"}), "Params_email_error"),
        ("mx", json!({"goodsSubject": "a".repeat(33)}), "Params_goodsSubject_error"),
        ("mx", json!({"goodsBody": "a".repeat(33)}), "Params_goodsBody_error"),
        ("pk", json!({"idCard": null}), "Params_idCard_Required"),
        ("co", json!({"idCard": null}), "Params_idCard_Required"),
        ("co", json!({"idType": null}), "Params_idType_Required"),
        ("co", json!({"idType": "9"}), "Params_idType_error"),
        ("co", json!({"payType": 157, "bankId": 911}), "Params_userType_Required"),
        ("co", json!({"payType": 157, "userType": "7", "bankId": 911}), "Params_userType_error"),
        ("co", json!({"payType": 157, "userType": "1"}), "Params_bankId_Required"),
        ("co", json!({"payType": 157, "userType": "1", "bankId": 20}), "Params_bankId_error"),
    ] {
        let mut body = payin(market, "F1");
        set(&mut body, &change);
        assert_eq!(bench.ask(market, Endpoint::PayIn, &body).await.refusal(), word, "{market} {change}");
    }
    assert_eq!(bench.order_nos(), [""; 0]);
}

#[tokio::test]
async fn what_a_market_allows_is_taken() {
    let bench = Bench::new().await;
    for (i, (market, change)) in [
        ("id", json!({"amount": "20000.00"})),
        ("id", json!({"payType": "43"})),
        ("id", json!({"phone": "+6285812345678", "email": "a@b.example"})),
        ("id", json!({"realName": "a".repeat(64)})),
        ("mx", json!({"realName": "ñ".repeat(32)})),
        ("mx", json!({"amount": 40})),
        ("mx", json!({"amount": "15000"})),
        ("mx", json!({"goodsSubject": "apple", "goodsBody": "a red one"})),
        ("co", json!({"payType": 153, "idType": null, "idCard": null})),
        ("co", json!({"userType": "1"})),
        ("co", json!({"payType": 157, "userType": "2", "bankId": "911"})),
        ("pe", json!({"amount": 15})),
    ]
    .into_iter()
    .enumerate()
    {
        let mut body = payin(market, &format!("A{i}"));
        set(&mut body, &change);
        let reply = bench.ask(market, Endpoint::PayIn, &body).await;
        assert_eq!(reply.json()["code"], 200, "{market} {change}: {}", reply.text());
    }
}

#[tokio::test]
async fn a_number_is_used_once_by_each_merchant() {
    let bench = Bench::new().await;
    bench.create("id", "U1").await.data();
    assert_eq!(bench.create("id", "U1").await.refusal(), "Payin_Order_Error");
    bench.create("mx", "U1").await.data();
    assert_eq!(bench.order_nos(), ["U1", "U1"]);
}

#[tokio::test]
async fn queries_for_what_is_not_there() {
    let bench = Bench::new().await;
    let created = bench.create("id", "Q1").await.data();
    assert_eq!(bench.query("id", "Q2").await.refusal(), "Order_not_exist");
    assert_eq!(bench.query("mx", "Q1").await.refusal(), "Order_not_exist", "another merchant's");
    let ask = async |market: &str, body: Value| bench.ask(market, Endpoint::PayInQuery, &body).await;
    let platform_no = &created["orderNo"];
    assert_eq!(ask("mx", json!({"orderNo": platform_no, "nonceStr": "1"})).await.refusal(), "Order_not_exist");
    let mixed = json!({"orderNo": platform_no, "mchOrderNo": "Q2", "nonceStr": "1"});
    assert_eq!(ask("id", mixed).await.refusal(), "Order_not_exist");
    assert_eq!(ask("id", json!({"nonceStr": "1"})).await.refusal(), "Params_mchOrderNo_Required");
    assert_eq!(ask("id", json!({"mchOrderNo": "Q1"})).await.refusal(), "Params_nonceStr_Required");
    let balance = bench.ask("id", Endpoint::GetBalance, &json!({"nonceStr": 1})).await;
    assert_eq!(balance.refusal(), "Params_nonceStr_error");
}
