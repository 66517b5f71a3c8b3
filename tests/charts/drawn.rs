//! Every chart of every example: that it says what it shows; whether its drawings have faults is asked in `charts`.

use annual_review::document::{Chart, ChartData, Charts, plain_text};
use annual_review::report::{Request, composed};
use annual_review::view;
use annual_review::{audience, load};

use super::{charts, example};

/// The charts of every year of every example, each with where it is from.
fn all() -> Vec<(String, Chart)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(example("")).unwrap() {
        let folder = entry.unwrap().path();
        if !folder.join("council.yaml").is_file() {
            continue;
        }
        let (project, _) = load::project(&folder).unwrap();
        let project = audience::public_version(project);
        for view in view::views(&project, &[]).unwrap() {
            for name in view.charts.names() {
                let from = format!("{} {} {name}", folder.display(), view.file.year.value);
                // A name that is listed is that of a chart.
                let chart = view
                    .charts
                    .chart(&name)
                    .unwrap_or_else(|| panic!("{from}: there is none"));
                assert!(view.charts.awaited(&name).is_some(), "{from}: no hint would know it");
                found.push((from, chart));
            }
        }
    }
    assert!(found.len() > 5, "only {} charts", found.len());
    found
}

#[test]
fn every_chart_says_what_it_shows_in_words_and_numbers() {
    for (from, chart) in all() {
        let title = plain_text(&chart.title);
        let said = [
            &title,
            &plain_text(&chart.about),
            &chart.alt,
            &plain_text(&chart.source),
        ];
        assert!(said.iter().all(|words| !words.trim().is_empty()), "{from}: {said:?}");
        assert!(!title.ends_with('.') && chart.alt.ends_with('.'), "{from}: {said:?}");
        let ChartData::Own(table) = &chart.data else {
            panic!("{from} has no numbers of its own")
        };
        assert!(!table.rows.is_empty() && !table.caption.is_empty(), "{from}");
    }
}

/// What the names of the charts begin or end with of which the gallery has at least one, as far as there are figures that
/// anybody could give it.
const SHOWN: [&str; 9] = [
    "received-by-category",
    "received-by-category-year-on-year",
    "outcomes",
    "outcomes-over-years",
    "feedback",
    "services-",
    "subjects-",
    "stages-",
    "feedback-parts-",
];

#[test]
fn the_gallery_places_every_chart_that_it_has() {
    let (project, _) = load::project(&example("gallery")).unwrap();
    let (documents, found) = composed(&project, &Request::default()).unwrap();
    assert!(found.iter().all(|found| found.accepted.is_some()), "{found:?}");
    let newest = documents.iter().max_by_key(|document| document.year).unwrap();
    let placed: Vec<&str> = charts(&newest.document.blocks)
        .iter()
        .map(|chart| chart.id.as_str())
        .collect();
    for name in SHOWN {
        assert!(
            placed.iter().any(|id| id.starts_with(&format!("chart-{name}"))),
            "{name} is not in {placed:?}"
        );
    }
    let views = view::views(&project, &[newest.year]).unwrap();
    let left: Vec<String> = views[0].charts.names();
    let left: Vec<&String> = left
        .iter()
        .filter(|name| !placed.contains(&format!("chart-{name}").as_str()))
        .collect();
    assert!(left.is_empty(), "the gallery does not show {left:?}");
}
