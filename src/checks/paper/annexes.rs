//! What is annexed to the report.

use super::AskedPaper;
use crate::diagnostic::{Diagnostic, Spot};
use crate::model::{ANNEX_ENDINGS, Annex, At, Attachment, DocumentKind, MadeAnnex, NameFault, annex_file_name};

impl AskedPaper<'_> {
    /// Where an annex stands: at the first thing that is said of it.
    fn annex_spot(&self, annex: &Annex) -> Spot {
        annex.spot().unwrap_or(self.asked)
    }
}

/// An annex is made, or it is a file.
pub(in super::super) fn annex_choice(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
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
            (_, _, Some(title)) if title.trim().is_empty() => (
                format!("the title of annex {number} is blank"),
                "write it as it is to stand in the list of annexes; what is made has a title of its own without `title:`",
            ),
            _ => return None,
        };
        let place = paper.place(paper.annex_spot(annex));
        Some(Diagnostic::error(message).at(place).hint(hint))
    });
    wrong.collect()
}

/// Whether two annexes are the same: both made for the same, or the same file.
pub(super) fn is_same(one: &Annex, other: &Annex) -> bool {
    let made = |annex: &Annex| annex.made.as_ref().map(|made| made.value);
    let file = |annex: &Annex| annex.file.as_ref().map(|file| file.to_lowercase());
    (made(one).is_some() && made(one) == made(other)) || (file(one).is_some() && file(one) == file(other))
}

/// The same annex under two numbers.
pub(in super::super) fn annex_twice(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let annexes = &paper.report.annexes;
    let twice = annexes.iter().enumerate().filter_map(|(index, annex)| {
        let before = annexes.iter().take(index).position(|other| is_same(annex, other))?;
        let message = format!("annex {} is annex {} once more", index + 1, before + 1);
        let place = paper.place(paper.annex_spot(annex));
        Some(Diagnostic::error(message).at(place).hint("keep one of the two"))
    });
    twice.collect()
}

/// Files that cannot be copied beside the report, and files without anything in them.
pub(in super::super) fn annex_file(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let files = paper.report.annexes.iter().filter_map(|annex| annex.file.as_ref());
    let wrong = files.filter_map(|file| {
        let found = match annex_file_name(file) {
            Err(fault) => fault_of_name(file, fault),
            Ok(()) => fault_of_file(file, paper.subject.project.attachments.get(&file.value)?)?,
        };
        Some(found.at(paper.place(file.spot)))
    });
    wrong.collect()
}

/// Why a file of this name cannot stand beside the documents, and what to do about it.
fn fault_of_name(file: &At<String>, fault: NameFault) -> Diagnostic {
    let (why, hint) = match fault {
        NameFault::Blank => (
            "it is no name".to_owned(),
            "give the name of a file in the project's folder, as in letter-2024.pdf".to_owned(),
        ),
        NameFault::Path => (
            "it is a path, not the name of a file".to_owned(),
            "put the file into the project's folder, beside council.yaml, and give its name alone".to_owned(),
        ),
        NameFault::Hidden => (
            "its name begins as that of a hidden file does".to_owned(),
            "rename the file; a good name says what it is, as letter-2024.pdf does".to_owned(),
        ),
        NameFault::Sign(sign) => (
            format!("a link cannot hold the sign `{}`", sign.escape_debug()),
            "rename the file without that sign, as in letter-2024.pdf".to_owned(),
        ),
        NameFault::Yaml => (
            "a YAML file may hold words that are for members, and what is annexed is published".to_owned(),
            "annex what is built from it, as in `made: letter`, or another file".to_owned(),
        ),
        NameFault::Ending => (
            "it is no kind of file that is published with a report".to_owned(),
            format!("save it as one of these kinds: .{}", ANNEX_ENDINGS.join(", .")),
        ),
        NameFault::BuiltDocument => (
            "a document that is built has that name".to_owned(),
            "rename the file, with its year in the name, as in letter-2024.pdf".to_owned(),
        ),
    };
    Diagnostic::error(format!("`{}` cannot be annexed: {why}", file.value)).hint(hint)
}

/// What is wrong with a file that is there; one that is not is a gap.
fn fault_of_file(file: &At<String>, found: &Attachment) -> Option<Diagnostic> {
    let name = &file.value;
    match found {
        Attachment::Read(bytes) if bytes.is_empty() => {
            let empty = Diagnostic::warning(format!("the annexed file `{name}` is empty: it has no bytes at all"));
            Some(empty.hint("save the file again, and open it before you publish"))
        }
        Attachment::LeadsAway => {
            let message = format!("`{name}` cannot be annexed: it is a link to a file that may not be");
            Some(Diagnostic::error(message).hint("put the file itself into the project's folder"))
        }
        Attachment::Unreadable(why) => {
            let message = format!("the annexed file `{name}` cannot be read: {why}");
            Some(Diagnostic::error(message).hint("see whether it is a file, and whether you may open it"))
        }
        Attachment::Read(_) | Attachment::Missing { .. } => None,
    }
}

/// The annex of cases against the list of cases.
pub(in super::super) fn annex_cases(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
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
        // Other papers may speak of no case at all, or print them in their text.
        (None, Some(first)) if paper.kind == DocumentKind::CommitteeReport => {
            let message = match upheld {
                1 => "an upheld case is given, but no annex prints it".to_owned(),
                _ => format!("{upheld} upheld cases are given, but no annex prints them"),
            };
            let hint = "add `- made: cases` under `annexes:`; without it they only count in the figures";
            vec![Diagnostic::warning(message).at(paper.place(first.spot())).hint(hint)]
        }
        _ => Vec::new(),
    }
}
