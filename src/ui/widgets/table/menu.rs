//! What can be done to columns, for those who do not drag: a column's own menu, and one for the whole table.

use eframe::egui::accesskit::HasPopup;
use eframe::egui::{Popup, PopupCloseBehavior, RichText, Ui};

use super::Widths;
use crate::app::table::{Arrangement, Column, TableAction};
use crate::i18n::{FluentValue, Texts};
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{Icon, Press, check_box, divider, icon_button, menu_item};

/// A column's menu. `width` is its width now.
pub(super) fn column_menu(
    ui: &mut Ui,
    texts: &Texts,
    arrangement: &Arrangement,
    column: &Column,
    width: f32,
) -> Option<TableAction> {
    let word = column.word;
    let mut chosen = None;
    let mut item = |ui: &mut Ui, enabled: bool, icon: Option<Icon>, key: &str, action: TableAction| {
        if menu_item(ui, enabled, icon, &texts.get(key), None) {
            chosen = Some(action);
        }
    };
    if column.sorts {
        item(ui, true, Some(Icon::SortUp), "table-sort-up", TableAction::SortTo(word, false));
        item(ui, true, Some(Icon::SortDown), "table-sort-down", TableAction::SortTo(word, true));
    }
    item(ui, true, Some(Icon::Plus), "table-wider", TableAction::Width(word, step(width, true)));
    item(ui, true, Some(Icon::Minus), "table-narrower", TableAction::Width(word, step(width, false)));
    let has_width = arrangement.has_width(word);
    item(ui, has_width, Some(Icon::Undo), "table-own-width", TableAction::OwnWidth(word));
    if column.rank > 0 {
        item(ui, true, Some(Icon::EyeOff), "table-hide", TableAction::Show(word, false));
    }
    chosen
}

/// A button with the menu of the table `salt`: which columns, how wide, sorted by what, how high the rows. The menu
/// stays open, since one seldom changes one thing only.
pub fn arrangement_menu(
    ui: &mut Ui,
    texts: &Texts,
    salt: &str,
    arrangement: &Arrangement,
    columns: &[Column],
    sorted: (&'static str, bool),
) -> Option<TableAction> {
    let label = texts.get("table-view");
    let button = Press::quiet(&label).icon(Icon::Columns).ui(ui);
    let popup = Popup::menu(&button).gap(space::XS).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let opened = popup.show(|ui| {
        ui.set_width(size::TABLE_MENU);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut chosen = columns_ui(ui, texts, salt, arrangement, columns);
        divider(ui);
        title(ui, &texts.get("table-sorted-by"));
        for column in columns.iter().filter(|column| column.sorts) {
            let arrow = (column.word == sorted.0).then_some(if sorted.1 { Icon::SortDown } else { Icon::SortUp });
            let name = texts.with("table-sort-by", &[("column", FluentValue::from(texts.get(column.title)))]);
            if sort_item(ui, arrow, &texts.get(column.title), &name) {
                chosen = Some(TableAction::Sort(column.word));
            }
        }
        divider(ui);
        let mut compact = arrangement.compact;
        if check_box(ui, &mut compact, &texts.get("table-compact")).changed() {
            chosen = Some(TableAction::Compact(compact));
        }
        ui.add_space(space::S);
        if Press::plain(&texts.get("table-reset")).icon(Icon::Undo).ui(ui).clicked() {
            chosen = Some(TableAction::Reset);
        }
        chosen
    });
    ui.ctx().accesskit_node_builder(button.id, |node| {
        node.set_has_popup(HasPopup::Menu);
        node.set_expanded(opened.is_some());
    });
    opened.and_then(|opened| opened.inner)
}

/// Which columns are shown, and how wide each is.
fn columns_ui(
    ui: &mut Ui,
    texts: &Texts,
    salt: &str,
    arrangement: &Arrangement,
    columns: &[Column],
) -> Option<TableAction> {
    let widths: Widths = ui.data(|data| data.get_temp(Widths::slot(salt))).unwrap_or_default();
    let mut chosen = None;
    title(ui, &texts.get("table-columns"));
    for column in columns {
        let name = texts.get(column.title);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            // The last two are squares at the right end.
            let room = ui.available_width() - 2.0 * size::CONTROL;
            ui.scope(|ui| {
                ui.set_width(room);
                let mut shown = !arrangement.is_hidden(column.word);
                ui.add_enabled_ui(column.rank > 0, |ui| {
                    if check_box(ui, &mut shown, &name).changed() {
                        chosen = Some(TableAction::Show(column.word, shown));
                    }
                });
            });
            let width = widths.of(column);
            for (icon, key, wider) in
                [(Icon::Minus, "table-narrower-column", false), (Icon::Plus, "table-wider-column", true)]
            {
                let name = texts.with(key, &[("column", FluentValue::from(name.as_ref()))]);
                if icon_button(ui, icon, &name).clicked() {
                    chosen = Some(TableAction::Width(column.word, step(width, wider)));
                }
            }
        });
    }
    chosen
}

/// A column to sort by; an arrow tells the one in use, and that pressing it turns it round.
fn sort_item(ui: &mut Ui, arrow: Option<Icon>, label: &str, name: &str) -> bool {
    let press = Press::plain(label).name(name);
    let press = if let Some(arrow) = arrow { press.icon_at_end(arrow) } else { press };
    press.ui(ui).clicked()
}

fn title(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(font::CAPTION).color(theme::of(ui).secondary));
    ui.add_space(space::XS);
}

/// A width one step wider or narrower, in points.
fn step(width: f32, wider: bool) -> u16 {
    let by = f32::from(Arrangement::STEP);
    let next = if wider { width + by } else { width - by };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
    let next = next.round().clamp(0.0, f32::from(u16::MAX)) as u16;
    next
}
