//! The few orders that a payment may be for, found by the list and then folded: by a number, by the amount, by the day.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::projection::{self, squeezed};
use super::{LedgerError, time};
use crate::domain::observation::Interpreter;
use crate::domain::{AccountId, Candidate, OrderKey, PaymentQuery};

/// The most orders that one thing known of the payment brings.
const MOST: u32 = 60;
/// Numbers shorter than this are in every order.
const SHORTEST_NUMBER: usize = 4;
/// How long before the day an order may have run out: payers and clocks are late.
const DAYS_LATE: i64 = 3;
const DAY_NS: i64 = 86_400_000_000_000;

/// Finds them; what is more likely is found first where there are too many.
pub fn find(conn: &Connection, reads: &dyn Interpreter, query: &PaymentQuery) -> Result<Vec<Candidate>, LedgerError> {
    let mut keys: Vec<OrderKey> = query.about.iter().cloned().collect();
    let mut add = |found: Vec<String>| {
        for order_no in found {
            let key = OrderKey { account: query.account, order_no };
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    };
    add(by_number(conn, query)?);
    add(by_amount(conn, query)?);
    add(by_day(conn, query)?);
    let mut candidates = Vec::with_capacity(keys.len());
    for key in keys {
        if let Some(folded) = projection::load(conn, reads, &key)? {
            candidates.push(Candidate { order: folded.order, market: folded.market });
        }
    }
    Ok(candidates)
}

/// Orders that have the number somewhere, newest first.
fn by_number(conn: &Connection, query: &PaymentQuery) -> Result<Vec<String>, LedgerError> {
    let number = squeezed(&query.number);
    if number.chars().count() < SHORTEST_NUMBER {
        return Ok(Vec::new());
    }
    let found = "instr(haystack, ?2) ORDER BY created_at_ns DESC, order_no DESC";
    numbers(conn, query.account, found, vec![number.into()])
}

/// Orders over the amount, or paid with it: the nearest to the day, or the newest.
fn by_amount(conn: &Connection, query: &PaymentQuery) -> Result<Vec<String>, LedgerError> {
    let Some(amount) = query.amount else { return Ok(Vec::new()) };
    // What the ledger cannot hold, no order has.
    let Ok(units) = amount.units_e4() else { return Ok(Vec::new()) };
    let near = bounds(query)?.map_or(i64::MAX, |(from, _)| from);
    let found = "((amount_e4 = ?2 AND amount_currency = ?3) OR (paid_e4 = ?2 AND paid_currency = ?3)) \
                 ORDER BY abs(created_at_ns / 1000000000 - ?4 / 1000000000), order_no DESC";
    numbers(conn, query.account, found, vec![units.into(), amount.currency().code().to_owned().into(), near.into()])
}

/// Orders that ran on the day or shortly before, those of about the amount first.
fn by_day(conn: &Connection, query: &PaymentQuery) -> Result<Vec<String>, LedgerError> {
    let Some((from, until)) = bounds(query)? else { return Ok(Vec::new()) };
    let units = query.amount.and_then(|amount| amount.units_e4().ok());
    let found = "created_at_ns < ?3 AND coalesce(expires_at_ns, created_at_ns) >= ?2 \
                 ORDER BY amount_e4 IS NULL, abs(amount_e4 - ?4), created_at_ns DESC, order_no DESC";
    let earliest = from.saturating_sub(DAYS_LATE * DAY_NS);
    numbers(conn, query.account, found, vec![earliest.into(), until.into(), units.into()])
}

/// The day in nanoseconds; a day that the ledger cannot hold is an error of whoever asks.
fn bounds(query: &PaymentQuery) -> Result<Option<(i64, i64)>, LedgerError> {
    query.day.map(|(from, until)| Ok((time::to_ns(from)?, time::to_ns(until)?))).transpose()
}

/// Order numbers of the account under a condition, which has the account as `?1` and `values` from `?2` on.
fn numbers(
    conn: &Connection,
    account: AccountId,
    condition: &str,
    values: Vec<Value>,
) -> Result<Vec<String>, LedgerError> {
    let sql = format!("SELECT order_no FROM orders WHERE account = ?1 AND {condition} LIMIT {MOST}");
    let mut statement = conn.prepare_cached(&sql)?;
    let values = std::iter::once(Value::from(account.0)).chain(values);
    let found = statement.query_map(params_from_iter(values), |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::super::Ledger;
    use super::super::testing::{at, key, ledger, prepared, queried, record};
    use super::*;
    use crate::domain::{Amount, Currency, MarketCode, RecordKind};

    const DAY: i64 = 86_400;

    fn pesos(plain: &str) -> Option<Amount> {
        Amount::from_wire(plain, Currency::parse("MXN").expect("a code")).ok()
    }

    fn query() -> PaymentQuery {
        PaymentQuery { account: AccountId(1), amount: None, day: None, number: String::new(), about: None }
    }

    /// The day that begins so many days after the ledger's beginning.
    fn day(n: i64) -> (jiff::Timestamp, jiff::Timestamp) {
        (at(n * DAY), at((n + 1) * DAY))
    }

    fn found(ledger: &Ledger, query: &PaymentQuery) -> Vec<String> {
        let found = ledger.candidates(query).expect("read");
        assert!(found.iter().all(|candidate| candidate.market == MarketCode::new("mx")));
        found.into_iter().map(|candidate| candidate.order.key.order_no).collect()
    }

    /// An order a day for ten days, of 100, 101, … pesos, each for an hour; one of another account.
    fn ten_days() -> (tempfile::TempDir, Ledger) {
        let (folder, mut ledger) = ledger();
        for n in 0..10 {
            let made = prepared(n * DAY + 60, &key(&format!("CB-{n}-ABCD")), &(100 + n).to_string());
            ledger.append(&made).expect("appended");
            let seen = queried(n * DAY + 120, &made.order, &format!("PAYING {}", 100 + n));
            ledger.append(&seen).expect("appended");
        }
        let others = OrderKey { account: AccountId(2), order_no: "CB-3-ABCD".to_owned() };
        let kind = RecordKind::Prepared { market: MarketCode::new("mx") };
        ledger.append(&record(3 * DAY, &others, kind, "103")).expect("appended");
        (folder, ledger)
    }

    #[test]
    fn a_number_is_found_however_it_is_grouped() {
        let (_folder, ledger) = ten_days();
        for number in ["CB-3-ABCD", "cb 3 abcd", "PAYINCB-3", "3-ABCD"] {
            assert_eq!(found(&ledger, &PaymentQuery { number: number.to_owned(), ..query() }), ["CB-3-ABCD"]);
        }
        let short = PaymentQuery { number: "3-A".to_owned(), ..query() };
        assert_eq!(found(&ledger, &short), [""; 0], "it could be anything");
    }

    #[test]
    fn an_amount_and_a_day_bring_what_is_near_them() {
        let (_folder, ledger) = ten_days();
        assert_eq!(found(&ledger, &PaymentQuery { amount: pesos("104.00"), ..query() }), ["CB-4-ABCD"]);
        // What ran on the day and the three before, those of about the amount first.
        let by_day = PaymentQuery { day: Some(day(5)), amount: pesos("103.60"), ..query() };
        assert_eq!(found(&ledger, &by_day), ["CB-4-ABCD", "CB-3-ABCD", "CB-5-ABCD", "CB-2-ABCD"]);
        assert_eq!(found(&ledger, &PaymentQuery { day: Some(day(-1)), ..query() }), [""; 0], "before everything");
        let foreign = Amount::from_wire("104", Currency::parse("COP").expect("a code")).ok();
        assert_eq!(found(&ledger, &PaymentQuery { amount: foreign, ..query() }), [""; 0]);
    }

    #[test]
    fn the_order_that_is_asked_about_is_looked_at_in_any_case_and_once() {
        let (_folder, ledger) = ten_days();
        let about = PaymentQuery { about: Some(key("CB-9-ABCD")), amount: pesos("109"), ..query() };
        assert_eq!(found(&ledger, &about), ["CB-9-ABCD"]);
        assert_eq!(found(&ledger, &PaymentQuery { about: Some(key("none")), ..query() }), [""; 0]);
        assert_eq!(found(&ledger, &query()), [""; 0], "nothing was told");
    }

    #[test]
    fn however_many_fit_only_some_are_folded() {
        let (_folder, mut ledger) = ledger();
        for n in 0..100 {
            ledger.append(&prepared(n, &key(&format!("SAME-{n:03}")), "5")).expect("appended");
        }
        let all = PaymentQuery { day: Some(day(0)), amount: pesos("5"), number: "SAME".to_owned(), ..query() };
        let found = found(&ledger, &all);
        assert!(found.len() >= MOST as usize && found.len() <= 3 * MOST as usize, "{}", found.len());
        assert!(found.contains(&"SAME-099".to_owned()) && found.contains(&"SAME-000".to_owned()), "newest and nearest");
    }
}
