//! Fingerprints of inputs: nobody can try out guesses of what is kept back against a public file.

use std::collections::BTreeMap;
use std::path::Path;

use super::{files, planted, said};

/// The public documents of a project, by their paths.
fn built(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let (told, code) = said(folder, &["build", "."]);
    assert_eq!(code, 0, "{told}");
    let out = folder.join("out");
    let named = files(&out).into_iter().map(|file| {
        let name = file.strip_prefix(&out).unwrap().to_string_lossy().into_owned();
        (name, std::fs::read(file).unwrap())
    });
    named.collect()
}

/// The files of which the bytes differ.
fn differing(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let names = one.keys().chain(other.keys());
    names
        .filter(|name| one.get(*name) != other.get(*name))
        .cloned()
        .collect()
}

#[test]
fn another_exempt_word_or_number_changes_no_public_byte() {
    let project = planted("2023-24.yaml", &[]);
    let before = built(project.path());
    assert!(before.contains_key("manifest.json"));
    for entry in std::fs::read_dir(project.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let other = |text: &str| text.replace("zz", "qqx").replace("Zz", "Qqx").replace("707", "606");
            let text = other(&std::fs::read_to_string(&path).unwrap());
            std::fs::remove_file(&path).unwrap();
            let name = other(&path.file_name().unwrap().to_string_lossy());
            std::fs::write(project.path().join(name), text).unwrap();
        }
    }
    let after = built(project.path());
    assert_eq!(differing(&before, &after), Vec::<String>::new());
}

#[test]
fn another_exempt_list_of_cases_changes_no_public_byte() {
    let exempt = "    - made: cases\n      exempt: {paragraph: 2, public_interest: Zztestcases would be known}\n";
    let annexed = [("    - made: cases\n", exempt)];
    let project = planted("2023-24.yaml", &annexed);
    let other = planted("2023-24.yaml", &[annexed[0], ("commonplace repair", "uncommon repair")]);
    assert_eq!(
        differing(&built(project.path()), &built(other.path())),
        Vec::<String>::new()
    );
}

/// A project that suppresses small numbers: of thirty complaints these were upheld and partly upheld.
fn suppressing(upheld: u8, partly: u8, received: u16) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let council = "council: Sample Council (made up)\nmade_up: true\ntype: county\nsmall_numbers: suppress\n";
    let year = format!(
        "year: 2023/24\ndocuments: [letter, committee-report]\nletter:\n  date: 17 July 2024\n\
         committee_report:\n  recommendation: [note the letter]\nown_complaints:\n  \
         - {{id: stage_one, label: Stage 1 complaints, received: {received}, closed: 130, \
         outcomes: {{upheld: {upheld}, partly_upheld: {partly}, not_upheld: 105}}}}\n"
    );
    std::fs::write(folder.path().join("council.yaml"), council).unwrap();
    std::fs::write(folder.path().join("2023-24.yaml"), year).unwrap();
    folder
}

/// The documents of it, drafts, since the paper has nobody to go to yet.
fn drafts(upheld: u8, partly: u8, received: u16) -> BTreeMap<String, Vec<u8>> {
    let project = suppressing(upheld, partly, received);
    let (told, code) = said(project.path(), &["build", ".", "--draft"]);
    assert_eq!(code, 0, "{told}");
    let out = project.path().join("out");
    let named = files(&out).into_iter();
    named
        .map(|file| {
            (
                file.display().to_string().split("/out/").last().unwrap().to_owned(),
                std::fs::read(file).unwrap(),
            )
        })
        .collect()
}

#[test]
fn another_suppressed_count_changes_no_public_byte_and_another_public_one_does() {
    let before = drafts(3, 22, 140);
    assert_eq!(differing(&before, &drafts(2, 23, 140)), Vec::<String>::new());
    let other = differing(&before, &drafts(3, 22, 141));
    for ending in [".html", ".pdf", ".figures.json", "manifest.json"] {
        assert!(other.iter().any(|name| name.ends_with(ending)), "{ending}: {other:?}");
    }
}
