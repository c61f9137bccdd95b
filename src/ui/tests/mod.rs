//! The window, found by role and name, on a harness without a GPU.

mod new_request;
mod order;
mod orders;
mod stage;
