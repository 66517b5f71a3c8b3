//! How wide words are before anybody has chosen the letters that they will be drawn in.
//!
//! A chart is laid out once, and then drawn by a browser in whatever sans serif its reader has, and by the PDF writer in one
//! of two typefaces. So words are measured a little wider than each of these draws them: a label that fits here fits there.

use super::Weight;
use crate::units::NO_BREAK_SPACE;

/// The smallest letters of a chart, in points.
pub const SMALLEST_TEXT: f32 = 10.0;

/// Widths of the characters from U+0020 to U+007E, in thousandths of the size.
///
/// # Source
/// The widths of Helvetica, which Arial and Liberation Sans have too; of the few characters that are wider by more than the
/// allowance in Atkinson Hyperlegible Next, as the digits of tables are, those that they have there less the allowance.
const REGULAR: [u16; 95] = [
    278, 278, 355, 603, 556, 889, 677, 219, 333, 333, 450, 584, 278, 336, 278, 359, 587, 587, 587, 587, 587, 587, 587,
    587, 587, 587, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 363, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 294, 359, 319, 512, 556, 333, 556, 556, 500, 556,
    556, 298, 556, 556, 234, 244, 500, 243, 833, 556, 556, 556, 556, 333, 500, 302, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// The same of bold letters.
const BOLD: [u16; 95] = [
    289, 333, 474, 709, 565, 898, 722, 250, 333, 333, 450, 584, 278, 346, 278, 408, 587, 587, 587, 587, 587, 587, 587,
    587, 587, 587, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 393, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 408, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 350, 611, 611, 278, 278, 556, 295, 889, 611, 611, 611, 611, 389, 556, 349, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
];

/// Of letters with accents: as wide as most capitals.
const ACCENTED: u16 = 778;

/// Of any other character: as wide as it is high.
const OTHERS: u16 = 1000;

/// What is added for typefaces that are wider, per cent.
const ALLOWANCE: f32 = 8.0;

/// An upper bound of how wide words are on one line, in points, for letters of this size in points.
///
/// # Example
/// ```
/// use annual_review::drawing::{Weight, text_width};
/// let plain = text_width("Upheld", 10.0, Weight::Regular);
/// assert!(plain > 30.0 && plain < 40.0);
/// assert!(text_width("Upheld", 10.0, Weight::Bold) > plain);
/// ```
#[must_use]
pub fn text_width(text: &str, size: f32, weight: Weight) -> f32 {
    let widths = match weight {
        Weight::Regular => &REGULAR,
        Weight::Bold => &BOLD,
    };
    let of = |letter: char| {
        // Written as the letters of the tables that are as wide.
        let letter = match letter {
            NO_BREAK_SPACE => ' ',
            '‘' | '’' | '·' => '\'',
            '–' | '£' => '0',
            'Ŵ' | 'Ẁ' | 'Ẃ' | 'Ẅ' => 'W',
            letter => letter,
        };
        let at = (letter as usize).checked_sub(0x20);
        let other = if ('À'..='ž').contains(&letter) && !matches!(letter, 'Æ' | 'æ' | 'Œ' | 'œ') {
            ACCENTED
        } else {
            OTHERS
        };
        f32::from(at.and_then(|at| widths.get(at)).copied().unwrap_or(other))
    };
    text.chars().map(of).sum::<f32>() / 1000.0 * size * (1.0 + ALLOWANCE / 100.0)
}

/// Words on as many lines as they need to be no wider than this; a word that is wider alone is parted, and so is a number
/// from its unit only where it has to be. No words give one empty line.
///
/// # Example
/// ```
/// use annual_review::drawing::{Weight, wrapped};
/// let lines = wrapped("Benefits and council tax", 70.0, 10.0, Weight::Regular);
/// assert_eq!(lines, ["Benefits and", "council tax"]);
/// ```
#[must_use]
pub fn wrapped(text: &str, width: f32, size: f32, weight: Weight) -> Vec<String> {
    let fits = |text: &str| text_width(text, size, weight) <= width;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let is_gap = |letter: char| letter.is_whitespace() && letter != NO_BREAK_SPACE;
    for word in text.split(is_gap).filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if !fits(&line) && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    lines.push(line);
    lines
}
