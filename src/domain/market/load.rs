//! Reading and merging market files.

/// One mistake in a user's market file; the built-in value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarketProblem {
    /// The file, as the user knows it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// The key, as a path (`fields.phone.max_len`).
    pub key: String,
    /// What was expected, and what stands there.
    pub message: String,
}
