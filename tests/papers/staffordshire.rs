//! The yearly report on complaints about children's services in Staffordshire, 2019/20, against what was published.

use std::fs;

use annual_review::document::Stage;
use annual_review::write::Format;

use super::examples::{built, bytes, folder, output, text};
use super::reader::File;

const PAPER: &str = "2019-20/complaints-report";

/// A Markdown document in one line, its columns as narrow as can be.
fn squeezed(markdown: &str) -> String {
    let words = markdown.split_whitespace().collect::<Vec<_>>().join(" ");
    words.replace(" |", "|").replace("| ", "|")
}

/// The words of a page.
fn without_tags(page: &str) -> String {
    let parts = page
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, words)| words));
    parts.collect()
}

#[test]
fn the_figures_of_the_published_report_stand_in_their_places() {
    let paper = squeezed(&text("staffordshire", &format!("{PAPER}.md")));
    for wanted in [
        // Key numbers and all feedback.
        "**324**",
        "52% of complaints were answered on time",
        "18% were upheld, 43% partly upheld and 39% not upheld",
        "44 recommendations",
        "|Statutory complaints at stage 1|103|124|up 20%|",
        "|Statutory investigations at stage 2|8|12|up 50%|",
        "|Statutory review panels at stage 3|1|1|no change|",
        "|Corporate complaints at stage 1|113|169|up 50%|",
        "|Corporate reviews at stage 2|8|18|up 125%|",
        "|Matters recorded as duty|186|212|up 14%|",
        "|Cases of the Ombudsman|29|47|up 62%|",
        "|Compliments|242|225|down 7%|",
        "|Enquiries of Members of Parliament|74|69|down 7%|",
        // Duty.
        "35% of them were complaints that were refused",
        "|Partnership and Development|under 1%|",
        // Statutory complaints.
        "|2015/16|70|16%|not given|",
        "|2016/17|91|10%|not given|",
        "|2017/18|54|9%|45%|",
        "|2018/19|103|8%|53%|",
        "|2019/20|124|10%|54%|",
        "|Specialist Safeguarding Units|49|73|",
        "Youth Offending Services in all**|**55**|**77**|",
        "|Throughcare Teams|10|16|",
        "Disability Services in all**|**43**|**47**|",
        "|Case management|86%|",
        "|Parents of service users|75%|",
        "13% of the complaints were still open",
        "|2018/19|6%|56%|34%|5%|",
        "|2019/20|2% (provisional)|39% (provisional)|39% (provisional)|7% (provisional)|",
        "|2018/19|53%|42%|5%|",
        "|2019/20|54%|40%|7% (provisional)|",
        "five complaints were still open",
        "six completed investigations came to findings on 97",
        "|Upheld|21%|",
        "|Partly upheld|19%|",
        "|Not upheld|60%|",
        // Corporate complaints.
        "|2017/18|130|not given|53%|",
        "|SEND teams|49|105|",
        "rose by 114%",
        "|**All services**|**113**|**169**|",
        "|Communication|12%|",
        "66% of remedies",
        "|2018/19|19%|44%|35%|1%|1%|",
        "50% were answered on time, compared with 66% in 2018/19. 32% were answered late",
        // The Ombudsman.
        "Cases: 47; upheld: 13 (28%)",
        "Payment: £3,000",
        "Payment: £2,000",
        "Payment: £1,600",
        "35 nights were lost",
    ] {
        assert!(paper.contains(wanted), "{wanted}");
    }
}

#[test]
fn check_names_each_contradiction_of_the_published_report_and_nothing_else() {
    let (_, found) = built(&folder("staffordshire"), Stage::Final).unwrap();
    let found: Vec<&str> = found.lines().filter(|line| line.starts_with("warning")).collect();
    let mut printed: Vec<&str> = found
        .iter()
        .filter_map(|line| line.split_once('`')?.1.split_once("` was printed for "))
        .map(|(printed, _)| printed)
        .collect();
    printed.sort_unstable();
    let wanted = [
        "+6%",
        "+9%",
        "118",
        "16",
        "20%",
        "34%",
        "42",
        "49%",
        "52%",
        "56%",
        "6%",
        "61%",
        "a 12% increase",
        "a 14% increase",
        "a decrease of 16%",
        "an increase of 49%",
    ];
    assert_eq!(printed, wanted, "{found:#?}");
    // Outcomes of corporate complaints, which leave six in a hundred untold.
    let others = [
        "add up to 94%",
        "no whole number of 54 is 45%",
        "no whole number of 54 is 53%",
    ];
    assert_eq!(found.len(), wanted.len() + others.len(), "{found:#?}");
    for other in others {
        assert!(found.iter().any(|line| line.contains(other)), "{found:#?}");
    }
}

#[test]
fn every_format_has_the_numbers_and_every_case() {
    let (outputs, _) = built(&folder("staffordshire"), Stage::Final).unwrap();
    for format in [Format::Markdown, Format::Html, Format::Fragment] {
        let paper = output(&outputs, &format!("{PAPER}.{}", format.ending()));
        let paper = without_tags(&paper);
        for wanted in ["up 125%", "under 1%", "£3,000", "35 nights were lost"] {
            assert!(paper.contains(wanted), "{}: {wanted}", format.ending());
        }
    }
    let file = File::read(bytes(&outputs, &format!("{PAPER}.pdf")));
    let cells: Vec<String> = file.tree().find("TD").iter().map(|cell| cell.text()).collect();
    for wanted in ["up 125%", "under 1%", "169"] {
        assert!(
            cells.iter().any(|cell| cell.replace('\u{a0}', " ") == wanted),
            "{wanted}"
        );
    }
    let decisions = [
        "Upheld",
        "Not upheld",
        "Not investigated",
        "Investigation discontinued",
        "Awaited",
    ];
    let referred = "Referred back for local resolution";
    let cases = cells
        .iter()
        .filter(|cell| decisions.contains(&cell.as_str()) || *cell == referred);
    assert_eq!(cases.count(), 47);
}

#[test]
fn the_made_up_council_shows_what_staffordshire_does_not() {
    let paper = squeezed(&text("made-up", "2024-25/complaints-report.md"));
    for wanted in [
        "Nine complaints were still open when these figures were drawn up",
        "18 were answered within a time limit that had been extended",
        "23 complainants had the help of an advocate",
        "Three of them were complaints that were refused (2%)",
        "|Delay|141|47%|",
        "What was done: The repairs desk now rings on the day before.",
        "### What people wrote: Libraries > You found the book that my grandmother read to me.",
        "Agreed dates have to be known to whoever is to keep them.",
        "## What this report does not give",
    ] {
        assert!(paper.contains(wanted), "{wanted}: {paper}");
    }
}

#[test]
fn a_year_with_one_number_has_no_heading_over_nothing() {
    let project = tempfile::tempdir().unwrap();
    let council = "council: Test County Council\ntype: county\n";
    let year = "year: 2019/20\ndocuments: [complaints-report]\ncomplaints_report:\n  clearance: {not_needed: a test}\n\
                own_complaints:\n  - {id: first, label: First complaints, procedure: childrens, stage: 1, received: 0}\n";
    fs::write(project.path().join("council.yaml"), council).unwrap();
    fs::write(project.path().join("2019-20.yaml"), year).unwrap();
    let (outputs, _) = built(project.path(), Stage::Final).unwrap();
    let paper = output(&outputs, &format!("{PAPER}.md"));
    assert!(paper.contains("There were none in 2019/20."), "{paper}");
    let headings: Vec<&str> = paper.lines().filter(|line| line.starts_with("##")).collect();
    for heading in [
        "Outcomes",
        "Services",
        "What was learnt",
        "Compliments",
        "Ombudsman",
        "Commentary",
        "refused",
    ] {
        assert!(!headings.iter().any(|line| line.contains(heading)), "{headings:?}");
    }
}
