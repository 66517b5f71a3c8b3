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

/// The lines of a case in the file of the made-up council, from its remedies to its last day.
const REVIEWED: &str = "      remedies: [apology, review]\n      due: 2024-08-27\n      done: 2024-08-19\n";

/// The paper of the made-up council with other lines for a case, and the row of that case.
fn with_case(lines: &str) -> (String, String) {
    let changes = [
        (REVIEWED, lines),
        ("come to {{ figures.case_payments }} and", "are known and"),
        ("{{ figures.cases_outstanding | in_words }} is", "one is"),
    ];
    let copy = changed("made-up", "2024-25.yaml", &changes);
    let (outputs, _) = built(copy.path(), Stage::Final).unwrap();
    let paper = output(&outputs, PAPER);
    let row = paper.lines().find(|line| line.contains("24 002 016")).unwrap();
    let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
    let row = cells[4..].join(" | ");
    (paper, row)
}

#[test]
fn a_row_says_of_its_dates_what_the_sentence_counts() {
    let note = "      remedy_note: The pothole was filled.\n";
    let (paper, row) = with_case(&format!("{note}      due: 2024-08-27\n      done: 2024-08-30\n"));
    assert_eq!(row, "The pothole was filled. | none | 27 Aug 2024 | 30 Aug 2024 | late");
    assert!(paper.contains("Five of the remedies were completed after the agreed date."));
    let (paper, row) = with_case(note);
    assert_eq!(row, "The pothole was filled. | none | none due | none due | none due");
    assert!(paper.contains("Four of the remedies were completed after the agreed date."));
    let (paper, row) = with_case(&format!("{note}      done: 2024-08-30\n"));
    assert_eq!(
        row,
        "The pothole was filled. | none | not given | 30 Aug 2024 | not given"
    );
    assert!(!paper.contains("of the remedies were"), "nothing is told of the others");
}

#[test]
fn a_payment_is_none_only_where_that_is_known() {
    let dates = "      due: 2024-08-27\n      done: 2024-08-19\n";
    let rest = "27 Aug 2024 | 19 Aug 2024 | yes";
    for (lines, cells) in [
        ("      payment: 0\n", "none | none"),
        ("      remedies: [apology]\n      payment: 0\n", "Apology | none"),
    ] {
        let (paper, row) = with_case(&format!("{lines}{dates}"));
        assert_eq!(row, format!("{cells} | {rest}"));
        assert!(paper.contains("come to £10,550 in all"), "{lines}");
    }
    let unknown = "{not_applicable: not known}";
    for (lines, cells) in [
        (String::new(), "not given | not given"),
        (format!("      payment: {unknown}\n"), "not given | not known"),
        (
            format!("      remedies: [apology]\n      payment: {unknown}\n"),
            "Apology | not known",
        ),
    ] {
        let (paper, row) = with_case(&format!("{lines}{dates}"));
        assert_eq!(row, format!("{cells} | {rest}"));
        assert!(!paper.contains("£10,550") && !paper.contains("No payment"), "{lines}");
    }
}

#[test]
fn nothing_is_summed_over_a_list_that_is_not_whole() {
    let yaml = std::fs::read_to_string(folder("made-up").join("2024-25.yaml")).unwrap();
    let (before, rest) = yaml.split_once("\n  list:").unwrap();
    let cases: Vec<&str> = rest.split("\n    - reference: ").collect();
    let kept = cases[..=12].join("\n    - reference: ");
    let end = rest.find("\nown_complaints:").unwrap();
    let whole = format!(
        "{before}\n  incomplete: >\n    the older files are being scanned.\n  list:{kept}\n{}",
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
        paper.contains("12 of 22 are listed: the older files are being scanned."),
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
