//! The tree of structure elements that a screen reader walks.
//!
//! Block elements are joined to their parents in the order of the document when they are made. A link is joined when
//! its first glyph is met, so that it stands between the words before and after it.

/// Index of an [`Element`] in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::write::pdf) struct ElementId(pub(in crate::write::pdf) usize);

/// Index of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::write::pdf) struct LinkId(pub(in crate::write::pdf) usize);

/// Index of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write::pdf) struct FigureId(pub(in crate::write::pdf) usize);

/// A structure element.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::write::pdf) struct Element {
    /// What it is.
    pub(in crate::write::pdf) role: Role,
    /// What it stands in; only the document's has none.
    pub(in crate::write::pdf) parent: Option<ElementId>,
    /// The block elements in it, in reading order.
    pub(in crate::write::pdf) children: Vec<ElementId>,
}

/// What a structure element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write::pdf) enum Role {
    Document,
    /// A heading and its level, 1 to 6.
    Heading(u8),
    Paragraph,
    /// A part that stands for itself.
    Section,
    /// Blocks that belong together.
    Division,
    Quote,
    /// The logo or a chart.
    Figure(FigureId),
    List(Numbering),
    Item,
    Label,
    ItemBody,
    Table,
    Caption,
    TableHead,
    TableBody,
    Row,
    Header(Scope),
    Cell,
    Link(LinkId),
}

/// How the items of a list are labelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write::pdf) enum Numbering {
    /// With bullets.
    Bullets,
    /// With numbers.
    Decimal,
    /// With small letters.
    Letters,
    /// With small roman numbers.
    Roman,
    /// With capital letters.
    Capitals,
    /// With words of their own.
    Words,
}

/// What a header cell is the header of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write::pdf) enum Scope {
    Column,
    Row,
}

/// The elements of a document.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) elements: Vec<Element>,
}

impl Tree {
    /// The document's own element.
    pub(super) const ROOT: ElementId = ElementId(0);

    pub(super) fn new() -> Self {
        Self {
            elements: vec![Element {
                role: Role::Document,
                parent: None,
                children: Vec::new(),
            }],
        }
    }

    /// Makes an element that its parent holds from now on.
    pub(super) fn add(&mut self, parent: ElementId, role: Role) -> ElementId {
        let id = self.add_loose(parent, role);
        if let Some(element) = self.elements.get_mut(parent.0) {
            element.children.push(id);
        }
        id
    }

    /// Makes an element that is joined to its parent with its first glyph.
    pub(super) fn add_loose(&mut self, parent: ElementId, role: Role) -> ElementId {
        let id = ElementId(self.elements.len());
        self.elements.push(Element {
            role,
            parent: Some(parent),
            children: Vec::new(),
        });
        id
    }
}
