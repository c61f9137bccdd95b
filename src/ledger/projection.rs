//! The row of `orders` that the fold of an order's records gives.

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};
use sha2::{Digest as _, Sha256};

use super::journal::{self, Entry};
use super::{LedgerError, exceptions, superseded, time};
use crate::domain::exception::Forged;
use crate::domain::observation::Interpreter;
use crate::domain::order::{Source, fold};
use crate::domain::text::to_plain_ascii;
use crate::domain::{
    AccountId, Amount, Currency, MarketCode, Observation, Order, OrderKey, OrderState, OrderSummary, RecordKind,
};

/// The columns of a row in the order in which they are stored and hashed; `digest` follows them.
pub const COLUMNS: [&str; 22] = [
    "account",
    "order_no",
    "market",
    "state",
    "source",
    "amount_e4",
    "amount_currency",
    "paid_e4",
    "paid_currency",
    "pay_type",
    "payer_name",
    "remark",
    "created_at_ns",
    "updated_at_ns",
    "expires_at_ns",
    "paid_at_ns",
    "contradicted",
    "dismissed",
    "haystack",
    "payer_plain",
    "records",
    "last_seq",
];

/// An order as its records tell it.
pub struct Folded {
    /// The order.
    pub order: Order,
    /// Whose rules it follows; empty if neither a record nor the account tells.
    pub market: MarketCode,
    /// What was seen, oldest first, without repeats.
    pub timeline: Vec<Observation>,
    /// Webhooks about it with a wrong signature.
    pub forged: Option<Forged>,
    /// Rows of the journal that were judged again.
    pub superseded: Vec<i64>,
    /// The row of the projection.
    pub row: OrderRow,
}

/// Reads an order's records and folds them; `None` if there are none.
pub fn load(conn: &Connection, reads: &dyn Interpreter, key: &OrderKey) -> Result<Option<Folded>, LedgerError> {
    fold_entries(conn, reads, key, &journal::of_order(conn, key)?)
}

/// Folds records of one order; `None` if there are none.
pub fn fold_entries(
    conn: &Connection,
    reads: &dyn Interpreter,
    key: &OrderKey,
    entries: &[Entry],
) -> Result<Option<Folded>, LedgerError> {
    fold_in(reads, key, entries, market_of(conn, key.account, entries)?)
}

/// [`fold_entries`] in a market that is known.
pub fn fold_in(
    reads: &dyn Interpreter,
    key: &OrderKey,
    entries: &[Entry],
    market: MarketCode,
) -> Result<Option<Folded>, LedgerError> {
    let superseded = superseded::among(entries);
    let mut timeline: Vec<Observation> = entries
        .iter()
        .filter(|entry| !superseded.contains(&entry.seq))
        .map(|entry| Observation {
            at: entry.record.at,
            fact: reads.read(&entry.record, &market),
            digest: entry.digest,
        })
        .collect();
    timeline.sort_by_key(|seen| (seen.at, seen.digest));
    timeline.dedup_by_key(|seen| (seen.at, seen.digest));
    let Some(order) = fold(key, &timeline) else { return Ok(None) };
    let row = OrderRow::new(&order, &market, entries)?;
    Ok(Some(Folded { order, market, timeline, forged: exceptions::forged(entries), superseded, row }))
}

/// The market in which an order's records are read: the one that was written down with its request, which is in the
/// journal for good, else the account's.
pub fn market_of(conn: &Connection, account: AccountId, entries: &[Entry]) -> Result<MarketCode, LedgerError> {
    let prepared = entries.iter().filter_map(|entry| match &entry.record.kind {
        RecordKind::Prepared { market } => Some((entry.record.at, entry.digest, market)),
        _ => None,
    });
    match prepared.min() {
        Some((_, _, market)) => Ok(market.clone()),
        None => market_of_account(conn, account),
    }
}

/// The market of an account; empty if there is no such account.
pub fn market_of_account(conn: &Connection, account: AccountId) -> Result<MarketCode, LedgerError> {
    let accounts = conn
        .prepare_cached("SELECT market FROM accounts WHERE id = ?1")?
        .query_row([account.0], |row| row.get::<_, String>(0));
    match accounts {
        Ok(code) => Ok(MarketCode::new(&code)),
        Err(rusqlite::Error::QueryReturnedNoRows) => Ok(MarketCode::new("")),
        Err(error) => Err(error.into()),
    }
}

/// A row of `orders`: its values, one for each of [`COLUMNS`].
#[derive(Clone, Debug, PartialEq)]
pub struct OrderRow(Vec<Value>);

impl OrderRow {
    fn new(order: &Order, market: &MarketCode, entries: &[Entry]) -> Result<Self, LedgerError> {
        let (amount, amount_currency) = money(order.amount())?;
        let (paid, paid_currency) = money(order.paid)?;
        let request = order.request.as_ref();
        let payer = request.map(|request| request.payer_name.as_str()).unwrap_or_default();
        let paid_at = (order.state == OrderState::Paid).then(|| order.completed_at.unwrap_or(order.since));
        let last_seq = entries.iter().map(|entry| entry.seq).max().unwrap_or_default();
        let values: [Value; COLUMNS.len()] = [
            order.key.account.0.into(),
            order.key.order_no.clone().into(),
            market.as_str().to_owned().into(),
            order.state.word().to_owned().into(),
            order.source.word().to_owned().into(),
            amount,
            amount_currency,
            paid,
            paid_currency,
            request.map(|request| request.pay_type).into(),
            payer.to_owned().into(),
            request.map(|request| request.remark.clone()).unwrap_or_default().into(),
            time::to_ns(order.created_at)?.into(),
            time::to_ns(order.updated_at)?.into(),
            order.expires_at.map(time::to_ns).transpose()?.into(),
            paid_at.map(time::to_ns).transpose()?.into(),
            (!order.contradictions.is_empty()).into(),
            order.dismissed.into(),
            haystack(order).into(),
            searchable(payer).into(),
            i64::try_from(entries.len()).or(Err(LedgerError::Damaged("too many records".to_owned())))?.into(),
            last_seq.into(),
        ];
        Ok(Self(values.into()))
    }

    /// Reads the first columns of `row`, which must be [`COLUMNS`] and `digest`; says whether the two agree.
    fn read(row: &Row<'_>) -> rusqlite::Result<(Self, bool)> {
        let values = (0..COLUMNS.len()).map(|i| row.get(i)).collect::<rusqlite::Result<_>>()?;
        let values = Self(values);
        let intact = row.get::<_, Vec<u8>>(COLUMNS.len())? == values.digest();
        Ok((values, intact))
    }

    /// SHA-256 over every value with its type and its length.
    fn digest(&self) -> [u8; 32] {
        let mut text = Vec::with_capacity(1024);
        text.extend_from_slice(b"cobro orders 2");
        let mut take = |kind: u8, bytes: &[u8]| {
            text.push(kind);
            text.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
            text.extend_from_slice(bytes);
        };
        for value in &self.0 {
            match value {
                Value::Null => take(0, &[]),
                Value::Integer(number) => take(1, &number.to_le_bytes()),
                Value::Real(number) => take(2, &number.to_le_bytes()),
                Value::Text(text) => take(3, text.as_bytes()),
                Value::Blob(bytes) => take(4, bytes),
            }
        }
        Sha256::digest(&text).into()
    }

    /// Writes the row in place of the order's old one.
    pub fn save(&self, conn: &Connection) -> Result<(), LedgerError> {
        Self::save_all(conn, std::slice::from_ref(self))
    }

    /// Writes rows in place of their orders' old ones; fastest in the sequence of accounts and order numbers.
    pub fn save_all(conn: &Connection, rows: &[Self]) -> Result<(), LedgerError> {
        let marks = vec!["?"; COLUMNS.len() + 1].join(", ");
        let sql = format!("INSERT OR REPLACE INTO orders ({}, digest) VALUES ({marks})", COLUMNS.join(", "));
        let mut insert = conn.prepare_cached(&sql)?;
        for row in rows {
            insert.execute(params_from_iter(row.0.iter().chain([&Value::Blob(row.digest().into())])))?;
        }
        Ok(())
    }

    /// The row that is stored for an order, and whether its digest is right.
    pub fn stored(conn: &Connection, key: &OrderKey) -> Result<Option<(Self, bool)>, LedgerError> {
        let sql = format!("SELECT {}, digest FROM orders WHERE account = ?1 AND order_no = ?2", COLUMNS.join(", "));
        let mut statement = conn.prepare_cached(&sql)?;
        let mut rows = statement.query((key.account.0, &key.order_no))?;
        Ok(rows.next()?.map(Self::read).transpose()?)
    }

    /// From how many records the row was folded, and the last of them.
    pub fn extent(&self) -> &[Value] {
        &self.0[COLUMNS.len() - 2..]
    }

    /// The columns in which two rows differ.
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        let pairs = self.0.iter().zip(&other.0);
        COLUMNS.iter().zip(pairs).filter(|(_, (mine, theirs))| mine != theirs).map(|(column, _)| *column).collect()
    }
}

fn money(amount: Option<Amount>) -> Result<(Value, Value), LedgerError> {
    let Some(amount) = amount else { return Ok((Value::Null, Value::Null)) };
    let units = amount.units_e4().map_err(|error| LedgerError::Damaged(format!("{amount:?}: {error}")))?;
    Ok((units.into(), amount.currency().code().to_owned().into()))
}

/// What a search looks through: names and remarks without accents, numbers also without blanks and dashes.
fn haystack(order: &Order) -> String {
    let numbers = [
        Some(&order.key.order_no),
        order.platform_no.as_ref(),
        order.channel_no.as_ref(),
        order.details.pay_code.as_ref(),
        order.details.reference.as_ref(),
        order.details.concept.as_ref(),
    ];
    let words = order.request.iter().flat_map(|request| [&request.payer_name, &request.remark]);
    let mut lines: Vec<String> = Vec::with_capacity(8);
    for number in numbers.into_iter().flatten() {
        let line = searchable(number);
        let squeezed = without_gaps(&line);
        lines.push(line);
        lines.push(squeezed);
    }
    lines.extend(words.map(|text| searchable(text)));
    lines.dedup();
    lines.join("\n")
}

/// Small ASCII letters without accents, blanks folded; a text that has no such form, in small letters as it is.
pub fn searchable(text: &str) -> String {
    let mut plain = to_plain_ascii(text, usize::MAX);
    plain.make_ascii_lowercase();
    if plain.is_empty() { text.trim().to_lowercase() } else { plain }
}

/// [`searchable`] without blanks and dashes, as a number is compared.
pub fn squeezed(text: &str) -> String {
    without_gaps(&searchable(text))
}

fn without_gaps(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    out.extend(text.split([' ', '-']));
    out
}

/// The row of one order in a list; `None` if there is no such order.
pub fn one(conn: &Connection, key: &OrderKey) -> Result<Option<OrderSummary>, LedgerError> {
    let columns = COLUMNS.map(|column| format!("o.{column}")).join(", ");
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {columns}, o.digest, c.checked_at_ns, {} AS excepted
         FROM orders o LEFT JOIN order_checks c ON c.account = o.account AND c.order_no = o.order_no
         WHERE o.account = ?1 AND o.order_no = ?2",
        exceptions::IS_EXCEPTED
    ))?;
    let mut rows = statement.query((key.account.0, &key.order_no))?;
    rows.next()?.map(summary).transpose()
}

/// Reads [`COLUMNS`], `digest`, `checked_at_ns` and `excepted`. A row that was changed by anyone but the fold is an error: a
/// wrong amount is never shown.
pub fn summary(row: &Row<'_>) -> Result<OrderSummary, LedgerError> {
    let (_, intact) = OrderRow::read(row)?;
    let key = OrderKey { account: AccountId(row.get("account")?), order_no: row.get("order_no")? };
    let damaged = || LedgerError::Damaged(format!("the list's row of order {} was changed", key.order_no));
    if !intact {
        return Err(damaged());
    }
    let amount = |units: &str, currency: &str| -> Result<Option<Amount>, LedgerError> {
        let (units, currency): (Option<i64>, Option<String>) = (row.get(units)?, row.get(currency)?);
        let (Some(units), Some(currency)) = (units, currency) else { return Ok(None) };
        Ok(Some(Amount::from_units_e4(units, Currency::parse(&currency).or(Err(damaged()))?)))
    };
    let source: String = row.get("source")?;
    Ok(OrderSummary {
        market: MarketCode::new(&row.get::<_, String>("market")?),
        state: OrderState::from_word(&row.get::<_, String>("state")?).ok_or_else(damaged)?,
        source: Source::ALL.iter().copied().find(|known| known.word() == source).ok_or_else(damaged)?,
        amount: amount("amount_e4", "amount_currency")?,
        paid: amount("paid_e4", "paid_currency")?,
        pay_type: row.get("pay_type")?,
        payer_name: row.get("payer_name")?,
        remark: row.get("remark")?,
        created_at: time::from_ns(row.get("created_at_ns")?),
        updated_at: time::from_ns(row.get("updated_at_ns")?),
        expires_at: row.get::<_, Option<i64>>("expires_at_ns")?.map(time::from_ns),
        paid_at: row.get::<_, Option<i64>>("paid_at_ns")?.map(time::from_ns),
        checked_at: row.get::<_, Option<i64>>(COLUMNS.len() + 1)?.map(time::from_ns),
        contradicted: row.get("contradicted")?,
        excepted: row.get("excepted")?,
        dismissed: row.get("dismissed")?,
        key,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{at, key, ledger, prepared, queried};
    use super::*;

    #[test]
    fn a_row_tells_what_the_fold_tells() {
        let (_folder, mut ledger) = ledger();
        ledger.append(&prepared(1, &key("A"), "19.9 Ana")).expect("appended");
        ledger.append(&queried(9, &key("A"), "SUCCESS 19.9")).expect("appended");
        let currency = Currency::parse("MXN").expect("a code");
        let amount = Some(Amount::from_units_e4(199_000, currency));
        let expected = OrderSummary {
            key: key("A"),
            market: MarketCode::new("mx"),
            state: OrderState::Paid,
            source: Source::Query,
            amount,
            paid: amount,
            pay_type: Some(153),
            payer_name: "Ana".to_owned(),
            remark: "Pan".to_owned(),
            created_at: at(1),
            updated_at: at(9),
            expires_at: Some(at(3609)),
            paid_at: Some(at(9)),
            checked_at: None,
            contradicted: false,
            excepted: false,
            dismissed: false,
        };
        assert_eq!(ledger.summary(&key("A")), Ok(Some(expected)));
        assert_eq!(ledger.summary(&key("B")), Ok(None));
    }

    #[test]
    fn the_request_tells_the_market_before_the_account_does() {
        let (_folder, mut ledger) = ledger();
        let account = super::super::testing::account("Tienda", "co");
        let id = ledger.save_account(None, &account).expect("added");
        let (theirs, ours) = ("THEIRS", "OURS");
        let key = |no: &str| OrderKey { account: id, order_no: no.to_owned() };
        ledger.append(&queried(1, &key(theirs), "PAYING 5")).expect("appended");
        ledger.append(&queried(1, &key(ours), "PAYING 5")).expect("appended");
        ledger.append(&prepared(2, &key(ours), "5")).expect("appended");
        let currency = |no: &str| ledger.summary(&key(no)).expect("read").expect("there").amount.map(Amount::currency);
        assert_eq!(currency(theirs), Currency::parse("COP").ok());
        assert_eq!(currency(ours), Currency::parse("MXN").ok());
        assert_eq!(ledger.market(&key(theirs)), Ok(Some(MarketCode::new("co"))));
        assert_eq!(ledger.market(&key(ours)), Ok(Some(MarketCode::new("mx"))));
        let nobody = OrderKey { account: AccountId(77), order_no: "X".to_owned() };
        assert_eq!(ledger.market(&nobody), Ok(None));
    }
}
