//! The bar above the page: whose money it is at the left, what finds everything at the right.

use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align, Align2, Frame, Id, Layout, Margin, Panel, Rect, RichText, Role, Sense, Stroke, StrokeKind, TextFormat, Ui,
    Vec2, WidgetInfo, pos2,
};

use crate::app::when::country;
use crate::app::{Action, Aside, Focus, Verb};
use crate::backend::protocol::{AccountView, KeyPlace};
use crate::domain::Environment;
use crate::i18n::FluentValue;
use crate::ui::theme::{self, font, size, space};
use crate::ui::verbs::keys_text;
use crate::ui::widgets::{Icon, choice_box, choice_item, combo_box, icon_button};
use crate::ui::{View, access};

/// Width of the field that opens the palette.
const SEARCH: f32 = 232.0;
/// Buttons at the right of it.
const TOOLS: f32 = 2.0;
/// Narrower than this, the bar shows the field's icon only.
const NARROW: f32 = 620.0;

/// Draws it; gives its place.
pub fn top_bar_ui(ui: &mut Ui, view: &mut View<'_>) -> Rect {
    let frame = Frame::new().fill(theme::of(ui).surface).inner_margin(Margin::symmetric(24, 8));
    let panel = Panel::top("top-bar").frame(frame).show(ui, |ui| {
        access::landmark(ui, access::Landmark::Banner, &view.texts.get("region-bar"));
        let whole = ui.available_rect_before_wrap();
        let narrow = whole.width() < NARROW;
        let search = if narrow { size::CONTROL } else { SEARCH };
        let gap = ui.spacing().item_spacing.x;
        let tools = search + TOOLS * (size::CONTROL + gap);
        ui.horizontal(|ui| {
            ui.set_min_height(size::CONTROL);
            // Left first, as one reads and as Tab goes.
            let room = Vec2::new(whole.width() - tools - space::L, size::CONTROL);
            ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| account_ui(ui, view));
            ui.add_space((ui.available_width() - tools).max(0.0));
            search_ui(ui, view, search);
            if icon_button(ui, Icon::Help, &Verb::Help.title(view.texts)).clicked() {
                view.do_verb(Verb::Help);
            }
            news_button_ui(ui, view);
        });
    });
    panel.response.rect
}

/// Which account is worked with: one control that tells its name, its market and whether the money is real.
fn account_ui(ui: &mut Ui, view: &mut View<'_>) {
    let shared = view.shared();
    let texts = view.texts;
    let theme = theme::of(ui);
    let accounts = shared.accounts.value().map(Vec::as_slice).unwrap_or_default();
    if accounts.is_empty() {
        let none = ui.label(RichText::new(texts.get("account-none")).color(theme.secondary));
        if view.takes_focus(Focus::TopBar) {
            none.request_focus();
        }
        return;
    }
    let selected = shared.selected_account();
    let mut words = LayoutJob::default();
    let mark = size::ICON + space::S;
    match selected {
        Some(account) => {
            words.append(&account.account.name, mark, TextFormat::simple(font::BODY, theme.text));
            let about = about(view, account);
            words.append(&about, 0.0, TextFormat::simple(font::BODY, theme.secondary));
        }
        None => words.append(&texts.get("account-none"), mark, TextFormat::simple(font::BODY, theme.secondary)),
    }
    let width = ui.available_width().min(size::ACCOUNT);
    let combo = combo_box("account-switcher").width(width).truncate().selected_text(words);
    let title = texts.get("account-switcher");
    let inner = choice_box(ui, combo, &title, |ui| {
        for other in accounts {
            let is_selected = shared.selected == Some(other.account.id);
            let choice = ui.push_id(other.account.id.0, |ui| choice_item(ui, is_selected, &other.account.name));
            if choice.inner {
                view.send(Action::SelectAccount(other.account.id));
            }
        }
        ui.separator();
        if choice_item(ui, false, &Verb::AddAccount.title(texts)) {
            view.do_verb(Verb::AddAccount);
        }
    });
    let response = inner.response.accessible_name(title);
    let keys = keys_text(ui.ctx(), view, Verb::NextAccount).unwrap_or_default();
    if let Some(account) = selected {
        paint_standing(ui, response.rect, account);
        access::describe(&response, &format!("{} · {keys}", standing(view, account)));
    }
    if view.takes_focus(Focus::TopBar) {
        response.request_focus();
    }
    response.on_hover_ui(|ui| {
        if let Some(account) = selected {
            ui.label(standing(view, account));
        }
        ui.label(RichText::new(keys).font(font::CAPTION).color(theme.secondary));
    });
}

/// Market and environment, after the name.
fn about(view: &View<'_>, account: &AccountView) -> String {
    let market = view.shared().market(&account.account.market);
    let market = market.map_or_else(|| account.account.market.as_str().into(), |market| country(market, view.texts));
    let environment = view.texts.get(match account.account.environment {
        Environment::Sandbox => "environment-sandbox",
        Environment::Production => "environment-production",
    });
    let values = [("market", FluentValue::from(market)), ("environment", FluentValue::from(environment))];
    view.texts.with("account-about", &values).into_owned()
}

/// Everything the control shows, in words.
fn standing(view: &View<'_>, account: &AccountView) -> String {
    let key = view.texts.get(match account.key {
        KeyPlace::Keyring => "key-keyring",
        KeyPlace::Session => "key-session",
        KeyPlace::Missing => "key-missing",
        KeyPlace::Unknown(_) => "key-unknown",
    });
    format!("{}{} · {key}", account.account.name, about(view, account))
}

/// The mark before the name: whether there is a key to work with.
fn paint_standing(ui: &Ui, control: Rect, account: &AccountView) {
    let theme = theme::of(ui);
    let center = pos2(control.left() + ui.spacing().button_padding.x + size::ICON / 2.0, control.center().y);
    match account.key {
        KeyPlace::Keyring | KeyPlace::Session => {
            ui.painter().circle_filled(center, size::DOT / 2.0, theme.paid.text);
        }
        KeyPlace::Missing => {
            Icon::Alert.paint(ui.painter(), Rect::from_center_size(center, Vec2::splat(size::ICON)), theme.failed.text);
        }
        KeyPlace::Unknown(_) => {
            Icon::Lock.paint(ui.painter(), Rect::from_center_size(center, Vec2::splat(size::ICON)), theme.person.text);
        }
    }
}

/// Opens the list of what happened lately; a dot says that something came since it was last looked at.
fn news_button_ui(ui: &mut Ui, view: &mut View<'_>) {
    let response = icon_button(ui, Icon::Bell, &Verb::News.title(view.texts));
    if view.shared().notices.has_unseen() && view.shared().aside != Some(Aside::News) {
        let at = response.rect.center() + Vec2::new(size::ICON / 2.0, -size::ICON / 2.0);
        ui.painter().circle(at, size::DOT / 2.0, theme::of(ui).person.text, Stroke::new(1.0, theme::of(ui).surface));
        access::describe(&response, &view.texts.get("news-unseen"));
    }
    if response.clicked() {
        view.do_verb(Verb::News);
    }
}

/// What looks like a field and opens the palette.
fn search_ui(ui: &mut Ui, view: &mut View<'_>, width: f32) {
    let theme = theme::of(ui);
    let name = Verb::Palette.title(view.texts);
    let keys = keys_text(ui.ctx(), view, Verb::Palette).unwrap_or_default();
    let narrow = width < SEARCH;
    let (_, rect) = ui.allocate_space(Vec2::new(width, size::CONTROL));
    let response = ui.interact(rect, Id::unique("open-palette"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    access::describe(&response, &keys);
    let line = if response.hovered() { theme.secondary } else { theme.strong_line };
    let painter = ui.painter();
    painter.rect(rect, f32::from(size::RADIUS), theme.canvas, Stroke::new(1.0, line), StrokeKind::Inside);
    let left = if narrow { rect.center().x - size::ICON / 2.0 } else { rect.left() + space::S };
    let icon = Rect::from_min_size(pos2(left, rect.center().y - size::ICON / 2.0), Vec2::splat(size::ICON));
    Icon::Search.paint(painter, icon, theme.secondary);
    if !narrow {
        let shown = painter.text(
            pos2(rect.right() - space::S, rect.center().y),
            Align2::RIGHT_CENTER,
            &keys,
            font::CAPTION,
            theme.secondary,
        );
        let clip = Rect::from_min_max(rect.min, pos2(shown.left() - space::S, rect.max.y));
        painter.with_clip_rect(clip).text(
            pos2(icon.right() + space::S, rect.center().y),
            Align2::LEFT_CENTER,
            &name,
            font::BODY,
            theme.secondary,
        );
    }
    if response.clicked() {
        view.do_verb(Verb::Palette);
    }
    if narrow {
        access::tip(&response, true, |ui| {
            ui.label(name.as_ref());
        });
    }
}
