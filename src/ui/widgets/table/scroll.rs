//! How far the rows are scrolled, exactly, however many there are.
//!
//! The scroll area counts in `f32`: of a million rows it could no longer show every point, rows would jump and a press
//! would meet another row. So it is told of at most [`MOST`] points, and where the list is longer its true place is kept
//! beside it. Wheel and fingers move the true place point by point; the scroll bar moves it in proportion.

use eframe::egui::scroll_area::State;
use eframe::egui::{Id, Ui};

/// Most points of rows that the scroll area is told of: up to here it counts in less than an eighth of a point.
const MOST: f64 = 1_048_576.0;
/// So near to an end the area counts as the list does, so that no turn of the wheel meets the end too early.
const NEAR: f64 = 16_384.0;
/// With a button held down, what moves farther than this in one picture is the bar: a point of it is more than twice that.
const BAR: f64 = 256.0;

/// How long a list is and how much of it is seen, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reach {
    whole: f64,
    view: f64,
}

impl Reach {
    /// A list of so many rows of this height.
    pub(super) fn new(rows: u32, height: f32, view: f32) -> Self {
        Self { whole: f64::from(rows) * f64::from(height), view: f64::from(view) }
    }

    /// What the scroll area is told.
    #[expect(clippy::cast_possible_truncation, reason = "at most `MOST`")]
    pub(super) const fn told_height(self) -> f32 {
        self.whole.min(MOST) as f32
    }

    /// The farthest that the list can be scrolled.
    fn most(self) -> f64 {
        (self.whole - self.view).max(0.0)
    }

    /// The farthest that the scroll area can be scrolled.
    fn most_told(self) -> f64 {
        (self.whole.min(MOST) - self.view).max(0.0)
    }

    /// Points of the list for one of the scroll area, away from the ends.
    fn scale(self) -> f64 {
        (self.most() - 2.0 * NEAR) / (self.most_told() - 2.0 * NEAR)
    }

    /// Where the scroll area is when the list is here.
    fn told(self, top: f64) -> f64 {
        let left = self.most() - top;
        match () {
            () if self.whole <= MOST || top <= NEAR => top,
            () if left <= NEAR => self.most_told() - left,
            () => NEAR + (top - NEAR) / self.scale(),
        }
    }

    /// Where the list is when the scroll area is here.
    fn top(self, told: f64) -> f64 {
        let left = self.most_told() - told;
        match () {
            () if self.whole <= MOST || told <= NEAR => told,
            () if left <= NEAR => self.most() - left,
            () => NEAR + (told - NEAR) * self.scale(),
        }
    }

    /// The place from which this row is seen whole: the nearest to `top`.
    pub(super) fn showing(self, top: f64, row: u32, height: f32) -> f64 {
        let (above, below) = (f64::from(row) * f64::from(height), f64::from(row + 1) * f64::from(height));
        top.min(above).max(below - self.view).clamp(0.0, self.most())
    }
}

/// How far the rows are scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Scrolled {
    /// To the right, in points.
    pub(super) left: f32,
    /// Down, in points.
    pub(super) top: f64,
    /// What the scroll area is told of that.
    told: f32,
}

impl Scrolled {
    /// Where the rows are when this picture begins: where they were in the last one, moved as the scroll area was.
    pub(super) fn load(ui: &Ui, area: Id, reach: Reach) -> Self {
        let now = State::load(ui.ctx(), area).map(|state| state.clamped_offset()).unwrap_or_default();
        let before = ui.data(|data| data.get_temp::<Self>(area)).unwrap_or_default();
        let is_held = ui.input(|input| input.pointer.primary_down());
        let top = moved(reach, before, now.y, is_held);
        Self { left: now.x, ..Self::at(ui, area, reach, top) }
    }

    /// Scrolls there.
    pub(super) fn at(ui: &Ui, area: Id, reach: Reach, top: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "at most `MOST`")]
        let scrolled = Self { left: 0.0, top, told: reach.told(top) as f32 };
        ui.data_mut(|data| data.insert_temp(area, scrolled));
        scrolled
    }

    /// What the scroll area is to be told.
    pub(super) const fn told(self) -> f32 {
        self.told
    }
}

/// Where the list is after the scroll area went from where it was told to be to `now`.
fn moved(reach: Reach, before: Scrolled, now: f32, is_held: bool) -> f64 {
    let now = f64::from(now);
    let by = now - f64::from(before.told);
    let is_bar = is_held && by.abs() > BAR;
    // Who meets an end of the area goes to that of the list.
    let is_at_end = by != 0.0 && (now <= 0.0 || now >= reach.most_told() - 0.125);
    let top = if is_bar || is_at_end || reach.whole <= MOST { reach.top(now) } else { before.top + by };
    top.clamp(0.0, reach.most())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const VIEW: f32 = 700.0;

    fn at(reach: Reach, top: f64) -> Scrolled {
        #[expect(clippy::cast_possible_truncation, reason = "at most `MOST`")]
        Scrolled { left: 0.0, top, told: reach.told(top) as f32 }
    }

    #[test]
    fn a_short_list_is_scrolled_as_the_area_is() {
        let reach = Reach::new(1_000, 36.0, VIEW);
        assert!((reach.told_height() - 36_000.0).abs() < f32::EPSILON);
        assert!((moved(reach, at(reach, 500.0), 533.5, false) - 533.5).abs() < f64::EPSILON);
    }

    #[test]
    fn the_bar_leads_from_end_to_end_and_the_wheel_from_row_to_row() {
        let reach = Reach::new(1_000_000, 36.0, VIEW);
        #[expect(clippy::cast_possible_truncation, reason = "at most `MOST`")]
        let end = reach.most_told() as f32;
        assert!((moved(reach, at(reach, 0.0), end, true) - reach.most()).abs() < 0.01);
        let half = moved(reach, at(reach, 0.0), end / 2.0, true);
        assert!((half / reach.most() - 0.5).abs() < 0.001, "{half}");
        let place = at(reach, half);
        let down = moved(reach, place, place.told() + 36.0, false);
        assert!((down - half - 36.0).abs() < 0.01, "{}", down - half);
        // From anywhere, turn by turn, to the very end.
        let mut top = reach.most() - 2_000.0;
        for _ in 0..100 {
            let place = at(reach, top);
            top = moved(reach, place, (place.told() + 50.0).min(end), false);
        }
        assert!((top - reach.most()).abs() < 0.01, "{top}");
    }

    proptest! {
        #[test]
        fn where_the_list_is_and_where_the_area_is_are_one(rows in 1_u32..20_000_000, part in 0.0_f64..=1.0) {
            let reach = Reach::new(rows, 28.0, VIEW);
            let top = reach.most() * part;
            let told = reach.told(top);
            prop_assert!((0.0..=reach.most_told() + 0.001).contains(&told), "{told}");
            prop_assert!((reach.top(told) - top).abs() < 0.01);
            let turned = moved(reach, at(reach, top), at(reach, top).told(), true);
            prop_assert!((turned - top).abs() < 0.5, "nothing moved, nothing moves");
        }

        #[test]
        fn a_row_that_is_gone_to_is_seen_whole(rows in 1_u32..20_000_000, row in any::<u32>(), from in 0.0_f64..=1.0) {
            let (reach, row) = (Reach::new(rows, 36.0, VIEW), row % rows);
            let top = reach.showing(reach.most() * from, row, 36.0);
            let above = f64::from(row) * 36.0 - top;
            prop_assert!(above >= -0.001 && above + 36.0 <= f64::from(VIEW) + 0.001, "{above}");
        }
    }
}
