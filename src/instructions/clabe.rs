//! CLABE: the 18 digits a Mexican bank transfer goes to (instruction-facts, section 3.2).

/// How a CLABE is read out: bank, plaza, account in 4-4-3, check digit. Never all in threes: two groups of three
/// taken in the wrong order pass the check digit unnoticed.
pub const GROUPS: [usize; 6] = [3, 3, 4, 4, 3, 1];

/// Whether `text` is 18 digits of which the last is the right check digit. Says nothing about the bank's code: lists
/// of those grow old.
pub fn is_valid(text: &str) -> bool {
    let Some((last, first)) = text.as_bytes().split_last() else { return false };
    text.len() == 18 && text.bytes().all(|byte| byte.is_ascii_digit()) && check_digit(first) == last - b'0'
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
        // Of BBVA's convenios (section 3.3).
        "012914002018371926",
        "012914002018521323",
        "012914002012441593",
    ];

    #[test]
    fn public_accounts_are_valid() {
        for clabe in PUBLIC {
            assert!(is_valid(clabe), "{clabe}");
        }
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
        }
    }
}
