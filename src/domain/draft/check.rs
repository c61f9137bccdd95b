//! The rules, field by field.

use super::{CheckContext, Checked, Draft, FieldError, PayinRequest, Problem, Warning, notify_url, shapes};
use crate::domain::market::load::EXPIRE_SECS;
use crate::domain::market::{Choice, FieldRule, Market, Need, PayType};
use crate::domain::money::MoneyError;
use crate::domain::order_no::{self, OrderNoError};
use crate::domain::text::{is_hidden, to_plain_ascii};
use crate::domain::{Amount, Environment, Field, OrderNo};

/// Turns a draft into a request, or says what is wrong: one problem a field, in the order of [`Field::ALL`].
///
/// What a product has no use for is not looked at and not sent, even if something is typed there.
pub fn check(draft: &Draft, context: CheckContext<'_>) -> Result<Checked, Vec<FieldError>> {
    let CheckContext { market, environment, notify_url, made_order_no } = context;
    let pay_type = draft.pay_type.and_then(|number| market.pay_type(number));
    let mut checker = Checker { market, pay_type, errors: Vec::new(), warnings: Vec::new() };

    let number = checker.keep(Field::PayType, pay_type_number(draft, pay_type));
    let amount = checker.keep(Field::Amount, amount(&draft.amount, market));
    let order_no = checker.keep(Field::MchOrderNo, order_no(&draft.order_no, made_order_no));
    let expire_secs = checker.keep(Field::ExpireTime, expire_secs(&draft.expire_secs, market));
    let notify_url = checker.notify_url(notify_url, environment);
    let remark = checker.remark(&draft.remark);
    let real_name = checker.text(Field::RealName, &draft.real_name, |_, text| name(text));
    let phone = checker.text(Field::Phone, &draft.phone, phone);
    let email = checker.text(Field::Email, &draft.email, |_, text| email(text));
    let id_type = checker.text(Field::IdType, &draft.id_type, |_, text| choice(text, &market.id_types));
    let id_card = checker.text(Field::IdCard, &draft.id_card, id_card);
    let user_type = checker.text(Field::UserType, &draft.user_type, |_, text| choice(text, &market.user_types));
    let bank_id = checker.text(Field::BankId, &draft.bank_id, |_, text| bank_id(text));
    let goods_subject = checker.text(Field::GoodsSubject, &draft.goods_subject, |_, text| visible(text));
    let goods_body = checker.text(Field::GoodsBody, &draft.goods_body, |_, text| visible(text));

    let Checker { mut errors, mut warnings, .. } = checker;
    if pay_type.is_some_and(|pay_type| !pay_type.supported) {
        warnings.push(Warning::UnsupportedPayType);
    }
    if market.limits_uncertain {
        warnings.push(Warning::LimitsUncertain);
    }
    errors.sort_by_key(|error| error.field);
    match (number, amount, order_no, expire_secs, notify_url) {
        (Some(pay_type), Some(amount), Some(order_no), Some(expire_secs), Some(notify_url)) if errors.is_empty() => {
            let request = PayinRequest {
                market: market.code.clone(),
                currency: market.currency,
                scale: market.scale,
                pay_type,
                amount,
                order_no,
                expire_secs,
                notify_url,
                remark: remark.unwrap_or_default(),
                real_name: real_name.unwrap_or_default(),
                phone,
                email,
                id_type,
                id_card,
                user_type,
                bank_id: bank_id.and_then(|id| id.parse().ok()),
                goods_subject,
                goods_body,
            };
            Ok(Checked { request, warnings })
        }
        _ => Err(errors),
    }
}

struct Checker<'a> {
    market: &'a Market,
    pay_type: Option<&'a PayType>,
    errors: Vec<FieldError>,
    warnings: Vec<Warning>,
}

impl Checker<'_> {
    /// The value, or `None` with its problem noted.
    fn keep<T>(&mut self, field: Field, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.errors.push(FieldError { field, problem })).ok()
    }

    /// A text as it is sent: needed or not, of the right shape, not too long; `None` if nothing is sent.
    fn text(
        &mut self,
        field: Field,
        typed: &str,
        shape: impl FnOnce(&FieldRule, &str) -> Result<String, Problem>,
    ) -> Option<String> {
        let rule = self.market.rule(self.pay_type, field);
        let typed = typed.trim();
        let result = match (rule.need, typed) {
            (Need::Unused, _) | (Need::Optional, "") => return None,
            (Need::Required, "") => Err(Problem::Missing),
            _ => shape(rule, typed).and_then(|text| within(rule, text)),
        };
        self.keep(field, result)
    }

    fn notify_url(&mut self, typed: &str, environment: Environment) -> Option<String> {
        let rule = self.market.rule(self.pay_type, Field::NotifyUrl);
        let read = match typed.trim() {
            "" => Err(Problem::Missing),
            typed => notify_url::check(typed, environment)
                .and_then(|url| Ok(notify_url::NotifyUrl { text: within(rule, url.text)?, ..url })),
        };
        let url = self.keep(Field::NotifyUrl, read)?;
        if url.private {
            self.warnings.push(Warning::PrivateNotifyUrl);
        }
        if url.plain {
            self.warnings.push(Warning::PlainNotifyUrl);
        }
        Some(url.text)
    }

    fn remark(&mut self, typed: &str) -> Option<String> {
        let sent = self.text(Field::Remark, typed, |_, text| {
            let plain = to_plain_ascii(text, usize::MAX);
            if plain.is_empty() { Err(Problem::NothingLeft) } else { Ok(plain) }
        })?;
        if sent != typed.trim() {
            self.warnings.push(Warning::RemarkChanged(sent.clone()));
        }
        Some(sent)
    }
}

/// Lengths count characters, not bytes.
fn within(rule: &FieldRule, text: String) -> Result<String, Problem> {
    let len = text.chars().count();
    match rule.max_len {
        Some(max) if len > max => Err(Problem::TooLong { max, len }),
        _ => Ok(text),
    }
}

fn pay_type_number(draft: &Draft, pay_type: Option<&PayType>) -> Result<u32, Problem> {
    match (draft.pay_type, pay_type) {
        (None, _) => Err(Problem::Missing),
        (Some(_), None) => Err(Problem::NotOffered),
        (Some(number), Some(_)) => Ok(number),
    }
}

fn amount(typed: &str, market: &Market) -> Result<Amount, Problem> {
    let too_high = |max: Amount| Problem::TooHigh { max: market.format_amount(max) };
    let amount = Amount::parse_typed(typed, market.currency, market.scale).map_err(|error| match error {
        MoneyError::Empty => Problem::Missing,
        MoneyError::Ambiguous(_) => Problem::Ambiguous,
        MoneyError::TooManyDecimals { scale } => Problem::TooManyDecimals { scale },
        // Without a limit of the market, what the ledger's integers hold is the limit.
        MoneyError::TooLarge => too_high(market.max.unwrap_or(Amount::from_units_e4(i64::MAX, market.currency))),
        MoneyError::NotANumber(_) | MoneyError::CurrencyMismatch(..) | MoneyError::NotACurrency(_) => {
            Problem::NotANumber
        }
    })?;
    if let Some(max) = market.max.filter(|max| amount.value() > max.value()) {
        return Err(too_high(max));
    }
    // Without a limit, the smallest unit is the limit: nobody asks for nothing.
    let unit = Amount::from_units_e4(10_i64.pow(Amount::MAX_SCALE.saturating_sub(market.scale)), market.currency);
    let min = market.min.unwrap_or(unit);
    if amount.value() < min.value() {
        return Err(Problem::TooLow { min: market.format_amount(min) });
    }
    Ok(amount)
}

fn order_no(typed: &str, made: &OrderNo) -> Result<OrderNo, Problem> {
    match OrderNo::parse(typed) {
        Ok(number) => Ok(number),
        Err(OrderNoError::Empty) => Ok(made.clone()),
        Err(OrderNoError::TooLong(len)) => Err(Problem::TooLong { max: order_no::MAX_LEN, len }),
        Err(OrderNoError::BadCharacter(bad)) => Err(Problem::BadCharacter(bad)),
    }
}

fn expire_secs(typed: &str, market: &Market) -> Result<u32, Problem> {
    let out_of_range = Problem::BadSeconds { min: *EXPIRE_SECS.start(), max: *EXPIRE_SECS.end() };
    match typed.trim() {
        "" => Ok(market.expire_secs),
        digits if !digits.bytes().all(|byte| byte.is_ascii_digit()) => Err(Problem::NotANumber),
        digits => digits.parse().ok().filter(|secs| EXPIRE_SECS.contains(secs)).ok_or(out_of_range),
    }
}

/// Letters of any script with their accents, digits, and the marks that names have; the newest Colombian page refuses
/// "special characters" (api-facts, section 3).
fn name(text: &str) -> Result<String, Problem> {
    let text = visible(text)?;
    let accent = |c: char| matches!(c, '\u{300}'..='\u{36f}'); // written apart from their letter on some systems
    let belongs =
        |c: char| c.is_alphanumeric() || accent(c) || matches!(c, ' ' | '.' | ',' | '\'' | '’' | '-' | '&' | 'º' | 'ª');
    match text.chars().find(|&c| !belongs(c)) {
        Some(bad) => Err(Problem::BadCharacter(bad)),
        None => Ok(text),
    }
}

fn visible(text: &str) -> Result<String, Problem> {
    match text.chars().find(|&c| is_hidden(c)) {
        Some(bad) => Err(Problem::BadCharacter(bad)),
        None => Ok(text.to_owned()),
    }
}

/// The number without its spacing, if it has one of the rule's shapes; a rule without shapes takes 6 to 15 digits.
fn phone(rule: &FieldRule, typed: &str) -> Result<String, Problem> {
    let number = shapes::without_spacing(typed);
    if rule.forms.is_empty() {
        let digits = number.strip_prefix('+').unwrap_or(&number);
        return match digits.chars().find(|c| !c.is_ascii_digit()) {
            Some(bad) => Err(Problem::BadCharacter(bad)),
            None if !(6..=15).contains(&digits.len()) => Err(bad_form("+##########")),
            None => Ok(number),
        };
    }
    of_shape(rule, number)
}

fn id_card(rule: &FieldRule, typed: &str) -> Result<String, Problem> {
    let number = shapes::without_spacing(typed);
    match number.chars().find(|c| !c.is_ascii_alphanumeric()) {
        Some(bad) => Err(Problem::BadCharacter(bad)),
        None if number.is_empty() => Err(Problem::Missing), // nothing but spacing
        None if rule.forms.is_empty() => Ok(number),
        None => of_shape(rule, number),
    }
}

fn of_shape(rule: &FieldRule, text: String) -> Result<String, Problem> {
    if rule.forms.iter().any(|form| shapes::matches(form, &text)) {
        return Ok(text);
    }
    Err(bad_form(rule.forms.first().map_or("", String::as_str)))
}

fn bad_form(form: &str) -> Problem {
    Problem::BadForm { example: shapes::example(form) }
}

fn email(text: &str) -> Result<String, Problem> {
    if shapes::is_email(text) { Ok(text.to_owned()) } else { Err(Problem::BadEmail) }
}

/// One of the offered values; where no list is published, any visible text.
fn choice(text: &str, offered: &[Choice]) -> Result<String, Problem> {
    if offered.is_empty() || offered.iter().any(|choice| choice.value == text) {
        visible(text)
    } else {
        Err(Problem::NotOffered)
    }
}

fn bank_id(text: &str) -> Result<String, Problem> {
    match text.parse::<i64>() {
        Ok(id) if id >= 0 => Ok(id.to_string()),
        _ => Err(Problem::NotANumber),
    }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
