//! Sequences of actions and events, as a window and a backend would bring them.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;

use super::notice::Tone;
use super::pages::accounts::{AccountsAction, FormField, Test};
use super::pages::settings::SettingsAction;
use super::settings::ThemeChoice;
use super::*;
use crate::backend::protocol::VaultError;
use crate::backend::protocol::{
    AccountView, AddressProblem, CallError, ConnectionVerdict, KeyChange, KeyPlace, OrdersPage, OrdersQuery, Pulse,
    RequestId, SaveError,
};
use crate::domain::refusal::Refusal;
use crate::domain::{Account, AccountId, AccountKeys, Environment, MarketCode};

/// Drives a state as the window does, and remembers what was sent.
struct Bench {
    state: AppState,
    now: Timestamp,
    sent: Vec<Command>,
}

impl Bench {
    fn new() -> Self {
        let now = Timestamp::from_second(1_795_000_000).expect("a time");
        let mut state = AppState::new(Catalogue::built_in(), About::default(), now);
        let sent = state.start(now);
        Self { state, now, sent }
    }

    /// With these accounts loaded.
    fn with_accounts(accounts: &[AccountView]) -> Self {
        let mut bench = Self::new();
        bench.news(EventKind::Accounts(Ok(accounts.to_vec())));
        bench
    }

    fn act(&mut self, action: Action) {
        self.sent.extend(self.state.act(action, self.now));
    }

    fn accounts(&mut self, action: AccountsAction) {
        self.act(Action::Accounts(action));
    }

    fn type_text(&mut self, field: FormField, text: &str) {
        self.accounts(AccountsAction::Type(field, text.to_owned()));
    }

    fn fill_form(&mut self) {
        self.accounts(AccountsAction::Add);
        self.type_text(FormField::Name, "Tienda MX");
        self.accounts(AccountsAction::SetMarket(MarketCode::new("mx")));
        self.type_text(FormField::BaseUrl, " https://client.example/prod-api/ ");
        self.type_text(FormField::MerchantId, "100234");
        self.accounts(AccountsAction::TypeKey(SecretString::from(" s3cret-key ")));
        self.type_text(FormField::NotifyUrl, "https://shop.example/hook");
    }

    fn answer(&mut self, id: RequestId, kind: EventKind) {
        self.sent.extend(self.state.apply(&Event { id: Some(id), kind }, self.now));
    }

    fn news(&mut self, kind: EventKind) {
        self.sent.extend(self.state.apply(&Event { id: None, kind }, self.now));
    }

    fn pass(&mut self, secs: i64) {
        self.now += SignedDuration::from_secs(secs);
        self.sent.extend(self.state.tick(self.now));
    }

    /// The newest command of a kind, and forgets everything sent so far.
    fn take<T>(&mut self, pick: impl Fn(&CommandKind) -> Option<T>) -> (RequestId, T) {
        let found = self.sent.iter().rev().find_map(|command| Some((command.id, pick(&command.kind)?)));
        self.sent.clear();
        found.expect("such a command was sent")
    }

    fn toasts(&self) -> Vec<&str> {
        self.state.shared.notices.shown().map(|toast| toast.told.key.as_ref()).collect()
    }

    fn form(&self) -> &super::pages::accounts::Form {
        self.state.pages.accounts.form.as_ref().expect("an open form")
    }
}

fn account(id: i64, name: &str) -> AccountView {
    AccountView {
        account: Account {
            id: AccountId(id),
            name: name.to_owned(),
            market: MarketCode::new("mx"),
            environment: Environment::Production,
            base_url: "https://client.example/prod-api".to_owned(),
            merchant_id: "100234".to_owned(),
            notify_url: "https://shop.example/hook".to_owned(),
            upper_case_sign: false,
        },
        key: KeyPlace::Keyring,
        keys: AccountKeys::default(),
        lost: Vec::new(),
    }
}

fn saved(command: &CommandKind) -> Option<crate::backend::protocol::AccountForm> {
    match command {
        CommandKind::SaveAccount(form) => Some((**form).clone()),
        _ => None,
    }
}

fn tested(command: &CommandKind) -> Option<crate::backend::protocol::AccountForm> {
    match command {
        CommandKind::TestConnection(form) => Some((**form).clone()),
        _ => None,
    }
}

fn orders_asked(command: &CommandKind) -> Option<OrdersQuery> {
    match command {
        CommandKind::LoadOrders(query) => Some((**query).clone()),
        _ => None,
    }
}

fn page_of(total: u32, query: OrdersQuery) -> EventKind {
    EventKind::Orders(Ok(Box::new(OrdersPage { query, rows: Vec::new(), total })))
}

#[test]
fn a_start_asks_for_settings_accounts_and_the_keyring() {
    let bench = Bench::new();
    let kinds: Vec<String> = bench.sent.iter().map(|command| format!("{:?}", command.kind)).collect();
    assert_eq!(kinds, ["LoadSettings", "LoadAccounts", "ProbeVault"]);
    assert!(bench.state.shared.accounts.is_loading());
}

#[test]
fn the_first_account_is_selected_and_a_kept_choice_wins() {
    let mut bench = Bench::with_accounts(&[account(1, "One"), account(2, "Two")]);
    assert_eq!(bench.state.shared.selected, Some(AccountId(1)));
    let (id, ()) = bench.take(|kind| matches!(kind, CommandKind::LoadSettings).then_some(()));
    bench.answer(id, EventKind::Settings(Ok(BTreeMap::from([("account".to_owned(), "2".to_owned())]))));
    assert_eq!(bench.state.shared.selected, Some(AccountId(2)));
    bench.news(EventKind::Accounts(Ok(vec![account(1, "One")])));
    assert_eq!(bench.state.shared.selected, Some(AccountId(1)), "the selected one is gone");
    bench.news(EventKind::Accounts(Ok(Vec::new())));
    assert_eq!(bench.state.shared.selected, None);
}

#[test]
fn a_stale_answer_is_dropped() {
    let mut bench = Bench::with_accounts(&[account(1, "One"), account(2, "Two")]);
    let (old, query) = bench.take(orders_asked);
    bench.act(Action::SelectAccount(AccountId(2)));
    let (new, new_query) = bench.take(orders_asked);
    assert_eq!((query.filter.account, new_query.filter.account), (Some(AccountId(1)), Some(AccountId(2))));
    bench.answer(old, page_of(99, query));
    assert_eq!(bench.state.pages.overview.newest.value(), None, "another account's number");
    bench.answer(new, page_of(3, new_query));
    assert_eq!(bench.state.pages.overview.newest.value().map(|page| page.total), Some(3));

    // Also where no page looks at the question.
    let before = bench.state.shared.vault.clone();
    bench.answer(RequestId(9_999), EventKind::Vault(Err(VaultError::NotKept)));
    assert_eq!(bench.state.shared.vault, before);
}

#[test]
fn a_refresh_keeps_what_is_known_and_a_failure_says_why() {
    let mut bench = Bench::with_accounts(&[account(1, "One")]);
    let asked: Vec<_> = bench.sent.drain(..).collect();
    for command in asked {
        if let CommandKind::LoadOrders(query) = command.kind {
            bench.answer(command.id, page_of(7, *query));
        }
    }
    bench.act(Action::Go(Page::Settings));
    bench.act(Action::Back);
    let newest = &bench.state.pages.overview.newest;
    assert!(newest.is_loading() && newest.value().is_some());
    let (id, _) = bench.take(orders_asked);
    bench.answer(id, EventKind::Orders(Err(CallError::Ledger("disk full".to_owned()))));
    let overview = &bench.state.pages.overview;
    assert!(overview.figures.is_loading(), "the others are still on their way");
    assert!(overview.newest.error().is_some());
    assert_eq!(overview.newest.value().map(|page| page.total), Some(7), "the old number stays");
}

#[test]
fn news_about_an_order_is_never_stale() {
    let mut bench = Bench::with_accounts(&[account(1, "One")]);
    let summary = super::pages::desk::summary(1, crate::domain::OrderState::Waiting);
    let soon = bench.now + SignedDuration::from_secs(1);
    let asks_soon = |bench: &Bench| bench.state.next_tick().is_some_and(|at| at < soon);
    assert!(!asks_soon(&bench));
    bench.answer(RequestId(9_999), EventKind::OrderChanged(Box::new(summary)));
    assert!(asks_soon(&bench), "the overview and the side bar ask anew");
}

#[test]
fn an_account_is_added_and_worked_with() {
    let mut bench = Bench::with_accounts(&[account(1, "One")]);
    bench.act(Action::Go(Page::Accounts));
    bench.fill_form();
    bench.accounts(AccountsAction::SetUpperCase(true));
    bench.accounts(AccountsAction::Save);
    let (id, form) = bench.take(saved);
    assert_eq!(form.account.base_url, "https://client.example/prod-api", "trimmed");
    assert!(form.id.is_none() && form.account.upper_case_sign);
    let KeyChange::Keyring(key) = &form.key else { panic!("{:?}", form.key) };
    assert_eq!(secrecy::ExposeSecret::expose_secret(key), "s3cret-key", "trimmed");

    bench.accounts(AccountsAction::Save);
    assert!(bench.sent.is_empty(), "not twice");
    bench.type_text(FormField::Name, "changed meanwhile");
    assert_eq!(bench.form().name, "Tienda MX", "what is on screen is what is saved");

    bench.answer(id, EventKind::AccountSaved(Ok(AccountId(5))));
    assert!(bench.state.pages.accounts.form.is_none());
    assert_eq!(bench.toasts(), ["toast-account-saved"]);
    bench.news(EventKind::Accounts(Ok(vec![account(1, "One"), account(5, "Tienda MX")])));
    assert_eq!(bench.state.shared.selected, Some(AccountId(5)));
}

#[test]
fn nothing_is_sent_while_a_field_is_wrong_and_messages_go_as_it_is_put_right() {
    use FormField::{ApiKey, BaseUrl, Market, MerchantId, Name, NotifyUrl};
    let mut bench = Bench::new();
    bench.sent.clear();
    bench.accounts(AccountsAction::Add);
    bench.sent.clear();
    bench.accounts(AccountsAction::Save);
    assert!(bench.sent.is_empty());
    let wrong: Vec<FormField> = bench.form().problems.keys().copied().collect();
    assert_eq!(wrong, [Name, Market, BaseUrl, MerchantId, ApiKey, NotifyUrl]);
    bench.type_text(MerchantId, "12a");
    bench.type_text(BaseUrl, "http://client.example");
    bench.type_text(Name, &"x".repeat(65));
    bench.type_text(NotifyUrl, "http://10.0.0.1/hook");
    let key = |field| bench.form().problems.get(&field).map(|told| told.key.as_ref());
    assert_eq!(key(MerchantId), Some("account-merchant-id-digits"));
    assert_eq!(key(BaseUrl), Some("error-address-plain-http"));
    assert_eq!(key(Name), Some("problem-too-long"));
    assert_eq!(key(NotifyUrl), Some("problem-private-address"));
    bench.accounts(AccountsAction::SetEnvironment(Environment::Sandbox));
    let key = |field| bench.form().problems.get(&field).map(|told| told.key.as_ref());
    assert_eq!((key(BaseUrl), key(NotifyUrl)), (None, None), "a sandbox account may");
}

#[test]
fn two_accounts_cannot_have_one_name() {
    let mut bench = Bench::with_accounts(&[account(1, "Tienda MX")]);
    bench.fill_form();
    bench.accounts(AccountsAction::Save);
    assert_eq!(bench.form().problems[&FormField::Name].key, "account-name-taken");
    bench.accounts(AccountsAction::Edit(AccountId(1)));
    bench.accounts(AccountsAction::Save);
    assert!(bench.form().problems.is_empty(), "it may keep its own");
    let (_, form) = bench.take(saved);
    assert!(matches!(form.key, KeyChange::Keep) && form.id == Some(AccountId(1)));
}

#[test]
fn a_failed_save_loses_nothing_and_stands_where_it_belongs() {
    for (error, field) in [
        (SaveError::BadAddress(AddressProblem::Extras), Some(FormField::BaseUrl)),
        (SaveError::MarketFixed, Some(FormField::Market)),
        (SaveError::Ledger("disk full".to_owned()), None),
    ] {
        let mut bench = Bench::new();
        bench.fill_form();
        bench.accounts(AccountsAction::Save);
        let (id, _) = bench.take(saved);
        bench.answer(id, EventKind::AccountSaved(Err(error.clone())));
        let form = bench.form();
        assert!(form.has_key() && form.name == "Tienda MX");
        assert_eq!(form.save_error, Some(error));
        assert_eq!(form.problems.keys().next().copied(), field);
    }
}

#[test]
fn without_a_keyring_the_key_goes_to_memory_only_if_the_user_says_so() {
    let mut bench = Bench::new();
    let (probe, ()) = bench.take(|kind| matches!(kind, CommandKind::ProbeVault).then_some(()));
    bench.answer(probe, EventKind::Vault(Err(VaultError::Missing("no bus".to_owned()))));
    bench.fill_form();
    let (probe, ()) = bench.take(|kind| matches!(kind, CommandKind::ProbeVault).then_some(()));
    bench.answer(probe, EventKind::Vault(Err(VaultError::Missing("no bus".to_owned()))));

    bench.accounts(AccountsAction::Save);
    assert!(bench.sent.is_empty());
    assert_eq!(bench.form().problems[&FormField::ApiKey].key, "account-key-nowhere");
    bench.accounts(AccountsAction::SetSessionOnly(true));
    assert!(bench.form().problems.is_empty());
    bench.accounts(AccountsAction::Save);
    let (_, form) = bench.take(saved);
    assert!(matches!(form.key, KeyChange::Session(_)));
}

#[test]
fn a_silent_keyring_is_called_silent_after_three_seconds_and_may_still_answer() {
    let mut bench = Bench::new();
    let (probe, ()) = bench.take(|kind| matches!(kind, CommandKind::ProbeVault).then_some(()));
    assert_eq!(bench.state.next_tick(), Some(bench.now + SignedDuration::from_secs(3)));
    bench.pass(2);
    assert!(matches!(bench.state.shared.vault, VaultHealth::Asked { .. }));
    bench.pass(1);
    assert_eq!(bench.state.shared.vault, VaultHealth::Bad(VaultError::Silent(3)));
    assert_eq!(bench.state.next_tick(), None, "nothing to wake up for");
    bench.answer(probe, EventKind::Vault(Ok(())));
    assert_eq!(bench.state.shared.vault, VaultHealth::Good);
}

#[test]
fn a_keyring_that_refuses_on_saving_is_known_from_then_on() {
    let mut bench = Bench::new();
    bench.fill_form();
    bench.accounts(AccountsAction::Save);
    let (id, _) = bench.take(saved);
    let error = VaultError::Refused("locked".to_owned());
    bench.answer(id, EventKind::AccountSaved(Err(SaveError::Vault(error.clone()))));
    assert_eq!(bench.state.shared.vault, VaultHealth::Bad(error));
    assert!(bench.form().has_key(), "nothing lost");
}

#[test]
fn the_key_goes_when_the_page_or_the_form_is_left() {
    let mut bench = Bench::new();
    bench.act(Action::Go(Page::Accounts));
    bench.fill_form();
    bench.act(Action::Go(Page::Overview));
    assert!(!bench.form().has_key());
    assert_eq!(bench.form().name, "Tienda MX", "the rest waits");
    bench.accounts(AccountsAction::Cancel);
    assert!(bench.state.pages.accounts.form.is_none());
}

#[test]
fn no_debug_output_carries_the_key() {
    let mut bench = Bench::new();
    bench.fill_form();
    let action = Action::Accounts(AccountsAction::TypeKey(SecretString::from("s3cret-key")));
    assert!(!format!("{action:?}").contains("s3cret"));
    bench.act(action);
    assert!(!format!("{:?}", bench.state).contains("s3cret"));
    bench.accounts(AccountsAction::Save);
    assert!(!format!("{:?}", bench.sent).contains("s3cret"));
}

#[test]
fn a_connection_test_needs_no_name_and_its_verdict_stays_until_the_next() {
    let mut bench = Bench::new();
    bench.fill_form();
    bench.type_text(FormField::Name, "");
    bench.type_text(FormField::NotifyUrl, "");
    bench.accounts(AccountsAction::Test);
    let (first, form) = bench.take(tested);
    assert!(matches!(form.key, KeyChange::Session(_)), "a test keeps nothing");
    bench.type_text(FormField::MerchantId, "100235");
    let verdict =
        ConnectionVerdict::Bad(CallError::Refused(Refusal { code: 500, word: "Sign_verify_error".to_owned() }));
    bench.answer(first, EventKind::ConnectionTested(verdict.clone()));
    assert_eq!(bench.form().test, Test::Done { verdict: verdict.clone(), outdated: true });

    bench.accounts(AccountsAction::Test);
    let (second, _) = bench.take(tested);
    bench.accounts(AccountsAction::Test);
    let (third, _) = bench.take(tested);
    bench.answer(second, EventKind::ConnectionTested(verdict));
    assert_eq!(bench.form().test, Test::Running { outdated: false }, "a stale verdict");
    let good = ConnectionVerdict::Good { balance: None };
    bench.answer(third, EventKind::ConnectionTested(good.clone()));
    assert_eq!(bench.form().test, Test::Done { verdict: good, outdated: false });
}

#[test]
fn an_account_is_removed_only_after_a_yes() {
    let mut bench = Bench::with_accounts(&[account(1, "One")]);
    bench.sent.clear();
    bench.accounts(AccountsAction::AskRemove(AccountId(1)));
    bench.act(Action::CloseDialog);
    assert!(bench.sent.is_empty() && bench.state.shared.dialog.is_none());
    bench.act(Action::Confirm);
    assert!(bench.sent.is_empty(), "there is no question any more");
    bench.accounts(AccountsAction::AskRemove(AccountId(1)));
    bench.act(Action::Confirm);
    let (id, ()) = bench.take(|kind| matches!(kind, CommandKind::RemoveAccount(AccountId(1))).then_some(()));
    bench.answer(id, EventKind::AccountRemoved(Err(CallError::Ledger("disk full".to_owned()))));
    assert!(bench.state.pages.accounts.remove_error.is_some());
    bench.accounts(AccountsAction::Remove(AccountId(1)));
    let (id, ()) = bench.take(|kind| matches!(kind, CommandKind::RemoveAccount(AccountId(1))).then_some(()));
    bench.answer(id, EventKind::AccountRemoved(Ok(AccountId(1))));
    assert_eq!(bench.toasts(), ["toast-account-removed"]);
}

#[test]
fn a_theme_is_kept_and_a_failure_to_keep_it_is_told() {
    let mut bench = Bench::new();
    bench.sent.clear();
    bench.act(Action::Settings(SettingsAction::SetTheme(ThemeChoice::Dark)));
    let (id, pair) = bench.take(|kind| match kind {
        CommandKind::SaveSetting { key, value } => Some((key.clone(), value.clone())),
        _ => None,
    });
    assert_eq!(pair, ("theme".to_owned(), "dark".to_owned()));
    bench.answer(id, EventKind::SettingSaved(Err(CallError::Ledger("disk full".to_owned()))));
    let toast = bench.state.shared.notices.shown().next().expect("a toast");
    assert_eq!((toast.told.key.as_ref(), toast.tone), ("error-ledger", Tone::Bad));
    bench.pass(60);
    assert!(bench.toasts().is_empty());
}

#[test]
fn back_goes_where_one_came_from() {
    let mut bench = Bench::new();
    bench.act(Action::Back);
    assert_eq!(bench.state.shared.page, Page::Overview, "there is nothing before the first");
    bench.act(Action::Go(Page::Orders));
    bench.act(Action::Go(Page::Orders));
    bench.act(Action::Go(Page::Settings));
    bench.act(Action::Back);
    assert_eq!(bench.state.shared.page, Page::Orders);
    bench.act(Action::Back);
    assert_eq!(bench.state.shared.page, Page::Overview);
}

#[test]
fn the_pulse_is_taken_as_it_comes() {
    let mut bench = Bench::new();
    let pulse = Pulse { open: 3, last_answer_at: Some(bench.now), failing: 1 };
    bench.news(EventKind::Pulse(pulse));
    assert_eq!(bench.state.shared.pulse, pulse);
}

#[test]
fn a_start_opens_where_the_last_one_ended() {
    let mut bench = Bench::new();
    bench.act(Action::Go(Page::Settings));
    bench.sent = bench.state.end(bench.now);
    let (_, kept) = bench.take(|kind| match kind {
        CommandKind::SaveSetting { key, value } => Some((key.clone(), value.clone())),
        _ => None,
    });
    let mut state = AppState::new(Catalogue::built_in(), About::default(), bench.now);
    state.shared.settings = Settings::read(&BTreeMap::from([kept]));
    state.start(bench.now);
    assert_eq!(state.shared.page, Page::Settings);
    let asks_again = |command: &Command| matches!(command.kind, CommandKind::SaveSetting { .. });
    assert!(!state.end(bench.now).iter().any(asks_again), "it is known already");
}
