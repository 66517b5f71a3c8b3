//! Ombudsman annual letters and council reports from YAML year files.

pub mod audience;
pub mod checks;
pub mod cli;
pub mod compose;
pub mod diagnostic;
pub mod document;
pub mod figures;
pub mod load;
pub mod model;
pub mod report;
pub mod tables;
pub mod units;
pub mod write;
