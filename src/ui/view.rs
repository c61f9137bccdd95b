//! What a drawing function gets: the state to read, the words, and a place to report actions to.

use std::borrow::Cow;
use std::time::Duration;

use eframe::egui::{Context, Ui};
use jiff::Timestamp;

use crate::app::age::age;
use crate::app::told::Say as _;
use crate::app::when::{Moment, Zone};
use crate::app::{Action, AppState, Focus, Shared, Verb};
use crate::domain::{Amount, Market, Money};
use crate::i18n::Texts;

/// What a drawing function gets.
pub struct View<'a> {
    /// What the window knows.
    pub state: &'a AppState,
    /// The catalogue.
    pub texts: &'a Texts,
    /// Commands that the backend has not taken yet.
    pub backlog: usize,
    actions: Vec<Action>,
}

impl<'a> View<'a> {
    pub(super) const fn new(state: &'a AppState, texts: &'a Texts, backlog: usize) -> Self {
        Self { state, texts, backlog, actions: Vec::new() }
    }

    /// Reports what a person did; carried out after the page is drawn.
    pub fn send(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Reports that a person wants this done.
    pub fn do_verb(&mut self, verb: Verb) {
        self.send(Action::Do { verb, random: random() });
    }

    /// Whether what is being drawn shall have the keyboard; true once.
    pub fn takes_focus(&mut self, focus: Focus) -> bool {
        let takes = self.shared().focus == Some(focus);
        if takes {
            self.send(Action::Focused(focus));
        }
        takes
    }

    pub(super) fn into_actions(self) -> Vec<Action> {
        self.actions
    }

    /// What all pages share.
    pub const fn shared(&self) -> &'a Shared {
        &self.state.shared
    }

    /// How long ago something was, in words. Wakes the window when the words change.
    pub fn age(&self, ctx: &Context, at: Timestamp) -> Cow<'a, str> {
        let age = age(at, self.shared().now);
        ctx.request_repaint_after(Duration::try_from(age.changes_in).unwrap_or(Duration::from_mins(1)));
        age.told.say(self.texts)
    }

    /// A sum of money of a market, in the language and the country of the screen.
    pub fn money(&self, amount: Amount, market: Option<&Market>) -> String {
        Money::of(amount, market).say(self.texts)
    }

    /// The exact time in the selected account's market, with the zone named; for hovering over an age.
    pub fn exact_time(&self, at: Timestamp) -> String {
        let market = self.shared().selected_market();
        format!("{} ({})", Moment::second(at, market).say(self.texts), Zone::of(market, at).say(self.texts))
    }

    /// An age that shows the exact time when hovered.
    pub fn age_label(&self, ui: &mut Ui, at: Timestamp) {
        let words = self.age(ui.ctx(), at);
        ui.label(words.as_ref()).on_hover_text(self.exact_time(at));
    }
}

/// Bytes for an order number. Should the system have none, the ledger refuses the number that comes of it a second
/// time, so nothing is created twice.
fn random() -> [u8; 8] {
    let mut bytes = [0; 8];
    if let Err(error) = getrandom::fill(&mut bytes) {
        tracing::error!(%error, "the system gives no random bytes");
    }
    bytes
}
