//! Findings that a project accepts, what each check is about, and annotations.

use std::path::Path;

use tempfile::TempDir;

use super::{change, code, run, text};

const YEAR: &str = "year: 2019/20
documents: [letter]
letter:
  date: 22 July 2020
statistics:
  decided:
    total: 40
    outcomes: {upheld: 18, not_upheld: 3, advice_given: 20}
  compliance: {outcomes: 16, satisfied: 16}
  remedies: {satisfactory: 2}
published:
  - document: Committee report
    figures:
      uphold_rate: 85%
      satisfactory_remedies: three
accept:
  - {check: published, about: 85%, reason: a slip of the paper}
  - {check: decided-adds-up, reason: the letter prints it so}
";

/// A project whose letter does not add up, and of whose published mistakes one is accepted.
fn project() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let council = "council: Exampleshire County Council (made up)\nmade_up: true\ntype: county\n";
    std::fs::write(folder.path().join("council.yaml"), council).unwrap();
    std::fs::write(folder.path().join("2019-20.yaml"), YEAR).unwrap();
    let shown = folder.path().to_string_lossy().into_owned();
    (folder, shown)
}

fn accept_the_other(folder: &Path) {
    let other = "  - {check: published, about: three, reason: another slip}\n  - {check: decided";
    change(&folder.join("2019-20.yaml"), "  - {check: decided", other);
}

#[test]
fn what_is_accepted_is_listed_and_counts_as_nothing() {
    let (folder, project) = project();
    let checked = run(&["check", &project]);
    let said = text(&checked.stderr);
    assert_eq!(code(&checked), 0, "{said}");
    assert!(
        said.contains("1 warning\n`annual-review check --explain NAME` says more\n2 findings accepted:\n"),
        "{said}"
    );
    assert!(said.contains("2019-20.yaml:14:20: a slip of the paper\n"), "{said}");
    assert!(
        said.contains("  decided-adds-up at ") && said.contains(": the letter prints it so\n"),
        "{said}"
    );
    assert_eq!(code(&run(&["check", &project, "--strict"])), 1);
    accept_the_other(folder.path());
    let checked = run(&["check", &project, "--strict"]);
    assert_eq!(
        (code(&checked), text(&checked.stdout).as_str()),
        (0, "no problems found\n")
    );
    assert!(
        text(&checked.stderr).starts_with("3 findings accepted:\n"),
        "{}",
        text(&checked.stderr)
    );
    let out = folder.path().join("out");
    let built = run(&[
        "build",
        &project,
        "--strict",
        "--format",
        "md",
        "--out",
        &out.to_string_lossy(),
    ]);
    let said = text(&built.stderr);
    assert_eq!(code(&built), 0, "{said}");
    assert!(said.contains("another slip") && said.contains("built 1 file"), "{said}");
}

#[test]
fn programs_are_told_of_what_is_accepted_under_a_mark_of_its_own() {
    let (_folder, project) = project();
    let found = run(&["check", &project, "--output", "json"]);
    assert_eq!(code(&found), 0);
    let found: Vec<serde_json::Value> = serde_json::from_slice(&found.stdout).unwrap();
    let of = |severity: &str| {
        found
            .iter()
            .filter(|one| one["severity"] == severity)
            .collect::<Vec<_>>()
    };
    assert_eq!((of("accepted").len(), of("warning").len(), found.len()), (2, 1, 3));
    assert!(of("warning")[0]["accepted"].is_null());
    assert!(
        of("accepted")
            .iter()
            .any(|one| one["accepted"] == "a slip of the paper")
    );
}

#[test]
fn annotations_stand_at_the_lines_of_the_files() {
    let (_folder, project) = project();
    let found = run(&["check", &project, "--output", "github"]);
    let lines = text(&found.stdout);
    assert_eq!((code(&found), lines.lines().count()), (0, 3), "{lines}");
    assert!(
        lines.contains("line=15,endLine=15,col=30,endColumn=35,title=published::`three` was printed"),
        "{lines}"
    );
    assert_eq!(lines.matches("::notice file=").count(), 2, "{lines}");
    assert!(found.stderr.is_empty());
}

#[test]
fn a_part_of_the_years_says_nothing_of_acceptances_of_the_others() {
    let (folder, project) = project();
    let year = folder.path().join("2019-20.yaml");
    change(&year, "about: 85%", "about: 84%");
    let other = YEAR.replace("2019/20", "2018/19").replace("2020", "2019");
    std::fs::write(folder.path().join("2018-19.yaml"), other).unwrap();
    let all = text(&run(&["check", &project]).stderr);
    assert!(all.contains("nothing is found that this accepts"), "{all}");
    let one = text(&run(&["check", &project, "--year", "2018/19"]).stderr);
    assert!(!one.contains("nothing is found that this accepts"), "{one}");
}

#[test]
fn every_check_is_explained_without_a_project() {
    let listed = text(&run(&["check", "--list"]).stdout);
    assert!(
        listed.lines().count() > 100 && listed.contains("published "),
        "{listed}"
    );
    let page = text(&run(&["check", "--explain", "published"]).stdout);
    assert!(
        page.starts_with("# published\n") && page.contains("Its warnings may be accepted"),
        "{page}"
    );
    let unknown = run(&["check", "--explain", "publishd"]);
    assert_eq!(code(&unknown), 1);
    assert!(text(&unknown.stderr).contains("did you mean `published`?"));
    assert_eq!(code(&run(&["check", "examples/made-up", "--list"])), 2);
}
