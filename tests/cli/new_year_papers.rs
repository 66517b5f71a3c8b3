//! The file of the next year where last year had papers: people, headings, lists, and who writes the rest.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{change, code, files, project, run, text};

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
