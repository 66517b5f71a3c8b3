//! Real councils, with figures that have been published, in spellings of their names that are in use.
//!
//! Sources: committee reports and letters on Oxfordshire, Lincolnshire and Cornwall 2023/24, Birmingham 2017/18 and
//! Buckinghamshire 2022/23. What they do not give is `-` here.

use crate::sector::{Figure, Figures, Truth};
use crate::sheet::{Cell, Sheet};
use crate::tables::{DECIDED, RECEIVED};
use crate::variants::{Expected, File, Place, Variant};
use crate::xlsx;

/// Headings of a table of upheld complaints, and the keys of its figures.
const UPHELD: [(&str, &str); 4] = [
    ("Investigations", "investigations.total"),
    ("Upheld", "investigations.upheld"),
    ("Uphold rate (%)", "investigations.uphold_rate"),
    (
        "Upheld decisions per 100,000 residents",
        "investigations.upheld_per_100_000",
    ),
];

/// Headings of a table of compliance and remedies, and the keys of its figures.
const REMEDIES: [(&str, &str); 5] = [
    ("Compliance outcomes", "compliance.outcomes"),
    ("Late", "compliance.late"),
    ("Compliance rate (%)", "compliance.compliance_rate"),
    ("Satisfactory remedies", "remedies.satisfactory"),
    ("Satisfactory remedy rate (%)", "remedies.satisfactory_remedy_rate"),
];

/// A council in a workbook: its full name, how the workbook spells it, and its figures in the order of the headings.
type Row = (&'static str, &'static str, &'static [Figure]);

/// Each workbook with what it says.
pub(crate) fn all() -> Vec<Variant> {
    vec![
        upheld(),
        upheld_and_remedies(),
        upheld_before(),
        birmingham(),
        names_only("real-spellings", "2023/24", &SPELLINGS, None),
        // Taunton Deane was merged into Somerset West and Taunton in 2019, and with that into Somerset in 2023.
        names_only(
            "real-merged-before",
            "2017/18",
            &["Taunton Deane Borough Council"],
            None,
        ),
        // Complaints about a council that is no more are still decided, so that its row is read; the command tells of it.
        names_only("real-merged-since", "2023/24", &["Taunton Deane Borough Council"], None),
        names_only("real-not-yet-there", "2017/18", &["Cumberland Council"], Some("A3")),
        // Shepway has been Folkestone and Hythe since April 2018.
        names_only("real-renamed", "2017/18", &["Shepway District Council"], None),
        names_only("real-two-of-that-name", "2023/24", &["Newcastle"], Some("A3")),
        names_only(
            "real-no-council",
            "2023/24",
            &["Oxfordshire District Council"],
            Some("A3"),
        ),
    ]
}

fn upheld() -> Variant {
    use Figure::{Absent, Count, PerCent, Tenths};
    variant(
        "real-upheld-2023-24",
        "2023/24",
        &[(
            "Complaints upheld 2023/24",
            &UPHELD,
            &[
                (
                    "Oxfordshire County Council",
                    "Oxfordshire CC",
                    &[Count(37), Count(34), PerCent(92), Tenths(46)],
                ),
                (
                    "Lincolnshire County Council",
                    "Lincolnshire",
                    &[Count(20), Count(16), PerCent(80), Tenths(21)],
                ),
                (
                    "Cornwall Council",
                    "Cornwall Council",
                    &[Absent, Count(33), Absent, Tenths(57)],
                ),
            ],
        )],
    )
}

fn upheld_and_remedies() -> Variant {
    use Figure::{Absent, Count, PerCent, Tenths};
    variant(
        "real-upheld-and-remedies-2023-24",
        "2023/24",
        &[
            (
                "Complaints upheld, 2023-24",
                &UPHELD,
                &[(
                    "Lincolnshire County Council",
                    "Lincolnshire County Council",
                    &[Count(20), Count(16), PerCent(80), Tenths(21)],
                )],
            ),
            (
                "Compliance, 2023-24",
                &REMEDIES,
                &[
                    (
                        "Lincolnshire County Council",
                        "LINCOLNSHIRE COUNTY COUNCIL",
                        &[Count(17), Absent, PerCent(100), Count(1), PerCent(6)],
                    ),
                    (
                        "Oxfordshire County Council",
                        "Oxfordshire County Council ",
                        &[Absent, Count(5), PerCent(100), Count(3), Absent],
                    ),
                ],
            ),
        ],
    )
}

fn upheld_before() -> Variant {
    use Figure::{Absent, Count, PerCent};
    variant(
        "real-upheld-2022-23",
        "2022/23",
        &[(
            "Upheld 2022-23",
            &UPHELD,
            &[(
                "Buckinghamshire Council",
                "Buckinghamshire Council",
                &[Count(39), Count(31), PerCent(79), Absent],
            )],
        )],
    )
}

/// Spellings that are in use, each of another council.
const SPELLINGS: [&str; 30] = [
    "London Borough of Tower Hamlets",
    "Camden LBC",
    "Hackney London Borough Council",
    "Royal Borough of Greenwich",
    "Royal Borough of Kensington & Chelsea",
    "City of London",
    "Westminster City Council",
    "Hull City Council",
    "Bristol City Council",
    "Durham County Council",
    "St. Helens MBC",
    "King’s Lynn & West Norfolk BC",
    "Bournemouth, Christchurch & Poole Council",
    "Bath & North East Somerset Council",
    "Telford & Wrekin Council",
    "Folkestone & Hythe DC",
    "Brighton and Hove City Council",
    "Royal Borough of Windsor and Maidenhead",
    "Stockton-on-Tees Borough Council",
    "Isle of Wight Council",
    "Herefordshire Council",
    "Rutland County Council",
    "Wirral MBC",
    "Cumberland Council",
    "Westmorland & Furness Council",
    "North Northamptonshire Council",
    "Somerset Council",
    "North Yorkshire Council",
    "City of York Council",
    "Oxford City Council",
];

/// A table without a figure, so that real names bear none that is made up: whether they are known, or at which cell
/// they are refused.
fn names_only(name: &str, year: &'static str, names: &[&str], refused: Option<&'static str>) -> Variant {
    let mut sheet = Sheet::new("Data");
    sheet.push([format!("Complaints upheld {year}")]);
    sheet.push(["Authority", "Upheld", "Not upheld"]);
    for name in names {
        sheet.push([*name, "-", "-"]);
    }
    let file = format!("{name}.xlsx");
    Variant {
        name: format!("{name}-xlsx"),
        year,
        expected: match refused {
            None => Expected::Figures(Truth::new()),
            Some(cell) => Expected::Refused(vec![Place {
                file: file.clone(),
                sheet: Some("Data".to_owned()),
                cells: vec![cell],
            }]),
        },
        files: vec![File {
            name: file,
            bytes: xlsx::write(&sheet.into()),
        }],
    }
}

/// Both tables of 2017/18, whole.
fn birmingham() -> Variant {
    let received = [51u32, 97, 18, 49, 93, 29, 102, 13, 3];
    let decided = [21u32, 34, 221, 93, 29, 43];
    let keys = |list: &str, names: &[&str]| names.iter().map(|name| format!("{list}.{name}")).collect::<Vec<_>>();
    let mut figures = Figures::new();
    for (key, count) in keys("received.categories", &crate::sector::CATEGORIES)
        .into_iter()
        .zip(received)
    {
        figures.insert(key, Figure::Count(count));
    }
    for (key, count) in keys("decided.outcomes", &crate::sector::OUTCOMES)
        .into_iter()
        .zip(decided)
    {
        figures.insert(key, Figure::Count(count));
    }
    figures.insert("received.total".to_owned(), Figure::Count(455));
    figures.insert("decided.total".to_owned(), Figure::Count(441));
    figures.insert("investigations.uphold_rate".to_owned(), Figure::PerCent(60));
    let row = |name: &str, counts: &[u32], more: &[u32]| {
        let numbers = counts.iter().chain(more).map(|n| Cell::from(*n));
        std::iter::once(Cell::from(name)).chain(numbers).collect::<Vec<_>>()
    };
    let mut first = Sheet::new("Received");
    first.push(["Complaints and enquiries received 2017-18"]);
    first.push(RECEIVED);
    first.push(row("Birmingham City Council", &received, &[455]));
    let mut second = Sheet::new("Decided");
    second.push(["Complaints and enquiries decided 2017-18"]);
    second.push(DECIDED);
    second.push(row("Birmingham", &decided, &[441, 60]));
    Variant {
        name: "real-birmingham-xlsx".to_owned(),
        year: "2017/18",
        files: [("received", first), ("decided", second)]
            .map(|(name, sheet)| File {
                name: format!("{name}-2017-18.xlsx"),
                bytes: xlsx::write(&sheet.into()),
            })
            .into(),
        expected: Expected::Figures([("Birmingham City Council".to_owned(), figures)].into()),
    }
}

/// Titles of workbooks with their headings and rows.
type Tables<'a> = &'a [(&'a str, &'a [(&'static str, &'static str)], &'a [Row])];

fn variant(name: &str, year: &'static str, tables: Tables) -> Variant {
    let mut truth = Truth::new();
    let mut files = Vec::new();
    for (number, (title, headings, rows)) in tables.iter().enumerate() {
        let mut sheet = Sheet::new("Data");
        sheet.push([*title]);
        sheet.push(std::iter::once("Authority").chain(headings.iter().map(|(heading, _)| *heading)));
        for (full, spelled, figures) in *rows {
            sheet.push(std::iter::once(Cell::from(*spelled)).chain(figures.iter().copied().map(cell)));
            let keys = headings.iter().map(|(_, key)| (*key).to_owned());
            truth
                .entry((*full).to_owned())
                .or_default()
                .extend(keys.zip(figures.iter().copied()));
        }
        files.push(File {
            name: format!("{name}-{}.xlsx", number + 1),
            bytes: xlsx::write(&sheet.into()),
        });
    }
    Variant {
        name: format!("{name}-xlsx"),
        year,
        files,
        expected: Expected::Figures(truth),
    }
}

fn cell(figure: Figure) -> Cell {
    match figure {
        Figure::Count(n) | Figure::PerCent(n) => n.into(),
        Figure::Tenths(n) => (f64::from(n) / 10.0).into(),
        Figure::Absent => "-".into(),
    }
}
