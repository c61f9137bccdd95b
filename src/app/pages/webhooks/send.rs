//! A notification on its way out again, to a server that the person names.

use crate::app::notice::Dialog;
use crate::app::pages::webhooks::WebhooksAction;
use crate::app::settings::Settings;
use crate::app::{Action, News, Shared, Slot, Told, errors};
use crate::backend::protocol::webhooks::{NoticeDetail, SendAnswer, SendProblem, SendWish, Verdict};
use crate::backend::protocol::{CommandKind, EventKind};
use crate::domain::address::{check_send_url, is_loopback};
use crate::domain::text::show_hidden;

/// What a person can do about it.
#[derive(Clone, Debug)]
pub enum SendAction {
    /// Opens the fields.
    Open,
    /// Types the address.
    Url(String),
    /// Signs it with the account's key, or not.
    SignAnew(bool),
    /// Sends it; asks first where it may do harm.
    Send,
    /// Sends it; the person said yes.
    SendNow,
}

/// Sending.
#[derive(Debug, Default)]
pub struct Send {
    /// Whether the fields are open.
    pub is_open: bool,
    /// Where to.
    pub url: String,
    /// Signs it with the account's key.
    pub sign_anew: bool,
    /// What the other side said to this notification.
    pub answer: Option<Result<SendAnswer, SendProblem>>,
}

impl Send {
    /// Another notification is looked at.
    pub fn close(&mut self) {
        (self.is_open, self.answer, self.sign_anew) = (false, None, false);
    }

    /// A person did something.
    pub fn act(&mut self, action: SendAction, detail: Option<&NoticeDetail>, shared: &mut Shared) {
        let Some(detail) = detail else { return };
        match action {
            SendAction::Open => {
                self.is_open = true;
                self.sign_anew = needs_signing(detail);
                if self.url.is_empty() {
                    self.url = shared.settings.send_url.clone().unwrap_or_default();
                }
            }
            SendAction::Url(url) => self.url = url,
            SendAction::SignAnew(anew) => self.sign_anew = anew || needs_signing(detail),
            SendAction::Send => self.ask(detail, shared),
            SendAction::SendNow => {
                self.answer = None;
                let url = self.url.trim().to_owned();
                if shared.settings.send_url.as_ref() != Some(&url) {
                    shared.settings.send_url = Some(url.clone());
                    shared.keep(Settings::SEND_URL, url.clone());
                }
                let wish = SendWish { seq: detail.row.seq, url, sign_anew: self.sign_anew };
                shared.ask(Slot::SendNotice, CommandKind::SendNotice(Box::new(wish)));
            }
        }
    }

    /// The backend told something.
    pub fn apply(&mut self, news: &News<'_>) {
        if let EventKind::NoticeSent(_, answer) = news.kind
            && news.slot == Some(&Slot::SendNotice)
        {
            self.answer = Some(answer.clone());
        }
    }

    /// A server that is not this computer, or a signature of ours: both are worth a question.
    fn ask(&mut self, detail: &NoticeDetail, shared: &mut Shared) {
        let url = match check_send_url(&self.url) {
            Ok(url) => url,
            Err(problem) => {
                self.answer = Some(Err(SendProblem::BadAddress(problem)));
                return;
            }
        };
        let now = Action::Webhooks(WebhooksAction::Send(SendAction::SendNow));
        if is_loopback(&url) && !self.sign_anew {
            shared.then(now);
            return;
        }
        let key = if self.sign_anew { "send-ask-signed" } else { "send-ask" };
        shared.dialog = Some(Dialog {
            title: Told::new("send-ask-title").text("host", show_hidden(url.host_str().unwrap_or_default())),
            body: Told::new(key).text("order", show_hidden(&detail.row.order.order_no)),
            confirm: Told::new("send-now"),
            dangerous: true,
            then: Box::new(now),
        });
    }
}

/// Whether only a new signature can be sent: none was kept, or it is over bytes that are gone.
pub fn needs_signing(detail: &NoticeDetail) -> bool {
    detail.headers.sign.is_none() || detail.row.verdict == Verdict::Reencoded
}

/// Why there is no answer, in a sentence.
pub fn problem_told(problem: &SendProblem) -> Told {
    match problem {
        SendProblem::BadAddress(problem) => errors::address(*problem),
        SendProblem::Gone => Told::new("send-gone"),
        SendProblem::NoSignature => Told::new("send-no-signature"),
        SendProblem::Call(error) => errors::call(error).told,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::app::Page;
    use crate::app::pages::desk::{Desk, key, mxn, start};
    use crate::app::pages::webhooks::list::ListAction;
    use crate::backend::protocol::webhooks::{Headers, NoticeRow, NoticesPage};
    use crate::domain::OrderState;
    use crate::domain::observation::GatewayStatus;

    pub fn detail(sign: Option<&str>, verdict: Verdict) -> NoticeDetail {
        NoticeDetail {
            row: NoticeRow {
                seq: 7,
                order: key("CB-7"),
                at: start(),
                verdict,
                status: Some(GatewayStatus::Success),
                amount: Some(mxn("152")),
                deliveries: 3,
                origin: "/var/log/hook.log:7".to_owned(),
            },
            state: Some(OrderState::Paid),
            first: Some(start()),
            last: Some(start()),
            headers: Headers { merchant_id: Some("3002002".to_owned()), sign: sign.map(str::to_owned) },
            body: "{\"orderStatus\":\"SUCCESS\"}".to_owned(),
            as_http: "POST /hooks HTTP/1.1\nSign: ab12\n\n{}".to_owned(),
            as_curl: "curl -X POST 'https://shop.example/hooks'".to_owned(),
        }
    }

    pub fn page(detail: &NoticeDetail) -> EventKind {
        EventKind::Notices(Ok(Box::new(NoticesPage { rows: vec![detail.row.clone()], total: 1, counts: [1, 1, 0, 0] })))
    }

    fn looking_at(detail: NoticeDetail) -> Desk {
        let mut desk = Desk::new();
        desk.act(Action::Go(Page::Webhooks));
        let (id, ()) = desk.newest(|kind| matches!(kind, CommandKind::LoadNotices(_)).then_some(()));
        desk.answer(id, page(&detail));
        desk.act(Action::Webhooks(WebhooksAction::List(ListAction::Open(0))));
        let (id, ()) = desk.newest(|kind| matches!(kind, CommandKind::LoadNotice(_)).then_some(()));
        desk.answer(id, EventKind::Notice(7, Ok(Some(Box::new(detail)))));
        desk
    }

    fn send(desk: &mut Desk, url: &str) {
        for action in [SendAction::Open, SendAction::Url(url.to_owned()), SendAction::Send] {
            desk.act(Action::Webhooks(WebhooksAction::Send(action)));
        }
    }

    fn sent(desk: &Desk) -> Vec<SendWish> {
        let pick =
            |kind: &CommandKind| if let CommandKind::SendNotice(wish) = kind { Some((**wish).clone()) } else { None };
        desk.asked(pick).into_iter().map(|(_, wish)| wish).collect()
    }

    #[test]
    fn this_computer_is_sent_to_at_once_and_the_address_is_remembered() {
        let mut desk = looking_at(detail(Some("ab12"), Verdict::Verified));
        send(&mut desk, " http://127.0.0.1:8080/hook ");
        let url = "http://127.0.0.1:8080/hook".to_owned();
        assert_eq!(sent(&desk), [SendWish { seq: 7, url: url.clone(), sign_anew: false }]);
        assert_eq!(desk.state.shared.settings.send_url, Some(url));
    }

    #[test]
    fn another_host_and_a_new_signature_are_asked_about_first() {
        for (url, sign, key) in [
            ("https://shop.example/hook", Some("ab12"), "send-ask"),
            ("http://127.0.0.1/hook", None, "send-ask-signed"),
        ] {
            let mut desk = looking_at(detail(sign, Verdict::Verified));
            send(&mut desk, url);
            assert_eq!(sent(&desk), []);
            assert_eq!(desk.state.shared.dialog.as_ref().map(|dialog| &*dialog.body.key), Some(key));
            desk.act(Action::CloseDialog);
            assert_eq!(sent(&desk), [], "the person said no");
            desk.act(Action::Webhooks(WebhooksAction::Send(SendAction::Send)));
            desk.act(Action::Confirm);
            assert_eq!(sent(&desk).len(), 1);
        }
    }

    #[test]
    fn nothing_but_http_is_sent_to() {
        for url in ["file:///etc/passwd", "shop.example", "https://user@shop.example/", "javascript:alert(1)", ""] {
            let mut desk = looking_at(detail(Some("ab12"), Verdict::Verified));
            send(&mut desk, url);
            assert_eq!((sent(&desk).len(), desk.state.shared.dialog.is_some()), (0, false), "{url}");
            assert!(matches!(desk.state.pages.webhooks.send.answer, Some(Err(SendProblem::BadAddress(_)))), "{url}");
        }
    }
}
