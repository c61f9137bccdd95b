//! The keys that an account has had: their dates changed, a former key added or forgotten. No key is ever shown.

pub mod moment;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use secrecy::{ExposeSecret as _, SecretString};

use super::accounts::AccountsAction;
use crate::app::notice::Dialog;
use crate::app::when::Moment;
use crate::app::{Action, News, Shared, Slot, Told};
use crate::backend::protocol::{AccountView, CommandKind, EventKind, KeysError, KeysWish};
use crate::domain::{AccountId, KeyRecord, Market};

/// What a person can do with the keys of the account whose form is open.
#[derive(Clone, Debug)]
pub enum KeysAction {
    /// Begins to add a key of earlier times.
    Add,
    /// Begins to change the dates of a key, by its number.
    Edit(u32),
    /// Types a date.
    Type(KeyField, String),
    /// Types the key that is added.
    TypeKey(SecretString),
    /// Keeps what stands there.
    Save,
    /// Leaves it as it was.
    Cancel,
    /// Asks whether to forget a former key.
    AskForget(u32),
    /// Forgets it.
    Forget(AccountId, u32),
}

/// A field of the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyField {
    /// The key.
    Key,
    /// When it came into use.
    From,
    /// When it went out of use.
    Until,
}

/// What is typed about a key.
#[derive(Debug, Default)]
pub struct KeyEditor {
    /// Which key's dates are changed; none if one is added.
    pub number: Option<u32>,
    /// It is the key in use, which has no end.
    pub is_current: bool,
    /// The key that is added. Wiped from memory whenever it is replaced.
    pub key: SecretString,
    /// When it came into use; empty if it always was.
    pub from: String,
    /// When it went out of use; empty if the gateway still signs with it.
    pub until: String,
    /// What is wrong, beside each field.
    pub problems: BTreeMap<KeyField, Told>,
}

/// The part of the accounts page about keys over time.
#[derive(Debug, Default)]
pub struct KeysPart {
    /// What is being typed, if anything is.
    pub editor: Option<KeyEditor>,
    /// Why the last change failed.
    pub error: Option<KeysError>,
    /// How often the editor was opened, or refused because of a field; the view then shows the field to go on with.
    pub reveals: u32,
}

impl KeysPart {
    /// Forgets a typed key.
    pub fn wipe_key(&mut self) {
        if let Some(editor) = &mut self.editor {
            editor.key = SecretString::default();
        }
    }

    /// A person did something about the keys of `account`. A key that is added is for this session only if the form says
    /// so of the key in use.
    pub fn act(&mut self, action: KeysAction, account: AccountId, session_only: bool, shared: &mut Shared) {
        let Some(view) = shared.account(account) else { return };
        // While it is being saved, what is on screen must be what is saved.
        let is_saving = shared.is_asked(&Slot::Keys);
        match action {
            _ if is_saving => {}
            KeysAction::Add => self.open(KeyEditor { until: since(view, shared), ..KeyEditor::default() }),
            KeysAction::Edit(number) => {
                if let Some(key) = view.keys.get(number) {
                    let zone = zone(market(view, shared));
                    let text = |at: Option<Timestamp>| at.map(|at| moment::written(at, &zone)).unwrap_or_default();
                    self.open(KeyEditor {
                        number: Some(number),
                        is_current: view.keys.current.number == number,
                        from: text(key.from),
                        until: text(key.until),
                        ..KeyEditor::default()
                    });
                }
            }
            KeysAction::Type(field, text) => {
                if let Some(editor) = &mut self.editor {
                    match field {
                        KeyField::From => editor.from = text,
                        KeyField::Until => editor.until = text,
                        KeyField::Key => {} // typed by an action of its own
                    }
                    editor.changed(&zone(market(view, shared)), shared.now);
                }
            }
            KeysAction::TypeKey(key) => {
                if let Some(editor) = &mut self.editor {
                    editor.key = key;
                    editor.changed(&zone(market(view, shared)), shared.now);
                }
            }
            KeysAction::Save => {
                let zone = zone(market(view, shared));
                match self.editor.as_mut().and_then(|editor| editor.wish(&zone, shared.now, session_only)) {
                    Some(wish) => {
                        self.error = None;
                        shared.ask(Slot::Keys, CommandKind::ChangeKeys(account, Box::new(wish)));
                    }
                    None => self.reveals += 1,
                }
            }
            KeysAction::Cancel => self.close(),
            KeysAction::AskForget(number) => {
                let Some(key) = view.keys.former.iter().find(|key| key.number == number) else { return };
                let title = match key.until {
                    Some(at) => Told::new("key-forget-title").moment("at", Moment::minute(at, market(view, shared))),
                    None => Told::new("key-forget-title-open"),
                };
                shared.dialog = Some(Dialog {
                    title,
                    body: Told::new("key-forget-body"),
                    confirm: Told::new("key-forget-confirm"),
                    dangerous: true,
                    then: Box::new(Action::Accounts(AccountsAction::Keys(KeysAction::Forget(account, number)))),
                });
            }
            KeysAction::Forget(of, number) => {
                self.error = None;
                shared.ask(Slot::Keys, CommandKind::ChangeKeys(of, Box::new(KeysWish::Forget(number))));
            }
        }
    }

    fn open(&mut self, editor: KeyEditor) {
        *self = Self { editor: Some(editor), error: None, reveals: self.reveals + 1 };
    }

    /// Leaves everything as it was.
    pub fn close(&mut self) {
        *self = Self { editor: None, error: None, ..*self }; // dropping the editor wipes the key
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        match (news.slot, news.kind) {
            (Some(Slot::Keys), EventKind::KeysChanged(_, Ok(()))) => {
                self.close();
                shared.toast(Told::new("toast-keys-changed"));
            }
            (Some(Slot::Keys), EventKind::KeysChanged(_, Err(KeysError::NoSpan))) => match &mut self.editor {
                Some(editor) => drop(editor.problems.insert(KeyField::Until, Told::new("error-key-no-span"))),
                None => self.error = Some(KeysError::NoSpan),
            },
            (Some(Slot::Keys), EventKind::KeysChanged(_, Err(error))) => self.error = Some(error.clone()),
            _ => {}
        }
    }
}

impl KeyEditor {
    /// After any change: what was wrong may be right.
    fn changed(&mut self, zone: &TimeZone, now: Timestamp) {
        if !self.problems.is_empty() {
            self.check(zone, now);
        }
    }

    fn check(&mut self, zone: &TimeZone, now: Timestamp) -> (Option<Timestamp>, Option<Timestamp>) {
        self.problems.clear();
        if self.number.is_none() && self.key.expose_secret().trim().is_empty() {
            self.problems.insert(KeyField::Key, Told::new("problem-missing"));
        }
        let from = self.read(KeyField::From, zone, now);
        let until = if self.is_current { None } else { self.read(KeyField::Until, zone, now) };
        if from.zip(until).is_some_and(|(from, until)| until <= from) {
            self.problems.insert(KeyField::Until, Told::new("error-key-no-span"));
        }
        (from, until)
    }

    fn read(&mut self, field: KeyField, zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
        let text = if field == KeyField::From { &self.from } else { &self.until };
        moment::read(text, now, zone).unwrap_or_else(|problem| {
            self.problems.insert(field, problem.told(now, zone));
            None
        })
    }

    fn wish(&mut self, zone: &TimeZone, now: Timestamp, session_only: bool) -> Option<KeysWish> {
        let (from, until) = self.check(zone, now);
        if !self.problems.is_empty() {
            return None;
        }
        Some(match self.number {
            Some(number) => KeysWish::Date { number, from, until },
            None => KeysWish::Add { key: self.key.expose_secret().trim().into(), session_only, from, until },
        })
    }
}

/// A line of the list of keys.
pub struct KeyLine {
    /// The key.
    pub key: KeyRecord,
    /// It is the one in use.
    pub is_current: bool,
    /// It is nowhere any more: only its dates are known.
    pub is_lost: bool,
}

impl KeyLine {
    /// From when until when it was used.
    pub fn span(&self, market: Option<&Market>) -> Told {
        let moment = |at| Moment::minute(at, market);
        match (self.key.from, self.key.until) {
            (None, None) => Told::new("key-span-always"),
            (Some(from), None) => Told::new("key-span-since").moment("from", moment(from)),
            (None, Some(until)) => Told::new("key-span-until").moment("until", moment(until)),
            (Some(from), Some(until)) => {
                Told::new("key-span").moment("from", moment(from)).moment("until", moment(until))
            }
        }
    }
}

/// The keys of an account, the one in use first. None if there is only the one that always was in use.
pub fn lines(view: &AccountView) -> Vec<KeyLine> {
    let keys = &view.keys;
    if keys.former.is_empty() && keys.current.from.is_none() {
        return Vec::new();
    }
    let line = |key: &KeyRecord| KeyLine {
        key: *key,
        is_current: key.number == keys.current.number,
        is_lost: view.lost.contains(&key.number),
    };
    std::iter::once(&keys.current).chain(&keys.former).map(line).collect()
}

/// The rules of the account's market.
pub fn market<'a>(view: &AccountView, shared: &'a Shared) -> Option<&'a Market> {
    shared.market(&view.account.market)
}

/// A market's zone; UTC if the market is not known.
pub fn zone(market: Option<&Market>) -> TimeZone {
    market.map_or(TimeZone::UTC, Market::time_zone)
}

/// When the first of the known keys came into use, which is the likely end of one before: as it is typed.
fn since(view: &AccountView, shared: &Shared) -> String {
    let keys = &view.keys;
    let first = std::iter::once(&keys.current).chain(&keys.former).filter_map(|key| key.from).min();
    first.map(|at| moment::written(at, &zone(market(view, shared)))).unwrap_or_default()
}
