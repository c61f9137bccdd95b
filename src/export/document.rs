//! What a payer is told, as text that is ready to be set.

use crate::domain::text::show_hidden;
use crate::instructions::barcode::Barcode;
use crate::instructions::qr::QrMatrix;

/// One payer's instructions in the payer's language. The sheet prints all of it, the card what fits a chat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The language's tag (BCP 47), for those who hear the sheet read to them.
    pub language: String,
    /// The name that the payer will see.
    pub merchant: String,
    /// What is paid how, such as `Transferencia SPEI`.
    pub title: String,
    /// How much, with the currency.
    pub amount: String,
    /// Until when, with the time zone.
    pub expiry: Option<String>,
    /// The number to type: the largest text of all.
    pub number: Option<Field>,
    /// Everything else to type, in the order of the payer's form.
    pub fields: Vec<Field>,
    /// The code to scan, and the lines beneath it: the name and the number that the payer's app will show.
    pub qr: Option<(QrMatrix, Vec<String>)>,
    /// The code for a till, of which [`Self::number`] is the plain text.
    pub barcode: Option<Barcode>,
    /// What to do, one list a way to pay.
    pub sections: Vec<Section>,
    /// What goes wrong if it is overlooked.
    pub warnings: Vec<String>,
    /// What paying costs the payer.
    pub fee: Option<String>,
    /// What the payer gets and should keep.
    pub proof: Option<String>,
    /// How to reach the merchant.
    pub contact: Option<String>,
    /// The last line of each page.
    pub footer: Option<String>,
    /// What to say where a text was too long and had to be shortened.
    pub shortened: String,
}

/// What a page is made for. Everything stands within what both papers have, with margins that printers leave, so that a
/// sheet for one prints whole on the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// 210 mm × 297 mm.
    A4,
    /// 8.5 in × 11 in.
    Letter,
}

impl Paper {
    /// Width and height in points.
    pub(super) const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// What is made of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The picture for chats.
    Card,
    /// The sheet for paper.
    Sheet(Paper),
    /// The QR code alone, as a picture.
    QrPng,
    /// The QR code alone, as vectors.
    QrSvg,
    /// The barcode and its digits, as a picture.
    BarcodePng,
    /// The barcode alone, as vectors.
    BarcodeSvg,
}

impl Form {
    /// How a file of it ends.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Card | Self::QrPng | Self::BarcodePng => "png",
            Self::Sheet(_) => "pdf",
            Self::QrSvg | Self::BarcodeSvg => "svg",
        }
    }
}

/// A value to type or copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// What the payer's form calls it.
    pub label: String,
    /// The value in groups that are easy to read. There is nothing between them: copied, they are one value.
    pub groups: Vec<String>,
}

impl Field {
    /// Whether it is digits or letters to be typed one by one, not words.
    pub(super) fn is_code(&self) -> bool {
        let mut chars = self.groups.iter().flat_map(|group| group.chars()).peekable();
        let has_digit = self.groups.iter().any(|group| group.contains(|c: char| c.is_ascii_digit()));
        has_digit && chars.all(|c| c.is_ascii_graphic())
    }
}

/// One way to pay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its name, such as the bank whose app is used.
    pub title: Option<String>,
    /// What this way alone asks for.
    pub fields: Vec<Field>,
    /// What to do, in order; numbered here.
    pub steps: Vec<String>,
}

/// The most characters of one text that are set.
#[derive(Clone, Copy)]
struct Limits {
    name: usize,
    value: usize,
    sentence: usize,
    /// Values, sections, steps or warnings.
    items: usize,
}

/// Far more than any rail needs, and still set in a moment.
const LIMITS: Limits = Limits { name: 160, value: 480, sentence: 800, items: 24 };

impl Document {
    /// The document as it can be set, and whether that took anything away: texts within [`LIMITS`], every character
    /// that draws nothing or turns the writing around made visible, empty parts left out. What is shortened ends in
    /// `…` and the first warning says so.
    pub(super) fn fit(&self) -> Self {
        let mut cut = Cut::default();
        let fit = Self {
            language: cut.text(&self.language, 32),
            merchant: cut.text(&self.merchant, LIMITS.name),
            title: cut.text(&self.title, LIMITS.name),
            amount: cut.text(&self.amount, LIMITS.name),
            expiry: cut.optional(self.expiry.as_ref(), LIMITS.name),
            number: self.number.as_ref().map(|field| cut.field(field)).filter(|field| !field.groups.is_empty()),
            fields: cut.fields(&self.fields),
            qr: self.qr.as_ref().map(|(matrix, lines)| (matrix.clone(), cut.sentences(lines))),
            barcode: self.barcode.clone(),
            sections: cut.few(&self.sections).cloned().collect(),
            warnings: cut.sentences(&self.warnings),
            fee: cut.optional(self.fee.as_ref(), LIMITS.sentence),
            proof: cut.optional(self.proof.as_ref(), LIMITS.sentence),
            contact: cut.optional(self.contact.as_ref(), LIMITS.sentence),
            footer: cut.optional(self.footer.as_ref(), LIMITS.name),
            shortened: String::new(),
        };
        let sections = fit.sections.iter().map(|section| Section {
            title: cut.optional(section.title.as_ref(), LIMITS.name),
            fields: cut.fields(&section.fields),
            steps: cut.sentences(&section.steps),
        });
        let sections = sections.filter(|section| !section.fields.is_empty() || !section.steps.is_empty()).collect();
        let mut warnings = fit.warnings;
        if cut.happened {
            let said = Cut::default().text(&self.shortened, LIMITS.sentence);
            warnings.insert(0, if said.is_empty() { "…".to_owned() } else { said });
        }
        Self { sections, warnings, ..fit }
    }
}

/// Shortens texts and remembers whether it had to.
#[derive(Default)]
struct Cut {
    happened: bool,
}

impl Cut {
    fn text(&mut self, text: &str, limit: usize) -> String {
        let text = text.trim();
        let Some((end, _)) = text.char_indices().nth(limit) else { return show_hidden(text) };
        self.happened = true;
        show_hidden(&text[..end]) + "…"
    }

    fn optional(&mut self, text: Option<&String>, limit: usize) -> Option<String> {
        text.map(|text| self.text(text, limit)).filter(|text| !text.is_empty())
    }

    fn few<'a, T>(&mut self, items: &'a [T]) -> impl Iterator<Item = &'a T> + use<'a, T> {
        self.happened |= items.len() > LIMITS.items;
        items.iter().take(LIMITS.items)
    }

    fn sentences(&mut self, texts: &[String]) -> Vec<String> {
        let few = self.few(texts);
        few.map(|text| self.text(text, LIMITS.sentence)).filter(|text| !text.is_empty()).collect()
    }

    fn fields(&mut self, fields: &[Field]) -> Vec<Field> {
        let few = self.few(fields);
        few.map(|field| self.field(field)).filter(|field| !field.groups.is_empty()).collect()
    }

    fn field(&mut self, field: &Field) -> Field {
        let mut groups = Vec::new();
        let mut left = LIMITS.value;
        for group in field.groups.iter().filter(|group| !group.is_empty()) {
            if left == 0 {
                self.happened = true;
                groups.push("…".to_owned());
                break;
            }
            groups.push(self.text(group, left));
            left = left.saturating_sub(group.chars().count());
        }
        groups.retain(|group| !group.is_empty());
        Field { label: self.text(&field.label, LIMITS.name), groups }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_shortened_and_says_so() {
        let document = Document {
            merchant: "x".repeat(2_000_000),
            fields: vec![Field { label: "Concepto".into(), groups: vec!["1234".into(); 200] }],
            warnings: vec!["Other".into()],
            shortened: "Texto recortado.".into(),
            ..Document::default()
        };
        let fit = document.fit();
        assert_eq!(fit.merchant, "x".repeat(LIMITS.name) + "…");
        assert_eq!(fit.fields[0].groups.concat(), "1234".repeat(LIMITS.value / 4) + "…");
        assert_eq!(fit.warnings, ["Texto recortado.", "Other"]);
    }

    #[test]
    fn what_fits_stays_as_it_is() {
        let document = Document {
            merchant: "Café Ñandú".into(),
            fields: vec![Field { label: "CLABE".into(), groups: vec!["012".into(), "914".into()] }],
            sections: vec![Section { steps: vec!["Abra la app".into()], ..Section::default() }],
            ..Document::default()
        };
        assert_eq!(document.fit(), document);
    }

    #[test]
    fn hidden_marks_are_shown_and_empty_parts_left_out() {
        let document = Document {
            merchant: "BBVA\u{202e}21".into(),
            number: Some(Field { label: "CLABE".into(), groups: vec![String::new()] }),
            sections: vec![Section::default()],
            warnings: vec![" ".into()],
            ..Document::default()
        };
        let fit = document.fit();
        assert_eq!(fit.merchant, "BBVA‹U+202E›21");
        assert_eq!((fit.number, fit.sections.len(), fit.warnings.len()), (None, 0, 0));
    }

    #[test]
    fn codes_are_told_from_words() {
        let code = |groups: &[&str]| {
            let groups = groups.iter().map(|group| (*group).to_owned()).collect();
            Field { label: String::new(), groups }.is_code()
        };
        assert!(code(&["012", "914"]) && code(&["OPENPAY02DQ35"]) && code(&["1520.00"]));
        assert!(!code(&["BBVA"]) && !code(&["Banco 24 horas"]) && !code(&["Año2"]) && !code(&[]));
    }
}
