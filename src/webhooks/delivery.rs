//! What readers make of a log: deliveries, and what is not one, each with the place where it stands.

use std::borrow::Cow;
use std::fmt;

use jiff::Timestamp;

/// Longest body that is hashed and kept, in bytes. The gateway's own are under 1 KiB.
pub const MAX_BODY: usize = 64 * 1024;

/// Longest piece of a log that is looked at as a whole (a line, a request, an object), in bytes. What is longer is
/// passed over and reported; it is never held in memory.
pub const MAX_ITEM: usize = 1024 * 1024;

/// Deepest nesting that is read anywhere in a log: what the gateway's documents may have.
pub const MAX_DEPTH: usize = crate::gateway::wire::MAX_DEPTH;

/// Where something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Place {
    /// Which of the files, counted from 0 in the order in which they were given.
    pub file: u32,
    /// Line, counted from 1.
    pub line: u64,
    /// Offset of the line's first byte in the text: after unpacking, and in UTF-8 if the file is UTF-16.
    pub byte: u64,
}

/// A header as a log has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub enum Header<'a> {
    /// The log does not have it.
    #[default]
    Absent,
    /// Its value.
    One(Cow<'a, str>),
    /// It stands there more than once, with different values, so that nobody can say which one counts.
    Repeated,
}

impl<'a> Header<'a> {
    /// The value, if there is exactly one.
    pub fn one(&self) -> Option<&str> {
        match self {
            Self::One(value) => Some(value),
            Self::Absent | Self::Repeated => None,
        }
    }

    /// [`Self::one`], taken out.
    pub fn into_one(self) -> Option<String> {
        match self {
            Self::One(value) => Some(value.into_owned()),
            Self::Absent | Self::Repeated => None,
        }
    }

    /// Takes one more value in; the same value again is no second one.
    pub fn add(&mut self, value: Cow<'a, str>) {
        match self {
            Self::Absent => *self = Self::One(value),
            Self::One(known) if *known == value => {}
            Self::One(_) | Self::Repeated => *self = Self::Repeated,
        }
    }

    /// The same without a hold on the log's text.
    pub fn into_owned(self) -> Header<'static> {
        match self {
            Self::Absent => Header::Absent,
            Self::One(value) => Header::One(Cow::Owned(value.into_owned())),
            Self::Repeated => Header::Repeated,
        }
    }
}

/// The two headers that count (api-facts, section 9).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Headers<'a> {
    /// `MerchantId`.
    pub merchant_id: Header<'a>,
    /// `Sign`.
    pub sign: Header<'a>,
}

impl<'a> Headers<'a> {
    /// Takes a header in if it is one of the two; letter case, dashes and a CGI prefix do not count.
    pub fn add(&mut self, name: &str, value: Cow<'a, str>) {
        match Name::of(name) {
            Some(Name::MerchantId) => self.merchant_id.add(value),
            Some(Name::Sign) => self.sign.add(value),
            None => {}
        }
    }

    /// Whether neither is there.
    pub fn is_empty(&self) -> bool {
        (&self.merchant_id, &self.sign) == (&Header::Absent, &Header::Absent)
    }

    /// The same without a hold on the log's text.
    pub fn into_owned(self) -> Headers<'static> {
        Headers { merchant_id: self.merchant_id.into_owned(), sign: self.sign.into_owned() }
    }
}

/// Which header a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// `MerchantId`.
    MerchantId,
    /// `Sign`.
    Sign,
}

impl Name {
    /// Reads `Sign`, `sign`, `HTTP_SIGN`, `headers.Sign`, `request_header_merchant_id` and the like.
    pub fn of(name: &str) -> Option<Self> {
        // Most names are other ones, and longer or shorter.
        if !(4..=40).contains(&name.len()) {
            return None;
        }
        // The last letter of either, and of few other names.
        if !matches!(name.bytes().rfind(u8::is_ascii_alphanumeric), Some(b'n' | b'N' | b'd' | b'D')) {
            return None;
        }
        let plain: String = name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        let ends = |name: &str| {
            let before = plain.strip_suffix(name)?;
            let outer = before.strip_suffix("headers").or_else(|| before.strip_suffix("header")).unwrap_or(before);
            matches!(outer, "" | "http" | "req" | "request" | "httprequest").then_some(())
        };
        let sign = ends("sign").map(|()| Self::Sign);
        sign.or_else(|| ends("merchantid").map(|()| Self::MerchantId))
    }
}

/// How near to the bytes on the wire a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fidelity {
    /// The log made an object or columns of it, so its signature may be right over bytes that are gone.
    Reencoded,
    /// The log keeps the body as a text: what it says is what came.
    Exact,
}

/// One notification, as one place of a log has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery<'a> {
    /// The body.
    pub body: Cow<'a, [u8]>,
    /// Whether these are the bytes that came.
    pub fidelity: Fidelity,
    /// The headers.
    pub headers: Headers<'a>,
    /// When it came, if the log says so.
    pub at: Option<Timestamp>,
}

impl Delivery<'_> {
    /// The same without a hold on the log's text.
    pub fn into_owned(self) -> Delivery<'static> {
        Delivery {
            body: Cow::Owned(self.body.into_owned()),
            headers: self.headers.into_owned(),
            fidelity: self.fidelity,
            at: self.at,
        }
    }
}

/// Something that is no payin notification and is none of ours to worry about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Skip {
    /// A notification about a payout.
    Payout,
    /// JSON, a request or a row about something else.
    Other,
    /// A line of text about something else.
    Noise,
}

impl Skip {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Payout, Self::Other, Self::Noise];
}

/// Something that should have been readable and is not.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The file ends in the middle of it.
    Torn,
    /// Longer than [`MAX_ITEM`].
    TooLong,
    /// A body longer than [`MAX_BODY`].
    BodyTooLong,
    /// Not UTF-8.
    NotUtf8,
    /// A NUL or another control character where there must be none.
    ControlCharacter,
    /// An object has one key twice, so that nobody can say which value counts.
    DuplicateKey(String),
    /// Nested more than [`MAX_DEPTH`] deep.
    TooDeep,
    /// It looks like a notification and is not JSON, in the parser's words.
    NotJson(String),
    /// A request, command or row that breaks the rules of its format.
    Malformed(&'static str),
    /// The packed file is damaged, or the system cannot read it, in the unpacker's or the system's words.
    Unreadable(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Torn => f.write_str("the file ends in the middle of it"),
            Self::TooLong => write!(f, "longer than {MAX_ITEM} bytes"),
            Self::BodyTooLong => write!(f, "a body longer than {MAX_BODY} bytes"),
            Self::NotUtf8 => f.write_str("not UTF-8"),
            Self::ControlCharacter => f.write_str("a control character inside a text"),
            Self::DuplicateKey(key) => write!(f, "the key {key} stands there twice"),
            Self::TooDeep => write!(f, "nested more than {MAX_DEPTH} deep"),
            Self::NotJson(why) => write!(f, "not JSON: {why}"),
            Self::Malformed(why) => f.write_str(why),
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_go_by_many_names() {
        for name in
            ["Sign", "sign", "SIGN", "HTTP_SIGN", "headers.Sign", "header_sign", "Request-Header-Sign", "req.sign"]
        {
            assert_eq!(Name::of(name), Some(Name::Sign), "{name}");
        }
        for name in ["MerchantId", "merchantid", "MERCHANT-ID", "HTTP_MERCHANTID", "headers.merchant_id"] {
            assert_eq!(Name::of(name), Some(Name::MerchantId), "{name}");
        }
        for name in ["Signature", "Design", "X-Sign-Type", "mchId", "", "Content-Type", "sig", "assign"] {
            assert_eq!(Name::of(name), None, "{name}");
        }
    }

    #[test]
    fn a_header_that_stands_twice_counts_only_if_it_says_the_same() {
        let mut header = Header::Absent;
        header.add("a".into());
        header.add("a".into());
        assert_eq!(header.one(), Some("a"));
        header.add("b".into());
        assert_eq!(header, Header::Repeated);
        header.add("b".into());
        assert_eq!(header.one(), None);
    }
}
