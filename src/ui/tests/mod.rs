//! The window by role and label, without a GPU and without a backend.
//!
//! The harness fails by itself if a control has no accessible name, a glyph cannot be drawn, or the window repaints
//! for ever.

mod access;
mod account_keys;
mod accounts;
mod aloud;
mod claim;
mod customer;
mod exceptions;
mod follow;
mod help;
mod keyboard;
mod languages;
mod market_file;
mod new_request;
mod news;
mod order;
mod orders;
mod overview;
mod palette;
#[cfg(feature = "snapshots")]
mod pictures;
mod share;
mod shell;
mod tour;
mod webhooks;

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use egui_kittest::Harness;
use egui_kittest::kittest::{By, Queryable as _};
use jiff::{SignedDuration, Timestamp};

use eframe::egui::{self, DroppedFile};

use super::{CobroApp, CommandPort, Full, Outside, WakingSink, inbox};
use crate::app::effect::FileTask;
use crate::app::{About, AppState};
use crate::backend::protocol::{
    AccountView, Command, CommandKind, Event, EventKind, EventSink as _, KeyPlace, RequestId,
};
use crate::domain::{Account, AccountId, AccountKeys, Catalogue, Environment, MarketCode};

/// A port that keeps what it is given, and can be full.
#[derive(Clone, Default)]
struct FakePort {
    sent: Rc<RefCell<Vec<Command>>>,
    is_full: Rc<Cell<bool>>,
}

impl CommandPort for FakePort {
    fn send(&self, command: Command) -> Result<(), Full> {
        if self.is_full.get() {
            return Err(Full(Box::new(command)));
        }
        self.sent.borrow_mut().push(command);
        Ok(())
    }
}

/// A window on a fake backend.
pub(super) struct Window {
    pub harness: Harness<'static, CobroApp>,
    port: FakePort,
    events: WakingSink,
    clock: Rc<Cell<Timestamp>>,
    /// What was to be done with files.
    pub files: Rc<RefCell<Vec<FileTask>>>,
}

/// A file as the desktop hands it over.
#[derive(Debug)]
struct File(PathBuf);

impl DroppedFile for File {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        unreachable!("files are not read on the window's thread")
    }
}

impl Window {
    /// A window that has asked for everything and was told nothing.
    pub fn open(about: About, size: [f32; 2]) -> Self {
        Self::open_with(Catalogue::built_in(), about, size)
    }

    /// The same, with these markets.
    pub fn open_with(catalogue: Catalogue, about: About, size: [f32; 2]) -> Self {
        let (events, inbox) = inbox();
        let port = FakePort::default();
        let clock = Rc::new(Cell::new(crate::app::pages::desk::start()));
        let files: Rc<RefCell<Vec<FileTask>>> = Rc::default();
        let (boxed, time) = (Box::new(port.clone()), Rc::clone(&clock));
        let outside = Outside {
            inbox,
            port: boxed,
            clock: Box::new(move || time.get()),
            on_return: Box::new(|| {}),
            open_folder: Box::new(|_| false),
            choose_market_file: Box::new(|_| {}),
            choose_logs: Box::new(|_, _| {}),
            file: Box::new({
                let files = Rc::clone(&files);
                move |task| files.borrow_mut().push(task)
            }),
        };
        let state = AppState::new(catalogue, about, clock.get());
        let builder = Harness::builder().with_size(size).with_max_steps(20);
        #[cfg(feature = "snapshots")]
        let builder = pictures::ready(builder);
        let harness = builder.build_eframe(move |cc| CobroApp::new(&cc.egui_ctx, state, outside));
        Self { harness, port, events, clock, files }
    }

    /// A window with these accounts and a keyring that answers.
    pub fn with(accounts: &[AccountView]) -> Self {
        Self::of_size(accounts, [1180.0, 900.0])
    }

    /// The same, of this size in points.
    pub fn of_size(accounts: &[AccountView], size: [f32; 2]) -> Self {
        let mut window = Self::open(About::default(), size);
        window.has_accounts(accounts);
        window
    }

    /// The desktop drops a file; what comes of it shows with the next frame.
    pub fn drop_file(&mut self, path: &str) {
        self.harness.input_mut().dropped_files.push(Arc::new(File(PathBuf::from(path))));
    }

    /// The keyring answers, and these accounts are there.
    pub fn has_accounts(&mut self, accounts: &[AccountView]) {
        let (probe, ()) = self.take(|kind| matches!(kind, CommandKind::ProbeVault).then_some(())).expect("asked");
        self.answer(probe, EventKind::Vault(Ok(())));
        self.tell(EventKind::Accounts(Ok(accounts.to_vec())));
    }

    /// The backend tells something nobody asked for.
    pub fn tell(&mut self, kind: EventKind) {
        self.events.emit(Event { id: None, kind });
        self.harness.run();
    }

    /// The backend answers.
    pub fn answer(&mut self, id: RequestId, kind: EventKind) {
        self.events.emit(Event { id: Some(id), kind });
        self.harness.run();
    }

    /// Time goes by.
    pub fn pass(&mut self, secs: i64) {
        self.clock.set(self.clock.get() + SignedDuration::from_secs(secs));
        self.harness.run();
    }

    pub fn click(&mut self, label: &str) {
        self.click_role(egui::accesskit::Role::Button, label);
    }

    /// Scrolls there first: what is not visible cannot be pressed.
    fn click_role(&mut self, role: egui::accesskit::Role, label: &str) {
        self.harness.get_by_role_and_label(role, label).scroll_to_me();
        self.harness.run();
        self.harness.get_by_role_and_label(role, label).click();
        self.harness.run();
    }

    /// Presses an entry of the side bar; a page may have a button of the same name.
    pub fn click_nav(&mut self, name: &str) {
        let node = self.harness.get_all_by_role_and_label(egui::accesskit::Role::Button, name).next();
        node.expect("an entry of the side bar").click();
        self.harness.run();
    }

    /// Presses a button or an item of an open list as a screen reader does, wherever it is scrolled to.
    pub fn press(&mut self, label: &str) {
        let is_pressed = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            use egui::accesskit::Role;
            matches!(node.role(), Role::Button | Role::MenuItem | Role::ListBoxOption)
        };
        self.harness.get(By::new().label(label).predicate(is_pressed)).click_accesskit();
        self.harness.run();
    }

    /// Presses a row of a table as a screen reader does.
    pub fn press_row(&mut self, label: &str) {
        self.harness.get_by_role_and_label(egui::accesskit::Role::Row, label).click_accesskit();
        self.harness.run();
    }

    pub fn key(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    pub fn tick_box(&mut self, label: &str) {
        self.click_role(egui::accesskit::Role::CheckBox, label);
    }

    /// Types into the field with this label.
    pub fn type_into(&mut self, label: &str, text: &str) {
        self.entry(label).focus();
        self.harness.run();
        self.entry(label).type_text(text);
        self.harness.run();
    }

    fn entry<'a>(&'a self, label: &'a str) -> egui_kittest::Node<'a> {
        use egui::accesskit::Role;
        let role = if label == "API key" || label == "Former key" { Role::PasswordInput } else { Role::TextInput };
        self.harness.get_by_role_and_label(role, label)
    }

    /// Chooses one of a list.
    pub fn choose(&mut self, label: &str, choice: &str) {
        self.click_role(egui::accesskit::Role::ComboBox, label);
        self.click_role(egui::accesskit::Role::ListBoxOption, choice);
    }

    /// Whether exactly this name or text stands on screen.
    pub fn shows_exactly(&self, text: &str) -> bool {
        self.harness.query_all_by_label(text).next().is_some()
    }

    /// Whether a text stands on screen, alone or in a longer one.
    pub fn shows(&self, text: &str) -> bool {
        self.harness.query_all_by_label_contains(text).next().is_some()
    }

    /// Names of what can be pressed or typed into and sticks out of the window on the right.
    pub fn sticking_out(&self) -> Vec<String> {
        use egui::accesskit::Role;
        let width = self.harness.ctx.content_rect().right();
        [Role::Button, Role::TextInput, Role::ComboBox]
            .into_iter()
            .flat_map(|role| self.harness.query_all_by_role(role))
            .filter(|node| node.rect().right() > width)
            .map(|node| format!("{node:?}"))
            .collect()
    }

    /// The commands of a kind, oldest first; forgets none.
    pub fn asked<T>(&self, pick: impl Fn(&CommandKind) -> Option<T>) -> Vec<(RequestId, T)> {
        self.port.sent.borrow().iter().filter_map(|command| Some((command.id, pick(&command.kind)?))).collect()
    }

    /// The newest command of a kind; forgets everything sent so far.
    pub fn take<T>(&self, pick: impl Fn(&CommandKind) -> Option<T>) -> Option<(RequestId, T)> {
        let sent = std::mem::take(&mut *self.port.sent.borrow_mut());
        sent.iter().rev().find_map(|command| Some((command.id, pick(&command.kind)?)))
    }
}

/// An account as the backend lists it.
pub(super) fn account(id: i64, name: &str, environment: Environment, base_url: &str) -> AccountView {
    AccountView {
        account: Account {
            id: AccountId(id),
            name: name.to_owned(),
            market: MarketCode::new("mx"),
            environment,
            base_url: base_url.to_owned(),
            merchant_id: "100234".to_owned(),
            notify_url: "https://shop.example/hook".to_owned(),
            upper_case_sign: false,
        },
        key: KeyPlace::Keyring,
        keys: AccountKeys::default(),
        lost: Vec::new(),
    }
}
