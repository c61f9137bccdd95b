use proptest::prelude::*;

use super::*;
use crate::domain::observation::PaymentDetails;
use crate::instructions::tests::{details, market, order};
use crate::instructions::{PathId, sheet};

const DESK: &str = "https://desk.example/views/pay.html?PAYIN1";

/// An order of every kind of instructions.
fn kinds() -> Vec<(Market, Order)> {
    let centralised = PaymentDetails {
        reference: Some("1411217".to_owned()),
        concept: Some("33812449733594396233".to_owned()),
        ..details("012914002014112176", DESK)
    };
    [
        ("mx", 69, "1520", details("646180111805034237", DESK)),
        ("mx", 69, "1520", centralised),
        ("id", 26, "1000000", details("88089999525724", "")),
        ("id", 31, "10000", details("80010000000007", "")),
        ("id", 41, "10000", details("00020101021226", "")),
        ("id", 47, "20000", details("", "")),
        ("pk", 38, "100000", details("646012000000015942", DESK)),
        ("co", 154, "30000", details("1", DESK)),
        ("pe", 200, "15.05", details("1", "")),
    ]
    .into_iter()
    .map(|(code, pay_type, amount, details)| {
        let market = market(code);
        let order = order(&market, pay_type, amount, details);
        (market, order)
    })
    .collect()
}

/// Both texts about an order, in one language and tone.
fn texts(market: &Market, order: &Order, path: Option<PathId>, language: PayerLanguage, tone: Tone) -> [String; 2] {
    let sheet = sheet(order, market, path);
    let letter = Letter { sheet: &sheet, order, market, language, tone };
    [letter.short(), letter.long()].map(|text| text.expect("there is something to pay to"))
}

fn short(market: &Market, order: &Order, language: PayerLanguage) -> String {
    let [short, _] = texts(market, order, None, language, Tone::Formal);
    short
}

#[test]
fn the_market_speaks_first() {
    let first = |code: &str| {
        let market = market(code);
        PayerLanguage::of(&market.language)
    };
    assert_eq!([first("mx"), first("co"), first("pe")], [PayerLanguage::Spanish; 3]);
    assert_eq!([first("id"), first("pk")], [PayerLanguage::Indonesian, PayerLanguage::Urdu]);
    assert_eq!(PayerLanguage::of("tlh"), PayerLanguage::English);
}

#[test]
fn a_mexican_payer_is_told_all_in_spanish() {
    let (market, order) = kinds().remove(1);
    let expected = [
        "Por favor, pague 1,520.00 MXN.",
        "Transfiera por SPEI a:",
        "CLABE: 012914002014112176",
        "Banco: BBVA",
        "Concepto de pago: 33812449733594396233",
        "Referencia (7 dígitos): 1411217",
        "Convenio CIE (desde BBVA): 1411217",
        "Referencia (desde BBVA): 33812449733594396233",
        "Pague antes del 15 ene 2027, 03:00 (UTC−06).",
        "Pague aquí:",
        DESK,
    ];
    assert_eq!(short(&market, &order, PayerLanguage::Spanish).lines().collect::<Vec<_>>(), expected);
}

#[test]
fn the_long_text_has_the_steps_of_the_payers_way() {
    let (market, order) = kinds().remove(1);
    let long = |path| texts(&market, &order, path, PayerLanguage::Spanish, Tone::Friendly)[1].clone();
    let bbva = long(Some(PathId::Bbva));
    assert!(bbva.starts_with("¡Hola!\nCon gusto le compartimos los datos para pagar 1,520.00 MXN.\n"), "{bbva}");
    assert!(bbva.contains("\nCómo pagar:\n1. ") && bbva.contains("\n2. "), "{bbva}");
    assert!(bbva.contains("Número de convenio CIE: 1411217\n"), "{bbva}");
    assert!(bbva.ends_with("\n\n¡Muchas gracias!"), "{bbva}");
    assert!(!long(None).contains("Cómo pagar"), "while the question is open there are no steps");
    assert_ne!(bbva, long(Some(PathId::OtherBank)));
    assert!(!bbva.contains("\n\n\n"), "{bbva}");
}

#[test]
fn every_language_tells_every_kind() {
    for (market, order) in kinds() {
        let sheet = sheet(&order, &market, None);
        for language in PayerLanguage::ALL {
            for tone in Tone::ALL {
                for text in texts(&market, &order, None, language, tone) {
                    assert!(!text.contains(['⟦', '{']), "{text}");
                    assert!(text.contains(&market.format_amount(order.amount().expect("an amount"))), "{text}");
                    for field in sheet.fields.iter().filter(|field| field.label != "sheet-amount") {
                        assert!(text.contains(&field.value), "{}: {text}", field.label);
                    }
                    let is_alone = text.lines().any(|line| line == DESK);
                    assert_eq!(sheet.link.is_some(), is_alone, "the link is alone on its line: {text}");
                    let marks = text.contains([FSI, PDI, RLM]);
                    assert_eq!(marks, language == PayerLanguage::Urdu, "{text}");
                }
            }
        }
    }
}

#[test]
fn a_field_is_its_value_and_nothing_else() {
    let (market, order) = kinds().remove(1);
    let sheet = sheet(&order, &market, None);
    assert_eq!(field(&sheet, "sheet-clabe"), Some("012914002014112176"));
    assert_eq!(field(&sheet, "sheet-amount"), Some("1520.00"));
    assert_eq!(field(&sheet, "sheet-va"), None);
}

#[test]
fn marks_in_a_value_are_shown_and_turn_nothing_around() {
    let market = market("mx");
    let details = PaymentDetails { bank_name: Some("BBVA\u{202e}12".to_owned()), ..details("646180111805034237", "") };
    let order = order(&market, 69, "152", details);
    let text = short(&market, &order, PayerLanguage::Spanish);
    assert!(text.contains("BBVA‹U+202E›12"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    /// Whatever our numbers are, no text has one; a value of the sheet that happens to hold it is the payer's.
    #[test]
    fn nothing_of_ours_is_told(order_no in "CB[0-9]{6}-[0-9A-Z]{4}", platform in "PAYIN[0-9]{12}", channel in "[0-9]{16}") {
        for (market, mut order) in kinds() {
            order.key.order_no.clone_from(&order_no);
            order.platform_no = Some(platform.clone());
            order.channel_no = Some(channel.clone());
            for language in PayerLanguage::ALL {
                for tone in Tone::ALL {
                    for text in texts(&market, &order, None, language, tone) {
                        for ours in [&order_no, &platform, &channel] {
                            prop_assert!(!text.contains(ours.as_str()), "{ours} in {text}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn urdu_begins_at_the_right_and_keeps_digits_together() {
    for (market, order) in kinds() {
        for text in texts(&market, &order, None, PayerLanguage::Urdu, Tone::Friendly) {
            for line in text.lines().filter(|line| *line != DESK && line.chars().any(is_from_the_right)) {
                assert!(begins_from_the_right(line), "the line runs from the right: {line}");
                // Digits stand between marks only, but for a step's number, and are Latin.
                let step = line.trim_start_matches(RLM).trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
                let outside: String = step.split(FSI).map(|part| part.rsplit(PDI).next().unwrap_or("")).collect();
                assert!(!outside.chars().any(char::is_numeric), "{line}");
                assert!(line.chars().all(|c| !c.is_numeric() || c.is_ascii_digit()), "{line}");
            }
        }
    }
}

#[test]
fn a_mark_stands_before_a_latin_word_that_begins_an_urdu_line() {
    let mut page = Page::new(PayerLanguage::Urdu, &market("pk"));
    for line in ["BBVA سے", "رقم: \u{2068}5\u{2069}", "\u{2068}Rs 5\u{2069} ادا کریں", "Only Latin 1"] {
        page.push(line.to_owned());
    }
    let expected = ["\u{200f}BBVA سے", "رقم: \u{2068}5\u{2069}", "\u{2068}Rs 5\u{2069} ادا کریں", "Only Latin 1"];
    assert_eq!(page.lines, expected);
}

#[test]
fn without_anything_to_pay_to_there_is_no_message() {
    let market = market("mx");
    let order = order(&market, 69, "152", PaymentDetails::default());
    let sheet = sheet(&order, &market, None);
    let letter =
        Letter { sheet: &sheet, order: &order, market: &market, language: PayerLanguage::Spanish, tone: Tone::Formal };
    assert_eq!((letter.short(), letter.long()), (None, None));
}
