use std::fs;

use crate::{here, printed, project, refused, run, text};

fn statement(name: &str) -> String {
    here().join("statements").join(name).to_string_lossy().into_owned()
}

const LIST: &str = "cases:   # by hand\n  references: none\n  list:\n  - service: Parks   # the first\n    decision: closed\n    \
                    decided: 2023-04-03\n  # the last\n\nactions: []\n";

#[test]
fn a_case_goes_to_the_end_of_the_list_and_every_byte_stays() {
    let (newer, tables) = (statement("nested-lists.html"), statement("tables.html"));
    for rest in [
        LIST,
        "# nothing yet\n",
        "cases:\n  incomplete: not all are here\nfacts: {}\n",
    ] {
        for dos in [false, true] {
            let folder = project("Made-up Council", "");
            let path = folder.path().join("2023-24.yaml");
            let before = fs::read_to_string(&path).unwrap() + rest;
            let before = if dos { before.replace('\n', "\r\n") } else { before };
            fs::write(&path, &before).unwrap();
            let said = printed(
                folder.path(),
                &[
                    "import", "decision", &newer, &tables, "--into", ".", "--year", "2023/24",
                ],
            );
            assert!(
                said.contains("added 2 cases") && said.contains("23 900 105, 23 900 104"),
                "{said}"
            );
            let after = fs::read_to_string(&path).unwrap();
            let start = after
                .find("    # Made-up County Council")
                .or_else(|| after.find("# Made-up County Council"))
                .unwrap();
            let added = after.len() - before.len();
            let is_kept = (0..=before.len()).filter(|at| before.is_char_boundary(*at)).any(|at| {
                after.starts_with(&before[..at])
                    && after.ends_with(&before[at..])
                    && after.len() - before.len() == added
            });
            assert!(is_kept && start > 0, "{rest}\n{after}");
            assert_eq!(after.contains("\r\n"), dos);
            // A second time nothing is new.
            let again = printed(
                folder.path(),
                &["import", "decision", &newer, "--into", ".", "--year", "2023/24"],
            );
            assert!(again.contains("no case was added; 1 case in it already"), "{again}");
            assert_eq!(fs::read_to_string(&path).unwrap(), after);
        }
    }
}

#[test]
fn what_is_imported_passes_check_and_builds() {
    let folder = project("Made-up Council", "");
    printed(
        folder.path(),
        &[
            "import",
            "decision",
            &statement("nested-lists.html"),
            "--into",
            ".",
            "--year",
            "2023/24",
        ],
    );
    let check = run(folder.path(), &["check"]);
    assert!(check.status.success(), "{}", text(&check.stderr));
    printed(folder.path(), &["build", "--document", "decision"]);
    let page = fs::read_to_string(folder.path().join("out/2023-24/decision-23-900-104.md")).unwrap();
    for words in ["3. The agency", "{{ nothing }}", "£264.50", "## Findings: The visits"] {
        let plain = page.replace('\\', "");
        assert!(plain.contains(words), "{words}\n{page}");
    }
}

#[test]
fn a_case_that_is_there_is_left_alone_and_what_differs_is_shown() {
    let there =
        "cases:\n  list:\n    - reference: 23900104\n      service: Adult care services\n      decision: not-upheld\n";
    let folder = project("Made-up Council", there);
    let path = folder.path().join("2023-24.yaml");
    let before = fs::read(&path).unwrap();
    let output = run(
        folder.path(),
        &[
            "import",
            "decision",
            &statement("nested-lists.html"),
            "--into",
            ".",
            "--year",
            "2023/24",
        ],
    );
    let said = text(&output.stderr);
    assert!(output.status.success(), "{said}");
    for words in [
        "`decision` is `not-upheld` there, and `upheld`",
        "without `decided`, which is `2023-06-05`",
        "2023-24.yaml:7:17",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert!(!said.contains("`service`"), "{said}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn what_does_not_belong_there_is_refused_at_once() {
    let folder = project("Made-up Parish of Elsewhere", "cases: {list: []}\n");
    let path = folder.path().join("2023-24.yaml");
    let before = fs::read(&path).unwrap();
    let files = [statement("newer.txt"), statement("no-category.txt")];
    let into = |files: &[String]| {
        let mut arguments = vec!["import", "decision"];
        arguments.extend(files.iter().map(String::as_str));
        arguments.extend(["--into", ".", "--year", "2023/24"]);
        refused(folder.path(), &arguments)
    };
    let said = into(&files);
    for words in [
        "outside 2023/24",
        "about `Made-up Council`",
        "the service of this case was not found",
        "newer.txt:1:1",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    fs::write(
        folder.path().join("council.yaml"),
        "council: Made-up Council\nmade_up: true\ntype: county\n",
    )
    .unwrap();
    let said = into(&[statement("nested-lists.html")]);
    assert!(said.contains("between brackets"), "{said}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_file_that_is_there_is_not_overwritten() {
    let folder = tempfile::TempDir::new().unwrap();
    let arguments = ["import", "decision", &statement("newer.txt"), "--out", "cases.yaml"];
    assert_eq!(printed(folder.path(), &arguments), "wrote 1 case to cases.yaml\n");
    let before = fs::read(folder.path().join("cases.yaml")).unwrap();
    assert!(refused(folder.path(), &arguments).contains("exists already"));
    assert_eq!(fs::read(folder.path().join("cases.yaml")).unwrap(), before);
}

#[test]
fn words_that_a_project_accepts_are_no_warning() {
    let folder = project("Made-up Council", "");
    let statement = "Made-up Council (23 900 190)\nCategory : Planning\nDecision : Not upheld\nDecision date : 4 May 2023\n\
                     Summary: A made-up shed was no fault.\nThe complaint\n1. Mr D rang on 01632 960 123.\n";
    fs::write(folder.path().join("s.txt"), statement).unwrap();
    let path = folder.path().join("2023-24.yaml");
    let year = fs::read(&path).unwrap();
    let import = || {
        let arguments = ["import", "decision", "s.txt", "--into", ".", "--year", "2023/24"];
        text(&run(folder.path(), &arguments).stderr)
    };
    assert!(import().contains("looks like a telephone number"));
    let council = folder.path().join("council.yaml");
    let own = fs::read_to_string(&council).unwrap();
    let accepted = "accepted_words:\n  - {words: 01632 960 123, because: a number for made-up people}\n";
    fs::write(&council, format!("{own}{accepted}")).unwrap();
    fs::write(&path, year).unwrap();
    let said = import();
    assert!(!said.contains("telephone"), "{said}");
}

#[test]
fn numbers_that_go_on_through_a_statement_are_no_warning() {
    let folder = project("Made-up Council", "");
    let statement = "Made-up Council (23 900 192)\nCategory : Planning\nDecision : Not upheld\nDecision date : 4 May 2023\n\
                     Summary: A made-up shed was no fault.\nThe complaint\n1. Mr D complains.\nFinal decision\n2. No fault.\n";
    fs::write(folder.path().join("s.txt"), statement).unwrap();
    let arguments = ["import", "decision", "s.txt", "--into", ".", "--year", "2023/24"];
    assert!(run(folder.path(), &arguments).status.success());
    let year = fs::read_to_string(folder.path().join("2023-24.yaml")).unwrap();
    assert!(year.contains("2. No fault."), "{year}");
    let said = text(&run(folder.path(), &["check", "."]).stderr);
    assert!(!said.contains("list-by-chance"), "{said}");
}
