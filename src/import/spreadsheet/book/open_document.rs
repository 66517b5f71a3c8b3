//! Workbooks in the `OpenDocument` format (.ods).
//!
//! Read here and not by calamine: that unfolds repeated cells and rows before any limit of ours, goes on for ever on a
//! content that is cut short, and keeps neither merged cells nor which numbers are shown as percentages.
//!
//! # Source
//! `OpenDocument` 1.3, part 3, section 9: tables, rows, cells, and how often each is repeated.

use std::collections::BTreeSet;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::{LONGEST_TEXT, MOST_COLUMNS, Room, archive, broken, has_password};
use crate::diagnostic::Diagnostic;
use crate::import::spreadsheet::sheet::{Content, Format, Region, Sheet};

/// The sheets of an .ods file.
pub(super) fn sheets(bytes: &[u8], room: &mut Room) -> Result<Vec<Sheet>, Diagnostic> {
    if archive::part(bytes, "META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(has_password());
    }
    let text = archive::part(bytes, "content.xml")?.unwrap_or_default();
    let mut xml = Reader::from_str(&text);
    xml.config_mut().expand_empty_elements = true;
    let mut tables = Tables::new(room);
    loop {
        match xml.read_event().map_err(|error| broken(&error))? {
            Event::Start(element) => tables.start(&element)?,
            Event::End(element) => tables.end(element.name().as_ref())?,
            Event::Text(text) => tables.write(&text.xml10_content())?,
            Event::GeneralRef(reference) => tables.write(&character(&reference)?)?,
            Event::Eof => break,
            _ => {}
        }
    }
    if tables.open.is_some() {
        return Err(broken(&"it is cut short"));
    }
    Ok(tables.sheets)
}

/// A character that is written as a reference; none is defined but those of XML itself.
fn character(reference: &BytesRef<'_>) -> Result<String, Diagnostic> {
    if let Some(character) = reference.resolve_char_ref().map_err(|error| broken(&error))? {
        return Ok(character.to_string());
    }
    let name = reference.xml10_content();
    let known = quick_xml::escape::resolve_xml_entity(&name);
    known
        .map(str::to_owned)
        .ok_or_else(|| broken(&format!("`&{name};` is not defined")))
}

/// What has been read so far of the tables.
struct Tables<'r> {
    room: &'r mut Room,
    sheets: Vec<Sheet>,
    /// The table that is being read.
    open: Option<Sheet>,
    /// The style that is being read, and those that hide a table.
    style: String,
    hiding: BTreeSet<String>,
    row: Row,
    /// The row's number.
    number: u32,
    cell: Option<OpenCell>,
    /// How deep within remarks and drawings, whose text is not the cell's.
    aside: usize,
}

/// A row that is being read.
#[derive(Default)]
struct Row {
    repeated: u32,
    column: u32,
    cells: Vec<(u32, Content)>,
}

/// A cell that is being read.
struct OpenCell {
    repeated: u32,
    /// Its content, if its attributes give it.
    content: Option<Content>,
    /// Whether its text is its content.
    is_text: bool,
    /// Whether its text is the name of an error.
    is_error: bool,
    text: String,
    paragraphs: usize,
}

impl<'r> Tables<'r> {
    fn new(room: &'r mut Room) -> Self {
        Self {
            room,
            sheets: Vec::new(),
            open: None,
            style: String::new(),
            hiding: BTreeSet::new(),
            row: Row::default(),
            number: 0,
            cell: None,
            aside: 0,
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Diagnostic> {
        let name = element.name();
        let name: &str = name.as_ref();
        if self.aside > 0 || is_aside(name) {
            self.aside += 1;
            return Ok(());
        }
        match name {
            "style:style" => self.style = attribute(element, "style:name")?.unwrap_or_default(),
            "style:table-properties" if attribute(element, "table:display")?.as_deref() == Some("false") => {
                self.hiding.insert(self.style.clone());
            }
            // Only text documents have them; the rest of the outer table would be lost.
            "table:table" if self.open.is_some() => return Err(broken(&"a table stands within another")),
            "table:table" => {
                let style = attribute(element, "table:style-name")?.unwrap_or_default();
                self.number = 0;
                self.open = Some(Sheet {
                    name: attribute(element, "table:name")?,
                    hidden: self.hiding.contains(&style),
                    ..Sheet::default()
                });
            }
            "table:table-row" => {
                self.row = Row {
                    repeated: repeated(element, "table:number-rows-repeated")?,
                    ..Row::default()
                }
            }
            "table:table-cell" | "table:covered-table-cell" if self.open.is_some() => self.start_cell(element)?,
            "text:p" => self.paragraph()?,
            "text:s" => {
                let spaces = repeated(element, "text:c")?;
                self.write(&" ".repeat(spaces.min(80) as usize))?;
            }
            "text:tab" | "text:line-break" => self.write(" ")?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Diagnostic> {
        if self.aside > 0 {
            self.aside -= 1;
            return Ok(());
        }
        match name {
            "table:table" => self.sheets.extend(self.open.take()),
            "table:table-row" => self.end_row()?,
            "table:table-cell" | "table:covered-table-cell" => self.end_cell()?,
            _ => {}
        }
        Ok(())
    }

    fn write(&mut self, text: &str) -> Result<(), Diagnostic> {
        if self.aside == 0
            && let Some(cell) = &mut self.cell
        {
            cell.text.push_str(text);
            if cell.text.len() > LONGEST_TEXT {
                return Err(broken(&"a cell has too long a text"));
            }
        }
        Ok(())
    }

    fn paragraph(&mut self) -> Result<(), Diagnostic> {
        let is_further = self.cell.as_mut().is_some_and(|cell| {
            cell.paragraphs += 1;
            cell.paragraphs > 1
        });
        if is_further { self.write("\n") } else { Ok(()) }
    }

    fn start_cell(&mut self, element: &BytesStart<'_>) -> Result<(), Diagnostic> {
        let value_type = attribute(element, "office:value-type")?;
        let number = || -> Result<f64, Diagnostic> {
            let value = attribute(element, "office:value")?.unwrap_or_default();
            value.parse().map_err(|_| broken(&format!("`{value}` is no number")))
        };
        let content = match value_type.as_deref() {
            Some("float") => Some(Content::Number(number()?, Format::Plain)),
            Some("percentage") => Some(Content::Number(number()?, Format::Percent)),
            Some("string") => attribute(element, "office:string-value")?
                .filter(|text| !text.is_empty())
                .map(Content::Text),
            Some("boolean") => {
                let value = attribute(element, "office:boolean-value")?.unwrap_or_default();
                Some(Content::Other(format!("`{}`", value.to_uppercase())))
            }
            Some("date" | "time") => Some(Content::Other("a date or time".to_owned())),
            Some(_) => Some(Content::Other("an amount of money".to_owned())),
            None if attribute(element, "table:formula")?.is_some() => {
                Some(Content::Other("a formula without a value".to_owned()))
            }
            None => None,
        };
        let (rows, columns) = (
            repeated(element, "table:number-rows-spanned")?,
            repeated(element, "table:number-columns-spanned")?,
        );
        if let (Some(sheet), true) = (&mut self.open, rows > 1 || columns > 1) {
            let (row, column) = (self.number, self.row.column);
            sheet.merged.push(Region {
                rows: (row, row.saturating_add(rows - 1)),
                columns: (column, column.saturating_add(columns - 1)),
            });
        }
        self.cell = Some(OpenCell {
            repeated: repeated(element, "table:number-columns-repeated")?,
            is_text: value_type.as_deref() == Some("string") && content.is_none(),
            is_error: attribute(element, "calcext:value-type")?.as_deref() == Some("error"),
            content,
            text: String::new(),
            paragraphs: 0,
        });
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Diagnostic> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let content = if cell.is_error {
            Some(Content::Other(format!("the error `{}`", cell.text)))
        } else if cell.is_text {
            Some(Content::Text(cell.text))
                .filter(|content| !matches!(content, Content::Text(text) if text.trim().is_empty()))
        } else {
            cell.content
        };
        let first = self.row.column;
        self.row.column = first.saturating_add(cell.repeated);
        if let Some(content) = content {
            if self.row.column > MOST_COLUMNS || cell.repeated as usize > self.room.cells {
                return Err(broken(&format!("a row has more than {MOST_COLUMNS} columns")));
            }
            self.row
                .cells
                .extend((first..self.row.column).map(|column| (column, content.clone())));
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Diagnostic> {
        let row = std::mem::take(&mut self.row);
        let first = self.number;
        self.number = first.saturating_add(row.repeated);
        let Some(sheet) = self.open.as_mut().filter(|_| !row.cells.is_empty()) else {
            return Ok(());
        };
        for number in first..self.number {
            for (column, content) in &row.cells {
                self.room.put(sheet, (number, *column), content.clone())?;
            }
        }
        Ok(())
    }
}

/// Remarks, drawings and records of changes: what stands in them is no content of the cells.
fn is_aside(name: &str) -> bool {
    matches!(
        name,
        "office:annotation" | "table:tracked-changes" | "table:shapes" | "table:dde-links"
    ) || name.starts_with("draw:")
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Diagnostic> {
    let found = element.try_get_attribute(name).map_err(|error| broken(&error))?;
    let value = found.map(|attribute| {
        attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map(std::borrow::Cow::into_owned)
    });
    value.transpose().map_err(|error| broken(&error))
}

/// How often something is repeated, once if it does not say.
fn repeated(element: &BytesStart<'_>, name: &str) -> Result<u32, Diagnostic> {
    let Some(value) = attribute(element, name)? else {
        return Ok(1);
    };
    value
        .parse()
        .map(|times: u32| times.max(1))
        .map_err(|_| broken(&format!("`{value}` is no number of times")))
}
