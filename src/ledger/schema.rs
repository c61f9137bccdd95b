//! The tables.

/// `Cobr`: tells a ledger from any other SQLite file.
pub const APPLICATION_ID: u32 = u32::from_be_bytes(*b"Cobr");

/// Version 1, apart from the projection.
pub const V1: &str = "
-- What was seen, one row a fact, for ever. `meta` is the record's kind as JSON, `digest` the SHA-256 of the row's
-- content, `chain` the SHA-256 of the previous row's chain and this row's digest.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at_ns INTEGER NOT NULL,
    account INTEGER NOT NULL,
    order_no TEXT NOT NULL,
    kind TEXT NOT NULL,
    meta TEXT NOT NULL,
    raw BLOB NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    chain BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;
CREATE INDEX journal_by_order ON journal (account, order_no, seq);
CREATE TRIGGER journal_keeps_rows BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_keeps_content BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
-- INSERT OR REPLACE deletes without firing a delete trigger.
CREATE TRIGGER journal_keeps_numbers BEFORE INSERT ON journal
    WHEN EXISTS (SELECT 1 FROM journal WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;

-- Accounts without their keys. A removed one stays, so that its orders can be read and its number is not used again.
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    market TEXT NOT NULL,
    environment TEXT NOT NULL CHECK (environment IN ('sandbox', 'production')),
    base_url TEXT NOT NULL,
    merchant_id TEXT NOT NULL,
    notify_url TEXT NOT NULL,
    upper_case_sign INTEGER NOT NULL CHECK (upper_case_sign IN (0, 1)),
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

-- When the gateway last answered about an order, with news or without; not part of the journal.
CREATE TABLE order_checks (
    account INTEGER NOT NULL,
    order_no TEXT NOT NULL,
    checked_at_ns INTEGER NOT NULL,
    checks INTEGER NOT NULL,
    PRIMARY KEY (account, order_no)
) STRICT, WITHOUT ROWID;

-- The request being typed for an account, as JSON.
CREATE TABLE drafts (
    account INTEGER PRIMARY KEY REFERENCES accounts (id),
    draft TEXT NOT NULL CHECK (json_valid(draft))
) STRICT;

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
";

/// What version 2 adds.
pub const V2: &str = "
-- How often each webhook in the journal was delivered. `mark` finds messages that may be equal: the beginning of a valid
-- signature, or else of the SHA-256 of the body. `seen` is a `domain::Seen`.
CREATE TABLE notifications (
    seq INTEGER PRIMARY KEY,
    mark INTEGER NOT NULL,
    seen BLOB NOT NULL
) STRICT;
";

/// What version 3 adds: a second projection, of what needs a person. It is folded again with the first one.
pub const V3: &str = "
-- Exceptions by order. `basis` is 'seen' for what stands on something that was seen, and 'silence' for what stands from
-- `since_ns` on if nothing comes until then. What they are is folded out of the journal.
CREATE TABLE exceptions (
    account INTEGER NOT NULL,
    order_no TEXT NOT NULL,
    kind TEXT NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('seen', 'silence')),
    since_ns INTEGER NOT NULL,
    is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    PRIMARY KEY (account, order_no, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX exceptions_by_age ON exceptions (account, is_open, since_ns);

-- PATCH orders, and what tells their originals: the gateway's number of it, and a number of the merchant's.
CREATE TABLE patches (
    account INTEGER NOT NULL,
    order_no TEXT NOT NULL,
    original_platform_no TEXT,
    original_order_no TEXT,
    PRIMARY KEY (account, order_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX patches_by_platform_no ON patches (account, original_platform_no);
CREATE INDEX patches_by_order_no ON patches (account, original_order_no);

-- The hours since 1970 in which verified webhooks came: a log covers them.
CREATE TABLE webhook_hours (
    account INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    PRIMARY KEY (account, hour)
) STRICT, WITHOUT ROWID;
";

/// What version 4 adds.
pub const V4: &str = "
-- Which keys an account has had and when: a `domain::AccountKeys`. The keys are in the vault, under these numbers. An
-- account without rows has key 0, which always was in use.
CREATE TABLE account_keys (
    account INTEGER NOT NULL REFERENCES accounts (id),
    number INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('current', 'former', 'dropped')),
    from_ns INTEGER,
    until_ns INTEGER,
    session_only INTEGER NOT NULL CHECK (session_only IN (0, 1)),
    PRIMARY KEY (account, number)
) STRICT, WITHOUT ROWID;

-- Unverified webhooks in the journal that were judged again, and are verified in another row.
-- Numbered as they come, so that a list can ask for those since the last time.
CREATE TABLE superseded_notices (
    id INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL UNIQUE
) STRICT;
";

/// The projection: one row an order. Its shape is no part of the schema's version: a ledger whose list has another one
/// is folded again (see [`super::maintenance::refold_if_read_otherwise`]). Money is in units of 1/10,000, times in nanoseconds since 1970.
///
/// Lists show the newest first and read the indexes backwards: orders come in the sequence of time, and an index grows
/// fastest at its end.
///
/// `haystack` is what a search looks through, `payer_plain` the payer's name as lists are sorted by it, `records` and `last_seq` say which part of the journal the row was
/// folded from, `digest` shows a change that the fold did not make.
pub const PROJECTION: &str = "
CREATE TABLE orders (
    account INTEGER NOT NULL,
    order_no TEXT NOT NULL,
    market TEXT NOT NULL,
    state TEXT NOT NULL,
    source TEXT NOT NULL,
    amount_e4 INTEGER,
    amount_currency TEXT,
    paid_e4 INTEGER,
    paid_currency TEXT,
    pay_type INTEGER,
    payer_name TEXT NOT NULL,
    remark TEXT NOT NULL,
    created_at_ns INTEGER NOT NULL,
    updated_at_ns INTEGER NOT NULL,
    expires_at_ns INTEGER,
    paid_at_ns INTEGER,
    contradicted INTEGER NOT NULL CHECK (contradicted IN (0, 1)),
    dismissed INTEGER NOT NULL CHECK (dismissed IN (0, 1)),
    haystack TEXT NOT NULL,
    payer_plain TEXT NOT NULL,
    records INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (account, order_no),
    CHECK ((amount_e4 IS NULL) = (amount_currency IS NULL)),
    CHECK ((paid_e4 IS NULL) = (paid_currency IS NULL))
) STRICT;
CREATE INDEX orders_by_time ON orders (created_at_ns, order_no, account);
CREATE INDEX orders_by_account ON orders (account, created_at_ns, order_no);
CREATE INDEX orders_by_state ON orders (state, created_at_ns);
";
