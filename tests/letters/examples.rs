//! The example projects, built.

use std::fs;
use std::path::{Path, PathBuf};

use annual_review::diagnostic::Diagnostics;
use annual_review::report::{Output, Request, build};
use annual_review::{load, write::Format};

/// A letter of an example in every format but PDF.
pub(crate) struct Letter {
    /// The example's folder: `oxfordshire`.
    pub(crate) example: String,
    /// The year, as folders have it: `2023-24`.
    pub(crate) year: String,
    pub(crate) markdown: String,
    /// The year's other documents as Markdown, by their file names: `committee-report.md`.
    pub(crate) others: Vec<(String, String)>,
    pub(crate) html: String,
    pub(crate) fragment: String,
}

impl Letter {
    /// What a message calls it: `oxfordshire/2023-24`.
    pub(crate) fn name(&self) -> String {
        format!("{}/{}", self.example, self.year)
    }
}

/// Every letter of every folder below `examples/`.
pub(crate) fn letters() -> Vec<Letter> {
    let letters: Vec<Letter> = projects().iter().flat_map(|project| letters_of(project)).collect();
    assert!(letters.len() > 20, "only {} letters were built", letters.len());
    letters
}

/// The letter of one example and year, as Markdown.
pub(crate) fn markdown(example: &str, year: &str) -> String {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example);
    let found = letters_of(&project).into_iter().find(|letter| letter.year == year);
    found.unwrap_or_else(|| panic!("{example} has no {year}")).markdown
}

fn projects() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut projects: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("council.yaml").exists())
        .collect();
    projects.sort();
    assert!(projects.len() >= 8, "only {projects:?}");
    projects
}

fn letters_of(path: &Path) -> Vec<Letter> {
    let example = path.file_name().unwrap().to_string_lossy().into_owned();
    let (project, warnings) = load::project(path).unwrap_or_else(|errors| panic!("{}", shown(&example, &errors)));
    assert!(warnings.iter().next().is_none(), "{}", shown(&example, &warnings));
    let request = Request {
        formats: vec![Format::Markdown, Format::Html, Format::Fragment],
        ..Request::default()
    };
    let (outputs, _) = build(project, &request, &|| ()).unwrap_or_else(|errors| panic!("{}", shown(&example, &errors)));
    let text = |year: &str, ending: &str| {
        let path = format!("{year}/letter.{ending}");
        let output = outputs.iter().find(|output| output.path == path);
        String::from_utf8(output.unwrap_or_else(|| panic!("no {path}")).bytes.clone()).unwrap()
    };
    let years = outputs
        .iter()
        .filter_map(|output| output.path.strip_suffix("/letter.md"));
    years
        .map(|year| Letter {
            example: example.clone(),
            year: year.to_owned(),
            markdown: text(year, "md"),
            html: text(year, "html"),
            fragment: text(year, "fragment.html"),
            others: others(&outputs, year),
        })
        .collect()
}

/// The Markdown of every document of a year but the letter.
fn others(outputs: &[Output], year: &str) -> Vec<(String, String)> {
    let names = outputs
        .iter()
        .filter_map(|output| Some((output.path.strip_prefix(year)?.strip_prefix('/')?, output)));
    let others = names.filter(|(name, _)| Path::new(name).extension() == Some("md".as_ref()) && *name != "letter.md");
    others
        .map(|(name, output)| (name.to_owned(), String::from_utf8(output.bytes.clone()).unwrap()))
        .collect()
}

fn shown(example: &str, found: &Diagnostics) -> String {
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    format!("{example}:\n{}", found.join("\n"))
}
