//! "Paid but not shown?": what a payer tells of a payment, the orders it may be for, whether it is too early to worry,
//! and what Banxico's page is asked about a transfer.

pub mod day;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::when::Moment;
use crate::app::{Action, Loadable, News, Page, Shared, Slot, Told, errors};
use crate::backend::protocol::{CallError, Candidate, CommandKind, EventKind, PaymentQuery};
use crate::domain::draft::Problem;
use crate::domain::money::MoneyError;
use crate::domain::text::show_hidden;
use crate::domain::{AccountId, Amount, Market, MarketCode, Money, Order, OrderKey, OrderState, Rail};
use crate::instructions::Line;
use crate::instructions::proof::{self, CepField, Claim, Patience};

/// What a person can do on this page.
#[derive(Clone, Debug)]
pub enum ClaimAction {
    /// Opens the page: about this order, or about none yet.
    Begin(Option<Box<Order>>),
    /// Chooses how it was paid; none if the payer does not know.
    Rail(Option<Rail>),
    /// Types the day.
    Day(String),
    /// Takes the day so many days ago.
    DaysAgo(u8),
    /// Types the amount.
    Amount(String),
    /// Types the tracking key or another number.
    Number(String),
    /// Looks for the order.
    Find,
}

/// An order that the payment may be for, made ready for the screen.
#[derive(Clone, Debug)]
pub struct Match {
    /// The order.
    pub key: OrderKey,
    /// Whose rules it follows.
    pub market: MarketCode,
    /// Its number, safe to show.
    pub order_no: String,
    /// What was asked for.
    pub amount: Option<Money>,
    /// The payer's name.
    pub payer: String,
    /// The product's name.
    pub method: String,
    /// Where it stands.
    pub state: OrderState,
    /// When it was made.
    pub made: Moment,
    /// What speaks for and against it, what weighs most first.
    pub reasons: Vec<Line>,
    /// What is normal for a payment like this; none where there is nothing to wait for.
    pub patience: Option<Patience>,
    /// What Banxico's page asks about it; none if it is no transfer by SPEI.
    pub cep: Option<Vec<CepField>>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The likeliest orders, best first.
    pub matches: Vec<Match>,
    /// How many more fit.
    pub more: usize,
    /// The order the page was opened from is not among all these.
    pub is_other: bool,
}

/// What the page knows.
#[derive(Debug, Default)]
pub struct ClaimPage {
    /// Whose orders are looked through.
    account: Option<AccountId>,
    /// The order the page was opened from.
    pub about: Option<OrderKey>,
    /// How it was paid.
    pub rail: Option<Rail>,
    /// The day as typed.
    pub day: String,
    /// The amount as typed.
    pub amount: String,
    /// The number as typed.
    pub number: String,
    /// What is wrong with the day.
    pub day_problem: Option<Told>,
    /// What is wrong with the amount.
    pub amount_problem: Option<Told>,
    /// It was to be looked for without anything to go by.
    pub lacks_all: bool,
    /// What was asked for last.
    asked: Option<Claim>,
    /// What came of it.
    pub found: Loadable<Found>,
}

impl ClaimPage {
    /// Most orders on screen: who must choose among more knows too little.
    const MOST: usize = 8;

    /// The page is opened.
    pub fn enter(&mut self, shared: &mut Shared) {
        if self.account != shared.selected {
            *self = Self { account: shared.selected, ..Self::default() };
        }
    }

    /// Another page is opened.
    pub const fn leave(&mut self, _shared: &mut Shared) {}

    /// Another account is worked with, whose orders are others.
    pub fn account_changed(&mut self, shared: &mut Shared) {
        self.enter(shared);
    }

    /// A person did something here.
    pub fn act(&mut self, action: ClaimAction, shared: &mut Shared) {
        match action {
            ClaimAction::Begin(order) => {
                match order {
                    Some(order) => self.begin(&order, shared),
                    None => *self = Self { account: shared.selected, ..Self::default() },
                }
                shared.then(Action::Go(Page::Claim));
            }
            ClaimAction::Rail(rail) => self.rail = rail,
            ClaimAction::Day(text) => {
                self.day = text;
                self.day_problem = None;
            }
            ClaimAction::DaysAgo(days) => {
                if let Some(day) = market(shared).and_then(|market| day::days_ago(days, today(shared, market))) {
                    self.day = day::written(day);
                    self.day_problem = None;
                }
            }
            ClaimAction::Amount(text) => {
                self.amount = text;
                self.amount_problem = None;
            }
            ClaimAction::Number(text) => self.number = text,
            ClaimAction::Find => self.find(shared),
        }
    }

    /// Fills in what is known of an order that its payer says is paid, and looks at once.
    fn begin(&mut self, order: &Order, shared: &mut Shared) {
        let key = order.key.clone();
        *self = Self { account: Some(key.account), about: Some(key.clone()), ..Self::default() };
        // Its account first: whose market and orders these are.
        shared.then(Action::SelectAccount(key.account));
        let account = shared.account(key.account);
        let Some(market) = account.and_then(|view| shared.market(&view.account.market)) else { return };
        let day = |at: Timestamp| at.to_zoned(market.time_zone()).date();
        // Who pays in time has paid on the order's last day at the latest.
        let last = order.expires_at.map_or_else(|| day(shared.now), day);
        self.day = day::written(last.min(day(shared.now)));
        self.amount = order.amount().map(|amount| amount.to_plain(market.scale)).unwrap_or_default();
        self.rail = Some(proof::rail_of(order, market)).filter(|rail| rails(market).contains(rail));
        let market = market.clone();
        self.find_in(&market, shared);
    }

    fn find(&mut self, shared: &mut Shared) {
        if let Some(market) = market(shared).cloned() {
            self.find_in(&market, shared);
        }
    }

    /// Reads what was typed, and asks the ledger if nothing of it is wrong.
    fn find_in(&mut self, market: &Market, shared: &mut Shared) {
        let Some(account) = self.account else { return };
        let on = day::read(&self.day, today(shared, market));
        let amount = typed_amount(&self.amount, market);
        self.day_problem = on.as_ref().err().map(|problem| problem.told(today(shared, market)));
        self.amount_problem = amount.as_ref().err().map(errors::problem);
        let (Ok(on), Ok(amount)) = (on, amount) else { return };
        let number = self.number.trim().to_owned();
        self.lacks_all = on.is_none() && amount.is_none() && number.is_empty();
        if self.lacks_all {
            return;
        }
        let day = on.and_then(|on| day::bounds(on, &market.time_zone()));
        let query = PaymentQuery { account, amount, day, number: number.clone(), about: self.about.clone() };
        self.asked = Some(Claim { rail: self.rail, on, amount, number });
        self.found.start();
        shared.ask(Slot::Payment, CommandKind::FindPayment(Box::new(query)));
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        match (news.slot, news.kind) {
            (Some(Slot::Payment), EventKind::Candidates(answer)) => {
                let claim = self.asked.clone().unwrap_or_default();
                let found = answer.as_ref().map(|candidates| self.ranked(&claim, candidates, shared));
                self.found.finish(found.map_err(Clone::clone));
            }
            (Some(Slot::Payment), EventKind::JobFailed(words)) => {
                self.found.finish(Err(CallError::Ledger(words.clone())));
            }
            // What is on screen may have been paid this moment.
            (_, EventKind::OrderChanged(summary)) if shared.page == Page::Claim && self.shows(&summary.key) => {
                self.find(shared);
            }
            _ => {}
        }
    }

    fn shows(&self, key: &OrderKey) -> bool {
        self.found.value().is_some_and(|found| found.matches.iter().any(|found| found.key == *key))
    }

    fn ranked(&self, claim: &Claim, candidates: &[Candidate], shared: &Shared) -> Found {
        let known: Vec<(&Order, &Market)> = candidates
            .iter()
            .filter_map(|candidate| Some((&candidate.order, shared.market(&candidate.market)?)))
            .collect();
        let fits = proof::rank(claim, known.iter().copied());
        let is_about = |fit: &proof::Fit| known.get(fit.index).map(|(order, _)| &order.key) == self.about.as_ref();
        let is_other = self.about.is_some() && !fits.iter().any(is_about);
        let more = fits.len().saturating_sub(Self::MOST);
        let matches = fits
            .into_iter()
            .take(Self::MOST)
            .filter_map(|fit| {
                let (order, market) = known.get(fit.index)?;
                Some(match_of(claim, order, market, fit.reasons, shared.now))
            })
            .collect();
        Found { matches, more, is_other }
    }

    /// Whether it is being looked for.
    pub fn is_finding(&self, shared: &Shared) -> bool {
        shared.is_asked(&Slot::Payment)
    }

    /// The day that was typed, if it is one.
    pub fn read_day(&self, shared: &Shared) -> Option<Date> {
        day::read(&self.day, today(shared, market(shared)?)).ok()?
    }
}

/// The rules of the account whose orders are looked through.
pub fn market(shared: &Shared) -> Option<&Market> {
    shared.selected_market()
}

/// The ways of paying that a market has, each once.
pub fn rails(market: &Market) -> Vec<Rail> {
    let mut rails: Vec<Rail> = Vec::new();
    for pay_type in &market.pay_types {
        if !rails.contains(&pay_type.rail) {
            rails.push(pay_type.rail);
        }
    }
    rails
}

/// Key of what a way of paying is called.
pub const fn rail_key(rail: Rail) -> &'static str {
    match rail {
        Rail::Spei => "claim-rail-spei",
        Rail::CashCode => "claim-rail-cash",
        Rail::VirtualAccount => "claim-rail-account",
        Rail::StoreCode => "claim-rail-store",
        Rail::Qris => "claim-rail-qris",
        Rail::WalletLink => "claim-rail-wallet",
        Rail::WalletPush => "claim-rail-push",
        Rail::QrAndLink => "claim-rail-qr",
        Rail::Pse => "claim-rail-pse",
        Rail::Generic => "claim-rail-other",
    }
}

/// The day it is in a market.
pub fn today(shared: &Shared, market: &Market) -> Date {
    shared.now.to_zoned(market.time_zone()).date()
}

/// What was paid may have cents where what is asked for has none.
fn typed_amount(text: &str, market: &Market) -> Result<Option<Amount>, Problem> {
    const CENTS: u32 = 2;
    match Amount::parse_typed(text, market.currency, market.scale.max(CENTS)) {
        Ok(amount) => Ok(Some(amount)),
        Err(MoneyError::Empty) => Ok(None),
        Err(MoneyError::Ambiguous(_)) => Err(Problem::Ambiguous),
        Err(MoneyError::TooManyDecimals { scale }) => Err(Problem::TooManyDecimals { scale }),
        Err(_) => Err(Problem::NotANumber),
    }
}

fn match_of(claim: &Claim, order: &Order, market: &Market, reasons: Vec<Line>, now: Timestamp) -> Match {
    let request = order.request.as_ref();
    let method = request.map(|request| {
        let pay_type = market.pay_type(request.pay_type);
        pay_type.map_or_else(|| request.pay_type.to_string(), |pay_type| pay_type.name.clone())
    });
    let is_awaited = !matches!(order.state, OrderState::Paid | OrderState::NotMade | OrderState::Rejected);
    Match {
        key: order.key.clone(),
        market: market.code.clone(),
        order_no: show_hidden(&order.key.order_no),
        amount: order.amount().map(|amount| Money::of(amount, Some(market))),
        payer: request.map(|request| show_hidden(&request.payer_name)).unwrap_or_default(),
        method: method.unwrap_or_default(),
        state: order.state,
        made: Moment::minute(order.created_at, Some(market)),
        reasons,
        patience: is_awaited.then(|| Patience::of(proof::rail_of(order, market), claim.on, market, now)),
        cep: proof::cep(claim, order, market),
    }
}

#[cfg(test)]
mod tests;
