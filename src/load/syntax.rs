//! What is wrong with a text that is no YAML, in words for people who do not know YAML.
//!
//! In: the text and the parser's error (a kind and a point). Out: one diagnostic, at the place where the mistake was
//! made, which is often before the point where the parser noticed. Nothing here reads the document.

mod line;
mod pairs;
mod values;

use std::ops::Range;
use std::sync::Arc;

use serde_saphyr::granit_parser::{ErrorKind, ScanError};

use self::line::Line;
pub(super) use self::values::{
    begins_with, bracket_before_colon, curly_quotation, lost_to_a_comment, strange_space, too_deep,
};
use crate::diagnostic::{Diagnostic, Place, Source};

/// Says what is wrong where the parser stopped.
pub(super) fn explain(source: &Arc<Source>, error: &ScanError) -> Diagnostic {
    let point = error.marker().byte_offset().unwrap_or(0).min(source.text.len());
    let trouble = Trouble {
        source,
        point,
        line: Line::at(&source.text, point),
        before: Line::at(&source.text, point).written_before(&source.text),
    };
    trouble
        .by_characters()
        .or_else(|| trouble.by_kind(error.kind()))
        .unwrap_or_else(|| trouble.in_the_parsers_words(error.kind()))
}

fn space_at(source: &Arc<Source>, at: usize) -> Diagnostic {
    let end = source.text.ceil_char_boundary(at + 1);
    error_at(
        source,
        at..end,
        "a no-break space stands where YAML needs an ordinary one",
    )
    .labelled("looks like a space, but is not")
    .hint("delete it and press the space bar; text copied from Word or a web page often brings such spaces along")
}

/// An error at whole characters: callers may speak of "the byte at this point".
fn error_at(source: &Arc<Source>, bytes: Range<usize>, message: impl Into<String>) -> Diagnostic {
    let start = source.text.floor_char_boundary(bytes.start);
    let end = source.text.ceil_char_boundary(bytes.end);
    Diagnostic::error(message).at(Place {
        source: Arc::clone(source),
        bytes: start..end.max(start),
    })
}

/// Where the parser stopped, and the lines around.
struct Trouble<'s> {
    source: &'s Arc<Source>,
    point: usize,
    line: Line<'s>,
    /// The last line with something written on it before that.
    before: Option<Line<'s>>,
}

impl Trouble<'_> {
    fn error(&self, bytes: Range<usize>, message: impl Into<String>) -> Diagnostic {
        error_at(self.source, bytes, message)
    }

    /// The line of the error, then the one before it, since the parser often notices a line late.
    fn lines(&self) -> impl Iterator<Item = &Line<'_>> {
        std::iter::once(&self.line).chain(&self.before)
    }

    /// What characters alone give away: tabs, no-break spaces, a merge's marks, values that begin strangely.
    fn by_characters(&self) -> Option<Diagnostic> {
        // A tab below a value is noticed at the end of that value.
        let after = Line::after(&self.source.text, &self.line);
        let tab = self
            .lines()
            .chain(&after)
            .find_map(Line::tab_in_indentation)
            .map(|at| self.tab(at));
        let space = || {
            let at = self.lines().find_map(Line::strange_space);
            at.map(|at| space_at(self.source, at))
        };
        let merge = || {
            let marked = self.lines().find(|line| line.is_merge_mark());
            marked.map(|line| {
                self.error(line.written(), "the marks of a merge conflict were left in the file")
                    .hint("keep one of the two versions and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`")
            })
        };
        tab.or_else(space).or_else(merge).or_else(|| self.reserved_beginning())
    }

    fn tab(&self, at: usize) -> Diagnostic {
        self.error(at..at + 1, "a tab stands in the indentation of this line")
            .labelled("tab")
            .hint("YAML is indented by spaces only; replace each tab by two spaces (most editors can do it for the whole file)")
    }

    fn reserved_beginning(&self) -> Option<Diagnostic> {
        let value = self.line.value().filter(|value| value.start <= self.point)?;
        let first = self.source.text[value.clone()].chars().next()?;
        if matches!(first, '%' | '@' | '`' | '*' | '&' | '!') {
            return Some(begins_with(self.source, first, value));
        }
        let text = &self.source.text[value.clone()];
        let number_after = |text: &str| {
            text.trim_start_matches(['>', '|', ' ', '='])
                .starts_with(|c: char| c.is_ascii_digit())
        };
        if matches!(first, '>' | '|') && number_after(text) {
            return Some(begins_with(self.source, first, value));
        }
        let closes = text.find([']', '}']).filter(|at| value.start + at < self.point);
        if matches!(first, '[' | '{') && closes.is_some() {
            return Some(
                self.error(
                    value.clone(),
                    format!("a text that begins with `{first}` needs quotation marks"),
                )
                .hint(format!("put it in quotation marks: {}", line::quoted(text))),
            );
        }
        None
    }

    /// Lines indented below `statistics: {}`, where the braces say that nothing follows.
    fn below_empty_braces(&self) -> Option<Diagnostic> {
        let text = &self.source.text;
        let mut above = self.line.written_before(text)?;
        while above.indent() >= self.line.indent() {
            above = above.written_before(text)?;
        }
        let value = above.value()?;
        let empty = ["{}", "[]"]
            .into_iter()
            .find(|empty| text[value.clone()].starts_with(empty))?;
        let key = text[above.written().start..value.start].trim_end();
        Some(
            self.error(
                value.start..value.start + empty.len(),
                format!("`{empty}` says that nothing follows, but indented lines do"),
            )
            .hint(format!("delete the `{empty}` after `{key}`")),
        )
    }

    fn by_kind(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        use ErrorKind as K;
        if let Some(diagnostic) = self.below_empty_braces() {
            return Some(diagnostic);
        }
        match kind {
            K::MappingValueNotAllowed => self.second_colon().or_else(|| self.missing_colon()),
            K::SimpleKeyExpected | K::InvalidSimpleKey => self.missing_colon().or_else(|| self.no_key()),
            K::ExpectedBlockMappingKey | K::ExpectedDocumentStart | K::InvalidIndentation => self.indentation(),
            K::ExpectedBlockSequenceEntry => Some(self.no_dash(self.line.written())),
            K::BlockSequenceEntryNotAllowed => Some(self.list_beside_key()),
            K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => Some(self.after_quotation()),
            K::UnclosedQuotedScalar | K::InvalidQuotedScalarIndent | K::DocumentIndicatorInQuotedScalar => {
                self.unclosed_quotation().or_else(|| Some(self.open_quotation()))
            }
            K::UnknownQuotedScalarEscape
            | K::InvalidQuotedScalarHexEscape
            | K::InvalidUnicodeEscape
            | K::MissingLowSurrogate
            | K::UnpairedLowSurrogate
            | K::InvalidLowSurrogate
            | K::InvalidLowSurrogateHexEscape => Some(self.escape()),
            K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => Some(
                self.error(
                    self.line.value().unwrap_or(self.point..self.point),
                    "text stands on the line of `|` or `>`",
                )
                .hint("begin the text on the next line, indented by two spaces"),
            ),
            K::UnclosedFlowCollection { open } => Some(self.unclosed_bracket(self.point, *open)),
            K::InvalidColonPlacement
            | K::ExpectedFlowSequenceSeparator
            | K::ExpectedFlowMappingSeparator
            | K::UnexpectedEofFlowSequence
            | K::UnexpectedEofFlowMapping
            | K::UnexpectedEofImplicitFlowMapping => self.open_bracket(),
            K::MissingAnchorOrAliasName => Some(self.stray_beginning()),
            K::RecursionLimitExceeded => Some(too_deep(self.source, self.point)),
            _ => self.by_sign(kind),
        }
    }

    /// A sign that cannot stand where the parser stopped.
    fn by_sign(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        use ErrorKind as K;
        match kind {
            K::MisplacedFlowCollectionEnd | K::MismatchedFlowCollectionEnd { .. } => Some(
                self.error(self.point..self.point + 1, "this bracket closes nothing")
                    .hint("delete it, or put the value in quotation marks"),
            ),
            K::UnexpectedCharacter { character } => Some(
                self.error(
                    self.point..self.point + 1,
                    format!("{} cannot stand here", character_in_words(*character)),
                )
                .hint("delete it, or put the value in quotation marks"),
            ),
            K::CommentNotSeparated => Some(
                self.error(
                    self.point..self.point + 1,
                    "`#` begins a comment, but no space stands before it",
                )
                .hint("write a space before it; if it is no comment, put the value in quotation marks"),
            ),
            K::BlockEntryInFlowCollection => Some(
                self.error(self.point..self.point + 1, "a `-` stands here, where no list can begin")
                    .hint("delete it; if it is text, indent it to belong to the lines above"),
            ),
            _ => None,
        }
    }

    /// A sign that YAML keeps for itself, at the beginning of a line or of a value.
    fn stray_beginning(&self) -> Diagnostic {
        let written = self.line.written();
        let sign = self.source.text[written.clone()].chars().next().unwrap_or_default();
        self.error(
            written.start..written.start + sign.len_utf8(),
            format!("a line cannot begin with {}", character_in_words(sign)),
        )
        .hint("delete it; if the line belongs to a text, indent it as the lines above")
    }

    /// A quotation mark that is not closed, at the point itself: it stands inside brackets.
    fn open_quotation(&self) -> Diagnostic {
        self.error(self.point..self.point + 1, "this quotation mark is not closed")
            .hint("close it at the end of the value, or delete it")
    }

    fn no_dash(&self, written: Range<usize>) -> Diagnostic {
        self.error(
            written,
            "this line stands among the entries of a list, but begins with no `- `",
        )
        .hint("begin it with `- `, or indent it to belong to the entry above")
    }

    /// `note: see: below`.
    fn second_colon(&self) -> Option<Diagnostic> {
        let value = self.line.value().filter(|value| value.start < self.point)?;
        let text = &self.source.text[value.clone()];
        Some(
            self.error(self.point..self.point + 1, "a second `: ` stands in this value")
                .labelled("a colon and a space begin a new value")
                .hint(format!("put the value in quotation marks: {}", line::quoted(text))),
        )
    }

    /// A line without a colon, or with a colon and no space, or one indented below a value.
    fn missing_colon(&self) -> Option<Diagnostic> {
        if let Some(diagnostic) = self.lines().find_map(|line| self.no_colon_on(line)) {
            return Some(diagnostic);
        }
        let before = self.before.as_ref()?;
        (self.line.indent() > before.indent()).then(|| {
            self.error(
                self.line.written(),
                "this line is indented below a line that already has its value",
            )
            .hint(format!(
                "bring it to the indentation of line {}, or delete the value there",
                before.number(&self.source.text)
            ))
        })
    }

    /// `{…}` or `[…]` alone on a line.
    fn no_key(&self) -> Option<Diagnostic> {
        let written = self.line.written();
        let text = &self.source.text[written.clone()];
        if text.starts_with(['*', '&', '!', '%', '@', '`']) {
            return Some(self.stray_beginning());
        }
        text.starts_with(['{', '[']).then(|| {
            self.error(written, "this line has no key")
                .hint("write `key: ` before it; if it is text, indent it as the lines above")
        })
    }

    fn no_colon_on(&self, line: &Line<'_>) -> Option<Diagnostic> {
        let written = line.written();
        let text = &self.source.text[written.clone()];
        if text.starts_with(['-', '#']) || line.value().is_some() || text.ends_with(':') {
            return None;
        }
        if self
            .before
            .as_ref()
            .is_some_and(|before| before.is_item() && before.indent() >= line.indent())
        {
            return Some(self.no_dash(written));
        }
        match text.split_once(':') {
            Some((key, value)) if !key.contains(char::is_whitespace) => {
                let colon = written.start + key.len();
                Some(
                    self.error(colon..colon + 1, "there is no space after this colon")
                        .hint(format!("write `{key}: {}`", value.trim())),
                )
            }
            _ => Some(
                self.error(written, "this line has no colon")
                    .hint("write `key: value`; a text that goes on over several lines follows `|` and is indented"),
            ),
        }
    }

    fn indentation(&self) -> Option<Diagnostic> {
        let before = self.before.as_ref()?;
        let written = self.line.written();
        let text = &self.source.text[written.clone()];
        if let Some(diagnostic) = self.no_colon_on(&self.line) {
            return Some(diagnostic);
        }
        if text.starts_with("- ") && before.indent() >= self.line.indent() && !before.is_item() {
            return Some(self.error(written, "an entry of a list stands among keys").hint(
                "indent it below the key that it belongs to; a list follows a key with nothing after its colon",
            ));
        }
        if text.starts_with([']', '}']) {
            return Some(
                self.error(written.start..written.start + 1, "this bracket closes nothing")
                    .hint("delete it, or put the value in quotation marks"),
            );
        }
        let fits = line::indentations_before(&self.source.text, self.line.start());
        if fits.contains(&self.line.indent()) {
            return Some(
                self.error(written, "this line does not go with the one above")
                    .hint("look at both for a missing key, colon or quotation mark, or one too many"),
            );
        }
        let fits = one_of(&fits);
        Some(
            self.error(written, "the indentation of this line fits none above it")
                .labelled(format!("{} {}", self.line.indent(), spaces(self.line.indent())))
                .hint(format!("indent it by {fits} spaces, as the lines that it belongs with")),
        )
    }

    fn list_beside_key(&self) -> Diagnostic {
        let rest = &self.source.text[self.point..];
        let bare = rest.lines().next().is_some_and(|line| line.trim() == "-");
        if bare {
            return self
                .error(self.point..self.point + 1, "a dash alone is no value")
                .hint("delete the line if there is no value; write 0 if there were none");
        }
        self.error(self.point..self.point + 1, "a list begins on the line of its key")
            .hint("begin the list on the next line, indented by two spaces; if it is text, put it in quotation marks")
    }

    fn in_the_parsers_words(&self, kind: &ErrorKind) -> Diagnostic {
        self.error(self.point..self.point, format!("this is not YAML: {kind}"))
            .hint("look at this line and the one above: indentation by spaces, a space after each colon, quotation marks in pairs")
    }
}

/// A character in backticks, or by its number where it cannot be seen.
fn character_in_words(character: char) -> String {
    match character {
        '`' => "a backtick".to_owned(),
        visible if visible.is_alphanumeric() || visible.is_ascii_graphic() => format!("`{visible}`"),
        other => format!("the character U+{:04X}", u32::from(other)),
    }
}

/// "6, 4 or 2".
fn one_of(numbers: &[usize]) -> String {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    match numbers.as_slice() {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => numbers.concat(),
    }
}

fn spaces(count: usize) -> &'static str {
    if count == 1 { "space" } else { "spaces" }
}
