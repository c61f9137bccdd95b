//! The way of events into the window: bounded, and every event wakes it.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, OnceLock};

use eframe::egui::Context;

use crate::backend::protocol::{Event, EventSink};

/// Events that may wait for the window before the backend has to.
const BOUND: usize = 1_024;

/// The window's end: give it to [`super::RunOptions`].
pub struct Inbox {
    pub(super) events: Receiver<Event>,
    pub(super) context: Arc<OnceLock<Context>>,
}

/// The backend's end. Sends, then wakes; before there is a window it only sends.
#[derive(Clone)]
pub struct WakingSink {
    events: SyncSender<Event>,
    context: Arc<OnceLock<Context>>,
}

/// Makes both ends.
pub fn inbox() -> (WakingSink, Inbox) {
    let (sender, events) = sync_channel(BOUND);
    let context = Arc::new(OnceLock::new());
    (WakingSink { events: sender, context: Arc::clone(&context) }, Inbox { events, context })
}

impl EventSink for WakingSink {
    fn emit(&self, event: Event) {
        // The window is gone: Cobro is ending and nobody is left to tell.
        if self.events.send(event).is_err() {
            return;
        }
        if let Some(context) = self.context.get() {
            context.request_repaint();
        }
    }
}
