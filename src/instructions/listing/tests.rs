use std::collections::BTreeSet;

use super::*;

/// The table of `cobro instructions`; each sheet begins with its title in brackets, each line with its language.
const TABLE: &str = include_str!("../../../tests/data/instructions.txt");

/// Title and lines of every sheet of the table.
fn rows() -> Vec<(&'static str, Vec<&'static str>)> {
    let sheets = TABLE.split("\n\n").filter(|sheet| !sheet.trim().is_empty());
    sheets
        .map(|sheet| {
            let mut lines = sheet.lines();
            let title = lines.next().and_then(|title| title.strip_prefix('[')?.strip_suffix(']')).expect("a title");
            (title, lines.collect())
        })
        .collect()
}

/// What the table expects is what payers are told, line by line. After a change that is meant:
/// `cobro instructions > tests/data/instructions.txt`, and read what changed.
#[test]
fn every_sheet_tells_what_the_table_expects() {
    let told = list(&catalogue(), &PayerLanguage::ALL);
    for (told, expected) in told.split("\n\n").zip(TABLE.split("\n\n")) {
        assert_eq!(told, expected);
    }
    assert_eq!(told.len(), TABLE.len());
}

#[test]
fn the_table_has_every_product_path_and_language() {
    let rows = rows();
    let titles: BTreeSet<_> = rows.iter().map(|(title, _)| *title).collect();
    assert_eq!(titles.len(), rows.len(), "a sheet stands twice");
    for market in Catalogue::built_in().iter() {
        for pay_type in &market.pay_types {
            let start = format!("{} {} ", market.code, pay_type.number);
            assert!(titles.iter().any(|title| title.starts_with(&start)), "{start}");
        }
    }
    for title in [
        "mx 69 SPEI, plain",
        "mx 69 SPEI, centralised, bbva",
        "mx 69 SPEI, centralised, other_bank",
        "mx 70 OXXO",
        "id 21 BCA VA, other_bank",
        "id 26 BNI VA, atm",
        "id 41 QRIS, dynamic, same_phone",
        "id 43 DANA, computer",
        "pk 38 QR and launch payment, scan",
    ] {
        assert!(titles.contains(title), "{title}");
    }
    for (title, lines) in &rows {
        let of = |language: &str| lines.iter().filter(|line| line.starts_with(language)).count();
        let told = of("en ");
        assert!(told >= 3, "{title}");
        assert_eq!((of("es "), of("id ")), (told, told), "{title}");
        // Pakistan's ways of paying are told in Urdu too.
        assert!(of("ur ") == told || !title.starts_with("pk "), "{title}");
    }
}

#[test]
fn no_text_lacks_a_value_or_a_key_and_every_question_ends_in_steps() {
    assert!(!TABLE.contains(['⟦', '{', '$']), "something was not filled in");
    for example in examples(&catalogue()) {
        let Sheet { question, path, steps, findings, .. } = &example.sheet;
        assert_eq!(findings, &[], "{}", example.title());
        assert_eq!(steps.is_empty(), question.is_some() && path.is_none(), "{}", example.title());
        assert_eq!(*path, example.path);
    }
}

/// The numbers of the field swap stand where the gateway's own page has them (payin-mexico-MXN).
#[test]
fn the_steps_swap_the_two_numbers_as_the_gateways_page_does() {
    let of = |title: &str| rows().into_iter().find(|(found, _)| *found == title).expect(title).1.join("\n");
    let bbva = of("mx 69 SPEI, centralised, bbva");
    assert!(bbva.contains("En “Número de convenio CIE” escriba 1411 217."));
    assert!(bbva.contains("En “Referencia” escriba 3381 2449 7335 9439 6233."));
    let other = of("mx 69 SPEI, centralised, other_bank");
    assert!(other.contains("En “Concepto de pago” escriba 3381 2449 7335 9439 6233 y nada más."));
    assert!(other.contains("En “Referencia” escriba 1411 217."));
    assert!(other.contains("CLABE 012 914 0020 1411 217 6"));
}

#[test]
fn the_rule_about_banks_comes_before_all_other_advice() {
    for example in examples(&catalogue()) {
        let bank = example.pay_type.bank.as_deref();
        if example.pay_type.rail == Rail::VirtualAccount && bank != Some("ATM Bersama") {
            let first = example.sheet.advice.first().map(|line| line.key);
            let own_only = matches!(bank, Some("BCA" | "Mandiri"));
            assert_eq!(first, Some(if own_only { "advice-va-own-bank" } else { "advice-va-any-bank" }), "{bank:?}");
        }
    }
}
