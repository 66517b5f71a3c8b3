//! The committee reports of the examples: that they say what their sources give, and that their numbers hold together.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod attack;
mod code_report;
mod decisions;
mod drafts;
mod examples;
mod numbers;
mod oxfordshire;
#[path = "../pdf/reader.rs"]
#[allow(
    dead_code,
    clippy::expect_used,
    reason = "the reader is part of the tests of the PDF writer, which use all of it"
)]
mod reader;
mod small_numbers;
mod staffordshire;
mod whole;
mod workings;
