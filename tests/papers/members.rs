//! What is for members stays with them: it is in no output and no message of a public build.

use annual_review::document::Stage;

use super::examples::{built, changed, output};

/// A word that stands nowhere else.
const TOKEN: &str = "zzyzx";

/// A copy of the made-up example with the token wherever something can be for members, and with these changes.
fn planted(more: &[(&str, &str)]) -> tempfile::TempDir {
    let passage = "{audience: members, text: \"zzyzx the words and zzyzx more\"}";
    let action = format!("  - id: zzyzx-action\n    action: {passage}\nupdates:                        # what");
    let implication = format!(
        "    - id: zzyzx_implication\n      heading: The zzyzx implications\n      text: {passage}\n      \
         clearance: {{name: Z Zzyzx, post: Head of zzyzx, date: 2 September 2025}}\n    - id: staff\n"
    );
    let (conclusion, urgency) = (
        format!("    purpose: {passage}\n    focus: The"),
        format!("    - {passage}\n  texts:"),
    );
    let service = format!("    - service: Zzyzx service\n      text: {passage}\n    - service: Adult social care\n");
    let mut changes = vec![
        ("updates:                        # what", action.as_str()),
        ("    - id: staff\n", &implication),
        ("    focus: The", &conclusion),
        ("  texts:", &urgency),
        ("    - service: Adult social care\n", &service),
        (
            "text: One of the two teams has been given more staff.",
            "text: zzyzx the words",
        ),
        (
            "        A care home's charges were not explained before the stay began.",
            "        A care home's charges were not explained.\n      remedy_note: {audience: members, text: zzyzx}",
        ),
    ];
    changes.extend(more);
    changed("made-up", "2024-25.yaml", &changes)
}

/// Everything that is written and said, as text.
fn everything(project: &std::path::Path, stage: Stage) -> String {
    match built(project, stage) {
        Ok((outputs, found)) => {
            let texts = outputs.iter().map(|output| String::from_utf8_lossy(&output.bytes));
            texts.collect::<String>() + &found
        }
        Err(found) => found,
    }
}

#[test]
fn nothing_for_members_is_in_an_output() {
    let project = planted(&[]);
    for stage in [Stage::Final, Stage::Draft] {
        let (outputs, _) = built(project.path(), stage).unwrap();
        assert!(
            outputs
                .iter()
                .any(|output| output.path.contains("committee-report") && output.bytes.starts_with(b"%PDF"))
        );
        let all = everything(project.path(), stage).to_lowercase();
        assert!(!all.contains(TOKEN), "{stage:?}");
    }
}

#[test]
fn nothing_for_members_is_in_a_message() {
    let wrong = [
        // A figure that there is not, a date of another year, a name that is taken, a clearance that is lacking.
        (
            "zzyzx the words and zzyzx more",
            "zzyzx {{ figures.zzyzx }} <b>zzyzx</b>",
        ),
        (
            "zzyzx the words and zzyzx more",
            "{{ mark.zzyzx_one }}{{ mark.zzyzx_one }}",
        ),
        ("date: 2 September 2025", "date: 2 September 2020"),
        ("name: Z Zzyzx, ", ""),
        ("id: zzyzx_implication", "id: compliance"),
        ("id: zzyzx-action", "id: deadlines"),
        ("{{ ref.conclusion }}", "{{ ref.zzyzx_implicatio }}"),
        ("text: zzyzx the words", "text: \"{{ facts.zzyzx }}\""),
        ("zzyzx the words and zzyzx more", "[](zzyzx)"),
    ];
    for (from, to) in wrong {
        let project = planted(&[(from, to)]);
        let found = built(project.path(), Stage::Final).unwrap_err().to_lowercase();
        let said = found
            .replace("zzyzx_implicatio`", "")
            .replace("ref.zzyzx_implicatio ", "");
        assert!(!said.contains(TOKEN), "{from} as {to}: {found}");
    }
}

#[test]
fn what_somebody_has_yet_to_write_for_members_is_awaited_without_its_name() {
    let awaited = "{to_come_from: Z Zzyzx, audience: members}";
    let passage = "{audience: members, text: \"zzyzx the words and zzyzx more\"}";
    let project = planted(&[
        (passage, awaited),
        (passage, awaited),
        (passage, awaited),
        (passage, awaited),
    ]);
    let found = built(project.path(), Stage::Final).unwrap_err();
    assert!(found.contains("= check: to-come"), "{found}");
    assert!(!found.to_lowercase().contains(TOKEN), "{found}");
    let draft = everything(project.path(), Stage::Draft).to_lowercase();
    assert!(!draft.contains(TOKEN));
}

#[test]
fn an_update_for_members_is_not_said_to_be_to_come() {
    for withheld in ["text: Half are trained.", "to_come_from: A Model"] {
        let restricted = format!("    update: {{audience: members, {withheld}}}");
        let change = ("    update: All managers have been trained.", restricted.as_str());
        let project = changed("made-up", "2024-25.yaml", &[change]);
        let (outputs, _) = built(project.path(), Stage::Draft).unwrap();
        let paper = output(&outputs, "2024-25/committee-report-DRAFT.md");
        assert!(paper.contains("| Not for publication "), "{paper}");
        assert!(!paper.contains("To come"), "{paper}");
    }
}
