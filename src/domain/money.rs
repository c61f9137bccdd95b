//! Money: a decimal with its currency, never a float.
//!
//! An [`Amount`] holds at most four decimals (the finest scale the gateway uses, for fees) and fits 64-bit
//! integer units of 1/10,000, which is how the ledger stores it.

use std::fmt;
use std::str::FromStr as _;

use rust_decimal::Decimal;

use super::Market;

/// An ISO 4217 code of three capital letters, such as `MXN`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Reads three letters of any case.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        match text.trim().as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_alphabetic) => {
                Ok(Self([a, b, c].map(|letter| letter.to_ascii_uppercase())))
            }
            _ => Err(MoneyError::NotACurrency(text.to_owned())),
        }
    }

    /// The three capital letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Why a text or a calculation is not an amount.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// There is nothing but blanks.
    #[error("no amount is given")]
    Empty,
    /// Something other than digits and separators.
    #[error("'{0}' is not an amount")]
    NotANumber(String),
    /// The separators can be read in two ways, so they are not read at all.
    #[error("'{0}' can be read in more than one way")]
    Ambiguous(String),
    /// More decimals than the currency takes here.
    #[error("at most {scale} decimals are allowed")]
    TooManyDecimals {
        /// Decimals that are allowed.
        scale: u32,
    },
    /// Beyond what 64-bit units of 1/10,000 hold (about 922 trillion).
    #[error("the amount is too large")]
    TooLarge,
    /// Two currencies were mixed.
    #[error("{0} and {1} cannot be mixed")]
    CurrencyMismatch(Currency, Currency),
    /// Not three letters.
    #[error("'{0}' is not a currency code")]
    NotACurrency(String),
}

/// An exact sum of money; equal amounts are equal whatever their trailing zeros (`19.9` is `19.90`).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    value: Decimal,
    currency: Currency,
}

impl Amount {
    /// The finest scale the gateway prints (fees are `decimal(20,4)`).
    pub const MAX_SCALE: u32 = 4;

    /// Checks that `value` has at most [`Self::MAX_SCALE`] decimals and fits the ledger's integers.
    pub fn new(value: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        let value = value.normalize();
        if value.scale() > Self::MAX_SCALE {
            return Err(MoneyError::TooManyDecimals { scale: Self::MAX_SCALE });
        }
        let amount = Self { value, currency };
        amount.units_e4()?;
        Ok(amount)
    }

    /// Nothing, in `currency`.
    pub const fn zero(currency: Currency) -> Self {
        Self { value: Decimal::ZERO, currency }
    }

    /// Reads what the ledger stores: integer units of 1/10,000.
    pub fn from_units_e4(units: i64, currency: Currency) -> Self {
        Self { value: Decimal::new(units, Self::MAX_SCALE).normalize(), currency }
    }

    /// What the ledger stores: integer units of 1/10,000.
    pub fn units_e4(self) -> Result<i64, MoneyError> {
        let mut value = self.value;
        value.rescale(Self::MAX_SCALE);
        if value.scale() != Self::MAX_SCALE {
            return Err(MoneyError::TooLarge); // `rescale` stops where 96 bits end
        }
        i64::try_from(value.mantissa()).ok().ok_or(MoneyError::TooLarge)
    }

    /// Reads a number as the gateway prints it: `152`, `"20000.00"`, `1.5E9`; no grouping.
    pub fn from_wire(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(MoneyError::Empty);
        }
        // Length first: a megabyte of digits is not parsed at all.
        if text.len() > 64 {
            return Err(MoneyError::TooLarge);
        }
        let not_a_number = || MoneyError::NotANumber(text.to_owned());
        let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent = exponent.parse::<i32>().ok().ok_or_else(not_a_number)?;
        if !is_plain_number(digits) {
            return Err(not_a_number());
        }
        // Exactly: the decimal type's own reading of exponents rounds what does not fit.
        let value = match Decimal::from_str_exact(digits) {
            Ok(value) => value.normalize(),
            Err(rust_decimal::Error::Underflow) if exponent == 0 => {
                return Err(MoneyError::TooManyDecimals { scale: Self::MAX_SCALE });
            }
            Err(_) => return Err(MoneyError::TooLarge),
        };
        Self::new(shift(value, exponent)?, currency)
    }

    /// Reads money as people type it: `1500`, `1,500`, `1.500`, `1 500.00`, `1.500,50`, `1,00,000`.
    ///
    /// No locale is asked for, because none is needed: every market here has at most two decimals, so a separator
    /// followed by three digits groups thousands and one followed by one or two digits starts the decimals. What
    /// can still be read in two ways is refused.
    pub fn parse_typed(text: &str, currency: Currency, scale: u32) -> Result<Self, MoneyError> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(MoneyError::Empty);
        }
        if trimmed.len() > 64 {
            return Err(MoneyError::TooLarge);
        }
        let not_a_number = || MoneyError::NotANumber(trimmed.to_owned());
        let ambiguous = || MoneyError::Ambiguous(trimmed.to_owned());

        let mut groups = vec![String::new()];
        let mut separators = Vec::new();
        for c in trimmed.chars() {
            match c {
                '0'..='9' => {
                    if let Some(last) = groups.last_mut() {
                        last.push(c);
                    }
                }
                '.' | ',' => {
                    separators.push(c);
                    groups.push(String::new());
                }
                ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' => {
                    separators.push(' ');
                    groups.push(String::new());
                }
                _ => return Err(not_a_number()),
            }
        }
        if groups.iter().any(String::is_empty) {
            return Err(not_a_number());
        }

        // The decimals: after the last separator, if that is a point or comma that stands once and is not followed
        // by three digits.
        let last = groups.last().map(String::len).unwrap_or_default();
        let decimals = match separators.last() {
            Some(&mark @ ('.' | ',')) if last != 3 => {
                if separators.iter().filter(|&&other| other == mark).count() > 1 {
                    return Err(ambiguous());
                }
                separators.pop();
                groups.pop().unwrap_or_default()
            }
            _ => String::new(),
        };
        // What is left groups thousands: one kind of mark; the last group of three, those before of two or three.
        if let Some(&mark) = separators.first() {
            let one_kind = separators.iter().all(|&other| other == mark);
            let well_grouped = groups
                .iter()
                .enumerate()
                .skip(1)
                .all(|(i, group)| group.len() == 3 || (group.len() == 2 && i + 1 < groups.len()));
            if !one_kind || !well_grouped || groups[0].len() > 3 || groups[0].starts_with('0') {
                return Err(ambiguous());
            }
        }
        if decimals.len() > scale as usize && decimals.bytes().any(|digit| digit != b'0') {
            return Err(MoneyError::TooManyDecimals { scale });
        }
        if decimals.len() > 2 {
            return Err(ambiguous());
        }
        let plain = format!("{}.{decimals}0", groups.concat());
        let value = Decimal::from_str(&plain).ok().ok_or(MoneyError::TooLarge)?;
        Self::new(value, currency)
    }

    /// The exact number.
    pub const fn value(self) -> Decimal {
        self.value
    }

    /// What it is a number of.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Whether `scale` decimals are enough to print it exactly.
    pub fn fits_scale(self, scale: u32) -> bool {
        self.value.normalize().scale() <= scale
    }

    /// Prints the number with at least `scale` decimals and no grouping: `152.00`. Never rounds: an amount that is
    /// finer than `scale` shows all its decimals.
    pub fn to_plain(self, scale: u32) -> String {
        let mut value = self.value.normalize();
        if value.scale() < scale {
            value.rescale(scale);
        }
        value.to_string()
    }

    /// The sum, if both are of one currency and it fits.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        Self::new(self.value.checked_add(other.value).ok_or(MoneyError::TooLarge)?, self.currency)
    }

    /// The difference, if both are of one currency; it may be negative.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        Self::new(self.value.checked_sub(other.value).ok_or(MoneyError::TooLarge)?, self.currency)
    }

    /// Which is larger, if both are of one currency.
    pub fn checked_cmp(self, other: Self) -> Result<std::cmp::Ordering, MoneyError> {
        self.same_currency(other)?;
        Ok(self.value.cmp(&other.value))
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::CurrencyMismatch(self.currency, other.currency))
        }
    }
}

/// An amount as it is shown: with at least this many decimals, as its market writes its money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// How much.
    pub amount: Amount,
    /// Fewest decimals.
    pub decimals: u32,
}

impl Money {
    /// With a market's decimals; with two, as most currencies have, if the market is not known.
    pub fn of(amount: Amount, market: Option<&Market>) -> Self {
        Self { amount, decimals: market.map_or(2, |market| market.number_style.decimals) }
    }

    /// Without grouping and without the currency: `1500.50`.
    pub fn to_plain(self) -> String {
        self.amount.to_plain(self.decimals)
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.value, self.currency)
    }
}

/// Digits with at most one point in them, after a sign or none.
fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, decimals].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `value` times ten to the power of `exponent`, without rounding.
fn shift(mut value: Decimal, exponent: i32) -> Result<Decimal, MoneyError> {
    if value.is_zero() {
        return Ok(value);
    }
    let scale = i64::from(value.scale()) - i64::from(exponent);
    if scale > i64::from(Decimal::MAX_SCALE) {
        return Err(MoneyError::TooManyDecimals { scale: Amount::MAX_SCALE });
    }
    value.set_scale(u32::try_from(scale).unwrap_or(0)).ok().ok_or(MoneyError::TooLarge)?;
    for _ in scale..0 {
        value = value.checked_mul(Decimal::TEN).ok_or(MoneyError::TooLarge)?;
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mxn() -> Currency {
        Currency::parse("mxn").expect("three letters")
    }

    #[test]
    fn typed_as_people_type_it() {
        for (typed, plain) in [
            ("1500", "1500.00"),
            (" 1,500 ", "1500.00"),
            ("1.500", "1500.00"),
            ("1500.00", "1500.00"),
            ("1500,5", "1500.50"),
            ("1.500,50", "1500.50"),
            ("1,500.50", "1500.50"),
            ("1 500,50", "1500.50"),
            ("1,00,000", "100000.00"),
            ("12.345.678", "12345678.00"),
            ("0.5", "0.50"),
            ("152.", "error"),
            ("1.5.5", "error"),
            ("1,500.5.0", "error"),
            ("1.234,567", "error"),
            ("0,500", "error"),
            ("1500,000", "error"),
            ("１５００", "error"),
            ("-5", "error"),
            ("1e3", "error"),
            ("", "error"),
            ("$ 5", "error"),
        ] {
            let got = Amount::parse_typed(typed, mxn(), 2).map_or("error".to_owned(), |a| a.to_plain(2));
            assert_eq!(got, plain, "typed {typed:?}");
        }
    }

    #[test]
    fn decimals_beyond_the_scale_are_refused_unless_they_are_zero() {
        assert_eq!(Amount::parse_typed("152.50", mxn(), 0), Err(MoneyError::TooManyDecimals { scale: 0 }));
        let whole = Amount::parse_typed("152.00", mxn(), 0).expect("zeros lose nothing");
        assert_eq!(whole.to_plain(0), "152");
    }

    #[test]
    fn wire_numbers_keep_every_digit() {
        let decimals = || MoneyError::TooManyDecimals { scale: 4 };
        for (wire, plain) in [
            ("12345678901234.89", "12345678901234.89"),
            ("20000.0", "20000.00"),
            ("2500.0000", "2500.00"),
            ("0.1234", "0.1234"),
            ("1.5E9", "1500000000.00"),
            ("1E+7", "10000000.00"),
            ("1.5E-2", "0.015"),
            ("-2.50e1", "-25.00"),
            ("0E99", "0.00"),
        ] {
            assert_eq!(Amount::from_wire(wire, mxn()).expect(wire).to_plain(2), plain);
        }
        assert_eq!(Amount::from_wire("0.12345", mxn()), Err(decimals()));
        assert_eq!(Amount::from_wire("922337203685478", mxn()), Err(MoneyError::TooLarge));
        assert_eq!(Amount::from_wire(&"9".repeat(40), mxn()), Err(MoneyError::TooLarge));
        assert_eq!(Amount::from_wire(&format!("0.{}1", "0".repeat(30)), mxn()), Err(decimals()));
        assert_eq!(Amount::from_wire("1E-5", mxn()), Err(decimals()));
        assert_eq!(Amount::from_wire("1E-999999999", mxn()), Err(decimals()));
        assert_eq!(Amount::from_wire("1E999999999", mxn()), Err(MoneyError::TooLarge));
        let twice = format!("{}.0.0", "9".repeat(40));
        for text in ["1,5", "1_000", ".5", "5.", "1E", "E5", "1E5E5", "1E9999999999", "+-1", "0x10", "٣", &twice] {
            assert_eq!(Amount::from_wire(text, mxn()), Err(MoneyError::NotANumber(text.to_owned())));
        }
        // Digits that do not fit are refused, not rounded.
        assert_eq!(Amount::from_wire("1.00000000000000000000000000000000049E2", mxn()), Err(MoneyError::TooLarge));
    }

    #[test]
    fn currencies_do_not_mix() {
        let idr = Currency::parse("IDR").expect("three letters");
        let error = Amount::zero(mxn()).checked_add(Amount::zero(idr));
        assert_eq!(error, Err(MoneyError::CurrencyMismatch(mxn(), idr)));
    }

    proptest! {
        #[test]
        fn storage_round_trips(units in any::<i64>()) {
            let amount = Amount::from_units_e4(units, mxn());
            prop_assert_eq!(amount.units_e4(), Ok(units));
            prop_assert_eq!(Amount::from_wire(&amount.to_plain(0), mxn()), Ok(amount));
        }

        #[test]
        fn any_text_is_read_or_refused_but_never_panics(text in "\\PC{0,40}") {
            Amount::parse_typed(&text, mxn(), 2).ok();
            Amount::from_wire(&text, mxn()).ok();
        }

        #[test]
        fn typed_grouping_never_changes_the_value(units in 0_i64..1_000_000_000_000) {
            let plain = Amount::from_units_e4(units * 100, mxn()).to_plain(2);
            let (whole, cents) = plain.split_once('.').expect("two decimals");
            let mut grouped = String::new();
            for (i, digit) in whole.chars().enumerate() {
                if i > 0 && (whole.len() - i).is_multiple_of(3) {
                    grouped.push(',');
                }
                grouped.push(digit);
            }
            let typed = Amount::parse_typed(&format!("{grouped}.{cents}"), mxn(), 2);
            prop_assert_eq!(typed.map(|a| a.to_plain(2)), Ok(plain));
        }
    }
}
