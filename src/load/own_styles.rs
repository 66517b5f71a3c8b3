//! The house styles of a project: `styles/NAME.yaml`, and templates of their own in `styles/NAME/templates/`.

use std::path::Path;

use super::project::{Reader, yaml_stem};
use super::show;
use crate::diagnostic::Diagnostic;
use crate::model::{LogoFile, PLAIN, Style};
use crate::picture::Logo;

/// The styles in a folder, each with what it leaves out taken from the shipped style `plain`.
pub(super) fn own_styles(reader: &mut Reader, folder: &Path, shipped: &[Style]) -> Vec<Style> {
    let mut styles: Vec<Style> = Vec::new();
    for path in reader.optional(folder) {
        if path.is_dir() {
            continue;
        }
        let Some(stem) = yaml_stem(&path).map(std::borrow::Cow::into_owned) else {
            continue;
        };
        let Some(mut style) = reader.read::<Style>(&path) else {
            continue;
        };
        let name = style.style.value.clone();
        let mut wrong = |message: String, hint: &str| {
            let place = reader.files.place(style.style.spot);
            reader.found.push(Diagnostic::error(message).at(place).hint(hint));
        };
        if name != stem {
            let message = format!("the file is named {stem}, but holds the style `{name}`");
            wrong(
                message,
                "name both alike, so that `--style` finds what the folder shows",
            );
        } else if name == PLAIN {
            wrong(
                "`plain` is the style that all others go back to".to_owned(),
                "give this one another name",
            );
        }
        style.picture = style.logo.as_ref().and_then(|logo| picture(reader, folder, logo));
        style.templates = reader.templates(&folder.join(&name).join("templates"));
        let plain = shipped.iter().find(|style| style.style.value == PLAIN);
        styles.push(plain.map_or_else(|| style.clone(), |plain| style.clone().or(plain)));
    }
    for path in reader.optional(folder) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() && !styles.iter().any(|style| style.style.value == name) {
            let odd = Diagnostic::warning("this folder belongs to no house style").in_file(show(&path));
            let hint = format!("put {name}.yaml beside it, or move it away");
            reader.found.push(odd.hint(hint));
        }
    }
    styles
}

/// The logo of a style, or what is wrong with its file.
fn picture(reader: &mut Reader, folder: &Path, logo: &LogoFile) -> Option<Logo> {
    let name = &logo.file.value;
    let place = reader.files.place(logo.file.spot);
    let wrong = |message: String, hint: &str| Diagnostic::error(message).at(place.clone()).hint(hint);
    let found = if name.contains(['/', '\\', ':']) {
        Err(wrong(
            format!("`{name}` is a path"),
            "put the file into the project's styles/, and give its name alone",
        ))
    } else {
        let bytes = std::fs::read(folder.join(name)).map_err(|error| {
            wrong(
                format!("the logo `{name}` cannot be read: {error}"),
                "put it into the project's styles/",
            )
        });
        bytes.and_then(|bytes| {
            let read = Logo::read(name, &bytes, &logo.alt);
            read.map_err(|fault| wrong(format!("the logo `{name}` {fault}"), fault.remedy()))
        })
    };
    found.map_err(|error| reader.found.push(error)).ok()
}
