//! A sheet in words: everything that is put before a payer, as plain text in one language, for a printed page, a card, a
//! long message or the payer's window.

use super::{Line, PathId, Role, Sheet, SheetField, line, sheet};
use crate::domain::{Market, Order};
use crate::i18n::{PayerLanguage, PayerTexts, Speak as _};

/// What a payer is told, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The language.
    pub language: PayerLanguage,
    /// Whether the language has words for all of it; what it lacks is said in English.
    pub is_whole: bool,
    /// The product, by its proper name; empty if it is not known.
    pub product: String,
    /// How much, with the currency, as the market writes it.
    pub amount: Option<String>,
    /// Until when, on the market's clocks, with the zone.
    pub expiry: Option<String>,
    /// The number to type, if it is the same whatever the payer answers.
    pub number: Option<SpokenField>,
    /// What else is the same whatever the payer answers; without the amount.
    pub fields: Vec<SpokenField>,
    /// What to do: one list if the question was answered or there is none, otherwise one for each answer.
    pub sections: Vec<SpokenSection>,
    /// What the payer should know besides.
    pub advice: Vec<String>,
    /// When the payment normally shows.
    pub delay: Option<String>,
}

/// A value under its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenField {
    /// Its name in the payer's language, or as it stands on the bank's screen.
    pub label: String,
    /// What is typed.
    pub value: String,
    /// The value in groups that are safe to read.
    pub groups: Vec<String>,
}

/// One way to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenSection {
    /// The answer that it is for; none where nothing was asked.
    pub path: Option<PathId>,
    /// That answer in words.
    pub title: Option<String>,
    /// What is typed this way alone.
    pub fields: Vec<SpokenField>,
    /// What to do, in order.
    pub steps: Vec<String>,
}

/// Puts an order's sheet into words. `texts` must be those of `language`.
pub fn spoken(
    order: &Order,
    market: &Market,
    path: Option<PathId>,
    language: PayerLanguage,
    texts: &PayerTexts,
) -> Spoken {
    let own = sheet(order, market, path);
    // An open question is printed with all its answers.
    let choices = own.question.iter().filter(|_| own.path.is_none()).flat_map(|question| &question.choices);
    let mut ways: Vec<(Option<&Line>, Sheet)> =
        choices.map(|choice| (Some(&choice.line), sheet(order, market, Some(choice.id)))).collect();
    if ways.is_empty() {
        let answer = own.question.iter().flat_map(|question| &question.choices);
        let title = answer.filter(|choice| Some(choice.id) == own.path).map(|choice| &choice.line).next();
        ways.push((title, own.clone()));
    }
    let everywhere = |field: &SheetField| ways.iter().all(|(_, way)| way.fields.contains(field));
    let say = |line: &Line| line.say(texts, market);
    let name = |field: &SheetField| SpokenField {
        label: texts.speak(field.label, &[]).into_owned(),
        value: field.value.clone(),
        groups: field.groups.clone(),
    };
    let shared: Vec<&SheetField> =
        ways.first().into_iter().flat_map(|(_, way)| &way.fields).filter(|field| everywhere(field)).collect();
    let sections = ways.iter().map(|(title, way)| SpokenSection {
        path: way.path,
        title: title.map(say),
        fields: way.fields.iter().filter(|field| !everywhere(field)).map(name).collect(),
        steps: way.steps.iter().map(say).collect(),
    });
    let product = order.request.as_ref().and_then(|request| market.pay_type(request.pay_type));
    Spoken {
        language,
        is_whole: ways.iter().all(|(_, way)| way.is_whole_in(texts)),
        product: product.map(|product| product.name.clone()).unwrap_or_default(),
        amount: order.amount().map(|amount| market.format_amount(amount)),
        expiry: order.expires_at.map(|at| line::moment(at, market, texts.formats())),
        number: shared.iter().find(|field| field.role == Role::Aim).map(|field| name(field)),
        fields: shared
            .iter()
            .filter(|field| !matches!(field.role, Role::Aim | Role::Amount))
            .map(|field| name(field))
            .collect(),
        sections: sections.collect(),
        advice: own.advice.iter().map(say).collect(),
        delay: own.delay.as_ref().map(say),
    }
}

impl Sheet {
    /// Whether a language has words for everything that a payer is told by this sheet; what it lacks is said in
    /// English.
    pub fn is_whole_in(&self, texts: &PayerTexts) -> bool {
        let lines = self.steps.iter().chain(&self.advice).chain(&self.delay).map(|line| line.key);
        let question = self.question.iter().flat_map(|question| {
            std::iter::once(question.key).chain(question.choices.iter().map(|choice| choice.line.key))
        });
        lines.chain(question).chain(self.fields.iter().map(|field| field.label)).all(|key| texts.speaks(key))
    }
}

#[cfg(test)]
mod tests {
    use super::super::listing::{catalogue, examples};
    use super::*;

    fn example(title: &str) -> super::super::listing::Example {
        examples(&catalogue()).into_iter().find(|example| example.title() == title).expect(title)
    }

    fn said(title: &str, path: Option<PathId>, language: PayerLanguage) -> Spoken {
        let example = example(title);
        spoken(&example.order, &example.market, path, language, &PayerTexts::new(language, language.code()))
    }

    fn labels(fields: &[SpokenField]) -> Vec<&str> {
        fields.iter().map(|field| field.label.as_str()).collect()
    }

    #[test]
    fn an_open_question_is_told_with_all_its_answers() {
        let sheet = said("mx 69 SPEI, centralised", None, PayerLanguage::Spanish);
        assert_eq!((sheet.number, sheet.fields.len()), (None, 0), "no number is the same for both");
        assert_eq!(sheet.amount.as_deref(), Some("1,520.00 MXN"));
        let titles: Vec<_> = sheet.sections.iter().filter_map(|section| section.title.as_deref()).collect();
        assert_eq!(titles, ["BBVA", "Otro banco"]);
        assert_eq!(labels(&sheet.sections[0].fields), ["Número de convenio CIE", "Referencia"]);
        assert_eq!(labels(&sheet.sections[1].fields), ["CLABE", "Banco", "Concepto de pago", "Referencia (7 dígitos)"]);
        assert!(sheet.sections.iter().all(|section| section.steps.len() >= 6));
    }

    #[test]
    fn an_answered_question_is_told_alone() {
        let sheet = said("mx 69 SPEI, centralised", Some(PathId::OtherBank), PayerLanguage::Spanish);
        assert_eq!(sheet.number.map(|number| number.groups.join(" ")).as_deref(), Some("012 914 0020 1411 217 6"));
        assert_eq!(labels(&sheet.fields), ["Banco", "Concepto de pago", "Referencia (7 dígitos)"]);
        assert_eq!(sheet.sections.len(), 1);
        assert_eq!(sheet.sections[0].title.as_deref(), Some("Otro banco"));
        assert_eq!(sheet.sections[0].fields, []);
    }

    #[test]
    fn what_every_way_has_stands_once() {
        let sheet = said("id 26 BNI VA", None, PayerLanguage::Indonesian);
        assert_eq!(sheet.number.map(|number| number.value).as_deref(), Some("88089999525724"));
        assert_eq!(labels(&sheet.fields), ["Bank"]);
        assert_eq!(sheet.sections.len(), 4);
        assert!(sheet.sections.iter().all(|section| section.fields.is_empty() && !section.steps.is_empty()));
        assert_eq!((sheet.product.as_str(), sheet.is_whole), ("BNI VA", true));
        // Nothing is asked.
        let plain = said("mx 69 SPEI, plain", None, PayerLanguage::English);
        assert_eq!((plain.sections.len(), plain.sections[0].title.as_deref(), plain.sections[0].path), (1, None, None));
    }

    #[test]
    fn urdu_says_when_it_is_not_whole() {
        assert!(said("pk 38 QR and launch payment", None, PayerLanguage::Urdu).is_whole);
        assert!(!said("mx 69 SPEI, plain", None, PayerLanguage::Urdu).is_whole);
    }
}
