//! The fault script: what goes wrong, where, and how often.
//!
//! A fault is about the way an answer travels, so it never changes which orders are right; it changes whether the
//! client hears of them. What each does to the order itself is part of its name: `DropAfter` has made it, `DropBefore`
//! has not.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// One of the gateway's addresses (api-facts, section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Endpoint {
    /// Creates a payin.
    PayIn,
    /// Tells about a payin.
    PayInQuery,
    /// Lists the banks a payer may choose.
    PayInBankListQuery,
    /// Tells the merchant's balance.
    GetBalance,
}

impl Endpoint {
    /// Every address.
    pub const ALL: &[Self] = &[Self::PayIn, Self::PayInQuery, Self::PayInBankListQuery, Self::GetBalance];

    /// The last part of its path, which is also its word on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::PayIn => "payIn",
            Self::PayInQuery => "payInQuery",
            Self::PayInBankListQuery => "payInBankListQuery",
            Self::GetBalance => "getBalance",
        }
    }

    /// Its path under the prefix.
    pub const fn path(self) -> &'static str {
        match self {
            Self::PayIn => "/api/payIn",
            Self::PayInQuery => "/api/payInQuery",
            Self::PayInBankListQuery => "/api/payInBankListQuery",
            Self::GetBalance => "/api/getBalance",
        }
    }

    /// Reads [`Self::word`], in any letter case.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|endpoint| endpoint.word().eq_ignore_ascii_case(word))
    }
}

/// One thing that goes wrong. "Done" means that the request had its full effect, whatever the client hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Done at once, answered after this long.
    Delay(Duration),
    /// Done only after this long, even if the client has hung up by then; then answered.
    Slow(Duration),
    /// Done, then the connection is cut without an answer.
    DropAfter,
    /// The connection is cut before anything is done.
    DropBefore,
    /// 502 with a page of HTML, as a proxy in front of the gateway gives it.
    BadGateway {
        /// Whether the request was done.
        made: bool,
    },
    /// Done; the answer's headers promise all of it, then the connection is cut half-way.
    TornJson,
    /// Done; 200 with a page of HTML.
    NotJson,
    /// `System_busy`; not done.
    Busy,
    /// `System_Maintenance`; not done.
    Maintenance,
    /// `System_error`.
    SystemError {
        /// Whether the request was done.
        made: bool,
    },
    /// Done; numbers for strings, strings for numbers, fields nobody knows. Still readable.
    WrongTypes,
    /// Done; arrays and booleans where numbers and texts belong. Not readable.
    Nonsense,
    /// Done, and never answered.
    Hang,
}

impl Fault {
    /// Every kind of fault, with two seconds where a time is needed.
    pub const ALL: &[Self] = &[
        Self::Delay(Duration::from_secs(2)),
        Self::Slow(Duration::from_secs(2)),
        Self::DropAfter,
        Self::DropBefore,
        Self::BadGateway { made: false },
        Self::BadGateway { made: true },
        Self::TornJson,
        Self::NotJson,
        Self::Busy,
        Self::Maintenance,
        Self::SystemError { made: false },
        Self::SystemError { made: true },
        Self::WrongTypes,
        Self::Nonsense,
        Self::Hang,
    ];

    /// The word on the command line and at the control address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Delay(_) => "delay",
            Self::Slow(_) => "slow",
            Self::DropAfter => "drop-after",
            Self::DropBefore => "drop-before",
            Self::BadGateway { made: false } => "bad-gateway",
            Self::BadGateway { made: true } => "bad-gateway-made",
            Self::TornJson => "torn-json",
            Self::NotJson => "not-json",
            Self::Busy => "busy",
            Self::Maintenance => "maintenance",
            Self::SystemError { made: false } => "system-error",
            Self::SystemError { made: true } => "system-error-made",
            Self::WrongTypes => "wrong-types",
            Self::Nonsense => "nonsense",
            Self::Hang => "hang",
        }
    }

    /// Reads [`Self::word`]; `delay` and `slow` may carry milliseconds, as in `delay:1500`.
    pub fn from_word(word: &str) -> Option<Self> {
        let (word, millis) = match word.split_once(':') {
            Some((word, millis)) => (word, Some(Duration::from_millis(millis.parse().ok()?))),
            None => (word, None),
        };
        let fault = Self::ALL.iter().copied().find(|fault| fault.word() == word)?;
        match (fault, millis) {
            (Self::Delay(_), Some(time)) => Some(Self::Delay(time)),
            (Self::Slow(_), Some(time)) => Some(Self::Slow(time)),
            (_, Some(_)) => None,
            (fault, None) => Some(fault),
        }
    }
}

/// How often a fault strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The next so many requests.
    Next(u32),
    /// The first request for each order number.
    EveryFirstTry,
    /// The first so many requests for each order number.
    FirstTries(u32),
    /// Every request, until the script is cleared.
    Always,
    /// No request any more: takes this fault back from the address.
    Never,
}

impl When {
    /// Reads `next`, `next:3`, `every-first-try`, `first-tries:2`, `always` or `never`.
    pub fn from_word(word: &str) -> Option<Self> {
        match word.split_once(':') {
            Some(("next", count)) => count.parse().ok().map(Self::Next),
            Some(("first-tries", count)) => count.parse().ok().map(Self::FirstTries),
            Some(_) => None,
            None => match word {
                "next" => Some(Self::Next(1)),
                "every-first-try" => Some(Self::EveryFirstTry),
                "always" => Some(Self::Always),
                "never" => Some(Self::Never),
                _ => None,
            },
        }
    }
}

/// The script of one sandbox; shared between threads.
#[derive(Debug, Default)]
pub struct Faults {
    script: Mutex<Vec<Entry>>,
}

#[derive(Debug)]
struct Entry {
    endpoint: Endpoint,
    fault: Fault,
    left: Left,
}

#[derive(Debug)]
enum Left {
    /// So many requests.
    Requests(u32),
    /// So many requests for each order number, and how many each has had.
    EachOrder { tries: u32, seen: HashMap<String, u32> },
    /// Without end.
    Always,
}

impl Faults {
    /// Adds a fault. The oldest one that still strikes wins.
    pub fn push(&self, endpoint: Endpoint, fault: Fault, when: When) {
        let each_order = |tries| Left::EachOrder { tries, seen: HashMap::new() };
        let left = match when {
            When::Next(count) => Left::Requests(count),
            When::EveryFirstTry => each_order(1),
            When::FirstTries(tries) => each_order(tries),
            When::Always => Left::Always,
            When::Never => {
                let mut script = self.lock();
                script.retain(|entry| !(entry.endpoint == endpoint && entry.fault.word() == fault.word()));
                return;
            }
        };
        self.lock().push(Entry { endpoint, fault, left });
    }

    /// Takes everything back.
    pub fn clear(&self) {
        self.lock().clear();
    }

    /// The fault that strikes this request, which counts as one try of `order_no`.
    pub(super) fn strike(&self, endpoint: Endpoint, order_no: &str) -> Option<Fault> {
        let mut script = self.lock();
        let fault = script.iter_mut().filter(|entry| entry.endpoint == endpoint).find_map(|entry| {
            let strikes = match &mut entry.left {
                Left::Requests(0) => false,
                Left::Requests(left) => {
                    *left -= 1;
                    true
                }
                Left::EachOrder { tries, seen } => {
                    let count = seen.entry(order_no.to_owned()).or_default();
                    let strikes = *count < *tries;
                    *count = count.saturating_add(1);
                    strikes
                }
                Left::Always => true,
            };
            strikes.then_some(entry.fault)
        });
        script.retain(|entry| !matches!(entry.left, Left::Requests(0)));
        fault
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Entry>> {
        // A panic elsewhere leaves the script as it was: every change is a single step.
        self.script.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_strikes_so_many_times() {
        let faults = Faults::default();
        faults.push(Endpoint::PayIn, Fault::Busy, When::Next(2));
        faults.push(Endpoint::PayIn, Fault::Hang, When::Next(1));
        assert_eq!(faults.strike(Endpoint::PayInQuery, "A"), None, "another address");
        let struck: Vec<_> = (0..4).map(|_| faults.strike(Endpoint::PayIn, "A")).collect();
        assert_eq!(struck, [Some(Fault::Busy), Some(Fault::Busy), Some(Fault::Hang), None]);
    }

    #[test]
    fn first_tries_are_counted_for_each_order() {
        let faults = Faults::default();
        faults.push(Endpoint::PayIn, Fault::DropAfter, When::EveryFirstTry);
        let struck: Vec<_> = ["A", "B", "A", "B", "C"].map(|no| faults.strike(Endpoint::PayIn, no).is_some()).into();
        assert_eq!(struck, [true, true, false, false, true]);
        faults.push(Endpoint::PayIn, Fault::DropAfter, When::Never);
        assert_eq!(faults.strike(Endpoint::PayIn, "D"), None, "taken back");
    }

    #[test]
    fn two_faults_strike_one_after_the_other() {
        let faults = Faults::default();
        faults.push(Endpoint::PayIn, Fault::Busy, When::FirstTries(2));
        faults.push(Endpoint::PayIn, Fault::Hang, When::EveryFirstTry);
        let struck: Vec<_> = (0..4).map(|_| faults.strike(Endpoint::PayIn, "A")).collect();
        assert_eq!(struck, [Some(Fault::Busy), Some(Fault::Busy), Some(Fault::Hang), None]);
    }

    #[test]
    fn words_are_read_back() {
        for fault in Fault::ALL {
            assert_eq!(Fault::from_word(fault.word()), Some(*fault));
        }
        assert_eq!(Fault::from_word("delay:1500"), Some(Fault::Delay(Duration::from_millis(1500))));
        assert_eq!(Fault::from_word("busy:3"), None);
        assert_eq!(Fault::from_word("delay:x"), None);
        assert_eq!(When::from_word("next:3"), Some(When::Next(3)));
        assert_eq!(When::from_word("first-tries:2"), Some(When::FirstTries(2)));
        assert_eq!(When::from_word("sometimes"), None);
        assert_eq!(Endpoint::from_word("payin"), Some(Endpoint::PayIn));
    }
}
