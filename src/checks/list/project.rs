//! The checks of the project and its templates.

use super::check;
use crate::checks::{Check, Run, acceptances, project, style, templates};

/// The checks, in the order in which they are explained.
pub(super) const PROJECT: &[Check] = &[
    check(
        "made-up-name",
        "A made-up council says so in its name, and no other does.",
        Run::Project(project::made_up_name),
    )
    .never_accepted(),
    check(
        "colour-contrast",
        "The council's colour can be read on white.",
        Run::Project(project::colour_contrast),
    ),
    check(
        "style-colour",
        "The house style's colour can be read on white.",
        Run::Project(style::style_colour),
    ),
    check(
        "chart-colours",
        "The colours of charts can be seen on white, and told apart in greyscale.",
        Run::Project(style::chart_colours),
    ),
    check(
        "style-sections",
        "Every section of the house style has a template, and every kind of paper stands in it once.",
        Run::Project(style::style_sections),
    )
    .never_accepted(),
    check(
        "front-label",
        "What a paper gives for the front matter has a line in the house style.",
        Run::Paper(style::front_label),
    ),
    check(
        "website",
        "The council's web address is one that a browser can open.",
        Run::Project(project::website),
    )
    .never_accepted(),
    check(
        "type-of-name",
        "The type is the one that the council's name gives away.",
        Run::Project(project::type_of_name),
    ),
    check(
        "history-repeats-year",
        "A year stands in `history` once, and not beside its own file.",
        Run::Project(project::history_repeats_year),
    )
    .never_accepted(),
    check(
        "template-unused",
        "Every template of the project is one that a document uses.",
        Run::Project(templates::template_unused),
    ),
    check(
        "acceptance",
        "What is accepted is found, may be accepted, and has a reason.",
        Run::Acceptances(acceptances::acceptance),
    )
    .never_accepted(),
];
