//! CCI: the 20 digits of a Peruvian account between banks (instruction-facts, section 3.9).

use super::groups::is_digits;

/// Digits of a CCI: entity, office, account, two check digits.
pub const LEN: usize = 20;

/// How a CCI is read out: entity, office, account in fours, check digits.
pub const GROUPS: [usize; 6] = [3, 3, 4, 4, 4, 2];

/// Banks behind the first three digits (instruction-facts, source SL1).
const BANKS: &[(&str, &str)] = &[("002", "BCP"), ("003", "Interbank"), ("009", "Scotiabank"), ("011", "BBVA")];

/// Whether `text` is 20 digits of which the last two are the right check digits: the first over entity and office,
/// the second over the account. The rule was recomputed on two published accounts; no bank publishes it.
pub fn is_valid(text: &str) -> bool {
    let Some((checked, check)) = text.split_at_checked(18).filter(|_| is_digits(text, LEN)) else { return false };
    let (place, account) = checked.split_at(6);
    check.bytes().eq([check_digit(place), check_digit(account)].map(|digit| digit + b'0'))
}

/// The bank that a CCI belongs to, if it is one of those known.
pub fn bank(text: &str) -> Option<&'static str> {
    let code = text.get(..3)?;
    BANKS.iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
}

/// Weights 1, 2 from the left, the digits of each product added, then up to the next ten.
fn check_digit(digits: &str) -> u8 {
    let sum = digits.bytes().zip([1, 2].into_iter().cycle()).fold(0, |sum, (digit, weight)| {
        let product = (digit - b'0') * weight;
        (sum + product / 10 + product % 10) % 10
    });
    (10 - sum) % 10
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Both published (instruction-facts, source LP1).
    const PUBLIC: [&str; 2] = ["01136600010003254221", "01124100019000658270"];

    #[test]
    fn published_accounts_are_valid_and_a_dummy_is_not() {
        for cci in PUBLIC {
            assert!(is_valid(cci), "{cci}");
            assert_eq!(bank(cci), Some("BBVA"));
        }
        for wrong in
            ["01136200010004650000", "0113660001000325422", "011366000100032542211", "0113660001000325422x", ""]
        {
            assert!(!is_valid(wrong), "{wrong}");
        }
        assert_eq!((bank("999"), bank("é1")), (None, None));
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_noticed(which in 0_usize..2, at in 0_usize..LEN, by in 1_u8..10) {
            let mut digits = PUBLIC[which].as_bytes().to_vec();
            digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
            prop_assert!(!is_valid(std::str::from_utf8(&digits).expect("digits")));
        }

        #[test]
        fn any_text_is_judged_without_panic(text in any::<String>()) {
            is_valid(&text);
            bank(&text);
        }
    }
}
