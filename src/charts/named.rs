//! Every name by which a chart can be asked for, with what it shows and where that is given, so that an officer whose chart
//! has nothing to show is told what is missing.

use super::OfYear;
use super::subjects::{chart_of_own, options_of_own};
use crate::model::{Feedback, OwnComplaints};

/// The charts of the Ombudsman's figures and of all complaints together.
const NAMED: [(&str, &str); 19] = [
    ("key-numbers", "the main figures of the letter, from `statistics:`"),
    (
        "received-by-category",
        "complaints and enquiries received by category, from `received:` in `statistics:`",
    ),
    (
        "received-by-category-year-on-year",
        "complaints and enquiries received by category in this year and the last, from `received:` in the `statistics:` of both files",
    ),
    (
        "outcomes",
        "how complaints and enquiries were decided, from `decided:` in `statistics:`",
    ),
    (
        "outcomes-over-years",
        "how complaints and enquiries were decided in two years or more, from `decided:` in the `statistics:` of their files",
    ),
    (
        "received-over-years",
        "complaints and enquiries received in two years or more, from `statistics:` in their files or `history:` in council.yaml",
    ),
    (
        "upheld-over-years",
        "complaints upheld in two years or more, from `statistics:` in their files or `history:` in council.yaml",
    ),
    (
        "uphold-rate-over-years",
        "the uphold rate in two years or more, from `statistics:` in their files or `history:` in council.yaml",
    ),
    (
        "compliance-rate-over-years",
        "the compliance rate in two years or more, from `statistics:` in their files or `history:` in council.yaml",
    ),
    (
        "satisfactory-remedy-rate-over-years",
        "the rate of satisfactory remedies in two years or more, from `statistics:` in their files or `history:` in council.yaml",
    ),
    (
        "uphold-rate-beside-similar",
        "the uphold rate beside the average of similar authorities, from `statistics:` and `similar_authorities:`",
    ),
    (
        "compliance-rate-beside-similar",
        "the compliance rate beside the average of similar authorities, from `statistics:` and `similar_authorities:`",
    ),
    (
        "satisfactory-remedy-rate-beside-similar",
        "the rate of satisfactory remedies beside the average of similar authorities, from `statistics:` and `similar_authorities:`",
    ),
    (
        "upheld-per-100000-beside-similar",
        "complaints upheld for every 100,000 residents beside the average of similar authorities, from `statistics:` with its `population:`",
    ),
    (
        "cases-by-category",
        "the listed cases by category, from `cases:` with the `category:` of each",
    ),
    (
        "steps",
        "complaints at each stage and with the Ombudsman, from `own_complaints:` and `statistics:`",
    ),
    (
        "own-complaints",
        "the council's own complaints by kind, from `own_complaints:`",
    ),
    (
        "feedback",
        "everything that reached the council, from `own_complaints:` and `feedback:`",
    ),
    (
        "refused",
        "complaints that were not taken up by reason, from `refused:`",
    ),
];

/// The charts of each kind of the council's own complaints, as their names begin, and the key under the kind that gives
/// what they show.
const OF_KIND: [(&str, &str); 6] = [
    ("services", "services"),
    ("subjects", "subjects"),
    ("complainants", "complainants"),
    ("outcomes", "outcomes"),
    ("timescales", "on_time"),
    ("findings", "findings"),
];

/// The options that the chart of this name has in a year's file. A thing with a zero in one year has a bar in the other, so
/// that none is left out where two years are shown.
#[must_use]
pub fn options_of(name: &str) -> &'static [&'static str] {
    match name {
        "received-by-category" | "outcomes" => &["sort", "zeros"],
        "received-by-category-year-on-year" => &["sort"],
        _ if name.ends_with("-over-years") => &["years"],
        _ => options_of_own(name),
    }
}

/// Whether the chart of this name is of the Ombudsman's figures or of all complaints together, and not of a kind or a
/// procedure that the year's file names.
#[must_use]
pub fn is_of_every_year(name: &str) -> bool {
    NAMED.iter().any(|(known, _)| *known == name)
}

/// What the chart of this name would show, and where that is given; `None` where no chart of this year can have the name.
pub(super) fn awaited(of: &OfYear<'_>, name: &str) -> Option<String> {
    if let Some((_, shows)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some((*shows).to_owned());
    }
    let file = of.project.years.get(&of.figures.year)?;
    let own = file.own_complaints.iter().find_map(|kind| of_kind(kind, name));
    own.or_else(|| file.feedback.iter().find_map(|kind| of_feedback(kind, name)))
}

fn of_kind(kind: &OwnComplaints, name: &str) -> Option<String> {
    let id = kind.id.replace('_', "-");
    let of_procedure = kind.procedure.as_ref().map(|procedure| procedure.replace('_', "-"));
    if of_procedure.is_some_and(|procedure| name == format!("stages-{procedure}")) {
        return Some(
            "the stages of a procedure, from `received:` of more than one of them in `own_complaints:`".to_owned(),
        );
    }
    if name == chart_of_own(&kind.id, &kind.figure_id()) {
        return Some(over_years(&kind.id, "own_complaints"));
    }
    let (_, key) = OF_KIND.iter().find(|(start, _)| name == format!("{start}-{id}"))?;
    Some(format!(
        "what `{key}:` gives for `{}` in `own_complaints:`",
        kind.id.value
    ))
}

fn of_feedback(kind: &Feedback, name: &str) -> Option<String> {
    let id = kind.id.replace('_', "-");
    if name == chart_of_own(&kind.id, &kind.figure_id()) {
        return Some(over_years(&kind.id, "feedback"));
    }
    let is_parts = name == format!("feedback-parts-{id}");
    is_parts.then(|| format!("what `parts:` gives for `{}` in `feedback:`", kind.id.value))
}

fn over_years(id: &str, list: &str) -> String {
    format!("`{id}` in two years or more, from `received:` in `{list}:` of their files")
}
