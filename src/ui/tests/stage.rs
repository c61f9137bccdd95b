//! The whole window on a harness without a GPU, with a backend that is played by the test.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::mpsc::{SyncSender, sync_channel};

use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::{SignedDuration, Timestamp};

use crate::app::pages::desk;
use crate::app::{About, AppState};
use crate::backend::protocol::{Command, CommandKind, Event, EventKind, RequestId};
use crate::domain::Catalogue;
use crate::ui::{CobroApp, CommandPort, Full};

/// Keeps what the window sends.
struct Recorder(Rc<RefCell<Vec<Command>>>);

impl CommandPort for Recorder {
    fn send(&self, command: Command) -> Result<(), Full> {
        self.0.borrow_mut().push(command);
        Ok(())
    }
}

/// A window and the backend's end of it.
pub struct Stage {
    pub harness: Harness<'static, CobroApp>,
    pub sent: Rc<RefCell<Vec<Command>>>,
    events: SyncSender<Event>,
    now: Rc<Cell<Timestamp>>,
}

impl Stage {
    /// A window of this size in points that knows the accounts of every test.
    pub fn new(width: f32, height: f32) -> Self {
        let sent = Rc::new(RefCell::new(Vec::new()));
        let now = Rc::new(Cell::new(desk::start()));
        let (events, incoming) = sync_channel(64);
        let (port, clock) = (Box::new(Recorder(Rc::clone(&sent))), Rc::clone(&now));
        let harness = Harness::builder().with_size([width, height]).build_eframe(move |cc| {
            let state = AppState::new(Catalogue::built_in(), About::default(), clock.get());
            CobroApp::new(&cc.egui_ctx, state, incoming, port, Box::new(move || clock.get()))
        });
        let mut stage = Self { harness, sent, events, now };
        stage.news(EventKind::Accounts(Ok(desk::accounts())));
        stage
    }

    /// Something nobody asked for.
    pub fn news(&mut self, kind: EventKind) {
        self.tell(Event { id: None, kind });
    }

    /// An answer.
    pub fn answer(&mut self, id: RequestId, kind: EventKind) {
        self.tell(Event { id: Some(id), kind });
    }

    fn tell(&mut self, event: Event) {
        self.events.send(event).expect("the window listens");
        self.harness.run();
    }

    /// Time goes by, in milliseconds.
    pub fn wait(&mut self, millis: i64) {
        self.now.set(self.now.get() + SignedDuration::from_millis(millis));
        self.harness.run();
    }

    /// The commands that `pick` knows, oldest first.
    pub fn asked<T>(&self, pick: impl Fn(&CommandKind) -> Option<T>) -> Vec<(RequestId, T)> {
        self.sent.borrow().iter().filter_map(|command| Some((command.id, pick(&command.kind)?))).collect()
    }

    /// Presses the button with this name.
    pub fn press(&mut self, name: &str) {
        self.harness.get_by_role_and_label(Role::Button, name).click_accesskit();
        self.harness.run();
    }

    /// Puts the keyboard into a field and types.
    pub fn type_into(&mut self, name: &str, text: &str) {
        let field = self.harness.get_by_role_and_label(Role::TextInput, name);
        field.focus();
        self.harness.run();
        self.harness.get_by_role_and_label(Role::TextInput, name).type_text(text);
        self.harness.run();
    }

    /// Opens a list and takes the value with this name.
    pub fn choose(&mut self, list: &str, value: &str) {
        self.harness.get_by_role_and_label(Role::ComboBox, list).click_accesskit();
        self.harness.run();
        self.press(value);
    }

    /// Presses a key with a modifier.
    pub fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    /// Opens a page by its shortcut: the place in the side bar, from 1.
    pub fn open(&mut self, place: Key) {
        self.key(Modifiers::COMMAND, place);
    }

    /// Whether something with this name or text is on screen.
    pub fn sees(&self, words: &str) -> bool {
        self.harness.query_all_by_label(words).next().is_some()
    }

    /// Whether some text on screen holds these words.
    pub fn reads(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }
}
