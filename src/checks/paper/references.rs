//! The names by which a text refers to a part of the report.

use super::AskedPaper;
use crate::compose::{Named, NamedAs, names, place_in};
use crate::diagnostic::{Diagnostic, Place};

/// A name by which a text could mean either of two places.
pub(in super::super) fn name_given_twice(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let subject = paper.subject;
    let of_paper = (paper.kind, paper.report);
    let mut all = names(subject.project, paper.file, (subject.tables, subject.charts), of_paper);
    // What is given later in the file is what is in the way; what nobody has given stands first.
    all.sort_by_key(|named| (named.spot, named.within.as_ref().map(|(_, bytes)| bytes.start)));
    let twice = all.iter().enumerate().filter_map(|(index, named)| {
        let before = all[..index].iter().find(|before| before.name == named.name)?;
        let place = place(paper, named)?;
        if is_said_elsewhere(paper, before, named) {
            return None;
        }
        let message = if before.what == named.what {
            format!("`{}` is the name of two {}", named.name, several(named.what))
        } else {
            let [one, other] = [before.what, named.what].map(in_words);
            format!("`{}` is the name of {one} and of {other}", named.name)
        };
        let first = self::place(paper, before).map(|place| place.line_and_column().0);
        let label = first.map_or_else(String::new, |line| format!("first given on line {line}"));
        let hint = match named.what {
            NamedAs::Annex => "rename the file, and `file:` with it, so that `{{ ref.NAME }}` can mean only one place",
            _ => "give one of the two another name, so that `{{ ref.NAME }}` can mean only one place",
        };
        Some(Diagnostic::error(message).at(place).labelled(label).hint(hint))
    });
    twice.collect()
}

fn in_words(what: NamedAs) -> &'static str {
    match what {
        NamedAs::Section => "a section",
        NamedAs::Headline => "a headline figure",
        NamedAs::Table => "a table",
        NamedAs::Chart => "a chart",
        NamedAs::Implication => "an implication",
        NamedAs::Annex => "an annex",
        NamedAs::Mark => "a mark",
    }
}

fn several(what: NamedAs) -> &'static str {
    match what {
        NamedAs::Section => "sections",
        NamedAs::Headline => "headline figures",
        NamedAs::Table => "tables",
        NamedAs::Chart => "charts",
        NamedAs::Implication => "implications",
        NamedAs::Annex => "annexes",
        NamedAs::Mark => "marks",
    }
}

/// Where a name is given; `None` for one that is there without being given.
fn place(paper: &AskedPaper<'_>, named: &Named) -> Option<Place> {
    let whole = paper.place(named.spot?);
    Some(match &named.within {
        Some((text, bytes)) => place_in(whole, text, bytes.clone()),
        None => whole,
    })
}

/// Whether a check of its own says that the two are one thing, given twice.
fn is_said_elsewhere(paper: &AskedPaper<'_>, before: &Named, named: &Named) -> bool {
    match (before.what, named.what) {
        (NamedAs::Implication, NamedAs::Implication) => true,
        (NamedAs::Section, NamedAs::Section) => {
            let all = paper.subject.project.style.sections_of(paper.kind, paper.report);
            let section = |named: &Named| all.iter().find(|(_, spot)| *spot == named.spot).map(|(name, _)| *name);
            section(before) == section(named)
        }
        (NamedAs::Annex, NamedAs::Annex) => {
            let annex = |named: &Named| paper.report.annexes.iter().find(|annex| annex.spot() == named.spot);
            annex(before)
                .zip(annex(named))
                .is_some_and(|(one, other)| super::annexes::is_same(one, other))
        }
        _ => false,
    }
}
