//! Whether what is kept from the public is kept for reasons.

use crate::diagnostic::{Diagnostic, Spot};
use crate::model::{Audience, Exempt, HistoryYear, Project, Year};

/// A public interest test that says nothing.
///
/// # Source
/// Local Government Act 1972, Schedule 12A, Part 2, paragraph 10: information is exempt only if and so long as the public
/// interest in maintaining the exemption outweighs the public interest in disclosing it.
pub(super) fn public_interest(project: &Project) -> Vec<Diagnostic> {
    let of_files = project.years.values().flat_map(Year::exemptions);
    let history = project.council.history.iter().flat_map(HistoryYear::exemptions);
    let of_history = history.map(|exempt| (&exempt.value, exempt.spot));
    let is_blank = |(exempt, _): &(&Exempt, Spot)| exempt.public_interest.trim().is_empty();
    let blank = of_files.chain(of_history).filter(is_blank);
    let found = blank.map(|(_, spot)| {
        Diagnostic::error("something is exempt from publication, but its public interest test is blank")
            .at(project.files.place(spot))
            .hint("say after `public_interest:` why the public interest in keeping it exempt outweighs that in publishing it")
    });
    found.collect()
}

/// A passage that is for members without being exempt.
///
/// # Source
/// Local Government Act 1972, section 100B: what goes to a committee is open to the public but for exempt and
/// confidential information.
pub(super) fn members_without_exemption(project: &Project) -> Vec<Diagnostic> {
    let passages = project.years.values().flat_map(Year::passages);
    let unexplained = passages.filter(|passage| passage.audience == Audience::Members && passage.exempt.is_none());
    let found = unexplained.map(|passage| {
        let hint = "write `exempt: {paragraph: 3, public_interest: \"why publishing it would do more harm than good\"}` in \
                    the place of `audience: members`, with the paragraph that applies, 1 to 7 of Part 1 of Schedule 12A";
        Diagnostic::error("a passage is for members, but does not say why it is exempt from publication")
            .at(project.files.place(passage.spot))
            .hint(hint)
    });
    found.collect()
}
