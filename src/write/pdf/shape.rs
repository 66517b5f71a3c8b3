//! Text to glyphs.
//!
//! In: the [`Words`] of one block, a face for each span of them. Out: [`Shaped`]: glyphs with their kerned advances in
//! the em, so that one shaping serves every size, and the text that each stands for in the [`Alphabet`].

use std::rc::Rc;

use harfrust::{Buffer, ClusterLevel, Direction, GlyphId, Script, ShapeOptions, ShaperFont, shape};

use super::fonts::{Alphabet, Extra, Face, THOUSAND, advance, thousandths};
use super::stretches::{self, Letters, Placed, stretches};
use crate::units::Typeface;

/// The words of one block, without markup.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// The text; a `\n` begins a new line.
    pub(super) text: String,
    /// Spans of one face, in order, that together cover the text.
    pub(super) spans: Vec<Span>,
}

/// A stretch of text in one face.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span {
    /// Byte offset where it ends.
    pub(super) end: usize,
    /// Its face.
    pub(super) face: Face,
}

impl Words {
    /// Words in one face.
    pub(super) fn plain(text: &str, face: Face) -> Self {
        let mut words = Self::default();
        words.push(text, face);
        words
    }

    /// Adds a span, without the characters that a page cannot show: controls, soft hyphens, byte order marks.
    ///
    /// White space other than the no-break space becomes a plain space, and several of them one, as in HTML. What
    /// Unicode calls no character goes, since a PDF may not say that a glyph stands for it.
    pub(super) fn push(&mut self, text: &str, face: Face) {
        let before = self.text.len();
        for character in text.chars().filter(|character| !is_dropped(*character)) {
            match character {
                ' ' | '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                    if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                        self.text.push(' ');
                    }
                }
                shown => self.text.push(shown),
            }
        }
        self.close_span(before, face);
    }

    /// Adds a span of words that have been through [`Words::push`] before.
    pub(super) fn push_as_is(&mut self, text: &str, face: Face) {
        let before = self.text.len();
        self.text.push_str(text);
        self.close_span(before, face);
    }

    /// Begins a new line.
    pub(super) fn push_break(&mut self, face: Face) {
        let before = self.text.len();
        self.text.push('\n');
        self.close_span(before, face);
    }

    fn close_span(&mut self, before: usize, face: Face) {
        if self.text.len() > before {
            self.spans.push(Span {
                end: self.text.len(),
                face,
            });
        }
    }

    /// Whether there is nothing to be seen.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Whether a character is nothing that a page can show.
///
/// Marks of direction are among them: lines run to the right, and such a mark only turns copied text around.
fn is_dropped(character: char) -> bool {
    match character {
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' => false,
        '\u{ad}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        other => other.is_control(),
    }
}

/// A glyph of a [`Shaped`] text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    /// Its code in the [`Alphabet`] of its face.
    pub(super) code: u16,
    /// Index of its span.
    pub(super) span: usize,
    /// Byte offset of its text.
    pub(super) at: usize,
    /// How much nearer the next glyph stands than its advance says, in thousandths of the em.
    pub(super) kern: f32,
}

/// A text as glyphs.
#[derive(Debug, Clone, Default)]
pub(super) struct Shaped {
    /// The glyphs, in the order of the text.
    pub(super) glyphs: Vec<Glyph>,
    /// Where each glyph begins, and at the end the whole width, in the em.
    pub(super) edges: Vec<f32>,
}

impl Shaped {
    /// Width of some glyphs, in the em.
    pub(super) fn width(&self, glyphs: &std::ops::Range<usize>) -> f32 {
        let edge = |index: usize| self.edges.get(index).copied().unwrap_or_default();
        edge(glyphs.end) - edge(glyphs.start)
    }

    /// Adds a glyph that advances so far, in thousandths of the em.
    fn push(&mut self, glyph: Glyph, advance: f32) {
        let edge = self.edges.last().copied().unwrap_or_default();
        self.glyphs.push(glyph);
        self.edges.push(edge + advance / THOUSAND);
    }

    /// Moves the edges to where they are if each span has a size of its own, a share of the whole text's.
    pub(super) fn scale(&mut self, of_span: impl Fn(usize) -> f32) {
        let mut added = 0.0;
        let mut before = self.edges.first().copied().unwrap_or_default();
        for (glyph, edge) in self.glyphs.iter().zip(self.edges.iter_mut().skip(1)) {
            let scale = of_span(glyph.span);
            let width = *edge - before;
            before = *edge;
            // Nothing is added at the usual size, so that rounding changes nothing there.
            added += width * (scale - 1.0);
            *edge += added;
        }
    }
}

/// Shapes the texts of one document.
pub(super) struct Shaper {
    buffer: Buffer,
    fonts: [Option<ShaperFont<'static, 'static>>; 4],
    /// What the codes given out stand for.
    pub(super) alphabet: Alphabet,
}

impl Shaper {
    pub(super) fn new(typeface: Typeface) -> Self {
        let mut buffer = Buffer::new();
        // A combining mark keeps its own place in the text, so that each glyph stands for something.
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        Self {
            buffer,
            fonts: [const { None }; 4],
            alphabet: Alphabet::new(typeface),
        }
    }

    /// Shapes the words of a block.
    pub(super) fn shape(&mut self, words: &Words) -> Shaped {
        let mut shaped = Shaped::default();
        shaped.glyphs.reserve(words.text.len());
        shaped.edges.reserve(words.text.len() + 1);
        shaped.edges.push(0.0);
        let mut start = 0;
        for (index, span) in words.spans.iter().enumerate() {
            let text = words.text.get(start..span.end).unwrap_or_default();
            self.shape_span(text, start, index, span.face, &mut shaped);
            start = span.end;
        }
        shaped
    }

    /// Shapes a span: stretch by stretch where all its letters are fixed ones, else as a whole.
    fn shape_span(&mut self, text: &str, start: usize, span: usize, face: Face, shaped: &mut Shaped) {
        let before = shaped.glyphs.len();
        for (own, stretch) in stretches(text) {
            let Some(letters) = self.letters(stretch, face) else {
                shaped.glyphs.truncate(before);
                shaped.edges.truncate(before + 1);
                return self.shape_whole(text, start, span, face, shaped);
            };
            for ((at, _), letter) in text[own.clone()].char_indices().zip(letters.iter()) {
                let glyph = Glyph {
                    code: letter.code,
                    span,
                    at: start + own.start + at,
                    kern: letter.kern,
                };
                shaped.push(glyph, letter.advance);
            }
        }
        if shaped.glyphs.len() > before {
            self.alphabet.touch(face);
        }
    }

    /// The letters of a stretch; `None` if they are not all fixed ones, drawn as they are.
    fn letters(&mut self, stretch: &str, face: Face) -> Letters {
        let typeface = self.alphabet.typeface;
        stretches::letters(typeface, face, stretch, |stretch| {
            let parsed = face.parsed(typeface);
            let units_per_em = self.run(stretch, face);
            let (infos, positions) = (self.buffer.glyph_infos(), self.buffer.glyph_positions());
            let letter = |(index, character): (usize, char)| {
                let (info, position) = (infos.get(index)?, positions.get(index)?);
                let character = if character == '\n' { ' ' } else { character };
                let (code, letter) = parsed.fixed(character)?;
                let is_as_it_is = u32::from(letter.glyph) == info.glyph_id
                    && info.cluster as usize == index
                    && position.x_offset == 0;
                let advance = thousandths(position.x_advance, units_per_em);
                is_as_it_is.then_some(Placed {
                    code,
                    advance,
                    kern: letter.advance - advance,
                })
            };
            let letters: Option<Rc<[Placed]>> = stretch.chars().enumerate().map(letter).collect();
            letters.filter(|letters| letters.len() == infos.len())
        })
    }

    /// Shapes a run into the buffer; gives the units of the em.
    fn run(&mut self, text: &str, face: Face) -> u16 {
        let parsed = face.parsed(self.alphabet.typeface);
        let font = self.fonts[face as usize].get_or_insert_with(|| ShaperFont::new(&parsed.font));
        self.buffer.clear();
        for (at, character) in (0_u32..).zip(text.chars()) {
            // A line break is a space to whoever listens or copies.
            let shown = if character == '\n' {
                ' '
            } else {
                parsed.drawn(character)
            };
            self.buffer.push(shown.into(), at);
        }
        self.buffer.set_direction(Direction::LeftToRight);
        self.buffer.set_script(Some(Script::LATIN));
        let options = ShapeOptions::new().plan(Some(&parsed.plan));
        // It fails only for a buffer that is shaped already or does not fit the plan, neither of which can be here.
        let _ = shape(font, &mut self.buffer, options);
        font.units_per_em()
    }

    fn shape_whole(&mut self, text: &str, start: usize, span: usize, face: Face, shaped: &mut Shaped) {
        let units_per_em = self.run(text, face);
        let Some(font) = &self.fonts[face as usize] else { return };
        let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let offset = |cluster: u32| offsets.get(cluster as usize).copied().unwrap_or(text.len());
        let (infos, positions) = (self.buffer.glyph_infos(), self.buffer.glyph_positions());
        for (index, (info, position)) in infos.iter().zip(positions).enumerate() {
            let (from, to) = (
                offset(info.cluster),
                infos.get(index + 1).map_or(text.len(), |next| offset(next.cluster)),
            );
            let stands_for = text.get(from..to).unwrap_or_default();
            let (code, nominal, missing) = encode(&mut self.alphabet, font, face, info.glyph_id, stands_for);
            let kerned = if missing {
                nominal
            } else {
                thousandths(position.x_advance, units_per_em)
            };
            let shift = thousandths(position.x_offset, units_per_em);
            if let Some(before) = shaped.glyphs.last_mut().filter(|_| index > 0) {
                before.kern -= shift;
            }
            let glyph = Glyph {
                code,
                span,
                at: start + from,
                kern: nominal - kerned + shift,
            };
            shaped.push(glyph, kerned);
        }
    }
}

/// The code of a glyph that stands for a text, its advance without kerning, and whether the face lacks it.
fn encode(
    alphabet: &mut Alphabet,
    font: &ShaperFont<'_, '_>,
    face: Face,
    glyph: u32,
    stands_for: &str,
) -> (u16, f32, bool) {
    let parsed = face.parsed(alphabet.typeface);
    let text = if stands_for == "\n" { " " } else { stands_for };
    let mut characters = text.chars();
    if let (Some(character), None) = (characters.next(), characters.next())
        && let Some((code, letter)) = parsed.fixed(character)
        && u32::from(letter.glyph) == glyph
    {
        alphabet.touch(face);
        return (code, letter.advance, false);
    }
    let found = u16::try_from(glyph).ok().filter(|glyph| *glyph != 0);
    let (glyph, advance) = found.map_or((parsed.substitute.glyph, parsed.substitute.advance), |glyph| {
        (glyph, advance(font, GlyphId::from(glyph)))
    });
    // A second glyph of the same character stands for nothing of its own; a PDF wants some text for every glyph.
    let text = if text.is_empty() { "\u{200b}" } else { text };
    let code = alphabet.code_for(
        face,
        Extra {
            glyph,
            advance,
            text: text.to_owned(),
        },
    );
    (code, advance, found.is_none())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shaped(text: &str) -> (Shaped, Shaper) {
        let mut shaper = Shaper::new(Typeface::Liberation);
        let run = shaper.shape(&Words::plain(text, Face::Regular));
        (run, shaper)
    }

    #[test]
    fn letters_are_kerned_and_keep_a_code_each() {
        let (kerned, _) = shaped("AVAVAV");
        let (apart, _) = shaped("AV");
        assert_eq!(kerned.glyphs.len(), 6);
        assert!(kerned.glyphs[0].kern > 0.0, "A and V stand nearer to each other");
        assert!(apart.width(&(0..2)) < 1.3);
        assert_eq!(shaped("office flight").0.glyphs.len(), 13, "no ligatures");
    }

    proptest! {
        #[test]
        fn a_run_is_the_same_in_stretches_as_shaped_whole(
            text in "([A-Za-zŵŴłŁ0-9.,()’‘“”/–£%-]{0,9}[ \u{a0}]?){0,12}|\\PC{0,30}", bold: bool, atkinson: bool,
        ) {
            let typeface = if atkinson { Typeface::Atkinson } else { Typeface::Liberation };
            let words = Words::plain(&text, if bold { Face::Bold } else { Face::Regular });
            let Some(span) = words.spans.first() else { return Ok(()) };
            let (mut whole, mut shaper) = (Shaped::default(), Shaper::new(typeface));
            whole.edges.push(0.0);
            shaper.shape_whole(&words.text, 0, 0, span.face, &mut whole);
            let shaped = Shaper::new(typeface).shape(&words);
            prop_assert_eq!(&shaped.edges, &whole.edges);
            prop_assert_eq!(shaped.glyphs, whole.glyphs);
        }
    }

    #[test]
    fn what_the_face_lacks_is_shown_as_something_and_keeps_its_text() {
        let (emoji, shaper) = shaped("a🙂b漢");
        assert_eq!(emoji.glyphs.len(), 4);
        let extras: Vec<_> = shaper.alphabet.used().flat_map(|(_, extras)| extras.to_vec()).collect();
        assert_eq!(
            extras.iter().map(|extra| extra.text.as_str()).collect::<Vec<_>>(),
            ["🙂", "漢"]
        );
        assert!(extras.iter().all(|extra| extra.glyph != 0));
    }

    #[test]
    fn every_typeface_has_the_signs_of_our_documents() {
        let signs = "ŵŷŴŶâêîôûŁłĄąĆćĘęŃńÓóŚśŹźŻż–—‘’“”•…£€%‰×÷−§°\u{2010}\u{2011}\u{a0}µ";
        for typeface in Typeface::ALL {
            for face in Face::ALL {
                let mut shaper = Shaper::new(typeface);
                shaper.shape(&Words::plain(signs, face));
                let substitute = face.parsed(typeface).substitute.glyph;
                let extras = shaper.alphabet.used().flat_map(|(_, extras)| extras);
                let lacking: Vec<_> = extras.filter(|extra| extra.glyph == substitute).collect();
                assert!(lacking.is_empty(), "{typeface:?} {face:?}: {lacking:?}");
            }
        }
    }

    #[test]
    fn an_accent_that_is_written_apart_is_composed() {
        let (composed, shaper) = shaped("y\u{302}r");
        assert_eq!(composed.glyphs.len(), 2);
        let texts: Vec<_> = shaper
            .alphabet
            .used()
            .flat_map(|(_, extras)| extras.to_vec())
            .map(|e| e.text)
            .collect();
        assert_eq!(texts, ["y\u{302}"]);
    }

    #[test]
    fn controls_and_soft_hyphens_are_dropped_and_other_white_space_is_a_space() {
        let words = Words::plain(" a\u{0}b\u{ad}c\td \n \u{202e}e\u{feff}", Face::Regular);
        assert_eq!(words.text, "abc d e");
        assert!(Words::plain("\u{0}\n ", Face::Regular).is_blank());
    }
}
