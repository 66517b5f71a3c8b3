//! Removes what is not for the reader, before a document sees anything of it.
//!
//! In: a project and an audience. Out: the same project without the passages that are for somebody else, and without
//! what is said about them: the id, heading and clearance of an implication, the id of an action and its update. The
//! checks see the whole project, since what is for members has to be right too; from what they find, such words are
//! removed here as well.

mod findings;

use std::collections::BTreeSet;

pub use findings::without_words_for_others;

use crate::model::{At, Audience, Paper, Passage, Project};
use crate::units::FinancialYear;

/// What stands in the place of an update that is for somebody else. The action was published a year ago, so that the
/// public knows of it: a row that is gone, or an update that is said to be still to come, would tell it something untrue.
const WITHHELD: &str = "Not for publication";

/// The project as this audience may see it.
#[must_use]
pub fn for_audience(mut project: Project, audience: Audience) -> Project {
    let may_read = |passage: &At<Passage>| passage.audience <= audience;
    let hidden = hidden_actions(&project, audience);
    for (year, file) in &mut project.years {
        file.letter.note = file.letter.note.take().filter(may_read);
        file.actions.retain(|action| may_read(&action.action));
        file.updates
            .retain(|update| !hidden.contains(&(*year, update.action.value.clone())));
        let updates = file.updates.iter_mut().filter_map(|update| update.update.as_mut());
        for update in updates.filter(|update| !may_read(update)) {
            update.value = withheld();
        }
        for paper in file.papers_mut() {
            restrict(paper, &may_read);
        }
        for case in &mut file.cases.list {
            case.fault = case.fault.take().filter(may_read);
            case.remedy_note = case.remedy_note.take().filter(may_read);
            case.action_taken = case.action_taken.take().filter(may_read);
            case.statement = case.statement.take().filter(|statement| may_read(&statement.summary));
            if let Some(statement) = &mut case.statement {
                statement.sections.retain(|section| may_read(&section.text));
            }
        }
        // What was done tells what was learnt.
        file.learning.retain(|learning| may_read(&learning.learnt));
        for learning in &mut file.learning {
            learning.done = learning.done.take().filter(may_read);
        }
        file.quotations.list.retain(|quotation| may_read(&quotation.text));
    }
    project
}

/// Actions that this audience may not read of, each with the year whose file gives its update. What became of an action
/// tells what the action was, so both go together.
fn hidden_actions(project: &Project, audience: Audience) -> BTreeSet<(FinancialYear, String)> {
    let years = project.years.values();
    let actions = years.flat_map(|file| file.actions.iter().map(|action| (file.year.value.next(), action)));
    actions
        .filter(|(_, action)| action.action.audience > audience)
        .map(|(year, action)| (year, action.id.value.clone()))
        .collect()
}

fn withheld() -> Passage {
    Passage {
        text: WITHHELD.to_owned(),
        audience: Audience::Public,
        to_come_from: None,
    }
}

fn restrict(report: &mut Paper, may_read: &impl Fn(&At<Passage>) -> bool) {
    report.urgency = report.urgency.take().filter(may_read);
    report.deferral = report.deferral.take().filter(may_read);
    report.recommendation.retain(may_read);
    report.texts.retain(|_, passage| may_read(passage));
    report.services.retain(|service| may_read(&service.text));
    report.implications.retain(|implication| may_read(&implication.text));
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
