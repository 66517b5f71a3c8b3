//! What is listed for people and for programs.

use std::path::Path;

use super::{change, code, project, run, text};

#[test]
fn figures_are_listed_for_people_and_for_programs() {
    let people = text(&run(&["figures", "examples/oxfordshire", "--year", "2023/24"]).stdout);
    let rate = people.lines().find(|line| line.contains(" uphold_rate ")).unwrap();
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
            rate["numerator"].as_u64()
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
    assert_eq!(width, 17);
}

fn figures_as_json(arguments: &[&str]) -> Vec<serde_json::Value> {
    let output = run(&[&["figures"], arguments, &["--output", "json"]].concat());
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn programs_get_every_figure_with_numbers_formula_and_inputs() {
    let figures = figures_as_json(&["examples/made-up"]);
    let of = |year: &str, id: &str| {
        let mut found = figures
            .iter()
            .filter(|figure| figure["year"] == year && figure["id"] == id);
        found.next().unwrap_or_else(|| panic!("{year} {id}"))
    };
    let rate = of("2023-24", "uphold-rate");
    assert_eq!(
        (rate["numerator"].as_u64(), rate["denominator"].as_u64()),
        (Some(20), Some(24))
    );
    assert_eq!(rate["value"].as_f64(), Some(83.333_333));
    assert_eq!(rate["name"], "uphold_rate");
    assert!(rate["formula"].as_str().unwrap().contains('÷'), "{rate}");
    assert!(rate["inputs"].as_array().unwrap().contains(&"upheld".into()), "{rate}");
    let upheld = of("2023-24", "upheld");
    assert_eq!(
        (upheld["status"].as_str(), upheld["note"].as_str()),
        (Some("revised"), Some("published before as 21"))
    );
    let place = upheld["inputs"][0].as_str().unwrap();
    assert!(place.starts_with("examples/made-up/2023-24.yaml:"), "{place}");
    let (line, column) = place.rsplit_once(".yaml:").unwrap().1.split_once(':').unwrap();
    let yaml = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/made-up/2023-24.yaml"));
    let shown = yaml
        .unwrap()
        .lines()
        .nth(line.parse::<usize>().unwrap() - 1)
        .unwrap()
        .to_owned();
    assert!(
        shown[column.parse::<usize>().unwrap() - 1..].starts_with("{value: 20"),
        "{shown}"
    );
    assert_eq!(of("2022-23", "upheld")["note"], "two decisions are under review");
    let range = of("2021-22", "compliance-rate");
    assert_eq!(
        (range["value"].as_f64(), range["low"].as_u64(), range["high"].as_u64()),
        (None, Some(95), Some(99))
    );
    assert_eq!(of("2021-22", "uphold-rate")["value"], 71);
    assert_eq!(of("2023-24", "fact-services")["name"], "facts.services");
    assert!(figures.iter().any(|figure| figure["status"] == "missing"));
}

#[test]
fn a_table_of_figures_is_as_long_for_spreadsheets_as_for_programs() {
    let csv = run(&["figures", "examples/made-up", "--output", "csv"]).stdout;
    let mut reader = csv::Reader::from_reader(&csv[..]);
    let headings = reader.headers().unwrap().clone();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), figures_as_json(&["examples/made-up"]).len());
    let numbers = ["value", "low", "high", "numerator", "denominator"];
    for record in &records {
        for (heading, cell) in headings.iter().zip(record) {
            let is_number = cell.is_empty() || cell.parse::<f64>().is_ok();
            assert!(is_number || !numbers.contains(&heading), "{heading}: {cell}");
        }
    }
    let people = text(&run(&["figures", "examples/made-up"]).stdout);
    let lines = people.lines().count();
    assert!(lines < records.len() && !people.contains("not applicable"), "{people}");
    assert!(
        people.contains("provisional: two decisions are under review") && people.contains("95 to 99"),
        "{people}"
    );
    let all = text(&run(&["figures", "examples/made-up", "--all"]).stdout);
    assert_eq!(all.lines().count(), records.len() + 1);
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
    assert!(status("uphold_rate").contains("not applicable: no investigation ended in the year"));
    assert!(status("received").contains("missing"));
}

#[test]
fn the_schema_is_the_one_by_which_files_are_judged() {
    for (name, file) in [
        ("council", "examples/oxfordshire/council.yaml"),
        ("year", "examples/oxfordshire/2023-24.yaml"),
        ("style", "examples/made-up/styles/exampleshire.yaml"),
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
