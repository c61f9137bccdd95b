//! A store that lives as long as the process: for the built-in sandbox, whose keys are no secrets, and for tests.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use secrecy::SecretString;

use super::{Place, SecretStore, VaultError};

/// Keys in memory, gone when Cobro ends.
#[derive(Default)]
pub struct SessionOnly(Mutex<HashMap<String, SecretString>>);

impl SecretStore for SessionOnly {
    fn place(&self) -> Place {
        Place::Session
    }

    fn get(&self, name: &str) -> Result<Option<SecretString>, VaultError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned())
    }

    fn set(&self, name: &str, key: &SecretString) -> Result<(), VaultError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), key.clone());
        Ok(())
    }

    fn delete(&self, name: &str) -> Result<(), VaultError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
        Ok(())
    }
}
