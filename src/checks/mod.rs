//! The checks.

use crate::diagnostic::Diagnostics;
use crate::model::Project;
use crate::report::YearView;

/// Checks on the project as a whole.
#[must_use]
pub fn project(_: &Project) -> Diagnostics {
    Diagnostics::default()
}

/// Checks on one year.
#[must_use]
pub fn year(_: &Project, _: &YearView<'_>) -> Diagnostics {
    Diagnostics::default()
}
