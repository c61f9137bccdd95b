//! Lists of orders: which rows, in which sequence, how many, and how much money.

use std::fmt::Write as _;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::projection::{self, COLUMNS, searchable, squeezed};
use super::{LedgerError, exceptions, time};
use crate::domain::listing::{Moment, STATES_BY_NEED, Sort, SortBy, Span};
use crate::domain::{Amount, Currency, OrderGroup, OrderState, OrdersFilter, OrdersPage, OrdersQuery, Tally};

/// The rows that a query asks for.
pub fn page(conn: &Connection, query: &OrdersQuery) -> Result<OrdersPage, LedgerError> {
    let mut values = Values::default();
    let condition = all_of(&conditions(&query.filter), &mut values);
    let total = conn
        .prepare_cached(&format!("SELECT count(*) FROM orders o WHERE {condition}"))?
        .query_row(params_from_iter(&values.0), |row| row.get(0))?;
    let columns = COLUMNS.map(|column| format!("o.{column}")).join(", ");
    let order = sequence(query.sort);
    let excepted = exceptions::IS_EXCEPTED;
    let (limit, offset) = (values.bind(query.limit.into()), values.bind(query.offset.into()));
    // Which rows is decided on what little that takes; only those are then read whole.
    let sql = format!(
        "SELECT {columns}, o.digest, c.checked_at_ns, {excepted} AS excepted
         FROM orders o LEFT JOIN order_checks c ON c.account = o.account AND c.order_no = o.order_no
         WHERE o.rowid IN (SELECT o.rowid FROM orders o WHERE {condition} ORDER BY {order} LIMIT {limit} OFFSET {offset})
         ORDER BY {order}"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut found = statement.query(params_from_iter(&values.0))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(projection::summary(row)?);
    }
    Ok(OrdersPage { query: query.clone(), rows, total })
}

/// Counts the orders of each filter and sums their money, all in one walk. Unlike a list's rows, the amounts are not
/// held against their digests, which would take too long; `verify` does that.
pub fn tallies(conn: &Connection, filters: &[OrdersFilter]) -> Result<Vec<Tally>, LedgerError> {
    let mut tallies = vec![Tally::default(); filters.len()];
    let parts: Vec<Vec<Condition>> = filters.iter().map(conditions).collect();
    // What all have in common narrows the walk; the rest is asked of each row.
    let Some(first) = parts.first() else { return Ok(tallies) };
    let common: Vec<Condition> =
        first.iter().filter(|part| parts.iter().all(|parts| parts.contains(part))).cloned().collect();
    let mut values = Values::default();
    let mut columns = String::new();
    for parts in &parts {
        let own: Vec<Condition> = parts.iter().filter(|part| !common.contains(part)).cloned().collect();
        let own = all_of(&own, &mut values);
        // In two halves, whose sums fit 64 bits whatever the amounts.
        for of in ["count(*)".to_owned(), format!("sum({MONEY} / {HALF})"), format!("sum({MONEY} % {HALF})")] {
            write!(columns, ", {of} FILTER (WHERE {own})").ok(); // a String takes everything
        }
    }
    let common = all_of(&common, &mut values);
    let sql = format!("SELECT {CURRENCY} AS currency{columns} FROM orders o WHERE {common} GROUP BY 1 ORDER BY 1");
    let mut statement = conn.prepare_cached(&sql)?;
    let mut found = statement.query(params_from_iter(&values.0))?;
    while let Some(row) = found.next()? {
        for (i, tally) in tallies.iter_mut().enumerate() {
            add(tally, row, 1 + 3 * i)?;
        }
    }
    Ok(tallies)
}

/// What was paid where an order is paid, else what was asked for.
const MONEY: &str = "iif(o.state = 'paid' AND o.paid_e4 IS NOT NULL, o.paid_e4, o.amount_e4)";
const CURRENCY: &str = "iif(o.state = 'paid' AND o.paid_e4 IS NOT NULL, o.paid_currency, o.amount_currency)";
/// Where an amount is cut in two for summing.
const HALF: i64 = 1_000_000_000;

/// Adds one currency's count and sum, which stand from column `at` on.
fn add(tally: &mut Tally, row: &Row<'_>, at: usize) -> Result<(), LedgerError> {
    let count: u32 = row.get(at)?;
    tally.count = tally.count.saturating_add(count);
    let currency: Option<String> = row.get(0)?;
    let (high, low): (Option<i64>, Option<i64>) = (row.get(at + 1)?, row.get(at + 2)?);
    let (Some(currency), Some(high), Some(low)) = (currency, high, low) else { return Ok(()) };
    let damaged = |_| LedgerError::Damaged(format!("'{currency}' is not a currency"));
    let currency = Currency::parse(&currency).map_err(damaged)?;
    match i64::try_from(i128::from(high) * i128::from(HALF) + i128::from(low)) {
        Ok(units) => tally.sums.push(Amount::from_units_e4(units, currency)),
        Err(_) => tally.too_large = true,
    }
    Ok(())
}

/// What an `ORDER BY` needs to put a list in its sequence; equal rows stand newest first.
fn sequence(sort: Sort) -> String {
    let direction = if sort.descending { "DESC" } else { "ASC" };
    let by = match sort.by {
        SortBy::Created => {
            return format!("o.created_at_ns {direction}, o.order_no DESC, o.account DESC");
        }
        SortBy::Amount => format!("o.amount_currency {direction}, o.amount_e4"),
        SortBy::Payer => "o.payer_plain".to_owned(),
        SortBy::State => {
            let ranks = STATES_BY_NEED.iter().enumerate().map(|(i, state)| format!("WHEN '{}' THEN {i}", state.word()));
            format!("CASE o.state {} END", ranks.collect::<Vec<_>>().join(" "))
        }
    };
    format!("{by} {direction}, o.created_at_ns DESC, o.order_no DESC, o.account DESC")
}

/// One thing that a row must fulfil: SQL with a `?` for each value.
#[derive(Clone, Debug, PartialEq)]
struct Condition {
    sql: String,
    values: Vec<Value>,
}

/// The values of a statement, in the sequence in which they were bound.
#[derive(Default)]
struct Values(Vec<Value>);

impl Values {
    /// Adds a value and gives the name under which the statement can use it, more than once if need be.
    fn bind(&mut self, value: Value) -> String {
        self.0.push(value);
        format!("?{}", self.0.len())
    }
}

/// All conditions as one, with their values bound.
fn all_of(conditions: &[Condition], values: &mut Values) -> String {
    let mut whole = "1".to_owned();
    for condition in conditions {
        whole += " AND (";
        let mut bound = condition.values.iter();
        for (i, piece) in condition.sql.split('?').enumerate() {
            if i > 0 {
                let value = bound.next().cloned().unwrap_or(Value::Null);
                whole += &values.bind(value);
            }
            whole += piece;
        }
        whole += ")";
    }
    whole
}

/// What a row must fulfil to pass a filter. No words of a user stand in the SQL.
fn conditions(filter: &OrdersFilter) -> Vec<Condition> {
    let mut all = Vec::new();
    let mut add = |sql: String, values: Vec<Value>| all.push(Condition { sql, values });
    if let Some(account) = filter.account {
        add("o.account = ?".to_owned(), vec![account.0.into()]);
    }
    if filter.group != OrderGroup::All {
        add(in_group(filter.group), Vec::new());
    }
    if let Some(Span { of, from, until }) = filter.span {
        let column = match of {
            Moment::Created => "o.created_at_ns",
            Moment::Paid => "o.paid_at_ns",
            Moment::Expires => "o.expires_at_ns",
        };
        // A moment beyond what the ledger stores is beyond every order.
        let ns = |at| Value::from(time::to_ns(at).unwrap_or(if at < from { i64::MIN } else { i64::MAX }));
        let mut sql = format!("{column} >= ?");
        let mut values = vec![ns(from)];
        if let Some(until) = until {
            write!(sql, " AND {column} < ?").ok();
            values.push(ns(until));
        }
        if of == Moment::Expires {
            write!(sql, " AND o.state = '{}'", OrderState::Waiting.word()).ok();
        }
        add(sql, values);
    }
    if let Some(pay_type) = filter.pay_type {
        add("o.pay_type = ?".to_owned(), vec![pay_type.into()]);
    }
    // Every word must be found; or all of them together as one number, however it was grouped when typed. `instr`
    // and not LIKE: nothing that is typed has a meaning of its own.
    let words: Vec<String> = searchable(&filter.search).split_whitespace().map(str::to_owned).collect();
    if !words.is_empty() {
        let number = squeezed(&filter.search);
        let mut ways = vec![vec!["instr(o.haystack, ?)"; words.len()].join(" AND ")];
        let mut values: Vec<Value> = words.into_iter().map(Value::from).collect();
        if !number.is_empty() {
            ways.push("instr(o.haystack, ?)".to_owned());
            values.push(number.into());
        }
        add(ways.join(" OR "), values);
    }
    all
}

/// [`OrderGroup::holds`] in SQL.
fn in_group(group: OrderGroup) -> String {
    let states: Vec<String> = group.states().iter().map(|state| format!("'{}'", state.word())).collect();
    let is_in_state = format!("o.state IN ({})", states.join(", "));
    match group {
        OrderGroup::All => "1".to_owned(),
        OrderGroup::Waiting | OrderGroup::Paid => is_in_state,
        OrderGroup::Attention => format!("({is_in_state} OR {}) AND NOT o.dismissed", exceptions::IS_EXCEPTED),
        OrderGroup::Unpaid => {
            format!("{is_in_state} OR (o.dismissed AND o.state = '{}')", OrderState::NotSent.word())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use jiff::SignedDuration;
    use proptest::prelude::*;
    use proptest::test_runner::TestRunner;

    use super::super::testing::{at, key, ledger, prepared, queried, record};
    use super::super::{Ledger, LedgerError};
    use super::*;
    use crate::domain::observation::{NoAnswer, OperatorAction};
    use crate::domain::{AccountId, MarketCode, OrderKey, OrderSummary, RecordKind};

    fn found(ledger: &Ledger, query: &OrdersQuery) -> Vec<String> {
        let page = ledger.orders(query).expect("read");
        assert_eq!(&page.query, query);
        page.rows.into_iter().map(|row| row.key.order_no).collect()
    }

    fn search(ledger: &Ledger, text: &str) -> Vec<String> {
        let filter = OrdersFilter { search: text.to_owned(), ..OrdersFilter::default() };
        found(ledger, &OrdersQuery { filter, limit: 10, ..OrdersQuery::default() })
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
    fn a_changed_amount_is_never_shown() {
        let (_folder, mut ledger) = ledger();
        ledger.append(&prepared(1, &key("A"), "5")).expect("appended");
        ledger.connection().execute("UPDATE orders SET amount_e4 = 990000", []).expect("tampered");
        let query = OrdersQuery { limit: 10, ..OrdersQuery::default() };
        assert!(matches!(ledger.orders(&query), Err(LedgerError::Damaged(_))));
        assert!(matches!(ledger.summary(&key("A")), Err(LedgerError::Damaged(_))));
    }

    const PAYERS: [&str; 7] = ["Zoé", "ana", "Ángel", "", "José Núñez", "ANA", "zoe"];

    /// Sixty orders of two accounts: every state, currencies, names and times that repeat, contradicted ones, ones set
    /// aside.
    fn population() -> (tempfile::TempDir, Ledger, Vec<OrderSummary>) {
        let (folder, mut ledger) = ledger();
        let mut keys = Vec::new();
        for (i, name) in (0_i64..60).zip(PAYERS.iter().cycle()) {
            let key = OrderKey { account: AccountId(1 + i % 2), order_no: format!("N{:02}", (i * 37) % 60) };
            let market = if i % 9 == 3 { "co" } else { "mx" };
            let amount = format!("{} {}", 5 + (i * 13) % 8, name);
            let record = |second, kind, raw: &str| record(second, &key, kind, raw);
            let second = (i / 3) * 1_000;
            let mut records =
                vec![record(second, RecordKind::Prepared { market: MarketCode::new(market) }, amount.trim())];
            let sent = record(second + 1, RecordKind::Sent { attempt: 1 }, "");
            let answered = RecordKind::Answered { attempt: 1, http_status: 200 };
            let queried = |raw: &str| record(second + 200, RecordKind::Queried { http_status: 200 }, raw);
            match i % 10 {
                0 => {}
                1 => records.push(record(second + 2, RecordKind::Operated { action: OperatorAction::Dismissed }, "")),
                2 if i < 30 => records.extend([sent, record(second + 2, answered, "ERROR System_busy")]),
                2 => records.push(sent),
                3 => records.extend([sent, record(second + 2, answered, "ERROR Payin_Order_Error")]),
                4 => records.extend([
                    sent,
                    record(second + 2, RecordKind::Unanswered { attempt: 1, reason: NoAnswer::Timeout }, ""),
                ]),
                5 => records.extend([
                    sent,
                    record(second + 2, RecordKind::Unanswered { attempt: 1, reason: NoAnswer::Timeout }, ""),
                    queried("ABSENT"),
                ]),
                6 => records.push(queried("PAYING 5")),
                7 => records.push(queried("FAIL 5")),
                8 => records.push(queried(&format!("SUCCESS {}", amount.split(' ').next().unwrap_or("5")))),
                _ => records.push(queried("SUCCESS 4.5")), // another amount than was asked for
            }
            for record in &records {
                ledger.append(record).expect("appended");
            }
            keys.push(key);
        }
        let rows = keys.iter().map(|key| ledger.summary(key).expect("read").expect("there")).collect();
        (folder, ledger, rows)
    }

    /// What a list is by the words of the domain alone.
    fn model<'r>(rows: &'r [OrderSummary], filter: &OrdersFilter) -> Vec<&'r OrderSummary> {
        rows.iter()
            .filter(|row| filter.account.is_none_or(|account| row.key.account == account))
            .filter(|row| filter.group.holds(row))
            .filter(|row| filter.span.is_none_or(|span| span.holds(row)))
            .filter(|row| filter.pay_type.is_none_or(|pay_type| row.pay_type == Some(pay_type)))
            .filter(|row| {
                let wanted = searchable(&filter.search);
                [&row.payer_name, &row.remark].iter().any(|text| searchable(text).contains(&wanted))
            })
            .collect()
    }

    fn sorted(mut rows: Vec<&OrderSummary>, sort: Sort) -> Vec<&OrderSummary> {
        rows.sort_by(|a, b| {
            let age = |row: &OrderSummary| (row.created_at, row.key.order_no.clone(), row.key.account);
            age(b).cmp(&age(a))
        });
        let money = |row: &OrderSummary| row.amount.map(|amount| (amount.currency(), amount.value()));
        let need = |row: &OrderSummary| STATES_BY_NEED.iter().position(|state| *state == row.state);
        let turn = |order: std::cmp::Ordering| if sort.descending { order.reverse() } else { order };
        rows.sort_by(|a, b| {
            turn(match sort.by {
                SortBy::Created => a.created_at.cmp(&b.created_at),
                SortBy::Amount => money(a).cmp(&money(b)),
                SortBy::State => need(a).cmp(&need(b)),
                SortBy::Payer => searchable(&a.payer_name).cmp(&searchable(&b.payer_name)),
            })
        });
        rows
    }

    fn tally_of(rows: &[&OrderSummary]) -> Tally {
        let mut sums: BTreeMap<Currency, Amount> = BTreeMap::new();
        for row in rows {
            let paid = row.paid.filter(|_| row.state == OrderState::Paid);
            if let Some(amount) = paid.or(row.amount) {
                let sum = sums.entry(amount.currency()).or_insert(Amount::zero(amount.currency()));
                *sum = sum.checked_add(amount).expect("small amounts");
            }
        }
        let count = u32::try_from(rows.len()).expect("few");
        Tally { count, sums: sums.into_values().collect(), too_large: false }
    }

    fn filters() -> impl Strategy<Value = OrdersFilter> {
        let span = (
            prop::sample::select(vec![Moment::Created, Moment::Paid, Moment::Expires]),
            0_i64..22_000,
            prop::option::of(0_i64..10_000),
        )
            .prop_map(|(of, from, life)| Span {
                of,
                from: at(from),
                until: life.map(|life| at(from) + SignedDuration::from_secs(life)),
            });
        (
            prop::option::of((1_i64..4).prop_map(AccountId)),
            prop::sample::select(OrderGroup::ALL.to_vec()),
            prop::sample::select(vec!["", "ANA", "an", "jose nunez", "é"]),
            prop::option::of(span),
            prop::option::of(152_u32..154),
        )
            .prop_map(|(account, group, search, span, pay_type)| OrdersFilter {
                account,
                group,
                search: search.to_owned(),
                span,
                pay_type,
            })
    }

    #[test]
    fn lists_and_tallies_equal_a_naive_model() {
        let (_folder, ledger, rows) = population();
        let states: BTreeSet<OrderState> = rows.iter().map(|row| row.state).collect();
        assert!(states.len() == OrderState::ALL.len(), "the population is poor: {states:?}");
        assert!(rows.iter().any(|row| row.contradicted) && rows.iter().any(|row| row.dismissed));
        let sorts =
            (prop::sample::select(vec![SortBy::Created, SortBy::Amount, SortBy::State, SortBy::Payer]), any::<bool>())
                .prop_map(|(by, descending)| Sort { by, descending });
        let asked = (prop::collection::vec(filters(), 1..5), sorts, 0_u32..40, 0_u32..70);
        let mut runner =
            TestRunner::new(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() });
        let verdict = runner.run(&asked, |(filters, sort, offset, limit)| {
            let expected: Vec<Tally> = filters.iter().map(|filter| tally_of(&model(&rows, filter))).collect();
            prop_assert_eq!(ledger.tallies(&filters).expect("read"), expected);
            let expected = sorted(model(&rows, &filters[0]), sort);
            let query = OrdersQuery { filter: filters[0].clone(), sort, offset, limit };
            let page = ledger.orders(&query).expect("read");
            prop_assert_eq!(page.total as usize, expected.len());
            let part: Vec<_> = expected.into_iter().skip(offset as usize).take(limit as usize).cloned().collect();
            prop_assert_eq!(page.rows, part);
            Ok(())
        });
        verdict.expect("equal");
    }

    #[test]
    fn a_sum_beyond_64_bits_is_not_guessed() {
        let (_folder, mut ledger) = ledger();
        let most = "922337203685477.5807";
        ledger.append(&prepared(1, &key("A"), most)).expect("appended");
        let filters = [OrdersFilter::default()];
        let one = ledger.tallies(&filters).expect("read").remove(0);
        assert_eq!(one.sums.iter().map(|sum| sum.to_plain(0)).collect::<Vec<_>>(), [most]);
        assert!(!one.too_large);
        ledger.append(&prepared(2, &key("B"), "0.0001")).expect("appended");
        assert_eq!(ledger.tallies(&filters), Ok(vec![Tally { count: 2, sums: Vec::new(), too_large: true }]));
        assert_eq!(ledger.tallies(&[]), Ok(Vec::new()));
    }
}
