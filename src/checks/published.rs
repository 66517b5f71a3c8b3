//! What earlier documents printed against what the data give.

mod causes;
mod printed;

use std::collections::BTreeMap;

use self::causes::{Evidence, causes, signed};
use self::printed::{Printed, alike};
use super::Subject;
use crate::compose::FIGURES_LISTED;
use crate::diagnostic::{Diagnostic, suggestion_or};
use crate::figures::{Figure, State, Status, Value};
use crate::model::{Amount, At, Published, Year};
use crate::units::Exact;

/// Every published text against every form in which its figure may print.
///
/// A number that rounds right at its own decimals is right, and so is one with the sign or the word that its change has.
pub(super) fn published(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let found = file
        .published
        .iter()
        .flat_map(|document| of_document(subject, document));
    found.collect()
}

fn of_document(subject: &Subject<'_>, document: &Published) -> Vec<Diagnostic> {
    let read = document.figures.iter();
    let read = read.filter_map(|(name, text)| Some((id(name), Printed::read(text)?)));
    let read: BTreeMap<String, Printed> = read.collect();
    let evidence = Evidence {
        figures: subject.figures,
        document: &read,
        averages: &subject.project.averages.averages,
        council_type: subject.project.council.authority_type.value,
    };
    let found = document.figures.iter().filter_map(|(name, text)| {
        let Some(figure) = subject.figures.get(&id(name)) else {
            return Some(unknown(subject, name));
        };
        let printed = read.get(&*figure.id);
        let finding = judged(figure, text, printed, &document.document)?;
        let guesses = match printed {
            Some(printed) if is_exact(figure) => causes(&evidence, figure, printed),
            _ => Vec::new(),
        };
        let finding = finding.at(subject.place_of(text.spot));
        Some(match guesses.as_slice() {
            [] => finding,
            guesses => finding.labelled(format!("perhaps {}", guesses.join("; or "))),
        })
    });
    found.collect()
}

/// The id of a figure by its name in texts: `uphold_rate`, `facts.requests`.
fn id(name: &str) -> String {
    name.replace("facts.", "fact-").replace('_', "-")
}

fn unknown(subject: &Subject<'_>, name: &At<String>) -> Diagnostic {
    let names: Vec<String> = subject.figures.iter().map(Figure::name).collect();
    Diagnostic::error(format!("there is no figure `{}`", name.value))
        .at(subject.place_of(name.spot))
        .hint(suggestion_or(name, &names, FIGURES_LISTED))
}

/// What is wrong with a text, if anything is.
fn judged(figure: &Figure, text: &str, printed: Option<&Printed>, document: &str) -> Option<Diagnostic> {
    let told = alike(text);
    let (given, hint) = match &figure.state {
        State::Known(_) if figure.forms().iter().any(|form| form == text || alike(form) == told) => return None,
        // It was right when it was printed.
        State::Known(known) if matches!(&known.status, Status::Revised(before) if alike(before) == told) => {
            return None;
        }
        State::Known(_) if printed.is_some_and(|printed| is_right(figure, printed)) => return None,
        State::Known(_) => {
            let hint = "correct the data if they are wrong; otherwise the document is to be corrected";
            (as_given(figure, printed), hint)
        }
        State::NotApplicable(reason) | State::Missing(reason) => {
            let hint = "enter what is missing, or delete this line";
            (format!("no value: {reason}"), hint)
        }
        // Checks see what is suppressed; only documents do not.
        State::Suppressed => return None,
    };
    let message = format!(
        "`{text}` was printed for {} in {document}, but the data give {given}",
        figure.name()
    );
    Some(Diagnostic::warning(message.replace('\u{a0}', " ")).hint(hint))
}

/// How a figure prints; a fall says so where the document speaks of a rise or a fall.
fn as_given(figure: &Figure, printed: Option<&Printed>) -> String {
    let text = figure.text().unwrap_or_default();
    let has_way = printed.is_some_and(|printed| printed.way.is_some());
    match signed(figure).filter(|_| has_way) {
        Some(change) if change < Exact::from_integer(0) => format!("a fall of {text}"),
        Some(_) if figure.id.contains("-change") => format!("a rise of {text}"),
        _ => text,
    }
}

/// Whether a number is what a figure gives at the number's own decimals, in its unit and with its sign.
fn is_right(figure: &Figure, printed: &Printed) -> bool {
    let Some(value) = signed(figure).filter(|_| is_exact(figure)) else {
        return false;
    };
    let is_stated = figure.known().is_some_and(|known| known.status == Status::Stated);
    let size = if is_stated && !printed.is_coarse(figure.unit) {
        // More decimals than the source gives can only be held against what it rounds to.
        figure.unit.rounded(printed.size / figure.unit.scale()) == figure.unit.rounded(value / figure.unit.scale())
    } else {
        printed.rounds(value)
    };
    size && printed.has_unit(figure.unit) && printed.goes(value)
}

/// Whether a figure is one number, and not about so much.
fn is_exact(figure: &Figure) -> bool {
    figure
        .known()
        .is_some_and(|known| matches!(known.value, Value::Number(Amount::Exactly(_))))
}
