//! The window's heart: events in, one picture, actions out as commands.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use eframe::egui::{self, Context, Event, Key, KeyboardShortcut, Modifiers, Ui};
use jiff::Timestamp;

use super::{Inbox, View, shell, theme};
use crate::app::{Action, AppState, Page, Section};
use crate::backend::protocol::Command;
use crate::i18n::{Language, Texts};

/// Takes commands to the backend. Never blocks.
pub trait CommandPort {
    /// Hands over one command, or gives it back.
    fn send(&self, command: Command) -> Result<(), Full>;
}

/// The backend has no room; the command is given back, to be sent later.
#[derive(Debug)]
pub struct Full(pub Command);

/// The window.
pub struct CobroApp {
    state: AppState,
    texts: Texts,
    inbox: Inbox,
    port: Box<dyn CommandPort>,
    clock: Box<dyn Fn() -> Timestamp>,
    outgoing: VecDeque<Command>,
    /// Called when the person comes back to the window, maybe from the system's settings.
    on_return: Option<Box<dyn Fn()>>,
    /// Whether something had the keyboard when the last picture was done: Escape first leaves a field.
    had_focus: bool,
}

impl CobroApp {
    /// Most events and most time for them in one pass: a flood must not freeze the window.
    const MOST_EVENTS: usize = 256;
    const MOST_TIME: Duration = Duration::from_millis(4);
    /// How soon a backend that had no room is tried again.
    const RETRY: Duration = Duration::from_millis(100);
    /// How long the closing window waits for a backend that has no room, and how often it looks.
    const LAST_WORDS: Duration = Duration::from_secs(1);
    const LAST_RETRY: Duration = Duration::from_millis(5);

    /// A window on `state`, which is started here.
    pub fn new(
        ctx: &Context,
        mut state: AppState,
        inbox: Inbox,
        port: Box<dyn CommandPort>,
        clock: Box<dyn Fn() -> Timestamp>,
    ) -> Self {
        theme::install(ctx);
        let outgoing = state.start(clock()).into();
        Self {
            state,
            texts: Texts::new(Language::default()),
            inbox,
            port,
            clock,
            outgoing,
            on_return: None,
            had_focus: false,
        }
    }

    /// Calls `on_return` each time the person comes back to the window.
    #[must_use]
    pub fn on_return(mut self, on_return: Box<dyn Fn()>) -> Self {
        self.on_return = Some(on_return);
        self
    }

    /// What the window knows.
    pub const fn state(&self) -> &AppState {
        &self.state
    }

    /// Takes the events that wait; true if some are left.
    fn drain(&mut self, now: Timestamp) -> bool {
        let start = Instant::now();
        for _ in 0..Self::MOST_EVENTS {
            let Some(event) = self.inbox.take() else { return false };
            self.outgoing.extend(self.state.apply(&event, now));
            if start.elapsed() > Self::MOST_TIME {
                return true;
            }
        }
        true
    }

    /// Sends what the backend has room for; whatever is left is tried again soon.
    fn send(&mut self, ctx: &Context) {
        if !self.send_all() {
            ctx.request_repaint_after(Self::RETRY);
        }
    }

    /// Sends what the backend has room for; true if nothing is left.
    fn send_all(&mut self) -> bool {
        while let Some(command) = self.outgoing.pop_front() {
            if let Err(Full(command)) = self.port.send(command) {
                self.outgoing.push_front(command);
                return false;
            }
        }
        true
    }

    /// Sleeps until `tick` has something to do.
    fn wake_in_time(&self, ctx: &Context, now: Timestamp) {
        if let Some(at) = self.state.next_tick() {
            ctx.request_repaint_after(Duration::try_from(at.duration_since(now)).unwrap_or_default());
        }
    }

    fn notice_return(&self, ui: &Ui) {
        let Some(on_return) = &self.on_return else { return };
        let came_back = |event: &Event| matches!(event, Event::WindowFocused(true));
        if ui.input(|input| input.events.iter().any(came_back)) {
            on_return();
        }
    }

    /// Keys that work everywhere.
    fn shortcuts(&self, ui: &Ui, view: &mut View<'_>) {
        const PAGES: [Key; 7] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
        if self.state.shared.dialog.is_some() {
            return; // the dialog has the keys
        }
        let pressed =
            |key| ui.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, key)));
        if pressed(Key::N) {
            view.send(Action::Go(Page::NewRequest));
        }
        for (section, key) in Section::ALL.into_iter().zip(PAGES) {
            if pressed(key) {
                view.send(Action::Go(section.page()));
            }
        }
        let free = !self.had_focus && !egui::Popup::is_any_open(ui.ctx());
        if free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            view.send(Action::Back);
        }
    }
}

impl eframe::App for CobroApp {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        let now = (self.clock)();
        if let Some(look) = self.inbox.take_look() {
            self.state.follow_system(look);
        }
        if self.drain(now) {
            ctx.request_repaint();
        }
        let commands = self.state.tick(now);
        self.outgoing.extend(commands);
        self.send(ctx);
        self.wake_in_time(ctx, now);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        theme::choose(ui.ctx(), self.state.shared.settings.theme, self.state.shared.system_look);
        self.notice_return(ui);
        let mut view = View::new(&self.state, &self.texts, self.outgoing.len());
        self.shortcuts(ui, &mut view);
        shell::window_ui(ui, &mut view);
        let actions = view.into_actions();
        self.had_focus = ui.memory(|memory| memory.focused().is_some());
        if actions.is_empty() {
            return;
        }
        let now = (self.clock)();
        for action in actions {
            self.outgoing.extend(self.state.act(action, now));
        }
        self.send(ui.ctx());
        self.wake_in_time(ui.ctx(), now);
        ui.ctx().request_repaint(); // show what came of it
    }

    /// The last moment at which something can still be kept; the window is gone from the screen already.
    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.outgoing.extend(self.state.end((self.clock)()));
        let start = Instant::now();
        while !self.send_all() {
            if start.elapsed() > Self::LAST_WORDS {
                tracing::error!(commands = self.outgoing.len(), "the backend had no room until the end");
                return;
            }
            std::thread::sleep(Self::LAST_RETRY);
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false // what was typed does not belong in a file of the window's
    }
}
