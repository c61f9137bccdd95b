//! Linux: the desktop portal, `org.freedesktop.portal.Settings`.
//!
//! The keys and their numbers: <https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html>.

use std::collections::HashMap;

use zbus::blocking::{Connection, Proxy, proxy::Builder};
use zbus::proxy::CacheProperties;
use zbus::zvariant::OwnedValue;

use super::Appearance;

const NAMESPACE: &str = "org.freedesktop.appearance";

/// Tells what the portal says and will say. Returns when there is nobody to ask or to listen to.
pub(super) fn follow(tell: &mut dyn FnMut(Appearance)) {
    if let Err(error) = try_follow(tell) {
        tracing::info!(%error, "no desktop portal tells how to look");
    }
}

fn try_follow(tell: &mut dyn FnMut(Appearance)) -> zbus::Result<()> {
    let session = Connection::session()?;
    let settings: Proxy<'_> = Builder::new(&session)
        .destination("org.freedesktop.portal.Desktop")?
        .path("/org/freedesktop/portal/desktop")?
        .interface("org.freedesktop.portal.Settings")?
        .cache_properties(CacheProperties::No)
        .build()?;
    // Listens first: what changes between the question and its answer is not missed.
    let changes = settings.receive_signal("SettingChanged")?;
    let all: HashMap<String, HashMap<String, OwnedValue>> = settings.call("ReadAll", &(&[NAMESPACE][..],))?;
    let mut appearance = Appearance::default();
    for (key, value) in all.get(NAMESPACE).into_iter().flatten() {
        note(&mut appearance, key, u32::try_from(value).ok());
    }
    tell(appearance);
    for change in changes {
        let body = change.body();
        let Ok((namespace, key, value)) = body.deserialize::<(&str, &str, OwnedValue)>() else { continue };
        if namespace == NAMESPACE {
            note(&mut appearance, key, u32::try_from(&value).ok());
            tell(appearance);
        }
    }
    Ok(())
}

/// Takes one setting. A number that is not known yet is no wish, as the portal's page asks.
fn note(appearance: &mut Appearance, key: &str, value: Option<u32>) {
    match key {
        "color-scheme" => {
            appearance.dark = match value {
                Some(1) => Some(true),
                Some(2) => Some(false),
                _ => None,
            }
        }
        "contrast" => appearance.high_contrast = value == Some(1),
        "reduced-motion" => appearance.reduced_motion = value == Some(1),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(settings: &[(&str, Option<u32>)]) -> Appearance {
        let mut appearance = Appearance::default();
        for (key, value) in settings {
            note(&mut appearance, key, *value);
        }
        appearance
    }

    #[test]
    fn each_setting_is_read() {
        let all = after(&[("color-scheme", Some(1)), ("contrast", Some(1)), ("reduced-motion", Some(1))]);
        assert_eq!(all, Appearance { dark: Some(true), high_contrast: true, reduced_motion: true });
        assert_eq!(after(&[("color-scheme", Some(2))]).dark, Some(false));
    }

    #[test]
    fn a_wish_can_be_taken_back_and_odd_ones_are_none() {
        for odd in [Some(0), Some(7), None] {
            let settings = [("color-scheme", Some(1)), ("contrast", Some(1)), ("reduced-motion", Some(1))];
            let back = [("color-scheme", odd), ("contrast", odd), ("reduced-motion", odd), ("accent-color", odd)];
            assert_eq!(after(&[&settings[..], &back[..]].concat()), Appearance::default(), "{odd:?}");
        }
    }
}
