//! New projects, new years, and the example that shows every key.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{change, code, documents, files, project, run, text};

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

/// Takes the `#` away from every line that is to be filled in, and no other.
fn uncomment(text: &str, take: fn(&str) -> &str, number: &str) -> String {
    let is_key = |line: &str| {
        let rest = line.trim_start_matches('#').trim();
        let key = rest.strip_suffix(':').unwrap_or_default();
        line.starts_with('#') && !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let lines: Vec<&str> = text.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start_matches(['#', ' ']).len();
    let filled = lines.iter().enumerate().map(|(index, line)| {
        if !is_key(line) {
            return (*line).to_owned();
        }
        let has_children = lines
            .get(index + 1)
            .is_some_and(|next| is_key(next) && indent(next) > indent(line));
        let value = match line.trim_matches(['#', ' ', ':']) {
            "date" => " 2030-01-01",
            "source" => " nowhere",
            _ if has_children => "",
            _ => number,
        };
        format!("{}{value}", take(line))
    });
    filled.map(|line| line + "\n").collect()
}

#[test]
fn the_lines_of_a_new_year_are_those_of_its_letter_and_only_need_their_hash_taken_away() {
    let (folder, _, _) = project();
    let by_hand: fn(&str) -> &str = |line| line.strip_prefix('#').unwrap();
    let by_editor: fn(&str) -> &str = |line| line.strip_prefix("# ").or(line.strip_prefix('#')).unwrap();
    for start in [2013, 2015, 2018, 2023, 2024, 2025] {
        let year = format!("{start}/{:02}", (start + 1) % 100);
        for take in [by_hand, by_editor] {
            let path = folder.path().join(format!("{start}-{}", take("# x:")));
            std::fs::create_dir(&path).unwrap();
            std::fs::write(path.join("council.yaml"), "council: Nowhere Council\ntype: county\n").unwrap();
            let file = path.join(format!("{}.yaml", year.replace('/', "-")));
            let first = "year: 2012/13\ndocuments: [letter]\nedition: 2013/14\n";
            std::fs::write(path.join("2012-13.yaml"), first).unwrap();
            let shown = path.to_string_lossy().into_owned();
            assert_eq!(code(&run(&["new-year", &shown, &year])), 0);
            let new = std::fs::read_to_string(&file).unwrap();
            let tables = start < 2018;
            assert_eq!(new.contains("#      adult_care_services:"), tables, "{year}\n{new}");
            assert_eq!(new.contains("#  compliance:"), !tables, "{year}\n{new}");
            assert_eq!(new.contains("#  overview:"), start >= 2024, "{year}\n{new}");
            assert_eq!(code(&run(&["check", &shown])), 0, "{new}");
            let filled = uncomment(&new, take, " 0").replace("2030-01-01", &format!("{}-07-01", start + 1));
            assert!(filled.matches(" 0\n").count() >= 5, "{filled}");
            std::fs::write(&file, &filled).unwrap();
            let checked = run(&["check", &shown]);
            assert_eq!(code(&checked), 0, "{}\n{filled}", text(&checked.stderr));
            let listed = text(&run(&["figures", &shown, "--year", &year]).stdout);
            assert!(listed.contains("  given"), "{listed}");
        }
    }
}

#[test]
fn whatever_a_letter_said_of_its_sending_is_carried_over_as_it_stands() {
    let (_folder, path, project) = project();
    let kept = "  delivery: \"By    post:\\n    # and \\\"email\\\"\"\n  addressee: {name: Ms D Barnes, greeting: Ms Barnes}\n";
    let last = path.join("2024-25.yaml");
    change(&last, "  date: 21 May 2025\n", kept);
    change(&last, "[letter]", "[letter, letter]");
    assert_eq!(code(&run(&["new-year", &project, "2025/26"])), 0);
    let new = std::fs::read_to_string(path.join("2025-26.yaml")).unwrap();
    assert!(new.contains("documents: [letter]\n"), "{new}");
    let out = path.join("out");
    let built = run(&["build", &project, "--format", "md", "--out", &out.to_string_lossy()]);
    assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    let letter = |year: &str| std::fs::read_to_string(out.join(year).join("letter.md")).unwrap();
    for year in ["2024-25", "2025-26"] {
        let letter = letter(year);
        assert!(letter.contains("Ms D Barnes"), "{letter}");
        assert!(letter.contains("Dear Ms Barnes\n"), "{letter}");
        assert!(letter.contains("By post: # and"), "{letter}");
    }
}

#[test]
fn a_new_year_says_what_it_goes_without_when_one_is_skipped() {
    let (_folder, _, project) = project();
    let next = text(&run(&["new-year", &project, "2026/27"]).stdout);
    assert!(
        next.contains("there is no file of 2025/26") && next.contains("settings are those of 2024/25"),
        "{next}"
    );
    let after = text(&run(&["new-year", &project, "2027/28"]).stdout);
    assert!(!after.contains("there is no file"), "{after}");
    let early = run(&["new-year", &project, "1999/00"]);
    assert_eq!(code(&early), 1);
    assert!(text(&early.stderr).contains("no edition of the letter for 1999/00"));
}

fn copy(example: &str, to: &Path) {
    for (name, bytes) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example)) {
        let path = to.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

/// A copy of an example with the file of the year after its last, and the text of that file.
fn next_year(example: &str, year: &str) -> (TempDir, String, PathBuf, String) {
    let folder = TempDir::new().unwrap();
    copy(example, folder.path());
    let shown = folder.path().to_string_lossy().into_owned();
    let made = run(&["new-year", &shown, year]);
    assert_eq!(code(&made), 0, "{}", text(&made.stderr));
    let file = folder.path().join(format!("{}.yaml", year.replace('/', "-")));
    let new = std::fs::read_to_string(&file).unwrap();
    (folder, shown, file, new)
}

#[test]
fn what_was_for_members_is_awaited_for_members() {
    let folder = TempDir::new().unwrap();
    copy("made-up", folder.path());
    let file = folder.path().join("2024-25.yaml");
    let staff =
        "      text: Officers who keep the new register need about two hours a week, within their present duties.";
    let yaml = std::fs::read_to_string(&file).unwrap();
    let restricted = yaml
        .replace(
            "    - agree the actions in {{ ref.focus }}",
            "    - {exempt: {paragraph: 3, public_interest: it would cost more}, text: agree the actions}",
        )
        .replace(
            staff,
            "      text: {exempt: {paragraph: 4, public_interest: staff come first}, text: Two posts go.}",
        );
    assert!(restricted.contains("agree the actions}") && restricted.contains("Two posts go."));
    std::fs::write(&file, restricted).unwrap();
    let shown = folder.path().to_string_lossy().into_owned();
    let made = run(&["new-year", &shown, "2025/26"]);
    assert_eq!(code(&made), 0, "{}", text(&made.stderr));
    let new = std::fs::read_to_string(folder.path().join("2025-26.yaml")).unwrap();
    for expected in [
        "    - to_come_from: \"E Model\"\n      exempt: {paragraph: 3, public_interest: \"it would cost more\"}\n",
        "      text: {to_come_from: \"D Muster\", exempt: {paragraph: 4, public_interest: \"staff come first\"}}\n",
    ] {
        assert!(new.contains(expected), "{expected} is not in\n{new}");
    }
    let checked = run(&["check", "--draft", &shown]);
    assert!(
        !text(&checked.stderr).contains("unknown key"),
        "{}",
        text(&checked.stderr)
    );
}

#[test]
fn a_new_year_keeps_what_stays_of_a_report_and_says_who_writes_the_rest() {
    let (_folder, shown, _, new) = next_year("made-up", "2025/26");
    for expected in [
        "documents: [letter, committee-report, complaints-report, code-report, decisions-digest]\n",
        "  committee: \"Audit and Governance Committee\"\n  #front:\n    #\"Divisions affected\":\n  #meeting:\n  #published:\n  numbering: by-section\n",
        "    # last year: agree the actions in {{ ref.focus }}\n    - to_come_from: \"E Model\"\n",
        "    - service: \"Adult social care\"\n      text: {to_come_from: \"Adult social care\"}\n",
        "      text: {to_come_from: \"B Specimen\"}\n      clearance:\n        name: \"B Specimen\"\n",
        "      heading: \"Equality and inclusion implications\"\n",
        "        not_needed: \"the Head of Equalities has said that a report for noting needs none\"\n",
        "    email: \"complaints@exampleshire.example\"\n",
        "    - made: letter\n    #- made: cases\n    #- file: \"ombudsman-letter-2025.pdf\"\n    #  title: ",
        "  - action: deadlines\n    update:\n",
        "#actions:\n",
    ] {
        assert!(new.contains(expected), "{expected} is not in\n{new}");
    }
    assert!(!new.contains("urgency") && !new.contains("September"), "{new}");
    let checked = run(&["check", &shown, "--draft", "--year", "2025/26"]);
    assert_eq!(code(&checked), 0, "{}", text(&checked.stderr));
    let out = Path::new(&shown).join("out").to_string_lossy().into_owned();
    let built = run(&[
        "build", &shown, "--draft", "--year", "2025/26", "--format", "md", "--out", &out,
    ]);
    assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    let report = std::fs::read_to_string(Path::new(&out).join("2025-26/committee-report-DRAFT.md")).unwrap();
    assert!(
        report.contains("B Specimen") && report.contains("Equality and inclusion implications"),
        "{report}"
    );
}

/// Every line that `new-year` wrote behind a `#` in its first column, without it and with a number where one is asked for.
fn filled(new: &str, keys: &[&str]) -> String {
    let lines = new.lines().map(|line| {
        let line = line
            .strip_prefix('#')
            .filter(|rest| !rest.starts_with(' ') || rest.starts_with("  "))
            .unwrap_or(line);
        match line.trim_start_matches(['-', ' ']).strip_suffix(':') {
            Some(key) if keys.contains(&key) => format!("{line} 5\n"),
            _ => format!("{line}\n"),
        }
    });
    lines.collect()
}

#[test]
fn a_new_year_has_the_lines_of_the_councils_own_complaints_with_their_parts() {
    let (_folder, shown, file, new) = next_year("made-up", "2025/26");
    for expected in [
        "#    procedure: corporate\n#    stage: 1\n#    received:\n",
        "#      - id: roads\n#        label: \"Roads\"\n#        received:\n#        teams:\n#          - id: repairs\n",
        "#    subjects:\n#      - label: \"Delay\"\n#        count:\n",
        "#      - label: \"Parents\"\n#        rate:\n",
        "#    outcomes_of: received\n",
        "#    findings:\n#      investigations:\n#      complaints:\n",
        "#feedback:\n#  - id: ombudsman\n#    label: \"Cases of the Ombudsman\"\n#    received:\n#    on_time:\n",
        "#learning:\n#  - from:\n",
        "#quotations:\n#  list:\n",
        "#  response: {to_come_from: the Committee}\n",
        "# With the first statement, add `decision` to `documents:` again",
    ] {
        assert!(new.contains(expected), "{expected} is not in\n{new}");
    }
    assert!(
        !new.contains("my grandmother"),
        "words of others are last year's\n{new}"
    );
    let (before, own) = new.split_once("\n#own_complaints:").unwrap();
    let (own, after) = own.split_once("# Complaints that were not taken up").unwrap();
    let own = own.split("# What was learnt").next().unwrap();
    let numbers = [
        "received",
        "closed",
        "on_time",
        "on_time_rate",
        "late",
        "late_rate",
        "extended",
        "open",
        "open_rate",
        "escalated",
        "advocacy",
        "upheld",
        "partly_upheld",
        "not_upheld",
        "no_finding",
        "withdrawn",
        "other",
        "count",
        "rate",
        "investigations",
        "complaints",
        "upheld_rate",
        "partly_upheld_rate",
        "not_upheld_rate",
        "no_finding_rate",
        "refused",
        "refused_rate",
    ];
    let own = filled(&format!("#own_complaints:{own}"), &numbers);
    std::fs::write(&file, format!("{before}\n{own}# Complaints{after}")).unwrap();
    let figures = run(&["figures", &shown, "--year", "2025/26"]);
    assert_eq!(code(&figures), 0, "{}\n{own}", text(&figures.stderr));
    assert!(text(&figures.stdout).contains("own_corporate_service_roads") || text(&figures.stdout).contains("roads"));
}

#[test]
fn a_new_year_of_papers_that_carry_nothing_over_can_be_read() {
    let (_folder, path, project) = project();
    let last = path.join("2024-25.yaml");
    change(
        &last,
        "documents: [letter]",
        "documents: [letter, decisions-digest, complaints-report]",
    );
    assert_eq!(code(&run(&["new-year", &project, "2025/26"])), 0);
    let new = std::fs::read_to_string(path.join("2025-26.yaml")).unwrap();
    assert!(new.contains("#decisions_digest:\n  #published:\n"), "{new}");
    let checked = run(&["check", &project, "--draft", "--year", "2025/26"]);
    assert!(
        !text(&checked.stderr).contains("has no value"),
        "{}",
        text(&checked.stderr)
    );
}

#[test]
fn the_lines_of_a_report_only_need_their_hash_taken_away() {
    for (example, year) in [("made-up", "2025/26"), ("oxfordshire", "2024/25")] {
        let (_folder, shown, file, new) = next_year(example, year);
        let (report, rest) = new.split_once("committee_report:\n").unwrap();
        let filled = rest
            .replace("#committee:", "committee: Audit Committee")
            .replace("#meeting:", "meeting: 2030-09-18")
            .replace("#published:", "published: 2030-09-02")
            .replace("#date:", "date: 2030-08-30")
            .replacen("#texts:", "texts:", 1)
            .replacen("#conclusion:", "conclusion: It was a year.", 1)
            .replacen("#introduction:", "introduction: It began well.", 1)
            .replace("    #  title", "      title")
            .replace("    #- file", "    - file")
            .replace(
                "#actions:\n#  - id:\n#    action:",
                "actions:\n  - id: more\n    action: Do more.",
            );
        std::fs::write(&file, format!("{report}committee_report:\n{filled}")).unwrap();
        let figures = run(&["figures", &shown, "--year", year]);
        assert_eq!(code(&figures), 0, "{}\n{filled}", text(&figures.stderr));
        let schema = run(&["check", &shown, "--year", year]);
        assert!(
            !text(&schema.stderr).contains("there is no key"),
            "{}",
            text(&schema.stderr)
        );
    }
}

#[test]
fn a_text_of_last_year_cannot_break_out_of_its_comment() {
    let (_folder, path, project) = project();
    let last = path.join("2024-25.yaml");
    change(&last, "documents: [letter]", "documents: [letter, committee-report]");
    let mut text_of_last = std::fs::read_to_string(&last).unwrap();
    text_of_last.push_str(
        "\ncommittee_report:\n  recommendation: [\"note\\rdocuments: [x]\"]\nactions:\n  - {id: a, action: \"do\\ryear: 1\"}\n",
    );
    std::fs::write(&last, text_of_last).unwrap();
    let made = run(&["new-year", &project, "2025/26"]);
    assert_eq!(code(&made), 0, "{}", text(&made.stderr));
    let new = std::fs::read_to_string(path.join("2025-26.yaml")).unwrap();
    assert!(
        new.contains("# last year: note documents: [x]\n") && new.contains("  # do year: 1\n"),
        "{new}"
    );
    assert!(!new.contains('\r'));
}

/// The stubs of a report without their `#`, and with something in every line.
fn filled_stubs(stubs: &str) -> String {
    let is_stub = |line: &str| !line.starts_with("# ") || line.starts_with("#  ");
    let lines: Vec<&str> = stubs
        .lines()
        .filter(|line| is_stub(line))
        .map(|line| &line[1..])
        .collect();
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    let mut in_cases = false;
    let filled = lines.iter().enumerate().map(|(index, line)| {
        if !line.starts_with(' ') {
            in_cases = *line == "cases:";
        }
        let next = lines.get(index + 1).map_or(0, |next| indent(next));
        let key = line.trim_matches([' ', '-', ':']);
        let value = match key {
            _ if !line.ends_with(':') || next > indent(line) => "",
            "reference" => " 25 001 001",
            "service" => " Highways",
            "category" => " other",
            "received" if in_cases => " 2025-05-01",
            "decided" => " 2025-09-01",
            "fault" => " A letter went unanswered.",
            "due" | "done" => " 2025-10-01",
            "payment" => " 100",
            "follows" => " yes",
            "explanation" => " As last year.",
            "from" => " ombudsman",
            // Of nothing there is no share.
            "on_time_rate" | "refused_rate" => " {not_applicable: none came}",
            _ => " 0",
        };
        format!("{line}{value}\n")
    });
    filled.collect()
}

#[test]
fn the_lists_of_a_report_come_with_the_ids_and_labels_of_last_year() {
    let (_folder, shown, file, new) = next_year("made-up", "2025/26");
    let start = new.find("# The council's own complaints").unwrap();
    let end = new.find("# What became of the actions").unwrap();
    let stubs = &new[start..end];
    for expected in [
        "#own_complaints:\n#  - id: corporate\n#    label: \"Corporate complaints\"\n#    procedure: corporate\n#    stage: 1\n#    received:\n#    closed:\n#    on_time:\n",
        "#    on_time_of: closed\n",
        "#  - id: adults\n#    label: \"Adult social care complaints\"\n#    procedure: adults\n#    stage: 1\n#    received:\n",
        "#cases:\n#  list:\n#    - reference:\n",
        "#refused:\n#  total:\n#  parts:\n#    - label: \"the complaint came more than a year after the matter\"\n#      count:\n",
        "#  self_assessment:\n#    - section: \"1.2\"\n#      asks: \"What a request for service is stands in the policy.\"\n#      follows:\n",
        "#breakdowns:\n#  assessed_and_closed:\n#    label: \"Cases assessed and closed\"\n#    total:\n#    parts:\n",
        "#      - label: \"too little evidence of fault\"\n#        count:\n",
    ] {
        assert!(stubs.contains(expected), "{expected} is not in\n{stubs}");
    }
    assert!(stubs.lines().all(|line| line.starts_with('#')), "{stubs}");
    assert!(
        new.contains("#  received:\n#    total:\n#    categories:\n#      adult_care_services:\n"),
        "{new}"
    );
    let filled = format!("{}{}{}", &new[..start], filled_stubs(stubs), &new[end..]);
    std::fs::write(&file, &filled).unwrap();
    let figures = run(&["figures", &shown, "--year", "2025/26"]);
    assert_eq!(code(&figures), 0, "{}\n{filled}", text(&figures.stderr));
    let checked = run(&["check", &shown, "--draft", "--year", "2025/26"]);
    assert_eq!(code(&checked), 0, "{}\n{filled}", text(&checked.stderr));
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
