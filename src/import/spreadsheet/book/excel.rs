//! Workbooks of Excel since 2007 (.xlsx).
//!
//! Cells are taken one by one as they stand in the file: a sheet may claim any size without costing memory.

use std::io::Cursor;

use calamine::{DataRef, Reader, Sheet as Listed, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{Room, broken, has_password};
use crate::diagnostic::Diagnostic;
use crate::import::spreadsheet::sheet::{Content, Format, Region, Sheet};

/// The sheets of an .xlsx file; chart sheets are none.
pub(super) fn xlsx(bytes: &[u8], room: &mut Room) -> Result<Vec<Sheet>, Diagnostic> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| of_xlsx(&error))?;
    let listed = listed(book.sheets_metadata());
    let read = |name: &Listed| {
        let mut sheet = named(name);
        let mut values = book
            .worksheet_cells_reader(&name.name)
            .map_err(|error| of_xlsx(&error))?;
        while let Some((cell, style)) = values.next_cell_with_style_id().map_err(|error| of_xlsx(&error))? {
            let style = values
                .styles()
                .get(style)
                .and_then(|style| style.number_format.as_ref());
            let format = style.map_or(Format::Plain, |format| format_of(&format.format_code));
            if let Some(content) = content(cell.get_value(), format) {
                room.put(&mut sheet, cell.get_position(), content)?;
            }
        }
        drop(values);
        let mut formulas = book
            .worksheet_cells_reader(&name.name)
            .map_err(|error| of_xlsx(&error))?;
        while let Some(cell) = formulas
            .next_cell_with_formula_metadata()
            .map_err(|error| of_xlsx(&error))?
        {
            // A formula whose result is an empty text has that as its value.
            if cell.formula.is_some() && cell.value == DataRef::Empty {
                room.put(&mut sheet, cell.pos, without_value())?;
            }
        }
        drop(formulas);
        let merged = book
            .merge_cells_by_sheet_name(&name.name)
            .map_err(|error| of_xlsx(&error))?;
        sheet.merged.extend(merged.iter().map(region));
        Ok(sheet)
    };
    listed.iter().map(read).collect()
}

fn without_value() -> Content {
    Content::Other("a formula without a value".to_owned())
}

fn listed(sheets: &[Listed]) -> Vec<Listed> {
    sheets
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .cloned()
        .collect()
}

/// A sheet of this name, as yet empty.
pub(super) fn named(listed: &Listed) -> Sheet {
    Sheet {
        name: Some(listed.name.clone()),
        hidden: listed.visible != SheetVisible::Visible,
        ..Sheet::default()
    }
}

/// A merged region.
pub(super) fn region(dimensions: &calamine::Dimensions) -> Region {
    Region {
        rows: (dimensions.start.0, dimensions.end.0),
        columns: (dimensions.start.1, dimensions.end.1),
    }
}

/// Whether a format shows a hundred times the number: a per cent sign that is no quoted word.
pub(super) fn format_of(code: &str) -> Format {
    let outside = code.split('"').step_by(2);
    if outside.into_iter().any(|part| part.replace("\\%", "").contains('%')) {
        Format::Percent
    } else {
        Format::Plain
    }
}

/// The content of a cell, or none if it is empty.
pub(super) fn content(value: &DataRef<'_>, format: Format) -> Option<Content> {
    // Counts beyond 2^53 are refused anyway.
    #[allow(clippy::cast_precision_loss, reason = "no count is that large")]
    Some(match value {
        DataRef::Empty => return None,
        DataRef::Int(number) => Content::Number(*number as f64, format),
        DataRef::Float(number) => Content::Number(*number, format),
        DataRef::String(text) => Content::Text(text.clone()),
        DataRef::SharedString(text) => Content::Text((*text).to_owned()),
        DataRef::Bool(true) => Content::Other("`TRUE`".to_owned()),
        DataRef::Bool(false) => Content::Other("`FALSE`".to_owned()),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) => {
            Content::Other("a date or time".to_owned())
        }
        DataRef::Error(error) => Content::Other(format!("the error `{error}`")),
    })
}

fn of_xlsx(error: &XlsxError) -> Diagnostic {
    match error {
        XlsxError::Password => has_password(),
        other => broken(other),
    }
}
