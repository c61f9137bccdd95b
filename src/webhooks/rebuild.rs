//! Bodies that a log took apart, put together again as the gateway writes them.
//!
//! Real notifications have their keys in alphabetical order, no nulls, no blanks, and amounts with a decimal point
//! (api-facts, section 9). A log that keeps the body as an object or as columns has lost the bytes, but what was signed
//! may be guessed, and the signature says whether the guess is right: to find other bytes that it fits is what nobody
//! can do. So a rebuilt body that verifies *is* the body, and one that does not leaves the delivery unverifiable.

use super::json::{self, Object};

/// The fields that the gateway writes as numbers.
const NUMBERS: [&str; 2] = ["amount", "fee"];

/// Bodies that may have been signed, the likeliest first, without repeats.
pub fn candidates(body: &[u8]) -> Vec<Vec<u8>> {
    let mut all = vec![body.to_vec()];
    let trimmed = body.trim_ascii();
    let Some(object) = std::str::from_utf8(trimmed).ok().and_then(|text| Object::read(text).ok()) else { return all };
    all.push(trimmed.to_vec());
    for sorted in [false, true] {
        for decimal_point in [false, true] {
            all.push(print(&object, sorted, decimal_point));
        }
    }
    let mut known = Vec::new();
    all.retain(|candidate| {
        let is_new = !known.contains(candidate);
        known.extend(is_new.then(|| candidate.clone()));
        is_new
    });
    all
}

fn print(object: &Object<'_>, sorted: bool, decimal_point: bool) -> Vec<u8> {
    let mut entries: Vec<_> = object.0.iter().map(|(key, value)| (key.as_ref(), *value)).collect();
    if sorted {
        entries.sort_by_key(|(key, _)| *key);
        entries.retain(|(_, value)| value.get() != "null");
    }
    let mut out = String::from("{");
    for (i, (key, value)) in entries.into_iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        push_string(&mut out, key);
        out.push(':');
        match json::string(value) {
            Some(text) if decimal_point && NUMBERS.contains(&key) => out.push_str(&with_point(&text)),
            Some(text) => push_string(&mut out, &text),
            None if decimal_point && NUMBERS.contains(&key) => out.push_str(&with_point(value.get())),
            // Numbers, `true`, and what no notification has: lists and objects, with their own blanks.
            None => out.push_str(value.get()),
        }
    }
    out.push('}');
    out.into_bytes()
}

fn push_string(out: &mut String, text: &str) {
    // A text always has a JSON form.
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
}

/// `20000` and `20000.00` become `20000.0`, `12.50` becomes `12.5`; what is no plain number stays.
fn with_point(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return number.to_owned();
    }
    let fraction = fraction.trim_end_matches('0');
    format!("{whole}.{}", if fraction.is_empty() { "0" } else { fraction })
}

#[cfg(test)]
mod tests {
    use super::*;

    const REAL: &str = r#"{"amount":20000.0,"completionTime":"2024-07-30 15:31:10","fee":812.5,"mchOrderNo":"cashypay/é\"1","orderStatus":"SUCCESS"}"#;

    #[test]
    fn what_logs_do_to_a_body_is_undone() {
        for taken_apart in [
            REAL,
            // Printed with blanks, by a tool that keeps the digits.
            "{\n  \"amount\": 20000.0,\n  \"completionTime\": \"2024-07-30 15:31:10\",\n  \"fee\": 812.5,\n  \"mchOrderNo\": \"cashypay\\/\\u00e9\\\"1\",\n  \"orderStatus\": \"SUCCESS\"\n}\n",
            // Through JavaScript's numbers, in another order, with nulls.
            r#"{"orderStatus":"SUCCESS","payUrl":null,"amount":20000,"fee":812.5,"mchOrderNo":"cashypay/é\"1","completionTime":"2024-07-30 15:31:10"}"#,
            // Amounts as texts, as columns of a table have them.
            r#"{"amount":"20000.00","fee":"812.5000","completionTime":"2024-07-30 15:31:10","mchOrderNo":"cashypay/é\"1","orderStatus":"SUCCESS"}"#,
        ] {
            let found = candidates(taken_apart.as_bytes());
            assert!(found.iter().any(|body| body == REAL.as_bytes()), "{taken_apart}");
            assert!(found.len() <= 6);
        }
    }

    #[test]
    fn what_is_no_object_is_left_as_it_is() {
        assert_eq!(candidates(b"[1]"), [b"[1]".to_vec()]);
        assert_eq!(candidates(&[0xff]), [vec![0xff]]);
    }
}
