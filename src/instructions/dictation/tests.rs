use proptest::prelude::*;

use super::super::groups::{clabe_groups, fours, whole};
use super::super::{cci, clabe};
use super::*;
use crate::i18n::PayerLanguage;

fn field(value: &str, group: fn(&str) -> Vec<String>) -> SheetField {
    SheetField { label: "sheet-clabe", role: Role::Aim, value: value.to_owned(), groups: group(value) }
}

const CLABE: &str = "012914002014112176";

fn marks(typed: &str) -> String {
    let letter = |mark: &Mark| match mark {
        Mark::Missing => '-',
        Mark::Begun => '…',
        Mark::Right => '=',
        Mark::Wrong => 'x',
    };
    let read = read_back(&field(CLABE, clabe_groups), typed);
    assert_eq!(read.is_right, read.marks.iter().all(|mark| *mark == Mark::Right), "{typed}");
    read.marks.iter().map(letter).collect()
}

#[test]
fn every_group_is_marked_as_it_is_typed() {
    // 012 914 0020 1411 217 6
    for (typed, expected) in [
        ("", "------"),
        ("  - ", "------"),
        ("0", "…-----"),
        ("012", "=-----"),
        ("012 9", "=…----"),
        ("012 914 0020 1411 217", "=====-"),
        ("012 914 0020 1411 217 6", "======"),
        ("012-914-0020-1411-217-6", "======"),
        ("０１２９１４００２０１４１１２１７６", "======"),
        ("۰۱۲۹۱۴۰۰۲۰۱۴۱۱۲۱۷۶", "======"),
        ("013", "x-----"),
        ("012 914 0020 1421", "===x--"),
        // The right group wrong, and everything after it right again.
        ("012 914 0021 1411 217 6", "==x==="),
        // A digit left out, one too many, two groups in the wrong order.
        ("012 914 002 1411 217 6", "==x==="),
        ("012 914 0020 14111 217 6", "===x=="),
        ("012 914 0020 1411 217 66", "=====x"),
        ("914 012 0020 1411 217 6", "xx===="),
        ("x", "x-----"),
        // A group that begins wrongly leaves the one before it in peace, whatever is typed of it so far.
        ("012 914 2", "==x---"),
        ("012914 20", "==x---"),
        ("012914200", "==x---"),
        ("012 914 2000", "==x---"),
        // What is typed in the value's own groups is compared group by group.
        ("012 914 0200", "==x---"),
        ("012 914 0020 4111", "===x--"),
        ("012 914 0020 4111 21", "===x…-"),
        // A blank tells which of two groups one sign too many belongs to.
        ("012 9149 0020 1411 217 6", "=x===="),
        ("012 914 90020 1411 217 6", "==x==="),
    ] {
        assert_eq!(marks(typed), expected, "{typed}");
    }
}

#[test]
fn money_is_compared_as_money() {
    let amount = |value: &str, read: &str| SheetField {
        label: "sheet-amount",
        role: Role::Amount,
        value: value.to_owned(),
        groups: whole(read),
    };
    let mark = |field: &SheetField, typed: &str| {
        let read = read_back(field, typed);
        assert_eq!(read.is_right, read.marks == [Mark::Right]);
        read.marks[0]
    };
    let pesos = amount("1520.00", "1,520.00");
    for right in ["1520", "1,520.00", "1 520.00", "1520.0", "１５２０"] {
        assert_eq!(mark(&pesos, right), Mark::Right, "{right}");
    }
    for (typed, expected) in [
        ("", Mark::Missing),
        ("15", Mark::Begun),
        ("1250", Mark::Wrong),
        ("15200", Mark::Begun),
        ("152001", Mark::Wrong),
    ] {
        assert_eq!(mark(&pesos, typed), expected, "{typed}");
    }
    assert_eq!(mark(&amount("1234567,50", "1.234.567,50"), "1234567,5"), Mark::Right);
    assert_eq!(mark(&amount("20000", "20.000"), "20.000"), Mark::Right);
}

#[test]
fn letters_are_read_back_in_any_case_unless_both_occur() {
    assert!(read_back(&field("AB12", fours), "ab 12").is_right);
    assert!(!read_back(&field("aB12", fours), "ab12").is_right);
    assert!(read_back(&field("aB12", fours), "aB12").is_right);
}

#[test]
fn every_language_has_a_word_for_every_sign() {
    for language in PayerLanguage::ALL {
        let texts = PayerTexts::new(language, language.code());
        let all = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-.,/_+@";
        for said in words(all, &texts) {
            assert!(said.words.chars().count() > 1, "{language:?} {said:?}");
            assert!(said.latin.chars().all(|c| u32::from(c) < 0x250), "{language:?} {said:?}");
        }
        let digits: std::collections::BTreeSet<_> =
            words("0123456789", &texts).into_iter().map(|said| said.words).collect();
        assert_eq!(digits.len(), 10, "{language:?} has a word twice");
        assert_eq!(words("é", &texts)[0].words, "é", "what has no name is shown");
    }
    let say = |language, group: &str| {
        let texts = PayerTexts::new(language, language.code());
        words(group, &texts).into_iter().map(|said| said.words).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(say(PayerLanguage::Spanish, "0029"), "cero cero dos nueve");
    assert_eq!(say(PayerLanguage::Indonesian, "408"), "empat nol delapan");
    assert_eq!(say(PayerLanguage::English, "A-7"), "A as in Alfa dash seven");
    assert_eq!(say(PayerLanguage::Spanish, "aB"), "a minúscula de Ana B mayúscula de Beto");
    let urdu = words("5", &PayerTexts::new(PayerLanguage::Urdu, "ur-PK"));
    assert_eq!((urdu[0].words.as_str(), urdu[0].latin.as_str()), ("پانچ", "paanch"));
}

/// Numbers of its own, the same in every run.
struct Dice(u64);

impl Dice {
    /// From 0 up to, and without, `below`.
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % below
    }

    fn clabe(&mut self) -> Vec<u8> {
        let mut digits: Vec<u8> = (0..17).map(|_| b'0' + u8::try_from(self.roll(10)).expect("a digit")).collect();
        let first = String::from_utf8(digits.clone()).expect("digits");
        let check =
            (b'0'..=b'9').find(|&check| clabe::is_valid(&format!("{first}{}", char::from(check)))).expect("one of ten");
        digits.push(check);
        digits
    }
}

/// A slip of whoever reads or types; nothing if it changes nothing.
type Slip = fn(&mut Dice, &mut [u8]);

const SLIPS: &[(&str, Slip)] = &[
    ("one digit", |dice, digits| {
        let at = dice.roll(18);
        digits[at] = b'0' + (digits[at] - b'0' + 1 + u8::try_from(dice.roll(9)).expect("a digit")) % 10;
    }),
    ("two neighbours swapped", |dice, digits| {
        let at = dice.roll(16);
        digits.swap(at, at + 1);
    }),
    ("two groups of three swapped", |dice, digits| {
        let (one, other) = (dice.roll(5), dice.roll(5));
        for i in 0..3 {
            digits.swap(3 * one + i, 3 * other + i);
        }
    }),
    ("two groups of four swapped", |_, digits| {
        for i in 0..4 {
            digits.swap(6 + i, 10 + i);
        }
    }),
];

/// How many of `samples` slips of each kind the check digit lets pass; none of them passes the read-back, and each is
/// marked at once.
fn missed(samples: u32) -> Vec<(&'static str, u32)> {
    let mut dice = Dice(20_261_122);
    let mut of_kind = |name: &str, slip: Slip| {
        let (mut made, mut missed) = (0, 0);
        while made < samples {
            let right = dice.clabe();
            let mut wrong = right.clone();
            slip(&mut dice, &mut wrong);
            if wrong == right {
                continue;
            }
            made += 1;
            let text = |digits: &[u8]| String::from_utf8(digits.to_vec()).expect("digits");
            missed += u32::from(clabe::is_valid(&text(&wrong)));
            let read = read_back(&field(&text(&right), clabe_groups), &text(&wrong));
            assert!(!read.is_right && read.marks.contains(&Mark::Wrong), "{name}: {wrong:?} for {right:?}");
        }
        missed
    };
    SLIPS.iter().map(|(name, slip)| (*name, of_kind(name, *slip))).collect()
}

fn assert_as_known(figures: &[(&str, u32)], samples: u32) {
    let in_a_thousand = |name: &str| {
        let (_, missed) = figures.iter().find(|(known, _)| *known == name).expect(name);
        missed * 100 / (samples / 10)
    };
    assert_eq!(figures[0], ("one digit", 0));
    // Exactly the pairs that differ by five: 10 of the 90 ordered pairs of different digits.
    assert!((95..128).contains(&in_a_thousand("two neighbours swapped")), "{figures:?}");
    assert_eq!(figures[2], ("two groups of three swapped", samples));
    assert!((170..230).contains(&in_a_thousand("two groups of four swapped")), "{figures:?}");
}

#[test]
fn reading_back_notices_what_the_check_digit_misses() {
    assert_as_known(&missed(2_000), 2_000);
}

/// The full measurement; `cargo test -- --ignored --nocapture measured` prints its figures.
#[test]
#[ignore = "a million slips of each kind take a while"]
fn measured_over_a_million_slips_of_each_kind() {
    let samples = 1_000_000;
    let figures = missed(samples);
    for (name, missed) in &figures {
        println!("{name}: of {samples} the check digit misses {missed}, reading back 0");
    }
    assert_as_known(&figures, samples);
}

/// Which neighbours the check digit does not tell apart, without a sample left out.
#[test]
fn swapped_neighbours_pass_the_check_digit_only_five_apart() {
    let valid = |digits: &[u8]| clabe::is_valid(std::str::from_utf8(digits).expect("digits"));
    for at in 0..16 {
        for (a, b) in (b'0'..=b'9').flat_map(|a| (b'0'..=b'9').map(move |b| (a, b))).filter(|(a, b)| a != b) {
            let mut digits = *b"000000000000000000";
            (digits[at], digits[at + 1]) = (a, b);
            digits[17] = (b'0'..=b'9')
                .find(|&check| {
                    digits[17] = check;
                    valid(&digits)
                })
                .expect("one of ten");
            digits.swap(at, at + 1);
            assert_eq!(valid(&digits), a.abs_diff(b) == 5, "{a} {b} at {at}");
        }
    }
}

thread_local! {
    static URDU: PayerTexts = PayerTexts::new(PayerLanguage::Urdu, "ur-PK");
}

proptest! {
    #[test]
    fn only_the_very_value_is_right(value in "[0-9]{1,24}", typed in "[0-9]{1,24}") {
        for group in [clabe_groups, fours, whole] {
            let read = read_back(&field(&value, group), &typed);
            prop_assert_eq!(read.is_right, value == typed);
            prop_assert_eq!(read.is_right, read.marks.iter().all(|mark| *mark == Mark::Right));
            let begun = value.starts_with(&typed);
            prop_assert_eq!(begun, !read.marks.contains(&Mark::Wrong));
        }
    }

    #[test]
    fn any_texts_are_compared_without_panic(value in any::<String>(), typed in any::<String>()) {
        let read = read_back(&field(&value, whole), &typed);
        prop_assert_eq!(read.marks.len(), 1);
        URDU.with(|urdu| words(&value, urdu));
        let amount = SheetField { role: Role::Amount, ..field(&value, whole) };
        read_back(&amount, &typed);
    }
}

#[test]
fn a_cci_is_read_in_its_own_groups() {
    let groups = super::super::groups::cci_groups("01136600010003254221");
    assert_eq!(groups.join(" "), "011 366 0001 0003 2542 21");
    assert_eq!(groups.iter().map(String::len).sum::<usize>(), cci::LEN);
}
