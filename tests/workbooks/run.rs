//! Runs the command over workbooks, and holds what it wrote and said against what was expected.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::sector::{Figure, Figures, authorities, register};
use crate::variants::{Expected, Place, Variant};

/// Far longer than any of these takes, so that a slow machine is no failure and a hang is one.
const PATIENCE: Duration = Duration::from_mins(1);

/// How long it looks away between two looks at a running command.
const PAUSE: Duration = Duration::from_millis(5);

/// What a run of the command left.
pub(crate) struct Run {
    /// The folder of projects.
    pub(crate) out: TempDir,
    pub(crate) succeeded: bool,
    /// On standard output.
    pub(crate) printed: String,
    /// On standard error.
    pub(crate) said: String,
    /// The most memory that it held at a time, in megabytes; 0 where the system does not tell.
    pub(crate) megabytes: u64,
}

/// As many authorities as the small tables need.
pub(crate) const FEW: usize = 12;

/// A folder for projects that knows so many authorities of the made-up sector.
pub(crate) fn folder(count: usize) -> TempDir {
    let out = TempDir::new().unwrap();
    fs::write(out.path().join("import.yaml"), register(&authorities(count))).unwrap();
    out
}

/// Imports the files of a folder into a folder of projects.
pub(crate) fn import(files: &Path, names: &[&str], year: &str, options: &[&str], out: TempDir) -> Run {
    let said = TempDir::new().unwrap();
    let file = |name: &str| said.path().join(name);
    let mut child = Command::new(env!("CARGO_BIN_EXE_annual-review"))
        .args(["import", "spreadsheet"])
        .args(names)
        .args(["--year", year, "--out"])
        .arg(out.path())
        .args(options)
        .current_dir(files)
        .stdin(Stdio::null())
        .stdout(fs::File::create(file("out")).unwrap())
        .stderr(fs::File::create(file("err")).unwrap())
        .spawn()
        .unwrap();
    let mut megabytes = 0;
    for _ in 0..PATIENCE.as_millis() / PAUSE.as_millis() {
        megabytes = megabytes.max(memory(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            let read = |name| String::from_utf8_lossy(&fs::read(file(name)).unwrap()).into_owned();
            return Run {
                out,
                succeeded: status.success(),
                printed: read("out"),
                said: read("err"),
                megabytes,
            };
        }
        std::thread::sleep(PAUSE);
    }
    child.kill().unwrap();
    child.wait().unwrap();
    Run {
        out,
        succeeded: false,
        printed: String::new(),
        said: format!("{names:?}: panicked, or as good as that: still running after {PATIENCE:?}"),
        megabytes,
    }
}

/// The most memory that a process has held so far, in megabytes, where the system tells.
fn memory(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1024
}

/// Runs a variant, and says all in which it is not as expected.
pub(crate) fn disagreements(variant: &Variant) -> String {
    let files = TempDir::new().unwrap();
    for file in &variant.files {
        fs::write(files.path().join(&file.name), &file.bytes).unwrap();
    }
    let names: Vec<_> = variant.files.iter().map(|file| file.name.as_str()).collect();
    let count = match &variant.expected {
        Expected::Figures(truth) => truth.len().max(FEW),
        Expected::Refused(_) => FEW,
    };
    let run = import(files.path(), &names, variant.year, &[], folder(count));
    let found = match &variant.expected {
        Expected::Refused(places) => not_refused(&run, places),
        Expected::Figures(truth) if run.succeeded => {
            let mut text = String::new();
            let written = figures(run.out.path(), variant.year);
            let nothing = Figures::new();
            for (name, figures) in truth {
                text += &differences(name, figures, written.get(name).unwrap_or(&BTreeMap::new()));
            }
            for (name, figures) in written.iter().filter(|(name, _)| !truth.contains_key(*name)) {
                text += &differences(name, &nothing, figures);
            }
            text
        }
        Expected::Figures(_) => "refused\n".to_owned(),
    };
    if found.is_empty() {
        return found;
    }
    format!("== {}\n{found}{}\n", variant.name, run.said)
}

/// What is missing of a refusal.
fn not_refused(run: &Run, places: &[Place]) -> String {
    let mut text = String::new();
    if run.succeeded {
        text += "not refused\n";
    }
    let left: Vec<_> = left(run.out.path());
    if !left.is_empty() {
        writeln!(text, "left behind: {left:?}").unwrap();
    }
    let said: Vec<_> = run.said.split("error:").skip(1).collect();
    for place in places {
        if !said.iter().any(|message| names(message, place)) {
            writeln!(text, "no message names {place:?}").unwrap();
        }
    }
    text
}

/// What stands in a folder of projects beside the register.
pub(crate) fn left(out: &Path) -> Vec<String> {
    let entries = fs::read_dir(out).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name != "import.yaml").collect()
}

/// Whether a message names file, sheet and one of the cells. Of text, the line will do for the cell.
fn names(message: &str, place: &Place) -> bool {
    let cell = |cell: &&str| {
        let row = cell.trim_start_matches(|c: char| c.is_ascii_uppercase());
        let line = place.sheet.is_none() && message.contains(&format!(":{row}:"));
        line || message
            .split(|c: char| !c.is_ascii_alphanumeric() && c != ':')
            .any(|word| word == *cell || word.trim_matches(':') == *cell)
    };
    message.contains(&place.file)
        && place
            .sheet
            .as_ref()
            .is_none_or(|sheet| message.contains(sheet.as_str()))
        && (place.cells.is_empty() || place.cells.iter().any(cell))
}

/// What was written of each council: its numbers by their keys, `None` for what is said to be no number.
type Written = BTreeMap<String, BTreeMap<String, Option<f64>>>;

/// All figures in a folder of projects.
pub(crate) fn figures(out: &Path, year: &str) -> Written {
    let file = format!("{}.yaml", year.replace('/', "-"));
    let yaml = |path: &Path| -> Value { serde_saphyr::from_str(&fs::read_to_string(path).unwrap()).unwrap() };
    let mut written = Written::new();
    for project in left(out) {
        let folder = out.join(project);
        let council = yaml(&folder.join("council.yaml"))["council"]
            .as_str()
            .unwrap()
            .to_owned();
        let mut found = BTreeMap::new();
        flatten("", &yaml(&folder.join(&file))["statistics"], &mut found);
        assert!(
            written.insert(council.clone(), found).is_none(),
            "{council} has two folders"
        );
    }
    written
}

fn flatten(key: &str, value: &Value, found: &mut BTreeMap<String, Option<f64>>) {
    match value {
        Value::Object(fields) if fields.contains_key("not_applicable") => {
            found.insert(key.trim_start_matches('.').to_owned(), None);
        }
        Value::Object(fields) => {
            for (field, value) in fields {
                flatten(&format!("{key}.{field}"), value, found);
            }
        }
        Value::Null => {}
        number => {
            let number = number.as_f64().unwrap_or_else(|| panic!("{key}: {number}"));
            found.insert(key.trim_start_matches('.').to_owned(), Some(number));
        }
    }
}

/// In what the figures that were written are not those expected. What is upheld may stand among the outcomes, among the
/// investigations or at both places.
fn differences(name: &str, expected: &Figures, written: &BTreeMap<String, Option<f64>>) -> String {
    const SAME: [(&str, &str); 2] = [
        ("decided.outcomes.upheld", "investigations.upheld"),
        ("decided.outcomes.not_upheld", "investigations.not_upheld"),
    ];
    let other = |key: &str| {
        SAME.iter().find_map(|(one, two)| match key {
            _ if key == *one => Some(*two),
            _ if key == *two => Some(*one),
            _ => None,
        })
    };
    let mut text = String::new();
    for (key, figure) in expected {
        let found = written.get(key).or_else(|| written.get(other(key)?)).copied().flatten();
        if !agrees(*figure, found) {
            writeln!(text, "{name}: {key} is {found:?}, not {figure:?}").unwrap();
        }
    }
    for (key, number) in written {
        let given = expected.get(key).or_else(|| expected.get(other(key)?));
        if given.is_none() && number.is_some() {
            writeln!(text, "{name}: {key} is {number:?}, which no workbook gives").unwrap();
        }
    }
    text
}

fn agrees(figure: Figure, found: Option<f64>) -> bool {
    // Numbers of a workbook are no further apart than their representation makes them.
    let near = |number: u32, of: f64| (f64::from(number) - of).abs() < 1e-6;
    match (figure, found) {
        (Figure::Absent, None) => true,
        (Figure::Count(number), Some(found)) => near(number, found),
        (Figure::PerCent(number), Some(found)) => near(number, (found + 0.5).floor()),
        (Figure::Tenths(number), Some(found)) => near(number, found * 10.0),
        _ => false,
    }
}
