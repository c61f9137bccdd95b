//! How old something is, in words that change rarely: a window that shows ages must not repaint for ever.

use jiff::{SignedDuration, Timestamp};

use super::told::Told;

/// An age in words, and when the words change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Age {
    /// "10 s ago".
    pub told: Told,
    /// After how long it must be said differently.
    pub changes_in: SignedDuration,
}

/// How long before `now` something happened. The future, which only a changed clock brings, counts as now.
pub fn age(at: Timestamp, now: Timestamp) -> Age {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    let secs = now.duration_since(at).as_secs().max(0);
    // Steps of 5 s at first, then whole minutes, hours and days.
    let (key, step) = match secs {
        0..5 => ("age-now", 5),
        5..MINUTE => ("age-seconds", 5),
        MINUTE..HOUR => ("age-minutes", MINUTE),
        HOUR..DAY => ("age-hours", HOUR),
        _ => ("age-days", DAY),
    };
    let shown = match step {
        5 => secs - secs % 5,
        step => secs / step,
    };
    let told = if key == "age-now" { Told::new(key) } else { Told::new(key).count("n", shown.unsigned_abs()) };
    let next = at + SignedDuration::from_secs(secs - secs % step + step);
    Age { told, changes_in: next.duration_since(now).max(SignedDuration::from_secs(1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_grow_coarser() {
        let at = Timestamp::from_second(1_000_000).expect("a time");
        for (secs, key, n, changes_in) in [
            (-100, "age-now", None, 105),
            (0, "age-now", None, 5),
            (4, "age-now", None, 1),
            (5, "age-seconds", Some(5), 5),
            (59, "age-seconds", Some(55), 1),
            (60, "age-minutes", Some(1), 60),
            (3_599, "age-minutes", Some(59), 1),
            (3_600, "age-hours", Some(1), 3_600),
            (86_400 * 3 + 10, "age-days", Some(3), 86_390),
        ] {
            let age = age(at, at + SignedDuration::from_secs(secs));
            let told = n.map_or_else(|| Told::new(key), |n: u64| Told::new(key).count("n", n));
            assert_eq!((age.told, age.changes_in.as_secs()), (told, changes_in), "{secs} s");
        }
    }
}
