//! Whether a table is of the year that is asked for, as far as its titles and its sheet's name say of which it is.
//!
//! Last year's workbook would be read without a remark otherwise: its headings are the same.

use super::layout::Block;
use super::sheet::{Content, Sheet};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::units::{FinancialYear, years_in};

/// Says of each table whose titles name other years and not this one that it is of another year. Titles are what stands
/// above the headings, up to the table above; where they name no year, the sheet's name is asked.
pub(super) fn check(sheet: &Sheet, blocks: &[Block], year: FinancialYear, found: &mut Diagnostics) {
    let mut top = 0;
    for block in blocks {
        let titles = sheet.cells.range((top, 0)..(block.headings.start, 0));
        let stated: Vec<((u32, u32), FinancialYear)> = titles
            .filter_map(|(at, content)| match content {
                Content::Text(text) => Some((*at, text)),
                _ => None,
            })
            .flat_map(|(at, text)| years_in(text).map(move |(stated, _)| (at, stated)))
            .collect();
        top = block.headings.end;
        let name = sheet.name.as_deref().unwrap_or_default();
        let error = if let Some((at, other)) = stated.first() {
            let is_other = stated.iter().all(|(_, stated)| *stated != year);
            is_other.then(|| sheet.error(*at, of_another(*other, year)))
        } else {
            let mut named = years_in(name).map(|(stated, _)| stated).peekable();
            let first = named.peek().copied();
            let other = first.filter(|_| named.all(|stated| stated != year));
            other.map(|other| Diagnostic::error(of_another(other, year)).in_file(sheet.shown()))
        };
        if let Some(error) = error {
            found.push(error.hint(format!(
                "give the workbook of {year}, or another `--year`; if the table is of {year}, correct its title"
            )));
        }
    }
}

fn of_another(other: FinancialYear, year: FinancialYear) -> String {
    format!("this table is said to be of {other}, not of {year}")
}
