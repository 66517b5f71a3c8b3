//! What earlier documents printed against what the data give.

use super::Subject;
use crate::compose::FIGURES_LISTED;
use crate::diagnostic::{Diagnostic, suggestion_or};
use crate::figures::State;
use crate::model::Year;

/// Every published text against every form in which its figure may print.
pub(super) fn published(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for document in &file.published {
        for (name, printed) in &document.figures {
            let id = name.replace('_', "-");
            let Some(figure) = subject.figures.get(&id) else {
                let names: Vec<String> = subject.figures.iter().map(crate::figures::Figure::name).collect();
                let unknown = Diagnostic::error(format!("there is no figure `{}`", name.value));
                found.push(
                    unknown
                        .at(subject.place_of(name.spot))
                        .hint(suggestion_or(name, &names, FIGURES_LISTED)),
                );
                continue;
            };
            let place = subject.place_of(printed.spot);
            let given = match &figure.state {
                State::Known(_) if figure.forms().iter().any(|form| alike(form) == alike(printed)) => continue,
                State::Known(_) => figure.text().unwrap_or_default(),
                State::NotApplicable(reason) | State::Missing(reason) => format!("no value: {reason}"),
                // Checks see what is suppressed; only documents do not.
                State::Suppressed => continue,
            };
            let message = format!(
                "`{}` was printed for {} in {}, but the data give {given}",
                printed.value,
                figure.name(),
                document.document,
            );
            let hint = match figure.state {
                State::Known(_) => "correct the data if they are wrong; otherwise the document is to be corrected",
                State::NotApplicable(_) | State::Missing(_) | State::Suppressed => {
                    "enter what is missing, or delete this line"
                }
            };
            found.push(Diagnostic::warning(message.replace('\u{a0}', " ")).at(place).hint(hint));
        }
    }
    found
}

/// A printed text without what does not change its meaning: "92 per cent" and "92 %" are "92%".
fn alike(text: &str) -> String {
    let lowered = text.to_lowercase().replace("per cent", "%").replace("percent", "%");
    lowered.chars().filter(|c| !c.is_whitespace() && *c != ',').collect()
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn spellings_of_one_number_are_alike() {
        assert_eq!(alike("92 per cent"), alike("92%"));
        assert_eq!(alike("3,100"), alike("3100"));
        assert_ne!(alike("around 3,100"), alike("3,100"));
    }
}
