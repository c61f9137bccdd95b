//! The HTTP side: an accept loop of its own, so that connections can be cut where a fault says so.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{any, get, post};
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::service::Service as _;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use serde::Deserialize;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::Shared;
use super::answers::{Answer, Manner};
use super::faults::{Endpoint, Fault, When};
use super::rules;
use super::webhook::Webhook;
use crate::domain::Play;

/// Most bytes a request may have.
const BODY_LIMIT: usize = 64 * 1024;

/// How long a torn answer's first half is given to leave before the connection is cut.
const TEAR_PAUSE: Duration = Duration::from_millis(20);

/// What a proxy says in front of a gateway that is down.
const BAD_GATEWAY_PAGE: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
    <center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";

/// What a captive portal or a proxy says in the gateway's place.
const WRONG_PAGE: &str = "<!DOCTYPE html><html><head><title>Welcome</title></head><body>Please sign in.</body></html>";

/// Answers connections until the task is dropped, which cuts them all.
pub async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let router = routes(&shared);
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(converse(stream, router.clone()));
                }
                // Too many open files, or a connection that broke at once: others may still come.
                Err(error) => {
                    tracing::warn!(%error, "the sandbox gateway could not accept a connection");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

fn routes(shared: &Arc<Shared>) -> Router {
    let mut api = Router::new();
    for &endpoint in Endpoint::ALL {
        let handler =
            move |State(shared): State<Arc<Shared>>, request: Request<Body>| answer(shared, endpoint, request);
        api = api.route(endpoint.path(), any(handler));
    }
    let api = api
        .route("/simulator", get(simulator))
        .route("/simulator/play", post(simulate))
        .route("/simulator/fault", post(script))
        .route("/simulator/orders", get(orders))
        .route("/desk/{platform_no}", get(desk));
    let app = if shared.prefix.is_empty() { api } else { Router::new().nest(&shared.prefix, api) };
    app.with_state(Arc::clone(shared))
}

/// Serves one connection until it ends or is cut.
async fn converse(stream: TcpStream, router: Router) {
    stream.set_nodelay(true).ok();
    let service = hyper::service::service_fn(move |request: Request<Incoming>| {
        let response = TowerToHyperService::new(router.clone()).call(request);
        async move {
            match response.await {
                Ok(response) if response.extensions().get::<Cut>().is_some() => Err(Cut),
                Ok(response) => Ok(response),
                Err(never) => match never {},
            }
        }
    });
    // A broken connection is the client's news, not ours.
    hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await.ok();
}

/// Marks an answer that is never given: hyper drops the connection when the service fails.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the connection is cut")]
struct Cut;

fn cut() -> Response {
    let mut response = StatusCode::OK.into_response();
    response.extensions_mut().insert(Cut);
    response
}

async fn answer(shared: Arc<Shared>, endpoint: Endpoint, request: Request<Body>) -> Response {
    shared.count(endpoint.path());
    let (parts, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, BODY_LIMIT).await else {
        return json(Answer::refused("Params_jsonFormat_error").to_json(Manner::Usual));
    };
    let fault = shared.faults.strike(endpoint, &rules::order_no_of(&body));
    match fault {
        None => json(done(&shared, endpoint, &parts, &body).to_json(Manner::Usual)),
        Some(fault) => {
            tracing::debug!(fault = fault.word(), endpoint = endpoint.word(), "the sandbox gateway plays a fault");
            answer_with(fault, shared, endpoint, parts, body).await
        }
    }
}

/// What a fault makes of an answer. Everything that is done is done before the first wait, except where being late is
/// the fault: a client that hangs up drops this future.
async fn answer_with(fault: Fault, shared: Arc<Shared>, endpoint: Endpoint, parts: Parts, body: Bytes) -> Response {
    let done = || done(&shared, endpoint, &parts, &body);
    match fault {
        Fault::Delay(time) => {
            let answer = done();
            tokio::time::sleep(time).await;
            json(answer.to_json(Manner::Usual))
        }
        Fault::Slow(time) => {
            let late = tokio::spawn(async move {
                tokio::time::sleep(time).await;
                self::done(&shared, endpoint, &parts, &body)
            });
            late.await.map_or_else(|_| cut(), |answer| json(answer.to_json(Manner::Usual)))
        }
        Fault::DropAfter => {
            done();
            cut()
        }
        Fault::DropBefore => cut(),
        Fault::BadGateway { made } => {
            if made {
                done();
            }
            html(StatusCode::BAD_GATEWAY, BAD_GATEWAY_PAGE.to_owned())
        }
        Fault::TornJson => json_body(Body::new(Torn::new(done().to_json(Manner::Usual)))),
        Fault::NotJson => {
            done();
            html(StatusCode::OK, WRONG_PAGE.to_owned())
        }
        Fault::Busy => json(Answer::refused("System_busy").to_json(Manner::Usual)),
        Fault::Maintenance => json(Answer::refused("System_Maintenance").to_json(Manner::Usual)),
        Fault::SystemError { made } => {
            if made {
                done();
            }
            json(Answer::refused("System_error").to_json(Manner::Usual))
        }
        Fault::WrongTypes => json(done().to_json(Manner::WrongTypes)),
        Fault::Nonsense => json(done().to_json(Manner::Nonsense)),
        Fault::Hang => {
            done();
            std::future::pending::<Infallible>().await;
            cut()
        }
    }
}

/// Checks a request and does what it asks for.
fn done(shared: &Shared, endpoint: Endpoint, parts: &Parts, body: &[u8]) -> Answer {
    rules::admit(&shared.merchants, &parts.method, &parts.headers, body)
        .and_then(|(merchant, body)| match endpoint {
            Endpoint::PayIn => shared.pay_in(merchant, &body),
            Endpoint::PayInQuery => shared.query(merchant, &body),
            Endpoint::PayInBankListQuery => Shared::banks(merchant, &body),
            Endpoint::GetBalance => shared.balance(merchant, &body),
        })
        .unwrap_or_else(|refused| Answer::refused(&refused.0))
}

/// Tells a client that this is the sandbox, so that it may offer the payer simulator.
async fn simulator() -> Response {
    json("{\"simulator\":\"cobro\"}".to_owned())
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PlayBody {
    merchant_id: String,
    mch_order_no: String,
    play: String,
}

async fn simulate(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let result = control::<PlayBody>(&headers, &body).and_then(|body| {
        let play = Play::ALL.iter().copied().find(|play| play.word() == body.play);
        let play = play.ok_or_else(|| format!("'{}' is not a play", body.play))?;
        shared.play(&body.merchant_id, &body.mch_order_no, play).map_err(|error| error.to_string())
    });
    match result {
        Ok(webhooks) => json(sent_by(&webhooks)),
        Err(reason) => control_answer(&Err(reason)),
    }
}

/// What was sent to the merchant's server: whoever has none reads it here.
fn sent_by(webhooks: &[Webhook]) -> String {
    let of = |webhook: &Webhook| {
        let sign = webhook.headers.iter().find(|(name, _)| *name == "Sign").map(|(_, sign)| sign);
        serde_json::json!({
            "merchantId": webhook.merchant_id,
            "sign": sign,
            "body": String::from_utf8_lossy(&webhook.body),
        })
    };
    let webhooks: Vec<_> = webhooks.iter().map(of).collect();
    serde_json::json!({ "msg": "SUCCESS", "code": 200, "data": { "webhooks": webhooks } }).to_string()
}

#[derive(Deserialize)]
struct FaultBody {
    #[serde(default)]
    endpoint: Option<String>,
    fault: String,
    #[serde(default)]
    when: Option<String>,
}

/// `{"endpoint":"payIn","fault":"delay:1500","when":"next:3"}`; `"fault":"none"` clears the script.
async fn script(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> Response {
    let result = control::<FaultBody>(&headers, &body).and_then(|body| {
        if body.fault == "none" {
            shared.faults.clear();
            return Ok(());
        }
        let endpoint = body.endpoint.as_deref().unwrap_or(Endpoint::PayIn.word());
        let endpoint = Endpoint::from_word(endpoint).ok_or_else(|| format!("'{endpoint}' is not an endpoint"))?;
        let fault = Fault::from_word(&body.fault).ok_or_else(|| format!("'{}' is not a fault", body.fault))?;
        let when = body.when.as_deref().unwrap_or("next");
        let when = When::from_word(when).ok_or_else(|| format!("'{when}' is not a time for a fault"))?;
        shared.faults.push(endpoint, fault, when);
        Ok(())
    });
    control_answer(&result)
}

/// Every order, so that a test of two processes can count them.
async fn orders(State(shared): State<Arc<Shared>>) -> Response {
    let orders: Vec<_> = shared
        .orders()
        .iter()
        .map(|order| {
            serde_json::json!({
                "merchantId": order.merchant_id,
                "mchOrderNo": order.order_no,
                "orderNo": order.platform_no,
                "orderStatus": order.status.word(),
                "orderType": order.order_type(),
            })
        })
        .collect();
    json(serde_json::json!({ "orders": orders }).to_string())
}

/// Reads a body of the control address. It must say that it is JSON: a web page cannot send that to another address
/// without being asked first, so no page can play with the sandbox.
fn control<'a, T: Deserialize<'a>>(headers: &HeaderMap, body: &'a [u8]) -> Result<T, String> {
    if !rules::is_json(headers) {
        return Err("the content type must be application/json".to_owned());
    }
    serde_json::from_slice(body).map_err(|error| error.to_string())
}

fn control_answer(result: &Result<(), String>) -> Response {
    let answer = match result {
        Ok(()) => Answer::done(),
        Err(reason) => Answer::refused(reason),
    };
    json(answer.to_json(Manner::Usual))
}

/// The page a payer would see.
async fn desk(State(shared): State<Arc<Shared>>, Path(platform_no): Path<String>) -> Response {
    let Some(order) = shared.find_platform_no(&platform_no) else {
        return html(StatusCode::NOT_FOUND, page("There is no such order."));
    };
    // Numbers, digits and a currency code: nothing a merchant typed goes onto the page.
    html(
        StatusCode::OK,
        page(&format!(
            "Order {}: {} {}, {}.<br>No money moves here: the payer is played in Cobro.",
            order.platform_no,
            order.amount.to_plain(0),
            order.amount.currency(),
            order.status.word()
        )),
    )
}

fn page(text: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Cobro sandbox</title></head>\
        <body><h1>Cobro sandbox pay desk</h1><p>{text}</p></body></html>"
    )
}

fn json(text: String) -> Response {
    json_body(Body::from(text))
}

fn json_body(body: Body) -> Response {
    typed(StatusCode::OK, HeaderValue::from_static("application/json"), body)
}

fn html(status: StatusCode, text: String) -> Response {
    typed(status, HeaderValue::from_static("text/html; charset=utf-8"), Body::from(text))
}

fn typed(status: StatusCode, content_type: HeaderValue, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, content_type);
    response
}

/// A body that promises all of itself and breaks half-way.
struct Torn {
    whole_len: usize,
    half: Option<Bytes>,
    pause: Pin<Box<tokio::time::Sleep>>,
}

impl Torn {
    fn new(text: String) -> Self {
        let whole = Bytes::from(text);
        Self {
            whole_len: whole.len(),
            half: Some(whole.slice(..whole.len() / 2)),
            pause: Box::pin(tokio::time::sleep(TEAR_PAUSE)),
        }
    }
}

impl hyper::body::Body for Torn {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        if let Some(half) = self.half.take() {
            return Poll::Ready(Some(Ok(Frame::data(half))));
        }
        // hyper flushes what it has while the body is pending; without the pause nothing at all would arrive.
        self.pause.as_mut().poll(context).map(|()| Some(Err(Cut)))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.whole_len as u64)
    }
}
