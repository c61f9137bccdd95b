//! Readers for webhook logs, verification, the import pipeline.
//!
//! The merchant's server answered the gateway's callbacks; its logs are all that is left of them. They are taken in
//! whatever form they lie. The form is found by content, never by name:
//!
//! | what | how |
//! |---|---|
//! | JSON Lines, JSON arrays | bare notifications, or any object around them: the body as text, object or base64; headers as object, pairs, `{name, value}`, flat list or text; the time under one of the usual names |
//! | raw HTTP requests | one or many, LF or CRLF, `Content-Length`, chunks or neither; a time on a line before them |
//! | curl commands | as the gateway's pages print them, and with every kind of quotes |
//! | HAR 1.2 | any proxy's or browser's |
//! | webhook.site | `GET /token/…/requests` and the CSV export: `content`, `headers` with lists of values, `created_at` |
//! | Pipedream, once `RequestBin` | the event of an HTTP trigger: `event.bodyRaw` beside `event.body`, or the body alone |
//! | ngrok's inspector | `/api/requests/http`: the whole request in base64 under `request.raw` |
//! | Hookdeck | requests and events: `data.headers`, `data.body` as an object |
//! | CSV | a column with the body, or a column a field; comma, semicolon, tab or bar |
//! | text logs | a notification in a line, also as escaped JSON or with nginx's `\x22`; headers if the line has them |
//!
//! All of it plain, in gzip or zstd, in UTF-8 with or without a byte order mark or in UTF-16, with LF or CRLF.
//! `assets/samples/webhooks` has a log of each kind, all of the same day.
//!
//! **Pieces.** [`unpack`] gives UTF-8, [`source`] pieces of it with places, [`readers`] find [`delivery::Delivery`]s,
//! [`notice`] recognises a payin notification and files it, [`verify`] judges it, [`import`] makes messages of deliveries
//! and hands them to a store; [`outwards`] shows a stored one as the request it was, and sends it on.
//! [`follow`] tells what is new in logs that are still being written.
//!
//! **A log that was cut**, at any byte, is whole again if its parts are given one after the other: at the end of a file
//! the reader looks whether the next one goes on with it.
//!
//! **A body that was taken apart** (an object, columns) has lost the bytes that were signed. It is put together as the
//! gateway writes it, and the signature says whether that was right; if not, it is "re-encoded", not "forged".

pub mod delivery;
mod envelope;
pub mod follow;
mod http;
pub mod import;
mod json;
pub mod notice;
pub mod outwards;
pub mod readers;
mod rebuild;
pub mod source;
mod text;
mod times;
pub mod unpack;
pub mod verify;
