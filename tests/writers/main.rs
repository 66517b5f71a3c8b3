//! What the writers make of whole documents.

#[path = "../styled/mod.rs"]
mod look;

mod charts;
mod hostile;
mod html;
mod letter;
mod markdown;
mod numbered;
mod outline;
mod paper;
mod round_trip;
mod styled;
mod workings;

use std::fs;
use std::path::Path;

use annual_review::document::FactsShape;
use annual_review::units::Typeface;
use annual_review::write::Format;

/// Leaves documents where the acceptance tests, and a person with a browser, find them.
#[test]
fn documents_are_left_to_be_looked_at() -> std::io::Result<()> {
    let styled = |typeface, shape| look::paper(typeface, Some(look::logo("council.png", look::PNG)), shape);
    let documents = [
        (
            "styled-table",
            "committee-report",
            styled(Typeface::Atkinson, FactsShape::Table),
        ),
        (
            "styled-box",
            "committee-report",
            styled(Typeface::Liberation, FactsShape::Box),
        ),
        ("letter", "letter", letter::letter()),
        ("charts", "letter", charts::document()),
        ("hostile", "letter", hostile::document()),
        ("paper", "committee-report", paper::paper(34)),
    ];
    for (folder, name, document) in documents {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("acceptance").join(folder);
        fs::create_dir_all(&folder)?;
        for format in [Format::Markdown, Format::Html, Format::Fragment] {
            for (file, bytes) in format.files(&document, name) {
                fs::write(folder.join(file), bytes)?;
            }
        }
    }
    Ok(())
}
