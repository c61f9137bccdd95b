//! What one payer sees: where the payment stands, the code or the digits as large as there is room for, and what to do.

use eframe::egui::{FontId, Frame, Label, Margin, RichText, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use crate::app::customer::{Code, Section, Sheet, Showing, Standing};
use crate::domain::text::show_hidden;
use crate::instructions::spoken::SpokenField;
use crate::ui::access::{self, Politeness};
use crate::ui::theme::{self, Ink, font, size, space};
use crate::ui::widgets::{Icon, caption, qr, section_title};

/// From this width on, what to do stands beside what to pay to.
const TWO_COLUMNS: f32 = 820.0;
/// What the code leaves free of the window's height, so that the state and the amount stand above it.
const ABOVE_CODE: f32 = 220.0;
/// What a value below the code takes of it: the name that the payer's app must show is seen without scrolling.
const BELOW_CODE: f32 = 56.0;
/// The least side of the code.
const LEAST_CODE: f32 = 220.0;
/// Side of the icon that says that it is paid.
const LARGE_ICON: f32 = 72.0;
/// In how many lines the number may stand.
const NUMBER_LINES: usize = 3;

/// Draws all of it.
pub fn showing_ui(ui: &mut Ui, showing: &Showing) {
    let height = ui.available_height();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        let sheet = &showing.sheet;
        if let Some(test) = &sheet.test {
            test_ui(ui, test);
        }
        if !showing.is_payable() {
            return end_ui(ui, height, showing);
        }
        standing_ui(ui, &showing.standing);
        if ui.available_width() >= TWO_COLUMNS {
            let half = (ui.available_width() - space::XXXL) / 2.0;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::XXXL;
                for draw in [aim_ui, ways_ui] {
                    ui.vertical(|ui| {
                        ui.set_width(half);
                        ui.spacing_mut().item_spacing.x = space::S;
                        draw(ui, sheet, height);
                    });
                }
            });
        } else {
            aim_ui(ui, sheet, height);
            ways_ui(ui, sheet, height);
        }
        access::scroll_by_keys(ui);
    });
}

/// That it is only a test, in the sandbox banner's ink.
fn test_ui(ui: &mut Ui, words: &str) {
    let ink = theme::of(ui).banner;
    let frame =
        Frame::new().fill(ink.fill).corner_radius(f32::from(size::RADIUS)).inner_margin(Margin::symmetric(12, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(Label::new(RichText::new(words).font(font::body_strong()).color(ink.text)).wrap());
    });
}

/// That it waits, and how long there still is. Only the first is spoken when it changes.
fn standing_ui(ui: &mut Ui, standing: &Standing) {
    let Standing::Waiting { words, left } = standing else { return };
    let ink = theme::of(ui).waiting;
    let frame =
        Frame::new().fill(ink.fill).corner_radius(f32::from(size::RADIUS)).inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            Icon::Clock.ui(ui, ink.text);
            live_ui(ui, words, font::strong(), ink);
            if let Some(left) = left {
                ui.label(RichText::new("·").font(font::strong()).color(ink.text));
                ui.label(RichText::new(left).font(font::strong()).color(ink.text));
            }
        });
    });
}

fn live_ui(ui: &mut Ui, words: &str, font: FontId, ink: Ink) {
    let words = RichText::new(words).font(font).color(ink.text);
    access::live(ui, "customer-standing", Politeness::Polite, |ui| ui.add(Label::new(words).wrap()));
}

/// Nothing is to be paid any more, or not now: one sentence in the middle, with the amount if it was paid.
fn end_ui(ui: &mut Ui, height: f32, showing: &Showing) {
    let theme = theme::of(ui);
    let (icon, ink, words, below) = match &showing.standing {
        Standing::Paid { words, closing } => (Icon::Done, theme.paid, words, Some(closing)),
        Standing::Over(words) => (Icon::Rest, theme.muted, words, None),
        Standing::Moment(words) | Standing::Waiting { words, .. } => (Icon::Busy, theme.person, words, None),
    };
    ui.add_space((height / 4.0).max(space::XL));
    ui.vertical_centered(|ui| {
        ui.spacing_mut().item_spacing.y = space::L;
        let (_, place) = ui.allocate_space(Vec2::splat(LARGE_ICON));
        icon.paint(ui.painter(), place, ink.text);
        live_ui(ui, words, font::amount(), ink);
        if let Some(closing) = below {
            ui.label(RichText::new(&showing.sheet.amount).font(font::amount()));
            caption(ui, closing);
        }
    });
}

/// What to pay to, and how much.
fn aim_ui(ui: &mut Ui, sheet: &Sheet, height: f32) {
    let secondary = theme::of(ui).secondary;
    ui.add_space(space::S);
    let amount = ui.label(RichText::new(&sheet.amount).font(font::MONO_HUGE).color(theme::of(ui).text));
    access::heading(&amount, 1, &sheet.amount);
    let notes = [Some(sheet.product.as_str()), sheet.until.as_deref()];
    let notes: Vec<&str> = notes.into_iter().flatten().filter(|note| !note.is_empty()).collect();
    ui.add(Label::new(RichText::new(notes.join(" · ")).font(font::BODY).color(secondary)).wrap());
    if let Some(code) = &sheet.qr {
        code_ui(ui, code, height - BELOW_CODE * sheet.fields.len() as f32);
    }
    if let Some(number) = &sheet.number {
        number_ui(ui, number, sheet.qr.is_none());
    }
    for field in &sheet.fields {
        field_ui(ui, field);
    }
}

/// The code, in the middle, on its own white ground in every look.
fn code_ui(ui: &mut Ui, code: &Code, height: f32) {
    let side = ui.available_width().min((height - ABOVE_CODE).max(LEAST_CODE));
    ui.add_space(space::S);
    ui.vertical_centered(|ui| {
        // A code that is too long for the screen's pixels is left out; the link and the digits are there.
        if qr::show(ui, &code.text, &code.caption, side).is_ok() {
            ui.label(RichText::new(&code.caption).font(font::strong()));
        }
    });
}

/// The number to type, as large as it fits into a few lines.
fn number_ui(ui: &mut Ui, number: &SpokenField, is_alone: bool) {
    ui.add_space(space::M);
    ui.label(RichText::new(&number.label).font(font::strong()).color(theme::of(ui).secondary));
    let groups: Vec<String> = number.groups.iter().map(|group| show_hidden(group)).collect();
    let room = ui.available_width();
    let large = if is_alone { font::ALOUD.to_vec() } else { vec![font::MONO_HUGE] };
    let face = large.into_iter().rev().find(|face| lines(ui, &groups, face, room) <= NUMBER_LINES);
    let face = face.unwrap_or(font::MONO_BIG);
    access::group(ui, &number.label, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(gap(&face), 0.0);
            for group in &groups {
                let galley = ui.painter().layout(group.clone(), face.clone(), theme::of(ui).text, room);
                let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, group));
                ui.painter().galley(rect.min, galley, theme::of(ui).text);
            }
        });
    });
}

/// Between two groups: what half a digit takes.
fn gap(face: &FontId) -> f32 {
    (face.size / 2.0).round()
}

/// In how many lines the groups stand in this face.
fn lines(ui: &Ui, groups: &[String], face: &FontId, room: f32) -> usize {
    let (mut lines, mut used) = (1, 0.0_f32);
    for group in groups {
        let width = ui.painter().layout_no_wrap(group.clone(), face.clone(), theme::of(ui).text).size().x;
        if width > room {
            return usize::MAX;
        }
        if used > 0.0 && used + gap(face) + width > room {
            lines += 1;
            used = 0.0;
        }
        used += width + if used > 0.0 { gap(face) } else { 0.0 };
    }
    lines
}

/// What to do, one list a way to pay.
fn ways_ui(ui: &mut Ui, sheet: &Sheet, _: f32) {
    if sheet.sections.iter().all(|way| way.steps.is_empty() && way.fields.is_empty()) {
        return;
    }
    section_title(ui, &sheet.steps);
    for way in &sheet.sections {
        way_ui(ui, way);
    }
}

fn way_ui(ui: &mut Ui, way: &Section) {
    if let Some(title) = &way.title {
        ui.add_space(space::S);
        let drawn = ui.label(RichText::new(title).font(font::body_strong()));
        access::heading(&drawn, 3, title);
    }
    for field in &way.fields {
        field_ui(ui, field);
    }
    for (step, number) in way.steps.iter().zip(1..) {
        ui.horizontal_top(|ui| {
            ui.label(RichText::new(format!("{number}")).font(font::strong()).color(theme::of(ui).accent));
            ui.add(Label::new(RichText::new(step).font(font::BODY)).wrap());
        });
    }
}

/// A value under its name, under a hairline.
fn field_ui(ui: &mut Ui, field: &SpokenField) {
    let theme = theme::of(ui);
    let top = ui.cursor().top() + space::XS;
    ui.painter().hline(ui.max_rect().x_range(), top, (size::LINE, theme.hairline));
    ui.add_space(space::S);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add(Label::new(RichText::new(&field.label).font(font::TABLE).color(theme.secondary)).wrap());
        let groups: Vec<String> = field.groups.iter().map(|group| show_hidden(group)).collect();
        ui.add(Label::new(RichText::new(groups.join(" ")).font(font::MONO_LARGE)).wrap());
    });
}
