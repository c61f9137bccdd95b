//! Whether a part is pointed at or held down: by the mouse, or as the gallery shows it.

use eframe::egui::{Response, Ui, UiBuilder, UiStackInfo};

/// What a part is shown as, whatever the mouse does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Under the pointer.
    PointedAt,
    /// Held down.
    Held,
}

impl Shown {
    const fn tag(self) -> &'static str {
        match self {
            Self::PointedAt => "shown-pointed-at",
            Self::Held => "shown-held",
        }
    }

    fn is_asked(self, ui: &Ui) -> bool {
        ui.stack().iter().any(|above| above.tags().contains(self.tag()))
    }
}

/// Draws the parts of `add` as if they were pointed at or held down.
pub fn shown_as<R>(ui: &mut Ui, shown: Shown, add: impl FnOnce(&mut Ui) -> R) -> R {
    let info = UiStackInfo::default().with_tag(shown.tag());
    ui.scope_builder(UiBuilder::new().ui_stack_info(info), |ui| {
        // egui's own parts take their look from here.
        let looks = &mut ui.visuals_mut().widgets;
        looks.inactive = match shown {
            Shown::PointedAt => looks.hovered,
            Shown::Held => looks.active,
        };
        add(ui)
    })
    .inner
}

/// Whether it is under the pointer.
pub(super) fn is_pointed_at(ui: &Ui, response: &Response) -> bool {
    response.hovered() || (response.enabled() && (Shown::PointedAt.is_asked(ui) || Shown::Held.is_asked(ui)))
}

/// Whether it is held down.
pub(super) fn is_held(ui: &Ui, response: &Response) -> bool {
    response.is_pointer_button_down_on() || (response.enabled() && Shown::Held.is_asked(ui))
}
