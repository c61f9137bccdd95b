//! A day and a time as people type them: `22/11/2026 14:05`, `22/11`, in a market's zone.

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;

use crate::app::Told;
use crate::app::pages::claim::day::{self, DayProblem};

/// Why a text is no moment in the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MomentProblem {
    /// It cannot be read.
    Unreadable,
    /// It is still to come.
    Future,
}

impl MomentProblem {
    /// What to say beside the field.
    pub fn told(self, now: Timestamp, zone: &TimeZone) -> Told {
        match self {
            Self::Unreadable => Told::new("key-moment-unreadable").text("example", written(now, zone)),
            Self::Future => Told::new("key-moment-future"),
        }
    }
}

/// Reads a moment; none if nothing was typed. A day without a time is its beginning, one without a year the last such.
pub fn read(text: &str, now: Timestamp, zone: &TimeZone) -> Result<Option<Timestamp>, MomentProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let with_clock = text.rsplit_once(char::is_whitespace).and_then(|(days, clock)| Some((days, read_clock(clock)?)));
    let (days, time) = with_clock.unwrap_or((text, Time::midnight()));
    let day = match day::read(days.trim_end().trim_end_matches(','), now.to_zoned(zone.clone()).date()) {
        Ok(day) => day.ok_or(MomentProblem::Unreadable)?,
        Err(DayProblem::Unreadable) => return Err(MomentProblem::Unreadable),
        Err(DayProblem::Future) => return Err(MomentProblem::Future),
    };
    let at = zone.to_timestamp(DateTime::from_parts(day, time)).or(Err(MomentProblem::Unreadable))?;
    if at > now { Err(MomentProblem::Future) } else { Ok(Some(at)) }
}

/// `14:05`, `14.05` or `14:05:30`.
fn read_clock(text: &str) -> Option<Time> {
    let parts: Option<Vec<i8>> = text
        .split([':', '.'])
        .map(|part| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?)
        .collect();
    let (hour, minute, second) = match *parts?.as_slice() {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    Time::new(hour, minute, second, 0).ok()
}

/// The moment as it is typed. Seconds stand there only if there are any.
pub fn written(at: Timestamp, zone: &TimeZone) -> String {
    let at = at.to_zoned(zone.clone()).datetime();
    let (day, hour, minute) = (day::written(at.date()), at.hour(), at.minute());
    match at.second() {
        0 => format!("{day} {hour:02}:{minute:02}"),
        second => format!("{day} {hour:02}:{minute:02}:{second:02}"),
    }
}

/// The minute that a moment lies in, as people read a clock.
pub fn minute(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second() - at.as_second().rem_euclid(60)).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mexico() -> TimeZone {
        TimeZone::get("America/Mexico_City").expect("a bundled zone")
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    #[test]
    fn moments_are_read_in_the_markets_zone_as_people_write_them() {
        let now = at("2026-11-22T16:05:30Z");
        for (text, expected) in [
            ("21/11/2026 10:05", "2026-11-21T16:05:00Z"),
            (" 21-11-2026,  10:05 ", "2026-11-21T16:05:00Z"),
            ("2026-11-21 10:05:30", "2026-11-21T16:05:30Z"),
            ("21/11 9:05", "2026-11-21T15:05:00Z"),
            ("21.11.2026 10.05", "2026-11-21T16:05:00Z"),
            ("21/11/2026", "2026-11-21T06:00:00Z"),
            ("22/11/2026 10:05", "2026-11-22T16:05:00Z"),
        ] {
            assert_eq!(read(text, now, &mexico()), Ok(Some(at(expected))), "{text}");
        }
        assert_eq!(read("  ", now, &mexico()), Ok(None));
        for text in ["10:05", "21/11/2026 25:00", "21/11/2026 10", "yesterday", "21/11/2026 10:5x", "21/11 1:2:3:4"] {
            assert_eq!(read(text, now, &mexico()), Err(MomentProblem::Unreadable), "{text}");
        }
        for text in ["22/11/2026 10:06", "23/11/2026", "22/11/2027 1:00"] {
            assert_eq!(read(text, now, &mexico()), Err(MomentProblem::Future), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let now = at("2026-11-22T16:05:30Z");
        for moment in [now, minute(now), at("2022-04-03T08:30:00Z")] {
            assert_eq!(read(&written(moment, &mexico()), now, &mexico()), Ok(Some(moment)));
        }
        assert_eq!(written(minute(now), &mexico()), "22/11/2026 10:05");
    }
}
