//! What has changed between two states of a project's documents: figures, sections, sentences, cells of tables.
//!
//! In: the [`Version`]s of documents, composed or as built files. Out: [`Changes`], in the order of the documents. A
//! paragraph that only has another number has not changed, and neither has a reference that follows it there. Nothing
//! here reads a file or prints.

mod align;
mod annexes;
mod closing;
mod documents;
mod figures;
mod labels;
mod outline;
mod phrase;
mod renumbered;
mod sections;
mod tables;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use phrase::LabelsAre;

use crate::document::{Block, Known, Labels, NoCharts, salvage};
use crate::figures::Figures;
use crate::model::{DocumentKind, Numbering};
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
    /// The files that it annexes, by name, as far as they are at hand.
    pub annexed: Vec<(String, Arc<[u8]>)>,
}

impl From<Composed> for Version {
    fn from(composed: Composed) -> Self {
        Self {
            year: composed.year,
            kind: composed.kind,
            blocks: composed.document.blocks,
            figures: Some(composed.figures),
            annexed: composed.annexed,
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
            charts: &NoCharts,
            labels: Labels::Absent,
        };
        Self {
            year,
            kind,
            blocks: salvage(markdown, known),
            figures: None,
            annexed: Vec::new(),
        }
    }

    /// The addresses of the files that its annexes lead to, as its links have them.
    #[must_use]
    pub fn annexed_addresses(&self) -> BTreeSet<String> {
        let outline = outline::Outline::new(&self.blocks, self.labels());
        outline
            .sections
            .into_iter()
            .filter_map(|section| section.file)
            .collect()
    }

    fn labels(&self) -> LabelsAre {
        match self.figures {
            Some(_) => LabelsAre::Apart,
            None => LabelsAre::Words,
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
    /// How its paragraphs are numbered, if that has changed.
    pub numbering: Option<NumberingChange>,
    /// Its sections, in the order of the new state, and after them those that are gone.
    pub sections: Vec<SectionChange>,
    /// Its sentences, in the order of the new state.
    pub sentences: Vec<SentenceChange>,
    /// Its tables, in the order of the new state, and after them those that are gone.
    pub tables: Vec<TableChanges>,
    /// Its annexes that are files of their own, in the order of the new state.
    pub annexes: Vec<AnnexChange>,
}

impl DocumentChanges {
    /// Whether nothing has changed in a document that both states have.
    fn is_empty(&self) -> bool {
        self.numbering.is_none()
            && self.sections.is_empty()
            && self.sentences.is_empty()
            && self.tables.is_empty()
            && self.annexes.is_empty()
    }
}

/// How the paragraphs of a document were and are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberingChange {
    /// As they were.
    pub old: Numbering,
    /// As they are.
    pub new: Numbering,
}

/// An annex that is a file of its own, and is not the file that it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexChange {
    /// What it is numbered as now: "Annex 3".
    pub annex: String,
    /// Its title, as it is now.
    pub title: String,
    /// The name of its file; `None` where it has none any more.
    pub file: Option<String>,
    /// What has become of it.
    pub fate: AnnexFate,
}

/// What can become of an annexed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnexFate {
    /// It is another file, whatever its name.
    Replaced,
    /// It is the same file under another name.
    Renamed {
        /// The name that it had.
        from: String,
    },
    /// It was not there before.
    Arrived,
    /// It is not there any more.
    Gone,
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
    /// Where it stands now, or stood where it is gone.
    pub place: Place,
    /// What has become of it.
    pub fate: SentenceFate,
    /// Where it stood and what it said; `None` where it is new.
    pub old: Option<Said>,
    /// Where it stands and what it says; `None` where it is gone.
    pub new: Option<Said>,
}

/// What can become of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentenceFate {
    /// It is new.
    New,
    /// It is gone.
    Gone,
    /// It says something else.
    Changed,
    /// It says the same, elsewhere.
    Moved,
    /// It says the same, but a number in it is that of another part of the document.
    LeadsElsewhere,
}

/// Where in a document something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Before the first heading.
    Start,
    /// Under this heading.
    Under(String),
    /// With the signature, after the last section and before the annexes.
    End,
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
    /// Annexes that are files.
    pub annexes: usize,
    /// Documents whose paragraphs are numbered in another way.
    pub numberings: usize,
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
            annexes: documents.iter().map(|document| document.annexes.len()).sum(),
            numberings: documents.iter().filter_map(|document| document.numbering).count(),
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
