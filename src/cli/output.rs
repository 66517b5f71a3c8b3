//! Files appear whole or not at all, and only where their bytes are new.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::show;
use crate::report::{MadeFile, sha256};

/// What became of the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Written<'a> {
    /// The paths of those that were there with the same bytes.
    pub(super) unchanged: BTreeSet<&'a str>,
}

/// A file by its path below the output folder, with its bytes.
pub(super) type File<'a> = (&'a str, &'a [u8]);

/// Writes every file below a folder. All of them are first written beside their places, so that a disk that is full
/// or a folder that may not be written to leaves everything as it was, and no folder that was made for them.
///
/// # Errors
/// Every file that cannot be written, with its path.
pub(super) fn write_all<'a>(folder: &Path, files: &[File<'a>]) -> Result<Written<'a>, Diagnostics> {
    let mut ready = Vec::new();
    let mut found = Diagnostics::default();
    let mut written = Written::default();
    let mut made = Folders::default();
    let folders: BTreeSet<PathBuf> = files
        .iter()
        .filter_map(|(name, _)| Some(folder.join(name).parent()?.to_path_buf()))
        .collect();
    for folder in &folders {
        clear_away(folder);
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|there| there == *bytes) {
            written.unchanged.insert(name);
            continue;
        }
        match beside(&path, bytes, &mut made) {
            Ok(file) if ready.len() < KEPT_OPEN => ready.push((Unfinished::Open(file), path)),
            Ok(file) => ready.push((Unfinished::Closed(file.into_temp_path()), path)),
            Err(error) => found.push(cannot_write(&path, &error)),
        }
    }
    if found.has_errors() {
        // The files in them go first.
        drop(ready);
        made.remove();
        return Err(found);
    }
    for (file, path) in ready {
        if let Err(error) = file.persist(&path) {
            found.push(cannot_write(&path, &error));
        }
    }
    if found.has_errors() { Err(found) } else { Ok(written) }
}

/// How many unfinished files are kept open, and so locked, at a time: more than one project's documents, and fewer than any
/// system allows a process.
const KEPT_OPEN: usize = 100;

/// A file that is not yet in its place; it goes when it is dropped.
#[derive(Debug)]
enum Unfinished {
    Open(NamedTempFile),
    Closed(TempPath),
}

impl Unfinished {
    fn persist(self, path: &Path) -> io::Result<()> {
        match self {
            Self::Open(file) => file.persist(path).map(drop).map_err(|error| error.error),
            Self::Closed(file) => file.persist(path).map_err(|error| error.error),
        }
    }
}

/// Folders that were made, each after the one that it is in.
#[derive(Debug, Default)]
struct Folders(Vec<PathBuf>);

impl Folders {
    fn make(&mut self, folder: &Path) -> io::Result<()> {
        let missing = folder.ancestors().take_while(|folder| !folder.exists());
        let mut missing: Vec<PathBuf> = missing.map(Path::to_path_buf).collect();
        missing.reverse();
        let made = fs::create_dir_all(folder);
        self.0.extend(missing);
        made
    }

    /// Takes away those that hold nothing.
    fn remove(&self) {
        for folder in self.0.iter().rev() {
            // One that holds something by now is somebody else's.
            let _ = fs::remove_dir(folder);
        }
    }
}

/// The files that stand in the folders of these years, by their paths below this folder, with their sizes in bytes.
/// One that cannot be looked into holds nothing that could be listed.
pub(super) fn sizes(folder: &Path, years: impl Iterator<Item = String>) -> BTreeMap<String, u64> {
    let mut sizes = BTreeMap::new();
    for year in years {
        let entries = fs::read_dir(folder.join(&year)).into_iter().flatten().flatten();
        for entry in entries {
            // Through links, as a reader's program goes.
            let data = fs::metadata(entry.path()).ok().filter(fs::Metadata::is_file);
            if let (Some(data), Ok(name)) = (data, entry.file_name().into_string()) {
                sizes.insert(format!("{year}/{name}"), data.len());
            }
        }
    }
    sizes
}

/// What the names of files begin with that are not yet in their places.
const UNFINISHED: &str = ".annual-review-";

/// Removes what a build has left that was stopped on its way. A file that some other build is writing just now is locked
/// by it, and stays.
fn clear_away(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(UNFINISHED)) {
        // What cannot be opened or removed is in nobody's way: it is hidden, and no reader is led to it.
        if let Ok(file) = fs::File::open(entry.path())
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn beside(path: &Path, bytes: &[u8], made: &mut Folders) -> io::Result<NamedTempFile> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    made.make(folder)?;
    if path.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "a folder has its name"));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    // A temporary file is for its owner alone; a document is for whoever may read the folder.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // Errors tell the name of the unfinished file, which nobody will find, unless only their kind is told and what is written
    // goes to the file itself.
    let file = builder
        .tempfile_in(folder)
        .map_err(|error| io::Error::from(error.kind()))?;
    // Where there are no locks, two builds at a time into one folder are at odds as they always are.
    let _ = file.as_file().try_lock();
    file.as_file().write_all(bytes)?;
    Ok(file)
}

/// Those of the files by their paths below a folder that are there, byte by byte as they were written: what somebody has
/// changed since is theirs.
pub(super) fn as_written<'m>(folder: &Path, files: impl Iterator<Item = (String, &'m MadeFile)>) -> BTreeSet<String> {
    let is_same =
        |path: &str, made: &MadeFile| fs::read(folder.join(path)).is_ok_and(|bytes| sha256(&bytes) == made.sha256);
    files
        .filter(|(path, made)| is_same(path, made))
        .map(|(path, _)| path)
        .collect()
}

/// Removes files below a folder.
///
/// # Errors
/// Every file that cannot be removed, with its path.
pub(super) fn remove_all(folder: &Path, paths: &BTreeSet<String>) -> Result<(), Diagnostics> {
    let found = paths.iter().filter_map(|path| {
        let path = folder.join(path);
        let error = fs::remove_file(&path).err()?;
        let message =
            format!("this picture of an earlier build, which no document shows any more, cannot be removed: {error}");
        Some(
            Diagnostic::error(message)
                .in_file(show(&path))
                .hint("delete it, so that nobody takes it for a new one"),
        )
    });
    let found: Diagnostics = found.collect();
    if found.has_errors() { Err(found) } else { Ok(()) }
}

fn cannot_write(path: &Path, error: &io::Error) -> Diagnostic {
    let hint = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "make room on the disk, and build again",
        _ => "see whether it is open in another program, and whether the folder may be written to",
    };
    Diagnostic::error(format!("this file cannot be written: {error}"))
        .in_file(show(path))
        .hint(hint)
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
    let mut made = Folders::default();
    for (path, text) in files {
        let write = beside(path, text.as_bytes(), &mut made)
            .and_then(|file| file.persist_noclobber(path).map_err(|error| error.error));
        if let Err(error) = write {
            made.remove();
            return Err(cannot_write(path, &error).into());
        }
    }
    Ok(())
}

/// A folder to copy something into.
///
/// # Errors
/// A folder that does not exist.
pub(super) fn is_folder(path: &Path) -> Result<(), Diagnostics> {
    if path.is_dir() {
        return Ok(());
    }
    let missing = Diagnostic::error("there is no such folder").in_file(show(path));
    Err(missing.hint("`annual-review init DIR` makes one").into())
}

/// Documents do not go where a project and its editions and templates are read from.
///
/// # Errors
/// A folder that is one of those, or in the editions, procedures, styles or templates.
pub(super) fn is_apart(folder: &Path, project: &Path) -> Result<(), Diagnostics> {
    let target = whole(folder);
    if target == whole(project) {
        let itself = Diagnostic::error("documents cannot be written among the project's own files");
        let hint = format!(
            "give them a folder of their own, as in --out {}",
            show(&project.join("out"))
        );
        return Err(itself.in_file(show(folder)).hint(hint).into());
    }
    for kept in ["editions", "procedures", "styles", "templates"] {
        if target.starts_with(whole(&project.join(kept))) {
            let inside = Diagnostic::error(format!("documents cannot be written into the project's {kept}"));
            let hint = "give another folder with --out";
            return Err(inside.in_file(show(folder)).hint(hint).into());
        }
    }
    Ok(())
}

/// Documents of many authorities go neither into the folder of a project nor into one that holds projects, where a folder
/// of documents and one of a project could be the same.
///
/// # Errors
/// A folder that is one of those.
pub(super) fn is_apart_from_many(folder: &Path, source: &Path, projects: &[String]) -> Result<(), Diagnostics> {
    let target = whole(folder);
    let source = whole(source);
    let clash = if source.starts_with(&target) {
        Some("that holds the projects".to_owned())
    } else {
        let inside = projects.iter().find(|project| target.starts_with(source.join(project)));
        inside.map(|project| format!("of the project `{project}`"))
    };
    let Some(clash) = clash else { return Ok(()) };
    let error = Diagnostic::error(format!(
        "documents of many authorities cannot be written into the folder {clash}"
    ));
    Err(error
        .in_file(show(folder))
        .hint("give them a folder of their own with --out")
        .into())
}

/// A path from the root without `..`, and with links followed as far as it exists.
fn whole(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut whole = PathBuf::new();
    for component in absolute.components() {
        if component == Component::ParentDir {
            whole.pop();
        } else {
            whole.push(component);
        }
        if let Ok(found) = whole.canonicalize() {
            whole = found;
        }
    }
    whole
}
