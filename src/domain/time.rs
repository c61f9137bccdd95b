//! The gateway's times: `yyyy-MM-dd HH:mm:ss` without a zone, read in the market's own (api-facts, section 7).

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Reads a gateway time in the market's zone; `None` if it is not one.
///
/// A time that a clock change skips or repeats is read as the earlier moment; none of the five markets changes its
/// clocks today.
pub fn read_gateway_time(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let civil = DateTime::strptime("%Y-%m-%d %H:%M:%S", text.trim()).ok()?;
    zone.to_ambiguous_timestamp(civil).earlier().ok()
}

/// Prints a moment as the gateway does, in the market's zone.
pub fn print_gateway_time(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_payloads_agree_with_their_millisecond_nonces() {
        // api-facts 7.4 and 7.5: `nonceStr` is the sending time in UTC, a second or two after completion.
        for (zone, text, nonce_ms) in [
            ("Asia/Jakarta", "2024-07-30 15:31:10", 1_722_328_270_971_i64),
            ("America/Mexico_City", "2024-11-24 21:56:55", 1_732_507_016_285),
        ] {
            let zone = TimeZone::get(zone).expect("a bundled zone");
            let at = read_gateway_time(text, &zone).expect("a gateway time");
            assert!((nonce_ms - at.as_millisecond()).abs() < 2_000, "{text} read as {at}");
            assert_eq!(print_gateway_time(at, &zone), text);
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in ["", "null", "2024-13-01 00:00:00", "2024-12-02", "2024-12-02T12:07:06Z", "2024-12-02 12:07:06 x"] {
            assert_eq!(read_gateway_time(text, &TimeZone::UTC), None, "{text:?}");
        }
    }
}
