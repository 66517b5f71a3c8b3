//! The committee report on 2023/24 of Oxfordshire, figure by figure, each with the paragraph of the published paper
//! that gives it.

use super::examples::text;

/// The paper's words in one line.
fn paper() -> String {
    let markdown = text("oxfordshire", "2023-24/committee-report.md");
    markdown.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_figure_of_the_published_paper_stands_in_its_place() {
    let paper = paper();
    let (body, annex) = paper.split_once("## Annex 1").unwrap();
    for (paragraph, sentence) in [
        ("6", "rose from 30 in 2022/23 to 34 in 2023/24"),
        (
            "7",
            "upheld the complaint in 34 of 37 investigations, an uphold rate of 92%",
        ),
        ("7", "The average for county councils was 85%"),
        (
            "7",
            "4.6 complaints were upheld; the average for county councils was 4.5",
        ),
        ("8", "had done what it had agreed to, was 100%"),
        (
            "8",
            "The average for county councils was 100%, and for all authorities 95%",
        ),
        ("9", "In three of the 34 complaints upheld (9%)"),
        (
            "9",
            "The average for county councils was 7%. In 2022/23 the Council’s own rate was 7%",
        ),
        ("10", "Five remedies were completed after the agreed date"),
        ("12", "118 complaints and enquiries"),
        ("13", "| Adult care services | 22 |"),
        ("13", "| Education and children’s services | 75 |"),
        ("13", "| Highways and transport | 11 |"),
        ("13", "| Corporate and other services | 9 |"),
        ("13", "| Other | 1 |"),
        ("17", "around 5,000 open cases"),
        (
            "17",
            "around 3,000 contacts and referrals to the front door every month",
        ),
        ("17", "as many as 8,000 to 9,000 children have a service"),
        ("18", "received 92 complaints at stage 1"),
        ("19", "53% fewer stage 1 complaints"),
        ("21", "asked to consider 17 complaints"),
        ("21", "did not investigate 12 of them, for reasons that include"),
        ("21", "does not take part (6)"),
        ("21", "too far back for the Ombudsman to consider (1)"),
        ("21", "changed the outcome (2)"),
        ("21", "there was not enough evidence (1)"),
        ("22", "The five complaints that were investigated"),
        ("27", "more than 300 further places"),
        (
            "30",
            "completed 37 investigations: 34 complaints were upheld and three were not",
        ),
        ("34", "received 596 complaints in 2023/24, compared with 657 in 2022/23"),
        ("34", "| Corporate (not social care) | 328 | 379 | 321 |"),
        ("34", "| Adult social care | 127 | 134 | 117 |"),
        ("34", "| Children’s social care | 141 | 144 | 140 |"),
        ("34", "| **596** | **657** | **578** |"),
        (
            "26, the second",
            "a rate of 100%. It has to see that every remedy is completed by the agreed date: five were not (paragraph 10)",
        ),
        ("30, the second", "£500,000"),
    ] {
        // Columns are set to one width in Markdown.
        let squeezed = body.replace(" |", "|").replace("| ", "|");
        let wanted = sentence.replace(" |", "|").replace("| ", "|");
        assert!(squeezed.contains(&wanted), "paragraph {paragraph}: {sentence}");
    }
    assert!(annex.contains("**92%**"), "the letter is annexed");
}

#[test]
fn what_the_published_paper_got_wrong_is_not_repeated() {
    let paper = paper();
    assert!(
        paper.contains("other reasons, not given (2)"),
        "the reasons come to ten of twelve"
    );
    for wrong in [
        "cases considered",
        "considered by the Ombudsman",
        "national average",
        "LGCSO",
    ] {
        assert!(!paper.contains(wrong), "{wrong}");
    }
}

#[test]
fn its_errors_are_found() {
    let (_, found) = super::examples::built(
        &super::examples::folder("oxfordshire"),
        annual_review::document::Stage::default(),
    )
    .unwrap();
    for finding in [
        "breakdown-adds-up",
        "base-misnamed",
        "average-misnamed",
        "ombudsman-misspelt",
        "paragraph-numbers",
    ] {
        assert!(found.contains(finding), "{finding} is not in:\n{found}");
    }
}

#[test]
fn who_checked_what_is_said_below_it() {
    let paper = paper();
    for line in [
        "Checked by the Head of Corporate Finance, Kathy Wilcox.",
        "Checked by the Head of Legal and Deputy Monitoring Officer, Paul Grant.",
        "**Anita Bradley**",
        "Sarah Smith, Senior Governance Lead",
    ] {
        assert!(paper.contains(line), "{line}");
    }
    assert_eq!(paper.matches("Checked by").count(), 2, "nobody is named for staff");
}
