//! The manifest of an output folder: of every file in it, what it is and what it was made of, so that anybody can say later
//! whether it still is that.
//!
//! In: what was built, and the manifest that is there already. Out: the new one, as JSON, with what it said of files that
//! were not built now. A manifest is read as something that anybody may have written: a path in it is only what it says.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Composed, MEMBERS_FOLDER, Output, Request, provenance};
use crate::document::{ANNEXED, Document, Stage};
use crate::model::Audience;
use crate::units::Date;
use crate::write::Format;

/// The name of the manifest in the folder that it is of.
pub const MANIFEST: &str = "manifest.json";

/// The name of the index, as that of a document.
pub const INDEX: &str = "index";

/// What a manifest is, with the version of its shape.
const SCHEMA: &str = "annual-review manifest 1";

/// What an output folder holds: what is public in a manifest at its top, what is for members in one in theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    schema: String,
    /// The documents, by year and name.
    pub documents: Vec<Made>,
}

/// A document as it was made, with the files that it was written to. What was built in two goes has two entries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Made {
    /// Its year: "2023-24"; none of the index.
    pub year: Option<String>,
    /// Its name in file names: "letter", "decision-23-001-234".
    pub document: String,
    /// What it is, as `--document` names it; none of the index.
    pub kind: Option<String>,
    /// "final" or "draft".
    pub stage: String,
    /// "public" or "members".
    pub audience: String,
    /// The house style that was asked for in the place of the project's own.
    pub style_asked: Option<String>,
    /// The date of making that was asked for: "2024-07-17".
    pub made_on: Option<String>,
    /// The program with its version.
    pub program: String,
    /// What comes with the program, a fingerprint for each kind of it.
    pub shipped: BTreeMap<String, String>,
    /// The edition of the year's letter; empty of the index.
    pub edition: String,
    /// The house style of a paper; empty of a letter.
    pub style: String,
    /// Its inputs by their names, with their fingerprints.
    pub inputs: BTreeMap<String, String>,
    /// The figures that it prints by their ids, as text.
    pub figures: BTreeMap<String, String>,
    /// Its files, by path.
    pub files: Vec<MadeFile>,
}

/// A file of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MadeFile {
    /// Where it is, from the manifest's folder on: "2023-24/letter.pdf".
    pub path: String,
    /// Its format as `--format` names it, also of a picture that belongs to it; none of a file that the document annexes.
    pub format: Option<String>,
    /// The fingerprint of its bytes.
    pub sha256: String,
}

impl Default for Manifest {
    fn default() -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            documents: Vec::new(),
        }
    }
}

impl Manifest {
    /// Where the manifest of what these readers may have is, below the output folder.
    #[must_use]
    pub fn path(audience: Audience) -> String {
        format!("{}{MANIFEST}", folder(audience))
    }

    /// Reads a manifest.
    ///
    /// # Errors
    /// Why it is none of ours.
    pub fn read(text: &str) -> Result<Self, String> {
        let manifest: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if manifest.schema == SCHEMA {
            Ok(manifest)
        } else {
            Err(format!("its schema is `{}`, not `{SCHEMA}`", manifest.schema))
        }
    }

    /// The manifest after a build: its entries of what was built now are new, those of other files stay as long as the
    /// files are there, by their paths below the output folder.
    #[must_use]
    pub fn updated(self, built: &[Output], audience: Audience, is_there: impl Fn(&str) -> bool) -> Self {
        let folder = folder(audience);
        let new: BTreeSet<&str> = built.iter().map(|output| output.path.as_str()).collect();
        let mut entries: BTreeMap<Made, Vec<MadeFile>> = BTreeMap::new();
        for mut made in self.documents {
            let mut files = std::mem::take(&mut made.files);
            files.retain(|file| {
                let path = format!("{folder}{}", file.path);
                !new.contains(path.as_str()) && is_plain(&file.path) && is_there(&path)
            });
            entries.entry(made).or_default().extend(files);
        }
        for output in built {
            let file = MadeFile {
                path: output.path.strip_prefix(folder).unwrap_or(&output.path).to_owned(),
                format: output.format.map(|format| format.name().to_owned()),
                sha256: provenance::sha256(&output.bytes),
            };
            entries.entry(output.made.as_ref().clone()).or_default().push(file);
        }
        let documents = entries.into_iter().filter(|(_, files)| !files.is_empty());
        let documents = documents.map(|(made, mut files)| {
            files.sort();
            Made { files, ..made }
        });
        Self {
            schema: SCHEMA.to_owned(),
            documents: documents.collect(),
        }
    }

    /// The pictures of an earlier build that stand beside Markdown built now and are not in it any more, as they were written:
    /// left there they would go on to show what the document has ceased to say. Paths are those below the output folder.
    pub fn left_pictures<'m>(
        &'m self,
        built: &'m [Output],
        audience: Audience,
    ) -> impl Iterator<Item = (String, &'m MadeFile)> + 'm {
        let markdown = built.iter().filter(|output| output.format == Some(Format::Markdown));
        let names: Vec<&str> = markdown.filter_map(|output| output.path.strip_suffix(".md")).collect();
        // Whoever wrote the manifest, nothing else is taken for one.
        let is_picture = move |path: &str| {
            let beside = names.iter().filter_map(|name| path.strip_prefix(name));
            beside.into_iter().any(is_end_of_picture)
        };
        let files = self.documents.iter().flat_map(|made| &made.files);
        let files = files.map(move |file| (format!("{}{}", folder(audience), file.path), file));
        files.filter(move |(path, file)| {
            is_plain(&file.path) && is_picture(path) && !built.iter().any(|output| output.path == *path)
        })
    }

    /// As it stands in its file.
    #[must_use]
    pub fn text(&self) -> String {
        // It has only names and texts, which JSON can hold.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// What is said of a document that was made as asked: one of a year, or the index.
pub(super) fn made_of(document: &Document, composed: Option<&Composed>, request: &Request) -> Made {
    let meta = &document.meta;
    let provenance = meta.provenance.clone();
    let inputs = provenance.inputs.into_iter();
    let figures = document.workings.iter();
    Made {
        year: composed.map(|composed| composed.year.hyphenated()),
        document: composed.map_or_else(|| INDEX.to_owned(), |composed| composed.name.clone()),
        kind: composed.map(|composed| composed.kind.name().to_owned()),
        stage: match meta.stage {
            Stage::Final => "final",
            Stage::Draft => "draft",
        }
        .to_owned(),
        audience: match request.audience {
            Audience::Public => "public",
            Audience::Members => "members",
        }
        .to_owned(),
        style_asked: request.style.clone(),
        made_on: meta.made_on.map(Date::iso),
        program: provenance.program,
        shipped: provenance::shipped().clone(),
        edition: provenance.edition,
        style: provenance.style,
        inputs: inputs.map(|input| (input.name, input.sha256)).collect(),
        figures: figures
            .map(|working| (working.id.clone(), working.text.replace('\u{a0}', " ")))
            .collect(),
        files: Vec::new(),
    }
}

/// Whether the name of a document and this are the name of a picture of its: of a chart, or of one in an annex.
fn is_end_of_picture(end: &str) -> bool {
    let id = end.strip_prefix('-').and_then(|end| end.strip_suffix(".svg"));
    id.is_some_and(|id| (id.starts_with("chart-") || id.starts_with(ANNEXED)) && !id.contains('/'))
}

/// The folder of a manifest, below the output folder.
fn folder(audience: Audience) -> &'static str {
    match audience {
        Audience::Public => "",
        Audience::Members => MEMBERS_FOLDER,
    }
}

/// Whether a path leads to nothing but a file below the folder that it is taken from, on every system.
#[must_use]
pub fn is_plain(path: &str) -> bool {
    !path.contains(['\\', ':', '\0']) && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}
