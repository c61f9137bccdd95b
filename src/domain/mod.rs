//! The facts of the business, pure: money, markets, drafts, observations, and the order folded out of them.
//!
//! Nothing here knows a file, a clock, a random number, HTTP, SQLite or a window. Everything is a value or a
//! function of values, so everything here is tested without setting anything up.

pub mod account;
pub mod address;
pub mod draft;
pub mod exception;
pub mod field;
pub mod keys;
pub mod listing;
pub mod market;
pub mod money;
pub mod observation;
pub mod order;
pub mod order_no;
pub mod play;
pub mod refusal;
pub mod seen;
pub mod text;
pub mod time;

pub use account::{Account, AccountId, Environment};
pub use exception::{Exception, ExceptionKind};
pub use field::Field;
pub use keys::{AccountKeys, KeyRecord};
pub use listing::{
    Candidate, OrderDetail, OrderGroup, OrderSummary, OrdersFilter, OrdersPage, OrdersQuery, PaymentQuery, Tally,
};
pub use market::{Catalogue, Market, MarketCode, PayType, Rail};
pub use money::{Amount, Currency, Money};
pub use observation::{Fact, Observation, OrderKey, Record, RecordKind};
pub use order::{Order, OrderState};
pub use order_no::OrderNo;
pub use play::Play;
pub use seen::Seen;
