//! Where and as whom calls are made.

use std::fmt;
use std::net::IpAddr;

use secrecy::SecretString;
use url::{Host, Url};

use super::request::Call;
use crate::domain::account::AddressProblem;
use crate::domain::{Account, Environment};

/// An account's address, merchant id and key: what it takes to call the gateway.
#[derive(Clone)]
pub struct Endpoint {
    base: Url,
    merchant_id: String,
    key: SecretString,
    upper_case_sign: bool,
}

impl Endpoint {
    /// Checks the account's base URL and puts the key beside it.
    pub fn new(account: &Account, key: SecretString) -> Result<Self, AddressProblem> {
        Ok(Self {
            base: check_base_url(&account.base_url, account.environment)?,
            merchant_id: account.merchant_id.trim().to_owned(),
            key,
            upper_case_sign: account.upper_case_sign,
        })
    }

    /// The address of a call. The base URL's own path (`/prod-api`) stays in front; URL joining as browsers do it
    /// would drop it (api-facts, section 10.18).
    pub fn url(&self, call: Call) -> Url {
        let mut url = self.base.clone();
        let path = format!("{}{}", url.path().trim_end_matches('/'), call.path());
        url.set_path(&path);
        url
    }

    /// The `MerchantId` header.
    pub fn merchant_id(&self) -> &str {
        &self.merchant_id
    }

    /// The `Sign` header for `body`.
    pub fn sign(&self, body: &[u8]) -> String {
        super::sign::sign(body, &self.key, self.upper_case_sign)
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { base, merchant_id, key: _, upper_case_sign } = self;
        f.debug_struct("Endpoint")
            .field("base", &base.as_str())
            .field("merchant_id", merchant_id)
            .field("upper_case_sign", upper_case_sign)
            .finish_non_exhaustive()
    }
}

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

/// Whether an address is this computer itself.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.trim_end_matches('.') == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip).to_canonical().is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AccountId, MarketCode};

    fn account(base_url: &str, environment: Environment) -> Account {
        Account {
            id: AccountId(1),
            name: "Shop".to_owned(),
            market: MarketCode::new("mx"),
            environment,
            base_url: base_url.to_owned(),
            merchant_id: " 1002001 ".to_owned(),
            notify_url: String::new(),
            upper_case_sign: false,
        }
    }

    fn endpoint(base_url: &str) -> Endpoint {
        Endpoint::new(&account(base_url, Environment::Production), SecretString::from("topSecretKey")).expect(base_url)
    }

    #[test]
    fn the_path_prefix_stays() {
        for (base, url) in [
            ("https://client.example/prod-api", "https://client.example/prod-api/api/payIn"),
            ("https://client.example/prod-api/", "https://client.example/prod-api/api/payIn"),
            (" https://client.example/a/b// ", "https://client.example/a/b/api/payIn"),
            ("https://client.example", "https://client.example/api/payIn"),
            ("https://client.example:8443/", "https://client.example:8443/api/payIn"),
            ("http://[::1]:9/stage-api", "http://[::1]:9/stage-api/api/payIn"),
        ] {
            assert_eq!(endpoint(base).url(Call::PayIn).as_str(), url);
        }
        let query = endpoint("https://client.example/prod-api").url(Call::PayInQuery);
        assert_eq!(query.as_str(), "https://client.example/prod-api/api/payInQuery");
    }

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
    fn debug_does_not_show_the_key() {
        let shown = format!("{:?}", endpoint("https://client.example/prod-api"));
        assert!(shown.contains("client.example") && shown.contains("1002001"), "{shown}");
        assert!(!shown.contains("topSecretKey"), "{shown}");
    }
}
