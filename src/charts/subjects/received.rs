//! Complaints and enquiries received by category.

use super::figure;
use crate::charts::OfYear;
use crate::charts::bars::{Bar, Emphasis, single};
use crate::charts::value::Value;
use crate::document::{Chart, ChartData, Drawings};
use crate::tables::{self, words};

/// The categories of the edition with the ids of their figures.
fn categories(of: &OfYear<'_>) -> Vec<(String, String)> {
    let categories = of.edition.categories.iter();
    let named = categories.map(|category| {
        let id = format!("received-{}", category.id.replace('_', "-"));
        (category.label.clone(), id)
    });
    named.filter(|(_, id)| of.figures.number(id).is_some()).collect()
}

pub(super) fn is_there(of: &OfYear<'_>) -> bool {
    !categories(of).is_empty()
}

pub(super) fn chart(of: &OfYear<'_>) -> Option<Chart> {
    let categories = categories(of);
    let table = tables::received(&of.figures, of.edition)?;
    let mut bars: Vec<Bar> = Vec::new();
    for (label, id) in &categories {
        bars.push(Bar {
            label: label.clone(),
            value: Value::of(&of.figures, id),
            beside: None,
            emphasis: Emphasis::First,
        });
    }
    let mut title = words("Complaints and enquiries received: ");
    title.extend(figure(of, "received"));
    Some(Chart {
        id: "chart-received-by-category".to_owned(),
        title,
        about: words("Complaints and enquiries received, by category"),
        drawings: Drawings::of(|width| single(&bars, width)),
        alt: "Bars of complaints and enquiries received, by category.".to_owned(),
        data: ChartData::Own(table),
        notes: Vec::new(),
        source: words("Source: Local Government and Social Care Ombudsman."),
    })
}
