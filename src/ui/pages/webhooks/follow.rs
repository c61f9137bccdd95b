//! Logs that are followed: the list of them on the sheet, and a line about them above the notifications.

use eframe::egui::{Label, RichText, Ui};

use crate::app::Action;
use crate::app::pages::webhooks::WebhooksAction;
use crate::app::pages::webhooks::follow::{Follow, FollowAction, name_of, refusal_told, state_told};
use crate::app::pages::webhooks::import::ImportAction;
use crate::backend::protocol::follow::{FollowState, Followed};
use crate::domain::text::show_hidden;
use crate::i18n::FluentValue;
use crate::ui::View;
use crate::ui::access::{self, Politeness};
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{
    Caution, Icon, banner, divider, error_line, plain_button, quiet_button, section_title, with_actions,
};

/// What is followed, one by one; nothing if nothing is.
pub(super) fn section_ui(ui: &mut Ui, view: &mut View<'_>) {
    let follow = &view.state.pages.webhooks.follow;
    if let Some(refusal) = &follow.refusal {
        banner(ui, Caution::Bad, &refusal_told(refusal).say(view.texts), |_| {});
        ui.add_space(space::M);
    }
    if follow.logs.is_empty() {
        return;
    }
    let title = view.texts.get("follow-title");
    section_title(ui, &title);
    ui.add_space(space::S);
    access::list(ui, &title, follow.logs.len(), |ui| {
        for log in &follow.logs {
            ui.push_id(&log.path, |ui| log_ui(ui, view, log));
            ui.add_space(space::S);
        }
    });
    divider(ui);
}

fn log_ui(ui: &mut Ui, view: &mut View<'_>, log: &Followed) {
    let path = show_hidden(&log.path.display().to_string());
    access::group(ui, &path, |ui| {
        with_actions(
            ui,
            "followed",
            size::COMPACT,
            view,
            |ui, view| {
                ui.spacing_mut().item_spacing.y = space::XS;
                ui.add(Label::new(RichText::new(&path).font(font::body_strong())).wrap());
                let words = state_told(log, view.shared()).say(view.texts).into_owned();
                if log.state.is_stuck() {
                    error_line(ui, &words);
                    ui.label(RichText::new(counts(ui, view, log)).font(font::TABLE).color(theme::of(ui).secondary));
                } else {
                    let line = format!("{words} · {}", counts(ui, view, log));
                    let told = ui.add(Label::new(RichText::new(line).font(font::TABLE)).wrap());
                    if let Some(last) = log.last {
                        told.on_hover_text(view.exact_time(last));
                    }
                }
            },
            |ui, view| actions_ui(ui, view, log),
        );
    });
}

fn actions_ui(ui: &mut Ui, view: &mut View<'_>, log: &Followed) {
    let texts = view.texts;
    let name = [("name", FluentValue::from(name_of(&log.path)))];
    if log.state == FollowState::Paused {
        if plain_button(ui, true, &texts.get("follow-go-on"), &texts.with("follow-go-on-name", &name)).clicked() {
            send(view, FollowAction::Begin(vec![log.path.clone()], log.account));
        }
    } else if plain_button(ui, true, &texts.get("follow-pause"), &texts.with("follow-pause-name", &name)).clicked() {
        send(view, FollowAction::Pause(log.path.clone()));
    }
    if plain_button(ui, true, &texts.get("follow-stop"), &texts.with("follow-stop-name", &name)).clicked() {
        send(view, FollowAction::Stop(log.path.clone()));
    }
}

/// How many notifications came, the last when, and of how many files.
fn counts(ui: &Ui, view: &View<'_>, log: &Followed) -> String {
    let texts = view.texts;
    let mut parts = vec![texts.with("follow-count", &[("n", FluentValue::from(log.came))]).into_owned()];
    if let Some(last) = log.last {
        let age = view.age(ui.ctx(), last).into_owned();
        parts.push(texts.with("follow-last", &[("age", FluentValue::from(age))]).into_owned());
    }
    if log.files > 1 {
        parts.push(texts.with("follow-files", &[("n", FluentValue::from(log.files as u64))]).into_owned());
    }
    parts.join(" · ")
}

/// One line above the notifications: that logs are followed, and when something came; or what is wrong.
pub(super) fn strip_ui(ui: &mut Ui, view: &mut View<'_>) {
    let follow = &view.state.pages.webhooks.follow;
    if follow.logs.is_empty() {
        return;
    }
    let texts = view.texts;
    let open = texts.get("follow-open");
    if let Some(stuck) = follow.stuck() {
        let words = state_told(stuck, view.shared()).say(texts).into_owned();
        banner(ui, Caution::Bad, &words, |ui| {
            if quiet_button(ui, true, &open).clicked() {
                view.send(Action::Webhooks(WebhooksAction::Import(ImportAction::Open)));
            }
        });
        ui.add_space(space::M);
        return;
    }
    let words = watching(ui, view, follow);
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(size::COMPACT);
        ui.spacing_mut().item_spacing.x = space::XS;
        let secondary = theme::of(ui).secondary;
        Icon::Eye.ui(ui, secondary);
        access::live(ui, "followed", Politeness::Polite, |ui| {
            ui.add(Label::new(RichText::new(words.0).font(font::TABLE).color(secondary)).wrap())
        });
        if let Some(age) = words.1 {
            ui.label(RichText::new(format!("· {age}")).font(font::TABLE).color(secondary));
        }
        if plain_button(ui, true, &open, &open).clicked() {
            view.send(Action::Webhooks(WebhooksAction::Import(ImportAction::Open)));
        }
    });
    ui.add_space(space::S);
}

/// How many are followed; and apart, since it is not to be spoken whenever it changes, when the last notification came.
fn watching(ui: &Ui, view: &View<'_>, follow: &Follow) -> (String, Option<String>) {
    let texts = view.texts;
    let active = texts.with("follow-strip", &[("n", FluentValue::from(follow.active() as u64))]).into_owned();
    let age = follow.last().map(|last| {
        let age = view.age(ui.ctx(), last).into_owned();
        texts.with("follow-last", &[("age", FluentValue::from(age))]).into_owned()
    });
    (active, age)
}

fn send(view: &mut View<'_>, action: FollowAction) {
    view.send(Action::Webhooks(WebhooksAction::Follow(action)));
}
