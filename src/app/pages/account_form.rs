//! The form of one account: what is typed, what is wrong with it, and what the connection test found.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use secrecy::{ExposeSecret as _, SecretString};

use super::account_keys::{moment, zone};
use crate::app::when::Moment;
use crate::app::{Shared, Told, VaultHealth, errors};
use crate::backend::protocol::{
    AccountForm, AccountView, ConnectionVerdict, KeyBefore, KeyChange, KeyPlace, SaveError,
};
use crate::domain::{Account, AccountId, Environment, MarketCode};
use crate::domain::{address, draft};

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormField {
    /// What the user calls the account.
    Name,
    /// Whose rules its payins follow.
    Market,
    /// The gateway's address.
    BaseUrl,
    /// The `MerchantId` header.
    MerchantId,
    /// The key that signs.
    ApiKey,
    /// Since when it does, if there was one before.
    Since,
    /// Where the gateway reports to.
    NotifyUrl,
}

/// The connection test.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Test {
    /// Not tried.
    #[default]
    None,
    /// On its way.
    Running {
        /// The form was changed since.
        outdated: bool,
    },
    /// Done.
    Done {
        /// What it found.
        verdict: ConnectionVerdict,
        /// The form was changed since it was tried.
        outdated: bool,
    },
}

/// What is typed. The key is wiped from memory whenever it is replaced.
#[derive(Debug)]
pub struct Form {
    /// Which account is changed; none for a new one.
    pub id: Option<AccountId>,
    /// What the user calls it.
    pub name: String,
    /// Whose rules its payins follow.
    pub market: Option<MarketCode>,
    /// Whether its money is real.
    pub environment: Environment,
    /// The gateway's address.
    pub base_url: String,
    /// The `MerchantId` header.
    pub merchant_id: String,
    /// A new key; empty keeps the old one. Never filled from the vault.
    pub key: SecretString,
    /// Since when the new key is in use, as typed.
    pub since: String,
    /// The user ticked that the key before never was the right one.
    pub never_right: bool,
    /// Since when the old key is in use; none if it always was.
    old_since: Option<Timestamp>,
    /// Where the gateway reports to.
    pub notify_url: String,
    /// Whether the signature goes out in capitals.
    pub upper_case_sign: bool,
    /// Where the old key is.
    pub key_place: KeyPlace,
    /// The user ticked that the key stays in memory only.
    pub session_only: bool,
    /// What is wrong, beside each field.
    pub problems: BTreeMap<FormField, Told>,
    /// The connection test.
    pub test: Test,
    /// Why the last save failed, unless it is about one field.
    pub save_error: Option<SaveError>,
    /// How often saving or testing was refused because of a field; the view then shows the first wrong one.
    pub complaints: u32,
    /// Fields that were complained about are checked again with every change.
    watched: Vec<FormField>,
}

impl Form {
    /// Most characters of an account's name.
    const MOST_NAME: usize = 64;

    /// For a new account.
    pub fn new() -> Self {
        Self {
            id: None,
            name: String::new(),
            market: None,
            environment: Environment::Production,
            base_url: String::new(),
            merchant_id: String::new(),
            key: SecretString::default(),
            since: String::new(),
            never_right: false,
            old_since: None,
            notify_url: String::new(),
            upper_case_sign: false,
            key_place: KeyPlace::Missing,
            session_only: false,
            problems: BTreeMap::new(),
            test: Test::None,
            save_error: None,
            complaints: 0,
            watched: Vec::new(),
        }
    }

    /// For changing an account.
    pub fn of(view: &AccountView) -> Self {
        let account = view.account.clone();
        Self {
            id: Some(account.id),
            name: account.name,
            market: Some(account.market),
            environment: account.environment,
            base_url: account.base_url,
            merchant_id: account.merchant_id,
            notify_url: account.notify_url,
            upper_case_sign: account.upper_case_sign,
            key_place: view.key.clone(),
            old_since: view.keys.current.from,
            session_only: view.key == KeyPlace::Session,
            ..Self::new()
        }
    }

    /// Takes what was typed as the key. The first time, it is in use since now, unless something else is typed.
    pub fn type_key(&mut self, key: SecretString, shared: &Shared) {
        self.key = key;
        if self.replaces() && self.since.is_empty() {
            self.since = moment::written(moment::minute(shared.now), &self.zone(shared));
        }
    }

    /// Whether the typed key takes the place of another one.
    pub fn replaces(&self) -> bool {
        self.has_key() && self.id.is_some() && self.key_place != KeyPlace::Missing
    }

    /// The zone in which times are typed and shown.
    fn zone(&self, shared: &Shared) -> TimeZone {
        zone(self.market.as_ref().and_then(|code| shared.market(code)))
    }

    /// Since when the new key is in use.
    fn read_since(&self, shared: &Shared) -> Result<Timestamp, Told> {
        let zone = self.zone(shared);
        let at = moment::read(&self.since, shared.now, &zone).map_err(|problem| problem.told(shared.now, &zone))?;
        Ok(at.unwrap_or(shared.now))
    }

    /// Forgets the typed key.
    pub fn wipe_key(&mut self) {
        self.key = SecretString::default();
    }

    /// Whether a key was typed.
    pub fn has_key(&self) -> bool {
        !self.typed_key().is_empty()
    }

    /// The typed key without the blanks that copying brings along.
    fn typed_key(&self) -> &str {
        self.key.expose_secret().trim()
    }

    /// After any change: what was tested is not what stands here any more, and what was wrong may be right.
    pub fn changed(&mut self, shared: &Shared) {
        self.save_error = None;
        if let Test::Running { outdated } | Test::Done { outdated, .. } = &mut self.test {
            *outdated = true;
        }
        for field in self.watched.clone() {
            self.check(field, shared);
        }
    }

    /// The account to save, if every field is right.
    pub fn to_save(&mut self, shared: &Shared) -> Option<AccountForm> {
        use FormField::{ApiKey, BaseUrl, MerchantId, Name, NotifyUrl, Since};
        self.check_all(&[Name, FormField::Market, BaseUrl, MerchantId, ApiKey, Since, NotifyUrl], shared);
        let key = if !self.has_key() {
            KeyChange::Keep
        } else if self.session_only {
            KeyChange::Session(self.typed_key().into())
        } else {
            KeyChange::Keyring(self.typed_key().into())
        };
        let before = if self.never_right {
            KeyBefore::NeverRight
        } else {
            KeyBefore::UsedUntil(self.read_since(shared).unwrap_or(shared.now))
        };
        self.take(key, before)
    }

    /// The account to test, if the fields that matter for it are right.
    pub fn to_test(&mut self, shared: &Shared) -> Option<AccountForm> {
        use FormField::{ApiKey, BaseUrl, MerchantId};
        self.check_all(&[FormField::Market, BaseUrl, MerchantId, ApiKey], shared);
        // A test keeps nothing, so it needs no keyring.
        let key = if self.has_key() { KeyChange::Session(self.typed_key().into()) } else { KeyChange::Keep };
        self.take(key, KeyBefore::UsedUntil(shared.now))
    }

    fn take(&self, key: KeyChange, before: KeyBefore) -> Option<AccountForm> {
        if !self.problems.is_empty() {
            return None;
        }
        Some(AccountForm {
            id: self.id,
            account: Account {
                id: self.id.unwrap_or(AccountId(0)), // ignored, as the protocol says
                name: self.name.trim().to_owned(),
                market: self.market.clone()?,
                environment: self.environment,
                base_url: self.base_url.trim().trim_end_matches('/').to_owned(),
                merchant_id: self.merchant_id.trim().to_owned(),
                notify_url: self.notify_url.trim().to_owned(),
                upper_case_sign: self.upper_case_sign,
            },
            key,
            before,
        })
    }

    fn check_all(&mut self, fields: &[FormField], shared: &Shared) {
        self.problems.clear();
        self.watched = fields.to_vec();
        for field in fields {
            self.check(*field, shared);
        }
        if !self.problems.is_empty() {
            self.complaints += 1;
        }
    }

    fn check(&mut self, field: FormField, shared: &Shared) {
        match self.problem(field, shared) {
            Some(problem) => self.problems.insert(field, problem),
            None => self.problems.remove(&field),
        };
    }

    fn problem(&self, field: FormField, shared: &Shared) -> Option<Told> {
        let missing = || Some(Told::new("problem-missing"));
        match field {
            FormField::Name => {
                let name = self.name.trim();
                let len = name.chars().count();
                let others =
                    shared.accounts.value().into_iter().flatten().filter(|view| Some(view.account.id) != self.id);
                if name.is_empty() {
                    missing()
                } else if len > Self::MOST_NAME {
                    let told = Told::new("problem-too-long").count("max", Self::MOST_NAME as u64);
                    Some(told.count("len", len as u64))
                } else if others.into_iter().any(|view| view.account.name == name) {
                    Some(Told::new("account-name-taken"))
                } else {
                    None
                }
            }
            FormField::Market => self.market.is_none().then(|| Told::new("account-market-missing")),
            FormField::BaseUrl if self.base_url.trim().is_empty() => missing(),
            FormField::BaseUrl => address::check_base_url(&self.base_url, self.environment).err().map(errors::address),
            FormField::MerchantId => {
                let id = self.merchant_id.trim();
                if id.is_empty() {
                    missing()
                } else {
                    (!id.bytes().all(|byte| byte.is_ascii_digit())).then(|| Told::new("account-merchant-id-digits"))
                }
            }
            FormField::ApiKey => {
                let needs_keyring = self.has_key() && !self.session_only;
                if !self.has_key() && self.key_place == KeyPlace::Missing {
                    missing()
                } else if needs_keyring && matches!(shared.vault, VaultHealth::Bad(_)) && self.watches_name() {
                    Some(Told::new("account-key-nowhere"))
                } else {
                    None
                }
            }
            FormField::Since if !self.replaces() || self.never_right => None,
            FormField::Since => match self.read_since(shared) {
                Ok(since) => self.old_since.filter(|old| since <= *old).map(|old| {
                    let market = self.market.as_ref().and_then(|code| shared.market(code));
                    Told::new("key-since-too-early").moment("at", Moment::minute(old, market))
                }),
                Err(problem) => Some(problem),
            },
            FormField::NotifyUrl if self.notify_url.trim().is_empty() => missing(),
            FormField::NotifyUrl => draft::check_notify_url(&self.notify_url, self.environment)
                .err()
                .map(|problem| errors::problem(&problem)),
        }
    }

    /// Whether the last check was for saving: a test needs no place for the key.
    fn watches_name(&self) -> bool {
        self.watched.contains(&FormField::Name)
    }
}

impl Default for Form {
    fn default() -> Self {
        Self::new()
    }
}
