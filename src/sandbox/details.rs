//! What a payer is given to pay with, rail by rail: made up, but of the right structure, with valid check digits.
//!
//! Everything follows from the order's running number, so that the same sequence of requests gives the same details.

use crate::domain::money::Amount;
use crate::domain::{PayType, Rail};

/// The convenio of the gateway's own sample (payin-mexico-MXN); its CLABE is 012914002014112176.
const CONVENIO: u64 = 1_411_217;

/// The instruction fields of an order. `None` is JSON `null`, which is not the same as `""` here: the real gateway
/// uses both (api-facts, section 10, point 10).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// CLABE, virtual account, cash code or QR string.
    pub pay_code: Option<String>,
    /// Link to pay by.
    pub pay_url: Option<String>,
    /// The gateway's own page.
    pub pay_desk_url: Option<String>,
    /// Centralised CLABE: the convenio.
    pub reference: Option<String>,
    /// Centralised CLABE: the long number.
    pub concept: Option<String>,
    /// Centralised CLABE: the bank.
    pub bank_name: Option<String>,
}

/// Makes the details of order number `count` (from 0) of a merchant.
pub fn make(pay_type: &PayType, count: u64, amount: Amount, scale: u32, desk_url: &str) -> Details {
    let desk = || Some(desk_url.to_owned());
    let link = |host: &str, path: &str| Some(format!("https://{host}.example/{path}{}", biz_no(count)));
    match pay_type.rail {
        Rail::Spei if count.is_multiple_of(2) => {
            Details { pay_code: Some(plain_clabe(count)), pay_url: desk(), pay_desk_url: desk(), ..Details::default() }
        }
        Rail::Spei => Details {
            pay_code: Some(convenio_clabe(CONVENIO)),
            pay_url: desk(),
            pay_desk_url: desk(),
            reference: Some(CONVENIO.to_string()),
            concept: Some(format!("33812449{:012}", scatter(count, 1_000_000_000_000))),
            bank_name: Some("BBVA Bancomer".to_owned()),
        },
        Rail::CashCode => Details {
            pay_code: Some(format!("9988{:010}", scatter(count, 10_000_000_000))),
            pay_url: desk(),
            pay_desk_url: desk(),
            ..Details::default()
        },
        Rail::VirtualAccount | Rail::StoreCode => Details {
            pay_code: Some(virtual_account(pay_type.number, count)),
            pay_desk_url: desk(),
            ..Details::default()
        },
        Rail::Qris => {
            Details { pay_code: Some(qris(count, amount, scale)), pay_desk_url: desk(), ..Details::default() }
        }
        Rail::WalletLink => {
            let name: String =
                pay_type.name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
            let host = if name.is_empty() { "m.wallet".to_owned() } else { format!("m.{name}") };
            let url = link(&host, "link/pay?bizNo=");
            Details { pay_code: Some(String::new()), pay_desk_url: url.clone(), pay_url: url, ..Details::default() }
        }
        Rail::WalletPush => Details { pay_code: Some(String::new()), pay_desk_url: desk(), ..Details::default() },
        Rail::QrAndLink => Details {
            pay_code: Some(raast_qr(count, amount, scale)),
            pay_url: link("m.wallet", "launch/pay?bizNo="),
            pay_desk_url: desk(),
            ..Details::default()
        },
        Rail::Pse => Details {
            pay_url: link("registro.pse", "PSENF/index.html?enc="),
            pay_desk_url: desk(),
            ..Details::default()
        },
        Rail::Generic => Details {
            pay_code: Some((100_000_000 + scatter(count, 899_999_999)).to_string()),
            pay_url: desk(),
            pay_desk_url: desk(),
            ..Details::default()
        },
    }
}

/// The check digit of a CLABE's first 17 digits: weights 3, 7, 1, each product modulo 10 (instruction-facts, 3.2).
pub fn clabe_check_digit(first_17: &str) -> u8 {
    let sum: u32 = first_17
        .bytes()
        .filter(u8::is_ascii_digit)
        .zip([3, 7, 1].into_iter().cycle())
        .map(|(digit, weight)| u32::from(digit - b'0') * weight % 10)
        .sum();
    u8::try_from((10 - sum % 10) % 10).unwrap_or_default()
}

/// A CLABE of the order's own, with one of the two documented beginnings.
fn plain_clabe(count: u64) -> String {
    let first = if (count / 2).is_multiple_of(2) {
        format!("684180104{:08}", scatter(count, 100_000_000))
    } else {
        format!("6461805201{:07}", scatter(count, 10_000_000))
    };
    let check = clabe_check_digit(&first);
    format!("{first}{check}")
}

/// The one CLABE of a BBVA convenio (instruction-facts, 3.3).
fn convenio_clabe(convenio: u64) -> String {
    let first = format!("012914002{convenio:08}");
    let check = clabe_check_digit(&first);
    format!("{first}{check}")
}

/// A virtual account or store code: a beginning for each product, then digits of the order's own.
fn virtual_account(number: u32, count: u64) -> String {
    match number {
        21 => format!("12208{:011}", scatter(count, 100_000_000_000)),
        22 => format!("26215{:013}", scatter(count, 10_000_000_000_000)),
        24 => format!("729300{:010}", scatter(count, 10_000_000_000)),
        25 => format!("88608{:011}", scatter(count, 100_000_000_000)),
        26 => format!("88089999{:06}", scatter(count, 1_000_000)),
        27 => format!("5919{:012}", scatter(count, 1_000_000_000_000)),
        31 | 32 => format!("8001{:010}", scatter(count, 10_000_000_000)),
        _ => format!("7777{:012}", scatter(count, 1_000_000_000_000)),
    }
}

/// A dynamic QRIS string with its amount; real ones write it with and without decimals, so every other one has them.
fn qris(count: u64, amount: Amount, scale: u32) -> String {
    let shown = if count.is_multiple_of(2) { amount.to_plain(scale) } else { amount.to_plain(2) };
    let acquirer = tag("00", "COM.NOBUBANK.WWW")
        + &tag("01", &format!("9360050300{:08}", 4))
        + &tag("02", &format!("{:014}", 4))
        + &tag("03", "UME");
    let national =
        tag("00", "ID.CO.QRIS.WWW") + &tag("02", &format!("ID{:013}", 1_020_000_000_004_u64)) + &tag("03", "UME");
    let extra = tag("01", &format!("INV-{count:06}")) + &tag("07", "A01");
    with_crc(
        tag("00", "01")
            + &tag("01", "12")
            + &tag("26", &acquirer)
            + &tag("51", &national)
            + &tag("52", "4812")
            + &tag("53", "360")
            + &tag("54", &shown)
            + &tag("58", "ID")
            + &tag("59", "TOKO SANDBOX")
            + &tag("60", "JAKARTA")
            + &tag("61", "10110")
            + &tag("62", &extra),
    )
}

/// A dynamic merchant code as Raast has them: `EMVCo` with the currency 586 (instruction-facts, 3.6).
fn raast_qr(count: u64, amount: Amount, scale: u32) -> String {
    let account = tag("00", "PK.RAAST.SANDBOX") + &tag("01", &format!("{:016}", scatter(count, 10_000_000_000)));
    with_crc(
        tag("00", "01")
            + &tag("01", "12")
            + &tag("28", &account)
            + &tag("52", "5999")
            + &tag("53", "586")
            + &tag("54", &amount.to_plain(scale))
            + &tag("58", "PK")
            + &tag("59", "SANDBOX STORE")
            + &tag("60", "KARACHI")
            + &tag("62", &tag("05", &format!("REF{count:08}"))),
    )
}

/// One `EMVCo` element: id, length of two digits, value. Values here are short ASCII.
fn tag(id: &str, value: &str) -> String {
    format!("{id}{:02}{value}", value.len())
}

/// Ends an `EMVCo` string with its checksum, which covers its own tag and length.
fn with_crc(payload: String) -> String {
    let payload = payload + "6304";
    let crc = crc16_ccitt_false(payload.as_bytes());
    format!("{payload}{crc:04X}")
}

/// CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF (instruction-facts, 3.6).
fn crc16_ccitt_false(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xffff, |crc, &byte| {
        (0..8).fold(
            crc ^ (u16::from(byte) << 8),
            |crc, _| {
                if crc & 0x8000 == 0 { crc << 1 } else { (crc << 1) ^ 0x1021 }
            },
        )
    })
}

/// A wallet's own payment number, as in the gateway's Dana sample.
fn biz_no(count: u64) -> String {
    format!("2024120211121280011016{:08}", scatter(count, 100_000_000))
}

/// Spreads running numbers over `0..modulus` without a repeat: the multiplier is a prime that divides no power of ten.
fn scatter(count: u64, modulus: u64) -> u64 {
    let spread = (u128::from(count) + 1) * 7_368_787 % u128::from(modulus);
    u64::try_from(spread).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashSet};

    use super::*;
    use crate::domain::Currency;

    fn product(number: u32, rail: Rail) -> PayType {
        PayType {
            number,
            name: "Dana".to_owned(),
            rail,
            bank: None,
            supported: true,
            note: String::new(),
            notes: BTreeMap::new(),
            fields: BTreeMap::new(),
            banks_from_gateway: false,
        }
    }

    fn details(number: u32, rail: Rail, count: u64) -> Details {
        let amount = Amount::from_wire("20000", Currency::parse("IDR").expect("a code")).expect("an amount");
        make(&product(number, rail), count, amount, 0, "http://127.0.0.1:1/stage-api/desk/PAYIN1")
    }

    #[test]
    fn check_digits_of_published_clabes() {
        for clabe in ["032180000118359719", "002010077777777771", "012914002014112176", "646180111805034237"] {
            assert_eq!(clabe_check_digit(&clabe[..17]), clabe.as_bytes()[17] - b'0', "{clabe}");
        }
        assert_eq!(convenio_clabe(1_837_192), "012914002018371926");
    }

    #[test]
    fn every_other_clabe_is_a_convenio() {
        let mut plain = HashSet::new();
        for count in 0..200 {
            let details = details(69, Rail::Spei, count);
            let clabe = details.pay_code.expect("a CLABE");
            assert_eq!(clabe.len(), 18);
            assert_eq!(clabe_check_digit(&clabe[..17]), clabe.as_bytes()[17] - b'0', "{clabe}");
            if count % 2 == 0 {
                assert!(clabe.starts_with("684180104") || clabe.starts_with("6461805201"), "{clabe}");
                assert!(plain.insert(clabe), "a plain CLABE belongs to one order");
                assert_eq!((details.reference, details.concept, details.bank_name), (None, None, None));
            } else {
                assert_eq!(clabe, "012914002014112176");
                assert_eq!(details.reference.as_deref(), Some("1411217"));
                assert_eq!(details.concept.map(|concept| concept.len()), Some(20));
            }
        }
    }

    #[test]
    fn checksums_of_published_codes() {
        assert_eq!(crc16_ccitt_false(b"123456789"), 0x29b1);
        let published = "00020101021226670016COM.NOBUBANK.WWW01189360050300000000040214000000000000040303UME\
                         51440014ID.CO.QRIS.WWW0215ID10200000000040303UME5204481253033605405200005802ID\
                         5911TOKO CONTOH6005MEDAN61052011162190108INV-00040703A01";
        assert!(with_crc(published.to_owned()).ends_with("6304D665"));
    }

    #[test]
    fn qr_strings_are_well_formed() {
        for (number, rail) in [(41, Rail::Qris), (38, Rail::QrAndLink)] {
            for count in 0..4 {
                let code = details(number, rail, count).pay_code.expect("a QR string");
                let (payload, crc) = code.split_at(code.len() - 4);
                assert_eq!(format!("{:04X}", crc16_ccitt_false(payload.as_bytes())), crc);
                let mut rest = code.as_str();
                while !rest.is_empty() {
                    let length: usize = rest[2..4].parse().expect("two digits");
                    rest = &rest[4 + length..];
                }
            }
        }
        assert!(details(41, Rail::Qris, 0).pay_code.expect("a QR string").contains("540520000"));
        assert!(details(41, Rail::Qris, 1).pay_code.expect("a QR string").contains("540820000.00"));
    }

    #[test]
    fn numbers_to_pay_to_do_not_repeat() {
        for (number, rail) in
            [(21, Rail::VirtualAccount), (26, Rail::VirtualAccount), (31, Rail::StoreCode), (200, Rail::Generic)]
        {
            let codes: HashSet<_> = (0..2000).map(|count| details(number, rail, count).pay_code).collect();
            assert_eq!(codes.len(), 2000, "{number}");
        }
    }

    #[test]
    fn empty_and_null_are_told_apart() {
        let dana = details(43, Rail::WalletLink, 0);
        assert_eq!(dana.pay_code.as_deref(), Some(""));
        assert!(dana.pay_url.as_deref().is_some_and(|url| url.starts_with("https://m.dana.example/link/pay?bizNo=")));
        assert_eq!(dana.pay_desk_url, dana.pay_url, "as in the gateway's create sample");
        assert_eq!(details(26, Rail::VirtualAccount, 0).pay_url, None);
        let push = details(47, Rail::WalletPush, 0);
        assert_eq!((push.pay_code.as_deref(), push.pay_url), (Some(""), None));
    }
}
