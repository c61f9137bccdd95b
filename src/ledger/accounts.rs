//! Accounts, without their keys.

use rusqlite::{Row, named_params};

use super::{Ledger, LedgerError, LedgerReader, journal};
use crate::domain::{Account, AccountId, Environment, MarketCode};

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
}

impl Ledger {
    /// Adds an account (without `id`) or changes one, and gives its number; `id` inside `account` is ignored.
    ///
    /// [`LedgerError::NoAccount`] if there is no such account or it was removed; [`LedgerError::MarketFixed`] if it has
    /// orders, whose rules another market would change.
    pub fn save_account(&mut self, id: Option<AccountId>, account: &Account) -> Result<AccountId, LedgerError> {
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
            Ok(id.unwrap_or_else(|| AccountId(tx.last_insert_rowid())))
        })
    }

    /// Removes an account and what was being typed for it. Its orders stay, and its number is never used again.
    pub fn remove_account(&mut self, id: AccountId) -> Result<(), LedgerError> {
        self.write(|tx| {
            if tx.execute("UPDATE accounts SET removed = 1 WHERE NOT removed AND id = ?1", [id.0])? == 0 {
                return Err(LedgerError::NoAccount(id));
            }
            tx.execute("DELETE FROM drafts WHERE account = ?1", [id.0])?;
            Ok(())
        })
    }
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
