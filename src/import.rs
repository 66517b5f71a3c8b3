//! Data from elsewhere: the Ombudsman's workbooks, decision statements and exports of case systems → year files.
//!
//! In: files as they were downloaded or exported. Out: YAML for projects, or all that is not understood, each with its
//! place and what to do. Nothing is guessed: what no mapping names is refused. What is read is only what stands in the
//! files; no network, and no figure that they do not give.

pub mod authorities;
pub mod case_list;
pub mod cases;
pub mod decision;
pub mod edit;
pub mod folders;
pub mod spreadsheet;
mod words;
