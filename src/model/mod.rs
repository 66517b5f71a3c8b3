//! What the officer wrote: the YAML files as types.

mod at;

pub use at::{AT, At};
