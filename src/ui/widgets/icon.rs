//! Icons, drawn as outlines: one family, sharp at every scale, and no glyph that a font may lack.

use eframe::egui::{Color32, Painter, Pos2, Rect, Stroke, Ui, Vec2};

use crate::ui::theme::size;

/// A picture beside a word. Never alone: it has no name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Four squares.
    Overview,
    /// A plus.
    Plus,
    /// Lines of a list.
    List,
    /// A triangle with a mark.
    Alert,
    /// Arrows in and out.
    Webhook,
    /// A person.
    Person,
    /// A dial.
    Settings,
    /// A tick in a circle.
    Done,
    /// A clock.
    Clock,
    /// A cross in a circle.
    Failed,
    /// A question mark in a circle.
    Question,
    /// A dash in a circle.
    Rest,
}

impl Icon {
    /// Draws it at its usual size, in line with text.
    pub fn ui(self, ui: &mut Ui, color: Color32) {
        let (_, rect) = ui.allocate_space(Vec2::splat(size::ICON));
        self.paint(ui.painter(), rect, color);
    }

    /// Draws it into `rect`.
    pub fn paint(self, painter: &Painter, rect: Rect, color: Color32) {
        let stroke = Stroke::new(rect.width() / 11.0, color);
        // Points are given on a grid of 16, as icons are drawn.
        let at = |x: f32, y: f32| -> Pos2 { rect.min + Vec2::new(x, y) * (rect.width() / 16.0) };
        let unit = rect.width() / 16.0;
        let line = |points: &[(f32, f32)]| {
            painter.line(points.iter().map(|&(x, y)| at(x, y)).collect(), stroke);
        };
        let circle = |x: f32, y: f32, radius: f32| {
            painter.circle_stroke(at(x, y), radius * unit, stroke);
        };
        match self {
            Self::Overview => {
                for (x, y) in [(2.0, 2.0), (9.0, 2.0), (2.0, 9.0), (9.0, 9.0)] {
                    line(&[(x, y), (x + 5.0, y), (x + 5.0, y + 5.0), (x, y + 5.0), (x, y)]);
                }
            }
            Self::Plus => {
                line(&[(8.0, 2.5), (8.0, 13.5)]);
                line(&[(2.5, 8.0), (13.5, 8.0)]);
            }
            Self::List => {
                for y in [3.5, 8.0, 12.5] {
                    line(&[(2.0, y), (3.5, y)]);
                    line(&[(6.0, y), (14.0, y)]);
                }
            }
            Self::Alert => {
                line(&[(8.0, 2.0), (14.5, 13.5), (1.5, 13.5), (8.0, 2.0)]);
                line(&[(8.0, 6.5), (8.0, 9.5)]);
                line(&[(8.0, 11.2), (8.0, 12.0)]);
            }
            Self::Webhook => {
                line(&[(2.0, 5.5), (13.5, 5.5)]);
                line(&[(10.5, 2.5), (13.5, 5.5), (10.5, 8.5)]);
                line(&[(14.0, 11.0), (2.5, 11.0)]);
                line(&[(5.5, 8.5), (2.5, 11.0), (5.5, 14.0)]);
            }
            Self::Person => {
                circle(8.0, 5.0, 3.0);
                line(&[(2.5, 14.0), (3.5, 11.0), (6.0, 9.8), (10.0, 9.8), (12.5, 11.0), (13.5, 14.0)]);
            }
            Self::Settings => {
                for (y, knob) in [(4.0, 10.5), (8.0, 5.5), (12.0, 9.0)] {
                    line(&[(2.0, y), (knob - 1.5, y)]);
                    circle(knob, y, 1.5);
                    line(&[(knob + 1.5, y), (14.0, y)]);
                }
            }
            Self::Done => {
                circle(8.0, 8.0, 6.0);
                line(&[(5.2, 8.2), (7.3, 10.3), (10.9, 5.9)]);
            }
            Self::Clock => {
                circle(8.0, 8.0, 6.0);
                line(&[(8.0, 4.5), (8.0, 8.0), (10.5, 9.5)]);
            }
            Self::Failed => {
                circle(8.0, 8.0, 6.0);
                line(&[(5.8, 5.8), (10.2, 10.2)]);
                line(&[(10.2, 5.8), (5.8, 10.2)]);
            }
            Self::Question => {
                circle(8.0, 8.0, 6.0);
                line(&[(6.2, 6.4), (6.9, 5.2), (8.4, 4.9), (9.7, 5.9), (9.4, 7.2), (8.0, 8.1), (8.0, 9.3)]);
                line(&[(8.0, 10.8), (8.0, 11.5)]);
            }
            Self::Rest => {
                circle(8.0, 8.0, 6.0);
                line(&[(5.5, 8.0), (10.5, 8.0)]);
            }
        }
    }
}
