//! Font objects. The cut of each face is made and compressed once a process; a document with letters beyond the fixed
//! ones gets tables of its own, and a cut of its own if it needs glyphs that the shared one lacks.

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
    program: Vec<u8>,
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
        let cut = Cut::new(typeface, face, &[]);
        let tables = Tables::new(typeface, face, &cut, &[]);
        Self { cut, tables }
    }
}

impl Cut {
    fn new(typeface: Typeface, face: Face, extras: &[Extra]) -> Self {
        let (file, parsed) = (face.file(typeface), face.parsed(typeface));
        let mut glyphs = GlyphRemapper::new();
        let fixed = parsed
            .letters
            .iter()
            .map(|letter| letter.glyph)
            .chain([parsed.substitute.glyph]);
        for glyph in fixed.chain(extras.iter().map(|extra| extra.glyph)) {
            glyphs.remap(glyph);
        }
        // The faces are known to be cuttable; were one not, the whole face is right too, only larger.
        let program = subsetter::subset(file, 0, &glyphs).unwrap_or_else(|_| file.to_vec());
        let tag = Sha256::digest(&program)
            .iter()
            .take(6)
            .map(|byte| char::from(b'A' + byte % 26))
            .collect();
        Self {
            glyphs,
            length: program.len(),
            program: compressed(&program),
            tag,
        }
    }

    fn has(&self, extras: &[Extra]) -> bool {
        extras.iter().all(|extra| self.glyphs.get(extra.glyph).is_some())
    }
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
    let cut = Cut::new(typeface, face, extras);
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
