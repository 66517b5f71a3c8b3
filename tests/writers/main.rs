//! What the writers make of whole documents.

mod letter;
mod outline;
mod round_trip;

use std::fs;
use std::path::Path;

use annual_review::write::{html, markdown};

/// Leaves the letter where the acceptance tests, and a person with a browser, find it.
#[test]
fn the_letter_is_left_to_be_looked_at() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("acceptance/letter");
    fs::create_dir_all(&folder)?;
    let letter = letter::letter();
    fs::write(folder.join("letter.md"), markdown::write(&letter))?;
    fs::write(folder.join("letter.html"), html::page(&letter))?;
    fs::write(folder.join("letter.fragment.html"), html::fragment(&letter))
}
