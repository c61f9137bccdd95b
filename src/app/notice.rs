//! Notices (news that needs no answer: toasts, and the list of them) and the one dialog (a question that does).

use std::collections::VecDeque;

use jiff::{SignedDuration, Timestamp};

use super::action::Action;
use super::told::Told;

/// How a piece of news feels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Good,
    /// Something to know.
    Note,
    /// Something was not done.
    Bad,
}

impl Tone {
    /// How long it stays: long enough to read, longer if it is bad.
    const fn life(self) -> SignedDuration {
        match self {
            Self::Good => SignedDuration::from_secs(4),
            Self::Note => SignedDuration::from_secs(6),
            Self::Bad => SignedDuration::from_secs(12),
        }
    }
}

/// What can be done about a piece of news.
#[derive(Clone, Debug)]
pub struct Step {
    /// The words on its button.
    pub label: Told,
    /// What it does.
    pub action: Action,
}

/// A piece of news.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Tells it from others that say the same; higher is newer.
    pub id: u64,
    /// What it says.
    pub told: Told,
    /// How it feels.
    pub tone: Tone,
    /// When it came.
    pub at: Timestamp,
    /// Where it leads.
    pub go: Option<Step>,
    /// Takes back what it tells of.
    pub undo: Option<Step>,
    /// Worth finding again after it is gone from the screen.
    pub is_kept: bool,
}

impl Notice {
    /// How long a notice stays that offers something: it must be found before it can be pressed.
    const LIFE_OF_OFFER: SignedDuration = SignedDuration::from_secs(10);

    /// News that is kept; [`Notices::show`] gives it its number and its time.
    pub const fn new(told: Told, tone: Tone) -> Self {
        Self { id: 0, told, tone, at: Timestamp::UNIX_EPOCH, go: None, undo: None, is_kept: true }
    }

    /// News of the moment, such as "copied": nobody looks for it later.
    pub fn passing(told: Told, tone: Tone) -> Self {
        Self { is_kept: false, ..Self::new(told, tone) }
    }

    /// Adds where it leads.
    #[must_use]
    pub fn go(mut self, label: &'static str, action: Action) -> Self {
        self.go = Some(Step { label: Told::new(label), action });
        self
    }

    /// Adds how to take it back.
    #[must_use]
    pub fn undo(mut self, action: Action) -> Self {
        self.undo = Some(Step { label: Told::new("verb-undo"), action });
        self
    }

    fn life(&self) -> SignedDuration {
        let offers = self.go.is_some() || self.undo.is_some();
        self.tone.life().max(if offers { Self::LIFE_OF_OFFER } else { SignedDuration::ZERO })
    }
}

/// All news: the few on screen as toasts, and those of late that are kept.
#[derive(Debug, Default)]
pub struct Notices {
    last: u64,
    /// Those on screen, oldest first, and when each goes.
    shown: Vec<(Notice, Timestamp)>,
    /// Those that are kept, oldest first.
    kept: VecDeque<Notice>,
    /// The newest one that was looked at in the list.
    seen: u64,
    /// Since when those on screen wait, because somebody is reading them.
    held: Option<Timestamp>,
}

impl Notices {
    /// Most toasts at a time; the oldest makes room.
    const MOST_SHOWN: usize = 4;
    /// Most that are kept.
    pub const MOST_KEPT: usize = 100;

    /// Shows a piece of news. The same news again only stays longer.
    pub fn show(&mut self, notice: Notice, now: Timestamp) {
        self.last += 1;
        let notice = Notice { id: self.last, at: now, ..notice };
        self.shown.retain(|(shown, _)| shown.told != notice.told);
        if self.shown.len() == Self::MOST_SHOWN {
            self.shown.remove(0);
        }
        if notice.is_kept {
            self.kept.pop_back_if(|newest| newest.told == notice.told);
            if self.kept.len() == Self::MOST_KEPT {
                self.kept.pop_front();
            }
            self.kept.push_back(notice.clone());
        }
        let until = now + notice.life();
        self.shown.push((notice, until));
    }

    /// Takes a toast off the screen.
    pub fn dismiss(&mut self, id: u64) {
        self.shown.retain(|(notice, _)| notice.id != id);
    }

    /// Takes off the screen what has run out.
    pub fn tick(&mut self, now: Timestamp) {
        if self.held.is_none() {
            self.shown.retain(|(_, until)| now < *until);
        }
    }

    /// Lets those on screen wait while somebody reads them, and gives them back the time that they waited.
    pub fn hold(&mut self, is_held: bool, now: Timestamp) {
        if is_held {
            self.held.get_or_insert(now);
        } else if let Some(since) = self.held.take() {
            for (notice, until) in &mut self.shown {
                *until += now.duration_since(since.max(notice.at));
            }
        }
    }

    /// Whether those on screen wait.
    pub const fn is_held(&self) -> bool {
        self.held.is_some()
    }

    /// When the next toast goes.
    pub fn next_end(&self) -> Option<Timestamp> {
        let ends = self.shown.iter().map(|(_, until)| *until);
        if self.is_held() { None } else { ends.min() }
    }

    /// What is on screen, oldest first.
    pub fn shown(&self) -> impl Iterator<Item = &Notice> {
        self.shown.iter().map(|(notice, _)| notice)
    }

    /// What is kept, newest first.
    pub fn kept(&self) -> impl ExactSizeIterator<Item = &Notice> {
        self.kept.iter().rev()
    }

    /// Whether something came since the list was last looked at.
    pub fn has_unseen(&self) -> bool {
        self.kept.back().is_some_and(|newest| newest.id > self.seen)
    }

    /// The list is being looked at.
    pub const fn see(&mut self) {
        self.seen = self.last;
    }

    /// The newest news, if that can be taken back, and what takes it back.
    pub fn undo(&self) -> Option<(&Notice, &Action)> {
        let newest = self.kept.back()?;
        newest.undo.as_ref().map(|step| (newest, &step.action))
    }

    /// What a notice offered was done: it cannot be done twice.
    pub fn used(&mut self, id: u64) {
        self.dismiss(id);
        for notice in self.kept.iter_mut().filter(|notice| notice.id == id) {
            notice.undo = None;
        }
    }
}

/// A question before something that cannot be undone. At most one at a time, since it is one `Option`.
#[derive(Clone, Debug)]
pub struct Dialog {
    /// What it is about.
    pub title: Told,
    /// What will happen.
    pub body: Told,
    /// The words on the button that does it.
    pub confirm: Told,
    /// Whether something is lost by it.
    pub dangerous: bool,
    /// What is done on "yes".
    pub then: Box<Action>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys<'a>(notices: impl Iterator<Item = &'a Notice>) -> Vec<&'a str> {
        notices.map(|notice| notice.told.key.as_ref()).collect()
    }

    fn news(key: &'static str) -> Notice {
        Notice::new(Told::new(key), Tone::Good)
    }

    #[test]
    fn toasts_go_in_time_and_do_not_pile_up() {
        let start = Timestamp::UNIX_EPOCH;
        let mut notices = Notices::default();
        assert_eq!(notices.next_end(), None, "nothing to wake up for");
        notices.show(Notice::new(Told::new("a"), Tone::Bad), start);
        for second in 0..3 {
            notices.show(news("b"), start + SignedDuration::from_secs(second));
        }
        assert_eq!(keys(notices.shown()), ["a", "b"]);
        assert_eq!(notices.next_end(), Some(start + SignedDuration::from_secs(6)));
        notices.tick(start + SignedDuration::from_secs(6));
        assert_eq!(keys(notices.shown()), ["a"]);
        for key in ["c", "d", "e", "f"] {
            notices.show(news(key), start);
        }
        assert_eq!(notices.shown().count(), Notices::MOST_SHOWN);
    }

    #[test]
    fn what_is_being_read_stays_and_gets_its_time_back() {
        let at = |second| Timestamp::UNIX_EPOCH + SignedDuration::from_secs(second);
        let mut notices = Notices::default();
        notices.show(news("a"), at(0)); // would go at 4
        notices.hold(true, at(3));
        notices.hold(true, at(5)); // holding on is no second start
        notices.show(news("b"), at(8)); // would go at 12
        notices.tick(at(60));
        assert_eq!((keys(notices.shown()), notices.next_end()), (vec!["a", "b"], None));
        notices.hold(false, at(10));
        assert_eq!(notices.next_end(), Some(at(11)), "a waited 7 s");
        notices.tick(at(11));
        assert_eq!((keys(notices.shown()), notices.next_end()), (vec!["b"], Some(at(14))), "b waited 2 s");
    }

    #[test]
    fn what_goes_is_kept_unless_it_was_of_the_moment() {
        let start = Timestamp::UNIX_EPOCH;
        let mut notices = Notices::default();
        notices.show(Notice::passing(Told::new("copied"), Tone::Good), start);
        assert!(!notices.has_unseen());
        for key in ["a", "b", "b"] {
            notices.show(news(key), start);
        }
        assert_eq!(keys(notices.kept()), ["b", "a"], "newest first, the same once");
        assert!(notices.has_unseen());
        notices.see();
        assert!(!notices.has_unseen());
        notices.tick(start + SignedDuration::from_mins(1));
        assert_eq!((notices.shown().count(), notices.kept().len()), (0, 2));
        for count in 0..300_u64 {
            notices.show(Notice::new(Told::new("n").count("n", count), Tone::Good), start);
        }
        assert_eq!(notices.kept().len(), Notices::MOST_KEPT);
    }

    #[test]
    fn only_the_newest_is_taken_back_and_only_once() {
        let start = Timestamp::UNIX_EPOCH;
        let mut notices = Notices::default();
        assert!(notices.undo().is_none());
        notices.show(news("a").undo(Action::Back), start);
        assert!(notices.undo().is_some());
        assert_eq!(notices.next_end(), Some(start + Notice::LIFE_OF_OFFER));
        notices.show(Notice::passing(Told::new("copied"), Tone::Good), start);
        assert!(notices.undo().is_some(), "what is not kept stands in nobody's way");
        let id = notices.undo().map(|(notice, _)| notice.id).expect("there is one");
        notices.used(id);
        assert!(notices.undo().is_none());
        notices.show(news("b").undo(Action::Back), start);
        notices.show(news("c"), start);
        assert!(notices.undo().is_none(), "something happened since");
    }
}
