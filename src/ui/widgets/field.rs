//! A form's field: label above, entry, and one line below for what is wrong or worth knowing.

use eframe::egui::{
    AsIdSalt, ComboBox, FontSelection, Label, PopupCloseBehavior, Rect, Response, RichText, Sense, TextEdit, Ui, Vec2,
};

use super::choice_box;
use crate::ui::access::{self, Politeness};
use crate::ui::theme::{self, font, size, space};

/// A field of a form. The label is the entry's accessible name.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    label: &'a str,
    hint: &'a str,
    note: Option<&'a str>,
    error: Option<&'a str>,
    enabled: bool,
    mono: bool,
    code: bool,
    focus: bool,
    unit: Option<&'a str>,
}

impl<'a> Field<'a> {
    /// A field with this label.
    pub const fn new(label: &'a str) -> Self {
        Self {
            label,
            hint: "",
            note: None,
            error: None,
            enabled: true,
            mono: false,
            code: false,
            focus: false,
            unit: None,
        }
    }

    /// An example inside the empty entry.
    #[must_use]
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// A line below, as long as nothing is wrong.
    #[must_use]
    pub const fn note(mut self, note: Option<&'a str>) -> Self {
        self.note = note;
        self
    }

    /// What is wrong, below the entry.
    #[must_use]
    pub const fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// Whether it can be changed now.
    #[must_use]
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// For codes and numbers.
    #[must_use]
    pub const fn mono(mut self) -> Self {
        self.mono = true;
        self
    }

    /// For a code, as large as one reads it.
    #[must_use]
    pub const fn code(mut self) -> Self {
        self.code = true;
        self
    }

    /// As large as an amount, with its unit behind it.
    #[must_use]
    pub const fn amount(mut self, unit: &'a str) -> Self {
        self.unit = Some(unit);
        self
    }

    /// Gives it the keyboard now.
    #[must_use]
    pub const fn focus(mut self, focus: bool) -> Self {
        self.focus = focus;
        self
    }

    /// One line of text.
    pub fn text(self, ui: &mut Ui, text: &mut String) -> Response {
        let font: FontSelection = match self.unit {
            Some(_) => font::amount().into(),
            None if self.code => font::MONO_LARGE.into(),
            None if self.mono => font::MONO.into(),
            None => font::BODY.into(),
        };
        self.row(ui, Sense::CLICK, "", |ui, field| {
            let mut entry = entry(text, field.hint).font(font);
            if field.code {
                entry = entry.min_size(Vec2::new(0.0, size::TOUCH));
            }
            if let Some(unit) = field.unit {
                let unit = RichText::new(unit).font(font::strong()).color(theme::of(ui).secondary);
                entry = entry.suffix(unit).min_size(Vec2::new(0.0, size::AMOUNT));
            }
            ui.add_enabled(field.enabled, entry)
        })
    }

    /// One line that nobody may read over a shoulder. The caller keeps the text in memory that is wiped.
    pub fn password(self, ui: &mut Ui, text: &mut String) -> Response {
        self.row(ui, Sense::CLICK, "", |ui, field| {
            let response = ui.add_enabled(field.enabled, entry(text, field.hint).password(true));
            forget_undo(ui, &response);
            response
        })
    }

    /// One of a list. `selected` is shown while it is closed; `menu` draws its [`super::choice_item`]s while it is open.
    pub fn choice<R>(self, ui: &mut Ui, selected: &str, menu: impl FnOnce(&mut Ui) -> R) -> Option<R> {
        let mut chosen = None;
        self.row(ui, Sense::empty(), selected, |ui, field| {
            let width = ui.available_width();
            ui.add_enabled_ui(field.enabled, |ui| {
                let combo = combo_box(field.label).width(width).selected_text(selected).truncate();
                // An item closes the list itself; a click into its search box must not.
                let combo = combo.close_behavior(PopupCloseBehavior::CloseOnClickOutside);
                let inner = choice_box(ui, combo, field.label, menu);
                chosen = inner.inner;
                inner.response
            })
            .inner
        });
        chosen
    }

    /// Label, entry, line below. A label that senses clicks gives the keyboard to its entry. `chosen` is what a closed list
    /// shows.
    fn row(self, ui: &mut Ui, label: Sense, chosen: &str, entry: impl FnOnce(&mut Ui, &Self) -> Response) -> Response {
        ui.push_id(self.label, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let text = RichText::new(self.label).font(font::LABEL).color(theme::of(ui).secondary);
            let label = ui.add(Label::new(text).selectable(false).sense(label));
            let response = ui
                .scope(|ui| {
                    if self.error.is_some() {
                        mark_wrong(ui);
                    }
                    entry(ui, &self)
                })
                .inner
                .labelled_by(label.id);
            if self.focus {
                response.scroll_to_me(None);
            }
            if self.focus || label.clicked() {
                response.request_focus();
            }
            access::describe_choice(&response, chosen, self.error.or(self.note));
            self.tell_error(ui, &response);
            match (self.error, self.note) {
                (Some(error), _) => {
                    error_line(ui, error);
                }
                (None, Some(note)) => caption(ui, note),
                (None, None) => {}
            }
            ui.add_space(space::S);
            response
        })
        .inner
    }

    /// Speaks what is wrong if it shows at the field where one is, or that one has just left. What is wrong in others as
    /// well is told when one comes there: five sentences at once help nobody.
    fn tell_error(&self, ui: &Ui, response: &Response) {
        let slot = response.id.with("told");
        let mut told: Told = ui.data(|data| data.get_temp(slot)).unwrap_or_default();
        let now = ui.input(|input| input.time);
        // What gets the keyboard now is read out with what is wrong in it.
        if response.has_focus() && !self.focus {
            told.last_here = now;
        }
        let error = self.error.map(str::to_owned);
        if told.error != error {
            told.is_spoken = now - told.last_here < JUST_LEFT;
            told.error = error;
        }
        if let Some(error) = self.error.filter(|_| told.is_spoken) {
            access::announce(ui, ("field", self.label), Politeness::Polite, &format!("{}: {error}", self.label));
        }
        ui.data_mut(|data| data.insert_temp(slot, told));
    }
}

/// For how long a field is the one that was just left, in seconds.
const JUST_LEFT: f64 = 1.0;

/// What a field has told.
#[derive(Clone)]
struct Told {
    error: Option<String>,
    is_spoken: bool,
    last_here: f64,
}

impl Default for Told {
    fn default() -> Self {
        Self { error: None, is_spoken: false, last_here: f64::NEG_INFINITY }
    }
}

/// The border of an entry says that something is wrong in it, until it is being mended.
fn mark_wrong(ui: &mut Ui) {
    let line = theme::of(ui).failed.text;
    let widgets = &mut ui.visuals_mut().widgets;
    for state in [&mut widgets.inactive, &mut widgets.hovered] {
        state.bg_stroke.color = line;
    }
}

/// A list to choose from with the arrow of our icons; what shows [`super::choice_item`]s.
pub fn combo_box(id_salt: impl AsIdSalt) -> ComboBox<'static> {
    ComboBox::from_id_salt(id_salt).icon(|ui, rect, visuals, _| {
        let rect = Rect::from_center_size(rect.center(), Vec2::splat(size::ICON));
        super::Icon::ChevronDown.paint(ui.painter(), rect, visuals.fg_stroke.color);
    })
}

fn entry<'t>(text: &'t mut String, hint: &str) -> TextEdit<'t> {
    TextEdit::singleline(text)
        .hint_text(hint.to_owned())
        .desired_width(f32::INFINITY)
        .align(eframe::egui::Align2::LEFT_CENTER)
        .min_size(Vec2::new(0.0, size::CONTROL))
}

/// egui keeps what was typed for Ctrl+Z; a secret must not stay there.
fn forget_undo(ui: &Ui, response: &Response) {
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), response.id) {
        state.clear_undoer();
        state.store(ui.ctx(), response.id);
    }
}

/// A small line of less weight.
pub fn caption(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(font::CAPTION).color(theme::of(ui).secondary));
}

/// A small line that says what is wrong; with an icon, since colour never speaks alone.
pub fn error_line(ui: &mut Ui, text: &str) -> Response {
    let color = theme::of(ui).failed.text;
    ui.horizontal_top(|ui| {
        super::Icon::Alert.ui(ui, color);
        ui.add(Label::new(RichText::new(text).font(font::CAPTION).color(color)).wrap())
    })
    .inner
}
