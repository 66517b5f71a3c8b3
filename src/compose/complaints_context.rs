//! What a template may print of the council's own complaints: procedures with their stages, other feedback, what was
//! learnt, and what people wrote to say thank you.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::Context;
use super::printed::Printed;
use super::prose::Renderer;
use crate::model::{Learning, OwnComplaints, Procedure, ProcedureStage, Project, Quotation, Year};
use crate::units::{lower_first, phrase};

/// What the shipped templates ask of every kind, so that a kind of which it is not given is none of their concern.
const ASKED: [&str; 23] = [
    "received",
    "last_year",
    "change",
    "change_per_cent",
    "moved",
    "closed",
    "on_time_rate",
    "on_time_rate_last_year",
    "late_rate",
    "extended",
    "open",
    "open_rate",
    "next_stage_rate",
    "next_stage_rate_last_year",
    "ombudsman_rate",
    "escalated",
    "escalated_rate",
    "advocacy",
    "findings_investigations",
    "findings_complaints",
    "refused",
    "refused_rate",
    "upheld_rate",
];

/// What the tables of a kind show, as their ids begin.
const TABLES: [&str; 8] = [
    "complainants",
    "feedback_parts",
    "findings",
    "history",
    "outcomes",
    "services",
    "subjects",
    "timescales",
];

/// The chart of a kind that shows its years.
const OVER_YEARS: &str = "over_years";

/// The council's own complaints in a template. Texts are rendered: print them with `| safe`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ComplaintsContext {
    /// The procedures of the year's complaints, with their stages; complaints under none come last.
    pub procedures: Vec<ProcedureContext>,
    /// What else reached the council, in the order of the file.
    pub feedback: Vec<KindContext>,
    /// The compliments among it, if it has any.
    pub compliments: Option<KindContext>,
    /// Everything that was learnt.
    pub learning: Vec<LessonContext>,
    /// What was learnt from the Ombudsman's cases, by service.
    pub learning_from_ombudsman: Vec<LearningContext>,
    /// What was learnt elsewhere, by service.
    pub other_learning: Vec<LearningContext>,
    /// What people wrote, by service.
    pub quotations: Vec<QuotationsContext>,
    /// Why nothing is quoted, if that is said.
    pub quotations_left_out: Option<String>,
}

/// A complaints procedure.
#[derive(Debug, Clone, Serialize)]
pub struct ProcedureContext {
    /// Its name; none for complaints that are under no procedure.
    pub name: Option<String>,
    /// Law and guidance, each with where it is found.
    pub sources: Vec<SourceContext>,
    /// Its stages, whether anything came to them or not.
    pub stages: Vec<StageContext>,
    /// The id of the table of its stages, where more than one has numbers.
    pub stages_table: Option<String>,
    /// The reference to that table.
    pub stages_reference: Option<Printed>,
    /// The year's complaints under it, in the order of their stages.
    pub kinds: Vec<KindContext>,
}

/// A law or guidance.
#[derive(Debug, Clone, Serialize)]
pub struct SourceContext {
    /// Its title.
    pub title: String,
    /// Where it is found.
    pub citation: String,
}

/// A stage of a procedure.
#[derive(Debug, Clone, Serialize)]
pub struct StageContext {
    /// Its number, from 1.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// Who deals with a complaint at this stage.
    pub dealt_with_by: String,
    /// How long its steps may take.
    pub time_limits: Vec<TimeLimitContext>,
}

/// How long a step may take.
#[derive(Debug, Clone, Serialize)]
pub struct TimeLimitContext {
    /// The step.
    pub step: String,
    /// Working days.
    pub working_days: u16,
    /// Working days where it is extended, if it may be.
    pub at_most: Option<u16>,
}

/// A kind of the council's own complaints, or of other feedback.
#[derive(Debug, Clone, Serialize)]
pub struct KindContext {
    /// Its id in the year's file.
    pub id: String,
    /// How it is called.
    pub label: String,
    /// The same in the middle of a sentence.
    pub called: String,
    /// Its stage, where it belongs to one.
    pub stage: Option<StageContext>,
    /// The officer's words on it.
    pub text: Option<String>,
    /// Its figures, under their names without its own: `received`, `on_time_rate`.
    pub figures: BTreeMap<String, Printed>,
    /// Of each of its figures: `known`, `zero`, `not-applicable` or `missing`.
    pub state: BTreeMap<String, &'static str>,
    /// Its tables by what they show, each with its id: `services` for `services-statutory-stage-1`.
    pub tables: BTreeMap<&'static str, String>,
    /// Its charts by what they show, each with its name: `services` for `services-statutory-stage-1`, `over_years`.
    pub charts: BTreeMap<&'static str, String>,
    /// What was learnt from it, by service.
    pub learning: Vec<LearningContext>,
}

/// What a service has learnt.
#[derive(Debug, Clone, Serialize)]
pub struct LearningContext {
    /// The service, if named.
    pub service: Option<String>,
    /// The lessons.
    pub lessons: Vec<LessonContext>,
}

/// Something that was learnt.
#[derive(Debug, Clone, Serialize)]
pub struct LessonContext {
    /// Its number in the year's list, from 1.
    pub number: usize,
    /// The service, if named.
    pub service: Option<String>,
    /// What it is about, if said.
    pub title: Option<String>,
    /// What was learnt.
    pub learnt: String,
    /// What was done about it, if said.
    pub done: Option<String>,
}

/// What people wrote to thank a service.
#[derive(Debug, Clone, Serialize)]
pub struct QuotationsContext {
    /// The service, if named.
    pub service: Option<String>,
    /// Their words, each as a quotation.
    pub texts: Vec<String>,
}

impl ComplaintsContext {
    /// Gathers what a year's file gives; the officer's words for a kind are those under its id.
    pub(super) fn new(
        project: &Project,
        file: &Year,
        context: &Context,
        texts: &BTreeMap<String, String>,
        renderer: &mut Renderer<'_>,
    ) -> Self {
        let lessons: Vec<(&Learning, LessonContext)> = (1..)
            .zip(&file.learning)
            .map(|(number, learning)| (learning, lesson(number, learning, renderer)))
            .collect();
        let from = |id: &str| by_service(&lessons, |from| from == Some(id));
        let kind = |kind: &OwnComplaints| {
            let procedure = kind.procedure.as_ref().and_then(|id| project.procedure(id));
            let number = kind.stage.as_ref().map(|stage| stage.value);
            KindContext {
                stage: number.and_then(|number| procedure?.stage(number)).map(stage),
                learning: from(&kind.id),
                ..of_figures("own", &kind.id, &kind.label, context, texts)
            }
        };
        let is_kind = |id: &str| file.own_complaints.iter().any(|kind| kind.id.value == id);
        let feedback = file.feedback.iter();
        let feedback: Vec<KindContext> = feedback
            .map(|kind| of_figures("feedback", &kind.id, &kind.label, context, texts))
            .collect();
        Self {
            procedures: procedures(project, file, context, kind),
            compliments: feedback.iter().find(|kind| kind.id == COMPLIMENTS).cloned(),
            feedback,
            learning_from_ombudsman: from(OMBUDSMAN),
            other_learning: by_service(&lessons, |from| !from.is_some_and(|id| id == OMBUDSMAN || is_kind(id))),
            learning: lessons.into_iter().map(|(_, lesson)| lesson).collect(),
            quotations: quotations(&file.quotations.list, renderer),
            quotations_left_out: file.quotations.left_out.as_ref().map(|why| phrase(why).to_owned()),
        }
    }
}

/// Where something was learnt from that the Ombudsman decided.
const OMBUDSMAN: &str = "ombudsman";

/// The feedback that thanks.
const COMPLIMENTS: &str = "compliments";

/// The procedures in the order in which the year's complaints name them.
fn procedures(
    project: &Project,
    file: &Year,
    context: &Context,
    kind: impl Fn(&OwnComplaints) -> KindContext,
) -> Vec<ProcedureContext> {
    let mut ids: Vec<Option<&str>> = Vec::new();
    for own in &file.own_complaints {
        let id = own.procedure.as_ref().map(|id| id.as_str());
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    // Complaints under no procedure come last.
    ids.sort_by_key(Option::is_none);
    let procedure = |id: Option<&str>| {
        let known = id.and_then(|id| project.procedure(id));
        let own = file.own_complaints.iter();
        let mut own: Vec<&OwnComplaints> = own
            .filter(|own| own.procedure.as_ref().map(|id| id.as_str()) == id)
            .collect();
        own.sort_by_key(|own| own.stage.as_ref().map(|stage| stage.value));
        let table = id.map(|id| format!("stages_{id}").replace('-', "_"));
        let table = table.filter(|name| context.tables.contains_key(name));
        let reference = |name: &String| context.references.get(&format!("{name}_table")).cloned();
        ProcedureContext {
            stages_reference: table.as_ref().and_then(reference),
            stages_table: table.map(|name| name.replace('_', "-")),
            name: known.map(|known| known.name.clone()),
            sources: known.map(sources).unwrap_or_default(),
            stages: known.map_or_else(Vec::new, |known| known.stages.iter().map(stage).collect()),
            kinds: own.into_iter().map(&kind).collect(),
        }
    };
    ids.into_iter().map(procedure).collect()
}

fn sources(procedure: &Procedure) -> Vec<SourceContext> {
    let sources = procedure.sources.iter();
    let context = sources.map(|source| SourceContext {
        title: source.title.clone(),
        citation: source.citation.clone(),
    });
    context.collect()
}

fn stage(stage: &ProcedureStage) -> StageContext {
    let limits = stage.time_limits.iter();
    StageContext {
        number: stage.number,
        name: stage.name.clone(),
        dealt_with_by: stage.dealt_with_by.clone(),
        time_limits: limits
            .map(|limit| TimeLimitContext {
                step: limit.step.clone(),
                working_days: limit.working_days,
                at_most: limit.at_most,
            })
            .collect(),
    }
}

/// A kind with the figures whose names begin with its own.
fn of_figures(start: &str, id: &str, label: &str, context: &Context, texts: &BTreeMap<String, String>) -> KindContext {
    let own = format!("{start}_{id}");
    let name = |figure: &str| {
        let rest = figure.strip_prefix(&own)?;
        if rest.is_empty() {
            return Some("received".to_owned());
        }
        rest.strip_prefix('_').map(str::to_owned)
    };
    let asked = ASKED.iter().map(|name| ((*name).to_owned(), "missing"));
    let mut state: BTreeMap<String, &'static str> = asked.collect();
    state.extend(
        context
            .state
            .iter()
            .filter_map(|(figure, state)| Some((name(figure)?, *state))),
    );
    let figures = context.figures.iter();
    let table = |shows: &'static str| {
        let name = format!("{shows}_{id}");
        let id = name.replace('_', "-");
        context.tables.contains_key(&name).then_some((shows, id))
    };
    let chart = |shows: &'static str| {
        let name = if shows == OVER_YEARS {
            format!("{id}_{OVER_YEARS}")
        } else {
            format!("{shows}_{id}")
        };
        let is_placed = context.charts.get(&name) == Some(&true);
        is_placed.then(|| (shows, name.replace('_', "-")))
    };
    KindContext {
        id: id.to_owned(),
        label: label.to_owned(),
        called: lower_first(label),
        stage: None,
        text: texts.get(id).cloned(),
        figures: figures
            .filter_map(|(figure, printed)| Some((name(figure)?, printed.clone())))
            .collect(),
        state,
        tables: TABLES.into_iter().filter_map(table).collect(),
        charts: TABLES.into_iter().chain([OVER_YEARS]).filter_map(chart).collect(),
        learning: Vec::new(),
    }
}

fn lesson(number: usize, learning: &Learning, renderer: &mut Renderer<'_>) -> LessonContext {
    LessonContext {
        number,
        service: learning.service.clone(),
        title: learning.title.clone(),
        learnt: renderer.text(&learning.learnt),
        done: learning.done.as_ref().map(|done| renderer.text(done)),
    }
}

/// The lessons from these sources, those of a service together, in the order in which the services first come.
fn by_service(
    lessons: &[(&Learning, LessonContext)],
    is_wanted: impl Fn(Option<&str>) -> bool,
) -> Vec<LearningContext> {
    let mut found: Vec<LearningContext> = Vec::new();
    let from = |learning: &Learning| is_wanted(learning.from.as_ref().map(|from| from.as_str()));
    for (_, lesson) in lessons.iter().filter(|(learning, _)| from(learning)) {
        match found.iter_mut().find(|group| group.service == lesson.service) {
            Some(group) => group.lessons.push(lesson.clone()),
            None => found.push(LearningContext {
                service: lesson.service.clone(),
                lessons: vec![lesson.clone()],
            }),
        }
    }
    found
}

/// The quotations, those about a service together.
fn quotations(list: &[Quotation], renderer: &mut Renderer<'_>) -> Vec<QuotationsContext> {
    let mut found: Vec<QuotationsContext> = Vec::new();
    for quotation in list {
        let text = as_quotation(&renderer.text(&quotation.text));
        match found.iter_mut().find(|group| group.service == quotation.service) {
            Some(group) => group.texts.push(text),
            None => found.push(QuotationsContext {
                service: quotation.service.clone(),
                texts: vec![text],
            }),
        }
    }
    found
}

fn as_quotation(text: &str) -> String {
    let lines: Vec<String> = text.trim().lines().map(|line| format!("> {line}")).collect();
    lines.join("\n")
}
