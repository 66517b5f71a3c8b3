//! The logo at the head of the first page.

use super::flow::Flow;
use super::strips::{Hold, Picture, PictureContent, Rect, Strip};
use crate::picture::Logo;

/// The most that it is high: 16 mm.
const HIGHEST: f32 = 45.354;
/// Space below it.
const BELOW: f32 = 16.0;

impl Flow<'_> {
    /// Places the logo: as high as it may be or as wide as the text, but not larger than a point a pixel, at which it would look
    /// coarse.
    pub(super) fn logo(&mut self, logo: &Logo) {
        let (width, height) = (points(logo.width_px), points(logo.height_px));
        let scale = (HIGHEST / height).min(self.measure() / width).min(1.0);
        let rect = Rect {
            left: self.left,
            top: 0.0,
            width: width * scale,
            height: height * scale,
        };
        let owner = self.figure(&logo.alt);
        self.push(Strip {
            height: rect.height,
            hold: Hold::Tight,
            picture: Some(Box::new(Picture {
                owner,
                rect,
                content: PictureContent::Logo,
            })),
            ..Strip::default()
        });
        self.space(BELOW);
    }
}

#[expect(clippy::cast_precision_loss, reason = "a logo has at most thousands of pixels")]
fn points(pixels: u32) -> f32 {
    pixels as f32
}
