//! The keys of accounts in the vault: what their entries are called, and how they come and go.
//!
//! An entry is written once, under a number that none has, and only then does the ledger say what it is for; the rules
//! are those of [`AccountKeys`]. So whatever breaks off in between, the key in use is the one before or the new one,
//! and no key takes another's place. What the ledger dropped is deleted from the keyring as soon as that answers.

use secrecy::{ExposeSecret as _, SecretString};

use crate::domain::{AccountId, AccountKeys, KeyRecord};
use crate::vault::{Place, Vault, VaultError};

/// The keys of one ledger's accounts in the vault.
#[derive(Clone, Copy)]
pub struct KeyShelf<'a> {
    /// Where they are.
    pub vault: &'a Vault,
    /// Keeps the ledgers of several data folders apart.
    pub tag: &'a str,
}

impl KeyShelf<'_> {
    /// The name of a key's entry. That of the first one has no number, as all had before there were several.
    pub fn name(&self, account: AccountId, number: u32) -> String {
        let (account, tag) = (account.0, self.tag);
        if number == 0 { format!("account-{account}-{tag}") } else { format!("account-{account}-{tag}-{number}") }
    }

    /// A key, and where it is; none if it is nowhere.
    pub async fn get(
        &self,
        account: AccountId,
        record: &KeyRecord,
    ) -> Result<Option<(SecretString, Place)>, VaultError> {
        let name = self.name(account, record.number);
        // What the keyring may hold under the number of such a key is none of it.
        if record.session_only { Ok(self.vault.known(&name)) } else { self.vault.get(&name).await }
    }

    /// Keeps a key under a number that no other has, and gives that.
    pub async fn put(
        &self,
        account: AccountId,
        keys: &AccountKeys,
        key: SecretString,
        session_only: bool,
    ) -> Result<u32, VaultError> {
        let mut number = keys.free_number();
        if session_only {
            self.vault.keep_for_session(&self.name(account, number), key);
            return Ok(number);
        }
        // An older copy of the ledger may have been restored, which knows nothing of later entries.
        while self.vault.get_patiently(&self.name(account, number)).await?.is_some() {
            number += 1;
        }
        self.vault.keep(&self.name(account, number), key).await?;
        Ok(number)
    }

    /// Forgets a key.
    pub async fn forget(&self, account: AccountId, number: u32, session_only: bool) -> Result<(), VaultError> {
        let name = self.name(account, number);
        if session_only {
            self.vault.forget_for_session(&name);
            return Ok(());
        }
        self.vault.forget(&name).await
    }

    /// Forgets a key in memory; its entry in the keyring, if it has one, is for another hand to delete.
    pub fn forget_for_session(&self, account: AccountId, number: u32) {
        self.vault.forget_for_session(&self.name(account, number));
    }

    /// Forgets what a removed account leaves in memory, and entries of the keyring that no ledger tells of because
    /// Cobro was ended before it could.
    pub async fn forget_unknown(&self, account: AccountId, keys: &AccountKeys) {
        for key in std::iter::once(&keys.current).chain(&keys.former) {
            self.forget_for_session(account, key.number);
        }
        for number in (0..).filter(|number| keys.get(*number).is_none()) {
            match self.vault.get(&self.name(account, number)).await {
                Ok(Some(_)) => {
                    if let Err(error) = self.forget(account, number, false).await {
                        return tracing::warn!(%error, "a key that is not used is still in the keyring");
                    }
                }
                Ok(None) if number < keys.free_number() => {}
                Ok(None) | Err(_) => return,
            }
        }
    }

    /// Whether this key is the one in use already. A key that cannot be read counts as another one; one that is asked
    /// for in vain because the keyring is locked is an error if the keyring is needed anyway.
    pub async fn current(
        &self,
        account: AccountId,
        keys: &AccountKeys,
        key: &SecretString,
        session_only: bool,
    ) -> Result<Current, VaultError> {
        let name = self.name(account, keys.current.number);
        let found = match (keys.current.session_only, session_only) {
            (true, _) => Ok(self.vault.known(&name)),
            (false, true) => self.vault.get(&name).await,
            (false, false) => self.vault.get_patiently(&name).await,
        };
        match found {
            Ok(None) => Ok(Current::Lost),
            Ok(Some((current, _))) if current.expose_secret() == key.expose_secret() => Ok(Current::Same),
            Err(error @ VaultError::Silent(_)) if !session_only => Err(error),
            Ok(Some(_)) | Err(_) => Ok(Current::Another),
        }
    }
}

/// What the key in use is to one that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Current {
    /// The same.
    Same,
    /// Another one.
    Another,
    /// It is nowhere any more.
    Lost,
}
