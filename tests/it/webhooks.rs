//! Webhook logs while the engine runs: imported, taken up again, listed, confirmed by a query, and sent out again.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cobro::backend::clock::Clock;
use cobro::backend::protocol::webhooks::{
    ImportEnd, ImportNews, ImportReport, ImportWish, LogSource, NoticeGroup, NoticesPage, NoticesQuery, SendAnswer,
    SendProblem, SendWish, Verdict,
};
use cobro::backend::protocol::{CommandKind, EventKind};
use cobro::domain::order::Source;
use cobro::domain::{Account, Catalogue, OrderKey, OrderNo, OrderState, Play};
use cobro::gateway::sign;
use cobro::sandbox::{self, Sandbox, Webhook};
use secrecy::{ExposeSecret as _, SecretString};

use crate::support::{self, House};

pub async fn house(folder: &Path, sandbox: &Sandbox) -> House {
    House::start(folder, &sandbox.base_url(), &Clock::system(), support::short_timeouts()).await
}

pub async fn start(folder: &Path) -> (Sandbox, House) {
    let sandbox = support::sandbox(&Arc::new(Catalogue::built_in()), &Clock::system()).await;
    let house = house(folder, &sandbox).await;
    (sandbox, house)
}

pub fn key_of(house: &House, account: &Account) -> SecretString {
    let merchants = sandbox::default_merchants(&house.catalogue);
    merchants.into_iter().find(|merchant| merchant.merchant_id == account.merchant_id).expect("a merchant").key
}

/// A log line with a signed notification about an order that nobody made here.
pub fn line(account: &Account, key: &SecretString, number: u32) -> String {
    let body = format!(
        r#"{{"amount":152.0,"completionTime":"2026-03-17 10:00:00","fee":1.0,"mchOrderNo":"LOG-{number}","merchantId":"{}","nonceStr":"{}","orderNo":"PAYIN99{number:012}","orderStatus":"SUCCESS"}}"#,
        account.merchant_id,
        1_773_000_000_000_u64 + u64::from(number)
    );
    let headers =
        serde_json::json!({ "MerchantId": account.merchant_id, "Sign": sign::sign(body.as_bytes(), key, false) });
    serde_json::json!({ "ts": 1_773_000_000_000_u64 + u64::from(number), "headers": headers, "body": body }).to_string()
}

pub fn text(text: String) -> CommandKind {
    CommandKind::ImportLogs(Box::new(ImportWish { source: LogSource::Text(text.into()), account: None }))
}

pub fn file(path: &Path) -> CommandKind {
    let source = LogSource::Paths(vec![path.to_owned()]);
    CommandKind::ImportLogs(Box::new(ImportWish { source, account: None }))
}

fn reports(house: &House) -> Vec<ImportReport> {
    house.events.told(|kind| match kind {
        EventKind::Import(ImportNews::Ended(report)) => Some((**report).clone()),
        _ => None,
    })
}

pub async fn import(house: &House, wish: CommandKind) -> ImportReport {
    let before = reports(house).len();
    house.send(wish).await;
    house.until("the import ends", || async { reports(house).len() > before }).await;
    reports(house).pop().expect("ended")
}

pub async fn notices(house: &House, account: &Account, group: NoticeGroup, search: &str) -> NoticesPage {
    let query = NoticesQuery { account: account.id, group, search: search.to_owned(), offset: 0, limit: 50 };
    match house.ask(CommandKind::LoadNotices(Box::new(query))).await {
        EventKind::Notices(Ok(page)) => *page,
        other => panic!("{other:?}"),
    }
}

/// Makes a payin and has the sandbox's payer pay it behind Cobro's back; gives the gateway's notification.
pub async fn paid(house: &House, sandbox: &Sandbox, number: &str) -> (OrderKey, Webhook) {
    let account = house.account("mx").await;
    let market = house.catalogue.get(&account.market).expect("built in");
    let request = support::request(market, None, &OrderNo::parse(number).expect("a number"));
    house.send(CommandKind::CreatePayin { account: account.id, request: Box::new(request) }).await;
    let key = OrderKey { account: account.id, order_no: number.to_owned() };
    house.until("it waits", || async { house.in_states(&[OrderState::Waiting]).await.contains(&key) }).await;
    sandbox.play(&account.merchant_id, number, Play::Exact).expect("it waits");
    let told = || sandbox.webhooks().into_iter().find(|webhook| webhook.order_no == number);
    house.until("the gateway notifies", || async { told().is_some() }).await;
    (key, told().expect("waited for"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_verified_notification_has_the_gateway_asked_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let (sandbox, house) = start(folder.path()).await;
    let (key, webhook) = paid(&house, &sandbox, "NOTIFIED").await;
    let report = import(&house, text(webhook.log_line())).await;
    assert_eq!((report.counts.deliveries, report.counts.by_verdict[0], report.asked), (1, 1, 1), "{report:?}");
    assert_eq!(report.end, ImportEnd::Done);
    let begun = Instant::now();
    let confirmed = || async {
        let orders = house.orders().await;
        orders.iter().any(|order| order.key == key && order.state == OrderState::Paid && order.source == Source::Query)
    };
    house.until("a query confirms it", confirmed).await;
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    house.stop().await;
    sandbox.stop().await;
}

/// What nobody made here gets an entry of its own and is asked about; a thousand of them are no reason for a thousand
/// questions.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn strangers_get_an_entry_and_only_the_newest_are_asked_about() {
    let folder = tempfile::tempdir().expect("a folder");
    let (sandbox, house) = start(folder.path()).await;
    let account = house.account("mx").await;
    let key = key_of(&house, &account);
    let mut log = String::new();
    for number in 0..1_000 {
        writeln!(log, "{}", line(&account, &key, number)).expect("written");
    }
    let report = import(&house, text(log)).await;
    assert_eq!((report.counts.new_messages, report.asked, report.has_unasked), (1_000, 200, true));
    let page = notices(&house, &account, NoticeGroup::Verified, "log-99").await;
    let numbers: Vec<_> = page.rows.iter().map(|row| row.order.order_no.as_str()).collect();
    assert_eq!(numbers.first().copied(), Some("LOG-999"), "newest first");
    assert_eq!((page.total, numbers.len()), (11, 11), "LOG-99 and LOG-990 to LOG-999: {numbers:?}");
    let row = &page.rows[0];
    assert_eq!(
        (row.verdict, row.deliveries, row.amount.map(|amount| amount.to_plain(1))),
        (Verdict::Verified, 1, Some("152.0".to_owned()))
    );
    house.stop().await;
    sandbox.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_is_cancelled_soon_and_taken_up_again_to_the_same_end() {
    const ALL: u32 = 30_000;
    let folder = tempfile::tempdir().expect("a folder");
    let (sandbox, house) = start(folder.path()).await;
    let account = house.account("mx").await;
    let key = key_of(&house, &account);
    let path = folder.path().join("hook.jsonl");
    let mut log = std::fs::File::create(&path).expect("made");
    for number in 0..ALL {
        writeln!(log, "{}", line(&account, &key, number)).expect("written");
    }
    drop(log);
    house.send(file(&path)).await;
    let found = || {
        house.events.told(|kind| match kind {
            EventKind::Import(ImportNews::Running(progress)) => Some(progress.counts.new_messages),
            _ => None,
        })
    };
    house.until("something is stored", || async { found().last().is_some_and(|found| *found > 0) }).await;
    // What people do meanwhile does not wait for the import.
    let asked = Instant::now();
    house.send(CommandKind::SaveSetting { key: "theme".to_owned(), value: "dark".to_owned() }).await;
    house.ask(CommandKind::LoadSettings).await;
    let waited = asked.elapsed();
    let cancelled = Instant::now();
    house.send(CommandKind::CancelImport).await;
    house.until("it ends", || async { !reports(&house).is_empty() }).await;
    println!("a setting was kept after {waited:?}; the import ended {:?} after the wish", cancelled.elapsed());
    let report = reports(&house).pop().expect("ended");
    assert_eq!(report.end, ImportEnd::Cancelled);
    assert!(report.counts.new_messages < u64::from(ALL), "{report:?}");
    let offers = || {
        house.events.told(|kind| match kind {
            EventKind::Import(ImportNews::BrokenOff(found)) => Some(found.clone()),
            _ => None,
        })
    };
    house.until("it is offered again", || async { offers().last().is_some_and(Option::is_some) }).await;
    house.stop().await;

    // As after a kill: another start offers it, and takes it up.
    let house = self::house(folder.path(), &sandbox).await;
    house.send(CommandKind::ResumeImport).await;
    house.until("it ends", || async { !reports(&house).is_empty() }).await;
    let resumed = reports(&house).pop().expect("ended");
    assert_eq!(resumed.end, ImportEnd::Done);
    assert!(resumed.counts.deliveries < u64::from(ALL), "what was read is not read again: {resumed:?}");
    assert_eq!(notices(&house, &account, NoticeGroup::All, "").await.total, ALL);
    house.stop().await;
    sandbox.stop().await;
}

/// A merchant's server that answers once, and gives what it was sent.
fn server(answer: &'static str) -> (String, std::thread::JoinHandle<String>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
    let serve = move || {
        let (mut stream, _) = listener.accept().expect("asked");
        stream.set_read_timeout(Some(Duration::from_secs(5))).expect("set");
        let mut got = Vec::new();
        let mut piece = [0; 4096];
        loop {
            let read = stream.read(&mut piece).expect("read");
            got.extend_from_slice(&piece[..read]);
            if read == 0 || got.ends_with(b"}") {
                break;
            }
        }
        stream.write_all(answer.as_bytes()).expect("answered");
        String::from_utf8(got).expect("text")
    };
    let thread = std::thread::Builder::new().name("server".to_owned()).spawn(serve).expect("a thread");
    (url, thread)
}

async fn send(house: &House, wish: SendWish) -> Result<SendAnswer, SendProblem> {
    match house.ask(CommandKind::SendNotice(Box::new(wish))).await {
        EventKind::NoticeSent(_, answer) => answer,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_notification_goes_out_again_byte_for_byte_and_never_with_the_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let (sandbox, house) = start(folder.path()).await;
    let account = house.account("mx").await;
    let secret = key_of(&house, &account);
    let signed = line(&account, &secret, 1);
    let mut unsigned: serde_json::Value = serde_json::from_str(&line(&account, &secret, 2)).expect("JSON");
    unsigned["headers"].as_object_mut().expect("an object").remove("Sign");
    import(&house, text(format!("{signed}\n{unsigned}\n"))).await;
    let page = notices(&house, &account, NoticeGroup::All, "").await;
    let seq = |verdict| page.rows.iter().find(|row| row.verdict == verdict).expect("listed").seq;
    let (signed, unsigned) = (seq(Verdict::Verified), seq(Verdict::NoSignature));

    let detail = match house.ask(CommandKind::LoadNotice(signed)).await {
        EventKind::Notice(_, Ok(Some(detail))) => *detail,
        other => panic!("{other:?}"),
    };
    let sent_sign = detail.headers.sign.clone().expect("kept");
    assert!(detail.as_http.contains(&format!("Sign: {sent_sign}\n")) && detail.as_http.ends_with(&detail.body));
    assert!(detail.as_curl.starts_with("curl -X POST 'https://merchant.example/webhooks/payin'"), "{}", detail.as_curl);

    let (url, taken) = server("HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\nSUCCESS");
    let answer = send(&house, SendWish { seq: signed, url, sign_anew: false }).await.expect("answered");
    assert_eq!((answer.http_status, answer.by_body, answer.by_status, answer.is_signed_anew), (200, true, true, false));
    let exact = taken.join().expect("taken");
    assert!(exact.ends_with(&format!("\r\n\r\n{}", detail.body)), "{exact}");
    assert!(exact.to_ascii_lowercase().contains(&format!("sign: {sent_sign}")), "{exact}");

    // Moved, and not followed: taken by one rule and not by the other.
    let (url, taken) = server("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n");
    let refused = send(&house, SendWish { seq: unsigned, url: url.clone(), sign_anew: false }).await;
    assert_eq!(refused, Err(SendProblem::NoSignature));
    let answer = send(&house, SendWish { seq: unsigned, url, sign_anew: true }).await.expect("answered");
    assert_eq!((answer.http_status, answer.by_body, answer.by_status, answer.is_signed_anew), (302, false, true, true));
    let anew = taken.join().expect("taken");
    let body = anew.split("\r\n\r\n").nth(1).expect("a body");
    assert!(
        anew.to_ascii_lowercase().contains(&format!("sign: {}", sign::sign(body.as_bytes(), &secret, false))),
        "{anew}"
    );

    let key = secret.expose_secret();
    for text in [&exact, &anew, &detail.as_http, &detail.as_curl, &format!("{detail:?}")] {
        assert!(!text.contains(key), "the key is in what goes out");
    }
    for url in ["file:///etc/passwd", "ftp://shop.example/", "https://user:pw@shop.example/"] {
        let wish = SendWish { seq: signed, url: url.to_owned(), sign_anew: false };
        assert!(matches!(send(&house, wish).await, Err(SendProblem::BadAddress(_))), "{url}");
    }
    house.stop().await;
    sandbox.stop().await;
}
