//! The honest clock at the bottom: what is watched, how old the news is, what is wrong.

use eframe::egui::{Color32, Frame, Id, Margin, Panel, Rect, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo};

use crate::app::told::Say as _;
use crate::app::when::Zone;
use crate::app::{Focus, VaultHealth};
use crate::i18n::FluentValue;
use crate::ui::spoken::spoken_ui;
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::Icon;
use crate::ui::{View, access};

/// One thing that the line tells.
struct Part {
    icon: Icon,
    words: String,
    color: Color32,
}

/// Keeps its place, before the page takes the rest; what stands in it is drawn after the page, as Tab goes.
pub fn reserve(ui: &mut Ui) -> Rect {
    let frame = Frame::new().fill(theme::of(ui).surface).inner_margin(Margin::ZERO);
    let panel = Panel::bottom("status-line").frame(frame).exact_size(size::STATUS).show(ui, |ui| {
        ui.allocate_space(ui.available_size());
    });
    panel.response.rect
}

/// Draws it into the place that was kept.
pub fn status_line_ui(ui: &mut Ui, view: &mut View<'_>, place: Rect) {
    let parts = parts(ui, view);
    let spoken: Vec<&str> = parts.iter().map(|part| part.words.as_str()).collect();
    let spoken = spoken.join(" · ");
    ui.scope_builder(UiBuilder::new().max_rect(place.shrink2(Vec2::new(space::XL, 0.0))), |ui| {
        access::landmark(ui, access::Landmark::Status, &view.texts.get("region-status"));
        // One thing to stop at and to be read, since it is one sentence.
        let line = ui.interact(place, Id::unique("status-line"), Sense::focusable_noninteractive());
        line.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
        if view.takes_focus(Focus::Status) {
            line.request_focus();
        }
        spoken_ui(ui, view);
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            ui.spacing_mut().interact_size.y = 0.0;
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    ui.add_space(space::L);
                }
                part_ui(ui, part);
            }
        });
    });
}

fn part_ui(ui: &mut Ui, part: &Part) {
    let (_, rect) = ui.allocate_space(Vec2::splat(size::ICON_SMALL));
    part.icon.paint(ui.painter(), rect, part.color);
    let galley = ui.painter().layout_no_wrap(part.words.clone(), font::CAPTION, part.color);
    let (_, rect) = ui.allocate_space(galley.size());
    ui.painter().galley(rect.min, galley, part.color);
}

fn parts(ui: &Ui, view: &View<'_>) -> Vec<Part> {
    let theme = theme::of(ui);
    let shared = view.shared();
    let texts = view.texts;
    let calm = |icon, words: String| Part { icon, words, color: theme.secondary };
    let mut parts = vec![calm(Icon::Eye, texts.with("status-open", &[("n", shared.pulse.open.into())]).into_owned())];
    if shared.pulse.open > 0 {
        let words = match shared.pulse.last_answer_at {
            Some(at) => {
                let age = view.age(ui.ctx(), at);
                texts.with("status-checked", &[("age", FluentValue::from(age.as_ref()))]).into_owned()
            }
            None => texts.get("status-never-checked").into_owned(),
        };
        parts.push(calm(Icon::Clock, words));
    }
    if shared.pulse.failing > 0 {
        let words = texts.with("status-failing", &[("n", shared.pulse.failing.into())]).into_owned();
        parts.push(Part { icon: Icon::WifiOff, words, color: theme.failed.text });
    }
    let keyring = match shared.vault {
        // The sandbox never asks the system's keyring.
        _ if shared.about.sandbox => Some((Icon::Key, "status-keys-in-memory", theme.secondary)),
        VaultHealth::Unasked => None,
        VaultHealth::Asked { .. } => Some((Icon::Key, "status-keyring-asked", theme.secondary)),
        VaultHealth::Good => Some((Icon::Key, "status-keyring-good", theme.secondary)),
        VaultHealth::Bad(_) => Some((Icon::Lock, "status-keyring-bad", theme.waiting.text)),
    };
    parts.extend(keyring.map(|(icon, key, color)| Part { icon, words: texts.get(key).into_owned(), color }));
    if let Some(market) = shared.selected_market() {
        parts.push(calm(
            Icon::Calendar,
            format!("{} · {}", market.currency, Zone::of(Some(market), shared.now).say(texts)),
        ));
    }
    if view.backlog > 0 {
        let words = texts.get("status-backlog").into_owned();
        parts.push(Part { icon: Icon::Busy, words, color: theme.waiting.text });
    }
    parts
}
