//! From a flat run of blocks and block marks to the nested tree, with ids and levels of headings in order.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::parse::Problem;
use super::{Block, Chart, ChartData, Fact, Facts, FactsShape, FrameKind, Inline, Numbered, Table, plain_text};
use crate::units::NO_BREAK_SPACE;

/// What a pair of marks holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Frame(FrameKind),
    Facts(FactsShape),
}

/// A block, or a mark that opens or closes one.
#[derive(Debug)]
pub(super) enum Piece {
    Block(Block),
    Begin(Kind, Range<usize>),
    End(Kind, Range<usize>),
}

/// Puts what stands between a pair of marks into a block of its own.
pub(super) fn nest(pieces: Vec<Piece>, problems: &mut Vec<Problem>) -> Vec<Block> {
    let mut open: Vec<(Kind, Range<usize>, Vec<Block>)> = Vec::new();
    let mut blocks = Vec::new();
    for piece in pieces {
        let block = match piece {
            Piece::Block(block) => block,
            Piece::Begin(kind, bytes) => {
                open.push((kind, bytes, std::mem::take(&mut blocks)));
                continue;
            }
            Piece::End(kind, bytes) => match open.pop() {
                Some((opened, begun, outer)) if opened == kind => {
                    let content = std::mem::replace(&mut blocks, outer);
                    closed(kind, content, &begun, problems)
                }
                other => {
                    blocks = other.map_or(blocks, |(_, _, outer)| outer);
                    problems.push(problem("this block is closed where it was not opened", &bytes));
                    continue;
                }
            },
        };
        blocks.push(block);
    }
    for (_, bytes, _) in open {
        problems.push(problem("this block is not closed", &bytes));
    }
    blocks
}

fn problem(message: &str, bytes: &Range<usize>) -> Problem {
    let hint = "write ![](begin:KIND) and ![](end:KIND), each alone in its paragraph".to_owned();
    Problem {
        message: message.to_owned(),
        hint,
        bytes: bytes.clone(),
    }
}

fn closed(kind: Kind, content: Vec<Block>, bytes: &Range<usize>, problems: &mut Vec<Problem>) -> Block {
    match kind {
        Kind::Frame(kind) => Block::Frame { kind, content },
        Kind::Facts(shape) => {
            let items = facts(&content).unwrap_or_else(|| {
                let message = "labelled facts are a list whose items begin with a label in bold".to_owned();
                let hint = "write them as - **Date** 22 July 2020".to_owned();
                problems.push(Problem {
                    message,
                    hint,
                    bytes: bytes.clone(),
                });
                Vec::new()
            });
            Block::Facts(Facts { shape, items })
        }
    }
}

/// The facts of a list whose items are `**Label** what it says`.
fn facts(content: &[Block]) -> Option<Vec<Fact>> {
    let [Block::List(list)] = content else { return None };
    let fact = |item: &Vec<Block>| match &item[..] {
        [Block::Paragraph(words)] => match words.split_first() {
            Some((Inline::Strong(label), value)) => Some(Fact {
                label: label.clone(),
                value: trimmed(value),
            }),
            _ => None,
        },
        _ => None,
    };
    list.items.iter().map(fact).collect()
}

fn trimmed(value: &[Inline]) -> Vec<Inline> {
    let mut value = value.to_vec();
    if let Some(Inline::Text(text)) = value.first_mut() {
        *text = text.trim_start_matches([':', ' ']).to_owned();
    }
    value
}

/// Gives every heading an id of its own, which no table has either, and lets levels go down by one at a time.
pub(super) fn order_headings(blocks: &mut [Block]) {
    let mut used = BTreeSet::new();
    each(blocks, &mut |block| match block {
        Block::Table(table) => drop(used.insert(table.id.clone())),
        Block::Chart(chart) => drop(used.insert(chart.id.clone())),
        _ => {}
    });
    order(blocks, &mut 0, &mut used);
}

fn order(blocks: &mut [Block], above: &mut u8, used: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Heading { level, id, content } => {
                let lowest = if *above == 0 { 1 } else { 2 };
                *level = (*level).clamp(lowest, (*above + 1).min(6));
                *above = *level;
                *id = unused(&heading_id(&slug(&plain_text(content))), used);
            }
            Block::Frame { content, .. } | Block::Quote(content) | Block::Numbered(Numbered { content, .. }) => {
                order(content, above, used);
            }
            Block::List(list) => list.items.iter_mut().for_each(|item| order(item, above, used)),
            Block::Paragraph(_) | Block::Table(_) | Block::Chart(_) | Block::Facts(_) | Block::PageBreak => {}
        }
    }
}

/// The id of a heading; those of numbered paragraphs are not for headings.
fn heading_id(slug: &str) -> String {
    let number = slug.strip_prefix("paragraph-").unwrap_or("no number");
    if number.split('-').all(|part| part.parse::<u32>().is_ok()) {
        format!("heading-{slug}")
    } else {
        slug.to_owned()
    }
}

fn slug(text: &str) -> String {
    let lowered = text.to_lowercase().replace(['\'', '’'], "");
    let words: Vec<_> = lowered
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        "section".to_owned()
    } else {
        words.join("-")
    }
}

fn unused(slug: &str, used: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|n: u32| format!("{slug}-{n}"));
    let id = std::iter::once(slug.to_owned())
        .chain(numbered)
        .find(|id| !used.contains(id))
        .unwrap_or_default();
    used.insert(id.clone());
    id
}

/// The targets `#id` for which there is no heading and no table.
pub(super) fn dead_links(blocks: &[Block]) -> Vec<String> {
    let mut ids = BTreeSet::new();
    let mut targets = Vec::new();
    each(blocks, &mut |block| match block {
        Block::Heading { id, content, .. } => {
            ids.insert(id.clone());
            internal(content, &mut targets);
        }
        Block::Table(table) => {
            ids.insert(table.id.clone());
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells
                .chain(&table.notes)
                .for_each(|words| internal(words, &mut targets));
        }
        Block::Chart(chart) => {
            ids.insert(chart.id.clone());
            chart.lines().for_each(|words| internal(words, &mut targets));
        }
        Block::Paragraph(content) => internal(content, &mut targets),
        Block::Facts(facts) => facts.items.iter().for_each(|fact| internal(&fact.value, &mut targets)),
        Block::Numbered(paragraph) => drop(ids.insert(paragraph.id.clone())),
        Block::List(_) | Block::Quote(_) | Block::Frame { .. } | Block::PageBreak => {}
    });
    targets.retain(|target| !ids.contains(&target[1..]));
    targets
}

/// Calls `visit` for every block, those inside others too.
pub(super) fn each<'a>(blocks: &'a [Block], visit: &mut impl FnMut(&'a Block)) {
    for block in blocks {
        visit(block);
        match block {
            Block::Frame { content, .. } | Block::Quote(content) | Block::Numbered(Numbered { content, .. }) => {
                each(content, visit);
            }
            Block::List(list) => list.items.iter().for_each(|item| each(item, visit)),
            _ => {}
        }
    }
}

/// Calls `visit` for the words of every heading, paragraph, caption, cell, note and fact.
pub(super) fn each_words(blocks: &mut [Block], visit: &mut impl FnMut(&mut Vec<Inline>)) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph(content) => visit(content),
            Block::Frame { content, .. } | Block::Quote(content) | Block::Numbered(Numbered { content, .. }) => {
                each_words(content, visit);
            }
            Block::List(list) => list.items.iter_mut().for_each(|item| each_words(item, visit)),
            Block::Table(table) => each_words_of_table(table, visit),
            Block::Chart(chart) => {
                chart.lines_mut().for_each(&mut *visit);
                if let ChartData::Own(table) = &mut chart.data {
                    each_words_of_table(table, visit);
                }
            }
            Block::Facts(facts) => {
                let words = facts
                    .items
                    .iter_mut()
                    .flat_map(|fact| [&mut fact.label, &mut fact.value]);
                words.for_each(&mut *visit);
            }
            Block::PageBreak => {}
        }
    }
}

fn each_words_of_table(table: &mut Table, visit: &mut impl FnMut(&mut Vec<Inline>)) {
    visit(&mut table.caption);
    let headings = table.columns.iter_mut().map(|column| &mut column.heading);
    headings.for_each(&mut *visit);
    let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
    cells.chain(&mut table.notes).for_each(visit);
}

/// Calls `visit` for every chart, wherever it stands.
pub(super) fn each_chart(blocks: &mut [Block], visit: &mut impl FnMut(&mut Chart)) {
    for block in blocks {
        match block {
            Block::Chart(chart) => visit(chart),
            Block::Frame { content, .. } | Block::Quote(content) | Block::Numbered(Numbered { content, .. }) => {
                each_chart(content, visit);
            }
            Block::List(list) => list.items.iter_mut().for_each(|item| each_chart(item, visit)),
            _ => {}
        }
    }
}

/// Lets the charts whose numbers are in a table that stands in the document anyway refer to it.
pub(super) fn join_charts(blocks: &mut [Block]) {
    let mut placed = BTreeSet::new();
    each(blocks, &mut |block| {
        if let Block::Table(table) = block {
            placed.insert(table.id.clone());
        }
    });
    each_chart(blocks, &mut |chart| {
        let id = chart.table().map(|table| table.id.clone());
        if let Some(id) = id.filter(|id| !id.is_empty() && placed.contains(id)) {
            chart.data = ChartData::Placed(id);
        }
    });
}

/// Says below each chart whose numbers are in a table that stands elsewhere which table that is, by its number if it has
/// one.
pub(super) fn name_tables_of_charts(blocks: &mut [Block]) {
    let mut captions: BTreeMap<String, String> = BTreeMap::new();
    each_chart(blocks, &mut |chart| {
        if let ChartData::Placed(id) = &chart.data {
            captions.insert(id.clone(), String::new());
        }
    });
    if captions.is_empty() {
        return;
    }
    each(blocks, &mut |block| {
        if let Block::Table(table) = block
            && let Some(caption) = captions.get_mut(&table.id)
        {
            *caption = plain_text(&table.caption);
        }
    });
    each_chart(blocks, &mut |chart| {
        if let ChartData::Placed(id) = &chart.data
            && let Some(caption) = captions.get(id).filter(|caption| !caption.is_empty())
        {
            chart.notes.push(reference(id, caption));
        }
    });
}

/// "The numbers are in Table 3."
fn reference(id: &str, caption: &str) -> Vec<Inline> {
    let label = caption.split_once(": ").map(|(label, _)| label);
    let label = label.filter(|label| label.starts_with(&format!("Table{NO_BREAK_SPACE}")));
    let words = |words: &str| Inline::Text(words.to_owned());
    let table = |words: &str| Inline::Link {
        target: format!("#{id}"),
        content: vec![Inline::Text(words.to_owned())],
    };
    match label {
        Some(label) => vec![words("The numbers are in "), table(label), words(".")],
        None => vec![words("The numbers are in the table “"), table(caption), words("”.")],
    }
}

/// The same without changing any, in the order in which they are read.
pub(super) fn each_words_of<'a>(blocks: &'a [Block], visit: &mut impl FnMut(&'a [Inline])) {
    each(blocks, &mut |block| match block {
        Block::Heading { content, .. } | Block::Paragraph(content) => visit(content),
        Block::Table(table) => each_line_of_table(table, visit),
        Block::Chart(chart) => {
            chart.lines().for_each(|words| visit(words));
            chart
                .table()
                .into_iter()
                .for_each(|table| each_line_of_table(table, visit));
        }
        Block::Facts(facts) => facts.items.iter().for_each(|fact| {
            visit(&fact.label);
            visit(&fact.value);
        }),
        Block::Numbered(_) | Block::List(_) | Block::Quote(_) | Block::Frame { .. } | Block::PageBreak => {}
    });
}

fn each_line_of_table<'a>(table: &'a Table, visit: &mut impl FnMut(&'a [Inline])) {
    visit(&table.caption);
    table.columns.iter().for_each(|column| visit(&column.heading));
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.chain(&table.notes).for_each(|words| visit(words));
}

fn internal(content: &[Inline], targets: &mut Vec<String>) {
    for inline in content {
        match inline {
            Inline::Link { target, .. } if target.starts_with('#') => targets.push(target.clone()),
            Inline::Strong(inner) | Inline::Emphasis(inner) => internal(inner, targets),
            _ => {}
        }
    }
}
