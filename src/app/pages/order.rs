//! One order: where it stands and why, what its payer must be told, and everything that was seen of it.

pub mod aloud;
pub mod share;
pub mod timeline;

use std::collections::BTreeSet;

use jiff::Timestamp;
use url::Url;

use self::aloud::Aloud;
pub use self::aloud::AloudAction;
pub use self::share::ShareAction;
use self::timeline::Entry;
use super::new_request::NewRequestAction;
use crate::app::customer::CustomerAction;
use crate::app::family::{self, PaidPart};
use crate::app::notice::{Dialog, Tone};
use crate::app::when::{Moment, Zone};
use crate::app::{Action, Effect, Loadable, News, Page, Shared, Slot, Told, Trouble, errors};
use crate::backend::protocol::{CommandKind, EventKind, OrderDetail};
use crate::domain::address::is_loopback;
use crate::domain::draft::Draft;
use crate::domain::observation::{Fact, OperatorAction};
use crate::domain::text::show_hidden;
use crate::domain::{Account, Amount, Environment, Market, Money, Order, OrderKey, OrderState, Play, Rail};
use crate::i18n::PayerLanguage;
use crate::instructions::history::GivenOut;
use crate::instructions::lint::Situation;
use crate::instructions::message::{self, Letter};
use crate::instructions::{self, Finding, Level, Line, PathId, QrContent, Sheet, history, lint};

/// What a person can do on this page.
#[derive(Clone, Debug)]
pub enum OrderAction {
    /// Asks the gateway now.
    CheckNow,
    /// Asks whether the same request shall be sent again.
    AskSendAgain,
    /// Sends it again; after the question.
    SendAgain(OrderKey),
    /// Sets an order that was never made aside.
    SetAside,
    /// Takes it back.
    TakeBack,
    /// Opens the form with the text of this order.
    EditAgain,
    /// Copies the value of this name, if the order has it.
    Copy(&'static str),
    /// The reason why the instructions may be given out in spite of a check, as it is being typed.
    TypeReason(String),
    /// Gives them free, for that reason.
    GiveOutAnyway,
    /// Tells which way the payer pays, which decides the steps.
    Answer(PathId),
    /// Copies the message for the payer, in this language.
    CopyMessage(PayerLanguage),
    /// Gives instructions out in another way.
    Share(ShareAction),
    /// Reads the values aloud.
    Aloud(AloudAction),
    /// Shows the payer a window of their own.
    ShowCustomer,
    /// Something was put on the clipboard; its word in the catalogue, for the journal.
    Copied(&'static str),
    /// Plays the payer.
    Play(Play),
    /// Asks the ledger once more after a failure.
    Retry,
    /// Shows this order beside the table of orders.
    ShowBeside(OrderKey),
    /// Takes it away from there.
    HideBeside,
}

/// An order made ready for the screen; every text is made once, when the order arrives.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What it was made from.
    pub detail: OrderDetail,
    /// What the payer must be told.
    pub sheet: Sheet,
    /// What was given to the payer last, if anything was.
    given: Option<GivenOut>,
    /// The findings that a person has answered for.
    answered_for: BTreeSet<String>,
    /// Everything that is wrong with the instructions, or may be; what weighs most first.
    findings: Vec<Finding>,
    /// What the findings were judged against: the account's environment, and whether the time to pay was over.
    judged: (Environment, bool),
    /// There is enough to make a message of it.
    can_be_told: bool,
    /// What the market's payers speak.
    pub payer_language: PayerLanguage,
    /// What was asked for.
    pub amount: Option<Money>,
    /// What was paid.
    pub paid: Option<Money>,
    /// What was paid with PATCH orders that belong to it.
    pub parts: Vec<PaidPart>,
    /// What they add up to.
    pub paid_in_parts: Option<Money>,
    /// The gateway's fee.
    pub fee: Option<Money>,
    /// The product's name.
    pub method: String,
    /// The payer's name.
    pub payer: String,
    /// What it is for.
    pub remark: String,
    /// Our order number, safe to show.
    pub order_no: String,
    /// The gateway's number, safe to show.
    pub platform_no: Option<String>,
    /// The number at the bank or wallet, safe to show.
    pub channel_no: Option<String>,
    /// When it runs out, in the market's zone.
    pub expires: Option<Moment>,
    /// The same on this computer's clock, with its zone; none if that shows the same time.
    pub expires_here: Option<(Moment, Zone)>,
    /// When the gateway says that it was paid.
    pub completed: Option<Moment>,
    /// The market's zone.
    pub zone: Zone,
    /// Why it stands where it stands, beyond the state's own sentence.
    pub reason: Option<Trouble>,
    /// What cannot all be right.
    pub contradictions: Vec<Trouble>,
    /// A status word that no table has.
    pub odd_status: Option<String>,
    /// Everything seen, oldest first.
    pub timeline: Vec<Entry>,
}

impl Shown {
    /// The value of this name, as it is copied; see [`crate::app::verbs::COPYABLE`].
    pub fn value(&self, what: &str) -> Option<&str> {
        let order = &self.detail.order;
        match what {
            "order-number" => Some(&order.key.order_no),
            "order-platform-number" => order.platform_no.as_deref(),
            "order-channel-number" => order.channel_no.as_deref(),
            "order-link" => self.sheet.link.as_ref().map(|link| link.url.as_str()),
            "order-qr-text" => self.sheet.qr.as_ref().map(QrContent::text),
            _ => self.sheet.fields.iter().find(|field| field.label == what).map(|field| field.value.as_str()),
        }
    }

    /// Everything that is wrong with the instructions as things stand, or may be; what weighs most first.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether a person must say why before anything of the instructions is given out.
    pub fn is_blocked(&self) -> bool {
        lint::is_blocked(&self.findings, &self.answered_for)
    }

    /// Judges the instructions as things stand.
    fn judge(&mut self, shared: &Shared) {
        let Some(market) = shared.market(&self.detail.market) else { return };
        let order = &self.detail.order;
        let environment = environment_of(&order.key, shared);
        let situation = Situation { now: shared.now, environment, given: self.given.as_ref() };
        let mut findings = lint::situation(order, market, &self.sheet, &situation);
        findings.extend(self.sheet.findings.iter().cloned());
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
        self.findings = findings;
        self.judged = (environment, self.is_late(shared.now));
    }

    /// Judges them again if what they are judged against has changed.
    fn keep_judged(&mut self, shared: &Shared) {
        if self.judged != (environment_of(&self.detail.order.key, shared), self.is_late(shared.now)) {
            self.judge(shared);
        }
    }

    /// Whether nobody shall pay any more: it is paid, or the gateway says that it failed.
    pub const fn is_closed(&self) -> bool {
        matches!(self.detail.order.state, OrderState::Paid | OrderState::Failed)
    }

    /// Why what the payer needs must not be given out any more, as a key; `now` decides whether it has run out.
    pub fn over(&self, now: Timestamp) -> Option<&'static str> {
        if self.is_closed() {
            Some("order-instructions-over")
        } else {
            self.is_late(now).then_some("order-instructions-expired")
        }
    }

    /// Whether its payer may have paid without it showing: the gateway has it and does not call it paid.
    pub const fn may_be_paid_unseen(&self) -> bool {
        self.detail.order.platform_no.is_some() && !matches!(self.detail.order.state, OrderState::Paid)
    }

    /// Whether it still waits although its time to pay is over.
    pub fn is_late(&self, now: Timestamp) -> bool {
        let order = &self.detail.order;
        order.state == OrderState::Waiting && order.expires_at.is_some_and(|at| at <= now)
    }

    /// Whether there is a message to be sent to the payer now.
    pub fn has_message(&self, now: Timestamp) -> bool {
        self.can_be_told && self.over(now).is_none()
    }

    /// The message for the payer; none if there is nothing to pay to yet, or not any more.
    fn message(&self, language: PayerLanguage, shared: &Shared) -> Option<String> {
        let market = shared.market(&self.detail.market).filter(|_| self.may_share(shared))?;
        letter(&self.sheet, &self.detail.order, market, language).short()
    }
}

/// What the page knows.
#[derive(Debug, Default)]
pub struct OrderPage {
    /// Which order.
    pub key: Option<OrderKey>,
    /// The order; none if the ledger has no such order.
    pub order: Loadable<Option<Box<Shown>>>,
    /// How the last "Check now" ended.
    pub check: Option<Result<Timestamp, Trouble>>,
    /// Why the instructions may be given out in spite of a check, as far as it is typed.
    pub give_out_reason: String,
    /// Why sending again, setting aside, taking back or simulating did not work.
    pub failure: Option<Trouble>,
    /// Reading the values aloud.
    aloud: Aloud,
    /// It stands beside the table of orders, whenever that is open.
    is_beside: bool,
}

impl OrderPage {
    /// The page is opened.
    pub fn enter(&mut self, key: &OrderKey, shared: &mut Shared) {
        if self.key.as_ref() != Some(key) {
            *self = Self { key: Some(key.clone()), ..Self::default() };
        }
        self.load(shared);
    }

    /// Another page is opened.
    pub fn leave(&mut self, _shared: &mut Shared) {
        self.check = None;
        self.failure = None;
        self.aloud.close();
        self.is_beside = false;
    }

    /// A person did something here.
    pub fn act(&mut self, action: OrderAction, shared: &mut Shared) {
        if let OrderAction::ShowBeside(key) = action {
            self.leave(shared);
            self.enter(&key, shared);
            self.is_beside = true;
            return;
        }
        let Some(key) = self.key.clone() else { return };
        match action {
            OrderAction::CheckNow => {
                if !self.is_checking(shared) {
                    self.check = None;
                    shared.ask(Slot::Check(key.clone()), CommandKind::CheckNow(key));
                }
            }
            OrderAction::AskSendAgain => {
                if let Some(shown) = self.shown().filter(|shown| shown.detail.order.state.may_send_again()) {
                    shared.dialog = Some(Dialog {
                        title: Told::new("order-send-again-title"),
                        body: Told::new("order-send-again-body")
                            .text("number", &shown.order_no)
                            .money("amount", shown.amount),
                        confirm: Told::new("order-send-again"),
                        dangerous: false,
                        then: Box::new(Action::Order(OrderAction::SendAgain(key))),
                    });
                }
            }
            OrderAction::SendAgain(asked) => {
                // The order may have moved on while the question was open.
                if asked == key && self.shown().is_some_and(|shown| shown.detail.order.state.may_send_again()) {
                    self.failure = None;
                    shared.ask(Slot::Act(key.clone()), CommandKind::SendAgain(key));
                }
            }
            OrderAction::SetAside => {
                if self.shown().is_some_and(|shown| shown.detail.order.allows(&OperatorAction::Dismissed)) {
                    self.failure = None;
                    shared.ask(Slot::Act(key.clone()), CommandKind::Dismiss(key));
                }
            }
            OrderAction::TakeBack => {
                if self.shown().is_some_and(|shown| shown.detail.order.allows(&OperatorAction::TakenBack)) {
                    self.failure = None;
                    shared.ask(Slot::Act(key.clone()), CommandKind::TakeBack(key));
                }
            }
            OrderAction::EditAgain => {
                let Some(shown) = self.shown() else { return };
                shared.then(Action::NewRequest(NewRequestAction::Refill {
                    key,
                    text: Box::new(draft_of(&shown.detail.order, shared.market(&shown.detail.market))),
                    refusal: shown.detail.order.refusal.clone(),
                }));
            }
            OrderAction::Copy(what) => {
                let shown = self.shown().filter(|shown| !is_instruction(what) || !shown.is_blocked());
                if let Some(value) = shown.and_then(|shown| shown.value(what)) {
                    shared.copy(what, value.to_owned());
                    shared.then(Action::Order(OrderAction::Copied(what)));
                }
            }
            OrderAction::TypeReason(text) => self.give_out_reason = text,
            OrderAction::GiveOutAnyway => {
                let reason = self.give_out_reason.trim().to_owned();
                let Some(shown) = self.order.value_mut().and_then(Option::as_mut) else { return };
                let blocking = shown.findings.iter().filter(|finding| finding.level == Level::Block);
                let findings: Vec<String> = blocking.map(Finding::id).collect();
                if reason.is_empty() || findings.is_empty() {
                    return;
                }
                shown.answered_for.extend(findings.iter().cloned());
                self.give_out_reason.clear();
                shared.tell(CommandKind::Note(key, OperatorAction::Overridden { findings, reason }));
            }
            OrderAction::Answer(path) => {
                let Some(shown) = self.order.value_mut().and_then(Option::as_mut) else { return };
                // At once; the journal tells it again when the order is loaded the next time.
                shown.sheet = sheet_of(&shown.detail, Some(path), shared);
                shown.judge(shared);
                shared.tell(CommandKind::Note(key, OperatorAction::PathChosen { path: path.word().to_owned() }));
            }
            OrderAction::Copied(what) => {
                shared.tell(CommandKind::Note(key, OperatorAction::Copied { what: what.to_owned() }));
            }
            OrderAction::CopyMessage(language) => {
                if let Some(text) = self.shown().and_then(|shown| shown.message(language, shared)) {
                    shared.effect(Effect::Copy(text));
                    let told = Told::new("toast-message-copied").text("language", language.name());
                    shared.hint(told, Tone::Good);
                    shared.then(Action::Order(OrderAction::Copied("order-message")));
                }
            }
            OrderAction::Play(play) => {
                if self.has_simulator(shared) && !self.is_simulating(shared) {
                    self.failure = None;
                    shared.ask(Slot::Simulate(key.clone()), CommandKind::Simulate(key, play));
                }
            }
            OrderAction::Share(action) => self.share(action, key, shared),
            OrderAction::Aloud(action) => self.read_aloud(action, key, shared),
            OrderAction::ShowCustomer => {
                if let Some(shown) = self.shown() {
                    shared.then(Action::Customer(CustomerAction::Open(Box::new(shown.clone()))));
                }
            }
            OrderAction::Retry => self.load(shared),
            OrderAction::HideBeside => self.leave(shared),
            OrderAction::ShowBeside(_) => {} // done above
        }
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        let Some(mine) = self.key.clone() else { return };
        match news.kind {
            EventKind::Accounts(_) => self.tick(shared),
            EventKind::Order(key, answer) if *key == mine => {
                self.order.finish(answer.clone().map(|found| found.map(|detail| Box::new(show(*detail, shared)))));
            }
            EventKind::OrderChanged(summary) if summary.key == mine && self.is_open(shared) => {
                self.load(shared);
            }
            EventKind::Checked(key, answer) if *key == mine => {
                self.check = Some(answer.as_ref().map(|()| shared.now).map_err(errors::call));
                self.load(shared);
            }
            EventKind::Simulated(key, answer) if *key == mine => self.failure = answer.as_ref().err().map(errors::call),
            EventKind::PaperMade(key, made) if *key == mine => share::made(key, made, shared),
            EventKind::FolderChosen(Some(folder)) => self.share(ShareAction::Folder(folder.clone()), mine, shared),
            EventKind::ActionFailed(key, error) if *key == mine => self.failure = Some(errors::call(error)),
            _ => {}
        }
    }

    /// Another account is worked with: the order stays, whoever's it is.
    pub fn account_changed(&mut self, _shared: &mut Shared) {}

    /// Time went by.
    pub fn tick(&mut self, shared: &mut Shared) {
        if let Some(Some(shown)) = self.order.value_mut() {
            shown.keep_judged(shared);
        }
    }

    /// When `tick` has something to do next: when the time to pay is over.
    pub fn next_tick(&self) -> Option<Timestamp> {
        let waits = |shown: &&Shown| shown.detail.order.state == OrderState::Waiting && !shown.judged.1;
        self.shown().filter(waits)?.detail.order.expires_at
    }

    /// The order, once it is here.
    pub fn shown(&self) -> Option<&Shown> {
        self.order.value()?.as_deref()
    }

    /// Whether "Check now" is on its way.
    pub fn is_checking(&self, shared: &Shared) -> bool {
        self.key.as_ref().is_some_and(|key| shared.is_asked(&Slot::Check(key.clone())))
    }

    /// Whether a play is on its way.
    pub fn is_simulating(&self, shared: &Shared) -> bool {
        self.key.as_ref().is_some_and(|key| shared.is_asked(&Slot::Simulate(key.clone())))
    }

    /// Whether the order's gateway is Cobro's own sandbox on this computer.
    pub fn has_simulator(&self, shared: &Shared) -> bool {
        let account = self.key.as_ref().and_then(|key| shared.account(key.account));
        account.is_some_and(|view| is_own_sandbox(&view.account))
    }

    /// Whether it is on screen.
    pub fn is_open(&self, shared: &Shared) -> bool {
        match &shared.page {
            Page::Order(key) => self.key.as_ref() == Some(key),
            Page::Orders => self.is_beside,
            _ => false,
        }
    }

    fn load(&mut self, shared: &mut Shared) {
        if let Some(key) = self.key.clone() {
            self.order.start();
            shared.ask(Slot::Order(key.clone()), CommandKind::LoadOrder(key));
        }
    }
}

/// Whether an account's gateway can be Cobro's own sandbox: not real money, and on this computer.
pub fn is_own_sandbox(account: &Account) -> bool {
    account.environment == Environment::Sandbox && Url::parse(&account.base_url).is_ok_and(|url| is_loopback(&url))
}

/// The form's text as far as the journal's request tells it.
pub fn draft_of(order: &Order, market: Option<&Market>) -> Draft {
    let Some(request) = &order.request else { return Draft::default() };
    Draft {
        pay_type: Some(request.pay_type),
        amount: request.amount.to_plain(market.map_or(0, |market| market.scale)),
        real_name: request.payer_name.clone(),
        remark: request.remark.clone(),
        expire_secs: request.expire_secs.to_string(),
        ..Draft::default()
    }
}

/// What a message about an order is made from.
const fn letter<'a>(sheet: &'a Sheet, order: &'a Order, market: &'a Market, language: PayerLanguage) -> Letter<'a> {
    Letter { sheet, order, market, language, tone: message::Tone::Formal }
}

/// Makes an order ready for the screen.
pub(in crate::app) fn show(detail: OrderDetail, shared: &Shared) -> Shown {
    let market = shared.market(&detail.market);
    let order = &detail.order;
    let money = |amount: Amount| Money::of(amount, market);
    let minute = |at: Timestamp| Moment::minute(at, market);
    let number = order.request.as_ref().map(|request| request.pay_type);
    let method = number.map(|number| {
        let pay_type = market.and_then(|market| market.pay_type(number));
        pay_type.map_or_else(|| number.to_string(), |pay_type| pay_type.name.clone())
    });
    let safe = |text: &Option<String>| text.as_deref().map(show_hidden);
    let sheet = sheet_of(&detail, history::path(&detail.timeline), shared);
    let payer_language = PayerLanguage::of(market.map(|market| market.language.as_str()).unwrap_or_default());
    let mut shown = Shown {
        findings: Vec::new(),
        judged: (Environment::Production, false),
        can_be_told: market.is_some_and(|market| letter(&sheet, order, market, payer_language).short().is_some()),
        payer_language,
        sheet,
        given: history::given_out(&order.key, &detail.timeline),
        answered_for: history::overridden(&detail.timeline),
        amount: order.amount().map(money),
        paid: order.paid.map(money),
        parts: detail.parts.iter().map(|part| PaidPart::of(part, market)).collect(),
        paid_in_parts: family::sum(&detail.parts).map(money),
        fee: order.fee.map(money),
        method: method.unwrap_or_default(),
        payer: order.request.as_ref().map(|request| show_hidden(&request.payer_name)).unwrap_or_default(),
        remark: order.request.as_ref().map(|request| show_hidden(&request.remark)).unwrap_or_default(),
        order_no: show_hidden(&order.key.order_no),
        platform_no: safe(&order.platform_no),
        channel_no: safe(&order.channel_no),
        expires: order.expires_at.map(minute),
        expires_here: order.expires_at.and_then(|at| here(at, market, shared)),
        completed: order.completed_at.map(minute),
        zone: Zone::of(market, order.created_at),
        reason: reason(order),
        contradictions: order.contradictions.iter().map(|found| errors::contradiction(found, market)).collect(),
        odd_status: safe(&order.odd_status),
        timeline: timeline::entries(&detail.timeline, market),
        detail,
    };
    shown.judge(shared);
    shown
}

/// A moment on this computer's clock, if that shows another time than the market's.
fn here(at: Timestamp, market: Option<&Market>, shared: &Shared) -> Option<(Moment, Zone)> {
    let home = shared.about.home_zone.clone()?;
    let zone = Zone::at_home(&home, at);
    zone.differs(&Zone::of(market, at)).then(|| (Moment::at_home(at, home), zone))
}

/// Whether an order is about real money; until the accounts are here it is taken to be, since more is kept back then.
fn environment_of(key: &OrderKey, shared: &Shared) -> Environment {
    shared.account(key.account).map_or(Environment::Production, |view| view.account.environment)
}

/// Whether a value that can be copied is something that a payer pays by.
pub fn is_instruction(what: &str) -> bool {
    what.starts_with("sheet-") || matches!(what, "order-link" | "order-qr-text")
}

/// What the payer must be told, for this answer to the sheet's question.
fn sheet_of(detail: &OrderDetail, path: Option<PathId>, shared: &Shared) -> Sheet {
    let Some(market) = shared.market(&detail.market) else { return Sheet::default() };
    let mut sheet = instructions::sheet(&detail.order, market, path);
    if may_lack_concept(detail, market) {
        sheet.findings.push(Finding::warn(None, Line::new("order-warning-query-only")));
    }
    sheet
}

/// Whether a CLABE may need a concept and a reference that Cobro never heard of: only the answer to the creation tells
/// them (api-facts, section 4), and it was lost.
fn may_lack_concept(detail: &OrderDetail, market: &Market) -> bool {
    let order = &detail.order;
    let rail = order.request.as_ref().and_then(|request| market.pay_type(request.pay_type)).map(|product| product.rail);
    let details = &order.details;
    rail == Some(Rail::Spei)
        && details.pay_code.is_some()
        && details.concept.is_none()
        && details.reference.is_none()
        && !detail.timeline.iter().any(|seen| matches!(seen.fact, Fact::Accepted { .. }))
}

/// The gateway's refusal, or why nothing is known.
fn reason(order: &Order) -> Option<Trouble> {
    match order.state {
        OrderState::Rejected | OrderState::Busy => order.refusal.as_ref().map(errors::refusal),
        OrderState::Unknown => {
            let refused = || order.refusal.as_ref().map(errors::refusal);
            order.unknown.as_ref().map(errors::unknown).or_else(refused)
        }
        OrderState::NotSent => order.unknown.as_ref().map(errors::unknown),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
