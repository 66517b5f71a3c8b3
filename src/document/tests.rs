//! What the notation holds, and what it refuses.

use super::{
    Align, Block, Chart, ChartData, Charts, ColumnRole, Drawings, Facts, FactsShape, FrameKind, Inline, Known, Labels,
    ListKind, NoCharts, Problem, Table, parse, plain_text,
};
use crate::figures::Figures;
use crate::load;
use crate::model::Edition;
use crate::units::YearStyle;
use std::sync::LazyLock;

/// The figures of a real council: uphold rate 92%, 34 upheld, 5 late.
static FIGURES: LazyLock<Figures> = LazyLock::new(|| {
    let (project, _) = load::project(std::path::Path::new("examples/oxfordshire")).unwrap();
    let file = &project.years[&"2023/24".parse().unwrap()];
    let edition: &Edition = project.edition(file).unwrap();
    crate::figures::figures(&project, file.year.value, edition)
});

fn read(markdown: &str) -> Result<Vec<Block>, Vec<Problem>> {
    let table = Table {
        id: "received".into(),
        caption: vec![],
        columns: vec![],
        rows: vec![],
        notes: vec![],
    };
    parse(
        markdown,
        Known {
            figures: &FIGURES,
            tables: &[table],
            charts: &NoCharts,
            labels: Labels::Absent,
        },
    )
}

fn messages(markdown: &str) -> Vec<String> {
    read(markdown)
        .unwrap_err()
        .into_iter()
        .map(|problem| problem.message)
        .collect()
}

fn rate() -> Inline {
    Inline::Figure {
        id: "uphold-rate".into(),
        text: "92%".into(),
    }
}

/// Every figure of a block, in order.
fn figures(content: &[Inline]) -> Vec<&str> {
    fn of(inline: &Inline) -> Vec<&str> {
        match inline {
            Inline::Figure { text, .. } => vec![text.as_str()],
            Inline::Strong(inner) | Inline::Emphasis(inner) => figures(inner),
            _ => vec![],
        }
    }
    content.iter().flat_map(of).collect()
}

#[test]
fn a_figure_is_read_in_headings_bold_cells_inside_words_and_beside_another() {
    let blocks = read(
        "# At [92%](figure:uphold-rate)\n\nx[92%](figure:uphold-rate)y[34](figure:upheld)[92%](figure:uphold-rate) **a [34](figure:upheld)**\n\n\
         | a | b |\n|---|--:|\n| [34](figure:upheld) | [92%](figure:uphold-rate) |\n",
    )
    .unwrap();
    let [
        Block::Heading { level: 1, id, content },
        Block::Paragraph(words),
        Block::Table(table),
    ] = &blocks[..]
    else {
        panic!("{blocks:?}")
    };
    assert_eq!((id.as_str(), figures(content)), ("at-92", vec!["92%"]));
    assert_eq!(figures(words), ["92%", "34", "92%", "34"]);
    assert_eq!(plain_text(words), "x92%y3492% a 34");
    assert_eq!(table.rows[0].cells[1], [rate()]);
    assert_eq!(
        (table.columns[1].align, table.columns[0].role),
        (Align::End, ColumnRole::RowHeader)
    );
}

#[test]
fn a_figure_prints_in_one_of_its_forms_or_not_at_all() {
    for good in [
        "[34](figure:upheld)",
        "[five](figure:late-compliance)",
        "[Five](figure:late-compliance)",
    ] {
        assert!(read(good).is_ok(), "{good}");
    }
    for bad in [
        "[35](figure:upheld)",
        "[92 %](figure:uphold-rate)",
        "[x](figure:no-such)",
        "[](figure:upheld)",
    ] {
        assert_eq!(messages(bad).len(), 1, "{bad}");
    }
}

#[test]
fn a_figure_that_is_no_link_any_more_is_an_error() {
    for broken in [
        "a\\[92%\\](figure:uphold-rate)",
        "`[92%](figure:uphold-rate)`",
        "[92%] (FIGURE:UPHOLD-RATE)",
    ] {
        assert!(messages(broken)[0].contains("does not print as one"), "{broken}");
    }
    assert!(messages("![92%](figure:uphold-rate) high")[0].contains("exclamation mark"));
    let inside = "[so [92%](figure:uphold-rate)](https://example.org)";
    assert_eq!(messages(inside), ["a link that is not read as one"]);
    assert!(read("a\\]\\(b, [a] (b)").is_ok());
}

#[test]
fn blocks_nest_between_their_marks() {
    let blocks =
        read("![](begin:notice)\n\nOne\n\n![](begin:address)\n\nA\\\nB\n\n![](end:address)\n\n![](end:notice)\n\nTwo")
            .unwrap();
    let [
        Block::Frame {
            kind: FrameKind::Notice,
            content,
        },
        Block::Paragraph(_),
    ] = &blocks[..]
    else {
        panic!("{blocks:?}")
    };
    let [
        Block::Paragraph(_),
        Block::Frame {
            kind: FrameKind::Address,
            content: lines,
        },
    ] = &content[..]
    else {
        panic!("{content:?}")
    };
    assert!(matches!(&lines[..], [Block::Paragraph(words)] if words.contains(&Inline::LineBreak)));
}

#[test]
fn marks_that_do_not_pair_are_errors() {
    assert_eq!(messages("![](begin:notice)\n\nOne"), ["this block is not closed"]);
    assert_eq!(
        messages("One\n\n![](end:notice)"),
        ["this block is closed where it was not opened"]
    );
    assert_eq!(
        messages("![](begin:notice)\n\n![](end:address)"),
        ["this block is closed where it was not opened"]
    );
    assert_eq!(
        messages("![](begin:nonsense)"),
        ["`begin:nonsense` is no block that a document can hold"]
    );
}

#[test]
fn a_table_is_placed_by_its_name_with_the_caption_of_the_template() {
    let blocks = read("![Received by [34](figure:upheld)](table:received)").unwrap();
    let [Block::Table(table)] = &blocks[..] else {
        panic!("{blocks:?}")
    };
    assert_eq!(plain_text(&table.caption), "Received by 34");
    assert_eq!(messages("![c](table:receivd)"), ["there is no table `receivd`"]);
}

#[test]
fn facts_are_a_list_with_bold_labels() {
    let blocks = read("![](begin:facts)\n\n- **Date** 22 July 2020\n- **Author:** A. B.\n\n![](end:facts)").unwrap();
    let [Block::Facts(Facts { items: facts, .. })] = &blocks[..] else {
        panic!("{blocks:?}")
    };
    assert_eq!(plain_text(&facts[0].value), "22\u{a0}July 2020");
    assert_eq!(facts.len(), 2);
    assert!(messages("![](begin:facts)\n\nDate\n\n![](end:facts)")[0].contains("labelled facts"));
}

#[test]
fn the_notation_says_how_facts_are_drawn() {
    for (name, shape) in [
        ("facts", FactsShape::Plain),
        ("facts-table", FactsShape::Table),
        ("facts-box", FactsShape::Box),
    ] {
        let blocks = read(&format!("![](begin:{name})\n\n- **Date** 2023/24\n\n![](end:{name})")).unwrap();
        assert!(
            matches!(&blocks[..], [Block::Facts(facts)] if facts.shape == shape),
            "{blocks:?}"
        );
    }
    assert!(!messages("![](begin:facts-table)\n\n- **A** b\n\n![](end:facts)").is_empty());
}

#[test]
fn years_are_written_in_one_style_in_every_word_of_a_table_and_of_facts() {
    let markdown = "| Year | 2022-23 |\n|---|---|\n| *2023-24* | [x](#2023-24) |\n\n## In 2023-24\n\n![](begin:facts)\n\n\
                    - **For 2023-24** 2022-23\n\n![](end:facts)";
    let mut blocks = read(&format!("# T\n\n{markdown}\n\n## 2023-24")).unwrap();
    let before = format!("{blocks:?}");
    super::typography::write_years(&mut blocks, YearStyle::Slash);
    let after = format!("{blocks:?}");
    assert_eq!(after.matches("2023/24").count(), 4, "{after}");
    assert_eq!(after.matches("2022/23").count(), 2, "{after}");
    let targets = |text: &str| text.matches("#2023-24").count() + text.matches("id: \"2023-24\"").count();
    assert_eq!(
        (targets(&before), targets(&after)),
        (2, 2),
        "ids and where links lead stay"
    );
}

#[test]
fn headings_go_down_by_one_and_have_ids_of_their_own() {
    let blocks = read("# T\n\n### A\n\n# A\n\n###### B\n").unwrap();
    let seen: Vec<_> = blocks
        .iter()
        .map(|block| match block {
            Block::Heading { level, id, .. } => (*level, id.as_str()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(seen, [(1, "t"), (2, "a"), (2, "a-2"), (3, "b")]);
}

#[test]
fn a_heading_and_a_table_never_share_an_id() {
    let blocks = read("# T\n\n## Received\n\n![c](table:received)").unwrap();
    assert!(
        matches!(&blocks[1], Block::Heading { id, .. } if id == "received-2"),
        "{:?}",
        blocks[1]
    );
}

#[test]
fn lists_hold_paragraphs_lists_and_bold_beginnings() {
    let blocks = read("3. **a** b\n   - c\n4. d\n\n   e\n").unwrap();
    let [Block::List(list)] = &blocks[..] else {
        panic!("{blocks:?}")
    };
    assert_eq!(list.kind, ListKind::Numbered(3));
    assert!(
        matches!(&list.items[0][..], [Block::Paragraph(_), Block::List(_)]),
        "{:?}",
        list.items[0]
    );
    assert_eq!(list.items[1].len(), 2);
}

#[test]
fn html_code_rules_images_and_links_that_run_are_errors() {
    let wrong = [
        "<b>x</b>",
        "<script>x</script>\n",
        "<!-- x -->",
        "---\n\nx",
        "    x = 1",
        "```\nx\n```",
        "![a](b.png)",
        "x ![a](b.png)",
        "[a](javascript:b)",
        "[a](JaVa&#x0A;Script:b)",
        "[a](data:text/html,b)",
        "[a](//example.org)",
        "[](https://example.org)",
        "<javascript:alert(1)>",
    ];
    for wrong in wrong {
        assert!(read(wrong).is_err(), "{wrong}");
    }
    for right in [
        "[a](https://example.org)",
        "[a](letter.pdf)",
        "[a](a/b:c)",
        "<https://example.org>",
        "a < b > c & d",
    ] {
        assert!(read(right).is_ok(), "{right}: {:?}", read(right));
    }
}

#[test]
fn a_link_inside_the_document_leads_somewhere() {
    assert!(read("# Where it leads\n\n[there](#where-it-leads)").is_ok());
    assert!(messages("# T\n\n**[there](#nowhere)**")[0].contains("`#nowhere`"));
}

#[test]
fn quotation_marks_and_dashes_are_set_as_printers_set_them() {
    let blocks = read("\"It's\" 2019--20").unwrap();
    let [Block::Paragraph(words)] = &blocks[..] else {
        panic!("{blocks:?}")
    };
    assert_eq!(plain_text(words), "“It’s” 2019–20");
}

/// A chart of the numbers of the table `received`.
#[derive(Debug)]
struct Received(Table);

impl Charts for Received {
    fn chart(&self, name: &str) -> Option<Chart> {
        let words = |words: &str| vec![Inline::Text(words.into())];
        (name == "received").then(|| Chart {
            id: "chart-received".into(),
            title: words("A title"),
            about: vec![],
            drawings: Drawings::of(|width| crate::drawing::Drawing {
                width,
                height: 10.0,
                shapes: vec![],
            }),
            alt: "In words.".into(),
            data: ChartData::Own(self.0.clone()),
            notes: vec![],
            source: words("Source"),
        })
    }

    fn names(&self) -> Vec<String> {
        vec!["received".into()]
    }

    fn awaited(&self, _: &str) -> Option<String> {
        None
    }
}

#[test]
fn a_chart_says_which_table_its_numbers_are_in_where_that_stands_in_the_document() {
    let table = Table {
        id: "received".into(),
        caption: vec![Inline::Text("Received: all".into())],
        columns: vec![],
        rows: vec![],
        notes: vec![],
    };
    let notes = |markdown: &str, labels: Labels| {
        let known = Known {
            figures: &FIGURES,
            tables: std::slice::from_ref(&table),
            charts: &Received(table.clone()),
            labels,
        };
        let blocks = parse(markdown, known).unwrap();
        let Some(Block::Chart(chart)) = blocks.into_iter().find(|block| matches!(block, Block::Chart(_))) else {
            panic!("no chart")
        };
        chart.notes.iter().map(|note| plain_text(note)).collect::<Vec<_>>()
    };
    let both = "![](chart:received)\n\n![](table:received)\n";
    let given = Labels::Given(crate::model::Numbering::None);
    assert_eq!(notes(both, given), ["The numbers are in Table\u{a0}1."]);
    assert_eq!(
        notes(both, Labels::Absent),
        ["The numbers are in the table “Received: all”."]
    );
    assert!(
        notes("![](chart:received)\n", given).is_empty(),
        "its own table stands beside it"
    );
}

#[test]
fn what_stands_inside_itself_too_often_is_an_error_and_no_crash() {
    let deep = "> ".repeat(20_000) + "deep";
    let messages = messages(&deep);
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].contains("inside each other too often"), "{messages:?}");
    assert!(read(&("> ".repeat(20) + "deep")).is_ok());
}
