//! The page on each check, for those whose file it has something to say of.
//!
//! In: `data/checks/NAME.md`, with the same headings in each. Out: the page, with the check's name and rule before it, and
//! how its findings are accepted behind it.

use include_dir::{Dir, include_dir};

use super::{Accepting, Check};

/// Below it stands first what the check itself knows: which of its findings may be accepted.
const LAST_HEADING: &str = "## Accepting it\n";

static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data/checks");

impl Check {
    /// What it looks at, why that matters, an example, what to do, and whether and how its findings are accepted: Markdown
    /// that reads well as it stands.
    ///
    /// # Example
    /// ```
    /// let published = annual_review::checks::all().find(|check| check.name == "published");
    /// assert!(published.is_some_and(|check| check.page().starts_with("# published\n")));
    /// ```
    #[must_use]
    pub fn page(&self) -> String {
        let (name, rule) = (self.name, self.rule);
        let file = PAGES.get_file(format!("{name}.md"));
        let text = file.and_then(|file| file.contents_utf8()).unwrap_or_default();
        let (before, when) = text.rsplit_once(LAST_HEADING).unwrap_or((text, ""));
        let accepting = match self.accepting {
            Accepting::Warnings => "Its warnings may be accepted, its errors may not.",
            Accepting::ErrorsToo => "What it finds may be accepted, errors too.",
            Accepting::Nothing => "What it finds cannot be accepted.",
        };
        let written = match self.accepting {
            Accepting::Nothing => String::new(),
            Accepting::Warnings | Accepting::ErrorsToo => {
                format!("\n    accept:\n      - check: {name}\n        reason: WHY\n")
            }
        };
        format!("# {name}\n\n{rule}\n\n{before}{LAST_HEADING}{accepting}\n{when}{written}")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::PAGES;
    use crate::checks::all;

    const HEADINGS: [&str; 5] = [
        "## What it looks at",
        "## Why it matters",
        "## Example",
        "## What to do",
        "## Accepting it",
    ];

    #[test]
    fn each_check_has_one_page_and_each_page_a_check() {
        let checks: BTreeSet<String> = all().map(|check| format!("{}.md", check.name)).collect();
        let pages: BTreeSet<String> = PAGES.files().map(|page| page.path().display().to_string()).collect();
        assert!(checks.len() > 100, "only {} checks", checks.len());
        let without: Vec<&String> = checks.difference(&pages).collect();
        let of_none: Vec<&String> = pages.difference(&checks).collect();
        assert!(
            without.is_empty() && of_none.is_empty(),
            "without a page: {without:?}; of no check: {of_none:?}"
        );
    }

    #[test]
    fn every_page_has_the_same_headings_and_words_below_each() {
        for page in PAGES.files() {
            let text = page.contents_utf8().unwrap();
            let headings: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
            assert_eq!(headings, HEADINGS, "{}", page.path().display());
            let below = text.split("\n## ").filter_map(|part| part.split_once('\n'));
            for (heading, words) in below {
                assert!(
                    words.trim().trim_end_matches('"').ends_with('.'),
                    "{}: {heading}",
                    page.path().display()
                );
            }
            assert!(
                text.lines().all(|line| line.chars().count() <= 100),
                "{}",
                page.path().display()
            );
        }
    }
}
