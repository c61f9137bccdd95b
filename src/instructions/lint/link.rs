//! The link a payer is sent to: refused ones, and those that look like another.

use url::Url;

use super::super::Sheet;
use super::{Case, Finding, Line, excerpt};
use crate::domain::text::is_hidden;

/// Domains that payment links of the five markets lead to (api-facts, sections 2 and 4), and that a forged link would
/// borrow.
const KNOWN: &[&str] = &[
    "cashypay.com",
    "cashypro.com",
    "dana.id",
    "gojek.com",
    "gopay.co.id",
    "linkaja.id",
    "ovo.id",
    "pse.com.co",
    "shopee.co.id",
];

/// The gateway's own domains: a country's letters before one of these (`idcashypay.com`).
const FAMILY: &[&str] = &["cashypay.com", "cashypro.com"];

/// Judges the link that the gateway told.
pub fn check(findings: &mut Vec<Finding>, case: &Case<'_>, sheet: &Sheet) {
    let Some(text) = case.told.link else { return };
    let Some(link) = &sheet.link else {
        let line = |key| Line::new(key).text("link", excerpt(text));
        findings.push(if is_dangerous(text) {
            Finding::block(Some("order-link"), line("lint-link-dangerous"))
        } else {
            Finding::warn(Some("order-link"), line("lint-link-refused"))
        });
        return;
    };
    let line = |key| Line::new(key).text("host", excerpt(&link.host));
    if let Some(known) = looks_like(&link.host) {
        findings.push(Finding::block(Some("order-link"), line("lint-link-look-alike").text("known", known)));
    } else if link.host.split('.').any(|label| label.starts_with("xn--")) {
        findings.push(Finding::warn(Some("order-link"), line("lint-link-foreign")));
    }
}

/// Whether the host is one of the gateway's own.
pub fn is_gateways(host: &str) -> bool {
    let domain = last_labels(host, 2);
    FAMILY.iter().any(|family| domain.strip_suffix(family).is_some_and(|country| country.len() <= 3))
}

/// A link that was made to do something else than to lead somewhere: it runs or reads something here, hides where it
/// leads, or carries characters that nobody sees.
fn is_dangerous(text: &str) -> bool {
    const SCHEMES: &[&str] = &["javascript", "data", "file", "vbscript", "blob", "about", "intent"];
    // What a browser skips is skipped here too: blanks and controls before and inside the scheme.
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && !is_hidden(*c)).take(2_000).collect();
    let scheme = bare.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let is_web = matches!(scheme.as_str(), "http" | "https");
    let hides = is_web && Url::parse(&bare).is_ok_and(|url| !url.username().is_empty() || url.password().is_some());
    SCHEMES.contains(&scheme.as_str()) || hides || text.contains(is_hidden) || (is_web && text.contains('\\'))
}

/// The known domain that a host borrows the look of; none for the domain itself and for strangers.
fn looks_like(host: &str) -> Option<&'static str> {
    let host = host.to_ascii_lowercase();
    let host = host.as_str();
    let is = |known: &str| host == known || host.strip_suffix(known).is_some_and(|rest| rest.ends_with('.'));
    if is_gateways(host) || KNOWN.iter().any(|known| is(known)) {
        return None;
    }
    KNOWN.iter().copied().find(|known| {
        let own = last_labels(host, known.split('.').count());
        // `dana.id.evil.example`, `dana-id.example`, `d4na.id`, `danna.id`
        host.contains(&format!("{known}."))
            || host.split('.').any(|label| label == known.replace('.', "-"))
            || plain(own) == plain(known)
            || is_one_change_away(own, known)
    })
}

fn last_labels(host: &str, count: usize) -> &str {
    host.rmatch_indices('.').nth(count - 1).map_or(host, |(at, _)| &host[at + 1..])
}

/// Characters that are mistaken for one another, folded into one.
fn plain(host: &str) -> String {
    host.replace('0', "o")
        .replace(['1', 'i', '|'], "l")
        .replace("rn", "m")
        .replace("vv", "w")
        .replace('4', "a")
        .replace('3', "e")
}

/// Whether one character changed, left out or put in makes one text of the other.
fn is_one_change_away(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let same = short.iter().zip(long.iter()).take_while(|(a, b)| a == b).count();
    let rest = long.get(same + 1..).unwrap_or_default();
    match long.len() - short.len() {
        0 => short.get(same + 1..).unwrap_or_default() == rest,
        1 => &short[same..] == rest,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borrowed_looks_are_seen_and_strangers_let_be() {
        for (host, known) in [
            ("m.dana.id", None),
            ("dana.id", None),
            ("idpaydesk2.brcashypro.com", None),
            ("testpaydesk.mxcashypay.com", None),
            ("cashypro.com", None),
            ("pay.example", None),
            ("m.dana.example", None),
            ("dana.id.evil.example", Some("dana.id")),
            ("dana-id.example", Some("dana.id")),
            ("m.d4na.id", Some("dana.id")),
            ("m.danna.id", Some("dana.id")),
            ("dana.ld", Some("dana.id")),
            ("pay.cashypro.com.evil.example", Some("cashypro.com")),
            ("pay.cashyprο.com", Some("cashypro.com")),
            ("pay.idcashipay.com", None), // three letters off: a stranger, as far as the letters tell
            ("cashypav.com", Some("cashypay.com")),
            ("", None),
            ("...", None),
        ] {
            assert_eq!(looks_like(host), known, "{host}");
        }
        assert!(is_gateways("paydesk.cashypro.com") && is_gateways("client.idcashypay.com"));
        assert!(!is_gateways("evilcashypay.com") && !is_gateways("cashypay.com.example"));
    }

    #[test]
    fn dangerous_is_what_does_something_or_hides_something() {
        for text in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " java\nscript:alert(1)",
            "\u{1}javascript:x",
            "data:text/html,x",
            "https://m.dana.id@evil.example/",
            "https://m.dana.id\\@evil.example",
            "https://m.dana.id/\u{202e}moc",
            "file:///etc/passwd",
        ] {
            assert!(is_dangerous(text), "{text}");
        }
        for text in ["", "xxxxxxxxxxxx", "null", "gojek://pay", "https:m.dana.id", "https://", "https://m.dana.id/a b"]
        {
            assert!(!is_dangerous(text), "{text}");
        }
    }
}
