//! Questions that have at most one open answer each.

use std::collections::BTreeMap;

use crate::backend::protocol::RequestId;
use crate::domain::{AccountId, OrderKey};

/// What a question is about. Asking again in the same slot makes every earlier answer stale.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// The list of accounts.
    Accounts,
    /// Saving the account form.
    SaveAccount,
    /// Changing which keys an account had, and when.
    Keys,
    /// Removing an account.
    RemoveAccount(AccountId),
    /// The connection test of the account form.
    TestConnection,
    /// The keyring probe.
    Vault,
    /// The settings.
    Settings,
    /// Keeping one setting, by key.
    SaveSetting(&'static str),
    /// The figures of the overview.
    OverviewFigures,
    /// The newest orders, on the overview.
    OverviewNewest,
    /// The gateway's banks.
    Banks(AccountId),
    /// The kept draft.
    Draft(AccountId),
    /// Keeping the draft; never answered.
    SaveDraft(AccountId),
    /// Making a payin.
    Create(AccountId),
    /// The list of orders.
    Orders,
    /// How many orders each group has.
    OrderCounts,
    /// How many orders need a person.
    Attention,
    /// The list of exceptions.
    Exceptions,
    /// How many exceptions there are.
    ExceptionCounts,
    /// The exceptions of one order.
    Exception(OrderKey),
    /// Settling an exception, and opening it again.
    Settle(OrderKey),
    /// Whether the sandbox has an order yet, for the tour.
    Tour,
    /// The orders that the command palette finds.
    Palette,
    /// One order.
    Order(OrderKey),
    /// The orders that a payment may be for.
    Payment,
    /// "Check now".
    Check(OrderKey),
    /// Sending again, and setting aside.
    Act(OrderKey),
    /// Noting a copy in the journal; never answered.
    Note(OrderKey),
    /// Making a file for the payer.
    Paper(OrderKey),
    /// The system's dialog for a folder.
    Folder,
    /// The list of notifications.
    Notices,
    /// One notification.
    Notice,
    /// Sending one out again.
    SendNotice,
    /// The payer simulator.
    Simulate(OrderKey),
}

/// Which question is the newest of each slot.
#[derive(Debug, Default)]
pub struct Slots {
    last: u64,
    open: BTreeMap<Slot, RequestId>,
}

impl Slots {
    /// Opens a slot with a new id. An older question in it, whose id comes second, is forgotten.
    pub fn open(&mut self, slot: Slot) -> (RequestId, Option<RequestId>) {
        let id = self.unslotted();
        let older = self.open.insert(slot, id);
        (id, older)
    }

    /// An id for a command whose answer nobody waits for.
    pub const fn unslotted(&mut self) -> RequestId {
        self.last += 1;
        RequestId(self.last)
    }

    /// Whether an answer is awaited.
    pub fn is_open(&self, slot: &Slot) -> bool {
        self.open.contains_key(slot)
    }

    /// The slot whose newest question has this id.
    pub fn slot_of(&self, id: RequestId) -> Option<&Slot> {
        self.open.iter().find_map(|(slot, open)| (*open == id).then_some(slot))
    }

    /// Closes the slot whose newest question has this id, and names it; `None` for a stale or unknown id.
    pub fn close(&mut self, id: RequestId) -> Option<Slot> {
        let slot = self.slot_of(id)?.clone();
        self.open.remove(&slot);
        Some(slot)
    }

    /// Forgets a question: its answer will be stale.
    pub fn forget(&mut self, slot: &Slot) {
        self.open.remove(slot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_newest_question_of_a_slot_is_answered() {
        let mut slots = Slots::default();
        let (first, none) = slots.open(Slot::Orders);
        let (second, older) = slots.open(Slot::Orders);
        let (other, _) = slots.open(Slot::Accounts);
        assert_eq!((none, older), (None, Some(first)));
        assert_eq!(slots.close(first), None, "stale");
        assert_eq!(slots.close(second), Some(Slot::Orders));
        assert_eq!(slots.close(second), None, "answered before");
        assert_eq!(slots.close(other), Some(Slot::Accounts));
        let (forgotten, _) = slots.open(Slot::Vault);
        slots.forget(&Slot::Vault);
        assert_eq!(slots.close(forgotten), None);
    }
}
