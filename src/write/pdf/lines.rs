//! Glyphs to lines.
//!
//! In: a text, its glyphs and a width. Out: which glyphs stand on which line. Lines are broken where Unicode's line
//! breaking algorithm allows it, as late as they fit; a word that fits on no line is broken between its letters.

use std::ops::Range;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::shape::Shaped;

/// Where a line may end.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Opportunity {
    /// Index of the first glyph after it.
    glyph: usize,
    /// Whether the line must end here.
    forced: bool,
}

/// A shaped text with the places where it may be broken.
#[derive(Debug, Clone)]
pub(super) struct Breakable {
    /// The glyphs.
    pub(super) shaped: Shaped,
    /// For each glyph whether it is a space that a line may end with.
    spaces: Vec<bool>,
    opportunities: Vec<Opportunity>,
}

impl Breakable {
    /// Finds the places where a text may be broken.
    pub(super) fn new(text: &str, shaped: Shaped) -> Self {
        let byte = |at: usize| text.as_bytes().get(at).copied().unwrap_or_default();
        let spaces = shaped
            .glyphs
            .iter()
            .map(|glyph| matches!(byte(glyph.at), b' ' | b'\n'))
            .collect();
        let mut glyph = 0;
        let mut opportunities = Vec::new();
        let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
        for at in segmenter.segment_str(text).filter(|at| *at > 0) {
            let forced = byte(at - 1) == b'\n';
            if !forced && joins_numbers(text, at) {
                continue;
            }
            while shaped.glyphs.get(glyph).is_some_and(|found| found.at < at) {
                glyph += 1;
            }
            opportunities.push(Opportunity { glyph, forced });
        }
        Self {
            shaped,
            spaces,
            opportunities,
        }
    }

    /// Width of some glyphs without the spaces at their end, in the em.
    pub(super) fn visible_width(&self, glyphs: &Range<usize>) -> f32 {
        let blank = |index: &usize| self.spaces.get(*index).copied().unwrap_or(false);
        let end = glyphs
            .clone()
            .rev()
            .find(|index| !blank(index))
            .map_or(glyphs.start, |last| last + 1);
        self.shaped.width(&(glyphs.start..end))
    }

    /// The lines that fit into a width, in the em; at least one, and no glyph lost.
    pub(super) fn lines(&self, width: f32) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let (mut start, mut last) = (0, 0);
        for opportunity in &self.opportunities {
            while self.visible_width(&(start..opportunity.glyph)) > width {
                let end = if last > start {
                    last
                } else {
                    self.last_fitting(start, width)
                };
                if end >= opportunity.glyph {
                    break;
                }
                lines.push(start..end);
                start = end;
            }
            last = opportunity.glyph;
            if opportunity.forced {
                lines.push(start..last);
                start = last;
            }
        }
        let end = self.shaped.glyphs.len();
        if start < end || lines.is_empty() {
            lines.push(start..end);
        }
        lines
    }

    /// The end of the longest line from `start` that fits, at least one glyph long.
    fn last_fitting(&self, start: usize, width: f32) -> usize {
        let fits = |end: &usize| self.shaped.width(&(start..*end)) <= width;
        (start + 1..=self.shaped.glyphs.len())
            .take_while(fits)
            .last()
            .unwrap_or(start + 1)
    }

    /// Width of the longest stretch that is not to be broken, in the em.
    pub(super) fn longest_word(&self) -> f32 {
        let mut start = 0;
        let widths = self.opportunities.iter().map(|opportunity| {
            let word = start..opportunity.glyph;
            start = opportunity.glyph;
            self.visible_width(&word)
        });
        widths.fold(0.0, f32::max)
    }

    /// Width of the longest line if only forced breaks are made, in the em.
    pub(super) fn natural_width(&self) -> f32 {
        self.lines(f32::INFINITY)
            .iter()
            .map(|line| self.visible_width(line))
            .fold(0.0, f32::max)
    }
}

/// Whether the break would tear a range such as 2019–20 or 1/2 apart.
fn joins_numbers(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    let mut before = before.chars().rev();
    let joined = before
        .next()
        .is_some_and(|mark| matches!(mark, '–' | '-' | '/' | '\u{2010}' | '\u{2011}'));
    let digit = |character: Option<char>| character.is_some_and(|c| c.is_ascii_digit());
    joined && digit(before.next()) && digit(after.chars().next())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::units::Typeface;
    use crate::write::pdf::fonts::Face;
    use crate::write::pdf::shape::{Shaper, Words};

    fn breakable(text: &str) -> (Breakable, String) {
        let words = Words::plain(text, Face::Regular);
        let shaped = Shaper::new(Typeface::Liberation).shape(&words);
        (Breakable::new(&words.text, shaped), words.text)
    }

    /// The lines of a text set to a width in the em.
    fn lines(text: &str, width: f32) -> Vec<String> {
        let (breakable, text) = breakable(text);
        let at = |index: usize| breakable.shaped.glyphs.get(index).map_or(text.len(), |glyph| glyph.at);
        breakable
            .lines(width)
            .iter()
            .map(|line| text[at(line.start)..at(line.end)].to_owned())
            .collect()
    }

    #[test]
    fn a_number_stays_on_the_line_of_its_unit() {
        assert_eq!(
            lines("we upheld 7\u{a0}percentage points", 7.0),
            ["we upheld ", "7\u{a0}percentage ", "points"]
        );
    }

    #[test]
    fn ranges_of_years_and_fractions_are_not_torn_apart() {
        for text in ["in 2019–20", "in 2019-20", "in 2019/20"] {
            assert_eq!(lines(text, 4.2).len(), 2, "{text}");
        }
    }

    #[test]
    fn a_word_that_fits_on_no_line_is_broken_between_letters() {
        let word = "Llanfairpwllgwyngyll".repeat(6);
        let broken = lines(&word, 10.0);
        assert!(broken.len() > 4);
        assert_eq!(broken.concat(), word);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn no_glyph_is_lost_and_no_line_is_too_wide(text in "\\PC{0,60}|[a-z0-9 \u{a0}–/-]{0,120}", width in 1.5_f32..40.0) {
            let (breakable, _) = breakable(&text);
            let lines = breakable.lines(width);
            prop_assert!(!lines.is_empty());
            prop_assert_eq!(lines[0].start, 0);
            prop_assert_eq!(lines[lines.len() - 1].end, breakable.shaped.glyphs.len());
            for pair in lines.windows(2) {
                prop_assert_eq!(pair[0].end, pair[1].start);
            }
            for line in &lines {
                prop_assert!(breakable.visible_width(line) <= width + 0.001 || line.len() == 1);
            }
        }
    }
}
