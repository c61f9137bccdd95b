//! Keys as data: what is held, what is pressed, when that is ours to take, and how it is written for a person.

use std::borrow::Cow;

use crate::i18n::Texts;

/// A key on the keyboard, by what it means and not by where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter (a capital), a digit or a mark.
    Char(char),
    /// F1 and so on.
    Function(u8),
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// The tabulator.
    Tab,
    /// The arrow to the left.
    Left,
}

/// What is held while a key is pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Held {
    /// Ctrl; the command key on macOS.
    pub command: bool,
    /// Ctrl, also on macOS.
    pub control: bool,
    /// Alt; the option key on macOS.
    pub alt: bool,
    /// Shift.
    pub shift: bool,
}

impl Held {
    /// How many keys are held.
    pub const fn count(self) -> u8 {
        self.command as u8 + self.control as u8 + self.alt as u8 + self.shift as u8
    }
}

/// When a shortcut is ours to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Always: no text field has a use for it.
    Always,
    /// While no text field has the keyboard: there it types a character or moves the caret.
    OutsideText,
}

/// A key with what is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    /// What is held.
    pub held: Held,
    /// What is pressed.
    pub key: Key,
}

impl Shortcut {
    const NONE: Held = Held { command: false, control: false, alt: false, shift: false };

    /// The key alone.
    pub const fn plain(key: Key) -> Self {
        Self { held: Self::NONE, key }
    }

    /// With Ctrl, or with the command key on macOS.
    pub const fn command(key: Key) -> Self {
        Self { held: Held { command: true, ..Self::NONE }, key }
    }

    /// With Ctrl on every system.
    pub const fn control(key: Key) -> Self {
        Self { held: Held { control: true, ..Self::NONE }, key }
    }

    /// With Alt.
    pub const fn alt(key: Key) -> Self {
        Self { held: Held { alt: true, ..Self::NONE }, key }
    }

    /// The same with Shift.
    #[must_use]
    pub const fn shift(self) -> Self {
        Self { held: Held { shift: true, ..self.held }, key: self.key }
    }

    /// When it is ours to take.
    pub const fn guard(self) -> Guard {
        match self.key {
            // Text fields undo, and copy what is marked.
            Key::Char('Z' | 'C') if self.held.command => Guard::OutsideText,
            Key::Char(_) | Key::Enter | Key::Tab if self.held.command || self.held.control => Guard::Always,
            Key::Function(_) => Guard::Always,
            // Escape leaves a field first; Alt with an arrow goes by words on macOS; letters are typed.
            Key::Char(_) | Key::Enter | Key::Tab | Key::Escape | Key::Left => Guard::OutsideText,
        }
    }

    /// The keys in words, one a key cap: "Ctrl", "K".
    pub fn caps(self, texts: &Texts, macos: bool) -> Vec<Cow<'_, str>> {
        let Held { command, control, alt, shift } = self.held;
        let mut caps = Vec::new();
        if control || command {
            caps.push(texts.get(if command && macos { "key-command" } else { "key-control" }));
        }
        if alt {
            caps.push(texts.get(if macos { "key-option" } else { "key-alt" }));
        }
        if shift {
            caps.push(texts.get("key-shift"));
        }
        caps.push(match self.key {
            Key::Char(char) => char.to_string().into(),
            Key::Function(number) => format!("F{number}").into(),
            Key::Enter => texts.get("key-enter"),
            Key::Escape => texts.get("key-escape"),
            Key::Tab => texts.get("key-tab"),
            Key::Left => texts.get("key-left"),
        });
        caps
    }

    /// In one text, as it is written in menus: "Ctrl+K".
    pub fn text(self, texts: &Texts, macos: bool) -> String {
        self.caps(texts, macos).join("+")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn what_a_text_field_needs_is_left_to_it() {
        for (shortcut, guard) in [
            (Shortcut::plain(Key::Char('/')), Guard::OutsideText),
            (Shortcut::plain(Key::Escape), Guard::OutsideText),
            (Shortcut::alt(Key::Left), Guard::OutsideText),
            (Shortcut::command(Key::Char('Z')), Guard::OutsideText),
            (Shortcut::command(Key::Char('K')), Guard::Always),
            (Shortcut::command(Key::Enter), Guard::Always),
            (Shortcut::control(Key::Tab).shift(), Guard::Always),
            (Shortcut::plain(Key::Function(1)), Guard::Always),
        ] {
            assert_eq!(shortcut.guard(), guard, "{shortcut:?}");
        }
    }

    #[test]
    fn keys_are_written_as_on_the_system() {
        let texts = Texts::new(Language::English);
        assert_eq!(Shortcut::command(Key::Char('K')).text(&texts, false), "Ctrl+K");
        assert_eq!(Shortcut::command(Key::Char('K')).text(&texts, true), "Cmd+K");
        assert_eq!(Shortcut::control(Key::Tab).shift().text(&texts, true), "Ctrl+Shift+Tab");
        assert_eq!(Shortcut::plain(Key::Function(1)).text(&texts, false), "F1");
    }
}
