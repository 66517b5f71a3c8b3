//! All figures of a year, in groups that somebody who looks for one would look in.

use crate::figures::Figures;
use crate::model::Project;
use crate::workings::Working;

/// Figures that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What they are of: "Own complaints".
    pub heading: &'static str,
    /// The figures, in the order of their ids.
    pub workings: Vec<Working>,
}

/// The headings with the beginnings and ends of ids; the first that fits decides. What is worked out from others has the
/// beginning of its figure too, and so is asked for first, and shown last.
const GROUPS: [(&str, &[&str], &[&str]); 10] = [
    (
        "Last year, earlier years and changes",
        &[],
        &["-last-year", "-change", "-direction", "-moved", "-change-per-cent"],
    ),
    (
        "Against other authorities",
        &[],
        &["-similar", "-all", "-similar-difference", "-all-difference"],
    ),
    ("Received by the Ombudsman", &["received"], &[]),
    (
        "Decided by the Ombudsman",
        &["decided", "brought-forward", "carried-forward"],
        &[],
    ),
    ("Cases", &["case", "upheld-cases", "remedy-days", "remedies-timed"], &[]),
    ("Own complaints", &["own-"], &[]),
    ("Other feedback", &["feedback-", "refused"], &[]),
    ("Complaint Handling Code", &["code-"], &[]),
    ("Breakdowns", &["breakdown-"], &[]),
    ("Facts", &["fact-"], &[]),
];

/// The group of every figure that is of none of the others.
const LETTER: &str = "Letter and paper";

/// Every figure of a sheet, by group; groups that have none are left out.
#[must_use]
pub fn groups(project: &Project, figures: &Figures) -> Vec<Group> {
    let of_group = |heading: &'static str| {
        let members = figures.iter().filter(|figure| group(&figure.id) == heading);
        Group {
            heading,
            workings: members.map(|figure| Working::new(project, figures, figure)).collect(),
        }
    };
    let [from_others, groups @ ..] = GROUPS.map(|(heading, ..)| heading);
    let groups = [LETTER].into_iter().chain(groups).chain([from_others]).map(of_group);
    groups.filter(|group| !group.workings.is_empty()).collect()
}

fn group(id: &str) -> &'static str {
    let fits = |(_, starts, ends): &&(&str, &[&str], &[&str])| {
        let is_earlier = ends.contains(&"-last-year") && id.contains("-in-20");
        starts.iter().any(|start| id.starts_with(start)) || ends.iter().any(|end| id.ends_with(end)) || is_earlier
    };
    GROUPS.iter().find(fits).map_or(LETTER, |(heading, ..)| *heading)
}
