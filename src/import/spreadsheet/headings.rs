//! The mapping of headings: which words over a column mean which key of a year file.
//!
//! In: the file that is shipped, `data/import/headings.yaml`, and one of the same shape by the user, which adds to it. Out:
//! [`Headings`], by which every heading is known, or known to be left out, or unknown.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Diagnostics, Files, Source, suggestion_or};
use crate::import::words::plain;
use crate::load;
use crate::model::At;

/// Headings by the key that they mean.
pub(super) type Columns = BTreeMap<At<String>, Vec<String>>;

const SHIPPED: &str = include_str!("../../../data/import/headings.yaml");

/// What the words in the Ombudsman's workbooks mean. Words are compared in their plain form: capitals, punctuation, marks of
/// footnotes and line breaks do not matter, and "&" is "and".
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Headings {
    /// Headings over the names of authorities
    pub authority: Vec<String>,
    /// Headings of every kind of table, by the key below `statistics:` that they mean
    pub columns: Columns,
    /// Headings of columns that are known and not read
    pub left_out: Vec<String>,
    /// Words above or below a heading that add nothing to it: "complaints decided" over "upheld"
    pub groups: Vec<String>,
    /// Names of rows of totals, which are checked and not read
    pub totals: Vec<String>,
    /// First words that no authority's name begins with: such a row is taken for a total of an unknown kind
    pub like_totals: Vec<String>,
    /// Names of rows that are known and not read
    pub rows_left_out: Vec<String>,
    /// Signs that a figure is not given
    pub not_given: Vec<String>,
    /// The kinds of tables
    pub tables: Vec<TableKind>,
}

/// A kind of table, and what headings mean in it that mean something else, or nothing, elsewhere.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableKind {
    /// What it is called: "complaints decided"
    pub table: String,
    /// The keys, or the parts of the year file, of which a table of this kind has at least one
    pub told_by: Vec<String>,
    /// The keys that it cannot do without
    #[serde(default)]
    pub needs: Vec<String>,
    /// Its headings, by the key below `statistics:` that they mean
    #[serde(default)]
    pub columns: Columns,
}

impl Headings {
    /// The mapping that is shipped, with what the user's own file adds to it.
    ///
    /// # Errors
    /// All that is wrong with the user's file, each with line and column; a key that no year file has.
    pub fn read(own: Option<Arc<Source>>) -> Result<Self, Diagnostics> {
        let mut files = Files::default();
        let shipped = Arc::new(Source::new("data/import/headings.yaml", SHIPPED));
        let mut headings: Self = load::yaml(shipped, &mut files)?;
        let Some(own) = own else { return Ok(headings) };
        // A file of comments alone adds nothing.
        if own
            .text
            .lines()
            .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
        {
            return Ok(headings);
        }
        let own: Self = load::yaml(own, &mut files)?;
        let known: Vec<String> = headings.keys().map(str::to_owned).collect();
        let own_keys = own
            .columns
            .keys()
            .chain(own.tables.iter().flat_map(|table| table.columns.keys()));
        let unknown: Diagnostics = own_keys
            .filter(|key| !known.contains(&key.value))
            .map(|key| unknown_key(key, &known).at(files.place(key.spot)))
            .collect();
        if !unknown.is_empty() {
            return Err(unknown.sorted());
        }
        headings.extend(own);
        Ok(headings)
    }

    /// What the user says of a word counts, whatever the shipped mapping says of it.
    fn extend(&mut self, own: Self) {
        let of_columns = |columns: &Columns| columns.values().flatten().map(|word| plain(word)).collect::<Vec<_>>();
        let mut own_words: BTreeSet<String> = own.left_out.iter().map(|word| plain(word)).collect();
        own_words.extend(of_columns(&own.columns));
        let forget = |words: &mut Vec<String>| words.retain(|word| !own_words.contains(&plain(word)));
        forget(&mut self.left_out);
        let of_tables = self.tables.iter_mut().flat_map(|table| table.columns.values_mut());
        self.columns.values_mut().chain(of_tables).for_each(forget);
        for (words, more) in [
            (&mut self.authority, own.authority),
            (&mut self.left_out, own.left_out),
            (&mut self.groups, own.groups),
            (&mut self.totals, own.totals),
            (&mut self.like_totals, own.like_totals),
            (&mut self.rows_left_out, own.rows_left_out),
            (&mut self.not_given, own.not_given),
        ] {
            words.extend(more);
        }
        for (key, words) in own.columns {
            self.columns.entry(key).or_default().extend(words);
        }
        self.tables.extend(own.tables);
    }

    /// Every key that a heading can mean, some of them more than once.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let of_tables = self.tables.iter().flat_map(|table| table.columns.keys());
        self.columns.keys().chain(of_tables).map(|key| key.value.as_str())
    }
}

fn unknown_key(key: &At<String>, known: &[String]) -> Diagnostic {
    Diagnostic::error(format!(
        "`{}` is no key below `statistics:` that a heading can mean",
        key.value
    ))
    .hint(suggestion_or(
        &key.value,
        known,
        "the keys are those of a year file, with dots: `decided.total`, `received.categories.housing`",
    ))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Headings, plain};
    use crate::diagnostic::Source;

    fn with(own: &str) -> Result<Headings, String> {
        Headings::read(Some(Arc::new(Source::new("import.yaml", own))))
            .map_err(|found| found.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_mapping_that_is_shipped_is_read() {
        let headings = Headings::read(None).unwrap();
        assert!(headings.keys().any(|key| key == "decided.outcomes.upheld"));
        assert!(headings.tables.len() >= 4);
    }

    #[test]
    fn no_heading_is_both_read_and_left_out() {
        let headings = Headings::read(None).unwrap();
        let left_out: Vec<String> = headings.left_out.iter().map(|word| plain(word)).collect();
        let of_tables = headings.tables.iter().map(|table| &table.columns);
        let mut seen = 0;
        for columns in of_tables.chain([&headings.columns]) {
            let words: Vec<String> = columns.values().flatten().map(|word| plain(word)).collect();
            seen += words.len();
            assert!(
                words.iter().all(|word| !word.is_empty() && !left_out.contains(word)),
                "{words:?}"
            );
            let keys_of = |word: &String| {
                columns
                    .values()
                    .filter(|of_one| of_one.iter().any(|w| plain(w) == *word))
                    .count()
            };
            assert!(words.iter().all(|word| keys_of(word) == 1), "{words:?}");
        }
        assert!(seen > 50);
    }

    #[test]
    fn a_users_file_adds_to_it() {
        let headings = with("left_out: [Wards]\ncolumns:\n  decided.total: [Closed]\n").unwrap();
        assert!(headings.left_out.contains(&"Wards".to_owned()));
        assert_eq!(headings.keys().filter(|key| *key == "decided.total").count(), 3);
        assert!(with("# nothing yet\n").is_ok());
    }

    #[test]
    fn a_users_mistakes_have_their_lines() {
        let unknown = with("columns:\n  decided.totl: [Closed]\n").unwrap_err();
        assert!(
            unknown.contains("import.yaml:2:3") && unknown.contains("`decided.total`"),
            "{unknown}"
        );
        let misspelt = with("leftout: [Wards]\n").unwrap_err();
        assert!(misspelt.contains("`left_out`"), "{misspelt}");
    }
}
