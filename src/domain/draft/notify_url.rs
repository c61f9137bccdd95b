//! The address the gateway reports to: it must be reachable from the gateway, not only from here.

use std::net::{Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// An address that can be sent, and what to know about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NotifyUrl {
    /// What is sent: as typed, or in ASCII where letters of other scripts were typed.
    pub text: String,
    /// Whether the gateway cannot reach it: this machine, or a private network.
    pub private: bool,
    /// Whether it is plain http.
    pub plain: bool,
}

/// Reads an address; `None` unless it is http or https, with a host and without a user name.
pub(super) fn read(typed: &str) -> Option<NotifyUrl> {
    // The parser mends what other programs would read differently; such an address is better typed again.
    if typed.contains(|c: char| c.is_whitespace() || c == '\\' || crate::domain::text::is_hidden(c)) {
        return None;
    }
    let url = Url::parse(typed).ok()?;
    // `https:host` and `https:///host` are mended by the parser as well.
    let after_scheme = typed.get(url.scheme().len()..).unwrap_or_default();
    let well_formed = after_scheme.starts_with("://") && !after_scheme.starts_with(":///");
    if !well_formed || !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    if !url.username().is_empty() || url.password().is_some() {
        return None;
    }
    let private = match url.host()? {
        Host::Domain(name) => is_private_name(name),
        Host::Ipv4(address) => is_private_v4(address),
        Host::Ipv6(address) => is_private_v6(address),
    };
    let text = if typed.is_ascii() { typed.to_owned() } else { url.as_str().to_owned() };
    Some(NotifyUrl { text, private, plain: url.scheme() == "http" })
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
    fn public_addresses_pass_as_typed() {
        for typed in [
            "https://merchant.example/webhooks/payin",
            "https://merchant.example",
            "http://8.8.8.8:8080/hook?x=1",
            "https://[2606:4700::1111]/",
            "HTTPS://Merchant.Example/A",
            "http://100.128.0.1/",
            "http://172.32.0.1/",
            "http://[::ffff:8.8.8.8]/",
        ] {
            let read = read(typed).expect(typed);
            assert_eq!((read.text.as_str(), read.private), (typed, false));
            assert_eq!(read.plain, typed.starts_with("http:"), "{typed}");
        }
        assert_eq!(read("https://tienda.méxico/año").expect("a name").text, "https://tienda.xn--mxico-bsa/a%C3%B1o");
    }

    #[test]
    fn private_addresses_are_known_in_every_spelling() {
        for typed in [
            "http://localhost/hook",
            "http://LOCALHOST./hook",
            "http://shop.localhost/",
            "http://till.local/",
            "http://router.home.arpa/",
            "http://intranet/",
            "http://127.0.0.1:9000/",
            "http://127.1/",
            "http://2130706433/",
            "http://0x7f.0.0.1/",
            "http://0177.0.0.1/",
            "http://0.0.0.0/",
            "http://10.1.2.3/",
            "http://172.16.0.1/",
            "http://172.31.255.255/",
            "http://192.168.0.10/",
            "http://169.254.169.254/",
            "http://100.64.0.1/",
            "http://255.255.255.255/",
            "http://224.0.0.1/",
            "http://[::]/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:10.0.0.1]/",
            "http://[::192.168.0.1]/",
            "http://[fe80::1]/",
            "http://[fec0::1]/",
            "http://[fd12:3456::1]/",
            "http://[ff02::1]/",
            "http://[64:ff9b::7f00:1]/",
            "http://[2002:7f00:1::]/",
        ] {
            assert!(read(typed).expect(typed).private, "{typed}");
        }
    }

    #[test]
    fn what_is_no_web_address_is_refused() {
        for typed in [
            "merchant.example/hook",
            "ftp://merchant.example/",
            "javascript:alert(1)",
            "https://",
            "https:///hook",
            "https:merchant.example",
            "https://merchant.example\\@evil.example/",
            "https://mer chant.example/",
            "https://merchant.example/\u{202e}",
            "https://user:secret@merchant.example/",
            "https://user@merchant.example/",
            "https://merchant.example:99999/",
            "https://1.2.3.4.5/",
            "https://[::1/",
        ] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_but_never_panics(text in "\\PC*", address in any::<[u16; 8]>()) {
            read(&text);
            let [a, b, c, d, e, f, g, h] = address;
            is_private_v6(Ipv6Addr::new(a, b, c, d, e, f, g, h));
            if let Some(read) = read(&format!("https://{text}")) {
                prop_assert!(read.text.is_ascii());
            }
        }

        #[test]
        fn an_ipv4_address_is_as_private_when_mapped(octets in any::<[u8; 4]>()) {
            let address = Ipv4Addr::from(octets);
            prop_assert_eq!(is_private_v4(address), is_private_v6(address.to_ipv6_mapped()));
        }
    }
}
