//! Font objects. The cut of each face to the fixed letters comes with the program, compressed: to make it took longer than
//! all the rest of a first letter. A document with letters beyond these gets tables of its own, and a cut of its own if
//! it needs glyphs that the shared one lacks.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::OnceLock;

use lopdf::{Document, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::super::fonts::{Extra, Face, OnceAFace};
use super::super::measures::Measures;
use super::file::compressed;
use super::{integer, real};
use crate::units::Typeface;

/// A face cut down to some glyphs.
struct Cut {
    /// Where the glyphs of the whole face are in the cut.
    glyphs: GlyphRemapper,
    /// The font program, compressed.
    program: Cow<'static, [u8]>,
    /// Its length before it was compressed.
    length: usize,
    /// Six letters that tell this cut from any other.
    tag: String,
}

/// What belongs to the codes of a face: compressed streams and the widths.
struct Tables {
    to_glyphs: Vec<u8>,
    to_unicode: Vec<u8>,
    widths: Vec<Object>,
}

/// The shared cut and tables of a face.
struct Shared {
    cut: Cut,
    tables: Tables,
}

fn shared(typeface: Typeface, face: Face) -> &'static Shared {
    static SHARED: OnceAFace<Shared> = [const { [const { OnceLock::new() }; 4] }; 2];
    SHARED[typeface as usize][face as usize].get_or_init(|| Shared::new(typeface, face))
}

impl Shared {
    fn new(typeface: Typeface, face: Face) -> Self {
        let cut = Cut::shared(typeface, face);
        let tables = Tables::new(typeface, face, &cut, &[]);
        Self { cut, tables }
    }
}

impl Cut {
    /// The one that documents share.
    fn shared(typeface: Typeface, face: Face) -> Self {
        let Some((length, program)) = face.shared_cut(typeface).split_first_chunk() else {
            unreachable!("the cuts are compiled in, and a test reads each")
        };
        let length = u32::from_be_bytes(*length) as usize;
        Self::new(glyphs(typeface, face, &[]), length, Cow::Borrowed(program))
    }

    /// One that has these glyphs too.
    fn with(typeface: Typeface, face: Face, extras: &[Extra]) -> Self {
        let glyphs = glyphs(typeface, face, extras);
        let program = cut(typeface, face, &glyphs);
        Self::new(glyphs, program.len(), Cow::Owned(compressed(&program)))
    }

    fn new(glyphs: GlyphRemapper, length: usize, program: Cow<'static, [u8]>) -> Self {
        let tag = Sha256::digest(&program)
            .iter()
            .take(6)
            .map(|byte| char::from(b'A' + byte % 26))
            .collect();
        Self {
            glyphs,
            program,
            length,
            tag,
        }
    }

    fn has(&self, extras: &[Extra]) -> bool {
        extras.iter().all(|extra| self.glyphs.get(extra.glyph).is_some())
    }
}

/// The fixed letters of a face and some more glyphs, in the order of a cut.
fn glyphs(typeface: Typeface, face: Face, extras: &[Extra]) -> GlyphRemapper {
    let parsed = face.parsed(typeface);
    let mut glyphs = GlyphRemapper::new();
    let fixed = parsed
        .letters
        .iter()
        .map(|letter| letter.glyph)
        .chain([parsed.substitute.glyph]);
    for glyph in fixed.chain(extras.iter().map(|extra| extra.glyph)) {
        glyphs.remap(glyph);
    }
    glyphs
}

/// A face cut down to some glyphs, not compressed.
fn cut(typeface: Typeface, face: Face, glyphs: &GlyphRemapper) -> Vec<u8> {
    let file = face.file(typeface);
    // The faces are known to be cuttable; were one not, the whole face is right too, only larger.
    subsetter::subset(file, 0, glyphs).unwrap_or_else(|_| file.to_vec())
}

impl Tables {
    fn new(typeface: Typeface, face: Face, cut: &Cut, extras: &[Extra]) -> Self {
        let fixed = face
            .parsed(typeface)
            .letters
            .iter()
            .map(|letter| (letter.glyph, letter.advance, letter.character.to_string()));
        let extras = extras
            .iter()
            .map(|extra| (extra.glyph, extra.advance, extra.text.clone()));
        // Code 0 is `.notdef`.
        let (mut to_glyphs, mut widths, mut texts) = (vec![0, 0], Vec::new(), Vec::new());
        for (glyph, advance, text) in fixed.chain(extras) {
            to_glyphs.extend(cut.glyphs.get(glyph).unwrap_or_default().to_be_bytes());
            widths.push(real(advance));
            texts.push(text);
        }
        Self {
            to_glyphs: compressed(&to_glyphs),
            to_unicode: compressed(character_map(&texts).as_bytes()),
            widths: vec![integer(1), Object::Array(widths)],
        }
    }
}

/// The `ToUnicode` map of codes from 1 on.
fn character_map(texts: &[String]) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let mut code = 0;
    // A block holds at most a hundred entries.
    for block in texts.chunks(100) {
        let _ = writeln!(map, "{} beginbfchar", block.len());
        for text in block {
            code += 1;
            let _ = write!(map, "<{code:04X}> <");
            for unit in text.encode_utf16() {
                let _ = write!(map, "{unit:04X}");
            }
            map.push_str(">\n");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}

/// Adds the font of a face with the document's extra codes; gives the object that page contents refer to.
pub(super) fn add(document: &mut Document, typeface: Typeface, face: Face, extras: &[Extra]) -> ObjectId {
    let shared = shared(typeface, face);
    let mut add = |cut: &Cut, tables: &Tables| add_font(document, typeface, face, cut, tables);
    if extras.is_empty() {
        return add(&shared.cut, &shared.tables);
    }
    if shared.cut.has(extras) {
        return add(&shared.cut, &Tables::new(typeface, face, &shared.cut, extras));
    }
    let cut = Cut::with(typeface, face, extras);
    add(&cut, &Tables::new(typeface, face, &cut, extras))
}

fn add_font(document: &mut Document, typeface: Typeface, face: Face, cut: &Cut, tables: &Tables) -> ObjectId {
    let name = Object::Name(format!("{}+{}", cut.tag, base_name(typeface, face)).into_bytes());
    let stream =
        |bytes: &[u8]| Stream::new(dictionary! { "Filter" => "FlateDecode" }, bytes.to_vec()).with_compression(false);
    let mut program = stream(&cut.program);
    program.dict.set("Length1", integer(cut.length));
    let program = document.add_object(program);
    let to_glyphs = document.add_object(stream(&tables.to_glyphs));
    let to_unicode = document.add_object(stream(&tables.to_unicode));
    let descriptor = document.add_object(descriptor(face, face.parsed(typeface).measures, name.clone(), program));
    let descendant = document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => name.clone(),
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => integer(0),
        },
        "FontDescriptor" => Object::Reference(descriptor),
        "CIDToGIDMap" => Object::Reference(to_glyphs),
        "W" => tables.widths.clone(),
    });
    document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => name,
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![Object::Reference(descendant)],
        "ToUnicode" => Object::Reference(to_unicode),
    })
}

/// The name that a font gives itself.
fn base_name(typeface: Typeface, face: Face) -> &'static str {
    match (typeface, face) {
        (Typeface::Liberation, Face::Regular) => "LiberationSans",
        (Typeface::Liberation, Face::Bold) => "LiberationSans-Bold",
        (Typeface::Liberation, Face::Italic) => "LiberationSans-Italic",
        (Typeface::Liberation, Face::BoldItalic) => "LiberationSans-BoldItalic",
        (Typeface::Atkinson, Face::Regular) => "AtkinsonHyperlegibleNext-Regular",
        (Typeface::Atkinson, Face::Bold) => "AtkinsonHyperlegibleNext-Bold",
        (Typeface::Atkinson, Face::Italic) => "AtkinsonHyperlegibleNext-Italic",
        (Typeface::Atkinson, Face::BoldItalic) => "AtkinsonHyperlegibleNext-BoldItalic",
    }
}

/// The descriptor. Both typefaces slant by 12 degrees; how thick stems are no font says, and viewers hardly ask.
fn descriptor(face: Face, measures: Measures, name: Object, program: ObjectId) -> lopdf::Dictionary {
    let (italic, stem) = match face {
        Face::Regular => (0, 80),
        Face::Bold => (0, 140),
        Face::Italic => (-12, 80),
        Face::BoldItalic => (-12, 140),
    };
    // Bit 6: letters of no special set; bit 7: slanted.
    let flags = if italic == 0 { 32 } else { 32 + 64 };
    dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => name,
        "Flags" => flags,
        "FontBBox" => measures.bounds.map(Object::from).to_vec(),
        "ItalicAngle" => italic,
        "Ascent" => measures.ascent,
        "Descent" => measures.descent,
        "CapHeight" => measures.cap_height,
        "StemV" => stem,
        "FontFile2" => Object::Reference(program),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::path::Path;

    use flate2::Compression;
    use flate2::read::ZlibDecoder;
    use flate2::write::ZlibEncoder;

    use super::*;

    /// `UPDATE_CUTS=1 cargo test --lib cut_that_comes` makes them anew and fails, so that it is never taken for a green run.
    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "whoever runs the tests says so by the environment"
    )]
    fn the_cut_that_comes_with_the_program_is_what_its_face_is_cut_to() {
        let is_updating = std::env::var_os("UPDATE_CUTS").is_some();
        for typeface in Typeface::ALL {
            for face in Face::ALL {
                let expected = cut(typeface, face, &glyphs(typeface, face, &[]));
                if is_updating {
                    write_cut(typeface, face, &expected);
                    continue;
                }
                let shared = Cut::shared(typeface, face);
                let mut program = Vec::new();
                ZlibDecoder::new(&*shared.program).read_to_end(&mut program).unwrap();
                let remedy = "UPDATE_CUTS=1 makes it anew";
                assert!(program == expected, "{typeface:?} {face:?}: {remedy}");
                assert_eq!(shared.length, expected.len(), "{typeface:?} {face:?}: {remedy}");
            }
        }
        assert!(!is_updating, "the cuts are made anew; run without UPDATE_CUTS");
    }

    fn write_cut(typeface: Typeface, face: Face, program: &[u8]) {
        let length = u32::try_from(program.len()).unwrap();
        let mut encoder = ZlibEncoder::new(length.to_be_bytes().to_vec(), Compression::best());
        encoder.write_all(program).unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/fonts");
        let family = base_name(typeface, Face::Regular).trim_end_matches("-Regular");
        let path = folder.join(format!("{family}-{face:?}.cut"));
        std::fs::write(path, encoder.finish().unwrap()).unwrap();
    }
}
