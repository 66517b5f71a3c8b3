//! The officer's own words: Markdown in which only figures, facts and filters are computed.
//!
//! In: a passage. Out: its Markdown with the figures printed, or all that is wrong with it, each at its place in the
//! YAML: first what stands between braces, then the Markdown around it, and only then is anything rendered.

mod asked;
mod braces;

use std::collections::BTreeMap;
use std::ops::Range;

use tera::Context as TeraContext;

use self::asked::Asked;
use self::braces::{Braces, Expression};
use super::templates::compiled;
use super::{Context, Printed, ReadYear, escape, filters, in_words};
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Place, suggestion, suggestion_or};
use crate::document::{self, Block, Known, Labels, Problem};
use crate::figures::{Figures, State};
use crate::model::{At, Exempt, Passage};
use crate::view::YearView;

/// A passage, rendered.
pub(super) struct Rendered {
    /// Its Markdown, with the figures printed.
    pub(super) markdown: String,
    /// The same, parsed.
    pub(super) blocks: Vec<Block>,
}

/// Renders the passages of a year, and keeps what is wrong with them.
pub(super) struct Renderer<'a> {
    context: &'a Context,
    /// What has been read of the year before.
    year: &'a ReadYear<'a>,
    /// The year's figures.
    pub(super) figures: &'a Figures,
    charts: Asked<'a>,
    files: &'a Files,
    /// What a passage may print, made once for all of them.
    allowed: TeraContext,
    /// Everything that was wrong with what `text` has rendered so far.
    pub(super) found: Diagnostics,
}

impl<'a> Renderer<'a> {
    pub(super) fn new(context: &'a Context, year: &'a ReadYear<'a>, view: &'a YearView<'a>, files: &'a Files) -> Self {
        let mut allowed = TeraContext::new();
        allowed.insert_value("figures", context.figures.in_templates());
        allowed.insert_value("facts", context.facts.in_templates());
        allowed.insert("breakdowns", &context.breakdowns);
        allowed.insert("ref", &context.references);
        allowed.insert("mark", &context.marks);
        Self {
            context,
            year,
            figures: &view.figures,
            charts: Asked(&view.charts),
            files,
            allowed,
            found: Diagnostics::default(),
        }
    }

    /// Where words of a passage stand, or else the whole of it.
    pub(super) fn place(&self, passage: &At<Passage>, words: &str) -> Place {
        let start = passage.text.find(words).unwrap_or_default();
        place_in(
            self.files.place(passage.spot),
            &passage.text,
            start..start + words.len(),
        )
    }

    /// The Markdown of a passage; of one that is wrong a word in its stead.
    pub(super) fn text(&mut self, passage: &At<Passage>) -> String {
        if let Some(read) = self.year.of(passage) {
            return read.markdown.clone();
        }
        match self.render(passage) {
            Ok(rendered) => rendered.markdown,
            Err(errors) => {
                self.found.extend(errors);
                "text".to_owned()
            }
        }
    }

    /// Renders a passage, or says all that is wrong with it, each at its place in the YAML.
    ///
    /// # Errors
    /// `{%`, `{#` and any name but those of figures, facts and filters; figures without a value; Markdown that the
    /// document tree cannot hold, raw HTML and links to nowhere good among it.
    pub(super) fn render(&self, passage: &At<Passage>) -> Result<Rendered, Diagnostics> {
        if let Some(read) = self.year.of(passage) {
            let (markdown, blocks) = (read.markdown.clone(), read.blocks.clone());
            return Ok(Rendered { markdown, blocks });
        }
        let writer = Writer {
            passage,
            context: self.context,
            figures: self.figures,
            charts: &self.charts,
            files: self.files,
        };
        if let Some(name) = &passage.to_come_from {
            let awaited = format!("**To come from {}**", escape::escaped(name));
            return writer.parsed(with_exemption(awaited, passage));
        }
        let braces = braces::scan(&passage.text);
        let (found, blocks) = writer.judged(&braces);
        if found.has_errors() {
            return Err(found);
        }
        if braces.expressions.is_empty() && passage.exempt.is_none() {
            // Nothing is filled in, so that what has been judged is what is printed.
            let markdown = passage.text.clone();
            return Ok(Rendered { markdown, blocks });
        }
        // A passage uses nothing of templates but the filters.
        let tera = compiled().map_err(|error| writer.error(0..0, error.to_string()))?;
        let markdown = tera.render_str(&passage.text, &self.allowed, true);
        let markdown = markdown.map_err(|error| writer.unrendered(&error))?;
        writer.parsed(with_exemption(markdown, passage))
    }
}

/// A text that members may read, with why nobody else may.
fn with_exemption(markdown: String, passage: &Passage) -> String {
    match &passage.exempt {
        Some(exempt) => format!("{}\n\n{}", markdown.trim_end(), exemption(exempt)),
        None => markdown,
    }
}

/// Why something is exempt, as a paragraph.
pub(super) fn exemption(exempt: &Exempt) -> String {
    format!("*{}*", escape::escaped(&exempt.sentences()))
}

struct Writer<'a> {
    passage: &'a At<Passage>,
    context: &'a Context,
    figures: &'a Figures,
    charts: &'a Asked<'a>,
    files: &'a Files,
}

impl Writer<'_> {
    fn error(&self, bytes: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(message).at(place_in(self.files.place(self.passage.spot), &self.passage.text, bytes))
    }

    /// Parses what has been rendered.
    fn parsed(&self, markdown: String) -> Result<Rendered, Diagnostics> {
        match document::parse(&markdown, self.known()) {
            Ok(blocks) => Ok(Rendered { markdown, blocks }),
            Err(problems) => Err(self.after_rendering(&markdown, problems)),
        }
    }

    fn known(&self) -> Known<'_> {
        Known {
            figures: self.figures,
            tables: &[],
            charts: self.charts,
            labels: Labels::Open,
        }
    }

    /// What Tera cannot render, in our words.
    fn unrendered(&self, error: &tera::Error) -> Diagnostics {
        let diagnose = |fault: in_words::Fault| {
            let bytes = fault.place.map(|(_, bytes)| bytes).unwrap_or_default();
            let hint = fault.hint.unwrap_or_else(|| WRITE_A_FIGURE.to_owned());
            self.error(bytes, fault.message).hint(hint)
        };
        in_words::faults(error).into_iter().map(diagnose).collect()
    }

    /// Everything that can be said before anything is rendered, and the blocks as far as they can be read with the
    /// expressions filled up.
    fn judged(&self, braces: &Braces) -> (Diagnostics, Vec<Block>) {
        let of_braces = braces.faults.iter().map(|fault| {
            self.error(fault.bytes.clone(), fault.message.as_str())
                .hint(fault.hint.as_str())
        });
        let mut found: Diagnostics = of_braces.collect();
        for expression in &braces.expressions {
            found.extend(self.of_expression(expression));
        }
        let (of_markdown, blocks) = self.of_markdown(braces);
        found.extend(of_markdown);
        (found, blocks)
    }

    /// A figure or a fact that has a value, and filters after it: nothing else stands between braces.
    fn of_expression(&self, expression: &Expression) -> Option<Diagnostic> {
        let text = &self.passage.text[expression.inner.clone()];
        let start = expression.inner.start;
        if text.is_empty() {
            let message = "nothing stands between these braces";
            return Some(self.error(expression.outer.clone(), message).hint(WRITE_A_FIGURE));
        }
        if let Some(mark) = curly_quotation_mark(text) {
            let fault = self.error(
                start + mark.start..start + mark.end,
                "a curly quotation mark stands between these braces",
            );
            return Some(fault.hint("replace “ ” by straight quotation marks, as in one=\"complaint\""));
        }
        let path = text.split(['|', ' ', '\n']).next().unwrap_or_default();
        let at_path = start..start + path.len();
        if matches!(path, "figures." | "facts.") {
            let message = format!("no name stands after `{path}`");
            return Some(
                self.error(at_path, message)
                    .hint("write it without a space; `annual-review figures` lists the names"),
            );
        }
        let missing = match path.split_once('.') {
            Some(("figures", name)) => missing_figure(self.figures, name, ""),
            Some(("facts", name)) => missing_figure(self.figures, name, "fact_"),
            Some(("ref", name)) => unknown("reference", name, &self.context.references),
            Some(("mark", name)) => unknown("mark", name, &self.context.marks),
            Some(("breakdowns", name)) => unknown("breakdown", name, &self.context.breakdowns),
            _ => {
                let fault = self.error(at_path, format!("`{path}` is no figure and no fact"));
                return Some(fault.hint(self.meant_by(path)));
            }
        };
        let Some(missing) = missing else {
            return self.of_filters(&text[path.len()..], start + path.len());
        };
        let place = self.error(at_path, "").place;
        Some(Diagnostic { place, ..missing })
    }

    /// A name without `figures.` before it is the figure of that name, if there is one.
    fn meant_by(&self, path: &str) -> String {
        match self.figures.get(&path.replace('_', "-")) {
            Some(_) => format!("write {{{{ figures.{path} }}}}"),
            None => WRITE_A_FIGURE.to_owned(),
        }
    }

    fn of_filters(&self, text: &str, start: usize) -> Option<Diagnostic> {
        let mut rest = text.trim_start();
        while let Some(after) = rest.strip_prefix('|') {
            let written = after.trim_start();
            let length = written.find(|c: char| !c.is_alphanumeric() && c != '_');
            let name = &written[..length.unwrap_or(written.len())];
            let at = start + text.len() - written.len();
            let names = filters::NAMES.map(str::to_owned);
            if name.is_empty() {
                let fault = self.error(at - 1..at, "no filter stands after this `|`");
                return Some(fault.hint(format!("delete it, or add one of `{}`", names.join("`, `"))));
            }
            if !filters::NAMES.contains(&name) {
                let fault = self.error(at..at + name.len(), format!("there is no filter `{name}`"));
                return Some(fault.hint(suggestion(name, &names)));
            }
            let (words, after) = arguments(written[name.len()..].trim_start());
            if let Some(message) = wrong_words(name, &words) {
                let end = start + text.len() - after.trim_start().len();
                let hint = format!("as in {{{{ figures.upheld | {} }}}}", filters::example(name));
                return Some(self.error(at..end, message).hint(hint));
            }
            rest = after.trim_start();
        }
        if rest.is_empty() {
            return None;
        }
        let at = start + text.len() - rest.len();
        let fault = self.error(at..at + rest.trim_end().len(), "this cannot follow a figure");
        Some(fault.hint("only filters can, each after a `|`; what has to be worked out is a fact of its own"))
    }

    /// The Markdown around the figures, and figures where none can stand.
    fn of_markdown(&self, braces: &Braces) -> (Vec<Diagnostic>, Vec<Block>) {
        let mut found = Vec::new();
        let mut own: Vec<Range<usize>> = Vec::new();
        for used in document::uses(&braces.filled) {
            if used.is_chart() {
                // The words given for a chart are its title, in which figures stand as in any other.
                continue;
            }
            if used.is_own_notation() {
                let target = used.target.as_deref().unwrap_or_default();
                let fault = self.error(used.bytes.clone(), format!("`{target}` is not for texts"));
                found
                    .push(fault.hint("print a figure with {{ figures.NAME }}; tables and blocks belong in a template"));
                own.push(used.bytes);
                continue;
            }
            let what = if used.target.is_some() {
                "inside a link"
            } else {
                "between backticks"
            };
            let inside = |expression: &&Expression| used.bytes.contains(&expression.outer.start);
            found.extend(braces.expressions.iter().filter(inside).map(|expression| {
                let fault = self.error(expression.outer.clone(), format!("a figure stands {what}"));
                fault.hint("put the figure before or after it")
            }));
        }
        for expression in &braces.expressions {
            let start = expression.outer.start;
            if self.passage.text[..start].ends_with('!') {
                let fault = self.error(start - 1..start, "an exclamation mark stands directly before a figure");
                found.push(fault.hint("put a space between them, or write the sentence without it"));
            }
        }
        let said = |problem: &Problem| own.iter().any(|bytes| bytes.contains(&problem.bytes.start));
        let (blocks, problems) = match document::parse(&braces.filled, self.known()) {
            Ok(blocks) => (blocks, Vec::new()),
            Err(problems) => (Vec::new(), problems),
        };
        let of_markdown = problems.into_iter().filter(|problem| !said(problem));
        found.extend(of_markdown.map(|problem| self.error(problem.bytes, problem.message).hint(problem.hint)));
        (found, blocks)
    }

    /// Problems that only the printed figures bring about, at the words where they stand.
    fn after_rendering(&self, markdown: &str, problems: Vec<Problem>) -> Diagnostics {
        let diagnose = |problem: Problem| {
            let excerpt = markdown.get(problem.bytes).unwrap_or_default().lines().next();
            let excerpt = excerpt.unwrap_or_default().trim();
            let at = self.passage.text.find(excerpt).unwrap_or_default();
            self.error(at..at + excerpt.len(), problem.message).hint(problem.hint)
        };
        problems.into_iter().map(diagnose).collect()
    }
}

/// What is wrong with a name that is none of these.
fn unknown(what: &str, name: &str, known: &BTreeMap<String, Printed>) -> Option<Diagnostic> {
    if known.contains_key(name) {
        return None;
    }
    let names: Vec<String> = known.keys().cloned().collect();
    let hint = if names.is_empty() {
        "write the sentence without it".to_owned()
    } else {
        suggestion(name, &names)
    };
    Some(Diagnostic::error(format!("there is no {what} `{name}`")).hint(hint))
}

/// Where the names of all figures are.
pub const FIGURES_LISTED: &str = "`annual-review figures` lists them all";

const WRITE_A_FIGURE: &str = "write {{ figures.NAME }} or {{ facts.NAME }}; `annual-review figures` lists the names";

/// The first curly quotation mark that is not itself between straight ones.
fn curly_quotation_mark(text: &str) -> Option<Range<usize>> {
    let mut quotation = None;
    for (at, letter) in text.char_indices() {
        match (quotation, letter) {
            (None, '“' | '”' | '‘' | '’' | '„' | '‟') => return Some(at..at + letter.len_utf8()),
            (None, '"' | '\'' | '`') => quotation = Some(letter),
            (Some(mark), _) if mark == letter => quotation = None,
            _ => {}
        }
    }
    None
}

/// The names of the words that a filter is given, `(one="complaint", many="complaints")`, and what follows them; a
/// name of `?` for what cannot be read.
fn arguments(text: &str) -> (Vec<&str>, &str) {
    let Some(mut rest) = text.strip_prefix('(') else {
        return (Vec::new(), text);
    };
    let mut names = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix(')') {
            return (names, after);
        }
        let read = rest.split_once('=').and_then(|(name, after)| {
            let after = after.trim_start();
            let mark = after.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
            let end = after[1..].find(mark)?;
            Some((name.trim(), after[end + 2..].trim_start()))
        });
        let Some((name, after)) = read.filter(|(_, after)| after.starts_with([',', ')'])) else {
            names.push("?");
            return (names, "");
        };
        names.push(name);
        rest = after.strip_prefix(',').unwrap_or(after);
    }
}

/// What is wrong with the words that a filter is given.
fn wrong_words(filter: &str, given: &[&str]) -> Option<String> {
    let (needed, allowed) = filters::words_of(filter);
    if given.contains(&"?") {
        return Some(format!("the words of `{filter}` cannot be read"));
    }
    let missing = needed.iter().find(|word| !given.contains(word));
    let unknown = given
        .iter()
        .find(|word| !needed.contains(word) && !allowed.contains(word));
    match (missing, unknown) {
        (_, Some(unknown)) => Some(format!("`{filter}` has no `{unknown}`")),
        (Some(missing), None) => Some(format!("`{filter}` needs `{missing}=\"…\"`")),
        (None, None) => None,
    }
}

/// The place in the YAML of a stretch of a text that stands at `whole`: its first line, or its first word where YAML
/// has folded the line; the whole if even that is not found, as after an escape.
#[must_use]
pub fn place_in(whole: Place, text: &str, bytes: Range<usize>) -> Place {
    let written = whole.source.text.get(whole.bytes.clone()).unwrap_or_default();
    let stretch = text.get(bytes.clone()).unwrap_or_default();
    let start = bytes.start + stretch.len() - stretch.trim_start().len();
    let line = stretch.trim().lines().next().unwrap_or_default().trim_end();
    let word = line.split_whitespace().next().unwrap_or_default();
    for wanted in [line, word] {
        let before = text.get(..start).unwrap_or_default();
        // Overlapping matches are counted alike on both sides.
        let nth = before.matches(wanted).count();
        let found = (!wanted.is_empty())
            .then(|| written.match_indices(wanted).nth(nth))
            .flatten();
        if let Some((at, _)) = found {
            let start = whole.bytes.start + at;
            return Place {
                source: whole.source,
                bytes: start..start + wanted.len(),
            };
        }
    }
    whole
}

/// Why a figure cannot be printed; `None` if it can.
pub(super) fn missing_figure(figures: &Figures, name: &str, prefix: &str) -> Option<Diagnostic> {
    let id = format!("{prefix}{name}").replace('_', "-");
    let what = if prefix.is_empty() { "figure" } else { "fact" };
    let state = figures
        .get(&id)
        .filter(|_| !name.contains('-'))
        .map(|figure| &figure.state);
    match state {
        Some(State::Known(_)) => None,
        Some(State::Missing(reason)) => {
            let message = format!("the {what} `{name}` has no value for {}: {reason}", figures.year);
            Some(Diagnostic::error(message).hint("enter what is missing, or write the sentence without the figure"))
        }
        Some(State::NotApplicable(reason)) => {
            let message = format!("the {what} `{name}` does not apply to {}: {reason}", figures.year);
            Some(Diagnostic::error(message).hint("write the sentence without it, and say why in words"))
        }
        Some(State::Suppressed) => {
            let message = format!("the {what} `{name}` is suppressed for {}", figures.year);
            let hint = "it is a number from 1 to 4, or one that such a number could be worked out from; write the sentence \
                 without it";
            Some(Diagnostic::error(message).hint(hint))
        }
        None => {
            let names = printable(figures, prefix);
            let hint = if names.is_empty() {
                "declare it in this file under `facts:`, with its `value`, `label` and `source`".to_owned()
            } else {
                suggestion_or(name, &names, FIGURES_LISTED)
            };
            Some(Diagnostic::error(format!("there is no {what} `{name}`")).hint(hint))
        }
    }
}

/// The names of all figures that have a value, or of all facts.
fn printable(figures: &Figures, prefix: &str) -> Vec<String> {
    let known = figures.iter().filter(|figure| figure.known().is_some());
    let names = known.filter_map(|figure| {
        let name = figure.name();
        if prefix.is_empty() {
            (!name.starts_with("fact_")).then_some(name)
        } else {
            name.strip_prefix(prefix).map(str::to_owned)
        }
    });
    names.collect()
}
