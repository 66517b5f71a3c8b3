//! What stands between braces in an officer's words: a small scanner that knows nothing of figures.
//!
//! In: the text. Out: its expressions `{{ … }}`, what is wrong with its braces, and the same text in which each
//! expression is filled up to its length, so that Markdown can be judged before any figure is printed and every place
//! in it is a place in the text.

use std::ops::Range;

/// An expression: what stands between `{{` and `}}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Expression {
    /// Where it stands, braces included.
    pub outer: Range<usize>,
    /// What stands in it, without the spaces around; empty at the opening braces if nothing does.
    pub inner: Range<usize>,
}

/// Something wrong with braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub bytes: Range<usize>,
    pub message: String,
    pub hint: String,
}

/// What a text holds between braces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Braces {
    pub expressions: Vec<Expression>,
    pub faults: Vec<Fault>,
    /// The text, with `x` in the place of all that stands between braces.
    pub filled: String,
}

/// Scans a text.
pub(super) fn scan(text: &str) -> Braces {
    let mut scanner = Scanner {
        text,
        at: 0,
        found: Braces::default(),
    };
    while let Some(next) = text[scanner.at..].find(['{', '}']) {
        let start = scanner.at + next;
        scanner.copy_to(start);
        scanner.step(start);
    }
    scanner.copy_to(text.len());
    scanner.found
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    found: Braces,
}

impl Scanner<'_> {
    fn copy_to(&mut self, end: usize) {
        self.found.filled.push_str(&self.text[self.at..end]);
        self.at = end;
    }

    fn fill_to(&mut self, end: usize) {
        self.found.filled.push_str(&"x".repeat(end - self.at));
        self.at = end;
    }

    fn fault(&mut self, bytes: Range<usize>, message: impl Into<String>, hint: impl Into<String>) {
        self.found.faults.push(Fault {
            bytes,
            message: message.into(),
            hint: hint.into(),
        });
    }

    fn step(&mut self, start: usize) {
        let rest = &self.text[start..];
        if rest.starts_with("{{") {
            self.expression(start);
        } else if rest.starts_with("{%") {
            let hint =
                "write the sentence as it is to be read; only {{ figures.NAME }} and {{ facts.NAME }} are filled in";
            self.refuse(start, "%}", hint);
        } else if rest.starts_with("{#") {
            let hint = "delete it; a note to yourself stands after a # on a line of its own, outside the text";
            self.refuse(start, "#}", hint);
        } else if rest.starts_with("}}") {
            self.fault(
                start..start + 2,
                "this `}}` closes nothing",
                "delete it, or write `{{` before the figure",
            );
            self.fill_to(start + 2);
        } else if let Some(length) = one_brace(rest) {
            let name = rest[1..length].trim_matches(['{', '}', ' ']);
            self.fault(
                start..start + length,
                "a figure needs two braces on each side",
                format!("write {{{{ {name} }}}}"),
            );
            self.fill_to(start + length);
        } else {
            self.copy_to(start + 1);
        }
    }

    fn expression(&mut self, start: usize) {
        let rest = &self.text[start + 2..];
        let close = rest.find("}}").filter(|close| !rest[..*close].contains("{{"));
        let Some(close) = close else {
            return self.unclosed(start, rest);
        };
        let written = &rest[..close];
        let spaces = |c: char| c == '-' || c.is_whitespace();
        let from = written.len() - written.trim_start_matches(spaces).len();
        let length = written.trim_matches(spaces).len();
        let inner = start + 2 + from;
        self.found.expressions.push(Expression {
            outer: start..start + 2 + close + 2,
            inner: inner..inner + length,
        });
        self.fill_to(start + 2 + close + 2);
    }

    /// Only as much as was surely meant to stand in it is taken, so that what follows is still judged.
    fn unclosed(&mut self, start: usize, rest: &str) {
        let name = rest.trim_start_matches(' ');
        let word = name.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.' | '-'));
        let name = name[..word.unwrap_or(name.len())].trim_end_matches(['.', '-']);
        let mut end = start + 2;
        if !name.is_empty() {
            end += rest.find(name).unwrap_or_default() + name.len();
            let after = &self.text[end..];
            let spaces = after.len() - after.trim_start_matches(' ').len();
            if after[spaces..].starts_with('}') {
                end += spaces + 1;
            }
        }
        let hint = if name.is_empty() {
            "close it with `}}`".to_owned()
        } else {
            format!("close it with two braces: {{{{ {name} }}}}")
        };
        self.fault(start..end, "this `{{` is not closed", hint);
        self.fill_to(end);
    }

    /// What belongs to templates, said once a line: its end is no second mistake.
    fn refuse(&mut self, start: usize, closing: &str, hint: &str) {
        let rest = &self.text[start..];
        let end = rest.find(closing).map_or(2, |at| at + closing.len());
        let line = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let message = format!("`{}` is not allowed in text", &rest[..2]);
        let said = self
            .found
            .faults
            .iter()
            .any(|fault| fault.bytes.start >= line && fault.message == message);
        if !said {
            self.fault(start..start + 2, message, hint);
        }
        self.fill_to(start + end);
    }
}

/// How long `{ figures.upheld }` is, if that is how the text begins.
fn one_brace(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('{')?.trim_start_matches(' ');
    let kinds = ["figures.", "facts.", "breakdowns.", "ref.", "mark."];
    if !kinds.iter().any(|kind| inner.starts_with(kind)) {
        return None;
    }
    let line = rest.lines().next().unwrap_or_default();
    let close = line.find('}')?;
    Some(if line[close..].starts_with("}}") {
        close + 2
    } else {
        close + 1
    })
}

#[cfg(test)]
mod tests {
    use super::scan;

    #[test]
    fn the_filled_text_is_as_long_as_the_text() {
        for text in [
            "£5 {{ figures.a }} é {% if %} {# x #} { facts.b } }} { {{ figures.c } {{",
            "{{",
            "{%",
            "{{}}",
            "{{ é",
            "{é}",
            "",
        ] {
            let found = scan(text);
            assert_eq!(found.filled.len(), text.len(), "{text}: {}", found.filled);
        }
    }

    #[test]
    fn an_unclosed_figure_does_not_swallow_the_next() {
        let text = "{{ figures.a } and {{ figures.b }}";
        let found = scan(text);
        assert_eq!(&text[found.faults[0].bytes.clone()], "{{ figures.a }");
        assert_eq!(&text[found.expressions[0].inner.clone()], "figures.b");
    }
}
