//! The address the gateway reports to: it must be reachable from the gateway, not only from here.

use url::Url;

use super::Problem;
use crate::domain::{Environment, address};

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

/// Checks an address: it must be one, and with real money the gateway must be able to reach it.
pub(super) fn check(typed: &str, environment: Environment) -> Result<NotifyUrl, Problem> {
    let url = read(typed.trim()).ok_or(Problem::BadUrl)?;
    if url.private && environment == Environment::Production {
        return Err(Problem::PrivateAddress);
    }
    Ok(url)
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
    let private = address::is_private(&url.host()?);
    let text = if typed.is_ascii() { typed.to_owned() } else { url.as_str().to_owned() };
    Some(NotifyUrl { text, private, plain: url.scheme() == "http" })
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

    #[test]
    fn with_real_money_the_gateway_must_reach_it() {
        use Environment::{Production, Sandbox};
        for (typed, environment, expected) in [
            (" https://shop.example/hook ", Production, None),
            ("http://shop.example/hook", Production, None),
            ("http://192.168.1.5/hook", Production, Some(Problem::PrivateAddress)),
            ("http://till.local/hook", Production, Some(Problem::PrivateAddress)),
            ("http://[fd00::1]/hook", Production, Some(Problem::PrivateAddress)),
            ("http://192.168.1.5/hook", Sandbox, None),
            ("shop.example", Sandbox, Some(Problem::BadUrl)),
            ("ftp://shop.example", Sandbox, Some(Problem::BadUrl)),
        ] {
            assert_eq!(check(typed, environment).err(), expected, "{typed:?} {environment:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_but_never_panics(text in "\\PC*") {
            read(&text);
            if let Some(read) = read(&format!("https://{text}")) {
                prop_assert!(read.text.is_ascii());
            }
        }
    }
}
