//! The tokens: colours, type, space, motion. The only file that names a raw colour or a size in points.
//!
//! The colours are roles, not hues: a page asks for [`Theme::secondary`], never for grey.

use eframe::egui::Color32;

/// Space, on a grid of 4 points.
pub mod space {
    /// Between an icon and its word.
    pub const XS: f32 = 4.0;
    /// Between things that belong together.
    pub const S: f32 = 8.0;
    /// Between the rows of a form.
    pub const M: f32 = 12.0;
    /// Between groups.
    pub const L: f32 = 16.0;
    /// Around a page.
    pub const XL: f32 = 24.0;
    /// Between sections.
    pub const XXL: f32 = 32.0;
    /// Above what stands alone on a page.
    pub const XXXL: f32 = 48.0;
}

/// Sizes of things.
pub mod size {
    /// Height of the field an amount is typed into.
    pub const AMOUNT: f32 = 52.0;
    /// Height of a button or a field.
    pub const CONTROL: f32 = 32.0;
    /// The same in a table or a toolbar; nothing that can be pressed is smaller.
    pub const COMPACT: f32 = 26.0;
    /// The same under a finger.
    pub const TOUCH: f32 = 40.0;
    /// Width of the side bar.
    pub const SIDE_BAR: f32 = 200.0;
    /// Width of the side bar that shows icons only.
    pub const SIDE_BAR_NARROW: f32 = 56.0;
    /// Below this width of the window the side bar shows icons only.
    pub const NARROW_WINDOW: f32 = 1000.0;
    /// From this width of the window on, an order's details stand beside the table of orders.
    pub const WIDE_WINDOW: f32 = 1200.0;
    /// Width of details beside a table, and the least of it.
    pub const DETAIL: f32 = 480.0;
    /// The least of [`DETAIL`].
    pub const DETAIL_LEAST: f32 = 420.0;
    /// Width of a search box, and the least of it.
    pub const SEARCH: f32 = 280.0;
    /// The least of [`SEARCH`].
    pub const SEARCH_LEAST: f32 = 160.0;
    /// Width of a form's column.
    pub const FORM: f32 = 560.0;
    /// Height of a table's row.
    pub const ROW: f32 = 36.0;
    /// The same, tighter.
    pub const ROW_COMPACT: f32 = 28.0;
    /// Width of a table's menu.
    pub const TABLE_MENU: f32 = 240.0;
    /// Width of the column that holds the longest state's pill.
    pub const STATE_COLUMN: f32 = 208.0;
    /// Width of a dialog.
    pub const DIALOG: f32 = 420.0;
    /// Width of a toast.
    pub const TOAST: f32 = 320.0;
    /// Corner of a control.
    pub const RADIUS: u8 = 6;
    /// Corner of a card.
    pub const RADIUS_CARD: u8 = 10;
    /// An icon beside a word.
    pub const ICON: f32 = 16.0;
    /// An icon on its own.
    pub const ICON_LARGE: f32 = 20.0;
    /// The ring around what has the keyboard, and its distance from it.
    pub const FOCUS_RING: f32 = 2.0;
    /// A line that separates.
    pub const LINE: f32 = 1.0;
    /// An icon beside a caption.
    pub const ICON_SMALL: f32 = 14.0;
    /// A mark of colour before a name.
    pub const DOT: f32 = 8.0;
    /// The bar at the chosen entry of the side bar.
    pub const BAR: f32 = 3.0;
    /// Height of a line across the window's top.
    pub const BANNER: f32 = 28.0;
    /// Height of the status line.
    pub const STATUS: f32 = 28.0;
    /// Width of what stands beside the page.
    pub const ASIDE: f32 = 360.0;
    /// The most width that the account's control takes.
    pub const ACCOUNT: f32 = 380.0;
}

/// Type: the few sizes there are, in points.
///
/// What is set in the semibold face is a function, since the name of a family of our own is no constant.
pub mod font {
    use eframe::egui::{FontFamily, FontId};

    use crate::ui::theme::fonts;

    /// Notes under fields.
    pub const CAPTION: FontId = FontId::new(12.0, FontFamily::Proportional);
    /// Labels above fields and before values.
    pub const LABEL: FontId = FontId::new(13.0, FontFamily::Proportional);
    /// Tables.
    pub const TABLE: FontId = FontId::new(13.5, FontFamily::Proportional);
    /// Running text.
    pub const BODY: FontId = FontId::new(14.5, FontFamily::Proportional);
    /// Codes.
    pub const MONO: FontId = FontId::new(14.0, FontFamily::Monospace);
    /// Codes to be typed by a payer.
    pub const MONO_LARGE: FontId = FontId::new(20.0, FontFamily::Monospace);
    /// The same where there is room for it to be as large as an amount.
    pub const MONO_BIG: FontId = FontId::new(28.0, FontFamily::Monospace);
    /// Codes to be typed from across a counter.
    pub const MONO_HUGE: FontId = FontId::new(36.0, FontFamily::Monospace);
    /// Codes read aloud, at the three sizes a window has room for.
    pub const ALOUD: [FontId; 3] = [
        FontId::new(40.0, FontFamily::Monospace),
        FontId::new(56.0, FontFamily::Monospace),
        FontId::new(72.0, FontFamily::Monospace),
    ];

    /// A word of weight in running text; the labels of buttons that matter.
    pub fn body_strong() -> FontId {
        FontId::new(14.5, fonts::strong())
    }

    /// A word of weight in a table.
    pub fn table_strong() -> FontId {
        FontId::new(13.5, fonts::strong())
    }

    /// Section titles.
    pub fn strong() -> FontId {
        FontId::new(16.0, fonts::strong())
    }

    /// Page titles.
    pub fn title() -> FontId {
        FontId::new(20.0, fonts::strong())
    }

    /// The amount of an order.
    pub fn amount() -> FontId {
        FontId::new(28.0, fonts::strong())
    }
}

/// Motion: nothing moves unless something happened, and not for long.
pub mod motion {
    /// How long anything takes, in seconds.
    pub const QUICK: f32 = 0.1;
}

/// A colour to write with, and the pale one behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    /// Text and icon.
    pub text: Color32,
    /// Behind them.
    pub fill: Color32,
}

/// The colours of a filled button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Solid {
    /// The button.
    pub fill: Color32,
    /// Under the pointer.
    pub hover: Color32,
    /// Held down.
    pub pressed: Color32,
    /// On it, text and icon.
    pub text: Color32,
}

/// The colours of one of the four looks.
#[derive(Debug, PartialEq, Eq)]
pub struct Theme {
    /// Whether it is a dark one.
    pub dark: bool,
    /// Whether nothing may rest on a pale difference: every ground has a line around it, text a contrast of 7.
    pub high_contrast: bool,
    /// Behind everything. No two looks have the same.
    pub canvas: Color32,
    /// Bars and cards.
    pub surface: Color32,
    /// Dialogs, menus and toasts.
    pub raised: Color32,
    /// What can be pressed, under the pointer.
    pub hover: Color32,
    /// The same, held down.
    pub pressed: Color32,
    /// What is chosen among others.
    pub selected: Color32,
    /// The shape of what is on its way.
    pub skeleton: Color32,
    /// Thin separation.
    pub hairline: Color32,
    /// Around quiet buttons, which their words alone would tell.
    pub line: Color32,
    /// Around fields and boxes, which nothing else would tell: a contrast of at least 3.
    pub strong_line: Color32,
    /// Text.
    pub text: Color32,
    /// Text of less weight.
    pub secondary: Color32,
    /// Text that cannot be used now.
    pub disabled: Color32,
    /// The one next step, as a word or a line.
    pub accent: Color32,
    /// The same under the pointer.
    pub accent_hover: Color32,
    /// On the accent.
    pub on_accent: Color32,
    /// The button of the one next step.
    pub primary: Solid,
    /// The button that loses something.
    pub danger: Solid,
    /// Around what has the keyboard.
    pub focus: Color32,
    /// Paid; also good news.
    pub paid: Ink,
    /// Waiting; also a caution.
    pub waiting: Ink,
    /// Failed; also bad news and what destroys.
    pub failed: Ink,
    /// A person must look.
    pub person: Ink,
    /// Over and done.
    pub muted: Ink,
    /// The banner that nobody may miss.
    pub banner: Ink,
    /// How dark the shadow under what is raised is, from 0 to 255.
    pub shadow: u8,
}

#[expect(clippy::disallowed_methods, reason = "this is the file the ban points to")]
const fn hex(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const fn ink(text: u32, fill: u32) -> Ink {
    Ink { text: hex(text), fill: hex(fill) }
}

const fn solid([fill, hover, pressed]: [u32; 3], text: u32) -> Solid {
    Solid { fill: hex(fill), hover: hex(hover), pressed: hex(pressed), text: hex(text) }
}

/// The light look.
pub static LIGHT: Theme = Theme {
    dark: false,
    high_contrast: false,
    canvas: hex(0xF6_F7F9),
    surface: hex(0xFF_FFFF),
    raised: hex(0xFF_FFFF),
    hover: hex(0xEE_F1F4),
    pressed: hex(0xE2_E6EA),
    selected: hex(0xE4_F1EC),
    skeleton: hex(0xE8_ECEF),
    hairline: hex(0xE2_E6EA),
    line: hex(0xCC_D2D8),
    strong_line: hex(0x7F_8993),
    text: hex(0x14_181C),
    secondary: hex(0x55_606B),
    disabled: hex(0x7F_8993),
    accent: hex(0x0A_6B4D),
    accent_hover: hex(0x08_573F),
    on_accent: hex(0xFF_FFFF),
    primary: solid([0x0A_6B4D, 0x08_573F, 0x06_452F], 0xFF_FFFF),
    danger: solid([0xA6_142B, 0x8A_0F22, 0x70_0A1A], 0xFF_FFFF),
    focus: hex(0x2F_6FED),
    paid: ink(0x11_693F, 0xE5_F4EB),
    waiting: ink(0x8A_5A00, 0xFF_F3D4),
    failed: ink(0xA6_142B, 0xFC_EAEC),
    person: ink(0x5B_38B5, 0xF0_EAFE),
    muted: ink(0x55_606B, 0xEC_EFF2),
    banner: ink(0x14_181C, 0xFF_D24A),
    shadow: 28,
};

/// The dark look.
pub static DARK: Theme = Theme {
    dark: true,
    high_contrast: false,
    canvas: hex(0x0E_1113),
    surface: hex(0x16_1A1D),
    raised: hex(0x1D_2226),
    hover: hex(0x20_262A),
    pressed: hex(0x2A_3136),
    selected: hex(0x12_291F),
    skeleton: hex(0x20_262A),
    hairline: hex(0x2A_3136),
    line: hex(0x3C_454C),
    strong_line: hex(0x6F_7A83),
    text: hex(0xE9_EDF0),
    secondary: hex(0x9B_A6AF),
    disabled: hex(0x6F_7A83),
    accent: hex(0x3C_BF8C),
    accent_hover: hex(0x55_CFA0),
    on_accent: hex(0x04_261A),
    primary: solid([0x3C_BF8C, 0x55_CFA0, 0x33_A67A], 0x04_261A),
    danger: solid([0xFF_8F86, 0xFF_A9A2, 0xE8_7A71], 0x2A_0906),
    focus: hex(0x7A_A7FF),
    paid: ink(0x63_D6A1, 0x10_301F),
    waiting: ink(0xF3_C456, 0x33_2809),
    failed: ink(0xFF_8F86, 0x3B_1613),
    person: ink(0xBC_A4FF, 0x2A_2046),
    muted: ink(0x9B_A6AF, 0x22_282D),
    banner: ink(0x14_181C, 0xE8_B92E),
    shadow: 120,
};

/// The light look in high contrast.
pub static LIGHT_CONTRAST: Theme = Theme {
    dark: false,
    high_contrast: true,
    canvas: hex(0xFF_FFFE), // not quite the surface's, so that it tells the look; nobody sees it
    surface: hex(0xFF_FFFF),
    raised: hex(0xFF_FFFF),
    hover: hex(0xE9_EDF0),
    pressed: hex(0xDD_E2E6),
    selected: hex(0xE3_F0EA),
    skeleton: hex(0xC4_CBD1),
    hairline: hex(0x5A_636B),
    line: hex(0x14_181C),
    strong_line: hex(0x00_0000),
    text: hex(0x00_0000),
    secondary: hex(0x2B_3238),
    disabled: hex(0x45_4E55),
    accent: hex(0x05_4632),
    accent_hover: hex(0x03_3324),
    on_accent: hex(0xFF_FFFF),
    primary: solid([0x05_4632, 0x03_3324, 0x02_241A], 0xFF_FFFF),
    danger: solid([0x80_0020, 0x66_0019, 0x4D_0013], 0xFF_FFFF),
    focus: hex(0x0B_46C4),
    paid: ink(0x00_593A, 0xFF_FFFF),
    waiting: ink(0x66_4800, 0xFF_FFFF),
    failed: ink(0x80_0020, 0xFF_FFFF),
    person: ink(0x4A_1FA8, 0xFF_FFFF),
    muted: ink(0x36_3F46, 0xFF_FFFF),
    banner: ink(0x00_0000, 0xFF_D24A),
    shadow: 0,
};

/// The dark look in high contrast.
pub static DARK_CONTRAST: Theme = Theme {
    dark: true,
    high_contrast: true,
    canvas: hex(0x00_0000),
    surface: hex(0x00_0000),
    raised: hex(0x0B_0D0F),
    hover: hex(0x1C_2124),
    pressed: hex(0x2A_3035),
    selected: hex(0x06_241A),
    skeleton: hex(0x3C_454C),
    hairline: hex(0x8A_949C),
    line: hex(0xE9_EDF0),
    strong_line: hex(0xFF_FFFF),
    text: hex(0xFF_FFFF),
    secondary: hex(0xD5_DBE0),
    disabled: hex(0xB3_BCC3),
    accent: hex(0x5F_E3AE),
    accent_hover: hex(0x8A_EFC6),
    on_accent: hex(0x00_150D),
    primary: solid([0x5F_E3AE, 0x8A_EFC6, 0x4C_CC99], 0x00_150D),
    danger: solid([0xFF_9E96, 0xFF_BBB5, 0xF0_877E], 0x1A_0402),
    focus: hex(0x8A_B8FF),
    paid: ink(0x6F_F2B4, 0x00_0000),
    waiting: ink(0xFF_D24A, 0x00_0000),
    failed: ink(0xFF_9E96, 0x00_0000),
    person: ink(0xC9_B5FF, 0x00_0000),
    muted: ink(0xDD_E2E6, 0x00_0000),
    banner: ink(0x00_0000, 0xFF_D24A),
    shadow: 0,
};

/// All looks.
pub static LOOKS: [&Theme; 4] = [&LIGHT, &DARK, &LIGHT_CONTRAST, &DARK_CONTRAST];
