//! The window's heart: events in, one picture, actions out as commands.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use eframe::egui::{self, Context, Event, Rect, Ui, ViewportCommand};
use jiff::Timestamp;

use super::customer::{self, CustomerWindows};
use super::verbs::{self, TextFocus};
use super::{Inbox, View, access, place, shell, theme};
use crate::app::effect::FileTask;
use crate::app::{Action, AppState, Effect};
use crate::backend::protocol::Command;
use crate::i18n::Texts;

/// The title of the window.
pub(super) fn title(texts: &Texts, sandbox: bool) -> String {
    texts.get(if sandbox { "window-title-sandbox" } else { "app-name" }).into_owned()
}

/// Takes commands to the backend. Never blocks.
pub trait CommandPort {
    /// Hands over one command, or gives it back.
    fn send(&self, command: Command) -> Result<(), Full>;
}

/// The backend has no room; the command is given back, to be sent later.
#[derive(Debug)]
pub struct Full(pub Box<Command>);

/// Opens a dialog with a title; for a folder if the second is true.
pub type ChooseLogs = Box<dyn Fn(&str, bool)>;

/// The window's ways to everything outside of it.
pub struct Outside {
    /// Where news comes from.
    pub inbox: Inbox,
    /// Where commands go.
    pub port: Box<dyn CommandPort>,
    /// What time it is.
    pub clock: Box<dyn Fn() -> Timestamp>,
    /// Called when the person comes back to the window, maybe from the system's settings.
    pub on_return: Box<dyn Fn()>,
    /// Shows a folder in the system's file manager; false if the system cannot.
    pub open_folder: Box<dyn Fn(&str) -> bool>,
    /// Opens the system's dialog for a market file, with this title. What is chosen comes to the inbox.
    pub choose_market_file: Box<dyn Fn(&str)>,
    /// Opens the system's dialog for logs, with this title, or for a folder of them.
    pub choose_logs: ChooseLogs,
    /// Reads or keeps a file. What came of it comes to the inbox.
    pub file: Box<dyn Fn(FileTask)>,
}

/// The window.
pub struct CobroApp {
    state: AppState,
    texts: Texts,
    outside: Outside,
    outgoing: VecDeque<Command>,
    text_focus: TextFocus,
    customers: CustomerWindows,
    /// The screens there are, until the window was looked for on them.
    screens: Vec<Rect>,
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
    pub fn new(ctx: &Context, mut state: AppState, outside: Outside) -> Self {
        theme::install(ctx);
        // The zoom's keys are verbs, and it is kept with the settings.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let outgoing = state.start((outside.clock)()).into();
        let texts = Texts::new(state.shared.locale());
        let (text_focus, customers) = (TextFocus::default(), CustomerWindows::default());
        Self { state, texts, outside, outgoing, text_focus, customers, screens: Vec::new() }
    }

    /// Comes back to one of these screens, in pixels, if it can be seen on none of them.
    #[must_use]
    pub fn seen_on(mut self, screens: Vec<Rect>) -> Self {
        self.screens = screens;
        self
    }

    /// What the window knows.
    pub const fn state(&self) -> &AppState {
        &self.state
    }

    /// Speaks the language that is set, as in the country that is worked with. Nothing on screen is older than this picture, so nothing keeps old words.
    fn speak(&mut self, ctx: &Context) {
        let locale = self.state.shared.locale();
        if self.texts.locale() != locale {
            self.texts = Texts::new(locale);
            let title = title(&self.texts, self.state.shared.about.sandbox);
            ctx.send_viewport_cmd(ViewportCommand::Title(title));
        }
    }

    /// Takes the events that wait; true if some are left.
    fn drain(&mut self, now: Timestamp) -> bool {
        let start = Instant::now();
        for _ in 0..Self::MOST_EVENTS {
            let Some(event) = self.outside.inbox.take() else { return false };
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
            if let Err(Full(command)) = self.outside.port.send(command) {
                self.outgoing.push_front(*command);
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
        let came_back = |event: &Event| matches!(event, Event::WindowFocused(true));
        if ui.input(|input| input.events.iter().any(came_back)) {
            (self.outside.on_return)();
        }
    }

    /// Carries out what a person did.
    fn act(&mut self, ctx: &Context, actions: Vec<Action>) {
        let now = (self.outside.clock)();
        for action in actions {
            self.outgoing.extend(self.state.act(action, now));
        }
        for effect in self.state.take_effects() {
            match effect {
                Effect::Copy(text) => ctx.copy_text(text),
                Effect::OpenFolder(folder) => {
                    if !(self.outside.open_folder)(&folder) {
                        self.outgoing.extend(self.state.act(Action::FolderNotOpened, now));
                    }
                }
                Effect::ChooseMarketFile => {
                    (self.outside.choose_market_file)(&self.texts.get("market-file-choose"));
                }
                Effect::ChooseLogs { folder } => {
                    let title = if folder { "import-choose-folder" } else { "import-choose-files" };
                    (self.outside.choose_logs)(&self.texts.get(title), folder);
                }
                Effect::File(task) => (self.outside.file)(task),
                Effect::OpenFile(path) => {
                    if !(self.outside.open_folder)(&path) {
                        self.outgoing.extend(self.state.act(Action::FileNotOpened(path), now));
                    }
                }
                Effect::RaiseCustomer(key) => customer::raise(ctx, &key),
                Effect::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            }
        }
        self.send(ctx);
        self.wake_in_time(ctx, now);
        ctx.request_repaint(); // show what came of it
    }
}

impl eframe::App for CobroApp {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        let now = (self.outside.clock)();
        if let Some(look) = self.outside.inbox.take_look() {
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
        self.speak(ui.ctx());
        let settings = &self.state.shared.settings;
        theme::choose(ui.ctx(), settings, self.state.shared.system_look);
        let zoom = f32::from(settings.zoom) / 100.0;
        // Places are told and asked for in points of the zoom, so not in the pass that changes it.
        let is_zoomed = (ui.ctx().zoom_factor() - zoom).abs() < f32::EPSILON;
        if is_zoomed && !self.screens.is_empty() && place::bring_back(ui.ctx(), &self.screens) {
            self.screens.clear();
        }
        ui.ctx().set_zoom_factor(zoom);
        access::window(ui.ctx(), &title(&self.texts, self.state.shared.about.sandbox));
        self.notice_return(ui);
        let mut actions = self.customers.show(ui, &self.state, &self.texts, self.text_focus);
        let mut view = View::new(&self.state, &self.texts, self.outgoing.len());
        let verbs = verbs::pressed(ui, &view, self.text_focus);
        shell::window_ui(ui, &mut view);
        // After what was typed on the page, so that the last letter is in what a verb makes.
        for verb in verbs {
            view.do_verb(verb);
        }
        actions.extend(view.into_actions());
        self.text_focus = TextFocus::look(ui.ctx());
        if !actions.is_empty() {
            self.act(ui.ctx(), actions);
        }
    }

    /// The last moment at which something can still be kept; the window is gone from the screen already.
    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.outgoing.extend(self.state.end((self.outside.clock)()));
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
