//! Texts for the payer, to be sent by any messenger: a short one, a long one with the steps, one value alone, and what
//! to say when something was paid that does not fit ([`difference`]).
//!
//! Nothing in them is ours alone: no order number, no number of the gateway's, no name of an account.
//!
//! **Urdu** runs from the right, and messengers take the direction of a line from its first letter that has one
//! (UAX #9, P2). So a line that holds Urdu begins with an Urdu letter, or with a right-to-left mark where a Latin word
//! comes first. Values stand between FSI and PDI: their digits and blanks keep their own order, whatever is around
//! them. A link or a value alone on its line has neither: who copies it copies nothing else.

pub mod difference;

use super::{Line, QrContent, Sheet, line};
use crate::domain::text::show_hidden;
use crate::domain::{Market, Order, Rail};
use crate::i18n::{PayerLanguage, PayerTexts};

/// Right-to-left mark: a letter without a shape.
const RLM: char = '\u{200f}';
/// First strong isolate, and its end: the text between has its own direction.
const FSI: char = '\u{2068}';
const PDI: char = '\u{2069}';

/// How a payer is spoken to. The steps, which are read and not heard, are the same in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// As to a customer whom nobody here has met.
    #[default]
    Formal,
    /// As to somebody who was here yesterday.
    Friendly,
}

impl Tone {
    /// Every tone.
    pub const ALL: [Self; 2] = [Self::Formal, Self::Friendly];

    /// Its word in the catalogue and in the settings.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Formal => "formal",
            Self::Friendly => "friendly",
        }
    }

    /// Reads [`Self::word`].
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tone| tone.word() == word)
    }
}

/// What a message is made from.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// What the payer is told.
    pub sheet: &'a Sheet,
    /// The order that is paid.
    pub order: &'a Order,
    /// Its market: how amounts are written, and whose clocks count.
    pub market: &'a Market,
    /// The payer's language.
    pub language: PayerLanguage,
    /// How the payer is spoken to.
    pub tone: Tone,
}

impl Letter<'_> {
    /// What the payer needs, line by line: how much, what to pay to, until when, the link. None if there is nothing to
    /// pay to yet.
    pub fn short(&self) -> Option<String> {
        let mut page = self.page()?;
        page.tell_aim(self);
        page.tell_end(self);
        Some(page.finish())
    }

    /// The short text with a greeting, the steps, and what the payer should know besides.
    pub fn long(&self) -> Option<String> {
        let mut page = self.page()?;
        let paying = page.lines.pop();
        page.say("payer-hello", &[("tone", self.tone.word())]);
        page.lines.extend(paying);
        page.tell_aim(self);
        if !self.sheet.steps.is_empty() {
            page.gap();
            page.say("payer-steps", &[]);
            for (i, step) in self.sheet.steps.iter().enumerate() {
                page.tell(&format!("{}. ", i + 1), step, self.market);
            }
        }
        page.gap();
        for advice in self.sheet.advice.iter().chain(&self.sheet.delay) {
            page.tell("", advice, self.market);
        }
        page.gap();
        page.tell_end(self);
        page.gap();
        page.say("payer-thanks", &[("tone", self.tone.word())]);
        Some(page.finish())
    }

    /// The first line, which says how much.
    fn page(&self) -> Option<Page> {
        let has_aim = self.values().next().is_some()
            || self.sheet.qr.is_some()
            || self.sheet.link.is_some()
            || self.sheet.rail == Rail::WalletPush;
        let amount = self.order.amount().filter(|_| has_aim)?;
        let mut page = Page::new(self.language, self.market);
        page.say("payer-pay", &[("tone", self.tone.word()), ("amount", &self.market.format_amount(amount))]);
        Some(page)
    }

    /// The sheet's values but the amount, which the first line has.
    fn values(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let fields = self.sheet.fields.iter().filter(|field| field.label != "sheet-amount");
        fields.map(|field| (field.label, field.value.as_str()))
    }
}

/// One value alone, as it is typed: who holds a finger on the message copies it and nothing else.
pub fn field<'a>(sheet: &'a Sheet, label: &str) -> Option<&'a str> {
    sheet.fields.iter().find(|field| field.label == label).map(|field| field.value.as_str())
}

/// A message that grows line by line, in one language.
struct Page {
    language: PayerLanguage,
    words: PayerTexts,
    lines: Vec<String>,
}

impl Page {
    fn new(language: PayerLanguage, market: &Market) -> Self {
        Self { language, words: PayerTexts::new(language, &tag(language, market)), lines: Vec::new() }
    }

    fn say(&mut self, key: &str, values: &[(&str, &str)]) {
        let line = self.words.with(key, values).into_owned();
        self.push(line);
    }

    /// A sentence of the sheet.
    fn tell(&mut self, mark: &str, line: &Line, market: &Market) {
        let said = line.say(&self.words, market);
        self.push(format!("{mark}{said}"));
    }

    fn push(&mut self, line: String) {
        let has_urdu = self.language == PayerLanguage::Urdu && line.chars().any(is_from_the_right);
        self.lines.push(if has_urdu && !begins_from_the_right(&line) { format!("{RLM}{line}") } else { line });
    }

    /// An empty line, unless there is one.
    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// What to pay to, and how.
    fn tell_aim(&mut self, letter: &Letter<'_>) {
        let has_values = letter.values().next().is_some();
        match letter.sheet.rail {
            // Inside BBVA it is the payment of a service, and no transfer.
            Rail::Spei if letter.values().any(|(label, _)| label == "sheet-clabe") => self.say("payer-spei", &[]),
            Rail::VirtualAccount if has_values => self.say("payer-va", &[]),
            Rail::CashCode | Rail::StoreCode if has_values => {
                let product = letter.order.request.as_ref().and_then(|asked| letter.market.pay_type(asked.pay_type));
                self.say("payer-store", &[("method", product.map_or("", |product| &product.name))]);
            }
            Rail::WalletPush => self.say("payer-push", &[]),
            _ => {}
        }
        if matches!(letter.sheet.qr, Some(QrContent::Payment(_))) {
            self.say("payer-scan", &[]);
        }
        for (label, value) in letter.values() {
            let label = self.words.with(label, &[]);
            let value = show_hidden(value);
            let line = match self.language {
                PayerLanguage::Urdu => format!("{label}: {FSI}{value}{PDI}"),
                _ => format!("{label}: {value}"),
            };
            self.push(line);
        }
    }

    /// Until when, and where to go instead.
    fn tell_end(&mut self, letter: &Letter<'_>) {
        if let Some(at) = letter.order.expires_at {
            let until = line::moment(at, letter.market, self.words.formats());
            self.say("payer-until", &[("until", &until)]);
        }
        if let Some(link) = &letter.sheet.link {
            self.say("payer-link", &[]);
            self.lines.push(link.url.clone()); // alone on its line, so that a messenger makes a link of all of it and no more
        }
    }

    fn finish(mut self) -> String {
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines.join("\n")
    }
}

/// Letters of the scripts that run from the right.
const fn is_from_the_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether the first letter that has a direction, outside of isolates, is one that runs from the right.
fn begins_from_the_right(line: &str) -> bool {
    let mut depth = 0_u32;
    for c in line.chars() {
        match c {
            FSI => depth += 1,
            PDI => depth = depth.saturating_sub(1),
            _ if depth == 0 && (c == RLM || is_from_the_right(c)) => return true,
            _ if depth == 0 && c.is_alphabetic() => return false,
            _ => {}
        }
    }
    false
}

/// The language as the market's country writes it, if it is spoken there.
pub fn tag(language: PayerLanguage, market: &Market) -> String {
    let country = market.code.as_str();
    let is_spoken = market.language == language.code() && country.len() == 2;
    match language {
        language if is_spoken => format!("{}-{}", language.code(), country.to_ascii_uppercase()),
        PayerLanguage::Spanish => "es-419".to_owned(),
        language => language.code().to_owned(),
    }
}

#[cfg(test)]
mod tests;
