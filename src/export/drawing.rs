//! What is drawn where, before anybody asks whether it becomes vectors or pixels.

use super::typeset::Line;

/// A rectangle from its upper left corner; y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ink(pub u8, pub u8, pub u8);

impl Ink {
    /// Text.
    pub const TEXT: Self = Self(0x14, 0x18, 0x1c);
    /// Labels and lesser lines.
    pub const SECONDARY: Self = Self(0x55, 0x60, 0x6b);
    /// Lines between rows.
    pub const HAIRLINE: Self = Self(0xd5, 0xda, 0xdf);
    /// The one colour of Cobro.
    pub const ACCENT: Self = Self(0x0a, 0x6b, 0x4d);
    /// Behind a warning; its text is [`Self::WARNING_TEXT`], and its edge too, so that it stands out in grey.
    pub const WARNING: Self = Self(0xff, 0xf3, 0xd4);
    /// A warning's text.
    pub const WARNING_TEXT: Self = Self(0x5c, 0x3c, 0x00);
    /// Modules of codes.
    pub const BLACK: Self = Self(0, 0, 0);
    /// Paper.
    pub const WHITE: Self = Self(0xff, 0xff, 0xff);

    /// Red, green and blue between 0 and 1.
    pub fn parts(self) -> [f32; 3] {
        [self.0, self.1, self.2].map(|part| f32::from(part) / 255.0)
    }
}

/// Something drawn.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// Rectangles of one colour, filled together, so that those that touch leave no seam.
    Rects(Vec<Rect>, Ink),
    /// A line of text from its start on the baseline.
    Text {
        /// The glyphs.
        line: Line,
        /// Left end.
        x: f32,
        /// Baseline.
        y: f32,
        /// The em.
        size: f32,
        /// Colour.
        ink: Ink,
    },
}

impl Item {
    fn shift(&mut self, dx: f32, dy: f32) {
        match self {
            Self::Rects(rects, _) => {
                for rect in rects {
                    (rect.x, rect.y) = (rect.x + dx, rect.y + dy);
                }
            }
            Self::Text { x, y, .. } => (*x, *y) = (*x + dx, *y + dy),
        }
    }
}

/// A part of a page, from its own upper left corner.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// How much room it takes.
    pub height: f32,
    /// What it draws, in reading order.
    pub items: Vec<Item>,
}

impl Block {
    /// Draws another block's items here.
    pub fn place(&mut self, block: Self, x: f32, y: f32) {
        self.height = self.height.max(y + block.height);
        self.items.extend(block.items.into_iter().map(|mut item| {
            item.shift(x, y);
            item
        }));
    }

    /// Puts another block below all that is here.
    pub fn below(&mut self, gap: f32, block: Self) {
        let y = self.height + if self.height > 0.0 { gap } else { 0.0 };
        self.place(block, 0.0, y);
    }
}

/// A page or a picture.
#[derive(Clone, Debug)]
pub(super) struct Drawing {
    /// Points of a page, pixels of a picture.
    pub width: f32,
    /// The same.
    pub height: f32,
    /// Everything on it.
    pub items: Vec<Item>,
}
