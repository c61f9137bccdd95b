//! A notification on its way out again: as the HTTP request it was, as a curl command, and what an answer to it is
//! worth.

use url::Url;

/// A signed request, as the gateway makes it.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Where it goes.
    pub url: &'a Url,
    /// `MerchantId`, if anybody knows it.
    pub merchant_id: Option<&'a str>,
    /// `Sign`, if it was kept.
    pub sign: Option<&'a str>,
    /// The exact bytes.
    pub body: &'a [u8],
}

impl Request<'_> {
    fn headers(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let clean = |value: &&str| !value.chars().any(char::is_control);
        let optional = [("MerchantId", self.merchant_id), ("Sign", self.sign)];
        let kept = optional.into_iter().filter_map(move |(name, value)| Some((name, value.filter(clean)?)));
        [("Content-Type", "application/json")].into_iter().chain(kept)
    }

    /// As it is on the wire, but for the ends of lines.
    pub fn as_http(&self) -> String {
        let target =
            self.url.query().map_or_else(|| self.url.path().to_owned(), |query| format!("{}?{query}", self.url.path()));
        let mut text = format!("POST {target} HTTP/1.1\nHost: {}\n", self.url.authority());
        for (name, value) in self.headers() {
            text.extend([name, ": ", value, "\n"]);
        }
        text.extend(["Content-Length: ", &self.body.len().to_string(), "\n\n"]);
        text + &String::from_utf8_lossy(self.body)
    }

    /// As a command for a shell. Everything that is not ours stands in single quotes, where nothing has a meaning.
    pub fn as_curl(&self) -> String {
        let mut text = format!("curl -X POST {}", quoted(self.url.as_str()));
        for (name, value) in self.headers() {
            text.extend([" \\\n  -H ", &quoted(&format!("{name}: {value}"))]);
        }
        // Not `--data`, which reads a file if the text begins with an at sign.
        text + &format!(" \\\n  --data-raw {}", quoted(&String::from_utf8_lossy(self.body)))
    }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// Whether an answer means "taken", by each of the two rules that the gateway's pages give (api-facts, section 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Older pages: the body is `SUCCESS`.
    pub by_body: bool,
    /// Newer pages: the status is 200, 301 or 302.
    pub by_status: bool,
}

impl Judgement {
    /// Judges an answer.
    pub fn of(http_status: u16, body: &[u8]) -> Self {
        Self { by_body: body.trim_ascii() == b"SUCCESS", by_status: matches!(http_status, 200 | 301 | 302) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url() -> Url {
        "http://127.0.0.1:8080/hook?a=1".parse().expect("a URL")
    }

    #[test]
    fn a_request_is_shown_as_it_was() {
        let (url, body) = (url(), br#"{"a":"it's"}"#);
        let request = Request { url: &url, merchant_id: Some("1002001"), sign: Some("ab12"), body };
        let expected = "POST /hook?a=1 HTTP/1.1\nHost: 127.0.0.1:8080\nContent-Type: application/json\n\
                        MerchantId: 1002001\nSign: ab12\nContent-Length: 12\n\n{\"a\":\"it's\"}";
        assert_eq!(request.as_http(), expected);
        let expected = "curl -X POST 'http://127.0.0.1:8080/hook?a=1' \\\n  -H 'Content-Type: application/json' \\\n  \
                        -H 'MerchantId: 1002001' \\\n  -H 'Sign: ab12' \\\n  --data-raw '{\"a\":\"it'\\''s\"}'";
        assert_eq!(request.as_curl(), expected);
    }

    /// What a log says about a header must not become another header, or a command.
    #[test]
    fn a_header_with_a_line_end_is_left_out() {
        let url = url();
        let request = Request { url: &url, merchant_id: Some("1\r\nX: y"), sign: Some("';rm -r ~;'"), body: b"{}" };
        assert!(!request.as_http().contains("X: y"));
        assert!(request.as_curl().contains(r"-H 'Sign: '\'';rm -r ~;'\'''"), "{}", request.as_curl());
    }

    #[test]
    fn an_answer_is_judged_by_both_rules() {
        for (status, body, by_body, by_status) in [
            (200, "SUCCESS", true, true),
            (200, " SUCCESS\n", true, true),
            (200, "success", false, true),
            (200, "ok", false, true),
            (302, "", false, true),
            (204, "SUCCESS", true, false),
            (500, "SUCCESS", true, false),
            (404, "not found", false, false),
        ] {
            assert_eq!(Judgement::of(status, body.as_bytes()), Judgement { by_body, by_status }, "{status} {body}");
        }
    }
}
