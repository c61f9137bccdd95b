//! Numbers and moments as a language and a country write them, by the Unicode consortium's data ([ICU4X]).
//!
//! Decimals stay text: nothing here makes a float of an amount. The clock has 24 hours everywhere, as receipts and
//! bank statements have it.
//!
//! [ICU4X]: https://github.com/unicode-org/icu4x

use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMDT;
use icu_datetime::input::{Date, DateTime, Time};
use icu_datetime::options::TimePrecision;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use intl_memoizer::Memoizable;
use jiff::civil;
use unic_langid::LanguageIdentifier;

type MomentFormatter = FixedCalendarDateTimeFormatter<Gregorian, YMDT>;

/// Writes numbers and moments in one locale.
pub struct Formats {
    numbers: Numbers,
    minute: MomentFormatter,
    second: MomentFormatter,
}

impl Formats {
    /// For a BCP 47 tag; digits are Latin, as banks and gateways want them.
    pub(super) fn new(tag: &str) -> Self {
        let moments = |precision| {
            let fields = YMDT::medium().with_time_precision(precision);
            MomentFormatter::try_new(locale(tag).into(), fields).expect("dates of every language are compiled in")
        };
        Self {
            numbers: Numbers::new(tag),
            minute: moments(TimePrecision::Minute),
            second: moments(TimePrecision::Second),
        }
    }

    /// A number in plain decimal text (`-1234.50`), grouped, with the decimals it has. What is no number stays as it
    /// is.
    pub fn decimal(&self, plain: &str) -> String {
        self.numbers.decimal(plain)
    }

    /// `22 nov 2026, 14:02`
    pub fn minute(&self, at: civil::DateTime) -> String {
        write(&self.minute, at)
    }

    /// `22 nov 2026, 14:02:11`
    pub fn second(&self, at: civil::DateTime) -> String {
        write(&self.second, at)
    }
}

fn write(formatter: &MomentFormatter, at: civil::DateTime) -> String {
    let part = |part: i8| part.unsigned_abs();
    let date = Date::try_new_gregorian(at.year().into(), part(at.month()), part(at.day()));
    let time = Time::try_new(part(at.hour()), part(at.minute()), part(at.second()), 0);
    match (date, time) {
        (Ok(date), Ok(time)) => formatter.format(&DateTime { date, time }).to_string(),
        _ => at.to_string(), // no civil time is outside of either
    }
}

/// The tag with Cobro's own habits: a clock of 24 hours and Latin digits.
fn locale(tag: &str) -> icu_locale_core::Locale {
    format!("{tag}-u-hc-h23-nu-latn").parse().expect("a language and a country make a tag")
}

/// Writes numbers; also for the numbers in Fluent's sentences.
pub(super) struct Numbers(DecimalFormatter);

impl Numbers {
    fn new(tag: &str) -> Self {
        let options = DecimalFormatterOptions::default();
        Self(DecimalFormatter::try_new(locale(tag).into(), options).expect("numbers of every language are compiled in"))
    }

    pub(super) fn decimal(&self, plain: &str) -> String {
        plain.parse::<Decimal>().map_or_else(|_| plain.to_owned(), |number| self.0.format(&number).to_string())
    }
}

/// Fluent asks for these once a bundle, by the bundle's own locale.
impl Memoizable for Numbers {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        Ok(Self::new(&language.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Locale};

    /// All that the shipped markets need, and every language by itself.
    fn all() -> Vec<(String, Formats)> {
        let countries = [("es", "mx"), ("es", "co"), ("es", "pe"), ("id", "id"), ("ur", "pk")];
        let mut locales: Vec<Locale> = Language::ALL.map(Locale::from).to_vec();
        for language in Language::ALL {
            locales.extend(countries.map(|(spoken, country)| Locale::in_country(language, spoken, country)));
        }
        locales.into_iter().map(|locale| (locale.tag(), Formats::new(&locale.tag()))).collect()
    }

    #[test]
    fn numbers_follow_the_country() {
        for (tag, number) in [
            ("en", "-1,234,567.50"),
            ("es-419", "-1,234,567.50"),
            ("es-MX", "-1,234,567.50"),
            ("es-PE", "-1,234,567.50"),
            ("es-CO", "-1.234.567,50"),
            ("id", "-1.234.567,50"),
            ("id-ID", "-1.234.567,50"),
        ] {
            assert_eq!(Formats::new(tag).decimal("-1234567.50"), number, "{tag}");
        }
    }

    #[test]
    fn digits_are_never_lost() {
        let plain = "922337203685477.5807";
        for (tag, formats) in all() {
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            for plain in [plain, "0.00", "152.00", "0.0001", "999", "1000"] {
                assert_eq!(digits(&formats.decimal(plain)), digits(plain), "{tag}");
            }
        }
        assert_eq!(Formats::new("en").decimal("no number"), "no number");
    }

    #[test]
    fn moments_follow_the_language_and_have_a_clock_of_24_hours() {
        let at = civil::date(2026, 11, 22).at(14, 2, 11, 0);
        for (tag, minute) in [
            ("en", "Nov 22, 2026, 14:02"),
            ("es-419", "22 nov 2026, 14:02"),
            ("es-MX", "22 nov 2026, 14:02"),
            ("es-PE", "22 nov. 2026, 14:02"),
            ("es-CO", "22/11/2026, 14:02"),
            ("id-ID", "22 Nov 2026, 14.02"),
        ] {
            let formats = Formats::new(tag);
            assert_eq!(formats.minute(at), minute, "{tag}");
            let mark = if tag.starts_with("id") { '.' } else { ':' };
            assert_eq!(formats.second(at), format!("{minute}{mark}11"), "{tag}");
        }
        let midnight = civil::date(2026, 1, 1).at(0, 5, 0, 0);
        assert_eq!(Formats::new("es-MX").minute(midnight), "1 ene 2026, 00:05");
    }
}
