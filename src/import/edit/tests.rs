//! Values put into files of every layout, by example and by a property over made-up ones.

use std::fmt::Write;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{Editable, Setting, Standing, lines_of};

fn setting(keys: &str, value: &str, comment: &str) -> Setting {
    Setting {
        keys: keys.split('.').map(str::to_owned).collect(),
        value: value.to_owned(),
        comment: comment.to_owned(),
    }
}

fn edited(text: &str, settings: &[(&str, &str)]) -> String {
    let settings: Vec<Setting> = settings
        .iter()
        .map(|(keys, value)| setting(keys, value, "from a.csv, C7"))
        .collect();
    let file = Editable::new("2023-24.yaml", text.to_owned()).unwrap();
    file.with(&settings).unwrap_or_else(|found| panic!("{found:?}\n{text}"))
}

fn refused(text: &str, keys: &str) -> String {
    let file = Editable::new("2023-24.yaml", text.to_owned()).unwrap();
    let found = file.with(&[setting(keys, "3", "")]).unwrap_err();
    found.iter().map(|problem| problem.message.clone()).collect()
}

#[test]
fn a_new_key_comes_after_the_last_of_its_mapping_with_the_comments_below_that() {
    let text = "# Ours\ny: 1   # one\ns:\n    a: 1\n    in:\n        b: 2  # two\n        # about two\n\n# the end\nz: [x,\n  y]\n";
    assert_eq!(
        edited(text, &[("s.in.c", "3"), ("s.d.e", "4"), ("q", "5")]),
        "# Ours\ny: 1   # one\ns:\n    a: 1\n    in:\n        b: 2  # two\n        c: 3  # from a.csv, C7\n        # about two\n    \
         d:\n      e: 4  # from a.csv, C7\n\n# the end\nz: [x,\n  y]\nq: 5  # from a.csv, C7\n"
    );
}

#[test]
fn a_value_is_replaced_with_the_comment_on_its_line_and_nothing_else() {
    assert_eq!(
        edited(
            "s:\n  a:   33    # from a.csv, B2\n  b: '7'\n  c: {d: 1, e: 2}\n",
            &[("s.a", "34"), ("s.b", "8"), ("s.c.d", "9")]
        ),
        "s:\n  a:   34    # from a.csv, C7\n  b: 8  # from a.csv, C7\n  c: {d: 9, e: 2}\n"
    );
}

#[test]
fn braces_stay_braces() {
    assert_eq!(
        edited("s: {a: 1}\n", &[("s.b", "2"), ("s.c.d", "0")]),
        "s: {a: 1, b: 2, c: {d: 0}}\n"
    );
    assert_eq!(edited("s: {}\n", &[("s.b", "2")]), "s: {b: 2}\n");
    assert_eq!(
        edited("{s: {a: 1, }, t: }\n", &[("s.b", "2"), ("t.u", "3")]),
        "{s: {a: 1, b: 2, }, t: {u: 3} }\n"
    );
    assert_eq!(
        edited("s: {\n  a: 1  # one\n}\n", &[("s.b", "2")]),
        "s: {\n  a: 1, b: 2  # one\n}\n"
    );
}

#[test]
fn a_key_without_a_value_gets_it_where_it_stands() {
    assert_eq!(
        edited(
            "s:\n  a:\n  b: # waits\n  c: ~\n  d: null\nt:\n",
            &[("s.a", "1"), ("s.b", "2"), ("s.c", "3"), ("s.d.e", "4"), ("t.u", "5")]
        ),
        "s:\n  a: 1  # from a.csv, C7\n  b: 2 # waits\n  c: 3  # from a.csv, C7\n  d: {e: 4}\nt:\n  u: 5  # from a.csv, C7\n"
    );
    assert_eq!(
        edited("s: # waits\ny: 1\n", &[("s.a", "1")]),
        "s: # waits\n  a: 1  # from a.csv, C7\ny: 1\n"
    );
}

#[test]
fn line_ends_a_byte_order_mark_and_a_missing_last_line_feed_stay() {
    assert_eq!(
        edited("\u{feff}s:\r\n  a: é\r\n  b: 1\r\n", &[("s.b", "2"), ("s.c", "3")]),
        "\u{feff}s:\r\n  a: é\r\n  b: 2  # from a.csv, C7\r\n  c: 3  # from a.csv, C7\r\n"
    );
    assert_eq!(
        edited("s:\n  a: 1", &[("s.b", "2"), ("t.c", "3")]),
        "s:\n  a: 1\n  b: 2  # from a.csv, C7\nt:\n  c: 3  # from a.csv, C7"
    );
    assert_eq!(
        edited("a:\t1\ns:\t{b:\t2}\n", &[("a", "3"), ("s.c", "4")]),
        "a:\t3  # from a.csv, C7\ns:\t{b:\t2, c: 4}\n"
    );
}

#[test]
fn a_text_of_several_lines_is_left_whole() {
    assert_eq!(
        edited(
            "s:\n  a: |\n    one\n\n    # two\n\nt: >-\n  three\n",
            &[("s.b", "2"), ("u", "3")]
        ),
        "s:\n  a: |\n    one\n\n    # two\n\n  b: 2  # from a.csv, C7\nt: >-\n  three\nu: 3  # from a.csv, C7\n"
    );
}

#[test]
fn a_key_goes_below_a_text_of_several_lines_before_what_is_indented_less() {
    assert_eq!(
        edited(
            "s:\n    in:\n        a: |\n          one\n\n          # two\n    c: 0",
            &[("s.in.b", "2")]
        ),
        "s:\n    in:\n        a: |\n          one\n\n          # two\n        b: 2  # from a.csv, C7\n    c: 0"
    );
    assert_eq!(
        edited("s:\n  a: |\n    one", &[("s.b", "2")]),
        "s:\n  a: |\n    one\n  b: 2  # from a.csv, C7"
    );
}

#[test]
fn entries_of_lists_end_a_mapping_too() {
    assert_eq!(
        edited(
            "s:\n  a:\n  - one: 1\n    two: [2]\n  - three\nend: 1\n",
            &[("s.b", "2")]
        ),
        "s:\n  a:\n  - one: 1\n    two: [2]\n  - three\n  b: 2  # from a.csv, C7\nend: 1\n"
    );
}

#[test]
fn what_cannot_be_put_there_is_refused() {
    assert_eq!(refused("s: 3\n", "s.a"), "a value cannot be put below what has no keys");
    assert_eq!(
        refused("s: [3]\n", "s.a"),
        "a value cannot be put below what has no keys"
    );
    assert_eq!(
        refused("s: {a: 1}\n", "s"),
        "a single value cannot take the place of several"
    );
    assert_eq!(
        refused("a: &x {b: 1}\ns: *x\n", "s.b"),
        "a value cannot be put into what a reference stands for"
    );
    assert_eq!(
        refused("a: &x 3\ns: *x\n", "s"),
        "a value cannot take the place of a reference"
    );
    let spoilt = "the values cannot be put into this file without changing how the rest of it is read";
    assert_eq!(refused("s: &x {b: 1}\nt: *x\n", "s.c"), spoilt);
    assert_eq!(refused("s: &x 1\nt: *x\n", "s"), spoilt);
}

#[test]
fn what_stands_under_a_key_is_told_with_its_comment() {
    let text = "s:\n  a: 33  # the letter says so\n  b: {value: 20, revised_from: 21}\n  c:\n  d: {e: 1} # x\n";
    let file = Editable::new("2023-24.yaml", text.to_owned()).unwrap();
    let keys = ["s.a", "s.b", "s.c", "s.x.y", "s.d.e"].map(|keys| setting(keys, "", "").keys);
    let standing = file.standing(keys.iter().map(Vec::as_slice));
    let told: Vec<String> = standing
        .iter()
        .map(|standing| match standing {
            Standing::Nothing => "nothing".to_owned(),
            Standing::Single { text, place, comment } => format!("{text} at {place}, {comment:?}"),
            Standing::Several { content, place } => format!("{content} at {place}"),
        })
        .collect();
    assert_eq!(told[0], "33 at 2023-24.yaml:2:6, Some(\"the letter says so\")");
    assert_eq!(told[1], "{\"value\":20,\"revised_from\":21} at 2023-24.yaml:3:6");
    assert_eq!(told[2..4], ["nothing", "nothing"]);
    assert_eq!(told[4], "1 at 2023-24.yaml:5:10, None");
}

#[test]
fn no_line_break_in_a_comment_ends_it() {
    let text = lines_of(&[setting("a", "1", "from x\ny\u{2028}z\r.csv, C7")]);
    assert_eq!(text, "a: 1  # from x y z .csv, C7\n");
}

/// A mapping with its layout: each entry's value, whether it is in braces, and what is said of it.
#[derive(Debug, Clone)]
enum Sample {
    Single(u32, bool),
    Text,
    Empty,
    List,
    Block(Vec<Sample>, bool),
    Braces(Vec<Sample>),
}

fn sample(depth: u32) -> BoxedStrategy<Sample> {
    let leaf = prop_oneof![
        4 => (0_u32..100, any::<bool>()).prop_map(|(number, comment)| Sample::Single(number, comment)),
        1 => Just(Sample::Text),
        1 => Just(Sample::Empty),
        1 => Just(Sample::List),
    ];
    if depth == 0 {
        return leaf.boxed();
    }
    let inner = || prop::collection::vec(sample(depth - 1), 0..4);
    prop_oneof![
        2 => leaf,
        2 => (prop::collection::vec(sample(depth - 1), 1..4), any::<bool>()).prop_map(|(inner, comment)| Sample::Block(inner, comment)),
        1 => inner().prop_map(Sample::Braces),
    ]
    .boxed()
}

/// Its lines, and what they say.
fn written(samples: &[Sample], column: usize) -> (String, Value) {
    let (mut text, mut content) = (String::new(), Map::new());
    for (number, sample) in samples.iter().enumerate() {
        let key = format!("k{number}");
        let (after, value) = match sample {
            Sample::Single(number, true) => (format!(" {number}  # said\n"), json!(number)),
            Sample::Single(number, false) => (format!(" {number}\n"), json!(number)),
            Sample::Text => (
                format!(" |\n{:column$}  one\n\n{:column$}  # two\n", "", ""),
                json!("one\n\n# two\n"),
            ),
            Sample::Empty => ("\n".to_owned(), Value::Null),
            Sample::List => (
                format!("\n{:column$}  - 1\n{:column$}  - a: 2\n", "", ""),
                json!([1, {"a": 2}]),
            ),
            Sample::Block(inner, said) => {
                let (text, value) = written(inner, column + 4);
                let comment = if *said {
                    format!("{:column$}     # all of it\n\n", "")
                } else {
                    String::new()
                };
                (format!("\n{text}{comment}"), value)
            }
            Sample::Braces(inner) => {
                let (text, value) = braces(inner);
                (format!(" {text}\n"), value)
            }
        };
        let _ = write!(text, "{:column$}{key}:{after}", "");
        content.insert(key, value);
    }
    (text, Value::Object(content))
}

fn braces(samples: &[Sample]) -> (String, Value) {
    let (mut parts, mut content) = (Vec::new(), Map::new());
    for (number, sample) in samples.iter().enumerate() {
        let key = format!("k{number}");
        let (text, value) = match sample {
            Sample::Single(number, _) => (format!(" {number}"), json!(number)),
            Sample::Text => (" 'a, b'".to_owned(), json!("a, b")),
            Sample::Empty => (" ~".to_owned(), Value::Null),
            Sample::List => (" [1]".to_owned(), json!([1])),
            Sample::Block(inner, _) | Sample::Braces(inner) => {
                let (text, value) = braces(inner);
                (format!(" {text}"), value)
            }
        };
        parts.push(format!("{key}:{text}"));
        content.insert(key, value);
    }
    (format!("{{{}}}", parts.join(", ")), Value::Object(content))
}

/// Whether a value can be put there, and the content with it.
fn with(content: &mut Value, keys: &[String], value: u32) -> bool {
    let Some((key, rest)) = keys.split_first() else {
        let free = content.is_number() || content.is_string() || content.is_null();
        *content = json!(value);
        return free;
    };
    if content.is_null() {
        *content = json!({});
    }
    let Some(mapping) = content.as_object_mut() else {
        return false;
    };
    with(mapping.entry(key.clone()).or_insert(Value::Null), rest, value)
}

fn content_of(text: &str) -> Value {
    let (source, read) = (text.replace("\r\n", "\n"), serde_saphyr::from_str);
    read(source.trim_start_matches('\u{feff}')).unwrap()
}

proptest! {
    /// The file says what it said and the new values, and each line that held none of them is as it was.
    #[test]
    fn a_file_keeps_what_it_said(
        samples in prop::collection::vec(sample(2), 1..5),
        paths in prop::collection::vec((prop::collection::vec(0_usize..6, 1..4), 100_u32..200), 1..5),
        windows in any::<bool>(),
        ended in any::<bool>(),
    ) {
        let (text, mut content) = written(&samples, 0);
        let mut settings: Vec<Setting> = Vec::new();
        for (path, value) in paths {
            let keys: Vec<String> = path.iter().map(|number| format!("k{number}")).collect();
            let apart = |other: &Setting| !other.keys.starts_with(&keys) && !keys.starts_with(&other.keys);
            let mut changed = content.clone();
            if settings.iter().all(apart) && with(&mut changed, &keys, value) && !is_text(&content, &keys) {
                content = changed;
                settings.push(Setting { keys, value: value.to_string(), comment: "from a.csv, C7".to_owned() });
            }
        }
        let text = if ended { text } else { text.trim_end().to_owned() };
        let text = if windows { format!("\u{feff}{}", text.replace('\n', "\r\n")) } else { text };
        let file = Editable::new("a.yaml", text.clone()).unwrap();
        let after = file.with(&settings).map_err(|found| TestCaseError::fail(format!("{found:?}\n{text}\n{settings:?}")))?;
        if ended {
            prop_assert_eq!(content_of(&after), content, "{}\n{}", text, after);
        }
        let mut lines = after.lines();
        for line in text.lines().filter(|line| !line.contains('k')) {
            prop_assert!(lines.any(|kept| kept == line), "{} is lost:\n{}\n{}", line, text, after);
        }
        prop_assert_eq!(windows, after.starts_with('\u{feff}'));
        prop_assert!(!text.contains("\r\n") || !after.replace("\r\n", "").contains('\n'));
        if settings.is_empty() {
            prop_assert_eq!(after, text);
        }
    }
}

/// Whether a text stands there, which may be of several lines, and no figure takes its place.
fn is_text(content: &Value, keys: &[String]) -> bool {
    let found = keys.iter().try_fold(content, |content, key| content.get(key));
    found.is_some_and(Value::is_string)
}
