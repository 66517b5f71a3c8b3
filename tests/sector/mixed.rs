//! No value of one authority reaches a document of another, in whatever order and on however many threads they are built.

use std::collections::BTreeMap;

use crate::{build, files, made_up, sector, total};

const AUTHORITIES: usize = 400;

/// The tokens and the figures in a text that are of any authority but this one.
fn strangers(text: &str, own: usize) -> Vec<String> {
    let plain = text.replace(',', "");
    let digits = |at: usize, length: usize| plain.get(at..at + length).and_then(|word| word.parse::<usize>().ok());
    let tokens = plain.match_indices("Zq").filter_map(|(at, _)| digits(at + 2, 4));
    let figures = ["70", "71"].iter().flat_map(|start| plain.match_indices(start));
    let before = |at: usize| {
        plain[..at]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_ascii_alphanumeric())
    };
    let after = |at: usize| {
        plain
            .get(at..)
            .unwrap_or_default()
            .chars()
            .next()
            .is_some_and(|c| c.is_ascii_alphanumeric())
    };
    let figures = figures
        .filter(|(at, _)| !before(*at) && !after(at + 6))
        .filter_map(|(at, _)| digits(at, 6));
    let figures = figures
        .filter(|figure| figure % 10_000 < AUTHORITIES)
        .map(|figure| figure % 10_000);
    let others = tokens.chain(figures).filter(|number| *number != own);
    others.map(made_up::token).collect()
}

/// Holds two folders against each other, and names the first file in which they differ.
fn is_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    let differs = |name: &&String| one.get(*name) != other.get(*name);
    let odd = one.keys().chain(other.keys()).find(differs);
    assert_eq!(odd, None, "what is built depends on the number of threads");
}

#[test]
fn no_value_of_one_authority_reaches_a_document_of_another() {
    let (folder, all, out) = sector(AUTHORITIES);
    let formats = ["--format", "md,html,fragment,csv,json"];
    let (code, said) = build(&all, &out, &[&formats[..], &["--jobs", "3"]].concat());
    assert_eq!((code, total(&said, "authorities")), (0, AUTHORITIES), "{said}");
    let built = files(&out);
    let mut own = BTreeMap::new();
    for (name, bytes) in &built {
        let Some(number) = name.strip_prefix("authority-").and_then(|rest| rest.get(..4)) else {
            continue;
        };
        let number: usize = number.parse().unwrap();
        let text = String::from_utf8_lossy(bytes);
        assert_eq!(strangers(&text, number), Vec::<String>::new(), "{name}");
        let has_token = text.contains(&made_up::token(number));
        let has_figure = text.replace(',', "").contains(&made_up::figure(number).to_string());
        *own.entry(number).or_insert(0) += usize::from(has_token) + usize::from(has_figure);
    }
    assert_eq!(own.len(), AUTHORITIES);
    assert!(own.values().all(|seen| *seen > 8), "{own:?}");
    let again = folder.path().join("again");
    let (code, said) = build(&all, &again, &[&formats[..], &["--jobs", "1"]].concat());
    assert_eq!(code, 0, "{said}");
    is_same(&files(&again), &built);
}

#[test]
fn a_pdf_is_the_same_whatever_was_built_before_it() {
    let (folder, all, out) = sector(24);
    build(&all, &out, &["--format", "pdf", "--jobs", "3"]);
    let again = folder.path().join("again");
    let (code, said) = build(&all, &again, &["--format", "pdf", "--jobs", "1"]);
    assert_eq!(code, 0, "{said}");
    let built = files(&out);
    is_same(&files(&again), &built);
    for number in [0, 13, 23].map(made_up::folder) {
        let alone = folder.path().join("alone").join(&number);
        build(&all.join(&number), &alone, &["--format", "pdf"]);
        let path = "2023-24/letter.pdf";
        assert_eq!(files(&alone)[path], built[&format!("{number}/{path}")], "{number}");
    }
}
