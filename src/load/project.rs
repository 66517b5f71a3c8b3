//! A project folder → [`Project`]: `council.yaml`, a file a year, and the project's own templates, editions, procedures
//! and styles.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::attachments::attachments;
use super::many::many;
use super::own_styles::own_styles;
use super::procedures::procedures;
use super::shipped::{resolved, shipped};
use super::{read_text, yaml};
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Source, nearest, suggestion};
use crate::model::{At, Council, Edition, PLAIN, Project, Style, Year};
use crate::units::FinancialYear;

/// Reads a project folder.
///
/// # Errors
/// Everything that is wrong with any of its files, in one run. Warnings of a project that can be read stand beside it.
pub fn project(path: &Path) -> Result<(Project, Diagnostics), Diagnostics> {
    let shown = show(path);
    let shipped = shipped()?;
    let mut reader = Reader {
        files: shipped.files.clone(),
        found: Diagnostics::default(),
    };
    let listing = listing(path, &shown)?;
    if !is_project(&listing)
        && let Some(many) = many(path)
    {
        return Err(many.refused(path).into());
    }
    reader.misnamed_folders(&listing);
    // First, while the schemas of the other files are made ready: a logo takes longer to read than a year.
    let mut styles = own_styles(&mut reader, &path.join("styles"), &shipped.styles);
    styles.extend(shipped.styles.iter().cloned());
    let council = reader.council(path, &listing);
    let years = reader.years(path, &listing);
    let attachments = attachments(path, &years);
    let mut editions = reader.editions(&path.join("editions"));
    editions.extend(shipped.editions.iter().cloned());
    let mut procedures = procedures(&mut reader, &path.join("procedures"));
    procedures.extend(shipped.procedures.iter().cloned());
    let templates = reader.templates(&path.join("templates"));
    let wanted = council.as_ref().and_then(|council| council.style.as_ref());
    let style = reader.style(path, &styles, wanted);
    let Reader { files, found } = reader;
    match (council, style) {
        (Some(council), Some(style)) if !found.has_errors() => {
            let averages = shipped.averages.clone();
            Ok((
                Project {
                    path: shown,
                    council,
                    years,
                    editions,
                    styles,
                    style,
                    procedures,
                    averages,
                    bank_holidays: shipped.bank_holidays.clone(),
                    similar: None,
                    templates,
                    attachments,
                    files,
                },
                found.sorted(),
            ))
        }
        _ => Err(found.sorted()),
    }
}

/// A path as the user would write it, on every system with forward slashes and without `./` at its start.
#[must_use]
pub fn show(path: &Path) -> String {
    let shown = path.to_string_lossy().replace('\\', "/");
    match shown.strip_prefix("./") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => shown,
    }
}

pub(super) struct Reader {
    pub(super) files: Files,
    pub(super) found: Diagnostics,
}

impl Reader {
    fn council(&mut self, path: &Path, listing: &[PathBuf]) -> Option<Council> {
        let mut files = listing
            .iter()
            .filter(|path| yaml_stem(path).is_some_and(|stem| stem == "council"));
        let Some(file) = files.next() else {
            if let Some(file) = misnamed_council(listing) {
                let name = file.file_name().unwrap_or_default().to_string_lossy();
                let odd = Diagnostic::error(format!("the council's file is to be named council.yaml, not {name}"));
                self.found.push(odd.in_file(show(file)).hint("rename it council.yaml"));
                return None;
            }
            let missing = Diagnostic::error("the project has no council.yaml");
            let hint = "write one with the lines `council:` and `type:`; `annual-review init DIR` makes an example";
            self.found
                .push(missing.in_file(show(&path.join("council.yaml"))).hint(hint));
            return None;
        };
        for other in files {
            self.twice("the council", other, file);
        }
        self.read(file)
    }

    /// The style that the council names, or else the plain one.
    fn style(&mut self, folder: &Path, styles: &[Style], wanted: Option<&At<String>>) -> Option<Style> {
        let name = wanted.map_or(PLAIN, |wanted| wanted.as_str());
        let found = styles.iter().find(|style| style.style.value == name).cloned();
        // Of a file that cannot be read, it has been said what is wrong.
        let is_unread = || self.found.has_errors() && folder.join("styles").join(format!("{name}.yaml")).is_file();
        if let (None, Some(wanted)) = (&found, wanted)
            && !is_unread()
        {
            let names: Vec<String> = styles.iter().map(|style| style.style.value.clone()).collect();
            let unknown = Diagnostic::error(format!("there is no house style `{name}`"));
            let mut unknown = unknown.at(self.files.place(wanted.spot)).hint(suggestion(name, &names));
            if nearest(name, names.iter().map(String::as_str)).is_empty() {
                unknown = unknown.hint("`annual-review styles copy` makes one of your own");
            }
            self.found.push(unknown);
        }
        found
    }

    fn twice(&mut self, what: &str, path: &Path, first: &Path) {
        let names = [first, path].map(|path| path.file_name().unwrap_or_default().to_string_lossy());
        let twice = Diagnostic::error(format!("there are two files for {what}: {} and {}", names[0], names[1]));
        self.found.push(
            twice
                .in_file(show(path))
                .hint("keep one of them, and move the other out of the folder"),
        );
    }

    /// The year files; a YAML file that is none, or that is about another year than its name, is not passed over.
    fn years(&mut self, folder: &Path, listing: &[PathBuf]) -> BTreeMap<FinancialYear, Year> {
        let mut years = BTreeMap::new();
        let mut seen: BTreeMap<FinancialYear, &PathBuf> = BTreeMap::new();
        self.hidden_endings(listing);
        let yaml_files = listing.iter().filter_map(|path| Some((path, yaml_stem(path)?)));
        // Said already, where it is the only one that can be meant.
        let misnamed = misnamed_council(listing);
        for (path, stem) in yaml_files.filter(|(path, stem)| *stem != "council" && misnamed != Some(*path)) {
            let Ok(named) = stem.parse::<FinancialYear>() else {
                let odd = Diagnostic::warning("this file is not read, since its name is no year").in_file(show(path));
                self.found
                    .push(odd.hint("name year files as 2023-24.yaml, or move the file out of the folder"));
                continue;
            };
            if let Some(first) = seen.get(&named) {
                self.twice(&named.to_string(), path, first);
                continue;
            }
            seen.insert(named, path);
            let Some(mut year) = self.read::<Year>(path) else {
                continue;
            };
            // A document is built once, however often it is asked for.
            let mut asked = BTreeSet::new();
            year.documents.retain(|kind| asked.insert(kind.value));
            if year.year.value != named {
                let message = format!("the file is named {stem}, but is about {}", year.year.value);
                let place = self.files.place(year.year.spot);
                let hint = format!(
                    "correct the year, or name the file {}.yaml",
                    year.year.value.hyphenated()
                );
                self.found.push(Diagnostic::error(message).at(place).hint(hint));
            }
            years.insert(named, year);
        }
        if seen.is_empty() {
            let none = Diagnostic::error("the project has no year file").in_file(show(folder));
            let hint = "name it by its year, as in 2023-24.yaml; `annual-review new-year` starts one";
            self.found.push(none.hint(hint));
        }
        years
    }

    /// Folders that were meant for editions or templates; on some systems, but not on all, capitals make no difference.
    fn misnamed_folders(&mut self, listing: &[PathBuf]) {
        for wanted in ["editions", "procedures", "styles", "templates"] {
            let odd = listing.iter().filter(|path| is_nearly(path, wanted) && path.is_dir());
            for path in odd {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let message = format!("the folder of {wanted} is to be named {wanted}, not {name}");
                let odd = Diagnostic::warning(message).in_file(show(path));
                self.found.push(odd.hint(format!("rename it {wanted}")));
            }
        }
    }

    /// What Notepad makes of a name whose ending Windows hides: `2023-24.yaml.txt`.
    fn hidden_endings(&mut self, listing: &[PathBuf]) {
        for path in listing.iter().filter(|path| has_ending(path, &["txt"])) {
            let name = path.file_stem().unwrap_or_default();
            if yaml_stem(Path::new(name)).is_some() {
                let odd = Diagnostic::warning("this file is not read, since its name ends in .txt");
                let hint = format!("name it {}; Windows may hide the ending .txt", name.to_string_lossy());
                self.found.push(odd.in_file(show(path)).hint(hint));
            }
        }
    }

    fn editions(&mut self, folder: &Path) -> Vec<Edition> {
        let mut editions: Vec<Edition> = Vec::new();
        for path in self.optional(folder) {
            if yaml_stem(&path).is_none() {
                let odd = Diagnostic::warning("this file is no edition: editions end in .yaml").in_file(show(&path));
                self.found
                    .push(odd.hint("give it that ending, or move it out of the folder"));
                continue;
            }
            let Some(edition) = self.read::<Edition>(&path) else {
                continue;
            };
            let resolved = shipped().and_then(|shipped| resolved(edition, &shipped.sets, &self.files));
            match resolved {
                Ok(edition) => {
                    if editions
                        .iter()
                        .any(|other| other.edition.value == edition.edition.value)
                    {
                        let twice = format!("there are two editions for {}", edition.edition.value);
                        let place = self.files.place(edition.edition.spot);
                        self.found
                            .push(Diagnostic::error(twice).at(place).hint("keep one of them"));
                    }
                    editions.push(edition);
                }
                Err(errors) => self.found.extend(errors),
            }
        }
        editions
    }

    /// The templates of the folder and the folders in it; a name that is none of ours can only be reached by an edition
    /// of the project's own, so that is left to a check.
    pub(super) fn templates(&mut self, folder: &Path) -> Vec<Arc<Source>> {
        let mut templates = Vec::new();
        for path in self.optional(folder) {
            if path.is_dir() && path.is_symlink() {
                // It may lead back to a folder that it stands in.
                let odd = Diagnostic::warning("this folder is a link to another, and is not read").in_file(show(&path));
                self.found.push(odd.hint("put the templates themselves here"));
            } else if path.is_dir() {
                templates.extend(self.templates(&path));
            } else if path.extension() == Some("md".as_ref()) {
                templates.extend(self.text(&path));
            } else {
                let odd = Diagnostic::warning("this file is no template: templates end in .md").in_file(show(&path));
                self.found
                    .push(odd.hint("give it that ending, or move it out of the folder"));
            }
        }
        templates
    }

    /// The entries of a folder that a project may do without.
    pub(super) fn optional(&mut self, folder: &Path) -> Vec<PathBuf> {
        if !folder.exists() {
            return Vec::new();
        }
        listing(folder, &show(folder)).unwrap_or_else(|error| {
            self.found.push(error);
            Vec::new()
        })
    }

    pub(super) fn read<T: DeserializeOwned + JsonSchema + 'static>(&mut self, path: &Path) -> Option<T> {
        let source = self.text(path)?;
        match yaml(source, &mut self.files) {
            Ok(value) => Some(value),
            Err(errors) => {
                self.found.extend(errors);
                None
            }
        }
    }

    fn text(&mut self, path: &Path) -> Option<Arc<Source>> {
        match read_text(path, &show(path)) {
            Ok(text) => {
                self.found.extend(text.warnings);
                Some(text.source)
            }
            Err(error) => {
                self.found.push(error);
                None
            }
        }
    }
}

/// The folder's entries in the order of their names.
pub(super) fn listing(path: &Path, shown: &str) -> Result<Vec<PathBuf>, Diagnostic> {
    entries(path).map_err(|error| {
        let (message, hint) = match error.kind() {
            io::ErrorKind::NotFound => (
                "there is no such folder".to_owned(),
                "`annual-review init DIR` makes one",
            ),
            io::ErrorKind::NotADirectory => return a_file(path, shown),
            _ => (
                format!("the folder cannot be read: {error}"),
                "see whether you may open it",
            ),
        };
        Diagnostic::error(message).in_file(shown).hint(hint)
    })
}

/// A file in the place of a project: most often one of the project's own, and for a year there is an option.
fn a_file(path: &Path, shown: &str) -> Diagnostic {
    let file = Diagnostic::error("this is a file, not a folder").in_file(shown);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.map_or_else(|| ".".to_owned(), show);
    let stem = yaml_stem(path);
    match stem.as_ref().map(|stem| (stem.as_ref(), stem.parse::<FinancialYear>())) {
        Some((_, Ok(year))) => file.hint(format!(
            "give the project's folder, and the year beside it: `{folder} --year {year}`"
        )),
        Some(("council", _)) => file.hint(format!("give the project's folder: `{folder}`")),
        _ => file.hint("a project is a folder that holds council.yaml"),
    }
}

pub(super) fn entries(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries = std::fs::read_dir(path)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    entries.retain(|path| {
        !path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']))
    });
    entries.sort();
    Ok(entries)
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Whether a folder of these entries is meant for a project: with a file of the council, or one of a year.
pub(super) fn is_project(listing: &[PathBuf]) -> bool {
    let is_own =
        |path: &PathBuf| yaml_stem(path).is_some_and(|stem| stem == "council" || stem.parse::<FinancialYear>().is_ok());
    listing.iter().any(is_own) || misnamed_council(listing).is_some()
}

/// The file that was meant for council.yaml, in a folder without one.
fn misnamed_council(listing: &[PathBuf]) -> Option<&PathBuf> {
    let is_council = |path: &PathBuf| yaml_stem(path).is_some_and(|stem| stem == "council");
    let mut nearly = listing
        .iter()
        .filter(|path| is_nearly(path, "council") && yaml_stem(path).is_some());
    nearly.next().filter(|_| !listing.iter().any(is_council))
}

/// Whether a name, an ending aside, is this one but for capitals or an `s` at its end.
fn is_nearly(path: &Path, wanted: &str) -> bool {
    let name = match yaml_stem(path) {
        Some(stem) => stem,
        None => path.file_name().unwrap_or_default().to_string_lossy(),
    };
    let singular = |name: &str| name.to_lowercase().trim_end_matches('s').to_owned();
    name != wanted && singular(&name) == singular(wanted)
}

/// The name of a YAML file without its ending.
pub(super) fn yaml_stem(path: &Path) -> Option<Cow<'_, str>> {
    let stem = path.file_stem().filter(|_| has_ending(path, &["yaml", "yml"]))?;
    Some(stem.to_string_lossy())
}
