//! Ombudsman annual letters and council reports from YAML year files, as Markdown, HTML and tagged PDF.
//!
//! # The way of the data
//!
//! ```text
//!  project/*.yaml ──load──▶ model ──audience──▶ model ──figures──▶ Figures ──tables──▶ Tables ──┐
//!  data/*.yaml ─────┘                                                     └──charts──▶ Charts ──┤
//!                                                                                               ├─compose─▶ Markdown ─document─▶ Document ─write─▶ md html pdf
//!  templates/*.md ──────────────────────────────────────────────────────────────────────────────┘
//!         checks: model, figures and the officer's passages in, findings out, and which of them the project accepts
//!         workings: figures in, how each came about out; they go with the Document, and explain tells them
//! ```
//!
//! Four types, four stages, never mixed: the [`model`] is what the officer wrote, [`figures`] are what follows from it,
//! the [`compose::Context`] is what a template may print, and the [`document::Document`] is the tree that every writer
//! walks. [`report`] is the whole program in one file.
//!
//! # The rooms
//!
//! A room uses only the rooms before it, and its own children; `tests/architecture.rs` holds that.
//!
//! | room | what lives there |
//! |---|---|
//! | [`units`] | years, dates, counts, rates, money: the only place where a number becomes text |
//! | `tree` | a YAML text as keys and values that know where they stand |
//! | [`diagnostic`] | what is wrong, where, and what to do; many at once |
//! | [`picture`] | a logo, read from its file and known to be one that can be drawn |
//! | [`drawing`] | the shapes that charts are made of, and their colours |
//! | [`model`] | the YAML types; each value knows its line |
//! | [`load`] | a project folder → model, with every mistake in one run |
//! | [`import`] | workbooks, decision statements and exports of case systems → year files |
//! | [`audience`] | takes out what is not for the reader |
//! | [`figures`] | pure functions; every figure knows its formula, inputs and status |
//! | [`gaps`] | what a document still waits for |
//! | [`workings`] | how each figure was worked out, told in words, numbers and places |
//! | [`document`] | the tree and its parser, the one place where Markdown options are set |
//! | [`tables`] | figures → typed tables |
//! | [`charts`] | figures → charts; scales with every edge case defended |
//! | [`view`] | a year with its edition, figures and tables |
//! | [`compose`] | templates, the context that they see, filters, the officer's prose |
//! | [`checks`] | one named check, one function; one list of them |
//! | [`mod@write`] | one file or folder per format |
//! | [`report`] | the pipeline |
//! | [`sector`] | many authorities: each built and let go before the next; the index over all of them |
//! | [`explain`] | where a printed number comes from, and where it stands |
//! | [`diff`] | what has changed between two states of a project's documents |
//! | [`cli`] | one command, one file; the only room with a clock, an environment and a terminal |
//!
//! # Example
//!
//! ```
//! use annual_review::{load, report, write::Format};
//! use std::path::Path;
//!
//! let (project, _) = load::project(Path::new("examples/oxfordshire")).map_err(|errors| format!("{errors:?}"))?;
//! let request = report::Request { formats: vec![Format::Markdown], ..Default::default() };
//! let (outputs, _) = report::build(&project, &request, &|| ()).map_err(|errors| format!("{errors:?}"))?;
//! assert!(outputs.iter().any(|output| output.path == "2023-24/letter.md"));
//! # Ok::<(), String>(())
//! ```

pub mod audience;
pub mod charts;
pub mod checks;
pub mod cli;
pub mod compose;
pub mod diagnostic;
pub mod diff;
pub mod document;
pub mod drawing;
pub mod explain;
pub mod figures;
pub mod gaps;
pub mod import;
pub mod load;
pub mod model;
pub mod picture;
pub mod report;
pub mod sector;
pub mod tables;
mod tree;
pub mod units;
pub mod view;
pub mod workings;
pub mod write;
