//! What is annexed to the report.

use super::Paper;
use crate::diagnostic::{Diagnostic, Spot};
use crate::model::{Annex, At, DocumentKind, MadeAnnex};

impl Paper<'_> {
    /// Where an annex stands: at the first thing that is said of it.
    fn annex_spot(&self, annex: &Annex) -> Spot {
        let made = annex.made.as_ref().map(|made| made.spot);
        let file = annex.file.as_ref().map(|file| file.spot);
        let title = annex.title.as_ref().map(|title| title.spot);
        made.or(file).or(title).unwrap_or(self.asked)
    }
}

/// An annex is made, or it is a file.
pub(in super::super) fn annex_choice(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let wrong = paper.report.annexes.iter().enumerate().filter_map(|(index, annex)| {
        let number = index + 1;
        let (message, hint) = match (&annex.made, &annex.file, &annex.title) {
            (Some(_), Some(file), _) => (
                format!("annex {number} is both made and the file `{}`", file.value),
                "keep `made:` or `file:`; what is wanted beside it is an annex of its own",
            ),
            (None, None, _) => (
                format!("annex {number} is neither made nor a file"),
                "add `made: letter`, `made: cases`, or `file:` with the name of a file",
            ),
            (None, Some(file), None) => (
                format!("the file `{}` is annexed without a title", file.value),
                "add `title:`, as it is to stand in the list of annexes",
            ),
            _ => return None,
        };
        let place = paper.place(paper.annex_spot(annex));
        Some(Diagnostic::error(message).at(place).hint(hint))
    });
    wrong.collect()
}

/// The same annex under two numbers.
pub(in super::super) fn annex_twice(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let annexes = &paper.report.annexes;
    let same = |one: &Annex, other: &Annex| {
        let made = |annex: &Annex| annex.made.as_ref().map(|made| made.value);
        let file = |annex: &Annex| annex.file.as_ref().map(|file| file.to_lowercase());
        (made(one).is_some() && made(one) == made(other)) || (file(one).is_some() && file(one) == file(other))
    };
    let twice = annexes.iter().enumerate().filter_map(|(index, annex)| {
        let before = annexes.iter().take(index).position(|other| same(annex, other))?;
        let message = format!("annex {} is annex {} once more", index + 1, before + 1);
        let place = paper.place(paper.annex_spot(annex));
        Some(Diagnostic::error(message).at(place).hint("keep one of the two"))
    });
    twice.collect()
}

/// Names of files that cannot be copied beside the report.
pub(in super::super) fn annex_file(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let files = paper.report.annexes.iter().filter_map(|annex| annex.file.as_ref());
    let wrong = files.filter_map(|file| {
        let (why, hint) = fault_of_name(file)?;
        let message = format!("`{}` cannot be annexed: {why}", file.value);
        Some(Diagnostic::error(message).at(paper.place(file.spot)).hint(hint))
    });
    wrong.collect()
}

/// Why a file of this name cannot stand beside the documents, and what to do about it.
fn fault_of_name(file: &At<String>) -> Option<(&'static str, &'static str)> {
    if file.contains(['/', '\\', ':']) {
        return Some((
            "it is a path, not the name of a file",
            "put the file into the project's folder, beside council.yaml, and give its name alone",
        ));
    }
    if file.starts_with('.') || file.trim().is_empty() {
        return Some((
            "its name begins with a full stop, which hides it",
            "rename the file; a good name says what it is, as letter-2024.pdf does",
        ));
    }
    let stem = file.split('.').next().unwrap_or_default().to_lowercase();
    let stem = stem.strip_suffix("-draft").unwrap_or(&stem);
    let is_output = DocumentKind::ALL.iter().any(|kind| kind.name() == stem);
    is_output.then_some((
        "a document that is built has that name",
        "rename the file, with its year in the name, as in letter-2024.pdf",
    ))
}

/// The annex of cases against the list of cases.
pub(in super::super) fn annex_cases(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let is_cases = |made: &&At<MadeAnnex>| made.value == MadeAnnex::Cases;
    let annex = paper
        .report
        .annexes
        .iter()
        .filter_map(|annex| annex.made.as_ref())
        .find(is_cases);
    let cases = &paper.file.cases;
    let upheld = cases.upheld().count();
    match (annex, cases.upheld().next()) {
        (Some(made), None) => {
            let hint = match &cases.left_out {
                Some(_) => "delete the annex: `cases.left_out` says why there is no list",
                None => "add the cases under `cases:` as a `list:`, or delete the annex",
            };
            let message = "an annex lists the upheld cases, but none are given";
            vec![Diagnostic::error(message).at(paper.place(made.spot)).hint(hint)]
        }
        (None, Some(first)) => {
            let message = match upheld {
                1 => "an upheld case is given, but no annex prints it".to_owned(),
                _ => format!("{upheld} upheld cases are given, but no annex prints them"),
            };
            let hint = "add `- made: cases` under `annexes:`; without it they only count in the figures";
            vec![
                Diagnostic::warning(message)
                    .at(paper.place(first.reference.spot))
                    .hint(hint),
            ]
        }
        _ => Vec::new(),
    }
}
