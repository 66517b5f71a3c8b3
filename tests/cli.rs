//! The command as a user runs it: exit codes, files, and what is printed where.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_annual-review"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("SOURCE_DATE_EPOCH");
    command
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A project of `init`, and its folder.
fn project() -> (TempDir, PathBuf, String) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("project");
    let shown = path.to_string_lossy().into_owned();
    assert_eq!(code(&run(&["init", &shown])), 0);
    (folder, path, shown)
}

fn change(path: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from} is not in {}", path.display());
    std::fs::write(path, text.replace(from, to)).unwrap();
}

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn a_new_project_builds_and_checks_without_a_word() {
    let (folder, _, project) = project();
    let out = folder.path().join("out");
    let built = run(&["build", &project, "--out", &out.to_string_lossy()]);
    assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    assert!(built.stdout.is_empty());
    let names: Vec<_> = files(&out).into_keys().collect();
    assert_eq!(
        names,
        ["letter.fragment.html", "letter.html", "letter.md", "letter.pdf"].map(|name| format!("2024-25/{name}"))
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
fn a_new_year_carries_settings_and_actions_over() {
    let (_folder, path, project) = project();
    let last = path.join("2024-25.yaml");
    change(
        &last,
        "  date: 21 May 2025\n",
        "  date: 21 May 2025\n  delivery: By email\n  addressee:\n    name: \"Ms \\\"Q\\\" O'Neill\"\n",
    );
    let mut text_of_last = std::fs::read_to_string(&last).unwrap();
    text_of_last.push_str("actions:\n  - id: new-policy\n    action: Publish a new policy.\n");
    std::fs::write(&last, text_of_last).unwrap();
    let made = run(&["new-year", &project, "2025/26"]);
    assert_eq!(code(&made), 0, "{}", text(&made.stderr));
    let new = std::fs::read_to_string(path.join("2025-26.yaml")).unwrap();
    for expected in [
        "year: 2025/26",
        "documents: [letter]",
        "delivery: \"By email\"",
        "O'Neill",
        "- action: new-policy",
        "# Publish a new policy.",
    ] {
        assert!(new.contains(expected), "{expected} is not in\n{new}");
    }
    let checked = run(&["check", &project]);
    assert_eq!(code(&checked), 0, "{}", text(&checked.stderr));
    let said = text(&checked.stderr);
    assert!(
        said.contains("update-awaited") && said.contains("edition-of-year"),
        "{said}"
    );
    assert_eq!(
        code(&run(&[
            "build",
            &project,
            "--strict",
            "--out",
            &path.join("out").to_string_lossy()
        ])),
        1
    );
}

#[test]
fn wrong_usage_exits_with_2_and_wrong_input_with_1() {
    let (_folder, _, project) = project();
    for wrong in [
        &["build", &project, "--year", "2023/25"][..],
        &["build", &project, "--format", "docx"],
        &["figurs"],
        &["init"],
    ] {
        let output = run(wrong);
        assert_eq!(code(&output), 2, "{wrong:?}");
        assert!(!output.stderr.is_empty());
    }
    for wrong in [
        &["build", "no-such-folder"][..],
        &["check", "no-such-folder"],
        &["build", &project, "--year", "1999/00"],
    ] {
        let output = run(wrong);
        assert_eq!(code(&output), 1, "{wrong:?}");
        assert!(text(&output.stderr).contains("= hint: "), "{wrong:?}");
    }
}

#[test]
fn all_mistakes_of_all_files_come_in_one_run_and_leave_earlier_output_untouched() {
    let (folder, path, project) = project();
    let out = folder.path().join("out");
    let arguments = ["build", &project, "--out", &out.to_string_lossy()].map(str::to_owned);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    assert_eq!(code(&run(&arguments)), 0);
    let before = files(&out);
    change(&path.join("2024-25.yaml"), "upheld: 18", "uphelt: -18");
    change(&path.join("2024-25.yaml"), "21 May 2025", "31 June 2025");
    change(&path.join("council.yaml"), "type: county", "type: conty");
    let failed = run(&arguments);
    assert_eq!(code(&failed), 1);
    let said = text(&failed.stderr);
    for expected in ["uphelt", "31 June 2025", "conty", "council.yaml:5:", "3 errors"] {
        assert!(said.contains(expected), "{expected} is not in\n{said}");
    }
    assert_eq!(files(&out), before);
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_is_around_it() {
    let build = |environment: &[(&str, &str)], arguments: &[&str]| {
        let out = TempDir::new().unwrap();
        let mut command = program();
        command
            .args(["build", "examples/oxfordshire", "--out"])
            .arg(out.path())
            .args(arguments);
        let output = command.envs(environment.iter().copied()).output().unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
        files(out.path())
    };
    let plain = build(&[], &[]);
    assert!(plain.len() >= 8, "{:?}", plain.keys());
    assert_eq!(
        build(
            &[
                ("TZ", "Pacific/Kiritimati"),
                ("LC_ALL", "cy_GB.UTF-8"),
                ("LANG", "pl_PL")
            ],
            &["--jobs", "1"]
        ),
        plain
    );
    assert_eq!(
        build(&[("TZ", "America/Los_Angeles"), ("HOME", "/nowhere")], &["--jobs", "2"]),
        plain
    );
    let dated = build(&[("SOURCE_DATE_EPOCH", "1721203200")], &["--format", "pdf"]);
    assert_eq!(dated, build(&[], &["--format", "pdf", "--made-on", "17 July 2024"]));
    assert!(dated.iter().all(|(name, bytes)| plain[name] != *bytes));
}

#[test]
fn an_unchanged_file_is_not_written_again() {
    let (folder, _, project) = project();
    let out = folder.path().join("out");
    let build = || run(&["build", &project, "--out", &out.to_string_lossy()]);
    build();
    let moment = |path: &Path| std::fs::metadata(path).unwrap().modified().unwrap();
    let before = moment(&out.join("2024-25/letter.md"));
    let again = build();
    assert!(text(&again.stderr).contains("4 unchanged"), "{}", text(&again.stderr));
    assert_eq!(moment(&out.join("2024-25/letter.md")), before);
}

#[test]
fn a_place_that_cannot_be_written_is_said_and_nothing_else_changes() {
    let (folder, _, project) = project();
    let out = folder.path().join("out");
    std::fs::create_dir_all(out.join("2024-25/letter.pdf")).unwrap();
    let failed = run(&["build", &project, "--out", &out.to_string_lossy()]);
    assert_eq!(code(&failed), 1);
    assert!(text(&failed.stderr).contains("letter.pdf"), "{}", text(&failed.stderr));
    assert!(files(&out).is_empty(), "{:?}", files(&out).keys());
}

#[test]
fn formats_and_documents_can_be_chosen() {
    let (folder, _, project) = project();
    let out = folder.path().join("out");
    let shown = out.to_string_lossy();
    let built = run(&[
        "build",
        &project,
        "--out",
        &shown,
        "--format",
        "pdf,fragment",
        "--document",
        "letter",
        "--year",
        "2024-25",
    ]);
    assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    let names: Vec<_> = files(&out).into_keys().collect();
    assert_eq!(names, ["2024-25/letter.fragment.html", "2024-25/letter.pdf"]);
}

#[test]
fn figures_are_listed_for_people_and_for_programs() {
    let people = text(&run(&["figures", "examples/oxfordshire", "--year", "2023/24"]).stdout);
    let rate = people.lines().find(|line| line.contains(" uphold-rate ")).unwrap();
    for expected in ["92%", "91.891892", "34", "37", "computed"] {
        assert!(rate.contains(expected), "{expected} is not in {rate}");
    }
    let json = run(&[
        "figures",
        "examples/oxfordshire",
        "--year",
        "2023/24",
        "--output",
        "json",
    ])
    .stdout;
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let rate = json
        .as_array()
        .unwrap()
        .iter()
        .find(|figure| figure["id"] == "compliance-rate")
        .unwrap();
    assert_eq!(
        (
            rate["text"].as_str(),
            rate["status"].as_str(),
            rate["numerator"].as_str()
        ),
        (Some("100%"), Some("stated"), None)
    );
    let csv = run(&[
        "figures",
        "examples/oxfordshire",
        "--year",
        "2023/24",
        "--output",
        "csv",
    ])
    .stdout;
    let mut reader = csv::Reader::from_reader(&csv[..]);
    let width = reader.headers().unwrap().len();
    assert!(reader.records().count() > 20);
    assert_eq!(width, 10);
}

#[test]
fn missing_zero_and_not_applicable_are_listed_apart() {
    let listed = text(&run(&["figures", "examples/oxford", "--all"]).stdout);
    let status = |id: &str| {
        listed
            .lines()
            .find(|line| line.contains(&format!(" {id} ")))
            .unwrap_or_else(|| panic!("{id}"))
    };
    assert!(status("investigations").contains(" 0 "));
    assert!(status("uphold-rate").contains("not applicable: no investigation ended in the year"));
    assert!(status("received").contains("missing"));
}

#[test]
fn the_schema_is_the_one_by_which_files_are_judged() {
    for (name, file) in [
        ("council", "examples/oxfordshire/council.yaml"),
        ("year", "examples/oxfordshire/2023-24.yaml"),
    ] {
        let schema: serde_json::Value = serde_json::from_slice(&run(&["schema", name]).stdout).unwrap();
        let any: serde_json::Value = serde_json::from_slice(&run(&["schema"]).stdout).unwrap();
        let yaml = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        let mut value: serde_json::Value = serde_saphyr::from_str(&yaml).unwrap();
        for schema in [&schema, &any] {
            let validator = jsonschema::validator_for(schema).unwrap();
            assert!(validator.is_valid(&value), "{file} does not fit the schema {name}");
        }
        value["uphelt"] = 1.into();
        assert!(!jsonschema::validator_for(&schema).unwrap().is_valid(&value));
        assert!(!jsonschema::validator_for(&any).unwrap().is_valid(&value));
    }
}

#[test]
fn the_context_shows_what_a_template_may_print() {
    let context = run(&["context", "examples/oxfordshire", "--year", "2023/24"]).stdout;
    let context: serde_json::Value = serde_json::from_slice(&context).unwrap();
    assert_eq!(context["figures"]["uphold_rate"], "[92%](figure:uphold-rate)");
    assert_eq!(context["state"]["uphold_rate"], "known");
    assert_eq!(context["year"]["label"], "2023/24");
}

#[test]
fn a_template_is_copied_once_and_then_stands_before_the_built_in_one() {
    let (folder, path, project) = project();
    assert!(text(&run(&["templates", "list", &project]).stdout).contains("letter/head.md"));
    assert_eq!(code(&run(&["templates", "copy", "letter/head.md", &project])), 0);
    assert_eq!(code(&run(&["templates", "copy", "letter/head.md", &project])), 1);
    let unknown = run(&["templates", "copy", "letter/haed.md", &project]);
    assert!(
        text(&unknown.stderr).contains("did you mean `letter/head.md`?"),
        "{}",
        text(&unknown.stderr)
    );
    let listed = text(&run(&["templates", "list", &project]).stdout);
    assert_eq!(listed.matches("replaced by the project").count(), 1, "{listed}");
    change(&path.join("templates/letter/head.md"), "Dear", "To our");
    let out = folder.path().join("out");
    assert_eq!(
        code(&run(&[
            "build",
            &project,
            "--format",
            "md",
            "--out",
            &out.to_string_lossy()
        ])),
        0
    );
    assert!(
        std::fs::read_to_string(out.join("2024-25/letter.md"))
            .unwrap()
            .contains("To our")
    );
}

#[test]
fn completions_are_made_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(
            text(&run(&["completions", shell]).stdout).contains("annual-review"),
            "{shell}"
        );
    }
}

#[test]
fn findings_can_be_read_by_programs() {
    let (_folder, path, project) = project();
    change(&path.join("2024-25.yaml"), "dealt_with: 96", "dealt_with: 97");
    let output = run(&["check", &project, "--output", "json"]);
    assert_eq!(code(&output), 1);
    assert!(output.stderr.is_empty());
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let finding = found
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["check"] == "overview-adds-up")
        .unwrap();
    assert_eq!(
        (finding["line"].as_u64(), finding["column"].as_u64()),
        (Some(8), Some(17))
    );
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
    for file in ["council", "year"] {
        keys(
            &serde_json::from_slice(&run(&["schema", file]).stdout).unwrap(),
            &mut all,
        );
    }
    assert!(all.len() > 50, "only {} keys were seen", all.len());
    let example = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/made-up"));
    let example: String = example.values().map(|bytes| text(bytes)).collect();
    all.retain(|key| !example.contains(&format!("{key}:")));
    assert!(all.is_empty(), "not shown: {all:?}");
}

#[test]
fn a_project_may_hold_an_edition_of_its_own() {
    let (folder, path, project) = project();
    let shipped =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/editions/2024-25.yaml")).unwrap();
    std::fs::create_dir(path.join("editions")).unwrap();
    std::fs::write(
        path.join("editions/2024-25.yaml"),
        shipped.replace("  - statistics/compliance\n", ""),
    )
    .unwrap();
    let out = folder.path().join("out");
    let built = run(&["build", &project, "--format", "md", "--out", &out.to_string_lossy()]);
    assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    let letter = std::fs::read_to_string(out.join("2024-25/letter.md")).unwrap();
    assert!(
        letter.contains("### Complaints upheld") && !letter.contains("### Compliance"),
        "{letter}"
    );
}
