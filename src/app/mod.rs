//! State without drawing: what the window knows, what news does to it, and what a person can do with it.
//!
//! Pure: no egui, no files, no clock. The window calls these functions, each with the time, and sends on the commands
//! that each returns:
//!
//! * [`AppState::act`] — a person did something ([`Action`]);
//! * [`AppState::apply`] — the backend told something ([`Event`]);
//! * [`AppState::follow_system`] — the desktop wants another look;
//! * [`AppState::tick`] — time went by ([`AppState::next_tick`] tells when it matters);
//! * [`AppState::end`] — the window closes.
//!
//! # How a page is written
//!
//! State and view are mirror files: `app/pages/orders.rs` holds what the page knows, `ui/pages/orders.rs` draws it,
//! in the same order of sections. The state half has
//!
//! * a state struct with public fields for the view to read,
//! * an action enum, one variant of [`Action`],
//! * `enter` and `leave`, called when the page comes and goes,
//! * `act(action, &mut Shared)`,
//! * `apply(&News, &mut Shared)`, called for every event of the backend, also while another page is open,
//! * `account_changed(&mut Shared)`, called after another account was selected.
//!
//! Pages reach the rest through [`Shared`]: they ask the backend with `shared.ask(Slot, CommandKind)`, tell the user
//! with `shared.toast(Told)`, set `shared.dialog`, and go elsewhere with `shared.then(Action::Go(…))`. Everything
//! fetched is a [`Loadable`]. An answer that is not the newest of its [`Slot`] never reaches a page.
//!
//! Nothing here makes words. A sentence is a [`Told`] (key and values); what goes wrong becomes one in [`errors`] and
//! nowhere else.

pub mod action;
pub mod age;
pub mod attention;
pub mod customer;
pub mod effect;
pub mod errors;
pub mod family;
pub mod help;
pub mod loadable;
pub mod market_file;
pub mod notice;
pub mod page;
pub mod pages;
pub mod palette;
pub mod parts;
pub mod settings;
pub mod shared;
pub mod slot;
pub mod table;
pub mod told;
pub mod tour;
pub mod verbs;
pub mod watch;
pub mod when;

use jiff::Timestamp;

pub use self::action::Action;
use self::attention::Attention;
use self::customer::Customers;
pub use self::effect::{Aside, Effect, Focus, Region};
pub use self::loadable::Loadable;
use self::notice::Tone;
pub use self::page::{Page, Section};
use self::pages::Pages;
use self::pages::exceptions::ExceptionsAction;
use self::pages::orders::OrdersAction;
use self::pages::settings::SettingsAction;
use self::pages::webhooks::WebhooksAction;
use self::pages::webhooks::import::ImportAction;
use self::palette::Palette;
pub use self::shared::{About, Shared, VaultHealth};
pub use self::slot::Slot;
pub use self::told::{Told, Trouble};
pub use self::verbs::Verb;
use self::watch::Watch;
use crate::app::settings::{Settings, SystemLook};
use crate::backend::protocol::{Command, CommandKind, Event, EventKind, KeyPlace};
use crate::domain::{AccountId, Catalogue};

/// An event on its way to the pages.
#[derive(Debug)]
pub struct News<'a> {
    /// What it tells.
    pub kind: &'a EventKind,
    /// Whose question it answers; none for news nobody asked for.
    pub slot: Option<&'a Slot>,
}

/// Everything the window knows.
#[derive(Debug)]
pub struct AppState {
    /// What all pages share.
    pub shared: Shared,
    /// The pages' own.
    pub pages: Pages,
    /// The command palette.
    pub palette: Palette,
    /// How many orders need a person.
    pub attention: Attention,
    /// What payers are shown in windows of their own.
    pub customers: Customers,
    watch: Watch,
    history: Vec<Page>,
}

impl AppState {
    /// Most pages that [`Action::Back`] remembers.
    const MOST_HISTORY: usize = 32;

    /// A window that knows nothing yet; [`Self::start`] makes it ask.
    pub fn new(catalogue: Catalogue, about: About, now: Timestamp) -> Self {
        Self {
            shared: Shared::new(catalogue, about, now),
            pages: Pages::default(),
            palette: Palette::default(),
            attention: Attention::default(),
            customers: Customers::default(),
            watch: Watch::new(now),
            history: Vec::new(),
        }
    }

    /// Asks for what every start needs.
    pub fn start(&mut self, now: Timestamp) -> Vec<Command> {
        self.shared.now = now;
        self.shared.page = self.shared.settings.section.page();
        self.shared.ask(Slot::Settings, CommandKind::LoadSettings);
        self.shared.accounts.start();
        self.shared.ask(Slot::Accounts, CommandKind::LoadAccounts);
        self.shared.probe_vault();
        let page = self.shared.page.clone();
        self.pages.enter(&page, &mut self.shared);
        self.finish()
    }

    /// Carries out what a person did.
    pub fn act(&mut self, action: Action, now: Timestamp) -> Vec<Command> {
        self.shared.now = now;
        self.carry_out(action);
        self.finish()
    }

    /// Takes what the backend tells. Stale answers are dropped here.
    pub fn apply(&mut self, event: &Event, now: Timestamp) -> Vec<Command> {
        self.shared.now = now;
        // News is true whoever asked for it, so it is never stale; an answer is only as good as its question.
        let is_news = matches!(
            event.kind,
            EventKind::OrderChanged(_) | EventKind::Pulse(_) | EventKind::JobFailed(_) | EventKind::Accounts(_)
        );
        let slot = event.id.and_then(|id| match event.kind {
            EventKind::OrderChanged(_) | EventKind::Pulse(_) => None, // on the way to the answer, not the answer
            _ => self.shared.close(id),
        });
        if event.id.is_some() && slot.is_none() && !is_news {
            return Vec::new();
        }
        self.take(&event.kind);
        let news = News { kind: &event.kind, slot: slot.as_ref() };
        self.pages.apply(&news, &mut self.shared);
        self.customers.apply(&news, &mut self.shared);
        self.palette.apply(&news);
        self.watch.apply(&news, &mut self.shared);
        self.attention.apply(&news, &mut self.shared);
        tour::apply(&news, &mut self.shared);
        self.finish()
    }

    /// Lets time go by.
    pub fn tick(&mut self, now: Timestamp) -> Vec<Command> {
        self.shared.now = now;
        self.shared.tick();
        self.pages.tick(&mut self.shared);
        self.customers.tick(&self.shared);
        self.palette.tick(&mut self.shared);
        self.attention.tick(&mut self.shared);
        self.finish()
    }

    /// The desktop wants programs to look like this from now on.
    pub const fn follow_system(&mut self, look: SystemLook) {
        self.shared.system_look = look;
    }

    /// The window closes: what the open page would keep on leaving is kept, and where one was.
    pub fn end(&mut self, now: Timestamp) -> Vec<Command> {
        self.shared.now = now;
        let page = self.shared.page.clone();
        self.pages.leave(&page, &mut self.shared);
        let section = page.section();
        if self.shared.settings.section != section {
            self.shared.settings.section = section;
            self.shared.keep(Settings::SECTION, section.key().to_owned());
        }
        self.finish()
    }

    /// When [`Self::tick`] has something to do next, if nothing else happens.
    pub fn next_tick(&self) -> Option<Timestamp> {
        let customers = self.customers.next_tick(self.shared.now);
        [
            self.shared.next_tick(),
            self.pages.next_tick(),
            self.palette.next_tick(),
            self.attention.next_tick(),
            customers,
        ]
        .into_iter()
        .flatten()
        .min()
    }

    /// What the window has to do, oldest first; handed out once.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        self.shared.take_effects()
    }

    /// Whether [`Action::Back`] leads anywhere.
    pub fn may_go_back(&self) -> bool {
        !self.history.is_empty() || self.has_detail()
    }

    /// Whether something was opened on the page that goes before the page does: the details of a row, a sheet.
    fn has_detail(&self) -> bool {
        match self.shared.page {
            Page::Orders => self.pages.orders.detail().is_some(),
            Page::Webhooks => self.pages.webhooks.has_detail(),
            Page::Exceptions => self.pages.exceptions.has_detail(),
            _ => false,
        }
    }

    /// Does what pages wished for meanwhile, and hands out the commands.
    fn finish(&mut self) -> Vec<Command> {
        // Wishes may wish in turn; a page that does so for ever is a mistake of ours and is cut off.
        for _ in 0..8 {
            let wishes = self.shared.take_wishes();
            if wishes.is_empty() {
                break;
            }
            for wish in wishes {
                self.carry_out(wish);
            }
        }
        self.shared.take_outbox()
    }

    fn carry_out(&mut self, action: Action) {
        tour::watch(&action, &mut self.shared);
        let has_detail = self.has_detail();
        if let Action::Do { verb, random } = action {
            return self.do_verb(verb, random);
        }
        let Self { shared, pages, palette, customers, history, .. } = self;
        match action {
            Action::Do { .. } => {} // done above, where the whole state can be asked
            Action::Go(page) if page == shared.page => shared.focus = Some(Focus::Page), // to its top, as when it opens
            Action::Go(page) => {
                if history.len() == Self::MOST_HISTORY {
                    history.remove(0);
                }
                history.push(shared.page.clone());
                self.turn_to(page);
            }
            // What was opened last goes first.
            Action::Back if has_detail && shared.page == Page::Webhooks => pages.webhooks.close_detail(shared),
            Action::Back if has_detail && shared.page == Page::Exceptions => {
                pages.exceptions.act(ExceptionsAction::Close, shared);
            }
            Action::Back if has_detail => pages.orders.act(OrdersAction::CloseDetail, shared),
            Action::Back => {
                if let Some(page) = history.pop() {
                    self.turn_to(page);
                }
            }
            Action::SelectAccount(id) => self.select(id),
            Action::Copied(label) => shared.hint(Told::new("toast-copied").word("what", label), Tone::Good),
            Action::SetFocus(focus) => shared.focus = Some(focus),
            Action::GoToRegion(region) => {
                shared.region = region;
                shared.focus = Some(region.focus());
            }
            Action::InRegion(region) => shared.region = region,
            Action::Focused(focus) => {
                shared.focus.take_if(|wished| *wished == focus);
            }
            Action::Dropped(paths) => {
                let (markets, logs) = market_file::sort(paths);
                if !logs.is_empty() {
                    pages.webhooks.act(WebhooksAction::Import(ImportAction::Dropped(logs)), shared);
                }
                if !markets.is_empty() {
                    pages.settings.act(SettingsAction::Dropped(markets), shared);
                }
            }
            Action::OpenDataFolder => shared.effect(Effect::OpenFolder(shared.about.data_dir.clone())),
            Action::FileNotOpened(path) => shared.toast_bad(Told::new("share-not-opened").text("path", &path)),
            Action::FolderNotOpened => shared.toast_bad(Told::new("error-folder")),
            Action::CopyVersion => shared.copy("about-version", format!("Cobro {}", shared.about.version)),
            Action::Quit => shared.effect(Effect::Quit),
            Action::Palette(action) => palette.act(action, shared),
            Action::Toggle(aside) if shared.aside == Some(aside) => shared.aside = None,
            Action::Toggle(aside) => {
                shared.aside = Some(aside);
                shared.focus = Some(Focus::Aside);
                if aside == Aside::News {
                    shared.notices.see();
                }
            }
            Action::ShowShortcuts(shown) => shared.is_showing_keys = shown,
            Action::CloseAside => shared.aside = None,
            Action::Tour(action) => tour::act(action, shared),
            Action::OpenOrder(key) => {
                shared.then(Action::SelectAccount(key.account));
                shared.then(Action::Go(Page::Order(key)));
            }
            Action::TakeBack(key) => shared.ask(Slot::Act(key.clone()), CommandKind::TakeBack(key)),
            Action::Follow(id, action) => {
                shared.notices.used(id);
                shared.then(*action);
            }
            Action::DismissToast(id) => shared.notices.dismiss(id),
            Action::HoldToasts(is_held) => shared.notices.hold(is_held, shared.now),
            Action::Confirm => {
                if let Some(dialog) = shared.dialog.take() {
                    shared.then(*dialog.then);
                }
            }
            Action::CloseDialog => shared.dialog = None,
            Action::Overview(action) => pages.overview.act(action, shared),
            Action::NewRequest(action) => pages.new_request.act(action, shared),
            Action::Orders(action) => pages.orders.act(action, shared),
            Action::Order(action) => pages.order.act(action, shared),
            Action::Webhooks(action) => pages.webhooks.act(action, shared),
            Action::Claim(action) => pages.claim.act(action, shared),
            Action::Customer(action) => customers.act(action, shared),
            Action::Exceptions(action) => pages.exceptions.act(action, shared),
            Action::Accounts(action) => pages.accounts.act(action, shared),
            Action::Settings(action) => pages.settings.act(action, shared),
        }
    }

    fn do_verb(&mut self, verb: Verb, random: [u8; 8]) {
        match verb.action(self, random) {
            Ok(action) => self.carry_out(action),
            // Going back from the first page is nothing to talk about.
            Err(_) if verb == Verb::Back => {}
            Err(why) => self.shared.hint(Told::new(why), Tone::Note),
        }
    }

    fn turn_to(&mut self, page: Page) {
        self.shared.focus = Some(Focus::Page);
        let old = std::mem::replace(&mut self.shared.page, page);
        self.pages.leave(&old, &mut self.shared);
        let page = self.shared.page.clone();
        self.pages.enter(&page, &mut self.shared);
    }

    fn select(&mut self, id: AccountId) {
        let shared = &mut self.shared;
        if shared.selected == Some(id) || shared.account(id).is_none() {
            return;
        }
        shared.selected = Some(id);
        if shared.settings.account != Some(id) {
            shared.settings.account = Some(id);
            shared.keep(Settings::ACCOUNT, id.0.to_string());
        }
        self.account_changed();
    }

    fn account_changed(&mut self) {
        self.attention.account_changed(&mut self.shared);
        self.pages.account_changed(&mut self.shared);
    }

    /// What is everybody's concern in an event.
    fn take(&mut self, kind: &EventKind) {
        let shared = &mut self.shared;
        match kind {
            EventKind::Accounts(result) => {
                shared.accounts.finish(result.clone());
                self.keep_selection_valid();
            }
            EventKind::Vault(Ok(())) => {
                shared.vault = VaultHealth::Good;
                let accounts = shared.accounts.value().into_iter().flatten();
                // Where their keys are could not be told before.
                if accounts.clone().any(|view| matches!(view.key, KeyPlace::Unknown(_))) {
                    shared.ask(Slot::Accounts, CommandKind::LoadAccounts);
                }
            }
            EventKind::Vault(Err(error)) => shared.vault = VaultHealth::Bad(error.clone()),
            EventKind::Pulse(pulse) => shared.pulse = *pulse,
            EventKind::Settings(Ok(kept)) => {
                shared.settings = Settings::read(kept);
                if let Some(id) = shared.settings.account {
                    self.select(id);
                }
            }
            EventKind::Settings(Err(error)) | EventKind::SettingSaved(Err(error)) => {
                shared.toast_bad(errors::call(error).told);
            }
            EventKind::JobFailed(words) => {
                tracing::error!(words, "a job ended by a mistake of ours");
                shared.toast_bad(Told::new("error-job"));
            }
            _ => {}
        }
    }

    /// After the accounts changed: the one worked with must still exist, and if there is any, one is worked with.
    fn keep_selection_valid(&mut self) {
        let shared = &mut self.shared;
        if shared.selected.is_some_and(|id| shared.account(id).is_none()) {
            shared.selected = None;
        }
        if shared.selected.is_none() {
            let kept = shared.settings.account.filter(|id| shared.account(*id).is_some());
            let first = shared.accounts.value().and_then(|accounts| accounts.first()).map(|view| view.account.id);
            match kept.or(first) {
                Some(id) => {
                    shared.selected = Some(id);
                    self.account_changed();
                }
                None => self.account_changed(),
            }
        }
    }
}

#[cfg(test)]
mod tests;
