//! What the writers make of whole documents.

mod hostile;
mod html;
mod letter;
mod markdown;
mod outline;
mod round_trip;

use std::fs;
use std::path::Path;

use annual_review::write;

/// Leaves documents where the acceptance tests, and a person with a browser, find them.
#[test]
fn documents_are_left_to_be_looked_at() -> std::io::Result<()> {
    for (name, document) in [("letter", letter::letter()), ("hostile", hostile::document())] {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("acceptance").join(name);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("letter.md"), write::markdown::write(&document))?;
        fs::write(folder.join("letter.html"), write::html::page(&document))?;
        fs::write(folder.join("letter.fragment.html"), write::html::fragment(&document))?;
    }
    Ok(())
}
