//! Made-up authorities, as many as are wanted, each with a token of its own in every text that a document may print.
//!
//! For tests and measurements alike: it needs nothing of the program's.

use std::fs;
use std::path::Path;

const TYPES: [&str; 5] = ["county", "district", "metropolitan", "unitary", "london-borough"];

/// The folder of an authority by its number: "authority-0007".
pub(crate) fn folder(number: usize) -> String {
    format!("authority-{number:04}")
}

/// What stands in the documents of this authority and of no other.
pub(crate) fn token(number: usize) -> String {
    format!("Zq{number:04}x")
}

/// A number that no other authority has: of complaints received.
pub(crate) fn figure(number: usize) -> usize {
    700_000 + number
}

/// How many more there were in the year before.
const LAST_YEAR: usize = 10_000;

/// Writes the projects of the authorities from 0 to this number, each in a folder of its own.
pub(crate) fn write(folder_of_all: &Path, number: usize) {
    for number in 0..number {
        let path = folder_of_all.join(folder(number));
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("council.yaml"), council(number)).unwrap();
        fs::write(path.join("2023-24.yaml"), year(number)).unwrap();
        if number.is_multiple_of(7) {
            own_parts(&path, number);
        }
    }
}

fn council(number: usize) -> String {
    let (token, kind) = (token(number), TYPES[number % TYPES.len()]);
    let style = if number.is_multiple_of(7) { "style: ours\n" } else { "" };
    format!(
        "council: {token} Council (made up)\ntype: {kind}\nmade_up: true\nwebsite: https://{token}.example\n{style}\
         history:\n  - year: 2022/23\n    statistics:\n      received: {{total: {}}}\n",
        figure(number) + LAST_YEAR
    )
}

fn year(number: usize) -> String {
    let (token, upheld) = (token(number), 1 + number % 9);
    format!(
        "year: 2023/24\ndocuments: [letter]\nletter:\n  date: 17 July 2024\n  addressee: {{name: Ms {token}, post: Chief Executive}}\n  \
         note: A note about {token} alone.\n  source: the letter of 17 July 2024 to {token}\nstatistics:\n  received: {{total: {}}}\n  \
         investigations: {{total: {}, upheld: {upheld}}}\n  remedies: {{satisfactory: 1}}\n  compliance: {{compliance_rate: 100}}\n",
        figure(number),
        20 + number % 50,
    )
}

/// A template and a house style of the authority's own, which are compiled and kept for it alone.
fn own_parts(path: &Path, number: usize) {
    let token = token(number);
    let templates = path.join("templates/index");
    fs::create_dir_all(&templates).unwrap();
    let opening = format!("# The Ombudsman's annual reviews: {{{{ council.name }}}}\n\nOwn words of {token}.\n");
    fs::write(templates.join("opening.md"), opening).unwrap();
    let styles = path.join("styles");
    fs::create_dir_all(&styles).unwrap();
    fs::write(styles.join("ours.yaml"), format!("style: ours\nabout: {token}\n")).unwrap();
}
