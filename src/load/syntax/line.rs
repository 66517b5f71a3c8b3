//! One line of YAML, looked at as text: its indentation, its key and its value.

use std::ops::Range;

/// A line, by its place in the text.
#[derive(Debug, Clone)]
pub(super) struct Line<'s> {
    text: &'s str,
    start: usize,
}

impl<'s> Line<'s> {
    /// The line in which a point stands; at the end of a file, its last line with something on it.
    pub(super) fn at(text: &'s str, point: usize) -> Self {
        let point = text.floor_char_boundary(point.min(text.len()));
        let point = if text[point..].trim().is_empty() {
            text.trim_end().len()
        } else {
            point
        };
        let start = text[..point].rfind('\n').map_or(0, |at| at + 1);
        let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        Self {
            text: &text[start..end],
            start,
        }
    }

    /// The nearest line before this one that holds more than spaces and a comment.
    pub(super) fn written_before(&self, text: &'s str) -> Option<Self> {
        let mut end = self.start.checked_sub(1)?;
        loop {
            let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
            let line = text[start..end].trim_start();
            if !line.is_empty() && !line.starts_with('#') {
                return Some(Self {
                    text: &text[start..end],
                    start,
                });
            }
            end = start.checked_sub(1)?;
        }
    }

    /// The line after this one.
    pub(super) fn after(text: &'s str, line: &Line<'_>) -> Option<Self> {
        let start = line.end() + 1;
        let rest = text.get(start..)?;
        Some(Self {
            text: &rest[..rest.find('\n').unwrap_or(rest.len())],
            start,
        })
    }

    /// First byte of the line.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// First byte after the line.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its number, counted from 1.
    pub(super) fn number(&self, text: &str) -> usize {
        text[..self.start].matches('\n').count() + 1
    }

    /// How many spaces it begins with.
    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// The place of what is written on it.
    pub(super) fn written(&self) -> Range<usize> {
        let trimmed = self.text.trim_start();
        let start = self.start + self.text.len() - trimmed.len();
        start..start + trimmed.trim_end().len()
    }

    /// Whether it begins a list item.
    pub(super) fn is_item(&self) -> bool {
        self.text.trim_start().starts_with("- ")
    }

    /// The place of what follows its first colon and space (or its `- `, where there is no key).
    pub(super) fn value(&self) -> Option<Range<usize>> {
        let written = self.written();
        let text = &self.text[written.start - self.start..written.end - self.start];
        let item = text
            .strip_prefix("- ")
            .map_or(0, |rest| text.len() - rest.trim_start().len());
        let key = match text[item..].find(": ") {
            Some(colon) if !text[item..].starts_with(['"', '\'']) => item + colon + 2,
            _ if item > 0 => item,
            _ => return None,
        };
        let spaces = text[key..].len() - text[key..].trim_start().len();
        let start = written.start + key + spaces;
        (start < written.end).then_some(start..written.end)
    }

    /// Where a tab stands among the characters that the line begins with.
    pub(super) fn tab_in_indentation(&self) -> Option<usize> {
        let indentation = self.text.len() - self.text.trim_start().len();
        self.text[..indentation].find('\t').map(|at| self.start + at)
    }

    /// Where a no-break space stands in its indentation or after its colon.
    pub(super) fn strange_space(&self) -> Option<usize> {
        strange_space_in(self.text).map(|at| self.start + at)
    }

    /// Whether a merge left it.
    pub(super) fn is_merge_mark(&self) -> bool {
        let marks = ["<<<<<<< ", "=======", ">>>>>>> "];
        marks.iter().any(|mark| self.text.starts_with(mark))
    }
}

/// Where a white space that YAML does not take for one stands at the beginning of a text or after a colon in it.
pub(super) fn strange_space_in(text: &str) -> Option<usize> {
    let strange = |c: char| c.is_whitespace() && !c.is_ascii();
    let indentation = text.len() - text.trim_start().len();
    let at_start = text[..indentation].find(strange);
    at_start.or_else(|| {
        let colons = text.match_indices(':').map(|(at, _)| at + 1);
        colons.into_iter().find(|at| text[*at..].starts_with(strange))
    })
}

/// A text in quotation marks, as it would be written in YAML.
pub(super) fn quoted(text: &str) -> String {
    let text = text.trim();
    if text.contains('`') {
        format!("\"{text}\"")
    } else if text.contains(['"', '\\']) {
        format!("`'{}'`", text.replace('\'', "''"))
    } else {
        format!("`\"{text}\"`")
    }
}

/// The indentations of the lines before, nearest first, each smaller than the one before: where a line can stand.
pub(super) fn indentations_before(text: &str, end: usize) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for line in text[..end].lines().rev().filter(|line| !line.trim().is_empty()) {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if !line.trim_start().starts_with('#') && found.last().is_none_or(|last| indent < *last) {
            found.push(indent);
        }
    }
    found
}

/// The last quotation mark before `end` that begins a value or a key and has no partner on its line.
pub(super) fn last_unclosed_quotation(text: &str, end: usize) -> Option<usize> {
    let mut from = text.len().min(end);
    loop {
        let line = Line::at(text, from);
        let starts = [Some(line.written().start), line.value().map(|value| value.start)];
        for at in starts.into_iter().flatten() {
            let rest = &text[at..line.end()];
            let mark = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
            if mark.is_some_and(|mark| !rest[1..].contains(mark)) {
                return Some(at);
            }
        }
        from = line.start.checked_sub(1)?;
    }
}

/// The last `[` or `{` before `end` that is not closed.
pub(super) fn last_unclosed_bracket(text: &str, end: usize) -> Option<(usize, char)> {
    let mut open = Vec::new();
    for (at, character) in text[..end].char_indices() {
        match character {
            '[' | '{' => open.push((at, character)),
            ']' | '}' => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop()
}
