//! The templates: those that are shipped, and the project's own in front of them.

use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};
use tera::{ErrorKind, Tera, TeraResult};

use super::{escape, filters};
use crate::diagnostic::{Diagnostic, Place, Source};

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static COMPILED: LazyLock<Option<Arc<Tera>>> = LazyLock::new(|| compile(&[]).ok().map(Arc::new));

/// Where Tera looks for a template that the project does not replace.
const PREFIX: &str = "builtin/";

/// The templates that are shipped, by name, in the order of their names.
#[must_use]
pub fn shipped() -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    collect(&SHIPPED, &mut found);
    found.sort_unstable();
    found
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
    /// A template that cannot be read as one, or that replaces none.
    pub fn new(own: Vec<Arc<Source>>) -> Result<Self, Diagnostic> {
        let named: Vec<(String, &str)> = own
            .iter()
            .map(|source| (template_name(source), source.text.as_str()))
            .collect();
        if let (true, Some(shipped)) = (own.is_empty(), COMPILED.as_ref()) {
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
            Err(error) => Err(Self {
                tera: Arc::new(Tera::default()),
                own,
            }
            .diagnose(&error)),
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

    /// An error of Tera's as one of ours, with the place in the template.
    pub(super) fn diagnose(&self, error: &tera::Error) -> Diagnostic {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let diagnostic = Diagnostic::error(decapitalised(report.message()));
                diagnostic.at(Place {
                    source: self.source(report.filename()),
                    bytes: report.span().range.clone(),
                })
            }
            _ => Diagnostic::error(format!(
                "a template does not work: {}",
                decapitalised(&error.to_string())
            )),
        }
    }

    fn source(&self, name: &str) -> Arc<Source> {
        let plain = name.strip_prefix(PREFIX).unwrap_or(name);
        let own = self
            .own
            .iter()
            .find(|source| !name.starts_with(PREFIX) && template_name(source) == plain);
        own.cloned().unwrap_or_else(|| {
            let text = shipped()
                .into_iter()
                .find(|(known, _)| *known == plain)
                .map_or("", |(_, text)| text);
            Arc::new(Source {
                path: format!("built-in template {plain}"),
                text: text.to_owned(),
            })
        })
    }
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
    let builtin = shipped()
        .into_iter()
        .map(|(name, text)| (format!("{PREFIX}{name}"), text));
    tera.add_raw_templates(builtin.chain(own.iter().cloned()))?;
    Ok(tera)
}

fn decapitalised(message: &str) -> String {
    let mut letters = message.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
