//! Logs on their way into Cobro: where they come from, how far they are, and what they came to.

use std::time::Duration;

use eframe::egui::{Key, Label, RichText, ScrollArea, Ui, ViewportCommand};

use super::{follow, send};
use crate::app::pages::webhooks::import::{
    Import, ImportAction, fault_told, headline, refusal_told, skip_key, verdict_key,
};
use crate::app::told::Say as _;
use crate::app::when::Moment;
use crate::app::{Action, Page, errors};
use crate::backend::protocol::webhooks::{
    Counts, Example, ExampleKind, ImportEnd, ImportProgress, ImportReport, LogSource, Verdict,
};
use crate::domain::text::show_hidden;
use crate::i18n::{FluentValue, Texts};
use crate::ui::View;
use crate::ui::access::{self, Politeness};
use crate::ui::theme::{self, font, size, space};
use crate::ui::widgets::{
    Caution, Field, Icon, Press, banner, caption, choice_item, disclosure, divider, error_line, fact, page_header,
    progress, quiet_button, quiet_button_with_icon, section_title, switch, trouble_ui,
};

/// The story grows no wider than this.
const WIDEST: f32 = 760.0;
/// Most files that are listed one by one.
const MOST_FILES: usize = 500;

/// Draws the sheet in the page's place.
pub(super) fn sheet_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    page_header(ui, &texts.get("import-title"), |ui| {
        if quiet_button_with_icon(ui, true, Icon::List, &texts.get("import-back")).clicked() {
            send(view, ImportAction::Close);
        }
    });
    ScrollArea::vertical().id_salt("import").auto_shrink(false).show(ui, |ui| {
        ui.set_max_width((ui.available_width() - space::M).min(WIDEST));
        let import = &view.state.pages.webhooks.import;
        if let Some(running) = &import.running {
            running_ui(ui, view, running);
            ui.add_space(space::L);
            follow::section_ui(ui, view);
        } else {
            broken_off_ui(ui, view, import);
            if let Some(report) = &import.report {
                report_ui(ui, view, report);
                divider(ui);
            }
            if let Some(refusal) = &import.refusal {
                banner(ui, Caution::Bad, &refusal_told(refusal).say(texts), |_| {});
                ui.add_space(space::M);
            }
            follow::section_ui(ui, view);
            source_ui(ui, view, import);
        }
        access::scroll_by_keys(ui);
    });
}

/// One line above the notifications: the import that runs, or the one that was broken off.
pub(super) fn strip_ui(ui: &mut Ui, view: &mut View<'_>) {
    let texts = view.texts;
    let import = &view.state.pages.webhooks.import;
    if let Some(running) = &import.running {
        progress(ui, running.fraction(), &texts.get("import-progress"));
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(pace(texts, running)).font(font::TABLE).color(theme::of(ui).secondary));
            if quiet_button(ui, true, &texts.get("import-show")).clicked() {
                send(view, ImportAction::Open);
            }
        });
        ui.add_space(space::M);
    } else {
        broken_off_ui(ui, view, import);
    }
}

fn broken_off_ui(ui: &mut Ui, view: &mut View<'_>, import: &Import) {
    let Some(found) = &import.broken_off else { return };
    let texts = view.texts;
    let values = [
        ("name", FluentValue::from(show_hidden(&found.name))),
        ("files", FluentValue::from(found.files as u64)),
        ("done", FluentValue::from(found.done as u64)),
    ];
    banner(ui, Caution::Note, &texts.with("import-broken-off", &values), |ui| {
        ui.horizontal_wrapped(|ui| {
            if quiet_button(ui, true, &texts.get("import-resume")).clicked() {
                send(view, ImportAction::Resume);
            }
            if quiet_button(ui, true, &texts.get("import-forget")).clicked() {
                send(view, ImportAction::Forget);
            }
        });
    });
    ui.add_space(space::M);
}

/// Where logs come from, and whose they are.
fn source_ui(ui: &mut Ui, view: &mut View<'_>, import: &Import) {
    let texts = view.texts;
    ui.set_max_width(ui.available_width().min(size::FORM));
    ui.spacing_mut().item_spacing.y = space::S;
    if let Some(waiting) = &import.waiting {
        return waiting_ui(ui, view, import, waiting);
    }
    ui.add(Label::new(texts.get("import-what").as_ref()).wrap());
    account_ui(ui, view, import);
    let mut keeps = import.keeps;
    if switch(ui, &mut keeps, &texts.get("follow-keep")).clicked() {
        send(view, ImportAction::Keep(keeps));
    }
    if import.keeps {
        caption(ui, &texts.get("follow-keep-note"));
    }
    ui.horizontal_wrapped(|ui| {
        let files = texts.get("import-files");
        if Press::primary(&files).icon(Icon::Upload).ui(ui).clicked() {
            send(view, ImportAction::ChooseFiles);
        }
        let folder = texts.get(if import.keeps { "follow-folder" } else { "import-folder" });
        if quiet_button_with_icon(ui, true, Icon::Folder, &folder).clicked() {
            send(view, ImportAction::ChooseFolder);
        }
        if quiet_button_with_icon(ui, true, Icon::Copy, &texts.get("import-paste")).clicked() {
            ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
        }
    });
    caption(ui, &texts.get("import-drop"));
    ui.add_space(space::S);
    let mut path = import.path.clone();
    let label = texts.get("import-path");
    let entry = Field::new(&label).mono().text(ui, &mut path);
    let is_entered = entry.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if path != import.path {
        send(view, ImportAction::TypePath(path));
    }
    let is_typed = !import.path.trim().is_empty();
    let read = quiet_button(ui, is_typed, &texts.get(if import.keeps { "follow-read" } else { "import-read" }));
    if !is_typed {
        access::describe(&read, &texts.get("market-file-why-not"));
    }
    if read.clicked() || is_entered {
        send(view, ImportAction::ReadTyped);
    }
}

/// Something was dropped or pasted, and only the person knows whose it is.
fn waiting_ui(ui: &mut Ui, view: &mut View<'_>, import: &Import, waiting: &LogSource) {
    let texts = view.texts;
    let what = match waiting {
        LogSource::Paths(paths) => {
            let first = paths.first().map(|path| show_hidden(&path.display().to_string())).unwrap_or_default();
            let values = [("n", FluentValue::from(paths.len() as u64)), ("name", FluentValue::from(first))];
            texts.with("import-waiting", &values)
        }
        LogSource::Text(_) => texts.get("import-waiting-text"),
    };
    ui.add(Label::new(RichText::new(what).font(font::body_strong())).wrap());
    ui.add(Label::new(texts.get("import-whose").as_ref()).wrap());
    account_ui(ui, view, import);
    ui.horizontal_wrapped(|ui| {
        let begin = texts.get("import-begin");
        if Press::primary(&begin).ui(ui).clicked() {
            send(view, ImportAction::Begin);
        }
        if quiet_button(ui, true, &texts.get("button-cancel")).clicked() {
            send(view, ImportAction::DropWaiting);
        }
    });
}

fn account_ui(ui: &mut Ui, view: &mut View<'_>, import: &Import) {
    let texts = view.texts;
    let accounts = view.shared().accounts.value().map(Vec::as_slice).unwrap_or_default();
    let name =
        |id| accounts.iter().find(|view| Some(view.account.id) == id).map(|view| show_hidden(&view.account.name));
    let any = texts.get("import-any-account");
    let chosen = name(import.account).unwrap_or_else(|| any.to_string());
    let (label, note) = (texts.get("import-account"), texts.get("import-account-note"));
    Field::new(&label).note(Some(&note)).choice(ui, &chosen, |ui| {
        if choice_item(ui, import.account.is_none(), &any) {
            send(view, ImportAction::Account(None));
        }
        for account in accounts.iter().map(|view| &view.account) {
            let is_chosen = import.account == Some(account.id);
            if ui.push_id(account.id.0, |ui| choice_item(ui, is_chosen, &show_hidden(&account.name))).inner {
                send(view, ImportAction::Account(Some(account.id)));
            }
        }
    });
}

/// How far it is.
fn running_ui(ui: &mut Ui, view: &mut View<'_>, running: &ImportProgress) {
    let texts = view.texts;
    let values =
        [("n", FluentValue::from(running.files as u64)), ("name", FluentValue::from(show_hidden(&running.name)))];
    let title = if running.files == 0 { texts.get("import-looking") } else { texts.with("import-reading", &values) };
    ui.add(Label::new(RichText::new(title).font(font::body_strong())).wrap());
    ui.add_space(space::XS);
    progress(ui, running.fraction(), &texts.get("import-progress"));
    ui.add_space(space::XS);
    ui.label(RichText::new(pace(texts, running)).font(font::TABLE).color(theme::of(ui).secondary));
    ui.add_space(space::L);
    counts_ui(ui, texts, &running.counts);
    ui.add_space(space::L);
    let key = if running.is_cancelled { "import-cancelling" } else { "import-cancel" };
    if quiet_button(ui, !running.is_cancelled, &texts.get(key)).clicked() {
        send(view, ImportAction::Cancel);
    }
}

/// Bytes, rate and time left, as far as anybody knows them.
fn pace(texts: &Texts, running: &ImportProgress) -> String {
    let read = bytes_text(texts, running.read);
    let mut parts = vec![match running.total {
        Some(total) => {
            let values = [("read", FluentValue::from(read)), ("total", FluentValue::from(bytes_text(texts, total)))];
            texts.with("import-read-of", &values).into_owned()
        }
        None => texts.with("import-read-so-far", &[("read", FluentValue::from(read))]).into_owned(),
    }];
    if let Some(rate) = running.rate() {
        let values = [("rate", FluentValue::from(bytes_text(texts, rate)))];
        parts.push(texts.with("import-rate", &values).into_owned());
    }
    if let Some(left) = running.left().filter(|left| !left.is_zero()) {
        parts.push(texts.with("import-left", &[("left", FluentValue::from(time_text(texts, left)))]).into_owned());
    }
    parts.join(" · ")
}

/// A length in bytes with its unit; one digit after the point from a kilobyte on.
fn bytes_text(texts: &Texts, bytes: u64) -> String {
    let (unit, key) = match bytes {
        0..1_000 => (1, "size-bytes"),
        1_000..1_000_000 => (1_000, "size-kilobytes"),
        1_000_000..1_000_000_000 => (1_000_000, "size-megabytes"),
        _ => (1_000_000_000, "size-gigabytes"),
    };
    let plain = if unit == 1 { bytes.to_string() } else { format!("{}.{}", bytes / unit, bytes % unit * 10 / unit) };
    texts.with(key, &[("n", FluentValue::from(texts.formats().decimal(&plain)))]).into_owned()
}

fn time_text(texts: &Texts, time: Duration) -> String {
    let seconds = time.as_secs();
    let (key, n) =
        if seconds < 120 { ("time-seconds", seconds.max(1)) } else { ("time-minutes", seconds.div_ceil(60)) };
    texts.with(key, &[("n", FluentValue::from(n))]).into_owned()
}

/// What was found, as a line of figures; those that are 0 and would worry nobody are left out.
fn counts_ui(ui: &mut Ui, texts: &Texts, counts: &Counts) {
    let of = |verdict: Verdict| counts.by_verdict[verdict as usize];
    let verified = of(Verdict::Verified);
    let wrong = of(Verdict::WrongSignature) + of(Verdict::Mismatch) + of(Verdict::Retired);
    let unverifiable = of(Verdict::NoSignature) + of(Verdict::Reencoded) + of(Verdict::NoKey);
    let judged: u64 = counts.by_verdict.iter().sum();
    let figures = [
        ("import-count-notifications", counts.deliveries),
        ("import-count-new", counts.new_messages),
        ("import-count-repeats", judged.saturating_sub(counts.new_messages + counts.homeless)),
        ("import-count-verified", verified),
        ("import-count-wrong", wrong),
        ("import-count-unverifiable", unverifiable),
        ("import-count-homeless", counts.homeless),
        ("import-count-skipped", counts.skipped.iter().sum()),
        ("import-count-faults", counts.faults),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        for (key, count) in figures.into_iter().filter(|(key, count)| *count > 0 || !is_optional(key)) {
            let number = texts.formats().decimal(&count.to_string());
            access::group(ui, &format!("{}: {number}", texts.get(key)), |ui| fact(ui, &texts.get(key), &number, false));
        }
    });
}

fn is_optional(key: &str) -> bool {
    matches!(key, "import-count-homeless" | "import-count-faults" | "import-count-unverifiable")
}

/// What it came to.
fn report_ui(ui: &mut Ui, view: &mut View<'_>, report: &ImportReport) {
    let texts = view.texts;
    let caution = match report.end {
        ImportEnd::Done if !report.needs_a_person && report.counts.deliveries > 0 => Caution::Good,
        ImportEnd::Done | ImportEnd::Cancelled => Caution::Note,
        ImportEnd::Failed(_) => Caution::Bad,
    };
    let words = headline(report).say(texts);
    access::announce(ui, "import", Politeness::Polite, &words);
    banner(ui, caution, &words, |ui| {
        if let Some((first, last)) = report.span {
            let market = view.shared().selected_market();
            let said = |at| Moment::minute(at, market).say(texts);
            let values = [("first", FluentValue::from(said(first))), ("last", FluentValue::from(said(last)))];
            ui.add(Label::new(texts.with("import-span", &values).into_owned()).wrap());
        }
        if report.asked > 0 {
            let values = [("n", FluentValue::from(report.asked as u64))];
            ui.add(Label::new(texts.with("import-asked", &values).into_owned()).wrap());
        }
        if report.has_unasked {
            ui.add(Label::new(texts.get("import-unasked").as_ref()).wrap());
        }
    });
    if let ImportEnd::Failed(error) = &report.end {
        ui.add_space(space::S);
        trouble_ui(ui, texts, &errors::call(error));
    }
    for id in &report.keyless {
        let name = view.shared().account(*id).map(|view| show_hidden(&view.account.name)).unwrap_or_default();
        error_line(ui, &texts.with("import-keyless", &[("account", FluentValue::from(name))]));
    }
    ui.add_space(space::L);
    counts_ui(ui, texts, &report.counts);
    ui.add_space(space::L);
    ui.horizontal_wrapped(|ui| {
        if report.needs_a_person
            && quiet_button_with_icon(ui, true, Icon::Alert, &texts.get("import-exceptions")).clicked()
        {
            view.send(Action::Go(Page::Exceptions));
        }
        if report.counts.deliveries > 0
            && quiet_button_with_icon(ui, true, Icon::List, &texts.get("import-notifications")).clicked()
        {
            send(view, ImportAction::Close);
        }
    });
    ui.add_space(space::M);
    files_ui(ui, texts, report);
    examples_ui(ui, texts, &report.examples);
}

fn files_ui(ui: &mut Ui, texts: &Texts, report: &ImportReport) {
    let values = [("n", FluentValue::from(report.files.len() as u64))];
    let title = RichText::new(texts.with("import-files-read", &values)).font(font::BODY);
    let few = report.files.len() <= 25;
    disclosure(title).id_salt("import-files").default_open(few).show_unindented(ui, |ui| {
        for file in report.files.iter().take(MOST_FILES) {
            let values = [
                ("n", FluentValue::from(file.counts.deliveries)),
                ("skipped", FluentValue::from(file.counts.skipped)),
                ("faults", FluentValue::from(file.counts.faults)),
            ];
            let size = file.size.map(|size| bytes_text(texts, size)).unwrap_or_default();
            let name = show_hidden(&file.name);
            ui.add(Label::new(RichText::new(name).font(font::TABLE)).wrap());
            let found = format!("{size} · {}", texts.with("import-file-found", &values));
            ui.label(RichText::new(found).font(font::CAPTION).color(theme::of(ui).secondary));
        }
        let more = report.files.len().saturating_sub(MOST_FILES);
        if more > 0 {
            caption(ui, &texts.with("import-files-more", &[("n", FluentValue::from(more as u64))]));
        }
    });
    if report.passed_over > 0 {
        caption(ui, &texts.with("import-passed-over", &[("n", FluentValue::from(report.passed_over as u64))]));
    }
    ui.add_space(space::M);
}

fn examples_ui(ui: &mut Ui, texts: &Texts, examples: &[Example]) {
    if examples.is_empty() {
        return;
    }
    section_title(ui, &texts.get("import-examples"));
    for example in examples {
        let words = match &example.kind {
            ExampleKind::Doubt { verdict: Verdict::NoKey, merchant_id } if !merchant_id.is_empty() => {
                let merchant = FluentValue::from(show_hidden(merchant_id));
                texts.with("import-no-key", &[("merchant", merchant)])
            }
            ExampleKind::Doubt { verdict, .. } => texts.get(verdict_key(*verdict)),
            ExampleKind::Collision => texts.get("import-collision"),
            ExampleKind::Fault(fault) => fault_told(fault).say(texts),
            ExampleKind::Skip(skip) => texts.get(skip_key(*skip)),
        };
        ui.add(Label::new(RichText::new(words).font(font::TABLE)).wrap());
        let secondary = theme::of(ui).secondary;
        let place = RichText::new(show_hidden(&example.place)).font(font::CAPTION).color(secondary);
        ui.add(Label::new(place).wrap());
        if !example.text.is_empty() {
            let text = RichText::new(show_hidden(&example.text)).font(font::CAPTION).color(secondary);
            ui.add(Label::new(text).wrap());
        }
        ui.add_space(space::S);
    }
}
