//! From figures to Markdown, by the templates that the kind of document names.
//!
//! In: the view of a year. Out: a document, composed as Markdown with this project's conventions in it (see
//! [`crate::document`]) and parsed. Templates are compiled once a process; the only files
//! that this room knows are the templates that it is given.

mod by_name;
mod case_context;
mod case_tables;
mod case_words;
mod chart_options;
mod code_context;
mod code_tables;
mod complaints_context;
mod composer;
mod context;
mod decision;
mod escape;
mod filters;
mod in_words;
mod index;
mod letter;
mod paper;
mod printed;
mod prose;
mod read;
mod references;
mod report_context;
mod report_tables;
mod sector;
mod style_context;
mod templates;
mod title;
mod workings_annex;

pub use by_name::ByName;
pub use case_context::{CaseContext, CasesContext, StatementContext, StatementSectionContext};
pub use code_context::CodeContext;
pub use complaints_context::{
    ComplaintsContext, KindContext, LearningContext, LessonContext, ProcedureContext, QuotationsContext, SourceContext,
    StageContext, TimeLimitContext,
};
pub use composer::{Composer, Making, Purpose, mark_for};
pub use context::{Context, CouncilContext, EditionContext, LetterContext, YearContext};
pub use in_words::nearest_template;
pub use index::{INDEX_SECTIONS, ListedDocument, ListedFile, ListedYear, index};
pub use paper::numbering;
pub use printed::Printed;
pub use prose::{FIGURES_LISTED, place_in};
pub use read::{ReadPassage, ReadYear};
pub use references::{Named, NamedAs};
pub use report_context::{
    AnnexContext, ClearanceContext, ContactContext, ImplicationContext, LeftOutContext, OfficerContext, ReportContext,
    ServiceContext, ToComeContext,
};
pub use sector::{ListedAuthority, ListedType, SECTOR_INDEX, SectorContext, sector};
pub use style_context::{FrontContext, FrontFieldContext};
pub use templates::{Templates, make_ready, section_template, shipped, shipped_text, template_name};

use crate::diagnostic::Diagnostics;
use crate::document::{Charts, Stage, Table};
use crate::gaps::gaps;
use crate::model::{DocumentKind, Paper, PlacedCharts, Project, Year};
use crate::view::YearView;
use prose::Renderer;
use report_context::Asked;

/// What a template may print for a kind of document of a year, with what is wrong with the officer's passages in it.
///
/// A passage that is wrong is stood in for by a word, so that the templates around it can be judged all the same.
#[must_use]
pub fn context(
    project: &Project,
    view: &YearView<'_>,
    year: &ReadYear<'_>,
    (kind, stage): (DocumentKind, Stage),
) -> (Context, Diagnostics) {
    let YearView {
        file, edition, figures, ..
    } = view;
    let mut context = year.context.clone();
    context.take_clear_days(file, kind);
    if let Some(paper) = file.paper(kind) {
        if paper.charts == PlacedCharts::None {
            context.charts.clear();
        }
        context.leave_charts_to_texts(paper);
    }
    let mut renderer = Renderer::new(&context, year, view, &project.files);
    let note = file.letter.note.as_ref().map(|note| renderer.text(note));
    let read_on = file.paper(kind).and_then(case_words::read_on);
    let cases = CasesContext::new(file, edition, figures, read_on, &mut renderer);
    let report = file.paper(kind).map(|paper| {
        let title = title::of_paper(project, kind, paper, &context);
        let title = title.unwrap_or_else(|errors| {
            renderer.found.extend(errors);
            kind.in_words()
        });
        let asked = Asked {
            project,
            file,
            kind,
            paper,
        };
        let mut report = ReportContext::new(&asked, title, &mut renderer);
        report.complaints = ComplaintsContext::new(project, file, &context, &report.texts, &mut renderer);
        report
    });
    let found = renderer.found;
    context.letter.note = note;
    let is_page = |case: &&CaseContext| kind == DocumentKind::Decision && case.statement.is_some();
    context.case = cases.list.iter().find(is_page).cloned();
    context.cases = cases;
    if let Some(mut report) = report {
        if stage == Stage::Draft {
            report.wait_for(gaps(project, file, kind), &context.references);
        }
        context.report = report;
    }
    (context, found)
}

/// Every name that `{{ ref.NAME }}` can take in a paper of a year with these tables and charts, each with what it names; a
/// name may be among them more than once.
#[must_use]
pub fn names(
    project: &Project,
    file: &Year,
    (tables, charts): (&[Table], &dyn Charts),
    paper: (DocumentKind, &Paper),
) -> Vec<Named> {
    let ids = tables.iter().map(|table| table.id.as_str());
    let ids: Vec<&str> = ids.chain(report_tables::ids(project, file)).collect();
    let with = |charts: &[String]| {
        let placed = references::Placed { tables: &ids, charts };
        references::names(&project.style, file, paper, placed)
    };
    let without = with(&[]);
    if without.iter().all(|named| !named.name.starts_with(references::CHART)) {
        // Which charts there are then matters to nobody, and takes looking up.
        return without;
    }
    with(&charts.names())
}
