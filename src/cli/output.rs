//! Files appear whole or not at all, and only where their bytes are new.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::show;
use crate::report::Output;

/// What became of the files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) new: usize,
    pub(super) unchanged: usize,
}

/// Writes every output below a folder. All of them are first written beside their places, so that a disk that is full
/// or a folder that may not be written to leaves everything as it was.
///
/// # Errors
/// Every file that cannot be written, with its path.
pub(super) fn write_all(folder: &Path, outputs: &[Output]) -> Result<Written, Diagnostics> {
    let mut ready = Vec::new();
    let mut found = Diagnostics::default();
    let mut written = Written::default();
    for output in outputs {
        let path = folder.join(&output.path);
        if fs::read(&path).is_ok_and(|bytes| bytes == output.bytes) {
            written.unchanged += 1;
            continue;
        }
        match beside(&path, &output.bytes) {
            Ok(file) => ready.push((file, path)),
            Err(error) => found.push(cannot_write(&path, &error)),
        }
    }
    if found.has_errors() {
        return Err(found);
    }
    for (file, path) in ready {
        match file.persist(&path) {
            Ok(_) => written.new += 1,
            Err(error) => found.push(cannot_write(&path, &error.error)),
        }
    }
    if found.has_errors() { Err(found) } else { Ok(written) }
}

fn beside(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    if path.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "a folder has its name"));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".annual-review-");
    // A temporary file is for its owner alone; a document is for whoever may read the folder.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    Ok(file)
}

fn cannot_write(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(format!("this file cannot be written: {error}"))
        .in_file(show(path))
        .hint("see whether it is open in another program, and whether the folder may be written to")
}

/// Writes files that must not exist yet.
///
/// # Errors
/// Files that exist, of which none is touched, and files that cannot be written.
pub(super) fn write_new(files: &[(PathBuf, String)]) -> Result<(), Diagnostics> {
    let existing: Diagnostics = files
        .iter()
        .filter(|(path, _)| path.exists())
        .map(|(path, _)| {
            let error = Diagnostic::error("this file exists already, and nothing was written").in_file(show(path));
            error.hint("move it away, or give another place")
        })
        .collect();
    if existing.has_errors() {
        return Err(existing);
    }
    for (path, text) in files {
        let write =
            beside(path, text.as_bytes()).and_then(|file| file.persist_noclobber(path).map_err(|error| error.error));
        write.map_err(|error| cannot_write(path, &error))?;
    }
    Ok(())
}
