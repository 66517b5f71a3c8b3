//! The PDF writer from outside: what it writes is read back and held to the standard and to the document.
#![expect(
    clippy::expect_used,
    reason = "the reader is part of the tests: what it does not find fails them"
)]

#[path = "../styled/mod.rs"]
mod look;

mod any;
mod charts;
mod content;
mod drawn;
mod numbered;
mod pages;
mod paper;
mod reader;
mod samples;
mod sound;
mod standard;
mod styled;
mod wide;
