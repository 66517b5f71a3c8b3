use std::fs;

use crate::{here, printed, refused, run, text};

/// Writes what the statements become in the place of comparing it; the run fails, so that it is taken for no green one.
const UPDATE: &str = "UPDATE_IMPORTED";

#[allow(
    clippy::disallowed_methods,
    reason = "only whoever runs the tests can ask for an update"
)]
#[test]
fn each_statement_becomes_what_stands_beside_it() {
    let folder = here().join("statements");
    let is_updating = std::env::var_os(UPDATE).is_some();
    let mut seen = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with(".expected") {
            continue;
        }
        let output = run(&folder, &["import", "decision", &name]);
        let found = text(&output.stdout) + &text(&output.stderr);
        let expected = folder.join(format!("{name}.expected"));
        if is_updating {
            fs::write(&expected, &found).unwrap();
        } else {
            assert_eq!(found, fs::read_to_string(&expected).unwrap(), "{name}");
        }
        seen += 1;
    }
    assert!(seen >= 16, "{seen}");
    assert!(!is_updating, "what the statements become was written anew");
}

#[test]
fn no_sum_and_no_day_is_made_up() {
    let folder = here().join("statements");
    let record = |name: &str| printed(&folder, &["import", "decision", name]);
    for name in ["several-payments.txt", "newer.txt", "labels-together.txt", "joint.txt"] {
        let record = record(name);
        assert!(record.contains("\n      payment: {not_applicable: "), "{record}");
    }
    for name in ["older-final-decision.txt", "newer.txt", "nested-lists.html"] {
        let record = record(name);
        assert!(
            record.contains("# due: “") && !record.contains("\n      due:"),
            "{record}"
        );
    }
}

#[test]
fn several_become_a_list_in_the_order_of_their_decisions() {
    let folder = here().join("statements");
    let list = printed(
        &folder,
        &["import", "decision", "newer.txt", "older-code.txt", "tables.html"],
    );
    let decided: Vec<&str> = list
        .lines()
        .filter(|line| line.contains(" decided: "))
        .map(str::trim)
        .collect();
    assert_eq!(
        decided,
        ["decided: 2014-02-03", "decided: 2022-12-17", "decided: 2023-05-09"]
    );
    let twice = refused(
        &folder,
        &["import", "decision", "newer.txt", "newer.txt", "no-statement.txt"],
    );
    assert!(
        twice.contains("`22 900 103` is given twice") && twice.contains("no decision statement"),
        "{twice}"
    );
}

#[test]
fn nothing_of_the_page_is_left() {
    let folder = here().join("statements");
    for name in [
        "nested-lists.html",
        "closed-with-reasons.txt",
        "windows-1252.txt",
        "labels-together.txt",
    ] {
        let record = printed(&folder, &["import", "decision", name]).to_lowercase();
        for residue in [
            "cookie",
            "back to top",
            "print this",
            "helpful",
            "search",
            "share this",
            "var decision",
        ] {
            assert!(!record.contains(residue), "{name}: {residue}");
        }
    }
}

#[test]
fn a_pdf_is_refused_with_what_to_do() {
    let folder = tempfile::TempDir::new().unwrap();
    fs::write(folder.path().join("decision.pdf"), "%PDF-1.7\n").unwrap();
    let said = refused(folder.path(), &["import", "decision", "decision.pdf"]);
    assert!(
        said.contains("is a PDF") && said.contains("select all its text"),
        "{said}"
    );
}
