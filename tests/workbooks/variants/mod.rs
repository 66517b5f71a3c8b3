//! The workbooks that have to be read or refused, each oddity under its name.

mod cells;
mod headings;
mod layout;
mod names;
mod sheets;

use crate::sector::{Authority, Figure, Spelling, Truth, authorities};
use crate::sheet::{Book, Sheet};
use crate::tables::Table;
use crate::{ods, real, text, xls, xlsx};

/// The financial year of all that is made up.
pub(crate) const YEAR: &str = "2023/24";

/// Workbooks that are read together, and what has to become of them.
pub(crate) struct Variant {
    /// What is odd, and the format.
    pub(crate) name: String,
    /// The year to be asked for.
    pub(crate) year: &'static str,
    pub(crate) files: Vec<File>,
    pub(crate) expected: Expected,
}

/// A file to be read.
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// What has to become of workbooks.
#[derive(Clone, Debug)]
pub(crate) enum Expected {
    /// These figures, and no other, in the year files of these authorities and no other.
    Figures(Truth),
    /// Nothing is written, and each of these places is named.
    Refused(Vec<Place>),
}

/// What a refusal has to name.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) file: String,
    /// Text has no sheets.
    pub(crate) sheet: Option<String>,
    /// One of these cells; none where the file as a whole is refused.
    pub(crate) cells: Vec<&'static str>,
}

/// A format of workbooks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Xlsx,
    Xls,
    Ods,
    Csv,
}

/// All four.
const EVERY: &[Format] = &[Format::Xlsx, Format::Xls, Format::Ods, Format::Csv];
/// Those with sheets, merged cells and formatted numbers.
const SHEETS: &[Format] = &[Format::Xlsx, Format::Xls, Format::Ods];
/// The one that is published most.
const XLSX: &[Format] = &[Format::Xlsx];

impl Format {
    fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Csv => "csv",
        }
    }

    fn write(self, book: &Book) -> Vec<u8> {
        match self {
            Self::Xlsx => xlsx::write(book),
            Self::Xls => xls::write(book),
            Self::Ods => ods::write(book),
            Self::Csv => text::write(&book.sheets[0]),
        }
    }
}

/// Workbooks that have no format yet.
struct Draft {
    name: &'static str,
    /// Names without endings.
    books: Vec<(&'static str, Book)>,
    formats: &'static [Format],
    outcome: Outcome,
}

/// What has to become of a draft.
enum Outcome {
    Figures(Truth),
    /// Places by name of book, name of sheet, if it is to be named, and cells, one of which is.
    Refused(Vec<(&'static str, Option<&'static str>, Vec<&'static str>)>),
}

impl Draft {
    fn variants(self) -> impl Iterator<Item = Variant> {
        self.formats.iter().map(move |format| {
            let file = |stem: &str| format!("{stem}-2023-24.{}", format.ending());
            Variant {
                name: format!("{}-{}", self.name, format.ending()),
                year: YEAR,
                files: self
                    .books
                    .iter()
                    .map(|(stem, book)| File {
                        name: file(stem),
                        bytes: format.write(book),
                    })
                    .collect(),
                expected: match &self.outcome {
                    Outcome::Figures(truth) => Expected::Figures(truth.clone()),
                    Outcome::Refused(places) => Expected::Refused(
                        places
                            .iter()
                            .map(|(stem, sheet, cells)| Place {
                                file: file(stem),
                                sheet: sheet.filter(|_| *format != Format::Csv).map(str::to_owned),
                                cells: cells.clone(),
                            })
                            .collect(),
                    ),
                },
            }
        })
    }

    fn in_formats(self, formats: &'static [Format]) -> Self {
        Self { formats, ..self }
    }
}

/// A table in which something is odd that has to be understood; the truth may be changed with it.
fn read(name: &'static str, table: Table, change: impl FnOnce(&mut Sheet, &mut Truth)) -> Draft {
    let few = few();
    let mut sheet = table.sheet(&few, Spelling::Full);
    let mut truth = table.truth(&few);
    change(&mut sheet, &mut truth);
    Draft {
        name,
        books: vec![(table.stem(), sheet.into())],
        formats: XLSX,
        outcome: Outcome::Figures(truth),
    }
}

/// A table in which something is wrong, and the cells of which one is to be named, for each mistake.
fn refused(name: &'static str, table: Table, mistakes: &[&[&'static str]], change: impl FnOnce(&mut Sheet)) -> Draft {
    let mut sheet = table.sheet(&few(), Spelling::Full);
    change(&mut sheet);
    let place = |cells: &&[&'static str]| {
        // Where there is no cell to be named, it is the file as a whole that is refused.
        let sheet = (!cells.is_empty()).then(|| table.sheet_name());
        (table.stem(), sheet, cells.to_vec())
    };
    Draft {
        name,
        books: vec![(table.stem(), sheet.into())],
        formats: XLSX,
        outcome: Outcome::Refused(mistakes.iter().map(place).collect()),
    }
}

/// The authorities of the small tables: ten, in rows 5 to 14.
fn few() -> Vec<Authority> {
    authorities(10)
}

/// The rows of the small tables' bodies, from 0.
const BODY: std::ops::Range<usize> = 4..14;

/// That a figure is not to be there.
fn absent(truth: &mut Truth, authority: usize, key: &str) {
    let figures = truth
        .get_mut(&few()[authority].name)
        .expect("an authority of the table");
    assert!(
        figures.insert(key.to_owned(), Figure::Absent).is_some(),
        "no figure {key}"
    );
}

/// Every variant in every one of its formats.
pub(crate) fn all() -> Vec<Variant> {
    [
        layout::drafts(),
        headings::drafts(),
        cells::drafts(),
        names::drafts(),
        sheets::drafts(),
    ]
    .into_iter()
    .flatten()
    .flat_map(Draft::variants)
    .chain(text_variants())
    .chain(by_hand())
    .chain(real::all())
    .collect()
}

/// Text in the encodings and with the separators of officers' machines. The title has letters of which each encoding
/// makes something else.
fn text_variants() -> impl Iterator<Item = Variant> {
    use text::Encoding::{Utf8, Utf8WithMark, Utf16BigEndian, Utf16LittleEndian, Windows1252};
    let mut sheet = Table::Received.sheet(&few(), Spelling::Full);
    sheet.set(
        "A1",
        "Local Government & Social Care Ombudsman – “the Ombudsman” – £ and ½",
    );
    sheet.set("E4", "Education and children’s services");
    let ways = [
        ("utf-8", Utf8, ','),
        ("utf-8-with-mark", Utf8WithMark, ','),
        ("windows-1252", Windows1252, ','),
        ("utf-16-little-endian", Utf16LittleEndian, ','),
        ("utf-16-big-endian", Utf16BigEndian, ','),
        ("semicolons", Utf8WithMark, ';'),
        ("tabs-in-utf-16", Utf16LittleEndian, '\t'),
    ];
    ways.into_iter().map(move |(name, encoding, separator)| Variant {
        name: format!("text-{name}-csv"),
        year: YEAR,
        files: vec![File {
            name: "complaints-received-2023-24.csv".to_owned(),
            bytes: text::encode(&text::text(&sheet, separator), encoding),
        }],
        expected: Expected::Figures(Table::Received.truth(&few())),
    })
}

/// What the library that writes workbooks does not write.
fn by_hand() -> [Variant; 5] {
    let plain = Table::Received.sheet(&few(), Spelling::Full);
    let mut uncalculated = plain.clone();
    uncalculated.set("K7", crate::sheet::Cell::Formula("SUM(B7:J7)".to_owned(), None));
    let mut uncalculated_count = plain.clone();
    uncalculated_count.set("C7", crate::sheet::Cell::Formula("2+3".to_owned(), None));
    let file = "complaints-received-2023-24.xlsx";
    let variant = |name: &str, sheet: Sheet, expected| Variant {
        name: format!("{name}-xlsx"),
        year: YEAR,
        files: vec![File {
            name: file.to_owned(),
            bytes: xlsx::by_hand(&sheet.into()),
        }],
        expected,
    };
    let at = |cell| {
        Expected::Refused(vec![Place {
            file: file.to_owned(),
            sheet: Some("Received".to_owned()),
            cells: vec![cell],
        }])
    };
    [
        variant(
            "texts-in-the-cells-themselves",
            plain,
            Expected::Figures(Table::Received.truth(&few())),
        ),
        variant("total-that-nobody-calculated", uncalculated, at("K7")),
        variant("count-that-nobody-calculated", uncalculated_count, at("C7")),
        Variant {
            name: "headings-in-several-letterings-xlsx".to_owned(),
            year: YEAR,
            files: vec![File {
                name: file.to_owned(),
                bytes: xlsx::with_lettering(&Table::Received.sheet(&few(), Spelling::Full)),
            }],
            expected: Expected::Figures(Table::Received.truth(&few())),
        },
        Variant {
            name: "comments-and-repeated-cells-ods".to_owned(),
            year: YEAR,
            files: vec![File {
                name: "complaints-received-2023-24.ods".to_owned(),
                bytes: ods::with_comments(&Table::Received.sheet(&few(), Spelling::Full)),
            }],
            expected: Expected::Figures(Table::Received.truth(&few())),
        },
    ]
}
