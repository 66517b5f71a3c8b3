//! Reads a written file back: its pages, its structure tree and its outline, with nothing of the writer's own code.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A file, read back.
pub(crate) struct File {
    pub(crate) pdf: Document,
    pub(crate) pages: Vec<Page>,
    ids: Vec<ObjectId>,
}

/// What stands on a page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// Width and height.
    pub(crate) size: (f32, f32),
    /// Text of each marked part, by its id.
    pub(crate) parts: BTreeMap<i64, String>,
    /// Texts that are artifacts, in order.
    pub(crate) artifacts: Vec<String>,
    /// Text outside of any mark: there must be none.
    pub(crate) unmarked: String,
    /// Where each piece of text begins and ends, and how large it is.
    pub(crate) extents: Vec<Extent>,
}

#[derive(Debug, Clone)]
pub(crate) struct Extent {
    pub(crate) text: String,
    pub(crate) left: f32,
    pub(crate) right: f32,
    pub(crate) baseline: f32,
    pub(crate) size: f32,
    /// Id of the marked part, if it is none of the artifacts.
    pub(crate) part: Option<i64>,
}

/// A structure element.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    pub(crate) tag: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) kids: Vec<Kid>,
}

#[derive(Debug, Clone)]
pub(crate) enum Kid {
    Element(Element),
    Text { page: usize, part: i64, text: String },
    Annotation(ObjectId),
}

/// A face as the page contents know it.
struct Font {
    texts: BTreeMap<u16, String>,
    widths: BTreeMap<u16, f32>,
}

impl File {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let pdf = Document::load_mem(bytes).expect("a PDF");
        let ids: Vec<ObjectId> = pdf.get_pages().into_values().collect();
        assert!(!ids.is_empty(), "no pages seen");
        let pages = ids.iter().map(|id| read_page(&pdf, *id)).collect();
        Self { pdf, pages, ids }
    }

    /// The document's element.
    pub(crate) fn tree(&self) -> Element {
        let root = self
            .pdf
            .catalog()
            .expect("catalog")
            .get(b"StructTreeRoot")
            .expect("a structure tree");
        let root = self.dictionary(root);
        let kids = root.get(b"K").and_then(Object::as_array).expect("kids");
        assert_eq!(kids.len(), 1);
        self.element(self.dictionary(&kids[0]))
    }

    fn dictionary<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        self.pdf
            .dereference(object)
            .expect("an object")
            .1
            .as_dict()
            .expect("a dictionary")
    }

    fn page_index(&self, dictionary: &Dictionary) -> Option<usize> {
        let id = dictionary.get(b"Pg").and_then(Object::as_reference).ok()?;
        self.ids.iter().position(|page| *page == id)
    }

    fn element(&self, dictionary: &Dictionary) -> Element {
        let own_page = self.page_index(dictionary);
        let kids = match dictionary.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        let mut attributes = BTreeMap::new();
        if let Ok(given) = dictionary.get(b"A").and_then(Object::as_dict) {
            for (key, value) in given {
                // The rest are the numbers of a figure's box.
                if let Ok(name) = value.as_name() {
                    let name = String::from_utf8_lossy(name).into_owned();
                    attributes.insert(String::from_utf8_lossy(key).into_owned(), name);
                }
            }
        }
        Element {
            tag: String::from_utf8_lossy(dictionary.get(b"S").and_then(Object::as_name).expect("a tag")).into_owned(),
            attributes,
            kids: kids.iter().map(|kid| self.kid(kid, own_page)).collect(),
        }
    }

    fn kid(&self, kid: &Object, own_page: Option<usize>) -> Kid {
        if let Object::Integer(part) = kid {
            return self.part(own_page.expect("a page for a bare number"), *part);
        }
        let dictionary = self.dictionary(kid);
        match dictionary.get(b"Type").and_then(Object::as_name) {
            Ok(b"MCR") => {
                let part = dictionary.get(b"MCID").and_then(Object::as_i64).expect("an MCID");
                self.part(self.page_index(dictionary).expect("a page"), part)
            }
            Ok(b"OBJR") => Kid::Annotation(
                dictionary
                    .get(b"Obj")
                    .and_then(Object::as_reference)
                    .expect("an object"),
            ),
            _ => Kid::Element(self.element(dictionary)),
        }
    }

    fn part(&self, page: usize, part: i64) -> Kid {
        let text = self.pages[page]
            .parts
            .get(&part)
            .cloned()
            .expect("a marked part for every MCID");
        Kid::Text { page, part, text }
    }

    /// Level and title of every entry of the outline.
    pub(crate) fn outline(&self) -> Vec<(u8, String)> {
        let mut entries = Vec::new();
        if let Ok(root) = self.pdf.catalog().expect("catalog").get(b"Outlines") {
            self.add_outline(self.dictionary(root), 1, &mut entries);
        }
        entries
    }

    fn add_outline(&self, parent: &Dictionary, level: u8, entries: &mut Vec<(u8, String)>) {
        let mut next = parent.get(b"First").ok();
        while let Some(object) = next {
            let entry = self.dictionary(object);
            entries.push((
                level,
                lopdf::decode_text_string(entry.get(b"Title").expect("a title")).expect("text"),
            ));
            let destination = entry.get(b"Dest").and_then(Object::as_array).expect("a destination");
            let page = destination[0].as_reference().expect("a page");
            assert!(self.ids.contains(&page));
            self.add_outline(entry, level + 1, entries);
            next = entry.get(b"Next").ok();
        }
    }
}

impl Element {
    /// All text below, in reading order.
    pub(crate) fn text(&self) -> String {
        let texts = self.kids.iter().map(|kid| match kid {
            Kid::Element(element) => element.text(),
            Kid::Text { text, .. } => text.clone(),
            Kid::Annotation(_) => String::new(),
        });
        texts.collect()
    }

    /// All elements of a tag below, in reading order.
    pub(crate) fn find(&self, tag: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        for kid in &self.kids {
            if let Kid::Element(element) = kid {
                if element.tag == tag {
                    found.push(element);
                }
                found.extend(element.find(tag));
            }
        }
        found
    }

    /// Every marked part below, in reading order.
    pub(crate) fn parts(&self) -> Vec<(usize, i64)> {
        let parts = self.kids.iter().flat_map(|kid| match kid {
            Kid::Element(element) => element.parts(),
            Kid::Text { page, part, .. } => vec![(*page, *part)],
            Kid::Annotation(_) => Vec::new(),
        });
        parts.collect()
    }

    /// The links' annotations below.
    pub(crate) fn annotations(&self) -> Vec<ObjectId> {
        let annotations = self.kids.iter().filter_map(|kid| match kid {
            Kid::Annotation(object) => Some(*object),
            _ => None,
        });
        annotations.collect()
    }
}

fn read_page(pdf: &Document, id: ObjectId) -> Page {
    let fonts = pdf.get_page_fonts(id).expect("fonts");
    let fonts: BTreeMap<Vec<u8>, Font> = fonts
        .into_iter()
        .map(|(name, font)| (name, read_font(pdf, font)))
        .collect();
    let content = Content::decode(&pdf.get_page_content(id)).expect("operators");
    let mut page = Page {
        size: size(pdf, id),
        ..Page::default()
    };
    let (mut mark, mut font, mut size, mut origin): (Option<Option<i64>>, _, f32, _) = (None, None, 0.0, (0.0, 0.0));
    for operation in &content.operations {
        let number = |index: usize| operation.operands[index].as_float().expect("a number");
        match operation.operator.as_str() {
            "BDC" => {
                assert!(mark.is_none(), "marks are not nested");
                let properties = operation.operands[1].as_dict().expect("properties");
                mark = Some(properties.get(b"MCID").and_then(Object::as_i64).ok());
                match mark {
                    Some(Some(part)) => assert!(page.parts.insert(part, String::new()).is_none()),
                    _ => page.artifacts.push(String::new()),
                }
            }
            "EMC" => mark = None,
            "Tf" => {
                font = fonts.get(operation.operands[0].as_name().expect("a name"));
                size = number(1);
            }
            "Tm" => origin = (number(4), number(5)),
            "TJ" => {
                let (text, width) = shown(&operation.operands[0], font.expect("a font of the page"));
                match mark {
                    Some(Some(part)) => page.parts.entry(part).or_default().push_str(&text),
                    Some(None) => page.artifacts.last_mut().expect("an artifact").push_str(&text),
                    None => page.unmarked.push_str(&text),
                }
                page.extents.push(Extent {
                    text,
                    left: origin.0,
                    right: origin.0 + width * size,
                    baseline: origin.1,
                    size,
                    part: mark.flatten(),
                });
            }
            _ => {}
        }
    }
    page
}

/// Width and height of a page, whose box begins at 0.
fn size(pdf: &Document, id: ObjectId) -> (f32, f32) {
    let page = pdf.get_dictionary(id).expect("a page");
    let corners = page.get(b"MediaBox").and_then(Object::as_array).expect("a box");
    let corner = |index: usize| corners[index].as_float().expect("a number");
    assert!(corner(0) == 0.0 && corner(1) == 0.0 && page.get(b"Rotate").is_err());
    (corner(2), corner(3))
}

/// What an array shows, and its width in the em without the spaces at its end.
fn shown(array: &Object, font: &Font) -> (String, f32) {
    let (mut text, mut width, mut visible) = (String::new(), 0.0, 0.0);
    for item in array.as_array().expect("an array") {
        match item {
            Object::String(codes, _) => {
                for code in codes.chunks(2) {
                    let code = u16::from_be_bytes([code[0], code[1]]);
                    let shown = font.texts.get(&code).expect("a text for every code");
                    text.push_str(shown);
                    width += font.widths.get(&code).expect("a width for every code") / 1000.0;
                    if shown != " " {
                        visible = width;
                    }
                }
            }
            kern => width -= kern.as_float().expect("a kerning number") / 1000.0,
        }
    }
    (text, visible)
}

fn read_font(pdf: &Document, font: &Dictionary) -> Font {
    let stream = font
        .get(b"ToUnicode")
        .and_then(Object::as_reference)
        .and_then(|id| pdf.get_object(id));
    let map = stream
        .and_then(Object::as_stream)
        .expect("a map")
        .decompressed_content()
        .expect("text");
    let map = String::from_utf8(map).expect("ASCII");
    let texts = map.lines().filter_map(|line| {
        let (code, text) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
        let units: Vec<u16> = text.as_bytes().chunks(4).map(hexadecimal).collect();
        Some((
            hexadecimal(code.as_bytes()),
            String::from_utf16(&units).expect("UTF-16"),
        ))
    });
    let descendants = font
        .get(b"DescendantFonts")
        .and_then(Object::as_array)
        .expect("a descendant");
    let descendant = pdf
        .dereference(&descendants[0])
        .expect("it")
        .1
        .as_dict()
        .expect("a dictionary");
    let widths = descendant.get(b"W").and_then(Object::as_array).expect("widths");
    let first = u16::try_from(widths[0].as_i64().expect("a code")).expect("a code");
    let widths = widths[1]
        .as_array()
        .expect("widths")
        .iter()
        .map(|width| width.as_float().expect("a width"));
    // The code space line looks like an entry; it is none of the codes that are used.
    Font {
        texts: texts.collect(),
        widths: (first..).zip(widths).collect(),
    }
}

fn hexadecimal(digits: &[u8]) -> u16 {
    u16::from_str_radix(std::str::from_utf8(digits).expect("ASCII"), 16).expect("hexadecimal")
}
