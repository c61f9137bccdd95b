//! Readers for webhook logs, verification, the import pipeline.
