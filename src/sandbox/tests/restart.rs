//! Orders outlive the process, whatever moment it dies at.

use std::io::Write as _;
use std::path::Path;

use super::*;

async fn bench_on(path: &Path) -> Bench {
    Bench::with(|config| config.state_file = Some(path.to_owned())).await
}

#[tokio::test]
async fn orders_are_found_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("orders.jsonl");
    let bench = bench_on(&path).await;
    for market in ["mx", "id", "co", "pk", "pe"] {
        bench.create(market, "Z1").await.data();
    }
    let id = bench.merchant("mx").merchant_id.clone();
    bench.sandbox.play(&id, "Z1", Play::Less).expect("it waits");
    bench.sandbox.play(&id, "Z1", Play::Twice).expect("it waits");
    let before = bench.sandbox.orders();
    assert_eq!(before.len(), 7, "five, and two PATCH orders");
    // Nothing is said to the sandbox: it is gone as after a kill.
    drop(bench);

    let bench = bench_on(&path).await;
    assert_eq!(bench.sandbox.orders(), before);
    assert_eq!(bench.create("mx", "Z1").await.refusal(), "Payin_Order_Error");
    let created = bench.create("mx", "Z2").await.data();
    assert_eq!(created["reference"], "1411217", "the second order of the merchant, not the first again");
    let numbers: std::collections::HashSet<_> =
        bench.sandbox.orders().into_iter().map(|order| order.platform_no).collect();
    assert_eq!(numbers.len(), 8);
    bench.sandbox.stop().await;
    assert!(!std::fs::read_to_string(&path).expect("the file").contains("sandbox-key"), "no key is written");
}

#[tokio::test]
async fn a_torn_line_is_cut_off() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("orders.jsonl");
    let bench = bench_on(&path).await;
    bench.create("id", "Z1").await.data();
    drop(bench);
    let whole = std::fs::read(&path).expect("the file");
    let mut file = std::fs::OpenOptions::new().append(true).open(&path).expect("the file");
    file.write_all(&whole[..whole.len() / 2]).expect("half a line");
    drop(file);

    let bench = bench_on(&path).await;
    assert_eq!(bench.order_nos(), ["Z1"]);
    bench.create("id", "Z2").await.data();
    drop(bench);
    assert_eq!(bench_on(&path).await.order_nos(), ["Z1", "Z2"]);
}

#[tokio::test]
async fn another_file_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("letter.txt");
    std::fs::write(&path, "Dear Sir,\nand Madam\n").expect("a file");
    let catalogue = Arc::new(Catalogue::built_in());
    let config = SandboxConfig {
        port: 0,
        prefix: String::new(),
        state_file: Some(path.clone()),
        webhook_log: None,
        merchants: Vec::new(),
        catalogue,
        now: Arc::new(|| Timestamp::UNIX_EPOCH),
    };
    let error = Sandbox::start(config).await.expect_err("it is no state file");
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    assert!(error.to_string().contains("line 1"), "{error}");
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), "Dear Sir,\nand Madam\n");
}

#[tokio::test]
async fn a_stopped_sandbox_frees_its_port_and_cuts_its_connections() {
    let bench = Bench::new().await;
    bench.sandbox.faults().push(Endpoint::GetBalance, Fault::Hang, When::Always);
    let address = bench.sandbox.address();
    let mut waiting = TcpStream::connect(address).await.expect("it listens");
    waiting
        .write_all(b"POST /stage-api/api/getBalance HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}")
        .await
        .expect("it reads");
    while bench.sandbox.requests("/api/getBalance") == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    bench.sandbox.stop().await;
    let mut rest = Vec::new();
    let end = tokio::time::timeout(Duration::from_secs(2), waiting.read_to_end(&mut rest)).await;
    assert!(end.is_ok(), "the hanging connection is cut");
    assert!(rest.is_empty());
    assert!(TcpStream::connect(address).await.is_err());
}
