//! What is not understood, or contradicts itself, is refused whole.

use super::Desk;

fn refused(files: &[(&str, &str)], parts: &[&str]) {
    let desk = Desk::with(files);
    let names: Vec<&str> = files
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| std::path::Path::new(name).extension() == Some("csv".as_ref()))
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
            "a.csv, cell A2",
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
fn many_names_that_nobody_knows_are_one_thing_to_do() {
    let desk = Desk::with(&[
        (
            "a.csv",
            "Authority,Housing\nZzyx DC (made up),3\nQuuxford (made up) [note 2],1\n",
        ),
        (
            "b.csv",
            "Authority,Other\nZzyx District Council (made up),3\nNewcastle,1\n",
        ),
    ]);
    let said = desk.refuses(&["a.csv", "b.csv", "--year", "2023/24"]);
    for part in [
        "3 names are no authority that is known",
        "- {name: \"Quuxford (made up)\", type: TYPE}  # a.csv, cell A3\n",
        "- {name: \"Zzyx DC (made up)\", type: TYPE}  # a.csv, cell A2\n",
        "- {name: \"Zzyx District Council (made up)\", type: TYPE}  # b.csv, cell A2\n",
        "`Newcastle` is no authority",
        "2 errors",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
}

#[test]
fn a_mark_of_a_footnote_belongs_to_no_name() {
    let names = "Authority,Housing\nLeeds [note 2],3\nOxford*,1\n\"Bristol, City of [note 1]\",2\n";
    let desk = Desk::with(&[("a.csv", names)]);
    desk.imports(&["a.csv", "--year", "2023/24"]);
    for folder in ["leeds-city-council", "oxford-city-council", "bristol-city-council"] {
        assert!(desk.path(&format!("out/{folder}/2023-24.yaml")).is_file(), "{folder}");
    }
}

#[test]
fn bodies_of_no_other_type_have_one() {
    let desk = Desk::with(&[("a.csv", "Authority,Housing\nGreater London Authority,3\n")]);
    desk.imports(&["a.csv", "--year", "2023/24"]);
    assert!(
        desk.read("out/greater-london-authority/council.yaml")
            .contains("type: other")
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
        &["`Oxford City Council` and `Oxford` are both Oxford City Council: see A2 and A3"],
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
