//! egui's own style in our tokens, for what we do not draw ourselves.

use eframe::egui::{Color32, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Vec2, Visuals};

use super::tokens::{Theme, font, size, space};

/// egui's style in our tokens.
pub(super) fn style(theme: &Theme) -> Style {
    let mut style = Style { animation_time: 0.1, ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, font::CAPTION),
        (TextStyle::Body, font::BODY),
        (TextStyle::Button, font::BODY),
        (TextStyle::Heading, font::title()),
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
