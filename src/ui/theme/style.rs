//! egui's own style in our tokens, for what we do not draw ourselves.

use eframe::egui::style::ScrollAnimation;
use eframe::egui::{Color32, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Vec2, Visuals};

use super::tokens::{Theme, font, motion, size, space};

/// egui's style in our tokens; where motion is unwelcome, nothing moves.
pub(super) fn style(theme: &Theme, reduced_motion: bool) -> Style {
    let animation_time = if reduced_motion { 0.0 } else { motion::QUICK };
    let mut style = Style { animation_time, ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, font::CAPTION),
        (TextStyle::Body, font::BODY),
        (TextStyle::Button, font::BODY),
        (TextStyle::Heading, font::title()),
        (TextStyle::Monospace, font::MONO),
    ]
    .into();
    style.scroll_animation =
        if reduced_motion { ScrollAnimation::none() } else { ScrollAnimation::duration(motion::QUICK) };
    style.spacing.item_spacing = Vec2::splat(space::S);
    style.spacing.button_padding = Vec2::new(space::M, 6.0);
    style.spacing.interact_size.y = size::CONTROL;
    style.spacing.icon_width = 18.0;
    style.spacing.icon_width_inner = 10.0;
    style.spacing.icon_spacing = space::S;
    style.spacing.window_margin = Margin::same(24);
    style.spacing.menu_margin = Margin::same(4);
    style.spacing.combo_height = 320.0;
    style.spacing.scroll.floating = true;
    style.spacing.tooltip_width = 360.0;
    style.interaction.selectable_labels = true;
    style.interaction.tooltip_delay = 0.4;
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
    visuals.window_stroke = Stroke::new(size::LINE, theme.hairline);
    visuals.window_corner_radius = CornerRadius::same(size::RADIUS_CARD);
    visuals.menu_corner_radius = radius;
    visuals.window_shadow = elevation(theme, 24);
    visuals.popup_shadow = elevation(theme, 12);
    visuals.hyperlink_color = theme.accent;
    visuals.faint_bg_color = theme.canvas;
    visuals.extreme_bg_color = theme.surface;
    visuals.text_edit_bg_color = Some(theme.surface);
    visuals.code_bg_color = theme.muted.fill;
    visuals.warn_fg_color = theme.waiting.text;
    visuals.error_fg_color = theme.failed.text;
    visuals.selection.bg_fill = theme.focus.gamma_multiply(0.3);
    visuals.selection.stroke = Stroke::new(size::LINE, theme.focus);
    visuals.text_cursor.stroke.color = theme.text;
    visuals.disabled_alpha = 0.6;

    let widgets = &mut visuals.widgets;
    for (state, fill, line) in [
        (&mut widgets.noninteractive, theme.surface, theme.hairline),
        (&mut widgets.inactive, theme.surface, theme.strong_line),
        (&mut widgets.hovered, theme.hover, theme.secondary),
        (&mut widgets.active, theme.pressed, theme.secondary),
        (&mut widgets.open, theme.hover, theme.secondary),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(size::LINE, line);
        state.fg_stroke = Stroke::new(1.5, theme.text);
        state.corner_radius = radius;
        state.expansion = 0.0;
    }
    visuals
}

/// The shadow of what lies `height` points above the page.
fn elevation(theme: &Theme, height: u8) -> Shadow {
    Shadow {
        offset: [0, (height / 4).cast_signed()],
        blur: height,
        spread: 0,
        color: Color32::from_black_alpha(theme.shadow),
    }
}
