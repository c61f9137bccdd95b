//! Shapes of phone numbers, identity numbers and e-mail addresses.

/// Drops what people put between digits to read them: blanks, dashes, points, brackets, slashes.
pub(super) fn without_spacing(typed: &str) -> String {
    let spacing = |c: char| c.is_whitespace() || matches!(c, '-' | '‐'..='―' | '−' | '.' | '(' | ')' | '/');
    typed.chars().filter(|&c| !spacing(c)).collect()
}

/// Whether `text` has the shape `form`: `#` is a digit, `*` six to thirteen digits, everything else is itself.
pub(super) fn matches(form: &str, text: &str) -> bool {
    match form.split_once('*') {
        None => matches_exactly(form, text),
        Some((before, after)) => {
            // Shapes and whatever matches them are ASCII, so bytes are characters.
            let inside = text.len().checked_sub(before.len() + after.len()).filter(|len| (6..=13).contains(len));
            let Some(inside) = inside else { return false };
            let parts = text.get(..before.len()).zip(text.get(before.len()..before.len() + inside));
            parts.zip(text.get(before.len() + inside..)).is_some_and(|((start, digits), end)| {
                matches_exactly(before, start)
                    && digits.bytes().all(|byte| byte.is_ascii_digit())
                    && matches_exactly(after, end)
            })
        }
    }
}

fn matches_exactly(form: &str, text: &str) -> bool {
    form.len() == text.len()
        && form
            .bytes()
            .zip(text.bytes())
            .all(|(form, byte)| if form == b'#' { byte.is_ascii_digit() } else { form == byte })
}

/// A text of the shape, with digits anyone sees are made up: `+57##########` gives `+571234567890`.
pub(super) fn example(form: &str) -> String {
    let mut digits = "1234567890".chars().cycle();
    let mut out = String::new();
    for c in form.chars() {
        match c {
            '#' => out.extend(digits.next()),
            '*' => out.extend(digits.by_ref().take(10)),
            other => out.push(other),
        }
    }
    out
}

/// Whether it looks like an e-mail address: something before one `@`, and a name with a point behind it.
pub(super) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let local_ok = (1..=64).contains(&local.len())
        && local.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&byte))
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..");
    let label_ok = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let mut labels = domain.split('.');
    let top_ok =
        domain.rsplit('.').next().is_some_and(|top| top.len() >= 2 && !top.bytes().all(|b| b.is_ascii_digit()));
    local_ok && domain.contains('.') && labels.all(label_ok) && top_ok
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn shapes_match_whole_texts_only() {
        for (form, text, expected) in [
            ("+57##########", "+573016612345", true),
            ("+57##########", "+57301661234", false),
            ("+57##########", "+5730166123456", false),
            ("57##########", "583016612345", false),
            ("3#########", "3001234567", true),
            ("3#########", "03001234567", false),
            ("+62*", "+62123456", true),
            ("+62*", "+6212345", false),
            ("+62*", "+621234567890123", true),
            ("+62*", "+6212345678901234", false),
            ("+62*", "+6285812345６78", false),
            ("*99", "12345699", true),
            ("*99", "1234569", false),
            ("", "", true),
        ] {
            assert_eq!(matches(form, text), expected, "{form} {text}");
        }
    }

    #[test]
    fn examples_are_of_their_shape() {
        assert_eq!(example("+57##########"), "+571234567890");
        assert_eq!(example("+62*"), "+621234567890");
    }

    #[test]
    fn addresses() {
        for good in ["a@b.co", "ana.maria+x@sub.tienda.com.mx", "x_1@ex-ample.org"] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "",
            "a",
            "@b.co",
            "a@",
            "a@b",
            "a@b.c",
            "a@@b.co",
            "a@b@c.co",
            "a b@c.co",
            "a@b..co",
            ".a@b.co",
            "a.@b.co",
            "a..b@c.co",
            "a@-b.co",
            "a@b-.co",
            "josé@b.co",
            "a@b.co ",
            "a@1.2.3.44",
            "a@b.co\u{200b}",
        ] {
            assert!(!is_email(bad), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics_and_examples_match(form in "[+0-9A-Z]{0,4}[#]{0,12}[*]?[#]{0,3}", text in any::<String>()) {
            matches(&form, &text);
            is_email(&text);
            prop_assert!(matches(&form, &example(&form)));
            prop_assert!(matches(&form, &without_spacing(&example(&form))));
        }
    }
}
