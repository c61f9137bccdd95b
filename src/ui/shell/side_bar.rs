//! The way to the pages, at the left edge. In a narrow window it shows icons only.

use eframe::egui::{
    Align2, Frame, Id, Margin, Painter, Panel, Rect, RichText, Role, Sense, TextStyle, Ui, Vec2, WidgetInfo, pos2,
};

use crate::app::tour::Spot;
use crate::app::{Action, Focus, Section, Verb};
use crate::i18n::FluentValue;
use crate::ui::theme::{self, Theme, font, size, space};
use crate::ui::verbs::{keys_text, section_icon};
use crate::ui::widgets::Icon;
use crate::ui::{View, access, tour};

/// Draws it; gives its place.
pub fn side_bar_ui(ui: &mut Ui, view: &mut View<'_>) -> Rect {
    let theme = theme::of(ui);
    let narrow = ui.ctx().content_rect().width() < size::NARROW_WINDOW;
    let width = if narrow { size::SIDE_BAR_NARROW } else { size::SIDE_BAR };
    let frame = Frame::new().fill(theme.surface).inner_margin(Margin::symmetric(8, 16));
    let panel = Panel::left("side-bar").frame(frame).resizable(false).exact_size(width).show(ui, |ui| {
        access::landmark(ui, access::Landmark::Navigation, &view.texts.get("region-pages"));
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
            entry_ui(ui, view, section, narrow);
        }
    });
    panel.response.rect
}

/// An entry. Narrow, it shows its icon only, and keeps its name for screen readers and on hovering.
fn entry_ui(ui: &mut Ui, view: &mut View<'_>, section: Section, narrow: bool) {
    let name = view.texts.get(section.key());
    let selected = view.shared().page.section() == section;
    let (count, words) = match section {
        Section::Orders => (view.state.attention.orders, "side-bar-attention"),
        Section::Exceptions => (view.state.attention.exceptions, "side-bar-exceptions"),
        _ => (None, "side-bar-attention"),
    };
    let count = count.unwrap_or(0);
    let wish = Vec2::new(ui.available_width(), size::CONTROL + space::XS);
    let (_, rect) = ui.allocate_space(wish);
    // By name: a page beside has the same entry whatever stands above it.
    let response = ui.interact(rect, Id::unique(("side-bar", section.key())), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    paint_entry(ui, rect, section_icon(section), &name, selected, response.hovered(), narrow);
    let keys = keys_text(ui.ctx(), view, Verb::Go(section)).unwrap_or_default();
    let attention = (count > 0).then(|| view.texts.with(words, &[("n", FluentValue::from(count))]));
    if attention.is_some() {
        paint_count(ui, rect, count, narrow);
    }
    let spoken: Vec<&str> = attention.iter().map(AsRef::as_ref).chain([keys.as_str()]).collect();
    access::describe(&response, &spoken.join(" · "));
    tour::mark(ui, view, Spot::Section(section), rect);
    if response.clicked() {
        view.send(Action::Go(section.page()));
    }
    if selected && view.takes_focus(Focus::SideBar) {
        response.request_focus();
    }
    access::tip(&response, narrow, |ui| {
        if narrow {
            ui.label(name.as_ref());
        }
        if let Some(attention) = &attention {
            ui.label(attention.as_ref());
        }
        ui.label(RichText::new(&keys).font(font::CAPTION).color(theme::of(ui).secondary));
    });
}

/// The ground of what is chosen in a list. Colour never speaks alone: there is a bar at the edge as well.
pub fn paint_chosen(painter: &Painter, theme: &Theme, rect: Rect) {
    painter.rect_filled(rect, f32::from(size::RADIUS), theme.muted.fill);
    let center = pos2(rect.left() + size::BAR / 2.0, rect.center().y);
    let bar = Rect::from_center_size(center, Vec2::new(size::BAR, rect.height() - 2.0 * space::S));
    painter.rect_filled(bar, size::BAR / 2.0, theme.accent);
}

fn paint_entry(ui: &Ui, rect: Rect, icon: Icon, name: &str, selected: bool, hovered: bool, narrow: bool) {
    let theme = theme::of(ui);
    let painter = ui.painter();
    let radius = f32::from(size::RADIUS);
    if selected {
        paint_chosen(painter, theme, rect);
    } else if hovered {
        painter.rect_filled(rect, radius, theme.canvas);
    }
    let color = if selected { theme.accent } else { theme.text };
    let left = if narrow { rect.center().x - size::ICON / 2.0 } else { rect.left() + space::M };
    let place = Rect::from_min_size(pos2(left, rect.center().y - size::ICON / 2.0), Vec2::splat(size::ICON));
    icon.paint(painter, place, color);
    if !narrow {
        let font = if selected { font::strong() } else { TextStyle::Button.resolve(ui.style()) };
        let font = eframe::egui::FontId { size: font::BODY.size, ..font };
        painter.text(pos2(left + size::ICON + space::M, rect.center().y), Align2::LEFT_CENTER, name, font, color);
    }
}

/// How many need a person: a number at the end of the line, or at the icon's corner where there is no line.
fn paint_count(ui: &Ui, rect: Rect, count: u32, narrow: bool) {
    let theme = theme::of(ui);
    let words = if count > 99 { "99+".to_owned() } else { count.to_string() };
    let galley = ui.painter().layout_no_wrap(words, font::CAPTION, theme.person.text);
    let height = galley.size().y + 2.0;
    let wide = Vec2::new((galley.size().x + space::S).max(height), height);
    let pill = if narrow {
        Rect::from_center_size(rect.center_top() + Vec2::new(size::ICON * 0.75, space::S), wide)
    } else {
        Rect::from_center_size(rect.right_center() - Vec2::new(space::S + wide.x / 2.0, 0.0), wide)
    };
    ui.painter().rect_filled(pill, height / 2.0, theme.person.fill);
    ui.painter().galley(pill.center() - galley.size() / 2.0, galley, theme.person.text);
}
