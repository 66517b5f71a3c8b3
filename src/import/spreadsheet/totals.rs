//! Totals check what was read and are no data.

use super::columns::Columns;
use super::known::Known;
use super::rows::Rows;
use super::sheet::Sheet;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// The keys of totals whose parts have columns of their own: those below the named part of the year file, or those listed.
const WHOLES: [(&str, &[&str]); 4] = [
    ("received.total", &["received.categories"]),
    ("decided.total", &["decided.outcomes"]),
    (
        "investigations.total",
        &["investigations.upheld", "investigations.not_upheld"],
    ),
    (
        "overview.dealt_with",
        &[
            "overview.not_for_us",
            "overview.assessed_and_closed",
            "overview.investigated",
        ],
    ),
];

/// A count in a row and a column: the count, none if it is not given, or nothing if the cell is wrong, which was said.
pub(super) type Count = Result<Option<u64>, ()>;

/// Holds each row of totals against the rows of authorities, and each total of a row against its parts.
pub(super) fn check(
    sheet: &Sheet,
    columns: &Columns<'_>,
    rows: &Rows,
    known: &Known,
    count: &dyn Fn(u32, u32) -> Count,
    found: &mut Diagnostics,
) {
    let counted = columns
        .keys()
        .filter(|(_, key)| super::table::Kind::of(key) == super::table::Kind::Count);
    for (column, _) in counted {
        let of_rows: Vec<Count> = rows.authorities.iter().map(|(row, _)| count(*row, column)).collect();
        for total in &rows.totals {
            if let Some(sum) = sum(&of_rows) {
                compare(sheet, (*total, column), count(*total, column), &sum, "rows", found);
            }
        }
    }
    for (whole, parts) in WHOLES {
        let Some(total) = columns.of(whole) else { continue };
        let is_part =
            |key: &str| parts.contains(&key) || key.rsplit_once('.').is_some_and(|(parent, _)| parts.contains(&parent));
        let of_parts: Vec<u32> = columns
            .keys()
            .filter(|(_, key)| is_part(key))
            .map(|(column, _)| column)
            .collect();
        let whole_set = if parts.len() == 1 {
            known.siblings(parts[0])
        } else {
            parts.len()
        };
        if of_parts.is_empty() {
            continue;
        }
        let rows = rows
            .authorities
            .iter()
            .map(|(row, _)| *row)
            .chain(rows.totals.iter().copied());
        for row in rows {
            let counts: Vec<Count> = of_parts.iter().map(|column| count(row, *column)).collect();
            let Some(mut sum) = sum(&counts) else { continue };
            sum.is_whole &= of_parts.len() == whole_set;
            compare(sheet, (row, total), count(row, total), &sum, "columns", found);
        }
    }
}

/// What counts add up to.
struct Sum {
    sum: u64,
    /// Whether all of them are given.
    is_whole: bool,
}

/// None where a cell is wrong, so that nothing can be said.
fn sum(counts: &[Count]) -> Option<Sum> {
    let given: Vec<Option<u64>> = counts.iter().copied().collect::<Result<_, ()>>().ok()?;
    Some(Sum {
        sum: given.iter().flatten().sum(),
        is_whole: given.iter().all(Option::is_some),
    })
}

fn compare(sheet: &Sheet, at: (u32, u32), total: Count, sum: &Sum, of: &str, found: &mut Diagnostics) {
    let Ok(Some(total)) = total else { return };
    let message = format!("the total is {total}, but the {of} add up to {}", sum.sum);
    if sum.is_whole && total != sum.sum {
        found.push(
            sheet
                .error(at, message)
                .hint("correct the cell that is wrong; totals are checked and not read"),
        );
    } else if !sum.is_whole && total < sum.sum {
        let warning = Diagnostic::warning(format!("{message}, though not all are given"));
        found.push(warning.in_file(sheet.cell(at.0, at.1).to_string()));
    }
}
