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

/// Every document of every example as Markdown, by where it stands: `oxfordshire/2023-24/letter.md`.
pub(crate) fn documents() -> Vec<(String, String)> {
    let documents = projects().into_iter().flat_map(|path| {
        let (example, outputs) = built(&path, &[Format::Markdown]);
        let documents = outputs
            .into_iter()
            .filter(|output| Path::new(&output.path).extension() == Some("md".as_ref()));
        documents
            .map(|output| {
                (
                    format!("{example}/{}", output.path),
                    String::from_utf8(output.bytes).unwrap(),
                )
            })
            .collect::<Vec<_>>()
    });
    documents.collect()
}

fn built(path: &Path, formats: &[Format]) -> (String, Vec<Output>) {
    let example = path.file_name().unwrap().to_string_lossy().into_owned();
    let (project, warnings) = load::project(path).unwrap_or_else(|errors| panic!("{}", shown(&example, &errors)));
    assert!(warnings.iter().next().is_none(), "{}", shown(&example, &warnings));
    let request = Request {
        formats: formats.to_vec(),
        ..Request::default()
    };
    let (outputs, _) =
        build(&project, &request, &|| ()).unwrap_or_else(|errors| panic!("{}", shown(&example, &errors)));
    (example, outputs)
}

fn letters_of(path: &Path) -> Vec<Letter> {
    let (example, outputs) = built(path, &[Format::Markdown, Format::Html, Format::Fragment]);
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
        })
        .collect()
}

fn shown(example: &str, found: &Diagnostics) -> String {
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    format!("{example}:\n{}", found.join("\n"))
}
