//! What Markdown uses that only a template may, or in which no figure can stand.
//!
//! In: Markdown. Out: the stretches of it that are links, pictures and code, each with where it leads. Nothing is judged
//! here: `parse` says what the tree holds, `compose` what an officer may write.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::parse::options;

/// Schemes of this project's own notation, which templates write and officers do not.
const OWN_SCHEMES: [&str; 8] = [
    "figure:", "table:", "chart:", "begin:", "end:", "page:", "ref:", "mark:",
];

/// A link, a picture or code in Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Where it stands, in bytes.
    pub bytes: Range<usize>,
    /// Where it leads; `None` for code.
    pub target: Option<String>,
}

impl Use {
    /// Whether it asks for a chart, which officers may do too.
    #[must_use]
    pub fn is_chart(&self) -> bool {
        self.target
            .as_deref()
            .is_some_and(|target| target.starts_with("chart:"))
    }

    /// Whether it is this project's own notation.
    #[must_use]
    pub fn is_own_notation(&self) -> bool {
        let target = self.target.as_deref().unwrap_or_default();
        OWN_SCHEMES.iter().any(|scheme| target.starts_with(scheme))
    }
}

/// Every link, picture and code in a text, in order.
///
/// # Example
/// ```
/// use annual_review::document::uses;
/// let found = uses("See [18](figure:upheld) and `code`.");
/// assert_eq!(found.len(), 2);
/// assert!(found[0].is_own_notation() && found[1].target.is_none());
/// ```
#[must_use]
pub fn uses(markdown: &str) -> Vec<Use> {
    let events = Parser::new_ext(markdown, options()).into_offset_iter();
    let found = events.filter_map(|(event, bytes)| {
        let target = match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.into_string()),
            Event::Code(_) => None,
            _ => return None,
        };
        Some(Use { bytes, target })
    });
    found.collect()
}
