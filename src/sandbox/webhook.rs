//! The signed webhooks of the sandbox: kept, logged, and posted to loopback addresses only.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use url::{Host, Url};

use super::Merchant;
use super::answers::{Shape, Value, WebhookShape};
use super::rules::sign_of;
use super::state::Occasion;
use crate::domain::market::Market;
use crate::domain::money::Amount;
use crate::domain::time::print_gateway_time;

/// How long a merchant's server may take to answer.
const DELIVERY_LIMIT: Duration = Duration::from_secs(3);

/// One notification, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// When it is sent.
    pub at: Timestamp,
    /// Whose order it tells of.
    pub merchant_id: String,
    /// `mchOrderNo` as the body tells it.
    pub order_no: String,
    /// The order's `notifyUrl`.
    pub url: String,
    /// `Content-Type`, `MerchantId` and `Sign`.
    pub headers: Vec<(&'static str, String)>,
    /// The exact bytes that are signed.
    pub body: Vec<u8>,
}

impl Webhook {
    /// Builds the notification of an occasion. `nonce` is the time of sending in milliseconds, made unique.
    pub fn new(occasion: &Occasion, market: &Market, merchant: &Merchant, at: Timestamp, nonce: i64) -> Self {
        let body = body_of(occasion, market, nonce).into_bytes();
        Self {
            at,
            merchant_id: merchant.merchant_id.clone(),
            order_no: occasion.order.told_order_no().to_owned(),
            url: occasion.order.notify_url.clone(),
            headers: vec![
                ("Content-Type", "application/json".to_owned()),
                ("MerchantId", merchant.merchant_id.clone()),
                ("Sign", sign_of(&body, merchant)),
            ],
            body,
        }
    }

    /// The path of the address it goes to.
    pub fn path(&self) -> String {
        Url::parse(&self.url).map_or_else(|_| "/".to_owned(), |url| url.path().to_owned())
    }

    /// One line of a request log, as merchants' servers write them.
    pub fn log_line(&self) -> String {
        let headers: serde_json::Map<_, _> =
            self.headers.iter().map(|(name, value)| ((*name).to_owned(), value.as_str().into())).collect();
        let line = serde_json::json!({
            "ts": self.at.as_millisecond(),
            "method": "POST",
            "path": self.path(),
            "headers": headers,
            "body": String::from_utf8_lossy(&self.body),
        });
        line.to_string()
    }
}

/// The body: keys in alphabetical order, no nulls, amounts with a decimal point (api-facts, section 9).
fn body_of(occasion: &Occasion, market: &Market, nonce: i64) -> String {
    let Occasion { order, amount, at } = occasion;
    let shape = Shape::of(&order.market);
    let number = |amount: Amount| Value::Number(amount.to_plain(1));
    let text = |text: &str| Value::Text(text.to_owned());
    let optional = |text: Option<&String>| text.map_or(Value::Null, |text| Value::Text(text.clone()));
    // PATCH samples carry no `payUrl` (api-facts, section 10, point 12).
    let pay_url = order.details.pay_url.as_ref().filter(|_| order.patch.is_none());
    let mut fields = vec![
        ("amount", number(*amount)),
        ("completionTime", Value::Text(print_gateway_time(*at, &market.time_zone()))),
        ("fee", number(order.fee)),
        ("mchOrderNo", text(order.told_order_no())),
        ("merchantId", text(&order.merchant_id)),
        ("nonceStr", Value::Text(nonce.to_string())),
        ("orderNo", text(&order.platform_no)),
        ("orderStatus", text(order.status.word())),
        ("payUrl", optional(pay_url)),
    ];
    if shape.patches {
        fields.push(("orderType", text(order.order_type())));
        fields.push(("patchMchOrderNo", text(order.told_patch_order_no())));
        fields.push(("patchOrderNo", text(order.told_patch_platform_no())));
    }
    match shape.webhook {
        WebhookShape::Lean => {}
        WebhookShape::Desk => fields.push(("payDeskUrl", optional(order.details.pay_desk_url.as_ref()))),
        WebhookShape::Full => {
            fields.push(("payCode", optional(order.details.pay_code.as_ref())));
            fields.push(("payType", Value::Text(order.pay_type.to_string())));
        }
    }
    fields.retain(|(_, value)| *value != Value::Null);
    fields.sort_by_key(|(name, _)| *name);
    let parts: Vec<_> = fields.iter().map(|(name, value)| format!("\"{name}\":{}", value.to_json())).collect();
    format!("{{{}}}", parts.join(","))
}

/// Adds a webhook to the log file.
pub fn append_to_log(path: &Path, webhook: &Webhook) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    file.write_all((webhook.log_line() + "\n").as_bytes())
}

/// Where a notify URL leads, if that is this computer and nothing else. Names are not looked up.
pub fn loopback_target(url: &str) -> Option<(SocketAddr, Url)> {
    let url = Url::parse(url).ok().filter(|url| url.scheme() == "http")?;
    let ip = match url.host()? {
        Host::Ipv4(ip) => IpAddr::V4(ip),
        Host::Ipv6(ip) => IpAddr::V6(ip),
        Host::Domain(name) if name.eq_ignore_ascii_case("localhost") => IpAddr::V4(Ipv4Addr::LOCALHOST),
        Host::Domain(_) => return None,
    };
    let port = url.port_or_known_default()?;
    ip.is_loopback().then_some((SocketAddr::new(ip, port), url))
}

/// Posts a webhook to a loopback address; true if the merchant's server took it (200, 301 or 302). Best effort: there
/// are no repeats.
pub async fn deliver(webhook: &Webhook) -> bool {
    let Some((address, url)) = loopback_target(&webhook.url) else { return false };
    let exchange = async {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(&request_bytes(webhook, &url)).await?;
        let mut head = [0; 12]; // "HTTP/1.1 200"
        stream.read_exact(&mut head).await?;
        io::Result::Ok(matches!(&head[9..], b"200" | b"301" | b"302"))
    };
    matches!(tokio::time::timeout(DELIVERY_LIMIT, exchange).await, Ok(Ok(true)))
}

fn request_bytes(webhook: &Webhook, url: &Url) -> Vec<u8> {
    // A parsed `Url` holds no blanks and no line ends, so nothing can be slipped into the head.
    let target = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    let mut head = format!("POST {target} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", url.authority());
    for (name, value) in &webhook.headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head.extend(["Content-Length: ", &webhook.body.len().to_string(), "\r\n\r\n"]);
    let mut bytes = head.into_bytes();
    bytes.extend_from_slice(&webhook.body);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_is_posted_to() {
        for (url, target) in [
            ("http://127.0.0.1:8080/hook?a=1", Some("127.0.0.1:8080")),
            ("http://127.9.9.9/hook", Some("127.9.9.9:80")),
            ("http://localhost:81/", Some("127.0.0.1:81")),
            ("http://[::1]:82/", Some("[::1]:82")),
            ("https://127.0.0.1/", None),
            ("http://192.168.0.1/", None),
            ("http://merchant.example/", None),
            ("http://localhost.merchant.example/", None),
            ("http://127.0.0.1@merchant.example/", None),
            ("no address", None),
        ] {
            let found = loopback_target(url).map(|(address, _)| address.to_string());
            assert_eq!(found.as_deref(), target, "{url}");
        }
    }
}
