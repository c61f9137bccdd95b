//! "I have paid, and you do not see it": which order a payer's claim fits, whether it is too early to worry, and what
//! Banxico is asked about a transfer.
//!
//! Cobro asks Banxico nothing itself: its page limits the questions and is made for people (instruction-facts, section
//! 3.4). The values are made ready to be copied into it.

use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, Timestamp, ToSpan as _};

use super::{Line, clabe};
use crate::domain::{Amount, Market, Order, OrderState, Rail};

/// Banxico's page about settled transfers (CEP).
pub const CEP_PAGE: &str = "https://www.banxico.org.mx/cep/";

/// Shortest end of a number that tells anything: "it ends in 2176".
const SHORTEST_END: usize = 4;

/// What a payer tells of a payment; everything is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// How it was paid.
    pub rail: Option<Rail>,
    /// The day it was paid, where the payer is.
    pub on: Option<Date>,
    /// How much was paid.
    pub amount: Option<Amount>,
    /// The tracking key, or any other number that the payer reads out.
    pub number: String,
}

/// How well an order fits a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Place of the order in what was ranked.
    pub index: usize,
    /// The more the better; comparable within one ranking only.
    pub score: i32,
    /// What speaks for and against it, what weighs most first.
    pub reasons: Vec<Line>,
}

/// The orders that a claim may be about, best first; orders that nothing speaks for are left out.
pub fn rank<'a>(claim: &Claim, orders: impl IntoIterator<Item = (&'a Order, &'a Market)>) -> Vec<Fit> {
    let mut fits: Vec<(Fit, Timestamp)> = orders
        .into_iter()
        .enumerate()
        .map(|(index, (order, market))| (fit(claim, index, order, market), order.created_at))
        .filter(|(fit, _)| fit.score > 0)
        .collect();
    fits.sort_by_key(|(fit, created_at)| (std::cmp::Reverse(fit.score), std::cmp::Reverse(*created_at), fit.index));
    fits.into_iter().map(|(fit, _)| fit).collect()
}

fn fit(claim: &Claim, index: usize, order: &Order, market: &Market) -> Fit {
    let rail = rail_of(order, market);
    let mut found: Vec<(i32, Line)> = Vec::new();
    found.extend(by_number(claim, order));
    found.extend(by_amount(claim, order));
    found.extend(claim.on.and_then(|on| by_day(on, order, market)));
    found.extend(claim.rail.map(|claimed| {
        if claimed == rail { (15, Line::new("proof-same-rail")) } else { (-20, Line::new("proof-other-rail")) }
    }));
    // Nothing else speaks for it: that it is open alone would name every open order.
    if found.iter().any(|(weight, _)| *weight > 0) {
        found.extend(match order.state {
            OrderState::Waiting => Some((10, Line::new("proof-open"))),
            OrderState::Paid => Some((-5, Line::new("proof-paid-already"))),
            OrderState::NotSent | OrderState::NotMade | OrderState::Rejected => {
                Some((-30, Line::new("proof-never-made")))
            }
            _ => None,
        });
    }
    let score = found.iter().map(|(weight, _)| weight).sum();
    found.sort_by_key(|(weight, _)| std::cmp::Reverse(weight.abs()));
    Fit { index, score, reasons: found.into_iter().map(|(_, line)| line).collect() }
}

/// Whether a reason of [`rank`] speaks for the order.
pub fn speaks_for(reason: &Line) -> bool {
    matches!(
        reason.key,
        "proof-same-number"
            | "proof-same-end"
            | "proof-same-amount"
            | "proof-in-time"
            | "proof-same-rail"
            | "proof-open"
    )
}

/// The number as a whole, or its end, in any number that the order has.
fn by_number(claim: &Claim, order: &Order) -> Option<(i32, Line)> {
    let sought = bare(&claim.number);
    if sought.len() < SHORTEST_END {
        return None;
    }
    let details = &order.details;
    let numbers = [
        ("order-channel-number", order.channel_no.as_deref()),
        ("sheet-code", details.pay_code.as_deref()),
        ("sheet-concept", details.concept.as_deref()),
        ("order-platform-number", order.platform_no.as_deref()),
        ("order-number", Some(order.key.order_no.as_str())),
        ("sheet-reference", details.reference.as_deref()),
    ];
    // One convenio serves all orders of a merchant, so it speaks for none of them.
    let weight = |label: &str, whole: bool| match (label, whole) {
        ("sheet-reference", _) => 5,
        (_, true) => 100,
        (_, false) => 40,
    };
    numbers.into_iter().find_map(|(label, number)| {
        let number = bare(number?);
        let whole = number == sought;
        (whole || number.ends_with(&sought)).then(|| {
            let key = if whole { "proof-same-number" } else { "proof-same-end" };
            (weight(label, whole), Line::new(key).key("what", label))
        })
    })
}

fn bare(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

fn by_amount(claim: &Claim, order: &Order) -> Option<(i32, Line)> {
    let (claimed, ordered) = (claim.amount?, order.amount()?);
    let compared = claimed.checked_cmp(ordered).ok()?;
    Some(match compared {
        std::cmp::Ordering::Equal => (40, Line::new("proof-same-amount")),
        std::cmp::Ordering::Less => (-25, Line::new("proof-less").amount("ordered", ordered)),
        std::cmp::Ordering::Greater => (-25, Line::new("proof-more").amount("ordered", ordered)),
    })
}

fn by_day(on: Date, order: &Order, market: &Market) -> Option<(i32, Line)> {
    let day = |at: Timestamp| at.to_zoned(market.time_zone()).date();
    let (made, last) = (day(order.created_at), order.expires_at.map(day));
    let days = |from: Date, to: Date| from.until(to).map(|span| i64::from(span.get_days())).ok();
    if on < made {
        let days = usize::try_from(days(on, made)?).ok()?;
        // Clocks and memories err by a day.
        let weight = if days == 1 { -5 } else { -40 };
        return Some((weight, Line::new("proof-before").count("n", days)));
    }
    let after = days(last.unwrap_or(made), on)?;
    Some(match usize::try_from(after).unwrap_or(0) {
        0 => (25, Line::new("proof-in-time")),
        n @ 1..=3 => (10, Line::new("proof-after").count("n", n)),
        n => (-10, Line::new("proof-after").count("n", n)),
    })
}

/// How an order is paid.
pub fn rail_of(order: &Order, market: &Market) -> Rail {
    let product = order.request.as_ref().and_then(|request| market.pay_type(request.pay_type));
    product.map_or(Rail::Generic, |product| product.rail)
}

/// Until when it is normal that a payment of this day does not show yet; none where a few minutes are normal and have
/// long gone, or where nothing is known. Cash shows by the end of the next business day (source ST3).
pub fn normal_until(rail: Rail, on: Date, market: &Market) -> Option<Timestamp> {
    if rail != Rail::CashCode {
        return None;
    }
    let mut day = on;
    loop {
        day = day.checked_add(1.day()).ok()?;
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            break;
        }
    }
    let next = day.checked_add(1.day()).ok()?.to_zoned(market.time_zone()).ok()?.timestamp();
    next.checked_sub(SignedDuration::from_secs(60)).ok()
}

/// Whether it is too early to worry about a payment that does not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// It normally shows by then at the latest.
    Until(Timestamp),
    /// It should have shown by then.
    Since(Timestamp),
    /// Minutes are normal: it should be here, unless it was paid just now.
    Minutes,
    /// Nobody has written down how long this way of paying takes.
    Unknown,
}

impl Patience {
    /// What is normal for a payment on a rail, paid on this day as far as is known.
    pub fn of(rail: Rail, on: Option<Date>, market: &Market, now: Timestamp) -> Self {
        match rail {
            Rail::CashCode => match on.and_then(|on| normal_until(rail, on, market)) {
                Some(until) if now <= until => Self::Until(until),
                Some(until) => Self::Since(until),
                None => Self::Unknown,
            },
            Rail::StoreCode | Rail::Generic => Self::Unknown,
            Rail::Spei
            | Rail::VirtualAccount
            | Rail::Qris
            | Rail::WalletLink
            | Rail::WalletPush
            | Rail::QrAndLink
            | Rail::Pse => Self::Minutes,
        }
    }

    /// The same in a sentence.
    pub fn line(self) -> Line {
        match self {
            Self::Until(at) => Line::new("proof-wait-until").moment("at", at),
            Self::Since(at) => Line::new("proof-wait-over").moment("at", at),
            Self::Minutes => Line::new("proof-wait-minutes"),
            Self::Unknown => Line::new("proof-wait-unknown"),
        }
    }
}

/// One value of the query to Banxico.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CepField {
    /// Key of its label in the catalogue, which has the words of Banxico's page.
    pub label: &'static str,
    /// What to type there; none where only the payer knows it.
    pub value: Option<String>,
}

/// What Banxico's page asks about a transfer to this order, in its order; none if it is no transfer by SPEI.
pub fn cep(claim: &Claim, order: &Order, market: &Market) -> Option<Vec<CepField>> {
    let account = order.details.pay_code.as_deref().map(str::trim).filter(|code| clabe::is_valid(code))?;
    if rail_of(order, market) != Rail::Spei {
        return None;
    }
    let number = claim.number.trim();
    let amount = claim.amount.or_else(|| order.amount()).map(|amount| amount.to_plain(2));
    let field = |label, value: Option<String>| CepField { label, value: value.filter(|value| !value.is_empty()) };
    Some(vec![
        field("cep-date", claim.on.map(|on| on.strftime("%d-%m-%Y").to_string())),
        field("cep-tracking-key", Some(number.to_owned())),
        field("cep-sender", None),
        field("cep-receiver", clabe::bank(account).map(str::to_owned)),
        field("cep-account", Some(account.to_owned())),
        field("cep-amount", amount),
    ])
}

#[cfg(test)]
mod tests;
