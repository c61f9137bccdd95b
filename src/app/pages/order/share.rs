//! Giving instructions out: as a text, a picture, a page. What was given out, and how, goes to the journal.

use super::{OrderAction, OrderPage, Shown};
use crate::app::notice::{Notice, Tone as Feel};
use crate::app::settings::Settings;
use crate::app::{Action, Effect, Shared, Slot, Told};
use crate::backend::protocol::{CommandKind, Paper as Made, PaperWish, Purpose};
use crate::domain::observation::{OperatorAction, ShareChannel, ShareKind};
use crate::domain::text::to_plain_ascii;
use crate::domain::{Environment, Market, OrderKey};
use crate::export::document::{Document, Field, Form, Paper, Section};
use crate::i18n::{PayerLanguage, PayerTexts};
use crate::instructions::QrContent;
use crate::instructions::barcode::Barcode;
use crate::instructions::message::{self, Letter, Tone};
use crate::instructions::qr::QrMatrix;
use crate::instructions::spoken::{SpokenField, spoken};

/// Where, in the data folder, a sheet lies while it is printed.
const PRINTED: &str = "print";

/// What a person can do about sharing.
#[derive(Clone, Debug)]
pub enum ShareAction {
    /// Chooses the payer's language.
    Language(PayerLanguage),
    /// Chooses how the payer is spoken to.
    Tone(Tone),
    /// Types the folder for files, or has chosen it.
    Folder(String),
    /// Chooses the folder in the system's dialog.
    ChooseFolder,
    /// Copies the short message.
    CopyShort,
    /// Copies the message with the steps.
    CopyLong,
    /// Saves a file.
    Save(Form),
    /// Opens the sheet in the system's viewer.
    Print,
    /// Shows a folder in the file manager.
    ShowFolder(String),
}

impl OrderPage {
    /// A person did something about sharing.
    pub(super) fn share(&self, action: ShareAction, key: OrderKey, shared: &mut Shared) {
        match action {
            ShareAction::Language(language) => {
                shared.settings.share_language = Some(language);
                shared.keep(Settings::SHARE_LANGUAGE, language.code().to_owned());
            }
            ShareAction::Tone(tone) => {
                shared.settings.share_tone = tone;
                shared.keep(Settings::SHARE_TONE, tone.word().to_owned());
            }
            ShareAction::Folder(folder) => {
                shared.keep(Settings::SHARE_FOLDER, folder.clone());
                shared.settings.share_folder = Some(folder);
            }
            ShareAction::ChooseFolder => {
                let from = folder(shared).to_owned();
                shared.ask(Slot::Folder, CommandKind::ChooseFolder(from));
            }
            ShareAction::ShowFolder(folder) => shared.effect(Effect::OpenFolder(folder)),
            ShareAction::CopyShort => self.copy_text(key, ShareKind::ShortText, shared),
            ShareAction::CopyLong => self.copy_text(key, ShareKind::LongText, shared),
            ShareAction::Save(form) => self.make(key, form, Purpose::Keep, shared),
            ShareAction::Print => {
                if let Some(market) = self.shown().and_then(|shown| shared.market(&shown.detail.market)) {
                    let form = Form::Sheet(paper_of(market));
                    self.make(key, form, Purpose::View, shared);
                }
            }
        }
    }

    /// Whether a file is being made.
    pub fn is_making(&self, shared: &Shared) -> bool {
        self.key.as_ref().is_some_and(|key| shared.is_asked(&Slot::Paper(key.clone())))
    }

    fn copy_text(&self, key: OrderKey, kind: ShareKind, shared: &mut Shared) {
        let Some(shown) = self.shown().filter(|shown| shown.may_share(shared)) else { return };
        let Some(market) = shared.market(&shown.detail.market) else { return };
        let (language, tone) = (language(shown, shared), shared.settings.share_tone);
        let letter = Letter { sheet: &shown.sheet, order: &shown.detail.order, market, language, tone };
        let text = if kind == ShareKind::LongText { letter.long() } else { letter.short() };
        let Some(text) = text else { return };
        shared.effect(Effect::Copy(text));
        shared.hint(Told::new("toast-message-copied").text("language", language.name()), Feel::Good);
        note(key, kind, ShareChannel::Clipboard, shared);
    }

    fn make(&self, key: OrderKey, form: Form, purpose: Purpose, shared: &mut Shared) {
        if self.is_making(shared) {
            return;
        }
        let Some(shown) = self.shown().filter(|shown| shown.may_share(shared)) else { return };
        let Some(market) = shared.market(&shown.detail.market) else { return };
        let words = words_of(paper_language(language(shown, shared)), market);
        let account = shared.account(key.account).map(|view| &view.account);
        let is_test = account.is_some_and(|account| account.environment == Environment::Sandbox);
        let seller = account.map(|account| account.name.clone()).unwrap_or_default();
        let folder = match purpose {
            Purpose::Keep => folder(shared).to_owned(),
            Purpose::View => format!("{}/{PRINTED}", shared.about.data_dir),
        };
        let mut document = document(shown, market, &words, seller);
        if is_test {
            document.warnings.insert(0, words.1.with("payer-test", &[]).into_owned());
        }
        let wish = PaperWish { document, name: file_name(shown, market, &words.1), form, purpose, folder };
        shared.ask(Slot::Paper(key.clone()), CommandKind::MakePaper(key, Box::new(wish)));
    }
}

impl Shown {
    /// Whether the instructions may be given out now: they are whole, still good, and nothing is wrong with them that
    /// nobody has answered for.
    pub fn may_share(&self, shared: &Shared) -> bool {
        self.has_message(shared.now) && !self.is_blocked()
    }
}

/// The language of what is shared: as it was chosen last, else what the market's payers speak.
pub fn language(shown: &Shown, shared: &Shared) -> PayerLanguage {
    shared.settings.share_language.unwrap_or(shown.payer_language)
}

/// The folder that files go to.
pub fn folder(shared: &Shared) -> &str {
    shared.settings.share_folder.as_deref().unwrap_or(&shared.about.save_dir)
}

/// The language of sheets and cards: the bundled faces have no Arabic letters.
pub const fn paper_language(language: PayerLanguage) -> PayerLanguage {
    match language {
        PayerLanguage::Urdu => PayerLanguage::English,
        language => language,
    }
}

/// What is in the printers of a market.
pub fn paper_of(market: &Market) -> Paper {
    match market.code.as_str() {
        "mx" | "co" => Paper::Letter,
        _ => Paper::A4,
    }
}

/// A file for the payer was made, or not.
pub(super) fn made(key: &OrderKey, made: &Result<Made, String>, shared: &mut Shared) {
    let Made { form, purpose, path } = match made {
        Ok(made) => made,
        Err(why) => return shared.toast_bad(Told::new("share-failed").text("why", why)),
    };
    let kind = match form {
        Form::Card => ShareKind::Card,
        Form::Sheet(_) => ShareKind::Page,
        Form::QrPng | Form::QrSvg => ShareKind::Qr,
        Form::BarcodePng | Form::BarcodeSvg => ShareKind::Barcode,
    };
    match purpose {
        Purpose::View => {
            shared.effect(Effect::OpenFile(path.clone()));
            note(key.clone(), kind, ShareChannel::Viewer, shared);
        }
        Purpose::Keep => {
            let folder = path.rfind(['/', '\\']).map_or("", |end| &path[..end]).to_owned();
            let show = Action::Order(OrderAction::Share(ShareAction::ShowFolder(folder)));
            let saved = Told::new("share-saved").text("path", path);
            shared.notify(Notice::new(saved, Feel::Good).go("share-show", show));
            note(key.clone(), kind, ShareChannel::File, shared);
        }
    }
}

fn note(key: OrderKey, kind: ShareKind, channel: ShareChannel, shared: &mut Shared) {
    shared.tell(CommandKind::Note(key, OperatorAction::Shared { kind, channel, what: None }));
}

fn words_of(language: PayerLanguage, market: &Market) -> (PayerLanguage, PayerTexts) {
    (language, PayerTexts::new(language, &message::tag(language, market)))
}

/// A name that tells the payer what the file is, and nothing of ours.
fn file_name(shown: &Shown, market: &Market, words: &PayerTexts) -> String {
    let amount = shown.detail.order.amount();
    let amount =
        amount.map(|amount| format!("-{}-{}", amount.to_plain(market.number_style.decimals), amount.currency()));
    to_plain_ascii(&words.with("payer-file", &[]), 32) + &amount.unwrap_or_default()
}

/// What the sheet says, in the payer's words.
fn document(
    shown: &Shown,
    market: &Market,
    (language, words): &(PayerLanguage, PayerTexts),
    seller: String,
) -> Document {
    let (order, sheet) = (&shown.detail.order, &shown.sheet);
    let spoken = spoken(order, market, sheet.path, *language, words);
    let field = |field: SpokenField| Field { label: field.label, groups: field.groups };
    let fields = |fields: Vec<SpokenField>| fields.into_iter().map(field).collect();
    let qr = sheet.qr.as_ref().and_then(|content| {
        let lines = match content {
            QrContent::Payment(_) => sheet.fields.iter().filter(|field| field.label == "sheet-merchant").collect(),
            QrContent::Link(_) => Vec::new(),
        };
        let names = lines.into_iter().map(|field| field.value.clone());
        let host = sheet.link.iter().map(|link| link.host.clone()).filter(|_| matches!(content, QrContent::Link(_)));
        Some((QrMatrix::encode(content.text()).ok()?, names.chain(host).collect()))
    });
    let until = spoken.expiry.as_deref().map(|until| words.with("payer-until", &[("until", until)]).into_owned());
    Document {
        language: language.code().to_owned(),
        merchant: seller,
        title: spoken.product,
        amount: spoken.amount.unwrap_or_default(),
        expiry: until,
        number: spoken.number.map(field),
        fields: fields(spoken.fields),
        qr,
        barcode: sheet.barcode.as_deref().and_then(|text| Barcode::encode(text).ok()),
        sections: spoken
            .sections
            .into_iter()
            .map(|way| Section { title: way.title, fields: fields(way.fields), steps: way.steps })
            .collect(),
        warnings: spoken.advice,
        proof: spoken.delay,
        shortened: words.with("payer-shortened", &[]).into_owned(),
        ..Document::default()
    }
}

#[cfg(test)]
mod tests;
