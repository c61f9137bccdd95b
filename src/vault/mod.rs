//! API keys: in the operating system's keyring, or in memory for this session if the user says so; never in a file.
//!
//! One entry a key, which is never written over: which entry is the key in use of an account, and which are those of
//! earlier times, the ledger says (`domain::keys`).

mod keeper;
mod os;
mod session;

use secrecy::SecretString;

pub use keeper::{Place, Vault};
pub use os::OsKeyring;
pub use session::SessionOnly;

/// Where keys are kept. Calls may block for as long as an unlock prompt stands; call them on the vault's thread only.
pub trait SecretStore: Send + Sync {
    /// Where a person would say that these keys are.
    fn place(&self) -> Place {
        Place::Keyring
    }
    /// The key stored under `name`, if there is one.
    fn get(&self, name: &str) -> Result<Option<SecretString>, VaultError>;
    /// Stores `key` under `name` and reads it back once.
    fn set(&self, name: &str, key: &SecretString) -> Result<(), VaultError>;
    /// Whether a key could be kept right now. A locked keyring may ask for its password and block until then.
    fn probe(&self) -> Result<(), VaultError> {
        self.get("probe").map(drop)
    }
    /// Forgets the key; forgetting an unknown one is no error.
    fn delete(&self, name: &str) -> Result<(), VaultError>;
}

/// Why a keyring could not serve. Never carries a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The system has no keyring service.
    #[error("no keyring: {0}")]
    Missing(String),
    /// It did not answer in time, most likely because it is locked and asks for its password.
    #[error("the keyring did not answer within {0} s")]
    Silent(u64),
    /// It refused.
    #[error("the keyring refused: {0}")]
    Refused(String),
    /// It took the key and gave something else back.
    #[error("the keyring did not give back what it was given")]
    NotKept,
}
