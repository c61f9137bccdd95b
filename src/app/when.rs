//! Moments and places on screen: in a market's own zone, with the zone named, and how long there is still to go.

use std::borrow::Cow;

use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::age::Age;
use super::told::{Say, Told};
use crate::domain::Market;
use crate::i18n::Texts;

/// A moment as a market's clocks show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    at: Timestamp,
    zone: TimeZone,
    with_seconds: bool,
}

impl Moment {
    /// To the minute, in the market's zone; in UTC if the market is not known.
    pub fn minute(at: Timestamp, market: Option<&Market>) -> Self {
        Self { at, zone: market.map_or(TimeZone::UTC, Market::time_zone), with_seconds: false }
    }

    /// To the minute, on this computer's clock.
    pub const fn at_home(at: Timestamp, zone: TimeZone) -> Self {
        Self { at, zone, with_seconds: false }
    }

    /// To the second, in the market's zone; in UTC if the market is not known.
    pub fn second(at: Timestamp, market: Option<&Market>) -> Self {
        Self { with_seconds: true, ..Self::minute(at, market) }
    }
}

/// `22 nov 2026, 14:02`
impl Say for Moment {
    fn say(&self, texts: &Texts) -> String {
        let at = self.at.to_zoned(self.zone.clone()).datetime();
        if self.with_seconds { texts.formats().second(at) } else { texts.formats().minute(at) }
    }
}

/// The zone that all others are told against.
const UTC: &str = "UTC";

/// A market's time zone at a moment, which decides whether it is summer time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// IANA name; none for UTC, and for a zone that goes by its offset alone.
    name: Option<String>,
    offset: Offset,
}

impl Zone {
    /// The market's zone; UTC if the market is not known.
    pub fn of(market: Option<&Market>, at: Timestamp) -> Self {
        let offset = market.map_or(Offset::UTC, |market| market.time_zone().to_offset(at));
        Self { name: market.map(|market| market.zone.clone()), offset }
    }

    /// The zone of this computer's clock, which may have no name.
    pub fn at_home(zone: &TimeZone, at: Timestamp) -> Self {
        let place = zone.iana_name().filter(|name| name.rsplit('/').next() != Some(UTC));
        Self { name: place.map(str::to_owned), offset: zone.to_offset(at) }
    }

    /// Whether clocks there show another time.
    pub fn differs(&self, other: &Self) -> bool {
        self.offset != other.offset
    }
}

/// `Ciudad de México, UTC−06`. Cities that the catalogue lacks go by the zone's own name.
impl Say for Zone {
    fn say(&self, texts: &Texts) -> String {
        let offset = self.written_offset();
        let Some(name) = &self.name else { return UTC.to_owned() + &offset };
        let key = format!("zone-{}", name.replace('/', "-"));
        let own = || Cow::Owned(name.rsplit('/').next().unwrap_or(name).replace('_', " "));
        let city = if texts.has(&key) { texts.get(&key) } else { own() };
        format!("{city}, UTC{offset}")
    }
}

impl Zone {
    /// `−06`, `+05:45`; nothing for UTC itself.
    fn written_offset(&self) -> String {
        let (sign, secs) = (if self.offset.is_negative() { '−' } else { '+' }, self.offset.seconds().unsigned_abs());
        match (secs / 3_600, secs / 60 % 60) {
            (0, 0) if self.name.is_none() => String::new(),
            (hours, 0) => format!("{sign}{hours:02}"),
            (hours, minutes) => format!("{sign}{hours:02}:{minutes:02}"),
        }
    }
}

/// A country's name in the language of the screen, unless the user's own file names it or adds it.
pub fn country<'a>(market: &'a Market, texts: &'a Texts) -> Cow<'a, str> {
    let key = format!("market-{}", market.code);
    let is_ours = texts.has(&key) && !market.user_set.iter().any(|key| key == "name");
    if is_ours { texts.get(&key) } else { Cow::Borrowed(&market.name) }
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

/// How long there is until `at`, or that it is over; and when the words change. Seconds are counted in the last two
/// minutes only: before that nobody looks at them, and each would be a picture drawn.
pub fn left(at: Timestamp, now: Timestamp) -> Age {
    const MINUTE: i64 = 60;
    let secs = at.duration_since(now).as_secs();
    if secs <= 0 {
        return Age { told: Told::new("expiry-over"), changes_in: SignedDuration::from_hours(24) };
    }
    let (key, step) = match secs {
        ..120 => ("expiry-seconds", 1),
        120..7_200 => ("expiry-minutes", MINUTE),
        7_200..172_800 => ("expiry-hours", 60 * MINUTE),
        _ => ("expiry-days", 24 * 60 * MINUTE),
    };
    let told = Told::new(key).count("n", (secs / step).unsigned_abs());
    Age { told, changes_in: SignedDuration::from_secs(secs % step + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::told::Value;
    use crate::domain::{Catalogue, MarketCode};
    use crate::i18n::{Language, Locale};

    fn market(code: &str) -> Market {
        Catalogue::built_in().get(&MarketCode::new(code)).expect("a built-in market").clone()
    }

    #[test]
    fn moments_are_the_markets_and_their_words_the_screens() {
        let at: Timestamp = "2026-11-22T20:02:11Z".parse().expect("a time");
        for (language, code, moment, zone) in [
            (Language::English, "mx", "Nov 22, 2026, 14:02:11", "Mexico City, UTC−06"),
            (Language::Spanish, "mx", "22 nov 2026, 14:02:11", "Ciudad de México, UTC−06"),
            (Language::Spanish, "co", "22/11/2026, 15:02:11", "Bogotá, UTC−05"),
            (Language::Indonesian, "id", "23 Nov 2026, 03.02.11", "Jakarta, UTC+07"),
            (Language::Indonesian, "pk", "23 Nov 2026, 01.02.11", "Karachi, UTC+05"),
        ] {
            let market = market(code);
            let texts = Texts::new(Locale::in_country(language, &market.language, code));
            assert_eq!(Moment::second(at, Some(&market)).say(&texts), moment);
            assert_eq!(Zone::of(Some(&market), at).say(&texts), zone);
        }
        let texts = Texts::new(Language::English);
        assert_eq!(Moment::minute(at, None).say(&texts), "Nov 22, 2026, 20:02");
        assert_eq!(Zone::of(None, at).say(&texts), "UTC");
        let home = |zone: &TimeZone| Zone::at_home(zone, at).say(&texts);
        assert_eq!(home(&TimeZone::get("Europe/Madrid").expect("a bundled zone")), "Madrid, UTC+01");
        assert_eq!(home(&TimeZone::fixed(Offset::constant(-3))), "UTC−03", "a clock without a name");
        assert_eq!(home(&TimeZone::UTC), "UTC");
        let nepal = Market { zone: "Asia/Kathmandu".to_owned(), ..market("mx") };
        assert_eq!(Zone::of(Some(&nepal), at).say(&texts), "Kathmandu, UTC+05:45");
    }

    #[test]
    fn countries_are_named_in_the_language_of_the_screen_unless_the_user_named_them() {
        let texts = Texts::new(Language::Spanish);
        let mexico = market("mx");
        assert_eq!(country(&mexico, &texts), "México");
        let own = Market { name: "Tenochtitlan".to_owned(), user_set: vec!["name".to_owned()], ..mexico.clone() };
        assert_eq!(country(&own, &texts), "Tenochtitlan");
        let sixth = Market { name: "Chile".to_owned(), code: MarketCode::new("cl"), ..mexico };
        assert_eq!(country(&sixth, &texts), "Chile");
    }

    #[test]
    fn what_is_left_grows_coarser_with_distance() {
        let now = Timestamp::from_second(1_000_000).expect("a time");
        for (secs, key, n, changes_in) in [
            (-5, "expiry-over", None, 86_400),
            (0, "expiry-over", None, 86_400),
            (1, "expiry-seconds", Some(1), 1),
            (119, "expiry-seconds", Some(119), 1),
            (120, "expiry-minutes", Some(2), 1),
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
