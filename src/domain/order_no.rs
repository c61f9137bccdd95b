//! Our own order numbers: readable on the phone, unique, short enough for the gateway's suffixes.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Most characters of an order number: the gateway's limit is 32 and it appends up to 5 for PATCH orders
/// (api-facts, section 6.1).
pub const MAX_LEN: usize = 27;

/// Letters and digits that cannot be taken for one another when read aloud or copied (no I, L, O, U, 0, 1).
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Our own order number (`mchOrderNo`): 1 to 27 letters, digits, `-` and `_`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrderNo(String);

/// Why a text is not an order number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrderNoError {
    /// Nothing is given.
    #[error("an order number is missing")]
    Empty,
    /// More than 27 characters.
    #[error("an order number has at most {MAX_LEN} characters, this one has {0}")]
    TooLong(usize),
    /// A character the gateway is not known to take.
    #[error("an order number has only letters, digits, - and _, not '{0}'")]
    BadCharacter(char),
}

impl OrderNo {
    /// Checks a number the user typed.
    pub fn parse(text: &str) -> Result<Self, OrderNoError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(OrderNoError::Empty);
        }
        if let Some(bad) = text.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))) {
            return Err(OrderNoError::BadCharacter(bad));
        }
        if text.len() > MAX_LEN {
            return Err(OrderNoError::TooLong(text.len()));
        }
        Ok(Self(text.to_owned()))
    }

    /// Makes `CB261122-7Q4M-K2XW` out of the day and eight random bytes: 30^8, some 650 thousand million numbers a day.
    ///
    /// The ledger refuses a number it already has; the caller then comes with other random bytes.
    pub fn generate(day: Date, random: [u8; 8]) -> Self {
        let mut text = format!("CB{:02}{:02}{:02}", day.year() % 100, day.month(), day.day());
        for (i, byte) in random.into_iter().enumerate() {
            if i % 4 == 0 {
                text.push('-');
            }
            text.push(char::from(ALPHABET[usize::from(byte) % ALPHABET.len()]));
        }
        Self(text)
    }

    /// The number as it is sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for OrderNo {
    type Error = OrderNoError;

    fn try_from(text: String) -> Result<Self, OrderNoError> {
        Self::parse(&text)
    }
}

impl From<OrderNo> for String {
    fn from(number: OrderNo) -> Self {
        number.0
    }
}

impl fmt::Display for OrderNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for OrderNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn made_numbers_are_readable_and_short() {
        let number = OrderNo::generate(jiff::civil::date(2026, 11, 22), [0, 1, 2, 3, 4, 5, 29, 30]);
        assert_eq!(number.as_str(), "CB261122-2345-67Z2");
        assert_eq!(OrderNo::parse(number.as_str()), Ok(number));
    }

    #[test]
    fn typed_numbers_are_checked() {
        assert_eq!(OrderNo::parse("  "), Err(OrderNoError::Empty));
        assert_eq!(OrderNo::parse("ORD 1"), Err(OrderNoError::BadCharacter(' ')));
        assert_eq!(OrderNo::parse("año"), Err(OrderNoError::BadCharacter('ñ')));
        assert_eq!(OrderNo::parse(&"A".repeat(28)), Err(OrderNoError::TooLong(28)));
        assert!(OrderNo::parse(&"A".repeat(27)).is_ok());
    }

    proptest! {
        #[test]
        fn every_made_number_is_valid(random in any::<[u8; 8]>(), days in 0_i32..36_500) {
            let day = jiff::civil::date(2000, 1, 1) + jiff::Span::new().days(days);
            let number = OrderNo::generate(day, random);
            prop_assert!(OrderNo::parse(number.as_str()).is_ok());
        }
    }
}
