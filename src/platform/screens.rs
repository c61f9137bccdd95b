//! Which screens there are, before a window is open. Asked on X11 only: Windows and macOS bring a window back by
//! themselves, and on Wayland no program knows where its window is.

/// A screen: its place among all of them and its size, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
}

/// Every screen of the desktop; none where nobody can say.
pub fn screens() -> Vec<Screen> {
    imp::screens()
}

#[cfg(target_os = "linux")]
mod imp {
    use x11rb::errors::ReplyError;
    use x11rb::protocol::randr::ConnectionExt as _;

    use super::Screen;

    pub(super) fn screens() -> Vec<Screen> {
        if std::env::var_os("DISPLAY").is_none() || std::env::var_os("WAYLAND_DISPLAY").is_some() {
            return Vec::new();
        }
        let Ok((connection, number)) = x11rb::connect(None) else { return Vec::new() };
        ask(&connection, number).unwrap_or_default()
    }

    fn ask(connection: &impl x11rb::connection::Connection, number: usize) -> Result<Vec<Screen>, ReplyError> {
        let Some(root) = connection.setup().roots.get(number).map(|screen| screen.root) else { return Ok(Vec::new()) };
        let monitors = connection.randr_get_monitors(root, true)?.reply()?.monitors;
        let screen = |monitor: &x11rb::protocol::randr::MonitorInfo| Screen {
            x: monitor.x.into(),
            y: monitor.y.into(),
            width: monitor.width.into(),
            height: monitor.height.into(),
        };
        Ok(monitors.iter().map(screen).collect())
    }
}

#[cfg(not(target_os = "linux"))]
mod imp {
    use super::Screen;

    pub(super) fn screens() -> Vec<Screen> {
        Vec::new()
    }
}
