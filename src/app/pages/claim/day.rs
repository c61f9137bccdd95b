//! A day as people type it: `22/11/2026`, `22-11`, `2026-11-22`. In every market here the day stands before the month.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::app::Told;

/// Why a text is no day on which something was paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayProblem {
    /// It cannot be read.
    Unreadable,
    /// It is still to come.
    Future,
}

impl DayProblem {
    /// What to say beside the field.
    pub fn told(self, today: Date) -> Told {
        match self {
            Self::Unreadable => Told::new("claim-day-unreadable").text("example", written(today)),
            Self::Future => Told::new("claim-day-future"),
        }
    }
}

/// Reads a day; none if nothing was typed. Without a year it is the last such day.
pub fn read(text: &str, today: Date) -> Result<Option<Date>, DayProblem> {
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return Ok(None);
    }
    let numbers: Option<Vec<i16>> = parts.iter().map(|part| number(part)).collect();
    let is_year = |part: &str| part.len() == 4;
    let day = match (numbers.as_deref(), parts.as_slice()) {
        (Some(&[year, month, day]), [first, ..]) if is_year(first) => date(year, month, day),
        (Some(&[day, month, year]), [.., last]) if is_year(last) => date(year, month, day),
        (Some(&[day, month, year]), [.., last]) if last.len() == 2 => date(2000 + year, month, day),
        (Some(&[day, month]), _) => {
            let this_year = date(today.year(), month, day).filter(|day| *day <= today);
            this_year.or_else(|| date(today.year() - 1, month, day))
        }
        _ => None,
    };
    match day {
        None => Err(DayProblem::Unreadable),
        Some(day) if day > today => Err(DayProblem::Future),
        Some(day) => Ok(Some(day)),
    }
}

fn number(part: &str) -> Option<i16> {
    part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The day as it is typed.
pub fn written(day: Date) -> String {
    day.strftime("%d/%m/%Y").to_string()
}

/// The day so many days before.
pub fn days_ago(days: u8, today: Date) -> Option<Date> {
    today.checked_sub(i64::from(days).days()).ok()
}

/// The day's first moment and the first one after it.
pub fn bounds(day: Date, zone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
    let next = day.checked_add(1.day()).ok()?;
    let start = |day: Date| day.to_zoned(zone.clone()).ok().map(|at| at.timestamp());
    Some((start(day)?, start(next)?))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as civil;

    use super::*;

    const TODAY: Date = civil(2026, 11, 22);

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in ["20/11/2026", "20-11-2026", "20.11.2026", " 20 / 11 / 2026 ", "2026-11-20", "20/11/26", "20/11"] {
            assert_eq!(read(text, TODAY), Ok(Some(civil(2026, 11, 20))), "{text}");
        }
        assert_eq!(read("24/12", TODAY), Ok(Some(civil(2025, 12, 24))), "the last Christmas Eve");
        assert_eq!(read("29/2", civil(2029, 1, 1)), Ok(Some(civil(2028, 2, 29))), "last year had one");
        assert_eq!(read("29/2", civil(2031, 1, 1)), Err(DayProblem::Unreadable), "neither year has");
        assert_eq!(read(&written(TODAY), TODAY), Ok(Some(TODAY)));
        assert_eq!(read("  ", TODAY), Ok(None));
        for text in
            ["31/11/2026", "20/13/2026", "yesterday", "20", "1/2/3/4", "20/11/202", "２０/11", "99999/1/1", "-1"]
        {
            assert_eq!(read(text, TODAY), Err(DayProblem::Unreadable), "{text}");
        }
        assert_eq!(read("23/11/2026", TODAY), Err(DayProblem::Future));
    }

    #[test]
    fn a_day_has_the_markets_bounds() {
        let zone = TimeZone::get("America/Mexico_City").expect("a bundled zone");
        let (from, until) = bounds(TODAY, &zone).expect("a day");
        assert_eq!(
            (from.to_string().as_str(), until.to_string().as_str()),
            ("2026-11-22T06:00:00Z", "2026-11-23T06:00:00Z")
        );
        assert_eq!(days_ago(1, TODAY), Some(civil(2026, 11, 21)));
        assert_eq!(bounds(Date::MAX, &zone), None);
    }
}
