//! The made-up council's report, which shows everything: cases, annexes, urgency.

use annual_review::document::Stage;

use super::examples::{built, changed, folder, output, text};

const PAPER: &str = "2024-25/committee-report.md";

#[test]
fn payments_are_summed_and_late_remedies_counted() {
    let paper = text("made-up", PAPER);
    assert!(
        paper.contains("Payments were agreed in 16 cases and come to £10,550 in all."),
        "{paper}"
    );
    assert!(paper.contains("Four of the remedies were completed after the agreed date."));
    assert!(paper.contains("One is still to be done."));
}

#[test]
fn nothing_is_summed_over_a_list_that_is_not_whole() {
    let yaml = std::fs::read_to_string(folder("made-up").join("2024-25.yaml")).unwrap();
    let (before, rest) = yaml.split_once("\n  list:").unwrap();
    let cases: Vec<&str> = rest.split("\n    - reference: ").collect();
    let kept = cases[..12].join("\n    - reference: ");
    let end = rest.find("\nown_complaints:").unwrap();
    let whole = format!(
        "{before}\n  incomplete: the older files are being scanned\n  list:{kept}\n{}",
        &rest[end..]
    )
    .replace("come to {{ figures.case_payments }} and", "are known and")
    .replace(
        "{{ figures.cases_outstanding | in_words }} is overdue",
        "one is overdue",
    );
    let copy = changed("made-up", "2024-25.yaml", &[]);
    std::fs::write(copy.path().join("2024-25.yaml"), whole).unwrap();
    let (outputs, _) = built(copy.path(), Stage::Final).unwrap();
    let paper = output(&outputs, PAPER);
    assert!(
        paper.contains("11 of 22 are listed: the older files are being scanned."),
        "{paper}"
    );
    assert!(!paper.contains("come to £"), "{paper}");
}

#[test]
fn an_annexed_file_stands_beside_the_report_with_the_same_bytes() {
    let (outputs, _) = built(&folder("made-up"), Stage::Final).unwrap();
    let copied = outputs
        .iter()
        .find(|output| output.path == "2024-25/ombudsman-letter-2025.pdf")
        .unwrap();
    let original = std::fs::read(folder("made-up").join("ombudsman-letter-2025.pdf")).unwrap();
    assert!(copied.bytes == original);
    let page = output(&outputs, "2024-25/committee-report.html");
    assert!(page.contains("href=\"ombudsman-letter-2025.pdf\""));
}

#[test]
fn an_annexed_file_that_is_not_there_is_an_error_at_its_line() {
    let copy = changed(
        "made-up",
        "2024-25.yaml",
        &[("ombudsman-letter-2025.pdf", "letter-2025.pdf")],
    );
    let error = built(copy.path(), Stage::Final).unwrap_err();
    assert!(
        error.contains("the committee report waits for the annexed file “letter-2025.pdf”"),
        "{error}"
    );
    assert!(error.contains("2024-25.yaml:"), "{error}");
}
