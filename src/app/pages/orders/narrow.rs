//! What narrows the list of orders, besides the search.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};

use crate::domain::OrderGroup;
use crate::domain::listing::{Moment, Span};

/// Spans of time a person can choose; days are those of the account's market.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// Ever.
    #[default]
    Ever,
    /// Made today.
    Today,
    /// Made today or on one of the six days before.
    Week,
    /// Made today or on one of the 29 days before.
    Month,
    /// Paid today, whenever it was made.
    PaidToday,
    /// Waiting, and running out within the hour.
    ExpiresSoon,
}

impl When {
    /// Every span, in the order of the menu.
    pub const ALL: [Self; 6] = [Self::Ever, Self::Today, Self::Week, Self::Month, Self::PaidToday, Self::ExpiresSoon];

    /// How far ahead "soon" looks, and how often it looks again.
    const SOON: SignedDuration = SignedDuration::from_hours(1);
    const SOON_STEP: SignedDuration = SignedDuration::from_mins(1);

    /// Key of its name in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ever => "orders-when-ever",
            Self::Today => "orders-when-today",
            Self::Week => "orders-when-week",
            Self::Month => "orders-when-month",
            Self::PaidToday => "orders-when-paid-today",
            Self::ExpiresSoon => "orders-when-expires-soon",
        }
    }

    /// The span it means at `now`, in the market's zone.
    pub fn span(self, now: Timestamp, zone: &TimeZone) -> Option<Span> {
        let created = |from| Span { of: Moment::Created, from, until: None };
        match self {
            Self::Ever => None,
            Self::Today => Some(created(midnight(now, zone, 0))),
            Self::Week => Some(created(midnight(now, zone, -6))),
            Self::Month => Some(created(midnight(now, zone, -29))),
            Self::PaidToday => Some(Span { of: Moment::Paid, from: midnight(now, zone, 0), until: None }),
            Self::ExpiresSoon => Some(Span { of: Moment::Expires, from: now, until: Some(now + Self::SOON) }),
        }
    }

    /// When it means another span.
    pub fn turns_at(self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        match self {
            Self::Ever => None,
            Self::Today | Self::Week | Self::Month | Self::PaidToday => Some(midnight(now, zone, 1)),
            Self::ExpiresSoon => Some(now + Self::SOON_STEP),
        }
    }
}

/// The beginning of today, or of a day that many days later.
fn midnight(now: Timestamp, zone: &TimeZone, days: i64) -> Timestamp {
    let today = now.to_zoned(zone.clone()).date();
    let day = today.saturating_add(days.days());
    day.to_zoned(zone.clone()).map_or(now, |day| day.timestamp())
}

/// What narrows the list, besides the search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Narrow {
    /// The chosen chip.
    pub group: OrderGroup,
    /// The chosen span of time.
    pub when: When,
    /// The chosen product; none means all.
    pub pay_type: Option<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_the_markets() {
        let zone = TimeZone::get("America/Mexico_City").expect("a zone");
        let at = |text: &str| text.parse::<Timestamp>().expect("a time");
        let now = at("2026-11-23T03:00:00Z"); // still the 22nd over there
        let from = |when: When| when.span(now, &zone).map(|span| span.from);
        assert_eq!(from(When::Ever), None);
        assert_eq!(from(When::Today), Some(at("2026-11-22T06:00:00Z")));
        assert_eq!(from(When::PaidToday), from(When::Today));
        assert_eq!(from(When::Week), Some(at("2026-11-16T06:00:00Z")));
        assert_eq!(from(When::Month), Some(at("2026-10-24T06:00:00Z")));
        assert_eq!(When::Today.turns_at(now, &zone), Some(at("2026-11-23T06:00:00Z")));
        let soon = When::ExpiresSoon.span(now, &zone).expect("a span");
        assert_eq!((soon.of, soon.from, soon.until), (Moment::Expires, now, Some(at("2026-11-23T04:00:00Z"))));
        assert_eq!(When::ExpiresSoon.turns_at(now, &zone), Some(at("2026-11-23T03:01:00Z")));
    }

    #[test]
    fn a_day_without_a_midnight_begins_later() {
        let zone = TimeZone::get("America/Asuncion").expect("a zone"); // clocks went from 0:00 to 1:00 there
        let now: Timestamp = "2023-10-01T15:00:00Z".parse().expect("a time");
        let begin = When::Today.span(now, &zone).expect("a span").from;
        assert_eq!(begin, "2023-10-01T04:00:00Z".parse().expect("a time"));
    }
}
