//! The templates: those that are shipped, and the project's own in front of them.

use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};
use tera::{Tera, TeraResult};

use super::{escape, filters, in_words};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static COMPILED: LazyLock<TeraResult<Arc<Tera>>> = LazyLock::new(|| compile(&[]).map(Arc::new));

/// What to do about a fault of a template's that no other remedy is known for.
const START_AGAIN: &str = "`annual-review templates copy` gives the built-in template to start again from";

/// Where Tera looks for a template that the project does not replace.
const PREFIX: &str = "builtin/";

static LISTED: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let mut found = Vec::new();
    collect(&SHIPPED, &mut found);
    found.sort_unstable();
    found
});

/// The templates that are shipped, each by its name with its text, in the order of their names.
#[must_use]
pub fn shipped() -> &'static [(&'static str, &'static str)] {
    &LISTED
}

/// The text of a template that is shipped.
#[must_use]
pub fn shipped_text(name: &str) -> Option<&'static str> {
    let at = shipped().binary_search_by_key(&name, |(known, _)| *known).ok()?;
    Some(shipped()[at].1)
}

fn collect(dir: &Dir<'static>, found: &mut Vec<(&'static str, &'static str)>) {
    for file in dir
        .files()
        .filter(|file| file.path().extension() == Some("md".as_ref()))
    {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            found.push((path, text));
        }
    }
    dir.dirs().for_each(|dir| collect(dir, found));
}

/// Templates made ready, with the texts of the project's own for excerpts.
#[derive(Debug, Clone)]
pub struct Templates {
    tera: Arc<Tera>,
    own: Vec<Arc<Source>>,
}

impl Templates {
    /// The shipped templates with the project's own in front; each source's path ends in `templates/NAME`.
    ///
    /// # Errors
    /// Templates that cannot be read as such, all of them in one run.
    pub fn new(own: Vec<Arc<Source>>) -> Result<Self, Diagnostics> {
        let named: Vec<(String, &str)> = own
            .iter()
            .map(|source| (template_name(source), source.text.as_str()))
            .collect();
        if let (true, Ok(shipped)) = (own.is_empty(), compiled()) {
            return Ok(Self {
                tera: Arc::clone(shipped),
                own,
            });
        }
        match compile(&named) {
            Ok(tera) => Ok(Self {
                tera: Arc::new(tera),
                own,
            }),
            Err(error) => {
                // Tera stops at the first template that it cannot read.
                let alone = |(name, text): &(String, &str)| Tera::new().add_raw_template(name, text).err();
                let each: Vec<tera::Error> = named.iter().filter_map(alone).filter(is_of_syntax).collect();
                let errors = if each.is_empty() { vec![error] } else { each };
                let nothing = Self {
                    tera: Arc::new(Tera::default()),
                    own: own.clone(),
                };
                Err(errors.iter().flat_map(|error| nothing.diagnose(error)).collect())
            }
        }
    }

    /// Whether there is a template of this name.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.tera.contains_template(name)
    }

    /// The compiled templates.
    pub(super) fn tera(&self) -> &Tera {
        &self.tera
    }

    /// An error of Tera's in our words, each fault at its place in the template.
    pub(super) fn diagnose(&self, error: &tera::Error) -> Vec<Diagnostic> {
        let diagnose = |fault: in_words::Fault| {
            let hint = fault.hint.unwrap_or_else(|| START_AGAIN.to_owned());
            let diagnostic = Diagnostic::error(fault.message).hint(hint);
            match fault.place {
                Some((name, bytes)) => {
                    let source = self.source(&name);
                    let bytes = fault.printed.map_or(bytes, |place| word_at(&source.text, place));
                    diagnostic.at(Place { source, bytes })
                }
                None => diagnostic.in_file("templates"),
            }
        };
        in_words::faults(error).into_iter().map(diagnose).collect()
    }

    /// Where these words stand in the project's own templates, if they do so once.
    pub(super) fn place_of(&self, words: &str) -> Option<Place> {
        let places = self.own.iter().flat_map(|source| {
            let found = source.text.match_indices(words);
            found.map(move |(at, _)| (source, at))
        });
        match places.take(2).collect::<Vec<_>>()[..] {
            [(source, at)] if !words.is_empty() => Some(Place {
                source: Arc::clone(source),
                bytes: at..at + words.len(),
            }),
            _ => None,
        }
    }

    fn source(&self, name: &str) -> Arc<Source> {
        let plain = name.strip_prefix(PREFIX).unwrap_or(name);
        let own = self
            .own
            .iter()
            .find(|source| !name.starts_with(PREFIX) && template_name(source) == plain);
        own.cloned().unwrap_or_else(|| {
            let text = shipped_text(plain).unwrap_or_default();
            Arc::new(Source::new(format!("built-in template {plain}"), text))
        })
    }
}

/// Makes the shipped templates ready, which every document needs: a cold process does this beside other work.
pub fn make_ready() {
    LazyLock::force(&COMPILED);
}

/// The shipped templates alone, made ready once a process.
pub(super) fn compiled() -> Result<&'static Arc<Tera>, &'static tera::Error> {
    COMPILED.as_ref()
}

/// The name of the template that an edition's section names: `letter/head` is `letter/head.md`.
#[must_use]
pub fn section_template(section: &str) -> String {
    format!("{section}.md")
}

/// The name of a project's template: its path below `templates/`.
#[must_use]
pub fn template_name(source: &Source) -> String {
    source
        .path
        .rsplit_once("templates/")
        .map_or(source.path.as_str(), |(_, name)| name)
        .to_owned()
}

fn compile(own: &[(String, &str)]) -> TeraResult<Tera> {
    let mut tera = Tera::new();
    tera.set_fallback_prefixes([PREFIX])?;
    tera.autoescape_on(vec![".md"]);
    tera.set_escape_fn(|value, output| escape::escape(value, output));
    filters::register(&mut tera);
    let builtin = shipped().iter().map(|(name, text)| (format!("{PREFIX}{name}"), *text));
    tera.add_raw_templates(builtin.chain(own.iter().cloned()))?;
    Ok(tera)
}

fn is_of_syntax(error: &tera::Error) -> bool {
    matches!(error.kind(), tera::ErrorKind::SyntaxError(_))
}

/// The word, or the text in quotation marks, that begins at a line and column counted from 1.
fn word_at(text: &str, (line, column): (usize, usize)) -> std::ops::Range<usize> {
    let before: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = text.get(before..).unwrap_or_default();
    let skipped: usize = rest.chars().take(column - 1).map(char::len_utf8).sum();
    let word = rest.get(skipped..).unwrap_or_default();
    let length = match word.chars().next() {
        Some(mark @ ('"' | '\'' | '`')) => word[1..].find(mark).map(|end| end + 2),
        _ => word.find(|c: char| !c.is_alphanumeric() && c != '_'),
    };
    let start = before + skipped;
    start..start + length.unwrap_or(word.len())
}
