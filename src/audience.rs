//! Removes what is not for the reader, before figures, templates or checks see anything.
//!
//! In: a project and an audience. Out: the same project without the passages that are for somebody else.

use crate::model::{At, Audience, Passage, Project, Year};

/// The project as this audience may see it.
#[must_use]
pub fn for_audience(mut project: Project, audience: Audience) -> Project {
    for file in project.years.values_mut() {
        keep(file, audience);
    }
    project
}

fn keep(file: &mut Year, audience: Audience) {
    let may_read = |passage: &At<Passage>| passage.audience <= audience;
    file.letter.note = file.letter.note.take().filter(may_read);
    file.actions.retain(|action| may_read(&action.action));
    for update in &mut file.updates {
        update.update = update.update.take().filter(may_read);
    }
}
