//! CLABE: the 18 digits a Mexican bank transfer goes to (instruction-facts, section 3.2).

use super::banks;
use super::groups::is_digits;

/// Digits of a CLABE: bank, plaza, account, check digit.
pub const LEN: usize = 18;

/// How a CLABE is read out: bank, plaza, account in 4-4-3, check digit. Never all in threes: two groups of three
/// taken in the wrong order pass the check digit unnoticed.
pub const GROUPS: [usize; 6] = [3, 3, 4, 4, 3, 1];

/// Where the convenios of BBVA's CIE begin: bank, plaza and the account's first three digits. Seen on all of eight
/// published pairs and published as a rule by nobody (instruction-facts, section 3.3).
const CIE: &str = "012914002";

/// CLABEs that live 180 days, and 180 more after a payment in the last 60 (payin-mexico-MXN).
const LONG_LIVED: [&str; 2] = ["684180104", "6461805201"];

/// What a CLABE is paid by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// By itself; the bank checks neither the amount nor how often.
    Plain,
    /// By a convenio of BBVA and its reference.
    Cie {
        /// The convenio that its digits carry.
        convenio: u32,
    },
}

/// What kind of CLABE this is, by its digits; none if they are not those of a CLABE.
pub fn kind(text: &str) -> Option<Kind> {
    let account = text.get(9..17).filter(|_| is_valid(text))?;
    let convenio = account.parse().ok().filter(|_| text.starts_with(CIE));
    Some(convenio.map_or(Kind::Plain, |convenio| Kind::Cie { convenio }))
}

/// The CLABE of a BBVA convenio of up to 8 digits.
pub fn of_convenio(convenio: &str) -> Option<String> {
    let is_number = (1..=8).contains(&convenio.len()) && convenio.bytes().all(|byte| byte.is_ascii_digit());
    let first = is_number.then(|| format!("{CIE}{convenio:0>8}"))?;
    let check = check_digit(first.as_bytes());
    Some(format!("{first}{check}"))
}

/// The bank that a CLABE belongs to, by its first three digits; none if the list does not have it.
pub fn bank(text: &str) -> Option<&'static str> {
    banks::mexican(text.get(..3).filter(|_| is_digits(text, LEN))?)
}

/// Whether it outlives its order by up to 180 days.
pub fn is_long_lived(text: &str) -> bool {
    is_digits(text, LEN) && LONG_LIVED.iter().any(|start| text.starts_with(start))
}

/// Whether `text` is 18 digits of which the last is the right check digit. Says nothing about the bank's code: lists
/// of those grow old.
pub fn is_valid(text: &str) -> bool {
    let Some((last, first)) = text.as_bytes().split_last() else { return false };
    is_digits(text, LEN) && check_digit(first) == last - b'0'
}

/// Weights 3, 7, 1 over the first 17 digits; each product, then the sum, counts by its last digit only.
fn check_digit(digits: &[u8]) -> u8 {
    let weighted = digits.iter().zip([3, 7, 1].into_iter().cycle()).map(|(digit, weight)| (digit - b'0') * weight % 10);
    (10 - weighted.fold(0, |sum, product| (sum + product) % 10)) % 10
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Published by libraries and payment services, all public (instruction-facts, section 3.2).
    const PUBLIC: &[&str] = &[
        "032180000118359719",
        "002010077777777771",
        "723010123456789019",
        "012914002014112176",
        "646180111805034237",
        "646180109400423323",
        "012298026516924616",
        "072910007380090615",
        "012680012426485980",
        "012914002013009620",
        "014180655015221193",
    ];

    /// Convenio and CLABE, where both are published (instruction-facts, section 3.3).
    const PAIRS: &[(&str, &str)] = &[
        ("1411217", "012914002014112176"),
        ("1837192", "012914002018371926"),
        ("1852132", "012914002018521323"),
        ("1244159", "012914002012441593"),
        ("1340093", "012914002013400931"),
        ("1776533", "012914002017765339"),
        ("1750895", "012914002017508952"),
        ("1207865", "012914002012078652"),
    ];

    #[test]
    fn public_accounts_are_valid() {
        for clabe in PUBLIC {
            assert!(is_valid(clabe), "{clabe}");
        }
    }

    #[test]
    fn published_convenios_have_the_clabe_that_is_published_with_them() {
        for (convenio, clabe) in PAIRS {
            assert_eq!(of_convenio(convenio).as_deref(), Some(*clabe));
            assert_eq!(kind(clabe), Some(Kind::Cie { convenio: convenio.parse().expect("digits") }));
        }
        assert_eq!(kind("012914002013009620"), Some(Kind::Cie { convenio: 1_300_962 }), "published without a convenio");
        assert_eq!(
            [of_convenio(""), of_convenio("123456789"), of_convenio("１４"), of_convenio("-1")],
            [const { None }; 4]
        );
    }

    #[test]
    fn a_clabe_tells_its_bank_its_kind_and_its_life() {
        for (clabe, name) in [
            ("032180000118359719", "IXE"),
            ("002010077777777771", "Banamex"),
            ("723010123456789019", "Cuenca"),
            ("646180111805034237", "STP"),
            ("072910007380090615", "Banorte"),
            ("014180655015221193", "Santander"),
        ] {
            assert_eq!((bank(clabe), kind(clabe)), (Some(name), Some(Kind::Plain)), "{clabe}");
        }
        // Right check digit, no such bank.
        assert_eq!((bank("000000000000000000"), kind("000000000000000000")), (None, Some(Kind::Plain)));
        assert_eq!((bank("0121"), kind("012914002014112177")), (None, None));
        assert!(is_long_lived("684180104073687870") && is_long_lived("646180520100000000"));
        assert!(!is_long_lived("646180111805034237") && !is_long_lived("684180104"));
    }

    #[test]
    fn wrong_ones_are_not() {
        for clabe in [
            "002000000000000007",
            "012914002109876543",
            "646180111812345678",
            "000000000000000001", // the gateway's own sample
            "03218000011835971",
            "0321800001183597190",
            "03218000011835971x",
            "٠٣٢١٨٠٠٠٠",
            "",
        ] {
            assert!(!is_valid(clabe), "{clabe}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_noticed(which in 0..PUBLIC.len(), at in 0_usize..18, by in 1_u8..10) {
            let mut digits = PUBLIC[which].as_bytes().to_vec();
            digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
            prop_assert!(!is_valid(std::str::from_utf8(&digits).expect("digits")));
        }

        #[test]
        fn any_text_is_judged_without_panic(text in any::<String>()) {
            is_valid(&text);
            kind(&text);
            bank(&text);
            of_convenio(&text);
            is_long_lived(&text);
        }
    }
}
