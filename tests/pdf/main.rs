//! The PDF writer from outside: what it writes is read back and held to the standard and to the document.

mod content;
mod reader;
mod samples;
mod standard;
