//! What the council has counted itself: each of its tables of numbers as bars, from the table, so that both show the same.

mod titles;

use super::items::{self, First, Item, Said, alternative, label, left_out, listed};
use super::{FEWEST, alternative_of_groups, alternative_of_stacks, council};
use crate::charts::OfYear;
use crate::charts::bars::{Group, Options, Stack, arranged, grouped, single, stacked};
use crate::charts::value::Value;
use crate::document::{Align, Chart, ChartData, Drawings, Inline, RowKind, Table, plain_text};
use crate::figures::{Figures, Unit};
use crate::model::Base;
use crate::tables::{figure_of, words};
use crate::units::{FinancialYear, NO_BREAK_SPACE, lower_first};

/// What is made of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Bars of its rows; its columns are one number, and its share.
    Rows(Options),
    /// Bars of its rows, grouped; its columns are years.
    RowsByYear,
    /// A bar for each row, of parts that are its columns; its rows are years.
    Years,
    /// A bar for each row, of parts that are its columns after the first, which is all of them.
    Parts,
}

/// The tables that become bars, by what their ids are or begin with.
const FORMS: [(&str, Form); 12] = [
    ("cases-by-category", Form::Parts),
    ("complainants-", Form::Rows(Options::BY_SIZE)),
    ("feedback", Form::RowsByYear),
    ("feedback-parts-", Form::Rows(Options::BY_SIZE)),
    ("findings-", Form::Rows(Options::GIVEN)),
    ("outcomes-", Form::Years),
    ("own-complaints", Form::RowsByYear),
    ("refused", Form::Rows(Options::BY_SIZE)),
    ("services-", Form::RowsByYear),
    ("stages-", Form::Rows(Options::GIVEN)),
    ("subjects-", Form::Rows(Options::BY_SIZE)),
    ("timescales-", Form::Years),
];

fn form(id: &str) -> Option<Form> {
    let is_meant = |name: &str| {
        if name.ends_with('-') {
            id.starts_with(name)
        } else {
            id == name
        }
    };
    FORMS.into_iter().find(|(name, _)| is_meant(name)).map(|(_, form)| form)
}

/// The options of the chart that a table of this id becomes.
pub(in crate::charts) fn options_of_own(id: &str) -> &'static [&'static str] {
    match form(id) {
        Some(Form::Rows(_)) => &["sort", "zeros"],
        Some(Form::RowsByYear) => &["sort"],
        Some(Form::Years | Form::Parts) | None => &[],
    }
}

/// The ids of the tables that may become bars.
pub(super) fn tables(of: &OfYear<'_>) -> impl Iterator<Item = String> {
    of.tables
        .iter()
        .map(|table| table.id.clone())
        .filter(|id| form(id).is_some())
}

/// Whether a number is known that a bar can be as long as.
pub(super) fn is_there(of: &OfYear<'_>, id: &str) -> bool {
    let Some((table, form)) = of.tables.iter().find(|table| table.id == id).zip(form(id)) else {
        return false;
    };
    let columns = columns(table, form);
    let mut cells = body(table).flat_map(|cells| columns.iter().filter_map(|column| cells.get(*column)));
    cells.any(|cell| value(&of.figures, cell).number().is_some())
}

/// Whether there are bars enough, or parts of those of each year.
pub(super) fn is_worth_a_place(of: &OfYear<'_>, id: &str) -> bool {
    let Some((table, form)) = of.tables.iter().find(|table| table.id == id).zip(form(id)) else {
        return false;
    };
    let columns = columns(table, form);
    let is_drawn = |cell: &Vec<Inline>| value(&of.figures, cell).number().is_some();
    let has_bar = |cells: &&Vec<Vec<Inline>>| columns.iter().any(|column| cells.get(*column).is_some_and(is_drawn));
    match form {
        Form::Rows(_) | Form::RowsByYear => body(table).filter(has_bar).count() >= FEWEST,
        Form::Years | Form::Parts => columns.len() >= FEWEST,
    }
}

/// The bars of a table.
pub(super) fn chart(of: &OfYear<'_>, id: &str) -> Option<Chart> {
    if !is_there(of, id) {
        return None;
    }
    let (table, form) = of.tables.iter().find(|table| table.id == id).zip(form(id))?;
    let columns = columns(table, form);
    let headings: Vec<String> = columns
        .iter()
        .map(|column| plain_text(&table.columns[*column].heading))
        .collect();
    let read = Read {
        of,
        table,
        columns,
        headings,
    };
    let Pictured { drawings, alt, note } = match form {
        // What has no second year or part has no groups and no stacks.
        Form::RowsByYear | Form::Parts if read.columns.len() == 1 => read.rows(Options::BY_SIZE),
        Form::Years if read.lines().len() == 1 => read.parts_of_one_year(),
        Form::Rows(options) => read.rows(options),
        Form::RowsByYear => read.rows_by_year(),
        Form::Years => read.years(),
        Form::Parts => read.parts(),
    };
    Some(Chart {
        id: format!("chart-{id}"),
        title: titles::title(&read).unwrap_or_else(|| table.caption.clone()),
        about: words(&read.about()),
        drawings,
        alt,
        data: ChartData::Own(table.clone()),
        notes: note.into_iter().collect(),
        source: council(of),
    })
}

/// The columns that are drawn: numbers, those of years from the newest, and of a number and its share only one.
fn columns(table: &Table, form: Form) -> Vec<usize> {
    let is_number = |column: &usize| table.columns[*column].align == Align::End;
    let mut columns: Vec<usize> = (0..table.columns.len()).filter(is_number).collect();
    match form {
        Form::Rows(_) => {
            let known = |column: usize| {
                let cells = body(table).filter_map(|cells| cells.get(column));
                cells.filter(|cell| matches!(cell[..], [Inline::Figure { .. }])).count()
            };
            // The number, where it is known as often as the share.
            columns.sort_by_key(|column| std::cmp::Reverse(known(*column)));
            columns.truncate(1);
        }
        Form::RowsByYear => {
            let year = |column: usize| plain_text(&table.columns[column].heading).parse::<FinancialYear>().ok();
            columns.sort_by_key(|column| std::cmp::Reverse(year(*column)));
        }
        // What is all of them is no part, unless it stands alone.
        Form::Parts if columns.len() > 1 => drop(columns.remove(0)),
        Form::Parts | Form::Years => {}
    }
    columns
}

/// The cells of each row that is not a total.
fn body(table: &Table) -> impl Iterator<Item = &Vec<Vec<Inline>>> {
    let rows = table.rows.iter().filter(|row| row.kind == RowKind::Body);
    rows.map(|row| &row.cells)
}

/// What a cell of a table says.
fn value(figures: &Figures, cell: &[Inline]) -> Value {
    match cell {
        [Inline::Figure { id, .. }] => Value::of(figures, id),
        words => Value::said(&plain_text(words)),
    }
}

/// A table as it is read for a picture.
struct Read<'a> {
    of: &'a OfYear<'a>,
    table: &'a Table,
    columns: Vec<usize>,
    /// What the columns are headed.
    headings: Vec<String>,
}

/// What a form makes of a table.
struct Pictured {
    drawings: Drawings,
    alt: String,
    note: Option<Vec<Inline>>,
}

/// A row of a table: its heading, and the value and figure of each column.
struct Line {
    label: String,
    values: Vec<Value>,
    ids: Vec<String>,
}

impl Read<'_> {
    fn lines(&self) -> Vec<Line> {
        let line = |cells: &Vec<Vec<Inline>>| {
            let picked = || self.columns.iter().filter_map(|column| cells.get(*column));
            let id = |cell: &Vec<Inline>| match &cell[..] {
                [Inline::Figure { id, .. }] => id.clone(),
                _ => String::new(),
            };
            Line {
                label: cells.first().map(|cell| plain_text(cell)).unwrap_or_default(),
                values: picked().map(|cell| value(&self.of.figures, cell)).collect(),
                ids: picked().map(id).collect(),
            }
        };
        body(self.table).map(line).collect()
    }

    /// What the chart shows, with its years.
    fn about(&self) -> String {
        let caption = plain_text(&self.table.caption);
        let mut years: Vec<FinancialYear> = self
            .headings
            .iter()
            .filter_map(|heading| heading.parse().ok())
            .collect();
        years.extend(
            self.lines()
                .iter()
                .filter_map(|line| line.label.parse::<FinancialYear>().ok()),
        );
        let about = match (years.iter().min(), years.iter().max()) {
            (Some(first), Some(last)) if first < last => format!("{caption}, {first} to {last}"),
            _ if caption.contains(&self.of.figures.year.to_string()) => caption,
            _ => format!("{caption}, {}", self.of.figures.year),
        };
        match (self.unit(), self.base()) {
            (Unit::Percent, Some((_, what))) => format!("{about}: share of those {what}"),
            (Unit::Percent, None) => format!("{about}: share of all"),
            _ => about,
        }
    }

    /// What the numbers that are drawn count.
    fn unit(&self) -> Unit {
        let lines = self.lines();
        let mut ids = lines.iter().flat_map(|line| &line.ids);
        let unit = ids.find_map(|id| self.of.figures.get(id).map(|figure| figure.unit));
        unit.unwrap_or(Unit::Count)
    }

    /// The rows, each with its number in the first column.
    fn items(&self) -> Vec<Item> {
        let item = |line: Line| {
            let (value, id) = line.values.into_iter().zip(line.ids).next()?;
            Some(Item {
                label: line.label,
                beside: items::share(self.of, &format!("{id}-rate"), &value),
                id,
                value,
            })
        };
        self.lines().into_iter().filter_map(item).collect()
    }

    /// How bars are arranged that are arranged so if nothing else is asked for.
    fn options(&self, options: Options) -> Options {
        options.or_as_asked(self.of.options(&self.table.id))
    }

    fn rows(&self, options: Options) -> Pictured {
        let items = self.items();
        self.single(&items, &First::told(&items), options)
    }

    fn single(&self, of: &[Item], first: &First<'_>, options: Options) -> Pictured {
        let unit = self.unit();
        let (bars, shown, none) = items::bars(of, first, self.options(options));
        let lines: Vec<Said> = shown.iter().map(Said::from).collect();
        Pictured {
            drawings: Drawings::of(|width| single(&bars, unit, width)),
            alt: alternative(&format!("Bar chart: {}", lower_first(&self.about())), &lines),
            note: left_out(none.iter().map(label)),
        }
    }

    fn rows_by_year(&self) -> Pictured {
        let groups = self.lines().into_iter().map(|line| Group {
            label: line.label,
            values: line.values,
        });
        let options = self.options(Options::BY_SIZE);
        let (groups, none) = arranged(groups.collect(), |group: &Group| &group.values, options);
        Pictured {
            drawings: Drawings::of(|width| grouped(&groups, &self.headings, width)),
            alt: alternative_of_groups(&self.about(), &groups, &self.headings),
            note: left_out(none.iter().map(|group| group.label.as_str())),
        }
    }

    /// The columns of a table with one row, which is no stack beside others.
    fn parts_of_one_year(&self) -> Pictured {
        let line = self.lines().into_iter().next();
        let parts = line
            .map(|line| line.values.into_iter().zip(line.ids))
            .into_iter()
            .flatten();
        let items = parts.zip(&self.headings).map(|((value, id), heading)| Item {
            label: heading.clone(),
            id,
            value,
            beside: None,
        });
        let items: Vec<Item> = items.collect();
        // The title is about the first part, however large the others are.
        let first = items.first().map_or(First::None, First::One);
        self.single(&items, &first, Options::GIVEN)
    }

    fn years(&self) -> Pictured {
        let stack = |line: Line| Stack {
            total: line
                .label
                .parse()
                .map_or_else(|_| String::new(), |year| self.whole(year)),
            label: line.label,
            parts: line.values,
        };
        let mut lines = self.lines();
        let mut headings = self.headings.clone();
        let note = match self.unit() {
            Unit::Percent => without_overlaps(&mut lines, &mut headings),
            _ => None,
        };
        let stacks = lines.into_iter().map(stack).collect();
        let stacked = self.stacked(stacks, &headings);
        Pictured { note, ..stacked }
    }

    /// The parts of each row, the whole of which stands in the first column of numbers.
    fn parts(&self) -> Pictured {
        let totals = self.columns.first().map(|column| column - 1);
        let whole = |label: &str| {
            let cells = body(self.table).find(|cells| plain_text(&cells[0]) == label)?;
            let whole = value(&self.of.figures, cells.get(totals?)?);
            Some(format!("{} in all", whole.label()))
        };
        let stack = |line: Line| Stack {
            total: whole(&line.label).unwrap_or_default(),
            label: line.label,
            parts: line.values,
        };
        self.stacked(self.lines().into_iter().map(stack).collect(), &self.headings)
    }

    fn stacked(&self, stacks: Vec<Stack>, headings: &[String]) -> Pictured {
        let unit = self.unit();
        let stacks: Vec<Stack> = stacks.into_iter().map(marked_once).collect();
        Pictured {
            drawings: Drawings::of(|width| stacked(&stacks, headings, unit, width)),
            alt: alternative_of_stacks(&self.about(), &stacks, headings),
            note: None,
        }
    }

    /// What the parts of a year are parts of, in words: "120 closed"; none where it is not known.
    fn whole(&self, year: FinancialYear) -> String {
        let text = self.base().and_then(|(id, what)| {
            let text = self.of.figures.text(&figure_of(&id, year, self.of.figures.year))?;
            Some(format!("{text} {what}"))
        });
        text.unwrap_or_default()
    }

    /// The figure that outcomes and times are shares of, and what it counts.
    fn base(&self) -> Option<(String, &'static str)> {
        let kind = self.kind()?;
        let base = match form(&self.table.id)? {
            Form::Years if self.table.id.starts_with("timescales-") => kind.on_time_of,
            Form::Years => kind.outcomes_of,
            _ => return None,
        };
        Some(match base.unwrap_or(Base::Closed) {
            Base::Closed => (format!("{}-closed", kind.figure_id()), "closed"),
            Base::Received => (kind.figure_id(), "received"),
        })
    }

    /// The kind of complaint that the table is of, by the end of its id.
    fn kind(&self) -> Option<&crate::model::OwnComplaints> {
        let (start, _) = FORMS
            .iter()
            .find(|(start, _)| start.ends_with('-') && self.table.id.starts_with(start))?;
        let name = &self.table.id[start.len()..];
        let kinds = self.of.project.own_complaints(self.of.figures.year);
        kinds.iter().find(|kind| kind.id.replace('_', "-") == name)
    }
}

/// Takes out the parts that a source counts among the others too, as answers within an extended time limit, since with them
/// the parts would come to more than the whole; gives the note that says so.
fn without_overlaps(lines: &mut [Line], headings: &mut Vec<String>) -> Option<Vec<Inline>> {
    let mut taken_out = Vec::new();
    let mut at = 0;
    while at < headings.len() {
        if lines.iter().all(|line| is_within_the_whole(&line.values[..=at])) {
            at += 1;
            continue;
        }
        taken_out.push(format!("“{}”", headings.remove(at)));
        for line in &mut *lines {
            line.values.remove(at);
            line.ids.remove(at);
        }
    }
    let taken_out: Vec<&str> = taken_out.iter().map(String::as_str).collect();
    (!taken_out.is_empty()).then(|| {
        words(&format!(
            "Counted among the others too, and so without a part of its own: {}.",
            listed(&taken_out)
        ))
    })
}

/// Whether shares come to no more than all, but for what rounding each of them adds.
#[allow(clippy::cast_precision_loss, reason = "a whole has few parts")]
fn is_within_the_whole(shares: &[Value]) -> bool {
    shares.iter().filter_map(Value::number).sum::<f64>() <= 100.0 + 0.5 * shares.len() as f64
}

/// A whole whose parts all bear one mark, as far as they have a number, as that they are provisional, says so once and not
/// at each of them.
fn marked_once(stack: Stack) -> Stack {
    let mark = |text: &str| text.split_once(NO_BREAK_SPACE).map(|(_, mark)| mark.to_owned());
    let mut marks = stack.parts.iter().filter_map(|part| match part {
        Value::Known { text, .. } => Some(mark(text).filter(|mark| mark.starts_with('('))),
        _ => None,
    });
    let Some(shared) = marks
        .next()
        .flatten()
        .filter(|first| marks.all(|mark| mark.as_ref() == Some(first)))
    else {
        return stack;
    };
    let plain = |part| match part {
        Value::Known { number, text } => Value::Known {
            number,
            text: text.split(NO_BREAK_SPACE).next().unwrap_or_default().to_owned(),
        },
        other => other,
    };
    Stack {
        label: format!("{} {shared}", stack.label),
        parts: stack.parts.into_iter().map(plain).collect(),
        total: stack.total,
    }
}
