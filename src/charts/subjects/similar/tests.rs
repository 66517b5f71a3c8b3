//! What the charts beside similar authorities say, held against figures worked out by hand.

use std::path::Path;
use std::sync::Arc;

use crate::charts::OfYear;
use crate::document::{Chart, Charts, plain_text};
use crate::drawing::Shape;
use crate::figures::figures;
use crate::load;
use crate::model::{Project, SimilarAuthorities};
use crate::tables::tables;
use crate::units::{Exact, FinancialYear};

/// Others with these numbers of per cent, or for every 100,000.
#[derive(Debug)]
struct Others(Vec<Exact>);

impl SimilarAuthorities for Others {
    fn rates(&self, _: &Project, _: FinancialYear, _: &str) -> Vec<Exact> {
        self.0.clone()
    }
}

fn project(folder: &str, others: &[i128]) -> Project {
    let (mut project, _) = load::project(&Path::new("examples").join(folder)).unwrap();
    if !others.is_empty() {
        let mut others: Vec<Exact> = others.iter().map(|other| Exact::new(*other, 100)).collect();
        others.sort();
        project.similar = Some(Arc::new(Others(others)));
    }
    project
}

fn with_charts<T>(project: &Project, year: &str, mut look: impl FnMut(&OfYear<'_>) -> T) -> T {
    let year: FinancialYear = year.parse().unwrap();
    let edition = project.edition_for(year).unwrap();
    let figures = Arc::new(figures(project, year, edition));
    let tables = tables(project, &figures, edition).into();
    look(&OfYear::new(project, figures, tables, edition))
}

fn chart(folder: &str, year: &str, name: &str, others: &[i128]) -> Option<Chart> {
    with_charts(&project(folder, others), year, |of| of.chart(name))
}

fn title(chart: &Chart) -> String {
    plain_text(&chart.title).replace('\u{a0}', " ")
}

#[test]
fn titles_tell_the_difference_to_the_average_of_the_type() {
    let expected = [
        (
            "uphold-rate",
            "At 92%, the uphold rate was seven percentage points above the average of county councils",
        ),
        (
            "compliance-rate",
            "At 100%, the compliance rate was in line with the average of county councils",
        ),
        (
            "satisfactory-remedy-rate",
            "At 9%, the satisfactory remedy rate was two percentage points above the average of county councils",
        ),
        (
            "upheld-per-100000",
            "At 4.6, the number upheld for every 100,000 residents was 0.1 above the average of county councils",
        ),
    ];
    for (id, expected) in expected {
        let chart = chart("oxfordshire", "2023/24", &format!("{id}-beside-similar"), &[]).unwrap();
        assert_eq!(title(&chart), expected);
        assert_eq!(chart.table().unwrap().id, format!("{id}-beside-similar"));
    }
}

#[test]
fn without_an_average_of_its_type_nothing_is_set_beside_it() {
    // The national rate of 2017/18 is known, that of metropolitan boroughs is not.
    for (folder, year) in [("birmingham", "2017/18"), ("oxford", "2019/20")] {
        assert_eq!(chart(folder, year, "uphold-rate-beside-similar", &[50, 60]), None);
    }
}

#[test]
fn among_others_the_title_counts_those_that_print_a_higher_or_a_lower_rate() {
    let told = |others: &[i128]| chart("oxfordshire", "2023/24", "uphold-rate-beside-similar", others).unwrap();
    let above = told(&[80, 85, 91, 92, 95]);
    assert_eq!(
        title(&above),
        "At 92%, the uphold rate was above that of 3 of the 5 other county councils"
    );
    let standing = "Of the 5 other county councils whose figure for 2023/24 is known here, 1 stood above it, 3 below and 1 at \
                    the same figure; they went from 80% to 95%.";
    assert_eq!(plain_text(&above.notes[0]), standing);
    assert!(above.alt.ends_with(standing), "{}", above.alt);
    let below = told(&[80, 95, 96]);
    assert_eq!(
        title(&below),
        "At 92%, the uphold rate was below that of 2 of the 3 other county councils"
    );
    let alone = told(&[95, 96, 97]);
    assert_eq!(
        title(&alone),
        "At 92%, the uphold rate was below that of all 3 other county councils"
    );
    assert!(plain_text(&alone.notes[0]).contains("none below and none at the same figure"));
    let same = told(&[92, 92, 80]);
    assert_eq!(
        title(&same),
        "At 92%, the uphold rate was the same as that of 2 of the 3 other county councils"
    );
    // As many above as below, or one other alone: the average says more.
    for others in [&[80, 95][..], &[99]] {
        assert!(title(&told(others)).ends_with("above the average of county councils"));
    }
    assert_eq!(
        told(&[99]).notes,
        chart("oxfordshire", "2023/24", "uphold-rate-beside-similar", &[])
            .unwrap()
            .notes
    );
}

#[test]
fn a_scale_that_does_not_begin_at_zero_is_said() {
    let note = |id: &str| {
        let chart = chart("oxfordshire", "2023/24", &format!("{id}-beside-similar"), &[]).unwrap();
        chart
            .notes
            .iter()
            .any(|note| plain_text(note) == "The scale begins at 80%.")
    };
    assert!(note("compliance-rate") && !note("uphold-rate"));
}

#[test]
fn a_chart_is_there_exactly_where_it_is_named_and_fit_to_be_seen() {
    let mut seen = 0;
    for folder in std::fs::read_dir("examples")
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if !folder.is_dir() {
            continue;
        }
        let project = project(&folder.file_name().unwrap().to_string_lossy(), &[0, 70, 85, 100]);
        for year in project.years.keys() {
            with_charts(&project, &year.to_string(), |of| {
                let named = of.names();
                for subject in super::super::all(of) {
                    let chart = subject.chart(of);
                    assert_eq!(
                        chart.is_some(),
                        named.contains(&subject.name()),
                        "{folder:?} {year} {subject:?}"
                    );
                    let Some(chart) = chart else { continue };
                    for drawing in [&chart.drawings.wide, &chart.drawings.narrow] {
                        let is_shown = drawing.shapes.iter().any(|shape| matches!(shape, Shape::Words { .. }));
                        // Bars are judged where they are drawn.
                        if subject.name() != "received-by-category" {
                            assert!(is_shown, "{folder:?} {year} {subject:?}");
                            assert_eq!(drawing.faults(), [] as [String; 0], "{folder:?} {year} {subject:?}");
                        }
                    }
                    seen += 1;
                }
            });
        }
    }
    assert!(seen > 30, "{seen}");
}
