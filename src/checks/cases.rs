//! The cases of a year: their references, dates, remedies and numbers.

use std::collections::BTreeMap;

use super::Subject;
use super::adding_up::{given_or_decided, print};
use crate::diagnostic::{Diagnostic, Place, Spot, suggestion};
use crate::model::{At, Case, Decision, Remedy, Timing, Year};
use crate::units::{Date, exact};

/// The same case under two numbers of a list.
pub(super) fn case_given_twice(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, Spot> = BTreeMap::new();
    let twice = file.cases.list.iter().filter_map(|case| {
        let reference = case.reference.as_ref()?;
        let spot = reference.spot;
        let before = first.insert(reference.replace(' ', ""), spot)?;
        let (before, _) = subject.place_of(before).line_and_column();
        let twice =
            Diagnostic::error(format!("the case `{}` is given twice", reference.value)).at(subject.place_of(spot));
        Some(
            twice
                .labelled(format!("before on line {before}"))
                .hint("delete one of the two, or correct its reference"),
        )
    });
    twice.collect()
}

/// Cases without a reference, of which nobody says why.
pub(super) fn case_without_reference(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let cases = &file.cases;
    let nameless: Vec<&Case> = cases.list.iter().filter(|case| case.reference.is_none()).collect();
    let first = nameless.first().filter(|_| cases.references.is_none());
    let found = first.map(|first| {
        let message = match nameless.len() {
            1 => format!("{} has no reference", first.in_words()),
            several => format!("{several} cases have no reference"),
        };
        let hint = "add `reference:`; where the source gives none, say so once under `cases:`, as in `references: not \
                    published in the report`";
        Diagnostic::error(message).at(subject.place_of(first.spot())).hint(hint)
    });
    found.into_iter().collect()
}

/// Days of a case that are not in the order of its life.
pub(super) fn case_dates(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let cases = &file.cases.list;
    cases.iter().flat_map(|case| dates_of(subject, case)).collect()
}

fn dates_of(subject: &Subject<'_>, case: &Case) -> Vec<Diagnostic> {
    let before = |day: &Option<At<Date>>, earlier: &Option<At<Date>>, words: [&str; 2]| {
        let (day, earlier) = (day.as_ref()?, earlier.as_ref()?);
        let message = format!(
            "{} was {} on {}, but {} only on {}",
            case.in_words(),
            words[0],
            day.value,
            words[1],
            earlier.value
        );
        let message = message.replace('\u{a0}', " ");
        (day.value < earlier.value).then(|| (message, subject.place_of(day.spot)))
    };
    let wrong = |(message, place): (String, Place)| {
        let hint = "correct the day that is wrong";
        Diagnostic::error(message).at(place).hint(hint)
    };
    // A council may put a fault right while it is being looked into.
    let unusual = |(message, place): (String, Place), how: &str| {
        let hint = format!("correct the day that is wrong, unless it was {how} before the decision");
        Diagnostic::warning(message).at(place).hint(hint)
    };
    let mut found: Vec<Diagnostic> = Vec::new();
    found.extend(before(&case.decided, &case.received, ["decided", "received"]).map(wrong));
    match before(&case.done, &case.received, ["put right", "received"]) {
        Some(impossible) => found.push(wrong(impossible)),
        None => found.extend(
            before(&case.done, &case.decided, ["put right", "decided"]).map(|early| unusual(early, "put right")),
        ),
    }
    found
        .extend(before(&case.due, &case.decided, ["to be put right", "decided"]).map(|early| unusual(early, "agreed")));
    found
}

/// Remedies due so late that the year is likely a slip; without a day of the decision, after the end of its year.
pub(super) fn case_due(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let late = file.cases.list.iter().filter_map(|case| {
        let due = case.due.as_ref()?;
        let decided = case.decided.as_ref().map_or(subject.year.last_day(), |day| day.value);
        let message = format!(
            "{} is to be put right by {}, more than a year after it was decided",
            case.in_words(),
            due.value
        );
        let finding = Diagnostic::warning(message.replace('\u{a0}', " ")).at(subject.place_of(due.spot));
        let hint = "correct the day, unless so much time was agreed";
        (months(due.value) > months(decided) + 12).then(|| finding.hint(hint))
    });
    late.collect()
}

/// Months since the year 0.
fn months(day: Date) -> i32 {
    let iso = day.iso();
    let month = iso.split('-').nth(1).and_then(|month| month.parse::<i32>().ok());
    day.year() * 12 + month.unwrap_or_default()
}

/// Cases that the Ombudsman decided in another year.
pub(super) fn case_of_another_year(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let year = subject.year;
    let days = file.cases.list.iter().filter_map(|case| case.decided.as_ref());
    let outside = days.filter(|day| day.value < year.first_day() || day.value > year.last_day());
    let found = outside.map(|day| {
        let message = format!("this case was decided on {}, outside {year}", day.value).replace('\u{a0}', " ");
        let hint = format!(
            "correct the day, or move the case to the file of its year: {year} is {}",
            year.period()
        );
        let place = subject.place_of(day.spot);
        Diagnostic::error(message).at(place).hint(hint.replace('\u{a0}', " "))
    });
    found.collect()
}

/// Categories that the edition does not have; those of decision statements are finer than those of the letter.
pub(super) fn case_category(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let edition = subject.edition;
    let known: Vec<String> = edition.categories.iter().map(|category| category.id.clone()).collect();
    let given = file.cases.list.iter().filter_map(|case| case.category.as_ref());
    let unknown = given.filter(|category| edition.category(category).is_none());
    let found = unknown.map(|category| {
        let message = format!(
            "`{}` is no category of the letter for {}",
            category.value, edition.edition.value
        );
        Diagnostic::error(message)
            .at(subject.place_of(category.spot))
            .hint(suggestion(category, &known))
    });
    found.collect()
}

/// Upheld cases of which nobody learns what went wrong.
pub(super) fn case_fault(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let silent = file.cases.upheld().filter(|case| case.fault.is_none());
    let found = silent.map(|case| {
        let message = format!("{} was upheld, but its fault is not given", case.in_words());
        Diagnostic::warning(message)
            .at(subject.place_of(case.spot()))
            .hint("add `fault:` with what went wrong, in a line that names nobody")
    });
    found.collect()
}

/// Remedies where there can be none, and remedies that say nothing.
pub(super) fn case_remedy(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for case in &file.cases.list {
        let of_case = case.in_words();
        if case.decision.value != Decision::Upheld && case.has_remedy() {
            let message = format!("{of_case} was not upheld, but has a remedy");
            let hint = "correct the decision, or delete what was to be put right";
            let place = subject.place_of(case.decision.spot);
            found.push(Diagnostic::error(message).at(place).hint(hint));
        }
        let other = case.remedies.iter().find(|remedy| remedy.value == Remedy::Other);
        if let (Some(other), None) = (other, &case.remedy_note) {
            let message = format!("nothing says what the other remedy in {of_case} is");
            let hint = "add `remedy_note:` with the remedy in a few words";
            let place = subject.place_of(other.spot);
            found.push(Diagnostic::warning(message).at(place).hint(hint));
        }
    }
    found
}

/// The upheld cases of the list against the number of complaints upheld.
pub(super) fn cases_add_up(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let cases = &file.cases;
    let listed = cases.upheld().count();
    let (Some(upheld), Some(last)) = (given_or_decided(subject, "upheld"), cases.list.last()) else {
        return Vec::new();
    };
    let given = exact(listed as u64);
    let label = format!("{listed} of {upheld} given");
    let finding = match &cases.incomplete {
        None if given == upheld => return Vec::new(),
        None if given < upheld => Diagnostic::error(format!("the list has {listed} upheld cases, not {upheld}"))
            .at(subject.place_of(last.spot()))
            .hint("add the cases that are missing, or say in `incomplete:` why they are not given"),
        Some(_) if given < upheld => return Vec::new(),
        Some(incomplete) if given == upheld => Diagnostic::warning(format!(
            "the list is said to be incomplete, but has all {upheld} upheld cases"
        ))
        .at(subject.place_of(incomplete.spot))
        .hint("delete the line, so that the cases can be summed"),
        _ => Diagnostic::error(format!(
            "the list has {listed} upheld cases, but {upheld} complaints were upheld"
        ))
        .at(subject.place_of(last.spot()))
        .hint("correct the number upheld, or delete the cases that are not of this year"),
    };
    vec![finding.labelled(label)]
}

/// Cases that were not upheld against their number, where the list has any; many lists have upheld cases alone.
pub(super) fn cases_not_upheld(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let cases = &file.cases;
    let is_wanted = |case: &&Case| case.decision.value == Decision::NotUpheld;
    let listed = cases.list.iter().filter(is_wanted);
    let (Some(last), Some(counted)) = (listed.clone().next_back(), given_or_decided(subject, "not-upheld")) else {
        return Vec::new();
    };
    let given = exact(listed.count() as u64);
    let may_lack = cases.incomplete.is_some() && given < counted;
    if given == counted || may_lack {
        return Vec::new();
    }
    let message = format!(
        "the list has {} not upheld, but the letter counts {}",
        print(given),
        print(counted)
    );
    let hint = "add the cases that are missing, or leave out all that were not upheld; if only some are known, say so in \
                `incomplete:`";
    vec![Diagnostic::error(message).at(subject.place_of(last.spot())).hint(hint)]
}

/// Remedies of the list that were late against those that the letter counts, which are not of the same cases.
pub(super) fn cases_late(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let late: Vec<&Case> = file
        .cases
        .upheld()
        .filter(|case| case.timing() == Timing::Late)
        .collect();
    let is_settled = |case: &Case| matches!(case.timing(), Timing::NoneDue | Timing::Late | Timing::OnTime);
    let all_known = file.cases.upheld().all(is_settled);
    let is_whole = file.cases.incomplete.is_none() && all_known && !file.cases.list.is_empty();
    let Some(counted) = subject.given("late-compliance") else {
        return Vec::new();
    };
    let listed = exact(late.len() as u64);
    if listed == counted || (listed < counted && !is_whole) {
        return Vec::new();
    }
    let of_list = match late.len() {
        0 => "no case of the list was".to_owned(),
        1 => "1 case of the list was".to_owned(),
        several => format!("{several} cases of the list were"),
    };
    let of_letter = if counted == exact(0) {
        "none".to_owned()
    } else {
        print(counted)
    };
    let message = format!("{of_list} put right late, but the letter counts {of_letter}");
    let hint = "correct a day if one is wrong; if none is, say beside the numbers that the letter counts what was due in \
                the year, and the list what was decided in it";
    let found = Diagnostic::warning(message).hint(hint);
    match late.first().and_then(|case| case.done.as_ref()) {
        Some(done) => vec![found.at(subject.place_of(done.spot))],
        None => vec![subject.at(found, "late-compliance")],
    }
}

/// A list of cases beside a reason for which there is none.
pub(super) fn cases_left_out(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let left_out = file.cases.left_out.iter().filter(|_| !file.cases.list.is_empty());
    let found = left_out.map(|reason| {
        let message = format!(
            "{} cases are listed, but it is said why there is no list",
            file.cases.list.len()
        );
        Diagnostic::error(message)
            .at(subject.place_of(reason.spot))
            .hint("delete `left_out:`; for a list that lacks cases, write the reason as `incomplete:`")
    });
    found.collect()
}
