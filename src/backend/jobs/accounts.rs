//! Accounts, their keys, and whether the gateway takes them.

use std::sync::Arc;

use secrecy::{ExposeSecret as _, SecretString};

use crate::backend::context::{Context, Note};
use crate::backend::jobs::call_error;
use crate::backend::protocol::{
    AccountForm, AccountView, CallError, ConnectionVerdict, EventKind, KeyChange, KeyPlace, RequestId, SaveError,
};
use crate::domain::address::check_base_url;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::{Account, AccountId, Amount};
use crate::gateway::endpoint::Endpoint;
use crate::gateway::error::CallFailure;
use crate::gateway::wire::Terms;
use crate::ledger::{LedgerError, LedgerReader};
use crate::vault::Place;

/// All accounts, and where the key of each is.
pub(in crate::backend) async fn load(context: Arc<Context>, id: Option<RequestId>) {
    let views = views(&context).await;
    // A key may have come for which a log that is followed waits.
    context.following.keys_changed();
    context.emit(id, EventKind::Accounts(views));
}

async fn views(context: &Arc<Context>) -> Result<Vec<AccountView>, CallError> {
    let accounts = context.ledger.read(LedgerReader::accounts).await?;
    let mut views = Vec::with_capacity(accounts.len());
    let mut silent = None;
    for account in accounts {
        // A keyring that did not answer for one account is not waited for again for the next.
        let key = match &silent {
            Some(error) => KeyPlace::Unknown(Clone::clone(error)),
            None => match context.vault.get(&context.key_name(account.id)).await {
                Ok(Some((_, Place::Keyring))) => KeyPlace::Keyring,
                Ok(Some((_, Place::Session))) => KeyPlace::Session,
                Ok(None) => KeyPlace::Missing,
                Err(error) => {
                    silent = Some(error.clone());
                    KeyPlace::Unknown(error)
                }
            },
        };
        views.push(AccountView { account, key });
    }
    Ok(views)
}

/// Saves an account and its key: both or neither.
pub(in crate::backend) async fn save(context: Arc<Context>, id: RequestId, form: Box<AccountForm>) {
    let saved = try_save(&context, *form).await;
    if let Ok(account) = &saved {
        context.note(Note::Forgive(*account)).await;
    }
    context.emit(Some(id), EventKind::AccountSaved(saved));
    load(context, None).await;
}

async fn try_save(context: &Arc<Context>, form: AccountForm) -> Result<AccountId, SaveError> {
    check_base_url(&form.account.base_url, form.account.environment).map_err(SaveError::BadAddress)?;
    let (existing, account) = (form.id, form.account);
    let before = match existing {
        Some(id) => context.ledger.read(move |reader| reader.account(id)).await.map_err(not_saved)?,
        None => None,
    };
    // The ledger first: it can be put back for certain, a keyring cannot; and a new account has no name in the
    // keyring before it has a number.
    let id = context.ledger.call(move |ledger| ledger.save_account(existing, &account)).await.map_err(not_saved)?;
    if let Err(error) = keep(context, id, form.key).await {
        let undone = context.ledger.call(move |ledger| match before {
            Some(before) => ledger.save_account(Some(id), &before).map(drop),
            None => ledger.remove_account(id),
        });
        if let Err(undo) = undone.await {
            tracing::error!(%undo, "an account whose key was not kept could not be put back");
        }
        return Err(error);
    }
    Ok(id)
}

fn not_saved(error: LedgerError) -> SaveError {
    match error {
        LedgerError::MarketFixed => SaveError::MarketFixed,
        error => SaveError::Ledger(error.to_string()),
    }
}

async fn keep(context: &Arc<Context>, id: AccountId, key: KeyChange) -> Result<(), SaveError> {
    let name = context.key_name(id);
    match key {
        KeyChange::Keep => Ok(()),
        KeyChange::Keyring(key) => context.vault.keep(&name, trimmed(&key)).await.map_err(SaveError::Vault),
        KeyChange::Session(key) => {
            context.vault.keep_for_session(&name, trimmed(&key));
            Ok(())
        }
    }
}

/// A key as it is used: blanks around it come from copying.
fn trimmed(key: &SecretString) -> SecretString {
    SecretString::from(key.expose_secret().trim())
}

/// Removes an account; its orders stay readable, its key is forgotten.
pub(in crate::backend) async fn remove(context: Arc<Context>, id: RequestId, account: AccountId) {
    let removed = match context.ledger.call(move |ledger| ledger.remove_account(account)).await {
        Ok(()) => {
            context.note(Note::ForgetAccount(account)).await;
            context.vault.forget(&context.key_name(account)).await.map(|()| account).map_err(CallError::Vault)
        }
        Err(error) => Err(error.into()),
    };
    context.emit(Some(id), EventKind::AccountRemoved(removed));
    load(context, None).await;
}

/// Tries out what stands in the form, saved or not.
pub(in crate::backend) async fn test_connection(context: Arc<Context>, id: RequestId, form: Box<AccountForm>) {
    let verdict = match try_connection(&context, *form).await {
        Ok(balance) => ConnectionVerdict::Good { balance },
        Err(error) => ConnectionVerdict::Bad(error),
    };
    context.emit(Some(id), EventKind::ConnectionTested(verdict));
}

async fn try_connection(context: &Arc<Context>, form: AccountForm) -> Result<Option<Amount>, CallError> {
    let endpoint = match &form.key {
        KeyChange::Keyring(key) | KeyChange::Session(key) => {
            Endpoint::new(&form.account, trimmed(key)).map_err(CallError::BadAddress)?
        }
        KeyChange::Keep => {
            let id = form.id.ok_or(CallError::NoKey)?;
            context.endpoint(&Account { id, ..form.account.clone() }).await?
        }
    };
    let market = context.catalogue.get(&form.account.market).ok_or(CallError::NoAccount)?;
    match context.client.balance(&endpoint, market.currency).await {
        Ok(balance) => Ok(balance.available),
        Err(CallFailure::Refused(refusal)) if is_about_something_else(&refusal) => {
            // The balance may be closed to this merchant; a query about an order that cannot exist still tells whether
            // signature, merchant and address are right. Whatever word it is refused with, it was understood.
            let probe = format!("cobro-probe-{}", &context.nonce()[..8]);
            match context.client.query(&endpoint, &probe, &Terms::of(market)).await {
                Ok(_) => Ok(None),
                Err(CallFailure::Refused(refusal)) if is_about_something_else(&refusal) => Ok(None),
                Err(failure) => Err(call_error(failure)),
            }
        }
        Err(failure) => Err(call_error(failure)),
    }
}

/// Whether a refusal shows that signature, merchant and address were taken: a word that no table has, and not the
/// "no access" of an older page (api-facts, section 2.1).
fn is_about_something_else(refusal: &Refusal) -> bool {
    refusal.kind() == RefusalKind::Other && !matches!(refusal.code, 401 | 403)
}

/// Asks whether the keyring answers.
pub(in crate::backend) async fn probe_vault(context: Arc<Context>, id: RequestId) {
    let probed = context.vault.probe().await;
    context.emit(Some(id), EventKind::Vault(probed));
}

/// The gateway's own list of banks for payins.
pub(in crate::backend) async fn load_banks(context: Arc<Context>, id: RequestId, account: AccountId) {
    let banks = async {
        let account = context.account(account).await?;
        let endpoint = context.endpoint(&account).await?;
        context.client.banks(&endpoint).await.map_err(call_error)
    };
    let banks = banks.await;
    context.emit(Some(id), EventKind::Banks(account, banks));
}
