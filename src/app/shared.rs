//! What all pages share: accounts, the selected one, the clock's last word, news, and the way out for commands.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::Loadable;
use super::action::Action;
use super::effect::{Aside, Effect, Focus, Region};
use super::notice::{Dialog, Notice, Notices, Tone};
use super::page::Page;
use super::settings::{Settings, SystemLook};
use super::slot::{Slot, Slots};
use super::told::Told;
use crate::backend::protocol::VaultError;
use crate::backend::protocol::{AccountView, Command, CommandKind, Pulse, RequestId};
use crate::domain::{AccountId, Catalogue, Market, MarketCode};
use crate::i18n::{Language, Locale};

/// What never changes while Cobro runs.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Cobro's version.
    pub version: String,
    /// The folder that holds everything Cobro writes, for a person to read.
    pub data_dir: String,
    /// The user's own market file, whether or not it exists, for a person to read.
    pub market_file: String,
    /// The folder that holds the market files that were added, for a person to read.
    pub market_folder: String,
    /// Where files for payers are saved until the person chooses another folder.
    pub save_dir: String,
    /// Started on the built-in sandbox: nothing here is real money.
    pub sandbox: bool,
    /// The language that the system prefers.
    pub system_language: Language,
    /// The time zone of this computer's clock; none if it is not known.
    pub home_zone: Option<TimeZone>,
}

/// What is known of the OS keyring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum VaultHealth {
    /// Nobody asked.
    #[default]
    Unasked,
    /// Asked, no answer yet.
    Asked {
        /// When.
        since: Timestamp,
    },
    /// It answers.
    Good,
    /// It does not serve.
    Bad(VaultError),
}

impl VaultHealth {
    /// A person is not left waiting longer than this for a word about the keyring, in seconds.
    pub const PATIENCE_SECS: u64 = 3;

    /// When silence counts as trouble.
    fn deadline(&self) -> Option<Timestamp> {
        match self {
            Self::Asked { since } => Some(*since + SignedDuration::from_secs(Self::PATIENCE_SECS.cast_signed())),
            _ => None,
        }
    }
}

/// What all pages share. Pages change it through its methods; views only read it.
#[derive(Debug)]
pub struct Shared {
    /// What fills the window.
    pub page: Page,
    /// Markets.
    pub catalogue: Catalogue,
    /// All accounts.
    pub accounts: Loadable<Vec<AccountView>>,
    /// The account worked with.
    pub selected: Option<AccountId>,
    /// The keyring.
    pub vault: VaultHealth,
    /// How the watching goes.
    pub pulse: Pulse,
    /// News.
    pub notices: Notices,
    /// What stands beside the page.
    pub aside: Option<Aside>,
    /// Whether the table of shortcuts is on screen.
    pub is_showing_keys: bool,
    /// The question on screen.
    pub dialog: Option<Dialog>,
    /// What the user has set.
    pub settings: Settings,
    /// The language that this run was started with, whatever is set; until a person chooses one.
    pub language_flag: Option<Language>,
    /// How the desktop wants it to look.
    pub system_look: SystemLook,
    /// What shall have the keyboard when it is drawn next.
    pub focus: Option<Focus>,
    /// The part of the window that has the keyboard.
    pub region: Region,
    /// What never changes.
    pub about: About,
    /// The time of the newest `act`, `apply` or `tick`.
    pub now: Timestamp,
    slots: Slots,
    outbox: Vec<Command>,
    wishes: Vec<Action>,
    effects: Vec<Effect>,
}

impl Shared {
    pub(super) fn new(catalogue: Catalogue, about: About, now: Timestamp) -> Self {
        Self {
            page: Page::default(),
            catalogue,
            accounts: Loadable::default(),
            selected: None,
            vault: VaultHealth::default(),
            pulse: Pulse::default(),
            notices: Notices::default(),
            aside: None,
            is_showing_keys: false,
            dialog: None,
            settings: Settings::default(),
            language_flag: None,
            system_look: SystemLook::default(),
            focus: None,
            region: Region::default(),
            about,
            now,
            slots: Slots::default(),
            outbox: Vec::new(),
            wishes: Vec::new(),
            effects: Vec::new(),
        }
    }

    /// Whether this part of the window is there now.
    pub const fn has_region(&self, region: Region) -> bool {
        match region {
            Region::Tour => self.settings.tour.step().is_some(),
            Region::Aside => self.aside.is_some(),
            Region::SideBar | Region::TopBar | Region::Page | Region::Status => true,
        }
    }

    /// Sends a question; its answer comes to `apply` unless the same slot is asked again before.
    pub fn ask(&mut self, slot: Slot, kind: CommandKind) {
        let (id, instead_of) = self.slots.open(slot);
        self.outbox.push(Command { id, instead_of, kind });
    }

    /// Sends a command that is not answered.
    pub fn tell(&mut self, kind: CommandKind) {
        let id = self.slots.unslotted();
        self.outbox.push(Command { id, instead_of: None, kind });
    }

    /// Whether an answer is awaited in `slot`.
    pub fn is_asked(&self, slot: &Slot) -> bool {
        self.slots.is_open(slot)
    }

    /// Lets the open answer of `slot` become stale.
    pub fn forget(&mut self, slot: &Slot) {
        self.slots.forget(slot);
    }

    /// Closes the slot of an answer; `None` if it is stale.
    pub(super) fn close(&mut self, id: RequestId) -> Option<Slot> {
        self.slots.close(id)
    }

    /// Does something else after this action: goes to another page, selects an account.
    pub fn then(&mut self, action: Action) {
        self.wishes.push(action);
    }

    /// Has the window do something.
    pub fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    pub(super) fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// Puts a value on the clipboard and says so; `what` is the key of its name. Never for secrets.
    pub fn copy(&mut self, what: &'static str, value: String) {
        self.effect(Effect::Copy(value));
        self.hint(Told::new("toast-copied").word("what", what), Tone::Good);
    }

    /// Keeps one setting.
    pub fn keep(&mut self, key: &'static str, value: String) {
        self.ask(Slot::SaveSetting(key), CommandKind::SaveSetting { key: key.to_owned(), value });
    }

    pub(super) fn take_wishes(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.wishes)
    }

    pub(super) fn take_outbox(&mut self) -> Vec<Command> {
        std::mem::take(&mut self.outbox)
    }

    /// Shows news, and keeps it.
    pub fn notify(&mut self, notice: Notice) {
        self.notices.show(notice, self.now);
    }

    /// Shows good news.
    pub fn toast(&mut self, told: Told) {
        self.notify(Notice::new(told, Tone::Good));
    }

    /// Shows bad news that needs no decision.
    pub fn toast_bad(&mut self, told: Told) {
        self.notify(Notice::new(told, Tone::Bad));
    }

    /// Shows something of the moment, which nobody looks for later.
    pub fn hint(&mut self, told: Told, tone: Tone) {
        self.notify(Notice::passing(told, tone));
    }

    /// The language that was chosen for this run or by the person; none: as the system has it.
    pub fn chosen_language(&self) -> Option<Language> {
        self.language_flag.or(self.settings.language)
    }

    /// The language of the screen.
    pub fn language(&self) -> Language {
        self.chosen_language().unwrap_or(self.about.system_language)
    }

    /// The language of the screen and how numbers and dates are written: as in the selected account's country, where
    /// that language is spoken there.
    pub fn locale(&self) -> Locale {
        let language = self.language();
        self.selected_market().map_or_else(
            || language.into(),
            |market| Locale::in_country(language, &market.language, market.code.as_str()),
        )
    }

    /// The account with this id.
    pub fn account(&self, id: AccountId) -> Option<&AccountView> {
        self.accounts.value()?.iter().find(|view| view.account.id == id)
    }

    /// The account worked with.
    pub fn selected_account(&self) -> Option<&AccountView> {
        self.account(self.selected?)
    }

    /// The rules of a market.
    pub fn market(&self, code: &MarketCode) -> Option<&Market> {
        self.catalogue.get(code)
    }

    /// The rules of the selected account's market.
    pub fn selected_market(&self) -> Option<&Market> {
        self.market(&self.selected_account()?.account.market)
    }

    /// Asks whether the keyring answers.
    pub fn probe_vault(&mut self) {
        if !self.is_asked(&Slot::Vault) {
            self.vault = VaultHealth::Asked { since: self.now };
            self.ask(Slot::Vault, CommandKind::ProbeVault);
        }
    }

    /// Takes the time: toasts go, and a silent keyring is called silent.
    pub(super) fn tick(&mut self) {
        self.notices.tick(self.now);
        if self.vault.deadline().is_some_and(|deadline| deadline <= self.now) {
            // The answer may still come, late, and is then taken.
            self.vault = VaultHealth::Bad(VaultError::Silent(VaultHealth::PATIENCE_SECS));
        }
    }

    /// When `tick` has something to do next.
    pub(super) fn next_tick(&self) -> Option<Timestamp> {
        [self.notices.next_end(), self.vault.deadline()].into_iter().flatten().min()
    }
}
