//! The file of the next year: the lines of its letter, and what is carried over of its sending.

use super::{change, code, project, run, text};

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
