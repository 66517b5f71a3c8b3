//! A version of a project, with its years as documents and checks see them.
//!
//! In: a project, whole or as everybody may read it, and its figures. Out: what the checks find in it, and its documents.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Composed, Request, annexed, index};
use crate::checks::{self, Asked, Subject};
use crate::compose::{self, Composer, Making, Purpose, ReadYear, Templates};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::figures::Sheets;
use crate::model::{DocumentKind, Project};
use crate::view::{self, YearView};

/// A version of a project.
#[derive(Debug)]
pub(super) struct Version<'a> {
    project: &'a Project,
    sheets: &'a Sheets,
    request: &'a Request,
    views: Vec<YearView<'a>>,
    /// The years with the officer's passages read, for the checks and for every document.
    years: Vec<ReadYear<'a>>,
    /// Why other years that are asked for cannot be viewed.
    pub(super) unviewed: Diagnostics,
}

impl<'a> Version<'a> {
    /// A project with the years that are asked for.
    pub(super) fn new(project: &'a Project, sheets: &'a Sheets, request: &'a Request) -> Self {
        let (views, unviewed) = view::all_views(project, sheets, &request.years);
        let years = views.par_iter().map(|view| ReadYear::new(project, view)).collect();
        Self {
            project,
            sheets,
            request,
            views,
            years,
            unviewed,
        }
    }

    /// What the checks find, what the project accepts of it marked so, and what is wrong with the officer's passages.
    pub(super) fn judged(&self) -> Diagnostics {
        let found = self.found(&Asked::Every);
        checks::accepted(self.project, &self.views, found)
    }

    /// What these checks find, and what is wrong with the officer's passages.
    pub(super) fn found(&self, asked: &Asked) -> Diagnostics {
        let project = self.project;
        let sheets = self.sheets.unsuppressed(project);
        let of_years = || {
            let years = self.views.par_iter().zip(&self.years);
            let found = years.flat_map_iter(|(view, year)| {
                let subject = Subject::of_file(project, view, &sheets);
                let found = checks::year(&subject, &year.passages, asked);
                found.into_iter().chain(year.wrong.iter().cloned())
            });
            found.collect::<Vec<Diagnostic>>()
        };
        let (mut found, of_years) = rayon::join(|| checks::project(project, asked), of_years);
        found.extend(checks::history(project, &sheets, asked));
        found.extend(of_years);
        found
    }

    /// The documents, not yet written, and what is wrong with them.
    pub(super) fn documents(
        &self,
        templates: &Result<Templates, Diagnostics>,
        purpose: Purpose,
    ) -> (Vec<Composed>, Diagnostics) {
        let templates = match templates {
            Ok(templates) => templates,
            Err(errors) => return (Vec::new(), errors.clone()),
        };
        let years = self.views.par_iter().zip(&self.years);
        let years: Vec<_> = years
            .map(|(view, year)| self.of_year(view, year, templates, purpose))
            .collect();
        let mut found = index::faults(self.project, self.sheets, templates);
        let mut documents = Vec::new();
        for result in years {
            match result {
                Ok(of_year) => documents.extend(of_year),
                Err(errors) => found.extend(errors),
            }
        }
        (documents, found)
    }

    fn of_year(
        &self,
        view: &YearView<'_>,
        year: &ReadYear<'_>,
        templates: &Templates,
        purpose: Purpose,
    ) -> Result<Vec<Composed>, Diagnostics> {
        let (project, request) = (self.project, self.request);
        let making = Making {
            made_on: request.made_on,
            stage: request.stage,
            purpose,
        };
        let asked = |kind: &DocumentKind| request.documents.is_empty() || request.documents.contains(kind);
        let mut found = Diagnostics::default();
        let mut documents = Vec::new();
        for kind in view.file.documents.iter().map(|kind| kind.value).filter(asked) {
            let (context, wrong) = compose::context(project, view, year, (kind, request.stage));
            found.extend(wrong);
            match Composer::new(project, view, (year, &context), templates, making).documents(kind) {
                Ok(composed) => documents.extend(composed.into_iter().map(|(name, document)| Composed {
                    year: view.file.year.value,
                    kind,
                    name,
                    document,
                    figures: Arc::clone(&view.figures),
                    annexed: annexed(project, view.file, kind),
                })),
                Err(errors) => found.extend(errors),
            }
        }
        if found.has_errors() { Err(found) } else { Ok(documents) }
    }
}
