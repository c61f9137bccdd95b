//! The part of a long list that is in memory: rows in parts, asked for one at a time as they come into view. A part
//! that news may have shifted stays on screen until it was asked for again.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::backend::protocol::CallError;

/// A list of any length of which a bounded part is here.
#[derive(Clone, Debug)]
pub struct Parts<T> {
    total: Option<u32>,
    held: BTreeMap<u32, Part<T>>,
    asked: Option<Asked>,
    failure: Option<CallError>,
    visible: Range<u32>,
}

#[derive(Clone, Debug)]
struct Part<T> {
    rows: Vec<T>,
    is_stale: bool,
}

/// The part that was asked for.
#[derive(Clone, Copy, Debug)]
struct Asked {
    number: u32,
    /// News came meanwhile: the answer may be older and is only shown until the next one.
    is_overtaken: bool,
}

impl<T> Default for Parts<T> {
    fn default() -> Self {
        Self { total: None, held: BTreeMap::new(), asked: None, failure: None, visible: 0..0 }
    }
}

impl<T> Parts<T> {
    /// Rows of a part.
    pub const ROWS: u32 = 100;
    /// Most parts that are kept.
    const KEEP: usize = 12;

    /// How many rows the list has, once known.
    pub const fn total(&self) -> Option<u32> {
        self.total
    }

    /// The row at `index` from the top, once it is here.
    pub fn row(&self, index: u32) -> Option<&T> {
        self.held.get(&(index / Self::ROWS))?.rows.get((index % Self::ROWS) as usize)
    }

    /// The place from the top of a row that is here.
    pub fn find(&self, is_meant: impl Fn(&T) -> bool) -> Option<u32> {
        self.held.iter().find_map(|(number, part)| {
            let at = part.rows.iter().position(&is_meant)?;
            Some(number * Self::ROWS + u32::try_from(at).ok()?)
        })
    }

    /// Why the last answer did not come; nothing is asked until [`Self::outdate`].
    pub const fn failure(&self) -> Option<&CallError> {
        self.failure.as_ref()
    }

    /// The rows on screen, as last told.
    pub const fn visible(&self) -> &Range<u32> {
        &self.visible
    }

    /// Notes which rows are on screen.
    pub fn show(&mut self, visible: Range<u32>) {
        self.visible = visible;
    }

    /// Lets every part be asked for again, also after a failure; what is here stays until then.
    pub fn outdate(&mut self) {
        self.failure = None;
        if let Some(asked) = &mut self.asked {
            asked.is_overtaken = true;
        }
        self.held.values_mut().for_each(|part| part.is_stale = true);
    }

    /// The offset to ask for next, if any, and notes that it was asked for: the first part on screen that is missing
    /// or stale, unless an answer is still on its way.
    pub fn ask(&mut self) -> Option<u32> {
        if self.asked.is_some() || self.failure.is_some() {
            return None;
        }
        let (first, last) = self.screen();
        let number = (first..=last).find(|number| match self.held.get(number) {
            Some(part) => part.is_stale,
            None => self.total.is_none_or(|total| number * Self::ROWS < total.max(1)),
        })?;
        self.asked = Some(Asked { number, is_overtaken: false });
        Some(number * Self::ROWS)
    }

    /// Takes over the rows that were asked for, and how many there are in all.
    pub fn answered(&mut self, answer: Result<(Vec<T>, u32), CallError>) {
        let Some(asked) = self.asked.take() else { return };
        match answer {
            Err(error) => self.failure = Some(error),
            Ok((rows, total)) => {
                if self.total.is_some_and(|known| known != total) {
                    self.outdate();
                }
                self.total = Some(total);
                self.held.insert(asked.number, Part { rows, is_stale: asked.is_overtaken });
                self.shrink();
            }
        }
    }

    /// Numbers of the first and the last part on screen.
    fn screen(&self) -> (u32, u32) {
        let Range { start, end } = self.visible;
        (start / Self::ROWS, end.saturating_sub(1).max(start) / Self::ROWS)
    }

    /// Lets go of the parts that are farthest from the screen, and of those beyond the end.
    fn shrink(&mut self) {
        let total = self.total.unwrap_or(u32::MAX);
        self.held.retain(|number, _| number * Self::ROWS < total.max(1));
        let (first, last) = self.screen();
        let centre = first.midpoint(last);
        while self.held.len() > Self::KEEP
            && let Some(&farthest) = self.held.keys().max_by_key(|number| number.abs_diff(centre))
        {
            self.held.remove(&farthest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(parts: &mut Parts<u32>, offset: u32, total: u32) {
        parts.answered(Ok(((offset..total.min(offset + Parts::<u32>::ROWS)).collect(), total)));
    }

    fn load(parts: &mut Parts<u32>, total: u32) {
        while let Some(offset) = parts.ask() {
            answer(parts, offset, total);
        }
    }

    #[test]
    fn a_leap_to_the_end_of_a_million_asks_for_one_part_and_memory_is_bounded() {
        let mut parts = Parts::default();
        load(&mut parts, 1_000_000);
        parts.show(999_980..1_000_000);
        assert_eq!(parts.ask(), Some(999_900));
        answer(&mut parts, 999_900, 1_000_000);
        assert_eq!((parts.ask(), parts.row(999_999)), (None, Some(&999_999)));
        for start in (0..1_000_000).step_by(5_000) {
            parts.show(start..start + 30);
            load(&mut parts, 1_000_000);
            assert!(parts.row(start) == Some(&start) && parts.held.len() <= Parts::<u32>::KEEP);
        }
        assert_eq!(parts.find(|row| *row == 995_003), Some(995_003));
        assert_eq!(parts.find(|row| *row == 7), None, "long gone");
    }

    #[test]
    fn news_lets_what_is_on_screen_be_asked_for_again_and_stay_until_then() {
        let mut parts = Parts::default();
        parts.show(0..20);
        load(&mut parts, 300);
        parts.outdate();
        assert_eq!(parts.row(3), Some(&3));
        assert_eq!(parts.ask(), Some(0));
        parts.outdate(); // more news while the answer is on its way
        answer(&mut parts, 0, 300);
        assert_eq!(parts.ask(), Some(0));
        answer(&mut parts, 0, 20);
        assert_eq!((parts.ask(), parts.total(), parts.row(20)), (None, Some(20), None));
    }

    #[test]
    fn after_a_failure_nothing_is_asked_until_somebody_wants_it() {
        let mut parts = Parts::<u32>::default();
        assert_eq!(parts.ask(), Some(0));
        parts.answered(Err(CallError::NoKey));
        assert_eq!((parts.ask(), parts.failure()), (None, Some(&CallError::NoKey)));
        parts.outdate();
        assert_eq!(parts.ask(), Some(0));
    }
}
