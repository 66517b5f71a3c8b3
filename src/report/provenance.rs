//! What each document was made of and by.
//!
//! In: the project and its composed documents. Out: the same documents with their [`Provenance`]. The fingerprint of an
//! input is of what the readers may know of it: for the public without what is exempt or suppressed, so that nobody can try
//! out guesses against it. Nor is it of anything that no document follows from, as comments and the order in which a
//! file is laid out; so a fingerprint changes when something is said that was not said before, and not otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use sha2::{Digest, Sha256};

use super::Composed;
use crate::audience::withheld;
use crate::charts::figure_beside_others;
use crate::compose;
use crate::diagnostic::{Place, Source, Spot};
use crate::document::{Document, Fingerprint, Provenance};
use crate::figures::{EARLIER_YEARS, suppressed_inputs};
use crate::load::{content, is_shipped, places_of, shipped_data};
use crate::model::{Attachment, Audience, DocumentKind, Edition, Project};
use crate::units::FinancialYear;

/// The program with its version.
pub const PROGRAM: &str = concat!("annual-review ", env!("CARGO_PKG_VERSION"));

/// What stands among the inputs for the figures of other authorities, where a document is built with them.
pub const SIMILAR: &str = "figures of similar authorities";

/// Keys of which nothing follows but what `check` says.
const FOR_CHECKS: [&str; 3] = ["/published", "/accepted_words", "/accept"];

/// How many years before its own a document can tell of: those that its figures are worked out from, and one more that
/// tables reach.
const REACH: usize = EARLIER_YEARS + 1;

/// The inputs of a project, each read once.
#[derive(Debug)]
pub(super) struct Inputs<'p> {
    project: &'p Project,
    audience: Audience,
    /// What is in no fingerprint.
    left_out: Vec<Place>,
    /// Those that some document follows from, by name.
    known: BTreeMap<String, Fingerprint>,
}

impl<'p> Inputs<'p> {
    /// The inputs of a whole project, as these readers may know them.
    pub(super) fn new(project: &'p Project, audience: Audience) -> Self {
        let mut inputs = Self {
            project,
            audience,
            left_out: Vec::new(),
            known: BTreeMap::new(),
        };
        let files = project.years.values().map(|file| file.year.spot);
        let files: Vec<Spot> = files.chain([project.council.council.spot]).collect();
        for spot in &files {
            let places = places_of(&inputs.source(*spot), &FOR_CHECKS);
            inputs.left_out.extend(places);
        }
        if audience == Audience::Public {
            inputs.left_out.extend(withheld(project));
            let suppressed = suppressed_inputs(project).into_iter();
            inputs.left_out.extend(suppressed.map(|spot| project.files.place(spot)));
        }
        for spot in files.into_iter().chain(inputs.spots_of_own()) {
            let source = inputs.source(spot);
            inputs.add(project.name_of(&source), content(&source, &inputs.left_out).as_bytes());
        }
        for template in project.own_templates() {
            inputs.add(project.name_of(&template), template.text.as_bytes());
        }
        if let Some((name, bytes)) = logo(project) {
            inputs.add(&name, bytes);
        }
        for (name, file) in &project.attachments {
            if let Attachment::Read(bytes) = file {
                inputs.add(name, bytes);
            }
        }
        inputs
    }

    /// Says of a document of the project what it was made of and by.
    pub(super) fn tell(&self, composed: &mut Composed) {
        let annexed = composed.annexed.iter().map(|(name, _)| name.clone());
        let names = self.names(composed.year, composed.kind).chain(annexed).collect();
        let edition = self
            .project
            .years
            .get(&composed.year)
            .and_then(|file| self.project.edition(file));
        let mut provenance = Provenance {
            edition: edition
                .map(|edition| edition.edition.value.to_string())
                .unwrap_or_default(),
            style: match composed.kind {
                DocumentKind::Letter => String::new(),
                _ => self.project.style.style.value.clone(),
            },
            ..self.of(&names)
        };
        provenance.inputs.extend(self.similar(composed));
        self.write(&mut composed.document, provenance);
    }

    /// What the charts of a document show of the other authorities that it is built with. It is asked only of a document
    /// that has such a chart, since the first who asks waits until they all are read.
    fn similar(&self, composed: &Composed) -> Option<Fingerprint> {
        let similar = self.project.similar.as_ref()?;
        let charts = composed.document.charts().into_iter();
        let figures: BTreeSet<&str> = charts.filter_map(|chart| figure_beside_others(&chart.id)).collect();
        let numbers = figures.into_iter().flat_map(|id| {
            let numbers = similar.rates(self.project, composed.year, id).into_iter();
            numbers.map(move |number| format!("{id} {number}\n"))
        });
        let numbers: String = numbers.collect();
        (!numbers.is_empty()).then(|| Fingerprint {
            name: SIMILAR.to_owned(),
            sha256: sha256(numbers.as_bytes()),
        })
    }

    /// The same of the index, which follows from every year.
    pub(super) fn tell_index(&self, document: &mut Document) {
        let project = self.project;
        let own = self.spots_of_own().into_iter().map(|spot| self.name(spot));
        let years = project.years.values().map(|file| self.name(file.year.spot));
        let logo = logo(project).map(|(name, _)| name);
        let names = self.common(|_| true).chain(logo).chain(years).chain(own).collect();
        let provenance = Provenance {
            style: project.style.style.value.clone(),
            ..self.of(&names)
        };
        self.write(document, provenance);
    }

    fn write(&self, document: &mut Document, provenance: Provenance) {
        document.meta.provenance = provenance;
        if self.audience == Audience::Public {
            document
                .workings
                .iter_mut()
                .for_each(crate::workings::Working::leave_out_columns);
        }
    }

    /// The inputs of these names; a name that is none of an input is of a file that comes with the program.
    fn of(&self, names: &BTreeSet<String>) -> Provenance {
        Provenance {
            program: PROGRAM.to_owned(),
            inputs: names.iter().filter_map(|name| self.known.get(name).cloned()).collect(),
            ..Provenance::default()
        }
    }

    /// The names of what a document of this kind can follow from; no later year, so that an old letter stays as it is.
    fn names(&self, year: FinancialYear, kind: DocumentKind) -> impl Iterator<Item = String> {
        let project = self.project;
        let years = std::iter::successors(Some(year), |year| Some(year.previous())).take(1 + REACH);
        let years = years
            .filter_map(|year| project.years.get(&year))
            .map(|file| self.name(file.year.spot));
        let used = project.years.get(&year).and_then(|file| project.edition(file));
        let is_used = move |edition: &&Edition| {
            edition.edition.value <= year || used.is_some_and(|used| used.edition == edition.edition)
        };
        let editions = project
            .editions
            .iter()
            .filter(is_used)
            .map(|edition| edition.edition.spot);
        let is_paper = kind != DocumentKind::Letter;
        let style = is_paper.then_some(project.style.style.spot);
        let procedures = project.procedures.iter().filter(move |_| is_paper);
        let procedures = procedures.map(|procedure| procedure.procedure.spot);
        let spots = editions.chain(style).chain(procedures).map(|spot| self.name(spot));
        let logo = logo(project).filter(|_| is_paper).map(|(name, _)| name);
        let common = self.common(|template| !template.starts_with("index/"));
        common.chain(years).chain(spots).chain(logo)
    }

    /// The names of what every document can follow from; of its templates these by name, of which each can take in any
    /// other.
    fn common(&self, takes_in: impl Fn(&str) -> bool) -> impl Iterator<Item = String> {
        let council = self.name(self.project.council.council.spot);
        let templates = self.project.own_templates().into_iter();
        let templates = templates.filter(move |template| takes_in(&compose::template_name(template)));
        let templates = templates.map(|template| self.project.name_of(&template).to_owned());
        std::iter::once(council).chain(templates)
    }

    /// Where each of the project's own editions, procedures and its style begins.
    fn spots_of_own(&self) -> Vec<Spot> {
        let project = self.project;
        let editions = project.editions.iter().map(|edition| edition.edition.spot);
        let procedures = project.procedures.iter().map(|procedure| procedure.procedure.spot);
        let spots = editions.chain(procedures).chain([project.style.style.spot]);
        spots.filter(|spot| !is_shipped(&self.source(*spot))).collect()
    }

    fn source(&self, spot: Spot) -> Arc<Source> {
        self.project.files.place(spot).source
    }

    fn name(&self, spot: Spot) -> String {
        self.project.name_of(&self.source(spot)).to_owned()
    }

    /// What comes with the program is part of the program's version.
    fn add(&mut self, name: &str, bytes: &[u8]) {
        if !is_shipped(&Source::new(name, "")) {
            let sha256 = sha256(bytes);
            let name = name.to_owned();
            self.known.insert(name.clone(), Fingerprint { name, sha256 });
        }
    }
}

/// The logo of the project's own style, by its name within the project; a style that is shipped has none.
fn logo(project: &Project) -> Option<(String, &[u8])> {
    let file = &project.style.logo.as_ref()?.file;
    let picture = project.style.picture.as_ref()?;
    Some((format!("styles/{}", file.value), &picture.bytes))
}

static SHIPPED: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut kinds: BTreeMap<String, Sha256> = BTreeMap::new();
    let templates = compose::shipped().iter();
    let templates = templates.map(|(name, text)| (format!("templates/{name}"), *text));
    for (path, text) in templates.chain(shipped_data()) {
        let kind = path.split_once('/').map_or(path.as_str(), |(kind, _)| kind);
        let hash = kinds
            .entry(kind.trim_end_matches(".yaml").replace('-', " "))
            .or_default();
        // With how long each of them is, so that no two can pass for the same text cut elsewhere.
        for part in [path.as_str(), text] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
    }
    let kinds = kinds.into_iter();
    kinds
        .map(|(kind, hash)| (kind, hexadecimal(&hash.finalize())))
        .collect()
});

/// What comes with the program and documents follow from, a fingerprint for each kind of it: "templates", "editions".
pub(super) fn shipped() -> &'static BTreeMap<String, String> {
    &SHIPPED
}

/// The fingerprint of some bytes, in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or_default();
    let digits = bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    digits.collect()
}
