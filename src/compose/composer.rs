//! From sections to a document: templates rendered in their order, parsed, and given their metadata.
//!
//! In: an [`Outline`], which says what a kind of document is made of. Out: a [`Document`], or all that is wrong with it.

use std::sync::Arc;

use super::context::Context;
use super::references::section_name;
use super::templates::{Templates, section_template};
use super::title::{self, Signs};
use super::{ReadYear, decision, letter, nearest_template, paper, prose, workings_annex};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source, Spot};
use crate::document::{
    self, Block, Document, FrameKind, Inline, Known, Labels, Metadata, Provenance, Readers, Stage, Table,
};
use crate::figures::Figures;
use crate::model::{DocumentKind, LetterAnnex, PreparedBy, Project, Style};
use crate::units::{Colour, Date};
use crate::view::YearView;
use crate::workings::workings;

/// What a document is made for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Making {
    /// The date of making, where one is wanted in the metadata.
    pub made_on: Option<Date>,
    /// Whether something may still be to come.
    pub stage: Stage,
    /// Whether anybody will read it.
    pub purpose: Purpose,
}

/// What becomes of a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Purpose {
    /// It is read.
    #[default]
    Reading,
    /// It is only judged whether it can be made, so that nothing is told in it of how its figures were worked out.
    Judging,
}

/// Composes the documents of a year.
#[derive(Debug)]
pub struct Composer<'a> {
    pub(super) project: &'a Project,
    pub(super) view: &'a YearView<'a>,
    pub(super) year: &'a ReadYear<'a>,
    pub(super) context: &'a Context,
    pub(super) templates: &'a Templates,
    pub(super) making: Making,
}

/// What a kind of document is made of.
pub(super) struct Outline<'a> {
    /// The kind.
    pub(super) kind: DocumentKind,
    /// What its templates may print.
    pub(super) values: tera::Context,
    /// What messages call its Markdown: "letter as composed".
    pub(super) name: String,
    /// The title, a template, and where it is written.
    pub(super) title: (&'a str, Option<Spot>),
    /// The sections, each with where it is asked for.
    pub(super) sections: Vec<(&'a str, Option<Spot>)>,
    /// Markdown that follows the sections.
    pub(super) end: String,
    /// The tables that can be placed.
    pub(super) tables: &'a [Table],
    /// Whether its paragraphs are numbered.
    pub(super) labels: Labels,
    /// What it is, in a sentence.
    pub(super) description: String,
}

impl<'a> Composer<'a> {
    /// A composer of a year's documents.
    #[must_use]
    pub fn new(
        project: &'a Project,
        view: &'a YearView<'a>,
        (year, context): (&'a ReadYear<'a>, &'a Context),
        templates: &'a Templates,
        making: Making,
    ) -> Self {
        Self {
            project,
            view,
            year,
            context,
            templates,
            making,
        }
    }

    /// The documents of a kind, each with its name in file names: one, save of the pages on decisions.
    ///
    /// # Errors
    /// Templates that do not exist, do not work or hold what no document can, all of them in one run.
    pub fn documents(&self, kind: DocumentKind) -> Result<Vec<(String, Document)>, Diagnostics> {
        let one = |document| vec![(kind.name().to_owned(), document)];
        let mut documents = match self.view.file.paper(kind) {
            Some(paper) => one(paper::document(self, kind, paper)?),
            None if kind == DocumentKind::Letter => one(self.written(&letter::outline(self))?),
            None => decision::documents(self)?,
        };
        for (_, document) in &mut documents {
            if self.making.purpose == Purpose::Reading {
                let printed = document::printed_figures(&document.blocks);
                document.workings = workings(self.project, &self.view.figures, printed);
            }
            if kind != DocumentKind::Letter {
                document.write_years(self.project.style.years.unwrap_or_default());
            }
            // After the years, since the name of a file is no year.
            self.annex_workings(kind, document);
            if self.making.stage == Stage::Draft {
                mark_as_draft(document);
            }
        }
        Ok(documents)
    }

    /// Adds how the figures were worked out to a document that has it as an annex.
    fn annex_workings(&self, kind: DocumentKind, document: &mut Document) {
        let file = self.view.file;
        match file.paper(kind) {
            Some(paper) => paper::add_workings(document, paper),
            None if kind == DocumentKind::Letter && file.letter.annexes.contains(&LetterAnnex::Workings) => {
                workings_annex::add_to_letter(document);
            }
            None => {}
        }
    }

    /// The document of an outline.
    pub(super) fn written(&self, outline: &Outline<'_>) -> Result<Document, Diagnostics> {
        let (title, markdown) = self.composed(outline)?;
        let parse = |markdown: &str, labels| {
            let known = Known {
                figures: &self.view.figures,
                tables: outline.tables,
                charts: &self.view.charts,
                labels,
            };
            document::parse(markdown, known).map_err(|problems| self.composed_wrongly(outline, markdown, problems))
        };
        let blocks = parse(&markdown, outline.labels)?;
        // Title bars and bookmarks hold no figures, only their words.
        let title = parse(&title, Labels::Absent)?
            .iter()
            .map(document::block_text)
            .collect::<String>();
        let printed_title = blocks
            .iter()
            .find(|block| matches!(block, Block::Heading { level: 1, .. }));
        let council = &self.project.council;
        // A letter has the shape of its year, and no house style.
        let style = Some(&self.project.style).filter(|_| outline.labels != Labels::Absent);
        let meta = Metadata {
            short_title: printed_title.map_or_else(|| title.clone(), document::block_text),
            title,
            council: council.council.value.clone(),
            author: match council.prepared_by {
                PreparedBy::Council => council.council.value.clone(),
                PreparedBy::Ombudsman => self.view.edition.organisation.clone(),
            },
            description: outline.description.clone(),
            colour: self.colour(style),
            chart_colours: style.map(Style::chart_colours).unwrap_or_default(),
            typeface: style.and_then(|style| style.typeface).unwrap_or_default(),
            logo: style.and_then(|style| style.picture.clone()),
            fragment_heading_level: council.fragment_heading_level.unwrap_or(2),
            made_on: self.making.made_on,
            stage: self.making.stage,
            readers: Readers::Everybody,
            workings_shown: council.workings,
            provenance: Provenance::default(),
        };
        Ok(Document {
            meta,
            blocks,
            workings: Vec::new(),
        })
    }

    /// The colour of headings and rules: the style's, where there is one and it has one, else the council's.
    fn colour(&self, style: Option<&Style>) -> Colour {
        let of_style = style.and_then(|style| style.colour.as_ref());
        let colour = of_style.or(self.project.council.colour.as_ref());
        colour.map_or(Colour::DEFAULT, |colour| colour.value)
    }

    /// The title and the Markdown of the sections in their order.
    fn composed(&self, outline: &Outline<'_>) -> Result<(String, String), Diagnostics> {
        let (tera, files, values) = (self.templates.tera(), &self.project.files, &outline.values);
        let mut found = Diagnostics::default();
        let mut markdown = Vec::new();
        for (section, spot) in &outline.sections {
            let name = section_template(section);
            if !self.templates.contains(&name) {
                let none = no_template(&name);
                found.push(match spot {
                    Some(spot) => none.at(files.place(*spot)),
                    None => none,
                });
                continue;
            }
            match tera.render(&name, values) {
                Ok(text) if text.trim().is_empty() => {}
                Ok(text) if outline.labels == Labels::Absent => markdown.push(text),
                // References lead to the section by its name.
                Ok(text) => markdown.push(format!("[](mark:{})\n\n{text}", section_name(section))),
                Err(error) => {
                    let faults = self.templates.diagnose(&error).into_iter();
                    found.extend(faults.map(|fault| explained(fault, &self.view.figures)));
                }
            }
        }
        markdown.push(outline.end.clone());
        match title::filled_in(outline.title, values, Signs::Escaped, files) {
            Ok(title) if !found.has_errors() => Ok((title, markdown.join("\n\n"))),
            Ok(_) => Err(found),
            Err(errors) => Err(found.into_iter().chain(errors).collect()),
        }
    }

    /// Problems of the composed Markdown, which an officer meets only through a template of the project's own: at its
    /// words in that template where they stand in one only, else where they were composed.
    fn composed_wrongly(&self, outline: &Outline<'_>, markdown: &str, problems: Vec<document::Problem>) -> Diagnostics {
        let composed = Arc::new(Source::new(outline.name.as_str(), markdown));
        let diagnose = |problem: document::Problem| {
            let excerpt = markdown.get(problem.bytes.clone()).unwrap_or_default().trim();
            let diagnostic = Diagnostic::error(problem.message).hint(problem.hint);
            if let Some(place) = self.in_passages(outline.kind, excerpt) {
                // Of a text that several documents print, only some may be without what it refers to, or put it where a
                // chart has no room.
                return diagnostic
                    .at(place)
                    .labelled(format!("in the {}", outline.kind.in_words()));
            }
            let place = self.templates.place_of(excerpt).unwrap_or_else(|| Place {
                source: Arc::clone(&composed),
                bytes: problem.bytes,
            });
            diagnostic.at(place)
        };
        problems.into_iter().map(diagnose).collect()
    }

    /// Where an officer has written the reference or mark that is `ref:NAME` or `mark:NAME` in the Markdown of a document
    /// of this kind, or the chart that is `![](chart:NAME)`.
    fn in_passages(&self, kind: DocumentKind, excerpt: &str) -> Option<Place> {
        let written = if let Some((what @ ("ref" | "mark"), name)) = excerpt.split_once(':') {
            format!("{what}.{name}")
        } else {
            let at = excerpt.find("chart:").filter(|_| excerpt.starts_with("!["))?;
            excerpt[at..].trim_end_matches(')').to_owned()
        };
        let is_whole = |rest: &str| {
            !rest.starts_with(|letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-'))
        };
        let found = |text: &str| {
            let mut found = text.match_indices(&written);
            found.find_map(|(at, _)| is_whole(&text[at + written.len()..]).then_some(at))
        };
        let mut passages = self.view.file.passages_of(kind);
        let (passage, at) = passages.find_map(|passage| Some((passage, found(&passage.text)?)))?;
        let place = self.project.files.place(passage.spot);
        Some(prose::place_in(place, &passage.text, at..at + written.len()))
    }
}

const DRAFT: &str = "DRAFT: ";

/// Says in the titles that a document is a draft.
fn mark_as_draft(document: &mut Document) {
    entitle(document, DRAFT);
}

/// Puts a word before the titles; what says that it is a draft stays before it.
fn entitle(document: &mut Document, word: &str) {
    let meta = &mut document.meta;
    for title in [&mut meta.title, &mut meta.short_title] {
        let at = if title.starts_with(DRAFT) { DRAFT.len() } else { 0 };
        title.insert_str(at, word);
    }
    let title = document.blocks.iter_mut().find_map(|block| match block {
        Block::Heading { level: 1, content, .. } => Some(content),
        _ => None,
    });
    if let Some(title) = title {
        let at = usize::from(matches!(title.first(), Some(Inline::Text(first)) if first == DRAFT));
        title.insert(at, Inline::Text(word.to_owned()));
    }
}

/// Says for whom a document is: in its titles, in a notice below the title, and, by its metadata, on every page.
pub fn mark_for(document: &mut Document, readers: Readers) {
    document.meta.readers = readers;
    let (word, more) = match readers {
        Readers::Everybody => return,
        Readers::Members => ("For members: ", " Nothing in this paper is exempt from publication."),
        Readers::MembersAlone => ("For members only: ", " It is not to be published or passed on."),
    };
    entitle(document, word);
    let mark = format!("{}.", readers.mark().unwrap_or_default());
    let words = vec![Inline::Strong(vec![Inline::Text(mark)]), Inline::Text(more.to_owned())];
    let notice = Block::Frame {
        kind: FrameKind::Notice,
        content: vec![Block::Paragraph(words)],
    };
    let is_title = |block: &Block| matches!(block, Block::Heading { level: 1, .. });
    let below = document.blocks.iter().position(is_title).map_or(0, |at| at + 1);
    document.blocks.insert(below, notice);
}

fn no_template(name: &str) -> Diagnostic {
    Diagnostic::error(format!("there is no template `{name}`")).hint(nearest_template(name))
}

/// Tera knows only that a name is not there; we know why a figure has no value.
fn explained(diagnostic: Diagnostic, figures: &Figures) -> Diagnostic {
    let Some(place) = diagnostic.place.clone() else {
        return diagnostic;
    };
    let text = &place.source.text;
    let name = text.get(place.bytes.clone()).unwrap_or_default().trim();
    let before = text.get(..place.bytes.start).unwrap_or_default();
    let reason = if before.ends_with("figures.") {
        prose::missing_figure(figures, name, "")
    } else if before.ends_with("facts.") {
        prose::missing_figure(figures, name, "fact_")
    } else {
        None
    };
    reason.map_or(diagnostic, |reason| reason.at(place))
}
