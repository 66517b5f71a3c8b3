//! What is annexed to a report, and which files may be.
//!
//! Whatever is annexed is copied beside the report and published with it. So only names are taken that can stand in a
//! link as they are, and only kinds of file that somebody publishes: the project's own YAML holds what is for members.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{At, DocumentKind, Exempt};
use crate::diagnostic::Spot;

/// Something that is annexed: a document of the same year, the list of upheld cases, or a file.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Annex {
    /// What is made for it: `letter`, `cases`, `self-assessment` or `workings`
    pub made: Option<At<MadeAnnex>>,
    /// A file in the project's folder, which is copied beside the report: letter-2024.pdf
    pub file: Option<At<String>>,
    /// Its title; needed for a file
    pub title: Option<At<String>>,
    /// Why it is exempt from publication: it goes to members alone, and the public reads only that there is an annex
    pub exempt: Option<At<Exempt>>,
}

impl Annex {
    /// Whether all that is left of it is that it is exempt.
    #[must_use]
    pub fn is_withheld(&self) -> bool {
        self.exempt.is_some() && self.made.is_none() && self.file.is_none()
    }

    /// Its name in references: `annex_letter`, `annex_cases`, and `annex_letter_2024` for letter-2024.pdf.
    #[must_use]
    pub fn name(&self) -> String {
        let made = self.made.as_ref().map(|made| match made.value {
            MadeAnnex::Letter => "letter",
            MadeAnnex::Cases => "cases",
            MadeAnnex::SelfAssessment => "self_assessment",
            MadeAnnex::Workings => "workings",
        });
        let file = self.file.as_ref().map(|file| file.value.as_str()).unwrap_or_default();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let name = made.unwrap_or(stem).to_lowercase();
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
        format!("annex_{}", name.chars().map(plain).collect::<String>())
    }

    /// Where it stands: at the first thing that is said of it; `None` if nothing is.
    #[must_use]
    pub fn spot(&self) -> Option<Spot> {
        let made = self.made.as_ref().map(|made| made.spot);
        let file = self.file.as_ref().map(|file| file.spot);
        made.or(file).or(self.title.as_ref().map(|title| title.spot))
    }
}

/// An annex that the program makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MadeAnnex {
    /// The year's annual review letter.
    Letter,
    /// The list of upheld cases.
    Cases,
    /// The self-assessment against the Complaint Handling Code.
    SelfAssessment,
    /// How each figure that the paper prints was worked out.
    Workings,
}

/// A file that a report annexes, as it was found in the project's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attachment {
    /// Its bytes.
    Read(Arc<[u8]>),
    /// There is no file of this name; perhaps there is one with other capitals.
    Missing {
        /// The name that differs in capitals alone.
        nearly: Option<String>,
    },
    /// It is a link to something that may not be annexed: out of the project's folder, or to a file of another kind.
    LeadsAway,
    /// It is there, but cannot be read; why.
    Unreadable(String),
}

/// The endings of files that may be annexed.
pub const ANNEX_ENDINGS: [&str; 14] = [
    "pdf", "doc", "docx", "odt", "rtf", "txt", "html", "xls", "xlsx", "ods", "csv", "png", "jpg", "jpeg",
];

/// What is wrong with the name of a file that is to be annexed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// There is none.
    Blank,
    /// It is a path: it has `/`, `\` or `:` in it.
    Path,
    /// It begins as the names of hidden and of passing files do.
    Hidden,
    /// It has a sign that no link can hold as it is.
    Sign(char),
    /// It is that of a YAML file, or of a copy of one.
    Yaml,
    /// It ends as none of [`ANNEX_ENDINGS`].
    Ending,
    /// A document that is built has this name.
    BuiltDocument,
}

/// Whether a file of this name may be annexed, or why not.
///
/// # Errors
/// The first fault of the name.
///
/// # Example
/// ```
/// use annual_review::model::{NameFault, annex_file_name};
/// assert_eq!(annex_file_name("letter-2024.pdf"), Ok(()));
/// assert_eq!(annex_file_name("2023-24.yaml"), Err(NameFault::Yaml));
/// assert_eq!(annex_file_name("100%.pdf"), Err(NameFault::Sign('%')));
/// ```
pub fn annex_file_name(name: &str) -> Result<(), NameFault> {
    let cannot_be_in_a_link = |c: &char| c.is_control() || matches!(c, '#' | '?' | '%' | '<' | '>' | '"' | '*' | '|');
    let lower = name.to_lowercase();
    let mut parts = lower.split('.');
    let stem = parts.next().unwrap_or_default();
    let endings: Vec<&str> = parts.collect();
    let is_yaml = endings.iter().any(|ending| matches!(*ending, "yaml" | "yml"));
    let is_known = endings.last().is_some_and(|ending| ANNEX_ENDINGS.contains(ending));
    let stem = stem.strip_suffix("-draft").unwrap_or(stem);
    if name.trim().is_empty() {
        Err(NameFault::Blank)
    } else if name.contains(['/', '\\', ':']) {
        Err(NameFault::Path)
    } else if name.starts_with(['.', '~']) {
        Err(NameFault::Hidden)
    } else if let Some(sign) = name.chars().find(cannot_be_in_a_link) {
        Err(NameFault::Sign(sign))
    } else if is_yaml {
        Err(NameFault::Yaml)
    } else if !is_known {
        Err(NameFault::Ending)
    } else if DocumentKind::ALL.iter().any(|kind| kind.name() == stem) {
        Err(NameFault::BuiltDocument)
    } else {
        Ok(())
    }
}
