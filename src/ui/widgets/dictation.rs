//! A value to be read aloud: its groups large, below each the words to say, and what came of reading it back.

use std::sync::Arc;

use eframe::egui::{FontId, Galley, Painter, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::Icon;
use super::press::line;
use crate::i18n::{FluentValue, Texts};
use crate::instructions::dictation::Mark;
use crate::ui::theme::{self, Ink, font, size, space};

/// So many rows of its height stand in what can be seen, at least: the line below must be seen as well.
const LEAST_ROWS: f32 = 8.0;

/// One group of a value.
#[derive(Clone, Debug)]
pub struct DictationGroup {
    /// As it is written.
    pub text: String,
    /// What to say.
    pub words: String,
    /// What came of reading it back.
    pub mark: Mark,
}

/// Draws the groups in a row, as large as there is room for; what does not fit goes to the next line. Nothing moves when
/// a mark comes.
pub fn dictation_row(ui: &mut Ui, texts: &Texts, groups: &[DictationGroup]) {
    let room = ui.available_width();
    let wide = |font: &FontId| {
        let widths = groups.iter().map(|group| Column::of(ui, texts, group, font, room).size.x);
        widths.sum::<f32>() + space::S * groups.len().saturating_sub(1) as f32
    };
    let tallest = ui.clip_rect().height() / LEAST_ROWS;
    let [small, larger @ ..] = font::ALOUD;
    let face = larger.into_iter().rev().find(|font| font.size <= tallest && wide(font) <= room).unwrap_or(small);
    let columns: Vec<Column> = groups.iter().map(|group| Column::of(ui, texts, group, &face, room)).collect();
    let height = columns.iter().map(|column| column.size.y).fold(0.0, f32::max);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::S);
        for (place, (group, column)) in groups.iter().zip(columns).enumerate() {
            let wish = Vec2::new(column.size.x, height);
            let (rect, response) = ui.allocate_exact_size(wish, Sense::hover());
            let name = name(texts, place, groups.len(), group);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
            column.paint(ui, rect);
        }
    });
}

/// "Group 2 of 6: 914, nueve uno cuatro. Right"
fn name(texts: &Texts, place: usize, of: usize, group: &DictationGroup) -> String {
    let number = |number: usize| FluentValue::from(u64::try_from(number).unwrap_or(u64::MAX));
    let values = [
        ("n", number(place + 1)),
        ("of", number(of)),
        ("text", FluentValue::from(group.text.as_str())),
        ("words", FluentValue::from(group.words.as_str())),
        ("mark", FluentValue::from(texts.get(mark_key(group.mark)))),
    ];
    texts.with("aloud-group", &values).into_owned()
}

/// Key of the word for a mark.
const fn mark_key(mark: Mark) -> &'static str {
    match mark {
        Mark::Missing => "aloud-missing",
        Mark::Begun => "aloud-begun",
        Mark::Right => "aloud-right",
        Mark::Wrong => "aloud-wrong",
    }
}

/// A group laid out.
struct Column {
    text: Arc<Galley>,
    words: Arc<Galley>,
    right: Arc<Galley>,
    wrong: Arc<Galley>,
    mark: Mark,
    size: Vec2,
}

impl Column {
    fn of(ui: &Ui, texts: &Texts, group: &DictationGroup, face: &FontId, room: f32) -> Self {
        let theme = theme::of(ui);
        let word = |mark| line(ui, &texts.get(mark_key(mark)), font::table_strong(), f32::INFINITY);
        let (right, wrong) = (word(Mark::Right), word(Mark::Wrong));
        let inner = (room - 2.0 * space::S).max(1.0);
        let text = ui.painter().layout(group.text.clone(), face.clone(), theme.text, inner);
        // Room for either mark, so that nothing moves when it comes.
        let mark = size::ICON + space::XS + right.size().x.max(wrong.size().x);
        let width = text.size().x.max(mark).min(inner);
        let words = ui.painter().layout(group.words.clone(), font::BODY, theme.secondary, width);
        let width = width.max(words.size().x);
        let height = text.size().y + words.size().y + size::COMPACT + space::S;
        Self { text, words, right, wrong, mark: group.mark, size: Vec2::new(width + 2.0 * space::S, height).ceil() }
    }

    fn paint(self, ui: &Ui, rect: Rect) {
        let theme = theme::of(ui);
        let painter = ui.painter();
        let left = rect.left() + space::S;
        if self.mark == Mark::Wrong {
            let edge = Stroke::new(size::LINE, theme.failed.text);
            painter.rect(rect, f32::from(size::RADIUS), theme.failed.fill, edge, StrokeKind::Inside);
        }
        let below = rect.top() + self.text.size().y;
        let color = if self.mark == Mark::Wrong { theme.text } else { theme.secondary };
        painter.galley(pos2(left, rect.top()), self.text, theme.text);
        painter.galley_with_override_text_color(pos2(left, below), self.words, color);
        let at = pos2(left, rect.bottom() - size::COMPACT);
        match self.mark {
            Mark::Right => mark_ui(painter, at, Icon::Check, &self.right, theme.paid),
            Mark::Wrong => mark_ui(painter, at, Icon::Alert, &self.wrong, theme.failed),
            Mark::Missing | Mark::Begun => {}
        }
    }
}

/// An icon with its word, in the lowest line of a column.
fn mark_ui(painter: &Painter, at: Pos2, icon: Icon, word: &Arc<Galley>, ink: Ink) {
    let middle = at.y + size::COMPACT / 2.0;
    let place = Rect::from_min_size(pos2(at.x, middle - size::ICON / 2.0), Vec2::splat(size::ICON));
    icon.paint(painter, place, ink.text);
    let word_at = pos2(at.x + size::ICON + space::XS, middle - word.size().y / 2.0);
    painter.galley(word_at, Arc::clone(word), ink.text);
}
