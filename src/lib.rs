//! Ombudsman annual letters and council reports from YAML year files.

pub mod diagnostic;
pub mod document;
pub mod figures;
pub mod tables;
pub mod compose;
pub mod model;
pub mod load;
pub mod audience;
pub mod units;
pub mod write;
