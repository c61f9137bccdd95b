//! Draws the command palette, whose state is in `app/palette.rs`.
//!
//! The field keeps the keyboard while the arrows go through the list below it: to a screen reader it is a combo box
//! whose active descendant is the chosen line.

use eframe::egui::accesskit::{HasPopup, Node, Role};
use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align, Align2, Event, FontId, Frame, Id, ImeEvent, Key, Layout, Margin, Modal, Modifiers, Rect, Response, RichText,
    ScrollArea, Sense, TextEdit, TextFormat, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
};

use super::focus::GivenBack;
use super::side_bar::paint_chosen;
use crate::app::palette::{Entry, Palette, PaletteAction, Target};
use crate::app::{Action, errors};
use crate::i18n::FluentValue;
use crate::ui::theme::{self, font, size, space};
use crate::ui::verbs::{icon, keys_text};
use crate::ui::widgets::{Icon, environment_badge, state_pill};
use crate::ui::{View, access};

/// How far below the window's top it stands.
const TOP: f32 = 88.0;
/// The most height the list takes.
const MOST_HEIGHT: f32 = 380.0;
/// Lines that Page up and Page down go over.
const PAGE: usize = 8;

/// Draws the palette, if it is open.
pub fn palette_ui(ui: &Ui, view: &mut View<'_>) {
    let palette = &view.state.palette;
    GivenBack("palette").watch(ui, view, palette.is_open);
    if !palette.is_open {
        return;
    }
    let entries = palette.entries(view.state, view.texts);
    let content = ui.ctx().content_rect();
    let id = Id::unique("palette");
    let modal = Modal::new(id)
        .area(Modal::default_area(id).anchor(Align2::CENTER_TOP, Vec2::new(0.0, TOP)))
        .frame(Frame::popup(ui.style()).corner_radius(f32::from(size::RADIUS_CARD)).inner_margin(Margin::ZERO));
    let response = modal.show(ui.ctx(), |ui| {
        ui.set_width((content.width() - 2.0 * space::XL).min(size::FORM));
        ui.spacing_mut().item_spacing.y = 0.0;
        access::landmark(ui, access::Landmark::Search, &view.texts.get("palette-open"));
        let chosen = palette.chosen.min(entries.len().saturating_sub(1));
        let keys = Keys::take(ui, chosen, entries.len());
        if keys.chosen != palette.chosen {
            view.send(Action::Palette(PaletteAction::Point(keys.chosen)));
        }
        let field = field_ui(ui, view, palette);
        ui.separator();
        let room = (content.height() - TOP - 3.0 * size::CONTROL - space::XXL).min(MOST_HEIGHT);
        let list = list_ui(ui, view, &entries, &keys, room);
        ui.separator();
        footer_ui(ui, view, palette, &entries);
        tell_field(&field, list, entries.get(keys.chosen));
        if keys.enter
            && let Some(entry) = entries.get(keys.chosen)
        {
            take(view, entry);
        }
    });
    if response.should_close() {
        view.send(Action::Palette(PaletteAction::Close));
    }
}

/// Goes where an entry leads, unless that cannot be now.
fn take(view: &mut View<'_>, entry: &Entry) {
    if entry.why_not.is_some() {
        return;
    }
    view.send(Action::Palette(PaletteAction::Take(entry.target.clone())));
    if let Target::Verb(verb) = entry.target {
        view.do_verb(verb);
    }
}

/// What was pressed: the line it leads to, and whether it is chosen.
struct Keys {
    chosen: usize,
    moved: bool,
    enter: bool,
}

impl Keys {
    /// Takes the keys that go through the list, before the field sees them.
    fn take(ui: &Ui, chosen: usize, len: usize) -> Self {
        let last = len.saturating_sub(1);
        // Enter also ends what an input method composes; that one is not for us.
        let composes = composes(ui);
        ui.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            let to = if pressed(Key::ArrowDown) {
                Some(if chosen == last { 0 } else { chosen + 1 })
            } else if pressed(Key::ArrowUp) {
                Some(chosen.checked_sub(1).unwrap_or(last))
            } else if pressed(Key::PageDown) {
                Some((chosen + PAGE).min(last))
            } else if pressed(Key::PageUp) {
                Some(chosen.saturating_sub(PAGE))
            } else if pressed(Key::Home) {
                Some(0)
            } else if pressed(Key::End) {
                Some(last)
            } else {
                None
            };
            let enter = !composes && input.consume_key(Modifiers::NONE, Key::Enter);
            Self { chosen: to.unwrap_or(chosen), moved: to.is_some(), enter }
        })
    }
}

/// Whether an input method is at work: since its last word, or in this very pass.
fn composes(ui: &Ui) -> bool {
    let slot = Id::unique("palette-composes");
    let before = ui.data(|data| data.get_temp(slot)).unwrap_or(false);
    let mut now = before;
    let mut any = false;
    ui.input(|input| {
        for event in &input.events {
            if let Event::Ime(event) = event {
                any = true;
                now = matches!(event, ImeEvent::Preedit { text, .. } if !text.is_empty());
            }
        }
    });
    ui.data_mut(|data| data.insert_temp(slot, now));
    before || any
}

fn field_ui(ui: &mut Ui, view: &mut View<'_>, palette: &Palette) -> Response {
    let name = view.texts.get("palette-open");
    let theme = theme::of(ui);
    let margin = Margin::symmetric(16, 8);
    let row = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(size::CONTROL);
            Icon::Search.ui(ui, theme.secondary);
            let mut query = palette.query.clone();
            let entry = TextEdit::singleline(&mut query)
                .id(field_id())
                .frame(Frame::NONE)
                .font(font::strong())
                .hint_text(name.as_ref())
                .desired_width(f32::INFINITY)
                .align(Align2::LEFT_CENTER);
            let entry = ui.add(entry).accessible_name(name.as_ref());
            if entry.changed() {
                view.send(Action::Palette(PaletteAction::Type(query)));
            }
            if view.shared().dialog.is_none() {
                entry.request_focus(); // whatever was clicked
            }
            entry
        })
        .inner
    });
    row.inner
}

/// The field's id. It has the keyboard as long as the palette is open, so it needs no ring.
pub fn field_id() -> Id {
    Id::unique("palette-field")
}

/// Tells a screen reader how the field and the list belong together.
fn tell_field(field: &Response, list: Id, chosen: Option<&Entry>) {
    let chosen = chosen.map(|entry| row_id(&entry.target).accesskit_id());
    field.ctx.accesskit_node_builder(field.id, |node: &mut Node| {
        node.set_role(Role::EditableComboBox);
        node.set_has_popup(HasPopup::Listbox);
        node.set_expanded(true);
        node.set_controls(vec![list.accesskit_id()]);
        if let Some(chosen) = chosen {
            node.set_active_descendant(chosen);
        }
    });
}

/// Draws the lines; gives the list's id.
fn list_ui(ui: &mut Ui, view: &mut View<'_>, entries: &[Entry], keys: &Keys, room: f32) -> Id {
    let name = view.texts.get("palette-results");
    let builder = UiBuilder::new().accessibility_role(Role::ListBox).accessibility_label(name.as_ref());
    let list = ui.scope_builder(builder, |ui| {
        ScrollArea::vertical().max_height(room).show(ui, |ui| {
            Frame::new().inner_margin(Margin::same(8)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                if entries.is_empty() {
                    ui.add_space(space::S);
                    ui.vertical_centered(|ui| {
                        ui.label(RichText::new(view.texts.get("palette-none")).color(theme::of(ui).secondary));
                    });
                    ui.add_space(space::S);
                }
                for (index, entry) in entries.iter().enumerate() {
                    let row = row_ui(ui, view, entry, index == keys.chosen);
                    if keys.moved && index == keys.chosen {
                        row.scroll_to_me(None);
                    }
                    let is_pointed = row.hovered() && ui.input(|input| input.pointer.is_moving());
                    if is_pointed && index != keys.chosen {
                        view.send(Action::Palette(PaletteAction::Point(index)));
                    }
                    if row.clicked() {
                        take(view, entry);
                    }
                }
            });
        });
        ui.unique_id()
    });
    list.inner
}

fn row_id(target: &Target) -> Id {
    match target {
        Target::Verb(verb) => Id::unique(("palette-verb", verb)),
        Target::Account(id) => Id::unique(("palette-account", id.0)),
        Target::Order(order) => Id::unique(("palette-order", order.key.account.0, &order.key.order_no)),
        Target::Search(_) => Id::unique("palette-search"),
    }
}

/// One line: icon and title left; keys, state or the reason why not right.
fn row_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry, is_chosen: bool) -> Response {
    let theme = theme::of(ui);
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), size::CONTROL + space::XS));
    // Not focusable: the keyboard stays in the field.
    let row = ui.interact(rect, row_id(&entry.target), Sense::CLICK);
    let can = entry.why_not.is_none();
    row.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, can, is_chosen, &entry.title));
    row.ctx.accesskit_node_builder(row.id, |node| node.set_selected(is_chosen));
    if is_chosen {
        paint_chosen(ui.painter(), theme, rect);
    }
    let color = if can { theme.text } else { theme.secondary };
    let picture = match &entry.target {
        Target::Verb(verb) => icon(*verb),
        Target::Account(_) => Icon::Person,
        Target::Order(_) | Target::Search(_) => Icon::List,
    };
    let at = rect.left_center() + Vec2::new(space::S + size::ICON / 2.0, 0.0);
    picture.paint(ui.painter(), Rect::from_center_size(at, Vec2::splat(size::ICON)), theme.secondary);

    let mut inner = rect.shrink2(Vec2::new(space::S, 0.0));
    inner.min.x += size::ICON + space::M;
    let builder = UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center));
    // Not a scope: one with nothing at its right would draw the next line up to this one's middle.
    let ui = &mut ui.new_child(builder);
    let spoken = aside_ui(ui, view, entry);
    if !spoken.is_empty() {
        access::describe(&row, &spoken);
    }
    let font = font::BODY;
    let mut job = marked(entry, &font, color, if can { theme.accent } else { theme.secondary });
    job.wrap.max_width = ui.available_width();
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(inner.left(), rect.center().y - galley.size().y / 2.0), galley, color);
    row
}

/// What stands at the right of a line; gives the words for it.
fn aside_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry) -> String {
    let texts = view.texts;
    let note = |ui: &mut Ui, words: String| {
        ui.label(RichText::new(&words).font(font::CAPTION).color(theme::of(ui).secondary));
        words
    };
    if let Some(why) = entry.why_not {
        return note(ui, texts.get(why).into_owned());
    }
    match &entry.target {
        Target::Verb(verb) => match keys_text(ui.ctx(), view, *verb) {
            Some(keys) => note(ui, keys),
            None => String::new(),
        },
        Target::Account(id) => {
            if let Some(account) = view.shared().account(*id) {
                environment_badge(ui, texts, account.account.environment);
            }
            note(ui, texts.get("account-switcher").into_owned())
        }
        Target::Order(order) => {
            state_pill(ui, texts, order.state);
            if view.shared().selected == Some(order.key.account) {
                return String::new();
            }
            let account = view.shared().account(order.key.account);
            account.map(|account| note(ui, account.account.name.clone())).unwrap_or_default()
        }
        Target::Search(_) => String::new(),
    }
}

/// The title with its found letters in another colour.
fn marked(entry: &Entry, font: &FontId, plain: eframe::egui::Color32, found: eframe::egui::Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    let mut letter = [0; 4];
    for (index, char) in entry.title.chars().enumerate() {
        let is_found = u32::try_from(index).is_ok_and(|index| entry.marks.binary_search(&index).is_ok());
        let color = if is_found { found } else { plain };
        job.append(char.encode_utf8(&mut letter), 0.0, TextFormat::simple(font.clone(), color));
    }
    job
}

/// How many there are, for those who see and, said when it changes, for those who do not.
fn footer_ui(ui: &mut Ui, view: &View<'_>, palette: &Palette, entries: &[Entry]) {
    let theme = theme::of(ui);
    Frame::new().inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            let words = match palette.failure() {
                Some(error) => errors::call(error).what(view.texts).into_owned(),
                None if palette.is_searching() => view.texts.get("palette-searching").into_owned(),
                None => view.texts.with("palette-count", &[("n", FluentValue::from(entries.len()))]).into_owned(),
            };
            let text = RichText::new(words).font(font::CAPTION).color(theme.secondary);
            access::live(ui, "palette-count", access::Politeness::Polite, |ui| ui.label(text));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let keys = RichText::new(view.texts.get("palette-keys")).font(font::CAPTION).color(theme.secondary);
                ui.label(keys);
            });
        });
    });
}
