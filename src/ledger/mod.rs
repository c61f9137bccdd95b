//! SQLite: the journal of observations and the projection folded from it.
