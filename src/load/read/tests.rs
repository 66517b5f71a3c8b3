//! The typed reading, held against that of serde-saphyr itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::tree;
use super::{ReadError, Reader};
use crate::diagnostic::{Files, Source, Spot};
use crate::model::At;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Document {
    name: String,
    count: u32,
    change: i64,
    public: bool,
    share: f64,
    #[schemars(extend("x-may-be-empty" = true))]
    note: Option<String>,
    years: Vec<i32>,
    counts: BTreeMap<String, u8>,
    kind: Kind,
    #[schemars(extend("x-may-be-empty" = true))]
    inner: Option<Box<Document>>,
    pair: (u8, String),
    number: Number,
    mixed: Vec<Mixed>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
enum Kind {
    Plain,
    Amount(u32),
    Both {
        a: u8,
        #[schemars(extend("x-may-be-empty" = true))]
        b: Option<bool>,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Number(i16);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
enum Mixed {
    Whole(u64),
    Truth(bool),
    Text(String),
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zé£’ ]{0,12}",
        "[ -~]{0,20}",
        "[#:*&!%@`'\"|>{}\\[\\], a-z\n-]{0,16}",
        Just("012".to_owned()),
        Just("2023/24".to_owned()),
        Just("yes".to_owned()),
        Just("true".to_owned()),
        Just("~".to_owned()),
        Just("1.50".to_owned()),
        Just("line\n\nanother  \n".to_owned()),
    ]
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Plain),
        any::<u32>().prop_map(Kind::Amount),
        (any::<u8>(), any::<Option<bool>>()).prop_map(|(a, b)| Kind::Both { a, b }),
    ]
}

fn mixed() -> impl Strategy<Value = Mixed> {
    prop_oneof![
        any::<u64>().prop_map(Mixed::Whole),
        any::<bool>().prop_map(Mixed::Truth),
        "[a-z][a-z é]{0,6}x".prop_map(Mixed::Text),
    ]
}

fn flat() -> impl Strategy<Value = Document> {
    let texts = (text(), prop::option::of(text()), (any::<u8>(), text()));
    let numbers = (any::<u32>(), any::<i64>(), any::<bool>(), -9999..9999_i32, any::<i16>());
    let many = (
        prop::collection::vec(any::<i32>(), 0..4),
        prop::collection::btree_map("[a-z0-9 é]{1,8}", any::<u8>(), 0..4),
        prop::collection::vec(mixed(), 0..4),
    );
    (texts, numbers, many, kind()).prop_map(|(texts, numbers, many, kind)| Document {
        name: texts.0,
        note: texts.1,
        pair: texts.2,
        count: numbers.0,
        change: numbers.1,
        public: numbers.2,
        share: f64::from(numbers.3) / 100.0,
        number: Number(numbers.4),
        years: many.0,
        counts: many.1,
        mixed: many.2,
        kind,
        inner: None,
    })
}

fn document() -> impl Strategy<Value = Document> {
    (flat(), prop::option::of(flat())).prop_map(|(outer, inner)| Document {
        inner: inner.map(Box::new),
        ..outer
    })
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, ReadError> {
    let source = Arc::new(Source::new("test.yaml", text));
    let (tree, found) = tree::parse(&source);
    assert!(!found.has_errors(), "{text}\n{found:?}");
    Reader::new(&tree.unwrap(), 7).read()
}

proptest! {
    #[test]
    fn a_document_is_read_as_serde_saphyr_reads_it(document in document()) {
        let text = serde_saphyr::to_string(&document).unwrap();
        let theirs: Document = serde_saphyr::from_str(&text).unwrap();
        prop_assert_eq!(read::<Document>(&text).unwrap(), theirs, "{}", text);
    }

    #[test]
    fn the_schema_allows_what_the_type_reads(document in document()) {
        let text = serde_saphyr::to_string(&document).unwrap();
        let source = Arc::new(Source::new("test.yaml", text));
        let read = super::super::yaml::<Document>(Arc::clone(&source), &mut Files::default());
        prop_assert!(read.is_ok(), "{}\n{:?}", source.text, read);
    }
}

#[test]
fn a_text_is_what_was_written() {
    let texts: Vec<String> = read("[012, 4.60, yes, true, 2023/24, 0x1F, 1_000, .inf, 1e3, +3, 'null']").unwrap();
    assert_eq!(
        texts,
        [
            "012", "4.60", "yes", "true", "2023/24", "0x1F", "1_000", ".inf", "1e3", "+3", "null"
        ]
    );
}

#[test]
fn a_block_of_text_is_its_value_and_not_its_source() {
    #[derive(Deserialize)]
    struct Blocks {
        kept: String,
        folded: At<String>,
        stripped: String,
    }
    let text = "kept: |\n  one’s\n    two\nfolded: >\n  one\n  two\n\n  three\nstripped: |-\n  end\n";
    let blocks: Blocks = read(text).unwrap();
    assert_eq!(blocks.kept, "one’s\n  two\n");
    assert_eq!(blocks.folded.value, "one two\nthree\n");
    assert_eq!(blocks.stripped, "end");
    assert!(text[blocks.folded.spot.start as usize..].starts_with("one\n  two"));
}

#[test]
fn a_spot_covers_its_value_after_letters_of_several_bytes() {
    #[derive(Deserialize)]
    struct Marked {
        note: At<String>,
        inner: At<BTreeMap<String, At<u32>>>,
        empty: At<Option<u32>>,
        list: Vec<At<Option<String>>>,
    }
    let text = "note: \"é£’\"\ninner: {é£’: 12, b: 3}\nempty:\nlist:\n  - 'é'\n  - &x £5\n  - *x\n";
    let marked: Marked = read(text).unwrap();
    let of = |spot: Spot| &text[spot.start as usize..spot.end as usize];
    assert_eq!((of(marked.note.spot), marked.note.spot.file), ("\"é£’\"", 7));
    assert_eq!(of(marked.inner.spot), "{é£’: 12, b: 3}");
    assert_eq!(of(marked.inner.value["é£’"].spot), "12");
    assert_eq!((of(marked.empty.spot), marked.empty.value), ("", None));
    let list: Vec<&str> = marked.list.iter().map(|item| of(item.spot)).collect();
    assert_eq!(list, ["'é'", "£5", "*x"]);
    assert_eq!(marked.list[2].value.as_deref(), Some("£5"));
}

#[test]
fn a_key_may_know_its_spot_and_look_like_a_number() {
    struct Keys(Vec<(At<String>, u32)>);

    impl<'de> Deserialize<'de> for Keys {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Visitor;
            impl<'de> serde::de::Visitor<'de> for Visitor {
                type Value = Keys;
                fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                    f.write_str("keys and values")
                }
                fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
                    let mut keys = Vec::new();
                    while let Some(entry) = map.next_entry()? {
                        keys.push(entry);
                    }
                    Ok(Keys(keys))
                }
            }
            deserializer.deserialize_map(Visitor)
        }
    }
    let keys: Keys = read("2023/24: 1\n012: 2\n").unwrap();
    let spots: Vec<(&str, u32, u32)> = keys
        .0
        .iter()
        .map(|(k, _)| (k.as_str(), k.spot.start, k.spot.end))
        .collect();
    assert_eq!(spots, [("2023/24", 0, 7), ("012", 11, 14)]);
    let numbers: BTreeMap<u16, u32> = read("2023: 1\n2024: 2\n").unwrap();
    assert_eq!(numbers, BTreeMap::from([(2023, 1), (2024, 2)]));
}

#[test]
fn an_error_names_the_innermost_value() {
    let at = |text: &str| {
        let error = read::<BTreeMap<String, Vec<u8>>>(text).unwrap_err();
        (error.message.clone(), error.bytes.map(|bytes| text[bytes].to_owned()))
    };
    let (message, place) = at("a: [1, 2]\nb: [3, 400]\n");
    assert!(message.starts_with("expected u8, found `400`"), "{message}");
    assert_eq!(place.as_deref(), Some("400"));
    assert_eq!(
        at("a: [x]\n"),
        ("expected a whole number, found `x`".to_owned(), Some("x".to_owned()))
    );
    assert_eq!(
        at("a: 5\n"),
        ("expected a list, found `5`".to_owned(), Some("5".to_owned()))
    );
}

#[test]
fn whole_numbers_may_be_written_with_a_fraction_of_zeros() {
    assert_eq!(read::<u32>("12.0"), Ok(12));
    assert_eq!(read::<f64>("12"), Ok(12.0));
    assert!(read::<u32>("12.5").is_err());
    assert!(read::<u32>("\"12\"").is_err());
}
