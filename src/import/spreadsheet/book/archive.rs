//! What a packed file has in it, and whether it can be unpacked without harm.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{MOST_PARTS, MOST_UNPACKED, WRONG_FILE, broken, has_password};
use crate::diagnostic::Diagnostic;

/// The names of the parts of a file whose parts together stay below [`MOST_UNPACKED`] when they are unpacked.
///
/// Each is unpacked once and thrown away: the size that a part claims is no more than a claim.
pub(super) fn parts(bytes: &[u8]) -> Result<Vec<String>, Diagnostic> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > MOST_PARTS {
        let message = format!("the file has {} parts, where {MOST_PARTS} are the limit", archive.len());
        return Err(Diagnostic::error(message).hint(WRONG_FILE));
    }
    let mut left = MOST_UNPACKED;
    let mut names = Vec::new();
    for index in 0..archive.len() {
        let part = match archive.by_index(index) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(has_password()),
            Err(error) => return Err(broken(&error)),
        };
        let name = part.name().map_err(|error| broken(&error))?.replace('\\', "/");
        let unpacked = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|error| broken(&error))?;
        let Some(rest) = left.checked_sub(unpacked) else {
            let message = format!(
                "the file is too large: unpacked it has more than {} MB",
                MOST_UNPACKED / 1_000_000
            );
            return Err(Diagnostic::error(message).hint(WRONG_FILE));
        };
        left = rest;
        names.push(name.trim_start_matches('/').to_owned());
    }
    Ok(names)
}

/// The text of a part.
pub(super) fn part(bytes: &[u8], name: &str) -> Result<Option<String>, Diagnostic> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let part = match archive.by_name(name) {
        Ok(part) => part,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(broken(&error)),
    };
    let mut text = String::new();
    part.take(MOST_UNPACKED)
        .read_to_string(&mut text)
        .map_err(|error| broken(&error))?;
    Ok(Some(text))
}
