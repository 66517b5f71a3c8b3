//! `check` of many: the findings of all, by authority and by kind.

use crate::{change, made_up, run, sector};

#[test]
fn many_projects_are_checked_in_one_run() {
    let (_folder, all, _) = sector(12);
    let shown = all.to_string_lossy().into_owned();
    let (code, said, printed) = run(&["check", &shown]);
    assert_eq!(
        (code, printed.as_str()),
        (0, "12 authorities: no problems found\n"),
        "{said}"
    );
    for number in 0..12 {
        change(
            &all.join(made_up::folder(number)).join("2023-24.yaml"),
            "received:",
            "recieved:",
        );
    }
    let (code, said, printed) = run(&["check", &shown]);
    assert_eq!((code, printed.as_str()), (1, "12 authorities: 12 errors\n"), "{said}");
    assert_eq!(
        said.matches("error: unknown key `recieved` in `statistics`\n -->")
            .count(),
        10,
        "{said}"
    );
    let last = all.join("authority-0011");
    let line = format!("{}: 1 error: unknown key `recieved` in `statistics`\n", last.display());
    assert!(said.contains(&line), "{said}");
}

#[test]
fn programs_are_told_of_every_finding_with_its_authority() {
    let (_folder, all, _) = sector(4);
    for number in [1, 3] {
        change(
            &all.join(made_up::folder(number)).join("2023-24.yaml"),
            "A note",
            "TBC note",
        );
    }
    std::fs::remove_file(all.join("authority-0002/council.yaml")).unwrap();
    let shown = all.to_string_lossy().into_owned();
    let (code, said, printed) = run(&["check", &shown, "--output", "json"]);
    assert_eq!((code, said.as_str()), (1, ""));
    let found: serde_json::Value = serde_json::from_str(&printed).unwrap();
    let files: Vec<&str> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["file"].as_str().unwrap())
        .collect();
    let expected = [
        "authority-0001/2023-24.yaml",
        "authority-0002/council.yaml",
        "authority-0003/2023-24.yaml",
    ];
    assert_eq!(files.len(), expected.len(), "{files:?}");
    assert!(
        files.iter().zip(expected).all(|(file, end)| file.ends_with(end)),
        "{files:?}"
    );
    let (code, _, printed) = run(&["check", &shown, "--output", "github"]);
    assert_eq!((code, printed.lines().count()), (1, 3), "{printed}");
}

#[test]
fn strict_takes_the_warnings_of_all_for_errors() {
    let (_folder, all, _) = sector(3);
    change(&all.join("authority-0001/2023-24.yaml"), "A note", "TBC note");
    let shown = all.to_string_lossy().into_owned();
    assert_eq!(run(&["check", &shown]).0, 0);
    assert_eq!(run(&["check", &shown, "--strict"]).0, 1);
}
