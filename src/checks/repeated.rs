//! What stands in a report twice, as a copied line does.

use std::collections::BTreeMap;

use super::paper::AskedPaper;
use crate::diagnostic::{Diagnostic, Spot};

/// Services with the same name, and recommendations in the same words.
pub(super) fn said_twice(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let report = paper.report();
    let services = report.services.iter();
    let services = services.map(|service| (service.service.as_str(), service.text.spot));
    let recommendation = report.recommendation.iter().filter(|part| part.to_come_from.is_none());
    let recommendation = recommendation.map(|part| (part.text.as_str(), part.spot));
    let mut found = twice(
        paper,
        services,
        "two services have the same name",
        "give both texts under one name",
    );
    let message = "the same is recommended twice";
    found.extend(twice(paper, recommendation, message, "delete one of the two"));
    found
}

/// Each text that has come before, capitals, spaces and full stops aside.
fn twice<'t>(
    paper: &AskedPaper<'_>,
    texts: impl Iterator<Item = (&'t str, Spot)>,
    message: &str,
    hint: &str,
) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let again = texts.filter_map(|(text, spot)| {
        let place = paper.place(spot);
        let (line, _) = place.line_and_column();
        let words: Vec<&str> = text
            .trim_end_matches(['.', ';', ' ', '\n'])
            .split_whitespace()
            .collect();
        let before = *first.entry(words.join(" ").to_lowercase()).or_insert(line);
        let label = format!("before on line {before}");
        (before != line).then(|| Diagnostic::warning(message).at(place).labelled(label).hint(hint))
    });
    again.collect()
}
