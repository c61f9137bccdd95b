//! Times as logs write them.

use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// Reads a time: seconds, milliseconds, microseconds or nanoseconds since 1970, ISO 8601 and what resembles it, the
/// time of an access log, or an HTTP date. One without a zone is UTC, as inspectors export them.
pub fn read(text: &str) -> Option<Timestamp> {
    let text = text.trim().trim_matches(['[', ']', '"']);
    if text.len() < 10 || text.len() > 40 {
        return None;
    }
    let first = text.as_bytes()[0];
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return epoch(text);
    }
    if first.is_ascii_digit() && text.as_bytes()[2] == b'/' {
        return strtime::parse("%d/%b/%Y:%H:%M:%S %z", text).ok()?.to_timestamp().ok();
    }
    if first.is_ascii_digit() {
        return iso(text);
    }
    rfc2822::parse(text).ok().map(|zoned| zoned.timestamp())
}

/// Reads a time at the start of `line`, perhaps after a bracket or a blank.
pub fn leading(line: &str) -> Option<Timestamp> {
    let line = line.trim_start_matches(['[', ' ', '"', '(']);
    let date = line.as_bytes().get(..10)?;
    if !date[0].is_ascii_digit() {
        return None;
    }
    let clock =
        |byte: u8| byte.is_ascii_digit() || matches!(byte, b'-' | b':' | b'.' | b',' | b'T' | b'Z' | b'+' | b'/');
    let mut end = line.bytes().take_while(|byte| clock(*byte)).count();
    // `2024-12-02 12:07:06`: the clock stands after a blank.
    let rest = &line.as_bytes()[end..];
    if end == 10 && rest.len() > 8 && rest[0] == b' ' && rest[1].is_ascii_digit() {
        end += 1 + line[end + 1..].bytes().take_while(|byte| clock(*byte)).count();
    }
    read(line[..end].trim_end_matches([':', ',', '.']))
}

/// The time inside brackets of an access log: `… [02/Dec/2024:12:07:06 +0000] …`.
pub fn bracketed(line: &str) -> Option<Timestamp> {
    let open = line.find('[')? + 1;
    let close = open + line.get(open..)?.find(']')?;
    let text = &line[open..close];
    (text.as_bytes().get(2) == Some(&b'/')).then(|| read(text))?
}

fn epoch(text: &str) -> Option<Timestamp> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let number: i128 = whole.parse().ok()?;
    let per_second: i128 = match whole.len() {
        9..=10 => 1,
        12..=13 => 1_000,
        15..=16 => 1_000_000,
        18..=19 => 1_000_000_000,
        _ => return None,
    };
    let mut nanos = number * (1_000_000_000 / per_second);
    if per_second == 1 && !fraction.is_empty() {
        let digits: String = fraction.chars().chain("000000000".chars()).take(9).collect();
        nanos += digits.parse::<i128>().ok()?;
    }
    Timestamp::from_nanosecond(nanos).ok()
}

/// ISO 8601 with `T` or a blank between date and clock, a comma before the fraction, and any zone or none.
fn iso(text: &str) -> Option<Timestamp> {
    let text = text.replace(',', ".");
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at);
    }
    let civil = |text: &str| text.trim().replace('/', "-").parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok();
    if let Some(zoned) = civil(&text) {
        return Some(zoned.timestamp());
    }
    // `2024-12-02 12:07:06 +0000`, `… +05:30`, `… UTC`.
    let (clock, zone) = text.rsplit_once(' ')?;
    let at = civil(clock)?.timestamp();
    let offset = match zone {
        "UTC" | "GMT" | "Z" => SignedDuration::ZERO,
        _ => {
            let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
            let sign = match zone.as_bytes().first()? {
                b'+' => 1,
                b'-' => -1,
                _ => return None,
            };
            let (hours, minutes) = (digits.get(..2)?.parse::<i64>().ok()?, digits.get(2..4)?.parse::<i64>().ok()?);
            SignedDuration::from_mins(sign * (hours * 60 + minutes))
        }
    };
    at.checked_sub(offset).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_moment_in_many_forms() {
        let moment: Timestamp = "2024-12-02T12:07:06Z".parse().expect("a time");
        for text in [
            "1733141226",
            "1733141226000",
            "1733141226000000",
            "1733141226000000000",
            "1733141226.000",
            "2024-12-02T12:07:06Z",
            "2024-12-02T12:07:06.000Z",
            "2024-12-02T07:07:06-05:00",
            "2024-12-02 12:07:06",
            "2024-12-02 12:07:06,000",
            "2024-12-02 12:07:06 UTC",
            "2024-12-02 19:07:06 +0700",
            "2024-12-02 07:07:06 -05:00",
            "2024/12/02 12:07:06",
            "02/Dec/2024:12:07:06 +0000",
            "[02/Dec/2024:07:07:06 -0500]",
            "Mon, 02 Dec 2024 12:07:06 GMT",
        ] {
            assert_eq!(read(text), Some(moment), "{text}");
        }
        for text in ["", "12", "PAYIN8551790545658687488", "12:07:06", "yesterday evening", "99999999999999999999"] {
            assert_eq!(read(text), None, "{text}");
        }
        for line in [
            "2024-12-02T12:07:06.000Z INFO hook",
            "2024-12-02 12:07:06,000 - app - INFO",
            "[2024-12-02 12:07:06] production.INFO: hook",
            "2024/12/02 12:07:06 [info] 12#12: *1",
            "1733141226.000 hook",
        ] {
            assert_eq!(leading(line), Some(moment), "{line}");
        }
        assert_eq!(bracketed("10.0.0.7 - - [02/Dec/2024:12:07:06 +0000] \"POST"), Some(moment));
        assert_eq!(leading("INFO 2024-12-02 12:07:06"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_taken(text in any::<String>(), clock in "[0-9T:/ .,+Zx-]{0,45}") {
            for text in [text, clock] {
                read(&text);
                leading(&text);
                bracketed(&text);
            }
        }
    }
}
