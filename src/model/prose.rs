//! The officer's own words, and who may read them.

use schemars::JsonSchema;
use serde::Deserialize;

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

/// A passage of the officer's own words, in Markdown: a text, a text with the audience that it is for, or the name of
/// whoever has still to write it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Written")]
pub struct Passage {
    /// Markdown, in which `{{ figures.… }}` and `{{ facts.… }}` print a figure or a fact.
    pub text: String,
    /// Who it is for.
    pub audience: Audience,
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
    For(WrittenFor),
    ToCome(ToCome),
}

/// A text with the audience that it is for.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct WrittenFor {
    /// Markdown.
    text: String,
    /// Who it is for: `public` or `members`.
    audience: Audience,
}

/// A text that somebody still has to write.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ToCome {
    /// Who has to write it: the officer's name or post.
    to_come_from: String,
    /// Who it is for: `public` or `members`; the public if left out.
    #[serde(default)]
    audience: Audience,
}

impl From<Written> for Passage {
    fn from(written: Written) -> Self {
        match written {
            Written::Plain(text) => Self {
                text,
                audience: Audience::Public,
                to_come_from: None,
            },
            Written::For(WrittenFor { text, audience }) => Self {
                text,
                audience,
                to_come_from: None,
            },
            Written::ToCome(ToCome { to_come_from, audience }) => Self {
                text: String::new(),
                audience,
                to_come_from: Some(to_come_from),
            },
        }
    }
}
