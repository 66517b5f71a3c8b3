//! The example projects, and changed copies of them, built.

use std::path::{Path, PathBuf};

use annual_review::diagnostic::Diagnostics;
use annual_review::document::Stage;
use annual_review::load;
use annual_review::report::{Output, Request, build};
use annual_review::write::Format;

/// The folder of an example.
pub(crate) fn folder(example: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example)
}

/// Every output of a project at a stage, or all that is wrong.
pub(crate) fn built(project: &Path, stage: Stage) -> Result<(Vec<Output>, String), String> {
    let shown = |found: &Diagnostics| found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let (project, _) = load::project(project).map_err(|errors| shown(&errors))?;
    let request = Request {
        formats: Format::ALL.to_vec(),
        stage,
        ..Request::default()
    };
    let (outputs, found) = build(&project, &request, &|| ()).map_err(|errors| shown(&errors))?;
    Ok((outputs, shown(&found)))
}

/// One output of an example as text.
pub(crate) fn text(example: &str, path: &str) -> String {
    let (outputs, _) = built(&folder(example), Stage::Final).unwrap();
    output(&outputs, path)
}

/// One of some outputs as text, with ordinary spaces.
pub(crate) fn output(outputs: &[Output], path: &str) -> String {
    let text = String::from_utf8(bytes(outputs, path).to_vec()).unwrap();
    text.replace('\u{a0}', " ")
}

/// The bytes of one of some outputs.
pub(crate) fn bytes<'a>(outputs: &'a [Output], path: &str) -> &'a [u8] {
    let output = outputs.iter().find(|output| output.path == path);
    &output.unwrap_or_else(|| panic!("there is no {path}")).bytes
}

fn copied(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copy = to.join(path.file_name().unwrap());
        if path.is_dir() {
            std::fs::create_dir(&copy).unwrap();
            copied(&path, &copy);
        } else {
            std::fs::copy(&path, copy).unwrap();
        }
    }
}

/// A copy of an example in which texts of a file are replaced.
pub(crate) fn changed(example: &str, file: &str, changes: &[(&str, &str)]) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    copied(&folder(example), copy.path());
    let path = copy.path().join(file);
    let mut yaml = std::fs::read_to_string(&path).unwrap();
    for (from, to) in changes {
        assert!(yaml.contains(from), "{file} has no `{from}`");
        yaml = yaml.replacen(from, to, 1);
    }
    std::fs::write(path, yaml).unwrap();
    copy
}
