//! What to do about a value of the wrong type, guessed from how officers and spreadsheets write.

use std::collections::BTreeSet;

use super::super::faults::{Wanted, Wrong};
use super::{Speaker, alternatives, first_paragraph, listed, way};
use crate::diagnostic::Diagnostic;
use crate::tree::{Kind, Scalar, Shape};

impl Speaker<'_> {
    /// A key with nothing after its colon, or an empty entry of a list, or an empty file.
    pub(super) fn nothing(&self, wanted: &str) -> Diagnostic {
        if self.fault.at.is_empty() {
            let required = self
                .end
                .subschema
                .and_then(|schema| schema.get("required"))
                .and_then(|keys| keys.as_array());
            let keys: Vec<&str> = required.into_iter().flatten().filter_map(|key| key.as_str()).collect();
            let hint = if keys.is_empty() {
                self.keys()
            } else {
                Some(format!("it needs at least {}", all_of(&keys)))
            };
            return self
                .at_value("the file is empty")
                .hint(hint.unwrap_or_else(|| format!("write {wanted}")));
        }
        let wanted = match wanted {
            "keys and values" => "its keys and values on the lines below, indented by two spaces",
            "a list" => "its entries on the lines below, each beginning with `- `",
            wanted => wanted,
        };
        let delete = if self.is_required() { "" } else { ", or delete the line" };
        let hint = match self.end.description.filter(|_| wanted == "text") {
            Some(purpose) => format!("write it after the colon ({}){delete}", first_paragraph(purpose)),
            None => format!("write {wanted}{delete}"),
        };
        self.at_value(format!("{} has no value", self.name())).hint(hint)
    }

    /// What an empty list may hold, as a remedy.
    pub(super) fn at_least_one(&self) -> String {
        let entry = self.end.field.get("items").unwrap_or(&serde_json::Value::Null);
        match way::words(self.schema, entry).as_slice() {
            [only] => format!("write `[{only}]`"),
            [] => "write at least one entry".to_owned(),
            words => format!("write at least one of {}", alternatives(words)),
        }
    }

    /// Whether the mapping in which the value stands needs its key. Entries of lists always stand for something.
    pub(super) fn is_required(&self) -> bool {
        let Some((_, key)) = self.fault.at.rsplit_once('/') else {
            return true;
        };
        // The way ends in `…/properties/KEY/…`; the mapping's subschema is two steps before the key.
        let marker = format!("/properties/{key}/");
        let Some(at) = self.fault.way.rfind(&marker) else {
            return key.parse::<usize>().is_ok();
        };
        let mapping = way::follow(self.schema, &format!("{}/required", &self.fault.way[..at])).subschema;
        let required = mapping
            .and_then(|mapping| mapping.get("required"))
            .and_then(|keys| keys.as_array());
        required.is_some_and(|keys| keys.iter().any(|k| k == key))
    }

    /// The keys that a mapping has here, as a remedy.
    fn keys(&self) -> Option<String> {
        let known = way::keys_at(self.schema, &self.fault.way);
        let keys: Vec<&str> = known.iter().map(String::as_str).collect();
        (!keys.is_empty()).then(|| format!("its keys are {}", listed(&keys)))
    }

    /// The key of the only list that a mapping can hold, which a list in its place was meant for.
    fn only_list(&self) -> Option<&str> {
        if self.fault.at.is_empty() {
            return None;
        }
        let properties = self.end.subschema?.get("properties")?.as_object()?;
        let is_list = |schema: &serde_json::Value| schema.get("type").is_some_and(|kind| kind == "array");
        let mut lists = properties.iter().filter(|(_, schema)| is_list(schema));
        let (first, _) = lists.next()?;
        lists.next().is_none().then_some(first)
    }

    /// What to write in the place of a value of the wrong type.
    pub(super) fn remedy(&self) -> Option<String> {
        let Wrong::Type(wanted) = &self.fault.wrong else {
            return None;
        };
        let wants = |one: Wanted| wanted.contains(&one);
        let wants_number = wants(Wanted::Whole) || wants(Wanted::Number);
        match &self.found.node.shape {
            Shape::Scalar(scalar) if wants_number => number(scalar, wanted)
                .or_else(|| self.nothing_meant(scalar))
                .or_else(|| self.quoted_number(scalar))
                .or_else(|| qualified(scalar).filter(|_| wants(Wanted::Mapping)))
                .or_else(|| Some("write the number in digits".to_owned())),
            Shape::Scalar(scalar) if wants(Wanted::Truth) => truth(scalar),
            Shape::Scalar(scalar) if wants(Wanted::List) => Some(as_list(&scalar.text)),
            Shape::Scalar(scalar) if wants(Wanted::Mapping) => missing_space(scalar).or_else(|| {
                let keys = self.keys().map_or(String::new(), |keys| format!("; {keys}"));
                let lines = if self.fault.at.is_empty() {
                    "each line"
                } else {
                    "the lines below, indented by two spaces"
                };
                Some(format!("write `key: value` on {lines}{keys}"))
            }),
            Shape::List(items) if items.len() == 1 && items[0].scalar().is_some() && wants_number => {
                Some("write the value alone, without `- ` and without brackets".to_owned())
            }
            Shape::List(_) if wants(Wanted::Mapping) && self.only_list().is_some() => {
                let list = self.only_list().unwrap_or_default();
                Some(format!(
                    "write `{list}:` above its first entry, and indent all of them by two more spaces below it"
                ))
            }
            Shape::List(_) if wants(Wanted::Mapping) => {
                let keys = self.keys().map_or(String::new(), |keys| format!("; {keys}"));
                Some(format!("write `key: value` on each line, without `- `{keys}"))
            }
            Shape::Mapping(_) if wants(Wanted::List) => {
                Some("begin each entry with `- `, also if there is only one".to_owned())
            }
            Shape::List(_) | Shape::Mapping(_) if wants(Wanted::Text) => {
                Some("if this is text, put it in quotation marks, or begin it after `|` on the next line".to_owned())
            }
            _ => None,
        }
    }

    /// Words by which spreadsheets say that there is no number.
    fn nothing_meant(&self, scalar: &Scalar) -> Option<String> {
        let text = scalar.text.trim().to_lowercase();
        let none = matches!(
            &*text,
            "" | "-" | "–" | "—" | "n/a" | "na" | "none" | "nil" | "tbc" | "not known" | "unknown" | "*"
        );
        let nil = matches!(&*text, "nil" | "none");
        match (none, self.is_required()) {
            (true, false) if nil => Some("write 0 if there were none; delete the line if it is not known".to_owned()),
            (true, false) => Some("delete the line if there is no number".to_owned()),
            (true, true) if nil => Some("write 0 if there were none".to_owned()),
            _ => None,
        }
    }

    fn quoted_number(&self, scalar: &Scalar) -> Option<String> {
        let written = self.source.text.get(self.found.node.bytes.clone())?;
        let plain = !matches!(Kind::of_plain(&scalar.text), Kind::Text | Kind::Nothing);
        (written.starts_with(['"', '\'']) && plain).then(|| format!("write {} without quotation marks", scalar.text))
    }
}

/// A number as it should be written, from one with separators, signs, units or zeros at the front.
fn number(scalar: &Scalar, wanted: &BTreeSet<Wanted>) -> Option<String> {
    if scalar.kind == Kind::Decimal && !wanted.contains(&Wanted::Number) {
        return Some("write a number without decimals".to_owned());
    }
    let text = scalar.text.trim();
    // A sign among the digits is a slip, and what was meant cannot be told.
    let among = |sign: char| text.trim_start_matches(sign).trim_end_matches(sign).contains(sign);
    if among('%') || among('£') {
        return None;
    }
    if let Some((whole, decimals)) = decimal_comma(text) {
        return Some(if wanted.contains(&Wanted::Number) {
            format!("write {whole}.{decimals}, with a decimal point")
        } else {
            "write a number without decimals".to_owned()
        });
    }
    let strange = |c: char| matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}' | '_' | '%' | '£' | '\'');
    let digits: String = text.chars().filter(|c| !strange(*c)).collect();
    let whole = digits.bytes().all(|b| b.is_ascii_digit());
    let bare = match digits.trim_start_matches('0') {
        "" if whole && !digits.is_empty() => "0",
        without_zeros if whole => without_zeros,
        _ => &digits,
    };
    let is_number = match Kind::of_plain(bare) {
        Kind::Whole => true,
        Kind::Decimal => wanted.contains(&Wanted::Number),
        _ => false,
    };
    let without = [
        (',', "the comma"),
        ('%', "the per cent sign"),
        ('£', "the pound sign"),
        (' ', "the space"),
        ('\u{a0}', "the space"),
        ('_', "the underscore"),
    ];
    let mut left_out: Vec<&str> = without
        .iter()
        .filter(|(c, _)| text.contains(*c))
        .map(|(_, name)| *name)
        .collect();
    left_out.dedup();
    if left_out.is_empty() && text.starts_with('0') {
        left_out.push("the zero at the front");
    }
    let is_meant = is_number && bare != text && !left_out.is_empty();
    is_meant.then(|| format!("write {bare}, without {}", left_out.join(" and ")))
}

/// The two sides of a decimal comma, as in `2,1`: after a comma that parts thousands there are three digits.
fn decimal_comma(text: &str) -> Option<(&str, &str)> {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let number = text.trim_end_matches(['%', ' ']);
    let (whole, decimals) = number.split_once(',')?;
    let is_one = !whole.is_empty() && digits(whole) && matches!(decimals.len(), 1 | 2) && digits(decimals);
    is_one.then_some((whole, decimals))
}

/// A number with what qualifies it, from how people say it: "18-20", "about 18", "under 5".
fn qualified(scalar: &Scalar) -> Option<String> {
    let number = |text: &str| {
        let number = text.trim().replace(',', "");
        matches!(Kind::of_plain(&number), Kind::Whole | Kind::Decimal).then_some(number)
    };
    let text = scalar.text.trim().to_lowercase();
    let marked = text
        .split_once('(')
        .and_then(|(before, mark)| Some((number(before)?, mark.trim_end_matches(')'))));
    match marked {
        Some((number, mark)) if mark.starts_with("revis") => {
            return Some(format!(
                "write `{{value: {number}, revised_from: …}}`, with the number that it was before"
            ));
        }
        Some((number, mark)) if mark.starts_with("provis") => {
            return Some(format!(
                "write `{{value: {number}, provisional: …}}`, with why it may still change"
            ));
        }
        _ => {}
    }
    for dash in [" to ", "–", "-"] {
        let ends = text
            .split_once(dash)
            .and_then(|(low, high)| Some((number(low)?, number(high)?)));
        if let Some((low, high)) = ends {
            return Some(format!("write `{{from: {low}, to: {high}}}`"));
        }
    }
    let words = [
        (
            "about",
            ["about", "around", "approximately", "approx.", "some", "c.", "~"].as_slice(),
        ),
        ("under", ["under", "below", "less than", "fewer than", "<"].as_slice()),
    ];
    words.into_iter().find_map(|(key, words)| {
        let rest = words.iter().find_map(|word| text.strip_prefix(word))?;
        number(rest).map(|number| format!("write `{{{key}: {number}}}`"))
    })
}

/// A single value as the list that it was meant to be.
fn as_list(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/');
    if text.chars().all(plain) {
        format!("write `[{text}]`, also if there is only one")
    } else {
        "write each entry on a line of its own below, beginning with `- `".to_owned()
    }
}

/// "`year` and `documents`".
fn all_of(keys: &[&str]) -> String {
    match keys {
        [before @ .., last] if !before.is_empty() => format!("{} and `{last}`", listed(before)),
        _ => listed(keys),
    }
}

fn truth(scalar: &Scalar) -> Option<String> {
    match &*scalar.text.to_lowercase() {
        "yes" | "y" | "on" | "1" => Some("write `true`".to_owned()),
        "no" | "n" | "off" | "0" => Some("write `false`".to_owned()),
        _ => None,
    }
}

fn missing_space(scalar: &Scalar) -> Option<String> {
    let (key, value) = scalar.text.split_once(':')?;
    let key = key.trim_end();
    if key.contains(char::is_whitespace) || value.starts_with('/') {
        return None;
    }
    if value.starts_with(char::is_whitespace) {
        return Some("a no-break space stands after the colon: delete it and press the space bar".to_owned());
    }
    Some(format!("write a space after the colon: `{key}: {}`", value.trim()))
}
