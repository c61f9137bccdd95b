//! One short text for the payer, to be sent by any messenger.

use jiff::Timestamp;

use super::{QrContent, Sheet};
use crate::domain::{Market, Order, Rail};
use crate::i18n::{PayerLanguage, PayerTexts};

/// Names of the sheet's values in the message; the amount is in its first line.
const VALUES: &[(&str, &str)] = &[
    ("sheet-bank", "payer-bank"),
    ("sheet-cci", "payer-account"),
    ("sheet-cie-convenio", "payer-convenio"),
    ("sheet-cie-reference", "payer-convenio-reference"),
    ("sheet-clabe", "payer-clabe"),
    ("sheet-code", "payer-code"),
    ("sheet-concept", "payer-concept"),
    ("sheet-convenio", "payer-convenio"),
    ("sheet-convenio-reference", "payer-convenio-reference"),
    ("sheet-reference", "payer-reference"),
    ("sheet-va", "payer-account"),
];

/// What the payer needs, line by line: how much, in the market's own format; what to pay to; until when, in the
/// market's zone; the link. None if there is nothing to pay to yet.
///
/// Nothing in it is ours alone: no order number, no number of the gateway's.
pub fn short(sheet: &Sheet, order: &Order, market: &Market, language: PayerLanguage) -> Option<String> {
    let product = order.request.as_ref().and_then(|request| market.pay_type(request.pay_type));
    let rail = product.map_or(Rail::Generic, |product| product.rail);
    let values: Vec<(&str, &str)> = sheet
        .fields
        .iter()
        .filter_map(|field| Some((VALUES.iter().find(|(label, _)| *label == field.label)?.1, field.value.as_str())))
        .collect();
    if values.is_empty() && sheet.qr.is_none() && sheet.link.is_none() && rail != Rail::WalletPush {
        return None;
    }
    let words = PayerTexts::new(language, &tag(language, market));
    let amount = order.amount()?;
    let mut lines = vec![words.with("payer-pay", &[("amount", &market.format_amount(amount))]).into_owned()];
    let mut say = |key: &str, values: &[(&str, &str)]| lines.push(words.with(key, values).into_owned());
    match rail {
        // Inside BBVA it is the payment of a service, and no transfer.
        Rail::Spei if values.iter().any(|(key, _)| *key == "payer-clabe") => say("payer-spei", &[]),
        Rail::VirtualAccount if !values.is_empty() => say("payer-va", &[]),
        Rail::CashCode | Rail::StoreCode if !values.is_empty() => {
            say("payer-store", &[("method", product.map_or("", |product| &product.name))]);
        }
        Rail::WalletPush => say("payer-push", &[]),
        _ => {}
    }
    if matches!(sheet.qr, Some(QrContent::Payment(_))) {
        say("payer-scan", &[]);
    }
    for (key, value) in values {
        say(key, &[("value", value)]);
    }
    if let Some(at) = order.expires_at {
        say("payer-until", &[("until", &words.formats().minute(local(at, market))), ("zone", &zone(at, market))]);
    }
    if let Some(link) = &sheet.link {
        say("payer-link", &[]);
        lines.push(link.url.clone()); // alone on its line, so that a messenger makes a link of all of it and no more
    }
    Some(lines.join("\n"))
}

/// The language as the market's country writes it, if it is spoken there.
fn tag(language: PayerLanguage, market: &Market) -> String {
    let country = market.code.as_str();
    let is_spoken = market.language == language.code() && country.len() == 2;
    match language {
        language if is_spoken => format!("{}-{}", language.code(), country.to_ascii_uppercase()),
        PayerLanguage::Spanish => "es-419".to_owned(),
        language => language.code().to_owned(),
    }
}

fn local(at: Timestamp, market: &Market) -> jiff::civil::DateTime {
    at.to_zoned(market.time_zone()).datetime()
}

/// `UTC−06`: read the same in every language.
fn zone(at: Timestamp, market: &Market) -> String {
    at.to_zoned(market.time_zone()).strftime("UTC%:::z").to_string().replace('-', "−")
}

#[cfg(test)]
mod tests;
