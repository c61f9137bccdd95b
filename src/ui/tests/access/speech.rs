//! What a screen reader says by itself: the rules of AccessKit's adapters, played on every picture of the window.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui::accesskit::{Live, NodeId, Role};
use eframe::egui::{Context, FullOutput, Plugin};
use egui_kittest::kittest::{AccessKitNode, State};

use super::super::Window;

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui::tests) enum Said {
    /// A live text appeared or changed.
    News(String, Live),
    /// The keyboard went somewhere.
    Focus(Role, String),
}

/// Listens to a window from now on.
pub(in crate::ui::tests) struct Listener(Arc<Mutex<Vec<Said>>>);

impl Listener {
    pub fn to(window: &mut Window) -> Self {
        let said = Arc::default();
        window.harness.ctx.add_plugin(Ears { said: Arc::clone(&said), tree: None, live: HashMap::new(), focus: None });
        window.harness.run();
        Self(said)
    }

    /// What was said since the last time, in order.
    pub fn heard(&self) -> Vec<Said> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The news among it.
    pub fn news(&self) -> Vec<String> {
        let news = |said| if let Said::News(text, _) = said { Some(text) } else { None };
        self.heard().into_iter().filter_map(news).collect()
    }
}

struct Ears {
    said: Arc<Mutex<Vec<Said>>>,
    tree: Option<State>,
    /// What is live, and what it said last.
    live: HashMap<NodeId, String>,
    focus: Option<NodeId>,
}

impl Plugin for Ears {
    fn debug_name(&self) -> &'static str {
        "ears"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        if output.platform_output.requested_discard() && output.platform_output.num_completed_passes < 2 {
            return; // drawn once more before anybody is told
        }
        let Some(update) = output.platform_output.accesskit_update.clone() else { return };
        let focus = update.focus;
        let is_first = self.tree.is_none();
        match &mut self.tree {
            Some(tree) => tree.update(update),
            none => *none = Some(State::new(update)),
        }
        let Some(tree) = &self.tree else { return };
        let mut said = Vec::new();
        let mut live = HashMap::new();
        each(&tree.root(), &mut |node| {
            let id = node.locate().0;
            if id == focus && self.focus != Some(focus) {
                said.push(Said::Focus(node.role(), name(node)));
            }
            // A live node is said when it appears with a name, and when its name changes.
            let text = name(node);
            if node.live() != Live::Off && !text.is_empty() {
                if self.live.get(&id) != Some(&text) {
                    said.push(Said::News(text.clone(), node.live()));
                }
                live.insert(id, text);
            }
        });
        self.live = live;
        self.focus = Some(focus);
        if !is_first {
            self.said.lock().unwrap_or_else(PoisonError::into_inner).extend(said);
        }
    }
}

fn name(node: &AccessKitNode<'_>) -> String {
    if node.label_comes_from_value() { node.value() } else { node.label() }.unwrap_or_default()
}

/// Every node that the adapters show.
fn each(node: &AccessKitNode<'_>, look: &mut impl FnMut(&AccessKitNode<'_>)) {
    if node.is_hidden() {
        return;
    }
    if !matches!(node.role(), Role::GenericContainer | Role::TextRun) {
        look(node);
    }
    node.children().for_each(|child| each(&child, look));
}
