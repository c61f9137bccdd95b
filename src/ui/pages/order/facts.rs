//! Under which numbers others know the order, and the money.

use eframe::egui::{Align, Label, Layout, RichText, Ui, Vec2};

use super::piece_ui;
use crate::app::Action;
use crate::app::pages::order::Shown;
use crate::app::told::Say as _;
use crate::domain::text::show_hidden;
use crate::ui::View;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{plain_button, plain_copy_button, section_title};

/// Width of the names.
const LABELS: f32 = 136.0;

/// Draws the section.
pub fn section_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown) {
    let texts = view.texts;
    section_title(ui, &texts.get("order-details"));
    ui.add_space(space::XS);
    ui.spacing_mut().item_spacing.y = space::XS;
    let order = &shown.detail.order;
    let numbers = [
        ("order-platform-number", order.platform_no.as_ref().zip(shown.platform_no.as_ref())),
        ("order-channel-number", order.channel_no.as_ref().zip(shown.channel_no.as_ref())),
    ];
    for (key, number) in numbers {
        let Some((exact, words)) = number else { continue };
        let label = texts.get(key);
        fact_ui(ui, &label, words, true, |ui| {
            plain_copy_button(ui, view, key, exact);
        });
    }
    fact_ui(ui, &texts.get("order-ordered"), &shown.amount.say(texts), false, |_| {});
    if shown.paid.is_some() || shown.parts.is_empty() {
        let paid = shown.paid.map_or_else(|| texts.get("order-nothing-paid"), |paid| paid.say(texts).into());
        fact_ui(ui, &texts.get("order-paid"), &paid, false, |_| {});
    }
    family_ui(ui, view, shown);
    if let Some(fee) = &shown.fee {
        fact_ui(ui, &texts.get("order-fee"), &fee.say(texts), false, |_| {});
    }
}

/// What was paid with PATCH orders, each of which can be opened; or the order that this one belongs to.
fn family_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown) {
    let texts = view.texts;
    if let Some(sum) = shown.paid_in_parts {
        fact_ui(ui, &texts.get("order-in-parts"), &sum.say(texts), false, |_| {});
    }
    for part in &shown.parts {
        let words = [part.amount.say(texts), part.at.say(texts)].join(" · ");
        fact_ui(ui, &texts.get("order-part"), &words, false, |ui| {
            if plain_button(ui, true, &part.order_no, &part.order_no).clicked() {
                view.send(Action::OpenOrder(part.key.clone()));
            }
        });
    }
    if let Some(original) = &shown.detail.original {
        let number = show_hidden(&original.order_no);
        fact_ui(ui, &texts.get("order-part-of"), "", false, |ui| {
            if plain_button(ui, true, &number, &number).clicked() {
                view.send(Action::OpenOrder(original.clone()));
            }
        });
    }
}

/// A name and what it stands for, and right after it what can be done with it.
fn fact_ui(ui: &mut Ui, label: &str, value: &str, is_code: bool, action: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let cell = Vec2::new(LABELS, size::COMPACT);
        ui.allocate_ui_with_layout(cell, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(LABELS);
            ui.add(Label::new(RichText::new(label).font(font::TABLE).color(theme::of(ui).secondary)).truncate());
        });
        ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
            piece_ui(ui, value, if is_code { font::MONO } else { font::BODY });
            action(ui);
        });
    });
}
