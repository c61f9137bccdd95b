//! The command palette: one field that finds verbs, accounts and orders by a few letters.
//!
//! Verbs and accounts are matched here and now, fuzzily and whatever the accents; orders come from the ledger a moment
//! after the last letter and stand below. What was chosen last stands first.

use jiff::{SignedDuration, Timestamp};
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str, chars};

use super::pages::orders::OrdersAction;
use super::told::Say as _;
use super::verbs::{Place, Verb};
use super::{Action, AppState, Loadable, News, Shared, Slot};
use crate::backend::protocol::{CallError, CommandKind, EventKind, OrderSummary, OrdersFilter, OrdersQuery};
use crate::domain::text::show_hidden;
use crate::domain::{AccountId, Money};
use crate::i18n::Texts;

/// How long the ledger waits for the next letter.
const SEARCH_PAUSE: SignedDuration = SignedDuration::from_millis(150);
/// Fewer letters than these would find nearly every order.
const LEAST_LETTERS: usize = 2;
/// Most orders that are shown; the whole list is one entry further down.
const MOST_ORDERS: u32 = 6;
/// Most choices that are remembered.
const MOST_RECENT: usize = 5;

/// What an entry leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Does something.
    Verb(Verb),
    /// Works with another account.
    Account(AccountId),
    /// Opens an order.
    Order(Box<OrderSummary>),
    /// Opens the list of orders, searched for this.
    Search(String),
}

impl Target {
    /// Whether both lead to the same place, however the order changed meanwhile.
    fn leads_where(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Order(one), Self::Order(other)) => one.key == other.key,
            _ => self == other,
        }
    }
}

/// A line of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it leads to.
    pub target: Target,
    /// Its words, those that are matched.
    pub title: String,
    /// Which letters of the title were found, counted in characters.
    pub marks: Vec<u32>,
    /// Why it cannot be chosen now, as a key of the catalogue.
    pub why_not: Option<&'static str>,
    /// It was chosen lately.
    pub is_recent: bool,
}

/// What a person can do with the palette.
#[derive(Clone, Debug)]
pub enum PaletteAction {
    /// Opens it, empty.
    Open,
    /// Closes it.
    Close,
    /// Types into its field.
    Type(String),
    /// Goes to the entry of this number.
    Point(usize),
    /// Chooses: closes it, remembers, and goes there. What a verb does is done by [`Action::Do`].
    Take(Target),
}

/// What the palette knows.
#[derive(Debug, Default)]
pub struct Palette {
    /// Whether it is on screen.
    pub is_open: bool,
    /// What stands in its field.
    pub query: String,
    /// The number of the entry that Enter chooses.
    pub chosen: usize,
    /// Orders that were found.
    orders: Loadable<Vec<OrderSummary>>,
    search_at: Option<Timestamp>,
    /// What was chosen, newest first.
    recent: Vec<Target>,
}

impl Palette {
    /// A person did something with it.
    pub fn act(&mut self, action: PaletteAction, shared: &mut Shared) {
        match action {
            PaletteAction::Open => {
                self.clear(shared);
                self.is_open = true;
            }
            PaletteAction::Close => self.clear(shared),
            PaletteAction::Type(query) => {
                self.query = query;
                self.chosen = 0;
                if self.wanted().is_some() {
                    self.search_at = Some(shared.now + SEARCH_PAUSE);
                } else {
                    self.forget_orders(shared);
                }
            }
            PaletteAction::Point(chosen) => self.chosen = chosen,
            PaletteAction::Take(target) => {
                self.clear(shared);
                match &target {
                    Target::Verb(_) => {}
                    Target::Account(id) => shared.then(Action::SelectAccount(*id)),
                    Target::Order(order) => {
                        shared.then(Action::OpenOrder(order.key.clone()));
                    }
                    Target::Search(text) => {
                        shared.then(Action::Orders(OrdersAction::Search(text.clone())));
                        shared.then(Action::Orders(OrdersAction::Find));
                        return; // a search is typed again sooner than it is found again
                    }
                }
                self.recent.retain(|recent| !recent.leads_where(&target));
                self.recent.insert(0, target);
                self.recent.truncate(MOST_RECENT);
            }
        }
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>) {
        match news.kind {
            EventKind::Orders(answer) if news.slot == Some(&Slot::Palette) => {
                self.orders.finish(answer.clone().map(|page| page.rows));
            }
            EventKind::OrderChanged(summary) => {
                let found = self.orders.value_mut().into_iter().flatten();
                let recent = self.recent.iter_mut().filter_map(|target| match target {
                    Target::Order(order) => Some(&mut **order),
                    _ => None,
                });
                for order in found.chain(recent).filter(|order| order.key == summary.key) {
                    order.clone_from(summary);
                }
            }
            _ => {}
        }
    }

    /// Time went by.
    pub fn tick(&mut self, shared: &mut Shared) {
        if self.search_at.take_if(|at| *at <= shared.now).is_some()
            && let Some(search) = self.wanted()
        {
            let filter = OrdersFilter { search: search.to_owned(), ..OrdersFilter::default() };
            let query = OrdersQuery { filter, limit: MOST_ORDERS, ..OrdersQuery::default() };
            self.orders.start();
            shared.ask(Slot::Palette, CommandKind::LoadOrders(Box::new(query)));
        }
    }

    /// When `tick` has something to do next.
    pub fn next_tick(&self) -> Option<Timestamp> {
        self.search_at
    }

    /// Whether orders are still to come.
    pub fn is_searching(&self) -> bool {
        self.search_at.is_some() || self.orders.is_loading()
    }

    /// Why orders could not be searched.
    pub fn failure(&self) -> Option<&CallError> {
        self.orders.error()
    }

    /// Everything that fits what was typed, best first.
    pub fn entries(&self, state: &AppState, texts: &Texts) -> Vec<Entry> {
        let query = self.query.trim();
        if query.is_empty() {
            return self.unasked(state, texts);
        }
        let mut finder = Finder::new(query);
        let mut found: Vec<(u32, Entry)> = Verb::all()
            .filter(|verb| *verb != Verb::Palette)
            .map(Target::Verb)
            .chain(accounts(state).map(Target::Account))
            .filter_map(|target| {
                let mut entry = self.entry(target, state, texts);
                let also = also(&entry.target, texts);
                let score = finder.find(&entry.title, &mut entry.marks).max(also.and_then(|also| {
                    // Another word for it counts, but less than its own; some know half of each.
                    finder.find(&format!("{also} {}", entry.title), &mut Vec::new()).map(|score| score / 2)
                }))?;
                // What can be done stands above what cannot.
                Some((if entry.why_not.is_some() { score / 4 } else { score }, entry))
            })
            .collect();
        found.sort_by_key(|(score, entry)| std::cmp::Reverse((*score, entry.is_recent)));
        let orders = self.orders.value().into_iter().flatten();
        let orders = orders.map(|order| self.entry(Target::Order(Box::new(order.clone())), state, texts));
        let search = self.wanted().map(|query| self.entry(Target::Search(query.to_owned()), state, texts));
        found.into_iter().map(|(_, entry)| entry).chain(orders).chain(search).collect()
    }

    /// What is offered before anything is typed: the newest choices, what this page can do, then the rest.
    fn unasked(&self, state: &AppState, texts: &Texts) -> Vec<Entry> {
        let rank = |entry: &Entry| match entry.target {
            _ if entry.why_not.is_some() => 3,
            Target::Verb(verb) if verb.place() != Place::Everywhere => 0,
            Target::Verb(_) => 1,
            _ => 2,
        };
        let verbs = Verb::all().filter(|verb| *verb != Verb::Palette).map(Target::Verb);
        let mut rest: Vec<Entry> = verbs
            .chain(accounts(state).map(Target::Account))
            .map(|target| self.entry(target, state, texts))
            .filter(|entry| !entry.is_recent)
            // Thirteen values that this order lacks teach nobody anything.
            .filter(|entry| entry.why_not.is_none() || !matches!(entry.target, Target::Verb(Verb::Copy(_))))
            .collect();
        rest.sort_by_key(rank);
        let known = |target: &&Target| !matches!(target, Target::Account(id) if state.shared.account(*id).is_none());
        let recent = self.recent.iter().filter(known).map(|target| self.entry(target.clone(), state, texts));
        recent.chain(rest).collect()
    }

    fn entry(&self, target: Target, state: &AppState, texts: &Texts) -> Entry {
        let shared = &state.shared;
        let (title, why_not) = match &target {
            Target::Verb(verb) => (verb.title_now(state, texts).into_owned(), verb.why_not(state)),
            Target::Account(id) => {
                let name = shared.account(*id).map(|view| show_hidden(&view.account.name)).unwrap_or_default();
                (name, (shared.selected == Some(*id)).then_some("why-already"))
            }
            Target::Order(order) => (order_title(order, shared, texts), None),
            Target::Search(query) => {
                (texts.with("palette-search", &[("query", query.as_str().into())]).into_owned(), None)
            }
        };
        let is_recent = self.recent.iter().any(|recent| recent.leads_where(&target));
        Entry { target, title, marks: Vec::new(), why_not, is_recent }
    }

    /// What the ledger is to be searched for, if it is worth it.
    fn wanted(&self) -> Option<&str> {
        Some(self.query.trim()).filter(|query| query.chars().count() >= LEAST_LETTERS)
    }

    fn clear(&mut self, shared: &mut Shared) {
        self.is_open = false;
        self.query.clear();
        self.chosen = 0;
        self.forget_orders(shared);
    }

    fn forget_orders(&mut self, shared: &mut Shared) {
        self.search_at = None;
        self.orders = Loadable::Idle;
        shared.forget(&Slot::Palette);
    }
}

fn accounts(state: &AppState) -> impl Iterator<Item = AccountId> {
    state.shared.accounts.value().into_iter().flatten().map(|view| view.account.id)
}

/// Other words by which a verb is looked for.
fn also<'t>(target: &Target, texts: &'t Texts) -> Option<std::borrow::Cow<'t, str>> {
    let Target::Verb(verb) = target else { return None };
    let key = format!("{}.also", verb.key());
    texts.has(&key).then(|| texts.get(&key))
}

/// An order in one line: number, amount, payer, what it is for.
fn order_title(order: &OrderSummary, shared: &Shared, texts: &Texts) -> String {
    let market = shared.market(&order.market);
    let amount = order.paid.or(order.amount).map(|amount| Money::of(amount, market).say(texts));
    let parts = [
        Some(show_hidden(&order.key.order_no)),
        amount,
        Some(show_hidden(&order.payer_name)),
        Some(show_hidden(&order.remark)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// Finds letters in titles, in any case and with or without accents.
struct Finder {
    pattern: Pattern,
    matcher: Matcher,
    letters: Vec<char>,
}

impl Finder {
    fn new(query: &str) -> Self {
        // The pattern's own folding spares letters with accents; somebody who types them means the same.
        let plain: String = query.chars().map(chars::normalize).collect();
        Self {
            pattern: Pattern::new(&plain, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy),
            matcher: Matcher::new(Config::DEFAULT),
            letters: Vec::new(),
        }
    }

    /// How well `title` fits, if at all; `marks` gets which of its letters were found.
    fn find(&mut self, title: &str, marks: &mut Vec<u32>) -> Option<u32> {
        let title = Utf32Str::new(title, &mut self.letters);
        let score = self.pattern.indices(title, &mut self.matcher, marks)?;
        marks.sort_unstable();
        marks.dedup();
        Some(score)
    }
}

#[cfg(test)]
mod tests;
