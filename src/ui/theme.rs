//! The tokens: colours, type, space. The only file that names a raw colour or a size in points.
//!
//! The colours are roles, not hues: a page asks for [`Theme::secondary`], never for grey. Two tests have the last
//! word: text has a contrast of at least 4.5 to what it stands on, the focus ring of at least 3.

use eframe::egui::{
    self, Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Ui, Vec2,
    Visuals,
};

use crate::app::settings::ThemeChoice;

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
}

/// Sizes of things.
pub mod size {
    /// Height of a button or a field.
    pub const CONTROL: f32 = 32.0;
    /// The same in a table or a toolbar.
    pub const COMPACT: f32 = 26.0;
    /// Width of the side bar.
    pub const SIDE_BAR: f32 = 200.0;
    /// Width of the side bar that shows icons only.
    pub const SIDE_BAR_NARROW: f32 = 56.0;
    /// Below this width of the window the side bar shows icons only.
    pub const NARROW_WINDOW: f32 = 1000.0;
    /// Width of a form's column.
    pub const FORM: f32 = 560.0;
    /// Height of a table's row.
    pub const ROW: f32 = 32.0;
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
    /// An icon.
    pub const ICON: f32 = 16.0;
}

/// Type: the few sizes there are, in points.
pub mod font {
    use super::{FontFamily, FontId};

    /// Notes under fields.
    pub const CAPTION: FontId = FontId::new(12.0, FontFamily::Proportional);
    /// Tables.
    pub const TABLE: FontId = FontId::new(13.5, FontFamily::Proportional);
    /// Running text.
    pub const BODY: FontId = FontId::new(14.5, FontFamily::Proportional);
    /// Section titles.
    pub const STRONG: FontId = FontId::new(16.0, FontFamily::Proportional);
    /// Page titles.
    pub const TITLE: FontId = FontId::new(20.0, FontFamily::Proportional);
    /// The amount of an order.
    pub const AMOUNT: FontId = FontId::new(28.0, FontFamily::Proportional);
    /// Codes.
    pub const MONO: FontId = FontId::new(14.0, FontFamily::Monospace);
    /// Codes to be typed by a payer.
    pub const MONO_LARGE: FontId = FontId::new(20.0, FontFamily::Monospace);
}

/// A colour to write with, and the pale one behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    /// Text and icon.
    pub text: Color32,
    /// Behind them.
    pub fill: Color32,
}

/// The colours of one of the two looks.
#[derive(Debug, PartialEq, Eq)]
pub struct Theme {
    /// Whether it is the dark one.
    pub dark: bool,
    /// Behind everything.
    pub canvas: Color32,
    /// Bars and cards.
    pub surface: Color32,
    /// Dialogs, menus and toasts.
    pub raised: Color32,
    /// Thin separation.
    pub hairline: Color32,
    /// Borders of fields.
    pub strong_line: Color32,
    /// Text.
    pub text: Color32,
    /// Text of less weight.
    pub secondary: Color32,
    /// Text that cannot be used now.
    pub disabled: Color32,
    /// The one next step.
    pub accent: Color32,
    /// The same under the pointer.
    pub accent_hover: Color32,
    /// On the accent.
    pub on_accent: Color32,
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
}

#[expect(clippy::disallowed_methods, reason = "this is the file the ban points to")]
const fn hex(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const fn ink(text: u32, fill: u32) -> Ink {
    Ink { text: hex(text), fill: hex(fill) }
}

/// The light look.
pub static LIGHT: Theme = Theme {
    dark: false,
    canvas: hex(0xF6_F7F9),
    surface: hex(0xFF_FFFF),
    raised: hex(0xFF_FFFF),
    hairline: hex(0xE2_E6EA),
    strong_line: hex(0xC3_CAD1),
    text: hex(0x14_181C),
    secondary: hex(0x55_606B),
    disabled: hex(0x98_A2AB),
    accent: hex(0x0A_6B4D),
    accent_hover: hex(0x08_573F),
    on_accent: hex(0xFF_FFFF),
    focus: hex(0x2F_6FED),
    paid: ink(0x11_693F, 0xE5_F4EB),
    waiting: ink(0x8A_5A00, 0xFF_F3D4),
    failed: ink(0xAE_1F16, 0xFC_EAE8),
    person: ink(0x5B_38B5, 0xF0_EAFE),
    muted: ink(0x55_606B, 0xEC_EFF2),
    banner: ink(0x14_181C, 0xFF_D24A),
};

/// The dark look.
pub static DARK: Theme = Theme {
    dark: true,
    canvas: hex(0x0E_1113),
    surface: hex(0x16_1A1D),
    raised: hex(0x1D_2226),
    hairline: hex(0x2A_3136),
    strong_line: hex(0x3C_454C),
    text: hex(0xE9_EDF0),
    secondary: hex(0x9B_A6AF),
    disabled: hex(0x5F_6A73),
    accent: hex(0x3C_BF8C),
    accent_hover: hex(0x55_CFA0),
    on_accent: hex(0x04_261A),
    focus: hex(0x7A_A7FF),
    paid: ink(0x63_D6A1, 0x10_301F),
    waiting: ink(0xF3_C456, 0x33_2809),
    failed: ink(0xFF_8F86, 0x3B_1613),
    person: ink(0xBC_A4FF, 0x2A_2046),
    muted: ink(0x9B_A6AF, 0x22_282D),
    banner: ink(0x14_181C, 0xE8_B92E),
};

/// The theme this part of the window is drawn in.
pub fn of(ui: &Ui) -> &'static Theme {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// Gives egui both looks; called once.
pub fn install(ctx: &Context) {
    ctx.set_style_of(egui::Theme::Light, style(&LIGHT));
    ctx.set_style_of(egui::Theme::Dark, style(&DARK));
}

/// Follows the user's choice; cheap enough for every frame.
pub fn choose(ctx: &Context, choice: ThemeChoice) {
    let preference = match choice {
        ThemeChoice::System => egui::ThemePreference::System,
        ThemeChoice::Light => egui::ThemePreference::Light,
        ThemeChoice::Dark => egui::ThemePreference::Dark,
    };
    if ctx.options(|options| options.theme_preference) != preference {
        ctx.set_theme(preference);
    }
}

/// egui's style in our tokens.
fn style(theme: &Theme) -> Style {
    let mut style = Style { animation_time: 0.1, ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, font::CAPTION),
        (TextStyle::Body, font::BODY),
        (TextStyle::Button, font::BODY),
        (TextStyle::Heading, font::TITLE),
        (TextStyle::Monospace, font::MONO),
    ]
    .into();
    style.spacing.item_spacing = Vec2::splat(space::S);
    style.spacing.button_padding = Vec2::new(space::M, 6.0);
    style.spacing.interact_size.y = size::CONTROL;
    style.spacing.window_margin = Margin::same(24);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.combo_height = 320.0;
    style.interaction.selectable_labels = true;
    style.visuals = visuals(theme);
    style
}

fn visuals(theme: &Theme) -> Visuals {
    let mut visuals = if theme.dark { Visuals::dark() } else { Visuals::light() };
    let radius = CornerRadius::same(size::RADIUS);
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(theme.secondary);
    visuals.panel_fill = theme.canvas;
    visuals.window_fill = theme.raised;
    visuals.window_stroke = Stroke::new(1.0, theme.hairline);
    visuals.window_corner_radius = CornerRadius::same(size::RADIUS_CARD);
    visuals.menu_corner_radius = radius;
    let shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: Color32::from_black_alpha(40) };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.hyperlink_color = theme.accent;
    visuals.faint_bg_color = theme.canvas;
    visuals.extreme_bg_color = theme.surface;
    visuals.text_edit_bg_color = Some(theme.surface);
    visuals.code_bg_color = theme.muted.fill;
    visuals.warn_fg_color = theme.waiting.text;
    visuals.error_fg_color = theme.failed.text;
    visuals.selection.bg_fill = theme.focus.gamma_multiply(0.3);
    visuals.selection.stroke = Stroke::new(1.0, theme.focus);
    visuals.text_cursor.stroke.color = theme.text;
    visuals.disabled_alpha = 0.6;

    let widgets = &mut visuals.widgets;
    for (state, fill, line) in [
        (&mut widgets.noninteractive, theme.surface, theme.hairline),
        (&mut widgets.inactive, theme.surface, theme.strong_line),
        (&mut widgets.hovered, theme.muted.fill, theme.secondary),
        (&mut widgets.active, theme.hairline, theme.secondary),
        (&mut widgets.open, theme.muted.fill, theme.secondary),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, line);
        state.fg_stroke = Stroke::new(1.0, theme.text);
        state.corner_radius = radius;
        state.expansion = 0.0;
    }
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance by WCAG 2.
    fn luminance(color: Color32) -> f64 {
        let channel = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_can_be_read() {
        for theme in [&LIGHT, &DARK] {
            let grounds = [theme.canvas, theme.surface, theme.raised];
            let inks = [theme.paid, theme.waiting, theme.failed, theme.person, theme.muted, theme.banner];
            let mut pairs: Vec<(Color32, Color32)> = inks.iter().map(|ink| (ink.text, ink.fill)).collect();
            for ground in grounds {
                let texts = [theme.text, theme.secondary, theme.accent, theme.failed.text, theme.waiting.text];
                pairs.extend(texts.map(|text| (text, ground)));
            }
            pairs.extend([(theme.on_accent, theme.accent), (theme.on_accent, theme.accent_hover)]);
            pairs.push((theme.text, theme.muted.fill));
            pairs.push((theme.surface, theme.failed.text)); // the button that destroys
            for (text, ground) in pairs {
                let contrast = contrast(text, ground);
                assert!(contrast >= 4.5, "{text:?} on {ground:?}: {contrast:.2}, dark: {}", theme.dark);
            }
        }
    }

    #[test]
    fn focus_can_be_seen() {
        for theme in [&LIGHT, &DARK] {
            for ground in [theme.canvas, theme.surface, theme.raised] {
                let contrast = contrast(theme.focus, ground);
                assert!(contrast >= 3.0, "{ground:?}: {contrast:.2}");
            }
        }
    }
}
