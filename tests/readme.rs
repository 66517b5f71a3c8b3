//! Whatever the README shows is run.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const README: &str = include_str!("../README.md");
const COUNCIL: &str = "council: Oxfordshire County Council\ntype: county\n";

/// The README's blocks of YAML, in order.
fn blocks() -> Vec<&'static str> {
    let blocks = README.split("```yaml\n").skip(1);
    blocks.map(|block| block.split("```").next().unwrap()).collect()
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_annual-review"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// What `arguments` print for a project with this year.
fn printed(year: &str, arguments: &[&str]) -> String {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("council.yaml"), COUNCIL).unwrap();
    std::fs::write(folder.path().join("2023-24.yaml"), year).unwrap();
    let output = run(folder.path(), arguments);
    assert!(
        output.status.success(),
        "{}\n{year}",
        String::from_utf8_lossy(&output.stderr)
    );
    let letter = std::fs::read_to_string(folder.path().join("out/2023-24/letter.md"));
    String::from_utf8(output.stdout).unwrap() + &letter.unwrap_or_default()
}

#[test]
fn the_first_screen_builds_and_gives_the_figures_of_its_picture() {
    let letter = printed(blocks()[0], &["build"]);
    for figure in ["**92%**", "34\u{a0}of\u{a0}37", "**9%**"] {
        assert!(letter.contains(figure), "{figure} is not in\n{letter}");
    }
}

#[test]
fn every_way_to_write_a_number_prints_as_it_says() {
    let lines: Vec<_> = blocks()[1].lines().collect();
    assert!(lines.len() >= 6, "{lines:?}");
    for line in lines {
        let (value, comment) = line.split_once('#').unwrap_or((line, ""));
        let year = format!("year: 2023/24\ndocuments: [letter]\nstatistics:\n  investigations:\n    {value}\n");
        let listed = printed(&year, &["figures", "--all"]);
        let row = listed.lines().find(|row| row.contains("  upheld  ")).unwrap();
        let expected = comment
            .split('"')
            .nth(1)
            .unwrap_or(if comment.is_empty() { "34" } else { "not applicable" });
        assert!(row.contains(expected), "{line}: {row}");
    }
}

#[test]
fn the_officers_words_print_their_figures() {
    let year = format!("{}  compliance:\n    late: 5\n", blocks()[0]).replace("letter:\n", blocks()[3]);
    let letter = printed(&year, &["build"]);
    assert!(
        letter.contains("The rate was 92%, and 34\u{a0}complaints were upheld. Five were late."),
        "{letter}"
    );
}

#[test]
fn the_first_page_takes_what_is_shown_for_it() {
    let year = format!("year: 2023/24\ndocuments: [letter]\n{}", blocks()[2]);
    let letter = printed(&year, &["build"]);
    for line in ["Ms D Barnes\\\n", "Dear Ms Barnes\n", "performance page.", "](https://"] {
        assert!(letter.contains(line), "{line} is not in\n{letter}");
    }
}

/// Commands between backticks: `templates copy NAME`.
fn commands() -> Vec<String> {
    let mut fenced = false;
    let prose = README.lines().filter(|line| {
        fenced ^= line.starts_with("```");
        !fenced && !line.starts_with("    ")
    });
    let prose: Vec<&str> = prose.filter(|line| !line.starts_with("```")).collect();
    let spans = prose.iter().flat_map(|line| line.split('`').skip(1).step_by(2));
    let names = [
        "init",
        "new-year",
        "build",
        "check",
        "figures",
        "charts",
        "context",
        "templates",
        "editions",
        "schema",
        "completions",
    ];
    spans
        .filter(|span| span.split_once(' ').is_some_and(|(name, _)| names.contains(&name)))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_commands_in_the_text_work_as_they_stand() {
    let commands = commands();
    assert!(commands.len() >= 12, "{commands:?}");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oxfordshire");
    for command in commands {
        let folder = TempDir::new().unwrap();
        for file in std::fs::read_dir(&example).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
        let words = command.split_whitespace().filter(|word| !word.contains('|'));
        let words: Vec<&str> = words
            .map(|word| match word.trim_matches(['[', ']']) {
                "PROJECT" => ".",
                "DIR" => "new",
                "NAME" => "letter/head.md",
                "Y" => "2023/24",
                "SHELL" => "bash",
                word => word,
            })
            .collect();
        let output = run(folder.path(), &words);
        assert!(
            output.status.success(),
            "{command}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn the_commands_to_begin_with_work_as_they_stand() {
    let folder = TempDir::new().unwrap();
    let lines: Vec<_> = README
        .lines()
        .filter_map(|line| line.strip_prefix("    annual-review "))
        .collect();
    assert!(lines.len() >= 3, "{lines:?}");
    for line in lines {
        let words: Vec<_> = line.split('#').next().unwrap().split_whitespace().collect();
        let output = run(folder.path(), &words);
        assert!(
            output.status.success(),
            "{line}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    assert!(folder.path().join("out/2024-25/letter.pdf").is_file());
}

#[test]
fn the_committee_report_needs_no_more_than_is_shown_for_it() {
    let report = blocks()
        .into_iter()
        .find(|block| block.starts_with("committee_report:"))
        .unwrap();
    let letter = blocks()[0].replace("[letter]", "[letter, committee-report]");
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("council.yaml"), COUNCIL).unwrap();
    std::fs::write(folder.path().join("2023-24.yaml"), letter + report).unwrap();
    let output = run(folder.path(), &["build", "--draft"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let paper = std::fs::read_to_string(folder.path().join("out/2023-24/committee-report-DRAFT.md")).unwrap();
    for sentence in [
        "the financial implications, from A Purse",
        "To come from A Purse",
        "see paragraph\u{a0}",
    ] {
        assert!(paper.contains(sentence), "{sentence} is not in\n{paper}");
    }
    assert!(
        !run(folder.path(), &["build"]).status.success(),
        "what is to come stops a final report"
    );
}

#[test]
fn the_complaints_report_is_made_of_what_is_shown_for_it() {
    let own = blocks()
        .into_iter()
        .find(|block| block.starts_with("own_complaints:"))
        .unwrap();
    let letter = blocks()[0].replace("[letter]", "[letter, complaints-report]");
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("council.yaml"), COUNCIL).unwrap();
    std::fs::write(folder.path().join("2023-24.yaml"), letter + own).unwrap();
    let output = run(folder.path(), &["build", "--draft", "--format", "md"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let paper = std::fs::read_to_string(folder.path().join("out/2023-24/complaints-report-DRAFT.md")).unwrap();
    for words in ["Libraries", "Delay", "86%", "court had it already"] {
        assert!(paper.contains(words), "{words} is not in\n{paper}");
    }
}

#[test]
fn a_chart_is_placed_as_it_is_shown() {
    const RECEIVED: &str = "statistics:\n  received:\n    total: 9\n    categories: {housing: 7, other: 2}\n";
    let charts = blocks().into_iter().find(|block| block.starts_with("charts:")).unwrap();
    let charts = charts.replace(
        "committee_report:\n",
        "committee_report:\n  recommendation: [note the letter]\n",
    );
    let year = blocks()[0]
        .replace("[letter]", "[committee-report]")
        .replace("statistics:\n", RECEIVED);
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("council.yaml"), COUNCIL).unwrap();
    std::fs::write(folder.path().join("2023-24.yaml"), year + &charts).unwrap();
    let output = run(folder.path(), &["build", "--draft", "--format", "md"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let paper = std::fs::read_to_string(folder.path().join("out/2023-24/committee-report-DRAFT.md")).unwrap();
    assert!(paper.contains("Chart\u{a0}1 shows what people"), "{paper}");
    assert!(!paper.contains("Chart\u{a0}2"), "{paper}");
}

#[test]
fn every_key_of_the_files_is_named() {
    for kind in ["council", "year"] {
        let schema = String::from_utf8(run(Path::new("."), &["schema", kind]).stdout).unwrap();
        let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
        let keys: Vec<_> = schema["properties"].as_object().unwrap().keys().collect();
        assert!(keys.len() >= 10, "{keys:?}");
        for key in keys {
            let is_named = README.contains(&format!("{key}:")) || README.contains(&format!("`{key}`"));
            assert!(is_named, "{key} of {kind} files is not in the README");
        }
    }
}

#[test]
fn every_command_is_in_the_table() {
    let help = String::from_utf8(run(Path::new("."), &["--help"]).stdout).unwrap();
    let commands: Vec<_> = help
        .split("Commands:")
        .nth(1)
        .unwrap()
        .lines()
        .skip(1)
        .take_while(|line| !line.is_empty())
        // What a command does may go on on the next line, further in.
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.len() >= 9, "{commands:?}");
    for command in commands.into_iter().filter(|command| *command != "help") {
        assert!(
            README.contains(&format!("| `{command}")),
            "{command} is not in the README's table"
        );
    }
}

#[test]
fn an_explained_number_is_told_as_it_is_shown() {
    let shown = README.split("```console\n$ annual-review ").nth(1).unwrap();
    let (command, told) = shown.split("```").next().unwrap().split_once('\n').unwrap();
    let arguments: Vec<&str> = command.split(' ').collect();
    let output = run(Path::new(env!("CARGO_MANIFEST_DIR")), &arguments);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), told);
}
