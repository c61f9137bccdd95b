//! When to ask the gateway about which order; pure, in whatever time it is told.
//!
//! - A fresh order is asked about soon, an old one rarely: the wait is a quarter of the order's age, between
//!   [`SOONEST`] and [`LATEST`], jittered by a fifth so that a thousand orders do not march in step.
//! - An order whose outcome is unknown is asked about in the same rhythm, and once more as soon as the answer "no such
//!   order" would prove something.
//! - An account is asked at most once every [`SPACING`], with at most [`AT_ONCE`] questions under way; what a person
//!   asks for does not wait in this line.
//! - An account whose checks fail is asked ever less often (full jitter, up to [`SLOWEST`]), with one order at a time,
//!   until an answer comes.
//! - An order that a verified notification tells of is asked about at once, before all others; one that rests on
//!   notifications alone is asked about for a day, since only an answer proves that it was paid.
//! - Among those that are due, orders whose outcome is unknown go first.
//! - A final order leaves the schedule; one that was proven not to exist leaves it after a day.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::{SignedDuration, Timestamp};

use crate::domain::order::{ABSENCE_GRACE, Source};
use crate::domain::{AccountId, OrderKey, OrderState};

/// The shortest wait between two checks of an order.
pub const SOONEST: SignedDuration = SignedDuration::from_secs(3);
/// The longest wait between two checks of an order that still waits.
pub const LATEST: SignedDuration = SignedDuration::from_mins(30);
/// The least time between two checks of one account: five a second.
pub const SPACING: SignedDuration = SignedDuration::from_millis(200);
/// Most checks of one account under way.
pub const AT_ONCE: u32 = 4;
/// How long an order that does not exist is still asked about.
pub const DOUBTED: SignedDuration = SignedDuration::from_hours(24);
/// The longest wait after failures.
pub const SLOWEST: SignedDuration = SignedDuration::from_mins(5);

/// What the schedule needs to know about an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// Which order.
    pub key: OrderKey,
    /// Where it stands.
    pub state: OrderState,
    /// What that rests on.
    pub source: Source,
    /// When it was made ready.
    pub created_at: Timestamp,
    /// When the newest try left.
    pub sent_at: Option<Timestamp>,
    /// When it runs out.
    pub expires_at: Option<Timestamp>,
}

impl Watched {
    /// Whether an answer could change anything. An order that was proven not to exist is still asked about for a day:
    /// if a gateway should make it after all, it must not stay unseen.
    fn is_worth_asking(&self, now: Timestamp) -> bool {
        let left_at = self.sent_at.unwrap_or(self.created_at);
        self.is_open() || (self.state == OrderState::NotMade && now.duration_since(left_at) < DOUBTED)
    }

    /// Whether the gateway may still change it, or must still confirm what a notification told.
    pub fn is_open(&self) -> bool {
        self.state.is_polled() || self.is_unconfirmed()
    }

    /// Whether it is paid by the word of a notification alone.
    fn is_unconfirmed(&self) -> bool {
        self.state == OrderState::Paid && self.source == Source::Webhook
    }
}

#[derive(Debug)]
struct Entry {
    watched: Watched,
    due: Timestamp,
    in_flight: bool,
    /// A notification told of it, and nobody has been asked since.
    is_notified: bool,
    /// When a notification first told of it.
    notified_at: Option<Timestamp>,
}

/// Who goes first among those that are due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Urgency {
    /// A notification told of it: the money may be there.
    Notified,
    /// Somebody is waiting to know whether the order exists at all.
    Unknown,
    /// It exists; the question is only whether it was paid.
    Waiting,
}

impl Urgency {
    fn of(entry: &Entry) -> Self {
        match entry.watched.state {
            _ if entry.is_notified => Self::Notified,
            OrderState::Unknown => Self::Unknown,
            _ => Self::Waiting,
        }
    }
}

#[derive(Debug, Default)]
struct Pace {
    free_at: Option<Timestamp>,
    in_flight: u32,
    failures: u32,
}

/// All watched orders by the time they are due.
#[derive(Debug, Default)]
pub struct Schedule {
    orders: HashMap<OrderKey, Entry>,
    due: BTreeMap<(AccountId, Urgency), BTreeSet<(Timestamp, OrderKey)>>,
    pace: HashMap<AccountId, Pace>,
}

impl Schedule {
    /// Watches an order, or takes over what changed about it; a final one is dropped. `random` is any number.
    pub fn watch(&mut self, watched: Watched, now: Timestamp, random: u64) {
        let before = self.orders.get(&watched.key);
        let notified_at = before.and_then(|entry| entry.notified_at).or(watched.is_unconfirmed().then_some(now));
        if !is_worth_asking(&watched, notified_at, now) {
            self.forget(&watched.key);
            return;
        }
        let is_notified = before.is_some_and(|entry| entry.is_notified);
        let due = next_due(&watched, notified_at, now, random);
        let key = watched.key.clone();
        // Its urgency may change with it, so it leaves the line it stands in.
        self.unqueue(&key);
        let before = self.orders.get(&key).map(|entry| (entry.due, entry.in_flight));
        let (due, in_flight) = before.map_or((due, false), |(before, in_flight)| (due.min(before), in_flight));
        self.orders.insert(key.clone(), Entry { watched, due, in_flight, is_notified, notified_at });
        // One that is being asked about is put back by `done`.
        if !in_flight {
            self.put(&key, due);
        }
    }

    /// A verified notification told of an order: it is asked about at once, as soon as its account's pace allows.
    pub fn notified(&mut self, watched: Watched, now: Timestamp) {
        let key = watched.key.clone();
        self.watch(watched, now, 0);
        self.unqueue(&key);
        let Some(entry) = self.orders.get_mut(&key) else { return };
        entry.is_notified = true;
        entry.notified_at.get_or_insert(now);
        // One that is being asked about may be answered from before; it is asked about again.
        entry.due = now;
        if !entry.in_flight {
            self.put(&key, now);
        }
    }

    /// Stops watching an order.
    pub fn forget(&mut self, key: &OrderKey) {
        self.unqueue(key);
        if self.orders.remove(key).is_some_and(|entry| entry.in_flight) {
            let pace = self.pace.entry(key.account).or_default();
            pace.in_flight = pace.in_flight.saturating_sub(1);
        }
    }

    /// Stops watching all orders of an account.
    pub fn forget_account(&mut self, account: AccountId) {
        let keys: Vec<OrderKey> = self.orders.keys().filter(|key| key.account == account).cloned().collect();
        for key in keys {
            self.forget(&key);
        }
        self.pace.remove(&account);
    }

    /// Forgets an account's failures: its address, key or network was mended.
    pub fn forgive(&mut self, account: AccountId) {
        if let Some(pace) = self.pace.get_mut(&account) {
            pace.failures = 0;
            pace.free_at = None;
        }
    }

    /// How many orders are watched.
    pub fn len(&self) -> usize {
        self.orders.len()
    }

    /// Whether nothing is watched.
    pub fn is_empty(&self) -> bool {
        self.orders.is_empty()
    }

    /// Checks in a row that failed, over all accounts.
    pub fn failing(&self) -> u32 {
        self.pace.values().map(|pace| pace.failures).max().unwrap_or(0)
    }

    /// When an order is due, if it is watched.
    pub fn due_at(&self, key: &OrderKey) -> Option<Timestamp> {
        self.orders.get(key).map(|entry| entry.due)
    }

    /// When [`Self::take_due`] may next give an order; none while nothing can be due before an answer comes.
    pub fn wake_at(&self) -> Option<Timestamp> {
        self.due
            .iter()
            .filter_map(|((account, _), queue)| {
                let (due, _) = queue.first()?;
                let pace = self.pace.get(account);
                if pace.is_some_and(Pace::is_full) {
                    return None;
                }
                Some(pace.and_then(|pace| pace.free_at).map_or(*due, |free_at| free_at.max(*due)))
            })
            .min()
    }

    /// The next order to ask about, now; the caller must report back with [`Self::done`].
    pub fn take_due(&mut self, now: Timestamp) -> Option<OrderKey> {
        let line = self.due.iter().find_map(|(line, queue)| {
            let (due, _) = queue.first()?;
            let pace = self.pace.get(&line.0);
            let free = pace.is_none_or(|pace| !pace.is_full() && pace.free_at.is_none_or(|at| at <= now));
            (*due <= now && free).then_some(*line)
        })?;
        let (_, key) = self.due.get_mut(&line)?.pop_first()?;
        let account = line.0;
        if let Some(entry) = self.orders.get_mut(&key) {
            entry.in_flight = true;
            entry.is_notified = false;
        }
        let pace = self.pace.entry(account).or_default();
        pace.in_flight += 1;
        pace.free_at = Some(now + SPACING);
        Some(key)
    }

    /// Reports that the check of an order ended; `answered` is false if it brought nothing readable.
    pub fn done(&mut self, key: &OrderKey, answered: bool, now: Timestamp, random: u64) {
        let Some(entry) = self.orders.get_mut(key) else { return };
        if !std::mem::take(&mut entry.in_flight) {
            return;
        }
        let due = if entry.is_notified { now } else { next_due(&entry.watched, entry.notified_at, now, random) };
        let over = !is_worth_asking(&entry.watched, entry.notified_at, now);
        let pace = self.pace.entry(key.account).or_default();
        pace.in_flight = pace.in_flight.saturating_sub(1);
        if answered {
            pace.failures = 0;
        } else {
            pace.failures = pace.failures.saturating_add(1);
            pace.free_at = Some(now + failure_wait(pace.failures, random));
        }
        if over {
            self.forget(key);
        } else {
            self.put(key, due);
        }
    }

    /// Notes that a person had an order asked about outside the schedule: its next turn counts from now, and an answer
    /// proves that the account works.
    pub fn asked_by_hand(&mut self, key: &OrderKey, answered: bool, now: Timestamp, random: u64) {
        if answered {
            self.forgive(key.account);
        }
        if let Some(entry) = self.orders.get(key)
            && !entry.in_flight
        {
            let due = next_due(&entry.watched, entry.notified_at, now, random);
            self.put(key, due);
        }
    }

    fn put(&mut self, key: &OrderKey, due: Timestamp) {
        self.unqueue(key);
        if let Some(entry) = self.orders.get_mut(key) {
            entry.due = due;
            let line = (key.account, Urgency::of(entry));
            self.due.entry(line).or_default().insert((due, key.clone()));
        }
    }

    fn unqueue(&mut self, key: &OrderKey) {
        if let Some(entry) = self.orders.get(key) {
            let line = (key.account, Urgency::of(entry));
            if let Some(queue) = self.due.get_mut(&line) {
                queue.remove(&(entry.due, key.clone()));
                if queue.is_empty() {
                    self.due.remove(&line);
                }
            }
        }
    }
}

impl Pace {
    const fn is_full(&self) -> bool {
        // After a failure one question at a time feels out whether the gateway is back.
        self.in_flight >= if self.failures > 0 { 1 } else { AT_ONCE }
    }
}

/// Whether an answer could still change anything. What rests on a notification alone is asked about for a day; then a
/// person must look.
fn is_worth_asking(watched: &Watched, notified_at: Option<Timestamp>, now: Timestamp) -> bool {
    let is_given_up = watched.is_unconfirmed() && notified_at.is_some_and(|at| now.duration_since(at) >= DOUBTED);
    watched.is_worth_asking(now) && !is_given_up
}

/// When to ask next, counted from now.
fn next_due(watched: &Watched, notified_at: Option<Timestamp>, now: Timestamp, random: u64) -> Timestamp {
    // A payment that was told of counts as fresh: whether it is there is wanted soon.
    let from = notified_at.unwrap_or_else(|| watched.sent_at.unwrap_or(watched.created_at));
    let age = now.duration_since(from).max(SignedDuration::ZERO);
    let wait = (age / 4).clamp(SOONEST, LATEST);
    // 80 % to 120 % of the wait.
    let jitter = i32::try_from(random % 401).unwrap_or(200) + 800;
    let mut due = now + wait * jitter / 1000;
    // Two moments at which an answer tells most: absence becomes proof, and the request has just run out.
    let proof_at = (watched.state == OrderState::Unknown)
        .then(|| watched.sent_at.map(|sent_at| sent_at + ABSENCE_GRACE + SignedDuration::from_millis(500)))
        .flatten();
    let expiry_at = watched.expires_at.map(|expires_at| expires_at + SignedDuration::from_secs(2));
    for moment in [proof_at, expiry_at].into_iter().flatten() {
        if moment > now {
            due = due.min(moment);
        }
    }
    due
}

/// Full jitter: anything between one second and `2^failures` seconds, capped.
fn failure_wait(failures: u32, random: u64) -> SignedDuration {
    let cap_ms = u64::try_from(SLOWEST.as_millis()).unwrap_or(u64::MAX);
    let ceiling_ms = (1_000_u64 << failures.min(20)).min(cap_ms);
    let wait_ms = 1_000 + random % (ceiling_ms - 999);
    SignedDuration::from_millis(i64::try_from(wait_ms).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_763_000_000_000 + ms).expect("in range")
    }

    fn ms(time: SignedDuration) -> i64 {
        i64::try_from(time.as_millis()).expect("short")
    }

    fn order(account: i64, number: u32) -> OrderKey {
        OrderKey { account: AccountId(account), order_no: format!("N{number}") }
    }

    fn waiting(account: i64, number: u32) -> Watched {
        Watched {
            key: order(account, number),
            state: OrderState::Waiting,
            source: Source::Query,
            created_at: at(0),
            sent_at: Some(at(0)),
            expires_at: None,
        }
    }

    /// Plays the schedule to its end: every check takes `took_ms` and is answered as `answered` says.
    fn play(
        schedule: &mut Schedule,
        until_ms: i64,
        took_ms: i64,
        answered: impl Fn(i64) -> bool,
    ) -> Vec<(i64, OrderKey)> {
        let mut asked = Vec::new();
        let mut under_way: BTreeSet<(i64, OrderKey)> = BTreeSet::new();
        let mut random = 7_u64;
        let mut now_ms = 0;
        while now_ms < until_ms {
            while let Some((end, key)) = under_way.first().cloned()
                && end <= now_ms
            {
                under_way.pop_first();
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                schedule.done(&key, answered(now_ms), at(now_ms), random >> 33);
            }
            while let Some(key) = schedule.take_due(at(now_ms)) {
                asked.push((now_ms, key.clone()));
                under_way.insert((now_ms + took_ms, key));
            }
            let wake = schedule.wake_at().map_or(i64::MAX, |wake| ms(wake.duration_since(at(0))));
            let end = under_way.first().map_or(i64::MAX, |(end, _)| *end);
            now_ms = wake.min(end).max(now_ms + 1);
        }
        asked
    }

    #[test]
    fn soon_at_first_then_slower() {
        let mut schedule = Schedule::default();
        schedule.watch(waiting(1, 1), at(0), 200);
        let times: Vec<i64> = play(&mut schedule, 3 * 3_600_000, 50, |_| true).into_iter().map(|(at, _)| at).collect();
        assert!(times[0] <= 3_600, "first check after {} ms", times[0]);
        assert!(times.len() > 15 && times.len() < 60, "{} checks in three hours", times.len());
        let gaps: Vec<i64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(gaps.last() > gaps.first() && gaps.iter().all(|gap| *gap <= ms(LATEST) * 6 / 5 + 100));
    }

    #[test]
    fn what_a_notification_tells_of_is_asked_about_at_once_before_the_others_and_for_a_day() {
        let mut schedule = Schedule::default();
        for number in 0..50 {
            schedule.watch(waiting(1, number), at(0), 200);
        }
        let told = Watched { state: OrderState::Paid, source: Source::Webhook, ..waiting(1, 99) };
        // All are due by now; it goes first all the same, and no faster than the account's pace.
        assert!(schedule.take_due(at(10_000)).is_some());
        schedule.notified(told.clone(), at(10_000));
        schedule.notified(waiting(1, 7), at(10_000));
        assert_eq!(schedule.take_due(at(10_000)), None, "the pace is kept");
        let next: Vec<_> = [10_200, 10_400].into_iter().filter_map(|ms| schedule.take_due(at(ms))).collect();
        assert_eq!(next, [order(1, 7), order(1, 99)]);
        // An answer that confirms nothing: it is asked about again, ever less often, and after a day no more.
        schedule.done(&told.key, true, at(10_500), 200);
        let due = schedule.due_at(&told.key).expect("watched");
        assert!(due > at(10_500) && due <= at(10_500 + 3_700), "{due}");
        schedule.watch(told.clone(), at(10_000 + ms(DOUBTED) + 1), 200);
        assert_eq!(schedule.due_at(&told.key), None);
        // Confirmed: nothing more to ask.
        let fresh = Watched { key: order(2, 1), ..told };
        schedule.notified(fresh.clone(), at(0));
        schedule.watch(Watched { source: Source::Query, ..fresh.clone() }, at(1), 0);
        assert_eq!(schedule.due_at(&fresh.key), None);
    }

    #[test]
    fn a_notification_during_a_question_has_it_asked_again() {
        let mut schedule = Schedule::default();
        schedule.watch(waiting(1, 1), at(0), 0);
        assert_eq!(schedule.take_due(at(5_000)), Some(order(1, 1)));
        schedule.notified(waiting(1, 1), at(5_100));
        assert_eq!(schedule.take_due(at(5_400)), None, "one question at a time");
        schedule.done(&order(1, 1), true, at(5_500), 0);
        assert_eq!(schedule.take_due(at(5_500)), Some(order(1, 1)));
    }

    #[test]
    fn final_orders_leave() {
        let mut schedule = Schedule::default();
        schedule.watch(waiting(1, 1), at(0), 0);
        schedule.watch(Watched { state: OrderState::Paid, ..waiting(1, 1) }, at(10), 0);
        assert!(schedule.is_empty());
        assert_eq!(schedule.wake_at(), None);
        assert_eq!(schedule.take_due(at(1_000_000)), None);
    }

    #[test]
    fn an_account_is_never_asked_faster_than_its_rate_nor_too_much_at_once() {
        let mut schedule = Schedule::default();
        for number in 0..500 {
            schedule.watch(waiting(1, number), at(0), u64::from(number));
            schedule.watch(waiting(2, number), at(0), u64::from(number));
        }
        let asked = play(&mut schedule, 60_000, 1_500, |_| true);
        for account in [1, 2] {
            let times: Vec<i64> =
                asked.iter().filter(|(_, key)| key.account == AccountId(account)).map(|(at, _)| *at).collect();
            assert!(times.windows(2).all(|pair| pair[1] - pair[0] >= ms(SPACING)));
            // Four at once, 1.5 s each.
            assert!(times.len() <= 60_000 / 1_500 * AT_ONCE as usize + AT_ONCE as usize, "{}", times.len());
            assert!(times.len() > 100, "{}", times.len());
        }
    }

    #[test]
    fn an_outage_is_felt_out_gently_and_ends_at_once() {
        let mut schedule = Schedule::default();
        for number in 0..50 {
            schedule.watch(waiting(1, number), at(0), u64::from(number));
        }
        let outage = 600_000;
        let asked = play(&mut schedule, 1_200_000, 50, |now| now > outage);
        let during = asked.iter().filter(|(at, _)| *at <= outage).count();
        assert!(during < 40, "{during} checks in ten minutes of outage");
        let first_after = asked.iter().map(|(at, _)| *at).find(|at| *at > outage).expect("asked again");
        assert!(first_after - outage <= ms(SLOWEST));
    }

    #[test]
    fn one_broken_account_does_not_delay_another() {
        let mut schedule = Schedule::default();
        schedule.watch(waiting(1, 1), at(0), 0);
        schedule.watch(waiting(2, 1), at(0), 0);
        let mut asked_of_two = 0;
        for step in 0..600 {
            let now = at(step * 100);
            while let Some(key) = schedule.take_due(now) {
                asked_of_two += u32::from(key.account == AccountId(2));
                schedule.done(&key, key.account == AccountId(2), now, 3);
            }
        }
        assert!(asked_of_two >= 8, "{asked_of_two}");
    }

    #[test]
    fn an_order_that_does_not_exist_is_doubted_for_a_day() {
        let mut schedule = Schedule::default();
        schedule.watch(Watched { state: OrderState::NotMade, ..waiting(1, 1) }, at(0), 200);
        let day_ms = ms(DOUBTED);
        let asked = play(&mut schedule, 2 * day_ms, 50, |_| true);
        assert!((20..200).contains(&asked.len()), "{} checks", asked.len());
        assert!(asked.iter().all(|(at, _)| *at <= day_ms + ms(LATEST) * 6 / 5));
        assert!(schedule.is_empty());
    }

    #[test]
    fn unknown_orders_do_not_wait_behind_a_crowd() {
        let mut schedule = Schedule::default();
        for number in 0..1_000 {
            schedule.watch(waiting(1, number), at(0), 0);
        }
        let unknown = Watched { state: OrderState::Unknown, ..waiting(1, 5_000) };
        schedule.watch(unknown.clone(), at(0), 0);
        let now = at(10_000);
        assert_eq!(schedule.take_due(now), Some(unknown.key));
    }

    #[test]
    fn absence_is_asked_about_when_it_becomes_proof() {
        let mut schedule = Schedule::default();
        let unknown = Watched { state: OrderState::Unknown, ..waiting(1, 1) };
        schedule.watch(unknown, at(0), 400);
        let asked = play(&mut schedule, 100_000, 10, |_| true);
        let proof_ms = ms(ABSENCE_GRACE);
        assert!(asked.iter().any(|(at, _)| (proof_ms..proof_ms + 1_000).contains(at)), "{asked:?}");
    }

    proptest! {
        #[test]
        fn nothing_is_asked_twice_at_once_and_nothing_is_forgotten(
            steps in proptest::collection::vec((0_u8..5, 0_u32..6, 0_i64..2, any::<u64>()), 1..200)
        ) {
            let mut schedule = Schedule::default();
            let mut flying: BTreeSet<OrderKey> = BTreeSet::new();
            let mut watched: BTreeSet<OrderKey> = BTreeSet::new();
            for (i, (what, number, account, random)) in (0..).zip(steps) {
                let now = at(i * 700);
                let key = order(account, number);
                match what {
                    0 => {
                        schedule.watch(waiting(account, number), now, random);
                        watched.insert(key);
                    }
                    1 => {
                        schedule.forget(&key);
                        watched.remove(&key);
                        flying.remove(&key);
                    }
                    2 => {
                        if let Some(key) = schedule.take_due(now) {
                            prop_assert!(watched.contains(&key));
                            prop_assert!(flying.insert(key), "asked while under way");
                        }
                    }
                    3 => {
                        schedule.done(&key, random % 2 == 0, now, random);
                        flying.remove(&key);
                    }
                    _ => schedule.asked_by_hand(&key, random % 2 == 0, now, random),
                }
                prop_assert_eq!(schedule.len(), watched.len());
            }
            for key in flying {
                schedule.done(&key, true, at(1_000_000), 0);
            }
            // Whatever happened, every watched order comes up again.
            let mut left = watched;
            for step in 0..4_000 {
                let now = at(1_000_000 + step * 1_000);
                while let Some(key) = schedule.take_due(now) {
                    left.remove(&key);
                    schedule.done(&key, true, now, 0);
                }
            }
            prop_assert!(left.is_empty(), "never asked: {left:?}");
        }
    }
}
