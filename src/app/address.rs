//! Whether an address may stand in an account; the rules the gateway client holds to as well, said early.

use url::{Host, Url};

use crate::backend::protocol::AddressProblem;
use crate::domain::Environment;
use crate::domain::draft::Problem;

/// Checks the gateway's address: https, or plain http on a sandbox account or to this computer; host and path only.
pub fn check_base_url(text: &str, environment: Environment) -> Result<(), AddressProblem> {
    let url = Url::parse(text.trim()).map_err(|error| match error {
        _ if text.contains("://") && !has_web_scheme(text) => AddressProblem::WrongScheme,
        _ => AddressProblem::NotAUrl,
    })?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(AddressProblem::WrongScheme);
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(AddressProblem::NotAUrl);
    }
    let has_user = !url.username().is_empty() || url.password().is_some();
    if has_user || url.query().is_some() || url.fragment().is_some() {
        return Err(AddressProblem::Extras);
    }
    let stays_here = url.host().is_some_and(|host| is_loopback(&host));
    if url.scheme() == "http" && environment == Environment::Production && !stays_here {
        return Err(AddressProblem::PlainHttp);
    }
    Ok(())
}

/// Checks where the gateway is to report: http or https with a host it can reach; anything goes on a sandbox account.
pub fn check_notify_url(text: &str, environment: Environment) -> Result<(), Problem> {
    let url = Url::parse(text.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let Some(host) = url.as_ref().and_then(Url::host) else { return Err(Problem::BadUrl) };
    if environment == Environment::Production && is_private(&host) {
        return Err(Problem::PrivateAddress);
    }
    Ok(())
}

/// Whether what is sent to this address can be read on the way; a loopback address never leaves this computer.
pub fn is_readable_by_others(text: &str) -> bool {
    Url::parse(text.trim())
        .is_ok_and(|url| url.scheme() == "http" && url.host().is_some_and(|host| !is_loopback(&host)))
}

fn has_web_scheme(text: &str) -> bool {
    let lower = text.trim().to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}

fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

fn is_private(host: &Host<&str>) -> bool {
    is_loopback(host)
        || match host {
            Host::Domain(_) => false,
            Host::Ipv4(address) => address.is_private() || address.is_link_local() || address.is_unspecified(),
            Host::Ipv6(address) => {
                address.is_unique_local() || address.is_unicast_link_local() || address.is_unspecified()
            }
        }
}

#[cfg(test)]
mod tests {
    use AddressProblem::{Extras, NotAUrl, PlainHttp, WrongScheme};
    use Environment::{Production, Sandbox};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn base_urls() {
        for (text, environment, expected) in [
            ("https://client.example/prod-api", Production, Ok(())),
            (" https://client.example/prod-api/ ", Production, Ok(())),
            ("http://client.example/prod-api", Sandbox, Ok(())),
            ("http://client.example/prod-api", Production, Err(PlainHttp)),
            ("http://127.0.0.1:8080/prod-api", Production, Ok(())),
            ("http://[::1]:8080", Production, Ok(())),
            ("http://localhost.example", Production, Err(PlainHttp)),
            ("client.example", Production, Err(NotAUrl)),
            ("https://", Production, Err(NotAUrl)),
            ("", Production, Err(NotAUrl)),
            ("ftp://client.example", Production, Err(WrongScheme)),
            ("file:///etc", Production, Err(WrongScheme)),
            ("https://user@client.example", Production, Err(Extras)),
            ("https://client.example/?a=1", Production, Err(Extras)),
            ("https://client.example/#a", Production, Err(Extras)),
        ] {
            assert_eq!(check_base_url(text, environment), expected, "{text:?} {environment:?}");
        }
    }

    #[test]
    fn notify_urls() {
        for (text, environment, expected) in [
            ("https://shop.example/hook", Production, Ok(())),
            ("http://shop.example/hook", Production, Ok(())),
            ("http://192.168.1.5/hook", Production, Err(Problem::PrivateAddress)),
            ("http://localhost/hook", Production, Err(Problem::PrivateAddress)),
            ("http://[fd00::1]/hook", Production, Err(Problem::PrivateAddress)),
            ("http://192.168.1.5/hook", Sandbox, Ok(())),
            ("shop.example", Sandbox, Err(Problem::BadUrl)),
            ("ftp://shop.example", Sandbox, Err(Problem::BadUrl)),
        ] {
            assert_eq!(check_notify_url(text, environment), expected, "{text:?} {environment:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_judged_and_never_panics(text in "\\PC{0,60}") {
            check_base_url(&text, Production).ok();
            check_notify_url(&text, Production).ok();
            is_readable_by_others(&text);
        }
    }
}
