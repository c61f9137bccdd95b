//! Which keys an account has had, and when, changed by a person; and entries of the keyring that nothing needs any more.

use std::sync::Arc;

use super::{load, trimmed};
use crate::backend::context::Context;
use crate::backend::protocol::{CallError, EventKind, KeysError, KeysWish, RequestId};
use crate::domain::keys::NoSpan;
use crate::domain::{AccountId, AccountKeys, KeyRecord};
use crate::ledger::{LedgerError, LedgerReader};

impl From<LedgerError> for KeysError {
    fn from(error: LedgerError) -> Self {
        Self::Call(error.into())
    }
}

impl From<NoSpan> for KeysError {
    fn from(_: NoSpan) -> Self {
        Self::NoSpan
    }
}

/// Carries out a wish, and tells the accounts as they are now.
pub(in crate::backend) async fn change(context: Arc<Context>, id: RequestId, account: AccountId, wish: KeysWish) {
    let changed = try_change(&context, account, wish).await;
    context.emit(Some(id), EventKind::KeysChanged(account, changed));
    load(context, None).await;
}

async fn try_change(context: &Arc<Context>, id: AccountId, wish: KeysWish) -> Result<(), KeysError> {
    let _turn = context.changing_keys.lock().await;
    context.account(id).await.map_err(KeysError::Call)?;
    match wish {
        KeysWish::Date { number, from, until } => {
            note(context, id, move |keys| Ok(keys.dated(number, from, until)?)).await
        }
        KeysWish::Forget(number) => {
            note(context, id, move |keys| Ok(keys.without(number))).await?;
            context.shelf().forget_for_session(id, number);
            Ok(())
        }
        KeysWish::Add { key, session_only, from, until } => {
            let keys = context.ledger.read(move |reader| reader.account_keys(id)).await?;
            let record = KeyRecord { number: keys.free_number(), from, until, session_only };
            keys.clone().added(record)?; // asked before anything is kept
            let number = context.shelf().put(id, &keys, trimmed(&key), session_only).await;
            let number = number.map_err(|error| KeysError::Call(CallError::Vault(error)))?;
            let noted = note(context, id, move |keys| Ok(keys.added(KeyRecord { number, ..record })?)).await;
            if noted.is_err()
                && let Err(error) = context.shelf().forget(id, number, session_only).await
            {
                tracing::warn!(%error, "a key that is not used is still in the keyring");
            }
            noted
        }
    }
}

async fn note(
    context: &Context,
    id: AccountId,
    change: impl FnOnce(AccountKeys) -> Result<AccountKeys, KeysError> + Send + 'static,
) -> Result<(), KeysError> {
    // The ledger's thread gives errors of its own only, so what the change says comes back beside them.
    context.ledger.call(move |ledger| Ok(ledger.change_keys(id, change))).await?
}

/// Deletes the entries of the keyring that nothing needs any more; what cannot be deleted now is next time.
pub(super) async fn tidy(context: &Context) -> Result<(), CallError> {
    let _turn = context.changing_keys.lock().await;
    let dropped = context.ledger.read(LedgerReader::dropped_keys).await?;
    for (account, number) in dropped {
        context.shelf().forget(account, number, false).await.map_err(CallError::Vault)?;
        let gone = move |keys: AccountKeys| Ok::<_, LedgerError>(keys.tidied(number));
        context.ledger.call(move |ledger| ledger.change_keys(account, gone)).await?;
    }
    Ok(())
}
