//! Every chart of every example says what it shows, to those who see it and to those who do not, and has no faults.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{OfYear, subjects};
use crate::audience::public_version;
use crate::document::{Chart, Charts, Drawings, Inline, plain_text};
use crate::figures::{Figure, Figures, Sheets};
use crate::model::Project;
use crate::{load, tables};

/// The folders of all projects that come with the program.
fn projects() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let entries = std::fs::read_dir(folder).unwrap();
    let mut projects: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    projects.retain(|path| path.join("council.yaml").is_file());
    projects.sort();
    projects
}

/// The charts of each year of a project whose letter has an edition.
fn of_years(project: &Project) -> Vec<OfYear<'_>> {
    let sheets = Sheets::new(project);
    let mut charts = Vec::new();
    for file in project.years.values() {
        let (Some(edition), Some(figures)) = (project.edition(file), sheets.of(file.year.value)) else {
            continue;
        };
        let tables = tables::tables(project, figures, edition).into();
        charts.push(OfYear::new(project, Arc::clone(figures), tables, edition));
    }
    charts
}

#[test]
fn every_chart_of_every_example_is_there_exactly_when_it_says_so_and_has_no_faults() {
    let mut seen = 0;
    for path in projects() {
        let (project, _) = load::project(&path).unwrap();
        for project in [public_version(project.clone()), project] {
            for charts in of_years(&project) {
                let at = format!("{} {}", path.display(), charts.figures.year);
                for subject in subjects::all(&charts) {
                    let at = format!("{at}: {}", subject.name());
                    let chart = subject.chart(&charts);
                    assert_eq!(chart.is_some(), subject.is_there(&charts), "{at}");
                    let Some(chart) = chart else { continue };
                    assert_eq!(chart.id, format!("chart-{}", subject.name()), "{at}");
                    is_fit_to_be_shown(&chart, &charts.figures, &at);
                    assert!(charts.awaited(&subject.name()).is_some(), "{at} is not among the names");
                    seen += 1;
                }
                let names = charts.names();
                assert!(names.iter().all(|name| charts.chart(name).is_some()), "{at}: {names:?}");
            }
        }
    }
    assert!(seen > 100, "only {seen} charts were seen");
}

fn is_fit_to_be_shown(chart: &Chart, figures: &Figures, at: &str) {
    for (drawing, width) in [
        (&chart.drawings.wide, Drawings::WIDE),
        (&chart.drawings.narrow, Drawings::NARROW),
    ] {
        assert_eq!(drawing.faults(), [] as [String; 0], "{at}");
        assert!(!drawing.shapes.is_empty(), "{at}");
        assert!((drawing.width - width).abs() < f32::EPSILON, "{at}: {}", drawing.width);
    }
    for inline in chart.lines().flatten() {
        if let Inline::Figure { id, text } = inline {
            // A title may begin with "No", and say "none of 14".
            let forms = figures.get(id).map(Figure::forms).unwrap_or_default();
            let is_form = |form: &String| form.to_lowercase() == text.to_lowercase();
            assert!(forms.iter().any(is_form), "{at}: {id}: {text} is none of {forms:?}");
        }
    }
    let title = plain_text(&chart.title);
    assert!(!title.is_empty() && !title.ends_with('.'), "{at}: {title}");
    let alt = &chart.alt;
    assert!(alt.ends_with('.') && alt.len() > 20, "{at}: {alt}");
}
