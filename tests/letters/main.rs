//! Every letter of every example: that it builds, that it stays the same, and that it says the right thing.

mod examples;
mod golden;
mod meaning;
mod wording;
mod words;
