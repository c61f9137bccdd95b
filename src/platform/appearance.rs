//! How the desktop wants programs to look: dark or light, high contrast, less motion.
//!
//! The window itself learns dark or light from the system on Windows and macOS, and nothing at all on Linux. The rest
//! is asked here: on Linux from the desktop portal, which also tells of changes; on Windows from the registry and on
//! macOS from the workspace, which are read again when [`Follower::look_again`] says so. A desktop that cannot be asked
//! has no wishes.

#[cfg(target_os = "macos")]
mod macos;
#[cfg(target_os = "linux")]
mod portal;
#[cfg(any(windows, test))]
mod registry;

use std::io;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

/// What the desktop wishes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// Dark or light; none if there is no wish, or if the window hears of it by itself.
    pub dark: Option<bool>,
    /// More contrast than usual.
    pub high_contrast: bool,
    /// No motion that is not needed.
    pub reduced_motion: bool,
}

/// Follows the desktop's wishes on a thread of its own until the program ends.
#[derive(Debug)]
pub struct Follower {
    again: SyncSender<()>,
}

impl Follower {
    /// Starts to follow; `tell` is called with the first wishes that are not the default, and at each change.
    pub fn start(tell: impl FnMut(Appearance) + Send + 'static) -> io::Result<Self> {
        // One question that waits is enough: whoever answers it looks at what is then.
        let (again, asked) = sync_channel(1);
        let mut news = News { last: Appearance::default(), tell };
        thread::Builder::new().name("appearance".to_owned()).spawn(move || {
            #[cfg(target_os = "linux")]
            {
                drop(asked); // the portal tells of changes by itself
                portal::follow(&mut |appearance| news.take(appearance));
            }
            #[cfg(not(target_os = "linux"))]
            loop {
                news.take(read());
                if asked.recv().is_err() {
                    return;
                }
            }
        })?;
        Ok(Self { again })
    }

    /// The person may have been in the system's settings: looks again where the system does not tell. Never blocks.
    pub fn look_again(&self) {
        self.again.try_send(()).ok();
    }
}

/// Passes on only what changed.
struct News<F> {
    last: Appearance,
    tell: F,
}

impl<F: FnMut(Appearance)> News<F> {
    fn take(&mut self, appearance: Appearance) {
        if self.last != appearance {
            self.last = appearance;
            (self.tell)(appearance);
        }
    }
}

#[cfg(target_os = "macos")]
use self::macos::read;
#[cfg(windows)]
use self::registry::read;

/// A system whose wishes are not known here.
#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn read() -> Appearance {
    Appearance::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_changes_are_told() {
        let dark = Appearance { dark: Some(true), ..Appearance::default() };
        let mut told = Vec::new();
        let mut news = News { last: Appearance::default(), tell: |appearance| told.push(appearance) };
        for appearance in [Appearance::default(), dark, dark, Appearance::default()] {
            news.take(appearance);
        }
        assert_eq!(told, [dark, Appearance::default()]);
    }
}
