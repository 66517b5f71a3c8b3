//! What the columns of a table are read as.
//!
//! In: the headings of a table. Out: its kind and a meaning for each column, or every heading that is not known, with the
//! lines that would make it known.

use super::Meaning;
use super::known::{Kind, Known};
use super::layout::{Block, Heading};
use super::sheet::{Sheet, letters, one_line};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};

/// Most headings of a table that are refused one by one: more are those of another kind of file.
const MOST_HEADINGS: usize = 30;

/// A table's columns, understood.
pub(super) struct Columns<'b> {
    /// Which kind of table.
    pub(super) kind: String,
    /// Every column whose heading is known, from left to right.
    pub(super) all: Vec<(&'b Heading, Meaning)>,
    /// The columns whose headings are not known. With any of these the table is refused.
    pub(super) unknown: Vec<u32>,
}

impl Columns<'_> {
    /// The columns of figures: their number in the sheet, and their key.
    pub(super) fn keys(&self) -> impl Iterator<Item = (u32, &str)> {
        self.all.iter().filter_map(|(heading, meaning)| match meaning {
            Meaning::Key(key) => Some((heading.column, key.as_str())),
            Meaning::Authority | Meaning::LeftOut => None,
        })
    }

    /// The column of a key.
    pub(super) fn of(&self, key: &str) -> Option<u32> {
        self.keys().find(|(_, known)| *known == key).map(|(column, _)| column)
    }
}

/// What each column means in the kind of table that knows most of the headings; of two that know as many, the first. None
/// where no heading tells the kind, or too many are wrong.
///
/// Added to `found`: headings that are not known, two columns of one key, two columns of authorities, a needed column that is
/// missing. The columns then serve only to say what else is wrong.
pub(super) fn understand<'b>(
    sheet: &Sheet,
    block: &'b Block,
    known: &Known,
    found: &mut Diagnostics,
) -> Option<Columns<'b>> {
    let Some(kind) = kind_of(block, known) else {
        found.extend(untold(sheet, block, known));
        return None;
    };
    let mut wrong = Diagnostics::default();
    let mut columns = Columns {
        kind: kind.name.clone(),
        all: Vec::new(),
        unknown: Vec::new(),
    };
    for heading in &block.columns {
        if wrong.iter().count() == MOST_HEADINGS {
            wrong.push(and_more(sheet, heading));
            found.extend(wrong);
            return None;
        }
        let meaning = if heading.column == block.authority {
            Meaning::Authority
        } else if heading.parts.iter().any(|part| known.is_authority(part)) {
            wrong.push(second_authority(sheet, block, heading));
            continue;
        } else if let Some(meaning) = known.meaning(kind, &heading.parts) {
            meaning
        } else {
            wrong.push(not_known(sheet, heading, Some(kind), known));
            columns.unknown.push(heading.column);
            continue;
        };
        if let Meaning::Key(key) = &meaning
            && let Some((first, _)) = columns.all.iter().find(|(_, earlier)| *earlier == meaning)
        {
            wrong.push(twice(sheet, first, heading, key));
        }
        columns.all.push((heading, meaning));
    }
    // A column that is missing may be one of those that are not known.
    if wrong.is_empty() {
        wrong.extend(missing(kind, block, known).map(|key| without(sheet, block, kind, key)));
    }
    found.extend(wrong);
    Some(columns)
}

/// The kind of table that knows most of the headings, if any heading tells a kind.
fn kind_of<'k>(block: &Block, known: &'k Known) -> Option<&'k Kind> {
    let others = || block.columns.iter().filter(|heading| heading.column != block.authority);
    let unknown = |kind: &Kind| {
        others()
            .filter(|heading| known.meaning(kind, &heading.parts).is_none())
            .count()
    };
    let told = |kind: &&Kind| {
        others().any(
            |heading| matches!(known.meaning(kind, &heading.parts), Some(Meaning::Key(key)) if kind.is_told_by(&key)),
        )
    };
    let lacks = |kind: &Kind| missing(kind, block, known).count();
    let candidates = || {
        known
            .kinds
            .iter()
            .filter(|kind| others().next().is_some() && told(kind))
    };
    candidates().min_by_key(|kind| (unknown(kind), lacks(kind)))
}

fn missing<'k>(kind: &'k Kind, block: &Block, known: &Known) -> impl Iterator<Item = &'k String> {
    let meanings: Vec<Meaning> = block
        .columns
        .iter()
        .filter_map(|heading| known.meaning(kind, &heading.parts))
        .collect();
    let has = move |key: &String| {
        meanings
            .iter()
            .any(|meaning| matches!(meaning, Meaning::Key(had) if had == key))
    };
    kind.needs.iter().filter(move |key| !has(key))
}

/// No heading tells which kind of table this is, so that none can be read.
fn untold(sheet: &Sheet, block: &Block, known: &Known) -> Diagnostics {
    let others = block.columns.iter().filter(|heading| heading.column != block.authority);
    let is_left_out = |heading: &&Heading| {
        let mut meanings = known.kinds.iter().map(|kind| known.meaning(kind, &heading.parts));
        !meanings.any(|meaning| meaning == Some(Meaning::LeftOut))
    };
    let not_read: Vec<&Heading> = others.filter(is_left_out).collect();
    let unknown = not_read.iter().filter(|heading| {
        known
            .kinds
            .iter()
            .all(|kind| known.meaning(kind, &heading.parts).is_none())
    });
    let mut unknown = unknown.peekable();
    if unknown.peek().is_some() {
        let first = unknown.by_ref().take(MOST_HEADINGS);
        let mut found: Diagnostics = first.map(|heading| not_known(sheet, heading, None, known)).collect();
        found.extend(unknown.next().map(|heading| and_more(sheet, heading)));
        return found;
    }
    let kinds: Vec<&str> = known.kinds.iter().map(|kind| kind.name.as_str()).collect();
    let at = (block.headings.start, block.authority);
    let message = "no heading tells which kind of table this is";
    let expected = format!(
        "the kinds are {}; each is told by a heading of its own",
        kinds.join(", ")
    );
    sheet.error(at, message).hint(expected).into()
}

fn not_known(sheet: &Sheet, heading: &Heading, kind: Option<&Kind>, known: &Known) -> Diagnostic {
    let words = heading.words();
    let names = known.headings.iter().map(|(word, _)| word.as_str());
    let near = nearest(&words, names);
    let near_key = near
        .first()
        .and_then(|near| known.headings.iter().find(|(word, _)| word == near));
    let key = near_key.map_or("KEY", |(_, key)| key.as_str());
    let quoted = serde_json::Value::String(words.clone()).to_string();
    let table = kind.map_or_else(String::new, |kind| format!(" in a table of {}", kind.name));
    let shown = one_line(&words);
    let mut error = sheet.error(heading.at, format!("the heading `{shown}` is not known{table}"));
    if shown != words {
        return error.hint("shorten it in the sheet: so long a text is no heading");
    }
    if let Some((word, key)) = near_key {
        error = error.hint(format!("nearest is `{word}`, which is `{key}`"));
    }
    let read = format!("to have it read as `{key}`, add to import.yaml:\ncolumns:\n  {key}: [{quoted}]");
    let read = if near_key.is_some() {
        read
    } else {
        format!("{read}\nwith a key of a year file for KEY, such as decided.total")
    };
    error.hint(read).hint(format!(
        "to leave the column out, add to import.yaml:\nleft_out: [{quoted}]"
    ))
}

/// Where the refusal of headings one by one ends.
fn and_more(sheet: &Sheet, heading: &Heading) -> Diagnostic {
    let message =
        format!("{MOST_HEADINGS} headings of this table are wrong, and those from here on were not looked at");
    sheet.error(heading.at, message).hint(super::book::WRONG_FILE)
}

fn second_authority(sheet: &Sheet, block: &Block, heading: &Heading) -> Diagnostic {
    let first = sheet.cell(block.headings.end - 1, block.authority).name;
    let message = format!("`{}` names authorities, as the column of {first} does", heading.words());
    sheet
        .error(heading.at, message)
        .hint("one column names the authorities; part the tables, or delete the other column")
}

fn twice(sheet: &Sheet, first: &Heading, second: &Heading, key: &str) -> Diagnostic {
    let message = format!(
        "two columns are `{key}`: `{}` in column {} and `{}` in column {}",
        first.words(),
        letters(first.column),
        second.words(),
        letters(second.column)
    );
    let quoted = serde_json::Value::String(second.words()).to_string();
    sheet
        .error(second.at, message)
        .hint(format!(
            "to leave the second out, add to import.yaml:\nleft_out: [{quoted}]"
        ))
        .hint("or delete one of them from the sheet")
}

fn without(sheet: &Sheet, block: &Block, kind: &Kind, key: &str) -> Diagnostic {
    let message = format!("this table of {} has no column for `{key}`", kind.name);
    sheet
        .error((block.headings.end - 1, block.authority), message)
        .hint(format!(
            "if a column has it under another heading, add to import.yaml:\ncolumns:\n  {key}: [\"the heading\"]"
        ))
}
