//! What has changed between two states of a project's documents: figures, sections, sentences, cells of tables.
//!
//! In: the [`Version`]s of documents, composed or as built files. Out: [`Changes`], in the order of the documents. A
//! paragraph that only has another number has not changed, and neither has a reference that follows it there. Nothing
//! here reads a file or prints.

mod align;
mod documents;
mod figures;
mod labels;
mod outline;
mod sections;
mod sentence;
mod tables;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::document::{Block, Known, Labels, salvage};
use crate::figures::Figures;
use crate::model::DocumentKind;
use crate::report::Composed;
use crate::units::FinancialYear;

/// A document in one of the two states.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The year that it is about.
    pub year: FinancialYear,
    /// What it is.
    pub kind: DocumentKind,
    /// Its content.
    pub blocks: Vec<Block>,
    /// Every figure of its year; `None` where only the built file is there, in which a figure is a word among others.
    pub figures: Option<Arc<Figures>>,
}

impl From<Composed> for Version {
    fn from(composed: Composed) -> Self {
        Self {
            year: composed.year,
            kind: composed.kind,
            blocks: composed.document.blocks,
            figures: Some(composed.figures),
        }
    }
}

impl Version {
    /// A document of which there is only the Markdown that was built from it.
    #[must_use]
    pub fn built(year: FinancialYear, kind: DocumentKind, markdown: &str) -> Self {
        let known = Known {
            figures: &Figures::new(year),
            tables: &[],
            labels: Labels::Absent,
        };
        Self {
            year,
            kind,
            blocks: salvage(markdown, known),
            figures: None,
        }
    }
}

/// All that has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The figures, year by year; only years in which some have changed.
    pub figures: Vec<YearFigures>,
    /// The documents that have changed, are new or are gone.
    pub documents: Vec<DocumentChanges>,
}

/// The changed figures of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearFigures {
    /// The year.
    pub year: FinancialYear,
    /// Those that a document of either state prints, in the order in which they first stand there.
    pub printed: Vec<FigureChange>,
    /// All others, by their names.
    pub others: Vec<FigureChange>,
}

/// A figure that prints otherwise than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureChange {
    /// Its name, as the YAML has it: `uphold_rate`.
    pub name: String,
    /// What it is, in words.
    pub label: String,
    /// How it printed; `None` where it had no value.
    pub old: Option<String>,
    /// How it prints; `None` where it has no value any more.
    pub new: Option<String>,
}

/// What has become of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentChanges {
    /// The year that it is about.
    pub year: FinancialYear,
    /// What it is.
    pub kind: DocumentKind,
    /// Whether both states have it; where only one does, nothing else is listed.
    pub presence: Presence,
    /// Its sections, in the order of the new state, and after them those that are gone.
    pub sections: Vec<SectionChange>,
    /// Its sentences, in the order of the new state.
    pub sentences: Vec<SentenceChange>,
    /// Its tables, in the order of the new state, and after them those that are gone.
    pub tables: Vec<TableChanges>,
}

/// Which of the two states has a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Both.
    Both,
    /// The old one only.
    Gone,
    /// The new one only.
    New,
}

/// What has become of a section as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionChange {
    /// Its heading, as it is now, or was where it is gone; without its number.
    pub heading: String,
    /// What has become of it.
    pub fate: SectionFate,
}

/// What can become of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SectionFate {
    /// It is new.
    Added {
        /// The heading before it; `None` where it is the first.
        after: Option<String>,
        /// What it says, sentence by sentence.
        sentences: Vec<String>,
    },
    /// It is gone.
    Removed {
        /// What it said, sentence by sentence.
        sentences: Vec<String>,
    },
    /// It stands elsewhere, the sections in it with it.
    Moved {
        /// The heading before it now; `None` where it is the first.
        after: Option<String>,
    },
    /// It has another heading.
    Renamed {
        /// The one that it had.
        from: String,
    },
}

/// A sentence that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentenceChange {
    /// The heading above it now, or the one that was above it where it is gone; empty before the first heading.
    pub section: String,
    /// Where it stood and what it said; `None` where it is new.
    pub old: Option<Said>,
    /// Where it stands and what it says; `None` where it is gone. Where it says the same as before, it has moved.
    pub new: Option<Said>,
}

/// A sentence and the paragraph that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The number of the paragraph, with the letters of an item in it: "30", "2.1", "30(a)"; empty without numbers.
    pub paragraph: String,
    /// The sentence, without emphasis; a link out of the document has its address after it.
    pub words: String,
}

/// What has become of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableChanges {
    /// Its caption, without its number; empty for a table that has none.
    pub caption: String,
    /// The heading above it; empty before the first heading.
    pub section: String,
    /// What has changed in it, from top to bottom.
    pub changes: Vec<TableChange>,
}

/// A change in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableChange {
    /// The table is new.
    Added,
    /// The table is gone.
    Removed,
    /// It has another caption.
    Caption {
        /// The one that it had.
        old: String,
    },
    /// A row or column is new.
    LineAdded(Line),
    /// A row or column is gone.
    LineRemoved(Line),
    /// A column has another header.
    ColumnRenamed {
        /// The one that it had.
        old: String,
        /// The one that it has.
        new: String,
    },
    /// A cell says something else.
    Cell {
        /// The header of its row.
        row: String,
        /// The header of its column.
        column: String,
        /// What it said.
        old: String,
        /// What it says.
        new: String,
    },
}

/// A whole row or column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A row.
    Row {
        /// Its header.
        header: String,
        /// Its other cells.
        cells: Vec<String>,
    },
    /// A column.
    Column {
        /// Its header.
        header: String,
    },
}

/// How much has changed, of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Documents that are new or gone.
    pub documents: usize,
    /// Figures that a document prints.
    pub figures: usize,
    /// Sentences of sections that both states have.
    pub sentences: usize,
    /// Cells, rows, columns, captions and whole tables.
    pub entries: usize,
    /// Sections.
    pub sections: usize,
}

impl Changes {
    /// Whether nothing has changed, not even a figure that no document prints.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.documents.is_empty()
    }

    /// How much has changed.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let documents = &self.documents;
        let one_sided = documents.iter().filter(|document| document.presence != Presence::Both);
        let tables = documents.iter().flat_map(|document| &document.tables);
        Counts {
            documents: one_sided.count(),
            figures: self.figures.iter().map(|year| year.printed.len()).sum(),
            sentences: documents.iter().map(|document| document.sentences.len()).sum(),
            entries: tables.map(|table| table.changes.len()).sum(),
            sections: documents.iter().map(|document| document.sections.len()).sum(),
        }
    }
}

/// What has changed from the old state to the new.
#[must_use]
pub fn changes(old: &[Version], new: &[Version]) -> Changes {
    let pairs = documents::paired(old, new);
    let figures = figures::changed(&pairs);
    let documents = pairs.iter().filter_map(documents::Pair::changes).collect();
    Changes { figures, documents }
}
