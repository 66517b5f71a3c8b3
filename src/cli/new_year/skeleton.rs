//! The figures that a year's letter prints, as lines to be filled in, all of them behind a `#`.

use std::fmt::Write;

use crate::model::Edition;

const HOW: &str = "\
# The figures of the letter. Take away the # before each line that you fill, and before the lines above it that it
# belongs to; leave the spaces as they are. What stays behind its # is taken as not given.
";

/// Whether a report on the letter has a table of what was received, which no letter since 2018/19 has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Received {
    /// As the letter has it.
    AsInLetter,
    /// In any case.
    ForReport,
}

/// The lines of this edition's figures. The `#` stands right before the spaces, so that taking it away alone is enough.
pub(super) fn statistics(edition: &Edition, received: Received) -> String {
    let mut lines = vec![(0, "statistics".to_owned())];
    for (group, keys) in groups(edition, received)
        .into_iter()
        .filter(|(_, keys)| !keys.is_empty())
    {
        lines.push((1, group.to_owned()));
        lines.extend(keys.into_iter().map(|(depth, key)| (depth + 2, key)));
    }
    let mut text = HOW.to_owned();
    for (depth, key) in lines {
        let _ = writeln!(text, "#{}{key}:", "  ".repeat(depth));
    }
    text
}

/// Keys with how deep they stand below their group.
type Keys = Vec<(usize, String)>;

fn groups(edition: &Edition, received: Received) -> [(&'static str, Keys); 6] {
    let prints = |statistic: &str| {
        let mut sections = edition.sections.iter();
        sections.any(|section| section.value == format!("statistics/{statistic}"))
    };
    let only = |wanted: bool, keys: &[&str]| -> Keys {
        let keys = keys.iter().filter(|_| wanted);
        keys.map(|key| (0, (*key).to_owned())).collect()
    };
    let listed = |wanted: bool, list: &str, ids: &mut dyn Iterator<Item = &String>| -> Keys {
        let mut keys = only(wanted, &["total", list]);
        keys.extend(ids.filter(|_| wanted).map(|id| (1, id.clone())));
        keys
    };
    let (overview, decided) = (prints("overview"), prints("decided"));
    let rate = prints("upheld") || prints("uphold-rate");
    // The overview gives the number of investigations, and the outcomes give both numbers.
    let mut investigations = only(rate && !overview && !decided, &["total"]);
    investigations.extend(only(rate && !decided, &["upheld"]));
    investigations.extend(only(prints("upheld-per-100000"), &["upheld_per_100_000"]));
    let mut remedies = only(prints("remedied"), &["by_ombudsman"]);
    let satisfactory = prints("remedied") || prints("satisfactory-remedies");
    remedies.extend(only(satisfactory, &["satisfactory"]));
    let mut categories = edition.categories.iter().map(|category| &category.id);
    let mut outcomes = edition.outcomes.iter().map(|outcome| &outcome.id);
    let has_received = prints("received") || received == Received::ForReport;
    [
        ("received", listed(has_received, "categories", &mut categories)),
        ("decided", listed(decided, "outcomes", &mut outcomes)),
        (
            "overview",
            only(
                overview,
                &["dealt_with", "not_for_us", "assessed_and_closed", "investigated"],
            ),
        ),
        ("investigations", investigations),
        (
            "compliance",
            only(prints("compliance"), &["outcomes", "satisfied", "late"]),
        ),
        ("remedies", remedies),
    ]
}
