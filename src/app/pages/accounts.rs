//! Merchant accounts and their keys: the list, the form, the connection test.

use secrecy::SecretString;

pub use super::account_form::{Form, FormField, Test};
use super::account_keys::{KeysAction, KeysPart};
use crate::app::notice::Dialog;
use crate::app::{Action, News, Page, Shared, Slot, Told, VaultHealth, errors};
use crate::backend::protocol::{CallError, CommandKind, EventKind, SaveError};
use crate::domain::{AccountId, Environment, MarketCode};

/// What a person can do on this page.
#[derive(Clone, Debug)]
pub enum AccountsAction {
    /// Opens the form for a new account.
    Add,
    /// Opens the form of an account.
    Edit(AccountId),
    /// Closes the form; what was typed is gone.
    Cancel,
    /// Asks whether to remove an account.
    AskRemove(AccountId),
    /// Removes it.
    Remove(AccountId),
    /// Types into a field of text other than the key.
    Type(FormField, String),
    /// Types the key.
    TypeKey(SecretString),
    /// Chooses the market.
    SetMarket(MarketCode),
    /// Chooses the environment.
    SetEnvironment(Environment),
    /// Ticks that the key stays in memory only.
    SetSessionOnly(bool),
    /// Ticks that the key before never was the right one.
    SetNeverRight(bool),
    /// Switches the signature to capitals.
    SetUpperCase(bool),
    /// Asks the keyring once more.
    ProbeVault,
    /// Tries out what stands in the form.
    Test,
    /// Saves what stands in the form.
    Save,
    /// Asks for the list once more.
    Reload,
    /// Something about the keys of earlier times.
    Keys(KeysAction),
}

/// What the page knows; the list itself is in [`Shared`].
#[derive(Debug, Default)]
pub struct AccountsPage {
    /// The form, if it is open.
    pub form: Option<Form>,
    /// The keys of the account in it over time.
    pub keys: KeysPart,
    /// Why the last removal failed.
    pub remove_error: Option<CallError>,
    /// An account that was just added: it is worked with as soon as the list has it.
    added: Option<AccountId>,
}

impl AccountsPage {
    /// The page is opened.
    pub fn enter(&mut self, shared: &mut Shared) {
        if self.form.is_some() {
            shared.probe_vault();
        }
    }

    /// Another page is opened. What was typed stays, but for the key.
    pub fn leave(&mut self, _shared: &mut Shared) {
        self.remove_error = None;
        if let Some(form) = &mut self.form {
            form.wipe_key();
        }
        self.keys.wipe_key();
    }

    /// A person did something here.
    pub fn act(&mut self, action: AccountsAction, shared: &mut Shared) {
        match action {
            AccountsAction::Add => {
                if shared.page != Page::Accounts {
                    shared.then(Action::Go(Page::Accounts));
                }
                self.open(Form::new(), shared);
            }
            AccountsAction::Edit(id) => {
                if let Some(view) = shared.account(id) {
                    let form = Form::of(view);
                    self.open(form, shared);
                }
            }
            AccountsAction::Cancel => self.close(shared),
            AccountsAction::AskRemove(id) => {
                if let Some(view) = shared.account(id) {
                    let name = view.account.name.clone();
                    shared.dialog = Some(Dialog {
                        title: Told::new("account-remove-title").text("name", name),
                        body: Told::new("account-remove-body"),
                        confirm: Told::new("account-remove-confirm"),
                        dangerous: true,
                        then: Box::new(Action::Accounts(AccountsAction::Remove(id))),
                    });
                }
            }
            AccountsAction::Remove(id) => {
                self.remove_error = None;
                shared.ask(Slot::RemoveAccount(id), CommandKind::RemoveAccount(id));
            }
            AccountsAction::ProbeVault => shared.probe_vault(),
            AccountsAction::Reload => {
                shared.accounts.start();
                shared.ask(Slot::Accounts, CommandKind::LoadAccounts);
            }
            AccountsAction::Save => {
                if !shared.is_asked(&Slot::SaveAccount)
                    && let Some(form) = &mut self.form
                    && let Some(account) = form.to_save(shared)
                {
                    form.save_error = None;
                    shared.ask(Slot::SaveAccount, CommandKind::SaveAccount(Box::new(account)));
                }
            }
            AccountsAction::Test => {
                if let Some(form) = &mut self.form
                    && let Some(account) = form.to_test(shared)
                {
                    form.test = Test::Running { outdated: false };
                    shared.ask(Slot::TestConnection, CommandKind::TestConnection(Box::new(account)));
                }
            }
            AccountsAction::Keys(action) => {
                if let Some(form) = &self.form
                    && let Some(account) = form.id
                {
                    self.keys.act(action, account, form.session_only, shared);
                }
            }
            edit => self.edit(edit, shared),
        }
    }

    /// Carries out what changes the form's contents.
    fn edit(&mut self, action: AccountsAction, shared: &Shared) {
        // While it is being saved, what is on screen must be what is saved.
        let Some(form) = self.form.as_mut().filter(|_| !shared.is_asked(&Slot::SaveAccount)) else { return };
        match action {
            AccountsAction::Type(field, text) => match field {
                FormField::Name => form.name = text,
                FormField::BaseUrl => form.base_url = text,
                FormField::MerchantId => form.merchant_id = text,
                FormField::NotifyUrl => form.notify_url = text,
                FormField::Since => form.since = text,
                FormField::Market | FormField::ApiKey => {} // chosen and typed by actions of their own
            },
            AccountsAction::TypeKey(key) => form.type_key(key, shared),
            AccountsAction::SetNeverRight(never) => form.never_right = never,
            AccountsAction::SetMarket(market) => form.market = Some(market),
            AccountsAction::SetEnvironment(environment) => form.environment = environment,
            AccountsAction::SetSessionOnly(only) => form.session_only = only,
            AccountsAction::SetUpperCase(upper) => form.upper_case_sign = upper,
            _ => return,
        }
        form.changed(shared);
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        self.keys.apply(news, shared);
        match (news.slot, news.kind) {
            (_, EventKind::Accounts(Ok(accounts))) => {
                let listed = |id: &mut AccountId| accounts.iter().any(|view| view.account.id == *id);
                if let Some(id) = self.added.take_if(listed) {
                    shared.then(Action::SelectAccount(id));
                }
            }
            (Some(Slot::SaveAccount), EventKind::AccountSaved(Ok(id))) => self.saved(*id, shared),
            (Some(Slot::SaveAccount), EventKind::AccountSaved(Err(error))) => self.not_saved(error, shared),
            (Some(Slot::TestConnection), EventKind::ConnectionTested(verdict)) => {
                if let Some(form) = &mut self.form
                    && let Test::Running { outdated } = form.test
                {
                    form.test = Test::Done { verdict: verdict.clone(), outdated };
                }
            }
            (Some(Slot::TestConnection), EventKind::JobFailed(_)) => {
                if let Some(form) = &mut self.form {
                    form.test = Test::None;
                }
            }
            (Some(Slot::RemoveAccount(id)), EventKind::AccountRemoved(result)) => match result {
                Ok(_) => {
                    if self.form.as_ref().is_some_and(|form| form.id == Some(*id)) {
                        self.form = None;
                    }
                    shared.toast(Told::new("toast-account-removed"));
                }
                Err(error) => self.remove_error = Some(error.clone()),
            },
            _ => {}
        }
    }

    fn saved(&mut self, id: AccountId, shared: &mut Shared) {
        let Some(form) = self.form.take() else { return }; // dropping it wipes the key
        shared.toast(Told::new("toast-account-saved").text("name", form.name.trim()));
        shared.forget(&Slot::TestConnection);
        if form.id.is_none() {
            if shared.account(id).is_some() {
                shared.then(Action::SelectAccount(id));
            } else {
                self.added = Some(id);
            }
        }
    }

    /// Nothing of what was typed is lost; the reason stands where it belongs.
    fn not_saved(&mut self, error: &SaveError, shared: &mut Shared) {
        let Some(form) = &mut self.form else { return };
        match error {
            SaveError::BadAddress(problem) => {
                form.problems.insert(FormField::BaseUrl, errors::address(*problem));
            }
            SaveError::MarketFixed => {
                form.problems.insert(FormField::Market, errors::save(error).told);
            }
            SaveError::NoSpan => {
                form.problems.insert(FormField::Since, errors::save(error).told);
            }
            SaveError::Vault(error) => shared.vault = VaultHealth::Bad(error.clone()),
            SaveError::Ledger(_) => {}
        }
        form.save_error = Some(error.clone());
    }

    fn open(&mut self, form: Form, shared: &mut Shared) {
        self.form = Some(form);
        self.keys.close();
        self.remove_error = None;
        shared.forget(&Slot::TestConnection);
        shared.probe_vault();
    }

    fn close(&mut self, shared: &mut Shared) {
        self.form = None; // dropping it wipes the key
        self.keys.close();
        shared.forget(&Slot::TestConnection);
        shared.forget(&Slot::SaveAccount);
    }
}
