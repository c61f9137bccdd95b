//! Something fetched: four states, and the old value stays on screen while a new one is on its way.

use crate::backend::protocol::CallError;

/// Something that is fetched from the backend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Loadable<T, E = CallError> {
    /// Never asked for.
    #[default]
    Idle,
    /// Asked for.
    Loading {
        /// What was there before.
        previous: Option<T>,
    },
    /// There.
    Ready(T),
    /// Did not come.
    Failed {
        /// Why.
        error: E,
        /// What was there before; still the best that is known.
        previous: Option<T>,
    },
}

impl<T, E> Loadable<T, E> {
    /// The newest value that is known, however old.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Idle => None,
            Self::Ready(value) => Some(value),
            Self::Loading { previous } | Self::Failed { previous, .. } => previous.as_ref(),
        }
    }

    /// [`Self::value`], to be changed in place.
    pub const fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Idle => None,
            Self::Ready(value) => Some(value),
            Self::Loading { previous } | Self::Failed { previous, .. } => previous.as_mut(),
        }
    }

    /// Why the last fetch failed, if it did.
    pub const fn error(&self) -> Option<&E> {
        match self {
            Self::Failed { error, .. } => Some(error),
            _ => None,
        }
    }

    /// Whether an answer is awaited.
    pub const fn is_loading(&self) -> bool {
        matches!(self, Self::Loading { .. })
    }

    /// Marks it as asked for; what is known stays.
    pub fn start(&mut self) {
        let previous = self.take();
        *self = Self::Loading { previous };
    }

    /// Takes the answer; after a failure what was known stays.
    pub fn finish(&mut self, result: Result<T, E>) {
        *self = match result {
            Ok(value) => Self::Ready(value),
            Err(error) => Self::Failed { error, previous: self.take() },
        };
    }

    /// Takes the value out and leaves [`Self::Idle`].
    pub fn take(&mut self) -> Option<T> {
        match std::mem::take(self) {
            Self::Idle => None,
            Self::Ready(value) => Some(value),
            Self::Loading { previous } | Self::Failed { previous, .. } => previous,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refresh_never_blanks() {
        let mut rows: Loadable<u32, &str> = Loadable::default();
        assert_eq!((rows.value(), rows.is_loading()), (None, false));
        rows.start();
        assert_eq!((rows.value(), rows.is_loading()), (None, true));
        rows.finish(Ok(7));
        rows.start();
        assert_eq!((rows.value(), rows.is_loading()), (Some(&7), true));
        rows.finish(Err("offline"));
        assert_eq!((rows.value(), rows.error(), rows.is_loading()), (Some(&7), Some(&"offline"), false));
        rows.start();
        rows.finish(Ok(8));
        assert_eq!((rows.value(), rows.error()), (Some(&8), None));
    }
}
