//! A raw HTTP request.

use std::borrow::Cow;

use jiff::Timestamp;

use super::delivery::{Delivery, Fault, Fidelity, Headers, Skip};
use super::envelope::{Around, Found};
use super::json::Object;
use super::{notice, times};

/// The head of a request: everything before its body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The headers that count.
    pub headers: Headers<'static>,
    /// `Content-Length`, if it is a number.
    pub length: Option<usize>,
    /// `Transfer-Encoding: chunked`.
    pub is_chunked: bool,
    /// `Date`.
    pub at: Option<Timestamp>,
}

/// Whether a line is the first one of a request.
pub fn is_request_line(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    let Some(last) = memchr::memrchr(b' ', line) else { return false };
    let is_version = line[last + 1..].starts_with(b"HTTP/") && line.len() - last <= 9;
    let method = line.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    is_version && (3..=7).contains(&method) && line[method] == b' ' && method < last
}

/// Whether a text begins with a request.
pub fn begins_request(text: &[u8]) -> bool {
    is_request_line(text.split(|byte| *byte == b'\n').next().unwrap_or_default())
}

/// Reads the lines of a head, without its request line.
pub fn read_head<'a>(lines: impl Iterator<Item = &'a str>) -> Head {
    let mut head = Head::default();
    for line in lines {
        let Some((name, value)) = line.split_once(':') else { continue };
        let (name, value) = (name.trim(), value.trim());
        head.headers.add(name, Cow::Owned(value.to_owned()));
        if name.eq_ignore_ascii_case("Content-Length") {
            head.length = value.parse().ok();
        } else if name.eq_ignore_ascii_case("Transfer-Encoding") {
            head.is_chunked = value.to_ascii_lowercase().contains("chunked");
        } else if name.eq_ignore_ascii_case("Date") {
            head.at = times::read(value);
        }
    }
    head
}

/// Reads a request that is a whole text.
pub fn read_text<'a>(text: &str, around: &Around<'a>) -> Option<Found<'a>> {
    let (lines, body) = [("\r\n\r\n", 4), ("\n\n", 2)]
        .iter()
        .filter_map(|(blank, len)| text.find(blank).map(|at| (at, len)))
        .min()
        .map(|(at, len)| (&text[..at], &text[at + len..]))?;
    let head = read_head(lines.lines().skip(1));
    let body = if head.is_chunked {
        Cow::Owned(unchunk(body.as_bytes()).map(|(body, _)| body)?)
    } else {
        Cow::Borrowed(body.as_bytes().get(..head.length.unwrap_or(body.len())).unwrap_or(body.as_bytes()))
    };
    Some(found(&head, body, around.at).into_owned())
}

/// What a request with this head and body is.
pub fn found<'a>(head: &Head, body: Cow<'a, [u8]>, at: Option<Timestamp>) -> Found<'a> {
    let Ok(text) = std::str::from_utf8(&body) else {
        let marked = memchr::memmem::find(&body, notice::MARKER).is_some();
        return if marked { Found::Fault(Fault::NotUtf8) } else { Found::Skip(Skip::Other) };
    };
    match Object::read(text.trim()) {
        Ok(object) if notice::is_notice(&object) => Found::Delivery(Delivery {
            fidelity: Fidelity::Exact,
            headers: head.headers.clone(),
            at: at.or(head.at),
            body,
        }),
        Err(error) if text.contains("orderStatus") => Found::Fault(super::json::not_json(&error)),
        _ => Found::Skip(Skip::Other),
    }
}

/// Puts a chunked body together; also how many bytes of `text` it took. `None` if it is not whole.
pub fn unchunk(text: &[u8]) -> Option<(Vec<u8>, usize)> {
    let mut body = Vec::new();
    let mut at = 0;
    loop {
        let line_end = at + memchr::memchr(b'\n', text.get(at..)?)?;
        let line = std::str::from_utf8(&text[at..line_end]).ok()?;
        let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        at = line_end + 1;
        if size == 0 {
            // Trailers, and the blank line after them.
            loop {
                let Some(len) = memchr::memchr(b'\n', text.get(at..)?) else { return Some((body, text.len())) };
                let is_blank = text[at..at + len].trim_ascii().is_empty();
                at += len + 1;
                if is_blank {
                    return Some((body, at));
                }
            }
        }
        body.extend_from_slice(text.get(at..at.checked_add(size)?)?);
        at += size;
        let rest = text.get(at..)?;
        at += if rest.starts_with(b"\r\n") { 2 } else { usize::from(rest.first() == Some(&b'\n')) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn request_lines() {
        for line in
            ["POST /hook HTTP/1.1", "POST https://a.example/hook?x=1 HTTP/1.0\r", "PUT / HTTP/2", "GET / HTTP/2.0"]
        {
            assert!(is_request_line(line.as_bytes()), "{line}");
        }
        for line in [
            "",
            "HTTP/1.1 200 OK",
            "post / HTTP/1.1",
            "10.0.0.1 \"POST / HTTP/1.1\" 200",
            "POST / HTTP/1.1 200",
            "X HTTP/1.1",
        ] {
            assert!(!is_request_line(line.as_bytes()), "{line}");
        }
    }

    #[test]
    fn chunks() {
        let text = b"4;x=1\r\nWiki\r\nB\r\npedia in\r\n \r\n0\r\nTrailer: x\r\n\r\nPOST";
        assert_eq!(unchunk(text), Some((b"Wikipedia in\r\n ".to_vec(), text.len() - 4)));
        assert_eq!(unchunk(b"4\nWiki\n0\n\n"), Some((b"Wiki".to_vec(), 10)));
        for torn in [&b"4\r\nWi"[..], b"4", b"", b"z\r\n", b"ffffffffffffffff\r\nx"] {
            assert_eq!(unchunk(torn), None);
        }
    }
}
