//! Moments on screen: in a market's own zone, with the zone named, and how long there is still to go.

use jiff::{SignedDuration, Timestamp};

use super::age::Age;
use super::told::Told;
use crate::domain::Market;

/// `2026-11-22 14:02`, in the market's zone.
pub fn minute(at: Timestamp, market: &Market) -> String {
    at.to_zoned(market.time_zone()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// `2026-11-22 14:02:11`, in the market's zone.
pub fn second(at: Timestamp, market: &Market) -> String {
    at.to_zoned(market.time_zone()).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// The zone for a person: `Mexico City, UTC−06`.
pub fn zone(market: &Market, at: Timestamp) -> String {
    let city = market.zone.rsplit('/').next().unwrap_or(&market.zone).replace('_', " ");
    let offset = at.to_zoned(market.time_zone()).strftime("%:::z").to_string().replace('-', "−");
    format!("{city}, UTC{offset}")
}

/// A span in its largest fitting unit; what is left over is cut off.
pub fn span(secs: u64) -> Told {
    match secs {
        0..120 => Told::new("span-seconds").count("n", secs),
        120..7_200 => Told::new("span-minutes").count("n", secs / 60),
        7_200..172_800 => Told::new("span-hours").count("n", secs / 3_600),
        _ => Told::new("span-days").count("n", secs / 86_400),
    }
}

/// How long there is until `at`, or that it is over; and when the words change.
pub fn left(at: Timestamp, now: Timestamp) -> Age {
    const MINUTE: i64 = 60;
    let secs = at.duration_since(now).as_secs();
    if secs <= 0 {
        return Age { told: Told::new("expiry-over"), changes_in: SignedDuration::from_hours(24) };
    }
    if secs < MINUTE {
        return Age { told: Told::new("expiry-soon"), changes_in: SignedDuration::from_secs(secs) };
    }
    let (key, step) = match secs {
        ..7_200 => ("expiry-minutes", MINUTE),
        7_200..172_800 => ("expiry-hours", 60 * MINUTE),
        _ => ("expiry-days", 24 * 60 * MINUTE),
    };
    let told = Told::new(key).count("n", (secs / step).unsigned_abs());
    Age { told, changes_in: SignedDuration::from_secs((secs % step + 1).max(1)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::told::Value;

    #[test]
    fn what_is_left_grows_coarser_with_distance() {
        let now = Timestamp::from_second(1_000_000).expect("a time");
        for (secs, key, n, changes_in) in [
            (-5, "expiry-over", None, 86_400),
            (0, "expiry-over", None, 86_400),
            (30, "expiry-soon", None, 30),
            (60, "expiry-minutes", Some(1), 1),
            (3_150, "expiry-minutes", Some(52), 31),
            (7_200, "expiry-hours", Some(2), 1),
            (200_000, "expiry-days", Some(2), 27_201),
        ] {
            let left = left(now + SignedDuration::from_secs(secs), now);
            assert_eq!(left.told.key, key, "{secs} s");
            assert_eq!(left.told.values.first().map(|(_, n)| n.clone()), n.map(Value::Count), "{secs} s");
            assert_eq!(left.changes_in.as_secs(), changes_in, "{secs} s");
        }
    }
}
