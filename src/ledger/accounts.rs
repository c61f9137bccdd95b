//! Accounts, and the dates of their keys; the keys themselves are in the vault.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, Row, named_params, params};

use super::{Ledger, LedgerError, LedgerReader, journal, time};
use crate::domain::{Account, AccountId, AccountKeys, Environment, KeyRecord, MarketCode};

impl LedgerReader {
    /// Every account that was not removed, in the order in which they were added.
    pub fn accounts(&self) -> Result<Vec<Account>, LedgerError> {
        let mut statement = self.conn.prepare_cached("SELECT * FROM accounts WHERE NOT removed ORDER BY id")?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One account; `None` if there is none or it was removed.
    pub fn account(&self, id: AccountId) -> Result<Option<Account>, LedgerError> {
        let mut statement = self.conn.prepare_cached("SELECT * FROM accounts WHERE NOT removed AND id = ?1")?;
        let mut rows = statement.query_map([id.0], read)?;
        Ok(rows.next().transpose()?)
    }

    /// Which keys an account has had, and when.
    pub fn account_keys(&self, id: AccountId) -> Result<AccountKeys, LedgerError> {
        keys(&self.conn, id)
    }

    /// The same of every account that was not removed.
    pub fn all_account_keys(&self) -> Result<BTreeMap<AccountId, AccountKeys>, LedgerError> {
        let accounts = self.accounts()?;
        accounts.into_iter().map(|account| Ok((account.id, self.account_keys(account.id)?))).collect()
    }

    /// Entries of the vault that nothing needs any more and that are not deleted yet, also those of removed accounts.
    pub fn dropped_keys(&self) -> Result<Vec<(AccountId, u32)>, LedgerError> {
        let mut statement = self.conn.prepare_cached(
            "SELECT account, number FROM account_keys WHERE role = 'dropped' ORDER BY account, number",
        )?;
        let rows = statement.query_map([], |row| Ok((AccountId(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Ledger {
    /// Adds an account (without `id`) or changes one, and gives its number; `id` inside `account` is ignored. Its keys
    /// stay as they are.
    ///
    /// [`LedgerError::NoAccount`] if there is no such account or it was removed; [`LedgerError::MarketFixed`] if it has
    /// orders, whose rules another market would change.
    pub fn save_account(&mut self, id: Option<AccountId>, account: &Account) -> Result<AccountId, LedgerError> {
        self.save_account_and_keys(id, account, None)
    }

    /// The same, and which keys it has from now on: both or neither.
    pub fn save_account_and_keys(
        &mut self,
        id: Option<AccountId>,
        account: &Account,
        keys: Option<&AccountKeys>,
    ) -> Result<AccountId, LedgerError> {
        self.write(|tx| {
            if let Some(id) = id {
                let market = tx.query_row("SELECT market FROM accounts WHERE NOT removed AND id = ?1", [id.0], |row| {
                    row.get::<_, String>(0)
                });
                match market {
                    Err(rusqlite::Error::QueryReturnedNoRows) => return Err(LedgerError::NoAccount(id)),
                    Err(error) => return Err(error.into()),
                    Ok(market) if market != account.market.as_str() && journal::has_account(tx, id)? => {
                        return Err(LedgerError::MarketFixed);
                    }
                    Ok(_) => {}
                }
            }
            tx.execute(
                "INSERT INTO accounts (id, name, market, environment, base_url, merchant_id, notify_url, upper_case_sign)
                 VALUES (:id, :name, :market, :environment, :base_url, :merchant_id, :notify_url, :upper_case_sign)
                 ON CONFLICT (id) DO UPDATE SET name = excluded.name, market = excluded.market,
                     environment = excluded.environment, base_url = excluded.base_url,
                     merchant_id = excluded.merchant_id, notify_url = excluded.notify_url,
                     upper_case_sign = excluded.upper_case_sign",
                named_params! {
                    ":id": id.map(|id| id.0),
                    ":name": account.name,
                    ":market": account.market.as_str(),
                    ":environment": word(account.environment),
                    ":base_url": account.base_url,
                    ":merchant_id": account.merchant_id,
                    ":notify_url": account.notify_url,
                    ":upper_case_sign": account.upper_case_sign,
                },
            )?;
            let id = id.unwrap_or_else(|| AccountId(tx.last_insert_rowid()));
            keys.map_or(Ok(()), |keys| save_keys(tx, id, keys))?;
            Ok(id)
        })
    }

    /// Changes which keys an account has had with `change`, and gives what that gives; nothing is written if it fails.
    pub fn change_keys<E: From<LedgerError>>(
        &mut self,
        id: AccountId,
        change: impl FnOnce(AccountKeys) -> Result<AccountKeys, E>,
    ) -> Result<(), E> {
        let mut refused = None;
        self.write(|tx| match change(keys(tx, id)?) {
            Ok(keys) => save_keys(tx, id, &keys),
            Err(error) => {
                refused = Some(error);
                Ok(())
            }
        })?;
        refused.map_or(Ok(()), Err)
    }

    /// Removes an account and what was being typed for it. Its orders stay, and its number is never used again. The
    /// entries of its keys are noted as dropped.
    pub fn remove_account(&mut self, id: AccountId) -> Result<(), LedgerError> {
        self.write(|tx| {
            if tx.execute("UPDATE accounts SET removed = 1 WHERE NOT removed AND id = ?1", [id.0])? == 0 {
                return Err(LedgerError::NoAccount(id));
            }
            tx.execute("DELETE FROM drafts WHERE account = ?1", [id.0])?;
            save_keys(tx, id, &keys(tx, id)?.none())
        })
    }
}

fn keys(conn: &Connection, id: AccountId) -> Result<AccountKeys, LedgerError> {
    let mut statement = conn.prepare_cached("SELECT * FROM account_keys WHERE account = ?1 ORDER BY number")?;
    let mut rows = statement.query([id.0])?;
    let (mut current, mut keys) = (None, AccountKeys::default());
    let mut has_rows = false;
    while let Some(row) = rows.next()? {
        has_rows = true;
        let at = |name| row.get::<_, Option<i64>>(name).map(|ns| ns.map(time::from_ns));
        let key = KeyRecord {
            number: row.get("number")?,
            from: at("from_ns")?,
            until: at("until_ns")?,
            session_only: row.get("session_only")?,
        };
        // The table takes only these three words.
        match row.get::<_, String>("role")?.as_str() {
            "current" => current = Some(key),
            "former" => keys.former.push(key),
            _ => keys.dropped.push(key.number),
        }
    }
    match current {
        Some(current) => keys.current = current,
        None if has_rows => {
            // Nothing is guessed: it would sign with another key.
            return Err(LedgerError::Damaged(format!("account {} has no key in use", id.0)));
        }
        None => {}
    }
    keys.sort();
    Ok(keys)
}

fn save_keys(conn: &Connection, id: AccountId, keys: &AccountKeys) -> Result<(), LedgerError> {
    conn.execute("DELETE FROM account_keys WHERE account = ?1", [id.0])?;
    let mut insert = conn.prepare_cached(
        "INSERT INTO account_keys (account, number, role, from_ns, until_ns, session_only)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let dropped = keys.dropped.iter().map(|number| KeyRecord { number: *number, ..KeyRecord::default() });
    let all = std::iter::once(("current", keys.current))
        .chain(keys.former.iter().map(|key| ("former", *key)))
        .chain(dropped.map(|key| ("dropped", key)));
    for (role, key) in all {
        let ns = |at: Option<Timestamp>| at.map(time::to_ns).transpose();
        insert.execute(params![id.0, key.number, role, ns(key.from)?, ns(key.until)?, key.session_only])?;
    }
    Ok(())
}

fn word(environment: Environment) -> &'static str {
    match environment {
        Environment::Sandbox => "sandbox",
        Environment::Production => "production",
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Account> {
    Ok(Account {
        id: AccountId(row.get("id")?),
        name: row.get("name")?,
        market: MarketCode::new(&row.get::<_, String>("market")?),
        // The table takes only these two words.
        environment: match row.get::<_, String>("environment")?.as_str() {
            "production" => Environment::Production,
            _ => Environment::Sandbox,
        },
        base_url: row.get("base_url")?,
        merchant_id: row.get("merchant_id")?,
        notify_url: row.get("notify_url")?,
        upper_case_sign: row.get("upper_case_sign")?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{account, ledger, prepared};
    use super::*;
    use crate::domain::OrderKey;
    use crate::domain::draft::Draft;

    #[test]
    fn accounts_come_and_change_and_go() {
        let (_folder, mut ledger) = ledger();
        let first = ledger.save_account(None, &account("Tienda", "mx")).expect("added");
        let second = ledger.save_account(None, &account("Warung", "id")).expect("added");
        assert_ne!(first, second);
        let changed = Account { environment: Environment::Production, ..account("Tienda Centro", "co") };
        assert_eq!(ledger.save_account(Some(first), &changed), Ok(first));
        assert_eq!(ledger.account(first), Ok(Some(Account { id: first, ..changed.clone() })));
        let all = vec![Account { id: first, ..changed }, Account { id: second, ..account("Warung", "id") }];
        assert_eq!(ledger.accounts(), Ok(all));

        ledger.save_draft(second, &Draft::default()).expect("saved");
        ledger.remove_account(second).expect("removed");
        assert_eq!(ledger.account(second), Ok(None));
        assert_eq!(ledger.draft(second), Ok(None));
        assert_eq!(ledger.remove_account(second), Err(LedgerError::NoAccount(second)));
        let error = ledger.save_account(Some(second), &account("Warung", "id"));
        assert_eq!(error, Err(LedgerError::NoAccount(second)));
        assert!(ledger.save_account(None, &account("Baru", "id")).is_ok_and(|third| third > second));
    }

    #[test]
    fn keys_are_kept_with_their_account_and_dropped_with_it() {
        let (folder, mut ledger) = ledger();
        let first = ledger.save_account(None, &account("Tienda", "mx")).expect("added");
        let second = ledger.save_account(None, &account("Warung", "id")).expect("added");
        assert_eq!(ledger.account_keys(first), Ok(AccountKeys::default()), "as every account was before");
        let at = super::super::testing::at(10);
        let keys = AccountKeys::default().replaced(1, false, at).expect("a span");
        let renamed = account("Tienda Centro", "mx");
        assert_eq!(ledger.save_account_and_keys(Some(first), &renamed, Some(&keys)), Ok(first));
        assert_eq!(ledger.save_account(Some(first), &account("Tienda", "mx")), Ok(first));
        drop(ledger);
        let mut ledger = super::super::testing::open(folder.path());
        assert_eq!(ledger.account_keys(first), Ok(keys.clone()));
        assert_eq!(ledger.all_account_keys().expect("read").into_keys().collect::<Vec<_>>(), [first, second]);

        let refused = ledger.change_keys(first, |_| Err(LedgerError::NoAccount(first)));
        assert_eq!(refused, Err(LedgerError::NoAccount(first)));
        ledger.change_keys::<LedgerError>(first, |keys| Ok(keys.without(0))).expect("changed");
        assert_eq!(ledger.account_keys(first), Ok(keys.without(0)));
        ledger.remove_account(first).expect("removed");
        ledger.remove_account(second).expect("removed");
        assert_eq!(ledger.dropped_keys(), Ok(vec![(first, 0), (first, 1), (second, 0)]));
        ledger.change_keys::<LedgerError>(first, |keys| Ok(AccountKeys { dropped: vec![1], ..keys })).expect("changed");
        assert_eq!(ledger.dropped_keys(), Ok(vec![(first, 1), (second, 0)]));
    }

    #[test]
    fn the_market_stands_once_there_are_orders() {
        let (_folder, mut ledger) = ledger();
        let id = ledger.save_account(None, &account("Tienda", "mx")).expect("added");
        let key = OrderKey { account: id, order_no: "A".to_owned() };
        ledger.append(&prepared(1, &key, "5")).expect("appended");
        assert_eq!(ledger.save_account(Some(id), &account("Tienda", "co")), Err(LedgerError::MarketFixed));
        assert_eq!(ledger.save_account(Some(id), &account("Otra", "mx")), Ok(id));
        ledger.remove_account(id).expect("removed");
        assert!(ledger.order(&key).expect("read").is_some(), "the orders of a removed account can be read");
    }
}
