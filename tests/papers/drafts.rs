//! What is still to come stops a report, and not its draft.

use annual_review::document::Stage;

use super::examples::{built, bytes, changed, folder, output};
use super::reader::File;

fn waiting() -> tempfile::TempDir {
    changed(
        "made-up",
        "2024-25.yaml",
        &[
            (
                "      text: Officers who keep the new register need about two hours a week, within their present duties.",
                "      text: {to_come_from: D Muster}",
            ),
            (", date: 10 September 2025}", "}"),
            ("    update: All managers have been trained.", "    update:"),
        ],
    )
}

#[test]
fn a_gap_is_an_error_of_the_report_and_a_line_of_its_draft() {
    let project = waiting();
    let errors = built(project.path(), Stage::Final).unwrap_err();
    for check in ["to-come", "not-cleared", "update-awaited"] {
        assert!(errors.contains(check), "{check}: {errors}");
    }
    let (outputs, found) = built(project.path(), Stage::Draft).unwrap();
    assert!(found.contains("to-come"), "{found}");
    let paper = output(&outputs, "2024-25/committee-report-DRAFT.md");
    let (top, rest) = paper.split_once("Recommendation").unwrap();
    for gap in ["D Muster", "B Specimen", "“Train all managers who answer complaints”"] {
        assert!(top.contains(gap), "{gap} is not listed on top: {top}");
    }
    assert!(rest.contains("**To come from D Muster**"), "{rest}");
    assert!(paper.starts_with("# DRAFT: "), "{paper}");
    let page = output(&outputs, "2024-25/committee-report-DRAFT.html");
    assert!(page.contains("<title>DRAFT: "), "{page}");
}

/// The title of a PDF, as title bars and lists of files show it.
fn title(file: &File) -> String {
    let info = file.pdf.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let title = file.pdf.get_dictionary(info).unwrap().get(b"Title").unwrap();
    lopdf::decode_text_string(title).unwrap()
}

#[test]
fn a_draft_says_so_in_its_title_on_every_page_and_in_its_name() {
    let (outputs, _) = built(&folder("made-up"), Stage::Draft).unwrap();
    let made = outputs
        .iter()
        .filter(|output| output.path.contains("/committee-report"));
    let names: Vec<&str> = made.map(|output| output.path.as_str()).collect();
    assert!(names.len() >= 4, "{names:?}");
    assert!(names.iter().all(|name| name.contains("-DRAFT")), "{names:?}");
    let file = File::read(bytes(&outputs, "2024-25/committee-report-DRAFT.pdf"));
    assert!(title(&file).starts_with("DRAFT: "), "{}", title(&file));
    assert!(file.tree().find("H1")[0].text().starts_with("DRAFT: "));
    assert!(file.outline()[0].1.starts_with("DRAFT: "), "{:?}", file.outline()[0]);
    assert!(file.pages.len() > 4);
    for page in &file.pages {
        // Once read aloud in the title is enough; on the pages it is for the eye.
        assert!(
            page.artifacts.iter().any(|text| text.starts_with("DRAFT")),
            "{:?}",
            page.artifacts
        );
    }
}

#[test]
fn the_report_itself_is_nowhere_called_a_draft() {
    let (outputs, _) = built(&folder("made-up"), Stage::Final).unwrap();
    assert!(outputs.iter().all(|output| !output.path.contains("DRAFT")));
    let file = File::read(bytes(&outputs, "2024-25/committee-report.pdf"));
    assert!(!title(&file).contains("DRAFT"));
    let shown = file
        .pages
        .iter()
        .flat_map(|page| page.artifacts.iter().chain(page.parts.values()));
    assert!(shown.into_iter().all(|text| !text.contains("DRAFT")));
}

#[test]
fn a_draft_with_wrong_figures_fails() {
    let project = changed(
        "made-up",
        "2024-25.yaml",
        &[("    investigated: 26 ", "    investigated: 27 ")],
    );
    let errors = built(project.path(), Stage::Draft).unwrap_err();
    assert!(errors.contains("overview-adds-up"), "{errors}");
}

#[test]
fn less_than_five_clear_days_ask_for_reasons() {
    let project = changed("made-up", "2024-25.yaml", &[]);
    let yaml = std::fs::read_to_string(project.path().join("2024-25.yaml")).unwrap();
    let start = yaml.find("  urgency: >-").unwrap();
    let end = yaml.find("  numbering: by-section").unwrap();
    std::fs::write(
        project.path().join("2024-25.yaml"),
        format!("{}{}", &yaml[..start], &yaml[end..]),
    )
    .unwrap();
    let errors = built(project.path(), Stage::Final).unwrap_err();
    assert!(errors.contains("urgency-missing"), "{errors}");
}

#[test]
fn a_file_that_is_still_awaited_is_a_line_of_the_draft() {
    let project = changed(
        "made-up",
        "2024-25.yaml",
        &[("file: ombudsman-letter-2025.pdf", "file: letter-of-may.pdf")],
    );
    let errors = built(project.path(), Stage::Final).unwrap_err();
    assert!(errors.contains("annex-awaited"), "{errors}");
    let (outputs, found) = built(project.path(), Stage::Draft).unwrap();
    assert!(found.contains("annex-awaited"), "{found}");
    let paper = output(&outputs, "2024-25/committee-report-DRAFT.md");
    let (top, rest) = paper.split_once("Recommendation").unwrap();
    assert!(top.contains("letter-of-may.pdf"), "{top}");
    assert!(!rest.contains("](letter-of-may.pdf)"), "{rest}");
    assert!(!outputs.iter().any(|output| output.path.ends_with("letter-of-may.pdf")));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_project_or_to_its_yaml_is_not_annexed() {
    for target in ["../outside.pdf", "council.yaml"] {
        let project = changed("made-up", "council.yaml", &[]);
        let outside = tempfile::tempdir().unwrap();
        let outside = outside.path().join("outside.pdf");
        std::fs::write(&outside, "secret").unwrap();
        let letter = project.path().join("ombudsman-letter-2025.pdf");
        std::fs::remove_file(&letter).unwrap();
        let target = if target == "council.yaml" {
            project.path().join(target)
        } else {
            outside
        };
        std::os::unix::fs::symlink(target, letter).unwrap();
        let errors = built(project.path(), Stage::Draft).unwrap_err();
        assert!(errors.contains("it is a link to a file that may not be"), "{errors}");
    }
}
