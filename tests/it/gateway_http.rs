//! The transport against servers of flesh and bone: what leaves, how often, and what each kind of failure is called.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use cobro::domain::observation::NoAnswer;
use cobro::domain::{Account, AccountId, Currency, Environment, MarketCode};
use cobro::gateway::client::Client;
use cobro::gateway::endpoint::Endpoint;
use cobro::gateway::error::CallFailure;
use cobro::gateway::request::Call;
use cobro::gateway::sign;
use cobro::gateway::transport::{Answer, Timeouts, Transport, TransportError};
use cobro::gateway::wire::Terms;
use jiff::tz::TimeZone;
use secrecy::SecretString;

const KEY: &str = "topSecretKey";

/// Longest answer that is read, in bytes.
const MAX: usize = 1024 * 1024;

/// What a server is to do with a connection after a request.
enum Then {
    KeepOpen,
    Close,
}

/// A request as it came over the wire.
#[derive(Clone, Debug)]
struct Received {
    /// Which connection, from 0.
    connection: usize,
    /// Request line and headers.
    head: String,
    body: Vec<u8>,
}

impl Received {
    fn header(&self, name: &str) -> Vec<&str> {
        let headers = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        headers.filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value).collect()
    }
}

/// A server of a few lines: reads whole requests, notes them, and has `answer` do the rest.
struct Server {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Server {
    /// `answer` is given the number of the request, from 0 over all connections.
    fn start(answer: impl Fn(usize, &mut TcpStream) -> Then + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        let received = Arc::new(Mutex::new(Vec::new()));
        let (answer, noted) = (Arc::new(answer), Arc::clone(&received));
        in_thread(move || {
            for (connection, stream) in listener.incoming().flatten().enumerate() {
                let (answer, noted) = (Arc::clone(&answer), Arc::clone(&noted));
                in_thread(move || serve(connection, stream, &noted, answer.as_ref()));
            }
        });
        Self { address, received }
    }

    /// One that always answers alike and keeps its connections.
    fn answering(http: impl Into<String>) -> Self {
        let http = http.into();
        Self::start(move |_, stream| {
            stream.write_all(http.as_bytes()).ok();
            Then::KeepOpen
        })
    }

    fn endpoint(&self) -> Endpoint {
        endpoint(&format!("http://{}/prod-api/", self.address), "1002001")
    }

    /// What came, after a moment in which a wrongly repeated request would come too.
    fn received(&self) -> Vec<Received> {
        std::thread::sleep(Duration::from_millis(100));
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn in_thread(work: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().name("test server".to_owned()).spawn(work).expect("a thread");
}

fn serve(
    connection: usize,
    mut stream: TcpStream,
    noted: &Mutex<Vec<Received>>,
    answer: &impl Fn(usize, &mut TcpStream) -> Then,
) {
    while let Some((head, body)) = read_request(&mut stream) {
        let number = {
            let mut noted = noted.lock().unwrap_or_else(PoisonError::into_inner);
            noted.push(Received { connection, head, body });
            noted.len() - 1
        };
        if matches!(answer(number, &mut stream), Then::Close) {
            stream.shutdown(Shutdown::Both).ok();
            return;
        }
    }
}

fn read_request(stream: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).ok()?;
    let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).ok()?;
    Some((head, body))
}

fn ok(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len())
}

fn endpoint(base_url: &str, merchant_id: &str) -> Endpoint {
    let account = Account {
        id: AccountId(1),
        name: "Shop".to_owned(),
        market: MarketCode::new("mx"),
        environment: Environment::Production,
        base_url: base_url.to_owned(),
        merchant_id: merchant_id.to_owned(),
        notify_url: String::new(),
        upper_case_sign: false,
    };
    Endpoint::new(&account, SecretString::from(KEY)).expect("a usable address")
}

/// With short times, so that a test that waits is a short one. Reading the system's certificates takes a while in a
/// debug build, so a test makes one.
fn transport() -> Transport {
    Transport::new(Timeouts {
        connect: Duration::from_secs(2),
        idle: Duration::from_millis(300),
        total: Duration::from_millis(1500),
        pool_idle: Duration::from_secs(30),
    })
    .expect("a client")
}

async fn post(transport: &Transport, server: &Server, call: Call) -> Result<Answer, TransportError> {
    transport.post(&server.endpoint(), call, b"{}".to_vec()).await
}

fn reason(result: Result<Answer, TransportError>) -> NoAnswer {
    let error = result.expect_err("no answer");
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains(KEY) && !shown.contains(&sign::sign(b"{}", &SecretString::from(KEY), false)), "{shown}");
    error.reason
}

#[tokio::test]
async fn what_is_signed_is_what_is_sent() {
    let transport = transport();
    let server = Server::answering(ok("{}"));
    // Bytes that any re-encoding would change.
    let body = "{ \"realName\":\"José N\\u00fa\\u00f1ez\", \"amount\": 20000.00 }\n".as_bytes().to_vec();
    let answer = transport.post(&server.endpoint(), Call::PayIn, body.clone()).await;
    assert_eq!(answer, Ok(Answer { http_status: 200, body: b"{}".to_vec() }));

    let [request] = &server.received()[..] else { panic!("not one request") };
    assert!(request.head.starts_with("POST /prod-api/api/payIn HTTP/1.1\r\n"), "{}", request.head);
    assert_eq!(request.body, body);
    assert_eq!(request.header("content-type"), ["application/json"]);
    assert_eq!(request.header("merchantid"), ["1002001"]);
    assert_eq!(request.header("sign"), [sign::sign(&body, &SecretString::from(KEY), false)]);
    assert!(!request.head.contains(KEY));
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_not_an_order() {
    let transport = transport();
    for status in [301, 302, 307, 308] {
        let server =
            Server::answering(format!("HTTP/1.1 {status} Moved\r\nlocation: /else\r\ncontent-length: 0\r\n\r\n"));
        let answer = post(&transport, &server, Call::PayIn).await.expect("an answer");
        assert_eq!(answer.http_status, status);
        assert_eq!(server.received().len(), 1, "{status} was followed");
    }
}

#[tokio::test]
async fn a_body_has_a_longest_length() {
    let transport = transport();
    let whole = post(&transport, &Server::answering(ok(&"x".repeat(MAX))), Call::PayInQuery).await.expect("an answer");
    assert_eq!(whole.body.len(), MAX);

    let announced = Server::answering(format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", MAX + 1));
    assert_eq!(reason(post(&transport, &announced, Call::PayIn).await), NoAnswer::TooLarge);

    let endless = Server::start(|_, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").ok();
        let chunk = format!("10000\r\n{}\r\n", "x".repeat(0x10000));
        while stream.write_all(chunk.as_bytes()).is_ok() {}
        Then::Close
    });
    assert_eq!(reason(post(&transport, &endless, Call::PayIn).await), NoAnswer::TooLarge);
}

#[tokio::test]
async fn silence_is_a_timeout() {
    let transport = transport();
    let silent = Server::start(|_, _| Then::KeepOpen);
    let start = Instant::now();
    assert_eq!(reason(post(&transport, &silent, Call::PayIn).await), NoAnswer::Timeout);
    assert!(start.elapsed() >= Duration::from_secs(1), "the wait for an answer to begin is cut short");
    assert_eq!(silent.received().len(), 1);
}

#[tokio::test]
async fn an_answer_that_stops_halfway_is_a_timeout_long_before_the_end_of_all_time() {
    let transport = transport();
    let halfway = Server::start(|_, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"msg\"").ok();
        Then::KeepOpen
    });
    let start = Instant::now();
    assert_eq!(reason(post(&transport, &halfway, Call::PayIn).await), NoAnswer::Timeout);
    assert!(start.elapsed() < Duration::from_millis(1200), "took {:?}", start.elapsed());
}

#[tokio::test]
async fn a_drip_is_cut_off_at_the_end_of_all_time() {
    let transport = transport();
    let drip = Server::start(|_, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n").ok();
        while stream.write_all(b" ").is_ok() {
            std::thread::sleep(Duration::from_millis(50));
        }
        Then::Close
    });
    assert_eq!(reason(post(&transport, &drip, Call::PayIn).await), NoAnswer::Timeout);
}

#[tokio::test]
async fn an_answer_cut_off_is_a_broken_connection() {
    let transport = transport();
    for part in
        ["HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"msg\"", "HTTP/1.1 200 OK\r\ncontent-le", "nonsense\r\n\r\n"]
    {
        let server = Server::start(move |_, stream| {
            stream.write_all(part.as_bytes()).ok();
            Then::Close
        });
        assert_eq!(reason(post(&transport, &server, Call::PayIn).await), NoAnswer::Dropped, "{part:?}");
        assert_eq!(server.received().len(), 1, "{part:?}");
    }
}

#[tokio::test]
async fn only_what_never_left_is_not_connected() {
    let transport = transport();
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port");
    let nobody = endpoint(&format!("http://{free}"), "1");
    assert_eq!(reason(transport.post(&nobody, Call::PayIn, b"{}".to_vec()).await), NoAnswer::NotConnected);

    // Speaks no TLS: the handshake fails before there is anything to send a request over.
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("it is bound");
    in_thread(move || {
        for mut stream in listener.incoming().flatten() {
            stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").ok();
        }
    });
    let plain = endpoint(&format!("https://{address}"), "1");
    assert_eq!(reason(transport.post(&plain, Call::PayIn, b"{}".to_vec()).await), NoAnswer::NotConnected);

    let server = Server::answering(ok("{}"));
    let odd = endpoint(&format!("http://{}", server.address), "1\r\nSign: x");
    assert_eq!(reason(transport.post(&odd, Call::PayIn, b"{}".to_vec()).await), NoAnswer::NotConnected);
    assert!(server.received().is_empty());
}

/// A server that answers the first `kept` requests and closes after reading the next one without a word.
fn closing_after(kept: usize) -> Server {
    Server::start(move |number, stream| {
        if number < kept {
            stream.write_all(ok("{}").as_bytes()).ok();
            Then::KeepOpen
        } else {
            Then::Close
        }
    })
}

#[tokio::test]
async fn a_request_that_was_read_is_never_sent_again() {
    let transport = transport();
    for call in [Call::PayIn, Call::PayInQuery] {
        let server = closing_after(0);
        assert_eq!(reason(post(&transport, &server, call).await), NoAnswer::Dropped);
        assert_eq!(server.received().len(), 1, "{call:?}");
    }
}

#[tokio::test]
async fn a_request_on_a_kept_connection_is_never_sent_again() {
    let transport = transport();
    for call in [Call::PayIn, Call::PayInQuery] {
        let server = closing_after(2);
        let endpoint = server.endpoint();
        for _ in 0..2 {
            transport.post(&endpoint, call, b"{}".to_vec()).await.expect("an answer");
        }
        assert_eq!(reason(transport.post(&endpoint, call, b"{}".to_vec()).await), NoAnswer::Dropped);
        let connections: Vec<_> = server.received().iter().map(|request| request.connection).collect();
        // A payin has a connection of its own each time; a question takes the one that is there.
        let expected = if call == Call::PayIn { [0, 1, 2] } else { [0, 0, 0] };
        assert_eq!(connections, expected, "{call:?}");
    }
}

#[tokio::test]
async fn a_connection_that_closes_while_idle_costs_no_request() {
    let transport = transport();
    // Answers, then closes without saying so beforehand: the race in which a pool repeats requests.
    let server = Server::start(|_, stream| {
        stream.write_all(ok("{}").as_bytes()).ok();
        Then::Close
    });
    let endpoint = server.endpoint();
    for _ in 0..20 {
        transport.post(&endpoint, Call::PayIn, b"{}".to_vec()).await.expect("an answer");
    }
    assert_eq!(server.received().len(), 20);
}

#[tokio::test]
async fn without_a_signature_only_this_computer_is_spoken_to() {
    let transport = transport();
    let server = Server::answering(ok("done"));
    let url = format!("http://{}/control", server.address).parse().expect("an address");
    let answer = transport.post_plain(url, b"{\"a\":1}".to_vec()).await.expect("an answer");
    assert_eq!(answer.body, b"done");
    let [request] = &server.received()[..] else { panic!("not one request") };
    assert_eq!(request.body, b"{\"a\":1}");
    assert!(request.header("sign").is_empty());

    let outside = "http://client.example/control".parse().expect("an address");
    assert_eq!(reason(transport.post_plain(outside, Vec::new()).await), NoAnswer::NotConnected);
}

#[tokio::test]
async fn questions_are_answered_in_types() {
    let client = Client::new(transport());
    let terms = Terms { currency: Currency::parse("IDR").expect("three letters"), zone: TimeZone::UTC };

    let server = Server::answering(ok(include_str!("../data/gateway/real-balance-answer.json")));
    let balance = client.balance(&server.endpoint(), terms.currency).await.expect("a balance");
    assert_eq!(balance.available.map(|amount| amount.to_plain(0)).as_deref(), Some("1500000000"));
    client.balance(&server.endpoint(), terms.currency).await.expect("a balance");
    let requests = server.received();
    assert!(requests[0].head.starts_with("POST /prod-api/api/getBalance "), "{}", requests[0].head);
    assert_ne!(requests[0].body, requests[1].body, "each has a nonce of its own");

    let server = Server::answering(ok(include_str!("../data/gateway/bank-list-answer.json")));
    let banks = client.banks(&server.endpoint()).await.expect("banks");
    assert_eq!(banks.iter().map(|bank| bank.id).collect::<Vec<_>>(), [1, 2]);

    let server = Server::answering(ok(r#"{"msg":"Sign_verify_error","code":500}"#));
    let refused = client.query(&server.endpoint(), "none-such", &terms).await;
    assert!(
        matches!(&refused, Err(CallFailure::Refused(refusal)) if refusal.word == "Sign_verify_error"),
        "{refused:?}"
    );

    let server = Server::answering(ok(r#"{"msg":"SUCCESS","code":200,"data":null}"#));
    assert_eq!(client.query(&server.endpoint(), "none-such", &terms).await, Ok(None));

    let silent = Server::start(|_, _| Then::KeepOpen);
    assert_eq!(client.balance(&silent.endpoint(), terms.currency).await, Err(CallFailure::Timeout));
}
