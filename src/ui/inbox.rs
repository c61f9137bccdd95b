//! The way of events into the window: never in the backend's way, and every event wakes the window.
//!
//! A hidden or busy window may take nothing for a while. The backend must not wait for it: it would stop asking the
//! gateway and writing down what comes back. So whatever the window has not taken yet is kept, but news that newer
//! news replaces is kept once: where an order stands, the accounts, the pulse. What can pile up is thus bounded by the
//! orders there are and by the questions the window has asked.
//!
//! How the desktop wants programs to look comes the same way; only the newest wish counts.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use eframe::egui::Context;

use crate::app::settings::SystemLook;
use crate::backend::protocol::follow::FollowNews;
use crate::backend::protocol::webhooks::ImportNews;
use crate::backend::protocol::{Event, EventKind, EventSink};
use crate::domain::OrderKey;

/// The window's end: give it to [`super::RunOptions`]. Once it is dropped, events go nowhere.
pub struct Inbox(Arc<Between>);

/// The backend's end. Keeps the event, then wakes; before there is a window it only keeps.
#[derive(Clone)]
pub struct WakingSink(Arc<Between>);

/// Makes both ends.
pub fn inbox() -> (WakingSink, Inbox) {
    let between = Arc::new(Between::default());
    (WakingSink(Arc::clone(&between)), Inbox(between))
}

#[derive(Default)]
struct Between {
    waiting: Mutex<Waiting>,
    look: Mutex<Option<SystemLook>>,
    context: OnceLock<Context>,
}

impl Between {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn look(&self) -> MutexGuard<'_, Option<SystemLook>> {
        self.look.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wake(&self) {
        if let Some(context) = self.context.get() {
            context.request_repaint();
        }
    }
}

impl Inbox {
    /// The oldest event that waits.
    pub fn take(&self) -> Option<Event> {
        self.0.waiting().take()
    }

    /// How the desktop wants programs to look, if that changed since the last time.
    pub fn take_look(&self) -> Option<SystemLook> {
        self.0.look().take()
    }

    /// From now on every event wakes this window.
    pub(super) fn wake(&self, context: &Context) {
        if self.0.context.set(context.clone()).is_err() {
            tracing::error!("the inbox belongs to another window");
        }
    }
}

impl Drop for Inbox {
    fn drop(&mut self) {
        *self.0.waiting() = Waiting { is_closed: true, ..Waiting::default() };
    }
}

impl WakingSink {
    /// Keeps how the desktop wants programs to look, then wakes.
    pub fn follow_system(&self, look: SystemLook) {
        *self.0.look() = Some(look);
        self.0.wake();
    }
}

impl EventSink for WakingSink {
    fn emit(&self, event: Event) {
        self.0.waiting().keep(event);
        self.0.wake();
    }
}

/// What newer news of the same kind replaces.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Subject {
    Order(OrderKey),
    Accounts,
    Pulse,
    Import,
    Followed,
    Mistake(String),
}

impl Subject {
    /// What an event is news of; none for answers, each of which somebody waits for.
    fn of(event: &Event) -> Option<Self> {
        match &event.kind {
            _ if event.id.is_some() => None,
            EventKind::OrderChanged(summary) => Some(Self::Order(summary.key.clone())),
            EventKind::Accounts(_) => Some(Self::Accounts),
            EventKind::Pulse(_) => Some(Self::Pulse),
            EventKind::Import(ImportNews::Running(_)) => Some(Self::Import),
            EventKind::Follow(FollowNews::Now(_)) => Some(Self::Followed),
            EventKind::JobFailed(words) => Some(Self::Mistake(words.clone())),
            _ => None,
        }
    }
}

/// Events in the order they came; news stands where its subject was first told.
#[derive(Default)]
struct Waiting {
    events: VecDeque<Event>,
    /// How many events were taken so far: the number of the oldest one that waits.
    taken: usize,
    /// Number of the event that tells of a subject.
    news: HashMap<Subject, usize>,
    is_closed: bool,
}

impl Waiting {
    fn keep(&mut self, event: Event) {
        if self.is_closed {
            return; // Cobro is ending and nobody is left to tell
        }
        if let Some(subject) = Subject::of(&event) {
            let number = *self.news.entry(subject).or_insert(self.taken + self.events.len());
            if let Some(older) = self.events.get_mut(number - self.taken) {
                *older = event;
                return;
            }
        }
        self.events.push_back(event);
    }

    fn take(&mut self) -> Option<Event> {
        let event = self.events.pop_front()?;
        self.taken += 1;
        if let Some(subject) = Subject::of(&event) {
            self.news.remove(&subject);
        }
        Some(event)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::pages::desk::summary;
    use crate::backend::protocol::{Pulse, RequestId};
    use crate::domain::OrderState;

    fn order(made: u32, state: OrderState) -> Event {
        Event { id: None, kind: EventKind::OrderChanged(Box::new(summary(made, state))) }
    }

    fn pulse(open: u32) -> Event {
        Event { id: None, kind: EventKind::Pulse(Pulse { open, ..Pulse::default() }) }
    }

    fn answer(id: u64) -> Event {
        Event { id: Some(RequestId(id)), kind: EventKind::Vault(Ok(())) }
    }

    /// What waits, in short.
    fn drain(inbox: &Inbox) -> Vec<String> {
        std::iter::from_fn(|| inbox.take())
            .map(|event| match event.kind {
                EventKind::OrderChanged(summary) => format!("{} {:?}", summary.key.order_no, summary.state),
                EventKind::Pulse(pulse) => format!("pulse {}", pulse.open),
                _ => format!("answer {}", event.id.expect("an answer").0),
            })
            .collect()
    }

    #[test]
    fn a_flood_of_news_is_kept_once_and_every_answer_is_kept() {
        let (sink, inbox) = inbox();
        for n in 0..5_000 {
            sink.emit(order(1, OrderState::Unknown));
            sink.emit(pulse(n));
            if n % 1_000 == 0 {
                sink.emit(answer(u64::from(n)));
            }
        }
        sink.emit(order(2, OrderState::Waiting));
        sink.emit(order(1, OrderState::Paid));
        let expected = [
            "CB-1 Paid",
            "pulse 4999",
            "answer 0",
            "answer 1000",
            "answer 2000",
            "answer 3000",
            "answer 4000",
            "CB-2 Waiting",
        ];
        assert_eq!(drain(&inbox), expected);
    }

    #[test]
    fn what_was_taken_is_told_anew() {
        let (sink, inbox) = inbox();
        sink.emit(answer(1));
        sink.emit(order(1, OrderState::Waiting));
        assert_eq!(inbox.take().and_then(|event| event.id), Some(RequestId(1)));
        sink.emit(order(1, OrderState::Paid));
        assert_eq!(drain(&inbox), ["CB-1 Paid"]);
        sink.emit(order(1, OrderState::Failed));
        sink.emit(pulse(3));
        assert_eq!(drain(&inbox), ["CB-1 Failed", "pulse 3"]);
    }

    #[test]
    fn only_the_newest_look_counts_and_it_is_told_once() {
        let (sink, inbox) = inbox();
        assert_eq!(inbox.take_look(), None);
        let dark = SystemLook { dark: Some(true), ..SystemLook::default() };
        sink.follow_system(SystemLook::default());
        sink.follow_system(dark);
        assert_eq!(inbox.take_look(), Some(dark));
        assert_eq!(inbox.take_look(), None);
    }

    #[test]
    fn nothing_piles_up_behind_a_closed_window() {
        let (sink, inbox) = inbox();
        sink.emit(answer(1));
        drop(inbox);
        sink.emit(answer(2));
        assert_eq!(sink.0.waiting().events.len(), 0);
    }
}
