//! The officer's own words: Markdown in which only figures, facts and filters are computed.

use std::ops::Range;

use tera::Context as TeraContext;

use super::templates::Templates;
use super::{Context, filters};
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Place, suggestion};
use crate::document::{self, Known};
use crate::figures::{Figures, State};
use crate::model::{At, Passage};

/// Renders a passage, or says all that is wrong with it, each at its place in the YAML.
///
/// # Errors
/// `{%`, `{#` and any name but those of figures, facts and filters; figures without a value; Markdown that the
/// document tree cannot hold, raw HTML and links to nowhere good among it.
pub(super) fn render(
    passage: &At<Passage>,
    templates: &Templates,
    context: &Context,
    figures: &Figures,
    files: &Files,
) -> Result<String, Diagnostics> {
    let writer = Writer { passage, files };
    let mut found = Diagnostics::default();
    writer.refuse_logic(&mut found);
    writer.check_names(figures, &mut found);
    writer.check_own_schemes(&mut found);
    if found.has_errors() {
        return Err(found);
    }
    let mut allowed = TeraContext::new();
    allowed.insert("figures", &context.figures);
    allowed.insert("facts", &context.facts);
    let rendered = templates.tera().render_str(&passage.text, &allowed, true);
    let markdown = rendered.map_err(|error| {
        let diagnostic = Diagnostic::error(templates.diagnose(&error).message);
        let hint = format!("the filters are {}", filters::NAMES.join(", "));
        Diagnostics::from(diagnostic.at(writer.place(0..0)).hint(hint))
    })?;
    let known = Known { figures, tables: &[] };
    document::parse(&markdown, known).map_err(|problems| {
        let diagnose = |problem: document::Problem| {
            let excerpt = markdown
                .get(problem.bytes.clone())
                .unwrap_or_default()
                .lines()
                .next()
                .unwrap_or_default();
            let at = passage.text.find(excerpt.trim()).unwrap_or_default();
            Diagnostic::error(problem.message)
                .at(writer.place(at..at + excerpt.trim().len()))
                .hint(problem.hint)
        };
        problems.into_iter().map(diagnose).collect::<Diagnostics>()
    })?;
    Ok(markdown)
}

struct Writer<'a> {
    passage: &'a At<Passage>,
    files: &'a Files,
}

impl Writer<'_> {
    /// The place in the YAML of a stretch of the text; of the whole passage where YAML has folded its lines.
    fn place(&self, bytes: Range<usize>) -> Place {
        let whole = self.files.place(self.passage.spot);
        let written = whole.source.text.get(whole.bytes.clone()).unwrap_or_default();
        let wanted = self.passage.text.get(bytes.clone()).unwrap_or_default();
        let before = self
            .passage
            .text
            .get(..bytes.start)
            .unwrap_or_default()
            .matches(wanted)
            .count();
        let found = (!wanted.is_empty())
            .then(|| written.match_indices(wanted).nth(before))
            .flatten();
        match found {
            Some((at, _)) => {
                let start = whole.bytes.start + at;
                Place {
                    source: whole.source,
                    bytes: start..start + wanted.len(),
                }
            }
            None => whole,
        }
    }

    fn refuse_logic(&self, found: &mut Diagnostics) {
        for mark in ["{%", "{#"] {
            for (at, _) in self.passage.text.match_indices(mark) {
                let diagnostic = Diagnostic::error(format!("`{mark}` is not allowed in text"));
                let hint =
                    "print figures and facts with {{ figures.… }} and {{ facts.… }}; logic belongs in a template";
                found.push(diagnostic.at(self.place(at..at + 2)).hint(hint));
            }
        }
    }

    /// Every `figures.x` and `facts.x` that has no value, and every name that is neither.
    fn check_names(&self, figures: &Figures, found: &mut Diagnostics) {
        for (start, expression) in expressions(&self.passage.text) {
            let path = expression.split(['|', ' ']).next().unwrap_or_default();
            let at = start + expression.find(path).unwrap_or_default();
            let place = || self.place(at..at + path.len());
            match path.split_once('.') {
                Some(("figures", name)) => found.extend(missing_figure(figures, name, "").map(|d| d.at(place()))),
                Some(("facts", name)) => found.extend(missing_figure(figures, name, "fact_").map(|d| d.at(place()))),
                _ => {
                    let diagnostic = Diagnostic::error(format!("`{path}` is no figure and no fact"));
                    found.push(
                        diagnostic
                            .at(place())
                            .hint("write {{ figures.NAME }} or {{ facts.NAME }}"),
                    );
                }
            }
        }
    }

    /// Our own notation is not the officer's to write.
    fn check_own_schemes(&self, found: &mut Diagnostics) {
        for scheme in ["(figure:", "(table:", "(chart:", "(begin:", "(end:", "(page:"] {
            for (at, _) in self.passage.text.match_indices(scheme) {
                let diagnostic = Diagnostic::error(format!("`{scheme}…)` is not for texts"));
                let place = self.place(at..at + scheme.len());
                found.push(diagnostic.at(place).hint("print a figure with {{ figures.NAME }}"));
            }
        }
    }
}

/// The expressions between `{{` and `}}`, each with the byte at which it starts.
fn expressions(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices("{{") {
        let rest = &text[open + 2..];
        if let Some(close) = rest.find("}}") {
            let inner = &rest[..close];
            let trimmed = inner.trim_start_matches(['-', ' ', '\n', '\t']);
            found.push((
                open + 2 + inner.len() - trimmed.len(),
                trimmed.trim_end_matches(['-', ' ', '\n', '\t']),
            ));
        }
    }
    found
}

/// Why a figure cannot be printed; `None` if it can.
pub(super) fn missing_figure(figures: &Figures, name: &str, prefix: &str) -> Option<Diagnostic> {
    let id = format!("{prefix}{name}").replace('_', "-");
    let shown = if prefix.is_empty() {
        format!("figures.{name}")
    } else {
        format!("facts.{name}")
    };
    match figures
        .get(&id)
        .filter(|_| !name.contains('-'))
        .map(|figure| &figure.state)
    {
        Some(State::Known(_)) => None,
        Some(State::Missing(reason)) => {
            let message = format!("`{shown}` has no value for {}: {reason}", figures.year);
            Some(Diagnostic::error(message).hint("enter what is missing, or write the sentence without the figure"))
        }
        Some(State::NotApplicable(reason)) => {
            let message = format!("`{shown}` does not apply to {}: {reason}", figures.year);
            Some(Diagnostic::error(message).hint("say so in words"))
        }
        None => {
            let names: Vec<String> = figures
                .iter()
                .filter(|figure| figure.known().is_some())
                .filter_map(|figure| {
                    let name = figure.name();
                    if prefix.is_empty() {
                        (!name.starts_with("fact_")).then_some(name)
                    } else {
                        name.strip_prefix(prefix).map(str::to_owned)
                    }
                })
                .collect();
            Some(Diagnostic::error(format!("there is no `{shown}`")).hint(suggestion(name, &names)))
        }
    }
}
