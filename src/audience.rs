//! Removes what is not for the reader, before figures, templates or checks see anything.
//!
//! In: a project and an audience. Out: the same project without the passages that are for somebody else.

use std::collections::BTreeSet;

use crate::model::{At, Audience, Passage, Project};
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
    }
    project
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::for_audience;
    use crate::load;
    use crate::model::Audience;

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
}
