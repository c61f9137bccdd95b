//! The row of `orders` that the fold of an order's records gives, and lists of such rows.

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};
use sha2::{Digest as _, Sha256};

use super::journal::{self, Entry};
use super::{LedgerError, time};
use crate::domain::observation::Interpreter;
use crate::domain::order::{Source, fold};
use crate::domain::text::to_plain_ascii;
use crate::domain::{
    AccountId, Amount, Currency, MarketCode, Observation, Order, OrderKey, OrderState, OrderSummary, OrdersPage,
    OrdersQuery, RecordKind,
};

/// The columns of a row in the order in which they are stored and hashed; `digest` follows them.
pub const COLUMNS: [&str; 20] = [
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
    "contradicted",
    "dismissed",
    "haystack",
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
    let market = market_of(conn, key.account, entries)?;
    let mut timeline: Vec<Observation> = entries
        .iter()
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
    Ok(Some(Folded { order, market, timeline, row }))
}

/// The market in which an order's records are read: the one that was written down with its request, which is in the
/// journal for good, else the account's.
pub fn market_of(conn: &Connection, account: AccountId, entries: &[Entry]) -> Result<MarketCode, LedgerError> {
    let prepared = entries.iter().filter_map(|entry| match &entry.record.kind {
        RecordKind::Prepared { market } => Some((entry.record.at, entry.digest, market)),
        _ => None,
    });
    if let Some((_, _, market)) = prepared.min() {
        return Ok(market.clone());
    }
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
            request.map(|request| request.payer_name.clone()).unwrap_or_default().into(),
            request.map(|request| request.remark.clone()).unwrap_or_default().into(),
            time::to_ns(order.created_at)?.into(),
            time::to_ns(order.updated_at)?.into(),
            order.expires_at.map(time::to_ns).transpose()?.into(),
            (!order.contradictions.is_empty()).into(),
            order.dismissed.into(),
            haystack(order).into(),
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
        let mut hash = Sha256::new_with_prefix(b"cobro orders 1");
        let mut take = |kind: u8, bytes: &[u8]| {
            hash.update([kind]);
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
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
        hash.finalize().into()
    }

    /// Writes the row in place of the order's old one.
    pub fn save(&self, conn: &Connection) -> Result<(), LedgerError> {
        let marks = vec!["?"; COLUMNS.len() + 1].join(", ");
        let sql = format!("INSERT OR REPLACE INTO orders ({}, digest) VALUES ({marks})", COLUMNS.join(", "));
        let digest = Value::Blob(self.digest().into());
        conn.prepare_cached(&sql)?.execute(params_from_iter(self.0.iter().chain([&digest])))?;
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
        order.details.pay_code.as_ref(),
        order.details.reference.as_ref(),
        order.details.concept.as_ref(),
    ];
    let words = order.request.iter().flat_map(|request| [&request.payer_name, &request.remark]);
    let mut lines: Vec<String> = Vec::new();
    for number in numbers.into_iter().flatten() {
        lines.push(searchable(number));
        lines.push(squeezed(number));
    }
    lines.extend(words.map(|text| searchable(text)));
    lines.dedup();
    lines.join("\n")
}

/// Small ASCII letters without accents, blanks folded; a text that has no such form, in small letters as it is.
fn searchable(text: &str) -> String {
    let plain = to_plain_ascii(text, usize::MAX).to_lowercase();
    if plain.is_empty() { text.trim().to_lowercase() } else { plain }
}

/// [`searchable`] without blanks and dashes, as a number is compared.
fn squeezed(text: &str) -> String {
    searchable(text).chars().filter(|c| !matches!(c, ' ' | '-')).collect()
}

/// The rows that a query asks for, newest first.
pub fn page(conn: &Connection, query: &OrdersQuery) -> Result<OrdersPage, LedgerError> {
    let (condition, mut values) = condition(query);
    let total = conn
        .prepare_cached(&format!("SELECT count(*) FROM orders o WHERE {condition}"))?
        .query_row(params_from_iter(&values), |row| row.get(0))?;
    let columns = COLUMNS.map(|column| format!("o.{column}")).join(", ");
    let sql = format!(
        "SELECT {columns}, o.digest, c.checked_at_ns
         FROM orders o LEFT JOIN order_checks c ON c.account = o.account AND c.order_no = o.order_no
         WHERE {condition}
         ORDER BY o.created_at_ns DESC, o.order_no DESC, o.account DESC LIMIT ? OFFSET ?"
    );
    values.extend([Value::from(query.limit), Value::from(query.offset)]);
    let mut statement = conn.prepare_cached(&sql)?;
    let mut found = statement.query(params_from_iter(&values))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(summary(row)?);
    }
    Ok(OrdersPage { query: query.clone(), rows, total })
}

/// The row of one order in a list; `None` if there is no such order.
pub fn one(conn: &Connection, key: &OrderKey) -> Result<Option<OrderSummary>, LedgerError> {
    let columns = COLUMNS.map(|column| format!("o.{column}")).join(", ");
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {columns}, o.digest, c.checked_at_ns
         FROM orders o LEFT JOIN order_checks c ON c.account = o.account AND c.order_no = o.order_no
         WHERE o.account = ?1 AND o.order_no = ?2"
    ))?;
    let mut rows = statement.query((key.account.0, &key.order_no))?;
    rows.next()?.map(summary).transpose()
}

/// What follows WHERE, and its values.
fn condition(query: &OrdersQuery) -> (String, Vec<Value>) {
    let mut parts = vec!["1".to_owned()];
    let mut values: Vec<Value> = Vec::new();
    if let Some(account) = query.account {
        parts.push("o.account = ?".to_owned());
        values.push(account.0.into());
    }
    if !query.states.is_empty() {
        parts.push(format!("o.state IN ({})", vec!["?"; query.states.len()].join(", ")));
        values.extend(query.states.iter().map(|state| Value::from(state.word().to_owned())));
    }
    // Every word must be found; or all of them together as one number, however it was grouped when typed. `instr`
    // and not LIKE: nothing that is typed has a meaning of its own.
    let words: Vec<String> = searchable(&query.search).split_whitespace().map(str::to_owned).collect();
    if !words.is_empty() {
        let number = squeezed(&query.search);
        let mut ways = vec![vec!["instr(o.haystack, ?)"; words.len()].join(" AND ")];
        values.extend(words.into_iter().map(Value::from));
        if !number.is_empty() {
            ways.push("instr(o.haystack, ?)".to_owned());
            values.push(number.into());
        }
        parts.push(format!("({})", ways.join(" OR ")));
    }
    (parts.join(" AND "), values)
}

/// Reads [`COLUMNS`], `digest` and `checked_at_ns`. A row that was changed by anyone but the fold is an error: a
/// wrong amount is never shown.
fn summary(row: &Row<'_>) -> Result<OrderSummary, LedgerError> {
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
        checked_at: row.get::<_, Option<i64>>(COLUMNS.len() + 1)?.map(time::from_ns),
        contradicted: row.get("contradicted")?,
        dismissed: row.get("dismissed")?,
        key,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{at, key, ledger, prepared, queried};
    use super::super::{Ledger, LedgerError};
    use super::*;

    fn found(ledger: &Ledger, query: &OrdersQuery) -> Vec<String> {
        let page = ledger.orders(query).expect("read");
        assert_eq!(&page.query, query);
        page.rows.into_iter().map(|row| row.key.order_no).collect()
    }

    fn search(ledger: &Ledger, text: &str) -> Vec<String> {
        found(ledger, &OrdersQuery { search: text.to_owned(), limit: 10, ..OrdersQuery::default() })
    }

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
            checked_at: None,
            contradicted: false,
            dismissed: false,
        };
        assert_eq!(ledger.summary(&key("A")), Ok(Some(expected)));
        assert_eq!(ledger.summary(&key("B")), Ok(None));
    }

    #[test]
    fn a_search_finds_numbers_and_names_as_people_type_them() {
        let (_folder, mut ledger) = ledger();
        ledger.append(&prepared(1, &key("CB261122-7Q4M-K2XW"), "5 José Muñoz")).expect("appended");
        ledger.append(&prepared(2, &key("100%_done"), "5 Ana")).expect("appended");
        ledger.append(&queried(3, &key("100%_done"), "PAYING 5")).expect("appended");
        let first = ["CB261122-7Q4M-K2XW"];
        for text in ["cb261122-7q4m", "261122 7Q4M K2", "2611227Q4MK2XW", "jose", "José muñoz", "munoz  JOSE", "MUÑ"]
        {
            assert_eq!(search(&ledger, text), first, "{text}");
        }
        for text in ["100%", "%_d", "ana", "PAYIN100"] {
            assert_eq!(search(&ledger, text), ["100%_done"], "{text}");
        }
        assert_eq!(search(&ledger, " \t"), ["100%_done", "CB261122-7Q4M-K2XW"]);
        assert_eq!(search(&ledger, "pan").len(), 2);
        for text in ["jose ana", "10%", "0_d", "'", "\\", "\0", "2611228"] {
            assert_eq!(search(&ledger, text), [""; 0], "{text:?}");
        }
    }

    #[test]
    fn pages_come_newest_first_and_without_overlap() {
        let (_folder, mut ledger) = ledger();
        for i in 0..7 {
            // Two of each second: the number decides.
            ledger.append(&prepared(i / 2, &key(&format!("N{i}")), "5")).expect("appended");
        }
        let page = |offset, limit| OrdersQuery { offset, limit, ..OrdersQuery::default() };
        assert_eq!(found(&ledger, &page(0, 3)), ["N6", "N5", "N4"]);
        assert_eq!(found(&ledger, &page(3, 3)), ["N3", "N2", "N1"]);
        assert_eq!(found(&ledger, &page(6, 3)), ["N0"]);
        assert_eq!(ledger.orders(&page(6, 3)).expect("read").total, 7);
        assert_eq!(found(&ledger, &page(0, 0)), [""; 0]);
    }

    #[test]
    fn states_and_accounts_narrow_a_list() {
        let (_folder, mut ledger) = ledger();
        let other = OrderKey { account: AccountId(2), order_no: "A".to_owned() };
        ledger.append(&prepared(1, &key("A"), "5")).expect("appended");
        ledger.append(&prepared(2, &key("B"), "5")).expect("appended");
        ledger.append(&queried(3, &key("B"), "SUCCESS 5")).expect("appended");
        ledger.append(&prepared(4, &other, "5")).expect("appended");
        let query = |account, states: &[OrderState]| OrdersQuery {
            account,
            states: states.to_vec(),
            limit: 10,
            ..OrdersQuery::default()
        };
        let first = Some(AccountId(1));
        assert_eq!(found(&ledger, &query(first, &[])), ["B", "A"]);
        assert_eq!(found(&ledger, &query(None, &[OrderState::NotSent])), ["A", "A"]);
        assert_eq!(found(&ledger, &query(first, &[OrderState::Paid, OrderState::Failed])), ["B"]);
        let page = ledger.orders(&query(Some(AccountId(2)), &[])).expect("read");
        assert_eq!((page.total, page.rows[0].key.clone()), (1, other));
    }

    #[test]
    fn a_changed_amount_is_never_shown() {
        let (_folder, mut ledger) = ledger();
        ledger.append(&prepared(1, &key("A"), "5")).expect("appended");
        ledger.connection().execute("UPDATE orders SET amount_e4 = 990000", []).expect("tampered");
        let query = OrdersQuery { limit: 10, ..OrdersQuery::default() };
        assert!(matches!(ledger.orders(&query), Err(LedgerError::Damaged(_))));
        assert!(matches!(ledger.summary(&key("A")), Err(LedgerError::Damaged(_))));
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
