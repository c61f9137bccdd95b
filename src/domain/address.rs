//! Addresses on the web: which may stand in an account, which stay on this computer or in a private network.
//!
//! Only what is written counts: no name is looked up here.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use super::Environment;
use super::account::AddressProblem;

/// Checks a base URL: http or https with a host and nothing behind the path. Plain http only to this computer or
/// for a sandbox account; the gateway's own test hosts are plain http (api-facts, section 2).
pub fn check_base_url(text: &str, environment: Environment) -> Result<Url, AddressProblem> {
    let Ok(url) = Url::parse(text.trim()) else { return Err(AddressProblem::NotAUrl) };
    if !matches!(url.scheme(), "http" | "https") {
        return Err(AddressProblem::WrongScheme);
    }
    let has_user = !url.username().is_empty() || url.password().is_some();
    if has_user || url.query().is_some() || url.fragment().is_some() {
        return Err(AddressProblem::Extras);
    }
    if url.scheme() == "http" && environment == Environment::Production && !is_loopback(&url) {
        return Err(AddressProblem::PlainHttp);
    }
    Ok(url)
}

/// Checks an address that a notification is sent to: http or https with a host, and nobody's name or password in it.
pub fn check_send_url(text: &str) -> Result<Url, AddressProblem> {
    let Ok(url) = Url::parse(text.trim()) else { return Err(AddressProblem::NotAUrl) };
    if !matches!(url.scheme(), "http" | "https") {
        return Err(AddressProblem::WrongScheme);
    }
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err(AddressProblem::Extras);
    }
    Ok(url)
}

/// Whether an address is this computer itself.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.trim_end_matches('.') == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip).to_canonical().is_loopback(),
        None => false,
    }
}

/// Whether what is sent to this address can be read on the way.
pub fn is_readable_by_others(text: &str) -> bool {
    Url::parse(text.trim()).is_ok_and(|url| url.scheme() == "http" && !is_loopback(&url))
}

/// Whether others cannot reach a host: it is this computer itself, or in a private network.
pub fn is_private(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => is_private_name(name),
        Host::Ipv4(address) => is_private_v4(*address),
        Host::Ipv6(address) => is_private_v6(*address),
    }
}

/// Whether a name only means something on this machine or in its own network.
fn is_private_name(name: &str) -> bool {
    const PRIVATE: &[&str] = &["localhost", "local", "internal", "lan", "home", "home.arpa", "localdomain"];
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    !name.contains('.')
        || PRIVATE.iter().any(|end| name.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [a, b, ..] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b)) // shared by a provider's customers (RFC 6598)
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    let [first, second, ..] = segments;
    let v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_private_v4(Ipv4Addr::new(a, b, c, d))
    };
    // An IPv4 address inside: mapped, compatible (so `::` and `::1` are of 0.0.0.0/8), translated (NAT64), 6to4.
    match segments {
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            return v4(high, low);
        }
        _ => {}
    }
    (first & 0xfe00) == 0xfc00      // unique local
        || (first & 0xff80) == 0xfe80 // link-local and the old site-local
        || (first & 0xff00) == 0xff00 // multicast
        || (first == 0x64 && second == 0xff9b) // local-use translation
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn plain_http_only_at_home_or_in_the_sandbox() {
        for (text, in_production, in_sandbox) in [
            ("https://client.example/prod-api", None, None),
            ("http://client.example/stage-api", Some(AddressProblem::PlainHttp), None),
            ("http://192.168.1.5/", Some(AddressProblem::PlainHttp), None),
            ("http://localhost.evil.example/", Some(AddressProblem::PlainHttp), None),
            ("http://127.0.0.1:8080/x", None, None),
            ("http://127.9.9.9/x", None, None),
            ("http://localhost:8080/x", None, None),
            ("http://[::1]/x", None, None),
        ] {
            assert_eq!(check_base_url(text, Environment::Production).err(), in_production, "{text} in production");
            assert_eq!(check_base_url(text, Environment::Sandbox).err(), in_sandbox, "{text} in the sandbox");
        }
    }

    #[test]
    fn what_is_no_base_url_is_refused() {
        for (text, problem) in [
            ("", AddressProblem::NotAUrl),
            ("client.example/prod-api", AddressProblem::NotAUrl),
            ("https://", AddressProblem::NotAUrl),
            ("https://exa mple/", AddressProblem::NotAUrl),
            ("ftp://client.example/", AddressProblem::WrongScheme),
            ("localhost:8080/x", AddressProblem::WrongScheme),
            ("javascript:alert(1)", AddressProblem::WrongScheme),
            ("https://user@client.example/", AddressProblem::Extras),
            ("https://user:word@client.example/", AddressProblem::Extras),
            ("https://client.example/?a=1", AddressProblem::Extras),
            ("https://client.example/?", AddressProblem::Extras),
            ("https://client.example/#top", AddressProblem::Extras),
        ] {
            assert_eq!(check_base_url(text, Environment::Sandbox).err(), Some(problem), "{text:?}");
        }
    }

    #[test]
    fn who_can_read_along() {
        for (text, readable) in [
            ("http://client.example/prod-api", true),
            (" http://192.168.1.5/ ", true),
            ("http://shop.localhost/", true),
            ("http://127.0.0.1:8080/x", false),
            ("http://localhost:8080/x", false),
            ("http://[::ffff:127.0.0.1]/x", false),
            ("https://client.example/prod-api", false),
            ("nonsense", false),
        ] {
            assert_eq!(is_readable_by_others(text), readable, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_judged_and_never_panics(text in "\\PC{0,60}", address in any::<[u16; 8]>()) {
            check_base_url(&text, Environment::Production).ok();
            is_readable_by_others(&text);
            let [a, b, c, d, e, f, g, h] = address;
            is_private_v6(Ipv6Addr::new(a, b, c, d, e, f, g, h));
        }

        #[test]
        fn this_computer_is_private(octets in any::<[u8; 3]>()) {
            let [b, c, d] = octets;
            let url = Url::parse(&format!("http://127.{b}.{c}.{d}/")).expect("an address");
            prop_assert!(is_loopback(&url) && is_private(&url.host().expect("a host")));
        }

        #[test]
        fn an_ipv4_address_is_as_private_when_mapped(octets in any::<[u8; 4]>()) {
            let address = Ipv4Addr::from(octets);
            prop_assert_eq!(is_private_v4(address), is_private_v6(address.to_ipv6_mapped()));
        }
    }
}
