//! Toasts (news that needs no answer) and the one dialog (a question that does).

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

/// A piece of news that goes away by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Tells it from others that say the same.
    pub id: u64,
    /// What it says.
    pub told: Told,
    /// How it feels.
    pub tone: Tone,
    /// When it goes.
    pub until: Timestamp,
}

/// The news on screen, oldest first.
#[derive(Debug, Default)]
pub struct Toasts {
    last: u64,
    shown: Vec<Toast>,
}

impl Toasts {
    /// Most toasts at a time; the oldest makes room.
    const MOST: usize = 4;

    /// Shows a piece of news. The same news again only stays longer.
    pub fn show(&mut self, told: Told, tone: Tone, now: Timestamp) {
        self.shown.retain(|toast| toast.told != told);
        if self.shown.len() == Self::MOST {
            self.shown.remove(0);
        }
        self.last += 1;
        self.shown.push(Toast { id: self.last, told, tone, until: now + tone.life() });
    }

    /// Takes one away.
    pub fn dismiss(&mut self, id: u64) {
        self.shown.retain(|toast| toast.id != id);
    }

    /// Takes away what has run out.
    pub fn tick(&mut self, now: Timestamp) {
        self.shown.retain(|toast| now < toast.until);
    }

    /// When the next one goes.
    pub fn next_end(&self) -> Option<Timestamp> {
        self.shown.iter().map(|toast| toast.until).min()
    }

    /// What is on screen, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Toast> {
        self.shown.iter()
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

    #[test]
    fn toasts_go_in_time_and_do_not_pile_up() {
        let start = Timestamp::UNIX_EPOCH;
        let mut toasts = Toasts::default();
        assert_eq!(toasts.next_end(), None, "nothing to wake up for");
        toasts.show(Told::new("a"), Tone::Bad, start);
        for second in 0..3 {
            toasts.show(Told::new("b"), Tone::Good, start + SignedDuration::from_secs(second));
        }
        assert_eq!(toasts.iter().count(), 2);
        assert_eq!(toasts.next_end(), Some(start + SignedDuration::from_secs(6)));
        toasts.tick(start + SignedDuration::from_secs(6));
        assert_eq!(toasts.iter().map(|toast| toast.told.key.as_ref()).collect::<Vec<_>>(), ["a"]);
        for key in ["c", "d", "e", "f"] {
            toasts.show(Told::new(key), Tone::Good, start);
        }
        assert_eq!(toasts.iter().count(), Toasts::MOST);
    }
}
