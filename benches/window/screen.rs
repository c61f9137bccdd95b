//! The window without a screen: the whole app is drawn and its shapes are cut into triangles, as before a GPU gets
//! them. What a picture costs is the CPU time of this thread, which does not depend on who else runs.

use std::fs::File;
use std::os::unix::fs::FileExt as _;
use std::time::{Duration, Instant};

use cobro::app::{About, AppState};
use cobro::backend::clock::Clock;
use cobro::domain::Catalogue;
use cobro::ui::{self, CobroApp, Outside};
use eframe::App as _;
use eframe::egui::accesskit::{Node, NodeId};
use eframe::egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, Role,
    TouchPhase, Vec2, pos2,
};

use super::house::Port;

/// The window's size in points.
const SIZE: Vec2 = Vec2::new(1280.0, 900.0);
/// From picture to picture.
const BEAT: Duration = Duration::from_millis(16);

/// CPU time of the thread that made it.
struct Meter(File);

impl Meter {
    fn start() -> Self {
        Self(File::open("/proc/thread-self/schedstat").expect("Linux tells a thread's CPU time"))
    }

    /// Nanoseconds on a CPU so far.
    fn read(&self) -> u64 {
        std::thread::yield_now(); // brings the count up to date
        let mut text = [0; 64];
        let length = self.0.read_at(&mut text, 0).expect("read");
        let text = std::str::from_utf8(&text[..length]).expect("digits");
        text.split(' ').next().and_then(|ns| ns.parse().ok()).expect("a number")
    }
}

/// CPU time that `work` takes on this thread.
pub fn cpu<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let meter = Meter::start();
    let begun = meter.read();
    let done = work();
    (done, Duration::from_nanos(meter.read() - begun))
}

/// A window that nobody sees.
pub struct Screen {
    context: Context,
    app: CobroApp,
    frame: eframe::Frame,
    meter: Meter,
    begun: Instant,
    /// What each picture took since the last [`Self::take`].
    pictures: Vec<Duration>,
}

impl Screen {
    /// Opens it.
    pub fn open(port: Port, inbox: ui::Inbox) -> Self {
        let context = Context::default();
        let clock = Clock::system();
        let outside = Outside {
            inbox,
            port: Box::new(port),
            clock: Box::new(move || Clock::system().now()),
            on_return: Box::new(|| {}),
            open_folder: Box::new(|_| false),
            choose_market_file: Box::new(|_| {}),
            choose_logs: Box::new(|_, _| {}),
            file: Box::new(|_| {}),
        };
        let state = AppState::new(Catalogue::built_in(), About::default(), clock.now());
        let app = CobroApp::new(&context, state, outside);
        let (frame, meter) = (eframe::Frame::_new_kittest(), Meter::start());
        Self { context, app, frame, meter, begun: Instant::now(), pictures: Vec::new() }
    }

    /// What the window knows.
    pub const fn state(&self) -> &AppState {
        self.app.state()
    }

    /// Waits for the next picture's time and draws it.
    pub fn draw(&mut self, events: Vec<Event>) {
        self.draw_tree(events);
    }

    fn draw_tree(&mut self, events: Vec<Event>) -> Vec<(NodeId, Node)> {
        std::thread::sleep(BEAT);
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.begun.elapsed().as_secs_f64()),
            focused: true,
            events,
            ..RawInput::default()
        };
        let Self { context, app, frame, meter, pictures, .. } = self;
        let begun = meter.read();
        let mut output = context.run_ui(input, |ui| {
            app.logic(ui.ctx(), frame);
            app.ui(ui, frame);
        });
        let triangles = context.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        let took = Duration::from_nanos(meter.read() - begun);
        assert!(!triangles.is_empty());
        pictures.push(took);
        let tree = output.platform_output.accesskit_update.take();
        output.drop_without_applying_deltas();
        tree.map(|tree| tree.nodes).unwrap_or_default()
    }

    /// Draws this many pictures of what is there.
    pub fn rest(&mut self, pictures: usize) {
        (0..pictures).for_each(|_| self.draw(Vec::new()));
    }

    /// What each picture took since the last time.
    pub fn take(&mut self) -> Vec<Duration> {
        std::mem::take(&mut self.pictures)
    }

    /// Where something of this role stands, found by its name as a screen reader would.
    pub fn find(&mut self, role: Role, name: &str) -> Option<Rect> {
        self.context.enable_accesskit();
        self.draw(Vec::new());
        let nodes = self.draw_tree(Vec::new());
        self.context.disable_accesskit();
        let is_meant = |node: &&Node| node.role() == role && node.label().is_some_and(|label| label.starts_with(name));
        let bounds = nodes.iter().map(|(_, node)| node).find(is_meant)?.bounds()?;
        #[expect(clippy::cast_possible_truncation, reason = "points of a screen")]
        let [x0, y0, x1, y1] = [bounds.x0, bounds.y0, bounds.x1, bounds.y1].map(|at| at as f32);
        Some(Rect::from_min_max(pos2(x0, y0), pos2(x1, y1)))
    }

    /// Presses at a place, as a mouse does.
    pub fn press(&mut self, at: Pos2) {
        self.draw(vec![Event::PointerMoved(at)]);
        self.draw(vec![button(at, true)]);
        self.draw(vec![button(at, false)]);
    }

    /// Presses what has this role and name.
    pub fn press_named(&mut self, role: Role, name: &str) {
        let place = self.find(role, name).unwrap_or_else(|| panic!("there is no {role:?} '{name}'"));
        self.press(place.center());
    }
}

/// The mouse's button goes down or up.
pub const fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

/// A key is pressed and let go.
pub fn key(key: Key) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    vec![event(true), event(false)]
}

/// The wheel turns: so many points up, or down if negative.
pub const fn wheel(points: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: Vec2::new(0.0, points),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    }
}
