//! `diff`: what is said of two states of a project, and what cannot be compared.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{change, code, files, project, run, text};

/// A project and the copy of it that went out, each with its path as it is typed.
fn two() -> (TempDir, PathBuf, String, String) {
    let (folder, path, project) = project();
    let copy = folder.path().join("project@finance");
    copied(&path, &copy);
    let shown = copy.to_string_lossy().into_owned();
    (folder, path, shown, project)
}

fn copied(from: &Path, to: &Path) {
    for (name, bytes) in files(from) {
        let path = to.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

/// Exit code and what was said where.
fn diff(arguments: &[&str]) -> (i32, String, String) {
    let output = run(&[&["diff"], arguments].concat());
    (code(&output), text(&output.stdout), text(&output.stderr))
}

#[test]
fn nothing_changed_between_a_folder_and_its_copy_or_itself() {
    let (_folder, _, old, new) = two();
    assert_eq!(
        diff(&[&old, &new]),
        (0, format!("Since {old}: nothing changed.\n"), String::new())
    );
    let (exit, said, _) = diff(&[&new, &new]);
    assert_eq!(
        (exit, said),
        (0, format!("{new} was compared with itself: nothing changed.\n"))
    );
}

#[test]
fn a_comment_and_a_new_line_are_no_change() {
    let (_folder, path, old, new) = two();
    change(
        &path.join("2024-25.yaml"),
        "statistics:\n",
        "# checked\n\nstatistics:\n",
    );
    assert_eq!(diff(&[&old, &new]).0, 0);
}

#[test]
fn figures_and_sentences_are_shown_as_they_were_and_as_they_are() {
    let (folder, path, old, new) = two();
    for (project, parks) in [(&folder.path().join("project@finance"), 4), (&path, 5)] {
        let fact = format!("{{value: {parks}, label: Parks, source: \"a list (of parks), page 2\"}}");
        change(
            &project.join("2024-25.yaml"),
            "  date: 21 May 2025\n",
            "  date: 21 May 2025\n  note: \"We have {{ facts.parks }} parks.\"\n",
        );
        let file = project.join("2024-25.yaml");
        let with_fact = std::fs::read_to_string(&file).unwrap() + &format!("\nfacts:\n  parks: {fact}\n");
        std::fs::write(file, with_fact).unwrap();
    }
    change(&path.join("2024-25.yaml"), "satisfactory: 2", "satisfactory: 3");
    change(
        &path.join("2024-25.yaml"),
        "  date: 21 May 2025\n",
        "  date: 22 May 2025\n",
    );
    let (exit, said, errors) = diff(&[&old, &new]);
    assert_eq!((exit, errors.as_str()), (1, ""), "{said}");
    let first = said.lines().next().unwrap();
    assert!(
        first.starts_with(&format!("Since {old}: ")) && first.ends_with(" changed."),
        "{first}"
    );
    for expected in [
        "\nFigures of 2024/25\n",
        "  - Satisfactory remedies provided by the authority: was 2, is now 3\n",
        "  - Parks: was 4, is now 5\n",
        "\nAnnual review letter 2024/25\n",
        "      was  21 May 2025\n      now  22 May 2025\n",
        "  Under “Satisfactory remedies provided by the authority”\n",
    ] {
        assert!(said.contains(expected), "{expected} is not in\n{said}");
    }
    assert!(!said.contains('\u{a0}'));
}

#[test]
fn programs_get_the_same_as_an_object() {
    let (_folder, path, old, new) = two();
    change(&path.join("2024-25.yaml"), "satisfactory: 2", "satisfactory: 3");
    let (exit, json, _) = diff(&[&old, &new, "--output", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let figures = json["figures"].as_array().unwrap();
    let remedies = figures
        .iter()
        .find(|figure| figure["name"] == "satisfactory_remedies")
        .unwrap();
    assert_eq!(
        (remedies["old"].as_str(), remedies["new"].as_str()),
        (Some("2"), Some("3"))
    );
    assert_eq!(json["counts"]["figures"].as_u64(), Some(figures.len() as u64));
    let sentences = json["documents"][0]["sentences"].as_array().unwrap();
    assert_eq!(json["counts"]["sentences"].as_u64(), Some(sentences.len() as u64));
    assert_eq!(
        (exit, json["changed"].as_bool(), json["basis"].as_str()),
        (1, Some(true), Some("projects"))
    );
    let same: serde_json::Value = serde_json::from_str(&diff(&[&old, &old, "--output", "json"]).1).unwrap();
    assert_eq!(same["changed"], false);
}

#[test]
fn years_and_documents_can_be_chosen_and_new_ones_are_said() {
    let (_folder, path, old, new) = two();
    assert_eq!(code(&run(&["new-year", &new, "2025/26"])), 0);
    let (exit, said, _) = diff(&[&old, &new]);
    assert!(exit == 1 && said.contains("1 document changed."), "{said}");
    assert!(said.contains("\nAnnual review letter 2025/26: is new\n"), "{said}");
    assert_eq!(diff(&[&old, &new, "--year", "2024/25"]).0, 0);
    change(&path.join("2024-25.yaml"), "satisfactory: 2", "satisfactory: 3");
    assert_eq!(diff(&[&old, &new, "--year", "2024/25", "--document", "letter"]).0, 1);
    let (exit, _, errors) = diff(&[&old, &new, "--document", "committee-report"]);
    assert!(
        exit == 2 && errors.contains("neither of the two has a document that was asked for"),
        "{errors}"
    );
}

#[test]
fn built_documents_are_compared_by_their_words() {
    let (folder, path, old, new) = two();
    change(&path.join("2024-25.yaml"), "satisfactory: 2", "satisfactory: 3");
    let outputs = ["draft", "final"].map(|name| folder.path().join(name).to_string_lossy().into_owned());
    for (project, out, more) in [(&old, &outputs[0], "--draft"), (&new, &outputs[1], "--strict")] {
        let built = run(&["build", project, "--format", "md", "--out", out, more]);
        assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    }
    let (exit, said, _) = diff(&[&outputs[0], &outputs[1]]);
    assert_eq!(exit, 1);
    assert!(
        said.contains("a figure is a word among others") && !said.contains("Figures of"),
        "{said}"
    );
    let (of_projects, of_built) = (diff(&[&old, &new]).1, said);
    let sentences = |said: &str| -> Vec<String> {
        said.lines()
            .filter(|line| line.starts_with("      "))
            .map(str::to_owned)
            .collect()
    };
    assert!(sentences(&of_built).len() >= 2, "{of_built}");
    assert_eq!(sentences(&of_built), sentences(&of_projects));
    assert_eq!(diff(&[&outputs[0], &outputs[0]]).0, 0);
    let (exit, _, errors) = diff(&[&outputs[0], &new]);
    assert!(exit == 2 && errors.contains("one of the two is a project"), "{errors}");
}

#[test]
fn a_folder_that_is_neither_and_one_that_is_not_there_are_errors() {
    let (folder, _, old, new) = two();
    let empty = folder.path().join("empty");
    std::fs::create_dir_all(empty.join("2023-24")).unwrap();
    std::fs::write(empty.join("2023-24/letter.pdf"), "").unwrap();
    let (exit, said, errors) = diff(&[&old, &empty.to_string_lossy()]);
    assert!(exit == 2 && said.is_empty(), "{said}");
    assert!(
        errors.contains("neither a project nor a folder of built documents"),
        "{errors}"
    );
    let (exit, _, errors) = diff(&["no@where", &new]);
    assert!(
        exit == 2 && errors.contains("there is no such folder") && errors.contains("no@where"),
        "{errors}"
    );
    assert!(errors.contains("= hint: copy a project's folder"), "{errors}");
    let file = Path::new(&new).join("council.yaml").to_string_lossy().into_owned();
    assert_eq!(diff(&[&file, &new]).0, 2);
    assert_eq!(diff(&[&new]).0, 2);
}

#[test]
fn errors_of_either_project_are_shown() {
    let (folder, path, old, new) = two();
    change(&path.join("2024-25.yaml"), "upheld: 18", "uphelt: 18");
    change(
        &folder.path().join("project@finance/2024-25.yaml"),
        "21 May 2025",
        "31 June 2025",
    );
    let (exit, said, errors) = diff(&[&old, &new]);
    assert!(exit == 2 && said.is_empty(), "{said}");
    for expected in ["uphelt", "31 June 2025", "project@finance/2024-25.yaml:", "2 errors"] {
        assert!(errors.contains(expected), "{expected} is not in\n{errors}");
    }
}

#[test]
fn two_councils_are_compared_with_a_word_of_warning() {
    let (exit, said, errors) = diff(&["examples/lincolnshire", "examples/cornwall"]);
    assert_eq!(exit, 1, "{errors}");
    assert!(
        errors.contains("the two are about different councils: `Lincolnshire County Council`"),
        "{errors}"
    );
    assert!(said.starts_with("Since examples/lincolnshire: "), "{said}");
}

#[test]
fn a_paper_is_compared_by_the_numbers_of_its_paragraphs_as_a_project_and_as_built() {
    let folder = TempDir::new().unwrap();
    let [old, new] = ["paper@finance", "paper"].map(|name| folder.path().join(name));
    for copy in [&old, &new] {
        copied(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oxfordshire"),
            copy,
        );
    }
    let file = new.join("2023-24.yaml");
    change(
        &file,
        "This report has no direct legal implications.",
        "This report has no direct legal implications, or so it seems.",
    );
    change(
        &file,
        "    - id: staff\n",
        "    - id: equality\n      text: Nobody is affected.\n      clearance: {not_needed: none}\n    - id: staff\n",
    );
    change(
        &file,
        "    conclusion: |\n",
        "    conclusion: |\n      This comes first.\n\n",
    );
    let shown = [&old, &new].map(|path| path.to_string_lossy().into_owned());
    let (exit, said, errors) = diff(&[&shown[0], &shown[1]]);
    assert_eq!((exit, errors.as_str()), (1, ""), "{said}");
    let first = format!("Since {}: 2 sentences and 1 section changed.\n", shown[0]);
    assert!(said.starts_with(&first), "{said}");
    for expected in [
        "Section “Equality implications” is new, after “Staff implications”\n      now  Nobody is affected.\n",
        "    New in paragraph 41\n      now  This comes first.\n",
        "    Changed in paragraph 47 (before: 46)\n      was  This report has no direct legal implications.\n",
    ] {
        assert!(said.contains(expected), "{expected} is not in\n{said}");
    }
    let outputs = ["out@finance", "out"].map(|name| folder.path().join(name).to_string_lossy().into_owned());
    for (project, out) in shown.iter().zip(&outputs) {
        assert_eq!(code(&run(&["build", project, "--format", "md", "--out", out])), 0);
    }
    let built = diff(&[&outputs[0], &outputs[1]]).1;
    let document = |said: &str| said[said.find("Committee report 2023/24").unwrap()..].to_owned();
    assert_eq!(document(&built), document(&said));
}

#[test]
fn of_a_document_and_a_draft_side_by_side_the_newer_is_read_and_both_are_named() {
    let (folder, path, old, new) = two();
    let outputs = ["before", "after"].map(|name| folder.path().join(name).to_string_lossy().into_owned());
    let build = |project: &str, out: &str, more: &[&str]| {
        let built = run(&[&["build", project, "--format", "md", "--out", out], more].concat());
        assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    };
    build(&old, &outputs[0], &["--draft"]);
    build(&old, &outputs[1], &[]);
    change(&path.join("2024-25.yaml"), "21 May 2025", "22 May 2025");
    build(&new, &outputs[1], &["--draft"]);
    let earlier = std::time::SystemTime::UNIX_EPOCH;
    let stale = std::fs::File::options()
        .write(true)
        .open(Path::new(&outputs[1]).join("2024-25/letter.md"));
    stale.unwrap().set_modified(earlier).unwrap();
    let (exit, said, errors) = diff(&[&outputs[0], &outputs[1]]);
    assert!(exit == 1 && said.contains("now  22 May 2025"), "{said}");
    assert!(
        errors.contains(
            "`letter-DRAFT.md` and `letter.md` stand side by side; `letter-DRAFT.md`, which was written later"
        ),
        "{errors}"
    );
}

#[test]
fn a_file_a_year_and_a_project_in_capitals_are_told_apart() {
    let (folder, path, old, new) = two();
    let out = folder.path().join("out");
    let shown = out.to_string_lossy().into_owned();
    assert_eq!(code(&run(&["build", &old, "--format", "md", "--out", &shown])), 0);
    let (year, file) = (format!("{shown}/2024-25"), format!("{shown}/2024-25/letter.md"));
    let (exit, _, errors) = diff(&[&file, &file]);
    assert!(
        exit == 2 && errors.contains("this is a file, not a folder") && !errors.contains("os error"),
        "{errors}"
    );
    let (exit, _, errors) = diff(&[&year, &year]);
    assert!(exit == 2 && errors.contains("give the folder above it"), "{errors}");
    for name in ["council", "2024-25"] {
        std::fs::rename(path.join(format!("{name}.yaml")), path.join(format!("{name}.YAML"))).unwrap();
    }
    assert_eq!(diff(&[&old, &new]).0, 0);
}

/// Two copies of the example that shows everything, and their paths as they are typed.
fn papers() -> (TempDir, PathBuf, [String; 2]) {
    let folder = TempDir::new().unwrap();
    let paths = ["paper@finance", "paper"].map(|name| folder.path().join(name));
    for copy in &paths {
        copied(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/made-up"), copy);
    }
    let shown = paths.each_ref().map(|path| path.to_string_lossy().into_owned());
    let [_, new] = paths;
    (folder, new, shown)
}

#[test]
fn an_annexed_file_that_was_replaced_is_said_in_projects_and_in_what_was_built() {
    let (folder, new, shown) = papers();
    std::fs::write(new.join("ombudsman-letter-2025.pdf"), "%PDF-1.4 another").unwrap();
    change(
        &new.join("2024-25.yaml"),
        "title: The letter as the Ombudsman sent it",
        "title: What the Ombudsman sent",
    );
    let outputs = ["out@finance", "out"].map(|name| folder.path().join(name).to_string_lossy().into_owned());
    for (project, out) in shown.iter().zip(&outputs) {
        let built = run(&["build", project, "--year", "2024/25", "--format", "md", "--out", out]);
        assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    }
    for [old, new] in [&shown, &outputs] {
        let (exit, said, _) = diff(&[old, new, "--year", "2024/25"]);
        assert_eq!(exit, 1);
        assert!(said.contains("1 section and 1 annexed file changed."), "{said}");
        for expected in [
            "  Section “The letter as the Ombudsman sent it (made up)” is now called “What the Ombudsman sent (made up)”\n",
            "  Annex 3 “What the Ombudsman sent (made up)” is another file than before, ombudsman-letter-2025.pdf\n",
        ] {
            let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.contains(expected.trim()), "{expected} is not in\n{said}");
        }
    }
}

#[test]
fn who_signs_and_whom_to_ask_stand_at_the_end_and_not_under_the_last_section() {
    let (folder, new, shown) = papers();
    let file = new.join("2024-25.yaml");
    change(&file, "telephone: 01632 960123", "telephone: 01632 960999");
    change(&file, "numbering: by-section", "numbering: none");
    let outputs = ["out@finance", "out"].map(|name| folder.path().join(name).to_string_lossy().into_owned());
    for (project, out) in shown.iter().zip(&outputs) {
        assert_eq!(
            code(&run(&[
                "build", project, "--year", "2024/25", "--format", "md", "--out", out
            ])),
            0
        );
    }
    let said = diff(&[&shown[0], &shown[1]]).1;
    assert!(
        said.contains("1 sentence and the numbering of paragraphs changed."),
        "{said}"
    );
    for said in [said, diff(&[&outputs[0], &outputs[1]]).1] {
        assert!(said.contains("  Paragraphs are no longer numbered\n"), "{said}");
        let end = "  At the end, where the signature stands\n    Changed\n      was  Contact";
        assert!(said.contains(end), "{said}");
    }
}
