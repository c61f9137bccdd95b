//! Writers for exports.
