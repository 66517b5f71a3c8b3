//! `verify`: what is found of a built folder, and that it reads nothing else.

use std::collections::BTreeMap;
use std::path::Path;

use tempfile::TempDir;

use super::{change, code, files, project, run, text};

/// Builds a project into a folder.
fn build(project: &str, out: &Path, more: &[&str]) {
    let shown = out.to_string_lossy();
    let built = run(&[&["build", project, "--out", &shown], more].concat());
    assert_eq!(code(&built), 0, "{}", text(&built.stderr));
}

/// What is said of a folder, and the exit code.
fn verify(out: &Path, project: &str) -> (String, i32) {
    let output = run(&["verify", &out.to_string_lossy(), project]);
    (text(&output.stdout) + &text(&output.stderr), code(&output))
}

/// The state of every file, by its path.
fn states(out: &Path, project: &str) -> BTreeMap<String, String> {
    let output = run(&["verify", &out.to_string_lossy(), project, "--output", "json"]);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let states = found["files"].as_array().unwrap().iter().map(|file| {
        let [path, state] = ["path", "state"].map(|key| file[key].as_str().unwrap().to_owned());
        (path, state)
    });
    states.collect()
}

#[test]
fn what_was_built_is_what_the_project_gives_wherever_the_two_stand() {
    let out = TempDir::new().unwrap();
    build(
        "examples/oxfordshire",
        out.path(),
        &["--style", "tower-hamlets", "--made-on", "17 July 2024"],
    );
    build(
        "examples/oxfordshire",
        out.path(),
        &["--audience", "members", "--format", "md,json", "--draft"],
    );
    let (said, code) = verify(out.path(), "examples/oxfordshire");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("every one is what the project gives"), "{said}");
    // On another machine the folders have other names.
    let copy = TempDir::new().unwrap();
    let there = copy.path().join("elsewhere");
    std::fs::create_dir(&there).unwrap();
    for (name, bytes) in files(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("examples/oxfordshire")
            .as_path(),
    ) {
        std::fs::write(there.join(name), bytes).unwrap();
    }
    let before = files(out.path());
    let (said, code) = verify(out.path(), &there.to_string_lossy());
    assert_eq!(code, 0, "{said}");
    assert_eq!(files(out.path()), before, "nothing is written");
    let shown = copy.path().to_string_lossy().into_owned();
    assert!(!text(&before["manifest.json"]).contains(&shown));
}

#[test]
fn a_changed_byte_is_found_in_every_kind_of_file_and_a_missing_or_unknown_one_too() {
    let (folder, _, project) = project();
    let out = folder.path().join("out");
    build(&project, &out, &[]);
    for (name, mut bytes) in files(&out) {
        if name != "manifest.json" {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            std::fs::write(out.join(name), bytes).unwrap();
        }
    }
    let found = states(&out, &project);
    assert!(
        found.len() == 8 && found.values().all(|state| state == "edited"),
        "{found:?}"
    );
    build(&project, &out, &[]);
    std::fs::remove_file(out.join("2024-25/letter.pdf")).unwrap();
    std::fs::write(out.join("2024-25/letter-DRAFT.pdf"), "%PDF").unwrap();
    std::fs::write(out.join("2024-25/notes.txt"), "mine").unwrap();
    let (said, code) = verify(&out, &project);
    assert_eq!(code, 1);
    for expected in [
        "2024-25/letter.pdf is not there any more",
        "2024-25/letter-DRAFT.pdf is in no manifest",
        "1 other file is not of this program",
    ] {
        assert!(said.contains(expected), "{expected} is not in\n{said}");
    }
}

#[test]
fn a_changed_number_is_told_by_its_file_and_its_figures() {
    let (folder, path, project) = project();
    let out = folder.path().join("out");
    build(&project, &out, &[]);
    // What a file looks like makes no difference.
    change(
        &path.join("2024-25.yaml"),
        "    upheld: 18\n",
        "    upheld:   18   # of 21\r\n",
    );
    assert_eq!(verify(&out, &project).1, 0);
    change(&path.join("2024-25.yaml"), "satisfactory: 2", "satisfactory: 3");
    let (said, code) = verify(&out, &project);
    assert_eq!(code, 1);
    let pdf = said
        .lines()
        .find(|line| line.starts_with("2024-25/letter.pdf"))
        .unwrap();
    for expected in [
        "not what the project gives now",
        "2024-25.yaml has changed",
        "satisfactory-remedies: 2 in the file, 3 now",
    ] {
        assert!(pdf.contains(expected), "{expected} is not in\n{said}");
    }
}

#[test]
fn templates_versions_and_what_comes_with_the_program_are_named() {
    let (folder, path, project) = project();
    let out = folder.path().join("out");
    assert_eq!(code(&run(&["templates", "copy", "letter/head.md", &project])), 0);
    build(&project, &out, &["--format", "html"]);
    let template = path.join("templates/letter/head.md");
    let words = std::fs::read_to_string(&template).unwrap();
    std::fs::write(&template, words + "\nMore words.\n").unwrap();
    let manifest = out.join("manifest.json");
    change(
        &manifest,
        "\"program\": \"annual-review ",
        "\"program\": \"annual-review 9.",
    );
    change(&manifest, "\"averages\": \"", "\"averages\": \"0");
    let (said, code) = verify(&out, &project);
    assert_eq!(code, 1);
    for expected in [
        "templates/letter/head.md has changed",
        "made by annual-review 9.",
        "the averages that come with the program have changed",
    ] {
        assert!(said.contains(expected), "{expected} is not in\n{said}");
    }
}

#[test]
fn a_build_of_part_keeps_what_the_manifest_says_of_the_rest() {
    let (folder, path, project) = project();
    let out = folder.path().join("out");
    build(&project, &out, &[]);
    let whole = files(&out);
    std::fs::remove_file(out.join("2024-25/letter.md")).unwrap();
    build(&project, &out, &["--format", "pdf"]);
    let manifest = std::fs::read_to_string(out.join("manifest.json")).unwrap();
    assert!(
        manifest.contains("letter.html") && !manifest.contains("letter.md"),
        "{manifest}"
    );
    build(&project, &out, &["--format", "md"]);
    assert_eq!(files(&out), whole);
    std::fs::write(out.join("manifest.json"), "{\"schema\": 3").unwrap();
    let said = text(&run(&["build", &project, "--out", &out.to_string_lossy()]).stderr);
    assert!(said.contains("warning: this manifest cannot be read"), "{said}");
    assert_eq!(files(&out), whole);
    change(&path.join("council.yaml"), "type: county", "type: conty");
    let (said, code) = verify(&out, &project);
    assert!(
        code == 1 && said.contains("conty") && !said.contains("letter.pdf"),
        "{said}"
    );
}

#[test]
fn a_hostile_manifest_leads_nowhere() {
    let (folder, _, project) = project();
    let out = folder.path().join("out");
    build(&project, &out, &["--format", "html"]);
    std::fs::write(folder.path().join("secret"), "secret").unwrap();
    for path in ["../secret", "/etc/passwd", "2024-25/../../secret", "C:\\\\secret", ""] {
        change(
            &out.join("manifest.json"),
            "\"2024-25/letter.html\"",
            &format!("\"{path}\""),
        );
        let (said, code) = verify(&out, &project);
        assert!(code == 1 && said.contains("leads out of the folder"), "{path}: {said}");
        build(&project, &out, &["--format", "html"]);
    }
    #[cfg(unix)]
    {
        std::fs::remove_file(out.join("2024-25/letter.html")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("secret"), out.join("2024-25/letter.html")).unwrap();
        let (said, code) = verify(&out, &project);
        assert!(code == 1 && said.contains("leads out of the folder"), "{said}");
    }
    assert_eq!(code(&run(&["verify", &folder.path().to_string_lossy(), &project])), 1);
    assert_eq!(code(&run(&["verify", &project])), 2);
}

#[test]
fn what_a_document_annexes_is_missed_in_a_manifest() {
    let folder = TempDir::new().unwrap();
    let out = folder.path();
    let asked = ["--year", "2024/25", "--document", "committee-report", "--format", "md"];
    build("examples/made-up", out, &asked);
    let annexed = "2024-25/ombudsman-letter-2025.pdf";
    let manifest = out.join("manifest.json");
    let mut read: serde_json::Value = serde_json::from_slice(&std::fs::read(&manifest).unwrap()).unwrap();
    for document in read["documents"].as_array_mut().unwrap() {
        let files = document["files"].as_array_mut().unwrap();
        files.retain(|file| file["path"] != annexed);
        // Whatever else stands in it is no word to a terminal.
        document["program"] = "\u{1b}[2Jannual-review".into();
    }
    std::fs::write(&manifest, read.to_string()).unwrap();
    std::fs::write(out.join(annexed), "%PDF another").unwrap();
    std::fs::write(out.join("2024-25/committee-report.md"), "# Another").unwrap();
    let (said, code) = verify(out, "examples/made-up");
    assert_eq!(code, 1);
    assert!(said.contains(&format!("{annexed} is in no manifest")), "{said}");
    assert!(said.contains("made by ") && !said.contains('\u{1b}'), "{said}");
}

#[test]
fn the_folder_of_members_is_known_for_a_part() {
    let (folder, _, project) = project();
    let out = folder.path().join("out");
    build(&project, &out, &["--audience", "members", "--format", "md"]);
    let (said, code) = verify(&out.join("members"), &project);
    assert_eq!(code, 1);
    assert!(said.contains("give the folder that this one is in"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_file_is_not_waited_for() {
    let (folder, _, project) = project();
    let out = folder.path().join("out");
    build(&project, &out, &["--format", "md"]);
    let letter = out.join("2024-25/letter.md");
    std::fs::remove_file(&letter).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&letter).status().unwrap();
    assert!(made.success());
    let (said, code) = verify(&out, &project);
    assert!(code == 1 && said.contains("it is no ordinary file"), "{said}");
}
