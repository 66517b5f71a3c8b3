//! Templates and editions of a project's own.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{change, code, project, run, text};

#[test]
fn a_template_is_copied_once_and_then_stands_before_the_built_in_one() {
    let (folder, path, project) = project();
    assert!(text(&run(&["templates", "list", &project]).stdout).contains("letter/head.md"));
    assert_eq!(code(&run(&["templates", "copy", "letter/head.md", &project])), 0);
    assert_eq!(code(&run(&["templates", "copy", "letter/head.md", &project])), 1);
    let unknown = run(&["templates", "copy", "letter/haed.md", &project]);
    assert!(
        text(&unknown.stderr).contains("did you mean `letter/head.md`?"),
        "{}",
        text(&unknown.stderr)
    );
    let listed = text(&run(&["templates", "list", &project]).stdout);
    assert_eq!(listed.matches("replaced by the project").count(), 1, "{listed}");
    change(&path.join("templates/letter/head.md"), "Dear", "To our");
    let out = folder.path().join("out");
    assert_eq!(
        code(&run(&[
            "build",
            &project,
            "--format",
            "md",
            "--out",
            &out.to_string_lossy()
        ])),
        0
    );
    assert!(
        std::fs::read_to_string(out.join("2024-25/letter.md"))
            .unwrap()
            .contains("To our")
    );
}

#[test]
fn a_project_may_hold_an_edition_of_its_own() {
    let (folder, path, project) = project();
    let shipped =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/editions/2024-25.yaml")).unwrap();
    std::fs::create_dir(path.join("editions")).unwrap();
    std::fs::write(
        path.join("editions/2024-25.yaml"),
        shipped.replace("  - statistics/compliance\n", ""),
    )
    .unwrap();
    let out = folder.path().join("out");
    let built = run(&["build", &project, "--format", "md", "--out", &out.to_string_lossy()]);
    assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    let letter = std::fs::read_to_string(out.join("2024-25/letter.md")).unwrap();
    assert!(
        letter.contains("### Complaints upheld") && !letter.contains("### Compliance"),
        "{letter}"
    );
}

#[test]
fn the_templates_of_a_years_letter_are_listed_in_its_order() {
    let (_folder, path, project) = project();
    run(&["templates", "copy", "statistics/upheld.md", &project]);
    change(
        &path.join("templates/statistics/upheld.md"),
        "### Complaints upheld",
        "### What we upheld",
    );
    let listed = text(&run(&["templates", "list", &project, "--year", "2023/24"]).stdout);
    let lines: Vec<Vec<&str>> = listed.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(
        lines[0][..5],
        ["letter/head.md", "built", "in", "Annual", "review"],
        "{listed}"
    );
    let place = |name: &str| lines.iter().position(|line| line[0] == name);
    let upheld = place("statistics/upheld.md").unwrap();
    assert_eq!(lines[upheld][1..].join(" "), "replaced by the project What we upheld");
    assert!(place("letter/signature.md").unwrap() < upheld);
    assert!(upheld < place("statistics/compliance.md").unwrap());
    assert_eq!(place("statistics/overview.md"), None);
    assert_eq!(code(&run(&["templates", "list", &project, "--year", "1999/00"])), 1);
}

#[test]
fn an_edition_is_copied_once_and_then_stands_before_the_built_in_one() {
    let (_folder, _, project) = project();
    assert!(text(&run(&["editions", "list"]).stdout).starts_with("2013/14  built in\n"));
    assert_eq!(code(&run(&["editions", "copy", "2024/25", &project])), 0);
    let again = run(&["editions", "copy", "2024/25", &project]);
    assert!(code(&again) == 1 && text(&again.stderr).contains("exists already"));
    let checked = run(&["check", &project, "--strict"]);
    assert_eq!(code(&checked), 0, "{}", text(&checked.stderr));
    let listed = text(&run(&["editions", "list", &project]).stdout);
    assert!(listed.ends_with("2024/25  replaced by the project\n"), "{listed}");
    let unknown = run(&["editions", "copy", "2030/31", &project]);
    assert!(code(&unknown) == 1 && text(&unknown.stderr).contains("2013/14, 2014/15"));
}

/// A project whose edition has categories and outcomes of its own, and the path of that edition.
fn with_categories() -> (TempDir, PathBuf, String, PathBuf) {
    let (folder, path, project) = project();
    run(&["editions", "copy", "2024/25", &project]);
    let edition = path.join("editions/2024-25.yaml");
    change(
        &edition,
        "categories: from-2011\noutcomes: from-2013",
        "categories:\n  - {id: parks, label: Parks & gardens}\n  - {id: roads, label: Roads}\noutcomes:\n  - {id: upheld, label: Upheld}\n  - {id: other, label: Any other, group: not-for-us}",
    );
    (folder, path, project, edition)
}

#[test]
fn an_edition_may_have_categories_of_its_own_and_sections_with_their_ending() {
    let (folder, path, project, edition) = with_categories();
    change(
        &edition,
        "  - statistics/overview",
        "  - statistics/received.md\n  - letter/signature.md\n  - statistics/overview",
    );
    change(
        &path.join("2024-25.yaml"),
        "statistics:\n",
        "statistics:\n  received:\n    categories: {Parks and Gardens: 3, roads: 4}\n",
    );
    let out = folder.path().join("out");
    let built = run(&[
        "build",
        &project,
        "--format",
        "md",
        "--strict",
        "--out",
        &out.to_string_lossy(),
    ]);
    assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    let letter = std::fs::read_to_string(out.join("2024-25/letter.md")).unwrap();
    assert!(
        letter.contains("Parks & gardens") || letter.contains("Parks \\& gardens"),
        "{letter}"
    );
    assert_eq!(letter.matches("Yours sincerely").count(), 2, "{letter}");
    let figures = text(&run(&["figures", &project]).stdout);
    assert!(
        figures.contains("received_parks_share") && !figures.contains("received_housing"),
        "{figures}"
    );
}

#[test]
fn ids_of_an_editions_own_can_be_told_apart() {
    let (_folder, _, project, edition) = with_categories();
    for (from, to, said) in [
        (
            "id: roads, label: Roads",
            "id: parks, label: Roads",
            "the id `parks` stands in these categories twice",
        ),
        (
            "id: parks, label: Parks",
            "id: largest, label: Parks",
            "the id `largest` is taken",
        ),
    ] {
        change(&edition, from, to);
        let checked = run(&["check", &project]);
        let errors = text(&checked.stderr);
        assert!(
            errors.contains(said) && errors.contains("2024-25.yaml:18:3"),
            "{errors}"
        );
        change(&edition, to, from);
    }
}

#[test]
fn the_templates_of_a_years_report_are_listed_after_those_of_its_letter() {
    let listed = text(&run(&["templates", "list", "examples/oxfordshire", "--year", "2023/24"]).stdout);
    let place = |name: &str| listed.lines().position(|line| line.starts_with(&format!("{name} ")));
    let (signature, conclusion) = (place("letter/signature.md"), place("report/conclusion.md"));
    assert!(signature.is_some() && signature < conclusion, "{listed}");
    assert!(conclusion < place("report/sign-off.md"), "{listed}");
    assert!(!listed.contains("not there"), "{listed}");
    let without = text(&run(&["templates", "list", "examples/cornwall", "--year", "2023/24"]).stdout);
    assert!(
        without.contains("letter/signature.md") && !without.contains("report/"),
        "{without}"
    );
}

#[test]
fn the_same_year_comes_in_the_house_style_that_is_asked_for() {
    let out = TempDir::new().unwrap();
    let shown = out.path().to_string_lossy().into_owned();
    let paper = |style: &str| {
        let made = run(&[
            "build",
            "examples/made-up",
            "--year",
            "2024/25",
            "--document",
            "committee-report",
            "--format",
            "md",
            "--style",
            style,
            "--out",
            &shown,
        ]);
        assert_eq!(code(&made), 0, "{style}: {}", text(&made.stderr));
        std::fs::read_to_string(out.path().join("2024-25/committee-report.md")).unwrap()
    };
    let at = |paper: &str, words: &str| {
        paper
            .find(words)
            .unwrap_or_else(|| panic!("`{words}` is not in\n{paper}"))
    };
    let (county, borough, last) = (paper("oxfordshire"), paper("tower-hamlets"), paper("staffordshire"));
    assert!(
        county.contains("\n1\\. ") && !county.contains("**Report to**"),
        "{county}"
    );
    assert!(at(&county, "## Recommendation") < at(&county, "## Introduction"));
    assert!(
        borough.contains("\n1.1 ") && borough.contains("**Report to**"),
        "{borough}"
    );
    assert!(at(&borough, "Comments of the Chief Finance Officer") < at(&borough, "Comments of Legal Services"));
    assert!(!last.contains("\n1.1 ") && !last.contains("\n1\\. "), "{last}");
    assert!(at(&last, "| Issue") < at(&last, "## Recommendation"));
    // A style changes no figure.
    for figure in ["22 of 26 investigations", "an uphold rate of 85%", "£"] {
        let found = [&county, &borough, &last].map(|paper| paper.replace('\u{a0}', " ").matches(figure).count());
        assert!(
            found[0] > 0 && found.iter().all(|count| *count == found[0]),
            "{figure}: {found:?}"
        );
    }
    let unknown = run(&["build", "examples/made-up", "--style", "tower-hamlet", "--out", &shown]);
    assert_eq!(code(&unknown), 1);
    assert!(
        text(&unknown.stderr).contains("did you mean `tower-hamlets`?"),
        "{}",
        text(&unknown.stderr)
    );
}
