//! Measurements on a ledger with many orders; not part of the usual run.
//!
//! ```text
//! COBRO_CROWD=folder COBRO_CROWD_SIZE=100000 cargo test --test it -- --ignored crowd::fill
//! COBRO_CROWD=folder cargo test --release --test it -- --ignored crowd::measure --nocapture
//! cobro --data-dir folder
//! ```
//!
//! The folder should lie in memory: filling it commits each record by itself, as Cobro does.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use cobro::backend::clock::Clock;
use cobro::domain::draft::PayinRequest;
use cobro::domain::listing::{Moment, Sort, SortBy, Span};
use cobro::domain::observation::{NoAnswer, OperatorAction};
use cobro::domain::{
    Account, AccountId, Amount, Catalogue, Currency, Environment, MarketCode, OrderGroup, OrderKey, OrderNo,
    OrdersFilter, OrdersQuery, Record, RecordKind,
};
use cobro::gateway::reading::Reader;
use cobro::gateway::request;
use cobro::ledger::{self, Ledger, LedgerReader};
use jiff::{SignedDuration, Timestamp};

const NAMES: [&str; 12] = [
    "José Núñez",
    "Ana Sofía Paz",
    "Li Wei",
    "Bruno Díaz",
    "Colegio Benito Juárez",
    "Luz Elena Robles",
    "Zoé Ávila",
    "Ñandú y Compañía",
    "María de los Ángeles Xóchitl Gutiérrez-Hernández y Etxeberria R",
    "Óscar Peña",
    "Refaccionaria La Económica del Norte",
    "Ida Berg",
];
const REMARKS: [&str; 6] =
    ["Cafe y pan", "Renta de noviembre", "Uniformes", "Pastel de tres leches", "Flores y envio", "Clases de piano"];

fn folder() -> PathBuf {
    PathBuf::from(std::env::var_os("COBRO_CROWD").expect("COBRO_CROWD names a folder"))
}

fn reader() -> Arc<Reader> {
    Arc::new(Reader::new(Arc::new(Catalogue::built_in())))
}

/// Evenly spread and the same at every run.
fn scramble(i: u64) -> u64 {
    let mut x = i.wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// Everything that is recorded of the `i`-th order, made at `at`.
fn story(i: u64, account: AccountId, at: Timestamp) -> Vec<Record> {
    let dice = scramble(i);
    let pick = |n: usize, shift: u32| usize::try_from((dice >> shift) % n as u64).expect("small");
    let order_no = format!("CB{}-{:07}", at.strftime("%y%m%d"), i);
    let currency = Currency::parse("MXN").expect("a code");
    let amount = match pick(200, 3) {
        0 => "900719925474.09".to_owned(),
        1 => "1".to_owned(),
        _ => format!("{}.{:02}", 10 + pick(9_000, 7), pick(100, 11)),
    };
    let request = PayinRequest {
        market: MarketCode::new("mx"),
        currency,
        scale: 2,
        pay_type: if pick(4, 13) == 0 { 63 } else { 69 },
        amount: Amount::from_wire(&amount, currency).expect("an amount"),
        order_no: OrderNo::parse(&order_no).expect("a number"),
        expire_secs: 3_600,
        notify_url: "https://shop.example/hook".to_owned(),
        remark: REMARKS[pick(REMARKS.len(), 17)].to_owned(),
        real_name: NAMES[pick(NAMES.len(), 23)].to_owned(),
        phone: Some("5512345678".to_owned()),
        email: Some("payer@example.com".to_owned()),
        id_type: None,
        id_card: None,
        user_type: None,
        bank_id: None,
        goods_subject: None,
        goods_body: None,
    };
    let key = OrderKey { account, order_no: order_no.clone() };
    let record = |secs: i64, kind, raw: Vec<u8>| Record {
        at: at + SignedDuration::from_secs(secs),
        order: key.clone(),
        kind,
        raw,
    };
    let platform_no = format!("PAYIN83{i:017}");
    let completed =
        (at + SignedDuration::from_secs(600)).to_zoned(jiff::tz::TimeZone::get("America/Mexico_City").expect("a zone"));
    let found = |status: &str, amount: &str| {
        let completion = match status {
            "SUCCESS" => format!("\"{}\"", completed.strftime("%Y-%m-%d %H:%M:%S")),
            _ => "null".to_owned(),
        };
        let raw = format!(
            r#"{{"msg":"SUCCESS","code":200,"data":{{"merchantId":"1","mchOrderNo":"{order_no}","orderNo":"{platform_no}","payType":"69","payCode":"012914002014112176","payUrl":null,"amount":{amount},"fee":null,"orderStatus":"{status}","completionTime":{completion}}}}}"#
        );
        record(700, RecordKind::Queried { http_status: 200 }, raw.into_bytes())
    };
    let mut records =
        vec![record(0, RecordKind::Prepared { market: MarketCode::new("mx") }, request::pay_in(&request, "nonce"))];
    let sent = record(1, RecordKind::Sent { attempt: 1 }, Vec::new());
    let answered = |raw: String| record(2, RecordKind::Answered { attempt: 1, http_status: 200 }, raw.into_bytes());
    let accepted = answered(format!(
        r#"{{"msg":"SUCCESS","code":200,"data":{{"merchantId":"1","mchOrderNo":"{order_no}","orderNo":"{platform_no}","payCode":"012914002014112176","payUrl":null,"amount":"{amount}","orderFee":"1"}}}}"#
    ));
    match pick(100, 31) {
        0 => {}
        1 => records.push(record(5, RecordKind::Operated { action: OperatorAction::Dismissed }, Vec::new())),
        2 => records.extend([sent, answered(r#"{"msg":"Params_jsonFormat_error","code":500}"#.to_owned())]),
        3 => records
            .extend([sent, record(31, RecordKind::Unanswered { attempt: 1, reason: NoAnswer::Timeout }, Vec::new())]),
        4 => records.extend([sent, accepted, found("SUCCESS", "4.5")]),
        5..12 => records.extend([sent, accepted, found("FAIL", &amount)]),
        12..20 => records.extend([sent, accepted]),
        _ => records.extend([sent, accepted, found("SUCCESS", &amount)]),
    }
    records
}

#[test]
#[ignore = "fills a folder; see the top of this file"]
fn fill() {
    let size: u64 = std::env::var("COBRO_CROWD_SIZE").map_or(2_000, |size| size.parse().expect("a number"));
    let path = folder().join("ledger.sqlite3");
    std::fs::create_dir_all(folder()).expect("a folder");
    let reads = reader();
    ledger::refold_if_read_otherwise(&path, &*reads, &reads.version()).expect("a ledger");
    let mut ledger = Ledger::open(&path, reads).expect("opened");
    let account = ledger
        .save_account(
            None,
            &Account {
                id: AccountId(0),
                name: "Tienda MX".to_owned(),
                market: MarketCode::new("mx"),
                environment: Environment::Sandbox,
                base_url: "http://127.0.0.1:9/prod-api".to_owned(),
                merchant_id: "3002002".to_owned(),
                notify_url: "https://shop.example/hook".to_owned(),
                upper_case_sign: false,
            },
        )
        .expect("an account");
    let now = Clock::system().now();
    // The newest a quarter of an hour ago, the oldest four months.
    let step = 120 * 86_400 / i64::try_from(size).expect("a count").max(1);
    for i in 0..size {
        let back = i64::try_from(size - 1 - i).expect("a count") * step + 900;
        for record in story(i, account, now - SignedDuration::from_secs(back)) {
            ledger.append(&record).expect("appended");
        }
    }
}

#[test]
#[ignore = "needs a filled folder; see the top of this file"]
fn measure() {
    let reader = LedgerReader::open(&folder().join("ledger.sqlite3"), reader()).expect("opened");
    let account = Some(AccountId(1));
    let filter =
        |group, search: &str| OrdersFilter { account, group, search: search.to_owned(), ..OrdersFilter::default() };
    let all = filter(OrderGroup::All, "");
    let time = |what: &str, work: &dyn Fn() -> u32| {
        work();
        let start = Instant::now();
        let found = work();
        println!("{what}: {:.1} ms, {found} orders", start.elapsed().as_secs_f64() * 1e3);
    };
    let page = |filter: OrdersFilter, by, offset| {
        let query = OrdersQuery { filter, sort: Sort { by, descending: true }, offset, limit: 200 };
        reader.orders(&query).expect("read").total
    };
    time("newest first, top", &|| page(all.clone(), SortBy::Created, 0));
    time("newest first, middle", &|| page(all.clone(), SortBy::Created, 50_000));
    time("by amount, top", &|| page(all.clone(), SortBy::Amount, 0));
    time("by amount, middle", &|| page(all.clone(), SortBy::Amount, 50_000));
    time("by payer, middle", &|| page(all.clone(), SortBy::Payer, 50_000));
    time("by status, middle", &|| page(all.clone(), SortBy::State, 50_000));
    time("search for a name", &|| page(filter(OrderGroup::All, "zoe avila"), SortBy::Created, 0));
    time("needs attention", &|| page(filter(OrderGroup::Attention, ""), SortBy::Created, 0));
    time("counts of the chips", &|| {
        let groups = OrderGroup::ALL.map(|group| filter(group, ""));
        reader.tallies(&groups).expect("read")[0].count
    });
    time("counts of the chips under a search", &|| {
        let groups = OrderGroup::ALL.map(|group| filter(group, "zoe"));
        reader.tallies(&groups).expect("read")[0].count
    });
    time("numbers of the overview", &|| {
        let since = |of| {
            let from = Clock::system().now() - SignedDuration::from_hours(24);
            Some(Span { of, from, until: None })
        };
        let filters = [
            filter(OrderGroup::Waiting, ""),
            OrdersFilter { span: since(Moment::Paid), ..filter(OrderGroup::Paid, "") },
            filter(OrderGroup::Attention, ""),
            OrdersFilter { span: since(Moment::Expires), ..filter(OrderGroup::Waiting, "") },
        ];
        reader.tallies(&filters).expect("read")[0].count
    });
}
