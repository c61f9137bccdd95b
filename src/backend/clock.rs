//! The one place that reads the time and waits for it, so that tests can run the clock faster.
#![expect(clippy::disallowed_methods, reason = "this is the place the ban points to")]

use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

/// Tells the time and turns waits of its own time into waits of real time.
#[derive(Clone, Debug)]
pub struct Clock {
    /// `None`: the system's clock. Otherwise when the fast clock started, by both clocks, and how fast it runs.
    fast: Option<(Timestamp, Instant, u32)>,
}

impl Clock {
    /// The system's clock.
    pub const fn system() -> Self {
        Self { fast: None }
    }

    /// A clock that runs `factor` times as fast from now on: for tests and simulations.
    pub fn running_fast(factor: u32) -> Self {
        Self { fast: Some((Timestamp::now(), Instant::now(), factor.max(1))) }
    }

    /// The moment, UTC.
    pub fn now(&self) -> Timestamp {
        match &self.fast {
            None => Timestamp::now(),
            Some((started, real, factor)) => {
                let elapsed = real.elapsed().saturating_mul(*factor);
                let elapsed = SignedDuration::try_from(elapsed).unwrap_or(SignedDuration::MAX);
                started.saturating_add(elapsed).unwrap_or(Timestamp::MAX)
            }
        }
    }

    /// Waits `time` by this clock.
    pub async fn sleep(&self, time: Duration) {
        let factor = self.fast.as_ref().map_or(1, |(_, _, factor)| *factor);
        tokio::time::sleep(time / factor).await;
    }
}
