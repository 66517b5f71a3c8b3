//! Exports of a case system → a year's case list.
//!
//! In: the text of a CSV file and the mapping of its columns. Out: a [`Record`] for each row, or all that is not
//! understood, at its place in the export or in the mapping. Only the columns that the mapping names are read: what
//! others hold, such as names and addresses, goes nowhere, into no message either.

mod mapping;
mod propose;
mod table;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

pub use mapping::Mapping;
pub use propose::proposal;

use super::case_list::{DayOrder, Payment, Record, day_of, decision_of, escaped, reference_in};
use crate::diagnostic::{Diagnostic, Diagnostics, Files, Place, Source, suggestion};
use crate::load;
use crate::model::{Decision, Remedy};
use crate::units::{Date, parse_decimal};
use mapping::{Days, Field};
use table::Cell;

/// Reads an export by its mapping.
///
/// # Errors
/// All that is wrong with the mapping; columns that are not there, or of which nothing is said; then every value that is
/// not understood.
pub fn read(source: &Arc<Source>, mapping: &Arc<Source>) -> Result<Vec<Record>, Diagnostics> {
    let mut files = Files::default();
    let rules: Mapping = load::yaml(Arc::clone(mapping), &mut files)?;
    let table = table::read(source)?;
    let mut found = mapping::faults(&rules, &files, &table, source);
    if found.has_errors() {
        return Err(found.sorted());
    }
    let columns = rules.columns.given();
    let columns: Vec<(Field, usize)> = columns
        .into_iter()
        .filter_map(|(field, heading)| Some((field, table.column(&heading.value)?)))
        .collect();
    let mut records = Vec::new();
    for row in &table.rows {
        let mut reading = Reading {
            rules: &rules,
            source,
            mapping: &mapping.path,
            record: Record::default(),
            found: Diagnostics::default(),
        };
        for (field, column) in &columns {
            if let Some(cell) = row.get(*column).filter(|cell| !cell.text.trim().is_empty()) {
                reading.take(*field, cell);
            }
        }
        reading.needed(row);
        reading.without_payment();
        found.extend(reading.found);
        records.push(reading.record);
    }
    if found.has_errors() {
        return Err(told_once(found).sorted());
    }
    records.sort_by_key(|record| (record.decided.is_none(), record.decided, record.key()));
    Ok(records)
}

/// What is wrong in many rows in the same words, told once and with the lines of the others: an export that its mapping does
/// not fit need not fill the screen.
fn told_once(found: Diagnostics) -> Diagnostics {
    const LINES: usize = 5;
    let mut alike: BTreeMap<String, (Diagnostic, Vec<Place>)> = BTreeMap::new();
    for diagnostic in found {
        match alike.get_mut(&diagnostic.message) {
            Some((_, others)) => others.extend(diagnostic.place),
            None => {
                alike.insert(diagnostic.message.clone(), (diagnostic, Vec::new()));
            }
        }
    }
    let told = alike.into_values().map(|(diagnostic, others)| {
        let lines = others.iter().take(LINES);
        let mut lines: Vec<String> = lines.map(|place| place.line_and_column().0.to_string()).collect();
        if others.len() > LINES {
            lines.push("…".to_owned());
        }
        match others.len() {
            0 => diagnostic,
            1 => diagnostic.hint(format!("the same is wrong in line {}", lines.concat())),
            more => diagnostic.hint(format!("the same is wrong in {more} more lines: {}", lines.join(", "))),
        }
    });
    told.collect()
}

/// A row that is being read.
struct Reading<'a> {
    rules: &'a Mapping,
    source: &'a Arc<Source>,
    /// The path of the mapping, for hints.
    mapping: &'a str,
    record: Record,
    found: Diagnostics,
}

impl Reading<'_> {
    fn take(&mut self, field: Field, cell: &Cell) {
        let text = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let values = &self.rules.values;
        match field {
            Field::Reference => match reference_in(&text) {
                Some((reference, bytes)) if bytes == (0..text.len()) => {
                    self.record.reference = Some(reference);
                    self.record.place = Some(self.place(&cell.bytes));
                }
                _ => self.refuse(
                    cell,
                    &text,
                    "reference",
                    "the Ombudsman's references have eight digits, as in 24 001 234; leave out rows that have none",
                ),
            },
            Field::Service => self.record.service = Some(values.service.get(&text).cloned().unwrap_or(text)),
            Field::Subject => self.record.subject = Some(text),
            Field::Status => self.record.status = Some(text),
            Field::Category => match values.category.get(&text) {
                Some(category) => self.record.category = Some(category.clone()),
                None => self.unmapped(cell, &text, "category", "the id of a category of the letter"),
            },
            Field::Decision => match values.decision.get(&text).copied().or_else(|| decision_of(&text)) {
                Some(decision) => self.record.decision = Some(decision),
                None => self.unmapped(
                    cell,
                    &text,
                    "decision",
                    &one_of(Decision::ALL.map(Decision::name).as_slice()),
                ),
            },
            Field::Remedies => self.remedies(cell, &text),
            Field::Payment => self.payment(cell, &text),
            Field::Received => self.record.received = self.day(cell, &text),
            Field::Decided => self.record.decided = self.day(cell, &text),
            Field::Due => self.record.due = self.day(cell, &text),
            Field::Done => self.record.done = self.day(cell, &text),
            Field::Fault => self.record.fault = Some(passage(&cell.text)),
            Field::RemedyNote => self.record.remedy_note = Some(passage(&cell.text)),
            Field::ActionTaken => self.record.action_taken = Some(passage(&cell.text)),
        }
    }

    fn remedies(&mut self, cell: &Cell, text: &str) {
        let values = &self.rules.values.remedies;
        for word in text
            .split([';', ',', '|'])
            .map(str::trim)
            .filter(|word| !word.is_empty())
        {
            let known = Remedy::ALL
                .into_iter()
                .find(|remedy| remedy.name().eq_ignore_ascii_case(word));
            match values.get(word).copied().or(known) {
                Some(remedy) if self.record.remedies.contains(&remedy) => {}
                Some(remedy) => self.record.remedies.push(remedy),
                None => self.unmapped(
                    cell,
                    word,
                    "remedies",
                    &one_of(Remedy::ALL.map(Remedy::name).as_slice()),
                ),
            }
        }
    }

    fn payment(&mut self, cell: &Cell, text: &str) {
        let digits = text.trim_start_matches('£').trim().replace(',', "");
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        match parse_decimal(&digits).filter(|_| is_number) {
            Some(_) => self.record.payment = Some(Payment::Pounds(digits)),
            None => self.refuse(
                cell,
                text,
                "amount in pounds",
                "write it as £1,250.00; leave the cell empty where it is not known, and write 0 where nothing was paid",
            ),
        }
    }

    fn day(&mut self, cell: &Cell, text: &str) -> Option<Date> {
        // Spreadsheets add midnight to a day.
        let word = text.split([' ', 'T']).next().unwrap_or(text);
        let (order, example) = match self.rules.dates {
            Days::DayMonthYear => (DayOrder::DayFirst, "17/07/2024"),
            Days::MonthDayYear => (DayOrder::MonthFirst, "07/17/2024"),
        };
        let day = day_of(word, order).or_else(|| text.parse().ok());
        if day.is_none() {
            let hint = format!(
                "write it as {example} or 2024-07-17; where all days are the other way round, correct `dates:` in {}",
                self.mapping
            );
            self.refuse(cell, text, "date", &hint);
        }
        day
    }

    /// A year file takes a remedy without a payment to say that nothing was paid; an empty cell does not say that.
    fn without_payment(&mut self) {
        let has_remedy = !self.record.remedies.is_empty() || self.record.remedy_note.is_some();
        if has_remedy && self.record.payment.is_none() && self.record.decision == Some(Decision::Upheld) {
            self.record.payment = Some(Payment::NotKnown("the export gives no amount".to_owned()));
        }
    }

    /// What every case needs.
    fn needed(&mut self, row: &[Cell]) {
        let place = row
            .first()
            .map(|cell| cell.bytes.start..cell.bytes.start)
            .unwrap_or_default();
        let said = |words: &str| self.found.iter().any(|one| one.message.contains(words));
        let mut missing = Vec::new();
        if self.record.service.is_none() {
            missing.push("service");
        }
        if self.record.decision.is_none() && !said("decision") {
            missing.push("decision");
        }
        if self.record.reference.is_none() && !said("reference") {
            missing.push("reference");
        }
        for what in missing {
            let error = Diagnostic::error(format!("this row has no {what}"))
                .at(self.place(&place))
                .concealed();
            self.found.push(error.hint("fill it in, or delete the row"));
        }
    }

    /// The rest of a row may hold what nobody is to read, so the line is not shown.
    fn place(&self, bytes: &Range<usize>) -> Place {
        Place {
            source: Arc::clone(self.source),
            bytes: bytes.clone(),
        }
    }

    fn refuse(&mut self, cell: &Cell, text: &str, what: &str, hint: &str) {
        let error = Diagnostic::error(format!("`{text}` is no {what}"))
            .at(self.place(&cell.bytes))
            .concealed();
        self.found.push(error.hint(hint.to_owned()));
    }

    fn unmapped(&mut self, cell: &Cell, text: &str, key: &str, with: &str) {
        let error =
            Diagnostic::error(format!("`{text}` is no {key} that the mapping knows")).at(self.place(&cell.bytes));
        let line = super::case_list::scalar(text);
        let hint = format!(
            "add below `values:` and `{key}:` in {} a line `{line}: …`, with {with}",
            self.mapping
        );
        self.found.push(error.concealed().hint(hint));
    }
}

fn one_of(names: &[&str]) -> String {
    format!("one of `{}`", names.join("`, `"))
}

/// The words of a cell as Markdown, in the paragraphs that its line breaks make.
fn passage(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines
        .filter(|line| !line.is_empty())
        .map(|line| escaped(&line))
        .collect();
    lines.join("\n\n")
}

/// The values of a column by what they are taken for, each once.
type Values<T> = BTreeMap<String, T>;
