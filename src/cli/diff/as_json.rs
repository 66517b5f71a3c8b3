//! What has changed, for programs.

use serde_json::{Value, json};

use super::state::Kind;
use crate::diff::{
    AnnexChange, AnnexFate, Changes, DocumentChanges, FigureChange, Line, Place, Presence, Said, SectionChange,
    SectionFate, SentenceChange, SentenceFate, TableChange, TableChanges, YearFigures,
};
use crate::model::Numbering;

/// All of it. `old` and `new` are `null` where there is nothing; `basis` says whether figures were compared as such.
pub(super) fn json(changes: &Changes, kind: Kind) -> Value {
    let counts = changes.counts();
    json!({
        "basis": match kind { Kind::Project => "projects", Kind::Built => "built documents" },
        "changed": !changes.is_empty(),
        "counts": {
            "documents": counts.documents,
            "figures": counts.figures,
            "sentences": counts.sentences,
            "table_entries": counts.entries,
            "sections": counts.sections,
            "annexes": counts.annexes,
            "numberings": counts.numberings,
        },
        "figures": figures(&changes.figures, |year| &year.printed),
        "unprinted_figures": figures(&changes.figures, |year| &year.others),
        "documents": changes.documents.iter().map(document).collect::<Vec<_>>(),
    })
}

fn figures(years: &[YearFigures], which: fn(&YearFigures) -> &[FigureChange]) -> Vec<Value> {
    let of_year = |year: &YearFigures| {
        let figures = which(year).iter().map(|figure| {
            json!({
                "year": year.year.to_string(),
                "name": figure.name,
                "label": figure.label,
                "old": figure.old,
                "new": figure.new,
            })
        });
        figures.collect::<Vec<_>>()
    };
    years.iter().flat_map(of_year).collect()
}

fn document(document: &DocumentChanges) -> Value {
    json!({
        "year": document.year.to_string(),
        "document": document.kind.name(),
        "presence": match document.presence {
            Presence::Both => "both",
            Presence::Gone => "gone",
            Presence::New => "new",
        },
        "numbering": document.numbering.map(|change| {
            json!({ "old": numbering(change.old), "new": numbering(change.new) })
        }),
        "sections": document.sections.iter().map(section).collect::<Vec<_>>(),
        "sentences": document.sentences.iter().map(sentence).collect::<Vec<_>>(),
        "tables": document.tables.iter().map(table).collect::<Vec<_>>(),
        "annexes": document.annexes.iter().map(annex).collect::<Vec<_>>(),
    })
}

fn numbering(numbering: Numbering) -> &'static str {
    match numbering {
        Numbering::Continuous => "continuous",
        Numbering::BySection => "by-section",
        Numbering::None => "none",
    }
}

fn annex(annex: &AnnexChange) -> Value {
    let (change, from) = match &annex.fate {
        AnnexFate::Replaced => ("another file", None),
        AnnexFate::Renamed { from } => ("another name", Some(from)),
        AnnexFate::Arrived => ("new", None),
        AnnexFate::Gone => ("gone", None),
    };
    json!({ "annex": annex.annex, "title": annex.title, "file": annex.file, "change": change, "from": from })
}

fn section(section: &SectionChange) -> Value {
    let heading = &section.heading;
    match &section.fate {
        SectionFate::Added { after, sentences } => {
            json!({ "heading": heading, "change": "new", "after": after, "sentences": sentences })
        }
        SectionFate::Removed { sentences } => json!({ "heading": heading, "change": "gone", "sentences": sentences }),
        SectionFate::Moved { after } => json!({ "heading": heading, "change": "moved", "after": after }),
        SectionFate::Renamed { from } => json!({ "heading": heading, "change": "renamed", "from": from }),
    }
}

fn sentence(sentence: &SentenceChange) -> Value {
    let said = |said: &Option<Said>| {
        let said = said.as_ref()?;
        Some(json!({ "paragraph": said.paragraph, "words": said.words }))
    };
    let (place, section) = match &sentence.place {
        Place::Start => ("start", None),
        Place::Under(heading) => ("section", Some(heading)),
        Place::End => ("end", None),
    };
    let change = match sentence.fate {
        SentenceFate::New => "new",
        SentenceFate::Gone => "gone",
        SentenceFate::Changed => "changed",
        SentenceFate::Moved => "moved",
        SentenceFate::LeadsElsewhere => "leads elsewhere",
    };
    json!({
        "place": place,
        "section": section,
        "change": change,
        "old": said(&sentence.old),
        "new": said(&sentence.new),
    })
}

fn table(table: &TableChanges) -> Value {
    json!({
        "caption": table.caption,
        "section": table.section,
        "changes": table.changes.iter().map(change).collect::<Vec<_>>(),
    })
}

fn change(change: &TableChange) -> Value {
    match change {
        TableChange::Added => json!({ "change": "new" }),
        TableChange::Removed => json!({ "change": "gone" }),
        TableChange::Caption { old } => json!({ "change": "caption", "old": old }),
        TableChange::ColumnRenamed { old, new } => json!({ "change": "column", "old": old, "new": new }),
        TableChange::LineAdded(line) => json!({ "change": "new line", "line": self::line(line) }),
        TableChange::LineRemoved(line) => json!({ "change": "line gone", "line": self::line(line) }),
        TableChange::Cell { row, column, old, new } => {
            json!({ "change": "cell", "row": row, "column": column, "old": old, "new": new })
        }
    }
}

fn line(line: &Line) -> Value {
    match line {
        Line::Row { header, cells } => json!({ "row": header, "cells": cells }),
        Line::Column { header } => json!({ "column": header }),
    }
}
