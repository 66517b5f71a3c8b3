//! Files that are meant to do harm, or that are not what their names say: each ends soon, in bounded memory, with a
//! message that names the file, and leaves nothing behind that was not in it.

mod archives;
mod disguises;
mod sizes;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use tempfile::TempDir;

use crate::BOUND;
use crate::run::{self, import};
use crate::sector::{Spelling, authorities};
use crate::sheet::Sheet;
use crate::tables::Table;
use crate::variants::YEAR;
use crate::xlsx::{around, parts, rows};
use crate::zip::{Entry, archive};

/// The most bytes that may be said of a file: however many mistakes it has, a person is to read of them.
const LONGEST: usize = 100_000;

/// A hostile file.
pub(crate) struct Hostile {
    /// What it does.
    pub(crate) name: &'static str,
    pub(crate) file: HostileFile,
    pub(crate) end: End,
}

/// A file that may be too large to be kept in memory.
pub(crate) struct HostileFile {
    pub(crate) name: &'static str,
    beginning: Vec<u8>,
    block: Vec<u8>,
    times: usize,
}

impl HostileFile {
    /// Writes it into a folder.
    pub(crate) fn write(&self, folder: &Path) {
        let mut file = BufWriter::new(File::create(folder.join(self.name)).unwrap());
        file.write_all(&self.beginning).unwrap();
        for _ in 0..self.times {
            file.write_all(&self.block).unwrap();
        }
    }
}

/// How the reading of a hostile file ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum End {
    /// Refused, with the file's name and these words.
    Refused(&'static [&'static str]),
    /// Refused, or read with the figures of the small table of complaints received: that it does no harm is what counts.
    Either,
}

/// Runs the command over a hostile file, and says all in which it is not as expected.
pub(crate) fn disagreements(hostile: &Hostile) -> String {
    let files = TempDir::new().unwrap();
    // Deep enough that what climbs out of it lands in a folder that can be looked into.
    let folder = files.path().join("one/two/three");
    fs::create_dir_all(&folder).unwrap();
    hostile.file.write(&folder);
    let run = import(&folder, &[hostile.file.name], YEAR, &[], run::folder(run::FEW));
    let mut text = String::new();
    if run.succeeded {
        let written = run::figures(run.out.path(), YEAR);
        if matches!(hostile.end, End::Refused(_)) {
            text += "not refused\n";
        } else if !written.iter().all(|(_, figures)| figures.len() == 10) || written.len() != 10 {
            text += "read, but not the figures of its table\n";
        }
    } else {
        let words: &[&str] = if let End::Refused(words) = hostile.end {
            words
        } else {
            &[]
        };
        let missing = |word: &&&str| !run.said.contains(**word);
        for word in [hostile.file.name].iter().chain(words).filter(missing) {
            writeln!(text, "`{word}` is not named").unwrap();
        }
        if !run::left(run.out.path()).is_empty() {
            text += "refused, and something is left behind\n";
        }
    }
    if run.said.contains("panicked") {
        text += "panicked\n";
    }
    if run.said.len() > LONGEST {
        writeln!(text, "says {} bytes", run.said.len()).unwrap();
    }
    if run.megabytes > BOUND {
        writeln!(text, "held {} megabytes", run.megabytes).unwrap();
    }
    let more: Vec<_> = fs::read_dir(files.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    if more.len() != 1 {
        writeln!(text, "left {more:?}").unwrap();
    }
    if text.is_empty() {
        return text;
    }
    let said: String = run.said.chars().take(1000).collect();
    format!("== {} ({} MB)\n{text}{said}\n", hostile.name, run.megabytes)
}

/// All of them.
pub(crate) fn all() -> Vec<Hostile> {
    archives::all().chain(sizes::all()).chain(disguises::all()).collect()
}

fn file(name: &'static str, file: &'static str, bytes: Vec<u8>, end: End) -> Hostile {
    let file = HostileFile {
        name: file,
        beginning: bytes,
        block: Vec::new(),
        times: 0,
    };
    Hostile { name, file, end }
}

/// The small table of complaints received.
fn received() -> Sheet {
    Table::Received.sheet(&authorities(10), Spelling::Full)
}

/// A workbook of this XML as its only sheet.
fn workbook(sheet: &str) -> Vec<u8> {
    archive(&parts(&[("Received", sheet.to_owned())]))
}

/// The part that holds a workbook's only sheet.
const SHEET: &str = "xl/worksheets/sheet1.xml";

/// A workbook with this part as its only sheet.
fn of_a_sheet(sheet: Entry) -> Vec<u8> {
    let mut parts = parts(&[("Received", String::new())]);
    // The sheet comes last.
    parts.pop();
    parts.push(sheet);
    archive(&parts)
}

/// The small table as XML, cut before the end of its rows.
fn halves() -> (String, String) {
    let sheet = around(&rows(&received()));
    let (start, end) = sheet.split_at(sheet.find("</sheetData>").unwrap());
    (start.to_owned(), end.to_owned())
}
