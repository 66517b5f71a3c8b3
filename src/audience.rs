//! Removes what is not for the reader, before a document sees anything of it.
//!
//! In: a project and an audience. Out: the same project without the passages that are for somebody else. The checks see
//! the whole project, since what is for members has to be right too; from what they find, the words of such passages are
//! removed here as well.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::{At, Audience, CommitteeReport, Passage, Project, Year};
use crate::units::FinancialYear;

/// The project as this audience may see it.
#[must_use]
pub fn for_audience(mut project: Project, audience: Audience) -> Project {
    let may_read = |passage: &At<Passage>| passage.audience <= audience;
    // What became of an action tells what the action was, so both go together.
    let hidden: BTreeSet<(FinancialYear, String)> = project
        .years
        .values()
        .flat_map(|file| file.actions.iter().map(|action| (file.year.value.next(), action)))
        .filter(|(_, action)| !may_read(&action.action))
        .map(|(year, action)| (year, action.id.value.clone()))
        .collect();
    for (year, file) in &mut project.years {
        file.letter.note = file.letter.note.take().filter(may_read);
        file.actions.retain(|action| may_read(&action.action));
        file.updates
            .retain(|update| !hidden.contains(&(*year, update.action.value.clone())));
        for update in &mut file.updates {
            update.update = update.update.take().filter(may_read);
        }
        restrict(&mut file.committee_report, &may_read);
        for case in &mut file.cases.list {
            case.fault = case.fault.take().filter(may_read);
            case.remedy_note = case.remedy_note.take().filter(may_read);
        }
    }
    project
}

fn restrict(report: &mut CommitteeReport, may_read: &impl Fn(&At<Passage>) -> bool) {
    report.urgency = report.urgency.take().filter(may_read);
    report.recommendation.retain(may_read);
    report.texts.retain(|_, passage| may_read(passage));
    report.services.retain(|service| may_read(&service.text));
    report.implications.retain(|implication| may_read(&implication.text));
}

/// What was found, without the words of passages that this audience may not read: of those only the place is said.
#[must_use]
pub fn without_words_for_others(found: Diagnostics, project: &Project, audience: Audience) -> Diagnostics {
    let hidden: Vec<Place> = project
        .years
        .values()
        .flat_map(Year::passages)
        .filter(|passage| passage.audience > audience)
        .map(|passage| project.files.place(passage.spot))
        .collect();
    let conceal = |diagnostic: Diagnostic| match &diagnostic.place {
        Some(place) if hidden.iter().any(|passage| is_shown_with(passage, place)) => diagnostic.concealed(),
        _ => diagnostic,
    };
    found.into_iter().map(conceal).collect()
}

/// Whether the excerpt of a place, its lines, shows anything of a passage.
fn is_shown_with(passage: &Place, place: &Place) -> bool {
    let (text, bytes) = (&place.source.text, &place.bytes);
    if !Arc::ptr_eq(&passage.source, &place.source) {
        return false;
    }
    let start = text
        .get(..bytes.start)
        .and_then(|before| before.rfind('\n'))
        .unwrap_or(0);
    let after = text.get(bytes.end..).and_then(|rest| rest.find('\n'));
    let end = after.map_or(text.len(), |at| bytes.end + at);
    passage.bytes.start < end && start < passage.bytes.end
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{for_audience, without_words_for_others};
    use crate::diagnostic::Diagnostic;
    use crate::load;
    use crate::model::{Audience, Year};

    #[test]
    fn what_is_for_members_is_gone_from_the_public_project_without_a_trace() {
        let (project, _) = load::project(Path::new("examples/made-up")).unwrap();
        let words: Vec<String> = project
            .years
            .values()
            .flat_map(|file| &file.actions)
            .filter(|action| action.action.audience == Audience::Members)
            .map(|action| action.id.value.clone())
            .collect();
        assert!(!words.is_empty(), "the example has nothing for members");
        let public = format!("{:?}", for_audience(project.clone(), Audience::Public).years);
        let members = format!("{:?}", for_audience(project, Audience::Members).years);
        for word in words {
            assert!(!public.contains(&word) && members.contains(&word), "{word}");
        }
    }

    #[test]
    fn what_is_found_in_a_passage_for_members_is_told_by_its_place_alone() {
        let (project, _) = load::project(Path::new("examples/made-up")).unwrap();
        let passages = || project.years.values().flat_map(Year::passages);
        let found = |audience: Audience| {
            let passage = passages().find(|passage| passage.audience == audience).unwrap();
            let place = project.files.place(passage.spot);
            let diagnostic = Diagnostic::error("wrong").at(place).labelled("these words");
            let found = without_words_for_others(diagnostic.into(), &project, Audience::Public);
            found.iter().map(ToString::to_string).collect::<String>()
        };
        let (public, members) = (found(Audience::Public), found(Audience::Members));
        assert!(public.contains("these words") && public.contains('|'), "{public}");
        assert!(!members.contains("these words") && !members.contains('|'), "{members}");
        assert!(members.contains(".yaml:"), "{members}");
    }
}
