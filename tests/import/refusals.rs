//! What is not understood, or contradicts itself, is refused whole.

use super::Desk;

fn refused(files: &[(&str, &str)], parts: &[&str]) {
    let desk = Desk::with(files);
    let names: Vec<&str> = files
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| !name.starts_with("out/"))
        .collect();
    let said = desk.refuses(&[&names[..], &["--year", "2023/24", "--merge"]].concat());
    for part in parts {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
}

#[test]
fn names_that_mean_none_or_two_are_all_named_with_the_lines_to_add() {
    refused(
        &[(
            "a.csv",
            "Authority,Housing\nNewcastle,3\nOxford City Council,1\nSomerset,2\nOxfrod County,2\n",
        )],
        &[
            "`Newcastle` is no authority that is known",
            "a.csv, cell B2",
            "- {name: \"Newcastle-under-Lyme Borough Council\", type: district, aliases: [\"Newcastle\"]}",
            "`Somerset` can be more than one authority",
            "type: county, aliases: [\"Somerset\"]}",
            "`Oxfrod County` is no authority that is known",
            "- {name: \"Oxfrod County\", type: TYPE}",
            "3 errors",
        ],
    );
}

#[test]
fn the_line_that_a_refusal_shows_is_the_one_that_helps() {
    let books = ("a.csv", "Authority,Housing\nNewcastle,3\n");
    let own = "authorities:\n  - {name: \"Newcastle-under-Lyme Borough Council\", type: district, aliases: [\"Newcastle\"]}\n";
    let desk = Desk::with(&[books, ("out/import.yaml", own)]);
    desk.imports(&["a.csv", "--year", "2023/24"]);
    assert!(
        desk.path("out/newcastle-under-lyme-borough-council/2023-24.yaml")
            .is_file()
    );
}

#[test]
fn two_workbooks_that_contradict_each_other_are_refused_with_both_cells() {
    refused(
        &[
            ("a.csv", "Authority,Total received,Housing\nOxford City Council,3,1\n"),
            ("b.csv", "Authority,Other,Total received\nOxford,1,4\n"),
        ],
        &[
            "Oxford City Council: `received.total` is 4 here, and 3 in a.csv, cell B2",
            "b.csv, cell C2",
        ],
    );
}

#[test]
fn an_authority_that_a_table_has_twice_is_refused_with_both_cells() {
    refused(
        &[("a.csv", "Authority,Housing\nOxford City Council,3\nOxford,3\n")],
        &["`Oxford City Council` and `Oxford` are both Oxford City Council: see B2 and B3"],
    );
}

#[test]
fn a_council_with_two_projects_is_refused() {
    let council = "council: Oxford City Council\ntype: district\n";
    refused(
        &[
            ("a.csv", "Authority,Housing\nOxford,3\n"),
            ("out/x/council.yaml", council),
            ("out/y/council.yaml", council),
        ],
        &[
            "`Oxford City Council` has two projects: x and y",
            "out/y/council.yaml:1:10",
        ],
    );
}

#[test]
fn a_file_that_values_cannot_be_put_into_is_refused_with_its_line() {
    let council = "council: Oxford City Council\ntype: district\n";
    refused(
        &[
            ("a.csv", "Authority,Housing\nOxford,3\nDerby,4\n"),
            ("out/x/council.yaml", council),
            (
                "out/x/2023-24.yaml",
                "year: 2023/24\ndocuments: [letter]\nx: &r {total: 1}\nstatistics: {received: *r}\n",
            ),
        ],
        &[
            "a value cannot be put into what a reference stands for",
            "out/x/2023-24.yaml:4:24",
        ],
    );
}

#[test]
fn what_is_wrong_with_import_yaml_has_its_line() {
    refused(
        &[
            ("a.csv", "Authority,Housing\nOxford,3\n"),
            (
                "out/import.yaml",
                "authorities:\n  - {name: A (made up), kind: county}\n",
            ),
        ],
        &["out/import.yaml:2:25", "`type`"],
    );
}
