//! The PDF writer from outside: what it writes is read back and held to the standard and to the document.
#![expect(
    clippy::expect_used,
    reason = "the reader is part of the tests: what it does not find fails them"
)]

mod any;
mod content;
mod numbered;
mod pages;
mod paper;
mod reader;
mod samples;
mod sound;
mod standard;
mod wide;
