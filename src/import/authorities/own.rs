//! What the user adds in `import.yaml`: authorities, and beside them the mapping of headings.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Files, Source};
use crate::load;

use super::{Authority, List};

/// The authorities under `authorities:` in a file, and the file without them, which is the mapping of headings.
///
/// Lines and columns of both are those of the file, so that what is wrong with either is shown where it stands.
///
/// # Errors
/// All that is wrong with the authorities.
pub fn own(file: &Arc<Source>) -> Result<(Vec<Authority>, Arc<Source>), Diagnostics> {
    let Some(place) = load::places_of(file, &["/authorities"]).pop() else {
        return Ok((Vec::new(), Arc::clone(file)));
    };
    let end = file.text[place.bytes.end..]
        .find('\n')
        .map_or(file.text.len(), |feed| place.bytes.end + feed);
    let part = place.bytes.start..end;
    let alone = blank(file, &[0..part.start, part.end..file.text.len()]);
    let list = load::yaml::<List>(alone, &mut Files::default())?;
    Ok((list.authorities, blank(file, &[part])))
}

/// A file with spaces, one for each byte, in the place of these stretches; line feeds stay.
fn blank(file: &Source, stretches: &[Range<usize>]) -> Arc<Source> {
    let mut text = file.text.clone();
    for stretch in stretches {
        let blank: String = text[stretch.clone()]
            .bytes()
            .map(|byte| if byte == b'\n' { '\n' } else { ' ' })
            .collect();
        text.replace_range(stretch.clone(), &blank);
    }
    Arc::new(Source::new(file.path.as_str(), text))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::own;
    use crate::diagnostic::Source;

    fn file(text: &str) -> Arc<Source> {
        Arc::new(Source::new("import.yaml", text))
    }

    #[test]
    fn authorities_and_headings_stand_in_one_file() {
        let text = "left_out: [é]\nauthorities:\n  - {name: A (made up), type: county}  # ours\n  - name: B\n    type: fire\ncolumns: {}\n";
        let (authorities, headings) = own(&file(text)).unwrap();
        assert_eq!(authorities.len(), 2);
        assert_eq!(headings.text.len(), text.len());
        assert!(headings.text.contains("columns: {}") && !headings.text.contains("county"));
        let (authorities, headings) = own(&file("left_out: []\n")).unwrap();
        assert!(authorities.is_empty() && headings.text == "left_out: []\n");
    }

    #[test]
    fn what_is_wrong_has_its_line() {
        let found = own(&file("left_out: []\nauthorities:\n  - {name: A, type: town}\n")).unwrap_err();
        let said: String = found.iter().map(ToString::to_string).collect();
        assert!(
            said.contains("import.yaml:3:21") && said.contains("`metropolitan`"),
            "{said}"
        );
    }
}
