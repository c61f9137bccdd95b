//! The vault's own thread, and the keys this session knows.
//!
//! A keyring call may block for minutes on an unlock prompt. So every call runs on one named thread, and whoever
//! waits for it gives up after a while; the call itself goes on, and what it finds is remembered.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use secrecy::SecretString;
use tokio::sync::{mpsc, oneshot};

use super::{SecretStore, VaultError};

/// How long a person waits for the first word of a keyring.
pub const PROBE_LIMIT: Duration = Duration::from_secs(3);
/// How long saving waits, since a person may be typing the keyring's password.
pub const SAVE_LIMIT: Duration = Duration::from_mins(2);

type Job = Box<dyn FnOnce(&dyn SecretStore) + Send>;

/// Where a key was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the OS keyring.
    Keyring,
    /// In memory until Cobro ends.
    Session,
}

/// The keys, wherever they are. Cheap to clone.
#[derive(Clone)]
pub struct Vault {
    jobs: mpsc::Sender<Job>,
    /// Where the store's keys are.
    place: Place,
    known: Arc<Mutex<HashMap<String, (SecretString, Place)>>>,
}

impl Vault {
    /// Starts the vault's thread on `store`.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(store: Box<dyn SecretStore>) -> std::io::Result<Self> {
        let (jobs, mut inbox) = mpsc::channel::<Job>(32);
        let place = store.place();
        std::thread::Builder::new().name("vault".to_owned()).spawn(move || {
            while let Some(job) = inbox.blocking_recv() {
                job(store.as_ref());
            }
        })?;
        Ok(Self { jobs, place, known: Arc::default() })
    }

    /// Runs `call` on the vault's thread; gives up waiting after `limit`, though the call itself goes on.
    async fn call<T: Send + 'static>(
        &self,
        limit: Duration,
        call: impl FnOnce(&dyn SecretStore) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, VaultError> {
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |store| {
            reply.send(call(store)).ok(); // nobody may be waiting any more
        });
        let silent = || VaultError::Silent(limit.as_secs());
        let asked = async {
            self.jobs.send(job).await.or(Err(silent()))?;
            answer.await.unwrap_or(Err(silent()))
        };
        tokio::time::timeout(limit, asked).await.unwrap_or(Err(silent()))
    }

    /// Whether the keyring answers at all, within [`PROBE_LIMIT`].
    pub async fn probe(&self) -> Result<(), VaultError> {
        self.call(PROBE_LIMIT, |store| store.probe()).await
    }

    /// The key under `name` if this session knows it already; no keyring is asked.
    pub fn known(&self, name: &str) -> Option<(SecretString, Place)> {
        self.lock().get(name).cloned()
    }

    /// The key under `name`, and where it is; none if it must be typed.
    pub async fn get(&self, name: &str) -> Result<Option<(SecretString, Place)>, VaultError> {
        self.get_within(PROBE_LIMIT, name).await
    }

    /// The same, but waits for as long as saving does.
    pub async fn get_patiently(&self, name: &str) -> Result<Option<(SecretString, Place)>, VaultError> {
        self.get_within(SAVE_LIMIT, name).await
    }

    async fn get_within(&self, limit: Duration, name: &str) -> Result<Option<(SecretString, Place)>, VaultError> {
        if let Some(found) = self.known(name) {
            return Ok(Some(found));
        }
        let (asked, known, place) = (name.to_owned(), Arc::clone(&self.known), self.place);
        self.call(limit, move |store| {
            let found = store.get(&asked)?.map(|key| (key, place));
            // Remembered here and not by the waiter, so that an unlock after the limit still counts.
            if let Some(found) = &found {
                known.lock().unwrap_or_else(PoisonError::into_inner).insert(asked, found.clone());
            }
            Ok(found)
        })
        .await
    }

    /// Keeps `key` in the store: the OS keyring, but for the sandbox and tests.
    pub async fn keep(&self, name: &str, key: SecretString) -> Result<(), VaultError> {
        let (asked, known, place) = (name.to_owned(), Arc::clone(&self.known), self.place);
        self.call(SAVE_LIMIT, move |store| {
            store.set(&asked, &key)?;
            known.lock().unwrap_or_else(PoisonError::into_inner).insert(asked, (key, place));
            Ok(())
        })
        .await
    }

    /// Keeps `key` in memory until Cobro ends. What the keyring may hold under the name stays there unused.
    pub fn keep_for_session(&self, name: &str, key: SecretString) {
        self.lock().insert(name.to_owned(), (key, Place::Session));
    }

    /// Forgets the key, in memory at once and in the keyring.
    pub async fn forget(&self, name: &str) -> Result<(), VaultError> {
        self.forget_for_session(name);
        let asked = name.to_owned();
        self.call(SAVE_LIMIT, move |store| store.delete(&asked)).await
    }

    /// Forgets the key in memory. Enough for one of which no keyring was told.
    pub fn forget_for_session(&self, name: &str) {
        self.lock().remove(name);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, (SecretString, Place)>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(…)")
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::super::SessionOnly;
    use super::*;

    /// A keyring whose unlock prompt nobody answers.
    struct Stuck;

    impl SecretStore for Stuck {
        fn get(&self, _: &str) -> Result<Option<SecretString>, VaultError> {
            std::thread::sleep(Duration::from_secs(30));
            Ok(None)
        }
        fn set(&self, _: &str, _: &SecretString) -> Result<(), VaultError> {
            Err(VaultError::NotKept)
        }
        fn delete(&self, _: &str) -> Result<(), VaultError> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn a_locked_keyring_is_given_up_after_three_seconds() {
        let vault = Vault::start(Box::new(Stuck)).expect("a thread");
        let before = std::time::Instant::now();
        assert_eq!(vault.probe().await, Err(VaultError::Silent(3)));
        assert!((3..5).contains(&before.elapsed().as_secs()));
    }

    #[tokio::test]
    async fn a_session_key_is_found_without_the_keyring_and_forgotten() {
        let vault = Vault::start(Box::new(SessionOnly::default())).expect("a thread");
        vault.keep_for_session("a", SecretString::from("canary"));
        let (key, place) = vault.get("a").await.expect("no keyring is asked").expect("kept");
        assert_eq!((key.expose_secret(), place), ("canary", Place::Session));
        assert!(!format!("{vault:?}").contains("canary"));
        vault.forget("a").await.expect("in memory");
        assert!(vault.get("a").await.expect("asked").is_none());
    }

    #[tokio::test]
    async fn a_kept_key_is_found() {
        let vault = Vault::start(Box::new(SessionOnly::default())).expect("a thread");
        vault.keep("a", SecretString::from("canary")).await.expect("kept");
        let found = vault.get("a").await.expect("asked").expect("kept");
        assert_eq!(found.1, Place::Session, "where it is in truth");
        vault.forget("a").await.expect("forgotten");
        assert!(vault.get("a").await.expect("asked").is_none());
    }
}
