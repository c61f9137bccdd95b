//! The whole house without a window: a ledger in a folder of its own, the engine, and the sandbox gateway.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use cobro::backend::clock::Clock;
use cobro::backend::engine::{self, Parts};
use cobro::backend::keys::KeyShelf;
use cobro::backend::protocol::{Command, CommandKind, Event, EventKind, EventSink, RequestId};
use cobro::domain::draft::{CheckContext, Draft, PayinRequest, check};
use cobro::domain::listing::OrdersQuery;
use cobro::domain::market::Need;
use cobro::domain::{
    Account, AccountId, Catalogue, Environment, Field, Market, MarketCode, Order, OrderKey, OrderNo, OrderState,
};
use cobro::gateway::reading::Reader;
use cobro::gateway::transport::{self, Timeouts, Transport};
use cobro::ledger::{LedgerHandle, LedgerReader, LedgerThread};
use cobro::platform::random_bytes;
use cobro::sandbox::{self, Sandbox, SandboxConfig};
use cobro::vault::{SecretStore, SessionOnly, Vault};
use tokio::sync::mpsc;

/// Timeouts short enough for tests that run into them.
pub fn short_timeouts() -> Timeouts {
    Timeouts {
        connect: Duration::from_millis(500),
        total: Duration::from_millis(900),
        idle: Duration::from_millis(500),
        ..Timeouts::default()
    }
}

/// A sandbox gateway on any free port.
pub async fn sandbox(catalogue: &Arc<Catalogue>, clock: &Clock) -> Sandbox {
    transport::install_tls();
    let clock = clock.clone();
    Sandbox::start(SandboxConfig {
        port: 0,
        prefix: sandbox::PREFIX.to_owned(),
        state_file: None,
        webhook_log: None,
        merchants: sandbox::default_merchants(catalogue),
        catalogue: Arc::clone(catalogue),
        now: Arc::new(move || clock.now()),
    })
    .await
    .expect("a free port on loopback")
}

/// Collects what the window would be told.
#[derive(Default)]
pub struct Events(Mutex<Vec<Event>>);

impl EventSink for Events {
    fn emit(&self, event: Event) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(event);
    }
}

impl Events {
    /// The answer to a command, if it has come.
    pub fn answer(&self, id: RequestId) -> Option<EventKind> {
        let events = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        events.iter().find(|event| event.id == Some(id)).map(|event| event.kind.clone())
    }

    /// Everything that was told, oldest first.
    pub fn told<T>(&self, pick: impl Fn(&EventKind) -> Option<T>) -> Vec<T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().filter_map(|event| pick(&event.kind)).collect()
    }
}

/// The backend of one data folder.
pub struct House {
    pub catalogue: Arc<Catalogue>,
    pub ledger: LedgerHandle,
    thread: LedgerThread,
    pub vault: Vault,
    pub events: Arc<Events>,
    commands: mpsc::Sender<Command>,
    engine: tokio::task::JoinHandle<()>,
    next: AtomicU64,
}

impl House {
    /// Opens the ledger in `folder`, makes sure of one account a sandbox merchant, and starts the engine.
    pub async fn start(folder: &Path, base_url: &str, clock: &Clock, timeouts: Timeouts) -> Self {
        Self::start_with(folder, base_url, clock, timeouts, Box::new(SessionOnly::default())).await
    }

    /// The same with a keyring of the test's own; the sandbox merchants' keys are not kept there.
    pub async fn start_with(
        folder: &Path,
        base_url: &str,
        clock: &Clock,
        timeouts: Timeouts,
        keyring: Box<dyn SecretStore>,
    ) -> Self {
        transport::install_tls();
        let catalogue = Arc::new(Catalogue::built_in());
        let reader = Arc::new(Reader::new(Arc::clone(&catalogue)));
        let thread = LedgerThread::start(&folder.join("ledger.sqlite3"), reader).expect("a ledger");
        let ledger = thread.handle();
        let vault = Vault::start(keyring).expect("a thread");
        let existing = ledger.read(LedgerReader::accounts).await.expect("accounts");
        for merchant in sandbox::default_merchants(&catalogue) {
            let known = existing.iter().find(|account| account.merchant_id == merchant.merchant_id);
            let id = if let Some(account) = known {
                account.id
            } else {
                let account = account(&merchant.market, &merchant.merchant_id, base_url);
                ledger.call(move |ledger| ledger.save_account(None, &account)).await.expect("saved")
            };
            vault.keep_for_session(&KeyShelf { vault: &vault, tag: "test" }.name(id, 0), merchant.key.clone());
        }
        let events = Arc::new(Events::default());
        let (commands, inbox) = mpsc::channel(engine::COMMAND_QUEUE);
        let parts = Parts {
            ledger: ledger.clone(),
            vault: vault.clone(),
            transport: Transport::new(timeouts).expect("a client"),
            catalogue: Arc::clone(&catalogue),
            clock: clock.clone(),
            random: Arc::new(random_bytes::<16>),
            sink: Arc::clone(&events) as Arc<dyn EventSink>,
            vault_tag: "test".to_owned(),
        };
        let engine = tokio::spawn(engine::run(parts, inbox));
        Self { catalogue, ledger, thread, vault, events, commands, engine, next: AtomicU64::new(1) }
    }

    /// The keys in the vault.
    pub fn shelf(&self) -> KeyShelf<'_> {
        KeyShelf { vault: &self.vault, tag: "test" }
    }

    /// Sends a command.
    pub async fn send(&self, kind: CommandKind) -> RequestId {
        let id = RequestId(self.next.fetch_add(1, Ordering::Relaxed));
        self.commands.send(Command { id, instead_of: None, kind }).await.expect("the engine lives");
        id
    }

    /// Sends a command and waits for its answer.
    pub async fn ask(&self, kind: CommandKind) -> EventKind {
        let id = self.send(kind).await;
        self.answer(id).await
    }

    /// Waits for the answer to a command.
    pub async fn answer(&self, id: RequestId) -> EventKind {
        let mut answer = None;
        self.until("the answer to a command", || {
            answer = self.events.answer(id);
            std::future::ready(answer.is_some())
        })
        .await;
        answer.expect("waited for")
    }

    /// Waits until `holds`, at most 60 s.
    pub async fn until<F: Future<Output = bool>>(&self, what: &str, mut holds: impl FnMut() -> F) {
        let deadline = Instant::now() + Duration::from_mins(1);
        while !holds().await {
            if Instant::now() >= deadline {
                let left: Vec<_> = self
                    .orders()
                    .await
                    .into_iter()
                    .filter(|order| order.state != OrderState::Waiting)
                    .take(3)
                    .collect();
                panic!("still not: {what}; left over: {left:#?}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The account of a market.
    pub async fn account(&self, market: &str) -> Account {
        let accounts = self.ledger.read(LedgerReader::accounts).await.expect("accounts");
        accounts.into_iter().find(|account| account.market == MarketCode::new(market)).expect("one a market")
    }

    /// Every order in the ledger.
    pub async fn orders(&self) -> Vec<Order> {
        self.ledger
            .read(|reader| {
                let all = reader.orders(&OrdersQuery { limit: u32::MAX, ..OrdersQuery::default() })?;
                all.rows.iter().map(|row| Ok(reader.order(&row.key)?.expect("listed").order)).collect()
            })
            .await
            .unwrap_or_else(|error| panic!("{error}"))
    }

    /// The orders in any of these states; cheap, for waiting.
    pub async fn in_states(&self, states: &'static [OrderState]) -> Vec<OrderKey> {
        let open = self.ledger.read(|reader| reader.orders_in(states)).await.expect("states");
        open.into_iter().map(|order| order.key).collect()
    }

    /// Ends the engine and the ledger's threads politely.
    pub async fn stop(self) {
        drop(self.commands);
        self.engine.await.expect("the engine ends well");
        tokio::task::spawn_blocking(move || self.thread.shutdown()).await.expect("the ledger closes");
    }
}

fn account(market: &MarketCode, merchant_id: &str, base_url: &str) -> Account {
    Account {
        id: AccountId(0),
        name: format!("Sandbox {market}"),
        market: market.clone(),
        environment: Environment::Sandbox,
        base_url: base_url.to_owned(),
        merchant_id: merchant_id.to_owned(),
        notify_url: "https://merchant.example/webhooks/payin".to_owned(),
        upper_case_sign: false,
    }
}

/// A request that passes every rule of the market, for its first supported product or the one given.
pub fn request(market: &Market, pay_type: Option<u32>, order_no: &OrderNo) -> PayinRequest {
    let product = match pay_type {
        Some(number) => market.pay_type(number).expect("a product of the market"),
        None => market.pay_types.iter().find(|product| product.supported).expect("a supported product"),
    };
    let digits = |field: Field| {
        let rule = market.rule(Some(product), field);
        match rule.forms.first() {
            Some(form) => form.replace('*', "12345678").replace('#', "3"),
            None => "1234567890123".to_owned(),
        }
    };
    let given = |field: Field, text: &str| {
        if market.rule(Some(product), field).need == Need::Required { text.to_owned() } else { String::new() }
    };
    let draft = Draft {
        pay_type: Some(product.number),
        amount: "20000".to_owned(),
        order_no: order_no.to_string(),
        real_name: "José Núñez".to_owned(),
        remark: "Café y pan".to_owned(),
        phone: given(Field::Phone, &digits(Field::Phone)),
        email: given(Field::Email, "jose@example.com"),
        id_type: given(Field::IdType, market.id_types.first().map_or("1", |choice| &choice.value)),
        id_card: given(Field::IdCard, &digits(Field::IdCard)),
        user_type: given(Field::UserType, market.user_types.first().map_or("1", |choice| &choice.value)),
        bank_id: given(Field::BankId, "1"),
        ..Draft::default()
    };
    let draft = match market.max {
        Some(max) if max.value() < 20_000.into() => Draft { amount: "152".to_owned(), ..draft },
        _ => draft,
    };
    let context = CheckContext {
        market,
        environment: Environment::Sandbox,
        notify_url: "https://merchant.example/webhooks/payin",
        made_order_no: order_no,
    };
    check(&draft, context).unwrap_or_else(|errors| panic!("{}: {errors:?}", market.code)).request
}
