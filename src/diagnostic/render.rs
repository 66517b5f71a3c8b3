//! A diagnostic as text, with an excerpt of the file and the place underlined.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Severity};

/// Longest excerpt line; a longer one is cut around its place by the renderer.
const WIDTH: usize = 120;

/// The diagnostic in the manner of the Rust compiler, without colours and without a final new line.
pub(super) fn render(diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(diagnostic.message.as_str());
    let mut group = Group::with_title(title);
    if let Some(place) = &diagnostic.place {
        let source = &place.source;
        if source.text.is_empty() || diagnostic.concealed {
            group = group.element(annotate_snippets::Origin::path(place.to_string()));
        } else {
            // The renderer counts the lines of all that it is given.
            let (number, line) = source.line_of(place.bytes.start);
            let mut annotation =
                AnnotationKind::Primary.span(visible(&source.text[line.clone()], line.start, &place.bytes));
            if !diagnostic.label.is_empty() {
                annotation = annotation.label(diagnostic.label.as_str());
            }
            let snippet = Snippet::source(&source.text[line])
                .line_start(number)
                .path(source.path.as_str())
                .annotation(annotation);
            group = group.element(snippet);
        }
    }
    for hint in &diagnostic.hints {
        group = group.element(Level::HELP.with_name("hint").message(hint.as_str()));
    }
    if let Some(check) = diagnostic.check {
        group = group.element(Level::NOTE.with_name("check").message(check));
    }
    Renderer::plain().term_width(WIDTH).render(&[group])
}

/// The part of the place on its first line, which begins at a byte of the file: an underline over many lines hides what
/// it means to show.
fn visible(line: &str, first: usize, bytes: &Range<usize>) -> Range<usize> {
    let start = line.floor_char_boundary(bytes.start - first);
    let end = line.ceil_char_boundary(bytes.end.saturating_sub(first).max(start));
    let trimmed = line[start..end].trim_end().len();
    start..start + trimmed
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Diagnostic, Place, Source};

    #[test]
    fn an_error_shows_its_line_its_label_its_hint_and_its_check() {
        let text = "year: 2023/24\nstatistics:\n  decided: 37\n".to_owned();
        let source = Arc::new(Source::new("oxfordshire/2023-24.yaml", text));
        let diagnostic = Diagnostic::error("outcomes decided add up to 36, not 37")
            .at(Place { source, bytes: 37..39 })
            .labelled("upheld 33 + not upheld 3")
            .hint("correct line 3")
            .of_check("decided-adds-up");
        let expected = "\
error: outcomes decided add up to 36, not 37
 --> oxfordshire/2023-24.yaml:3:12
  |
3 |   decided: 37
  |            ^^ upheld 33 + not upheld 3
  |
  = hint: correct line 3
  = check: decided-adds-up";
        assert_eq!(diagnostic.to_string(), expected);
    }

    #[test]
    fn a_missing_file_shows_its_path_alone() {
        let diagnostic = Diagnostic::error("there is no such file").in_file("council.yaml");
        assert_eq!(diagnostic.to_string(), "error: there is no such file\n--> council.yaml");
    }
}
