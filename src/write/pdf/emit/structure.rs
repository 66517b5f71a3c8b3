//! The structure tree, its parent tree and the link annotations.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::super::layout::{Element, ElementId, FigureId, Layout, LinkId, Numbering, Page, Place, Rect, Role, Scope};
use super::super::style::Sheet;
use super::{from_bottom, integer, real, text_string};

/// The standard structure type of a role.
pub(super) fn tag(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Heading(level) => match level {
            0 | 1 => "H1",
            2 => "H2",
            3 => "H3",
            4 => "H4",
            5 => "H5",
            _ => "H6",
        },
        Role::Paragraph => "P",
        Role::Section => "Sect",
        Role::Division => "Div",
        Role::Quote => "BlockQuote",
        Role::Figure(_) => "Figure",
        Role::List(_) => "L",
        Role::Item => "LI",
        Role::Label => "Lbl",
        Role::ItemBody => "LBody",
        Role::Table => "Table",
        Role::Caption => "Caption",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::Row => "TR",
        Role::Header(_) => "TH",
        Role::Cell => "TD",
        Role::Link(_) => "Link",
    }
}

/// What an element holds, in reading order.
#[derive(Debug, Clone, Copy)]
enum Kid {
    Element(ElementId),
    /// A marked part of a page's contents.
    Content {
        page: usize,
        id: usize,
    },
    /// A link annotation.
    Annotation {
        page: usize,
        object: ObjectId,
    },
}

/// Adds the tree and the annotations; gives the object of its root.
pub(super) fn add(document: &mut Document, layout: &Layout, owners: &[Vec<ElementId>], pages: &[ObjectId]) -> ObjectId {
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = layout.elements.iter().map(|_| document.new_object_id()).collect();
    let mut kids = kids(layout, owners);
    let annotations = add_annotations(document, layout, pages, &mut kids);
    let kept = kept(&layout.elements, &kids);
    let boxes = boxes(&layout.pages);
    for (index, element) in layout.elements.iter().enumerate().filter(|(index, _)| kept[*index]) {
        let parent = element.parent.map_or(root, |parent| ids[parent.0]);
        let children = kids[index]
            .iter()
            .filter(|kid| !matches!(kid, Kid::Element(child) if !kept[child.0]));
        let mut dictionary = element_dictionary(element.role, parent, children, &ids, pages);
        if let Role::Figure(FigureId(figure)) = element.role {
            let alternative = layout.figures.get(figure).map_or("", String::as_str);
            dictionary.set("Alt", text_string(alternative));
            if let Some(corners) = boxes.get(&ElementId(index)).copied().flatten() {
                let corners = corners.map(real).to_vec();
                let layout = dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners };
                dictionary.set("A", layout);
            }
        }
        document.set_object(ids[index], dictionary);
    }
    let mut numbers = Vec::new();
    for (page, owners) in owners.iter().enumerate() {
        let parents = owners.iter().map(|owner| Object::Reference(ids[owner.0])).collect();
        numbers.extend([integer(page), Object::Array(parents)]);
    }
    for (key, element) in (pages.len()..).zip(&annotations) {
        numbers.extend([integer(key), Object::Reference(ids[element.0])]);
    }
    let parents = document.add_object(dictionary! { "Nums" => numbers });
    let first = ids.first().map_or(root, |first| *first);
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![Object::Reference(first)],
            "ParentTree" => Object::Reference(parents),
            "ParentTreeNextKey" => integer(pages.len() + annotations.len()),
        },
    );
    root
}

/// What each element holds: the blocks in it, and its words and links where they are met in the contents.
fn kids(layout: &Layout, owners: &[Vec<ElementId>]) -> Vec<Vec<Kid>> {
    let children = |element: &Element| element.children.iter().map(|child| Kid::Element(*child)).collect();
    let mut kids: Vec<Vec<Kid>> = layout.elements.iter().map(children).collect();
    for (page, owners) in owners.iter().enumerate() {
        for (id, owner) in owners.iter().enumerate() {
            let is_link = matches!(layout.elements[owner.0].role, Role::Link(_));
            if let Some(parent) = layout.elements[owner.0]
                .parent
                .filter(|_| is_link && kids[owner.0].is_empty())
            {
                kids[parent.0].push(Kid::Element(*owner));
            }
            kids[owner.0].push(Kid::Content { page, id });
        }
    }
    kids
}

/// Which elements are written: those that hold something, and cells, without which a row would not be whole.
fn kept(elements: &[Element], kids: &[Vec<Kid>]) -> Vec<bool> {
    let mut kept = vec![false; elements.len()];
    // Elements are made after their parents.
    for index in (0..elements.len()).rev() {
        let role = elements[index].role;
        kept[index] = matches!(role, Role::Document | Role::Header(_) | Role::Cell)
            || kids[index]
                .iter()
                .any(|kid| !matches!(kid, Kid::Element(child) if !kept[child.0]));
    }
    kept
}

fn element_dictionary<'a>(
    role: Role,
    parent: ObjectId,
    kids: impl Iterator<Item = &'a Kid>,
    ids: &[ObjectId],
    pages: &[ObjectId],
) -> Dictionary {
    let mut own_page = None;
    let kids: Vec<Object> = kids.map(|kid| kid_object(*kid, ids, pages, &mut own_page)).collect();
    let mut dictionary = dictionary! { "S" => tag(role), "P" => Object::Reference(parent) };
    if let Some(page) = own_page {
        dictionary.set("Pg", Object::Reference(pages[page]));
    }
    match <[Object; 1]>::try_from(kids) {
        Ok([kid]) => dictionary.set("K", kid),
        Err(kids) => dictionary.set("K", kids),
    }
    let attribute = match role {
        Role::Header(Scope::Column) => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Role::Header(Scope::Row) => Some(dictionary! { "O" => "Table", "Scope" => "Row" }),
        Role::List(numbering) => Some(dictionary! { "O" => "List", "ListNumbering" => numbering_name(numbering) }),
        _ => None,
    };
    if let Some(attribute) = attribute {
        dictionary.set("A", attribute);
    }
    dictionary
}

/// The corners of each figure: left, bottom, right and top; `None` for one that goes over pages, which has no box.
fn boxes(pages: &[Page]) -> BTreeMap<ElementId, Option<[f32; 4]>> {
    let mut boxes = BTreeMap::new();
    for page in pages {
        let mut on_page: BTreeMap<ElementId, [f32; 4]> = BTreeMap::new();
        for (_, picture) in &page.pictures {
            let corners = corners(page.sheet, &picture.rect);
            let around = on_page.entry(picture.owner).or_insert(corners);
            *around = union(*around, corners);
        }
        for (owner, corners) in on_page {
            let one = boxes.entry(owner).and_modify(|one| *one = None);
            one.or_insert(Some(corners));
        }
    }
    boxes
}

/// Left, bottom, right and top of a rectangle, as PDF measures.
fn corners(sheet: Sheet, rect: &Rect) -> [f32; 4] {
    let (top, bottom) = (rect.top, rect.top + rect.height);
    [
        rect.left,
        from_bottom(sheet, bottom),
        rect.left + rect.width,
        from_bottom(sheet, top),
    ]
}

/// The corners of what holds both rectangles.
fn union(one: [f32; 4], other: [f32; 4]) -> [f32; 4] {
    [
        one[0].min(other[0]),
        one[1].min(other[1]),
        one[2].max(other[2]),
        one[3].max(other[3]),
    ]
}

fn numbering_name(numbering: Numbering) -> &'static str {
    match numbering {
        Numbering::Bullets => "Disc",
        Numbering::Decimal => "Decimal",
        Numbering::Letters => "LowerAlpha",
        Numbering::Roman => "LowerRoman",
        Numbering::Capitals => "UpperAlpha",
        Numbering::Words => "None",
    }
}

/// A kid as an object; the first page that is met becomes the element's own, on which a bare number suffices.
fn kid_object(kid: Kid, ids: &[ObjectId], pages: &[ObjectId], own_page: &mut Option<usize>) -> Object {
    match kid {
        Kid::Element(child) => Object::Reference(ids[child.0]),
        Kid::Content { page, id } => {
            if *own_page.get_or_insert(page) == page {
                return integer(id);
            }
            Object::Dictionary(dictionary! {
                "Type" => "MCR", "Pg" => Object::Reference(pages[page]), "MCID" => integer(id),
            })
        }
        Kid::Annotation { page, object } => Object::Dictionary(dictionary! {
            "Type" => "OBJR", "Pg" => Object::Reference(pages[page]), "Obj" => Object::Reference(object),
        }),
    }
}

/// Adds an annotation for each link on each page; gives their elements in the order of their keys.
fn add_annotations(
    document: &mut Document,
    layout: &Layout,
    pages: &[ObjectId],
    kids: &mut [Vec<Kid>],
) -> Vec<ElementId> {
    let mut owners = Vec::new();
    for (page, laid_out) in layout.pages.iter().enumerate() {
        let mut areas: BTreeMap<LinkId, Vec<Rect>> = BTreeMap::new();
        for area in &laid_out.links {
            areas.entry(area.link).or_default().push(area.rect);
        }
        let mut annotations = Vec::new();
        for (id, rects) in areas {
            let Some(link) = layout.links.get(id.0) else { continue };
            let mut annotation = annotation(laid_out.sheet, &rects, pages.len() + owners.len());
            annotation.set("Contents", text_string(&link.words));
            annotation.set("P", Object::Reference(pages[page]));
            match link.target.strip_prefix('#').and_then(|id| layout.places.get(id)) {
                Some(place) => annotation.set("A", go_to(*place, pages)),
                None => annotation.set(
                    "A",
                    dictionary! {
                        "S" => "URI", "URI" => Object::string_literal(uri(&link.target)),
                    },
                ),
            }
            let object = document.add_object(annotation);
            annotations.push(Object::Reference(object));
            kids[link.element.0].push(Kid::Annotation { page, object });
            owners.push(link.element);
        }
        if let Ok(page) = document.get_dictionary_mut(pages[page])
            && !annotations.is_empty()
        {
            page.set("Annots", annotations);
        }
    }
    owners
}

/// A link annotation over the rectangles of its lines.
fn annotation(sheet: Sheet, rects: &[Rect], key: usize) -> Dictionary {
    let mut quads = Vec::new();
    let mut around = None;
    for corners in rects.iter().map(|rect| corners(sheet, rect)) {
        let [left, bottom, right, top] = corners;
        quads.extend([left, top, right, top, left, bottom, right, bottom].map(real));
        around = Some(around.map_or(corners, |around| union(around, corners)));
    }
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => around.unwrap_or_default().map(real).to_vec(),
        "QuadPoints" => quads,
        "Border" => vec![integer(0), integer(0), integer(0)],
        // Bit 3, Print.
        "F" => integer(4),
        "StructParent" => integer(key),
    }
}

fn go_to(place: Place, pages: &[ObjectId]) -> Dictionary {
    dictionary! { "S" => "GoTo", "D" => destination(place, pages) }
}

/// The destination of a place: its page, scrolled to a little above it.
pub(super) fn destination(place: Place, pages: &[ObjectId]) -> Object {
    let page = pages
        .get(place.page)
        .map_or(Object::Null, |page| Object::Reference(*page));
    let top = real(from_bottom(place.sheet, (place.top - 6.0).max(0.0)));
    Object::Array(vec![
        page,
        Object::Name(b"XYZ".to_vec()),
        Object::Null,
        top,
        Object::Null,
    ])
}

/// A URI as seven-bit text, which is all that a URI action may hold.
fn uri(target: &str) -> String {
    let hexadecimal = |digit: u8| char::from_digit(digit.into(), 16).unwrap_or('0').to_ascii_uppercase();
    let encode = |byte: u8| match byte {
        b'!'..=b'~' => vec![char::from(byte)],
        _ => vec!['%', hexadecimal(byte >> 4), hexadecimal(byte & 15)],
    };
    target.bytes().flat_map(encode).collect()
}
