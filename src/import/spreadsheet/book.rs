//! From a file to its sheets, whatever its format, with limits against files that were made to do harm.
//!
//! In: a path. Out: sheets, or why there are none. The format is told by the content, since endings lie. No formula is worked
//! out: the result that the file keeps is read. What the sheets say is not asked here.

mod archive;
mod excel;
mod old_excel;
mod open_document;
mod separated;

use std::cell::Cell as Flag;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Once;

use super::known::Known;
use super::sheet::{Content, Sheet};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load;

/// Largest file that is read, in bytes; the Ombudsman's have less than one megabyte.
const LARGEST_FILE: u64 = 10_000_000;
/// Most bytes that all parts of a file may have when they are unpacked: as XML, what [`MOST_CELLS`] take, and five times that
/// in memory where they are empty strings.
const MOST_UNPACKED: u64 = 20_000_000;
/// Most parts of a packed file.
const MOST_PARTS: usize = 2_000;
/// Most cells with something in them, over all sheets of a file: all authorities in 250 sheets of five columns.
const MOST_CELLS: usize = 500_000;
/// Most bytes of text in the cells of a file.
const MOST_TEXT: usize = 20_000_000;
/// Longest text of a cell, in bytes: four for each of the 32,767 characters that spreadsheets allow.
const LONGEST_TEXT: usize = 131_068;
/// Most cells that are merged, or groups of them, in a sheet.
const MOST_MERGED: usize = 2_000;
/// Most columns of a sheet, as spreadsheet programs have it.
pub(super) const MOST_COLUMNS: u32 = 16_384;
/// Rows of the largest sheet that spreadsheet programs have.
const MOST_ROWS: u32 = 1_048_576;

/// Reads the sheets of a file; warnings are added to `found`.
///
/// # Errors
/// A file that cannot be read, is of another kind, has a password, is broken, or goes beyond the limits above.
pub(super) fn sheets(path: &Path, known: &Known, found: &mut Diagnostics) -> Result<Vec<Sheet>, Diagnostic> {
    let shown = load::show(path);
    let bytes = load::read_bytes(path, &shown, LARGEST_FILE)?;
    let mut room = Room::default();
    let read = match bytes.get(..4) {
        _ if bytes.is_empty() => Err(Diagnostic::error("the file is empty").hint("download or export it again")),
        Some(b"PK\x03\x04" | b"PK\x05\x06") => packed(&bytes, &mut room),
        Some(b"\xd0\xcf\x11\xe0") => old_excel::sheets(&bytes, &mut room),
        Some(b"%PDF") => Err(Diagnostic::error("this is a PDF, not a workbook").hint(SAVE_AS)),
        Some(b"{\\rt") => Err(Diagnostic::error("this is a rich text document, not a workbook").hint(SAVE_AS)),
        _ if is_markup(&bytes) => Err(Diagnostic::error(
            "this is a web page or XML, whatever its ending says, not a workbook",
        )
        .hint("open it in a spreadsheet program and save it as .xlsx")),
        _ => {
            let text = load::decode(&bytes, &shown)?;
            found.extend(text.warnings);
            separated::sheet(&text.source.text, known, &mut room).map(|sheet| vec![sheet])
        }
    };
    let mut sheets = read.map_err(|error| error.in_file(shown.clone()))?;
    for sheet in &mut sheets {
        sheet.file.clone_from(&shown);
        if sheet.merged.len() > MOST_MERGED {
            let message = format!("more than {MOST_MERGED} groups of cells are merged in this sheet");
            return Err(Diagnostic::error(message).in_file(sheet.shown()).hint(WRONG_FILE));
        }
    }
    Ok(sheets)
}

const SAVE_AS: &str = "give the workbook itself: .xlsx, .xls, .ods or .csv";
pub(super) const WRONG_FILE: &str =
    "check that this is the workbook that you meant; copy its table to a new one if it is";
const BROKEN: &str = "download it again, or open it in a spreadsheet program and save it as .xlsx";

fn packed(bytes: &[u8], room: &mut Room) -> Result<Vec<Sheet>, Diagnostic> {
    let parts = archive::parts(bytes)?;
    let has = |name: &str| parts.iter().any(|part| part.eq_ignore_ascii_case(name));
    if has("xl/workbook.xml") {
        guarded(|| excel::xlsx(bytes, room))
    } else if has("xl/workbook.bin") {
        // What is merged in it, and which numbers are shown as percentages, no reader tells us.
        Err(
            Diagnostic::error("this is a binary workbook (.xlsb), which is not read")
                .hint("open it in a spreadsheet program and save it as .xlsx"),
        )
    } else if has("content.xml") {
        open_document::sheets(bytes, room)
    } else if has("word/document.xml") {
        Err(Diagnostic::error("this is a Word document, not a workbook").hint(SAVE_AS))
    } else {
        Err(Diagnostic::error("this is a zip archive without a workbook in it")
            .hint("unpack it, and give the workbook that is in it"))
    }
}

fn is_markup(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    start.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}

fn broken(error: &impl std::fmt::Display) -> Diagnostic {
    Diagnostic::error(format!("the workbook is broken and cannot be read: {error}")).hint(BROKEN)
}

fn has_password() -> Diagnostic {
    Diagnostic::error("the workbook has a password")
        .hint("open it in a spreadsheet program and save it without a password")
}

/// How much a file may still bring along.
struct Room {
    cells: usize,
    text: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            cells: MOST_CELLS,
            text: MOST_TEXT,
        }
    }
}

impl Room {
    /// Puts a cell into a sheet; blank text is no content.
    fn put(&mut self, sheet: &mut Sheet, at: (u32, u32), content: Content) -> Result<(), Diagnostic> {
        if at.0 >= MOST_ROWS || at.1 >= MOST_COLUMNS {
            return Err(broken(&"a cell stands outside of its sheet"));
        }
        let text = match &content {
            Content::Text(text) if text.trim().is_empty() => return Ok(()),
            Content::Text(text) | Content::Other(text) => text.len(),
            Content::Number(..) => 0,
        };
        if text > LONGEST_TEXT {
            let message = format!("a cell has a text of {} kB", text / 1_000);
            return Err(Diagnostic::error(message).hint("in a .csv file a quotation mark may not be closed"));
        }
        let left = self.cells.checked_sub(1).zip(self.text.checked_sub(text));
        let Some((cells, text)) = left else {
            let message = format!(
                "the file is too large: more than {MOST_CELLS} cells, or {} MB of text",
                MOST_TEXT / 1_000_000
            );
            return Err(Diagnostic::error(message).hint(WRONG_FILE));
        };
        (self.cells, self.text) = (cells, text);
        sheet.cells.insert(at, content);
        Ok(())
    }
}

thread_local! {
    static QUIET: Flag<bool> = const { Flag::new(false) };
}

/// Runs a reader that gives up on some broken files by a panic, which becomes an error; nothing is printed.
///
/// What prints panics is one for the whole process. It is set once and asks whose thread panics, since to take it out and
/// put it back for each file could leave it out for good where two threads read at once.
fn guarded<T>(read: impl FnOnce() -> Result<T, Diagnostic>) -> Result<T, Diagnostic> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                usual(panic);
            }
        }));
    });
    QUIET.set(true);
    let read = catch_unwind(AssertUnwindSafe(read));
    QUIET.set(false);
    read.unwrap_or_else(|_| Err(broken(&"parts of it are missing or contradict each other")))
}

#[cfg(test)]
mod tests;
