//! Accounts, their keys, and whether the gateway takes them.

pub mod keys;

use std::sync::Arc;

use secrecy::{ExposeSecret as _, SecretString};

use crate::backend::context::{Context, Note};
use crate::backend::jobs::call_error;
use crate::backend::keys::Current;
use crate::backend::protocol::{
    AccountForm, AccountView, CallError, ConnectionVerdict, EventKind, KeyBefore, KeyChange, KeyPlace, RequestId,
    SaveError,
};
use crate::domain::address::check_base_url;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::{Account, AccountId, AccountKeys, Amount};
use crate::gateway::endpoint::Endpoint;
use crate::gateway::error::CallFailure;
use crate::gateway::wire::Terms;
use crate::ledger::LedgerError;
use crate::vault::Place;

/// All accounts, and where the keys of each are. Entries of the keyring that nothing needs any more are deleted
/// afterwards.
pub(in crate::backend) async fn load(context: Arc<Context>, id: Option<RequestId>) {
    let views = views(&context).await;
    // A key may have come for which a log that is followed waits.
    context.following.keys_changed();
    context.emit(id, EventKind::Accounts(views));
    if let Err(error) = keys::tidy(&context).await {
        tracing::warn!(?error, "entries of the keyring that nothing needs are still there");
    }
}

async fn views(context: &Arc<Context>) -> Result<Vec<AccountView>, CallError> {
    let (accounts, mut histories) =
        context.ledger.read(|reader| Ok((reader.accounts()?, reader.all_account_keys()?))).await?;
    let mut views = Vec::with_capacity(accounts.len());
    let mut silent = None;
    for account in accounts {
        let keys = histories.remove(&account.id).unwrap_or_default();
        let mut places = Vec::with_capacity(1 + keys.former.len());
        for record in std::iter::once(&keys.current).chain(&keys.former) {
            // A keyring that did not answer for one key is not waited for again for the next.
            let place = match silent.clone().filter(|_| !record.session_only) {
                Some(error) => KeyPlace::Unknown(error),
                None => match context.shelf().get(account.id, record).await {
                    Ok(Some((_, Place::Keyring))) => KeyPlace::Keyring,
                    Ok(Some((_, Place::Session))) => KeyPlace::Session,
                    Ok(None) => KeyPlace::Missing,
                    Err(error) => {
                        silent = Some(error.clone());
                        KeyPlace::Unknown(error)
                    }
                },
            };
            places.push(place);
        }
        let former = keys.former.iter().zip(&places[1..]);
        let lost = former.filter(|(_, place)| **place == KeyPlace::Missing).map(|(key, _)| key.number).collect();
        views.push(AccountView { account, key: places.swap_remove(0), keys, lost });
    }
    Ok(views)
}

/// Saves an account and its key: both or neither.
pub(in crate::backend) async fn save(context: Arc<Context>, id: RequestId, form: Box<AccountForm>) {
    let saved = {
        let _turn = context.changing_keys.lock().await;
        match form.id {
            Some(existing) => change(&context, existing, *form).await,
            None => add(&context, *form).await,
        }
    };
    if let Ok(account) = &saved {
        context.note(Note::Forgive(*account)).await;
    }
    context.emit(Some(id), EventKind::AccountSaved(saved));
    load(context, None).await;
}

/// A new account comes before its key, whose entry is named after the account's number.
async fn add(context: &Arc<Context>, form: AccountForm) -> Result<AccountId, SaveError> {
    check_base_url(&form.account.base_url, form.account.environment).map_err(SaveError::BadAddress)?;
    let (account, missing) = (form.account, AccountKeys::missing());
    let id = context.ledger.call(move |ledger| ledger.save_account_and_keys(None, &account, Some(&missing)));
    let id = id.await.map_err(not_saved)?;
    let kept = async {
        let Some((key, session_only)) = typed(form.key) else { return Ok(()) };
        let number = context.shelf().put(id, &AccountKeys::missing(), key, session_only).await;
        let number = number.map_err(SaveError::Vault)?;
        let noted = context.ledger.call(move |ledger| {
            ledger.change_keys(id, |keys| Ok::<_, LedgerError>(keys.corrected(number, session_only)))
        });
        noted.await.map_err(not_saved)
    };
    let kept = kept.await;
    if kept.is_err()
        && let Err(undo) = context.ledger.call(move |ledger| ledger.remove_account(id)).await
    {
        tracing::error!(%undo, "an account whose key was not kept could not be put back");
    }
    kept.map(|()| id)
}

/// The new key is in the vault before the account speaks of it; the key before is not touched.
async fn change(context: &Arc<Context>, id: AccountId, form: AccountForm) -> Result<AccountId, SaveError> {
    check_base_url(&form.account.base_url, form.account.environment).map_err(SaveError::BadAddress)?;
    let keys = context.ledger.read(move |reader| reader.account_keys(id)).await.map_err(not_saved)?;
    let mut written = None;
    let keys = match typed(form.key) {
        None => None,
        Some((key, session_only)) => {
            let shelf = context.shelf();
            let current = shelf.current(id, &keys, &key, session_only).await.map_err(SaveError::Vault)?;
            let moves = keys.current.session_only && !session_only;
            if current == Current::Same && !moves {
                None
            } else {
                let until = match (current, form.before) {
                    (Current::Another, KeyBefore::UsedUntil(at)) => Some(at),
                    _ => None,
                };
                // Asked before anything is kept.
                until.map_or(Ok(()), |at| keys.clone().replaced(0, false, at).map(drop)).or(Err(SaveError::NoSpan))?;
                let number = shelf.put(id, &keys, key, session_only).await.map_err(SaveError::Vault)?;
                written = Some((number, session_only));
                Some(match until {
                    Some(at) => keys.replaced(number, session_only, at).or(Err(SaveError::NoSpan))?,
                    None => keys.corrected(number, session_only),
                })
            }
        }
    };
    let account = form.account;
    let saved =
        context.ledger.call(move |ledger| ledger.save_account_and_keys(Some(id), &account, keys.as_ref())).await;
    if saved.is_err()
        && let Some((number, session_only)) = written
        && let Err(error) = context.shelf().forget(id, number, session_only).await
    {
        tracing::warn!(%error, "a key that is not used is still in the keyring");
    }
    saved.map_err(not_saved)
}

/// What was typed, and whether it is for this session only.
fn typed(key: KeyChange) -> Option<(SecretString, bool)> {
    match key {
        KeyChange::Keep => None,
        KeyChange::Keyring(key) => Some((trimmed(&key), false)),
        KeyChange::Session(key) => Some((trimmed(&key), true)),
    }
}

fn not_saved(error: LedgerError) -> SaveError {
    match error {
        LedgerError::MarketFixed => SaveError::MarketFixed,
        error => SaveError::Ledger(error.to_string()),
    }
}

/// A key as it is used: blanks around it come from copying.
fn trimmed(key: &SecretString) -> SecretString {
    SecretString::from(key.expose_secret().trim())
}

/// Removes an account; its orders stay readable, its keys are forgotten, at the latest when the keyring answers again.
pub(in crate::backend) async fn remove(context: Arc<Context>, id: RequestId, account: AccountId) {
    let known = context.ledger.read(move |reader| reader.account_keys(account)).await;
    let removed = match context.ledger.call(move |ledger| ledger.remove_account(account)).await {
        Ok(()) => {
            context.note(Note::ForgetAccount(account)).await;
            context.shelf().forget_unknown(account, &known.unwrap_or_default()).await;
            keys::tidy(&context).await.map(|()| account)
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
