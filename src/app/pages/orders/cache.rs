//! The part of a list of orders that is in memory: pages of [`PAGE`] rows, asked for one at a time as they come into
//! view.
//!
//! Pages that news may have shifted stay on screen as *stale* until they were asked for again, so a list never
//! flickers.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::app::when::Moment;
use crate::backend::protocol::{CallError, OrderSummary};
use crate::domain::listing::{Sort, SortBy};
use crate::domain::{Money, OrderKey};

/// Rows of a page.
pub const PAGE: u32 = 200;
/// Most pages that are kept; the others are asked for again when they come back into view.
const KEEP: usize = 12;

/// One order as the table shows it. The gateway's and the payer's words are made safe once, when the row arrives; what
/// depends on the language of the screen is written when it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    /// What the row was made from.
    pub summary: OrderSummary,
    /// When it was made, in the market's zone.
    pub created: Moment,
    /// Our order number.
    pub order_no: String,
    /// The payer's name.
    pub payer: String,
    /// What it is for.
    pub remark: String,
    /// The product's name.
    pub method: String,
    /// The amount.
    pub amount: Option<Money>,
    /// When the gateway last told something, in the market's zone.
    pub checked: Option<Moment>,
}

/// Whether the list shows an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// Only the ledger can tell, because it searches in what the window does not hold.
    AskLedger,
}

#[derive(Clone, Debug)]
struct Page {
    rows: Vec<OrderRow>,
    stale: bool,
}

/// The page that was asked for.
#[derive(Clone, Copy, Debug)]
struct Asked {
    number: u32,
    /// News came meanwhile: the answer may be older and is only shown until the next one.
    overtaken: bool,
}

/// The loaded pages of one list.
#[derive(Clone, Debug, Default)]
pub struct Cache {
    total: Option<u32>,
    pages: BTreeMap<u32, Page>,
    asked: Option<Asked>,
    failure: Option<CallError>,
    visible: Range<u32>,
    longest_amount: Option<Money>,
}

impl Cache {
    /// How many orders the list has, once known.
    pub fn total(&self) -> Option<u32> {
        self.total
    }

    /// The row at `index` from the top, if its page is here.
    pub fn row(&self, index: u32) -> Option<&OrderRow> {
        self.pages.get(&(index / PAGE))?.rows.get((index % PAGE) as usize)
    }

    /// Why the last answer did not come; nothing is asked until [`Self::retry`].
    pub fn failure(&self) -> Option<&CallError> {
        self.failure.as_ref()
    }

    /// The rows on screen, as last told.
    pub fn visible(&self) -> &Range<u32> {
        &self.visible
    }

    /// The longest amount of all rows that ever were here.
    pub fn longest_amount(&self) -> Option<Money> {
        self.longest_amount
    }

    /// The place of an order from the top, if its row is here.
    pub fn find(&self, key: &OrderKey) -> Option<u32> {
        self.pages.iter().find_map(|(number, page)| {
            let at = page.rows.iter().position(|row| row.summary.key == *key)?;
            Some(number * PAGE + u32::try_from(at).ok()?)
        })
    }

    /// Notes which rows are on screen.
    pub fn show(&mut self, visible: Range<u32>) {
        self.visible = visible;
    }

    /// The offset to ask for next, if any, and notes that it was asked for: the first page on screen that is missing
    /// or stale, unless an answer is still on its way.
    pub fn ask(&mut self) -> Option<u32> {
        if self.asked.is_some() || self.failure.is_some() {
            return None;
        }
        let (first, last) = self.screen();
        let number = (first..=last).find(|number| match self.pages.get(number) {
            Some(page) => page.stale,
            None => self.total.is_none_or(|total| number * PAGE < total.max(1)),
        })?;
        self.asked = Some(Asked { number, overtaken: false });
        Some(number * PAGE)
    }

    /// Takes over the rows that were asked for, and how many there are in all.
    pub fn answered(&mut self, answer: Result<(Vec<OrderRow>, u32), CallError>) {
        let Some(asked) = self.asked.take() else { return };
        match answer {
            Err(error) => self.failure = Some(error),
            Ok((rows, total)) => {
                if self.total.is_some_and(|known| known != total) {
                    self.outdate();
                }
                self.total = Some(total);
                for row in &rows {
                    self.measure(row);
                }
                self.pages.insert(asked.number, Page { rows, stale: asked.overtaken });
                self.shrink();
            }
        }
    }

    /// Lets a failed list be asked for again.
    pub fn retry(&mut self) {
        self.failure = None;
    }

    /// Takes over news of one order. `filtered`: the list is narrowed by more than a search.
    pub fn changed(&mut self, row: OrderRow, admission: Admission, sort: Sort, filtered: bool) {
        self.measure(&row);
        if let Some(asked) = &mut self.asked {
            asked.overtaken = true;
        }
        if let Some(known) = self.find_mut(&row.summary.key) {
            let moves = may_move(&known.summary, &row.summary, sort);
            *known = row;
            if admission == Admission::No || moves {
                self.outdate();
            }
            return;
        }
        match admission {
            Admission::No => {}
            Admission::AskLedger => self.outdate(),
            Admission::Yes if sort != Sort::default() => self.outdate(),
            Admission::Yes if self.is_newest(&row) => self.insert_first(row),
            Admission::Yes => {
                if filtered || self.is_amid(&row) {
                    self.outdate();
                }
            }
        }
    }

    fn measure(&mut self, row: &OrderRow) {
        let length = |amount: Option<Money>| amount.map(|amount| amount.to_plain().len());
        if length(row.amount) > length(self.longest_amount) {
            self.longest_amount = row.amount;
        }
    }

    fn find_mut(&mut self, key: &OrderKey) -> Option<&mut OrderRow> {
        self.pages.values_mut().flat_map(|page| &mut page.rows).find(|row| row.summary.key == *key)
    }

    fn is_newest(&self, row: &OrderRow) -> bool {
        let first = self.pages.get(&0).map(|page| page.rows.first());
        first.is_some_and(|first| first.is_none_or(|first| row.summary.created_at >= first.summary.created_at))
    }

    /// Whether a row that is not here belongs between rows that are.
    fn is_amid(&self, row: &OrderRow) -> bool {
        let at = row.summary.created_at;
        self.pages.values().any(|page| match (page.rows.first(), page.rows.last()) {
            (Some(newest), Some(oldest)) => (oldest.summary.created_at..=newest.summary.created_at).contains(&at),
            _ => false,
        })
    }

    /// Puts a row on top and shifts the others down, for as long as the chain of pages has no gap.
    fn insert_first(&mut self, row: OrderRow) {
        self.total = self.total.map(|total| total.saturating_add(1));
        let mut carried = Some(row);
        for (expected, (&number, page)) in (0..).zip(&mut self.pages) {
            match carried.take() {
                Some(row) if number == expected && !page.stale => {
                    page.rows.insert(0, row);
                    if page.rows.len() > PAGE as usize {
                        carried = page.rows.pop();
                    }
                }
                _ => page.stale = true, // its first row is not known
            }
        }
    }

    /// Lets every page be asked for again; what is here stays until then.
    pub fn outdate(&mut self) {
        if let Some(asked) = &mut self.asked {
            asked.overtaken = true;
        }
        self.pages.values_mut().for_each(|page| page.stale = true);
    }

    /// Numbers of the first and the last page on screen.
    fn screen(&self) -> (u32, u32) {
        let Range { start, end } = self.visible;
        (start / PAGE, end.saturating_sub(1).max(start) / PAGE)
    }

    /// Lets go of the pages that are farthest from the screen.
    fn shrink(&mut self) {
        let (first, last) = self.screen();
        let centre = first.midpoint(last);
        while self.pages.len() > KEEP
            && let Some(&farthest) = self.pages.keys().max_by_key(|number| number.abs_diff(centre))
        {
            self.pages.remove(&farthest);
        }
    }
}

/// Whether news of an order may give it another place in the list.
fn may_move(before: &OrderSummary, now: &OrderSummary, sort: Sort) -> bool {
    match sort.by {
        SortBy::Created => before.created_at != now.created_at,
        SortBy::Amount => before.amount != now.amount,
        SortBy::State => before.state != now.state,
        SortBy::Payer => before.payer_name != now.payer_name,
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::domain::order::Source;
    use crate::domain::{AccountId, MarketCode, OrderState};

    /// The order that was made as the `made`-th: newer ones have higher numbers.
    fn row(made: u32) -> OrderRow {
        let at = Timestamp::from_second(1_000_000 + i64::from(made)).expect("a time");
        let order_no = format!("CB-{made}");
        OrderRow {
            summary: OrderSummary {
                key: OrderKey { account: AccountId(1), order_no: order_no.clone() },
                market: MarketCode::new("mx"),
                state: OrderState::Waiting,
                source: Source::Query,
                amount: None,
                paid: None,
                pay_type: None,
                payer_name: String::new(),
                remark: String::new(),
                created_at: at,
                updated_at: at,
                expires_at: None,
                paid_at: None,
                checked_at: None,
                contradicted: false,
                excepted: false,
                dismissed: false,
            },
            created: Moment::minute(at, None),
            order_no,
            payer: String::new(),
            remark: String::new(),
            method: String::new(),
            amount: None,
            checked: None,
        }
    }

    /// A ledger with orders `1..=total`, newest first.
    fn page(offset: u32, total: u32) -> (Vec<OrderRow>, u32) {
        let top = total - offset;
        ((top.saturating_sub(PAGE) + 1..=top).rev().map(row).collect(), total)
    }

    fn loaded(total: u32, visible: Range<u32>) -> Cache {
        let mut cache = Cache::default();
        cache.show(visible);
        while let Some(offset) = cache.ask() {
            cache.answered(Ok(page(offset, total)));
        }
        cache
    }

    fn numbers(cache: &Cache, indices: Range<u32>) -> Vec<&str> {
        indices.filter_map(|i| cache.row(i)).map(|row| row.order_no.as_str()).collect()
    }

    #[test]
    fn only_what_is_on_screen_is_asked_for_and_once() {
        let mut cache = Cache::default();
        cache.show(0..30);
        assert_eq!(cache.ask(), Some(0));
        assert_eq!(cache.ask(), None, "an answer is on its way");
        cache.answered(Ok(page(0, 100_000)));
        assert_eq!(cache.ask(), None, "everything on screen is here");
        cache.show(390..420);
        assert_eq!(cache.ask(), Some(200));
        cache.answered(Ok(page(200, 100_000)));
        assert_eq!(cache.ask(), Some(400));
        cache.answered(Ok(page(400, 100_000)));
        assert_eq!(cache.ask(), None);
        assert_eq!(numbers(&cache, 398..402), ["CB-99602", "CB-99601", "CB-99600", "CB-99599"]);
    }

    #[test]
    fn memory_is_bounded_and_the_screen_stays() {
        let mut cache = loaded(100_000, 0..30);
        for start in (0..100_000).step_by(1_000) {
            cache.show(start..start + 30);
            while let Some(offset) = cache.ask() {
                cache.answered(Ok(page(offset, 100_000)));
            }
            assert!(cache.row(start).is_some() && cache.pages.len() <= KEEP);
        }
    }

    #[test]
    fn a_new_order_shifts_every_page_without_asking() {
        let mut cache = loaded(450, 0..450);
        cache.changed(row(451), Admission::Yes, Sort::default(), false);
        assert_eq!(cache.total(), Some(451));
        assert_eq!(cache.ask(), None);
        let expected: Vec<String> = (1..=451).rev().map(|made| format!("CB-{made}")).collect();
        assert_eq!(numbers(&cache, 0..451), expected);
    }

    #[test]
    fn a_page_behind_a_gap_is_asked_for_again() {
        let mut cache = loaded(1_000, 0..10);
        cache.show(400..410);
        assert_eq!(cache.ask(), Some(400));
        cache.answered(Ok(page(400, 1_000)));
        cache.changed(row(1_001), Admission::Yes, Sort::default(), false);
        assert_eq!(cache.ask(), Some(400), "its first row came from a page that is not here");
    }

    #[test]
    fn news_of_a_known_order_is_shown_in_place() {
        let mut cache = loaded(450, 0..30);
        let mut news = row(449);
        news.summary.state = OrderState::Paid;
        cache.changed(news, Admission::Yes, Sort::default(), false);
        assert_eq!(cache.row(1).map(|row| row.summary.state), Some(OrderState::Paid));
        assert_eq!((cache.total(), cache.ask()), (Some(450), None));
    }

    #[test]
    fn an_order_that_leaves_the_filter_stays_until_the_ledger_was_asked() {
        let mut cache = loaded(10, 0..10);
        cache.changed(row(5), Admission::No, Sort::default(), true);
        assert!(cache.row(5).is_some(), "no flicker");
        assert_eq!(cache.ask(), Some(0));
    }

    #[test]
    fn an_answer_that_news_overtook_is_asked_for_again() {
        let mut cache = Cache::default();
        cache.show(0..10);
        assert_eq!(cache.ask(), Some(0));
        cache.changed(row(11), Admission::Yes, Sort::default(), false);
        cache.answered(Ok(page(0, 10)));
        assert_eq!(cache.ask(), Some(0));
        cache.answered(Ok(page(0, 11)));
        assert_eq!((cache.ask(), cache.total()), (None, Some(11)));
    }

    #[test]
    fn old_orders_off_screen_cost_nothing_and_old_ones_on_screen_are_fetched() {
        let mut cache = loaded(1_000, 0..30);
        cache.changed(row(3), Admission::Yes, Sort::default(), false);
        assert_eq!(cache.ask(), None, "it is far below");
        let mut imported = row(950);
        imported.summary.key.order_no = "IMPORTED".to_owned();
        cache.changed(imported, Admission::Yes, Sort::default(), false);
        assert_eq!(cache.ask(), Some(0), "it belongs between rows on screen");
    }

    #[test]
    fn a_failure_stops_until_somebody_tries_again() {
        let mut cache = loaded(10, 0..10);
        cache.changed(row(5), Admission::AskLedger, Sort::default(), false);
        cache.changed(row(12), Admission::AskLedger, Sort::default(), false);
        assert_eq!(cache.ask(), Some(0));
        cache.answered(Err(CallError::Timeout));
        assert_eq!(cache.ask(), None);
        assert_eq!((cache.failure(), cache.row(0).is_some()), (Some(&CallError::Timeout), true), "rows stay");
        cache.retry();
        assert_eq!(cache.ask(), Some(0));
    }
}
