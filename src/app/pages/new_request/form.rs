//! The form: what was typed, what the rules say to it, and what of that is shown.

use std::collections::BTreeSet;

use crate::app::{Shared, Told, errors};
use crate::backend::protocol::CreateError;
use crate::domain::draft::{self, CheckContext, Checked, Draft, FieldError};
use crate::domain::market::Need;
use crate::domain::refusal::Refusal;
use crate::domain::text::to_plain_ascii;
use crate::domain::{AccountId, Amount, Field, Market, OrderNo, PayType};

/// How much, and for what.
pub const WHAT_FIELDS: &[Field] = &[Field::Amount, Field::Remark];

/// Who pays, as every product of a market wants to know it.
pub const WHO_FIELDS: &[Field] = &[Field::RealName, Field::Phone, Field::Email];

/// How it is paid, and what only some products want to know: it comes below the choice, so that nothing above moves.
pub const HOW_FIELDS: &[Field] = &[Field::PayType, Field::IdType, Field::IdCard, Field::UserType, Field::BankId];

/// The fields under "More".
pub const MORE_FIELDS: &[Field] = &[Field::MchOrderNo, Field::ExpireTime, Field::GoodsSubject, Field::GoodsBody];

/// Every field of the form, in the order a person thinks.
pub fn fields() -> impl Iterator<Item = Field> {
    [WHAT_FIELDS, WHO_FIELDS, HOW_FIELDS, MORE_FIELDS].into_iter().flatten().copied()
}

/// Something that keeps a request from being sent.
#[derive(Clone, Copy, Debug)]
pub struct Obstacle<'a> {
    /// Which field, and what is wrong.
    pub error: &'a FieldError,
    /// Whether the form has this field, so that one can go there.
    pub is_in_form: bool,
}

/// A form of one account.
#[derive(Debug)]
pub struct Form {
    /// Whose.
    pub account: AccountId,
    /// What was typed.
    pub draft: Draft,
    /// What the rules say; none while the account or its market is not known.
    pub checked: Option<Result<Checked, Vec<FieldError>>>,
    /// Fields whose message is shown.
    pub touched: BTreeSet<Field>,
    /// "Create request" was pressed: every message is shown.
    pub attempted: bool,
    /// The field that shall get the focus.
    pub focus: Option<Field>,
    /// The rest of the fields is shown.
    pub more: bool,
    /// Why the last try was not even recorded.
    pub create_error: Option<CreateError>,
    /// The gateway's refusal of the order this text came from.
    pub refused: Option<Refusal>,
    pub(super) is_kept_known: bool,
    pub(super) made_order_no: OrderNo,
}

impl Form {
    /// An empty form.
    pub(super) fn new(account: AccountId, shared: &Shared) -> Self {
        let mut form = Self {
            account,
            draft: Draft::default(),
            checked: None,
            touched: BTreeSet::new(),
            attempted: false,
            focus: None,
            more: false,
            create_error: None,
            refused: None,
            is_kept_known: false,
            made_order_no: OrderNo::generate(jiff::civil::Date::ZERO, [0; 8]),
        };
        form.choose_only_product(shared);
        form.check(shared);
        form
    }

    /// The rules of the form's market.
    pub fn market<'a>(&self, shared: &'a Shared) -> Option<&'a Market> {
        shared.market(&shared.account(self.account)?.account.market)
    }

    /// The chosen product.
    pub fn pay_type<'a>(&self, shared: &'a Shared) -> Option<&'a PayType> {
        self.market(shared)?.pay_type(self.draft.pay_type?)
    }

    /// Whether a field is sent for the chosen product, and if so whether it must be filled in.
    pub fn need(&self, field: Field, shared: &Shared) -> Need {
        self.market(shared).map_or(Need::Unused, |market| market.rule(self.pay_type(shared), field).need)
    }

    /// Whether the bank is chosen from the gateway's own list.
    pub fn chooses_bank(&self, shared: &Shared) -> bool {
        self.need(Field::BankId, shared) != Need::Unused
            && self.pay_type(shared).is_some_and(|pay_type| pay_type.banks_from_gateway)
    }

    /// What stands in a field.
    pub fn text(&self, field: Field) -> &str {
        let draft = &self.draft;
        match field {
            Field::Amount => &draft.amount,
            Field::MchOrderNo => &draft.order_no,
            Field::ExpireTime => &draft.expire_secs,
            Field::Remark => &draft.remark,
            Field::RealName => &draft.real_name,
            Field::Phone => &draft.phone,
            Field::Email => &draft.email,
            Field::IdType => &draft.id_type,
            Field::IdCard => &draft.id_card,
            Field::UserType => &draft.user_type,
            Field::BankId => &draft.bank_id,
            Field::GoodsSubject => &draft.goods_subject,
            Field::GoodsBody => &draft.goods_body,
            Field::PayType | Field::Currency | Field::ReusableStatus | Field::NotifyUrl | Field::NonceStr => "",
        }
    }

    /// Puts a text into a field; false if nothing changed.
    pub(super) fn edit(&mut self, field: Field, text: String, shared: &Shared) -> bool {
        let draft = &mut self.draft;
        let place = match field {
            Field::PayType => {
                let number = text.parse().ok();
                if draft.pay_type == number {
                    return false;
                }
                draft.pay_type = number;
                self.touched.insert(field);
                self.edited(field, shared);
                return true;
            }
            Field::Amount => &mut draft.amount,
            Field::MchOrderNo => &mut draft.order_no,
            Field::ExpireTime => &mut draft.expire_secs,
            Field::Remark => &mut draft.remark,
            Field::RealName => &mut draft.real_name,
            Field::Phone => &mut draft.phone,
            Field::Email => &mut draft.email,
            Field::IdType => &mut draft.id_type,
            Field::IdCard => &mut draft.id_card,
            Field::UserType => &mut draft.user_type,
            Field::BankId => &mut draft.bank_id,
            Field::GoodsSubject => &mut draft.goods_subject,
            Field::GoodsBody => &mut draft.goods_body,
            Field::Currency | Field::ReusableStatus | Field::NotifyUrl | Field::NonceStr => return false,
        };
        if *place == text {
            return false;
        }
        *place = text;
        self.edited(field, shared);
        true
    }

    fn edited(&mut self, field: Field, shared: &Shared) {
        self.is_kept_known = true; // what is typed wins over what was kept
        if self.refused.as_ref().and_then(super::refused_field) == Some(field) {
            self.refused = None;
        }
        if self.create_error.as_ref().and_then(|error| errors::create(error).field) == Some(field) {
            self.create_error = None;
        }
        self.check(shared);
    }

    /// Takes over the draft that was kept, unless something was typed meanwhile.
    pub(super) fn take_kept(&mut self, draft: Draft, shared: &Shared) {
        if !self.is_kept_known {
            self.is_kept_known = true;
            self.draft = draft;
            self.choose_only_product(shared);
            self.check(shared);
        }
    }

    /// Takes over the text of a refused order.
    pub(super) fn refill(&mut self, draft: Draft, refusal: Option<&Refusal>, shared: &Shared) {
        *self = Self { draft, is_kept_known: true, refused: refusal.cloned(), ..Self::new(self.account, shared) };
        if let Some(field) = refusal.and_then(super::refused_field) {
            self.focus = Some(field);
            self.more |= MORE_FIELDS.contains(&field);
        }
        self.check(shared);
    }

    /// Where there is only one product that works, nobody has to choose it.
    fn choose_only_product(&mut self, shared: &Shared) {
        if self.draft.pay_type.is_none()
            && let Some(market) = self.market(shared)
        {
            let mut works = market.pay_types.iter().filter(|pay_type| pay_type.supported);
            if let (Some(only), None) = (works.next(), works.next()) {
                self.draft.pay_type = Some(only.number);
            }
        }
    }

    /// Asks the rules.
    pub(super) fn check(&mut self, shared: &Shared) {
        let account = shared.account(self.account).map(|view| &view.account);
        self.checked = account.zip(self.market(shared)).map(|(account, market)| {
            let context = CheckContext {
                market,
                environment: account.environment,
                notify_url: &account.notify_url,
                made_order_no: &self.made_order_no,
            };
            draft::check(&self.draft, context)
        });
    }

    /// Gives the focus to the first field that is wrong.
    pub(super) fn go_to_first_error(&mut self) {
        let Some(Err(errors)) = &self.checked else { return };
        let is_wrong = |field: &Field| errors.iter().any(|error| error.field == *field);
        let first = fields().find(is_wrong);
        self.more |= MORE_FIELDS.iter().any(is_wrong);
        self.focus = first;
    }

    /// Gives the focus to a field.
    pub(super) fn go_to(&mut self, field: Field) {
        self.focus = Some(field);
        self.more |= MORE_FIELDS.contains(&field);
    }

    /// The message beside a field, if it is time for one.
    pub fn message(&self, field: Field) -> Option<Told> {
        let told = match &self.checked {
            Some(Err(errors)) => errors.iter().find(|error| error.field == field),
            _ => None,
        };
        if let Some(error) = told.filter(|_| self.attempted || self.touched.contains(&field)) {
            return Some(errors::problem(&error.problem));
        }
        let create = self.create_error.as_ref().map(errors::create);
        let refused = self.refused.as_ref().map(errors::refusal);
        [create, refused].into_iter().flatten().find(|trouble| trouble.field == Some(field)).map(|trouble| trouble.told)
    }

    /// What keeps it from being sent, once a try was made, in the order of the form; last what stands in no field of
    /// it, such as the account's notify URL.
    pub fn obstacles(&self, shared: &Shared) -> Vec<Obstacle<'_>> {
        let errors = match &self.checked {
            Some(Err(errors)) if self.attempted => errors.as_slice(),
            _ => &[],
        };
        let place = |field: Field| fields().position(|shown| shown == field);
        let mut obstacles: Vec<_> = errors
            .iter()
            .map(|error| {
                let is_in_form = place(error.field).is_some() && self.need(error.field, shared) != Need::Unused;
                Obstacle { error, is_in_form }
            })
            .collect();
        obstacles
            .sort_by_key(|obstacle| place(obstacle.error.field).filter(|_| obstacle.is_in_form).unwrap_or(usize::MAX));
        obstacles
    }

    /// The amount as the market writes it, once it can be read.
    pub fn amount(&self, shared: &Shared) -> Option<String> {
        let market = self.market(shared)?;
        Some(market.format_amount(self.read_amount(&self.draft.amount, shared)?))
    }

    /// Reads an amount as people of the form's market type it.
    pub(super) fn read_amount(&self, typed: &str, shared: &Shared) -> Option<Amount> {
        let market = self.market(shared)?;
        Amount::parse_typed(typed, market.currency, market.scale).ok()
    }

    /// What is sent instead of the description as typed, if that is something else.
    pub fn plain_remark(&self, shared: &Shared) -> Option<String> {
        let market = self.market(shared)?;
        let max_len = market.rule(self.pay_type(shared), Field::Remark).max_len.unwrap_or(usize::MAX);
        let plain = to_plain_ascii(&self.draft.remark, max_len);
        (!plain.is_empty() && plain != self.draft.remark.trim()).then_some(plain)
    }

    /// The life of the request in seconds, as typed or as the market has it.
    pub fn expire_secs(&self, shared: &Shared) -> Option<u32> {
        match self.draft.expire_secs.trim() {
            "" => self.market(shared).map(|market| market.expire_secs),
            typed => typed.parse().ok(),
        }
    }
}
