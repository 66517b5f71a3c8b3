//! The files of one project: new ones whole, values put into those that are there.

use std::collections::BTreeSet;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::import::authorities::Authority;
use crate::import::edit::{Editable, Setting, Standing, lines_of};
use crate::import::spreadsheet::Cell;
use crate::load::show;
use crate::units::Date;

use super::joined::is_same;
use super::{Change, Existing, Given, Import, Joined, Made, Outcome, Present};

/// What is to be done for one authority.
pub(super) struct Work {
    pub(super) files: Vec<(String, String)>,
    pub(super) outcome: Outcome,
}

impl Work {
    fn new(joined: &Joined, folder: &str, made: Made) -> Self {
        let authority = &joined.authority;
        let outcome = Outcome {
            authority: authority.name.clone(),
            folder: folder.to_owned(),
            made,
            succeeded: authority.until.map(|until| (until, authority.into.clone())),
            added: 0,
            changed: Vec::new(),
            kept: Vec::new(),
            unchanged: 0,
        };
        Self {
            files: Vec::new(),
            outcome,
        }
    }

    /// A folder of its own for an authority that has no project.
    pub(super) fn of_folder(import: &Import<'_>, joined: &Joined, taken: &mut BTreeSet<String>) -> Self {
        let folder = free(&slug(&joined.authority.name), taken);
        let mut work = Self::new(joined, &folder, Made::Folder);
        work.files
            .push((format!("{folder}/council.yaml"), council(&joined.authority)));
        work.add_year(import, joined, &folder);
        work
    }

    /// The year's file in a project that has none of this year.
    pub(super) fn of_year(import: &Import<'_>, joined: &Joined, project: &Existing) -> Self {
        let mut work = Self::new(joined, &project.folder, Made::Year);
        work.add_year(import, joined, &project.folder);
        work
    }

    fn add_year(&mut self, import: &Import<'_>, joined: &Joined, folder: &str) {
        self.outcome.added = joined.given.len();
        self.files.push((
            format!("{folder}/{}.yaml", import.year.hyphenated()),
            year(import, joined),
        ));
    }

    /// Values put into the year's file.
    ///
    /// # Errors
    /// A file that cannot be read or changed, or that has other values and is not to be changed.
    pub(super) fn into_year(
        import: &Import<'_>,
        joined: &Joined,
        project: &Existing,
        path: &Path,
    ) -> Result<Self, Diagnostics> {
        let file = Editable::read(path)?;
        let mut work = Self::new(joined, &project.folder, Made::Nothing);
        let mut settings = work.compared(&file, joined);
        if import.present == Present::Same {
            return work.if_same(joined, path);
        }
        let date = setting(
            &["letter", "date"],
            &import.letter_date.map(written).unwrap_or_default(),
            "",
        );
        if import.letter_date.is_some() && file.standing([&date.keys[..]]) == [Standing::Nothing] {
            settings.push(date);
        }
        if !settings.is_empty() {
            settings.extend(further_source(&file, joined, &settings));
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            work.files
                .push((format!("{}/{name}", project.folder), file.with(&settings)?));
        }
        Ok(work)
    }

    /// Holds figures against a file; gives the values to be put into it.
    fn compared(&mut self, file: &Editable, joined: &Joined) -> Vec<Setting> {
        let mut settings = Vec::new();
        let wanted: Vec<Setting> = joined.given.iter().map(figure).collect();
        let standing = file.standing(wanted.iter().map(|setting| setting.keys.as_slice()));
        for ((given, setting), standing) in joined.given.iter().zip(wanted).zip(standing) {
            let change = |was: &str, place| Change {
                key: given.key.clone(),
                was: was.to_owned(),
                place,
                is: Some(given.number.clone()),
                cell: given.cell.clone(),
            };
            match standing {
                Standing::Nothing => {
                    self.outcome.added += 1;
                    settings.push(setting);
                }
                Standing::Single { text, .. } if is_same(&text, &given.number) => self.outcome.unchanged += 1,
                Standing::Single {
                    text,
                    place,
                    comment: Some(comment),
                } if !is_ours(&comment) => {
                    let why = format!("its line says `{comment}`");
                    self.outcome.kept.push((change(&text, place), why));
                }
                Standing::Single { text, place, .. } => {
                    self.outcome.changed.push(change(&text, place));
                    settings.push(setting);
                }
                Standing::Several { content, .. } if says(&content, &given.number) => self.outcome.unchanged += 1,
                Standing::Several { content, place } => {
                    let why = "it says more than a number".to_owned();
                    self.outcome.kept.push((change(&content.to_string(), place), why));
                }
            }
        }
        self.compare_missing(file, &joined.not_given);
        settings
    }

    /// What the workbooks do not give stays as it is.
    fn compare_missing(&mut self, file: &Editable, not_given: &[(String, Cell)]) {
        let keys: Vec<Vec<String>> = not_given.iter().map(|(key, _)| keys_of(key)).collect();
        let standing = file.standing(keys.iter().map(Vec::as_slice));
        for ((key, cell), standing) in not_given.iter().zip(standing) {
            let (was, place) = match standing {
                Standing::Nothing => continue,
                Standing::Single { text, place, .. } => (text, place),
                Standing::Several { content, .. } if content.get("not_applicable").is_some() => continue,
                Standing::Several { content, place } => (content.to_string(), place),
            };
            let change = Change {
                key: key.clone(),
                was,
                place,
                is: None,
                cell: cell.clone(),
            };
            self.outcome.kept.push((
                change,
                "the workbook gives none: delete its line if it is wrong".to_owned(),
            ));
        }
    }

    /// A file that is not to be changed, if it has what the workbooks give.
    fn if_same(self, joined: &Joined, path: &Path) -> Result<Self, Diagnostics> {
        let Outcome {
            added, changed, kept, ..
        } = &self.outcome;
        let hint = "with --merge the file takes what the workbooks give, and each change is shown";
        let given = kept
            .iter()
            .map(|(change, _)| change)
            .filter(|change| change.is.is_some());
        let mut found: Diagnostics = changed
            .iter()
            .chain(given)
            .map(|change| other_value(change).hint(hint))
            .collect();
        if *added > 0 {
            let (name, of) = (&joined.authority.name, joined.given.len());
            let message = format!("{name}: this file lacks {added} of {of} figures that the workbooks give");
            found.push(Diagnostic::error(message).in_file(show(path)).hint(hint));
        }
        if found.has_errors() { Err(found) } else { Ok(self) }
    }
}

fn other_value(change: &Change) -> Diagnostic {
    let is = change.is.as_deref().unwrap_or_default();
    Diagnostic::error(format!(
        "`{}` is {} here, and {is} in {}",
        change.key, change.was, change.cell
    ))
    .at(change.place.clone())
}

/// Whether a value written with what qualifies it is this number.
fn says(content: &serde_json::Value, number: &str) -> bool {
    content
        .get("value")
        .is_some_and(|value| is_same(&value.to_string(), number))
}

/// A figure with where it comes from.
fn figure(given: &Given) -> Setting {
    Setting {
        keys: keys_of(&given.key),
        value: given.number.clone(),
        comment: origin(&given.cell),
    }
}

fn keys_of(key: &str) -> Vec<String> {
    std::iter::once("statistics")
        .chain(key.split('.'))
        .map(str::to_owned)
        .collect()
}

/// The words behind the `#` of an imported figure: "from received.xlsx, Received, C7". The file's folder is left out, since
/// it is nobody else's.
fn origin(cell: &Cell) -> String {
    let file = base_name(&cell.file);
    match &cell.sheet {
        Some(sheet) => format!("from {file}, {sheet}, {}", cell.name),
        None => format!("from {file}, {}", cell.name),
    }
}

/// Whether a comment is one that an import wrote, and so may be replaced by another.
fn is_ours(comment: &str) -> bool {
    let cell = comment.rsplit(", ").next().unwrap_or_default();
    let digits = cell.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let is_cell = digits.len() < cell.len() && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    comment.starts_with("from ") && comment.contains(", ") && is_cell
}

fn base_name(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

fn setting(keys: &[&str], value: &str, comment: &str) -> Setting {
    Setting {
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        value: value.to_owned(),
        comment: comment.to_owned(),
    }
}

/// A text between quotation marks. Every JSON string is a YAML string, whatever signs are in it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn council(authority: &Authority) -> String {
    let name = &authority.name;
    let is_plain =
        name.chars().all(|c| c.is_alphanumeric() || " ,.'’()-".contains(c)) && name.starts_with(char::is_alphabetic);
    let name = if is_plain { name.clone() } else { quoted(name) };
    let mut settings = vec![
        setting(&["council"], &name, ""),
        setting(&["type"], authority.authority_type.name(), ""),
    ];
    if is_made_up(&authority.name) {
        settings.push(setting(&["made_up"], "true", ""));
    }
    format!(
        "# Name and type as `annual-review import` knows them: see that they are right.\n{}",
        lines_of(&settings)
    )
}

/// Whether a name says that there is no such council.
fn is_made_up(name: &str) -> bool {
    let name = name.to_lowercase();
    ["made up", "made-up", "fictional", "imaginary", "invented"]
        .iter()
        .any(|words| name.contains(words))
}

fn year(import: &Import<'_>, joined: &Joined) -> String {
    let mut settings = vec![
        setting(&["year"], &import.year.to_string(), ""),
        setting(&["documents"], "[letter]", ""),
    ];
    if let Some(date) = import.letter_date {
        settings.push(setting(&["letter", "date"], &written(date), ""));
    }
    settings.push(setting(&["letter", "source"], &quoted(&source(joined)), ""));
    settings.extend(joined.given.iter().map(figure));
    lines_of(&settings)
}

/// What an import said of the letter's source, with the workbooks that now give figures beside those that did. Words of an
/// officer's own stay.
fn further_source(file: &Editable, joined: &Joined, settings: &[Setting]) -> Option<Setting> {
    let keys = ["letter", "source"].map(str::to_owned);
    let standing = file.standing([&keys[..]]).pop()?;
    let Standing::Single {
        text, comment: None, ..
    } = standing
    else {
        return None;
    };
    let said = text.strip_prefix(WORKBOOKS)?;
    let said = said.strip_prefix("s ").or_else(|| said.strip_prefix(' '))?;
    let mut names = named(said);
    let is_put = |given: &&Given| settings.iter().any(|setting| setting.keys == keys_of(&given.key));
    let put = joined
        .given
        .iter()
        .filter(is_put)
        .map(|given| base_name(&given.cell.file));
    let new: BTreeSet<&str> = put.filter(|name| !names.contains(name)).collect();
    if new.is_empty() {
        return None;
    }
    names.extend(new);
    Some(setting(&["letter", "source"], &quoted(&workbooks(&names)), ""))
}

/// The workbooks in a list of them. A comma or an "and" can also stand in a file's name: it ends one only behind its ending.
fn named(mut list: &str) -> Vec<&str> {
    let is_workbook = |name: &str| {
        let name = name.to_lowercase();
        [".xlsx", ".xls", ".ods", ".csv"]
            .iter()
            .any(|ending| name.ends_with(ending))
    };
    let mut names = Vec::new();
    loop {
        let between = [", ", " and "]
            .into_iter()
            .flat_map(|between| list.match_indices(between));
        let Some((at, between)) = between.filter(|(at, _)| is_workbook(&list[..*at])).min() else {
            names.push(list);
            return names;
        };
        names.push(&list[..at]);
        list = &list[at + between.len()..];
    }
}

/// A date as people type it, with spaces that break.
fn written(date: Date) -> String {
    date.to_string().replace('\u{a0}', " ")
}

/// The workbooks that give figures of an authority, or at least a row.
fn source(joined: &Joined) -> String {
    let cells = joined.given.iter().map(|given| &given.cell);
    let cells = cells.chain(joined.not_given.iter().map(|(_, cell)| cell));
    let mut names: Vec<&str> = Vec::new();
    for cell in cells {
        let name = base_name(&cell.file);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.sort_unstable();
    workbooks(&names)
}

/// How what an import says of a source begins.
const WORKBOOKS: &str = "the Ombudsman's workbook";

fn workbooks(names: &[&str]) -> String {
    match names {
        [] => format!("{WORKBOOKS}s"),
        [only] => format!("{WORKBOOKS} {only}"),
        [before @ .., last] => format!("{WORKBOOKS}s {} and {last}", before.join(", ")),
    }
}

/// A folder's name: small letters, digits and hyphens.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.to_lowercase().replace('&', " and ").chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            '\'' | '’' => {}
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "authority".to_owned()
    } else {
        slug.to_owned()
    }
}

/// The first name of these that nothing has: `x`, `x-2`, `x-3`.
fn free(slug: &str, taken: &mut BTreeSet<String>) -> String {
    let mut name = slug.to_owned();
    let mut number = 1;
    while !taken.insert(name.clone()) {
        number += 1;
        name = format!("{slug}-{number}");
    }
    name
}
