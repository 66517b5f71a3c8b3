//! The faces: parsed once a process, and the letters that every document carries.
//!
//! In: the four faces of each typeface in `data/fonts`. Out: for a character its glyph, for a glyph its advance, and for a document the
//! [`Alphabet`]: which code of its page contents stands for which glyph and which text. Nothing here makes PDF objects.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use harfrust::font::Font;
use harfrust::{
    Buffer, Direction, Feature, GlyphId, GlyphInfo, Script, ShapeOptions, ShapePlan, ShaperFont, Tag, shape,
};

use super::measures::Measures;
use crate::units::Typeface;

/// Units of the em in which code widths are given: PDF measures glyphs in thousandths.
pub(super) const THOUSAND: f32 = 1000.0;

/// Something for each face of each typeface.
pub(super) type OnEachFace<T> = [[T; Face::ALL.len()]; Typeface::ALL.len()];

/// What is made once a process of every face.
pub(super) type OnceAFace<T> = OnEachFace<OnceLock<T>>;

/// The file of a face that has this ending.
macro_rules! file {
    (@ $name:literal, $ending:literal) => {
        include_bytes!(concat!("../../../data/fonts/", $name, $ending))
    };
    ($typeface:expr, $face:expr, $ending:literal) => {
        match ($typeface, $face) {
            (Typeface::Liberation, Self::Regular) => file!(@ "LiberationSans-Regular", $ending),
            (Typeface::Liberation, Self::Bold) => file!(@ "LiberationSans-Bold", $ending),
            (Typeface::Liberation, Self::Italic) => file!(@ "LiberationSans-Italic", $ending),
            (Typeface::Liberation, Self::BoldItalic) => file!(@ "LiberationSans-BoldItalic", $ending),
            (Typeface::Atkinson, Self::Regular) => file!(@ "AtkinsonHyperlegibleNext-Regular", $ending),
            (Typeface::Atkinson, Self::Bold) => file!(@ "AtkinsonHyperlegibleNext-Bold", $ending),
            (Typeface::Atkinson, Self::Italic) => file!(@ "AtkinsonHyperlegibleNext-Italic", $ending),
            (Typeface::Atkinson, Self::BoldItalic) => file!(@ "AtkinsonHyperlegibleNext-BoldItalic", $ending),
        }
    };
}

/// One of the four faces of a typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Face {
    /// Upright.
    Regular,
    /// Upright and bold.
    Bold,
    /// Slanted.
    Italic,
    /// Slanted and bold.
    BoldItalic,
}

impl Face {
    /// All four, in the order of their discriminants.
    pub(super) const ALL: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic];

    /// This face, bold.
    pub(super) fn bold(self) -> Self {
        match self {
            Self::Regular | Self::Bold => Self::Bold,
            Self::Italic | Self::BoldItalic => Self::BoldItalic,
        }
    }

    /// This face, slanted.
    pub(super) fn italic(self) -> Self {
        match self {
            Self::Regular | Self::Italic => Self::Italic,
            Self::Bold | Self::BoldItalic => Self::BoldItalic,
        }
    }

    /// The font file, whole.
    pub(super) fn file(self, typeface: Typeface) -> &'static [u8] {
        file!(typeface, self, ".ttf")
    }

    /// The cut of it that documents share: four bytes for its length, the first the highest, then the cut, compressed.
    pub(super) fn shared_cut(self, typeface: Typeface) -> &'static [u8] {
        file!(typeface, self, ".cut")
    }

    /// The face, parsed.
    pub(super) fn parsed(self, typeface: Typeface) -> &'static Parsed {
        static FACES: OnceAFace<Parsed> = [const { [const { OnceLock::new() }; 4] }; 2];
        FACES[typeface as usize][self as usize].get_or_init(|| Parsed::new(self.file(typeface)))
    }
}

/// A face ready for shaping, and the codes of its fixed letters.
pub(super) struct Parsed {
    /// For [`harfrust::shape`].
    pub(super) font: Font,
    /// Its measures.
    pub(super) measures: Measures,
    /// Latin from left to right, without ligatures, with digits of one width.
    pub(super) plan: ShapePlan,
    /// The fixed letters in the order of their codes, which begin at 1.
    pub(super) letters: Vec<Letter>,
    /// What is shown for a character that the face lacks.
    pub(super) substitute: Letter,
    /// The characters that the face lacks and another stands in for.
    stand_ins: Vec<(char, char)>,
    /// Index into `letters` for the characters below U+0180, the most frequent ones.
    low: Vec<Option<u16>>,
}

/// A character of a face.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Letter {
    /// The character.
    pub(super) character: char,
    /// Its glyph.
    pub(super) glyph: u16,
    /// How far the glyph advances without kerning, in thousandths of the em.
    pub(super) advance: f32,
}

impl Parsed {
    fn new(file: &'static [u8]) -> Self {
        let (Some(font), Some(measures)) = (Font::new(file, 0), Measures::of(file)) else {
            unreachable!("the font files are compiled in, and a test parses each")
        };
        // Without ligatures a code is one character: text is found, copied and read aloud letter by letter.
        let features = [
            Feature::new(Tag::new(b"liga"), 0, ..),
            Feature::new(Tag::new(b"clig"), 0, ..),
            Feature::new(Tag::new(b"tnum"), 1, ..),
        ];
        let plan = ShapePlan::new(&font, Direction::LeftToRight, Some(Script::LATIN), None, &features);
        let (letters, substitute, stand_ins) = {
            let shaper = ShaperFont::new(&font);
            let stand_ins = stand_ins(&shaper);
            let drawn = |character: char| {
                let stand_in = stand_ins.iter().find(|(lacking, _)| *lacking == character);
                (character, stand_in.map_or(character, |(_, drawn)| *drawn))
            };
            let letters = letters(&shaper, &plan, fixed_characters().map(drawn).collect());
            let substitutes = ['\u{fffd}', '\u{25a1}', '?'].map(drawn);
            let substitute = self::letters(&shaper, &plan, substitutes.to_vec()).first().copied();
            let nothing = Letter {
                character: '?',
                glyph: 0,
                advance: 0.0,
            };
            (letters, substitute.unwrap_or(nothing), stand_ins)
        };
        let mut low = vec![None; 0x180];
        for (index, letter) in (0..).zip(&letters) {
            if let Some(slot) = low.get_mut(letter.character as usize) {
                *slot = Some(index);
            }
        }
        Self {
            font,
            measures,
            plan,
            letters,
            substitute,
            stand_ins,
            low,
        }
    }

    /// The character that is drawn for one: itself, unless the face lacks it and has one that looks the same.
    pub(super) fn drawn(&self, character: char) -> char {
        let mut stand_ins = self.stand_ins.iter();
        stand_ins
            .find(|(lacking, _)| *lacking == character)
            .map_or(character, |(_, drawn)| *drawn)
    }

    /// The code of a character and its letter, if it is one of the fixed ones.
    pub(super) fn fixed(&self, character: char) -> Option<(u16, &Letter)> {
        let index = match self.low.get(character as usize) {
            Some(slot) => usize::from((*slot)?),
            None => self
                .letters
                .binary_search_by_key(&character, |letter| letter.character)
                .ok()?,
        };
        Some((code(index), self.letters.get(index)?))
    }
}

/// Characters with the glyphs that the plan gives to those that are drawn for them, without those that the face lacks.
fn letters(shaper: &ShaperFont<'_, '_>, plan: &ShapePlan, characters: Vec<(char, char)>) -> Vec<Letter> {
    let mut buffer = Buffer::new();
    for (at, (_, drawn)) in (0..).zip(&characters) {
        buffer.push((*drawn).into(), at);
    }
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(Some(Script::LATIN));
    // It fails only for a buffer that does not fit the plan. All in one run: each is the same as in a run of its own.
    let _ = shape(shaper, &mut buffer, ShapeOptions::new().plan(Some(plan)));
    let letter = |((character, _), glyph): ((char, char), &GlyphInfo)| {
        let found = u16::try_from(glyph.glyph_id).ok().filter(|glyph| *glyph != 0)?;
        Some(Letter {
            character,
            glyph: found,
            advance: advance(shaper, GlyphId::from(found)),
        })
    };
    characters
        .into_iter()
        .zip(buffer.glyph_infos())
        .filter_map(letter)
        .collect()
}

/// The characters that a face lacks, each with one that looks the same.
fn stand_ins(shaper: &ShaperFont<'_, '_>) -> Vec<(char, char)> {
    let has = |character: &char| shaper.nominal_glyph((*character).into()).is_some();
    // The micro sign is a Greek mu; a hyphen that may not end a line looks like one that may.
    let alike = [
        ('\u{b5}', ['\u{3bc}'; 2]),
        ('\u{2010}', ['-'; 2]),
        ('\u{2011}', ['\u{2010}', '-']),
    ];
    let lacking = alike.into_iter().filter(|(character, _)| !has(character));
    lacking
        .filter_map(|(character, others)| Some((character, others.into_iter().find(has)?)))
        .collect()
}

/// How far a glyph advances without kerning, in thousandths of the em.
pub(super) fn advance(shaper: &ShaperFont<'_, '_>, glyph: GlyphId) -> f32 {
    thousandths(shaper.glyph_h_advance(glyph), shaper.units_per_em())
}

/// A length of the face in thousandths of the em.
#[expect(clippy::cast_precision_loss, reason = "font units are at most five digits")]
pub(super) fn thousandths(units: i32, units_per_em: u16) -> f32 {
    units as f32 * THOUSAND / f32::from(units_per_em.max(1))
}

/// Latin-1, Welsh and Polish, with the punctuation that typographers use: what almost every document gets by with.
///
/// In the order of their code points, by which they are searched.
const FIXED: &str = "\u{a0}¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ\
     ĄąĆćĘęŁłŃńŒœŚśŠšŴŵŶŷŸŹźŻżŽžẀẁẂẃẄẅỲỳ‐–—‘’“”•…€™−≤≥";

fn fixed_characters() -> impl Iterator<Item = char> {
    (' '..='~').chain(FIXED.chars())
}

/// The code of the letter at an index; code 0 is left to `.notdef` and never written.
fn code(index: usize) -> u16 {
    u16::try_from(index + 1).unwrap_or(u16::MAX)
}

/// What the codes of a document's page contents stand for, face by face.
#[derive(Debug)]
pub(super) struct Alphabet {
    /// The typeface of the document.
    pub(super) typeface: Typeface,
    faces: [Used; 4],
}

#[derive(Debug, Default)]
struct Used {
    any: bool,
    extras: Vec<Extra>,
    codes: BTreeMap<(u16, String), u16>,
}

/// A code beyond the fixed letters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Extra {
    /// The glyph that is drawn.
    pub(super) glyph: u16,
    /// Its advance without kerning, in thousandths of the em.
    pub(super) advance: f32,
    /// The text that it stands for, which another glyph may be drawn for if the face lacks it.
    pub(super) text: String,
}

impl Alphabet {
    /// Nothing used yet.
    pub(super) fn new(typeface: Typeface) -> Self {
        Self {
            typeface,
            faces: Default::default(),
        }
    }

    /// The faces that were used, with their codes beyond the fixed letters.
    pub(super) fn used(&self) -> impl Iterator<Item = (Face, &[Extra])> {
        let faces = Face::ALL.into_iter().zip(&self.faces);
        faces
            .filter(|(_, used)| used.any)
            .map(|(face, used)| (face, used.extras.as_slice()))
    }

    /// Notes that a fixed letter of the face is used.
    pub(super) fn touch(&mut self, face: Face) {
        self.faces[face as usize].any = true;
    }

    /// The code for a glyph that stands for a text, made if there is none yet.
    pub(super) fn code_for(&mut self, face: Face, extra: Extra) -> u16 {
        let used = &mut self.faces[face as usize];
        used.any = true;
        let next = code(face.parsed(self.typeface).letters.len() + used.extras.len());
        *used.codes.entry((extra.glyph, extra.text.clone())).or_insert_with(|| {
            used.extras.push(extra);
            next
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_face() -> impl Iterator<Item = (Typeface, Face)> {
        Typeface::ALL
            .into_iter()
            .flat_map(|typeface| Face::ALL.map(|face| (typeface, face)))
    }

    #[test]
    fn every_face_parses_and_has_welsh_and_polish() {
        for (typeface, face) in every_face() {
            let parsed = face.parsed(typeface);
            let missing: String = fixed_characters().filter(|c| parsed.fixed(*c).is_none()).collect();
            assert_eq!(missing, "", "{typeface:?} {face:?}");
            assert_eq!(parsed.letters.len(), fixed_characters().count(), "{face:?}");
            assert!(parsed.letters.is_sorted_by_key(|letter| letter.character), "{face:?}");
            for character in "ŵŷŴŶłŁąęż£€–—‘’“”…•\u{a0}".chars() {
                let (code, letter) = parsed.fixed(character).expect("a fixed letter");
                assert!(code > 0 && letter.glyph > 0 && letter.character == character);
            }
            assert_ne!(parsed.substitute.glyph, 0);
        }
    }

    #[test]
    fn a_letter_is_the_same_among_others_as_in_a_run_of_its_own() {
        for (typeface, face) in every_face() {
            let parsed = face.parsed(typeface);
            let shaper = ShaperFont::new(&parsed.font);
            for letter in &parsed.letters {
                let drawn = parsed.drawn(letter.character);
                let alone = letters(&shaper, &parsed.plan, vec![(letter.character, drawn)]);
                assert_eq!(alone, [*letter], "{typeface:?} {face:?}");
            }
        }
    }

    #[test]
    fn digits_of_a_face_are_equally_wide_so_that_columns_of_numbers_align() {
        for (typeface, face) in every_face() {
            let widths = "0123456789"
                .chars()
                .map(|digit| face.parsed(typeface).fixed(digit).map(|(_, letter)| letter.advance));
            let mut widths: Vec<_> = widths.collect();
            widths.dedup();
            assert_eq!(widths.len(), 1);
        }
    }

    #[test]
    fn a_text_that_the_face_lacks_gets_a_code_of_its_own_once() {
        let mut alphabet = Alphabet::new(Typeface::Liberation);
        let extra = |text: &str| Extra {
            glyph: 34,
            advance: 556.0,
            text: text.to_owned(),
        };
        let first = alphabet.code_for(Face::Bold, extra("漢"));
        assert_eq!(alphabet.code_for(Face::Bold, extra("字")), first + 1);
        assert_eq!(alphabet.code_for(Face::Bold, extra("漢")), first);
        assert_eq!(
            alphabet
                .used()
                .map(|(face, extras)| (face, extras.len()))
                .collect::<Vec<_>>(),
            [(Face::Bold, 2)]
        );
    }
}
