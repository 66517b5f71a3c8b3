//! The officer's own words, and who may read them.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Exempt;

/// Who a passage is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Everybody.
    #[default]
    Public,
    /// Members of the council only.
    Members,
}

/// A passage of the officer's own words, in Markdown: a text, a text that is exempt from publication, or the name of
/// whoever has still to write it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Written")]
pub struct Passage {
    /// Markdown, in which `{{ figures.… }}` and `{{ facts.… }}` print a figure or a fact.
    pub text: String,
    /// Who it is for; members alone if it is exempt.
    pub audience: Audience,
    /// Why it is for members alone.
    pub exempt: Option<Exempt>,
    /// Who still has to write it; then there is no text.
    pub to_come_from: Option<String>,
}

/// The schema is that of what may be written.
impl JsonSchema for Passage {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Passage".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Written::json_schema(generator)
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum Written {
    Plain(String),
    Given(Given),
    Awaited(Awaited),
}

/// A text with why it is for members alone.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Given {
    /// Markdown.
    text: String,
    /// Why it is exempt from publication, and so for members alone.
    exempt: Option<Exempt>,
    /// Who it is for: `public` or `members`; what is for members also has to say why it is `exempt`.
    #[serde(default)]
    audience: Audience,
}

/// A text that somebody still has to write.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Awaited {
    /// Who has to write it: the officer's name or post.
    to_come_from: String,
    /// Why it is exempt from publication, and so for members alone.
    exempt: Option<Exempt>,
    /// Who it is for: `public` or `members`; what is for members also has to say why it is `exempt`.
    #[serde(default)]
    audience: Audience,
}

impl From<Written> for Passage {
    fn from(written: Written) -> Self {
        let (text, to_come_from, audience, exempt) = match written {
            Written::Plain(text) => (text, None, Audience::Public, None),
            Written::Given(given) => (given.text, None, given.audience, given.exempt),
            Written::Awaited(awaited) => (
                String::new(),
                Some(awaited.to_come_from),
                awaited.audience,
                awaited.exempt,
            ),
        };
        Self {
            text,
            audience: if exempt.is_some() { Audience::Members } else { audience },
            exempt,
            to_come_from,
        }
    }
}
