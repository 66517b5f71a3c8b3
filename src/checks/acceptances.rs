//! Findings that the project accepts.
//!
//! In: what `accept:` says, and what the checks have found. Out: the same findings, those accepted with their reason; and
//! what is wrong with an acceptance. An acceptance is held against the whole of a finding, whoever reads it, so that the
//! same is accepted for members and for the public; what the public may read of it is asked in `audience`.

use std::sync::Arc;

use super::{Accepting, Check, all};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, Source, Spot, suggestion_or};
use crate::model::{Acceptance, Project};
use crate::view::YearView;

/// What a project accepts.
pub(super) struct Acceptances<'a> {
    project: &'a Project,
    /// The files of the years.
    files: Vec<Arc<Source>>,
    list: Vec<Entry<'a>>,
    /// Whether every year has been judged: of a part of them, an acceptance may be about what was not asked for.
    extent: Extent,
}

struct Entry<'a> {
    written: &'a Acceptance,
    /// The file of the year that it stands in; `None` in `council.yaml`.
    file: Option<Arc<Source>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    EveryYear,
    SomeYears,
}

impl<'a> Acceptances<'a> {
    /// What a project accepts, of which these years have been judged.
    pub(super) fn new(project: &'a Project, views: &[YearView<'_>]) -> Self {
        let source = |spot: Spot| project.files.place(spot).source;
        let of_years = project.years.values().flat_map(|year| {
            year.accept.iter().map(|written| Entry {
                written,
                file: Some(source(year.year.spot)),
            })
        });
        let of_council = project.council.accept.iter();
        let of_council = of_council.map(|written| Entry { written, file: None });
        Self {
            project,
            files: project.years.values().map(|year| source(year.year.spot)).collect(),
            list: of_council.chain(of_years).collect(),
            extent: if views.len() == project.years.len() {
                Extent::EveryYear
            } else {
                Extent::SomeYears
            },
        }
    }

    /// A finding, with the reason of the first acceptance that accepts it.
    pub(super) fn marked(&self, finding: Diagnostic) -> Diagnostic {
        let accepts = |entry: &&Entry<'_>| {
            let check = all().find(|check| check.name == entry.written.check.value);
            check.is_some_and(|check| may_be_accepted(check, &finding))
                && !entry.written.reason.trim().is_empty()
                && self.is_about(entry, &finding)
        };
        match self.list.iter().find(accepts) {
            Some(entry) => finding.accepted(entry.written.reason.trim()),
            None => finding,
        }
    }

    /// Whether an acceptance speaks of a finding.
    fn is_about(&self, entry: &Entry<'_>, finding: &Diagnostic) -> bool {
        let (written, Some(place)) = (entry.written, &finding.place) else {
            return false;
        };
        let is_of = |file: &Arc<Source>| file.path == place.source.path;
        let is_here = match &entry.file {
            Some(file) => is_of(file),
            None => !self.files.iter().any(is_of),
        };
        let has = |words: &str| finding.message.contains(words) || pointed_at(place).contains(words);
        let about = written.about.as_ref();
        finding.check == Some(written.check.as_str())
            && is_here
            && about.is_none_or(|about| !about.trim().is_empty() && has(about.trim()))
    }
}

/// The words of the file at which a finding points.
fn pointed_at(place: &Place) -> &str {
    place.source.text.get(place.bytes.clone()).unwrap_or_default()
}

fn may_be_accepted(check: &Check, finding: &Diagnostic) -> bool {
    match check.accepting {
        Accepting::ErrorsToo => true,
        Accepting::Warnings => finding.severity == Severity::Warning,
        Accepting::Nothing => false,
    }
}

/// Acceptances of nothing, of what there is not or what cannot be accepted, and those without words. No message repeats
/// a word of the file: the acceptance of a finding in exempt matter may tell of it.
pub(super) fn acceptance(acceptances: &Acceptances<'_>, found: &Diagnostics) -> Vec<Diagnostic> {
    let list = acceptances.list.iter();
    list.filter_map(|entry| fault(acceptances, entry, found)).collect()
}

fn fault(acceptances: &Acceptances<'_>, entry: &Entry<'_>, found: &Diagnostics) -> Option<Diagnostic> {
    let Acceptance {
        check: name,
        about,
        reason,
    } = entry.written;
    let at = |diagnostic: Diagnostic, spot: Spot| diagnostic.at(acceptances.project.files.place(spot));
    let Some(check) = all().find(|check| check.name == name.value) else {
        let names: Vec<String> = all().map(|check| check.name.to_owned()).collect();
        let unknown = at(Diagnostic::error("there is no check of this name"), name.spot);
        return Some(unknown.hint(suggestion_or(
            name,
            &names,
            "`annual-review check --list` names them all",
        )));
    };
    if check.accepting == Accepting::Nothing {
        let hint = format!(
            "mend what it finds; `annual-review check --explain {}` says how",
            check.name
        );
        return Some(at(Diagnostic::error("what this check finds cannot be accepted"), name.spot).hint(hint));
    }
    if reason.trim().is_empty() {
        let hint = "say after `reason:` why it is right as it stands";
        return Some(at(Diagnostic::error("a finding is accepted without a reason"), reason.spot).hint(hint));
    }
    if let Some(about) = about.as_ref().filter(|about| about.trim().is_empty()) {
        let hint = "write words of the message or of the place that it points at, or delete the line `about:`";
        return Some(at(Diagnostic::error("nothing says which finding is accepted"), about.spot).hint(hint));
    }
    let mut meant = found
        .iter()
        .filter(|finding| acceptances.is_about(entry, finding))
        .peekable();
    if meant.peek().is_none() {
        let nothing = at(Diagnostic::warning("nothing is found that this accepts"), name.spot)
            .hint("delete it, if what was found has been put right")
            .hint(
                "otherwise give `about:` words of the message or of the place that it points at, and let it stand in the \
                 file of that place; what is found in templates and house styles is accepted in council.yaml",
            );
        return (acceptances.extent == Extent::EveryYear).then_some(nothing);
    }
    meant.all(|finding| !may_be_accepted(check, finding)).then(|| {
        let hint = "correct what is wrong: of this check only warnings can be accepted";
        at(
            Diagnostic::error("what this accepts is an error, and stays one"),
            name.spot,
        )
        .hint(hint)
    })
}
