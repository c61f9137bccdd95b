//! What to tell a payer whose payment does not fit the request.

use std::cmp::Ordering;

use jiff::Timestamp;

use super::{Page, Tone};
use crate::domain::{Amount, Market};
use crate::i18n::PayerLanguage;
use crate::instructions::line;

/// How a payment differs from what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Too little arrived.
    Underpaid {
        /// What was asked for.
        asked: Amount,
        /// What arrived.
        paid: Amount,
    },
    /// Too much arrived.
    Overpaid {
        /// What was asked for.
        asked: Amount,
        /// What arrived.
        paid: Amount,
    },
    /// It arrived after the time was up.
    Late {
        /// What arrived.
        paid: Amount,
        /// When.
        at: Timestamp,
        /// When the time was up.
        until: Timestamp,
    },
    /// The same was paid more than once.
    Repeated {
        /// What was paid each time.
        amount: Amount,
        /// How often.
        times: u32,
    },
}

/// The message, with the arithmetic in it. None if the figures do not say what the difference claims, such as "too
/// little" of another currency: nothing is told to a payer that a reader could not add up.
///
/// It asks for the remainder, or to agree on what happens to the rest; it promises nothing in the merchant's name.
pub fn text(difference: &Difference, market: &Market, language: PayerLanguage, tone: Tone) -> Option<String> {
    let money = |amount: Amount| market.format_amount(amount);
    // The larger less the smaller; none if it is not larger, or of another currency.
    let beyond = |more: Amount, less: Amount| {
        let is_more = more.checked_cmp(less).ok()? == Ordering::Greater;
        more.checked_sub(less).ok().filter(|_| is_more)
    };
    let mut page = Page::new(language, market);
    page.say("payer-hello", &[("tone", tone.word())]);
    match *difference {
        Difference::Underpaid { asked, paid } => {
            let missing = beyond(asked, paid)?;
            page.say("payer-underpaid", &[("paid", &money(paid)), ("asked", &money(asked))]);
            page.say("payer-underpaid-rest", &[("missing", &money(missing))]);
        }
        Difference::Overpaid { asked, paid } => {
            let extra = beyond(paid, asked)?;
            page.say("payer-overpaid", &[("paid", &money(paid)), ("asked", &money(asked)), ("extra", &money(extra))]);
            page.say("payer-agree", &[]);
        }
        Difference::Late { paid, at, until } => {
            if at <= until {
                return None;
            }
            let moment = |at| line::moment(at, market, page.words.formats());
            let (at, until) = (moment(at), moment(until));
            page.say("payer-late", &[("paid", &money(paid)), ("at", &at), ("until", &until)]);
            page.say("payer-late-check", &[]);
        }
        Difference::Repeated { amount, times } => {
            let mut extra = amount;
            for _ in 2..times.min(1_000) {
                extra = extra.checked_add(amount).ok()?;
            }
            if !(2..=1_000).contains(&times) {
                return None;
            }
            let values = [("times", &*times.to_string()), ("amount", &money(amount)), ("extra", &money(extra))];
            page.say("payer-repeated", &values);
            page.say("payer-agree", &[]);
        }
    }
    page.say("payer-thanks", &[("tone", tone.word())]);
    Some(page.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instructions::tests::market;

    fn told(code: &str, difference: &Difference, language: PayerLanguage, tone: Tone) -> Option<String> {
        text(difference, &market(code), language, tone)
    }

    fn money(code: &str, plain: &str) -> Amount {
        Amount::from_wire(plain, market(code).currency).expect("an amount")
    }

    fn all(code: &str) -> [Difference; 4] {
        let (asked, paid) = (money(code, "152"), money(code, "100"));
        let moment = |second| Timestamp::from_second(second).expect("a moment");
        [
            Difference::Underpaid { asked, paid },
            Difference::Overpaid { asked: paid, paid: asked },
            Difference::Late { paid, at: moment(1_800_003_600), until: moment(1_800_000_000) },
            Difference::Repeated { amount: paid, times: 3 },
        ]
    }

    #[test]
    fn a_mexican_payer_is_asked_for_the_rest() {
        let expected = [
            "Apreciable cliente:",
            "Recibimos su pago de 100.00 MXN; el importe era 152.00 MXN.",
            "Faltan 52.00 MXN. Por favor, páguelos con los datos nuevos que le enviamos aparte.",
            "Si tiene alguna duda, responda a este mensaje.",
        ];
        let said = told("mx", &all("mx")[0], PayerLanguage::Spanish, Tone::Formal).expect("it adds up");
        assert_eq!(said.lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_arithmetic_is_told_in_every_language_and_tone() {
        let figures = [&["52.00"][..], &["52.00", "152.00", "100.00"], &["100.00", "03:00", "02:00"], &["3", "200.00"]];
        for language in PayerLanguage::ALL {
            for tone in Tone::ALL {
                for (difference, figures) in all("mx").iter().zip(figures) {
                    let said = told("mx", difference, language, tone).expect("it adds up");
                    assert!(!said.contains(['⟦', '{']), "{said}");
                    for figure in figures {
                        // Indonesian writes 03.00 for 03:00.
                        let found = said.contains(figure) || said.contains(&figure.replace(':', "."));
                        assert!(found, "{language:?}: {figure} in {said}");
                    }
                }
            }
            let tones = Tone::ALL.map(|tone| told("mx", &all("mx")[0], language, tone));
            assert_ne!(tones[0], tones[1], "{language:?} has two tones");
        }
    }

    #[test]
    fn figures_that_do_not_add_up_are_not_told() {
        let (less, more, other) = (money("mx", "1"), money("mx", "2"), money("co", "9"));
        let moment = Timestamp::from_second(1_800_000_000).expect("a moment");
        for wrong in [
            Difference::Underpaid { asked: less, paid: more },
            Difference::Underpaid { asked: less, paid: less },
            Difference::Underpaid { asked: other, paid: less },
            Difference::Overpaid { asked: more, paid: less },
            Difference::Late { paid: less, at: moment, until: moment },
            Difference::Repeated { amount: less, times: 1 },
            Difference::Repeated { amount: less, times: u32::MAX },
        ] {
            assert_eq!(told("mx", &wrong, PayerLanguage::English, Tone::Formal), None, "{wrong:?}");
        }
    }
}
