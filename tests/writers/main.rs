//! What the writers make of whole documents.

mod hostile;
mod html;
mod letter;
mod markdown;
mod numbered;
mod outline;
mod paper;
mod round_trip;

use std::fs;
use std::path::Path;

use annual_review::write::Format;

/// Leaves documents where the acceptance tests, and a person with a browser, find them.
#[test]
fn documents_are_left_to_be_looked_at() -> std::io::Result<()> {
    let documents = [
        ("letter", "letter", letter::letter()),
        ("hostile", "letter", hostile::document()),
        ("paper", "committee-report", paper::paper(34)),
    ];
    for (folder, name, document) in documents {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("acceptance").join(folder);
        fs::create_dir_all(&folder)?;
        for format in [Format::Markdown, Format::Html, Format::Fragment] {
            let file = folder.join(name).with_extension(format.ending());
            fs::write(file, format.write(&document))?;
        }
    }
    Ok(())
}
