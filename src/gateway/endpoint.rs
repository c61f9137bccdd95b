//! Where and as whom calls are made.

use std::fmt;

use secrecy::SecretString;
use url::Url;

use super::request::Call;
use crate::domain::Account;
use crate::domain::account::AddressProblem;
use crate::domain::address::check_base_url;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AccountId, Environment, MarketCode};

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
    fn debug_does_not_show_the_key() {
        let shown = format!("{:?}", endpoint("https://client.example/prod-api"));
        assert!(shown.contains("client.example") && shown.contains("1002001"), "{shown}");
        assert!(!shown.contains("topSecretKey"), "{shown}");
    }
}
