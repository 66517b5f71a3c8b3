//! Every chart of every example says what it shows, to those who see it and to those who do not, and has no faults.

use std::path::{Path, PathBuf};

use super::subjects;
use crate::audience::public_version;
use crate::document::{Charts, Inline, plain_text};
use crate::figures::Sheets;
use crate::load;
use crate::view::all_views;

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

#[test]
fn every_chart_of_every_example_is_there_exactly_when_it_says_so_and_has_no_faults() {
    let mut seen = 0;
    for path in projects() {
        let (project, _) = load::project(&path).unwrap();
        for project in [public_version(project.clone()), project] {
            let (views, _) = all_views(&project, &Sheets::new(&project), &[]);
            for view in &views {
                let at = format!("{} {}", path.display(), view.figures.year);
                for subject in subjects::all(&view.charts) {
                    let name = subject.name();
                    let chart = subject.chart(&view.charts);
                    assert_eq!(chart.is_some(), subject.is_there(&view.charts), "{at}: {name}");
                    let Some(chart) = chart else { continue };
                    seen += 1;
                    assert_eq!(chart.id, format!("chart-{name}"), "{at}");
                    for drawing in [&chart.drawings.wide, &chart.drawings.narrow] {
                        assert_eq!(drawing.faults(), [] as [String; 0], "{at}: {name}");
                        assert!(!drawing.shapes.is_empty(), "{at}: {name}");
                    }
                    assert_eq!(chart.drawings.wide.width.to_bits(), 420.0_f32.to_bits(), "{at}: {name}");
                    for line in chart.lines() {
                        holds_its_figures(line, &view.figures, &format!("{at}: {name}"));
                    }
                    let title = plain_text(&chart.title);
                    assert!(!title.is_empty() && !title.ends_with('.'), "{at}: {name}: {title}");
                    assert!(
                        chart.alt.ends_with('.') && chart.alt.len() > 20,
                        "{at}: {name}: {}",
                        chart.alt
                    );
                }
                for name in view.charts.names() {
                    assert!(view.charts.chart(&name).is_some(), "{at}: {name}");
                }
            }
        }
    }
    assert!(seen > 100, "only {seen} charts were seen");
}

fn holds_its_figures(line: &[Inline], figures: &crate::figures::Figures, at: &str) {
    for inline in line {
        if let Inline::Figure { id, text } = inline {
            assert_eq!(figures.text(id).as_ref(), Some(text), "{at}: {id}");
        }
    }
}
