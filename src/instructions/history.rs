//! What the journal remembers of an order's instructions: which way the payer pays, what was given out and when, and
//! what a person has said about a finding.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::PathId;
use crate::domain::observation::{Fact, Observation, OperatorAction, PaymentDetails};
use crate::domain::order::fold;
use crate::domain::{Order, OrderKey};

/// What was given to a payer last, or read out, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenOut {
    /// When.
    pub at: Timestamp,
    /// The instructions as they were then.
    pub details: PaymentDetails,
}

/// The answer to the sheet's question that was given last.
pub fn path(timeline: &[Observation]) -> Option<PathId> {
    actions(timeline).rev().find_map(|(_, action)| match action {
        OperatorAction::PathChosen { path } => PathId::from_word(path),
        _ => None,
    })
}

/// What was given to a payer last: whoever paid by it has those numbers, whatever the gateway says now.
pub fn given_out(key: &OrderKey, timeline: &[Observation]) -> Option<GivenOut> {
    let given = |action: &OperatorAction| {
        matches!(
            action,
            OperatorAction::Copied { .. } | OperatorAction::Shared { .. } | OperatorAction::ReadBack { .. }
        )
    };
    let (at, _) = actions(timeline).rev().find(|(_, action)| given(action))?;
    let until: Vec<Observation> = timeline.iter().filter(|seen| seen.at <= at).cloned().collect();
    fold(key, &until).map(|Order { details, .. }| GivenOut { at, details })
}

/// The findings that a person has answered for, each by its [`super::lint::Finding::id`].
pub fn overridden(timeline: &[Observation]) -> BTreeSet<String> {
    actions(timeline)
        .filter_map(|(_, action)| match action {
            OperatorAction::Overridden { findings, .. } => Some(findings.iter().cloned()),
            _ => None,
        })
        .flatten()
        .collect()
}

/// What persons did, oldest first.
fn actions(timeline: &[Observation]) -> impl DoubleEndedIterator<Item = (Timestamp, &OperatorAction)> {
    timeline.iter().filter_map(|seen| match &seen.fact {
        Fact::Operated(action) => Some((seen.at, action)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AccountId;
    use crate::domain::observation::{GatewayOrder, ShareChannel, ShareKind};

    fn told(pay_code: &str) -> Fact {
        let details = PaymentDetails { pay_code: Some(pay_code.to_owned()), ..PaymentDetails::default() };
        Fact::Found(Box::new(GatewayOrder { details, ..GatewayOrder::default() }))
    }

    fn timeline(facts: Vec<Fact>) -> Vec<Observation> {
        let at = |i: u8| Timestamp::from_second(1_800_000_000 + i64::from(i)).expect("a moment");
        facts.into_iter().zip(0..).map(|(fact, i)| Observation { at: at(i), fact, digest: [i; 32] }).collect()
    }

    fn key() -> OrderKey {
        OrderKey { account: AccountId(1), order_no: "CB261122-7Q4M".to_owned() }
    }

    #[test]
    fn the_newest_answer_counts_and_an_unknown_word_is_none() {
        let chosen = |path: &str| Fact::Operated(OperatorAction::PathChosen { path: path.to_owned() });
        assert_eq!(path(&timeline(vec![told("1")])), None);
        assert_eq!(path(&timeline(vec![chosen("bbva"), told("1"), chosen("other_bank")])), Some(PathId::OtherBank));
        assert_eq!(path(&timeline(vec![chosen("bbva"), chosen("teleport")])), Some(PathId::Bbva));
        for known in PathId::ALL {
            assert_eq!(path(&timeline(vec![chosen(known.word())])), Some(*known));
        }
    }

    #[test]
    fn what_was_given_out_last_is_what_the_payer_has() {
        let copied = || Fact::Operated(OperatorAction::Copied { what: "sheet-clabe".to_owned() });
        let shared = || {
            Fact::Operated(OperatorAction::Shared {
                kind: ShareKind::ShortText,
                channel: ShareChannel::Clipboard,
                what: None,
            })
        };
        let given = |facts| given_out(&key(), &timeline(facts)).map(|given| given.details.pay_code.unwrap_or_default());
        assert_eq!(given(vec![told("1"), told("2")]), None);
        assert_eq!(given(vec![told("1"), copied(), told("2")]).as_deref(), Some("1"));
        assert_eq!(given(vec![told("1"), copied(), told("2"), shared()]).as_deref(), Some("2"));
        assert_eq!(given(vec![copied()]).as_deref(), Some(""));
    }

    #[test]
    fn overrides_add_up() {
        let over = |ids: &[&str]| {
            let findings = ids.iter().map(|&id| id.to_owned()).collect();
            Fact::Operated(OperatorAction::Overridden { findings, reason: "asked the bank".to_owned() })
        };
        let all = overridden(&timeline(vec![over(&["a", "b"]), told("1"), over(&["b", "c"])]));
        assert_eq!(all.into_iter().collect::<Vec<_>>(), ["a", "b", "c"]);
    }
}
