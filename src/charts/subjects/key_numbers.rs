//! What a member should take away: a few numbers of the year with what to hold them against.

use super::change::{self, Change, mark, of_year, reason};
use super::is_one;
use crate::charts::OfYear;
use crate::charts::key_numbers::{self, Tile, Trend};
use crate::document::{Chart, ChartData, Drawings, Inline, plain_text};
use crate::figures::{Figure, State, Unit};
use crate::tables::{self, words};
use crate::units::upper_first;

/// The most that anybody takes away.
const MOST: usize = 5;

/// The letter's figures, those first that say most, with what they are called.
const LETTER: [(&str, &str); 5] = [
    ("received", "Complaints and enquiries received"),
    ("upheld", "Complaints upheld"),
    ("uphold-rate", "Uphold rate"),
    ("compliance-rate", "Compliance rate"),
    ("satisfactory-remedy-rate", "Satisfactory remedy rate"),
];

/// The numbers that are shown, with what they are called: those of the letter that are known, and then, as far as there is
/// room, all complaints to the council itself and how many of each kind it answered on time.
fn shown(of: &OfYear<'_>) -> Vec<(String, String)> {
    let letter = LETTER.map(|(id, label)| (id.to_owned(), label.to_owned()));
    let kinds = of.project.own_complaints(of.figures.year);
    let all = format!("Complaints received by {}", of.project.council.short_name());
    let on_time = kinds.iter().map(|kind| {
        let id = format!("{}-on-time-rate", kind.figure_id());
        (id, format!("{}: share answered on time", kind.label))
    });
    let own = std::iter::once(("own-complaints".to_owned(), all)).chain(on_time);
    let is_known = |(id, _): &(String, String)| of.figures.get(id).is_some_and(|figure| figure.known().is_some());
    letter.into_iter().chain(own).filter(is_known).take(MOST).collect()
}

/// Whether there are two at least: one number is read more easily in a sentence.
pub(super) fn is_there(of: &OfYear<'_>) -> bool {
    shown(of).len() > 1
}

/// The chart.
pub(super) fn chart(of: &OfYear<'_>) -> Option<Chart> {
    if !is_there(of) {
        return None;
    }
    let shown = shown(of);
    let rows: Vec<(&str, &str)> = shown.iter().map(|(id, label)| (id.as_str(), label.as_str())).collect();
    let table = tables::key_numbers(&of.figures, of.edition, of.project.council.authority_type.value, &rows)?;
    let tiles: Vec<Tile> = rows.iter().filter_map(|(id, label)| tile(of, id, label)).collect();
    let mut notes: Vec<String> = Vec::new();
    for (id, label) in LETTER {
        let figure = of.figures.get(id);
        if matches!(
            figure.map(|figure| &figure.state),
            Some(State::NotApplicable(_) | State::Suppressed)
        ) {
            notes.extend(reason(figure).map(|reason| format!("{label}: {reason}.")));
        }
    }
    if tiles.iter().any(|tile| tile.trend.is_drawn()) {
        notes.push("The small lines show the years up to this one, from zero; they are broken where a year is unknown or cannot be compared.".to_owned());
    }
    Some(Chart {
        id: "chart-key-numbers".to_owned(),
        title: title(of, &rows),
        about: words(&format!("Key numbers of {}", of.figures.year)),
        alt: alt(&tiles),
        drawings: Drawings::of(|width| key_numbers::draw(&tiles, width)),
        data: ChartData::Own(table),
        notes: notes.iter().map(|note| words(note)).collect(),
        source: words(&source(of, &rows)),
    })
}

fn tile(of: &OfYear<'_>, id: &str, label: &str) -> Option<Tile> {
    let years = change::years(of, id);
    let (breaks, _) = if is_of_letter(id) {
        change::breaks(of, id, &years)
    } else {
        (Vec::new(), Vec::new())
    };
    let breaks: Vec<usize> = breaks.iter().map(|one| one.before).collect();
    let numbers: Vec<Option<f64>> = years
        .iter()
        .map(|year| mark(of, &of_year(of, id, *year)).value.number())
        .collect();
    let own = of.figures.get(id)?;
    let most = numbers.iter().flatten().copied().fold(0.0, f64::max);
    let is_new = breaks.contains(&(years.len().saturating_sub(1)));
    Some(Tile {
        number: own.text()?,
        label: label.to_owned(),
        comparisons: comparisons(of, own, is_new.then_some(New)),
        trend: Trend {
            numbers,
            breaks,
            most: if own.unit == Unit::Percent {
                most.max(100.0)
            } else {
                most
            },
        },
    })
}

/// That this year cannot be compared with the last.
struct New;

/// What a number is held against, each in a few words.
fn comparisons(of: &OfYear<'_>, own: &Figure, new: Option<New>) -> Vec<String> {
    let text = |id: String| of.figures.text(&id);
    let id = &own.id;
    let mut said = Vec::new();
    let last = of.figures.year.previous();
    let before = text(tables::last_year(id));
    match (&before, new, change::change(of, id)) {
        (Some(_), Some(New), _) => said.push(format!("not to be compared with {last}")),
        (Some(before), None, Some(Change::Moved)) => {
            let direction = text(format!("{id}-direction")).unwrap_or_default();
            let from = if change::is_range(of, &tables::last_year(id)) {
                ", after"
            } else {
                " from"
            };
            said.push(format!("{direction}{from} {before} in {last}"));
        }
        (Some(_), None, Some(Change::Unchanged)) => said.push(format!("the same as in {last}")),
        (Some(before), None, Some(Change::Hardly)) => said.push(format!("hardly changed from {before} in {last}")),
        (Some(before), None, None) => said.push(format!("{before} in {last}")),
        (None, ..) => {}
    }
    let compared = text(format!("{id}-compared-with-similar"));
    if let (Some(compared), Some(average)) = (compared, text(format!("{id}-similar"))) {
        said.push(format!("{compared} the average of {}, {average}", change::similar(of)));
    }
    match &**id {
        "upheld" => said.extend(text("investigations".to_owned()).map(|all| format!("of {all} investigated"))),
        "compliance-rate" => {
            let late = text("late-compliance".to_owned()).filter(|late| late != "0");
            said.extend(late.map(|late| format!("{late} of them late")));
        }
        _ => {}
    }
    said
}

/// What is most to be seen: how many of the complaints investigated were upheld, and how that compares; without them, the
/// first of the numbers.
fn title(of: &OfYear<'_>, rows: &[(&str, &str)]) -> Vec<Inline> {
    let year = of.figures.year;
    let first = || {
        let (id, label) = rows.first()?;
        let number = change::printed(of, id)?;
        Some([words(&format!("{label}: ")), number, words(&format!(" in {year}"))].concat())
    };
    upheld(of).or_else(first).unwrap_or_default()
}

/// "34 of 37 complaints investigated were upheld, above the average of county councils".
fn upheld(of: &OfYear<'_>) -> Option<Vec<Inline>> {
    let [upheld, all] = [change::printed(of, "upheld")?, change::printed(of, "investigations")?];
    let as_word = |id: &str, word: &str| {
        vec![Inline::Figure {
            id: id.to_owned(),
            text: word.to_owned(),
        }]
    };
    Some(match (plain_text(&upheld).as_str(), plain_text(&all).as_str()) {
        (_, "0") => {
            let year = of.figures.year;
            [
                as_word("investigations", "No"),
                words(&format!(" complaints were investigated in {year}")),
            ]
            .concat()
        }
        ("0", _) => [
            as_word("upheld", "None"),
            words(" of the "),
            all,
            words(" complaints investigated was upheld"),
        ]
        .concat(),
        _ => {
            let verb = if is_one(of, "upheld") { "was" } else { "were" };
            let complaints = if is_one(of, "investigations") {
                "complaint"
            } else {
                "complaints"
            };
            let rest = words(&format!(" {complaints} investigated {verb} upheld"));
            [upheld, words(" of "), all, rest, change::against(of, "uphold-rate")].concat()
        }
    })
}

/// Each number with what it is held against.
fn alt(tiles: &[Tile]) -> String {
    let tile = |tile: &Tile| {
        let said: Vec<&str> = [tile.number.as_str()]
            .into_iter()
            .chain(tile.comparisons.iter().map(String::as_str))
            .collect();
        format!("{}: {}.", upper_first(&tile.label), said.join("; "))
    };
    let sentences: Vec<String> = tiles.iter().map(tile).collect();
    sentences.join(" ")
}

fn is_of_letter(id: &str) -> bool {
    LETTER.iter().any(|(letter, _)| *letter == id)
}

fn source(of: &OfYear<'_>, rows: &[(&str, &str)]) -> String {
    let council = of.project.council.council.value.as_str();
    let ombudsman = of.edition.organisation.as_str();
    let of_letter = rows.iter().filter(|(id, _)| is_of_letter(id)).count();
    match of_letter {
        0 => format!("Source: {council}."),
        _ if of_letter == rows.len() => format!("Source: {ombudsman}."),
        _ => format!("Source: {ombudsman}; complaints to the council itself: {council}."),
    }
}
