//! Every page in each of its states, as a list that no page can be missing from.

use eframe::egui::{Key, Modifiers};

use super::super::{
    Window, account, account_keys, accounts as accounts_page, aloud, claim, exceptions, new_request, order,
};
use super::say;
use crate::app::pages::desk::{accepted, accounts, detail, mxn, sent_facts, summary};
use crate::app::{About, Page};
use crate::backend::protocol::{
    CallError, CommandKind, ConnectionVerdict, EventKind, OrdersPage, OrdersQuery, RequestId, Tally, VaultError,
};
use crate::domain::exception::ExceptionKind;
use crate::domain::observation::{Fact, GatewayOrder, GatewayStatus, OperatorAction};
use crate::domain::refusal::Refusal;
use crate::domain::{Environment, OrderState};

/// A page in one of its states.
pub(super) struct Scene {
    pub name: &'static str,
    pub open: fn([f32; 2]) -> Window,
}

/// The scenes of every page; `place` says which row is whose.
const SCENES: [&[Scene]; 9] = [OVERVIEW, NEW_REQUEST, ORDERS, ORDER, EXCEPTIONS, WEBHOOKS, ACCOUNTS, SETTINGS, CLAIM];

/// Which row of [`SCENES`] a page has. A new page does not compile until it has scenes of its own.
const fn scenes_of(page: &Page) -> &'static [Scene] {
    match page {
        Page::Overview => SCENES[0],
        Page::NewRequest => SCENES[1],
        Page::Orders => SCENES[2],
        Page::Order(_) => SCENES[3],
        Page::Exceptions => SCENES[4],
        Page::Webhooks => SCENES[5],
        Page::Accounts => SCENES[6],
        Page::Settings => SCENES[7],
        Page::Claim => SCENES[8],
    }
}

/// The window as most people have it, and the smallest it can be.
pub(super) const SIZES: [[f32; 2]; 2] = [[1_280.0, 860.0], [900.0, 600.0]];

/// One scene a page, the fullest: for what takes long and is about widgets, not about states.
pub(super) const FULL: [&str; 6] =
    ["overview of the sandbox", "orders", "order that waits", "order with a question", "accounts", "settings"];

/// Looks at every scene in every size, and fails with all that is wrong anywhere. One thread a page.
#[track_caller]
pub(super) fn hold(look: fn(&mut Window) -> Vec<String>) {
    hold_at(&SIZES, look);
}

/// The same in these sizes.
#[track_caller]
pub(super) fn hold_at(sizes: &[[f32; 2]], look: fn(&mut Window) -> Vec<String>) {
    let complaints: Vec<String> = std::thread::scope(|scope| {
        let pages = SCENES.map(|scenes| {
            let look_at = move || -> Vec<String> {
                let both = scenes.iter().flat_map(|scene| sizes.iter().map(move |size| (scene, *size)));
                both.flat_map(|(scene, size)| in_scene(scene, size, look)).collect()
            };
            let thread = std::thread::Builder::new().name("page".to_owned());
            thread.spawn_scoped(scope, look_at).expect("a thread")
        });
        pages.into_iter().flat_map(|page| page.join().expect("a page was looked at")).collect()
    });
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

fn in_scene(scene: &Scene, size: [f32; 2], look: fn(&mut Window) -> Vec<String>) -> Vec<String> {
    let mut window = (scene.open)(size);
    let complaints = look(&mut window).into_iter();
    complaints.map(|complaint| format!("{} at {} x {}: {complaint}", scene.name, size[0], size[1])).collect()
}

/// How to come to the scene of this name.
pub(super) fn scene(name: &str) -> fn([f32; 2]) -> Window {
    SCENES.into_iter().flatten().find(|scene| scene.name == name).expect("a scene of this name").open
}

#[test]
fn every_scene_shows_the_page_it_stands_for() {
    for scenes in SCENES {
        assert!(!scenes.is_empty());
        for scene in scenes {
            let window = (scene.open)(SIZES[0]);
            let page = &window.harness.state().state().shared.page;
            let own = scenes_of(page).iter().any(|own| own.name == scene.name);
            assert!(own, "{} shows {page:?}", scene.name);
        }
    }
}

/// Where things lie.
fn about() -> About {
    let data_dir = "/home/ana/.local/share/cobro".to_owned();
    let market_file = format!("{data_dir}/markets.toml");
    let market_folder = format!("{data_dir}/markets.d");
    About { version: "0.1.0".to_owned(), data_dir, market_file, market_folder, ..About::default() }
}

fn go(mut window: Window, digit: Key) -> Window {
    window.key(Modifiers::COMMAND, digit);
    window
}

/// A shop on the internet.
fn shop() -> Vec<crate::backend::protocol::AccountView> {
    vec![account(1, "Tienda MX", Environment::Production, "https://client.example")]
}

fn queries(window: &Window) -> Vec<(RequestId, OrdersQuery)> {
    window.asked(|kind| if let CommandKind::LoadOrders(query) = kind { Some((**query).clone()) } else { None })
}

/// The questions how many orders there are, and of how many kinds.
fn counts(window: &Window) -> Vec<(RequestId, usize)> {
    window.asked(|kind| if let CommandKind::CountOrders(filters) = kind { Some(filters.len()) } else { None })
}

/// Answers every open question for orders with rows in every state, and how many there are.
pub(super) fn answer_all(window: &mut Window, total: u32) {
    for (id, kinds) in counts(window) {
        let sums = if total == 0 { Vec::new() } else { vec![mxn("152000")] };
        let tally = Tally { count: total, sums, too_large: false };
        window.answer(id, EventKind::Tallies(Ok(vec![tally; kinds])));
    }
    let mut answered = std::collections::HashSet::new();
    loop {
        let open: Vec<_> = queries(window).into_iter().filter(|(id, _)| !answered.contains(id)).collect();
        if open.is_empty() {
            return;
        }
        for (id, query) in open {
            answered.insert(id);
            // Every answer has orders of its own, as every group of them has.
            let first = query.offset + 1 + 1_000 * u32::try_from(answered.len()).expect("a few");
            let states = OrderState::ALL.iter().cycle().zip(first..).take(total.saturating_sub(query.offset) as usize);
            let rows = states.take(query.limit as usize).map(|(state, made)| summary(made, *state)).collect();
            window.answer(id, EventKind::Orders(Ok(Box::new(OrdersPage { query, rows, total }))));
        }
    }
}

fn fail_all(window: &mut Window) {
    for (id, _) in queries(window) {
        window.answer(id, EventKind::Orders(Err(CallError::Ledger("disk I/O error".to_owned()))));
    }
    for (id, _) in counts(window) {
        window.answer(id, EventKind::Tallies(Err(CallError::Ledger("disk I/O error".to_owned()))));
    }
}

const OVERVIEW: &[Scene] = &[
    Scene { name: "overview, nothing told yet", open: |size| Window::open(about(), size) },
    Scene { name: "overview without an account", open: |size| Window::of_size(&[], size) },
    Scene {
        name: "overview of the sandbox",
        open: |size| {
            let mut window = Window::open(About { sandbox: true, ..about() }, size);
            window.tell(EventKind::Accounts(Ok(accounts())));
            answer_all(&mut window, 40);
            window
        },
    },
    Scene {
        name: "overview without orders",
        open: |size| {
            let mut window = Window::of_size(&accounts(), size);
            answer_all(&mut window, 0);
            window
        },
    },
    Scene { name: "overview, loading", open: |size| Window::of_size(&accounts(), size) },
    Scene {
        name: "overview that failed",
        open: |size| {
            let mut window = Window::of_size(&accounts(), size);
            fail_all(&mut window);
            window
        },
    },
];

const NEW_REQUEST: &[Scene] = &[
    Scene { name: "new request without an account", open: |size| go(Window::of_size(&[], size), Key::Num2) },
    Scene { name: "new request, loading", open: |size| go(Window::open(about(), size), Key::Num2) },
    Scene { name: "new request, empty", open: |size| new_request::open((size[0], size[1])) },
    Scene { name: "new request with mistakes", open: mistaken },
    Scene {
        name: "new request, filled",
        open: |size| {
            let mut window = new_request::open((size[0], size[1]));
            new_request::fill(&mut window);
            window
        },
    },
    Scene { name: "new request that was refused", open: refused },
];

/// The form of Mexico, with Create pressed too early.
pub(super) fn mistaken(size: [f32; 2]) -> Window {
    let mut window = new_request::open((size[0], size[1]));
    window.type_into("Phone", "12");
    window.key(Modifiers::COMMAND, Key::Enter);
    window
}

/// The gateway did not take it.
fn refused(size: [f32; 2]) -> Window {
    let mut window = order::open(size[0], size[1], vec![refusal("Params_phone_error")]);
    window.press(&say("order-edit-again"));
    window
}

fn refusal(word: &str) -> Fact {
    Fact::Refused { attempt: 1, refusal: Refusal { code: 500, word: word.to_owned() } }
}

const ORDERS: &[Scene] = &[
    Scene { name: "orders without an account", open: |size| go(Window::of_size(&[], size), Key::Num3) },
    Scene { name: "orders, loading", open: |size| go(Window::of_size(&accounts(), size), Key::Num3) },
    Scene {
        name: "orders, none",
        open: |size| {
            let mut window = go(Window::of_size(&accounts(), size), Key::Num3);
            answer_all(&mut window, 0);
            window
        },
    },
    Scene { name: "orders", open: orders },
    Scene {
        name: "orders, none found",
        open: |size| {
            let mut window = orders(size);
            window.type_into(&say("orders-search"), "nobody");
            window.pass(1);
            answer_all(&mut window, 0);
            window
        },
    },
    Scene {
        name: "orders that failed",
        open: |size| {
            let mut window = go(Window::of_size(&accounts(), size), Key::Num3);
            fail_all(&mut window);
            window
        },
    },
];

/// Forty orders in every state.
pub(super) fn orders(size: [f32; 2]) -> Window {
    let mut window = go(Window::of_size(&accounts(), size), Key::Num3);
    answer_all(&mut window, 40);
    window
}

const ORDER: &[Scene] = &[
    Scene { name: "order that waits", open: |size| order::open(size[0], size[1], vec![accepted()]) },
    Scene { name: "order that was paid", open: paid },
    Scene { name: "order in flight", open: |size| order::open(size[0], size[1], Vec::new()) },
    Scene { name: "order of unknown outcome", open: |size| order::open(size[0], size[1], vec![order::lost()]) },
    Scene {
        name: "order that was set aside",
        open: |size| {
            order::open(
                size[0],
                size[1],
                vec![refusal("Params_phone_error"), Fact::Operated(OperatorAction::Dismissed)],
            )
        },
    },
    Scene { name: "order with a question", open: asked_to_send_again },
    Scene { name: "order read aloud", open: aloud::aloud },
    Scene {
        name: "order read back wrongly",
        open: |size| {
            let mut window = aloud::aloud(size);
            aloud::types(&mut window, "012 914 2000");
            window
        },
    },
];

/// The same order, paid.
pub(super) fn paid(size: [f32; 2]) -> Window {
    let mut window = order::open(size[0], size[1], vec![accepted()]);
    pay(&mut window);
    window
}

/// A query tells that it is paid.
pub(super) fn pay(window: &mut Window) {
    let answer = GatewayOrder {
        platform_no: Some("PAYIN8300000000000000001".to_owned()),
        status: Some(GatewayStatus::Success),
        amount: Some(mxn("152")),
        ..GatewayOrder::default()
    };
    let facts = [sent_facts(), vec![accepted(), Fact::Found(Box::new(answer))]].concat();
    order::answer(window, detail("CB-1", facts));
}

/// The dialog before an order is sent once more.
pub(super) fn asked_to_send_again(size: [f32; 2]) -> Window {
    let mut window = order::open(size[0], size[1], vec![refusal("System_busy")]);
    window.press(&say("order-send-again-ask"));
    window
}

const CLAIM: &[Scene] = &[
    Scene { name: "claim without an account", open: |size| claim::open(Window::of_size(&[], size)) },
    Scene { name: "claim, empty", open: |size| claim::open(Window::of_size(&accounts(), size)) },
    Scene { name: "claim about an order, loading", open: |size| claim::about(size) },
    Scene {
        name: "claim, found",
        open: |size| {
            let mut window = claim::about(size);
            claim::answer(&mut window, 12);
            window
        },
    },
    Scene {
        name: "claim, none found",
        open: |size| {
            let mut window = claim::about(size);
            claim::answer(&mut window, 0);
            window
        },
    },
    Scene {
        name: "claim with mistakes that failed",
        open: |size| {
            let mut window = claim::about(size);
            claim::fail(&mut window);
            window.type_into("Day of payment", "someday");
            window.press("Find the order");
            window
        },
    },
];

const EXCEPTIONS: &[Scene] = &[
    Scene { name: "exceptions without an account", open: |size| go(Window::of_size(&[], size), Key::Num4) },
    Scene { name: "exceptions, loading", open: |size| go(Window::of_size(&accounts(), size), Key::Num4) },
    Scene { name: "exceptions", open: |size| exceptions::open(size[0], size[1]) },
    Scene {
        name: "exceptions, none",
        open: |size| {
            let mut window = go(Window::of_size(&accounts(), size), Key::Num4);
            exceptions::answer(&mut window, &[]);
            window
        },
    },
    Scene { name: "exceptions that failed", open: failed_exceptions },
    Scene { name: "exception", open: |size| exceptions::open_one(size[0], size[1], ExceptionKind::Underpaid) },
    Scene {
        name: "exception about to be accepted",
        open: |size| {
            let mut window = exceptions::open_one(size[0], size[1], ExceptionKind::PaidLate);
            window.press(&say("verb-exception-accept"));
            window
        },
    },
];

fn failed_exceptions(size: [f32; 2]) -> Window {
    let mut window = go(Window::of_size(&accounts(), size), Key::Num4);
    let (id, ()) = window.take(|kind| matches!(kind, CommandKind::LoadExceptions(_)).then_some(())).expect("asked");
    window.answer(id, EventKind::Exceptions(Err(CallError::Ledger("disk I/O error".to_owned()))));
    window
}

const WEBHOOKS: &[Scene] =
    &[Scene { name: "webhooks", open: |size| go(Window::of_size(&accounts(), size), Key::Num5) }];

const ACCOUNTS: &[Scene] = &[
    Scene { name: "accounts, none", open: |size| go(Window::of_size(&[], size), Key::Num6) },
    Scene { name: "accounts, loading", open: |size| go(Window::open(about(), size), Key::Num6) },
    Scene { name: "accounts", open: |size| go(Window::of_size(&accounts(), size), Key::Num6) },
    Scene { name: "account form", open: account_form },
    Scene {
        name: "account form with mistakes",
        open: |size| {
            let mut window = account_form(size);
            window.press(&say("account-save"));
            window
        },
    },
    Scene {
        name: "account form without a keyring",
        open: |size| {
            let mut window = account_form(size);
            window.tell(EventKind::Vault(Err(VaultError::Silent(3))));
            window
        },
    },
    Scene {
        name: "account form, tested",
        open: |size| {
            let mut window = account_form(size);
            accounts_page::fill(&mut window);
            window.press(&say("account-test"));
            let tested = window.take(|kind| matches!(kind, CommandKind::TestConnection(_)).then_some(()));
            let bad = ConnectionVerdict::Bad(CallError::NotConnected("dns".to_owned()));
            window.answer(tested.expect("asked").0, EventKind::ConnectionTested(bad));
            window
        },
    },
    Scene { name: "account with former keys", open: account_keys::form },
    Scene {
        name: "account whose key is replaced",
        open: |size| {
            let mut window = account_keys::form(size);
            account_keys::type_key(&mut window);
            window
        },
    },
    Scene {
        name: "account, a former key added",
        open: |size| {
            let mut window = account_keys::form(size);
            window.press(&say("keys-add"));
            window.press(&say("key-add"));
            window
        },
    },
    Scene {
        name: "account about to be removed",
        open: |size| {
            let mut window = go(Window::of_size(&shop(), size), Key::Num6);
            window.press("Remove Tienda MX…");
            window
        },
    },
];

/// The form for a new account.
pub(super) fn account_form(size: [f32; 2]) -> Window {
    let mut window = go(Window::of_size(&[], size), Key::Num6);
    window.press(&say("accounts-add"));
    window
}

const SETTINGS: &[Scene] = &[
    Scene { name: "settings", open: |size| go(Window::open(about(), size), Key::Num7) },
    Scene {
        name: "settings with news",
        open: |size| {
            let mut window = go(Window::open(about(), size), Key::Num7);
            window.press("Copy Data folder");
            window.tell(EventKind::JobFailed("a test".to_owned()));
            window
        },
    },
];
