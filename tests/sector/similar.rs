//! Charts beside similar authorities: what an authority's document shows of the others, and what it does not.

use std::fs;
use std::path::Path;

use crate::{build, change, files, made_up, mixed, run, sector};

const FORMATS: [&str; 2] = ["--format", "md,html,json"];

/// Lets the letter of an authority hold a chart of its uphold rate beside that of the others.
fn ask(all: &Path, number: usize) {
    let year = all.join(made_up::folder(number)).join("2023-24.yaml");
    let note = format!("note: A note about {} alone.", made_up::token(number));
    let with_chart = format!(
        "note: |\n    A note about {} alone.\n\n    ![](chart:uphold-rate-beside-similar)",
        made_up::token(number)
    );
    change(&year, &note, &with_chart);
}

fn letter(out: &Path, number: usize) -> String {
    let path = out.join(made_up::folder(number)).join("2023-24/letter.md");
    fs::read_to_string(path).unwrap().replace('\u{a0}', " ")
}

fn manifest(out: &Path, number: usize) -> String {
    fs::read_to_string(out.join(made_up::folder(number)).join("manifest.json")).unwrap()
}

/// Of the made-up authorities every fifth is a county council; number 0 has upheld 1 of 20.
#[test]
fn a_chart_shows_how_many_others_of_the_type_stand_above_and_below_and_nothing_else_of_them() {
    let (folder, all, out) = sector(30);
    ask(&all, 0);
    ask(&all, 10);
    let (code, said) = build(&all, &out, &[&FORMATS[..], &["--jobs", "3"]].concat());
    assert_eq!(code, 0, "{said}");
    let told = letter(&out, 0);
    assert!(
        told.contains("At 5%, the uphold rate was below that of all 5 other county councils"),
        "{told}"
    );
    assert!(manifest(&out, 0).contains("figures of similar authorities"));
    assert!(!manifest(&out, 1).contains("figures of similar authorities"));
    let built = files(&out);
    for number in [0, 10] {
        let own = built
            .iter()
            .filter(|(name, _)| name.starts_with(&made_up::folder(number)));
        for (name, bytes) in own {
            let text = String::from_utf8_lossy(bytes);
            assert_eq!(mixed::strangers(&text, number), Vec::<String>::new(), "{name}");
        }
    }
    let again = folder.path().join("again");
    build(&all, &again, &[&FORMATS[..], &["--jobs", "1"]].concat());
    let again = files(&again);
    assert!(again == built, "what is built depends on the number of threads");
}

#[test]
fn an_authority_that_cannot_be_read_is_not_among_the_others_and_stops_none() {
    let (_folder, all, out) = sector(20);
    ask(&all, 0);
    change(&all.join("authority-0005/2023-24.yaml"), "statistics:", "statstics:");
    let (code, said) = build(&all, &out, &FORMATS);
    assert!(code == 1 && said.contains("authority-0005: "), "{said}");
    let told = letter(&out, 0);
    assert!(told.contains("that of both other county councils"), "{told}");
}

#[test]
fn verify_says_of_such_a_document_that_a_project_alone_does_not_give_it() {
    let (_folder, all, out) = sector(20);
    ask(&all, 0);
    build(&all, &out, &FORMATS);
    let verified = |number: usize| {
        let [out, project] = [&out, &all].map(|path| path.join(made_up::folder(number)).to_string_lossy().into_owned());
        run(&["verify", &out, &project])
    };
    let (code, said, printed) = verified(0);
    assert_eq!(code, 1, "{said}{printed}");
    assert!(
        printed.contains("its charts show the figures of similar authorities, which this project alone does not have"),
        "{printed}"
    );
    assert_eq!(verified(1).0, 0);
}
