//! Every chart of every example, at both widths.

use annual_review::document::{Chart, ChartData, Charts, plain_text};
use annual_review::drawing::Shape;
use annual_review::view;
use annual_review::{audience, load};

use super::example;

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
fn no_chart_has_words_that_overlap_or_are_too_small_or_shapes_that_leave_its_frame() {
    let mut wrong = Vec::new();
    for (from, chart) in all() {
        for drawing in [&chart.drawings.wide, &chart.drawings.narrow] {
            let faults = drawing.faults().into_iter();
            wrong.extend(faults.map(|fault| format!("{from}, {} pt: {fault}", drawing.width)));
            assert!(
                !drawing.shapes.is_empty() && drawing.height > 0.0,
                "{from} shows nothing"
            );
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
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

#[test]
fn what_cannot_be_a_number_stands_in_no_chart() {
    for (from, chart) in all() {
        let shapes = chart.drawings.wide.shapes.iter().chain(&chart.drawings.narrow.shapes);
        let words = shapes.filter_map(|shape| match shape {
            Shape::Words { text, .. } => Some(text.as_str()),
            _ => None,
        });
        let said: Vec<&str> = words.chain([chart.alt.as_str()]).collect();
        for words in said {
            let is_clean = ["NaN", "inf", "{{", "None"]
                .iter()
                .all(|sign| !words.split(' ').any(|word| word == *sign));
            assert!(is_clean, "{from}: {words}");
        }
    }
}
