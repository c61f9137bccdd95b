//! The figures: a large number each, what it counts above it and the money below. Each is pressed as a whole and leads
//! to its orders.

use eframe::egui::{Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use crate::app::Action;
use crate::app::pages::overview::{Figure, OverviewAction};
use crate::app::told::Say as _;
use crate::domain::Money;
use crate::domain::listing::Tally;
use crate::i18n::FluentValue;
use crate::ui::theme::{self, Ink, Theme, font, size, space};
use crate::ui::widgets::{Icon, line};
use crate::ui::{View, access};

/// Around what stands in a figure.
const PADDING: f32 = space::L;

/// A figure in words.
struct Words {
    figure: Figure,
    name: String,
    /// None while nobody knows.
    count: Option<String>,
    /// One line a currency.
    sums: Vec<String>,
}

/// Draws the section.
pub(super) fn section_ui(ui: &mut Ui, view: &mut View<'_>) {
    let words = Figure::ALL.map(|figure| words(view, figure));
    let whole = ui.available_width();
    let needed = words.iter().map(|words| width(ui, words)).fold(0.0, f32::max);
    let columns = [4, 2].into_iter().find(|columns| needed <= whole / *columns as f32).unwrap_or(1);
    let lines = words.iter().map(|words| words.sums.len()).max().unwrap_or_default().max(1);
    let [label, count, sum] = heights(ui);
    let height = 2.0 * PADDING + label + space::XS + count + lines as f32 * sum;
    let rows = words.len() / columns;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(whole, height * rows as f32), Sense::hover());

    let theme = theme::of(ui);
    let hairline = Stroke::new(size::LINE, theme.hairline);
    ui.painter().rect(rect, f32::from(size::RADIUS_CARD), theme.surface, hairline, StrokeKind::Inside);
    let cell = Vec2::new(whole / columns as f32, height);
    for (at, words) in words.into_iter().enumerate() {
        let (column, row) = (at % columns, at / columns);
        let place = Rect::from_min_size(rect.min + Vec2::new(column as f32, row as f32) * cell, cell);
        if column > 0 {
            ui.painter().vline(place.left(), place.y_range().shrink(PADDING), hairline);
        }
        if row > 0 {
            ui.painter().hline(place.x_range().shrink(PADDING), place.top(), hairline);
        }
        figure_ui(ui, view, place, &words);
    }
}

fn words(view: &View<'_>, figure: Figure) -> Words {
    let texts = view.texts;
    let tally = view.state.pages.overview.tally(figure);
    Words {
        figure,
        name: texts.get(figure.key()).into_owned(),
        count: tally.map(|tally| texts.formats().decimal(&tally.count.to_string())),
        sums: tally.map(|tally| sums(view, tally)).unwrap_or_default(),
    }
}

/// The money, a line each currency; an empty sum is none.
fn sums(view: &View<'_>, tally: &Tally) -> Vec<String> {
    let market = view.shared().selected_market();
    let sums = tally.sums.iter().map(|sum| Money::of(*sum, market).say(view.texts));
    sums.chain(tally.too_large.then(|| view.texts.get("overview-sum-too-large").into_owned())).collect()
}

/// Heights of the lines: what it counts, the number, the money.
fn heights(ui: &Ui) -> [f32; 3] {
    [font::TABLE, font::amount(), font::BODY].map(|font| ui.fonts_mut(|fonts| fonts.row_height(&font)))
}

/// How much room a figure needs.
fn width(ui: &Ui, words: &Words) -> f32 {
    let name = size::ICON + space::S + line(ui, &words.name, font::TABLE, f32::INFINITY).size().x;
    let sums = words.sums.iter().map(|sum| line(ui, sum, font::BODY, f32::INFINITY).size().x);
    sums.fold(name, f32::max) + 2.0 * PADDING
}

fn figure_ui(ui: &Ui, view: &mut View<'_>, place: Rect, words: &Words) {
    let texts = view.texts;
    let figure = words.figure;
    let response = ui.interact(place.shrink(space::XS), Id::unique(("overview", figure.key())), Sense::click());
    let spoken = texts.with(
        "overview-figure",
        &[
            ("figure", FluentValue::from(words.name.as_str())),
            ("n", FluentValue::from(view.state.pages.overview.tally(figure).map_or(0, |tally| tally.count))),
            ("money", FluentValue::from(words.sums.join(", "))),
        ],
    );
    let is_known = words.count.is_some();
    let name = if is_known { &spoken } else { words.name.as_str() };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if !is_known && view.state.pages.overview.figures.is_loading() {
        access::busy(&response);
    }
    if response.clicked() {
        view.send(Action::Overview(OverviewAction::Open(figure)));
    }
    paint(ui, view, place, words, response.hovered());
    if figure == Figure::ExpiresSoon {
        let (_, when) = figure.narrow();
        access::describe(&response, &texts.get(when.key()));
        response.on_hover_text(texts.get(when.key()));
    }
}

fn paint(ui: &Ui, view: &View<'_>, place: Rect, words: &Words, is_pointed_at: bool) {
    let theme = theme::of(ui);
    let painter = ui.painter();
    if is_pointed_at {
        let edge = if theme.high_contrast { Stroke::new(size::LINE, theme.line) } else { Stroke::NONE };
        painter.rect(place.shrink(space::XS), f32::from(size::RADIUS), theme.hover, edge, StrokeKind::Inside);
    }
    let [label, count, sum] = heights(ui);
    let inner = place.shrink(PADDING);
    let has_any = view.state.pages.overview.tally(words.figure).is_some_and(|tally| tally.count > 0);
    let (ink, icon) = look(theme, words.figure);
    // A number of nothing is no news.
    let color = if has_any { ink.text } else { theme.secondary };
    let at = Rect::from_center_size(
        pos2(inner.left() + size::ICON / 2.0, inner.top() + label / 2.0),
        Vec2::splat(size::ICON),
    );
    icon.paint(painter, at, color);
    let left = at.right() + space::S;
    painter.galley(pos2(left, inner.top()), line(ui, &words.name, font::TABLE, inner.right() - left), theme.secondary);

    let top = inner.top() + label + space::XS;
    let bar = |top: f32, height: f32, width: f32| {
        let shape = Rect::from_min_size(pos2(inner.left(), top + height * 0.2), Vec2::new(width, height * 0.6));
        painter.rect_filled(shape, space::XS, theme.skeleton);
    };
    match &words.count {
        Some(number) => {
            let color = if has_any { theme.text } else { theme.secondary };
            painter.galley(pos2(inner.left(), top), line(ui, number, font::amount(), inner.width()), color);
        }
        None if view.state.pages.overview.figures.is_loading() => {
            bar(top, count, 56.0);
            bar(top + count, sum, 112.0);
        }
        // It did not come; what is above says why.
        None => {
            painter.galley(pos2(inner.left(), top), line(ui, "–", font::amount(), inner.width()), theme.secondary);
        }
    }
    for (words, at) in words.sums.iter().zip(0_u8..) {
        let top = top + count + f32::from(at) * sum;
        painter.galley(pos2(inner.left(), top), line(ui, words, font::BODY, inner.width()), theme.secondary);
    }
}

/// Colour and shape of a figure.
const fn look(theme: &Theme, figure: Figure) -> (Ink, Icon) {
    match figure {
        Figure::Waiting => (theme.waiting, Icon::Clock),
        Figure::ExpiresSoon => (theme.waiting, Icon::Busy),
        Figure::PaidToday => (theme.paid, Icon::Done),
        Figure::NeedsPerson => (theme.person, Icon::Question),
    }
}
