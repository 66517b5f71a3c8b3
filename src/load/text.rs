//! From a file to decoded text.
//!
//! In: a path, and how to show it. Out: the text with lines that end in `\n` and without a byte order mark, from UTF-8,
//! UTF-16 or Windows-1252, or the reason why there is none. What the text says is not asked here.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};

/// Largest file that is read, in bytes: a hundred times the longest year file.
pub const LARGEST: u64 = 5_000_000;

/// A file's text, and what was odd about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub source: Arc<Source>,
    /// What the officer should know, though the text could be read.
    pub warnings: Diagnostics,
}

/// Reads a file as text; `shown` is its path as the user would write it.
///
/// # Errors
/// A file that is not there, may not be read, is in use, is no ordinary file, is larger than [`LARGEST`] (by its size,
/// before it is read), or holds something else than text.
pub fn read_text(path: &Path, shown: &str) -> Result<Text, Diagnostic> {
    decode(&read_bytes(path, shown)?, shown)
}

/// Reads a file; `shown` is its path as the user would write it.
///
/// # Errors
/// A file that is not there, may not be read, is in use, is no ordinary file or is larger than [`LARGEST`].
pub fn read_bytes(path: &Path, shown: &str) -> Result<Vec<u8>, Diagnostic> {
    let failed = |error: &io::Error| cannot_read(error, shown);
    let metadata = std::fs::metadata(path).map_err(|error| failed(&error))?;
    if metadata.is_dir() {
        return Err(Diagnostic::error(format!("`{shown}` is a folder, not a file"))
            .in_file(shown)
            .hint("give it another name, or move it out of the project"));
    }
    if !metadata.is_file() {
        return Err(Diagnostic::error(format!("`{shown}` is not an ordinary file"))
            .in_file(shown)
            .hint("put the file that was meant in its place"));
    }
    if metadata.len() > LARGEST {
        return Err(too_large(metadata.len(), shown));
    }
    let file = File::open(path).map_err(|error| failed(&error))?;
    let mut bytes = Vec::new();
    // The size may have changed since.
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| failed(&error))?;
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if length > LARGEST {
        Err(too_large(length, shown))
    } else {
        Ok(bytes)
    }
}

fn too_large(bytes: u64, shown: &str) -> Diagnostic {
    let megabytes = bytes.div_ceil(1_000_000);
    Diagnostic::error(format!(
        "`{shown}` is too large: {megabytes} MB, where {} MB is the limit",
        LARGEST / 1_000_000
    ))
    .in_file(shown)
    .hint("a year file has a few kilobytes; check that this is the file you meant")
}

fn cannot_read(error: &io::Error, shown: &str) -> Diagnostic {
    // Windows: a sharing violation, or a locked region.
    let in_use = error.kind() == ErrorKind::ResourceBusy
        || error.kind() == ErrorKind::WouldBlock
        || (cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)));
    let (message, hint) = match error.kind() {
        ErrorKind::NotFound => (
            format!("there is no file `{shown}`"),
            "check the name, and the folder that the command runs in",
        ),
        _ if in_use => (
            format!("`{shown}` is open in another program"),
            "close it there, then try again",
        ),
        ErrorKind::PermissionDenied => (
            format!("`{shown}` may not be read"),
            "ask for permission to read it, or close it in the program that holds it",
        ),
        // Links that lead in a circle have no kind of their own in stable Rust.
        _ if error.to_string().contains("symbolic link") => (
            format!("`{shown}` is a link that leads back to itself"),
            "replace it by the file that was meant",
        ),
        _ => (
            format!("`{shown}` cannot be read: {error}"),
            "check the disk or network drive it lies on",
        ),
    };
    Diagnostic::error(message).in_file(shown).hint(hint)
}

/// Decodes the bytes of a file; `shown` is its path as the user would write it.
///
/// # Errors
/// Bytes that are not text: those of a spreadsheet, a Word document or a PDF, zero bytes, control characters.
pub fn decode(bytes: &[u8], shown: &str) -> Result<Text, Diagnostic> {
    if let Some(what) = other_format(bytes) {
        return Err(Diagnostic::error(format!("`{shown}` is {what}, not text"))
            .in_file(shown)
            .hint(SAVE_AS));
    }
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (UTF_8, bytes),
    };
    if encoding == UTF_16LE || encoding == UTF_16BE {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        if broken {
            return Err(Diagnostic::error(format!("`{shown}` is not valid UTF-16"))
                .in_file(shown)
                .hint(SAVE_AS));
        }
        return finished(&text, shown);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => finished(text, shown),
        Err(_) if bytes.contains(&0) => Err(binary(shown)),
        Err(error) => windows_1252(bytes, error.valid_up_to(), shown),
    }
}

const SAVE_AS: &str = "save it as plain text in UTF-8 (in Notepad: File, Save as, Encoding: UTF-8)";

fn other_format(bytes: &[u8]) -> Option<&'static str> {
    let known: [(&[u8], &str); 4] = [
        (b"PK\x03\x04", "a spreadsheet, a Word document or a zip archive"),
        (b"%PDF-", "a PDF"),
        (b"\xd0\xcf\x11\xe0", "an old Excel or Word document"),
        (b"{\\rtf", "a rich text document"),
    ];
    known
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, what)| *what)
}

fn binary(shown: &str) -> Diagnostic {
    Diagnostic::error(format!("`{shown}` is not a text file"))
        .in_file(shown)
        .hint(SAVE_AS)
}

/// What older Windows programs write. Decoding it never fails, so the officer is told; where other letters of the same
/// file are good UTF-8, decoding would spoil those, and there is no telling what was meant.
fn windows_1252(bytes: &[u8], first: usize, shown: &str) -> Result<Text, Diagnostic> {
    let as_utf_8 = String::from_utf8_lossy(bytes);
    let good = |c: char| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER;
    if as_utf_8.contains(good) {
        let message = format!("`{shown}` is neither UTF-8 nor Windows-1252, but a mixture");
        let at = as_utf_8.find(char::REPLACEMENT_CHARACTER).unwrap_or_default();
        let place = at_character(&source_of(&as_utf_8, shown), with_line_feeds(&as_utf_8[..at]).len());
        return Err(Diagnostic::error(message)
            .at(place)
            .labelled("this character cannot be read")
            .hint("type it anew, and save the file as UTF-8"));
    }
    // All before the first byte that is not UTF-8 is ASCII.
    let before = with_line_feeds(&as_utf_8[..first]).len();
    let mut text = finished(&WINDOWS_1252.decode_without_bom_handling(bytes).0, shown)?;
    let warning = Diagnostic::warning(format!("`{shown}` is not UTF-8 and was read as Windows-1252"))
        .at(at_character(&text.source, before))
        .labelled("check that this character is right")
        .hint(SAVE_AS);
    text.warnings.push(warning);
    Ok(text)
}

fn at_character(source: &Arc<Source>, start: usize) -> Place {
    let length = source.text[start..].chars().next().map_or(0, char::len_utf8);
    Place {
        source: Arc::clone(source),
        bytes: start..start + length,
    }
}

fn source_of(text: &str, shown: &str) -> Arc<Source> {
    Arc::new(Source::new(shown, with_line_feeds(text)))
}

fn finished(text: &str, shown: &str) -> Result<Text, Diagnostic> {
    let source = source_of(text, shown);
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    let Some(at) = source.text.find(control) else {
        return Ok(Text {
            source,
            warnings: Diagnostics::default(),
        });
    };
    let character = source.text[at..].chars().next().unwrap_or_default();
    if character == '\0' {
        return Err(binary(shown));
    }
    let message = format!(
        "a control character (U+{:04X}) stands in this line",
        u32::from(character)
    );
    Err(Diagnostic::error(message)
        .at(at_character(&source, at))
        .hint("delete it; it cannot be seen, and comes along with text copied from other programs"))
}

fn with_line_feeds(text: &str) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests;
