//! What is to be seen in the bars of a table, in a sentence of its figures.

use super::Read;
use crate::charts::subjects::items::{First, Item, Say, listed, said};
use crate::charts::subjects::moved;
use crate::document::Inline;
use crate::figures::Unit;
use crate::tables::words;
use crate::units::{lower_first, upper_first};

/// The finding; `None` where the numbers that it takes are not all known, and so the table's caption has to do.
pub(super) fn title(read: &Read<'_>) -> Option<Vec<Inline>> {
    let (kind, _) = read.table.id.split_once('-').unwrap_or((&read.table.id, ""));
    let called = read.kind().map(|kind| lower_first(&kind.label));
    let named = |words: &str| words.replace("{}", called.as_deref().unwrap_or_default());
    match kind {
        "own" => moved(read.of, "Complaints received", "own-complaints")
            .or_else(|| first(read, "", " came first", "No complaints were received")),
        "services" => first(read, "", &named(" had the most {}"), &named("There were no {}")),
        "subjects" => {
            let start = format!("{} were most often about ", upper_first(called.as_deref()?));
            first(read, &start, "", &named("There were no {}"))
        }
        "complainants" => {
            let start = format!("{} came most often from ", upper_first(called.as_deref()?));
            first(read, &start, "", &named("There were no {}"))
        }
        "findings" => first(read, "", " was the most frequent finding", "No finding was made"),
        "feedback" => first(read, "", " came first", "Nothing was received"),
        "refused" => first(
            read,
            "‘",
            "’ was the most frequent reason",
            "No complaint was turned away",
        ),
        "cases" => first(read, "", " had the most upheld", "Nothing was upheld"),
        "outcomes" => share(read, "upheld"),
        "timescales" => share(read, "on-time"),
        "stages" => ends(read),
        _ => None,
    }
}

/// Which row comes first, with its number: "Housing had the most corporate complaints: 20".
fn first(read: &Read<'_>, start: &str, end: &str, none: &str) -> Option<Vec<Inline>> {
    let items = read.items();
    if let [one] = &items[..] {
        return alone(read, one);
    }
    let sentence = |labels: &str, id: &str, each: &str| {
        let within = start.ends_with(' ');
        let labels = if within { lower_first(labels) } else { labels.to_owned() };
        let words = format!("{start}{labels}{end}: ");
        said(read.of, &[Say::Words(&words), Say::Figure(id), Say::Words(each)])
    };
    match First::of(&items) {
        First::Unknown => {
            let told = items.iter().filter(|item| item.value.number().is_some()).count();
            match First::told(&items) {
                First::One(one) if told > 1 => sentence(&one.label, &one.id, ", of the numbers given"),
                _ => None,
            }
        }
        First::None => Some(words(none)),
        First::One(one) => sentence(&one.label, &one.id, ""),
        First::Several(first) => {
            let labels: Vec<&str> = first.iter().map(|item| item.label.as_str()).collect();
            let end_of_several = sentence(&listed(&labels), &first[0].id, " each");
            end_of_several.filter(|_| !end.contains(" was the "))
        }
    }
}

/// What the only row has: "Coroners: 57 complaints", "Charges: 44% of complaints"; `None` of one or none, or where it is
/// not told what it has.
fn alone(read: &Read<'_>, one: &Item) -> Option<Vec<Inline>> {
    let of = if read.unit() == Unit::Percent { " of " } else { " " };
    let called = read.kind().map(|kind| format!("{of}{}", lower_first(&kind.label)))?;
    let start = format!("{}: ", one.label);
    one.value.number().filter(|number| *number > 1.0)?;
    said(
        read.of,
        &[Say::Words(&start), Say::Figure(&one.id), Say::Words(&called)],
    )
}

/// The share of a part in this year, or else its number: "34% of corporate complaints were upheld".
fn share(read: &Read<'_>, part: &str) -> Option<Vec<Inline>> {
    let kind = read.kind()?;
    let called = lower_first(&kind.label);
    let id = format!("{}-{part}", kind.figure_id());
    let rate = format!("{id}-rate");
    let is_split = read.of.figures.get(&format!("{}-partly-upheld-rate", kind.figure_id()));
    let what = match part {
        "upheld" if is_split.is_some_and(|figure| figure.known().is_some()) => "upheld in full",
        "upheld" => "upheld",
        _ => "answered on time",
    };
    let of_all = format!(" of {called} were {what}");
    let counted = format!("{}: ", upper_first(&format!("{called} {what}")));
    let before = |id: &str| format!("{id}-last-year");
    let with_last_year = |id: &str, start: &[Say<'_>]| {
        let before = before(id);
        let end = [
            Say::Words(", after "),
            Say::Figure(&before),
            Say::Words(" the year before"),
        ];
        said(read.of, &[start, &end].concat()).or_else(|| said(read.of, start))
    };
    with_last_year(&rate, &[Say::Figure(&rate), Say::Words(&of_all)])
        .or_else(|| with_last_year(&id, &[Say::Words(&counted), Say::Figure(&id)]))
}

/// Both ends of a procedure: "Received: 120 at stage 1, 12 at stage 2".
fn ends(read: &Read<'_>) -> Option<Vec<Inline>> {
    let items = read.items();
    let (first, last): (&Item, &Item) = (items.first()?, items.last()?);
    if first.value.number().is_none() || last.value.number().is_none() {
        return None;
    }
    said(
        read.of,
        &[
            Say::Words(&first.label),
            Say::Words(": "),
            Say::Figure(&first.id),
            Say::Words("; "),
            Say::Words(&lower_first(&last.label)),
            Say::Words(": "),
            Say::Figure(&last.id),
        ],
    )
}
