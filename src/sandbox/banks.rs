//! The banks a payer may choose.
//!
//! The real list of `payInBankListQuery` is not published, nor are its numbers (api-facts, section 7.1): the names
//! are those of Colombian banks, the numbers are the sandbox's own.

use crate::domain::MarketCode;

/// One bank of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bank {
    /// `bankId`.
    pub id: i64,
    /// `bankCode`.
    pub code: &'static str,
    /// `bankName`.
    pub name: &'static str,
}

const COLOMBIA: &[Bank] = &[
    Bank { id: 901, code: "1040", name: "BANCO AGRARIO" },
    Bank { id: 902, code: "1052", name: "BANCO AV VILLAS" },
    Bank { id: 903, code: "1032", name: "BANCO CAJA SOCIAL" },
    Bank { id: 904, code: "1066", name: "BANCO COOPERATIVO COOPCENTRAL" },
    Bank { id: 905, code: "1051", name: "BANCO DAVIVIENDA" },
    Bank { id: 906, code: "1001", name: "BANCO DE BOGOTÁ" },
    Bank { id: 907, code: "1023", name: "BANCO DE OCCIDENTE" },
    Bank { id: 908, code: "1062", name: "BANCO FALABELLA" },
    Bank { id: 909, code: "1012", name: "BANCO GNB SUDAMERIS" },
    Bank { id: 910, code: "1002", name: "BANCO POPULAR" },
    Bank { id: 911, code: "1007", name: "BANCOLOMBIA" },
    Bank { id: 912, code: "1013", name: "BBVA COLOMBIA" },
    Bank { id: 913, code: "1507", name: "NEQUI" },
    Bank { id: 914, code: "1019", name: "SCOTIABANK COLPATRIA" },
];

/// The list of a market; empty where no product asks for a bank.
pub fn list(market: &MarketCode) -> &'static [Bank] {
    if market.as_str() == "co" { COLOMBIA } else { &[] }
}
