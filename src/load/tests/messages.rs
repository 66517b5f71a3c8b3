//! What officers are told.

use super::sample::printed;

#[test]
#[ignore]
fn show() {
    for text in [
        "year: 2023/24\nstatistics:\n  upheld: 3\nkind: on\nplain_kind: two three\n",
        "year: 2023\n",
        "year: 2023/25\n",
        "",
        "# nothing\n",
        "- a\n",
        "year: 2023/24\nstatistics:\n  - total: 1\n",
        "year: 2023/24\nstatistics: total\n",
        "year: 2023/24\nstatistics: total:3\n",
        "year: 2023/24\nstatistics:\n  total:\n",
        "year: 2023/24\nstatistics:\n",
        "year: 2023/24\ntext_default:\n",
        "year: 2023/24\nsmall: 300\nshare: 12%\npublic: yes\nfacts: {id: 1, value: 2}\nreceived:\n  a: b\n  c: [1]\n  d:\n",
        "year: 2023/24\nhow: plian\n",
        "year: 2023/24\nhow: {amont: 2}\n",
        "year: 2023/24\nhow: {amount: x}\n",
        "year: 2023/24\nhow: {zzz: x}\n",
        "year: 2023/24\nhow: {both: {a: 1}}\n",
        "year: 2023/24\nhow: [x]\n",
        "year: 2023/24\naction: {kind: aplogy, to: x}\n",
        "year: 2023/24\naction: {kind: apology, too: x}\n",
        "year: 2023/24\naction: {kind: payment, pounds: \"3\"}\n",
        "year: 2023/24\naction: {to: x}\n",
        "year: 2023/24\nnames: []\n",
        "year: 2023/24\nnames: bob\n",
        "year: 2023/24\nnames: [[x]]\n",
        "year: 2023/24\ncolour: #1d4f91\n",
        "year: 2023/24\ncolour: red\n",
        "year: 2023/24\nclosed: 31/12/2023\n",
        "year: 2023/24\nyear: 2023/24\nsmall: 1\nsmall: x\n",
        "year: 2023/24\nstatistics: {total: 99999999999999999999}\n",
        "year: 2023/24\nstatistics: {total: 12.5}\nfacts:\n  - id: x\n    value: 012\n  - id: y\n    value: 6000\n  - foo\n",
        "year: 2023/24\nstatistics: {total: n/a, upheld: n/a}\n",
        "year: 2023/24\nnote: [draft]\n",
        "year: 2023/24\nsmall: -1\n",
        "year: 2023/24\n<<: {a: 1}\n",
    ] {
        println!("=== {text}---\n{}\n", printed(text));
    }
}
