//! What every button is made of: one size, one way to look in each state, one accessible name.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    Align2, Color32, CursorIcon, FontId, Galley, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind,
    TextWrapMode, Ui, Vec2, Widget, WidgetInfo, pos2,
};

use super::{Icon, shown};
use crate::ui::access;
use crate::ui::theme::{self, Solid, font, size, space};

/// What a button means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// The one next step.
    Primary,
    /// Everything else.
    Quiet,
    /// What loses something.
    Danger,
    /// The same small action beside every line: no frame until it is pointed at.
    Plain,
}

/// A button that is being put together. The common ones have functions of their own, such as
/// [`super::primary_button`].
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Press<'a> {
    meaning: Meaning,
    label: &'a str,
    name: Option<&'a str>,
    icon: Option<Icon>,
    icon_at_end: Option<Icon>,
    keys: Option<&'a str>,
    enabled: bool,
    busy: bool,
    compact: bool,
    least_width: f32,
}

impl<'a> Press<'a> {
    /// The one next step of a page.
    pub const fn primary(label: &'a str) -> Self {
        Self::of(Meaning::Primary, label)
    }

    /// Everything else.
    pub const fn quiet(label: &'a str) -> Self {
        Self::of(Meaning::Quiet, label)
    }

    /// What loses something.
    pub const fn danger(label: &'a str) -> Self {
        Self::of(Meaning::Danger, label)
    }

    /// Without a frame until it is pointed at, and small.
    pub const fn plain(label: &'a str) -> Self {
        Self::of(Meaning::Plain, label).compact()
    }

    const fn of(meaning: Meaning, label: &'a str) -> Self {
        Self {
            meaning,
            label,
            name: None,
            icon: None,
            icon_at_end: None,
            keys: None,
            enabled: true,
            busy: false,
            compact: false,
            least_width: 0.0,
        }
    }

    /// Its accessible name, where the label alone would not tell it from another.
    pub const fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// A picture before the label.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A picture after the label, such as an arrow.
    pub const fn icon_at_end(mut self, icon: Icon) -> Self {
        self.icon_at_end = Some(icon);
        self
    }

    /// The keys that do the same, shown after the label.
    pub const fn keys(mut self, keys: Option<&'a str>) -> Self {
        self.keys = keys;
        self
    }

    /// Whether it can be pressed now.
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Whether what it does is being done: it cannot be pressed again and says so.
    pub const fn busy(mut self, busy: bool) -> Self {
        self.busy = busy;
        self
    }

    /// As low as a line of a table.
    pub const fn compact(mut self) -> Self {
        self.compact = true;
        self
    }

    /// At least this wide, in points.
    pub const fn least_width(mut self, width: f32) -> Self {
        self.least_width = width;
        self
    }

    /// Draws it.
    pub fn ui(self, ui: &mut Ui) -> Response {
        let response = ui.add_enabled(self.enabled && !self.busy, self);
        if self.busy {
            access::busy(&response);
            if response.contains_pointer() {
                ui.ctx().set_cursor_icon(CursorIcon::Progress);
            }
        }
        response
    }

    /// How wide it will be where nothing is in its way.
    pub fn width(self, ui: &Ui) -> f32 {
        Parts::of(self, ui, f32::INFINITY).size.x
    }

    const fn padding(self) -> f32 {
        if self.compact { space::S } else { space::M }
    }

    fn font(self) -> FontId {
        match (self.meaning, self.compact) {
            (_, true) => font::TABLE,
            (Meaning::Primary | Meaning::Danger, false) => font::body_strong(),
            (Meaning::Quiet | Meaning::Plain, false) => font::BODY,
        }
    }
}

impl Widget for Press<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let parts = Parts::of(self, ui, room(ui));
        let (rect, response) = ui.allocate_exact_size(parts.size, Sense::click());
        let name = self.name.unwrap_or(self.label);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
        let is_cut = parts.label.elided;
        if ui.is_rect_visible(rect) {
            // Colours of its own say that it cannot be pressed; pale ones on top would be too pale.
            let mut painter = ui.painter().clone();
            if !ui.is_enabled() && ui.is_visible() {
                painter.set_opacity(1.0);
            }
            parts.paint(&painter, rect, face(ui, self.meaning, &response));
        }
        if is_cut { response.on_hover_text(self.label) } else { response }
    }
}

/// How wide a widget may be here.
pub(super) fn room(ui: &Ui) -> f32 {
    if ui.wrap_mode() == TextWrapMode::Extend || ui.is_sizing_pass() {
        f32::INFINITY
    } else if ui.layout().main_wrap() {
        ui.max_rect().width()
    } else {
        ui.available_width()
    }
}

/// One line of text, cut where there is no more room.
pub fn line(ui: &Ui, text: &str, font: FontId, room: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, Color32::PLACEHOLDER);
    job.wrap = TextWrapping::truncate_at_width(room);
    ui.painter().layout_job(job)
}

/// What stands in a button, laid out.
struct Parts<'a> {
    press: Press<'a>,
    icon: Option<Icon>,
    label: Arc<Galley>,
    keys: Option<Arc<Galley>>,
    size: Vec2,
}

impl<'a> Parts<'a> {
    fn of(press: Press<'a>, ui: &Ui, room: f32) -> Self {
        let icon = if press.busy { press.icon.map(|_| Icon::Busy) } else { press.icon };
        let keys = press.keys.map(|keys| line(ui, keys, font::CAPTION, f32::INFINITY));
        let icons = [icon, press.icon_at_end].into_iter().flatten().count() as f32 * (size::ICON + space::S);
        let around = icons + keys.as_ref().map_or(0.0, |keys| keys.size().x + space::M) + 2.0 * press.padding();
        let label = line(ui, press.label, press.font(), (room - around).max(0.0));
        let height = if press.compact { size::COMPACT } else { size::CONTROL };
        let width = (label.size().x + around).max(press.least_width).max(size::COMPACT);
        Self { press, icon, label, keys, size: Vec2::new(width.ceil(), height) }
    }

    /// Icon and label in the middle of what is not taken at the right edge.
    fn paint(self, painter: &Painter, rect: Rect, face: Face) {
        painter.rect(rect, f32::from(size::RADIUS), face.fill, face.line, StrokeKind::Inside);
        let mut right = rect.right() - self.press.padding();
        let icon_at =
            |left: f32| Rect::from_min_size(pos2(left, rect.center().y - size::ICON / 2.0), Vec2::splat(size::ICON));
        if let Some(icon) = self.press.icon_at_end {
            icon.paint(painter, icon_at(right - size::ICON), face.text);
            right -= size::ICON + space::S;
        }
        if let Some(keys) = self.keys {
            let at = Align2::RIGHT_CENTER.align_size_within_rect(keys.size(), rect.with_max_x(right));
            right = at.left() - space::M;
            painter.galley(at.min, keys, face.keys);
        }
        let icon_width = self.icon.map_or(0.0, |_| size::ICON + space::S);
        let left = rect.left() + self.press.padding();
        let spare = (right - left - icon_width - self.label.size().x).max(0.0);
        let left = left + spare / 2.0;
        if let Some(icon) = self.icon {
            icon.paint(painter, icon_at(left), face.text);
        }
        let top = rect.center().y - self.label.size().y / 2.0;
        painter.galley(pos2(left + icon_width, top), self.label, face.text);
    }
}

/// The colours of a button in one state.
#[derive(Clone, Copy)]
struct Face {
    fill: Color32,
    line: Stroke,
    text: Color32,
    keys: Color32,
}

fn face(ui: &Ui, meaning: Meaning, response: &Response) -> Face {
    let theme = theme::of(ui);
    let is_held = shown::is_held(ui, response);
    let is_pointed_at = shown::is_pointed_at(ui, response);
    let line = |color| Stroke::new(size::LINE, color);
    if !response.enabled() {
        let (fill, edge) = match meaning {
            Meaning::Primary | Meaning::Danger => (theme.muted.fill, theme.hairline),
            Meaning::Quiet => (theme.surface, theme.hairline),
            Meaning::Plain => (Color32::TRANSPARENT, Color32::TRANSPARENT),
        };
        return Face { fill, line: line(edge), text: theme.disabled, keys: theme.disabled };
    }
    let filled = |solid: Solid| {
        let fill = if is_held {
            solid.pressed
        } else if is_pointed_at {
            solid.hover
        } else {
            solid.fill
        };
        Face { fill, line: Stroke::NONE, text: solid.text, keys: solid.text }
    };
    let ground = |rest| {
        if is_held {
            theme.pressed
        } else if is_pointed_at {
            theme.hover
        } else {
            rest
        }
    };
    match meaning {
        Meaning::Primary => filled(theme.primary),
        Meaning::Danger => filled(theme.danger),
        Meaning::Quiet => {
            let edge = if is_pointed_at { theme.strong_line } else { theme.line };
            Face { fill: ground(theme.surface), line: line(edge), text: theme.text, keys: theme.secondary }
        }
        Meaning::Plain => {
            // Where pale grounds do not count, a line shows what is pointed at.
            let edge = if theme.high_contrast && is_pointed_at { theme.line } else { Color32::TRANSPARENT };
            let text = if is_pointed_at { theme.text } else { theme.secondary };
            Face { fill: ground(Color32::TRANSPARENT), line: line(edge), text, keys: theme.secondary }
        }
    }
}
