//! What a council may keep from the public, and why.

use schemars::JsonSchema;
use serde::Deserialize;

/// Why something is for members of the council alone.
///
/// # Source
/// Local Government Act 1972, section 100A(4) and Schedule 12A: Part 1 lists seven kinds of exempt information; by
/// paragraph 10 of Part 2 it is exempt only while the public interest in keeping it so outweighs that in disclosing it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exempt {
    /// The paragraph of Part 1 of Schedule 12A to the Local Government Act 1972, 1 to 7, under which it is exempt
    #[schemars(range(min = 1, max = 7))]
    pub paragraph: u8,
    /// Why the public interest in keeping it exempt outweighs that in publishing it
    pub public_interest: String,
}

/// What stands in the place of a heading or a label that is exempt.
pub const EXEMPT_INFORMATION: &str = "Exempt information";

impl Exempt {
    /// What the paragraph is about, in a few words.
    ///
    /// # Source
    /// Local Government Act 1972, Schedule 12A, Part 1, as in force in England since 1 March 2006; in short.
    #[must_use]
    pub fn subject(&self) -> &'static str {
        match self.paragraph {
            1 => "information about a particular person",
            2 => "information likely to show who a particular person is",
            3 => "the financial or business affairs of a person or body",
            4 => "consultations or negotiations on labour relations",
            5 => "legal professional privilege",
            6 => "a notice, order or direction that the council intends",
            _ => "preventing, investigating or prosecuting crime",
        }
    }

    /// Under what it is exempt, as part of a sentence that names nothing of it.
    ///
    /// # Example
    /// ```
    /// use annual_review::model::Exempt;
    /// let exempt = Exempt { paragraph: 4, public_interest: "it would weaken the council's hand".into() };
    /// assert_eq!(
    ///     exempt.reason(),
    ///     "exempt from publication under paragraph 4 of Part 1 of Schedule 12A to the Local Government Act 1972 \
    ///      (consultations or negotiations on labour relations)"
    /// );
    /// ```
    #[must_use]
    pub fn reason(&self) -> String {
        format!(
            "exempt from publication under paragraph {} of Part 1 of Schedule 12A to the Local Government Act 1972 ({})",
            self.paragraph,
            self.subject()
        )
    }

    /// The same with the public interest test where it is given, as sentences: members read it beside what is exempt,
    /// and from the public version the test is gone.
    #[must_use]
    pub fn sentences(&self) -> String {
        let reason = self.reason();
        match self.public_interest.trim().trim_end_matches('.') {
            "" => format!("This is {reason}."),
            test => format!("This is {reason}. Public interest test: {test}."),
        }
    }

    /// The same without the public interest test, whose words may tell what is exempt.
    #[must_use]
    pub fn for_the_public(self) -> Self {
        Self {
            public_interest: String::new(),
            ..self
        }
    }
}
