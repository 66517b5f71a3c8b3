//! The committee reports of the examples: that they say what their sources give, and that their numbers hold together.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod drafts;
mod examples;
mod members;
mod numbers;
mod oxfordshire;
mod whole;
