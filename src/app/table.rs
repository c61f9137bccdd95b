//! How a person has arranged a table: which columns, how wide, sorted by what, how tight. Kept as one short text among
//! the settings; drawn by `ui/widgets/table`.

use std::collections::BTreeMap;

/// A column as its page describes it. Widths are in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Names it in the settings; never changes.
    pub word: &'static str,
    /// Key of its title in the catalogue.
    pub title: &'static str,
    /// Its width where there is room for it.
    pub width: u16,
    /// Its width where there is not.
    pub least: u16,
    /// Whether it takes its share of what is left over.
    pub grows: bool,
    /// Which columns go first where there is no room for all: those of the highest rank. 0 always stays.
    pub rank: u8,
    /// Whether the table can be sorted by it.
    pub sorts: bool,
    /// Whether sorting by it begins with the largest, newest or last.
    pub falls: bool,
    /// Whether its cells stand right.
    pub is_number: bool,
}

/// What a person has chosen for a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Choice {
    /// Shown even where there is no room, or hidden; none: where there is room.
    shown: Option<bool>,
    /// Width in points; none: the column's own.
    width: Option<u16>,
}

/// What a person can do to a table's arrangement. Columns are named by their word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableAction {
    /// Sorts by a column; by the one it is sorted by already: the other way round.
    Sort(&'static str),
    /// Sorts by a column, and says in which direction.
    SortTo(&'static str, bool),
    /// Shows or hides a column.
    Show(&'static str, bool),
    /// Makes a column this wide, in points.
    Width(&'static str, u16),
    /// Gives a column its own width back.
    OwnWidth(&'static str),
    /// Makes rows low or as high as usual.
    Compact(bool),
    /// Everything as it was at first, but for the sorting.
    Reset,
}

/// How a person has arranged a table; at first, as its page describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    columns: BTreeMap<&'static str, Choice>,
    /// By which column the table is sorted, and whether it falls; none: as its page wants.
    pub sort: Option<(&'static str, bool)>,
    /// Whether rows are low.
    pub compact: bool,
}

impl Arrangement {
    /// Widths that can be chosen, in points.
    const WIDTHS: std::ops::RangeInclusive<u16> = 48..=800;
    /// How much wider or narrower a column becomes at a press, in points.
    pub const STEP: u16 = 24;

    /// Reads [`Self::to_text`]. What is odd, or about columns that are no more, is passed over.
    pub fn read(text: &str, columns: &[Column]) -> Self {
        let mut read = Self::default();
        let known = |word: &str| columns.iter().find(|column| column.word == word);
        for (word, value) in text.split_whitespace().filter_map(|part| part.split_once('=')) {
            match (word, known(word)) {
                ("sort", _) => {
                    let (word, direction) = value.split_once(':').unwrap_or((value, ""));
                    let column = known(word).filter(|column| column.sorts);
                    read.sort = column.map(|column| (column.word, direction == "down"));
                }
                ("rows", _) => read.compact = value == "compact",
                (_, Some(column)) => {
                    let choice = read.columns.entry(column.word).or_default();
                    for part in value.split(':') {
                        match part {
                            "shown" => choice.shown = Some(true),
                            "hidden" if column.rank > 0 => choice.shown = Some(false),
                            _ => choice.width = part.parse().ok().filter(|width| Self::WIDTHS.contains(width)),
                        }
                    }
                }
                (_, None) => {}
            }
        }
        read
    }

    /// For the settings, such as `sort=amount:down rows=compact payer=240 remark=hidden`.
    pub fn to_text(&self) -> String {
        let sort = self.sort.map(|(word, falls)| ("sort", format!("{word}:{}", if falls { "down" } else { "up" })));
        let rows = self.compact.then(|| ("rows", "compact".to_owned()));
        let columns = self.columns.iter().map(|(word, choice)| {
            let shown = choice.shown.map(|shown| if shown { "shown" } else { "hidden" }.to_owned());
            let parts: Vec<String> = shown.into_iter().chain(choice.width.map(|width| width.to_string())).collect();
            (*word, parts.join(":"))
        });
        let parts = sort.into_iter().chain(rows).chain(columns).filter(|(_, value)| !value.is_empty());
        parts.map(|(word, value)| format!("{word}={value}")).collect::<Vec<_>>().join(" ")
    }

    /// Carries out what a person did.
    pub fn act(&mut self, action: TableAction, columns: &[Column]) {
        let find = |word: &str| columns.iter().find(|column| column.word == word);
        match action {
            TableAction::Sort(word) => {
                if let Some(column) = find(word).filter(|column| column.sorts) {
                    let falls = match self.sort {
                        Some((sorted, falls)) if sorted == word => !falls,
                        _ => column.falls,
                    };
                    self.sort = Some((column.word, falls));
                }
            }
            TableAction::SortTo(word, falls) => {
                if find(word).is_some_and(|column| column.sorts) {
                    self.sort = Some((word, falls));
                }
            }
            TableAction::Show(word, shown) => {
                if find(word).is_some_and(|column| column.rank > 0) {
                    self.columns.entry(word).or_default().shown = Some(shown);
                }
            }
            TableAction::Width(word, width) => {
                let (least, most) = (*Self::WIDTHS.start(), *Self::WIDTHS.end());
                self.columns.entry(word).or_default().width = Some(width.clamp(least, most));
            }
            TableAction::OwnWidth(word) => self.columns.entry(word).or_default().width = None,
            TableAction::Compact(compact) => self.compact = compact,
            TableAction::Reset => *self = Self { sort: self.sort, ..Self::default() },
        }
    }

    /// Whether a column is hidden by choice.
    pub fn is_hidden(&self, word: &str) -> bool {
        self.columns.get(word).is_some_and(|choice| choice.shown == Some(false))
    }

    /// Whether a column has a width of a person's choice.
    pub fn has_width(&self, word: &str) -> bool {
        self.columns.get(word).is_some_and(|choice| choice.width.is_some())
    }

    /// Which columns are drawn where in `room` points. `needs` gives the width that a column's content takes, where
    /// it must not be cut.
    pub fn place(&self, columns: &[Column], room: f32, needs: impl Fn(&Column) -> f32) -> Vec<Placed> {
        let choice = |column: &Column| self.columns.get(column.word).copied().unwrap_or_default();
        let wish = |column: &Column| {
            choice(column).width.map_or_else(|| f32::from(column.width).max(needs(column)), f32::from)
        };
        let mut shown: Vec<usize> = (0..columns.len()).filter(|&i| choice(&columns[i]).shown != Some(false)).collect();
        let total = |shown: &[usize]| shown.iter().map(|&i| wish(&columns[i])).sum::<f32>();
        while total(&shown) > room {
            let goes = |&i: &usize| choice(&columns[i]).shown.is_none() && columns[i].rank > 0;
            let Some(next) = shown.iter().copied().filter(goes).max_by_key(|&i| columns[i].rank) else { break };
            shown.retain(|&i| i != next);
        }
        let mut widths: Vec<f32> = shown.iter().map(|&i| wish(&columns[i])).collect();
        let left = room - widths.iter().sum::<f32>();
        let own: Vec<bool> = shown.iter().map(|&i| choice(&columns[i]).width.is_none()).collect();
        if left >= 0.0 {
            let grows: Vec<usize> = (0..shown.len()).filter(|&at| own[at] && columns[shown[at]].grows).collect();
            for &at in &grows {
                widths[at] += left / grows.len() as f32;
            }
        } else {
            // Each gives the same share of what it can do without; what is still missing is scrolled to.
            let spare = |at: usize| {
                let column = &columns[shown[at]];
                if own[at] { (widths[at] - f32::from(column.least).max(needs(column))).max(0.0) } else { 0.0 }
            };
            let spares: Vec<f32> = (0..shown.len()).map(spare).collect();
            let share = (-left / spares.iter().sum::<f32>().max(1.0)).min(1.0);
            for (width, spare) in widths.iter_mut().zip(spares) {
                *width -= spare * share;
            }
        }
        let mut x = 0.0;
        let place = |(column, width): (usize, f32)| {
            let left = x;
            x += width.floor();
            Placed { column, left, width: width.floor() }
        };
        shown.into_iter().zip(widths).map(place).collect()
    }
}

/// Where a column is drawn, in points from the table's left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Its place in the page's list.
    pub column: usize,
    /// Its left edge.
    pub left: f32,
    /// Its width.
    pub width: f32,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const fn column(word: &'static str, width: u16, least: u16, grows: bool, rank: u8) -> Column {
        Column { word, title: "", width, least, grows, rank, sorts: rank == 0, falls: false, is_number: false }
    }

    const COLUMNS: [Column; 4] = [
        column("number", 160, 120, false, 0),
        column("payer", 140, 80, true, 0),
        column("remark", 140, 80, true, 2),
        column("checked", 100, 100, false, 1),
    ];

    fn placed(arrangement: &Arrangement, room: f32) -> Vec<(&'static str, f32)> {
        let placed = arrangement.place(&COLUMNS, room, |_| 0.0);
        placed.iter().map(|placed| (COLUMNS[placed.column].word, placed.width)).collect()
    }

    fn acted(actions: &[TableAction]) -> Arrangement {
        let mut arrangement = Arrangement::default();
        for action in actions {
            arrangement.act(*action, &COLUMNS);
        }
        arrangement
    }

    #[test]
    fn columns_go_by_rank_then_shrink_then_are_scrolled_to() {
        let own = Arrangement::default();
        assert_eq!(placed(&own, 640.0), [("number", 160.0), ("payer", 190.0), ("remark", 190.0), ("checked", 100.0)]);
        assert_eq!(placed(&own, 500.0), [("number", 160.0), ("payer", 240.0), ("checked", 100.0)]);
        assert_eq!(placed(&own, 350.0), [("number", 160.0), ("payer", 190.0)]);
        assert_eq!(placed(&own, 250.0), [("number", 140.0), ("payer", 110.0)]);
        assert_eq!(placed(&own, 100.0), [("number", 120.0), ("payer", 80.0)]);
    }

    #[test]
    fn a_person_decides_what_is_shown_and_how_wide() {
        let mine = acted(&[TableAction::Show("remark", true), TableAction::Width("payer", 300)]);
        assert_eq!(placed(&mine, 350.0), [("number", 120.0), ("payer", 300.0), ("remark", 80.0)]);
        let mine = acted(&[TableAction::Show("checked", false), TableAction::Show("number", false)]);
        assert_eq!(placed(&mine, 640.0), [("number", 160.0), ("payer", 240.0), ("remark", 240.0)], "rank 0 stays");
        let mut mine = acted(&[TableAction::Width("payer", 3), TableAction::Sort("payer")]);
        assert_eq!(placed(&mine, 640.0)[1], ("payer", 48.0));
        mine.act(TableAction::Reset, &COLUMNS);
        assert_eq!(mine, Arrangement { sort: Some(("payer", false)), ..Arrangement::default() });
    }

    #[test]
    fn what_must_not_be_cut_is_not() {
        let placed =
            Arrangement::default().place(&COLUMNS, 100.0, |column| if column.word == "number" { 260.0 } else { 0.0 });
        assert!((placed[0].width - 260.0).abs() < f32::EPSILON, "{placed:?}");
    }

    #[test]
    fn sorting_twice_turns_it_round() {
        let mut mine = acted(&[TableAction::Sort("payer")]);
        assert_eq!(mine.sort, Some(("payer", false)));
        mine.act(TableAction::Sort("payer"), &COLUMNS);
        assert_eq!(mine.sort, Some(("payer", true)));
        mine.act(TableAction::Sort("remark"), &COLUMNS);
        assert_eq!(mine.sort, Some(("payer", true)), "not by this one");
    }

    #[test]
    fn odd_settings_do_no_harm() {
        let odd = "sort=gone:down sort rows=huge payer=hidden:9999 payer=-3 number=hidden checked=x:shown =3 ==";
        let read = Arrangement::read(odd, &COLUMNS);
        assert_eq!(
            read,
            acted(&[
                TableAction::Show("checked", true),
                TableAction::OwnWidth("payer"),
                TableAction::OwnWidth("number")
            ])
        );
        assert_eq!(placed(&read, 640.0).len(), 4);
    }

    fn actions() -> impl Strategy<Value = TableAction> {
        let word = prop::sample::select(COLUMNS.map(|column| column.word).to_vec());
        (word, any::<bool>(), any::<u16>(), 0..7).prop_map(|(word, flag, width, kind)| match kind {
            0 => TableAction::Sort(word),
            1 => TableAction::SortTo(word, flag),
            2 => TableAction::Show(word, flag),
            3 => TableAction::Width(word, width),
            4 => TableAction::OwnWidth(word),
            5 => TableAction::Compact(flag),
            _ => TableAction::Reset,
        })
    }

    proptest! {
        #[test]
        fn what_is_kept_comes_back(actions in prop::collection::vec(actions(), 0..12), room in 0.0_f32..2000.0) {
            let mine = acted(&actions);
            let again = Arrangement::read(&mine.to_text(), &COLUMNS);
            prop_assert_eq!(again.to_text(), mine.to_text());
            prop_assert_eq!(again.place(&COLUMNS, room, |_| 0.0), mine.place(&COLUMNS, room, |_| 0.0));
            prop_assert_eq!((again.sort, again.compact), (mine.sort, mine.compact));
        }

        #[test]
        fn any_text_can_be_read(text in "\\PC{0,80}") {
            Arrangement::read(&text, &COLUMNS);
        }
    }
}
