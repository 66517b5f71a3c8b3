//! What comes in pairs: quotation marks and brackets that are closed too early, too late or not at all.

use super::{Trouble, line};
use crate::diagnostic::Diagnostic;

impl Trouble<'_> {
    pub(super) fn after_quotation(&self) -> Diagnostic {
        let value = self.line.value().filter(|value| value.start < self.point);
        let diagnostic = self
            .error(
                self.point..self.point + 1,
                "text stands after the closing quotation mark",
            )
            .labelled("the quotation was closed before this");
        let value = value.filter(|value| {
            let text = &self.source.text[value.clone()];
            // With both kinds of mark in it, what was meant cannot be told.
            !(text.contains('"') && text.contains('\''))
        });
        let Some(value) = value else {
            return diagnostic
                .hint("delete what follows it, or put the whole value in quotation marks of the other kind");
        };
        let text = self.source.text[value.clone()].trim();
        let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or(text);
        let inner = if text.len() > 1 && text.ends_with(['\'', '"']) {
            inner
        } else {
            text
        };
        diagnostic.hint(format!(
            "put the whole value in quotation marks: {}",
            line::quoted(inner)
        ))
    }

    pub(super) fn unclosed_quotation(&self) -> Option<Diagnostic> {
        let at = line::last_unclosed_quotation(&self.source.text, self.line.end())?;
        Some(
            self.error(at..at + 1, "this quotation mark is not closed")
                .hint("close it at the end of the value, or delete it"),
        )
    }

    pub(super) fn escape(&self) -> Diagnostic {
        let rest = &self.source.text[self.point..];
        let at = rest.find('\\').map_or(self.point, |at| self.point + at);
        self.error(at..at + 1, "`\\` has a special meaning between double quotation marks")
            .hint("write `\\\\` for a backslash, or use single quotation marks")
    }

    pub(super) fn open_bracket(&self) -> Option<Diagnostic> {
        let (at, bracket) = line::last_unclosed_bracket(&self.source.text, self.point)?;
        Some(self.unclosed_bracket(at, bracket))
    }

    pub(super) fn unclosed_bracket(&self, at: usize, bracket: char) -> Diagnostic {
        if let Some(missing) = self.missing_comma(at) {
            return missing;
        }
        let closing = if bracket == '[' { ']' } else { '}' };
        self.error(at..at + 1, format!("this `{bracket}` is not closed"))
            .hint(format!(
                "close it with `{closing}`, parting what is inside by commas; if it is text, put it in quotation marks"
            ))
    }

    /// `{name: B Law post: X}`: of two colons without a comma between them, the second has a key of its own before it.
    fn missing_comma(&self, open: usize) -> Option<Diagnostic> {
        let line = self.source.text.get(open..)?.lines().next()?;
        let inside = line.strip_prefix('{')?;
        let inside = &inside[..inside.find('}')?];
        if inside.contains(['"', '\'', '[', '{']) {
            return None;
        }
        let mut start = open + 1;
        inside.split(',').find_map(|part| {
            let from = start;
            start += part.len() + 1;
            let first = part.find(": ")?;
            let second = first + 2 + part[first + 2..].find(": ")?;
            let key = part[..second].rfind(' ')? + 1;
            let name = &part[key..second];
            let message = format!("a comma is missing before `{name}`");
            let written = part[..key].trim();
            (key > first + 2).then(|| {
                self.error(from + key..from + second, message)
                    .hint(format!("write `{written}, {name}: …`"))
                    .hint("if the colon is part of the text, put the text in quotation marks")
            })
        })
    }
}
