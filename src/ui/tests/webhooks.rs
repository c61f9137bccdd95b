//! Webhook logs in the window: dropped, typed and pasted, while they are read, and what came of them.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::Window;
use crate::app::pages::desk::accounts;
use crate::app::pages::webhooks::send::tests as notices;
use crate::backend::protocol::webhooks::{
    BrokenOff, Counts, Example, ExampleKind, FileCounts, FileReport, ImportEnd, ImportNews, ImportProgress,
    ImportReport, ImportWish, LogSource, NoticeGroup, NoticesPage, NoticesQuery, SendAnswer, SendWish, Skip, Verdict,
};
use crate::backend::protocol::{AccountView, CallError, CommandKind, EventKind, RequestId};

/// Accounts of different merchants.
fn merchants() -> Vec<AccountView> {
    let mut accounts = accounts();
    for (account, id) in accounts.iter_mut().zip(1..) {
        account.account.merchant_id = format!("300200{id}");
    }
    accounts
}

fn open() -> Window {
    let mut window = Window::of_size(&merchants(), [900.0, 600.0]);
    window.key(Modifiers::COMMAND, Key::Num5);
    let (id, _) = listed(&window).expect("asked");
    let page = NoticesPage { rows: Vec::new(), total: 0, counts: [0; 4] };
    window.answer(id, EventKind::Notices(Ok(Box::new(page))));
    window
}

/// The newest question for notifications.
fn listed(window: &Window) -> Option<(RequestId, NoticesQuery)> {
    let pick = |kind: &CommandKind| match kind {
        CommandKind::LoadNotices(query) => Some((**query).clone()),
        _ => None,
    };
    window.asked(pick).pop()
}

/// A window that shows one notification in the list.
fn with_one(size: [f32; 2], sign: Option<&str>, verdict: Verdict) -> Window {
    let mut window = Window::of_size(&merchants(), size);
    window.key(Modifiers::COMMAND, Key::Num5);
    let (id, _) = listed(&window).expect("asked");
    window.answer(id, notices::page(&notices::detail(sign, verdict)));
    window
}

/// The same with its details open.
fn looking_at(size: [f32; 2], sign: Option<&str>, verdict: Verdict) -> Window {
    let mut window = with_one(size, sign, verdict);
    let row = window.harness.query_all_by_role(Role::Row).find(|row| format!("{row:?}").contains("CB-7"));
    row.expect("a row").click_accesskit();
    window.harness.run();
    let pick = |kind: &CommandKind| if let CommandKind::LoadNotice(seq) = kind { Some(*seq) } else { None };
    let (id, seq) = window.asked(pick).pop().expect("asked");
    window.answer(id, EventKind::Notice(seq, Ok(Some(Box::new(notices::detail(sign, verdict))))));
    window
}

const NARROW: [f32; 2] = [900.0, 600.0];
const WIDE: [f32; 2] = [1280.0, 900.0];

fn wish(window: &Window) -> Option<ImportWish> {
    let pick = |kind: &CommandKind| match kind {
        CommandKind::ImportLogs(wish) => Some((**wish).clone()),
        _ => None,
    };
    window.asked(pick).pop().map(|(_, wish)| wish)
}

fn counts() -> Counts {
    Counts {
        deliveries: 1_234,
        by_verdict: [1_200, 4, 0, 30, 0, 0, 0],
        new_messages: 500,
        homeless: 0,
        skipped: [1, 0, 20],
        faults: 2,
    }
}

fn progress(is_cancelled: bool) -> EventKind {
    EventKind::Import(ImportNews::Running(ImportProgress {
        name: "/var/log/hook.log".to_owned(),
        files: 1,
        read: 512_000_000,
        total: Some(2_048_000_000),
        elapsed: Duration::from_secs(2),
        counts: counts(),
        is_cancelled,
    }))
}

fn report(end: ImportEnd) -> EventKind {
    EventKind::Import(ImportNews::Ended(Box::new(ImportReport {
        end,
        counts: counts(),
        files: vec![FileReport {
            name: "/var/log/hook.log".to_owned(),
            size: Some(2_048_000_000),
            counts: FileCounts { deliveries: 1_234, skipped: 21, faults: 2 },
        }],
        passed_over: 3,
        examples: vec![
            Example {
                kind: ExampleKind::Doubt { verdict: Verdict::NoKey, merchant_id: "1002001".to_owned() },
                place: "/var/log/hook.log:77".to_owned(),
                text: String::new(),
            },
            Example {
                kind: ExampleKind::Skip(Skip::Noise),
                place: "/var/log/hook.log:3".to_owned(),
                text: "GET /health\u{202e}".to_owned(),
            },
        ],
        span: None,
        read: 2_048_000_000,
        elapsed: Duration::from_secs(8),
        keyless: Vec::new(),
        asked: 12,
        has_unasked: false,
        needs_a_person: true,
    })))
}

#[test]
fn a_path_is_typed_progress_is_seen_and_the_story_stays() {
    let mut window = open();
    assert!(window.shows("No webhook logs"));
    window.click("Import logs…");
    window.type_into("Path of a log or a folder", "/var/log/hook.log");
    window.key(Modifiers::NONE, Key::Enter);
    let source = LogSource::Paths(vec![PathBuf::from("/var/log/hook.log")]);
    assert_eq!(wish(&window), Some(ImportWish { source, account: None }));
    window.tell(progress(false));
    assert!(window.shows("Reading /var/log/hook.log"));
    assert!(window.shows("512.0 MB of 2.0 GB") && window.shows("256.0 MB a second") && window.shows("about 6 s left"));
    assert!(window.shows("Wrong signature: 4") && window.shows("Repeats: 734") && window.shows("Skipped: 21"));
    window.press("Cancel the import");
    assert_eq!(window.asked(|kind| matches!(kind, CommandKind::CancelImport).then_some(())).len(), 1);
    window.tell(progress(true));
    assert!(window.shows("Cancelling…"));
    window.tell(report(ImportEnd::Cancelled));
    assert!(window.shows("Merchant 1002001 has no account with a key here."));
    assert!(window.shows("Cancelled after 1,234 notifications"));
    window.tell(report(ImportEnd::Done));
    for words in [
        "1,234 notifications imported, 500 of them new.",
        "about 12 orders",
        "/var/log/hook.log:77",
        "3 files were passed over",
    ] {
        assert!(window.shows(words), "{words}");
    }
    assert!(!window.shows("\u{202e}"), "what a log says is shown safely");
    window.press("See exceptions");
    assert_eq!(window.harness.state().state().shared.page, crate::app::Page::Exceptions);
}

#[test]
fn what_is_dropped_anywhere_is_read() {
    let mut window = Window::of_size(&merchants(), [900.0, 600.0]);
    for name in ["/tmp/hook.log", "/tmp/logs"] {
        window.drop_file(name);
    }
    window.harness.run();
    let source = LogSource::Paths(vec![PathBuf::from("/tmp/hook.log"), PathBuf::from("/tmp/logs")]);
    assert_eq!(wish(&window).map(|wish| wish.source), Some(source));
    assert!(window.shows("Looking for logs…"));
}

#[test]
fn what_is_pasted_on_the_page_is_read_and_what_is_pasted_into_a_field_is_not() {
    let mut window = open();
    window.click("Import logs…");
    window.harness.get_by_role_and_label(Role::TextInput, "Path of a log or a folder").focus();
    window.harness.run();
    window.harness.input_mut().events.push(Event::Paste("/tmp/a".to_owned()));
    window.harness.run();
    assert_eq!(wish(&window), None);
    window.press("Notifications");
    window.harness.input_mut().events.push(Event::Paste("{\"orderStatus\":1}".to_owned()));
    window.harness.run();
    assert_eq!(wish(&window).map(|wish| wish.source), Some(LogSource::Text("{\"orderStatus\":1}".into())));
}

#[test]
fn whose_it_is_is_asked_where_only_the_person_knows() {
    let mut window = Window::of_size(&accounts(), [900.0, 600.0]);
    window.drop_file("/tmp/hook.log");
    window.harness.run();
    assert_eq!(wish(&window), None);
    assert!(window.shows("/tmp/hook.log waits to be imported."));
    window.choose("Account of the logs", "Tienda real");
    window.press("Import");
    assert_eq!(wish(&window).and_then(|wish| wish.account), Some(crate::app::pages::desk::PRODUCTION));
}

#[test]
fn an_import_that_was_broken_off_is_offered() {
    let mut window = open();
    let found = BrokenOff { name: "/var/log/hook.log.2".to_owned(), files: 3, done: 1 };
    window.tell(EventKind::Import(ImportNews::BrokenOff(Some(found))));
    assert!(window.shows("The import of 3 files was broken off after 1 of them."));
    window.press("Resume");
    assert_eq!(window.asked(|kind| matches!(kind, CommandKind::ResumeImport).then_some(())).len(), 1);
}

#[test]
fn the_list_says_what_is_thought_of_each_and_is_narrowed_and_searched() {
    let mut window = with_one(WIDE, Some("ab12"), Verdict::WrongSignature);
    assert!(window.shows("CB-7, 152.00 MXN, wrong signature, came 3 times"));
    assert!(window.shows("1 notification"));
    window.click("Wrong signature");
    assert_eq!(listed(&window).map(|(_, query)| query.group), Some(NoticeGroup::Wrong));
    window.type_into("Search order numbers", "cb-9");
    window.pass(1);
    let (id, query) = listed(&window).expect("asked");
    assert_eq!(query.search, "cb-9");
    window.answer(id, EventKind::Notices(Ok(Box::new(NoticesPage { rows: Vec::new(), total: 0, counts: [0; 4] }))));
    assert!(window.shows("Nothing found"));
    window.press("Show all notifications");
    let (id, _) = listed(&window).expect("asked");
    window.answer(id, EventKind::Notices(Err(CallError::Ledger("disk full".to_owned()))));
    assert!(window.shows("Try again") || window.shows("Retry"), "a failure can be retried");
}

#[test]
fn details_stand_beside_the_table_or_in_its_place() {
    for (size, is_beside) in [(WIDE, true), (NARROW, false)] {
        let mut window = looking_at(size, Some("ab12"), Verdict::Verified);
        assert_eq!(window.harness.query_all_by_role(Role::Row).next().is_some(), is_beside);
        for words in
            ["The signature is right over these exact bytes", "hook.log:7", "{\"orderStatus\":\"SUCCESS\"}", "ab12"]
        {
            assert!(window.shows(words), "{words}");
        }
        window.harness.get_by_role_and_label(Role::DisclosureTriangle, "As HTTP request").click_accesskit();
        window.harness.run();
        assert!(window.shows("POST /hooks HTTP/1.1"));
        window.key(Modifiers::NONE, Key::Escape);
        assert!(!window.shows("hook.log:7, ") && window.harness.query_all_by_role(Role::Row).next().is_some());
        assert!(!window.shows("The signature is right over these exact bytes"), "Escape closes the details");
    }
}

#[test]
fn a_notification_is_sent_again_and_the_answer_is_judged() {
    let mut window = looking_at(WIDE, Some("ab12"), Verdict::Verified);
    window.press("Send again…");
    window.type_into("Address of your server", "http://127.0.0.1:8080/hook");
    window.press("Send");
    let pick =
        |kind: &CommandKind| if let CommandKind::SendNotice(wish) = kind { Some((**wish).clone()) } else { None };
    let (id, wish) = window.asked(pick).pop().expect("sent");
    assert_eq!(wish, SendWish { seq: 7, url: "http://127.0.0.1:8080/hook".to_owned(), sign_anew: false });
    let answer = SendAnswer {
        at: crate::app::pages::desk::start(),
        took: Duration::from_millis(12),
        http_status: 200,
        body: "ok\u{202e}".to_owned(),
        by_body: false,
        by_status: true,
        is_signed_anew: false,
    };
    window.answer(id, EventKind::NoticeSent(7, Ok(answer)));
    for words in
        ["pages disagree", "Status 200", "after 12 ms", "The body is not SUCCESS", "The status is 200, 301 or 302"]
    {
        assert!(window.shows(words), "{words}");
    }
    assert!(!window.shows("\u{202e}"));
}

#[test]
fn without_a_signature_it_is_signed_anew_and_that_is_asked_first() {
    let mut window = looking_at(WIDE, None, Verdict::NoSignature);
    window.press("Send again…");
    window.type_into("Address of your server", "http://127.0.0.1:8080/hook");
    window.press("Send");
    assert!(window.shows("takes it for real"));
    assert!(window.asked(|kind| matches!(kind, CommandKind::SendNotice(_)).then_some(())).is_empty());
}
