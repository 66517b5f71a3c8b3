//! A paper: its sections as the house style has them, then what is annexed to it.

use super::code_tables::SELF_ASSESSMENT;
use super::composer::{Composer, Outline};
use super::prose::exemption;
use super::templates::section_template;
use super::{escape, letter, report_tables, workings_annex};
use crate::diagnostic::Diagnostics;
use crate::document::{ANNEXED, Block, ChartData, Document, Inline, Labels, Numbered, block_text};
use crate::model::{Annex, Attachment, DocumentKind, MadeAnnex, Numbering, Paper, Style};
use crate::units::{FinancialYear, NO_BREAK_SPACE, phrase};

/// The title that title bars and bookmarks show.
pub(super) const TITLE: &str = "{{ report.title }}: {{ council.name }}";

/// The title of an annex, its own or that of what is made for it.
pub(super) fn annex_title(annex: &Annex, year: FinancialYear) -> String {
    if annex.is_withheld() {
        return "exempt from publication".to_owned();
    }
    let made = annex.made.as_ref().map(|made| made.value);
    match (&annex.title, made) {
        (Some(title), _) if !title.trim().is_empty() => title.value.clone(),
        (_, Some(MadeAnnex::Letter)) => format!("Annual review letter {}", year.ends_in()),
        (_, Some(MadeAnnex::Cases)) => format!("Complaints upheld in {year}"),
        (_, Some(MadeAnnex::SelfAssessment)) => format!("Self-assessment against the Complaint Handling Code, {year}"),
        (_, Some(MadeAnnex::Workings)) => workings_annex::TITLE.to_owned(),
        (_, None) => annex.file.as_ref().map(|file| file.value.clone()).unwrap_or_default(),
    }
}

/// The name of an annex in references; that of a file that is kept back would tell what it is.
pub(super) fn annex_name(number: usize, annex: &Annex) -> String {
    if annex.is_withheld() {
        format!("exempt_annex_{number}")
    } else {
        annex.name()
    }
}

/// A paper of a year.
pub(super) fn document(composer: &Composer<'_>, kind: DocumentKind, paper: &Paper) -> Result<Document, Diagnostics> {
    let style = &composer.project.style;
    let mut tables = composer.view.tables.to_vec();
    tables.extend(report_tables::tables(composer, paper)?);
    // Of a section that no template has, the checks speak in words for officers.
    let is_known = |section: &str| composer.templates.contains(&section_template(section));
    let known = style
        .sections_of(kind, paper)
        .into_iter()
        .filter(|(section, _)| is_known(section))
        .collect();
    let outline = Outline {
        kind,
        values: composer.context.in_templates(),
        name: format!("{} as composed", kind.in_words()),
        title: (TITLE, None),
        sections: known,
        end: annexes(composer, paper),
        tables: &tables,
        labels: Labels::Given(numbering(style, paper)),
        description: description(composer, kind),
    };
    let letter = number_of(paper, MadeAnnex::Letter).map(|number| {
        composer
            .written(&letter::outline(composer))
            .map(|letter| (number, letter.blocks))
    });
    match (composer.written(&outline), letter.transpose()) {
        (Ok(mut document), Ok(letter)) => {
            if let Some((number, blocks)) = letter {
                insert(&mut document.blocks, number, annexed(blocks, number));
            }
            Ok(document)
        }
        (Err(found), Ok(_)) | (Ok(_), Err(found)) => Err(found),
        (Err(found), Err(of_letter)) => Err(found.into_iter().chain(of_letter).collect()),
    }
}

/// The number of an annex that is made, if the paper has it.
fn number_of(paper: &Paper, made: MadeAnnex) -> Option<usize> {
    let is_made = |annex: &Annex| annex.made.as_ref().is_some_and(|found| found.value == made);
    Some(paper.annexes.iter().position(is_made)? + 1)
}

/// Fills the annex on how the figures were worked out, if the paper has it: only when all else is composed is it known which
/// figures the paper prints.
pub(super) fn add_workings(document: &mut Document, paper: &Paper) {
    if let Some(number) = number_of(paper, MadeAnnex::Workings) {
        let annex = workings_annex::annex(&document.workings);
        insert(&mut document.blocks, number, vec![annex]);
    }
}

/// How the paragraphs of a paper are numbered.
#[must_use]
pub fn numbering(style: &Style, paper: &Paper) -> Numbering {
    paper.numbering.or(style.numbering).unwrap_or_default()
}

/// What a paper is, in its metadata.
fn description(composer: &Composer<'_>, kind: DocumentKind) -> String {
    let (council, year) = (&composer.project.council, composer.view.file.year.value);
    let name = &council.council.value;
    let what = match kind {
        DocumentKind::CommitteeReport => {
            format!("Report to a committee of {name} on what the Ombudsman found in {year}.")
        }
        DocumentKind::UpdateReport => {
            format!("Report to a committee of {name} on how it dealt with complaints to the Ombudsman in {year}.")
        }
        DocumentKind::ComplaintsReport => {
            format!("Yearly report of {name} on complaints and other feedback in {year}.")
        }
        DocumentKind::CodeReport => {
            format!("Yearly report of {name} on its complaints performance and service improvement in {year}.")
        }
        DocumentKind::DecisionsDigest => format!("What the Ombudsman decided about {name} in {year}, case by case."),
        DocumentKind::Letter | DocumentKind::Decision => format!("What the Ombudsman found about {name} in {year}."),
    };
    if council.made_up {
        format!("{what} The council is made up, and no figure here is to be relied on.")
    } else {
        what
    }
}

/// The annexes in Markdown: a page and a heading each, and what stands below it.
fn annexes(composer: &Composer<'_>, paper: &Paper) -> String {
    let year = composer.view.file.year.value;
    let annex = |(number, annex): (usize, &Annex)| {
        let (name, title) = (annex_name(number, annex), escape::escaped(&annex_title(annex, year)));
        let head = format!("![](page:break)\n\n[Annex {number}](mark:{name})\n\n## Annex {number}: {title}");
        let head = match &annex.exempt {
            Some(exempt) => format!("{head}\n\n{}", exemption(exempt)),
            None => head,
        };
        match (annex.made.as_ref().map(|made| made.value), &annex.file) {
            (Some(MadeAnnex::Cases), _) if composer.view.file.cases.upheld().next().is_some() => {
                landscape(&head, "cases")
            }
            (Some(MadeAnnex::SelfAssessment), _) if !composer.view.file.code.self_assessment.is_empty() => {
                landscape(&head, SELF_ASSESSMENT)
            }
            (Some(MadeAnnex::Cases), _) => match &composer.view.file.cases.left_out {
                Some(reason) => format!(
                    "{head}\n\nThe cases are not listed: {}.",
                    escape::escaped(phrase(reason))
                ),
                None => head,
            },
            (None, Some(file)) if !is_there(composer, file) => format!("{head}\n\n**To come**"),
            (None, Some(file)) => format!(
                "{head}\n\nThis annex is a file of its own: [{title}](<{}>).",
                file.value
            ),
            _ => head,
        }
    };
    let annexes: Vec<String> = (1..).zip(&paper.annexes).map(annex).collect();
    annexes.join("\n\n")
}

/// A heading with a table below it on pages laid across.
fn landscape(head: &str, table: &str) -> String {
    format!("{head}\n\n![](begin:landscape)\n\n![](table:{table})\n\n![](end:landscape)")
}

/// Whether an annexed file can be linked to; one that is not there a draft says is still to come.
fn is_there(composer: &Composer<'_>, file: &str) -> bool {
    let found = composer.project.attachments.get(file);
    matches!(found, Some(Attachment::Read(_)))
}

/// A document as part of another: its headings go below that of its annex, and its ids are its own.
fn annexed(mut blocks: Vec<Block>, number: usize) -> Vec<Block> {
    // Unlike anything that the words of a heading make.
    let prefix = format!("{ANNEXED}{number}--");
    set_below(&mut blocks, &prefix);
    blocks
}

fn set_below(blocks: &mut [Block], prefix: &str) {
    for block in blocks {
        match block {
            Block::Heading { level, id, content } => {
                *level = (*level + 2).min(6);
                id.insert_str(0, prefix);
                own_links(content, prefix);
            }
            Block::Paragraph(content) => own_links(content, prefix),
            Block::Numbered(Numbered { content, .. }) | Block::Quote(content) | Block::Frame { content, .. } => {
                set_below(content, prefix);
            }
            Block::List(list) => list.items.iter_mut().for_each(|item| set_below(item, prefix)),
            Block::Table(table) if !table.id.is_empty() => table.id.insert_str(0, prefix),
            Block::Chart(chart) => {
                chart.id.insert_str(0, prefix);
                match &mut chart.data {
                    ChartData::Placed(id) => id.insert_str(0, prefix),
                    ChartData::Own(table) => table.id.insert_str(0, prefix),
                }
            }
            Block::Table(_) | Block::Facts(_) | Block::PageBreak => {}
        }
    }
}

fn own_links(content: &mut [Inline], prefix: &str) {
    for inline in content {
        match inline {
            Inline::Link { target, .. } if target.starts_with('#') => target.insert_str(1, prefix),
            Inline::Strong(inner) | Inline::Emphasis(inner) => own_links(inner, prefix),
            _ => {}
        }
    }
}

/// Puts blocks below the heading of an annex, which `annexes` has written.
fn insert(blocks: &mut Vec<Block>, number: usize, annexed: Vec<Block>) {
    // The space between the word and its number is one that does not break.
    let title = format!("Annex{NO_BREAK_SPACE}{number}:");
    let is_heading =
        |block: &Block| matches!(block, Block::Heading { level: 2, .. }) && block_text(block).starts_with(&title);
    let after = blocks.iter().rposition(is_heading).map_or(blocks.len(), |at| at + 1);
    let rest = blocks.split_off(after);
    blocks.extend(annexed.into_iter().chain(rest));
}
