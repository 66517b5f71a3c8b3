//! The project of a committee report of the usual size. A test builds it too, so that it is noticed when what it is made of
//! has changed.

#![allow(clippy::expect_used, reason = "a measurement that cannot go on has failed")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use annual_review::load;
use annual_review::report::{self, Request};
use annual_review::write::Format;
use tempfile::TempDir;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/made-up");

const PARAGRAPHS: usize = 41;
/// Those of the example's own report.
const OWN_PARAGRAPHS: usize = 36;
const TABLES: usize = 4;
const CASES: usize = 34;

/// The made-up council with as many cases and paragraphs as a report has that was once presented.
pub(crate) fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("styles")).expect("a folder");
    for file in [
        "council.yaml",
        "2023-24.yaml",
        "styles/exampleshire.yaml",
        "styles/crest.png",
    ] {
        fs::copy(Path::new(EXAMPLE).join(file), folder.path().join(file)).expect("a copy");
    }
    let own = fs::read_to_string(Path::new(EXAMPLE).join("2024-25.yaml")).expect("the example");
    let (before, rest) = own.split_once("\n  list:").expect("a list of cases");
    let (_, after) = rest.split_once("\nown_complaints:").expect("complaints of its own");
    let mut yaml = format!("{before}\n  list:\n{}\nown_complaints:{after}", cases());
    let more =
        "\n\n      Each service reports on its own cases in spring and in autumn, and says what it has changed since.";
    let more = more.repeat(PARAGRAPHS - OWN_PARAGRAPHS);
    for (from, to) in [
        // None of these cases has its statement.
        (", decision]", "]"),
        // Words and tables alone, as in the report that was presented.
        ("  charts: placed ", "  charts: none   "),
        (", as\n      {{ ref.chart_received_by_category }} shows.", "."),
        ("numbering: by-section", "numbering: continuous"),
        ("dealt_with: 96", "dealt_with: 108"),
        ("investigated: 26", "investigated: 38"),
        ("upheld: 22", "upheld: 34"),
        ("upheld_per_100_000: 3.5", "upheld_per_100_000: 5.4"),
        ("first aim for 2025/26.", &format!("first aim for 2025/26.{more}")),
        ("    - made: letter  ", "    # no letter"),
        ("    - file: ombudsman", "    # no file"),
        ("      title: The letter", "      # The letter"),
    ] {
        assert!(yaml.contains(from), "the example has no `{from}`");
        yaml = yaml.replacen(from, to, 1);
    }
    fs::write(folder.path().join("2024-25.yaml"), yaml).expect("a file");
    folder
}

/// The cases, four of them late and one still to be done.
fn cases() -> String {
    (0..CASES).fold(String::new(), |mut yaml, number| {
        let done = match number {
            0 => String::new(),
            1..5 => "\n      done: 2025-01-31".to_owned(),
            _ => "\n      done: 2025-01-10".to_owned(),
        };
        let payment = if number % 3 == 0 { "" } else { "\n      payment: 250" };
        write!(
            yaml,
            "    - reference: 24 001 {number:03}
      service: Special educational needs
      decision: upheld
      decided: 2024-12-02
      fault: >-
        The plan was issued {number} weeks after the time limit, and the family was not told why it was late.
      remedies: [apology, procedure]{payment}
      due: 2025-01-15{done}\n"
        )
        .expect("text can be added to");
        yaml
    })
}

/// The report alone.
pub(crate) fn request(formats: &[Format]) -> Request {
    Request {
        years: vec!["2024/25".parse().expect("a year")],
        documents: vec![annual_review::model::DocumentKind::CommitteeReport],
        formats: formats.to_vec(),
        ..Request::default()
    }
}

/// That the report is of the size that is said above.
pub(crate) fn assert_size(folder: &Path) {
    let (project, _) = load::project(folder).expect("the project is right");
    let (outputs, _) = report::build(&project, &request(&[Format::Markdown]), &|| ()).expect("a report");
    let markdown = String::from_utf8_lossy(&outputs[0].bytes).into_owned();
    let has = |label: String| markdown.contains(&label);
    assert!(has(format!("\n{PARAGRAPHS}\\. ")) && !has(format!("\n{}\\. ", PARAGRAPHS + 1)));
    // The annex is a table too.
    assert!(has(format!("**Table\u{a0}{}: ", TABLES + 1)) && !has(format!("**Table\u{a0}{}: ", TABLES + 2)));
    assert_eq!(
        markdown
            .matches("| 24\u{a0}001\u{a0}")
            .count()
            .max(markdown.matches("| 24 001 ").count()),
        CASES
    );
}
