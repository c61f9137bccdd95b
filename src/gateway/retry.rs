//! When a request that the gateway was too busy for is sent again: a pure decision.

use std::time::Duration;

/// Tries of one request in all, the first included.
pub const MAX_TRIES: u32 = 6;

const BASE: Duration = Duration::from_secs(1);
const CAP: Duration = Duration::from_secs(30);

/// How long to wait after try number `attempt` (from 1) was answered with `System_busy` or `System_Maintenance`, the
/// two words that may be repeated (api-facts, section 8); `None` when it was the last.
///
/// Full jitter: anything from a millisecond to a ceiling that doubles from 1 s, so that many merchants who were
/// turned away together do not come back together. `random` is any number.
pub fn busy_delay(attempt: u32, random: u64) -> Option<Duration> {
    if attempt >= MAX_TRIES {
        return None;
    }
    let doubled = BASE.saturating_mul(2_u32.saturating_pow(attempt.saturating_sub(1)));
    let ceiling_ms = u64::try_from(doubled.min(CAP).as_millis()).unwrap_or(u64::MAX);
    Some(Duration::from_millis(1 + random % ceiling_ms))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ceilings_double() {
        let most: Vec<_> = (1..=5)
            .map(|attempt| {
                // The largest remainder of each ceiling gives the ceiling itself.
                let ceiling_ms = 1000 << (attempt - 1);
                busy_delay(attempt, ceiling_ms - 1).map(|delay| delay.as_secs())
            })
            .collect();
        assert_eq!(most, [Some(1), Some(2), Some(4), Some(8), Some(16)]);
    }

    #[test]
    fn the_sixth_try_is_the_last() {
        assert!(busy_delay(5, 7).is_some());
        assert_eq!(busy_delay(6, 7), None);
        assert_eq!(busy_delay(u32::MAX, 7), None);
    }

    proptest! {
        #[test]
        fn never_at_once_and_never_longer_than_the_cap(attempt in any::<u32>(), random in any::<u64>()) {
            if let Some(delay) = busy_delay(attempt, random) {
                prop_assert!(!delay.is_zero() && delay <= CAP);
            }
        }
    }
}
