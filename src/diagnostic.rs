//! What can be wrong with an input, said so that the reader can mend it.
//!
//! In: a message, the place it speaks of and what to do about it. Out: a [`Diagnostic`], many of which are gathered
//! in [`Diagnostics`] and rendered with an excerpt of the file. Nothing here prints or reads a file.

mod nearest;
mod render;

pub use nearest::{nearest, suggestion, suggestion_or};

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::tree::Node;

/// A text file as the program read it: its path as the user would write it, and its text.
#[derive(Debug)]
pub struct Source {
    /// Path as shown to the user, with forward slashes.
    pub path: String,
    /// The whole text, decoded, without a byte order mark.
    pub text: String,
    /// First byte of each line, found once a line is asked for: a long file with many findings is read only once more.
    line_starts: OnceLock<Vec<usize>>,
    /// Its keys and values, once it has been read as YAML; whoever asks for them after that is lent them.
    tree: OnceLock<Option<Node>>,
}

impl Source {
    /// A file of this path and text.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            line_starts: OnceLock::new(),
            tree: OnceLock::new(),
        }
    }

    /// Its keys and values, by this reading where it has not been read before; nothing of a text that is no YAML.
    pub(crate) fn tree(&self, read: impl FnOnce() -> Option<Node>) -> Option<&Node> {
        self.tree.get_or_init(read).as_ref()
    }

    /// Number of the line in which a byte stands, counted from 1, and the bytes of that line without its new line.
    fn line_of(&self, byte: usize) -> (usize, Range<usize>) {
        let starts = self.line_starts.get_or_init(|| {
            let after = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(after).collect()
        });
        let line = starts.partition_point(|start| *start <= byte).max(1);
        let start = starts[line - 1];
        let end = starts.get(line).map_or(self.text.len(), |next| next - 1);
        (line, start..end)
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.text == other.text
    }
}

impl Eq for Source {}

/// A stretch of a [`Source`], in bytes of its text.
#[derive(Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub source: Arc<Source>,
    /// The bytes spoken of; empty where only a point is known.
    pub bytes: Range<usize>,
}

impl Place {
    /// The place of a whole file, of which only the path matters (a file that is missing, say).
    #[must_use]
    pub fn whole(path: impl Into<String>) -> Self {
        Self {
            source: Arc::new(Source::new(path, "")),
            bytes: 0..0,
        }
    }

    /// Line and column of the first character, both counted from 1, the column in characters.
    ///
    /// # Example
    /// ```
    /// use annual_review::diagnostic::{Place, Source};
    /// use std::sync::Arc;
    /// let source = Source::new("2023-24.yaml", "year: 2023/24\nletter:\n");
    /// let place = Place { source: Arc::new(source), bytes: 14..20 };
    /// assert_eq!(place.line_and_column(), (2, 1));
    /// ```
    #[must_use]
    pub fn line_and_column(&self) -> (usize, usize) {
        let text = &self.source.text;
        let end = text.floor_char_boundary(self.bytes.start);
        let (line, bytes) = self.source.line_of(end);
        let column = text[bytes.start..end].chars().count() + 1;
        (line, column)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.source.text.is_empty() {
            return f.write_str(&self.source.path);
        }
        let (line, column) = self.line_and_column();
        write!(f, "{}:{line}:{column}", self.source.path)
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Where a value of an input file stands: small enough to be kept beside every number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Spot {
    /// Which file, as numbered by [`Files`].
    pub file: u32,
    /// First byte of the value in the file's text.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
}

/// The files of one run, in the order in which they were read.
#[derive(Debug, Clone, Default)]
pub struct Files(Vec<Arc<Source>>);

impl Files {
    /// Adds a file and gives the number by which spots name it.
    pub fn add(&mut self, source: Arc<Source>) -> u32 {
        self.0.push(source);
        u32::try_from(self.0.len() - 1).unwrap_or(u32::MAX)
    }

    /// The place that a spot names; a place without a file for a spot of none of these files.
    #[must_use]
    pub fn place(&self, spot: Spot) -> Place {
        let source = self.0.get(spot.file as usize).cloned();
        source.map_or_else(
            || Place::whole("unknown file"),
            |source| Place {
                source,
                bytes: spot.start as usize..spot.end as usize,
            },
        )
    }
}

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written while one stands.
    Error,
    /// Shown, and an error under `--strict`.
    Warning,
}

/// One thing that is wrong, where it is, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// Lower case, no full stop, the user's own words in backticks.
    pub message: String,
    /// Where; `None` only where no file is concerned (a command-line argument, say).
    pub place: Option<Place>,
    /// Words printed at the underlined place.
    pub label: String,
    /// Whether the words at the place are kept back, so that only the place itself is shown.
    pub concealed: bool,
    /// What to do, one remedy each.
    pub hints: Vec<String>,
    /// The kebab-case name of the check that found it; `None` for what is wrong before checks can run.
    pub check: Option<&'static str>,
    /// Why the project accepts it, which makes it neither an error nor a warning; blank where that is kept back.
    pub accepted: Option<String>,
}

impl Diagnostic {
    /// An error with this message, as yet without a place.
    #[must_use]
    pub fn error(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            message: message.into(),
            place: None,
            label: String::new(),
            concealed: false,
            hints: Vec::new(),
            check: None,
            accepted: None,
        }
    }

    /// A warning with this message, as yet without a place.
    #[must_use]
    pub fn warning(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(message)
        }
    }

    /// The same, at this place.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self {
            place: Some(place),
            ..self
        }
    }

    /// The same, about a whole file.
    #[must_use]
    pub fn in_file(self, path: impl Into<String>) -> Self {
        self.at(Place::whole(path))
    }

    /// The same, with these words at the underlined place.
    #[must_use]
    pub fn labelled(self, label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            ..self
        }
    }

    /// The same without the words at its place, which somebody who reads it may not see.
    #[must_use]
    pub fn concealed(self) -> Self {
        Self {
            label: String::new(),
            concealed: true,
            accepted: self.accepted.map(|_| String::new()),
            ..self
        }
    }

    /// The same, with one more remedy.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same, as accepted for this reason.
    #[must_use]
    pub fn accepted(self, reason: impl Into<String>) -> Self {
        Self {
            accepted: Some(reason.into()),
            ..self
        }
    }

    /// The same, as a finding of the named check.
    #[must_use]
    pub fn of_check(self, name: &'static str) -> Self {
        Self {
            check: Some(name),
            ..self
        }
    }
}

/// Rendered with its excerpt, in plain text.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&render::render(self))
    }
}

/// Everything found wrong in one run, in the order of files and lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of the other.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(other);
    }

    /// Whether anything found is an error that is not accepted.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.open().any(|d| d.severity == Severity::Error)
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many errors and how many warnings, those accepted aside.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.open().filter(|d| d.severity == Severity::Error).count();
        (errors, self.open().count() - errors)
    }

    /// Those that the project does not accept: its errors and warnings.
    pub fn open(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter().filter(|d| d.accepted.is_none())
    }

    /// Those that the project accepts.
    pub fn accepted(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter().filter(|d| d.accepted.is_some())
    }

    /// The diagnostics, one by one.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// The same in the order of file, line and column, each only once.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.0.sort_by(|a, b| order(a).cmp(&order(b)));
        // The same can be found on two ways, by a check and by the making of a document.
        self.0
            .dedup_by(|again, first| again.message == first.message && again.place == first.place);
        self
    }

    /// The same with every warning that is not accepted made an error, as `--strict` asks.
    #[must_use]
    pub fn strict(mut self) -> Self {
        for diagnostic in self.0.iter_mut().filter(|d| d.accepted.is_none()) {
            diagnostic.severity = Severity::Error;
        }
        self
    }
}

fn order(d: &Diagnostic) -> (Option<(&str, usize, usize)>, Severity, &str, bool) {
    let place = d
        .place
        .as_ref()
        .map(|p| (p.source.path.as_str(), p.bytes.start, p.bytes.end));
    // Of two that say the same, the one that is not accepted stays.
    (place, d.severity, &d.message, d.accepted.is_some())
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
