//! Decision statements: whether each is of a decided case, and says nothing that the case's own record contradicts.

use super::Subject;
use crate::compose::place_in;
use crate::diagnostic::{Diagnostic, Place};
use crate::figures::payment_text;
use crate::model::{Amount, At, Case, Decision, DocumentKind, Passage, Payment, Statement, Year};
use crate::units::{Date, Exact, exact, parse_decimal};

/// A year that asks for pages on decisions, and has no statement to make one from.
pub(super) fn decision_without_statement(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let asked = file.documents.iter().find(|kind| kind.value == DocumentKind::Decision);
    let asked = asked.filter(|_| file.cases.statements().next().is_none());
    let found = asked.map(|asked| {
        Diagnostic::error("a page on a decision is asked for, but no case has its statement")
            .at(subject.place_of(asked.spot))
            .hint("add `statement:` to a case under `cases:`, or delete `decision` from this line")
    });
    found.into_iter().collect()
}

/// Statements of cases that lack what their page is found by and begins with.
pub(super) fn statement_record(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let found = file.cases.statements().flat_map(|(case, _)| {
        let of_case = case.in_words();
        let wrong = |message: String, hint: &str| {
            Diagnostic::error(message)
                .at(subject.place_of(case.spot()))
                .hint(hint.to_owned())
        };
        let nameless = case.reference.is_none().then(|| {
            let hint = "add `reference:`, as the statement has it; the page's file is named after it";
            wrong(format!("{of_case} has a statement, but no reference"), hint)
        });
        let undecided = (case.decision.value == Decision::Awaited).then(|| {
            let hint = "correct the decision, or delete the statement: there is none before it";
            wrong(format!("{of_case} has a statement, but its decision is awaited"), hint)
        });
        let undated = (case.decided.is_none() && undecided.is_none()).then(|| {
            let hint = "add `decided:`, as the statement has it";
            wrong(
                format!("{of_case} has a statement, but the day of its decision is not given"),
                hint,
            )
        });
        [nameless, undecided, undated].into_iter().flatten()
    });
    found.collect()
}

/// Sums and days in a statement that are not those of its case.
pub(super) fn statement_agrees(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let found = file.cases.statements().flat_map(|(case, statement)| {
        let days = late_days(subject, case, statement);
        sums(subject, case, statement).into_iter().chain(days)
    });
    found.collect()
}

/// A payment of which the statement says nothing while it names others. Several sums may be parts of one payment.
fn sums(subject: &Subject<'_>, case: &Case, statement: &Statement) -> Option<Diagnostic> {
    let named: Vec<(&At<Passage>, &str, Exact)> = statement
        .passages()
        .flat_map(|passage| pounds(&passage.text).map(move |(words, sum)| (passage, words, sum)))
        .collect();
    let (passage, words, _) = named.first()?;
    let of_case = case.in_words();
    match case.payment() {
        Payment::Paid(paid) => {
            let Amount::Exactly(sum) = paid.amount else {
                return None;
            };
            let all: Exact = named.iter().map(|(_, _, sum)| *sum).sum();
            let sum: Exact = sum.into();
            if all == sum || named.iter().any(|(_, _, named)| *named == sum) {
                return None;
            }
            let message = format!(
                "the statement of {of_case} speaks of {words}, but the payment is {}",
                payment_text(paid)
            );
            let hint = "correct the one that is wrong; the payment is what was agreed in all";
            Some(Diagnostic::warning(message).at(subject.place_of(paid.spot)).hint(hint))
        }
        Payment::Nothing | Payment::NotGiven if case.decision.value == Decision::Upheld => {
            let message = format!("the statement of {of_case} speaks of {words}, but the case has no payment");
            let hint = "add `payment:`; where the sum is of something else, add `payment: 0`";
            let is_said = case.payment.is_some();
            let place = place_of_words(subject, passage, words);
            (!is_said).then(|| Diagnostic::warning(message).at(place).hint(hint))
        }
        Payment::Nothing | Payment::NotGiven | Payment::NotKnown(_) => None,
    }
}

/// Days after the decision, which a statement cannot know.
fn late_days(subject: &Subject<'_>, case: &Case, statement: &Statement) -> Vec<Diagnostic> {
    let Some(decided) = &case.decided else {
        return Vec::new();
    };
    let named = statement
        .passages()
        .flat_map(|passage| days(&passage.text).map(move |(words, day)| (passage, words, day)));
    let late = named.filter(|(_, _, day)| *day > decided.value);
    let found = late.map(|(passage, words, day)| {
        let message = format!(
            "the statement of {} speaks of {day}, but the case was decided on {}",
            case.in_words(),
            decided.value
        );
        let hint = "correct the day that is wrong, unless it is one by which something was to be done; what came after the \
                    decision belongs under `action_taken:`";
        Diagnostic::warning(message.replace('\u{a0}', " "))
            .at(place_of_words(subject, passage, words))
            .hint(hint)
    });
    found.collect()
}

fn place_of_words(subject: &Subject<'_>, passage: &At<Passage>, words: &str) -> Place {
    let start = passage.text.find(words).unwrap_or_default();
    let whole = subject.place_of(passage.spot);
    place_in(whole, &passage.text, start..start + words.len())
}

/// The sums in a text, each as it is written: `£1,250.50`.
fn pounds(text: &str) -> impl Iterator<Item = (&str, Exact)> {
    text.match_indices('£').filter_map(|(at, sign)| {
        let rest = &text[at + sign.len()..];
        let is_of_sum = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
        let end = rest.find(|c| !is_of_sum(c)).unwrap_or(rest.len());
        let digits = rest[..end].trim_end_matches(['.', ',']);
        let sum = parse_decimal(&digits.replace(',', ""))?;
        (sum > exact(0)).then_some((&text[at..at + sign.len() + digits.len()], sum))
    })
}

/// The days in a text, each as it is written: `24 August 2022`.
fn days(text: &str) -> impl Iterator<Item = (&str, Date)> {
    let starts = text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at);
    let begins = move |at: &usize| !text[..*at].ends_with(|c: char| c.is_alphanumeric());
    starts.filter(begins).filter_map(move |at| {
        let rest = &text[at..];
        let mut ends = rest.match_indices(char::is_whitespace).map(|(end, _)| end);
        let after_year = ends.nth(2).unwrap_or(rest.len());
        let words = rest[..after_year].trim_end_matches(|c: char| !c.is_alphanumeric());
        Some((words, words.parse().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::{days, pounds};

    #[test]
    fn sums_and_days_are_found_where_they_stand() {
        let text = "On 3 May 2022, £1,250.50 was offered; £300, by 24 August 2022. 12 weeks later: £.";
        let sums: Vec<&str> = pounds(text).map(|(words, _)| words).collect();
        assert_eq!(sums, ["£1,250.50", "£300"]);
        let found: Vec<&str> = days(text).map(|(words, _)| words).collect();
        assert_eq!(found, ["3 May 2022", "24 August 2022"]);
    }
}
