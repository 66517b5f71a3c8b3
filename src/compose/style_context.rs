//! What a template may print of the house style: the front matter, and how a recommendation is written.

use serde::Serialize;

use super::report_context::Asked;
use crate::gaps::late_by_clear_days;
use crate::model::{FrontField, FrontShape, FrontValue, Officer, Verbs};

/// The front matter in a template.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FrontContext {
    /// `none`, `list`, `table` or `box`.
    pub shape: &'static str,
    /// Its lines; those that have nothing to say are left out.
    pub fields: Vec<FrontFieldContext>,
}

/// A line of the front matter.
#[derive(Debug, Clone, Serialize)]
pub struct FrontFieldContext {
    /// Its label.
    pub label: String,
    /// What it says.
    pub value: String,
}

/// The front matter of a paper, as the style has it.
pub(super) fn front(asked: &Asked<'_>, title: &str) -> FrontContext {
    let Some(front) = &asked.project.style.front else {
        return FrontContext::default();
    };
    let shape = if front.fields.is_empty() {
        FrontShape::None
    } else {
        front.shape
    };
    let fields = front.fields.iter().filter_map(|field| {
        Some(FrontFieldContext {
            label: field.label.clone(),
            value: value(asked, field, title)?,
        })
    });
    FrontContext {
        shape: shape.name(),
        fields: fields.collect(),
    }
}

fn value(asked: &Asked<'_>, field: &FrontField, title: &str) -> Option<String> {
    let paper = asked.paper;
    let with_post = |officer: &Officer| format!("{}, {}", officer.name, officer.post);
    let Some(tells) = field.tells else {
        let mut given = paper.front.iter();
        return given
            .find(|(label, _)| label.value == field.label)
            .map(|(_, value)| value.clone());
    };
    match tells {
        FrontValue::Council => Some(asked.project.council.council.value.clone()),
        FrontValue::Committee => paper.committee.clone(),
        FrontValue::Meeting => paper.meeting.as_ref().map(|day| day.to_string()),
        FrontValue::Published => paper.published.as_ref().map(|day| day.to_string()),
        FrontValue::Title => Some(title.to_owned()),
        FrontValue::Year => Some(asked.file.year.to_string()),
        FrontValue::SignedBy => paper.signed_by.as_ref().map(with_post),
        FrontValue::Post => paper.signed_by.as_ref().map(|officer| officer.post.clone()),
        FrontValue::Contact => paper.contact.as_ref().map(|contact| match &contact.post {
            Some(post) => format!("{}, {post}", contact.name),
            None => contact.name.clone(),
        }),
        FrontValue::Clearance => paper.clearance.as_ref().and_then(|clearance| {
            let (name, post) = (clearance.name.as_ref()?, clearance.post.as_ref()?);
            Some(format!("{}, {}", name.value, post.value))
        }),
        FrontValue::Urgent => {
            paper.published.as_ref().and(paper.meeting.as_ref())?;
            let late = late_by_clear_days(paper, &asked.project.bank_holidays);
            Some(if late.is_some() { "Yes" } else { "No" }.to_owned())
        }
    }
}

/// A part of a recommendation with its verb as the style writes it. A part that does not begin with a plain word stays.
pub(super) fn with_verb(part: &str, verbs: Verbs) -> String {
    let end = part.find(|c: char| !c.is_alphabetic()).unwrap_or(part.len());
    let (verb, rest) = part.split_at(end);
    match verbs {
        Verbs::Capitals if !verb.is_empty() => format!("{}{rest}", verb.to_uppercase()),
        Verbs::Bold if !verb.is_empty() => format!("**{verb}**{rest}"),
        Verbs::Plain | Verbs::Capitals | Verbs::Bold => part.to_owned(),
    }
}
