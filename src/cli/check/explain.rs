//! `check --list` and `check --explain`: what each check is about.

use crate::checks::{self, Check};
use crate::diagnostic::{Diagnostic, suggestion_or};

/// Every check with its rule, a line for each.
pub(super) fn list() -> String {
    let width = checks::all().map(|check| check.name.len()).max().unwrap_or_default();
    let lines = checks::all().map(|check| format!("{:width$}  {}\n", check.name, check.rule));
    lines.collect()
}

/// The page on a check.
///
/// # Errors
/// A name that no check has, with the nearest.
pub(super) fn explained(name: &str) -> Result<String, Diagnostic> {
    let check = checks::all().find(|check| check.name == name.trim());
    check.map(Check::page).ok_or_else(|| {
        let names: Vec<String> = checks::all().map(|check| check.name.to_owned()).collect();
        let unknown = Diagnostic::error(format!("there is no check `{name}`"));
        unknown.hint(suggestion_or(
            name,
            &names,
            "`annual-review check --list` names them all",
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::{explained, list};

    #[test]
    fn every_check_is_listed_with_its_rule() {
        let lines: Vec<String> = list().lines().map(str::to_owned).collect();
        assert!(lines.len() > 100, "only {} checks", lines.len());
        assert!(
            lines.iter().all(|line| line.ends_with('.') && line.contains("  ")),
            "{lines:?}"
        );
    }

    #[test]
    fn a_mistyped_name_suggests_the_nearest() {
        let unknown = explained("recieved-adds-up").unwrap_err();
        assert_eq!(unknown.hints, ["did you mean `received-adds-up`?"]);
        let unknown = explained("xyz").unwrap_err();
        assert_eq!(unknown.hints, ["`annual-review check --list` names them all"]);
    }
}
