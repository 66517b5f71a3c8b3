//! The council and its history.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::model::{At, AuthorityType, Project};
use crate::units::Colour;

/// A made-up council says so in its name; a real one is not called made up.
pub(super) fn made_up_name(project: &Project) -> Vec<Diagnostic> {
    let name = &project.council.council;
    let lowered = name.to_lowercase();
    let says_so = ["made up", "made-up", "fictional", "imaginary", "invented"]
        .iter()
        .any(|word| lowered.contains(word));
    let place = project.files.place(name.spot);
    match (project.council.made_up, says_so) {
        (true, false) => {
            let message = format!("`{}` is made up, but its name does not say so", name.value);
            vec![
                Diagnostic::error(message)
                    .at(place)
                    .hint("add (made up) to the name, or delete `made_up: true`"),
            ]
        }
        (false, true) => {
            let message = format!("`{}` is made up by its name, but not marked so", name.value);
            vec![
                Diagnostic::error(message)
                    .at(place)
                    .hint("add the line `made_up: true`, or give the council's real name"),
            ]
        }
        _ => Vec::new(),
    }
}

/// The council's colour as text on white.
pub(super) fn colour_contrast(project: &Project) -> Vec<Diagnostic> {
    contrast(project, project.council.colour.as_ref())
}

/// A colour as text on white.
///
/// # Source
/// WCAG 2.2, success criterion 1.4.3: 4.5 to 1.
pub(super) fn contrast(project: &Project, colour: Option<&At<Colour>>) -> Vec<Diagnostic> {
    const NEEDED: f64 = 4.5;
    let Some(colour) = colour else {
        return Vec::new();
    };
    let contrast = colour.value.contrast(Colour::WHITE);
    if contrast >= NEEDED {
        return Vec::new();
    }
    let black = Colour {
        red: 0,
        green: 0,
        blue: 0,
    };
    let darker = colour.value.readable_on(Colour::WHITE, NEEDED, black);
    let message = format!(
        "the colour {} cannot be read on white: its contrast is {} to 1, where {NEEDED} is needed",
        colour.value,
        floored(contrast)
    );
    let hint = format!("headings are printed in a darker shade; \"{darker}\" is the nearest that can be read");
    vec![
        Diagnostic::warning(message)
            .at(project.files.place(colour.spot))
            .hint(hint),
    ]
}

/// Two decimals, rounded down: what falls short must not print as what is needed.
pub(super) fn floored(contrast: f64) -> f64 {
    (contrast * 100.0).floor() / 100.0
}

/// Words in a council's name, the types that they go with, and how these are written; the first words found decide.
const NAMED: [(&str, &[AuthorityType], &str); 5] = [
    ("London Borough", &[AuthorityType::LondonBorough], "`london-borough`"),
    ("Metropolitan", &[AuthorityType::Metropolitan], "`metropolitan`"),
    ("National Park", &[AuthorityType::NationalPark], "`national-park`"),
    ("District Council", &[AuthorityType::District], "`district`"),
    // Some county councils are unitary: Durham County Council.
    (
        "County Council",
        &[AuthorityType::County, AuthorityType::Unitary],
        "`county` or `unitary`",
    ),
];

/// The type against what the name says.
pub(super) fn type_of_name(project: &Project) -> Vec<Diagnostic> {
    let given = &project.council.authority_type;
    let name = project.council.council.to_lowercase();
    let told = NAMED.iter().find(|(words, ..)| name.contains(&words.to_lowercase()));
    let Some((words, _, written)) = told.filter(|(_, types, _)| !types.contains(&given.value)) else {
        return Vec::new();
    };
    let message = format!("the council's name says `{words}`, but its type is not {written}");
    let hint = "correct the type: it decides which averages stand beside the council's figures";
    vec![
        Diagnostic::warning(message)
            .at(project.files.place(given.spot))
            .hint(hint),
    ]
}

/// A web address with a scheme.
pub(super) fn website(project: &Project) -> Vec<Diagnostic> {
    let Some(website) = &project.council.website else {
        return Vec::new();
    };
    if website.starts_with("https://") || website.starts_with("http://") {
        return Vec::new();
    }
    let message = format!("`{}` is no web address", website.value);
    vec![
        Diagnostic::error(message)
            .at(project.files.place(website.spot))
            .hint("begin it with https://"),
    ]
}

/// A year's figures have one place.
pub(super) fn history_repeats_year(project: &Project) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let repeated = project.council.history.iter().filter_map(|row| {
        let year = row.year.value;
        let message = if project.years.contains_key(&year) {
            format!("{year} has a file of its own, and stands in `history` too")
        } else if !seen.insert(year) {
            format!("{year} stands in `history` twice")
        } else {
            return None;
        };
        let hint = "delete the row, so that its figures have one place";
        Some(
            Diagnostic::error(message)
                .at(project.files.place(row.year.spot))
                .hint(hint),
        )
    });
    repeated.collect()
}
