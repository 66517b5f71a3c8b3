//! The writers: each takes a [`crate::document::Document`] and gives the bytes of one format.
//!
//! A writer decides only what things look like. It reads no file, no clock and no environment, and the same document
//! always gives the same bytes.

pub mod pdf;
