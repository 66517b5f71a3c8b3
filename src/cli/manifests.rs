//! The manifests of an output folder on the disk.

use std::fs;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::show;
use crate::model::Audience;
use crate::report::{Manifest, Request};

/// Largest manifest that is read, in bytes: of a thousand documents with a hundred figures each.
const LARGEST: u64 = 50_000_000;

/// The manifest that a build goes on with: none yet where there is none, or where it cannot be read, which is said.
pub(super) fn of_build(folder: &Path, request: &Request) -> (Manifest, Diagnostics) {
    match read(folder, request.audience) {
        Ok(manifest) => (manifest.unwrap_or_default(), Diagnostics::default()),
        Err(why) => {
            let path = folder.join(Manifest::path(request.audience));
            let odd = Diagnostic::warning(format!("this manifest cannot be read: {why}")).in_file(show(&path));
            let hint = "it is written anew, with what is built now; build everything to have everything in it";
            (Manifest::default(), odd.hint(hint).into())
        }
    }
}

/// The manifest of what these readers may have; `None` where there is none.
///
/// # Errors
/// Why it cannot be read.
pub(super) fn read(folder: &Path, audience: Audience) -> Result<Option<Manifest>, String> {
    let path = folder.join(Manifest::path(audience));
    match fs::metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.to_string()),
        Ok(data) if !data.is_file() => return Err("it is no ordinary file".to_owned()),
        Ok(data) if data.len() > LARGEST => return Err(format!("it is larger than {LARGEST} bytes")),
        Ok(_) => {}
    }
    let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
    Manifest::read(&text).map(Some)
}
