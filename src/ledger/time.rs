//! Times in the ledger: nanoseconds since 1970 in UTC, so that every time comes back exactly as it was.

use jiff::Timestamp;

use super::LedgerError;

/// What is stored.
pub fn to_ns(at: Timestamp) -> Result<i64, LedgerError> {
    i64::try_from(at.as_nanosecond()).or(Err(LedgerError::TimeOutOfRange))
}

/// Reads what is stored; every 64-bit number is a time.
pub fn from_ns(ns: i64) -> Timestamp {
    Timestamp::from_nanosecond(i128::from(ns)).expect("64 bits of nanoseconds are the years 1677 to 2262")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(to_ns(Timestamp::MAX), Err(LedgerError::TimeOutOfRange));
        assert_eq!(to_ns(Timestamp::MIN), Err(LedgerError::TimeOutOfRange));
    }

    proptest! {
        #[test]
        fn every_time_comes_back(ns in any::<i64>()) {
            prop_assert_eq!(to_ns(from_ns(ns)), Ok(ns));
        }
    }
}
