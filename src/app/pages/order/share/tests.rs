use super::*;
use crate::app::pages::desk::{Desk, accepted, sent_facts};
use crate::backend::protocol::EventKind;
use crate::domain::observation::Fact;

fn open(more: &[Fact]) -> Desk {
    Desk::on_order([sent_facts(), more.to_vec()].concat())
}

fn share(desk: &mut Desk, action: ShareAction) {
    desk.act(Action::Order(OrderAction::Share(action)));
}

fn copied(desk: &mut Desk) -> Option<String> {
    desk.state.take_effects().into_iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text),
        _ => None,
    })
}

fn noted(desk: &Desk) -> Vec<(ShareKind, ShareChannel)> {
    desk.asked(|kind| match kind {
        CommandKind::Note(_, OperatorAction::Shared { kind, channel, .. }) => Some((*kind, *channel)),
        _ => None,
    })
    .into_iter()
    .map(|(_, shared)| shared)
    .collect()
}

fn wishes(desk: &Desk) -> Vec<PaperWish> {
    let pick = |kind: &CommandKind| match kind {
        CommandKind::MakePaper(_, wish) => Some((**wish).clone()),
        _ => None,
    };
    desk.asked(pick).into_iter().map(|(_, wish)| wish).collect()
}

fn answer(desk: &mut Desk, made: Result<Made, String>) {
    let (id, key) =
        desk.newest(|kind| if let CommandKind::MakePaper(key, _) = kind { Some(key.clone()) } else { None });
    desk.answer(id, EventKind::PaperMade(key, made));
}

fn news(desk: &Desk) -> Vec<Told> {
    desk.state.shared.notices.shown().map(|notice| notice.told.clone()).collect()
}

#[test]
fn texts_are_copied_in_the_language_and_tone_that_were_chosen() {
    let mut desk = open(&[accepted()]);
    share(&mut desk, ShareAction::CopyShort);
    let short = copied(&mut desk).expect("a text");
    assert!(short.starts_with("Por favor, pague 152.00 MXN."), "{short}");
    share(&mut desk, ShareAction::Language(PayerLanguage::English));
    share(&mut desk, ShareAction::Tone(Tone::Friendly));
    share(&mut desk, ShareAction::CopyLong);
    let long = copied(&mut desk).expect("a text");
    assert!(long.starts_with("Hi!\nHere is how to pay 152.00 MXN."), "{long}");
    assert!(!long.contains("CB-1"), "{long}");
    assert_eq!(
        noted(&desk),
        [(ShareKind::ShortText, ShareChannel::Clipboard), (ShareKind::LongText, ShareChannel::Clipboard)]
    );
    let kept: Vec<_> = desk
        .asked(|kind| match kind {
            CommandKind::SaveSetting { key, value } => Some((key.clone(), value.clone())),
            _ => None,
        })
        .into_iter()
        .map(|(_, kept)| kept)
        .collect();
    for pair in [("share-language", "en"), ("share-tone", "friendly")] {
        assert!(kept.contains(&(pair.0.to_owned(), pair.1.to_owned())), "{kept:?}");
    }
}

#[test]
fn a_sheet_is_made_saved_told_and_noted() {
    let mut desk = open(&[accepted()]);
    share(&mut desk, ShareAction::Folder("/home/ana/Pagos".to_owned()));
    share(&mut desk, ShareAction::Save(Form::Sheet(Paper::Letter)));
    share(&mut desk, ShareAction::Save(Form::Card)); // while the first is being made, it waits for nobody
    let wish = wishes(&desk).pop().expect("a wish");
    assert_eq!(wishes(&desk).len(), 1);
    assert_eq!((wish.folder.as_str(), wish.name.as_str()), ("/home/ana/Pagos", "pago-152.00-MXN"));
    let document = &wish.document;
    assert_eq!(document.number.as_ref().map(|number| number.groups.concat()).as_deref(), Some("012914002014112176"));
    assert_eq!((document.merchant.as_str(), document.amount.as_str()), ("Tienda MX", "152.00 MXN"));
    assert!(document.expiry.as_deref().is_some_and(|until| until.contains("UTC−06")), "{:?}", document.expiry);
    assert!(document.sections.iter().any(|way| !way.steps.is_empty()));
    assert_eq!(document.warnings.first().map(String::as_str), Some("Esto es una prueba. No pague."));
    assert!(!format!("{document:?}").contains("CB-1"), "no number of ours is on it");

    let path = "/home/ana/Pagos/pago-152.00-MXN.pdf".to_owned();
    answer(&mut desk, Ok(Made { form: wish.form, purpose: Purpose::Keep, path: path.clone() }));
    assert!(news(&desk).contains(&Told::new("share-saved").text("path", &path)));
    assert_eq!(noted(&desk), [(ShareKind::Page, ShareChannel::File)]);
}

#[test]
fn printing_opens_the_viewer_and_a_failure_says_why() {
    let mut desk = open(&[accepted()]);
    share(&mut desk, ShareAction::Print);
    let wish = wishes(&desk).pop().expect("a wish");
    assert_eq!((wish.purpose, wish.form), (Purpose::View, Form::Sheet(Paper::Letter)));
    answer(&mut desk, Ok(Made { form: wish.form, purpose: Purpose::View, path: "/data/print/pago.pdf".to_owned() }));
    assert_eq!(desk.state.take_effects(), [Effect::OpenFile("/data/print/pago.pdf".to_owned())]);
    assert_eq!(noted(&desk), [(ShareKind::Page, ShareChannel::Viewer)]);

    share(&mut desk, ShareAction::Save(Form::Card));
    answer(&mut desk, Err("no space".to_owned()));
    assert!(news(&desk).contains(&Told::new("share-failed").text("why", "no space")));
    assert_eq!(noted(&desk).len(), 1, "what was not made was not given out");
}

#[test]
fn wrong_and_late_instructions_are_not_given_out() {
    let all = [ShareAction::CopyShort, ShareAction::CopyLong, ShareAction::Save(Form::Card), ShareAction::Print];
    let Fact::Accepted { attempt, mut answer } = accepted() else { panic!("the gateway took it") };
    answer.details.pay_code = Some("012914002014112175".to_owned()); // its check digit is wrong
    let wrong = Fact::Accepted { attempt, answer };
    let mut late = open(&[accepted()]);
    late.wait(3_700_000);
    for mut desk in [open(&[wrong]), open(&[]), late] {
        for action in &all {
            share(&mut desk, action.clone());
        }
        assert_eq!((copied(&mut desk), wishes(&desk).len(), noted(&desk).len()), (None, 0, 0));
    }
}

#[test]
fn what_the_faces_cannot_write_is_on_paper_in_english() {
    let mut desk = open(&[accepted()]);
    share(&mut desk, ShareAction::Language(PayerLanguage::Urdu));
    share(&mut desk, ShareAction::Save(Form::Card));
    assert_eq!(wishes(&desk).pop().expect("a wish").document.language, "en");
    share(&mut desk, ShareAction::CopyShort);
    assert!(copied(&mut desk).is_some_and(|text| text.contains("براہِ کرم")));
}
