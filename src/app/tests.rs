//! Sequences of actions and events.
