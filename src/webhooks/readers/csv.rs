//! Tables with a row of names: a column that holds the body, or a column a field.

use std::borrow::Cow;
use std::fmt::Write as _;

use memchr::memmem;

use super::super::delivery::{Delivery, Fault, Fidelity, Headers, MAX_ITEM, Name, Skip};
use super::super::envelope::{self, Around, Found};
use super::super::source::Source;
use super::super::{notice, times};
use super::{Layout, Out, first_line};

/// The fields of a notification (api-facts, section 9).
const FIELDS: [&str; 19] = [
    "amount",
    "bankName",
    "channelOrderNo",
    "completionTime",
    "concept",
    "fee",
    "mchOrderNo",
    "merchantId",
    "nonceStr",
    "orderNo",
    "orderStatus",
    "orderType",
    "patchMchOrderNo",
    "patchOrderNo",
    "payCode",
    "payDeskUrl",
    "payType",
    "payUrl",
    "reference",
];

/// Names of columns that hold a body.
const BODIES: [&str; 12] = [
    "body",
    "rawbody",
    "bodyraw",
    "requestbody",
    "payload",
    "content",
    "requestcontent",
    "data",
    "postdata",
    "message",
    "raw",
    "json",
];

/// Names of columns that hold the time of a delivery.
const TIMES: [&str; 14] = [
    "time",
    "timestamp",
    "ts",
    "date",
    "datetime",
    "createdat",
    "receivedat",
    "received",
    "requesttime",
    "loggedat",
    "at",
    "starttime",
    "start",
    "eventtime",
];

/// What the columns of a table are.
pub struct Table {
    names: Vec<String>,
    delimiter: u8,
    fields: Vec<Option<&'static str>>,
    has_fields: bool,
}

impl Table {
    /// Reads the row of names; `None` if the text is no such table.
    pub fn read_names(text: &[u8]) -> Option<Self> {
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        [b',', b';', b'\t', b'|'].into_iter().find_map(|delimiter| Self::with_delimiter(text, delimiter))
    }

    fn with_delimiter(text: &[u8], delimiter: u8) -> Option<Self> {
        let row = &text[..row_end(text).unwrap_or(text.len()).min(HEADER)];
        let names: Vec<String> =
            cells(row, delimiter).map(|cell| String::from_utf8_lossy(&cell).trim().to_owned()).collect();
        let looks_like_names =
            names.len() > 1 && names.iter().all(|name| name.len() < 64 && !name.contains(['{', '}', '=']));
        if !looks_like_names {
            return None;
        }
        let plain: Vec<String> = names.iter().map(|name| plain(name)).collect();
        let fields: Vec<_> =
            names.iter().map(|name| FIELDS.into_iter().find(|field| field.eq_ignore_ascii_case(name))).collect();
        let has = |field| fields.contains(&Some(field));
        let has_fields = has("orderStatus") && (has("orderNo") || has("mchOrderNo"));
        let has_body = plain.iter().any(|name| BODIES.contains(&name.as_str()));
        (has_fields || has_body).then_some(Self { names, delimiter, fields, has_fields })
    }

    fn found(&self, row: &[u8]) -> Vec<Found<'static>> {
        let cells: Vec<Cow<'_, [u8]>> = cells(row, self.delimiter).collect();
        if cells.len() != self.names.len() {
            return vec![Found::Fault(Fault::Malformed("the row has another number of columns than the row of names"))];
        }
        let Ok(cells) = cells.iter().map(|cell| std::str::from_utf8(cell)).collect::<Result<Vec<_>, _>>() else {
            return vec![Found::Fault(Fault::NotUtf8)];
        };
        let mut headers = Headers::default();
        let mut at = None;
        for ((name, cell), field) in self.names.iter().zip(&cells).zip(&self.fields) {
            // A column `merchantId` beside the other fields is the body's own.
            let is_own = self.has_fields && field.is_some();
            if !is_own && Name::of(name).is_some() && !cell.is_empty() {
                headers.add(name, Cow::Owned((*cell).to_owned()));
            }
            if at.is_none() && TIMES.contains(&plain(name).as_str()) {
                at = times::read(cell);
            }
        }
        let around = Around { headers, at, texts: 0 };
        let mut found = Vec::new();
        for cell in cells.iter().filter(|cell| memmem::find(cell.as_bytes(), notice::MARKER).is_some()) {
            let mut around = around.clone();
            if around.headers.is_empty() {
                around.headers = self.headers_in(&cells);
            }
            envelope::extract_text(cell, &around, &mut found);
        }
        if found.is_empty() && self.has_fields {
            found.push(Found::Delivery(Delivery {
                body: Cow::Owned(self.body(&cells).into_bytes()),
                fidelity: Fidelity::Reencoded,
                headers: around.headers,
                at,
            }));
        }
        if found.is_empty() {
            found.push(Found::Skip(Skip::Other));
        }
        found.into_iter().map(Found::into_owned).collect()
    }

    /// The headers of a column that holds all of them as JSON or as text.
    fn headers_in<'a>(&self, cells: &[&'a str]) -> Headers<'a> {
        let is_headers = |name: &&String| plain(name).contains("header");
        self.names
            .iter()
            .position(|name| is_headers(&name))
            .map_or_else(Headers::default, |at| envelope::headers_of_text(cells[at]))
    }

    /// The fields of a row as JSON. Which of them were numbers and in which order they stood is for
    /// [`super::super::rebuild`] to find out.
    fn body(&self, cells: &[&str]) -> String {
        let mut json = String::from("{");
        for (field, cell) in self.fields.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            let Some(field) = field else { continue };
            let comma = if json.len() > 1 { "," } else { "" };
            let value = serde_json::to_string(cell).unwrap_or_default();
            write!(json, "{comma}\"{field}\":{value}").ok();
        }
        json.push('}');
        json
    }
}

/// Longest row of names that is read.
const HEADER: usize = 64 * 1024;

/// Reads rows to the end of the file.
pub fn read<O: Out>(source: &mut Source, from: u64, out: &mut O) {
    let Some(names_end) = row(source, &mut |_, _| false) else { return };
    let names = source.unread()[..names_end].to_vec();
    let Some(table) = Table::read_names(&names) else { return };
    source.consume(names_end);
    source.skip_to(from);
    loop {
        if out.is_over(source.place()) {
            return;
        }
        let place = source.place();
        let Some(end) = row(source, &mut |torn, next| goes_on(&table, &names, torn, next)) else {
            if source.unread().is_empty() {
                return;
            }
            // A quote that is never closed: the rest of this line is lost, and no more.
            let is_long = source.unread().len() > MAX_ITEM;
            out.fault(if is_long { Fault::TooLong } else { Fault::Torn }, place);
            source.consume(first_line(source.unread()).len());
            continue;
        };
        let text = &source.unread()[..end];
        if !text.trim_ascii().is_empty() && text != names {
            out.found(table.found(text), place, text);
        }
        source.consume(end);
    }
}

/// The length of the row at the start of what is unread; `None` at the end, or if it has none.
fn row(source: &mut Source, goes_on: &mut dyn FnMut(&[u8], &[u8]) -> bool) -> Option<usize> {
    loop {
        if let Some(end) = row_end(source.unread()) {
            return Some(end);
        }
        if source.unread().len() > MAX_ITEM {
            return None;
        }
        if source.fill() {
            continue;
        }
        let torn = source.unread().to_vec();
        if source.peek_next().is_some_and(|next| goes_on(&torn, next)) {
            source.join();
            continue;
        }
        return (is_closed(&torn) && !torn.is_empty()).then_some(torn.len());
    }
}

/// Whether a file goes on with the table: its first row, behind what is left of the last one, fits.
fn goes_on(table: &Table, names: &[u8], torn: &[u8], next: &[u8]) -> bool {
    let begins_anew = next.starts_with(names.trim_ascii_end()) || Layout::of(next) == Layout::Requests;
    let whole = [torn, next].concat();
    let end = row_end(&whole).unwrap_or(whole.len());
    // A row that is whole already is not made longer.
    let fits = |row: &[u8]| is_closed(row) && cells(row, table.delimiter).count() == table.names.len();
    let is_whole = fits(torn) && fits(first_line(next));
    !begins_anew && !is_whole && cells(&whole[..end], table.delimiter).count() == table.names.len()
}

fn is_closed(row: &[u8]) -> bool {
    memchr::memchr_iter(b'"', row).count().is_multiple_of(2)
}

/// Where the first row ends, its line end included: at a line end outside quotes.
fn row_end(text: &[u8]) -> Option<usize> {
    let mut is_quoted = false;
    memchr::memchr2_iter(b'"', b'\n', text)
        .find(|&at| {
            is_quoted ^= text[at] == b'"';
            text[at] == b'\n' && !is_quoted
        })
        .map(|at| at + 1)
}

/// The cells of a row, without their quotes.
fn cells(row: &[u8], delimiter: u8) -> impl Iterator<Item = Cow<'_, [u8]>> {
    let mut rest = Some(super::without_end(row));
    std::iter::from_fn(move || {
        let row = rest?;
        let mut is_quoted = false;
        let end = memchr::memchr2_iter(b'"', delimiter, row).find(|&at| {
            is_quoted ^= row[at] == b'"';
            row[at] == delimiter && !is_quoted
        });
        rest = end.map(|end| &row[end + 1..]);
        let cell = &row[..end.unwrap_or(row.len())];
        Some(match cell.strip_prefix(b"\"").and_then(|cell| cell.strip_suffix(b"\"")) {
            Some(inner) if memmem::find(inner, b"\"\"").is_some() => Cow::Owned(undouble(inner)),
            Some(inner) => Cow::Borrowed(inner),
            None => Cow::Borrowed(cell),
        })
    })
}

fn undouble(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.iter().peekable();
    while let Some(&byte) = bytes.next() {
        out.push(byte);
        if byte == b'"' && bytes.peek() == Some(&&b'"') {
            bytes.next();
        }
    }
    out
}

fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(row: &str) -> Vec<String> {
        cells(row.as_bytes(), b',').map(|cell| String::from_utf8_lossy(&cell).into_owned()).collect()
    }

    #[test]
    fn rows_and_cells() {
        assert_eq!(split("a,\"b,c\",\"d\"\"e\",,\"\"\r\n"), ["a", "b,c", "d\"e", "", ""]);
        assert_eq!(row_end(b"a,\"b\nc\",d\ne"), Some(10));
        assert_eq!(row_end(b"a,\"b\nc"), None);
    }

    #[test]
    fn tables_are_told_from_other_texts() {
        for table in ["time,method,body\n", "orderNo;orderStatus;amount\n", "\u{feff}\"created_at\"\t\"content\"\n"] {
            assert!(Table::read_names(table.as_bytes()).is_some(), "{table}");
        }
        for text in ["", "body\n", "a,b,c\n", "2024-12-02 12:07:06 INFO hook, body={\"a\":1}, x\n", "orderNo,amount\n"]
        {
            assert!(Table::read_names(text.as_bytes()).is_none(), "{text}");
        }
    }
}
