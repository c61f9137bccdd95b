//! The tour: one payin on the sandbox from the request to the order that is found again, step by step.
//!
//! A step is over when the person has really done it: the request was made, the order is paid, the order was opened
//! from the list. Only what nobody can see being done, such as reading, has a button. Where the tour stands is one of the
//! settings, so it goes on after a restart; its view is `ui/tour.rs`.

use super::effect::Focus;
use super::notice::Tone;
use super::page::{Page, Section};
use super::pages::Pages;
use super::pages::order::{OrderAction, is_own_sandbox};
use super::settings::Settings;
use super::{Action, News, Shared, Slot, Told};
use crate::backend::protocol::{AccountView, CommandKind, EventKind, OrdersFilter, OrdersQuery};
use crate::domain::{AccountId, OrderKey, OrderState, Rail};

/// What a person is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To begin at all. Offered once, on a sandbox without orders.
    Welcome,
    /// To make a payment request.
    Request,
    /// To look at what the payer gets.
    Read,
    /// To play the payer.
    Pay,
    /// To look at the order that is paid.
    Paid,
    /// To open the order from the list.
    Find,
    /// To go on with an account of one's own.
    Account,
}

impl Step {
    /// Every step that is counted, in order.
    pub const ALL: [Self; 6] = [Self::Request, Self::Read, Self::Pay, Self::Paid, Self::Find, Self::Account];

    /// Key of its title in the catalogue, and the word it is kept as; `.body` says what to do.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Welcome => "tour-welcome",
            Self::Request => "tour-request",
            Self::Read => "tour-read",
            Self::Pay => "tour-pay",
            Self::Paid => "tour-paid",
            Self::Find => "tour-find",
            Self::Account => "tour-account",
        }
    }

    /// Its number, from one; none for the offer.
    pub fn number(self) -> Option<usize> {
        Self::ALL.iter().position(|step| *step == self).map(|index| index + 1)
    }

    /// Whether its order must be on screen.
    const fn needs_order(self) -> bool {
        matches!(self, Self::Read | Self::Pay | Self::Paid)
    }

    /// Whether a button leads on, since nobody can see it being done.
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Read | Self::Paid)
    }
}

/// What the tour points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// An entry of the side bar.
    Section(Section),
    /// Where the form begins.
    Amount,
    /// The button that makes the request.
    Create,
    /// What the payer must be told.
    Instructions,
    /// The payer simulator.
    Simulator,
    /// Where the order stands.
    Standing,
    /// The order in the list.
    Row,
}

/// Where the tour stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Standing {
    /// It was never offered.
    #[default]
    New,
    /// It is on screen.
    Running(Step),
    /// It was ended early, and goes on from here.
    Waiting(Step),
    /// It was taken to its end.
    Over,
}

/// Where the tour stands, and with which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tour {
    standing: Standing,
    order: Option<OrderKey>,
}

/// What a person can do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TourAction {
    /// Begins, goes on where it was ended, or begins again.
    Start,
    /// Has read what is to be read.
    Next,
    /// Ends it for now.
    End,
    /// Opens the order of the tour.
    OpenOrder,
}

impl Tour {
    /// The word it is kept as once it is over.
    const OVER: &'static str = "done";

    /// The step on screen.
    pub const fn step(&self) -> Option<Step> {
        match self.standing {
            Standing::Running(step) => Some(step),
            _ => None,
        }
    }

    /// Whether it was ended after it had begun.
    pub const fn is_waiting(&self) -> bool {
        matches!(self.standing, Standing::Waiting(step) if !matches!(step, Step::Request))
    }

    /// The order that was made on it.
    pub const fn order(&self) -> Option<&OrderKey> {
        self.order.as_ref()
    }

    /// Whether the step needs an order that is not on screen.
    pub fn has_lost_order(&self, shared: &Shared, pages: &Pages) -> bool {
        let is_open = pages.order.key == self.order && pages.order.is_open(shared);
        self.step().is_some_and(Step::needs_order) && !is_open
    }

    /// What to point at now.
    pub fn spot(&self, shared: &Shared, pages: &Pages) -> Option<Spot> {
        match self.step()? {
            Step::Welcome => None,
            Step::Request if shared.page == Page::NewRequest => {
                let is_ready = pages.new_request.form.as_ref().is_some_and(|form| matches!(form.checked, Some(Ok(_))));
                Some(if is_ready { Spot::Create } else { Spot::Amount })
            }
            Step::Request => Some(Spot::Section(Section::NewRequest)),
            Step::Read | Step::Pay | Step::Paid if self.has_lost_order(shared, pages) => None,
            Step::Read => Some(Spot::Instructions),
            Step::Pay => Some(Spot::Simulator),
            Step::Paid => Some(Spot::Standing),
            Step::Find if shared.page == Page::Orders => Some(Spot::Row),
            Step::Find => Some(Spot::Section(Section::Orders)),
            Step::Account => Some(Spot::Section(Section::Accounts)),
        }
    }

    /// Reads what was kept; what cannot be read is as if it was never offered.
    pub fn read(kept: &str) -> Self {
        if kept == Self::OVER {
            return Self { standing: Standing::Over, order: None };
        }
        let mut words = kept.split(' ');
        let step = words.next().and_then(|word| Step::ALL.into_iter().find(|step| step.key() == word));
        let (Some(step), Some(standing)) = (step, words.next()) else { return Self::default() };
        let order = words.next().and_then(|id| id.parse().ok()).zip(words.next());
        let order = order.map(|(id, number)| OrderKey { account: AccountId(id), order_no: number.to_owned() });
        let standing = match standing {
            "running" => Standing::Running,
            "waiting" => Standing::Waiting,
            _ => return Self::default(),
        };
        // Without its order there is nothing to go on with.
        let step = if order.is_some() { step } else { Step::Request };
        Self { standing: standing(step), order }
    }

    /// As it is kept; nothing while it was not begun.
    fn written(&self) -> Option<String> {
        let (step, word) = match self.standing {
            Standing::New | Standing::Running(Step::Welcome) => return None,
            Standing::Over => return Some(Self::OVER.to_owned()),
            Standing::Running(step) => (step, "running"),
            Standing::Waiting(step) => (step, "waiting"),
        };
        let order = self.order.as_ref().map(|key| format!(" {} {}", key.account.0, key.order_no));
        Some(format!("{} {word}{}", step.key(), order.unwrap_or_default()))
    }
}

/// On a sandbox that never offered the tour, asks the ledger whether it is new.
fn offer(shared: &mut Shared) {
    if shared.about.sandbox && shared.settings.tour.standing == Standing::New {
        let query = OrdersQuery { filter: OrdersFilter::default(), limit: 1, ..OrdersQuery::default() };
        shared.ask(Slot::Tour, CommandKind::LoadOrders(Box::new(query)));
    }
}

/// Why the tour cannot be begun now, as a key of the catalogue.
pub fn why_not(shared: &Shared) -> Option<&'static str> {
    match shared.settings.tour.step() {
        _ if !shared.about.sandbox => Some("why-tour-sandbox"),
        Some(step) if step != Step::Welcome => Some("why-already"),
        _ => None,
    }
}

/// A person did something with the tour.
pub(super) fn act(action: TourAction, shared: &mut Shared) {
    let tour = &shared.settings.tour;
    match (action, tour.standing) {
        (TourAction::Start, _) if why_not(shared).is_some() => {}
        (TourAction::Start, standing) => {
            shared.aside = None; // in a narrow window it stands in the page's place
            shared.focus = Some(Focus::Tour);
            if let Standing::Waiting(step) = standing {
                go_to(step, shared);
            } else {
                shared.settings.tour.order = None;
                go_to(Step::Request, shared);
                choose_account(shared);
            }
        }
        (TourAction::Next, Standing::Running(Step::Read)) => go_to(Step::Pay, shared),
        (TourAction::Next, Standing::Running(Step::Paid)) => go_to(Step::Find, shared),
        (TourAction::End, Standing::Running(Step::Account)) => {
            stand(Standing::Over, shared);
            shared.hint(Told::new("tour-over"), Tone::Good);
        }
        (TourAction::End, Standing::Running(step)) => {
            stand(Standing::Waiting(if step == Step::Welcome { Step::Request } else { step }), shared);
            shared.hint(Told::new("tour-waits"), Tone::Note);
        }
        (TourAction::Next | TourAction::End, _) => {}
        (TourAction::OpenOrder, _) => {
            if let Some(key) = tour.order.clone() {
                shared.then(Action::OpenOrder(key));
            }
        }
    }
}

/// Where nobody has chosen an account yet, takes one whose payers are given numbers: those can be seen and copied.
fn choose_account(shared: &mut Shared) {
    if shared.settings.account.is_some() {
        return;
    }
    let has_numbers = |view: &&AccountView| {
        let market = shared.market(&view.account.market);
        is_own_sandbox(&view.account)
            && market.is_some_and(|market| market.pay_types.iter().any(|product| product.rail == Rail::Spei))
    };
    let account = shared.accounts.value().into_iter().flatten().find(has_numbers).map(|view| view.account.id);
    if let Some(id) = account {
        shared.then(Action::SelectAccount(id));
    }
}

/// A person does something anywhere: maybe what the step asks for.
pub(super) fn watch(action: &Action, shared: &mut Shared) {
    let Some(step) = shared.settings.tour.step() else { return };
    let is_ours = |key: &OrderKey| shared.settings.tour.order.as_ref() == Some(key);
    let next = match (step, action) {
        (Step::Read, Action::Order(OrderAction::Copy(_)) | Action::Copied(_)) => Step::Pay,
        (Step::Paid, Action::Go(Page::Orders)) => Step::Find,
        (Step::Find, Action::Go(Page::Order(key))) if shared.page == Page::Orders && is_ours(key) => Step::Account,
        (Step::Find, Action::Order(OrderAction::ShowBeside(key))) if is_ours(key) => Step::Account,
        _ => return,
    };
    go_to(next, shared);
}

/// The backend told something.
pub(super) fn apply(news: &News<'_>, shared: &mut Shared) {
    let tour = &shared.settings.tour;
    match news.kind {
        EventKind::Settings(Ok(_)) => offer(shared),
        EventKind::Orders(Ok(page)) if news.slot == Some(&Slot::Tour) => {
            let is_new = page.total == 0 && tour.standing == Standing::New;
            if is_new {
                shared.settings.tour.standing = Standing::Running(Step::Welcome);
            }
        }
        // Who makes a request before the tour has begun needs none.
        EventKind::Created(Ok(_)) if tour.step() == Some(Step::Welcome) => {
            stand(Standing::Waiting(Step::Request), shared);
        }
        EventKind::Created(Ok(key)) if awaits_request(shared, key) => {
            shared.settings.tour.order = Some(key.clone());
            go_to(Step::Read, shared);
        }
        EventKind::OrderChanged(order) if tour.order.as_ref() == Some(&order.key) => stands(order.state, shared),
        EventKind::Order(key, Ok(Some(detail))) if tour.order.as_ref() == Some(key) => {
            stands(detail.order.state, shared);
        }
        _ => {}
    }
}

/// Whether this is the request that a person was asked to make: one that can also be paid here.
fn awaits_request(shared: &Shared, key: &OrderKey) -> bool {
    shared.settings.tour.step() == Some(Step::Request)
        && shared.account(key.account).is_some_and(|view| is_own_sandbox(&view.account))
}

/// The order of the tour stands so.
fn stands(state: OrderState, shared: &mut Shared) {
    match (shared.settings.tour.step(), state) {
        (Some(Step::Read | Step::Pay), OrderState::Paid) => go_to(Step::Paid, shared),
        // Nothing comes of this one any more.
        (Some(Step::Read | Step::Pay), OrderState::Failed | OrderState::Rejected | OrderState::NotMade) => {
            shared.settings.tour.order = None;
            go_to(Step::Request, shared);
        }
        _ => {}
    }
}

fn go_to(step: Step, shared: &mut Shared) {
    stand(Standing::Running(step), shared);
}

fn stand(standing: Standing, shared: &mut Shared) {
    let tour = &mut shared.settings.tour;
    tour.standing = standing;
    if let Some(kept) = tour.written() {
        shared.keep(Settings::TOUR, kept);
    }
}

#[cfg(test)]
mod tests;
