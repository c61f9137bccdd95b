//! The customer windows: one for each order that is being shown to its payer, with this payer's data and nothing else of
//! the merchant's. Each stays open whatever page is on screen, follows its order, and closes by itself after the payment.

mod told;

use std::fmt;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

pub use self::told::{Code, Section, Sheet, Showing, Standing};
use super::pages::order::{self, Shown, share};
use super::{Effect, News, Shared, Slot, Told};
use crate::app::notice::Tone;
use crate::backend::protocol::{CommandKind, EventKind};
use crate::domain::OrderKey;
use crate::domain::observation::{OperatorAction, ShareChannel, ShareKind};
use crate::i18n::{PayerLanguage, PayerTexts};
use crate::instructions::message;

/// How long a window still stands after the payment.
pub const STAYS: SignedDuration = SignedDuration::from_secs(10);

/// What a person can do with the customer windows.
#[derive(Clone, Debug)]
pub enum CustomerAction {
    /// Shows this order to its payer; brings its window to the front if it has one.
    Open(Box<Shown>),
    /// Closes the window of this order.
    Close(OrderKey),
}

/// Every customer window, the oldest first.
#[derive(Debug, Default)]
pub struct Customers {
    windows: Vec<CustomerWindow>,
}

/// What one payer is shown.
#[derive(Debug)]
pub struct CustomerWindow {
    shown: Box<Shown>,
    words: Words,
    /// When it closes by itself.
    closes_at: Option<Timestamp>,
    /// What stands still until the order changes.
    sheet: Arc<Sheet>,
}

/// The payer's language, and its texts.
struct Words(PayerLanguage, PayerTexts);

impl fmt::Debug for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Words {
    fn of(shown: &Shown, shared: &Shared) -> Self {
        // The bundled faces have no letters for the others.
        let language = share::paper_language(share::language(shown, shared));
        let market = shared.market(&shown.detail.market);
        let tag = market.map_or_else(|| language.code().to_owned(), |market| message::tag(language, market));
        Self(language, PayerTexts::new(language, &tag))
    }
}

impl CustomerWindow {
    fn new(shown: Box<Shown>, shared: &Shared) -> Self {
        let words = Words::of(&shown, shared);
        let sheet = Arc::new(Sheet::of(&shown, words.0, &words.1, shared));
        Self { shown, words, closes_at: None, sheet }
    }

    /// Which order it shows.
    pub const fn key(&self) -> &OrderKey {
        &self.shown.detail.order.key
    }

    /// What stands in it now.
    pub fn showing(&self, shared: &Shared) -> Showing {
        told::showing(&self.shown, &self.sheet, self.closes_at, &self.words.1, shared)
    }

    /// The order changed.
    fn take(&mut self, shown: Box<Shown>, shared: &Shared) {
        *self = Self { closes_at: self.closes_at, ..Self::new(shown, shared) };
        if told::is_paid(&self.shown) {
            self.closes_at.get_or_insert(shared.now + STAYS);
        }
    }
}

impl Customers {
    /// The windows that are open.
    pub fn windows(&self) -> &[CustomerWindow] {
        &self.windows
    }

    fn window(&mut self, key: &OrderKey) -> Option<&mut CustomerWindow> {
        self.windows.iter_mut().find(|window| window.key() == key)
    }

    /// A person did something with them.
    pub(super) fn act(&mut self, action: CustomerAction, shared: &mut Shared) {
        match action {
            CustomerAction::Open(shown) => {
                let key = shown.detail.order.key.clone();
                if self.window(&key).is_some() {
                    return shared.effect(Effect::RaiseCustomer(key));
                }
                if shown.why_not_shown(shared).is_some() {
                    return;
                }
                self.windows.push(CustomerWindow::new(shown, shared));
                // A screen reader does not see the other window; it hears of it here.
                shared.hint(Told::new("customer-opened"), Tone::Good);
                let (kind, channel) = (ShareKind::CustomerWindow, ShareChannel::Screen);
                shared.tell(CommandKind::Note(key, OperatorAction::Shared { kind, channel, what: None }));
            }
            CustomerAction::Close(key) => self.windows.retain(|window| *window.key() != key),
        }
    }

    /// The backend told something.
    pub(super) fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        match news.kind {
            EventKind::OrderChanged(summary) if self.window(&summary.key).is_some() => {
                let key = summary.key.clone();
                shared.ask(Slot::Order(key.clone()), CommandKind::LoadOrder(key));
            }
            EventKind::Order(key, Ok(Some(detail))) => {
                if let Some(window) = self.window(key) {
                    window.take(Box::new(order::show(detail.as_ref().clone(), shared)), shared);
                }
            }
            _ => {}
        }
    }

    /// Time went by.
    pub(super) fn tick(&mut self, shared: &Shared) {
        self.windows.retain(|window| window.closes_at.is_none_or(|at| at > shared.now));
    }

    /// When something in a window changes next if nothing else happens.
    pub(super) fn next_tick(&self, now: Timestamp) -> Option<Timestamp> {
        let changes = |window: &CustomerWindow| told::changes_at(&window.shown, window.closes_at, now);
        self.windows.iter().filter_map(changes).min()
    }
}

impl Shown {
    /// Why there is nothing to show to the payer now, as a key.
    pub fn why_not_shown(&self, shared: &Shared) -> Option<&'static str> {
        if self.is_blocked() && self.over(shared.now).is_none() {
            Some("why-blocked")
        } else if self.may_share(shared) {
            None
        } else {
            Some("why-nothing-to-show")
        }
    }
}

#[cfg(test)]
mod tests;
