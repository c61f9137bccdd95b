//! Links that a payer is sent to: nothing is offered that was not parsed.

use url::Url;

use super::Link;
use crate::domain::text::is_hidden;

/// Longest link in bytes: far beyond the 250 characters the pages speak of, and still a readable QR code.
const MAX_LEN: usize = 2_000;

/// Checks a link: http, https or one of `schemes`, with a host on the web, no user name, nothing a program could read
/// differently than we do. `None` refuses it.
pub fn check(text: &str, schemes: &[String]) -> Option<Link> {
    // What the parser would mend silently is refused, since the text is handed on as it is.
    if text.len() > MAX_LEN || text.contains(|c: char| c.is_whitespace() || c == '\\' || is_hidden(c)) {
        return None;
    }
    let url = Url::parse(text).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https");
    if !is_web && !schemes.iter().any(|scheme| scheme == url.scheme()) {
        return None;
    }
    let rest = text.get(url.scheme().len() + 1..)?;
    let authority = rest.strip_prefix("//").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    if authority.is_some_and(|authority| authority.contains('@')) {
        return None;
    }
    let host = match url.host_str().filter(|host| !host.is_empty()) {
        Some(host) if is_web => authority.filter(|authority| !authority.is_empty()).map(|_| host.to_owned())?,
        None if is_web => return None,
        // An app's link: its scheme is what tells where it leads.
        Some(host) => format!("{}://{host}", url.scheme()),
        None => format!("{}:", url.scheme()),
    };
    Some(Link { url: text.to_owned(), host })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn host(text: &str) -> Option<String> {
        check(text, &["dana".to_owned(), "shopeeid".to_owned()]).map(|link| {
            assert_eq!(link.url, text);
            link.host
        })
    }

    #[test]
    fn web_and_wallet_links_pass_with_their_host() {
        for (text, shown) in [
            ("https://m.dana.id/link/pay?bizNo=20241202111212800110166154827", "m.dana.id"),
            ("http://testpaydesk.mxcashypay.com/index.html?PAYIN8374561426934530048", "testpaydesk.mxcashypay.com"),
            ("HTTPS://Pay.Example:8443/a@b", "pay.example"),
            ("https://pagос.example/", "xn--pag-uedp.example"),
            ("dana://pay/link?x=1", "dana://pay"),
            ("shopeeid:pay", "shopeeid:"),
        ] {
            assert_eq!(host(text).as_deref(), Some(shown), "{text}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for text in [
            "",
            "xxxxxxxxxxxx",
            "null",
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "gojek://pay",
            "intent://pay#Intent;scheme=dana;end",
            "https://m.dana.id@evil.example/",
            "https://user:secret@m.dana.id/",
            "https://@m.dana.id/",
            "dana://m.dana.id@evil.example/",
            "https:m.dana.id",
            "https:/m.dana.id",
            "https:///m.dana.id",
            "https://",
            "https:\\\\evil.example",
            "https://m.dana.id\\@evil.example",
            "https://m.dana.id/\u{202e}moc",
            "https://m.dana.id/a b",
            " https://m.dana.id/",
            "https://m.dana.id/\n",
            "https://exa\u{ad}mple.com/",
        ] {
            assert_eq!(host(text), None, "{text:?}");
        }
        assert_eq!(host(&format!("https://m.dana.id/{}", "a".repeat(MAX_LEN))), None);
    }

    proptest! {
        #[test]
        fn a_link_that_passes_leads_to_the_host_it_shows(text in "(https?|dana|x):/{0,3}[a-zé@:.\\\\/?#%0-9\\[\\]]{0,24}") {
            if let Some(link) = check(&text, &["dana".to_owned()]) {
                let url = Url::parse(&link.url).expect("it was parsed");
                prop_assert!(url.username().is_empty() && url.password().is_none());
                prop_assert!(link.host.is_ascii());
                prop_assert!(link.host.ends_with(url.host_str().unwrap_or(":")), "{}", link.host);
            }
        }

        #[test]
        fn any_text_is_checked_without_panic(text in any::<String>()) {
            check(&text, std::slice::from_ref(&text));
        }
    }
}
