//! Every letter of every example: that it builds, that it stays the same, and that it says the right thing.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

mod examples;
mod golden;
mod meaning;
mod wording;
mod words;
