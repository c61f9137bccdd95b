//! Everything around the page: side bar, top bar, banners, status line, dialog and toasts.

use eframe::egui::{
    CentralPanel, Frame, Margin, Panel, Rect, Response, RichText, ScrollArea, Sense, Stroke, StrokeKind, TextStyle, Ui,
    Vec2, WidgetInfo,
};

use super::theme::{self, font, size, space};
use super::verbs::{keys_text, section_icon};
use super::widgets::{Icon, choice_item, combo_box, dialog_ui, environment_badge, toasts_ui};
use super::{View, pages};
use crate::app::{Action, Section, VaultHealth, Verb};
use crate::domain::address;
use crate::i18n::FluentValue;

/// Draws the whole window.
pub fn window_ui(ui: &mut Ui, view: &mut View<'_>) {
    banners_ui(ui, view);
    side_bar_ui(ui, view);
    top_bar_ui(ui, view);
    status_line_ui(ui, view);
    page_ui(ui, view);
    dialog_ui(ui, view);
    toasts_ui(ui, view);
    focus_ring_ui(ui);
}

/// The ring around what has the keyboard: one for everything, whatever it is.
fn focus_ring_ui(ui: &Ui) {
    let focused = ui.memory(eframe::egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    let Some(response) = focused.filter(|response| response.interact_rect.is_positive()) else { return };
    // What is scrolled out of sight keeps its ring out of sight as well.
    let (seen, whole) = (response.interact_rect, response.rect);
    let mut visible = seen.expand(4.0);
    if seen.top() > whole.top() {
        visible.min.y = seen.top();
    }
    if seen.bottom() < whole.bottom() {
        visible.max.y = seen.bottom();
    }
    let painter = ui.ctx().layer_painter(response.layer_id).with_clip_rect(visible);
    let ring = Stroke::new(2.0, theme::of(ui).focus);
    painter.rect_stroke(response.rect.expand(1.0), f32::from(size::RADIUS), ring, StrokeKind::Outside);
}

/// The page itself, in the one scroll area it needs.
fn page_ui(ui: &mut Ui, view: &mut View<'_>) {
    let canvas = Frame::new().fill(theme::of(ui).canvas);
    CentralPanel::no_frame().frame(canvas).show(ui, |ui| {
        let page = &view.shared().page;
        let margin = Frame::new().inner_margin(Margin::same(24));
        if pages::scrolls_itself(page) {
            margin.show(ui, |ui| pages::page_ui(ui, view));
        } else {
            // Each page keeps its own place. The margin is inside, so that the bar stands at the window's edge.
            ScrollArea::vertical().id_salt(page.section().key()).auto_shrink(false).show(ui, |ui| {
                margin.show(ui, |ui| pages::page_ui(ui, view));
            });
        }
    });
}

/// What nobody may miss: that nothing is real, that anyone can read along.
fn banners_ui(ui: &mut Ui, view: &View<'_>) {
    let shared = view.shared();
    let theme = theme::of(ui);
    if shared.about.sandbox {
        let frame = Frame::new().fill(theme.banner.fill).inner_margin(Margin::symmetric(16, 6));
        Panel::top("sandbox-banner").frame(frame).show_separator_line(false).show(ui, |ui| {
            ui.vertical_centered(|ui| {
                let words = view.texts.get("sandbox-banner");
                ui.label(RichText::new(words).font(font::BODY).strong().color(theme.banner.text));
            });
        });
    }
    let plain = shared.selected_account().is_some_and(|view| address::is_readable_by_others(&view.account.base_url));
    if plain {
        let frame = Frame::new().fill(theme.waiting.fill).inner_margin(Margin::symmetric(16, 6));
        Panel::top("plain-http-banner").frame(frame).show_separator_line(false).show(ui, |ui| {
            ui.horizontal(|ui| {
                Icon::Alert.ui(ui, theme.waiting.text);
                let words = view.texts.get("plain-http-banner");
                ui.label(RichText::new(words).font(font::TABLE).color(theme.waiting.text));
            });
        });
    }
}

fn side_bar_ui(ui: &mut Ui, view: &mut View<'_>) {
    let theme = theme::of(ui);
    let narrow = ui.ctx().content_rect().width() < size::NARROW_WINDOW;
    let width = if narrow { size::SIDE_BAR_NARROW } else { size::SIDE_BAR };
    let frame = Frame::new().fill(theme.surface).inner_margin(Margin::symmetric(8, 16));
    Panel::left("side-bar").frame(frame).resizable(false).exact_size(width).show(ui, |ui| {
        if !narrow {
            ui.horizontal(|ui| {
                ui.add_space(space::S);
                ui.label(RichText::new(view.texts.get("app-name")).font(font::title()).color(theme.accent));
            });
            ui.add_space(space::S);
        }
        ui.spacing_mut().item_spacing.y = space::XS;
        for section in Section::ALL {
            if section == Section::Accounts {
                ui.add_space(space::L);
            }
            let selected = view.shared().page.section() == section;
            let keys = keys_text(ui.ctx(), view, Verb::Go(section)).unwrap_or_default();
            let response = nav_button(ui, section_icon(section), &view.texts.get(section.key()), selected, narrow);
            if response.clicked() {
                view.send(Action::Go(section.page()));
            }
            response.on_hover_ui(|ui| {
                if narrow {
                    ui.label(view.texts.get(section.key()));
                }
                ui.label(RichText::new(keys).font(font::CAPTION).color(theme.secondary));
            });
        }
    });
}

/// An entry of the side bar. Narrow, it shows its icon only, and keeps its name for screen readers.
fn nav_button(ui: &mut Ui, icon: Icon, name: &str, selected: bool, narrow: bool) -> Response {
    let theme = theme::of(ui);
    let wish = Vec2::new(ui.available_width(), size::CONTROL + 4.0);
    let (rect, response) = ui.allocate_exact_size(wish, Sense::click());
    response.widget_info(|| WidgetInfo::selected(eframe::egui::Role::Button, true, selected, name));
    let color = if selected { theme.accent } else { theme.text };
    let radius = f32::from(size::RADIUS);
    if selected {
        ui.painter().rect_filled(rect, radius, theme.muted.fill);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, radius, theme.canvas);
    }
    let left = if narrow { rect.center().x - size::ICON / 2.0 } else { rect.left() + space::M };
    let top = rect.center().y - size::ICON / 2.0;
    icon.paint(ui.painter(), Rect::from_min_size(eframe::egui::pos2(left, top), Vec2::splat(size::ICON)), color);
    if narrow {
        return response;
    }
    let at = eframe::egui::pos2(left + size::ICON + space::M, rect.center().y);
    ui.painter().text(at, eframe::egui::Align2::LEFT_CENTER, name, TextStyle::Button.resolve(ui.style()), color);
    response
}

fn top_bar_ui(ui: &mut Ui, view: &mut View<'_>) {
    let frame = Frame::new().fill(theme::of(ui).surface).inner_margin(Margin::symmetric(24, 8));
    Panel::top("top-bar").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            let shared = view.shared();
            let Some(accounts) = shared.accounts.value().filter(|accounts| !accounts.is_empty()) else {
                ui.label(RichText::new(view.texts.get("account-none")).color(theme::of(ui).secondary));
                return;
            };
            let selected = shared.selected_account();
            let name =
                selected.map_or_else(|| view.texts.get("account-none"), |view| view.account.name.as_str().into());
            let combo = combo_box("account-switcher").width(size::SIDE_BAR).truncate();
            let inner = combo.selected_text(name.as_ref()).show_ui(ui, |ui| {
                for other in accounts {
                    let is_selected = shared.selected == Some(other.account.id);
                    let choice = ui.push_id(other.account.id.0, |ui| choice_item(ui, is_selected, &other.account.name));
                    if choice.inner {
                        view.send(Action::SelectAccount(other.account.id));
                    }
                }
            });
            inner.response.accessible_name(view.texts.get("account-switcher"));
            if let Some(selected) = selected {
                environment_badge(ui, view.texts, selected.account.environment);
            }
        });
    });
}

/// The honest clock: what is watched, how old the news is, what is wrong.
fn status_line_ui(ui: &mut Ui, view: &View<'_>) {
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.surface).inner_margin(Margin::symmetric(24, 4));
    Panel::bottom("status-line").frame(frame).show(ui, |ui| {
        let shared = view.shared();
        let mut parts = vec![view.texts.with("status-open", &[("n", shared.pulse.open.into())]).into_owned()];
        if shared.pulse.open > 0 {
            parts.push(match shared.pulse.last_answer_at {
                Some(at) => {
                    let age = view.age(ui.ctx(), at);
                    view.texts.with("status-checked", &[("age", FluentValue::from(age.as_ref()))]).into_owned()
                }
                None => view.texts.get("status-never-checked").into_owned(),
            });
        }
        if shared.pulse.failing > 0 {
            parts.push(view.texts.with("status-failing", &[("n", shared.pulse.failing.into())]).into_owned());
        }
        match shared.vault {
            // The sandbox never asks the system's keyring.
            _ if shared.about.sandbox => parts.push(view.texts.get("status-keys-in-memory").into_owned()),
            VaultHealth::Unasked => {}
            VaultHealth::Asked { .. } => parts.push(view.texts.get("status-keyring-asked").into_owned()),
            VaultHealth::Good => parts.push(view.texts.get("status-keyring-good").into_owned()),
            VaultHealth::Bad(_) => parts.push(view.texts.get("status-keyring-bad").into_owned()),
        }
        if let Some(market) = shared.selected_market() {
            let offset = shared.now.to_zoned(market.time_zone()).strftime("UTC%:z").to_string();
            parts.push(format!("{} {offset}", market.currency));
        }
        if view.backlog > 0 {
            parts.push(view.texts.get("status-backlog").into_owned());
        }
        ui.spacing_mut().interact_size.y = 0.0;
        ui.label(RichText::new(parts.join(" · ")).font(font::CAPTION).color(theme.secondary));
    });
}
