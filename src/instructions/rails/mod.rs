//! One file a rail: what is asked, what is typed, and what is done, step by step.
//!
//! A step stands here only where a document, a payment guide or a published sheet has it (instruction-facts, section
//! 3); for everything else there is the generic sheet, which names what the gateway gave and no more.

mod cash_code;
mod generic;
mod pse;
mod qr;
mod spei;
mod store_code;
mod virtual_account;
mod wallet;

use super::{Case, Sheet};
use crate::domain::Rail;

/// Fills in what the order's rail needs; the amount stands below everything else and is added after this.
pub(super) fn fill(sheet: &mut Sheet, case: &Case<'_>) {
    match case.rail() {
        Rail::Spei => spei::fill(sheet, case),
        Rail::CashCode => cash_code::fill(sheet, case),
        Rail::StoreCode => store_code::fill(sheet, case),
        Rail::VirtualAccount => virtual_account::fill(sheet, case),
        Rail::Qris => qr::qris(sheet, case),
        Rail::QrAndLink => qr::and_link(sheet, case),
        Rail::WalletLink => wallet::link(sheet, case),
        Rail::WalletPush => wallet::push(sheet, case),
        Rail::Pse => pse::fill(sheet, case),
        Rail::Generic => generic::fill(sheet, case),
    }
}
