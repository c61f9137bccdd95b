//! The operating system's keyring: Keychain, Credential Manager, Secret Service.

use keyring::{Entry, Error};
use secrecy::{ExposeSecret as _, SecretString};
use zeroize::Zeroizing;

use super::{SecretStore, VaultError};

/// Service name of every entry; without blanks, which some stores do not find again.
const SERVICE: &str = "cobro";

/// Keys in the operating system's keyring, one entry a key.
#[derive(Debug, Default)]
pub struct OsKeyring;

impl OsKeyring {
    fn entry(name: &str) -> Result<Entry, VaultError> {
        if let Err(error) = Entry::store_status() {
            return Err(VaultError::Missing(error.to_string()));
        }
        Entry::new(SERVICE, name).map_err(refused)
    }
}

/// Only `Display` is used: the `Debug` of some of these errors holds the stored bytes.
#[expect(clippy::needless_pass_by_value, reason = "it is a map_err function")]
fn refused(error: Error) -> VaultError {
    match error {
        Error::NoDefaultStore => VaultError::Missing(error.to_string()),
        _ => VaultError::Refused(error.to_string()),
    }
}

impl SecretStore for OsKeyring {
    fn get(&self, name: &str) -> Result<Option<SecretString>, VaultError> {
        match Self::entry(name)?.get_password() {
            Ok(key) => Ok(Some(SecretString::from(key))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(refused(error)),
        }
    }

    fn set(&self, name: &str, key: &SecretString) -> Result<(), VaultError> {
        let entry = Self::entry(name)?;
        entry.set_password(key.expose_secret()).map_err(refused)?;
        let kept = Zeroizing::new(entry.get_password().map_err(refused)?);
        if kept.as_str() == key.expose_secret() { Ok(()) } else { Err(VaultError::NotKept) }
    }

    /// Keeps something and forgets it again: only a write tells a locked keyring, or one without any collection, from
    /// an open one; reading an entry that is not there succeeds in both.
    fn probe(&self) -> Result<(), VaultError> {
        self.set("probe", &SecretString::from("probe"))?;
        self.delete("probe")
    }

    fn delete(&self, name: &str) -> Result<(), VaultError> {
        match Self::entry(name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(refused(error)),
        }
    }
}
