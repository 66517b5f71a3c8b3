//! Figures put into projects that somebody has worked on.

use super::Desk;

const BOOKS: &str =
    "Authority,Upheld,Not upheld,Total decided,Total received,Uphold rate (%)\nOxfordshire,34,3,-,118,92\n";
const YEAR: &str = "year: 2023/24\r\ndocuments: [letter]   # and later a report\r\nstatistics:\r\n  # As the letter has it\r\n  \
                    decided: {outcomes: {upheld: 33, not_upheld: {value: 2, revised_from: 4}}}\r\n  received:\r\n    total: 117 # checked with B\r\n\r\n\
                    own_complaints: []\r\n";

fn desk(year: &str) -> Desk {
    Desk::with(&[
        ("decided.csv", BOOKS),
        (
            "out/ours/council.yaml",
            "council: Oxfordshire County Council\ntype: county\n",
        ),
        ("out/ours/2023-24.yaml", year),
    ])
}

const FILES: [&str; 3] = ["decided.csv", "--year", "2023/24"];

#[test]
fn other_values_are_refused_without_merge() {
    let said = desk(YEAR).refuses(&FILES);
    for part in [
        "out/ours/2023-24.yaml:5:32",
        "`decided.outcomes.upheld` is 33 here, and 34 in decided.csv, cell B2",
        "out/ours/2023-24.yaml:7:12",
        "with --merge the file takes what the workbooks give",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
}

#[test]
fn a_project_takes_figures_and_keeps_what_is_its_own() {
    let desk = desk(YEAR);
    let said = desk.imports(&[&FILES[..], &["--merge"]].concat());
    let year = desk.read("out/ours/2023-24.yaml");
    let expected = YEAR.replace("upheld: 33", "upheld: 34").replace(
        "with B\r\n",
        "with B\r\n  investigations:\r\n    uphold_rate: 92  # from decided.csv, F2\r\n",
    );
    assert_eq!(year, expected, "{said}");
    for part in [
        "decided.outcomes.upheld: 33 → 34 (out/ours/2023-24.yaml:5:32; decided.csv, cell B2)",
        "is kept, not 3, since it says more than a number",
        "received.total: 117 is kept, not 118, since its line says `checked with B`",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    let again = desk.imports(&[&FILES[..], &["--merge"]].concat());
    assert!(again.contains("nothing changes"), "{again}");
}

#[test]
fn what_an_import_wrote_a_later_one_replaces() {
    let desk = Desk::with(&[("decided.csv", BOOKS)]);
    desk.imports(&FILES);
    let before = desk.read("out/oxfordshire-county-council/2023-24.yaml");
    desk.write("corrected.csv", "Body,Note,Upheld,Not upheld\nOxfordshire CC,,35,3\n");
    desk.imports(&["corrected.csv", "--year", "2023/24", "--merge"]);
    let after = before.replace(
        "upheld: 34  # from decided.csv, B2",
        "upheld: 35  # from corrected.csv, C2",
    );
    let after = after.replace("workbook decided.csv", "workbooks decided.csv and corrected.csv");
    assert_ne!(after, before);
    assert_eq!(desk.read("out/oxfordshire-county-council/2023-24.yaml"), after);
}

#[test]
fn a_letter_names_every_workbook_that_its_figures_are_from() {
    let desk = Desk::with(&[("decided.csv", BOOKS)]);
    desk.imports(&FILES);
    let source = |name: &str, category: &str, expected: &str| {
        desk.write(name, &format!("Authority,{category}\nOxfordshire,5\n"));
        desk.imports(&[name, "--year", "2023/24", "--merge"]);
        let year = desk.read("out/oxfordshire-county-council/2023-24.yaml");
        assert!(
            year.contains(&format!("source: \"the Ombudsman's {expected}\"\n")),
            "{year}"
        );
    };
    source("b and c.csv", "Housing", "workbooks decided.csv and b and c.csv");
    source("d.csv", "Planning", "workbooks decided.csv, b and c.csv and d.csv");
    let path = "out/oxfordshire-county-council/2023-24.yaml";
    let own = desk
        .read(path)
        .replace("  source: \"the", "  source: \"our copy of the");
    desk.write(path, &own);
    desk.write("e.csv", "Authority,Other\nOxfordshire,5\n");
    desk.imports(&["e.csv", "--year", "2023/24", "--merge"]);
    assert!(desk.read(path).contains("\"our copy of the"));
    assert!(!desk.read(path).contains("and e.csv"));
}

#[test]
fn a_project_without_the_year_gets_its_file_and_nothing_else() {
    let desk = desk(YEAR);
    let said = desk.imports(&["decided.csv", "--year", "2022/23"]);
    assert!(desk.read("out/ours/2022-23.yaml").contains("total: 118"));
    assert_eq!(desk.read("out/ours/2023-24.yaml"), YEAR);
    assert!(said.contains("1 new year in a project"), "{said}");
}

#[test]
fn a_council_of_ones_own_needs_no_list() {
    let council = "council: Northmoor Council (made up)\ntype: district\nmade_up: true\n";
    let books = "Authority,Housing\nNorthmoor (made up),4\n";
    let desk = Desk::with(&[("received.csv", books), ("out/moor/council.yaml", council)]);
    desk.imports(&["received.csv", "--year", "2022/23"]);
    assert!(desk.read("out/moor/2022-23.yaml").contains("housing: 4"));
}

#[test]
fn what_a_workbook_does_not_give_stays() {
    let desk = desk("year: 2023/24\ndocuments: [letter]\nstatistics:\n  decided:\n    total: 120\n");
    let said = desk.imports(&[&FILES[..], &["--merge"]].concat());
    assert!(
        said.contains("decided.total: 120 is kept, since the workbook gives none"),
        "{said}"
    );
    assert!(desk.read("out/ours/2023-24.yaml").contains("    total: 120\n"));
}
