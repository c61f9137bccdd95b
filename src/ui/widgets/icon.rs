//! Icons: one family of outlines, sharp at every scale, in any colour, and no glyph that a font may lack.
//!
//! Each is a file of `assets/icons`, drawn once for every size in pixels that is on screen. That takes less than a
//! frame, so an icon is there at once.

use eframe::egui::load::{SizeHint, TexturePoll};
use eframe::egui::{Color32, Context, Painter, Rect, TextureId, TextureOptions, Ui, Vec2, pos2};

use crate::ui::theme::size;

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $file:literal,)*) => {
        /// A picture beside a word. Never alone: it has no name of its own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Icon {
            $($(#[$doc])* $name,)*
        }

        impl Icon {
            /// Every icon.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its address among egui's images, and its file.
            const fn source(self) -> (&'static str, &'static [u8]) {
                match self {
                    $(Self::$name => (
                        concat!("bytes://icons/", $file, ".svg"),
                        include_bytes!(concat!("../../../assets/icons/", $file, ".svg")),
                    ),)*
                }
            }
        }
    };
}

icons! {
    /// The start: what happens now.
    Overview = "layout-dashboard",
    /// Something new.
    Plus = "plus",
    /// A list of orders.
    List = "list",
    /// Something to look at.
    Alert = "triangle-alert",
    /// Notifications of the gateway.
    Webhook = "webhook",
    /// An account.
    Person = "user-round",
    /// Settings.
    Settings = "settings",
    /// Paid; it went well.
    Done = "circle-check",
    /// Waiting for the payer.
    Clock = "clock",
    /// It failed.
    Failed = "circle-x",
    /// Nobody knows yet.
    Question = "circle-help",
    /// It never came to be.
    Rest = "circle-minus",
    /// Not sent yet.
    Draft = "circle-dashed",
    /// On its way.
    Sending = "send",
    /// The gateway is at it.
    Busy = "hourglass",
    /// The gateway said no.
    Refused = "ban",
    /// Puts something on the clipboard.
    Copy = "copy",
    /// Chosen; done.
    Check = "check",
    /// Partly chosen; less.
    Minus = "minus",
    /// Finds something.
    Search = "search",
    /// Takes something away.
    Close = "x",
    /// Opens a list.
    ChevronDown = "chevron-down",
    /// Closed; opens what is below.
    ChevronRight = "chevron-right",
    /// To where one was before.
    Back = "arrow-left",
    /// To the next step.
    Forward = "arrow-right",
    /// Help about what is on screen.
    Help = "circle-help",
    /// News.
    Bell = "bell",
    /// Asks again.
    Refresh = "refresh-cw",
    /// Takes the last step back.
    Undo = "undo-2",
    /// Which columns a table has.
    Columns = "columns-3",
    /// Sorted, the least first.
    SortUp = "arrow-up",
    /// Sorted, the greatest first.
    SortDown = "arrow-down",
    /// Changes something.
    Edit = "pencil",
    /// Deletes something.
    Trash = "trash-2",
    /// A key of the gateway.
    Key = "key-round",
    /// Locked.
    Lock = "lock",
    /// Shows what is hidden.
    Eye = "eye",
    /// Hides what is shown.
    EyeOff = "eye-off",
    /// A QR code.
    QrCode = "qr-code",
    /// Gives it to someone.
    Share = "share-2",
    /// Writes a file.
    Download = "download",
    /// Reads a file.
    Upload = "upload",
    /// A folder.
    Folder = "folder-open",
    /// The light look.
    Sun = "sun",
    /// The dark look.
    Moon = "moon",
    /// High contrast.
    Contrast = "contrast",
    /// The language.
    Languages = "languages",
    /// Keys.
    Keyboard = "keyboard",
    /// Starts a tour, or plays the payer.
    Play = "play",
    /// Worth knowing.
    Info = "info",
    /// No connection.
    WifiOff = "wifi-off",
    /// More that can be done.
    More = "ellipsis",
    /// A day.
    Calendar = "calendar",
    /// Read out to someone.
    Phone = "phone",
    /// A window for the customer.
    Screen = "monitor",
    /// Set aside.
    Archive = "archive",
    /// A picture.
    Image = "image",
    /// A document.
    Paper = "file-text",
    /// The merchant.
    Shop = "store",
    /// On paper.
    Print = "printer",
    /// A message.
    Message = "message-square-text",
}

impl Icon {
    /// Draws it at its usual size, in line with text.
    pub fn ui(self, ui: &mut Ui, color: Color32) {
        let (_, rect) = ui.allocate_space(Vec2::splat(size::ICON));
        self.paint(ui.painter(), rect, color);
    }

    /// Draws it into the square `rect`, moved to whole pixels.
    pub fn paint(self, painter: &Painter, rect: Rect, color: Color32) {
        let pixels_per_point = painter.pixels_per_point();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen pixels")]
        let pixels = (rect.width() * pixels_per_point).round().max(1.0) as u32;
        let Some(texture) = self.texture(painter.ctx(), pixels) else { return };
        let corner = (rect.min * pixels_per_point).round() / pixels_per_point;
        let square = Rect::from_min_size(corner, Vec2::splat(pixels as f32 / pixels_per_point));
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        painter.image(texture, square, whole, color);
    }

    /// The icon in white, `pixels` wide and high.
    fn texture(self, ctx: &Context, pixels: u32) -> Option<TextureId> {
        let (uri, svg) = self.source();
        let load = || {
            let hint = SizeHint::Size { width: pixels, height: pixels, maintain_aspect_ratio: true };
            match ctx.try_load_texture(uri, TextureOptions::LINEAR, hint) {
                Ok(TexturePoll::Ready { texture }) => Some(texture.id),
                Ok(TexturePoll::Pending { .. }) | Err(_) => None,
            }
        };
        load().or_else(|| {
            // The first time that this window shows it.
            egui_extras::install_image_loaders(ctx);
            ctx.include_bytes(uri, svg);
            load()
        })
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;

    use super::*;

    /// All icons, as `ctx` draws them at `pixels`.
    fn textures(pixels: u32) -> Vec<Option<TextureId>> {
        let mut found = Vec::new();
        let mut harness = Harness::new_ui_state(
            |ui, found: &mut Vec<_>| {
                *found = Icon::ALL.iter().map(|icon| icon.texture(ui.ctx(), pixels)).collect();
            },
            Vec::new(),
        );
        harness.run();
        found.append(harness.state_mut());
        found
    }

    #[test]
    fn every_icon_is_there_at_once_at_every_scale() {
        for pixels in [16, 20, 24, 32, 48, 60] {
            for (icon, texture) in Icon::ALL.iter().zip(textures(pixels)) {
                assert!(texture.is_some(), "{icon:?} at {pixels} pixels");
            }
        }
    }

    #[test]
    fn every_file_is_of_the_family() {
        for icon in Icon::ALL {
            let svg = std::str::from_utf8(icon.source().1).expect("text");
            for rule in [r#"viewBox="0 0 24 24""#, r##"stroke="#fff""##, r#"stroke-width="1.75""#, r#"fill="none""#] {
                assert!(svg.contains(rule), "{icon:?}: {rule}");
            }
            assert!(!svg.contains("currentColor"), "{icon:?} would be black");
        }
    }

    /// A file that no icon shows is shipped for nothing.
    #[test]
    fn every_file_is_an_icon() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/icons");
        for entry in std::fs::read_dir(folder).expect("the icons") {
            let path = entry.expect("an entry").path();
            let Some(name) = path.file_name().filter(|_| path.extension().is_some_and(|end| end == "svg")) else {
                continue;
            };
            let is_shown = Icon::ALL.iter().any(|icon| Some(name) == std::path::Path::new(icon.source().0).file_name());
            assert!(is_shown, "{}", path.display());
        }
    }
}
