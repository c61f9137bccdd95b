//! Banks as data: `assets/banks/*.toml`, one file a country.
//!
//! What is not in the files is not known, and no step is made up for it.

use std::sync::LazyLock;

use serde::Deserialize;

/// A bank of Mexico.
#[derive(Debug, Deserialize)]
struct MexicanBank {
    /// The first three digits of its CLABEs.
    code: String,
    name: String,
}

#[derive(Debug, Deserialize)]
struct Mexico {
    banks: Vec<MexicanBank>,
}

/// Indonesia: how a virtual account of one bank is paid.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VirtualAccountBank {
    /// As the market file names it.
    pub name: String,
    /// Whether accounts of other banks can pay to it; not known for all.
    pub other_banks: Option<bool>,
    /// Its app, and what is chosen in it.
    pub app: Option<Door>,
    /// Its pages in a browser, and what is chosen there.
    pub web: Option<Door>,
    /// What is chosen at its cash machine.
    pub atm: Option<Door>,
}

/// A way into a bank.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Door {
    /// The bank's own name for it.
    pub name: String,
    /// Menus to choose, one after another, as they stand on its screen; empty where they are not known.
    pub menu: Vec<String>,
}

impl Door {
    /// `“m-Transfer” > “BCA Virtual Account”`; none where the menus are not known.
    pub fn path(&self) -> Option<String> {
        let menus: Vec<String> = self.menu.iter().map(|menu| format!("“{menu}”")).collect();
        (!menus.is_empty()).then(|| menus.join(" > "))
    }
}

#[derive(Debug, Deserialize)]
struct Indonesia {
    banks: Vec<VirtualAccountBank>,
}

static MEXICO: LazyLock<Mexico> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/banks/mx.toml")).expect("a test reads this very file"));

static INDONESIA: LazyLock<Indonesia> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/banks/id.toml")).expect("a test reads this very file"));

/// The Mexican bank whose CLABEs begin with these three digits.
pub fn mexican(code: &str) -> Option<&'static str> {
    MEXICO.banks.iter().find(|bank| bank.code == code).map(|bank| bank.name.as_str())
}

/// How a virtual account of this bank is paid, if it is known.
pub fn virtual_account(name: &str) -> Option<&'static VirtualAccountBank> {
    INDONESIA.banks.iter().find(|bank| bank.name.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::{Catalogue, MarketCode, Rail};

    #[test]
    fn mexican_banks_are_told_by_their_code() {
        for (code, name) in [
            ("002", "Banamex"),
            ("012", "BBVA"),
            ("072", "Banorte"),
            ("646", "STP"),
            ("684", "Transfer"),
            ("728", "Spin by OXXO"),
        ] {
            assert_eq!(mexican(code), Some(name));
        }
        assert_eq!([mexican("000"), mexican("999"), mexican(""), mexican("12")], [None; 4]);
        let codes: BTreeSet<_> = MEXICO.banks.iter().map(|bank| bank.code.as_str()).collect();
        assert_eq!(codes.len(), MEXICO.banks.len(), "a code stands twice");
        // The 98 of Banxico's list and three that are still seen (instruction-facts, section 3.2).
        assert_eq!(codes.len(), 101);
        assert!(codes.iter().all(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit())));
    }

    #[test]
    fn every_virtual_account_of_the_market_has_its_bank() {
        let markets = Catalogue::built_in();
        let market = markets.get(&MarketCode::new("id")).expect("built in");
        let products = market.pay_types.iter().filter(|product| product.rail == Rail::VirtualAccount);
        let banks: Vec<_> = products.map(|product| product.bank.as_deref().expect("a bank")).collect();
        assert_eq!(banks.len(), 7);
        for bank in banks {
            assert!(virtual_account(bank).is_some(), "{bank}");
        }
        assert!(
            INDONESIA
                .banks
                .iter()
                .flat_map(|bank| [&bank.app, &bank.web, &bank.atm])
                .flatten()
                .all(|door| !door.name.is_empty())
        );
    }
}
