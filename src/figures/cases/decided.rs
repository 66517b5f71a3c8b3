//! How the listed cases were decided, all of them and by the letter's categories.

use super::{Listed, counted, worked};
use crate::diagnostic::Spot;
use crate::figures::figure::{Input, State};
use crate::figures::{Figures, Unit};
use crate::model::{Case, Decision, Edition};
use crate::units::lower_first;

/// What a case was decided, as tables by category tell it: by the end of the figure's name.
const COLUMNS: [(&str, &str); 3] = [
    ("upheld", "upheld"),
    ("not-upheld", "not upheld"),
    ("otherwise", "closed otherwise, or awaited"),
];

/// What stands in the place of a category where a case has none.
pub const NO_CATEGORY: &str = "Category not given";

/// Adds the counts by decision, the share upheld, and the counts by category.
pub(super) fn add(figures: &mut Figures, listed: &Listed<'_>, edition: &Edition) {
    for decision in Decision::ALL {
        let id = format!("cases-{}", decision.name());
        let label = format!("Cases listed: {}", lower_first(decision.label()));
        let formula = format!(
            "the cases in the list with the decision “{}”",
            lower_first(decision.label())
        );
        let is_wanted = |case: &Case| case.decision.value == decision;
        match decision {
            Decision::Upheld => count(figures, listed, [&id, &label, &formula], is_wanted),
            _ => count_others(figures, listed, [&id, &label, &formula], is_wanted),
        }
    }
    let [id, label, formula] = [
        "cases-otherwise",
        "Cases listed: closed otherwise, or awaited",
        "the cases in the list that were neither upheld nor not upheld",
    ];
    count_others(figures, listed, [id, label, formula], |case| {
        column(case) == "otherwise"
    });
    let share = figures.share("cases-upheld", "cases-listed", "no cases are listed");
    let share = match &listed.gap {
        None if listed.is_of_upheld_only() => only_upheld(),
        _ => share,
    };
    let inputs = ["cases-upheld", "cases-listed"].map(|id| Input::Figure(id.into()));
    figures.add_worked(
        "cases-upheld-rate",
        "Share upheld of the cases listed",
        Unit::Percent,
        "cases upheld ÷ cases listed",
        inputs.to_vec(),
        share,
    );
    by_category(figures, listed, edition);
}

/// The categories that occur, each with its number of cases and how they were decided: `cases-in-housing`,
/// `cases-in-housing-upheld`.
fn by_category(figures: &mut Figures, listed: &Listed<'_>, edition: &Edition) {
    let of_edition = edition.categories.iter();
    let known = of_edition.map(|category| (Some(category.id.as_str()), category.label.as_str()));
    for (category, label) in known.chain([(None, NO_CATEGORY)]) {
        let of_edition = |given: &str| edition.category(given).map(|known| known.id.as_str());
        let is_in = |case: &Case| case.category.as_ref().and_then(|given| of_edition(given)) == category;
        if !listed.all.iter().any(|case| is_in(case)) {
            continue;
        }
        let id = format!("cases-in-{}", category.unwrap_or("no_category").replace('_', "-"));
        let of_label = format!("Cases listed: {label}");
        let of_category = format!("the cases in the list in the category “{label}”");
        count(figures, listed, [&id, &of_label, &of_category], is_in);
        for (part, words) in COLUMNS {
            let (id, label) = (format!("{id}-{part}"), format!("{of_label}, {words}"));
            let formula = format!("{of_category} that were {words}");
            let is_wanted = |case: &Case| is_in(case) && column(case) == part;
            match part {
                "upheld" => count(figures, listed, [&id, &label, &formula], is_wanted),
                _ => count_others(figures, listed, [&id, &label, &formula], is_wanted),
            }
        }
    }
}

/// Which column of a table by category a case is counted in.
fn column(case: &Case) -> &'static str {
    match case.decision.value {
        Decision::Upheld => "upheld",
        Decision::NotUpheld => "not-upheld",
        _ => "otherwise",
    }
}

impl Listed<'_> {
    /// Whether the list has upheld cases and no others, as lists mostly do; then nobody knows from it how many others
    /// there were.
    fn is_of_upheld_only(&self) -> bool {
        self.all.len() == self.upheld.len()
    }
}

fn only_upheld() -> State {
    State::Missing("only upheld cases are listed".into())
}

/// Adds how many cases of the list are wanted.
fn count(figures: &mut Figures, listed: &Listed<'_>, texts: [&str; 3], is_wanted: impl Fn(&Case) -> bool) {
    worked(figures, listed, texts, Unit::Count, || {
        let wanted = listed.all.iter().filter(|case| is_wanted(case));
        let spots: Vec<Spot> = wanted.map(|case| case.spot()).collect();
        (counted(spots.len()), spots)
    });
}

/// The same of cases that were not upheld, of which nothing is told where the list has none.
fn count_others(figures: &mut Figures, listed: &Listed<'_>, texts: [&str; 3], is_wanted: impl Fn(&Case) -> bool) {
    if listed.gap.is_none() && listed.is_of_upheld_only() {
        worked(figures, listed, texts, Unit::Count, || (only_upheld(), Vec::new()));
    } else {
        count(figures, listed, texts, is_wanted);
    }
}
