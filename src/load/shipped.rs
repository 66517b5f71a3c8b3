//! What is the same for all councils: editions, procedures, house styles, categories, averages and bank holidays, read
//! once a process.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;

use super::{read, refused, tree};
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Source, suggestion};
use crate::model::{At, Averages, Category, CategorySets, Edition, Outcome, PLAIN, Procedure, SetOf, Style};
use crate::units::{BankHolidays, FinancialYear};

static EDITIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data/editions");
static PROCEDURES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data/procedures");
static STYLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data/styles");
const AVERAGES: &str = include_str!("../../data/averages.yaml");
const BANK_HOLIDAYS: &str = include_str!("../../data/bank-holidays.yaml");
const CATEGORIES: &str = include_str!("../../data/categories.yaml");

static SHIPPED: LazyLock<Result<Shipped, Diagnostics>> = LazyLock::new(read_all);

/// The shipped data, with the files that its spots name.
#[derive(Debug, Clone)]
pub(super) struct Shipped {
    pub(super) editions: Vec<Edition>,
    pub(super) procedures: Vec<Procedure>,
    pub(super) styles: Vec<Style>,
    pub(super) averages: Averages,
    pub(super) bank_holidays: BankHolidays,
    pub(super) sets: CategorySets,
    pub(super) files: Files,
}

/// The shipped data.
///
/// # Errors
/// What is wrong with it, which is a mistake of ours and not of the officer's.
pub(super) fn shipped() -> Result<&'static Shipped, Diagnostics> {
    SHIPPED.as_ref().map_err(Clone::clone)
}

/// The averages that are known.
///
/// # Errors
/// What is wrong with the shipped data, which is a mistake of ours.
pub fn shipped_averages() -> Result<&'static Averages, Diagnostics> {
    shipped().map(|shipped| &shipped.averages)
}

fn read_all() -> Result<Shipped, Diagnostics> {
    let mut files = Files::default();
    let source = |name: &str, text: &str| Arc::new(Source::new(format!("built-in {name}"), text));
    let sets = known::<CategorySets>(source("categories.yaml", CATEGORIES), &mut files)?;
    let averages = known::<Averages>(source("averages.yaml", AVERAGES), &mut files)?;
    let bank_holidays = known::<BankHolidays>(source("bank-holidays.yaml", BANK_HOLIDAYS), &mut files)?;
    let mut editions = Vec::new();
    for file in EDITIONS.files() {
        let name = format!("editions/{}", file.path().display());
        let edition = known::<Edition>(source(&name, file.contents_utf8().unwrap_or_default()), &mut files)?;
        editions.push(resolved(edition, &sets, &files)?);
    }
    editions.sort_by_key(|edition| edition.edition.value);
    let procedures = read_procedures(&mut files)?;
    let styles = read_styles(&mut files)?;
    Ok(Shipped {
        editions,
        procedures,
        styles,
        averages,
        bank_holidays,
        sets,
        files,
    })
}

/// Reads a file as its type without holding it against the type's schema: a test does that, and to compile schemas that no
/// file of the project needs takes longer than to read all that is shipped.
fn known<T: DeserializeOwned>(source: Arc<Source>, files: &mut Files) -> Result<T, Diagnostics> {
    let file = files.add(Arc::clone(&source));
    let (tree, found) = tree::parse(&source);
    let Some(tree) = tree.filter(|_| !found.has_errors()) else {
        return Err(found);
    };
    let read = read::Reader::new(&tree, file).read();
    read.map_err(|error| refused(&error, source).into())
}

/// The complaints procedures, in the order of their ids.
fn read_procedures(files: &mut Files) -> Result<Vec<Procedure>, Diagnostics> {
    let mut procedures = Vec::new();
    for file in PROCEDURES.files() {
        let name = format!("built-in procedures/{}", file.path().display());
        let text = file.contents_utf8().unwrap_or_default();
        procedures.push(known::<Procedure>(Arc::new(Source::new(name, text)), files)?);
    }
    procedures.sort_by(|one, other| one.procedure.value.cmp(&other.procedure.value));
    Ok(procedures)
}

/// The house styles, in the order of their names, with nothing left out.
fn read_styles(files: &mut Files) -> Result<Vec<Style>, Diagnostics> {
    let mut styles = Vec::new();
    for file in STYLES.files() {
        let name = format!("built-in styles/{}", file.path().display());
        let text = file.contents_utf8().unwrap_or_default();
        let mut style = known::<Style>(Arc::new(Source::new(name, text)), files)?;
        let folder = STYLES.get_dir(style.style.as_str());
        style.templates = folder.map(templates).unwrap_or_default();
        styles.push(style);
    }
    styles.sort_by(|one, other| one.style.value.cmp(&other.style.value));
    let plain = styles.iter().find(|style| style.style.value == PLAIN).cloned();
    let plain = plain.ok_or_else(|| Diagnostic::error(format!("there is no style `{PLAIN}`")))?;
    Ok(styles.into_iter().map(|style| style.or(&plain)).collect())
}

/// A house style as it is shipped.
#[derive(Debug, Clone)]
pub struct ShippedStyle {
    /// Its name.
    pub name: String,
    /// Its file.
    pub text: String,
    /// Its templates, each by its path below `templates/`.
    pub templates: Vec<(String, String)>,
}

/// The house styles that are shipped, in the order of their names.
///
/// # Errors
/// What is wrong with the shipped data, which is a mistake of ours and not of the officer's.
pub fn shipped_styles() -> Result<Vec<ShippedStyle>, Diagnostics> {
    let of_style = |style: &Style| {
        let name = style.style.value.clone();
        let file = STYLES.get_file(format!("{name}.yaml"));
        let text = file
            .and_then(|file| file.contents_utf8())
            .unwrap_or_default()
            .to_owned();
        let templates = style.templates.iter().map(|source| {
            let path = source.path.rsplit_once("templates/").map_or("", |(_, path)| path);
            (path.to_owned(), source.text.clone())
        });
        let templates = templates.collect();
        ShippedStyle { name, text, templates }
    };
    Ok(shipped()?.styles.iter().map(of_style).collect())
}

/// The house styles that every project can take, in the order of their names.
///
/// # Errors
/// What is wrong with the shipped data, which is a mistake of ours and not of the officer's.
pub fn styles() -> Result<Vec<Style>, Diagnostics> {
    Ok(shipped()?.styles.clone())
}

/// The templates of a shipped style, from its folder and those in it.
fn templates(folder: &Dir<'static>) -> Vec<Arc<Source>> {
    let files = folder
        .files()
        .filter(|file| file.path().extension() == Some("md".as_ref()));
    let own = files.map(|file| {
        let name = format!("built-in styles/{}", file.path().display());
        Arc::new(Source::new(name, file.contents_utf8().unwrap_or_default()))
    });
    own.chain(folder.dirs().flat_map(templates)).collect()
}

/// Whether a file comes with the program.
#[must_use]
pub fn is_shipped(source: &Source) -> bool {
    source.path.starts_with("built-in ")
}

/// Every file of the shipped data by its path: editions, procedures, styles with their templates, and what they share.
#[must_use]
pub fn shipped_data() -> Vec<(String, &'static str)> {
    fn collect(name: &str, folder: &Dir<'static>, found: &mut Vec<(String, &'static str)>) {
        let files = folder
            .files()
            .filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)));
        found.extend(files.map(|(path, text)| (format!("{name}/{}", path.replace('\\', "/")), text)));
        folder.dirs().for_each(|folder| collect(name, folder, found));
    }
    let mut found = vec![
        ("averages.yaml".to_owned(), AVERAGES),
        ("bank-holidays.yaml".to_owned(), BANK_HOLIDAYS),
        ("categories.yaml".to_owned(), CATEGORIES),
    ];
    for (name, folder) in [
        ("editions", &EDITIONS),
        ("procedures", &PROCEDURES),
        ("styles", &STYLES),
    ] {
        collect(name, folder, &mut found);
    }
    found.sort_unstable();
    found
}

/// The editions that are shipped, each with its year and its text, in the order of their years.
#[must_use]
pub fn shipped_editions() -> Vec<(FinancialYear, &'static str)> {
    let named = EDITIONS.files().filter_map(|file| {
        let year = file.path().file_stem()?.to_str()?.parse().ok()?;
        Some((year, file.contents_utf8()?))
    });
    let mut found: Vec<_> = named.collect();
    found.sort_unstable();
    found
}

/// The edition with its categories and outcomes, those of the sets that it names or its own; its sections without `.md`.
///
/// # Errors
/// Sets that do not exist, and ids that cannot be told apart.
pub(super) fn resolved(mut edition: Edition, sets: &CategorySets, files: &Files) -> Result<Edition, Diagnostics> {
    let mut found = Diagnostics::default();
    edition.categories = members("categories", &edition.category_set, &sets.categories, files, &mut found);
    edition.outcomes = members("outcomes", &edition.outcome_set, &sets.outcomes, files, &mut found);
    for section in &mut edition.sections {
        if let Some(name) = section.value.strip_suffix(".md") {
            section.value = name.to_owned();
        }
    }
    if found.has_errors() { Err(found) } else { Ok(edition) }
}

/// What is told apart by an id.
trait Member: Clone {
    fn id(&self) -> &str;
}

impl Member for Category {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Member for Outcome {
    fn id(&self) -> &str {
        &self.id
    }
}

/// Ids under which figures of another kind stand: `received_largest`, `received_change`.
const TAKEN: [&str; 6] = [
    "largest",
    "last_year",
    "change",
    "change_per_cent",
    "direction",
    "moved",
];

fn members<T: Member>(
    what: &str,
    written: &At<SetOf<T>>,
    sets: &BTreeMap<String, Vec<T>>,
    files: &Files,
    found: &mut Diagnostics,
) -> Vec<T> {
    let error = |message: String| Diagnostic::error(message).at(files.place(written.spot));
    let list = match &written.value {
        SetOf::Own(list) => list,
        SetOf::Named(name) => {
            let Some(set) = sets.get(name) else {
                let known: Vec<String> = sets.keys().cloned().collect();
                let unknown = error(format!("there is no set of {what} `{name}`"));
                found.push(unknown.hint(suggestion(name, &known)));
                return Vec::new();
            };
            return set.clone();
        }
    };
    let mut seen = BTreeSet::new();
    for id in list.iter().map(Member::id) {
        if TAKEN.contains(&id) {
            let taken = error(format!("the id `{id}` is taken by a figure of its own"));
            found.push(taken.hint("give it another id; its label may stay"));
        } else if !seen.insert(id) {
            let twice = error(format!("the id `{id}` stands in these {what} twice"));
            found.push(twice.hint("keep one of the two, or give one of them an id of its own"));
        }
    }
    list.clone()
}

#[cfg(test)]
mod judged;
#[cfg(test)]
mod tests;
