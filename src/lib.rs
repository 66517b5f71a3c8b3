//! Ombudsman annual letters and council reports from YAML year files.

pub mod diagnostic;
pub mod document;
pub mod load;
pub mod model;
pub mod units;
pub mod write;
