//! What officers are told: every message once, with the text that causes it.

use super::sample::printed;

/// Each text with what is said of it.
fn gallery(texts: &[&str]) -> String {
    assert!(texts.len() > 10);
    let shown = texts.iter().map(|text| {
        let marked = text.replace('\t', "⇥").replace('\u{a0}', "␣");
        format!("{marked}-----\n{}\n", printed(text))
    });
    shown.collect::<Vec<_>>().join("\n=====\n")
}

#[test]
fn keys_are_named_where_they_are_wrong() {
    insta::assert_snapshot!(gallery(&[
        "year: 2023/24\nstatistics:\n  upheld: 3\n",
        "year: 2023/24\nstatistics:\n  totl: 3\n",
        "year: 2023/24\nstatistics:\n  total: 3\n  partly: 1\n",
        "year: 2023/24\nstatistics:\n  total: 3\n  upheld: 1\n  partly: 1\n",
        "year: 2023/24\nupheld: 3\n",
        "year: 2023/24\nstatistics:\n  total: 3\n  facts: []\n",
        "year: 2023/24\nfacts:\n  - value: 3\n",
        "year: 2023/24\nhow: {amont: 2}\n",
        "year: 2023/24\nhow: {zzz: x}\n",
        "year: 2023/24\nhow: {both: {a: 1}}\n",
        "year: 2023/24\naction: {kind: apology, too: x}\n",
        "year: 2023/24\naction: {to: x}\n",
        "year: 2023/24\nYear: 2023/24\nsmall: 1\nsmall: x\n",
        "year: 2023/24\n: 3\n",
        "year: 2023/24\n? [a]\n: 3\n",
        "year: 2023/24\n<<: {a: 1}\n",
        "",
        "# nothing\n",
        "- a\n",
        "year\n",
    ]));
}

#[test]
fn values_are_shown_with_what_they_should_be() {
    insta::assert_snapshot!(gallery(&[
        "year: 2023\n",
        "year: 2023/25\n",
        "year:\nstatistics:\n  total:\ntext_default:\nkind:\nfacts:\n  -\n",
        "year: 2023/24\nstatistics:\n  - total: 1\n",
        "year: 2023/24\nstatistics: total\n",
        "year: 2023/24\nstatistics: total:3\n",
        "year: 2023/24\nsmall: 300\nshare: 12%\npublic: yes\nfacts: {id: 1, value: 2}\n",
        "year: 2023/24\nreceived:\n  a: b\n  c: [1]\n  d:\n  e: {value: 1,200}\n  f: 1,200\n  g: £12\n  h: 1 200\n  i: \"12\"\n",
        "year: 2023/24\nkind: on\nplain_kind: two three\nhow: plian\n",
        "year: 2023/24\nhow: {amount: x}\n",
        "year: 2023/24\nhow: [x]\n",
        "year: 2023/24\naction: {kind: aplogy, to: x}\n",
        "year: 2023/24\naction: {kind: payment, pounds: \"3\"}\n",
        "year: 2023/24\nnames: []\n",
        "year: 2023/24\nnames: bob\n",
        "year: 2023/24\nnames: [[x]]\n",
        "year: 2023/24\ncolour: #1d4f91\n",
        "year: 2023/24\ncolour: red\n",
        "year: 2023/24\nclosed: 31/12/2023\n",
        "year: 2023/24\nstatistics: {total: 99999999999999999999, upheld: -99999999999999999999}\n",
        "year: 2023/24\nstatistics: {total: 12.5}\nfacts:\n  - id: x\n    value: 012\n  - id: y\n    value: 6000\n  - foo\n",
        "year: 2023/24\nstatistics: {total: n/a, upheld: n/a}\nsmall: nil\nshare: -\u{2013}\n",
        "year: 2023/24\nnote: [draft]\n",
        "year: 2023/24\nnote:\n  bold: text\n",
        "year: 2023/24\nsmall: -1\n",
    ]));
}

#[test]
fn syntax_is_explained_at_the_mistake() {
    insta::assert_snapshot!(gallery(&[
        "year: 2023/24\nstatistics:\n\ttotal: 37\n",
        "statistics:\n  total: 37\n\t  upheld: 1\n",
        "statistics:\n\u{a0}\u{a0}total: 37\n\u{a0}\u{a0}upheld: 3\n",
        "year:\u{a0}2023/24\nnote: x\n",
        "year\u{a0}: 2023/24\n",
        "year: 2023/24\nstatistics:\n  total:\u{a0}3\n",
        "year:2023/24\nnote: x\n",
        "note: x\nyear:2023/24\n",
        "note: x\nA line of prose\nyear: 2023/24\n",
        "A line of prose\nyear: 2023/24\n",
        "note: see: below\n",
        "note: a\n  b: c\n",
        "note: %5 of all\n",
        "note: @home\n",
        "note: `code`\n",
        "note: *bold* text\n",
        "note: *bold*\nyear: 2023/24\n",
        "note: & more\n",
        "note: !important\nyear: 2023/24\n",
        "note: > 5 days\n",
        "note: [draft] of May\n",
        "note: {x} of May\n",
        "note: 'it's fine'\n",
        "note: \"quoted\" text\n",
        "note: \"quoted\" – text\n",
        "note: \"open\nyear: 2023/24\n",
        "note: 'open\n\n",
        "note: \"C:\\quality\"\n",
        "names: [a, b\nyear: 2023/24\n",
        "how: {amount: 1\n",
        "names: [a]]\n",
        "}\n",
        "statistics:\n  total: 1\n upheld: 2\n",
        "  year: 2023/24\nnote: x\n",
        "names:\n  - a\n - b\n",
        "names:\n  - a\n  b\n",
        "- a\nb: 1\n",
        "year: 2023/24\n- b\n",
        "names: - a\n",
        "note: -\n",
        "note: | text\n  more\n",
        "year: 2023/24\n---\nyear: 2024/25\n",
        "year: 2023/24\n<<<<<<< HEAD\nnote: a\n=======\nnote: b\n>>>>>>> x\n",
        "names: &n [*n]\n",
        "note: a\u{feff}\u{fffe}b\n%\n",
    ]));
}
