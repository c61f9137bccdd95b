//! The sandbox, seen from outside through plain sockets.

mod faults;
mod happy;
mod plays;
mod refusals;
mod restart;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use md5::{Digest as _, Md5};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::*;

/// 2026-11-22 08:31:10 UTC.
const START_MS: i64 = 1_795_336_270_000;

/// A sandbox with a clock that stands still.
pub struct Bench {
    pub sandbox: Sandbox,
    pub clock: Arc<AtomicI64>,
}

/// An answer as far as it came.
#[derive(Debug)]
pub struct Reply {
    /// 0 if nothing came.
    pub status: u16,
    pub content_type: String,
    /// Bytes the headers promise.
    pub promised: usize,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    pub fn json(&self) -> Value {
        assert_eq!((self.status, self.content_type.as_str()), (200, "application/json"), "{}", self.text());
        assert_eq!(self.promised, self.body.len());
        serde_json::from_slice(&self.body).expect("JSON")
    }

    /// `msg` of a business error; panics on a success.
    pub fn refusal(&self) -> String {
        let json = self.json();
        assert_eq!(json["code"], 500, "{json}");
        assert!(json.get("data").is_none(), "{json}");
        json["msg"].as_str().expect("a word").to_owned()
    }

    pub fn data(&self) -> Value {
        let json = self.json();
        assert_eq!((&json["code"], &json["msg"]), (&json!(200), &json!("SUCCESS")), "{json}");
        json["data"].clone()
    }
}

impl Bench {
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut SandboxConfig)) -> Self {
        let clock = Arc::new(AtomicI64::new(START_MS));
        let catalogue = Arc::new(Catalogue::built_in());
        let ticking = Arc::clone(&clock);
        let mut config = SandboxConfig {
            port: 0,
            prefix: "/stage-api".to_owned(),
            state_file: None,
            webhook_log: None,
            merchants: default_merchants(&catalogue),
            catalogue,
            now: Arc::new(move || Timestamp::from_millisecond(ticking.load(Ordering::Relaxed)).expect("a time")),
        };
        change(&mut config);
        Self { sandbox: Sandbox::start(config).await.expect("a free port"), clock }
    }

    pub fn merchant(&self, market: &str) -> &Merchant {
        self.sandbox.merchants().iter().find(|merchant| merchant.market.as_str() == market).expect("a merchant")
    }

    /// A right request to an endpoint.
    pub async fn ask(&self, market: &str, endpoint: Endpoint, body: &Value) -> Reply {
        self.ask_raw(market, endpoint, body.to_string().as_bytes()).await
    }

    pub async fn ask_raw(&self, market: &str, endpoint: Endpoint, body: &[u8]) -> Reply {
        let merchant = self.merchant(market);
        let head = [
            ("Content-Type", "application/json".to_owned()),
            ("MerchantId", merchant.merchant_id.clone()),
            ("Sign", md5_hex(body, merchant)),
        ];
        self.send("POST", endpoint.path(), &head, body).await
    }

    pub async fn create(&self, market: &str, order_no: &str) -> Reply {
        self.ask(market, Endpoint::PayIn, &payin(market, order_no)).await
    }

    pub async fn query(&self, market: &str, order_no: &str) -> Reply {
        self.ask(market, Endpoint::PayInQuery, &json!({"mchOrderNo": order_no, "nonceStr": "1"})).await
    }

    /// Sends anything at all and reads until the connection ends.
    pub async fn send(&self, method: &str, path: &str, headers: &[(&str, String)], body: &[u8]) -> Reply {
        let mut stream = TcpStream::connect(self.sandbox.address()).await.expect("it listens");
        let mut head = format!("{method} /stage-api{path} HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\n");
        for (name, value) in headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        head.extend(["Content-Length: ", &body.len().to_string(), "\r\n\r\n"]);
        stream.write_all(head.as_bytes()).await.expect("it reads");
        stream.write_all(body).await.expect("it reads");
        let mut bytes = Vec::new();
        // A cut connection may end in a reset: what came before counts.
        stream.read_to_end(&mut bytes).await.ok();
        read_reply(&bytes)
    }

    pub fn advance(&self, time: Duration) {
        self.clock.fetch_add(i64::try_from(time.as_millis()).expect("short"), Ordering::Relaxed);
    }

    pub fn order_nos(&self) -> Vec<String> {
        self.sandbox.orders().into_iter().map(|order| order.order_no).collect()
    }
}

fn read_reply(bytes: &[u8]) -> Reply {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
    let Some(end) = end else { return Reply { status: 0, content_type: String::new(), promised: 0, body: Vec::new() } };
    let head = std::str::from_utf8(&bytes[..end]).expect("ASCII");
    let header = |name: &str| {
        head.lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.to_owned())
    };
    Reply {
        status: head[9..12].parse().expect("a status"),
        content_type: header("content-type").unwrap_or_default(),
        promised: header("content-length").and_then(|length| length.parse().ok()).unwrap_or_default(),
        body: bytes[end + 4..].to_vec(),
    }
}

pub fn md5_hex(body: &[u8], merchant: &Merchant) -> String {
    let all = [body, merchant.key.expose_secret().as_bytes()].concat();
    let number = Md5::digest(&all).iter().fold(0_u128, |number, &byte| (number << 8) | u128::from(byte));
    format!("{number:032x}")
}

/// A request that breaks no rule of its market.
pub fn payin(market: &str, order_no: &str) -> Value {
    let mut body = json!({
        "reusableStatus": false, "mchOrderNo": order_no, "expireTime": 3600, "nonceStr": "0123456789abcdef",
        "notifyUrl": "https://merchant.example/webhooks", "remark": "Pan y cafe", "realName": "José Núñez",
    });
    let own = match market {
        "co" => json!({"currency": "COP", "payType": 154, "amount": "30000.00", "phone": "+573016612345",
            "email": "a@b.example", "idType": "1", "idCard": "1103412345"}),
        "pe" => json!({"currency": "PEN", "payType": 200, "amount": "150.50", "phone": "987654321",
            "email": "a@b.example"}),
        "pk" => json!({"currency": "PKR", "payType": 36, "amount": "1500.00", "phone": "3001234567",
            "email": "a@b.example", "idCard": "3310401123456"}),
        "id" => json!({"currency": "IDR", "payType": 26, "amount": 20000}),
        "mx" => json!({"currency": "MXN", "payType": 69, "amount": 152, "phone": "+525512345678",
            "email": "a@b.example"}),
        other => panic!("no market {other}"),
    };
    set(&mut body, &own);
    body
}

/// Puts fields into a body; `null` takes one out.
pub fn set(body: &mut Value, fields: &Value) {
    let body = body.as_object_mut().expect("an object");
    for (name, value) in fields.as_object().expect("an object") {
        if value.is_null() {
            body.remove(name);
        } else {
            body.insert(name.clone(), value.clone());
        }
    }
}
