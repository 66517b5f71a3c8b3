//! In what a record differs from the case of the same reference that a year file has already.

use super::super::{Payment, Record};
use crate::diagnostic::{Diagnostic, Spot};
use crate::model::{Amount, Case, Decimal, Project};
use crate::units::{Date, parse_decimal};

/// What a field is in the year file, if it is there, where, and what it is in the record.
struct Field {
    key: &'static str,
    there: Option<String>,
    spot: Option<Spot>,
    new: Option<String>,
}

/// A warning for each field that the record has, and that is another in the year file or is not there.
pub(super) fn of(project: &Project, case: &Case, record: &Record) -> Vec<Diagnostic> {
    let differs = |field: &Field| {
        let plain = |text: &Option<String>| text.as_deref().map(one_line);
        field.new.is_some() && plain(&field.there) != plain(&field.new)
    };
    let told = |field: Field| {
        let (key, of_case) = (field.key, case.in_words());
        let new = shown(field.new.as_deref().unwrap_or_default());
        let message = match &field.there {
            Some(there) => format!(
                "{of_case} is in the list already: `{key}` is `{}` there, and `{new}` in what is imported",
                shown(there)
            ),
            None => format!("{of_case} is in the list already, without `{key}`, which is `{new}` in what is imported"),
        };
        Diagnostic::warning(message)
            .at(project.files.place(field.spot.unwrap_or(case.spot())))
            .hint("nothing was changed; correct the file by hand where it is wrong")
    };
    fields(case, record).into_iter().filter(differs).map(told).collect()
}

fn fields(case: &Case, record: &Record) -> Vec<Field> {
    let text = |key, there: Option<String>, spot, new: Option<String>| Field { key, there, spot, new };
    let day = |day: Option<Date>| day.map(Date::iso);
    macro_rules! at {
        ($key:ident, $read:expr) => {
            text(
                stringify!($key),
                case.$key.as_ref().map(|given| ($read)(&given.value)),
                case.$key.as_ref().map(|given| given.spot),
                None,
            )
        };
    }
    let with = |field: Field, new: Option<String>| Field { new, ..field };
    let passage = |passage: &crate::model::Passage| passage.text.clone();
    let remedies = |remedies: Vec<&str>| (!remedies.is_empty()).then(|| remedies.join(", "));
    let there = case.remedies.iter().map(|remedy| remedy.value.name()).collect();
    let new = record.remedies.iter().map(|remedy| remedy.name()).collect();
    let mut fields = vec![
        text("service", Some(case.service.clone()), None, record.service.clone()),
        text("subject", case.subject.clone(), None, record.subject.clone()),
        with(at!(category, String::clone), record.category.clone()),
        text("status", case.status.clone(), None, record.status.clone()),
        text(
            "decision",
            Some(case.decision.value.name().to_owned()),
            Some(case.decision.spot),
            record.decision.map(|decision| decision.name().to_owned()),
        ),
        with(at!(received, |day: &Date| day.iso()), day(record.received)),
        with(at!(decided, |day: &Date| day.iso()), day(record.decided)),
        with(at!(fault, passage), record.fault.clone()),
        text("remedies", remedies(there), None, remedies(new)),
        payment(case, record),
        with(at!(remedy_note, passage), record.remedy_note.clone()),
        with(at!(due, |day: &Date| day.iso()), day(record.due)),
        with(at!(done, |day: &Date| day.iso()), day(record.done)),
        with(at!(action_taken, passage), record.action_taken.clone()),
    ];
    fields.extend(statement(case, record));
    fields
}

/// Only exact amounts are compared: a reason in the place of one says nothing against it.
fn payment(case: &Case, record: &Record) -> Field {
    let new = match &record.payment {
        Some(Payment::Pounds(pounds)) => Some(pounds),
        Some(Payment::NotKnown(_)) | None => None,
    };
    let is_same = case.payment.as_ref().is_some_and(|there| match (&there.amount, new) {
        (Amount::Exactly(Decimal(there)), Some(new)) => parse_decimal(new) == Some(*there),
        _ => false,
    });
    let there = case.payment.as_ref().map(|_| "another".to_owned());
    Field {
        key: "payment",
        there,
        spot: case.payment.as_ref().map(|there| there.spot),
        new: new.filter(|_| !is_same).cloned(),
    }
}

fn statement(case: &Case, record: &Record) -> Option<Field> {
    let new = record.statement.as_ref()?;
    let words = |heading: &str, text: &str| format!("{heading} {text}");
    let new_words: Vec<String> = std::iter::once(new.summary.clone().unwrap_or_default())
        .chain(new.sections.iter().map(|(heading, text)| words(heading, text)))
        .collect();
    let there = case.statement.as_ref().map(|there| {
        let sections = there
            .sections
            .iter()
            .map(|section| words(&section.heading, &section.text.text));
        let all: Vec<String> = std::iter::once(there.summary.text.clone()).chain(sections).collect();
        all.join(" ")
    });
    Some(Field {
        key: "statement",
        there,
        spot: case.statement.as_ref().map(|there| there.summary.spot),
        new: Some(new_words.join(" ")),
    })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text.
fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let text = one_line(text);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text,
    }
}
