//! The gateway's signature: hex MD5 over the exact body bytes followed by the API key (api-facts, section 1).
//!
//! MD5 is the gateway's choice and offers no choice of ours; nothing else in Cobro uses it.

use md5::{Digest as _, Md5};
use secrecy::{ExposeSecret as _, SecretString};
use subtle::ConstantTimeEq as _;

/// Signs `body`: 32 hex digits, small unless `upper_case`. Blanks around the key are not part of it.
pub fn sign(body: &[u8], key: &SecretString, upper_case: bool) -> String {
    let hex = hex(&digest(body, key));
    if upper_case { hex.to_ascii_uppercase() } else { hex }
}

/// Whether `received` is the signature of `body`: exactly 32 hex digits of any case, compared in constant time.
pub fn verify(body: &[u8], key: &SecretString, received: &str) -> bool {
    read_hex(received).is_some_and(|received| digest(body, key).ct_eq(&received).into())
}

fn digest(body: &[u8], key: &SecretString) -> [u8; 16] {
    Md5::new().chain_update(body).chain_update(key.expose_secret().trim()).finalize().into()
}

/// Prints bytes in small hex digits.
pub(super) fn hex(bytes: &[u8; 16]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 0xf])
        .map(|nibble| char::from(DIGITS[usize::from(nibble)]))
        .collect()
}

fn read_hex(text: &str) -> Option<[u8; 16]> {
    let digits: &[u8; 32] = text.as_bytes().try_into().ok()?;
    let mut bytes = [0; 16];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
    }
    Some(bytes)
}

const fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The vectors of api-facts, section 1; their key is `testApiKey123`.
    const VECTORS: [(&str, &str); 3] = [
        (r#"{"nonceStr":"4190026990"}"#, "618a07953d6f90c0aed75968956b23d1"),
        (
            r#"{"realName":"José Núñez","notifyUrl":"https://merchant.com/webhooks"}"#,
            "134f6708c416d5e6aa317ea6a8af58e9",
        ),
        (
            r#"{"realName":"Jos\u00e9 N\u00fa\u00f1ez","notifyUrl":"https:\/\/merchant.com\/webhooks"}"#,
            "add65f4bc6a3db8d75b0f00f1174d489",
        ),
    ];

    fn key() -> SecretString {
        SecretString::from("testApiKey123")
    }

    #[test]
    fn vectors_of_the_fact_sheet() {
        for (body, hex) in VECTORS {
            assert_eq!(sign(body.as_bytes(), &key(), false), hex);
            assert_eq!(sign(body.as_bytes(), &key(), true), hex.to_ascii_uppercase());
            assert!(verify(body.as_bytes(), &key(), hex));
            assert!(verify(body.as_bytes(), &key(), &hex.to_ascii_uppercase()));
        }
    }

    #[test]
    fn blanks_around_the_key_do_not_count() {
        let typed = SecretString::from(" testApiKey123\n");
        assert_eq!(sign(VECTORS[0].0.as_bytes(), &typed, false), VECTORS[0].1);
    }

    #[test]
    fn only_32_hex_digits_are_a_signature() {
        let (body, hex) = VECTORS[0];
        for bad in [
            String::new(),
            hex[1..].to_owned(),
            format!("{hex}0"),
            format!(" {hex}"),
            hex.replace('6', "g"),
            format!("+{}", &hex[1..]),
            hex.replacen('6', "７", 1),
        ] {
            assert!(!verify(body.as_bytes(), &key(), &bad), "{bad:?}");
        }
        assert!(!verify(body.as_bytes(), &SecretString::from("testApiKey124"), hex));
    }

    proptest! {
        #[test]
        fn what_is_signed_verifies_and_one_changed_byte_does_not(
            body in prop::collection::vec(any::<u8>(), 1..200),
            at in any::<prop::sample::Index>(),
            upper in any::<bool>(),
        ) {
            let signature = sign(&body, &key(), upper);
            prop_assert!(verify(&body, &key(), &signature));
            let mut changed = body;
            let at = at.index(changed.len());
            changed[at] ^= 1;
            prop_assert!(!verify(&changed, &key(), &signature));
        }

        #[test]
        fn any_signature_text_is_taken_without_a_panic(text in any::<String>()) {
            prop_assert!(!verify(b"x", &key(), &text));
        }
    }
}
