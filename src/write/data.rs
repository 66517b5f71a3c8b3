//! Companion data: the figures that a document prints, as rows for spreadsheets and objects for programs.
//!
//! In: a document, or workings. Out: [`fn@csv`], one header row and a figure a row; [`fn@json`], the same figures with what is
//! said of the document. Both are UTF-8 without a byte order mark: with one, programs that read a table by its headings
//! find none called `year`, and spreadsheets ask for the encoding on import in any case.

mod row;

use serde_json::{Map, Value as Json, json};

pub use row::{HEADINGS, Row};

use crate::document::{Document, Provenance};

/// What the companion data in JSON are, with the version of their shape: it changes when a key goes or means something
/// else, and not when one is added.
pub const SCHEMA: &str = "annual-review figures 1";

/// The figures that a document prints, as comma-separated values.
#[must_use]
pub fn csv(document: &Document) -> String {
    table(&rows(document))
}

/// Rows as comma-separated values below their headings. Only memory is written to, and every row has all cells, so that
/// nothing can go wrong in it.
#[must_use]
pub fn table(rows: &[Row]) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let mut records = vec![HEADINGS.map(str::to_owned)];
    records.extend(
        rows.iter()
            .map(|row| HEADINGS.map(|heading| row.harmless_cell(heading))),
    );
    for record in records {
        let _ = writer.write_record(record);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The figures that a document prints, as JSON, with what the document is and was made of.
#[must_use]
pub fn json(document: &Document) -> String {
    let meta = &document.meta;
    let rows = rows(document);
    let mut years: Vec<&str> = rows.iter().map(|row| row.cell("year")).collect();
    years.sort_unstable();
    years.dedup();
    let mut object = Map::new();
    object.insert("schema".to_owned(), SCHEMA.into());
    object.insert("title".to_owned(), meta.title.as_str().into());
    object.insert("council".to_owned(), meta.council.as_str().into());
    object.insert("author".to_owned(), meta.author.as_str().into());
    object.insert("description".to_owned(), meta.description.as_str().into());
    object.insert("years".to_owned(), years.into());
    object.insert("provenance".to_owned(), provenance(&meta.provenance));
    object.insert("figures".to_owned(), rows.iter().map(Row::as_json).collect());
    let mut text = format!("{:#}", Json::Object(object));
    text.push('\n');
    text
}

fn rows(document: &Document) -> Vec<Row> {
    let workings = document.workings.iter();
    workings
        .map(|working| Row::new(&document.meta.council, working, "."))
        .collect()
}

/// `null` where something is not known or there is none.
fn provenance(provenance: &Provenance) -> Json {
    let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let inputs = provenance.inputs.iter();
    let inputs = inputs.map(|input| json!({ "name": input.name, "sha256": input.sha256 }));
    json!({
        "program": known(&provenance.program),
        "edition": known(&provenance.edition),
        "style": known(&provenance.style),
        "inputs": inputs.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::{HEADINGS, Row, table};
    use crate::figures::Unit;
    use crate::units::Exact;
    use crate::workings::{FilePlace, Working};

    fn working(label: &str) -> Working {
        Working {
            sheet: "2023/24".parse().unwrap_or_else(|_| unreachable!()),
            id: "change".to_owned(),
            name: "change".to_owned(),
            label: label.to_owned(),
            unit: Unit::Count,
            text: "1,200".to_owned(),
            value: Some(Exact::from_integer(-1200)),
            low: None,
            high: None,
            numerator: None,
            denominator: None,
            status: "computed",
            note: String::new(),
            formula: "this year, less last year".to_owned(),
            told: String::new(),
            origins: Vec::new(),
            places: [3, 3, 7]
                .map(|line| FilePlace {
                    file: "2023-24.yaml".to_owned(),
                    line,
                    column: 0,
                })
                .to_vec(),
            source: Some("-1+1".to_owned()),
        }
    }

    fn cells(label: &str) -> Vec<(&'static str, String)> {
        let text = table(&[Row::new("Sample Council", &working(label), ".")]);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let record = reader.records().next().and_then(Result::ok).unwrap_or_default();
        HEADINGS.into_iter().zip(record.iter().map(str::to_owned)).collect()
    }

    #[test]
    fn a_cell_of_words_never_runs_as_a_formula_and_a_number_stays_one() {
        for (label, kept) in [
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("@x", "'@x"),
            ("\tx", "'\tx"),
            ("a, \"b\"", "a, \"b\""),
        ] {
            let cells = cells(label);
            let cell = |heading| {
                cells
                    .iter()
                    .find(|(known, _)| *known == heading)
                    .map(|(_, cell)| cell.as_str())
            };
            assert_eq!(cell("label"), Some(kept));
            assert_eq!(cell("source"), Some("'-1+1"));
            assert_eq!(cell("value"), Some("-1200"), "numbers are unformatted, and no words");
            assert_eq!(cell("year"), Some("2023-24"));
            assert_eq!(cell("numerator"), Some(""), "there is none");
            assert_eq!(cell("places"), Some("2023-24.yaml:3; 2023-24.yaml:7"));
        }
    }
}
