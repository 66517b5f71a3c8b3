//! New folders, and the letters that are built from them.

use std::fmt::Write;

use super::{Desk, text};

/// Birmingham's figures of 2017/18, which its letter published; those of the other councils are made up, and so are they.
const RECEIVED: &str = "Complaints and enquiries received,,,,,,,,,,\n\
    Authority,Adult care services,Benefits & tax,Corporate and other services,Education and children's services,\
    \"Environmental services, public protection and regulation\",Highways and transport,Housing,Planning and development,Other,Total\n\
    Birmingham City Council,51,97,18,49,93,29,102,13,3,455\n\
    Northmoor DC (made up),0,1,-,0,0,2,0,4,0,7\n";
const DECIDED: &str = "Authority,Invalid or incomplete,Advice given,Referred back for local resolution,Closed after initial enquiries,Not upheld,Upheld,Uphold rate (%),Total\n\
    Birmingham CC,21,34,221,93,29,43,60%,441\n\
    Northmoor Council (made up),1,0,4,2,0,0,-,7\n";
const OWN: &str = "# Ours\nauthorities:\n  - {name: Northmoor District Council (made up), type: district}\n";

fn desk() -> Desk {
    Desk::with(&[
        ("books/received.csv", RECEIVED),
        ("decided.csv", DECIDED),
        ("out/import.yaml", OWN),
    ])
}

const FILES: [&str; 4] = ["books/received.csv", "decided.csv", "--year", "2017/18"];

#[test]
fn each_authority_has_a_folder_with_its_figures_and_where_they_come_from() {
    let desk = desk();
    let said = desk.imports(&FILES);
    assert_eq!(
        said,
        "2 authorities, 2 new folders, 34 figures, 2 cells without a figure\n\
         2 new letters have no date: the same import with --merge and --letter-date puts it in\n\
         next: annual-review check out --year 2017/18\n"
    );
    assert_eq!(
        desk.read("out/northmoor-district-council-made-up/council.yaml"),
        "# Name and type as `annual-review import` knows them: see that they are right.\n\
         council: Northmoor District Council (made up)\ntype: district\nmade_up: true\n"
    );
    let year = desk.read("out/northmoor-district-council-made-up/2017-18.yaml");
    let start = "year: 2017/18\ndocuments: [letter]\nletter:\n  source: \"the Ombudsman's workbooks decided.csv and received.csv\"\n\
                 statistics:\n  received:\n    total: 7  # from received.csv, K4\n    categories:\n      adult_care_services: 0  # from received.csv, B4\n";
    assert!(year.starts_with(start), "{year}");
    assert!(
        !year.contains("corporate_and_other_services") && !year.contains("uphold_rate"),
        "{year}"
    );
    assert!(
        !desk
            .read("out/birmingham-city-council/council.yaml")
            .contains("made_up")
    );
}

#[test]
fn a_letter_is_built_at_once_and_says_what_the_workbooks_say() {
    let desk = desk();
    desk.imports(&FILES);
    let built = desk.run(&[
        "build",
        "out/birmingham-city-council",
        "--out",
        "letters",
        "--format",
        "md",
    ]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    let letter = desk.read("letters/2017-18/letter.md");
    for figure in [
        "455",
        "441",
        "60%",
        "The figures come from the Ombudsman’s workbooks decided.csv and received.csv",
    ] {
        assert!(letter.contains(figure), "{figure} is not in\n{letter}");
    }
}

#[test]
fn every_edition_builds_from_what_workbooks_give() {
    for year in 2013..=2024 {
        let year = format!("{year}/{:02}", (year + 1) % 100);
        let desk = desk();
        desk.imports(&["books/received.csv", "decided.csv", "--year", &year]);
        for project in ["out/birmingham-city-council", "out/northmoor-district-council-made-up"] {
            let built = desk.run(&["build", project, "--out", "letters", "--format", "md"]);
            assert!(built.status.success(), "{year}: {}", text(&built.stderr));
            assert!(
                !text(&built.stderr).contains("error"),
                "{year}: {}",
                text(&built.stderr)
            );
        }
    }
}

#[test]
fn a_letter_has_a_date_only_if_one_is_given() {
    let desk = desk();
    desk.imports(&[&FILES[..], &["--letter-date", "18 July 2018"]].concat());
    let year = desk.read("out/birmingham-city-council/2017-18.yaml");
    assert!(year.contains("letter:\n  date: 18 July 2018\n  source:"), "{year}");
    let checked = desk.run(&["check", "out/birmingham-city-council"]);
    assert!(!text(&checked.stderr).contains("no date"), "{}", text(&checked.stderr));
}

#[test]
fn a_second_import_of_the_same_changes_nothing_and_says_so() {
    let desk = desk();
    desk.imports(&FILES);
    let before = desk.files();
    for merge in [&[][..], &["--merge"]] {
        let said = desk.imports(&[&FILES[..], merge].concat());
        assert!(
            said.contains("nothing changes: every project has these figures already"),
            "{said}"
        );
        assert_eq!(desk.files(), before);
    }
}

#[test]
fn a_dry_run_shows_the_mapping_and_writes_nothing() {
    let desk = desk();
    let before = desk.files();
    let said = desk.imports(&[&FILES[..], &["--dry-run"]].concat());
    assert_eq!(desk.files(), before);
    for line in [
        "books/received.csv: complaints received\n",
        "headings in row 2",
        "Benefits & tax → received.categories.benefits_and_tax\n",
        "Uphold rate (%) → investigations.uphold_rate\n",
        "new folder birmingham-city-council: Birmingham City Council: 18 new\n",
        "2 authorities, 2 new folders, 34 figures, 2 cells without a figure\n",
    ] {
        assert!(said.contains(line), "{line} is not in\n{said}");
    }
}

#[test]
fn a_figure_of_an_old_council_keeps_its_own_folder() {
    let books = "Authority,Housing\nSomerset CC,12\nSomerset Council,30\nMendip DC,0\n";
    let desk = Desk::with(&[
        ("received.csv", books),
        ("out/ours/council.yaml", "council: Somerset Council\ntype: unitary\n"),
    ]);
    let said = desk.imports(&["received.csv", "--year", "2023/24"]);
    assert!(desk.read("out/ours/2023-24.yaml").contains("housing: 30"));
    assert!(
        desk.read("out/somerset-county-council/2023-24.yaml")
            .contains("housing: 12")
    );
    assert!(
        desk.read("out/mendip-district-council/2023-24.yaml")
            .contains("housing: 0")
    );
    assert!(
        said.contains("Somerset County Council: 1 new (until 2022/23; what is of Somerset Council does not go here)"),
        "{said}"
    );
}

/// The names that a system takes for one are two folders all the same.
#[test]
fn folders_have_names_of_their_own() {
    let own = "authorities:\n  - {name: Hill (made up), type: fire}\n  - {name: HILL — made up, type: fire}\n";
    let books = "Authority,Housing\nHill (made up),1\n";
    let desk = Desk::with(&[
        ("received.csv", books),
        ("out/import.yaml", own),
        ("out/Hill-made-up/notes.txt", "ours"),
    ]);
    desk.imports(&["received.csv", "--year", "2023/24"]);
    assert!(desk.read("out/hill-made-up-2/2023-24.yaml").contains("housing: 1"));
    assert_eq!(desk.read("out/Hill-made-up/notes.txt"), "ours");
}

#[test]
fn four_hundred_authorities_are_one_import() {
    let (mut own, mut books) = (
        "authorities:\n".to_owned(),
        "Authority,Total received,Housing,Other\n".to_owned(),
    );
    for number in 0..400 {
        let _ = writeln!(
            own,
            "  - {{name: Place{number} District Council (made up), type: district}}"
        );
        let _ = writeln!(books, "Place{number} DC (made up),{},{number},1", number + 1);
    }
    let desk = Desk::with(&[("received.csv", &books), ("out/import.yaml", &own)]);
    let said = desk.imports(&["received.csv", "--year", "2023/24"]);
    let counts = "400 authorities, 400 new folders, 1,200 figures, 0 cells without a figure\n";
    assert!(said.starts_with(counts), "{said}");
    assert_eq!(said.lines().count(), 3, "{said}");
    assert_eq!(desk.files().len(), 802);
}

/// What the README says of workbooks, done in its order.
#[test]
fn the_readme_does_as_it_says() {
    let readme = include_str!("../../README.md");
    let section = readme.split("## From the Ombudsman's spreadsheets").nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let block = |kind: &str| {
        section
            .split(&format!("```{kind}\n"))
            .nth(1)
            .unwrap()
            .split("```")
            .next()
            .unwrap()
    };
    let desk = Desk::with(&[("received.csv", block("csv"))]);
    let refused = desk.run(&[
        "import",
        "spreadsheet",
        "received.csv",
        "--year",
        "2023/24",
        "--out",
        "projects",
    ]);
    let said = text(&refused.stderr);
    assert!(
        said.contains("`Newcastle`") && said.contains("type: metropolitan, aliases: [\"Newcastle\"]"),
        "{said}"
    );
    desk.write("projects/import.yaml", block("yaml"));
    let mut seen = 0;
    for shown in block("console").split("$ annual-review ").skip(1) {
        let (command, answer) = shown.split_once('\n').unwrap();
        let words: Vec<&str> = command.split_whitespace().collect();
        let output = desk.run(&words);
        assert!(output.status.success(), "{command}: {}", text(&output.stderr));
        for line in answer.lines().filter(|line| *line != "…") {
            seen += 1;
            assert!(
                text(&output.stdout).contains(&format!("{line}\n")),
                "{line}: {}",
                text(&output.stdout)
            );
        }
    }
    assert_eq!(seen, 5);
    assert!(desk.path("letters/2023-24/letter.pdf").is_file());
}
