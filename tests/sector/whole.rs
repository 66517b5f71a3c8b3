//! Each authority's folder is what a build of it alone would be, and a mistake in one stops no other.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use crate::{build, change, files, made_up, sector, total};

#[test]
fn each_authority_is_built_as_it_would_be_alone() {
    let (folder, all, out) = sector(9);
    let (code, said) = build(&all, &out, &[]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(
        (total(&said, "authorities"), total(&said, "documents")),
        (9, 9),
        "{said}"
    );
    for number in 0..9 {
        let name = made_up::folder(number);
        let alone = folder.path().join("alone").join(&name);
        build(&all.join(&name), &alone, &[]);
        let alone = files(&alone);
        assert!(
            alone.len() >= 9 && alone.contains_key("manifest.json"),
            "{:?}",
            alone.keys()
        );
        assert_eq!(files(&out.join(&name)), alone, "{name}");
    }
}

#[test]
fn the_examples_are_built_as_they_would_be_alone() {
    let (folder, _, out) = sector(0);
    let (code, said) = build(Path::new("examples"), &out, &["--format", "md,html,csv,json"]);
    assert_eq!(code, 0, "{said}");
    for name in ["made-up", "staffordshire", "hostile"] {
        let alone = folder.path().join(name);
        build(
            &Path::new("examples").join(name),
            &alone,
            &["--format", "md,html,csv,json"],
        );
        assert_eq!(
            but_for_pictures_of_others(&out.join(name)),
            but_for_pictures_of_others(&alone),
            "{name}"
        );
    }
}

/// The files of an authority, but for committee reports, which show it among the others that it is built with, and for what
/// tells of every file.
fn but_for_pictures_of_others(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = files(folder);
    files.retain(|name, _| {
        !["committee-report", "index.", "manifest."]
            .iter()
            .any(|part| name.contains(part))
    });
    assert!(files.len() > 5, "{:?}", files.keys());
    files
}

#[test]
fn what_has_not_changed_is_not_written_again() {
    let (_folder, all, out) = sector(4);
    let (_, first) = build(&all, &out, &[]);
    assert_eq!(
        (total(&first, "files written"), total(&first, "files unchanged")),
        (24, 0),
        "{first}"
    );
    let moments = |out: &Path| -> Vec<(String, SystemTime)> {
        let moment = |name: &String| std::fs::metadata(out.join(name)).unwrap().modified().unwrap();
        files(out).keys().map(|name| (name.clone(), moment(name))).collect()
    };
    let before = moments(&out);
    let (_, again) = build(&all, &out, &[]);
    assert_eq!(
        (total(&again, "files written"), total(&again, "files unchanged")),
        (0, 24),
        "{again}"
    );
    assert_eq!(moments(&out), before);
    change(&all.join("authority-0002/2023-24.yaml"), "17 July", "18 July");
    build(&all, &out, &[]);
    let changed = moments(&out).into_iter().zip(before).filter(|(new, old)| new != old);
    let changed: Vec<String> = changed.map(|((name, _), _)| name).collect();
    assert!(!changed.is_empty());
    assert!(
        changed.iter().all(|name| name.starts_with("authority-0002/")),
        "{changed:?}"
    );
}

#[test]
fn a_mistake_in_one_authority_stops_no_other_and_leaves_its_documents_as_they_were() {
    let (_folder, all, out) = sector(5);
    build(&all, &out, &["--format", "md"]);
    let before = files(&out);
    for number in 0..5 {
        change(
            &all.join(made_up::folder(number)).join("2023-24.yaml"),
            "A note",
            "Another note",
        );
    }
    let broken = all.join("authority-0003/2023-24.yaml");
    let five = "upheld: 4}\n  a: 1\n  b: 1\n  c: 1\n  d: 1\n  e: 1\n";
    change(&broken, "upheld: 4}\n", five);
    let (code, said) = build(&all, &out, &["--format", "md"]);
    assert_eq!(code, 1, "{said}");
    let shown = all.join("authority-0003");
    for words in [
        format!("{}: 5 errors\n", shown.display()),
        "unknown key `c`".to_owned(),
        format!("… and 2 more; run the same on {} alone", shown.display()),
    ] {
        assert!(said.contains(&words), "{words} is not in\n{said}");
    }
    assert!(!said.contains("unknown key `d`"), "{said}");
    assert!(said.contains("5, 1 not built"), "{said}");
    let after = files(&out);
    for (name, bytes) in &after {
        let is_broken = name.starts_with("authority-0003/");
        let is_letter = name.ends_with("letter.md");
        if is_broken || is_letter {
            assert_eq!(*bytes == before[name], is_broken, "{name}");
        }
    }
}

#[test]
fn a_warning_that_many_have_is_shown_once() {
    let (_folder, all, out) = sector(6);
    for number in 1..6 {
        let file = all.join(made_up::folder(number)).join("2023-24.yaml");
        change(&file, "A note about", "TBC about");
    }
    let (code, said) = build(&all, &out, &["--format", "md", "--document", "letter"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(said.matches("TBC about").count(), 1, "{said}");
    assert!(
        said.contains("of this kind, in ") && said.contains(" and 2 more"),
        "{said}"
    );
    assert_eq!(total(&said, "warnings"), 5, "{said}");
    let (code, said) = build(&all, &out, &["--format", "md", "--strict"]);
    assert_eq!((code, total(&said, "errors")), (1, 5), "{said}");
    assert!(said.contains("6, 5 not built"), "{said}");
}
