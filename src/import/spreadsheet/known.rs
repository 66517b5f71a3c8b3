//! The mapping of headings made ready for look-ups, every word in its plain form.

use std::collections::{BTreeSet, HashMap};

use super::headings::{Headings, TableKind};
use super::{Meaning, headings};
use crate::import::words::{plain, sign};

/// What is known of words.
pub(super) struct Known {
    authority: BTreeSet<String>,
    left_out: BTreeSet<String>,
    groups: BTreeSet<String>,
    totals: BTreeSet<String>,
    like_totals: BTreeSet<String>,
    rows_left_out: BTreeSet<String>,
    not_given: BTreeSet<String>,
    /// The kinds of tables, in the order of the mapping.
    pub(super) kinds: Vec<Kind>,
    /// Every heading as the mapping writes it, with its key.
    pub(super) headings: Vec<(String, String)>,
}

/// A kind of table.
pub(super) struct Kind {
    pub(super) name: String,
    told_by: Vec<String>,
    pub(super) needs: Vec<String>,
    keys: HashMap<String, String>,
}

/// What the name in a row says of the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowName {
    Authority,
    Total,
    LeftOut,
    /// A total or an average, by its first word, that the mapping does not name.
    LikeTotal,
}

impl Known {
    pub(super) fn new(headings: &Headings) -> Self {
        let set = |words: &[String]| words.iter().map(|word| plain(word)).collect();
        let of_tables = headings.tables.iter().map(|table| &table.columns);
        let written = std::iter::once(&headings.columns).chain(of_tables).flat_map(pairs);
        Self {
            authority: set(&headings.authority),
            left_out: set(&headings.left_out),
            groups: set(&headings.groups),
            totals: set(&headings.totals),
            like_totals: set(&headings.like_totals),
            rows_left_out: set(&headings.rows_left_out),
            not_given: headings.not_given.iter().map(|word| sign(word)).collect(),
            kinds: headings.tables.iter().map(|table| Kind::new(table, headings)).collect(),
            headings: written.map(|(word, key)| (word.clone(), key.to_owned())).collect(),
        }
    }

    /// Whether this stands over the names of authorities.
    pub(super) fn is_authority(&self, text: &str) -> bool {
        self.authority.contains(&plain(text))
    }

    /// Whether this is a sign that a figure is not given.
    pub(super) fn is_not_given(&self, text: &str) -> bool {
        let sign = sign(text);
        sign.is_empty() || self.not_given.contains(&sign)
    }

    /// What a row of this name is.
    pub(super) fn row(&self, name: &str) -> RowName {
        let name = plain(name);
        let first = name.split(' ').next().unwrap_or_default();
        if self.totals.contains(&name) {
            RowName::Total
        } else if self.rows_left_out.contains(&name) {
            RowName::LeftOut
        } else if self.like_totals.contains(first) {
            RowName::LikeTotal
        } else {
            RowName::Authority
        }
    }

    /// What a heading means in a table of this kind, given from the top down where it stands in several rows: all of its
    /// parts together, or else those that are no mere groups.
    pub(super) fn meaning(&self, kind: &Kind, parts: &[String]) -> Option<Meaning> {
        let plain_parts: Vec<String> = parts
            .iter()
            .map(|part| plain(part))
            .filter(|part| !part.is_empty())
            .collect();
        let narrower = plain_parts.iter().filter(|part| !self.groups.contains(*part));
        let narrower: Vec<&str> = narrower.map(String::as_str).collect();
        let look_up = |words: &str| {
            if self.left_out.contains(words) {
                return Some(Meaning::LeftOut);
            }
            kind.keys.get(words).cloned().map(Meaning::Key)
        };
        look_up(&plain_parts.join(" ")).or_else(|| look_up(&narrower.join(" ")))
    }

    /// How many columns of this key's part a whole set has: nine categories, six outcomes.
    pub(super) fn siblings(&self, parent: &str) -> usize {
        let of_parent = |key: &&String| key.rsplit_once('.').is_some_and(|(before, _)| before == parent);
        self.headings
            .iter()
            .map(|(_, key)| key)
            .filter(of_parent)
            .collect::<BTreeSet<_>>()
            .len()
    }
}

impl Kind {
    fn new(table: &TableKind, headings: &Headings) -> Self {
        // What a heading means in this kind counts before what it means in any.
        let keys = pairs(&headings.columns).chain(pairs(&table.columns));
        Self {
            name: table.table.clone(),
            told_by: table.told_by.clone(),
            needs: table.needs.clone(),
            keys: keys.map(|(word, key)| (plain(word), key.to_owned())).collect(),
        }
    }

    /// Whether a column of this key tells that the table is of this kind.
    pub(super) fn is_told_by(&self, key: &str) -> bool {
        let is_part = |part: &String| {
            key.strip_prefix(part.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.told_by.iter().any(is_part)
    }
}

fn pairs(columns: &headings::Columns) -> impl Iterator<Item = (&String, &str)> {
    columns
        .iter()
        .flat_map(|(key, words)| words.iter().map(|word| (word, key.value.as_str())))
}
