//! The papers of the new year: what stays as last year, and who has what to write.

use std::fmt::Write;

use super::{exempt_line, in_comment, in_line, line, quoted};
use crate::model::{
    Annex, At, Clearance, DocumentKind, Implication, MadeAnnex, Numbering, Paper, Passage, PlacedCharts, Year,
};

const HOW: &str = "\
# The papers, with what stays as last year: see whether it still holds. Take away the # before the lines that you fill.
# Where `to_come_from:` stands, put the text in its place; until then, `build --draft` prints who is to write it, and
# `check --draft` lists all that is still to come.
";

const ACTIONS: &str = "\
# What is planned from here on; next year's file gives the updates, by these ids.
#actions:
#  - id:
#    action:
";

/// The lines of the papers; none if last year had none.
pub(super) fn papers(last: Option<&Year>) -> String {
    let papers = last.into_iter().flat_map(Year::asked_papers);
    let papers: String = papers.map(|(kind, paper)| lines(kind.value, paper)).collect();
    if papers.is_empty() {
        papers
    } else {
        HOW.to_owned() + &papers
    }
}

fn lines(kind: DocumentKind, paper: &Paper) -> String {
    let lines = [
        when_and_how(kind, paper),
        recommendation(kind, paper),
        texts(paper),
        left_out(paper),
        services(paper),
        implications(paper),
        people(paper),
        annexes(&paper.annexes),
    ]
    .concat();
    // A key without anything below it would be an error.
    let mark = if is_all_comment(&lines) { "#" } else { "" };
    format!("{mark}{}:\n{lines}", kind.key())
}

fn is_all_comment(lines: &str) -> bool {
    lines.lines().all(|line| line.trim_start().starts_with('#'))
}

/// The place for new actions, where a paper prints them.
pub(super) fn actions(last: Option<&Year>) -> &'static str {
    if last.is_some_and(|file| file.asked_papers().next().is_some()) {
        ACTIONS
    } else {
        ""
    }
}

fn when_and_how(kind: DocumentKind, report: &Paper) -> String {
    let committee = line("  ", "committee", report.committee.as_ref());
    let committee = if committee.is_empty() && kind.is_for_committee() {
        "  #committee:\n".to_owned()
    } else {
        committee
    };
    let title = line("  ", "title", report.title.as_ref());
    let numbering = match report.numbering {
        None => "",
        Some(Numbering::Continuous) => "  numbering: continuous\n",
        Some(Numbering::BySection) => "  numbering: by-section\n",
        Some(Numbering::None) => "  numbering: none\n",
    };
    let charts = match report.charts {
        PlacedCharts::Placed => "",
        PlacedCharts::None => "  charts: none\n",
    };
    let sections: Vec<String> = report.sections.iter().map(|section| quoted(section)).collect();
    let sections = if sections.is_empty() {
        String::new()
    } else {
        format!("  sections: [{}]\n", sections.join(", "))
    };
    let front = report.front.keys();
    let front: Vec<String> = front.map(|label| format!("    #{}:\n", quoted(label))).collect();
    let front = if front.is_empty() {
        String::new()
    } else {
        format!("  #front:\n{}", front.concat())
    };
    let meeting = if kind.is_for_committee() || report.meeting.is_some() {
        "  #meeting:\n"
    } else {
        ""
    };
    format!("{title}{committee}{front}{meeting}  #published:\n{numbering}{charts}{sections}")
}

/// As many parts as last year, each below the words that it had.
fn recommendation(kind: DocumentKind, report: &Paper) -> String {
    if report.recommendation.is_empty() && kind != DocumentKind::CommitteeReport {
        return String::new();
    }
    let mut text = "  recommendation:\n".to_owned();
    let author = quoted(author(report));
    for part in &report.recommendation {
        let exempt = exempt(part).map_or_else(String::new, |exempt| format!("      {exempt}\n"));
        let _ = write!(
            text,
            "{}    - to_come_from: {author}\n{exempt}",
            last_year("    ", part)
        );
    }
    if report.recommendation.is_empty() {
        let _ = writeln!(text, "    - to_come_from: {author}");
    }
    text
}

/// The beginning of a text of last year, as a comment.
fn last_year(indent: &str, passage: &At<Passage>) -> String {
    match in_comment(&passage.text).as_str() {
        "" => String::new(),
        words => format!("{indent}# last year: {words}\n"),
    }
}

/// The line that says why a passage is exempt, as that of last year was.
fn exempt(last: &Passage) -> Option<String> {
    last.exempt.as_ref().map(exempt_line)
}

/// A text that somebody is to write, for those who could read last year's.
fn awaited(last: &Passage, from: &str) -> String {
    let exempt = exempt(last).map_or_else(String::new, |exempt| format!(", {exempt}"));
    format!("{{to_come_from: {}{exempt}}}", quoted(from))
}

/// Who writes what nobody else is named for.
fn author(report: &Paper) -> &str {
    let contact = report.contact.as_ref().map(|contact| contact.name.as_str());
    let signer = report.signed_by.as_ref().map(|signer| signer.name.as_str());
    contact.or(signer).unwrap_or("the author of the report")
}

/// The sections for which there were words of the officer's own.
fn texts(report: &Paper) -> String {
    let mut text = String::new();
    for name in report.texts.keys() {
        if text.is_empty() {
            text.push_str("  #texts:\n");
        }
        let _ = writeln!(text, "    #{}:", name.value);
    }
    text
}

/// Why parts were not given that law or guidance asks for: whether it still holds, the officer weighs anew.
fn left_out(report: &Paper) -> String {
    let mut text = String::new();
    for (part, reason) in &report.left_out {
        if text.is_empty() {
            text.push_str("  #left_out:\n");
        }
        let _ = writeln!(text, "    #{}: {}", part.value.name(), in_line(reason));
    }
    text
}

fn services(report: &Paper) -> String {
    let mut text = String::new();
    for service in &report.services {
        if text.is_empty() {
            text.push_str("  services:\n");
        }
        let from = service.text.to_come_from.as_ref().unwrap_or(&service.service);
        let (name, awaited) = (quoted(&service.service), awaited(&service.text, from));
        let _ = writeln!(text, "    - service: {name}\n      text: {awaited}");
    }
    text
}

fn implications(report: &Paper) -> String {
    let mut text = String::new();
    for implication in &report.implications {
        if text.is_empty() {
            text.push_str("  implications:\n");
        }
        let _ = writeln!(text, "    - id: {}", implication.id.value);
        text.push_str(&line("      ", "heading", implication.heading.as_ref()));
        let awaited = awaited(&implication.text, writer(implication).unwrap_or_else(|| author(report)));
        text.push_str(&last_year("      ", &implication.text));
        let _ = writeln!(text, "      text: {awaited}");
        text.push_str(&clearance("      ", implication.clearance.as_ref()));
    }
    text
}

/// Who writes on what is implied: whoever has agreed to it, by name or else by post.
fn writer(implication: &Implication) -> Option<&str> {
    let clearance = implication.clearance.as_ref();
    let officer = clearance.and_then(|clearance| clearance.name.as_ref().or(clearance.post.as_ref()));
    let officer = officer.map(|officer| officer.value.as_str());
    officer.or(implication.text.to_come_from.as_deref())
}

/// Who has to agree, but not the day on which they did.
fn clearance(indent: &str, last: Option<&Clearance>) -> String {
    let Some(last) = last else { return String::new() };
    let deeper = format!("{indent}  ");
    let value = |text: Option<&At<String>>| text.map(|text| text.value.clone());
    let lines = if last.not_needed.is_some() {
        line(&deeper, "not_needed", last.not_needed.as_ref())
    } else {
        let name = line(&deeper, "name", value(last.name.as_ref()).as_ref());
        let post = line(&deeper, "post", value(last.post.as_ref()).as_ref());
        format!("{name}{post}{deeper}#date:\n")
    };
    // A key without anything below it would be an error.
    let mark = if is_all_comment(&lines) { "#" } else { "" };
    format!("{indent}{mark}clearance:\n{lines}")
}

fn people(report: &Paper) -> String {
    let mut text = clearance("  ", report.clearance.as_ref());
    if let Some(signer) = &report.signed_by {
        text.push_str("  signed_by:\n");
        text.push_str(&line("    ", "name", Some(&signer.name)));
        text.push_str(&line("    ", "post", Some(&signer.post)));
    }
    if let Some(contact) = &report.contact {
        text.push_str("  contact:\n");
        text.push_str(&line("    ", "name", Some(&contact.name)));
        text.push_str(&line("    ", "post", contact.post.as_ref()));
        text.push_str(&line("    ", "email", contact.email.as_ref().map(|email| &email.value)));
        text.push_str(&line("    ", "telephone", contact.telephone.as_ref()));
    }
    text
}

/// What was annexed. Files are last year's, and the cases are not listed yet, so both wait behind their `#`.
fn annexes(last: &[Annex]) -> String {
    let mut text = String::new();
    for annex in last {
        let made = annex.made.as_ref().map(|made| made.value);
        let mark = if matches!(made, Some(MadeAnnex::Letter | MadeAnnex::Workings)) {
            ""
        } else {
            "#"
        };
        let mut lines = Vec::new();
        lines.extend(made.map(|made| format!("made: {}", made_name(made))));
        lines.extend(annex.file.as_ref().map(|file| format!("file: {}", quoted(file))));
        lines.extend(annex.title.as_ref().map(|title| format!("title: {}", quoted(title))));
        lines.extend(annex.exempt.as_ref().map(|exempt| exempt_line(exempt)));
        for (at, line) in lines.iter().enumerate() {
            let item = if at == 0 { "- " } else { "  " };
            let _ = writeln!(text, "    {mark}{item}{line}");
        }
    }
    match (text.is_empty(), is_all_comment(&text)) {
        (true, _) => text,
        (false, true) => format!("  #annexes:\n{text}"),
        (false, false) => format!("  annexes:\n{text}"),
    }
}

fn made_name(made: MadeAnnex) -> &'static str {
    match made {
        MadeAnnex::Letter => "letter",
        MadeAnnex::Cases => "cases",
        MadeAnnex::SelfAssessment => "self-assessment",
        MadeAnnex::Workings => "workings",
    }
}
