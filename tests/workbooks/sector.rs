//! A sector of made-up councils, the same in every run: their names and spellings, and what the Ombudsman would have
//! published of them.
//!
//! Real councils' names must not bear made-up figures, so every name says that it is made up. The few real ones are in
//! `real`, with published figures only.

use std::collections::BTreeMap;

/// What every name ends with.
const MARK: &str = "(made up)";

/// The keys of `statistics.received.categories`, in the order of the letters.
pub(crate) const CATEGORIES: [&str; 9] = [
    "adult_care_services",
    "benefits_and_tax",
    "corporate_and_other_services",
    "education_and_childrens_services",
    "environmental_services_and_public_protection",
    "highways_and_transport",
    "housing",
    "planning_and_development",
    "other",
];

/// The keys of `statistics.decided.outcomes`, in the order of the letters.
pub(crate) const OUTCOMES: [&str; 6] = [
    "invalid_or_incomplete",
    "advice_given",
    "referred_back",
    "closed_after_initial_enquiries",
    "not_upheld",
    "upheld",
];

/// An authority with its figures of the year.
#[derive(Clone)]
pub(crate) struct Authority {
    /// The full name.
    pub(crate) name: String,
    /// The key of its type in `council.yaml`.
    pub(crate) kind: &'static str,
    /// Other spellings, of which workbooks are full: the usual abbreviation first, the plainest last.
    pub(crate) aliases: Vec<String>,
    /// Received in each of the [`CATEGORIES`].
    pub(crate) received: [u32; 9],
    /// Decided with each of the [`OUTCOMES`].
    pub(crate) decided: [u32; 6],
    /// Compliance outcomes recorded; satisfied, the late ones among them; late.
    pub(crate) compliance: [u32; 3],
    /// Satisfactory remedies before the Ombudsman.
    pub(crate) remedies: u32,
}

/// Which of an authority's spellings a workbook uses.
#[derive(Clone, Copy)]
pub(crate) enum Spelling {
    Full,
    Abbreviated,
    Plain,
}

impl Authority {
    /// Its name as a workbook spells it.
    pub(crate) fn spelled(&self, spelling: Spelling) -> &str {
        match spelling {
            Spelling::Full => &self.name,
            Spelling::Abbreviated => &self.aliases[0],
            Spelling::Plain => &self.aliases[self.aliases.len() - 1],
        }
    }

    /// Upheld of those investigated.
    pub(crate) fn upheld(&self) -> [u32; 2] {
        [self.decided[5], self.decided[4] + self.decided[5]]
    }

    /// What a workbook of complaints received says of it.
    pub(crate) fn truth_received(&self) -> Figures {
        let categories = CATEGORIES
            .iter()
            .zip(self.received)
            .map(|(category, count)| (format!("received.categories.{category}"), Figure::Count(count)));
        let total = ("received.total".to_owned(), Figure::Count(self.received.iter().sum()));
        categories.chain([total]).collect()
    }

    /// What a workbook of complaints decided says of it.
    pub(crate) fn truth_decided(&self) -> Figures {
        let outcomes = OUTCOMES
            .iter()
            .zip(self.decided)
            .map(|(outcome, count)| (format!("decided.outcomes.{outcome}"), Figure::Count(count)));
        let [upheld, investigated] = self.upheld();
        let others = [
            ("decided.total".to_owned(), Figure::Count(self.decided.iter().sum())),
            ("investigations.uphold_rate".to_owned(), rate(upheld, investigated)),
        ];
        outcomes.chain(others).collect()
    }

    /// What a workbook of compliance and remedies says of it.
    pub(crate) fn truth_remedies(&self) -> Figures {
        let [outcomes, satisfied, late] = self.compliance;
        let [upheld, _] = self.upheld();
        [
            ("compliance.outcomes", Figure::Count(outcomes)),
            ("compliance.satisfied", Figure::Count(satisfied)),
            ("compliance.late", Figure::Count(late)),
            ("compliance.compliance_rate", rate(satisfied, outcomes)),
            ("remedies.satisfactory", Figure::Count(self.remedies)),
            ("remedies.satisfactory_remedy_rate", rate(self.remedies, upheld)),
        ]
        .map(|(key, figure)| (key.to_owned(), figure))
        .into()
    }
}

/// The figures of an authority by their keys below `statistics`.
pub(crate) type Figures = BTreeMap<String, Figure>;

/// The figures of a workbook, by authority.
pub(crate) type Truth = BTreeMap<String, Figures>;

/// A figure as it is to be found in a year file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Figure {
    Count(u32),
    /// Rounded half up to a whole number.
    PerCent(u32),
    /// Tenths, such as upheld per 100,000.
    Tenths(u32),
    /// No number: left out, or not applicable.
    Absent,
}

/// The rate in whole per cent, half up; none of nothing.
pub(crate) fn rate(part: u32, whole: u32) -> Figure {
    (200 * part + whole)
        .checked_div(2 * whole)
        .map_or(Figure::Absent, Figure::PerCent)
}

/// How often each type comes in twenty authorities, in an order in which the first ones show all.
const KINDS: [&str; 20] = [
    "county",
    "district",
    "london-borough",
    "unitary",
    "metropolitan",
    "district",
    "district",
    "london-borough",
    "district",
    "unitary",
    "district",
    "district",
    "metropolitan",
    "district",
    "district",
    "unitary",
    "district",
    "district",
    "district",
    "district",
];

const BEGINNINGS: [&str; 20] = [
    "Quen", "Thorl", "Wenna", "Marle", "Pesk", "Orle", "Fenna", "Brack", "Cull", "Dray", "Ulm", "Frith", "Gorse",
    "Hask", "Ives", "Jarr", "Kell", "Lorn", "Vosk", "Nettle",
];

const ENDS: [&str; 20] = [
    "fleet", "combe", "mere", "stow", "wick", "thorpe", "holt", "bourne", "minster", "worth", "dale", "shaw", "garth",
    "hurst", "stead", "leigh", "moor", "cross", "ness", "bridge",
];

/// The first so many of 400 authorities.
pub(crate) fn authorities(count: usize) -> Vec<Authority> {
    (0..count).map(authority).collect()
}

fn authority(index: usize) -> Authority {
    let base = format!("{}{}", BEGINNINGS[index / 20 % 20], ENDS[index % 20]);
    let kind = KINDS[index % 20];
    let (name, aliases) = spellings(kind, &base, index);
    let mut chance = Chance(1000 + index as u64);
    let mut received = [0; 9].map(|_| chance.below(40));
    let mut decided = [0; 6].map(|_| chance.below(30));
    match index {
        // Decided, but nothing investigated: no uphold rate. Nothing at all: zeros, which are figures.
        3 => decided[4..].fill(0),
        6 => (received, decided) = ([0; 9], [0; 6]),
        _ => {}
    }
    let outcomes = if decided[5] == 0 {
        0
    } else {
        decided[5] + chance.below(3)
    };
    let satisfied = outcomes - chance.below(2).min(outcomes);
    Authority {
        name,
        kind,
        aliases,
        received,
        decided,
        compliance: [outcomes, satisfied, chance.below(4).min(satisfied)],
        remedies: chance.below(6).min(decided[5]),
    }
}

/// The full name of an authority, and its other spellings.
fn spellings(kind: &str, base: &str, index: usize) -> (String, Vec<String>) {
    let (name, aliases): (String, &[&str]) = match (kind, index % 3) {
        ("county", _) => (format!("{base} County Council"), &["CC", "County", "Council"]),
        ("metropolitan", _) => (
            format!("{base} Metropolitan Borough Council"),
            &["MBC", "Borough Council", "Council"],
        ),
        ("unitary", 0) => (format!("{base} Council"), &["Unitary Authority", ""]),
        ("unitary", _) => (format!("{base} Borough Council"), &["BC", "Council"]),
        ("london-borough", _) => (
            format!("London Borough of {base}"),
            &["LBC", "London Borough Council", "Council"],
        ),
        (_, 0) => (format!("{base} City Council"), &["City", "Council"]),
        (_, 1) => (format!("{base} Borough Council"), &["BC", "Council"]),
        _ => (format!("{base} District Council"), &["DC", "Council"]),
    };
    let other = |end: &&str| format!("{base} {end} {MARK}").replace("  ", " ");
    (format!("{name} {MARK}"), aliases.iter().map(other).collect())
}

/// Names, types and aliases as the file `import.yaml` in the folder of projects gives them.
pub(crate) fn register(authorities: &[Authority]) -> String {
    let mut yaml = String::from("authorities:\n");
    for Authority {
        name, kind, aliases, ..
    } in authorities
    {
        yaml += &format!("  - name: {name}\n    type: {kind}\n    aliases:\n");
        yaml.extend(aliases.iter().map(|alias| format!("      - {alias}\n")));
    }
    yaml
}

/// Numbers that look like chance and are the same in every run: a linear congruential generator (Knuth's MMIX).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap() % bound
    }
}
