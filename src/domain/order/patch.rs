//! Which of its numbers a PATCH order has of its own, and which is its original's.

use crate::domain::OrderKey;
use crate::domain::observation::{GatewayOrder, OrderType};

/// Whether a webhook tells of the very order it was filed under. One of a PATCH order may carry the number of its
/// original in either field (api-facts, section 6.1); only where it is filed under the longer number, its own, does the
/// payment count for the order itself. Nothing is ever cut off a number: the longer one must begin with the other.
pub fn is_about(key: &OrderKey, answer: &GatewayOrder) -> bool {
    let named = answer.order_no.as_deref();
    if answer.order_type == Some(OrderType::Patch) {
        is_patch_itself(&key.order_no, answer)
    } else {
        named.is_none_or(|named| named == key.order_no)
    }
}

/// Whether a PATCH order that an answer or a webhook tells of has this number of its own, and not its original.
///
/// One that bears a single number of the merchant's is not told: the pages with that form show a number without a
/// serial, and their text says that it has one (api-facts, sections 6.1 and 10, point 12), so that the number may be
/// either order's. It counts for its original, by the gateway's number, as paid by notification; a query for it is never
/// taken for a confirmation, since an order that others made under that number would be called paid by another's money.
pub fn is_patch_itself(order_no: &str, answer: &GatewayOrder) -> bool {
    let named = answer.order_no.as_deref();
    let other = answer.patch_order_no.as_deref().filter(|other| !other.is_empty());
    let (Some(named), Some(other)) = (named, other) else { return false };
    let (own, original) = if named.len() > other.len() { (named, other) } else { (other, named) };
    own == order_no && own.len() > original.len() && own.starts_with(original)
}
