//! For tests: a window without a window. Actions and news go in, commands come out, time stands still.

use jiff::{SignedDuration, Timestamp};

use crate::app::{About, Action, AppState, Page};
use crate::backend::protocol::{
    AccountView, Command, CommandKind, Event, EventKind, KeyPlace, OrderDetail, OrderSummary, RequestId,
};
use crate::domain::exception::listing::{Evidence, EvidenceSource, ExceptionCase, ExceptionRow};
use crate::domain::exception::{Basis, Exception, ExceptionKind, Mismatch, What};
use crate::domain::observation::{Fact, Observation, PaymentDetails, Request};
use crate::domain::order::{Contradiction, Source, fold};
use crate::domain::{
    Account, AccountId, AccountKeys, Amount, Catalogue, Currency, Environment, MarketCode, Order, OrderKey, OrderState,
};

/// The account in Mexico on the built-in sandbox.
pub const MEXICO: AccountId = AccountId(1);
/// The account in Colombia on the built-in sandbox.
pub const COLOMBIA: AccountId = AccountId(2);
/// A Mexican account with real money.
pub const PRODUCTION: AccountId = AccountId(3);

/// When every test begins: 10:00 in Mexico City.
pub fn start() -> Timestamp {
    "2026-11-22T16:00:00Z".parse().expect("a time")
}

/// The accounts of every test.
pub fn accounts() -> Vec<AccountView> {
    let account = |id, name: &str, market, environment, base_url: &str| AccountView {
        account: Account {
            id,
            name: name.to_owned(),
            market: MarketCode::new(market),
            environment,
            base_url: base_url.to_owned(),
            merchant_id: "3002002".to_owned(),
            notify_url: "https://shop.example/hooks".to_owned(),
            upper_case_sign: false,
        },
        key: KeyPlace::Keyring,
        keys: AccountKeys::default(),
        lost: Vec::new(),
    };
    vec![
        account(MEXICO, "Tienda MX", "mx", Environment::Sandbox, "http://127.0.0.1:4010/prod-api"),
        account(COLOMBIA, "Tienda CO", "co", Environment::Sandbox, "http://127.0.0.1:4010/prod-api"),
        account(PRODUCTION, "Tienda real", "mx", Environment::Production, "https://client.example/prod-api"),
    ]
}

/// The state with a clock, and every command that came out of it.
pub struct Desk {
    pub state: AppState,
    pub now: Timestamp,
    pub sent: Vec<Command>,
}

impl Desk {
    /// A started window with the accounts of every test; Mexico is worked with.
    pub fn new() -> Self {
        Self::on(About::default())
    }

    /// The same with accounts of different merchants.
    pub fn of_merchants() -> Self {
        let mut desk = Self::new();
        let mut accounts = accounts();
        for (account, id) in accounts.iter_mut().zip(1..) {
            account.account.merchant_id = format!("300200{id}");
        }
        desk.news(EventKind::Accounts(Ok(accounts)));
        desk
    }

    /// The same on such a Cobro.
    pub fn on(about: About) -> Self {
        let mut desk = Self::start(about);
        desk.news(EventKind::Accounts(Ok(accounts())));
        desk
    }

    /// A started window to which nothing was told yet.
    pub fn without_accounts() -> Self {
        Self::start(About::default())
    }

    fn start(about: About) -> Self {
        let state = AppState::new(Catalogue::built_in(), about, start());
        let mut desk = Self { state, now: start(), sent: Vec::new() };
        let commands = desk.state.start(desk.now);
        desk.sent.extend(commands);
        desk
    }

    pub fn act(&mut self, action: Action) {
        self.sent.extend(self.state.act(action, self.now));
    }

    /// Something nobody asked for.
    pub fn news(&mut self, kind: EventKind) {
        self.sent.extend(self.state.apply(&Event { id: None, kind }, self.now));
    }

    /// An answer.
    pub fn answer(&mut self, id: RequestId, kind: EventKind) {
        self.sent.extend(self.state.apply(&Event { id: Some(id), kind }, self.now));
    }

    /// Time goes by, in milliseconds.
    pub fn wait(&mut self, millis: i64) {
        self.now += SignedDuration::from_millis(millis);
        self.sent.extend(self.state.tick(self.now));
    }

    /// The commands that `pick` knows, oldest first.
    pub fn asked<T>(&self, pick: impl Fn(&CommandKind) -> Option<T>) -> Vec<(RequestId, T)> {
        self.sent.iter().filter_map(|command| Some((command.id, pick(&command.kind)?))).collect()
    }

    /// The newest command that `pick` knows.
    pub fn newest<T>(&self, pick: impl Fn(&CommandKind) -> Option<T>) -> (RequestId, T) {
        self.asked(pick).pop().expect("it was asked")
    }

    /// Answers the newest question for an order; gives which one was asked for.
    pub fn tell_order(&mut self, detail: Option<OrderDetail>) -> OrderKey {
        let (id, key) =
            self.newest(|kind| if let CommandKind::LoadOrder(key) = kind { Some(key.clone()) } else { None });
        self.answer(id, EventKind::Order(key.clone(), Ok(detail.map(Box::new))));
        key
    }

    /// On the page of `CB-1`, of which these are the facts.
    pub fn on_order(facts: Vec<Fact>) -> Self {
        let mut desk = Self::new();
        desk.act(Action::Go(Page::Order(key("CB-1"))));
        desk.tell_order(Some(detail("CB-1", facts)));
        desk
    }
}

/// Money of Mexico.
pub fn mxn(plain: &str) -> Amount {
    Amount::from_wire(plain, Currency::parse("MXN").expect("a currency")).expect("an amount")
}

/// An order number of Mexico.
pub fn key(order_no: &str) -> OrderKey {
    OrderKey { account: MEXICO, order_no: order_no.to_owned() }
}

/// The facts of an order as it was asked for and sent.
pub fn sent_facts() -> Vec<Fact> {
    let request = Request {
        market: MarketCode::new("mx"),
        currency: Currency::parse("MXN").expect("a currency"),
        pay_type: 69,
        amount: mxn("152"),
        expire_secs: 3600,
        payer_name: "José Núñez".to_owned(),
        remark: "Cafe y pan".to_owned(),
    };
    vec![Fact::Prepared(Box::new(request)), Fact::Sent { attempt: 1 }]
}

/// The gateway's answer to a creation, with a CLABE to pay to.
pub fn accepted() -> Fact {
    let answer = crate::domain::observation::GatewayOrder {
        platform_no: Some("PAYIN8300000000000000001".to_owned()),
        amount: Some(mxn("152")),
        details: PaymentDetails {
            pay_code: Some("012914002014112176".to_owned()),
            pay_url: Some("https://paydesk.example/pay.html?PAYIN83".to_owned()),
            ..PaymentDetails::default()
        },
        ..Default::default()
    };
    Fact::Accepted { attempt: 1, answer: Box::new(answer) }
}

/// What happened, a second apart, as observations.
pub fn observations(facts: Vec<Fact>) -> Vec<Observation> {
    let mut at = start();
    let mut digest = [0; 32];
    facts
        .into_iter()
        .map(|fact| {
            at += SignedDuration::from_secs(1);
            digest[0] += 1;
            Observation { at, fact, digest }
        })
        .collect()
}

/// An order as the ledger tells it.
pub fn detail(order_no: &str, facts: Vec<Fact>) -> OrderDetail {
    let timeline = observations(facts);
    let order: Order = fold(&key(order_no), &timeline).expect("there are facts");
    OrderDetail {
        checked_at: Some(order.updated_at),
        order,
        market: MarketCode::new("mx"),
        next_check_at: None,
        timeline,
        parts: Vec::new(),
        original: None,
    }
}

/// A row of the list: the `made`-th order, newer ones have higher numbers.
pub fn summary(made: u32, state: OrderState) -> OrderSummary {
    let at = start() + SignedDuration::from_secs(i64::from(made));
    OrderSummary {
        key: key(&format!("CB-{made}")),
        market: MarketCode::new("mx"),
        state,
        source: Source::Query,
        amount: Some(mxn("152")),
        paid: None,
        pay_type: Some(69),
        payer_name: "José Núñez".to_owned(),
        remark: "Cafe y pan".to_owned(),
        created_at: at,
        updated_at: at,
        expires_at: Some(at + SignedDuration::from_hours(1)),
        paid_at: (state == OrderState::Paid).then_some(at),
        checked_at: Some(at),
        contradicted: false,
        excepted: false,
        dismissed: false,
    }
}

/// An exception of each kind of an order of 152 pesos.
pub fn exception(kind: ExceptionKind) -> Exception {
    let (asked, paid) = (mxn("152"), Some(mxn("152")));
    let (at, until) = (start() - SignedDuration::from_mins(3), start() - SignedDuration::from_mins(30));
    let what = match kind {
        ExceptionKind::Underpaid => {
            What::Underpaid { asked, paid: mxn("100"), missing: mxn("52"), percent: 34, payments: 1 }
        }
        ExceptionKind::Overpaid => {
            What::Overpaid { asked, paid: mxn("182"), extra: mxn("30"), percent: 20, payments: 1 }
        }
        ExceptionKind::PaidTwice => What::PaidTwice { amount: asked, times: 2, extra: asked },
        ExceptionKind::Mismatch => What::Mismatch(Mismatch::Amount { asked, told: mxn("150") }),
        ExceptionKind::Contradiction => What::Contradiction(vec![Contradiction::PaidAndFailed]),
        ExceptionKind::UnknownOrder => What::UnknownOrder { paid, is_absent: true, original: None },
        ExceptionKind::WrongSignature => What::WrongSignature { messages: 2, last: at },
        ExceptionKind::PaidLate => What::PaidLate { paid, at, until },
        ExceptionKind::Unconfirmed => What::Unconfirmed { paid, is_denied: true },
        ExceptionKind::Unnotified => What::Unnotified { paid, at },
    };
    Exception { what, since: at, basis: Basis::Seen, mark: "as seen".to_owned(), settled: None, evidence: Vec::new() }
}

/// A row of the list of exceptions.
pub fn exception_row(order_no: &str, exception: Exception) -> ExceptionRow {
    ExceptionRow {
        key: key(order_no),
        exception,
        market: MarketCode::new("mx"),
        payer_name: "José Núñez".to_owned(),
        asked: Some(mxn("152")),
        notified: 2,
        is_confirmed: true,
        checked_at: Some(start() - SignedDuration::from_mins(3)),
    }
}

/// All about the exception of an order, with the webhook that it stands on.
pub fn exception_case(order_no: &str, exception: Exception) -> ExceptionCase {
    let timeline = observations(sent_facts());
    let source = EvidenceSource::Webhook { verified: true, origin: "hook.log:7".to_owned(), deliveries: 2 };
    let raw = b"{\"amount\":100.0,\"mchOrderNo\":\"CB-1\"}\x07".to_vec();
    ExceptionCase {
        key: key(order_no),
        market: MarketCode::new("mx"),
        order: fold(&key(order_no), &timeline),
        exceptions: vec![exception],
        parts: Vec::new(),
        original: None,
        timeline,
        evidence: vec![Evidence { seq: 4, at: start(), order_no: order_no.to_owned(), source, raw }],
        notified: 2,
        is_confirmed: true,
        checked_at: Some(start() - SignedDuration::from_mins(3)),
    }
}
