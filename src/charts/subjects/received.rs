//! Complaints and enquiries received by category, and those of this year beside last year's.

use super::items::{First, Item, Said, Say, alternative, bars, label, left_out, listed, said, share};
use super::{FEWEST, is_comparable, ombudsman};
use crate::charts::OfYear;
use crate::charts::bars::{Group, Options, arranged, grouped, single};
use crate::charts::value::Value;
use crate::document::{Chart, ChartData, Drawings, Inline};
use crate::figures::{Figures, Unit};
use crate::tables::{self, words};
use crate::units::{Exact, lower_first};

/// The categories of the edition with the ids of their figures.
fn categories<'a>(of: &'a OfYear<'_>) -> impl Iterator<Item = (&'a str, String)> {
    let categories = of.edition.categories.iter();
    categories.map(|category| {
        let id = format!("received-{}", category.id.replace('_', "-"));
        (category.label.as_str(), id)
    })
}

/// Those of which something is known, as the table has them.
fn known(of: &OfYear<'_>) -> Vec<Item> {
    let known = categories(of).filter(|(_, id)| tables::is_known(&of.figures, id));
    let items = known.map(|(label, id)| Item {
        label: label.to_owned(),
        beside: share(of, &format!("{id}-share"), &Value::of(&of.figures, &id)),
        value: Value::of(&of.figures, &id),
        id,
    });
    items.collect()
}

/// Whether these are all that there are: nothing else was received.
fn are_all(figures: &Figures, items: &[Item]) -> bool {
    let sum: Option<Exact> = items.iter().map(|item| figures.number(&item.id)).sum();
    sum.is_some() && sum == figures.number("received")
}

/// Whether the number of any category is known.
pub(super) fn is_there(of: &OfYear<'_>) -> bool {
    categories(of).any(|(_, id)| of.figures.number(&id).is_some())
}

/// Whether there are bars enough.
pub(super) fn is_worth_a_place(of: &OfYear<'_>) -> bool {
    let ids = categories(of).filter(|(_, id)| of.figures.number(id).is_some());
    ids.count() >= FEWEST
}

/// Bars of the categories.
pub(super) fn chart(of: &OfYear<'_>) -> Option<Chart> {
    if !is_there(of) {
        return None;
    }
    let items = known(of);
    let year = of.figures.year;
    let options = Options::BY_SIZE.or_as_asked(of.options("received-by-category"));
    let (drawn, shown, none) = bars(&items, &First::of(&items), options);
    let lines: Vec<Said> = shown.iter().map(Said::from).collect();
    let what = format!("Complaints and enquiries received by category, {year}");
    let shares = items.iter().any(|item| item.beside.is_some());
    let about = if shares {
        format!("{what}: number, and share of all")
    } else {
        what.clone()
    };
    Some(Chart {
        id: "chart-received-by-category".to_owned(),
        title: title(of, &items).unwrap_or_else(|| words("Complaints and enquiries received by category")),
        about: words(&about),
        drawings: Drawings::of(|width| single(&drawn, Unit::Count, width)),
        alt: alternative(&format!("Bar chart: {}", lower_first(&about)), &lines),
        data: ChartData::Own(tables::received(&of.figures, of.edition)?),
        notes: left_out(none.iter().map(label)).into_iter().collect(),
        source: ombudsman(of),
    })
}

fn title(of: &OfYear<'_>, items: &[Item]) -> Option<Vec<Inline>> {
    let first = if are_all(&of.figures, items) {
        First::of(items)
    } else {
        First::Unknown
    };
    match first {
        First::None => Some(words("No complaints or enquiries were received")),
        First::Unknown => said(
            of,
            &[
                Say::Figure("received"),
                Say::Words(" complaints and enquiries were received"),
            ],
        ),
        First::One(one) if of.figures.number(&one.id) == of.figures.number("received") => said(
            of,
            &[
                Say::Words("Everything received was about one category: "),
                Say::Words(&one.label),
            ],
        ),
        First::One(one) => said(
            of,
            &[
                Say::Figure("received-largest"),
                Say::Words(" had the most: "),
                Say::Figure(&one.id),
                Say::Words(" of "),
                Say::Figure("received"),
            ],
        ),
        First::Several(first) => {
            let labels: Vec<&str> = first.iter().map(|item| item.label.as_str()).collect();
            let most = format!("{} had the most: ", listed(&labels));
            said(of, &[Say::Words(&most), Say::Figure(&first[0].id), Say::Words(" each")])
        }
    }
}

/// The id of last year's figure.
fn before(id: &str) -> String {
    format!("{id}-last-year")
}

/// Whether any category is known in both years.
pub(super) fn is_there_year_on_year(of: &OfYear<'_>) -> bool {
    let is_known = |id: &str| of.figures.number(id).is_some();
    categories(of).any(|(_, id)| is_known(&id) && is_known(&before(&id)))
}

/// Bars of the categories, each with last year's beside it.
pub(super) fn chart_year_on_year(of: &OfYear<'_>) -> Option<Chart> {
    if !is_there_year_on_year(of) {
        return None;
    }
    let year = of.figures.year;
    let table = tables::received_year_on_year(&of.figures, of.edition)?;
    let is_known = |id: &str| tables::is_known(&of.figures, id);
    let shown = categories(of).filter(|(_, id)| is_known(id) || is_known(&before(id)));
    let groups = shown.map(|(label, id)| Group {
        label: label.to_owned(),
        values: [id.clone(), before(&id)].map(|id| Value::of(&of.figures, &id)).to_vec(),
    });
    let options = Options::BY_SIZE.or_as_asked(of.options("received-by-category-year-on-year"));
    let (groups, none) = arranged(groups.collect(), |group: &Group| &group.values, options);
    let comparability = of.edition.comparability.iter().map(|note| words(note));
    let series = [year, year.previous()].map(|year| year.to_string());
    let about = format!(
        "Complaints and enquiries received by category, {} and {}",
        series[0], series[1]
    );
    Some(Chart {
        id: "chart-received-by-category-year-on-year".to_owned(),
        title: title_year_on_year(of).unwrap_or_else(|| words("Received by category in this year and the last")),
        about: words(&about),
        drawings: Drawings::of(|width| grouped(&groups, &series, width)),
        alt: super::alternative_of_groups(&about, &groups, &series),
        data: ChartData::Own(table),
        notes: comparability
            .chain(left_out(none.iter().map(|group| group.label.as_str())))
            .collect(),
        source: ombudsman(of),
    })
}

/// The category that moved furthest, where every category is known in both years and one moved further than all others;
/// or else how all of them together moved. Of years that cannot be compared only what this one shows is said.
fn title_year_on_year(of: &OfYear<'_>) -> Option<Vec<Inline>> {
    if !is_comparable(of) {
        return title(of, &known(of));
    }
    let change = |id: &str| Some(of.figures.number(id)? - of.figures.number(&before(id))?);
    let moved: Option<Vec<(Exact, &str, String)>> = categories(of)
        .map(|(label, id)| {
            let change = change(&id)?;
            Some((change, label, id))
        })
        .collect();
    let mut moved = moved.unwrap_or_default();
    let size = |change: &Exact| change.max(&-change).to_owned();
    moved.sort_by_key(|(change, ..)| std::cmp::Reverse(size(change)));
    let none = Exact::from_integer(0);
    match &moved[..] {
        [(one, label, id), rest @ ..]
            if rest.first().is_none_or(|(next, ..)| size(next) < size(one)) && *one != none =>
        {
            let verb = if *one > none { "rose" } else { "fell" };
            let most = format!("{label} {verb} most, from ");
            said(
                of,
                &[
                    Say::Words(&most),
                    Say::Figure(&before(id)),
                    Say::Words(" to "),
                    Say::Figure(id),
                ],
            )
        }
        _ => super::moved(of, "Complaints and enquiries received", "received"),
    }
}
