//! New projects, and the example that shows every key.

use std::collections::BTreeSet;
use std::path::Path;

use super::{code, documents, files, project, run, text};

#[test]
fn a_new_project_builds_and_checks_without_a_word() {
    let (folder, _, project) = project();
    let out = folder.path().join("out");
    let built = run(&["build", &project, "--out", &out.to_string_lossy()]);
    assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    assert!(built.stdout.is_empty());
    let names = documents(&out);
    assert_eq!(
        names,
        ["figures.csv", "figures.json", "fragment.html", "html", "md", "pdf"]
            .map(|ending| format!("2024-25/letter.{ending}"))
    );
    let checked = run(&["check", &project]);
    assert_eq!(
        (code(&checked), text(&checked.stdout)),
        (0, "no problems found\n".to_owned())
    );
}

#[test]
fn init_and_new_year_overwrite_nothing() {
    let (_folder, path, project) = project();
    let before = files(&path);
    let again = run(&["init", &project]);
    assert_eq!(code(&again), 1);
    assert!(text(&again.stderr).contains("council.yaml"));
    assert_eq!(code(&run(&["new-year", &project, "2024/25"])), 1);
    assert_eq!(files(&path), before);
}

#[test]
fn the_made_up_council_shows_every_key_as_the_readme_says() {
    fn keys(schema: &serde_json::Value, found: &mut BTreeSet<String>) {
        if let Some(properties) = schema.get("properties").and_then(serde_json::Value::as_object) {
            found.extend(properties.keys().cloned());
        }
        match schema {
            serde_json::Value::Object(parts) => parts.values().for_each(|part| keys(part, found)),
            serde_json::Value::Array(parts) => parts.iter().for_each(|part| keys(part, found)),
            _ => {}
        }
    }
    let mut all = BTreeSet::new();
    for file in ["council", "year", "style"] {
        keys(
            &serde_json::from_slice(&run(&["schema", file]).stdout).unwrap(),
            &mut all,
        );
    }
    assert!(all.len() > 50, "only {} keys were seen", all.len());
    let example = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/made-up"));
    let example = example
        .iter()
        .filter(|(name, _)| Path::new(name).extension() == Some("yaml".as_ref()));
    let example: String = example.map(|(_, bytes)| text(bytes)).collect();
    let lines: Vec<&str> = example.lines().collect();
    let is_explained = |key: &String| {
        let stands = |line: &str| line.split([' ', '{']).any(|word| word == format!("{key}:"));
        (0..lines.len()).any(|index| {
            let above = index.checked_sub(1).map_or("", |above| lines[above]);
            let commented = lines[index].contains(" # ") || above.trim_start().starts_with('#');
            commented && stands(lines[index].split(" # ").next().unwrap())
        })
    };
    all.retain(|key| !is_explained(key));
    assert!(all.is_empty(), "not shown with a comment: {all:?}");
}

#[test]
fn a_file_in_the_place_of_a_folder_is_said_with_the_folder_to_give() {
    let (folder, path, project) = project();
    let year = path.join("2024-25.yaml").to_string_lossy().into_owned();
    for command in ["check", "build", "figures"] {
        let said = text(&run(&[command, &year]).stderr);
        assert!(said.contains("this is a file, not a folder"), "{said}");
        assert!(said.contains(&format!("`{project} --year 2024/25`")), "{said}");
    }
    let file = folder.path().join("other/council.yaml");
    for file in [&file, &path.join("council.yaml")] {
        let made = run(&["init", &file.to_string_lossy()]);
        let said = text(&made.stderr);
        assert_eq!(code(&made), 1);
        let hint = format!("`annual-review init {}`", file.parent().unwrap().to_string_lossy());
        assert!(said.contains("the name of a file") && said.contains(&hint), "{said}");
        assert!(!said.contains("os error"), "{said}");
    }
    assert!(!folder.path().join("other").exists());
}
