//! The filters of templates and prose: how a figure is put into a sentence.

#![allow(
    clippy::needless_pass_by_value,
    reason = "Tera hands a filter its arguments by value"
)]

use tera::{Error, Kwargs, State, StringInput, TeraResult, Value};

use super::printed::Printed;
use crate::units::{NO_BREAK_SPACE, in_words, upper_first};

/// The names, for messages and for `templates list`.
pub(super) const NAMES: [&str; 4] = ["capitalised", "choose", "counted", "in_words"];

/// The words that a filter must be given, and those that it may be given.
pub(super) fn words_of(filter: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match filter {
        "counted" => (&["one", "many"], &[]),
        "choose" => (&["one", "many"], &["zero"]),
        _ => (&[], &[]),
    }
}

/// How a filter is written.
pub(super) fn example(filter: &str) -> &'static str {
    match filter {
        "counted" => "counted(one=\"complaint\", many=\"complaints\")",
        "choose" => "choose(one=\"was\", many=\"were\")",
        "in_words" => "in_words",
        _ => "capitalised",
    }
}

/// Registers every filter.
pub(super) fn register(tera: &mut tera::Tera) {
    tera.register_filter("counted", counted);
    tera.register_filter("choose", choose);
    tera.register_filter("in_words", words);
    tera.register_filter("capitalised", capitalised);
}

/// `{{ figures.upheld | counted(one="complaint", many="complaints") }}`: "34 complaints", "one complaint", "no complaints".
fn counted(figure: StringInput, arguments: Kwargs, _: &State) -> TeraResult<Value> {
    let (text, id) = parts(&figure)?;
    let (one, many): (&str, &str) = (arguments.must_get("one")?, arguments.must_get("many")?);
    let noun = super::escape::escaped(if is_one(text) { one } else { many });
    let printed = if text == "0" { "no".to_owned() } else { spelled(text) };
    Ok(Value::safe_string(&format!(
        "[{printed}](figure:{id}){NO_BREAK_SPACE}{noun}"
    )))
}

/// `{{ figures.late_compliance | choose(one="was", many="were") }}`: a word that agrees with the number; `zero` if given.
fn choose(figure: StringInput, arguments: Kwargs, _: &State) -> TeraResult<Value> {
    let (text, _) = parts(&figure)?;
    let zero: Option<&str> = arguments.get("zero")?;
    let word: &str = match (text, zero) {
        ("0", Some(zero)) => zero,
        _ if is_one(text) => arguments.must_get("one")?,
        _ => arguments.must_get("many")?,
    };
    Ok(Value::safe_string(&super::escape::escaped(word)))
}

/// `{{ figures.upheld | in_words }}`: "three" for 3, "none" for 0, digits from ten on.
fn words(figure: StringInput, _: Kwargs, _: &State) -> TeraResult<Value> {
    let (text, id) = parts(&figure)?;
    Ok(Value::safe_string(&format!("[{}](figure:{id})", spelled(text))))
}

/// A printed number with its digits in words up to nine; what stands before and after them stays.
fn spelled(text: &str) -> String {
    let word = |part: &str| part.parse().map_or_else(|_| part.to_owned(), in_words);
    text.split(NO_BREAK_SPACE)
        .map(word)
        .collect::<Vec<_>>()
        .join(&NO_BREAK_SPACE.to_string())
}

/// `{{ figures.upheld | in_words | capitalised }}`: the first letter large, for the start of a sentence.
fn capitalised(figure: StringInput, _: Kwargs, _: &State) -> Value {
    let text = match figure.as_str().strip_prefix('[') {
        Some(rest) => format!("[{}", upper_first(rest)),
        None => upper_first(figure.as_str()),
    };
    figure.inherit_safety(text)
}

/// Whether a figure is one, also where "(provisional)" or "(revised)" follows it.
fn is_one(text: &str) -> bool {
    matches!(text.split(NO_BREAK_SPACE).next(), Some("1" | "one"))
}

fn parts<'a>(figure: &StringInput<'a>) -> TeraResult<(&'a str, &'a str)> {
    Printed::parts(figure.as_str()).ok_or_else(|| Error::message("this filter takes a figure or a fact"))
}
