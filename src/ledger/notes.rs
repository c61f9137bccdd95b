//! What is kept beside the journal: drafts, settings, and when orders were last checked.

use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Ledger, LedgerError, LedgerReader, time};
use crate::domain::draft::Draft;
use crate::domain::{AccountId, OrderKey};

impl LedgerReader {
    /// What was being typed for an account.
    pub fn draft(&self, account: AccountId) -> Result<Option<Draft>, LedgerError> {
        json(&self.conn, "SELECT draft FROM drafts WHERE account = ?1", account.0)
    }

    /// A setting; `None` if it was never saved.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, LedgerError> {
        setting(&self.conn, key)
    }

    /// When the gateway last answered about an order, with news or without.
    pub fn checked_at(&self, key: &OrderKey) -> Result<Option<Timestamp>, LedgerError> {
        let mut statement =
            self.conn.prepare_cached("SELECT checked_at_ns FROM order_checks WHERE account = ?1 AND order_no = ?2")?;
        let mut rows = statement.query(params![key.account.0, key.order_no])?;
        Ok(rows.next()?.map(|row| row.get(0)).transpose()?.map(time::from_ns))
    }
}

impl Ledger {
    /// Keeps what is being typed for an account.
    pub fn save_draft(&mut self, account: AccountId, draft: &Draft) -> Result<(), LedgerError> {
        let text = to_json(draft)?;
        self.write(|tx| {
            if !tx.prepare_cached("SELECT 1 FROM accounts WHERE NOT removed AND id = ?1")?.exists([account.0])? {
                return Err(LedgerError::NoAccount(account));
            }
            tx.execute("INSERT OR REPLACE INTO drafts (account, draft) VALUES (?1, ?2)", params![account.0, text])?;
            Ok(())
        })
    }

    /// Forgets what was being typed for an account.
    pub fn clear_draft(&mut self, account: AccountId) -> Result<(), LedgerError> {
        self.write(|tx| Ok(tx.execute("DELETE FROM drafts WHERE account = ?1", [account.0]).map(|_| ())?))
    }

    /// Keeps a setting.
    pub fn save_setting<T: Serialize>(&mut self, key: &str, value: &T) -> Result<(), LedgerError> {
        self.write(|tx| save_setting(tx, key, value))
    }

    /// Notes that the gateway answered about an order; of no effect if the ledger has no such order.
    pub fn note_check(&mut self, key: &OrderKey, at: Timestamp) -> Result<(), LedgerError> {
        self.write(|tx| note_check(tx, key, at))
    }
}

/// A setting, inside a transaction.
pub fn setting<T: DeserializeOwned>(conn: &Connection, key: &str) -> Result<Option<T>, LedgerError> {
    json(conn, "SELECT value FROM settings WHERE key = ?1", key)
}

/// Keeps a setting inside a transaction.
pub fn save_setting<T: Serialize>(conn: &Connection, key: &str, value: &T) -> Result<(), LedgerError> {
    let text = to_json(value)?;
    conn.execute("INSERT OR REPLACE INTO settings (key, value) VALUES (?1, ?2)", params![key, text])?;
    Ok(())
}

fn json<T: DeserializeOwned>(
    conn: &Connection,
    sql: &str,
    key: impl rusqlite::ToSql,
) -> Result<Option<T>, LedgerError> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([key])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let text: String = row.get(0)?;
    // What an older or newer program wrote differently is as good as never saved; it holds no money.
    Ok(serde_json::from_str(&text).ok())
}

/// Notes a check inside a transaction; the latest time stands.
pub fn note_check(conn: &Connection, key: &OrderKey, at: Timestamp) -> Result<(), LedgerError> {
    conn.prepare_cached(
        "INSERT INTO order_checks (account, order_no, checked_at_ns, checks)
         SELECT account, order_no, ?3, 1 FROM orders WHERE account = ?1 AND order_no = ?2
         ON CONFLICT (account, order_no) DO UPDATE
         SET checked_at_ns = max(checked_at_ns, excluded.checked_at_ns), checks = checks + 1",
    )?
    .execute(params![key.account.0, key.order_no, time::to_ns(at)?])?;
    Ok(())
}

fn to_json<T: Serialize>(value: &T) -> Result<String, LedgerError> {
    serde_json::to_string(value).map_err(|error| LedgerError::Sqlite(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{account, at, key, ledger, prepared};
    use super::*;

    #[test]
    fn drafts_are_kept_over_a_restart() {
        let (folder, mut ledger) = ledger();
        let id = ledger.save_account(None, &account("Tienda", "mx")).expect("added");
        assert_eq!(ledger.draft(id), Ok(None));
        let mut draft = Draft { amount: "1.500".to_owned(), pay_type: Some(153), ..Draft::default() };
        ledger.save_draft(id, &draft).expect("saved");
        draft.amount.push_str(",50");
        ledger.save_draft(id, &draft).expect("saved over");
        drop(ledger);
        let mut ledger = super::super::testing::open(folder.path());
        assert_eq!(ledger.draft(id), Ok(Some(draft)));
        ledger.clear_draft(id).expect("cleared");
        assert_eq!(ledger.draft(id), Ok(None));
        let nobody = AccountId(99);
        assert_eq!(ledger.save_draft(nobody, &Draft::default()), Err(LedgerError::NoAccount(nobody)));
    }

    #[test]
    fn settings_keep_what_they_are_given() {
        let (_folder, mut ledger) = ledger();
        assert_eq!(ledger.setting::<String>("language"), Ok(None));
        ledger.save_setting("language", &"es").expect("saved");
        ledger.save_setting("language", &"ur").expect("saved over");
        assert_eq!(ledger.setting("language"), Ok(Some("ur".to_owned())));
        assert_eq!(ledger.setting::<u32>("language"), Ok(None), "of another form: as good as never saved");
    }

    #[test]
    fn the_latest_check_stands() {
        let (_folder, mut ledger) = ledger();
        let key = key("A");
        ledger.note_check(&key, at(5)).expect("of no effect");
        assert_eq!(ledger.checked_at(&key), Ok(None));
        ledger.append(&prepared(1, &key, "5")).expect("appended");
        for second in [5, 9, 7] {
            ledger.note_check(&key, at(second)).expect("noted");
        }
        assert_eq!(ledger.checked_at(&key), Ok(Some(at(9))));
        assert_eq!(ledger.summary(&key).expect("read").expect("there").checked_at, Some(at(9)));
    }
}
