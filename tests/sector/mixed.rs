//! No value of one authority reaches a document of another, in whatever order and on however many threads they are built.

use std::collections::BTreeMap;

use crate::{build, files, made_up, sector, total};

const AUTHORITIES: usize = 400;

/// The tokens and the figures in a text that are of any authority but this one.
pub(crate) fn strangers(text: &str, own: usize) -> Vec<String> {
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

#[test]
fn no_value_of_one_authority_reaches_a_document_of_another() {
    let (_folder, all, out) = sector(AUTHORITIES);
    let formats = ["--format", "md,html,fragment,csv,json"];
    let (code, said) = build(&all, &out, &[&formats[..], &["--jobs", "3"]].concat());
    assert_eq!((code, total(&said, "authorities")), (0, AUTHORITIES), "{said}");
    let mut own = BTreeMap::new();
    for (name, bytes) in files(&out) {
        let Some(number) = name.strip_prefix("authority-").and_then(|rest| rest.get(..4)) else {
            continue;
        };
        let number: usize = number.parse().unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert_eq!(strangers(&text, number), Vec::<String>::new(), "{name}");
        let has_token = text.contains(&made_up::token(number));
        let has_figure = text.replace(',', "").contains(&made_up::figure(number).to_string());
        *own.entry(number).or_insert(0) += usize::from(has_token) + usize::from(has_figure);
    }
    assert_eq!(own.len(), AUTHORITIES);
    assert!(own.values().all(|seen| *seen > 8), "{own:?}");
}

/// The words of a PDF are packed, and so are not searched: that its bytes are those of a build alone says more.
#[test]
fn documents_are_the_same_whatever_was_built_before_them_or_beside_them() {
    let (folder, all, out) = sector(24);
    let formats = ["--format", "pdf,html"];
    build(&all, &out, &[&formats[..], &["--jobs", "3"]].concat());
    let again = folder.path().join("again");
    let (code, said) = build(&all, &again, &[&formats[..], &["--jobs", "1"]].concat());
    assert_eq!(code, 0, "{said}");
    let built = files(&out);
    let again = files(&again);
    let differs = |name: &&String| again.get(*name) != built.get(*name);
    let odd = again.keys().chain(built.keys()).find(differs);
    assert_eq!(odd, None, "what is built depends on the number of threads");
    for number in [0, 13, 23].map(made_up::folder) {
        let alone = folder.path().join("alone").join(&number);
        build(&all.join(&number), &alone, &formats);
        for (name, bytes) in files(&alone) {
            assert!(bytes == built[&format!("{number}/{name}")], "{number}/{name}");
        }
    }
}
