//! Every action a person can do by name, once: its title, its keys, where it belongs, and what it does or why it
//! cannot be done now. Key presses, the palette, buttons and help read from here; the icons are in `ui/verbs.rs`.

mod keys;

use std::borrow::Cow;
use std::iter;

pub use self::keys::{Guard, Held, Key, Shortcut};
use super::pages::accounts::AccountsAction;
use super::pages::claim::ClaimAction;
use super::pages::exceptions::{ExceptionsAction, Way};
use super::pages::new_request::NewRequestAction;
use super::pages::order::{AloudAction, OrderAction, is_instruction};
use super::pages::orders::OrdersAction;
use super::pages::settings::SettingsAction;
use super::pages::webhooks::WebhooksAction;
use super::pages::webhooks::import::ImportAction;
use super::palette::PaletteAction;
use super::settings::{Contrast, Motion, Settings, ThemeChoice};
use super::tour::{self, TourAction};
use super::{Action, AppState, Aside, Page, Section};
use crate::domain::exception::ExceptionKind;
use crate::domain::observation::OperatorAction;
use crate::domain::{AccountId, OrderState};
use crate::i18n::{FluentValue, Language, PayerLanguage, Texts};

/// An action by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    /// Opens a page of the side bar.
    Go(Section),
    /// Makes the payin that was typed.
    CreateRequest,
    /// Goes to the search box of the orders.
    FindOrders,
    /// Opens the sheet on which webhook logs are chosen.
    ImportLogs,
    /// Looks which order a payment is for: about the open order, if one is open that may still be paid.
    FindPayment,
    /// Asks the gateway about the open order.
    CheckNow,
    /// Copies a value of the open order; one of [`COPYABLE`].
    Copy(&'static str),
    /// Copies the message for the payer of the open order, in this language.
    CopyMessage(PayerLanguage),
    /// Reads the values of the open order aloud.
    ReadAloud,
    /// Shows the open order to its payer in a window of its own.
    CustomerWindow,
    /// Asks whether the open order shall be sent again.
    SendAgain,
    /// Opens the form with the text of the open order, which was refused.
    EditAgain,
    /// Sets the open order aside.
    SetAside,
    /// Takes it back.
    TakeBack,
    /// Asks the gateway about the order of the open exception.
    CheckException,
    /// Opens the form for what is missing of the open exception.
    RequestRest,
    /// Copies the message for the payer about the open exception.
    CopyExceptionMessage,
    /// Begins to accept the open exception.
    AcceptException,
    /// Begins to mark the open exception as refunded elsewhere.
    MarkRefunded,
    /// Opens the open exception again, which was settled.
    ReopenException,
    /// Opens the command palette.
    Palette,
    /// Opens the page that was open before.
    Back,
    /// Goes to the next part of the window.
    NextRegion,
    /// Goes to the part of the window before.
    PreviousRegion,
    /// Works with the account below in the list.
    NextAccount,
    /// Works with the account above in the list.
    PreviousAccount,
    /// Opens the form for a new account.
    AddAccount,
    /// Opens help for the page, or closes it.
    Help,
    /// Begins the tour, or goes on with it.
    Tour,
    /// Shows every shortcut.
    Shortcuts,
    /// Opens the list of what happened lately, or closes it.
    News,
    /// Takes back what the newest news tells of.
    Undo,
    /// Asks the keyring once more.
    AskKeyring,
    /// Chooses light or dark.
    SetTheme(ThemeChoice),
    /// Chooses how much contrast.
    SetContrast(Contrast),
    /// Chooses how much moves.
    SetMotion(Motion),
    /// Chooses the language of the screen; none: as the system has it.
    SetLanguage(Option<Language>),
    /// Makes everything larger or smaller.
    Zoom(ZoomStep),
    /// Shows the data folder in the system's file manager.
    OpenDataFolder,
    /// Copies Cobro's version, for a report.
    CopyVersion,
    /// Closes the window.
    Quit,
}

/// A step of the zoom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ZoomStep {
    /// Larger.
    In,
    /// Smaller.
    Out,
    /// As it is made.
    Reset,
}

/// Where a verb's keys work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On every page.
    Everywhere,
    /// On the page New request.
    NewRequest,
    /// Where one order is on screen: its page, or beside the list.
    Order,
    /// Where an exception is on screen.
    Exception,
}

impl Place {
    /// Whether one is there.
    pub fn is_here(self, state: &AppState) -> bool {
        match self {
            Self::Everywhere => true,
            Self::NewRequest => state.shared.page == Page::NewRequest,
            Self::Order => state.pages.order.is_open(&state.shared),
            Self::Exception => state.shared.page == Page::Exceptions && state.pages.exceptions.has_detail(),
        }
    }
}

/// The values of an order that can be copied, by the key of their name in the catalogue.
pub const COPYABLE: [&str; 19] = [
    "sheet-clabe",
    "sheet-va",
    "sheet-code",
    "sheet-concept",
    "sheet-reference",
    "sheet-convenio",
    "sheet-convenio-reference",
    "sheet-cie-convenio",
    "sheet-cie-reference",
    "sheet-cci",
    "sheet-amount",
    "sheet-bank",
    "sheet-merchant",
    "sheet-nmid",
    "order-link",
    "order-qr-text",
    "order-number",
    "order-platform-number",
    "order-channel-number",
];

impl Verb {
    /// Every verb, in the order in which the palette shows them to somebody who has typed nothing.
    pub fn all() -> impl Iterator<Item = Self> {
        let on_order = [
            Self::CreateRequest,
            Self::CheckNow,
            Self::ReadAloud,
            Self::CustomerWindow,
            Self::SendAgain,
            Self::EditAgain,
            Self::SetAside,
            Self::TakeBack,
        ];
        let on_exception = [
            Self::CheckException,
            Self::RequestRest,
            Self::CopyExceptionMessage,
            Self::AcceptException,
            Self::MarkRefunded,
            Self::ReopenException,
        ];
        let around = [
            Self::Palette,
            Self::FindOrders,
            Self::ImportLogs,
            Self::FindPayment,
            Self::Back,
            Self::NextAccount,
            Self::PreviousAccount,
            Self::AddAccount,
            Self::Help,
            Self::Tour,
            Self::Shortcuts,
            Self::News,
            Self::Undo,
            Self::NextRegion,
            Self::PreviousRegion,
        ];
        let steps = [ZoomStep::In, ZoomStep::Out, ZoomStep::Reset];
        let system = [Self::AskKeyring, Self::OpenDataFolder, Self::CopyVersion, Self::Quit];
        Section::ALL
            .into_iter()
            .map(Self::Go)
            .chain(on_order)
            .chain(on_exception)
            .chain(PayerLanguage::ALL.into_iter().map(Self::CopyMessage))
            .chain(COPYABLE.into_iter().map(Self::Copy))
            .chain(around)
            .chain(ThemeChoice::ALL.into_iter().map(Self::SetTheme))
            .chain(Contrast::ALL.into_iter().map(Self::SetContrast))
            .chain(Motion::ALL.into_iter().map(Self::SetMotion))
            .chain(iter::once(None).chain(Language::ALL.map(Some)).map(Self::SetLanguage))
            .chain(steps.into_iter().map(Self::Zoom))
            .chain(system)
    }

    /// Key of its title in the catalogue. A button that does the same has the same words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Go(section) => section.key(),
            Self::CreateRequest => "request-create",
            Self::FindOrders => "orders-search",
            Self::ImportLogs => "import-open",
            Self::FindPayment => "claim-title",
            Self::CheckNow => "order-check-now",
            Self::Copy("order-link") => "order-copy-link",
            Self::Copy(_) => "copy-button",
            Self::CopyMessage(_) => "verb-copy-message",
            Self::ReadAloud => "aloud",
            Self::CustomerWindow => "customer",
            Self::SendAgain => "order-send-again-ask",
            Self::EditAgain => "order-edit-again",
            Self::SetAside => "order-set-aside-button",
            Self::TakeBack => "order-take-back",
            Self::CheckException => "exceptions-check",
            Self::RequestRest => "verb-exception-request",
            Self::CopyExceptionMessage => "verb-exception-message",
            Self::AcceptException => "verb-exception-accept",
            Self::MarkRefunded => "verb-exception-refunded",
            Self::ReopenException => "verb-exception-reopen",
            Self::Palette => "palette-open",
            Self::Back => "button-back",
            Self::NextRegion => "verb-next-region",
            Self::PreviousRegion => "verb-previous-region",
            Self::NextAccount => "verb-next-account",
            Self::PreviousAccount => "verb-previous-account",
            Self::AddAccount => "accounts-add",
            Self::Help => "verb-help",
            Self::Tour => "verb-tour",
            Self::Shortcuts => "verb-shortcuts",
            Self::News => "verb-news",
            Self::Undo => "verb-undo",
            Self::AskKeyring => "verb-ask-keyring",
            Self::SetTheme(ThemeChoice::System) => "verb-theme-system",
            Self::SetTheme(ThemeChoice::Light) => "verb-theme-light",
            Self::SetTheme(ThemeChoice::Dark) => "verb-theme-dark",
            Self::SetContrast(Contrast::System) => "verb-contrast-system",
            Self::SetContrast(Contrast::Normal) => "verb-contrast-normal",
            Self::SetContrast(Contrast::High) => "verb-contrast-high",
            Self::SetMotion(Motion::System) => "verb-motion-system",
            Self::SetMotion(Motion::Reduced) => "verb-motion-reduced",
            Self::SetMotion(Motion::Full) => "verb-motion-full",
            Self::SetLanguage(None) => "verb-language-system",
            Self::SetLanguage(Some(_)) => "verb-language",
            Self::Zoom(ZoomStep::In) => "verb-zoom-in",
            Self::Zoom(ZoomStep::Out) => "verb-zoom-out",
            Self::Zoom(ZoomStep::Reset) => "verb-zoom-reset",
            Self::OpenDataFolder => "verb-open-data-folder",
            Self::CopyVersion => "verb-copy-version",
            Self::Quit => "verb-quit",
        }
    }

    /// Its title.
    pub fn title(self, texts: &Texts) -> Cow<'_, str> {
        match self {
            Self::Copy(label) if label != "order-link" => {
                texts.with(self.key(), &[("what", FluentValue::from(texts.get(label).into_owned()))])
            }
            Self::CopyMessage(language) => texts.with(self.key(), &[("language", FluentValue::from(language.name()))]),
            // By its own name, so that whoever cannot read the language on screen finds it.
            Self::SetLanguage(Some(language)) => {
                texts.with(self.key(), &[("language", FluentValue::from(language.own_name()))])
            }
            _ => texts.get(self.key()),
        }
    }

    /// Its title as things stand: what is taken back is named, and a tour that was begun goes on.
    pub fn title_now<'t>(self, state: &AppState, texts: &'t Texts) -> Cow<'t, str> {
        match (self, state.shared.notices.undo()) {
            (Self::Undo, Some((notice, _))) => {
                texts.with("verb-undo-what", &[("what", FluentValue::from(notice.told.say(texts)))])
            }
            (Self::Tour, _) if state.shared.settings.tour.is_waiting() => texts.get("verb-tour-on"),
            _ => self.title(texts),
        }
    }

    /// The keys that do it; the first is the one that is shown.
    pub const fn shortcuts(self) -> &'static [Shortcut] {
        const fn digit(digit: char) -> Shortcut {
            Shortcut::command(Key::Char(digit))
        }
        const fn letter(letter: char) -> Shortcut {
            Shortcut::command(Key::Char(letter))
        }
        match self {
            Self::Go(Section::Overview) => const { &[digit('1')] },
            Self::Go(Section::NewRequest) => const { &[letter('N'), digit('2')] },
            Self::Go(Section::Orders) => const { &[digit('3')] },
            Self::Go(Section::Exceptions) => const { &[digit('4')] },
            Self::Go(Section::Webhooks) => const { &[digit('5')] },
            Self::Go(Section::Accounts) => const { &[digit('6')] },
            Self::Go(Section::Settings) => const { &[digit('7'), letter(',')] },
            Self::CreateRequest => const { &[Shortcut::command(Key::Enter)] },
            Self::FindOrders => const { &[letter('F'), Shortcut::plain(Key::Char('/'))] },
            Self::ImportLogs => const { &[letter('I')] },
            Self::CheckNow | Self::CheckException => const { &[letter('R'), Shortcut::plain(Key::Function(5))] },
            Self::ReadAloud | Self::AcceptException => const { &[Shortcut::plain(Key::Char('A'))] },
            Self::RequestRest => const { &[Shortcut::plain(Key::Char('R'))] },
            Self::CopyExceptionMessage => const { &[Shortcut::plain(Key::Char('M'))] },
            Self::CustomerWindow => const { &[Shortcut::plain(Key::Char('W'))] },
            Self::Palette => const { &[letter('K')] },
            Self::Back => const { &[Shortcut::plain(Key::Escape), Shortcut::alt(Key::Left)] },
            Self::NextRegion => const { &[Shortcut::plain(Key::Function(6))] },
            Self::PreviousRegion => const { &[Shortcut::plain(Key::Function(6)).shift()] },
            Self::NextAccount => const { &[Shortcut::control(Key::Tab)] },
            Self::PreviousAccount => const { &[Shortcut::control(Key::Tab).shift()] },
            // On many keyboards the plus needs Shift; the key beside it then says "=".
            Self::Zoom(ZoomStep::In) => const { &[letter('+'), letter('=')] },
            Self::Zoom(ZoomStep::Out) => const { &[letter('-')] },
            Self::Zoom(ZoomStep::Reset) => const { &[digit('0')] },
            Self::Help => const { &[Shortcut::plain(Key::Function(1))] },
            Self::Shortcuts => const { &[letter('/'), Shortcut::plain(Key::Char('?'))] },
            Self::News => const { &[letter('J')] },
            Self::Undo => const { &[letter('Z')] },
            Self::Quit => const { &[letter('Q')] },
            Self::Copy(_)
            | Self::CopyMessage(_)
            | Self::SendAgain
            | Self::EditAgain
            | Self::SetAside
            | Self::TakeBack
            | Self::MarkRefunded
            | Self::ReopenException
            | Self::AddAccount
            | Self::FindPayment
            | Self::AskKeyring
            | Self::Tour
            | Self::SetTheme(_)
            | Self::SetContrast(_)
            | Self::SetMotion(_)
            | Self::SetLanguage(_)
            | Self::OpenDataFolder
            | Self::CopyVersion => &[],
        }
    }

    /// Where its keys work.
    pub const fn place(self) -> Place {
        match self {
            Self::CreateRequest => Place::NewRequest,
            Self::CheckNow
            | Self::Copy(_)
            | Self::CopyMessage(_)
            | Self::ReadAloud
            | Self::CustomerWindow
            | Self::SendAgain
            | Self::EditAgain
            | Self::SetAside
            | Self::TakeBack => Place::Order,
            Self::CheckException
            | Self::RequestRest
            | Self::CopyExceptionMessage
            | Self::AcceptException
            | Self::MarkRefunded
            | Self::ReopenException => Place::Exception,
            _ => Place::Everywhere,
        }
    }

    /// The action it is now, or the key of why there is none. `random` serves what makes something new.
    pub fn action(self, state: &AppState, random: [u8; 8]) -> Result<Action, &'static str> {
        let shared = &state.shared;
        match self {
            Self::Go(section) => Ok(Action::Go(section.page())),
            Self::CreateRequest => {
                if shared.page != Page::NewRequest || state.pages.new_request.form.is_none() {
                    return Err("why-no-form");
                }
                if state.pages.new_request.is_creating(shared) {
                    return Err("why-creating");
                }
                Ok(Action::NewRequest(NewRequestAction::Create { random }))
            }
            Self::FindOrders => Ok(Action::Orders(OrdersAction::Find)),
            Self::ImportLogs => Ok(Action::Webhooks(WebhooksAction::Import(ImportAction::Open))),
            Self::FindPayment => {
                let page = &state.pages.order;
                let open = page.shown().filter(|shown| page.is_open(shared) && shown.may_be_paid_unseen());
                let order = open.map(|shown| Box::new(shown.detail.order.clone()));
                Ok(Action::Claim(ClaimAction::Begin(order)))
            }
            Self::CheckNow
            | Self::Copy(_)
            | Self::CopyMessage(_)
            | Self::ReadAloud
            | Self::CustomerWindow
            | Self::SendAgain
            | Self::EditAgain
            | Self::SetAside
            | Self::TakeBack => self.on_order(state).map(Action::Order),
            Self::CheckException
            | Self::RequestRest
            | Self::CopyExceptionMessage
            | Self::AcceptException
            | Self::MarkRefunded
            | Self::ReopenException => self.on_exception(state).map(Action::Exceptions),
            Self::Palette => Ok(Action::Palette(PaletteAction::Open)),
            // What stands in front goes first.
            Self::Back if shared.aside.is_some() => Ok(Action::CloseAside),
            Self::Back if state.pages.order.is_aloud(shared) => {
                Ok(Action::Order(OrderAction::Aloud(AloudAction::Close)))
            }
            Self::Back if shared.settings.tour.step().is_some() => Ok(Action::Tour(TourAction::End)),
            Self::Back => state.may_go_back().then_some(Action::Back).ok_or("why-nothing-before"),
            Self::NextRegion => Ok(Action::GoToRegion(shared.region.next(|region| shared.has_region(region)))),
            Self::PreviousRegion => Ok(Action::GoToRegion(shared.region.previous(|region| shared.has_region(region)))),
            Self::NextAccount => neighbour(state, 1).map(Action::SelectAccount),
            Self::PreviousAccount => neighbour(state, -1).map(Action::SelectAccount),
            Self::AddAccount => Ok(Action::Accounts(AccountsAction::Add)),
            Self::Help => Ok(Action::Toggle(Aside::Help)),
            Self::Tour => tour::why_not(shared).map_or(Ok(Action::Tour(TourAction::Start)), Err),
            Self::Shortcuts => Ok(Action::ShowShortcuts(true)),
            Self::News => Ok(Action::Toggle(Aside::News)),
            Self::Undo => {
                let (notice, action) = shared.notices.undo().ok_or("why-nothing-to-undo")?;
                Ok(Action::Follow(notice.id, Box::new(action.clone())))
            }
            Self::AskKeyring if shared.about.sandbox => Err("why-keys-in-memory"),
            Self::AskKeyring => Ok(Action::Accounts(AccountsAction::ProbeVault)),
            Self::SetTheme(choice) if choice == shared.settings.theme => Err("why-already"),
            Self::SetTheme(choice) => Ok(Action::Settings(SettingsAction::SetTheme(choice))),
            Self::SetContrast(choice) if choice == shared.settings.contrast => Err("why-already"),
            Self::SetContrast(choice) => Ok(Action::Settings(SettingsAction::SetContrast(choice))),
            Self::SetMotion(choice) if choice == shared.settings.motion => Err("why-already"),
            Self::SetMotion(choice) => Ok(Action::Settings(SettingsAction::SetMotion(choice))),
            Self::SetLanguage(choice) if shared.chosen_language() == choice => Err("why-already"),
            Self::SetLanguage(choice) => Ok(Action::Settings(SettingsAction::SetLanguage(choice))),
            Self::Zoom(step) => {
                let zoom = step.from(shared.settings.zoom).ok_or("why-zoom-end")?;
                Ok(Action::Settings(SettingsAction::SetZoom(zoom)))
            }
            Self::OpenDataFolder => Ok(Action::OpenDataFolder),
            Self::CopyVersion => Ok(Action::CopyVersion),
            Self::Quit => Ok(Action::Quit),
        }
    }

    /// Why it cannot be done now, as a key of the catalogue.
    pub fn why_not(self, state: &AppState) -> Option<&'static str> {
        self.action(state, [0; 8]).err()
    }

    /// What it is for the open exception.
    fn on_exception(self, state: &AppState) -> Result<ExceptionsAction, &'static str> {
        let page = &state.pages.exceptions;
        let open = page.shown().filter(|_| Place::Exception.is_here(state));
        let Some((shown, told)) = open else { return Err("why-no-exception") };
        let (is_open, kind) = (told.exception.is_open(), told.exception.kind());
        match self {
            Self::CheckException if page.is_checking(&state.shared) => Err("why-checking"),
            Self::CheckException if page.may_check() => Ok(ExceptionsAction::Check),
            Self::CheckException => Err("why-no-order"),
            Self::CopyExceptionMessage if shown.has_message(told) => Ok(ExceptionsAction::CopyMessage),
            Self::CopyExceptionMessage => Err("why-no-message"),
            Self::RequestRest if is_open && kind == ExceptionKind::Underpaid => Ok(ExceptionsAction::RequestRest),
            Self::RequestRest => Err("why-nothing-missing"),
            Self::ReopenException if !is_open => Ok(ExceptionsAction::Reopen(shown.case.key.clone(), kind)),
            Self::AcceptException if is_open => Ok(ExceptionsAction::Begin(Way::Accept)),
            Self::MarkRefunded if is_open => Ok(ExceptionsAction::Begin(Way::Refund)),
            _ => Err("why-already"),
        }
    }

    /// What it is for the open order.
    fn on_order(self, state: &AppState) -> Result<OrderAction, &'static str> {
        let page = &state.pages.order;
        let open = page.shown().filter(|_| page.is_open(&state.shared));
        let Some(shown) = open else { return Err("why-no-order") };
        let order = &shown.detail.order;
        match self {
            Self::CheckNow if page.is_checking(&state.shared) => Err("why-checking"),
            Self::CheckNow => Ok(OrderAction::CheckNow),
            Self::CopyMessage(_) if shown.is_blocked() => Err("why-blocked"),
            Self::Copy(label) if is_instruction(label) && shown.is_blocked() => Err("why-blocked"),
            Self::CopyMessage(_) if !shown.has_message(state.shared.now) => Err("why-no-message"),
            Self::CopyMessage(language) => Ok(OrderAction::CopyMessage(language)),
            Self::ReadAloud => match shown.why_not_aloud(&state.shared) {
                Some(why) => Err(why),
                None => Ok(OrderAction::Aloud(AloudAction::Open)),
            },
            Self::CustomerWindow => match shown.why_not_shown(&state.shared) {
                Some(why) => Err(why),
                None => Ok(OrderAction::ShowCustomer),
            },
            Self::Copy(label) => shown.value(label).map(|_| OrderAction::Copy(label)).ok_or("why-no-value"),
            Self::SendAgain if order.state.may_send_again() => Ok(OrderAction::AskSendAgain),
            Self::SendAgain => Err("why-not-send-again"),
            Self::EditAgain if order.state == OrderState::Rejected => Ok(OrderAction::EditAgain),
            Self::EditAgain => Err("why-not-edit-again"),
            Self::SetAside if order.allows(&OperatorAction::Dismissed) => Ok(OrderAction::SetAside),
            Self::SetAside if order.dismissed => Err("why-already"),
            Self::SetAside => Err("why-not-set-aside"),
            Self::TakeBack if order.allows(&OperatorAction::TakenBack) => Ok(OrderAction::TakeBack),
            _ => Err("why-not-take-back"),
        }
    }
}

impl ZoomStep {
    /// The zoom after this step, in percent; none at the end of the scale.
    fn from(self, zoom: u16) -> Option<u16> {
        let wish = match self {
            Self::In => zoom.checked_add(10)?,
            Self::Out => zoom.checked_sub(10)?,
            Self::Reset => 100,
        };
        (Settings::ZOOMS.contains(&wish) && wish != zoom).then_some(wish)
    }
}

/// The account so many places below the one worked with, around the ends.
fn neighbour(state: &AppState, step: isize) -> Result<AccountId, &'static str> {
    let accounts = state.shared.accounts.value().map(Vec::as_slice).unwrap_or_default();
    let at = accounts.iter().position(|view| Some(view.account.id) == state.shared.selected);
    let (Some(at), 2..) = (at, accounts.len()) else { return Err("why-one-account") };
    let next = at.cast_signed().saturating_add(step).rem_euclid(accounts.len().cast_signed());
    accounts.get(next.unsigned_abs()).map(|view| view.account.id).ok_or("why-one-account")
}

#[cfg(test)]
mod tests;
