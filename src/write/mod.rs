//! The writers: each takes a [`crate::document::Document`] and gives the bytes of one format.
//!
//! A writer decides only what things look like. It reads no file, no clock and no environment, and the same document
//! always gives the same bytes.

pub mod data;
mod escape;
pub mod html;
pub mod markdown;
pub mod pdf;
mod statistic;
mod svg;

use crate::document::Document;

/// A format that documents are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// `CommonMark` with pipe tables.
    Markdown,
    /// A self-contained page.
    Html,
    /// A piece of HTML for pasting into a page of a content management system.
    Fragment,
    /// Tagged PDF.
    Pdf,
    /// The figures that the document prints, as comma-separated values.
    Csv,
    /// The same figures as JSON, with what the document was made of.
    Json,
}

impl Format {
    /// Every format, in the order in which they are listed.
    pub const ALL: [Self; 6] = [
        Self::Markdown,
        Self::Html,
        Self::Fragment,
        Self::Pdf,
        Self::Csv,
        Self::Json,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Fragment => "fragment",
            Self::Pdf => "pdf",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Fragment => "fragment.html",
            Self::Csv => "figures.csv",
            Self::Json => "figures.json",
            other => other.name(),
        }
    }

    /// How a list of files calls it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Html => "web page",
            Self::Fragment => "part of a web page",
            Self::Pdf => "PDF",
            Self::Csv => "figures (CSV)",
            Self::Json => "figures (JSON)",
        }
    }

    /// Every file of a document in this format, by its name: that of the document, which is `name` with the ending of the
    /// format, and what it needs beside it, which only Markdown does.
    #[must_use]
    pub fn files(self, document: &Document, name: &str) -> Vec<(String, Vec<u8>)> {
        let own = (format!("{name}.{}", self.ending()), self.write(document, name));
        let beside = match self {
            Self::Markdown => markdown::pictures(document, name),
            Self::Html | Self::Fragment | Self::Pdf | Self::Csv | Self::Json => Vec::new(),
        };
        let beside = beside.into_iter().map(|(name, svg)| (name, svg.into_bytes()));
        std::iter::once(own).chain(beside).collect()
    }

    /// The document in this format, with references to the files beside it, whose names begin with `name`.
    #[must_use]
    pub fn write(self, document: &Document, name: &str) -> Vec<u8> {
        match self {
            Self::Markdown => markdown::write(document, name).into_bytes(),
            Self::Html => html::page(document).into_bytes(),
            Self::Fragment => html::fragment(document).into_bytes(),
            Self::Pdf => pdf::write(document),
            Self::Csv => data::csv(document).into_bytes(),
            Self::Json => data::json(document).into_bytes(),
        }
    }
}
