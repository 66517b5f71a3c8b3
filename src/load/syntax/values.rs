//! Keys and values that the parser takes, but that do not mean what was written.
//!
//! In: a node of the text. Out: what was probably meant, at its place.

use std::ops::Range;
use std::sync::Arc;

use super::line::{self, Line};
use super::{character_in_words, error_at, space_at};
use crate::diagnostic::{Diagnostic, Source};
use crate::tree::{Kind, Node};

/// A value that begins with a character that YAML keeps for itself.
pub(in crate::load) fn begins_with(source: &Arc<Source>, character: char, bytes: Range<usize>) -> Diagnostic {
    let line = Line::at(&source.text, bytes.start);
    let name = character_in_words(character);
    let remedy = match line.value().filter(|value| value.contains(&bytes.start)) {
        Some(value) => format!("put it in quotation marks: {}", line::quoted(&source.text[value])),
        None => "put the value in quotation marks".to_owned(),
    };
    error_at(source, bytes, format!("a value cannot begin with {name}")).hint(remedy)
}

/// A key without a value, where one may have been written but begins with `#`, as colours and numbers of cases do.
pub(in crate::load) fn lost_to_a_comment(
    source: &Arc<Source>,
    key: &str,
    key_bytes: &Range<usize>,
    value: &Node,
) -> Option<Diagnostic> {
    if !value.bytes.is_empty() || value.scalar()?.kind != Kind::Nothing {
        return None;
    }
    let rest = source.text.get(key_bytes.end..)?.lines().next()?;
    let comment = rest.trim_start_matches([':', ' ']);
    if !comment.starts_with('#') || comment[1..].starts_with(['#', ' ']) || comment.len() == 1 {
        return None;
    }
    let start = key_bytes.end + rest.len() - comment.len();
    // A comment may follow the value that is one by mistake.
    let written = comment.split(" #").next().unwrap_or_default().trim_end();
    Some(
        error_at(
            source,
            start..start + written.len(),
            format!("`#` begins a comment, so that `{key}` has no value"),
        )
        .hint(format!("put the value in quotation marks: {}", line::quoted(written)))
        .hint("if it is a comment, write a space after `#`"),
    )
}

/// A value without straight quotation marks that stands as a whole between curly ones, as word processors write them.
pub(in crate::load) fn curly_quotation(source: &Arc<Source>, bytes: &Range<usize>) -> Option<Diagnostic> {
    const MARKS: [char; 6] = ['“', '”', '„', '‟', '‘', '’'];
    let text = source.text.get(bytes.clone())?;
    let inner = text.strip_prefix(['“', '”', '„', '‘'])?.strip_suffix(['”', '“', '’'])?;
    if inner.contains(MARKS) {
        return None;
    }
    let diagnostic = error_at(source, bytes.clone(), "curly quotation marks are printed as they stand");
    if Kind::of_plain(inner) != Kind::Text {
        return Some(diagnostic.hint(format!("write {inner} without quotation marks")));
    }
    Some(
        diagnostic
            .hint(format!("use straight ones or none: {}", line::quoted(inner)))
            .hint(format!(
                "if they are to be printed, put straight ones around them: `\"{text}\"`"
            )),
    )
}

/// A bracket where a key should stand: a text that begins with a figure, `{{ … }}`, or with a bracket.
pub(in crate::load) fn bracket_before_colon(source: &Arc<Source>, bytes: &Range<usize>) -> Diagnostic {
    let line = Line::at(&source.text, bytes.start);
    let value = line.value().filter(|value| value.contains(&bytes.start));
    let Some(value) = value.filter(|value| source.text[value.clone()].starts_with(['{', '['])) else {
        return error_at(source, bytes.clone(), "a key cannot begin with a bracket")
            .hint("write `key: value`; a text that begins with `[` or `{` needs quotation marks");
    };
    let text = &source.text[value.clone()];
    let first = &text[..1];
    error_at(
        source,
        value.clone(),
        format!("a text that begins with `{first}` needs quotation marks"),
    )
    .hint(format!("put it in quotation marks: {}", line::quoted(text)))
}

/// Collections within collections beyond all use.
pub(in crate::load) fn too_deep(source: &Arc<Source>, point: usize) -> Diagnostic {
    error_at(source, point..point, "values are nested too deeply").hint(
        "the program's files have about six levels; look for stray `[` or `{`, or for lines indented again and again",
    )
}

/// A no-break space in a key's indentation, before or after its colon, where YAML takes it for a letter.
pub(in crate::load) fn strange_space(source: &Arc<Source>, key: &Range<usize>) -> Option<Diagnostic> {
    let text = source.text.get(key.clone())?;
    let trimmed = text
        .trim_end_matches(|c: char| c.is_whitespace() && !c.is_ascii())
        .len();
    let at_end = (trimmed < text.len()).then_some(trimmed);
    let at = line::strange_space_in(text).or(at_end)?;
    Some(space_at(source, key.start + at))
}
