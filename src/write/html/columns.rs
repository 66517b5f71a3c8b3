//! How much room the columns of a table need, judged by their words.
//!
//! A page is written before anybody knows the letters that it will be drawn in, so room is counted in letters: enough to
//! tell a table that fits from one that does not, and a column of dates from one of sentences.

use crate::document::{Align, Inline, Table, plain_text};

/// How many letters' room a column needs between it and the next.
const GAP: usize = 3;

/// How many letters fit beside one another in the smallest window in which a wide table is drawn as a table.
const LETTERS_OF_A_WIDE_TABLE: usize = 130;

/// A column is not made wider for the sake of a word longer than this; that word is broken.
const LONGEST_KEPT_WORD: usize = 16;

/// A cell longer than this makes its column no wider: it would take the room of all others, and be long all the same.
const LONGEST_MEASURED: usize = 300;

/// How many letters' room a wide table has between two columns, and how much more on either side of numbers.
const GAP_IN_A_WIDE_TABLE: usize = 2;
const GAP_BESIDE_NUMBERS: usize = 3;

/// How many letters wide the table is at its narrowest: the longest words of all columns side by side.
pub(super) fn letters(table: &Table) -> usize {
    let words: usize = (0..table.columns.len())
        .map(|column| longest(table, column, longest_word))
        .sum();
    words + GAP * table.columns.len().saturating_sub(1)
}

/// Share of a wide table's width for each column, in percent to one decimal.
pub(super) fn shares(table: &Table) -> Vec<String> {
    let widths = widths(table, LETTERS_OF_A_WIDE_TABLE, |column| gap(table, column));
    let total = widths.iter().sum::<usize>().max(1);
    let share = |width: usize| {
        let tenths = width * 1000 / total;
        format!("{}.{}%", tenths / 10, tenths % 10)
    };
    widths.into_iter().map(share).collect()
}

/// How many lines each row takes in a table of so many letters' width; the first is that of the headings.
pub(super) fn lines(table: &Table, letters: usize) -> Vec<usize> {
    let widths: Vec<_> = widths(table, letters, |_| GAP)
        .into_iter()
        .map(|width| (width / 1000).saturating_sub(GAP).max(1))
        .collect();
    let of_row = |cells: &mut dyn Iterator<Item = &Vec<Inline>>| {
        let lines = cells.zip(&widths).map(|(cell, width)| length(cell).div_ceil(*width));
        lines.max().unwrap_or(0).max(1)
    };
    let headings = of_row(&mut table.columns.iter().map(|column| &column.heading));
    let rows = table.rows.iter().map(|row| of_row(&mut row.cells.iter()));
    std::iter::once(headings).chain(rows).collect()
}

/// The widths of the columns, in thousandths of a letter, that together take so many letters.
///
/// Every column has room for its longest word. What is left goes to those with long cells, so that no cell makes its row much
/// higher than the others do.
fn widths(table: &Table, letters: usize, gap: impl Fn(usize) -> usize) -> Vec<usize> {
    let columns = 0..table.columns.len();
    // Headings are bold, which takes a letter's room more.
    let word = |column| longest(table, column, longest_word).max(longest_word(&table.columns[column].heading) + 1);
    let least: Vec<_> = columns
        .clone()
        .map(|column| word(column).min(LONGEST_KEPT_WORD) + gap(column))
        .collect();
    let wish: Vec<_> = columns
        .map(|column| {
            longest(table, column, length)
                .min(LONGEST_MEASURED)
                .saturating_sub(least[column])
        })
        .collect();
    let left = letters.saturating_sub(least.iter().sum());
    let wishes = wish.iter().sum::<usize>().max(1);
    // In thousandths of a letter, lest small differences be lost.
    let pairs = least.iter().zip(&wish);
    pairs
        .map(|(least, wish)| least * 1000 + left * 1000 * wish / wishes)
        .collect()
}

/// The room that a wide table needs beside the words of a column.
fn gap(table: &Table, column: usize) -> usize {
    let aligned = |column: usize| table.columns.get(column).map(|column| column.align);
    let before = column.checked_sub(1).and_then(aligned);
    if [before, aligned(column)].contains(&Some(Align::End)) {
        GAP_IN_A_WIDE_TABLE + GAP_BESIDE_NUMBERS
    } else {
        GAP_IN_A_WIDE_TABLE
    }
}

/// The most that any cell of a column, its heading included, measures.
fn longest(table: &Table, column: usize, measure: fn(&[Inline]) -> usize) -> usize {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
    let widest = cells.map(|cell| measure(cell)).max().unwrap_or(0);
    widest.max(measure(&table.columns[column].heading))
}

fn length(content: &[Inline]) -> usize {
    plain_text(content).chars().count()
}

/// Letters of the longest run that cannot be broken; a no-break space does not break it.
fn longest_word(content: &[Inline]) -> usize {
    let words = plain_text(content);
    words
        .split([' ', '\n', '-'])
        .map(|word| word.chars().count())
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Column, ColumnRole, Row, RowKind};

    fn table(cells: &[&str]) -> Table {
        let text = |words: &str| vec![Inline::Text(words.to_owned())];
        let column = |_| Column {
            heading: text("Name"),
            align: Align::Start,
            role: ColumnRole::Data,
        };
        Table {
            id: String::new(),
            caption: Vec::new(),
            columns: cells.iter().map(column).collect(),
            rows: vec![Row {
                kind: RowKind::Body,
                cells: cells.iter().map(|words| text(words)).collect(),
            }],
            notes: Vec::new(),
        }
    }

    #[test]
    fn a_column_of_sentences_is_wider_than_one_of_dates_and_all_is_shared_out() {
        let sentences = "delay in assessing the needs of a child and in telling the family why ".repeat(20);
        let shares = shares(&table(&["31\u{a0}May 2024", &sentences, "yes"]));
        let shares: Vec<f64> = shares
            .iter()
            .map(|share| share[..share.len() - 1].parse().unwrap_or(0.0))
            .collect();
        assert!(
            shares[1] > 3.0 * shares[0] && shares[0] > shares[2] && shares[2] > 3.0,
            "{shares:?}"
        );
        let total: f64 = shares.iter().sum();
        assert!((99.0..=100.0).contains(&total), "{shares:?}");
    }

    #[test]
    fn a_row_is_as_high_as_its_highest_cell() {
        let sentence = "Look at a sample of answers every quarter, to assure their quality.";
        let table = table(&[sentence, "Done."]);
        let [headings, narrow] = lines(&table, 32)[..] else {
            panic!("a row and its headings")
        };
        assert_eq!(headings, 1);
        assert!((4..=7).contains(&narrow), "{narrow}");
        assert_eq!(lines(&table, 130), [1, 1]);
    }

    #[test]
    fn a_table_of_nothing_has_columns_all_the_same() {
        assert_eq!(shares(&table(&["", ""])), ["50.0%", "50.0%"]);
        assert!(shares(&table(&[])).is_empty());
    }
}
