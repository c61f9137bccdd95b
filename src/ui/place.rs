//! Where the window is: one that was on a screen that is gone comes back to one that is there.

use eframe::egui::{Context, Pos2, Rect, Vec2, ViewportCommand, vec2};

/// So much of the window's top, in pixels, must be on a screen for it to be seen and moved by hand.
const SEEN: Vec2 = vec2(240.0, 24.0);

/// Moves the window back if it cannot be seen on `screens`, which are in pixels; to be called until it is true, which
/// it is once the window knows where it is.
pub fn bring_back(ctx: &Context, screens: &[Rect]) -> bool {
    let (window, scale) = ctx.input(|input| (input.viewport().outer_rect, input.pixels_per_point()));
    let Some(window) = window else { return false };
    if let Some(at) = brought_back(window * scale, screens) {
        ctx.send_viewport_cmd(ViewportCommand::OuterPosition(at / scale));
    }
    true
}

/// Where a window must go to be seen; none if it can be seen where it is, or nobody knows the screens.
fn brought_back(window: Rect, screens: &[Rect]) -> Option<Pos2> {
    let wish = SEEN.min(window.size());
    let can_be_seen = |screen: &Rect| {
        let seen = screen.intersect(window.with_max_y(window.top() + 2.0 * SEEN.y));
        seen.width() >= wish.x && seen.height() >= wish.y
    };
    if screens.iter().any(can_be_seen) {
        return None;
    }
    let far = |screen: &Rect| screen.distance_sq_to_pos(window.center());
    let nearest = screens.iter().min_by(|one, other| far(one).total_cmp(&far(other)))?;
    // Larger than the screen, it keeps its upper left corner.
    let last = (nearest.max - window.size()).max(nearest.min);
    Some(window.min.clamp(nearest.min, last))
}

#[cfg(test)]
mod tests {
    use eframe::egui::pos2;

    use super::*;

    fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(width, height))
    }

    #[test]
    fn a_window_on_a_screen_that_is_gone_comes_back_and_no_other_moves() {
        let (left, right) = (rect(0.0, 0.0, 1_920.0, 1_080.0), rect(1_920.0, 0.0, 2_560.0, 1_440.0));
        let on_right = rect(2_500.0, 100.0, 1_180.0, 780.0);
        assert_eq!(brought_back(on_right, &[left, right]), None);
        assert_eq!(brought_back(on_right, &[left]), Some(pos2(740.0, 100.0)));
        for (window, expected) in [
            (rect(1_700.0, 900.0, 1_180.0, 780.0), Some(pos2(740.0, 300.0))), // 220 pixels of its top are left
            (rect(1_600.0, 900.0, 1_180.0, 780.0), None),                     // it sticks out, as people place windows
            (rect(-900.0, -700.0, 1_180.0, 780.0), Some(pos2(0.0, 0.0))),     // its title is above the screen
            (rect(-3_000.0, 50.0, 3_000.0, 2_000.0), Some(pos2(0.0, 0.0))),   // larger than the screen
            (rect(1_800.0, 100.0, 100.0, 100.0), None),                       // small, and whole
        ] {
            assert_eq!(brought_back(window, &[left]), expected, "{window:?}");
        }
        assert_eq!(brought_back(on_right, &[]), None, "nobody knows the screens");
    }
}
