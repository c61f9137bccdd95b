//! Accounts by mouse and keyboard.

use eframe::egui;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use secrecy::ExposeSecret as _;

use super::{Window, account};
use crate::backend::protocol::VaultError;
use crate::backend::protocol::{
    AccountForm, AddressProblem, CallError, CommandKind, ConnectionVerdict, EventKind, KeyChange, KeyPlace, SaveError,
};
use crate::domain::refusal::Refusal;
use crate::domain::{AccountId, Amount, Currency, Environment};

fn saved(kind: &CommandKind) -> Option<AccountForm> {
    match kind {
        CommandKind::SaveAccount(form) => Some((**form).clone()),
        _ => None,
    }
}

fn tested(kind: &CommandKind) -> Option<()> {
    matches!(kind, CommandKind::TestConnection(_)).then_some(())
}

fn open_form() -> Window {
    let mut window = Window::with(&[]);
    window.click_nav("Accounts");
    window.click("Add account");
    window
}

pub(super) fn fill(window: &mut Window) {
    window.type_into("Account name", "Tienda MX");
    window.choose("Market", "Mexico (MXN)");
    window.choose("Environment", "Sandbox");
    window.type_into("Base URL", "http://test.example/prod-api");
    window.type_into("Merchant ID", "100234");
    window.type_into("API key", "s3cret-key");
    window.type_into("Notify URL", "https://shop.example/hook");
}

fn probe_answered(window: &mut Window, result: Result<(), VaultError>) {
    let probe = window.take(|kind| matches!(kind, CommandKind::ProbeVault).then_some(()));
    let (id, ()) = probe.expect("the form asks the keyring");
    window.answer(id, EventKind::Vault(result));
}

#[test]
fn an_account_is_added_by_mouse() {
    let mut window = open_form();
    probe_answered(&mut window, Ok(()));
    fill(&mut window);
    assert!(window.shows("anyone on the way can read"), "plain http is warned of");
    window.tick_box("Upper-case signature");
    window.click("Save account");
    let (id, form) = window.take(saved).expect("a command");
    assert_eq!(form.account.name, "Tienda MX");
    assert_eq!(form.account.market.as_str(), "mx");
    assert_eq!(form.account.environment, Environment::Sandbox);
    assert_eq!(form.account.base_url, "http://test.example/prod-api");
    assert_eq!(form.account.merchant_id, "100234");
    assert_eq!(form.account.notify_url, "https://shop.example/hook");
    assert!(form.account.upper_case_sign);
    let KeyChange::Keyring(key) = form.key else { panic!("{:?}", form.key) };
    assert_eq!(key.expose_secret(), "s3cret-key");
    window.answer(id, EventKind::AccountSaved(Ok(AccountId(1))));
    assert!(window.shows("Tienda MX saved"));
}

#[test]
fn an_account_is_added_by_keyboard_alone() {
    let mut window = Window::with(&[]);
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Num6);
    window.harness.run();
    let press = |window: &mut Window, key: Key| {
        window.harness.key_press(key);
        window.harness.run();
    };
    // Tab until the button has the keyboard.
    let tab_to = |window: &mut Window, role: Role, label: &str| {
        for _ in 0..40 {
            if window.harness.get_by_role_and_label(role, label).is_focused() {
                return;
            }
            press(window, Key::Tab);
        }
        panic!("{label} cannot be reached by Tab");
    };
    let type_text = |window: &mut Window, text: &str| {
        window.harness.event(egui::Event::Text(text.to_owned()));
        window.harness.run();
    };
    tab_to(&mut window, Role::Button, "Add account");
    press(&mut window, Key::Enter);
    tab_to(&mut window, Role::TextInput, "Account name");
    type_text(&mut window, "Tienda MX");
    tab_to(&mut window, Role::ComboBox, "Market");
    press(&mut window, Key::Enter);
    while !window.harness.get_by_role_and_label(Role::ListBoxOption, "Mexico (MXN)").is_focused() {
        press(&mut window, Key::ArrowDown);
    }
    press(&mut window, Key::Enter);
    for (role, label, text) in [
        (Role::TextInput, "Base URL", "https://client.example/prod-api"),
        (Role::TextInput, "Merchant ID", "100234"),
        (Role::PasswordInput, "API key", "s3cret-key"),
        (Role::TextInput, "Notify URL", "https://shop.example/hook"),
    ] {
        tab_to(&mut window, role, label);
        type_text(&mut window, text);
    }
    tab_to(&mut window, Role::Button, "Save account");
    press(&mut window, Key::Enter);
    let (_, form) = window.take(saved).expect("a command");
    assert_eq!((form.account.market.as_str(), form.account.merchant_id.as_str()), ("mx", "100234"));
}

#[test]
fn messages_stand_beside_the_fields_and_nothing_is_lost() {
    let mut window = open_form();
    window.type_into("Merchant ID", "12x");
    window.click("Save account");
    assert!(window.take(saved).is_none());
    assert_eq!(window.harness.query_all_by_label("Fill this in").count(), 4, "name, address, key, notify URL");
    assert!(window.shows("A merchant ID has digits only"));
    assert_eq!(window.entry("Merchant ID").value().as_deref(), Some("12x"));
    assert!(window.entry("Account name").is_focused(), "the first wrong one has the keyboard");
    // The market is not chosen: its message has the same words as the closed list.
    assert!(window.harness.query_all_by_label("Choose a market").next().is_some());
}

#[test]
fn the_key_never_stands_on_screen() {
    let mut window = open_form();
    window.type_into("API key", "s3cret-key");
    let tree = format!("{:?}", window.harness.root());
    assert!(tree.len() > 100 && !tree.contains("s3cret"));
    assert_eq!(window.entry("API key").value().as_deref(), Some("••••••••••"));
    window.click_nav("Orders");
    window.click_nav("Accounts");
    assert_eq!(window.entry("API key").value().as_deref(), Some(""), "gone with the page");
    // Not even Ctrl+Z brings it back.
    window.entry("API key").focus();
    window.harness.run();
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    window.harness.run();
    assert_eq!(window.entry("API key").value().as_deref(), Some(""));
}

#[test]
fn a_silent_keyring_is_told_within_three_seconds_and_memory_is_offered() {
    let mut window = open_form();
    assert!(window.shows("Asking the keyring"));
    window.pass(3);
    assert!(window.shows("The keyring has not answered for 3 s"));
    fill(&mut window);
    window.click("Save account");
    assert!(window.take(saved).is_none());
    assert!(window.shows("There is no place for the key"));
    window.tick_box("Keep the key in memory for this session only");
    window.click("Save account");
    let (_, form) = window.take(saved).expect("a command");
    assert!(matches!(form.key, KeyChange::Session(_)));
}

#[test]
fn a_keyring_that_answers_needs_no_box() {
    let mut window = open_form();
    probe_answered(&mut window, Ok(()));
    assert!(!window.shows("for this session only"));
}

#[test]
fn every_verdict_of_the_connection_test_has_its_own_words() {
    let refused = |word: &str| CallError::Refused(Refusal { code: 500, word: word.to_owned() });
    let mxn = Currency::parse("MXN").expect("a currency");
    let balance = Amount::from_wire("1234.5", mxn).ok();
    for (verdict, words) in [
        (ConnectionVerdict::Good { balance }, "Balance 1,234.50 MXN"),
        (ConnectionVerdict::Bad(refused("Sign_verify_error")), "does not accept the signature"),
        (ConnectionVerdict::Bad(refused("MerchantId_is_error")), "does not know this merchant ID"),
        (ConnectionVerdict::Bad(refused("Request_ip_notWhiteList")), "not on the merchant's white list"),
        (ConnectionVerdict::Bad(refused("System_busy")), "The gateway is busy"),
        (ConnectionVerdict::Bad(refused("System_Maintenance")), "under maintenance"),
        (ConnectionVerdict::Bad(CallError::HttpStatus(404)), "no gateway at this address"),
        (ConnectionVerdict::Bad(CallError::NotConnected("dns".to_owned())), "No connection to the gateway"),
        (ConnectionVerdict::Bad(CallError::Timeout), "did not answer in time"),
        (ConnectionVerdict::Bad(CallError::BadAddress(AddressProblem::NotAUrl)), "This is not an address"),
        (ConnectionVerdict::Bad(CallError::Unreadable("<html>".to_owned())), "not one of the gateway's"),
    ] {
        let mut window = open_form();
        fill(&mut window);
        window.click("Test connection");
        assert!(window.shows("Testing the connection"));
        let (id, ()) = window.take(tested).expect("a command");
        window.answer(id, EventKind::ConnectionTested(verdict));
        assert!(window.shows(words), "{words}");
        window.type_into("Merchant ID", "9");
        assert!(window.shows(words) && window.shows("Tested before your last change"), "{words}");
    }
}

#[test]
fn a_failed_save_says_why_and_keeps_the_form() {
    let mut window = open_form();
    fill(&mut window);
    window.click("Save account");
    let (id, _) = window.take(saved).expect("a command");
    window.answer(id, EventKind::AccountSaved(Err(SaveError::Ledger("disk full".to_owned()))));
    assert!(window.shows("could not read or write its ledger"));
    assert_eq!(window.entry("Account name").value().as_deref(), Some("Tienda MX"));
    window.click("Save account");
    assert!(window.take(saved).is_some(), "it can be tried again");
}

#[test]
fn an_account_is_changed_without_typing_its_key() {
    let mut window = Window::with(&[account(7, "Tienda MX", Environment::Production, "https://client.example")]);
    window.click_nav("Accounts");
    assert!(window.shows("API key in the keyring") && window.shows("Mexico · merchant 100234"));
    window.click("Edit Tienda MX");
    window.type_into("Account name", " 2");
    window.click("Save account");
    let (_, form) = window.take(saved).expect("a command");
    assert_eq!((form.id, form.account.name.as_str()), (Some(AccountId(7)), "Tienda MX 2"));
    assert!(matches!(form.key, KeyChange::Keep));
}

#[test]
fn the_list_says_which_account_is_in_use_and_lets_another_be_used() {
    let one = account(7, "Tienda MX", Environment::Production, "https://client.example");
    let other = account(8, "Tienda de pruebas", Environment::Sandbox, "https://test.example");
    let mut window = Window::with(&[one, other]);
    window.click_nav("Accounts");
    assert_eq!(window.harness.query_all_by_label("In use").count(), 1);
    assert!(!window.shows_exactly("Work with Tienda MX"), "it is in use already");
    window.click("Work with Tienda de pruebas");
    assert_eq!(window.harness.state().state().shared.selected, Some(AccountId(8)));
    assert!(window.shows_exactly("Work with Tienda MX") && !window.shows_exactly("Work with Tienda de pruebas"));
}

#[test]
fn before_there_is_an_account_the_page_tells_what_it_takes() {
    let mut window = Window::with(&[]);
    window.click_nav("Accounts");
    for need in [
        "The gateway's address",
        "Your merchant ID",
        "Your API key",
        "This computer's address on the white list",
        "A notify URL",
    ] {
        assert!(window.shows_exactly(need), "{need}");
    }
    window.click("Add account");
    for part in ["Who", "Where", "Secrets"] {
        window.harness.get_by_role_and_label(Role::Heading, part);
    }
}

#[test]
fn a_keyring_that_does_not_answer_is_told_above_the_list_and_can_be_asked_again() {
    let mut locked = account(7, "Tienda MX", Environment::Production, "https://client.example");
    locked.key = KeyPlace::Unknown(VaultError::Silent(3));
    let mut window = Window::with(&[locked]);
    window.click_nav("Accounts");
    assert!(window.shows("The keyring has not answered for 3 s"));
    window.click("Ask the keyring again");
    let again = window.asked(|kind| matches!(kind, CommandKind::ProbeVault).then_some(()));
    let listed = window.asked(|kind| matches!(kind, CommandKind::LoadAccounts).then_some(()));
    assert!(!again.is_empty() && !listed.is_empty());
}

#[test]
fn long_names_stay_in_a_small_window() {
    let mut long =
        account(7, &"Tienda de la Esquina ".repeat(4)[..64], Environment::Production, "https://client.example");
    long.key = KeyPlace::Missing;
    let mut window = Window::of_size(&[long], [720.0, 480.0]);
    window.click_nav("Accounts");
    assert_eq!(window.sticking_out(), Vec::<String>::new());
}

#[test]
fn an_account_is_removed_only_after_a_yes() {
    let removed = |kind: &CommandKind| match kind {
        CommandKind::RemoveAccount(id) => Some(*id),
        _ => None,
    };
    let mut window = Window::with(&[account(7, "Tienda MX", Environment::Production, "https://client.example")]);
    window.click_nav("Accounts");
    window.click("Remove Tienda MX…");
    assert!(window.shows("Remove Tienda MX?") && window.shows("orders stay in the ledger"));
    window.harness.key_press(Key::Escape);
    window.harness.run();
    assert!(!window.shows("Remove Tienda MX?"), "Escape means no");
    assert!(window.shows("Mexico · merchant 100234"), "and leaves the page open");
    window.click("Remove Tienda MX…");
    window.harness.key_press(Key::Enter);
    window.harness.run();
    assert!(window.take(removed).is_none(), "Enter is on the harmless button");
    window.click("Remove Tienda MX…");
    window.click("Remove account");
    let (id, which) = window.take(removed).expect("a command");
    assert_eq!(which, AccountId(7));
    window.answer(id, EventKind::AccountRemoved(Ok(which)));
    window.tell(EventKind::Accounts(Ok(Vec::new())));
    assert!(window.shows("Account removed") && window.shows("No account yet"));
}
