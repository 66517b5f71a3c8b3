//! `explain`: from what is printed to the line that it comes from, and what nobody may be told.

use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use tempfile::TempDir;

use super::{change, code, files, run, text};

/// What is said on standard output; the command has to have worked.
fn explain(arguments: &[&str]) -> String {
    let output = run(&[&["explain"], arguments].concat());
    assert_eq!(code(&output), 0, "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// What is said on standard error; the command has to have failed.
fn refused(arguments: &[&str]) -> String {
    let output = run(&[&["explain"], arguments].concat());
    assert_eq!(code(&output), 1, "{arguments:?}: {}", text(&output.stdout));
    text(&output.stderr)
}

fn json(arguments: &[&str]) -> Json {
    serde_json::from_str(&explain(&[arguments, &["--output", "json"]].concat())).unwrap()
}

/// A copy of an example that can be changed, and how its path is typed.
fn copy(example: &str) -> (TempDir, PathBuf, String) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("project");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example);
    for (name, bytes) in files(&from) {
        let to = path.join(name);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
    let shown = path.to_string_lossy().into_owned();
    (folder, path, shown)
}

/// The place of a line in a file, found by the words of the line.
fn place(file: &str, words: &str, value: &str) -> String {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let (at, line) = text
        .lines()
        .enumerate()
        .find(|(_, line)| line.starts_with(words))
        .unwrap();
    format!("{file}:{}:{}", at + 1, line.find(value).unwrap() + 1)
}

#[test]
fn a_rate_is_followed_to_the_lines_of_its_two_counts() {
    let file = "examples/oxfordshire/2023-24.yaml";
    let [upheld, total] = [place(file, "    upheld: 34", "34"), place(file, "    total: 37", "37")];
    for name in [
        "uphold-rate",
        "uphold_rate",
        "figures.uphold_rate",
        "{{ figures.uphold_rate | in_words }}",
        "Uphold rate",
    ] {
        let said = explain(&["examples/oxfordshire", name]);
        for words in [
            "Uphold rate, 2023/24: 92%\n",
            "34 complaints upheld of 37 investigations = 91.89%, rounded half up to 92%",
            "exact value  91.891892 per cent",
            "source       the Ombudsman's letter of 17 July 2024",
            &format!("Complaints upheld (upheld): 34, given\n    {upheld}  34\n"),
            &format!("Investigations (investigations): 37, given\n    {total}  37\n"),
            "  committee report, 2023/24\n",
            "    paragraph 7, under “Headline figures”\n",
            "row “Uphold rate”, column “2023/24”",
            "Annex 1, paragraph 1, under “Complaints upheld”",
        ] {
            assert!(said.contains(words), "{name}: {words} is not in\n{said}");
        }
    }
}

#[test]
fn a_printed_value_leads_to_every_figure_that_prints_so() {
    for typed in ["92%", "92 per cent", "92 %"] {
        let said = explain(&["examples/oxfordshire", typed, "--year", "2023/24"]);
        let upheld = place("examples/oxfordshire/2023-24.yaml", "    upheld: 34", "34");
        assert!(said.contains("Uphold rate, 2023/24: 92%"), "{typed}: {said}");
        assert!(
            said.contains("34 complaints upheld of 37 investigations"),
            "{typed}: {said}"
        );
        assert!(said.contains(&upheld), "{typed}: {said}");
    }
    let said = explain(&["examples/tower-hamlets", "around 3,100"]);
    assert!(
        said.contains("own_corporate_stage_1)\n  given as around 3,100\n"),
        "{said}"
    );
    let said = explain(&["examples/made-up", "£10,550", "--year", "2024/25"]);
    assert!(
        said.contains("= £10,550, the payments of the upheld cases, added up"),
        "{said}"
    );
    // "rose by four" prints a four too.
    let said = explain(&["examples/oxfordshire", "four", "--year", "2023/24"]);
    assert!(
        said.contains("34 complaints upheld − 30 in 2022/23 = 4, so “rose by four”"),
        "{said}"
    );
}

#[test]
fn a_number_that_no_figure_prints_is_looked_for_in_the_words() {
    let said = explain(&["examples/oxfordshire", "93%"]);
    assert!(said.starts_with("No figure prints “93%” in any document.\n"), "{said}");
    assert!(
        said.contains("The nearest that is printed: 92% (uphold_rate)"),
        "{said}"
    );
    let said = explain(&["examples/oxfordshire", "17 July 2024"]);
    let found =
        "In words that no figure prints (a date, a reference, the number of a paragraph, a typed number)\n  letter, ";
    assert!(said.contains(found), "{said}");
}

#[test]
fn averages_rates_days_and_words_are_told() {
    let cases = [
        ("oxfordshire", "uphold_rate_similar", "published as 85%"),
        ("oxfordshire", "uphold_rate_similar", "built-in averages.yaml:"),
        (
            "oxfordshire",
            "compliance_rate",
            "given as 100%, without the counts behind it",
        ),
        (
            "oxfordshire",
            "uphold_rate_compared_with_similar",
            "91.89% (uphold rate) − 85% (average of similar authorities) = 6.89 percentage points, so “seven percentage \
             points above”; the rates are taken before rounding",
        ),
        (
            "oxfordshire",
            "own_complaints_change",
            "596 (the council's own complaints received) − 657 in 2022/23 = −61, printed without its sign",
        ),
        (
            "made-up",
            "clear_days",
            "published on 11 September 2025, meeting on 17 September 2025",
        ),
        (
            "made-up",
            "received_largest",
            "56, for “Education and children’s services”, is the highest",
        ),
        ("made-up", "upheld_last_year", "given as 20; published before as 21"),
        ("made-up", "decided", "missing: not given for 2024/25"),
        ("made-up", "decided", "It has a value in 2023/24"),
        (
            "staffordshire",
            "own_statutory_stage_2_open_rate",
            "5 (still open) of 12 statutory investigations at stage 2 = 41.67%, rounded half up to 42%",
        ),
    ];
    for (example, name, words) in cases {
        let said = explain(&[&format!("examples/{example}"), name]);
        assert!(said.contains(words), "{name}: {words} is not in\n{said}");
    }
    let none = explain(&["examples/made-up", "satisfactory_remedy_rate", "--year", "2019/20"]);
    assert!(
        none.contains("not applicable: no complaint was upheld in the year"),
        "{none}"
    );
}

#[test]
fn a_mistyped_name_and_a_word_of_it_lead_to_the_figure() {
    assert!(refused(&["examples/oxfordshire", "uphodl_rate"]).contains("did you mean `uphold_rate`?"));
    let said = refused(&["examples/oxfordshire", "uphold"]);
    assert!(said.contains("`upheld`") && said.contains("`uphold_rate`"), "{said}");
    let said = refused(&["examples/made-up", "facts.teams_asked", "--year", "2020/21"]);
    assert!(
        said.contains("it is a figure of 2024/25: give --year 2024/25"),
        "{said}"
    );
    let said = refused(&["examples/made-up", "xyzzy"]);
    assert!(
        said.contains("`annual-review explain PROJECT` lists the figures"),
        "{said}"
    );
    assert!(refused(&["examples/oxfordshire", "upheld", "--year", "2010/11"]).contains("no file for 2010/11"));
}

#[test]
fn without_a_figure_all_of_the_newest_year_are_listed() {
    let said = explain(&["examples/oxfordshire"]);
    assert!(said.starts_with("Figures of 2023/24\n\nLetter and paper\n"), "{said}");
    assert!(said.contains("  uphold_rate ") && !said.contains("missing:"), "{said}");
    assert!(explain(&["examples/oxfordshire", "--all"]).contains("missing: not given for 2023/24"));
}

#[test]
fn programs_are_told_the_same() {
    let told = json(&["examples/oxfordshire", "uphold_rate"]);
    assert_eq!((&told["numerator"], &told["denominator"]), (&34.into(), &37.into()));
    assert_eq!(told["inputs"][0]["inputs"][0]["value"], "34");
    assert_eq!(told["printed_in"][0]["document"], "letter");
    let told = json(&["examples/oxfordshire", "92%"]);
    assert_eq!(told["figures"][0]["id"], "uphold-rate");
    assert!(told["figures"][0]["printed_in"].as_array().unwrap().len() > 3);
    assert!(json(&["examples/oxfordshire"]).as_array().unwrap().len() > 50);
}

#[test]
fn a_figure_of_exempt_matter_is_for_members_alone() {
    let (_folder, path, shown) = copy("made-up");
    change(
        &path.join("2024-25.yaml"),
        "    label: Cases assessed and closed\n",
        "    exempt: {paragraph: 2, public_interest: people could be known}\n    label: Cases assessed and closed\n",
    );
    let said = refused(&[&shown, "breakdown_assessed_and_closed_part_1"]);
    assert!(
        !said.contains("17") && !said.contains("breakdown_assessed_and_closed_part_1`?"),
        "{said}"
    );
    let said = explain(&[&shown, "breakdown_assessed_and_closed_part_1", "--audience", "members"]);
    assert!(said.contains("given as 17"), "{said}");
}

#[test]
fn nothing_that_is_suppressed_can_be_learnt() {
    let (_folder, path, shown) = copy("made-up");
    change(
        &path.join("council.yaml"),
        "small_numbers: show",
        "small_numbers: suppress",
    );
    for name in ["feedback_enquiries_refused", "feedback_enquiries_refused_rate"] {
        let said = explain(&[&shown, name]);
        assert!(said.contains("left out: a small number"), "{said}");
        assert!(
            !said.contains("yaml:599:14  3") && !said.contains("given as 3"),
            "{said}"
        );
        assert!(!said.contains("= 2.1%"), "{said}");
    }
    let said = explain(&[&shown, "3", "--all", "--year", "2024/25"]);
    assert!(!said.contains("feedback_enquiries_refused"), "{said}");
}

#[test]
fn figures_are_told_also_of_a_project_that_does_not_build() {
    let (_folder, path, shown) = copy("oxfordshire");
    change(
        &path.join("2023-24.yaml"),
        "{{ figures.compliance_rate }}",
        "{{ figures.no_such_rate }}",
    );
    let said = explain(&[&shown, "uphold_rate"]);
    assert!(said.contains("34 complaints upheld of 37 investigations"), "{said}");
    assert!(said.contains("No document of 2023/24 could be made"), "{said}");
    assert!(!said.contains("It is printed in no document"), "{said}");
}

#[test]
fn a_long_sum_shows_the_first_few_unless_all_are_asked_for() {
    let few = explain(&["examples/staffordshire", "cases_listed"]);
    assert!(few.contains("and 41 more: --all shows them"), "{few}");
    let all = explain(&["examples/staffordshire", "cases_listed", "--all"]);
    assert!(all.matches("2019-20.yaml:").count() >= 47, "{all}");
}

#[test]
fn one_argument_that_is_no_folder_is_what_is_asked() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oxfordshire");
    let output = super::program()
        .current_dir(folder)
        .args(["explain", "uphold_rate"])
        .output()
        .unwrap();
    assert!(
        text(&output.stdout).contains("\n    2023-24.yaml:"),
        "{}",
        text(&output.stdout)
    );
}

#[test]
fn a_year_and_a_reference_are_numbers_to_ask_for() {
    for (asked, found) in [
        ("2022/23", "heading “Added by the council: comparison with 2022/23”"),
        ("2022", "heading “Added by the council: comparison with 2022/23”"),
    ] {
        let output = run(&["explain", "examples/made-up", asked, "--year", "2023/24"]);
        let said = text(&output.stdout);
        assert!(said.contains(found) && !said.contains("nearest"), "{asked}: {said}");
    }
}
