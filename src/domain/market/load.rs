//! Reading and merging market files.
//!
//! The built-in markets are one file each. A user's own file corrects them and adds to them, key by key; its name on
//! disk is the program's business. In it each market is a table by its code:
//!
//! ```toml
//! [mx]                          # corrects the built-in Mexico
//! max = "20000"                 # amounts are texts or whole numbers; "none" takes a limit away
//!
//! [mx.fields]
//! phone = { forms = ["+52##########"] }      # the other keys of the phone rule stay
//!
//! [[mx.pay_types]]              # a number that is known is corrected, any other is added
//! number = 70
//! name = "OXXO"
//! rail = "cash_code"
//!
//! [cl]                          # a code that is not known is a new market and needs every key
//! name = "Chile"
//! # …
//! ```
//!
//! The keys are those of `assets/markets/*.toml`, which are complete examples; `assets/samples/markets.toml` is a file
//! to start from. A mistake costs the value it stands in
//! and nothing else: the built-in value stays, and a [`MarketProblem`] names file, line, key and what was expected. A
//! new market with a mistake is left out.

use std::collections::BTreeSet;
use std::fmt;

use jiff::tz::TimeZone;
use toml::de::DeTable;

use super::read::{self, Mistake, Reader, Value, join};
use super::{Catalogue, Choice, FieldRule, Market, MarketCode, Need, NumberStyle, PayType, Rail, recover};
use crate::domain::{Amount, Currency, Field};

/// The longest file that is read, in bytes.
pub const MAX_FILE_LEN: usize = 256 * 1024;

/// Shortest and longest life of a request, in seconds: a minute, and the 180 days a CLABE lives (api-facts, 7.5).
pub const EXPIRE_SECS: std::ops::RangeInclusive<u32> = 60..=180 * 24 * 3600;

/// Fields that no market can do without; their `need` cannot be changed.
const ALWAYS_REQUIRED: &[Field] =
    &[Field::Currency, Field::PayType, Field::Amount, Field::MchOrderNo, Field::NotifyUrl, Field::NonceStr];

const BUILT_IN: &[(&str, &str)] = &[
    ("co", include_str!("../../../assets/markets/co.toml")),
    ("pe", include_str!("../../../assets/markets/pe.toml")),
    ("pk", include_str!("../../../assets/markets/pk.toml")),
    ("id", include_str!("../../../assets/markets/id.toml")),
    ("mx", include_str!("../../../assets/markets/mx.toml")),
];

const MARKET_KEYS: &[&str] = &[
    "name",
    "currency",
    "scale",
    "min",
    "max",
    "limits_uncertain",
    "language",
    "zone",
    "expire_secs",
    "number_style",
    "link_schemes",
    "absent_words",
    "id_types",
    "user_types",
    "fields",
    "pay_types",
];
/// What a new market may leave out: a limit may not be known, most money has two decimals, and English serves.
const OPTIONAL_KEYS: &[&str] = &["min", "max", "decimals", "language"];
const RULE_KEYS: &[&str] = &["need", "max_len", "forms"];
const STYLE_KEYS: &[&str] = &["group", "decimal", "lakh", "decimals"];
const CHOICE_KEYS: &[&str] = &["value", "name", "title"];
const PAY_TYPE_KEYS: &[&str] =
    &["number", "name", "rail", "bank", "supported", "note", "notes", "banks_from_gateway", "fields"];

const NEEDS: &[(&str, Need)] = &[("required", Need::Required), ("optional", Need::Optional), ("unused", Need::Unused)];
const RAILS: &[(&str, Rail)] = &[
    ("spei", Rail::Spei),
    ("cash_code", Rail::CashCode),
    ("virtual_account", Rail::VirtualAccount),
    ("store_code", Rail::StoreCode),
    ("qris", Rail::Qris),
    ("wallet_link", Rail::WalletLink),
    ("wallet_push", Rail::WalletPush),
    ("qr_and_link", Rail::QrAndLink),
    ("pse", Rail::Pse),
    ("generic", Rail::Generic),
];

/// One mistake in a user's market file; the built-in value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarketProblem {
    /// The file, as the user knows it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// The key, as a path (`mx.fields.phone.max_len`).
    pub key: String,
    /// What was expected, and what stands there.
    pub message: String,
}

impl fmt::Display for MarketProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, key, message } = self;
        if key.is_empty() {
            write!(f, "{file}:{line}: {message}")
        } else {
            write!(f, "{file}:{line}: {key}: {message}")
        }
    }
}

impl Catalogue {
    /// The five markets that Cobro comes with.
    pub fn built_in() -> Self {
        let mut catalogue = Self::default();
        for (code, text) in BUILT_IN {
            let file = format!("{code}.toml");
            let mut reader = Reader::new(&file, text);
            let table = recover::parse(text);
            if let Some(market) = new_market(&mut reader, MarketCode::new(code), table.get_ref(), 0) {
                catalogue.markets.insert(market.code.clone(), market);
            }
            catalogue.problems.append(&mut reader.problems);
        }
        catalogue
    }

    /// Notes that the user's file is there and cannot be read; the built-in markets stand.
    #[must_use]
    pub fn with_unreadable_file(mut self, file_name: &str, why: &str) -> Self {
        let message = format!("the file cannot be read: {why}");
        self.problems.push(MarketProblem { file: file_name.to_owned(), line: 1, key: String::new(), message });
        self
    }

    /// Merges the user's own file over what is known; see the module's words for its shape.
    ///
    /// `file_name` is what the problems call it. Never fails: what is wrong is in [`Self::problems`].
    #[must_use]
    pub fn with_user_file(mut self, file_name: &str, text: &str) -> Self {
        let mut reader = Reader::new(file_name, text);
        if text.len() > MAX_FILE_LEN {
            reader.problem(0, "", format!("expected at most {MAX_FILE_LEN} bytes, found {}", text.len()));
            self.problems.append(&mut reader.problems);
            return self;
        }
        let (sound, errors) = recover::sound_part(text);
        let mut problems: Vec<_> = errors
            .into_iter()
            .map(|error| MarketProblem {
                file: file_name.to_owned(),
                line: error.line,
                key: error.key,
                message: format!("not TOML: {}", error.message),
            })
            .collect();
        let table = recover::parse(&sound);
        let mut reader = Reader::new(file_name, &sound);
        for (key, value) in table.get_ref() {
            let code: &str = key.get_ref();
            let at = key.span().start;
            if !is_code(code) {
                let message = "expected a market code of two to eight small letters, such as mx";
                reader.problem(at, &read::printable(code), message);
                continue;
            }
            let Some(market_table) = reader.table(table.get_ref(), "", code) else { continue };
            reader.prefix = format!("{code}.");
            let code = MarketCode::new(code);
            let merged = match self.markets.get(&code) {
                Some(known) => Some(corrected(&mut reader, known, market_table, value.span().start)),
                None => new_market(&mut reader, code.clone(), market_table, at),
            };
            if let Some(mut market) = merged {
                let taken = std::mem::take(&mut reader.taken).into_iter();
                let set: BTreeSet<String> = market.user_set.drain(..).chain(taken).collect();
                market.user_set = set.into_iter().collect();
                self.markets.insert(code, market);
            }
            reader.taken.clear();
            reader.prefix.clear();
        }
        problems.append(&mut reader.problems);
        problems.sort_by_key(|problem| problem.line);
        self.problems.append(&mut problems);
        self
    }
}

fn is_code(code: &str) -> bool {
    (2..=8).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// A market out of nothing but `table`: `None`, with the reasons noted, unless it is whole and right.
fn new_market(reader: &mut Reader<'_>, code: MarketCode, table: &DeTable<'_>, at: usize) -> Option<Market> {
    let problems_before = reader.problems.len();
    // ISO's own "no currency" stands in for a missing one, so that the other mistakes are found too.
    let currency = reader.take(table, "", "currency", currency).or_else(|| Currency::parse("XXX").ok())?;
    reader.problems.truncate(problems_before); // a wrong one is read, and told of, once more below
    let blank = Market {
        code,
        name: String::new(),
        currency,
        scale: 2,
        min: None,
        max: None,
        limits_uncertain: false,
        language: "en".to_owned(),
        zone: "UTC".to_owned(),
        expire_secs: *EXPIRE_SECS.start(),
        number_style: NumberStyle { group: ',', decimal: '.', lakh: false, decimals: 2 },
        fields: Field::ALL.iter().map(|&field| (field, FieldRule::UNUSED)).collect(),
        pay_types: Vec::new(),
        id_types: Vec::new(),
        user_types: Vec::new(),
        link_schemes: Vec::new(),
        absent_words: Vec::new(),
        user_set: Vec::new(),
    };
    let market = corrected(reader, &blank, table, at);
    let mut needed: Vec<String> =
        MARKET_KEYS.iter().filter(|key| !OPTIONAL_KEYS.contains(key)).map(|&key| key.to_owned()).collect();
    let style_keys = STYLE_KEYS.iter().filter(|key| !OPTIONAL_KEYS.contains(key));
    needed.extend(style_keys.map(|key| format!("number_style.{key}")));
    for field in Field::ALL {
        needed.extend(["", ".need"].map(|key| format!("fields.{}{key}", field.wire_name())));
    }
    for path in needed {
        // A table that is not there is told of once; what is there and wrong was told of already.
        if is_missing(table, &path) {
            reader.problem(at, &path, "missing; a new market needs it");
        }
    }
    if market.pay_types.is_empty() && table.contains_key("pay_types") {
        reader.problem(at, "pay_types", "expected at least one pay type");
    }
    (reader.problems.len() == problems_before).then_some(market)
}

/// Whether the last step of `path` is not in the table that all steps before it lead to.
fn is_missing(table: &DeTable<'_>, path: &str) -> bool {
    match path.split_once('.') {
        None => !table.contains_key(path),
        Some((first, rest)) => {
            table.get(first).and_then(|value| value.get_ref().as_table()).is_some_and(|inner| is_missing(inner, rest))
        }
    }
}

/// `known` with everything in `table` that is right.
fn corrected(reader: &mut Reader<'_>, known: &Market, table: &DeTable<'_>, at: usize) -> Market {
    let mut market = known.clone();
    reader.refuse_unknown(table, "", MARKET_KEYS);
    set(&mut market.name, reader.take(table, "", "name", read::text));
    set(&mut market.language, reader.take(table, "", "language", language));
    set(&mut market.zone, reader.take(table, "", "zone", zone));
    set(&mut market.limits_uncertain, reader.take(table, "", "limits_uncertain", read::flag));
    set(&mut market.expire_secs, reader.take(table, "", "expire_secs", expire_secs));
    set(&mut market.link_schemes, reader.take(table, "", "link_schemes", |v| read::list(v, "a list", link_scheme)));
    set(&mut market.absent_words, reader.take(table, "", "absent_words", |v| read::list(v, "a list", read::text)));
    set(&mut market.id_types, reader.take(table, "", "id_types", choices));
    set(&mut market.user_types, reader.take(table, "", "user_types", choices));
    number_style(reader, known, table, &mut market, at);
    limits(reader, known, table, &mut market, at);
    field_rules(reader, table, &mut market);
    pay_types(reader, table, &mut market);
    market
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

fn number_style(reader: &mut Reader<'_>, known: &Market, table: &DeTable<'_>, market: &mut Market, at: usize) {
    const PATH: &str = "number_style";
    let Some(table) = reader.table(table, "", PATH) else { return };
    reader.refuse_unknown(table, PATH, STYLE_KEYS);
    let style = &mut market.number_style;
    set(&mut style.group, reader.take(table, PATH, "group", read::character));
    set(&mut style.decimal, reader.take(table, PATH, "decimal", read::character));
    set(&mut style.lakh, reader.take(table, PATH, "lakh", read::flag));
    set(&mut style.decimals, reader.take(table, PATH, "decimals", |v| read::whole(v, 0..5)));
    if style.group == style.decimal {
        let at = table.values().next().map_or(at, |value| value.span().start);
        reader.problem(at, PATH, format!("expected two different marks, found '{}' twice", style.group));
        *style = known.number_style;
        reader.taken.retain(|path| !path.starts_with("number_style."));
    }
}

/// Currency, scale and limits hang together: where the whole does not fit, all four stay as they were.
fn limits(reader: &mut Reader<'_>, known: &Market, table: &DeTable<'_>, market: &mut Market, at: usize) {
    const KEYS: [&str; 4] = ["currency", "scale", "min", "max"];
    set(&mut market.currency, reader.take(table, "", "currency", currency));
    set(&mut market.scale, reader.take(table, "", "scale", |v| read::whole(v, 0..3)));
    let currency = market.currency;
    let recast = |amount: Option<Amount>| amount.and_then(|amount| Amount::new(amount.value(), currency).ok());
    (market.min, market.max) = (recast(known.min), recast(known.max));
    set(&mut market.min, reader.take(table, "", "min", |v| limit(v, currency)));
    set(&mut market.max, reader.take(table, "", "max", |v| limit(v, currency)));

    let fits = |amount: Option<Amount>| amount.is_none_or(|amount| amount.fits_scale(market.scale));
    let (key, message) = match (market.min, market.max) {
        (min, _) if !fits(min) => ("min", format!("expected at most {} decimals", market.scale)),
        (_, max) if !fits(max) => ("max", format!("expected at most {} decimals", market.scale)),
        (Some(min), Some(max)) if min.value() > max.value() => (
            if table.contains_key("min") { "min" } else { "max" },
            format!("min {} is more than max {}", min.to_plain(0), max.to_plain(0)),
        ),
        _ => return,
    };
    let at = [key].iter().chain(&KEYS).find_map(|key| table.get(*key)).map_or(at, |value| value.span().start);
    reader.problem(at, key, message);
    for key in KEYS {
        reader.taken.remove(key);
    }
    (market.currency, market.scale, market.min, market.max) = (known.currency, known.scale, known.min, known.max);
}

fn field_rules(reader: &mut Reader<'_>, table: &DeTable<'_>, market: &mut Market) {
    let Some(table) = reader.table(table, "", "fields") else { return };
    let names: Vec<_> = Field::ALL.iter().map(|field| field.wire_name()).collect();
    reader.refuse_unknown(table, "fields", &names);
    for &field in Field::ALL {
        let Some(before) = market.fields.get(&field).cloned() else { continue };
        let after = rule(reader, table, "fields", field, &before);
        // A product's rule that was the market's own follows it.
        for own in market.pay_types.iter_mut().filter_map(|pay_type| pay_type.fields.get_mut(&field)) {
            follow(&mut own.need, &before.need, &after.need);
            follow(&mut own.max_len, &before.max_len, &after.max_len);
            follow(&mut own.forms, &before.forms, &after.forms);
        }
        market.fields.insert(field, after);
    }
}

fn follow<T: PartialEq + Clone>(own: &mut T, before: &T, after: &T) {
    if own == before {
        own.clone_from(after);
    }
}

/// The rule of `field` with everything right that `table` says of it.
fn rule(reader: &mut Reader<'_>, table: &DeTable<'_>, path: &str, field: Field, before: &FieldRule) -> FieldRule {
    let mut rule = before.clone();
    let Some(table) = reader.table(table, path, field.wire_name()) else { return rule };
    let path = join(path, field.wire_name());
    reader.refuse_unknown(table, &path, RULE_KEYS);
    let needs = if ALWAYS_REQUIRED.contains(&field) { &NEEDS[..1] } else { NEEDS };
    set(&mut rule.need, reader.take(table, &path, "need", |v| read::word(v, needs)));
    if let Some(max_len) = reader.take(table, &path, "max_len", |v| read::whole(v, 1..10_001)) {
        rule.max_len = usize::try_from(max_len).ok();
    }
    set(&mut rule.forms, reader.take(table, &path, "forms", |v| read::list(v, "a list", form)));
    rule
}

fn pay_types(reader: &mut Reader<'_>, table: &DeTable<'_>, market: &mut Market) {
    let Some(value) = table.get("pay_types") else { return };
    let Some(array) = value.get_ref().as_array() else {
        reader.problem(value.span().start, "pay_types", "expected [[pay_types]] sections");
        return;
    };
    let mut seen = BTreeSet::new();
    for (i, element) in array.iter().enumerate() {
        let at = element.span().start;
        let path = format!("pay_types[{i}]");
        let Some(table) = element.get_ref().as_table() else {
            reader.problem(at, &path, "expected a [[pay_types]] section");
            continue;
        };
        let problems_before = reader.problems.len();
        let Some(number) = reader.take(table, &path, "number", |v| read::whole(v, 1..u32::MAX)) else {
            if reader.problems.len() == problems_before {
                reader.problem(at, &join(&path, "number"), "missing; every pay type needs it");
            }
            continue;
        };
        reader.taken.remove(&join(&path, "number"));
        let path = format!("pay_types.{number}");
        if !seen.insert(number) {
            reader.problem(at, &path, format!("number {number} stands twice in this file; the first counts"));
            continue;
        }
        match market.pay_types.iter().position(|known| known.number == number) {
            Some(known) => {
                let mut pay_type = market.pay_types[known].clone();
                correct_pay_type(reader, table, &path, market, &mut pay_type);
                market.pay_types[known] = pay_type;
            }
            None => market.pay_types.extend(new_pay_type(reader, table, &path, market, number, at)),
        }
    }
}

fn new_pay_type(
    reader: &mut Reader<'_>,
    table: &DeTable<'_>,
    path: &str,
    market: &Market,
    number: u32,
    at: usize,
) -> Option<PayType> {
    let mut pay_type = PayType {
        number,
        name: String::new(),
        rail: Rail::Generic,
        bank: None,
        supported: true,
        note: String::new(),
        notes: std::collections::BTreeMap::new(),
        fields: std::collections::BTreeMap::new(),
        banks_from_gateway: false,
    };
    correct_pay_type(reader, table, path, market, &mut pay_type);
    let mut whole = true;
    for key in ["name", "rail"] {
        let key_path = join(path, key);
        whole &= reader.taken.contains(&key_path);
        if !table.contains_key(key) {
            reader.problem(at, &key_path, "missing; a new pay type needs it");
        }
    }
    if !whole {
        let prefix = format!("{path}.");
        reader.taken.retain(|taken| !taken.starts_with(&prefix));
    }
    whole.then_some(pay_type)
}

fn correct_pay_type(reader: &mut Reader<'_>, table: &DeTable<'_>, path: &str, market: &Market, pay_type: &mut PayType) {
    reader.refuse_unknown(table, path, PAY_TYPE_KEYS);
    set(&mut pay_type.name, reader.take(table, path, "name", read::text));
    set(&mut pay_type.rail, reader.take(table, path, "rail", |v| read::word(v, RAILS)));
    if let Some(bank) = reader.take(table, path, "bank", read::note) {
        pay_type.bank = Some(bank).filter(|bank| !bank.is_empty());
    }
    set(&mut pay_type.supported, reader.take(table, path, "supported", read::flag));
    if let Some(note) = reader.take(table, path, "note", read::note) {
        pay_type.note = note;
        pay_type.notes.clear(); // they say what the old one said
    }
    notes(reader, table, path, pay_type);
    set(&mut pay_type.banks_from_gateway, reader.take(table, path, "banks_from_gateway", read::flag));
    let Some(rules) = reader.table(table, path, "fields") else { return };
    let path = join(path, "fields");
    let names: Vec<_> = Field::ALL.iter().map(|field| field.wire_name()).collect();
    reader.refuse_unknown(rules, &path, &names);
    for &field in Field::ALL.iter().filter(|field| rules.contains_key(field.wire_name())) {
        let before = market.rule(Some(pay_type), field).clone();
        let after = rule(reader, rules, &path, field, &before);
        pay_type.fields.insert(field, after);
    }
}

/// The remarks in other languages: a table of texts by language.
fn notes(reader: &mut Reader<'_>, table: &DeTable<'_>, path: &str, pay_type: &mut PayType) {
    let Some(notes) = reader.table(table, path, "notes") else { return };
    let path = join(path, "notes");
    for key in notes.keys() {
        let code: &str = key.get_ref();
        if !is_language(code) {
            reader.problem(
                key.span().start,
                &join(&path, &read::printable(code)),
                "expected a language code, such as es",
            );
        } else if let Some(note) = reader.take(notes, &path, code, read::note) {
            pay_type.notes.insert(code.to_owned(), note);
        }
    }
}

fn currency(value: &Value<'_>) -> Result<Currency, Mistake> {
    let read = value.get_ref().as_str().and_then(|text| Currency::parse(text).ok());
    read.ok_or_else(|| Mistake::expected("a currency code of three letters, such as \"MXN\"", value))
}

/// A limit, or `"none"`.
fn limit(value: &Value<'_>, currency: Currency) -> Result<Option<Amount>, Mistake> {
    let text = match value.get_ref() {
        toml::de::DeValue::String(text) if text == "none" => return Ok(None),
        toml::de::DeValue::String(text) => text.as_ref(),
        toml::de::DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
        _ => "",
    };
    let amount = Amount::from_wire(text, currency).ok().filter(|amount| amount.value().is_sign_positive());
    amount.filter(|amount| !amount.value().is_zero()).map(Some).ok_or_else(|| {
        Mistake::expected("an amount above zero without thousands marks, such as \"15000.00\", or \"none\"", value)
    })
}

fn language(value: &Value<'_>) -> Result<String, Mistake> {
    let code = value.get_ref().as_str().filter(|code| is_language(code));
    code.map(str::to_owned).ok_or_else(|| Mistake::expected("a language code, such as \"es\"", value))
}

fn is_language(code: &str) -> bool {
    (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn zone(value: &Value<'_>) -> Result<String, Mistake> {
    let name = value.get_ref().as_str().filter(|name| TimeZone::get(name).is_ok());
    name.map(str::to_owned)
        .ok_or_else(|| Mistake::expected("a time zone's IANA name, such as \"America/Mexico_City\"", value))
}

fn expire_secs(value: &Value<'_>) -> Result<u32, Mistake> {
    read::whole(value, *EXPIRE_SECS.start()..*EXPIRE_SECS.end() + 1)
}

/// A scheme a link may have besides http and https; never one that runs or reads something on this machine.
fn link_scheme(value: &Value<'_>) -> Result<String, Mistake> {
    const NEVER: &[&str] = &["javascript", "data", "file", "vbscript", "about", "blob", "http", "https"];
    let scheme = value.get_ref().as_str().filter(|scheme| {
        scheme.starts_with(|c: char| c.is_ascii_lowercase())
            && scheme.len() <= 32
            && scheme.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.'))
            && !NEVER.contains(scheme)
    });
    scheme.map(str::to_owned).ok_or_else(|| Mistake::expected("a wallet's link scheme, such as \"dana\"", value))
}

/// A shape as [`FieldRule::forms`] describes it. A blank, a dash or a bracket is dropped from what is typed, so none
/// can stand in a shape.
fn form(value: &Value<'_>) -> Result<String, Mistake> {
    let form = value.get_ref().as_str().filter(|form| {
        (1..=32).contains(&form.len())
            && form.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'#' | b'*' | b'+'))
            && form.matches('*').count() <= 1
    });
    form.map(str::to_owned).ok_or_else(|| Mistake::expected("a shape such as \"+52##########\" or \"+62*\"", value))
}

fn choices(value: &Value<'_>) -> Result<Vec<Choice>, Mistake> {
    let choices = read::list(value, "a list", |element| {
        let wrong = || Mistake::expected("{ value = \"…\", name = \"…\", title = \"…\" }", element);
        let table = element.get_ref().as_table().ok_or_else(wrong)?;
        if table.keys().any(|key| !CHOICE_KEYS.contains(&key.get_ref().as_ref())) {
            return Err(wrong());
        }
        Ok(Choice {
            value: read::text(table.get("value").ok_or_else(wrong)?)?,
            name: read::text(table.get("name").ok_or_else(wrong)?)?,
            title: table.get("title").map_or(Ok(String::new()), read::note)?,
        })
    })?;
    let values: BTreeSet<_> = choices.iter().map(|choice| choice.value.as_str()).collect();
    if values.len() < choices.len() {
        return Err(Mistake::expected("every value once", value));
    }
    Ok(choices)
}

#[cfg(test)]
#[path = "load_tests.rs"]
mod tests;
