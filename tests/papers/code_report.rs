//! The made-up council's report on the Complaint Handling Code: its numbers, its tables in every format, and what is said of
//! parts that are not there.

use annual_review::document::Stage;

use super::examples::{built, bytes, changed, folder, output, text};
use super::reader::File;

const PAPER: &str = "2024-25/code-report.md";
const FILE: &str = "2024-25.yaml";
const ANNEXED: &str = "    - made: self-assessment         # the table under `code:` below, as an annex of any paper\n";

/// Sections that the example assesses.
const SECTIONS: usize = 26;

/// The paper of a changed copy of the example, in one line.
fn with(changes: &[(&str, &str)]) -> String {
    let copy = changed("made-up", FILE, changes);
    let (outputs, _) = built(copy.path(), Stage::Final).unwrap();
    in_a_line(&output(&outputs, PAPER))
}

fn in_a_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn its_numbers_are_those_of_the_file() {
    let paper = in_a_line(&text("made-up", PAPER));
    for sentence in [
        "against 26 provisions of the Code. It follows 24 of them, and does not follow two, sections 5.2 and 6.3.",
        "did not take up 14 complaints in 2024/25. Table",
        "In two cases the Ombudsman found that the County Council had not followed the Code. What had to be done has been done.",
        "within five working days. From then on the council has ten working days for its answer at stage 1, and 20 at stage 2.",
        "The Ombudsman upheld the complaint in 22 of 26 investigations",
        "The Audit and Governance Committee considered this report on 17 September 2025.",
        "**Action:** End the informal step, and tell everybody who is in it that their complaint is at stage 1.",
        "**Due:** 31 Oct 2025",
    ] {
        assert!(paper.contains(sentence), "{sentence} is not in\n{paper}");
    }
}

#[test]
fn every_section_is_a_row_with_its_number_as_header_in_every_format() {
    let (outputs, _) = built(&folder("made-up"), Stage::Final).unwrap();
    let markdown = output(&outputs, PAPER);
    let (_, annex) = markdown.split_once("## Annex 2").unwrap();
    let begins_with_number =
        |line: &&str| line.starts_with("| ") && line[2..].starts_with(|c: char| c.is_ascii_digit());
    assert_eq!(annex.lines().filter(begins_with_number).count(), SECTIONS);
    for ending in ["html", "fragment.html"] {
        let html = output(&outputs, &format!("2024-25/code-report.{ending}"));
        let table = html
            .split("<table")
            .find(|table| table.contains("What the Code asks"))
            .unwrap();
        let table = table.split("</table>").next().unwrap();
        assert_eq!(table.matches("scope=\"row\"").count(), SECTIONS, "{ending}");
        assert_eq!(table.matches("scope=\"col\"").count(), 4, "{ending}");
    }
    let pdf = File::read(bytes(&outputs, "2024-25/code-report.pdf"));
    let tree = pdf.tree();
    let tables = tree.find("Table");
    let table = tables
        .iter()
        .find(|table| table.text().contains("What the Code asks"))
        .unwrap();
    let rows = table.find("TBody")[0].find("TR");
    assert_eq!(rows.len(), SECTIONS);
    for row in rows {
        assert_eq!(row.find("TH").len(), 1);
        assert_eq!(row.find("TD").len(), 3);
    }
}

#[test]
fn an_assessment_that_is_no_annex_stands_in_its_section() {
    let paper = with(&[(ANNEXED, "")]);
    assert!(paper.contains("Table 1 gives the reasons."), "{paper}");
    assert_eq!(paper.matches("What the Code asks").count(), 1);
    assert!(!paper.contains("Annex 2"), "{paper}");
}

#[test]
fn what_is_not_known_and_what_was_nothing_are_told_apart() {
    let yaml = std::fs::read_to_string(folder("made-up").join(FILE)).unwrap();
    let block = |from: &str, to: &str| {
        let start = yaml.find(from).unwrap();
        let end = start + yaml[start..].find(to).unwrap();
        yaml[start..end].to_owned()
    };
    let findings = block("  non_compliance:\n", "  # What else");
    let reports = block("  other_reports:\n", "  # What the governing");
    let refused = block("  total: 14\n", "  #incomplete");
    let nothing = with(&[
        (&findings, "  non_compliance: []\n"),
        (&reports, "  other_reports: []\n"),
        (&refused, "  total: 0\n"),
    ]);
    for sentence in [
        "The Ombudsman did not find in the year that the County Council had departed from the Code.",
        "Besides the letter the Ombudsman published no report that is about the County Council.",
        "The County Council took up every complaint that it received in the year.",
    ] {
        assert!(nothing.contains(sentence), "{sentence} is not in\n{nothing}");
    }
    let unknown = with(&[(&findings, ""), (&reports, "")]);
    for heading in ["Findings against the Code", "Other reports of the Ombudsman"] {
        assert!(!unknown.contains(heading), "{heading}");
    }
}

#[test]
fn a_part_that_is_left_out_is_named_with_the_reason() {
    let yaml = std::fs::read_to_string(folder("made-up").join(FILE)).unwrap();
    let start = yaml.find("  other_reports:\n").unwrap();
    let end = start + yaml[start..].find("  # What the governing").unwrap();
    let texts = "  published: 9 September 2025\n";
    let left_out = format!("{texts}  left_out: {{other-reports: they are read together in March.}}\n");
    let copy = changed("made-up", FILE, &[(&yaml[start..end], ""), (texts, &left_out)]);
    let (outputs, found) = built(copy.path(), Stage::Final).unwrap();
    let paper = in_a_line(&output(&outputs, PAPER));
    assert!(
        paper.contains("Other reports of the Ombudsman: they are read together in March."),
        "{paper}"
    );
    assert!(!found.contains("code-report-complete"), "{found}");
}

#[test]
fn a_report_without_a_response_is_a_draft() {
    let yaml = std::fs::read_to_string(folder("made-up").join(FILE)).unwrap();
    let start = yaml.find("  response: |\n").unwrap();
    let end = start + yaml[start..].find("facts:\n").unwrap();
    let copy = changed("made-up", FILE, &[(&yaml[start..end], "")]);
    let found = built(copy.path(), Stage::Final).unwrap_err();
    assert!(found.contains("= check: response-awaited"), "{found}");
    let (outputs, _) = built(copy.path(), Stage::Draft).unwrap();
    let draft = in_a_line(&output(&outputs, "2024-25/code-report-DRAFT.md"));
    assert!(draft.contains("the governing body’s response (paragraph"), "{draft}");
    assert!(draft.contains("## Response of the governing body 2"), "{draft}");
    assert!(draft.contains("**To come**"), "{draft}");
}

#[test]
fn a_report_without_the_letter_is_not_sent_to_the_letter_that_this_paper_annexes() {
    let copy = changed(
        "made-up",
        FILE,
        &[("    - made: letter                  # the letter of this file\n", "")],
    );
    let (outputs, _) = built(copy.path(), Stage::Final).unwrap();
    let report = in_a_line(&output(&outputs, "2024-25/committee-report.md"));
    assert!(!report.contains("in the shape of the letter"), "{report}");
    let paper = in_a_line(&output(&outputs, PAPER));
    assert!(paper.contains("letter on 2024/25 is in [Annex 1]"), "{paper}");
}
