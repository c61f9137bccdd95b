//! Every page in every state as a screen reader and a keyboard find it: names, roles, values, headings, focus order,
//! news that is spoken, and nothing that only a mouse can reach.

mod fit;
mod focus;
mod hover;
mod live;
mod names;
mod overlays;
mod scenes;
mod shape;
mod speech;
mod things;

use eframe::egui::accesskit::{Action, ActionRequest, NodeId, TreeId};

pub(super) use self::focus::focused;
pub(super) use self::speech::Listener;
use self::things::{Region, Thing, things};
use super::Window;
use crate::i18n::{Language, Texts};

/// The words of the screen by their key, so that a better word does not break a test.
pub(super) fn say(key: &str) -> String {
    Texts::new(Language::English).get(key).into_owned()
}

/// Fails with everything that is wrong, not only the first of it.
#[track_caller]
fn none(complaints: Vec<String>) {
    let mut complaints = complaints;
    complaints.dedup();
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

impl Window {
    /// What a screen reader asks of a node.
    fn request(&mut self, id: NodeId, action: Action) {
        let request = ActionRequest { action, target_tree: TreeId::ROOT, target_node: id, data: None };
        self.harness.event(eframe::egui::Event::AccessKitActionRequest(request));
        self.harness.run();
    }
}
