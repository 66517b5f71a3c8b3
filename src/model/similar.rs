//! What is known of other authorities of the same type, where many are built at once.

use std::fmt;

use super::Project;
use crate::units::{Exact, FinancialYear};

/// The other authorities that a project is built with. They are read when somebody first asks, since most documents tell
/// nothing of them.
pub trait SimilarAuthorities: fmt::Debug + Send + Sync {
    /// What the others of this project's type have for the figure of this id in a year, in ascending order; nothing of those
    /// of which it is not known. Numbers alone: nobody learns whose they are.
    fn rates(&self, project: &Project, year: FinancialYear, figure: &str) -> Vec<Exact>;
}
