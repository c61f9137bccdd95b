//! Making a payin: the form of the selected account's market.
//!
//! The text is kept as it is typed ([`Draft`]), a moment after the last key and when the page is left, and forgotten
//! only once the payin was recorded.

pub mod form;

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

pub use self::form::{Form, HOW_FIELDS, MORE_FIELDS, Obstacle, WHAT_FIELDS, WHO_FIELDS};
use crate::app::notice::{Notice, Tone};
use crate::app::{Action, Loadable, News, Page, Shared, Slot, Told, errors};
use crate::backend::protocol::{Bank, CallError, CommandKind, CreateError, EventKind};
use crate::domain::draft::Draft;
use crate::domain::exception::{ExceptionKind, Settlement};
use crate::domain::observation::OperatorAction;
use crate::domain::refusal::{Refusal, RefusalKind};
use crate::domain::{AccountId, Field, OrderKey, OrderNo};

/// How long after the last key the draft is kept.
const SAVE_PAUSE: SignedDuration = SignedDuration::from_millis(500);

/// Most sent forms whose text is remembered, to be corrected after a refusal.
const MOST_SENT: usize = 32;

/// For how long the same payer and amount once more may be a slip.
const SLIP: SignedDuration = SignedDuration::from_mins(10);

/// What a person can do on this page.
#[derive(Clone, Debug)]
pub enum NewRequestAction {
    /// Types into a field, or chooses a value.
    Edit(Field, String),
    /// Leaves a field: from now on its message is shown.
    Touch(Field),
    /// Makes the payin.
    Create {
        /// For the order number; random, from the window.
        random: [u8; 8],
    },
    /// Goes to a field.
    GoTo(Field),
    /// The field that was to get the focus has it.
    Focused,
    /// Opens or closes the rest of the fields.
    ShowMore(bool),
    /// Asks for the banks once more.
    RetryBanks,
    /// Opens the form with the text of a refused order.
    Refill {
        /// The refused order.
        key: OrderKey,
        /// Its text as far as the journal knows it; the text as typed is better, if it is still known.
        text: Box<Draft>,
        /// What the gateway said.
        refusal: Option<Refusal>,
    },
    /// Opens the form for the rest of an order that was paid in part.
    AskRest {
        /// Of what.
        rest: Rest,
        /// What it begins with.
        text: Box<Draft>,
    },
    /// It is not for that rest.
    DropRest,
}

/// The exception that a request settles once it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// The order that was paid in part.
    pub of: OrderKey,
    /// What exactly was seen of it.
    pub mark: String,
}

/// What the page knows.
#[derive(Debug, Default)]
pub struct NewRequestPage {
    /// The form of the selected account; none without an account.
    pub form: Option<Form>,
    banks: BTreeMap<AccountId, Loadable<Vec<Bank>>>,
    save_at: Option<Timestamp>,
    /// What was typed for the newest orders, oldest first.
    sent: Vec<Sent>,
    /// The text that an account's form opens with next, instead of the kept one.
    refill: Option<(AccountId, Draft, Option<Refusal>)>,
    /// What the form asks the rest of.
    rest: Option<Rest>,
}

/// A form that became an order.
#[derive(Debug)]
struct Sent {
    key: OrderKey,
    at: Timestamp,
    draft: Draft,
    /// Its text was taken up again: to do the same once more is meant.
    is_taken_up: bool,
}

impl NewRequestPage {
    /// The page is opened.
    pub fn enter(&mut self, shared: &mut Shared) {
        self.open(shared);
    }

    /// Another page is opened.
    pub fn leave(&mut self, shared: &mut Shared) {
        self.save(shared);
    }

    /// A person did something here.
    pub fn act(&mut self, action: NewRequestAction, shared: &mut Shared) {
        match action {
            NewRequestAction::Edit(field, text) => {
                let Some(form) = &mut self.form else { return };
                if form.edit(field, text, shared) {
                    self.save_at = Some(shared.now + SAVE_PAUSE);
                    if field == Field::PayType {
                        self.load_banks(shared);
                    }
                }
            }
            NewRequestAction::Touch(field) => {
                if let Some(form) = &mut self.form {
                    form.touched.insert(field);
                }
            }
            NewRequestAction::Create { random } => self.create(random, shared),
            NewRequestAction::GoTo(field) => {
                if let Some(form) = &mut self.form {
                    form.go_to(field);
                }
            }
            NewRequestAction::Focused => {
                if let Some(form) = &mut self.form {
                    form.focus = None;
                }
            }
            NewRequestAction::ShowMore(more) => {
                if let Some(form) = &mut self.form {
                    form.more = more;
                }
            }
            NewRequestAction::RetryBanks => self.load_banks(shared),
            NewRequestAction::DropRest => self.rest = None,
            NewRequestAction::AskRest { rest, text } => {
                let key = rest.of.clone();
                self.act(NewRequestAction::Refill { key, text, refusal: None }, shared);
                self.rest = Some(rest);
            }
            NewRequestAction::Refill { key, text, refusal } => {
                self.rest = None;
                if shared.account(key.account).is_none() {
                    shared.toast_bad(errors::call(&CallError::NoAccount).told);
                    return;
                }
                let sent = self.sent.iter_mut().find(|sent| sent.key == key);
                let mut draft = sent.map_or(*text, |sent| {
                    sent.is_taken_up = true;
                    sent.draft.clone()
                });
                draft.order_no.clear(); // a number is used once
                self.refill = Some((key.account, draft, refusal));
                if shared.page == Page::NewRequest && shared.selected == Some(key.account) {
                    self.open(shared);
                } else {
                    shared.then(Action::SelectAccount(key.account));
                    shared.then(Action::Go(Page::NewRequest));
                }
            }
        }
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>, shared: &mut Shared) {
        match news.kind {
            EventKind::Draft(account, draft) => {
                if let Some(form) = self.form.as_mut().filter(|form| form.account == *account) {
                    form.take_kept((**draft).clone(), shared);
                    self.load_banks(shared);
                }
            }
            EventKind::Banks(account, answer) => {
                self.banks.entry(*account).or_default().finish(answer.clone());
            }
            EventKind::Created(answer) => {
                if let Some(Slot::Create(account)) = news.slot {
                    self.created(*account, answer.clone(), shared);
                }
            }
            // Its market, environment or notify URL may have changed.
            EventKind::Accounts(_) => {
                if let Some(form) = &mut self.form {
                    form.check(shared);
                }
            }
            _ => {}
        }
    }

    /// Another account is worked with.
    pub fn account_changed(&mut self, shared: &mut Shared) {
        self.save(shared);
        if shared.page == Page::NewRequest {
            self.open(shared);
        }
    }

    /// Time went by.
    pub fn tick(&mut self, shared: &mut Shared) {
        if self.save_at.is_some_and(|at| at <= shared.now) {
            self.save(shared);
        }
    }

    /// When `tick` has something to do next.
    pub fn next_tick(&self) -> Option<Timestamp> {
        self.save_at
    }

    /// The banks of the form's account.
    pub fn banks(&self) -> Option<&Loadable<Vec<Bank>>> {
        self.banks.get(&self.form.as_ref()?.account)
    }

    /// The order that the form asks the rest of.
    pub fn rest(&self) -> Option<&OrderKey> {
        let form = self.form.as_ref()?;
        self.rest.as_ref().map(|rest| &rest.of).filter(|of| of.account == form.account)
    }

    /// Whether the payin is on its way into the ledger.
    pub fn is_creating(&self, shared: &Shared) -> bool {
        self.form.as_ref().is_some_and(|form| shared.is_asked(&Slot::Create(form.account)))
    }

    /// The newest order with the payer and the amount of the form, if it was made a short while ago: the form may be a
    /// slip. As far as this run of Cobro knows.
    pub fn repeats(&self, shared: &Shared) -> Option<(&OrderKey, Timestamp)> {
        let form = self.form.as_ref()?;
        let amount = form.read_amount(&form.draft.amount, shared)?;
        let payer = form.draft.real_name.trim();
        let is_same = |sent: &&Sent| {
            sent.key.account == form.account
                && shared.now.duration_since(sent.at) < SLIP
                && !sent.is_taken_up
                && !payer.is_empty()
                && sent.draft.real_name.trim() == payer
                && form.read_amount(&sent.draft.amount, shared) == Some(amount)
        };
        self.sent.iter().rev().find(is_same).map(|sent| (&sent.key, sent.at))
    }

    /// Makes the form fit the selected account.
    fn open(&mut self, shared: &mut Shared) {
        let Some(account) = shared.selected else {
            self.form = None;
            return;
        };
        if self.form.as_ref().is_none_or(|form| form.account != account) {
            self.form = Some(Form::new(account, shared));
            shared.ask(Slot::Draft(account), CommandKind::LoadDraft(account));
        }
        if let Some((_, draft, refusal)) = self.refill.take_if(|(of, ..)| *of == account)
            && let Some(form) = &mut self.form
        {
            shared.forget(&Slot::Draft(account));
            form.refill(draft, refusal.as_ref(), shared);
            self.save_at = Some(shared.now + SAVE_PAUSE);
        }
        if let Some(form) = &mut self.form {
            form.check(shared);
        }
        self.load_banks(shared);
    }

    /// Keeps what was typed since the last time.
    fn save(&mut self, shared: &mut Shared) {
        if self.save_at.take().is_some()
            && let Some(form) = &self.form
        {
            shared.tell(CommandKind::SaveDraft(form.account, Box::new(form.draft.clone())));
        }
    }

    /// Asks for the gateway's banks once the chosen product needs them.
    fn load_banks(&mut self, shared: &mut Shared) {
        let Some(form) = &self.form else { return };
        if !form.chooses_bank(shared) || shared.is_asked(&Slot::Banks(form.account)) {
            return;
        }
        let banks = self.banks.entry(form.account).or_default();
        if !matches!(banks, Loadable::Ready(_)) {
            banks.start();
            shared.ask(Slot::Banks(form.account), CommandKind::LoadBanks(form.account));
        }
    }

    fn create(&mut self, random: [u8; 8], shared: &mut Shared) {
        let Some(form) = &mut self.form else { return };
        if shared.is_asked(&Slot::Create(form.account)) {
            return;
        }
        let Some(market) = form.market(shared) else { return };
        let today = shared.now.to_zoned(market.time_zone()).date();
        form.made_order_no = OrderNo::generate(today, random);
        form.check(shared);
        form.attempted = true;
        form.create_error = None;
        match &form.checked {
            Some(Ok(checked)) => {
                let account = form.account;
                let request = Box::new(checked.request.clone());
                shared.ask(Slot::Create(account), CommandKind::CreatePayin { account, request });
                self.save(shared);
            }
            Some(Err(_)) => form.go_to_first_error(),
            None => {}
        }
    }

    fn created(&mut self, account: AccountId, answer: Result<OrderKey, CreateError>, shared: &mut Shared) {
        let form = self.form.as_mut().filter(|form| form.account == account);
        match answer {
            Ok(key) => {
                shared.tell(CommandKind::SaveDraft(account, Box::default()));
                if let Some(rest) = self.rest.take_if(|rest| rest.of.account == account) {
                    let how = Settlement::Requested { order_no: key.order_no.clone() };
                    let action = OperatorAction::Settled { exception: ExceptionKind::Underpaid, mark: rest.mark, how };
                    shared.ask(Slot::Settle(rest.of.clone()), CommandKind::SettleException(rest.of, action));
                }
                let is_open = shared.page == Page::NewRequest && form.is_some();
                if let Some(form) = form {
                    self.save_at = None;
                    let sent = std::mem::replace(form, Form::new(account, shared));
                    form.is_kept_known = true;
                    if self.sent.len() == MOST_SENT {
                        self.sent.remove(0);
                    }
                    self.sent.push(Sent { key: key.clone(), at: shared.now, draft: sent.draft, is_taken_up: false });
                }
                if is_open {
                    shared.then(Action::Go(Page::Order(key)));
                } else {
                    let told = Told::new("request-created").text("number", key.order_no.clone());
                    let notice = Notice::new(told, Tone::Good);
                    shared.notify(notice.go("news-open-order", Action::OpenOrder(key)));
                }
            }
            Err(error) => match form {
                Some(form) => {
                    if errors::create(&error).field.is_some() {
                        form.more = true;
                    }
                    form.create_error = Some(error);
                }
                None => shared.toast_bad(errors::create(&error).told),
            },
        }
    }
}

/// The form's field a refusal points at.
pub fn refused_field(refusal: &Refusal) -> Option<Field> {
    match refusal.kind() {
        RefusalKind::FieldMissing { field, .. } | RefusalKind::FieldInvalid { field, .. } => field,
        _ => None,
    }
}

#[cfg(test)]
mod tests;
