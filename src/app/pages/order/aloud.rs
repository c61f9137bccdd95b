//! Reading the order's values aloud, one at a time: which one it is, what the payer has read back of it so far, and which
//! of them were read back correctly.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{OrderPage, Shown};
use crate::app::{Focus, Shared};
use crate::backend::protocol::CommandKind;
use crate::domain::OrderKey;
use crate::domain::observation::OperatorAction;
use crate::instructions::SheetField;
use crate::instructions::dictation::{self, ReadBack};

/// What a person can do while reading aloud.
#[derive(Clone, Debug)]
pub enum AloudAction {
    /// Begins, at the first value that was not read back yet.
    Open,
    /// Ends.
    Close,
    /// Goes to the next value; from the last one, ends.
    Next,
    /// Goes to the value before.
    Previous,
    /// Types what the payer reads back, as far as it goes.
    Type(String),
}

/// Reading aloud, as far as it has come. What was read back stays known for as long as the order is on screen.
#[derive(Debug, Default)]
pub struct Aloud {
    /// Whether it is on screen.
    is_open: bool,
    /// The value that is being read, by the key of its name; none: the first one.
    at: Option<&'static str>,
    lines: BTreeMap<&'static str, Line>,
}

/// What the payer has read back of one value.
#[derive(Clone, Debug, Default)]
struct Line {
    /// The value it is about; another one is read from the start.
    value: String,
    typed: String,
    right_at: Option<Timestamp>,
}

/// One value as it is being read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<'a> {
    /// The value.
    pub field: &'a SheetField,
    /// Its place among all that are read, from 1.
    pub number: usize,
    /// How many are read.
    pub of: usize,
    /// What was typed of what the payer reads back.
    pub typed: &'a str,
    /// What that means for each group.
    pub read_back: ReadBack,
    /// When it was first read back correctly.
    pub right_at: Option<Timestamp>,
}

impl Aloud {
    /// Ends it; what was read back stays known.
    pub(super) fn close(&mut self) {
        self.is_open = false;
    }

    /// All that is read, and the place of what is being read among it.
    fn fields<'s>(&self, shown: &'s Shown) -> (Vec<&'s SheetField>, usize) {
        let fields: Vec<&SheetField> = dictation::fields(&shown.sheet).collect();
        let place = fields.iter().position(|field| Some(field.label) == self.at).unwrap_or_default();
        (fields, place)
    }

    /// The value that is being read; none if there is nothing to read.
    fn reading<'a>(&'a self, shown: &'a Shown) -> Option<Reading<'a>> {
        let (fields, place) = self.fields(shown);
        let field = *fields.get(place)?;
        let line = self.lines.get(field.label).filter(|line| line.value == field.value);
        let typed = line.map_or("", |line| line.typed.as_str());
        Some(Reading {
            field,
            number: place + 1,
            of: fields.len(),
            typed,
            read_back: dictation::read_back(field, typed),
            right_at: line.and_then(|line| line.right_at),
        })
    }

    /// Whether this value was read back correctly.
    fn is_right(&self, field: &SheetField) -> bool {
        self.lines.get(field.label).is_some_and(|line| line.value == field.value && line.right_at.is_some())
    }

    fn begin(&mut self, shown: &Shown) {
        self.is_open = true;
        self.at = dictation::fields(&shown.sheet).find(|field| !self.is_right(field)).map(|field| field.label);
    }

    /// Goes by so many values; past the last one, ends.
    fn step(&mut self, by: isize, shown: &Shown) {
        let (fields, place) = self.fields(shown);
        match fields.get(place.saturating_add_signed(by)) {
            Some(field) => self.at = Some(field.label),
            None => self.is_open = false,
        }
    }

    /// Takes what was typed. Tells the name of the value if this is the first time that it is right.
    fn take(&mut self, typed: String, shown: &Shown, now: Timestamp) -> Option<&'static str> {
        let (fields, place) = self.fields(shown);
        let field = *fields.get(place)?;
        let line = self.lines.entry(field.label).or_default();
        if line.value != field.value {
            *line = Line { value: field.value.clone(), ..Line::default() };
        }
        line.typed = typed;
        let is_first = line.right_at.is_none() && dictation::read_back(field, &line.typed).is_right;
        is_first.then(|| {
            line.right_at = Some(now);
            field.label
        })
    }
}

impl OrderPage {
    /// A person did something while reading aloud.
    pub(super) fn read_aloud(&mut self, action: AloudAction, key: OrderKey, shared: &mut Shared) {
        let Some(shown) = self.order.value().and_then(Option::as_deref) else { return };
        match action {
            AloudAction::Open => {
                if shown.why_not_aloud(shared).is_none() {
                    self.aloud.begin(shown);
                    shared.focus = Some(Focus::ReadBack);
                }
                return;
            }
            AloudAction::Close => self.aloud.close(),
            AloudAction::Next => self.aloud.step(1, shown),
            AloudAction::Previous => self.aloud.step(-1, shown),
            AloudAction::Type(typed) => {
                if shown.why_not_aloud(shared).is_none()
                    && let Some(what) = self.aloud.take(typed, shown, shared.now)
                {
                    shared.tell(CommandKind::Note(key, OperatorAction::ReadBack { what: what.to_owned() }));
                }
                return;
            }
        }
        // To the next line to type into, or back to the button that opened it.
        shared.focus = Some(if self.aloud.is_open { Focus::ReadBack } else { Focus::ReadAloud });
    }

    /// Whether the order on screen is being read aloud.
    pub fn is_aloud(&self, shared: &Shared) -> bool {
        self.aloud.is_open && self.shown().is_some() && self.is_open(shared)
    }

    /// The value that is being read aloud.
    pub fn reading(&self) -> Option<Reading<'_>> {
        self.aloud.reading(self.shown()?)
    }
}

impl Shown {
    /// Why nothing can be read to a payer now, as a key: there is nothing, not any more, or it is kept back.
    pub fn why_not_aloud(&self, shared: &Shared) -> Option<&'static str> {
        if dictation::fields(&self.sheet).next().is_none() || self.over(shared.now).is_some() {
            Some("why-nothing-to-read")
        } else if self.is_blocked() {
            Some("why-blocked")
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests;
