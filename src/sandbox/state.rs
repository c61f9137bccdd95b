//! The gateway's orders: made, found, and paid by the payer simulator.

use std::collections::HashMap;
use std::io;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use rust_decimal::{Decimal, RoundingStrategy};

use super::answers::Shape;
use super::details;
use super::order::{Patch, SandboxOrder, Status};
use super::rules::{Payin, Query};
use super::store::Store;
use crate::domain::Play;
use crate::domain::market::Market;
use crate::domain::money::Amount;

/// The gateway's fee, in hundredths: 4 %, as in the real Indonesian capture (api-facts, section 11.1).
const FEE_PERCENT: i64 = 4;

/// Why an order is not made.
#[derive(Debug, thiserror::Error)]
pub enum MakeError {
    /// The merchant has used the number before.
    #[error("the order number is used")]
    Duplicate,
    /// The product is not the market's: rules and state disagree.
    #[error("the product is unknown")]
    NoProduct,
    /// It could not be kept, so it was not made.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Why the payer cannot do that.
#[derive(Debug, thiserror::Error)]
pub enum PlayError {
    /// The merchant has no such order.
    #[error("there is no such order at the sandbox gateway")]
    NoSuchOrder,
    /// The order does not wait for the payer any more.
    #[error("the order is {0} and takes no such payment any more")]
    NotOpen(&'static str),
    /// It is a PATCH order, which stands for a payment already made.
    #[error("a PATCH order stands for a payment that was made")]
    IsPatch,
    /// The result could not be kept, so nothing happened.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// One payment or failure that is to be reported: the order as it is then, and what was paid and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The order, after the event.
    pub order: SandboxOrder,
    /// What the payer paid; of a failure what was ordered.
    pub amount: Amount,
    /// When.
    pub at: Timestamp,
}

/// Every order, and where each is found.
#[derive(Debug, Default)]
pub struct State {
    orders: Vec<SandboxOrder>,
    by_platform_no: HashMap<String, usize>,
    by_order_no: HashMap<(String, String), usize>,
    /// Ordinary orders of each merchant: decides what the next one's payer is given.
    made: HashMap<String, u64>,
    patches: usize,
    last_number: u64,
    store: Option<Store>,
}

impl State {
    /// Reads the orders back, if they are kept.
    pub fn open(path: Option<&Path>) -> io::Result<Self> {
        let mut state = Self::default();
        if let Some(path) = path {
            let (store, orders) = Store::open(path)?;
            for order in orders {
                state.put(order);
            }
            state.store = Some(store);
        }
        Ok(state)
    }

    /// Every order, oldest first.
    pub fn orders(&self) -> &[SandboxOrder] {
        &self.orders
    }

    /// Makes an order. `desk` is the address of the pay desk's pages, without the number.
    pub fn make(
        &mut self,
        market: &Market,
        merchant_id: &str,
        payin: Payin,
        now: Timestamp,
        desk: &str,
    ) -> Result<SandboxOrder, MakeError> {
        if self.index(merchant_id, &payin.order_no).is_some() {
            return Err(MakeError::Duplicate);
        }
        let pay_type = market.pay_type(payin.pay_type).ok_or(MakeError::NoProduct)?;
        let platform_no = self.next_platform_no(now);
        let count = self.made.get(merchant_id).copied().unwrap_or_default();
        let order = SandboxOrder {
            market: market.code.clone(),
            merchant_id: merchant_id.to_owned(),
            order_no: payin.order_no,
            details: details::make(pay_type, count, payin.amount, market.scale, &format!("{desk}{platform_no}")),
            platform_no,
            pay_type: payin.pay_type,
            amount: payin.amount,
            fee: fee(payin.amount, market.scale),
            status: Status::Paying,
            notify_url: payin.notify_url,
            created_at: now,
            expires_at: now.saturating_add(SignedDuration::from_secs(i64::from(payin.expire_secs))).unwrap_or(now),
            paid: None,
            completed_at: None,
            patch: None,
        };
        self.keep(&[&order])?;
        self.put(order.clone());
        Ok(order)
    }

    /// Finds what a query is about: by the gateway's number first, as its pages advise.
    pub fn find(&self, merchant_id: &str, query: &Query) -> Option<&SandboxOrder> {
        let index = match (&query.platform_no, &query.order_no) {
            (Some(platform_no), _) => *self.by_platform_no.get(platform_no)?,
            (None, Some(order_no)) => self.index(merchant_id, order_no)?,
            (None, None) => return None,
        };
        let order = self.orders.get(index)?;
        let same_number = query.order_no.as_ref().is_none_or(|no| no == &order.order_no || no == order.told_order_no());
        (order.merchant_id == merchant_id && same_number).then_some(order)
    }

    /// Finds an order by the gateway's number alone, as the pay desk does.
    pub fn find_platform_no(&self, platform_no: &str) -> Option<&SandboxOrder> {
        self.orders.get(*self.by_platform_no.get(platform_no)?)
    }

    /// Lets the payer do something; what is to be reported comes back, in the order in which it happened.
    ///
    /// Where the market's pages know PATCH orders, a payment of another amount and any second payment becomes one and
    /// leaves the original as it was; elsewhere the original is paid with whatever came (api-facts, section 6.1).
    pub fn play(
        &mut self,
        market: &Market,
        merchant_id: &str,
        order_no: &str,
        play: Play,
        now: Timestamp,
    ) -> Result<Vec<Occasion>, PlayError> {
        let index = self.index(merchant_id, order_no).ok_or(PlayError::NoSuchOrder)?;
        let order = self.orders.get(index).cloned().ok_or(PlayError::NoSuchOrder)?;
        if order.patch.is_some() {
            return Err(PlayError::IsPatch);
        }
        let patches = Shape::of(&market.code).patches;
        let paid = match play {
            Play::Exact | Play::Twice | Play::Late | Play::Fail => order.amount,
            Play::Less => share(order.amount, Decimal::TWO, Decimal::from(3), market.scale),
            Play::More => share(order.amount, Decimal::from(6), Decimal::from(5), market.scale),
        };
        let is_open = order.status == Status::Paying;
        let is_late = play == Play::Late && order.status != Status::Success;
        let is_again = order.status == Status::Success && matches!(play, Play::Exact | Play::Less | Play::More);
        if !(is_open || is_late || (is_again && patches)) {
            return Err(PlayError::NotOpen(order.status.word()));
        }

        let mut occasions = Vec::new();
        let mut settled = |status, at| {
            let mut after = order.clone();
            after.status = status;
            if status == Status::Success {
                after.paid = Some(paid);
                after.completed_at = Some(at);
            }
            occasions.push(Occasion { order: after, amount: paid, at });
        };
        let soon_after = now.saturating_add(SignedDuration::from_secs(1)).unwrap_or(now);
        match play {
            Play::Fail => settled(Status::Fail, now),
            Play::Late => {
                let run_out = order.expires_at.saturating_add(SignedDuration::from_mins(1)).unwrap_or(order.expires_at);
                settled(Status::Success, now.max(run_out));
            }
            Play::Twice => {
                settled(Status::Success, now);
                if patches {
                    occasions.push(self.patch_of(&order, paid, soon_after, market.scale));
                } else if let Some(mut second) = occasions.last().cloned() {
                    second.at = soon_after;
                    occasions.push(second);
                }
            }
            Play::Less | Play::More if patches => occasions.push(self.patch_of(&order, paid, now, market.scale)),
            Play::Exact if is_again => occasions.push(self.patch_of(&order, paid, now, market.scale)),
            Play::Exact | Play::Less | Play::More => settled(Status::Success, now),
        }
        let after: Vec<_> = occasions.iter().map(|occasion| &occasion.order).collect();
        self.keep(&after)?;
        for occasion in &occasions {
            self.put(occasion.order.clone());
        }
        Ok(occasions)
    }

    /// A new PATCH order for a payment of `paid`; every other one is of the contradicting form.
    fn patch_of(&self, original: &SandboxOrder, paid: Amount, at: Timestamp, scale: u32) -> Occasion {
        let swapped = self.patches % 2 == 1;
        let order_no = (1..=u32::MAX)
            .map(|serial| {
                let width = if swapped { 4 } else { 5 };
                format!("{}{serial:0width$}", original.order_no)
            })
            .find(|order_no| self.index(&original.merchant_id, order_no).is_none())
            .unwrap_or_else(|| original.order_no.clone());
        let patch = Patch { order_no: original.order_no.clone(), platform_no: original.platform_no.clone(), swapped };
        let order = SandboxOrder {
            order_no,
            platform_no: self.next_platform_no(at),
            amount: paid,
            fee: fee(paid, scale),
            status: Status::Success,
            created_at: at,
            paid: Some(paid),
            completed_at: Some(at),
            patch: Some(patch),
            ..original.clone()
        };
        Occasion { order, amount: paid, at }
    }

    /// `PAYIN` and 19 digits that grow with time, as the real ones do.
    fn next_platform_no(&self, now: Timestamp) -> String {
        const SMALLEST: u64 = 1_000_000_000_000_000_000;
        let millis = u64::try_from(now.as_millisecond()).unwrap_or_default();
        let number = millis.saturating_mul(1 << 22).clamp(SMALLEST, SMALLEST * 9).max(self.last_number + 1);
        format!("PAYIN{number}")
    }

    fn index(&self, merchant_id: &str, order_no: &str) -> Option<usize> {
        self.by_order_no.get(&(merchant_id.to_owned(), order_no.to_owned())).copied()
    }

    fn keep(&mut self, orders: &[&SandboxOrder]) -> io::Result<()> {
        self.store.as_mut().map_or(Ok(()), |store| store.append(orders))
    }

    /// Takes over an order's newest state.
    fn put(&mut self, order: SandboxOrder) {
        if let Some(&index) = self.by_platform_no.get(&order.platform_no)
            && let Some(known) = self.orders.get_mut(index)
        {
            *known = order;
            return;
        }
        if order.patch.is_some() {
            self.patches += 1;
        } else {
            *self.made.entry(order.merchant_id.clone()).or_default() += 1;
        }
        let number = order.platform_no.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().unwrap_or_default();
        self.last_number = self.last_number.max(number);
        let index = self.orders.len();
        self.by_platform_no.insert(order.platform_no.clone(), index);
        self.by_order_no.insert((order.merchant_id.clone(), order.order_no.clone()), index);
        self.orders.push(order);
    }
}

fn fee(amount: Amount, scale: u32) -> Amount {
    share(amount, Decimal::from(FEE_PERCENT), Decimal::ONE_HUNDRED, scale)
}

/// `amount` times `numerator` over `denominator`, rounded to `scale` decimals.
fn share(amount: Amount, numerator: Decimal, denominator: Decimal, scale: u32) -> Amount {
    let value = (amount.value() * numerator / denominator)
        .round_dp_with_strategy(scale, RoundingStrategy::MidpointAwayFromZero);
    Amount::new(value, amount.currency()).unwrap_or(amount)
}
