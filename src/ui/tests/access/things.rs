//! What a screen reader finds in the window: every node of the accessibility tree, in its order.

use eframe::egui::accessibility::is_input;
use eframe::egui::accesskit::{Action, NodeId, Role};
use eframe::egui::{Rect, pos2};
use egui_kittest::kittest::{AccessKitNode, NodeT as _};

use super::super::Window;

/// A part of the window, in the order in which it is gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::ui::tests) enum Region {
    Notice,
    Navigation,
    Banner,
    Main,
    Aside,
    Status,
    /// Above everything: a dialog, an open list, news.
    Overlay,
}

/// A node of the tree that says something or can be used.
#[derive(Clone, Debug)]
pub(in crate::ui::tests) struct Thing {
    pub id: NodeId,
    pub role: Role,
    pub name: String,
    pub value: String,
    pub description: String,
    pub rect: Rect,
    pub enabled: bool,
    pub focusable: bool,
    pub pressable: bool,
    /// Whether it says if it is on.
    pub has_state: bool,
    pub level: Option<usize>,
    pub position: Option<usize>,
    pub region: Region,
    /// The names of the groups, lists, dialogs and regions around it, the nearest last.
    pub around: Vec<String>,
}

impl Thing {
    /// Whether a person can do something with it.
    pub fn is_control(&self) -> bool {
        // A label can be clicked to reach its entry, and a bar scrolls: the mouse's business only. The keyboard has Tab
        // and Page down.
        (is_input(self.role) || self.pressable || self.focusable) && !self.is_text()
    }

    /// Whether it only says something.
    pub fn is_text(&self) -> bool {
        matches!(self.role, Role::Label | Role::Heading | Role::Image)
    }

    pub fn is_entry(&self) -> bool {
        matches!(
            self.role,
            Role::TextInput | Role::MultilineTextInput | Role::SearchInput | Role::PasswordInput | Role::NumberInput
        )
    }

    /// Whether it is one of several that arrows go through, with one stop for all.
    pub fn is_walked(&self) -> bool {
        let is_part = matches!(self.role, Role::Row | Role::ColumnHeader | Role::ListBoxOption | Role::MenuItem);
        is_part || self.position.is_some()
    }

    /// How a failed test calls it.
    pub fn told(&self) -> String {
        format!("{:?} {:?} in {}", self.role, self.name, self.around.join(" > "))
    }
}

/// Everything in the window.
pub(super) fn things(window: &Window) -> Vec<Thing> {
    window.harness.root().children_recursive().filter_map(|node| thing(&node.accesskit_node())).collect()
}

fn thing(node: &AccessKitNode<'_>) -> Option<Thing> {
    let role = node.role();
    if matches!(role, Role::TextRun | Role::GenericContainer | Role::Pane | Role::Window | Role::ScrollBar)
        || node.is_hidden()
    {
        return None;
    }
    let mut around = Vec::new();
    let mut region = Region::Overlay;
    let mut is_above = false;
    let mut is_read_out = true;
    for ancestor in std::iter::successors(node.parent(), AccessKitNode::parent) {
        around.extend(ancestor.label().filter(|_| ancestor.role() != Role::Window));
        is_above |=
            matches!(ancestor.role(), Role::ListBox | Role::Menu | Role::Dialog | Role::AlertDialog | Role::Tooltip);
        region = match ancestor.role() {
            _ if is_above => Region::Overlay,
            Role::Navigation => Region::Navigation,
            Role::Banner => Region::Banner,
            Role::Main => Region::Main,
            Role::Status => Region::Status,
            Role::Complementary => Region::Aside,
            Role::Region => Region::Notice,
            // What is inside a control is a part of its name, except for the list that a control opens.
            other => {
                is_read_out &= !is_input(other) || other == Role::ComboBox || is_above;
                region
            }
        };
    }
    around.reverse();
    let label = if node.label_comes_from_value() { node.value() } else { node.label() };
    is_read_out.then(|| Thing {
        id: node.locate().0,
        role,
        name: label.unwrap_or_default(),
        value: node.value().unwrap_or_default(),
        description: node.description().unwrap_or_default(),
        rect: rect(node),
        enabled: !node.is_disabled(),
        focusable: node.data().supports_action(Action::Focus),
        pressable: node.data().supports_action(Action::Click),
        has_state: node.toggled().is_some() || node.is_selected().is_some() || node.data().is_expanded().is_some(),
        level: node.level().map(|level| level + 1),
        position: node.position_in_set(),
        region,
        around,
    })
}

#[expect(clippy::cast_possible_truncation, reason = "these were points of egui's, in single precision, before")]
fn rect(node: &AccessKitNode<'_>) -> Rect {
    let bounds = node.raw_bounds().unwrap_or_default();
    let corner = pos2(bounds.x0 as f32, bounds.y0 as f32);
    Rect::from_min_max(corner, pos2(bounds.x1 as f32, bounds.y1 as f32))
}
