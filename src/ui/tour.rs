//! Draws the tour, whose state is in `app/tour.rs`: a strip above the page that says what to do, and a ring with the
//! step's number around where it is done.
//!
//! The strip takes its own room, so it covers nothing at any size of the window; the number beside the ring stands
//! outside of what it points at. Pages say by [`mark`] where such a place is.

use std::borrow::Cow;

use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align, Align2, Frame, Id, Label, LayerId, Margin, Panel, Rect, RichText, Sense, Stroke, StrokeKind, TextFormat, Ui,
    Vec2, pos2,
};

use crate::app::tour::{Spot, Step, TourAction};
use crate::app::{Action, Focus};
use crate::i18n::FluentValue;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{Press, with_actions};
use crate::ui::{View, access};

/// Half the width of the mark with the number.
const MARK: f32 = 10.0;
/// Between what is pointed at and its ring: outside of the focus ring.
const AROUND: f32 = 4.0;
/// Narrower than this, the buttons stand below the words.
const NARROW: f32 = 480.0;

/// Draws the strip, if there is a step; gives its place.
pub fn strip_ui(ui: &mut Ui, view: &mut View<'_>) -> Option<Rect> {
    let step = view.shared().settings.tour.step()?;
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.selected).inner_margin(Margin::symmetric(24, 10));
    let panel = Panel::top("tour").frame(frame).show(ui, |ui| {
        access::landmark(ui, access::Landmark::Notice, &name(view, step));
        let words = |ui: &mut Ui, view: &mut View<'_>| words_ui(ui, view, step);
        let actions = |ui: &mut Ui, view: &mut View<'_>| actions_ui(ui, view, step);
        if ui.available_width() < NARROW {
            words(ui, view);
            ui.horizontal_wrapped(|ui| actions(ui, view));
        } else {
            with_actions(ui, "tour", size::CONTROL, view, words, actions);
        }
    });
    // An edge in the accent: the pale ground alone says nothing to some eyes.
    let edge = panel.response.rect.with_max_x(panel.response.rect.left() + size::BAR);
    ui.painter().rect_filled(edge, 0.0, theme.accent);
    Some(panel.response.rect)
}

/// How far the tour is: "Step 2 of 6".
fn progress<'t>(view: &View<'t>, step: Step) -> Cow<'t, str> {
    match step.number() {
        Some(n) => view.texts.with("tour-number", &[("n", n.into()), ("total", Step::ALL.len().into())]),
        None => view.texts.get("tour-name"),
    }
}

/// The step as it is called: "Step 2 of 6: See what the payer gets".
fn name(view: &View<'_>, step: Step) -> String {
    let values =
        [("number", FluentValue::from(progress(view, step))), ("title", FluentValue::from(view.texts.get(step.key())))];
    view.texts.with("tour-title", &values).into_owned()
}

/// The step as it is written: its title, then how far that is.
fn title(ui: &Ui, view: &View<'_>, step: Step) -> LayoutJob {
    let theme = theme::of(ui);
    let mut words = LayoutJob::default();
    words.append(&view.texts.get(step.key()), 0.0, TextFormat::simple(font::strong(), theme.text));
    if step.number().is_some() {
        words.append(&progress(view, step), space::M, TextFormat::simple(font::CAPTION, theme.secondary));
    }
    words
}

/// What to do, spoken when it changes.
fn words_ui(ui: &mut Ui, view: &mut View<'_>, step: Step) {
    ui.spacing_mut().item_spacing = Vec2::new(space::S, space::XS);
    let name = name(view, step);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        if let Some(number) = step.number() {
            let (_, rect) = ui.allocate_space(Vec2::splat(2.0 * MARK));
            paint_mark(ui, rect, number);
        }
        let words = Label::new(title(ui, view, step)).truncate();
        let title = ui.add(words.selectable(false).sense(Sense::focusable_noninteractive()));
        access::heading(&title, 2, &name);
        if view.takes_focus(Focus::Tour) {
            title.request_focus();
        }
    });
    let number = view.shared().settings.tour.order().map(|key| key.order_no.clone()).unwrap_or_default();
    let body = view.texts.with(&format!("{}.body", step.key()), &[("number", FluentValue::from(number))]);
    // In one, so that it is spoken in order.
    access::announce(ui, "tour", access::Politeness::Polite, &format!("{name}. {body}"));
    ui.add(Label::new(RichText::new(body).font(font::BODY).color(theme::of(ui).secondary)).wrap());
}

fn actions_ui(ui: &mut Ui, view: &mut View<'_>, step: Step) {
    let texts = view.texts;
    let (is_lost, end) = match step {
        Step::Welcome => (false, "tour-not-now"),
        Step::Account => (false, "tour-done"),
        _ => (view.shared().settings.tour.has_lost_order(view.shared(), &view.state.pages), "tour-end"),
    };
    let on = match step {
        Step::Welcome => Some(("tour-start", TourAction::Start)),
        _ if is_lost => Some(("tour-open-order", TourAction::OpenOrder)),
        step if step.is_read() => Some(("tour-next", TourAction::Next)),
        _ => None,
    };
    if let Some((label, action)) = on
        && Press::primary(&texts.get(label)).ui(ui).clicked()
    {
        view.send(Action::Tour(action));
        if action == TourAction::Next {
            view.send(Action::SetFocus(Focus::Tour)); // the button may be gone
        }
    }
    if Press::quiet(&texts.get(end)).ui(ui).clicked() {
        view.send(Action::Tour(TourAction::End));
        view.send(Action::SetFocus(Focus::Page));
    }
}

/// What is pointed at in this pass.
#[derive(Clone, Copy)]
struct Marked {
    pass: u64,
    rect: Rect,
    clip: Rect,
    layer: LayerId,
    number: usize,
}

fn slot() -> Id {
    Id::unique("tour-marked")
}

/// Tells where `spot` is; if the tour points at it, it is brought into sight once.
pub fn mark(ui: &Ui, view: &View<'_>, spot: Spot, rect: Rect) {
    let tour = &view.shared().settings.tour;
    let Some(number) = tour.step().and_then(Step::number) else { return };
    if tour.spot(view.shared(), &view.state.pages) != Some(spot) {
        return;
    }
    let marked =
        Marked { pass: ui.ctx().cumulative_pass_nr(), rect, clip: ui.clip_rect(), layer: ui.layer_id(), number };
    let before: Option<Marked> = ui.data(|data| data.get_temp(slot()));
    let is_new = before.is_none_or(|before| before.number != number);
    ui.data_mut(|data| data.insert_temp(slot(), marked));
    // What is on the form is left alone: it must not move under what is being typed.
    let may_scroll = matches!(spot, Spot::Instructions | Spot::Simulator | Spot::Standing);
    if is_new && may_scroll && !ui.clip_rect().contains_rect(rect) {
        ui.scroll_to_rect(rect.expand(space::XXL), Some(Align::Center));
    }
}

/// Where what the tour points at was drawn in the last picture.
#[cfg(test)]
pub(super) fn marked(ctx: &eframe::egui::Context) -> Option<Rect> {
    ctx.data(|data| data.get_temp::<Marked>(slot())).map(|marked| marked.rect)
}

/// Draws the ring and the number, if what the tour points at is on screen.
pub fn ring_ui(ui: &Ui) {
    let Some(marked) = ui.data(|data| data.get_temp::<Marked>(slot())) else { return };
    if marked.pass != ui.ctx().cumulative_pass_nr() {
        return;
    }
    let theme = theme::of(ui);
    let ring = marked.rect.expand(AROUND);
    let painter = ui.ctx().layer_painter(marked.layer).with_clip_rect(marked.clip.expand(AROUND));
    painter.rect_stroke(
        ring,
        f32::from(size::RADIUS),
        Stroke::new(size::FOCUS_RING, theme.accent),
        StrokeKind::Outside,
    );
    if marked.clip.intersects(marked.rect) {
        let at = beside(marked.rect, ui.ctx().content_rect());
        let ui = ui.ctx().layer_painter(marked.layer);
        paint_number(&ui, theme, at, marked.number);
    }
}

/// Where the number stands: outside of what is pointed at, in the window; left of its top where there is room.
fn beside(target: Rect, window: Rect) -> Rect {
    let away = AROUND + size::FOCUS_RING + MARK;
    let line = target.top().max(window.top()) + (target.height() / 2.0).min(MARK);
    let left = pos2(target.left() - away, line);
    let right = pos2(target.right() + away, line);
    let above = pos2(target.left() + MARK, target.top() - away);
    let below = pos2(target.left() + MARK, target.bottom() + away);
    let place = |center| Rect::from_center_size(center, Vec2::splat(2.0 * MARK));
    let fits = |place: &Rect| window.contains_rect(*place);
    [left, right, above, below].map(place).into_iter().find(fits).unwrap_or_else(|| place(left))
}

fn paint_mark(ui: &Ui, at: Rect, number: usize) {
    paint_number(ui.painter(), theme::of(ui), at, number);
}

fn paint_number(painter: &eframe::egui::Painter, theme: &theme::Theme, at: Rect, number: usize) {
    painter.circle_filled(at.center(), MARK, theme.accent);
    painter.text(at.center(), Align2::CENTER_CENTER, number.to_string(), font::table_strong(), theme.on_accent);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_in_the_window_and_beside_what_it_points_at() {
        let window = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(900.0, 600.0));
        for target in [
            Rect::from_min_size(pos2(8.0, 60.0), Vec2::new(40.0, 36.0)), // an entry of the narrow side bar
            Rect::from_min_size(pos2(80.0, 300.0), Vec2::new(160.0, 32.0)),
            Rect::from_min_size(pos2(4.0, 200.0), Vec2::new(890.0, 200.0)),
            Rect::from_min_size(pos2(4.0, 2.0), Vec2::new(890.0, 400.0)),
        ] {
            let at = beside(target, window);
            assert!(window.contains_rect(at), "{target:?}: {at:?}");
            assert!(!at.intersects(target), "{target:?}: {at:?}");
        }
    }
}
