//! What the gateway told of one order, tidied for reading.

use crate::domain::observation::PaymentDetails;

/// What the gateway told, without blanks around it and without what is only blanks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'a> {
    pub pay_code: Option<&'a str>,
    pub link: Option<&'a str>,
    pub reference: Option<&'a str>,
    pub concept: Option<&'a str>,
    pub bank_name: Option<&'a str>,
}

impl<'a> Told<'a> {
    pub fn of(details: &'a PaymentDetails) -> Self {
        let some = |text: &'a Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        Self {
            pay_code: some(&details.pay_code),
            link: some(&details.pay_url).or(some(&details.pay_desk_url)), // in this order (api-facts, section 4)
            reference: some(&details.reference),
            concept: some(&details.concept),
            bank_name: some(&details.bank_name),
        }
    }
}
