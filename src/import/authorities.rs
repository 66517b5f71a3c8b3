//! The authorities that the Ombudsman's workbooks name, and which of them a name means.
//!
//! In: the list that is shipped, `data/import/authorities.yaml`, and what the user adds to it. Out: the one authority that
//! a name fits, or why none or more than one does. Two authorities are never taken for one: a name that leaves room for
//! both is refused, and so is that of a council that was not there yet.

mod name;
mod own;

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Diagnostics, Files, Source, nearest};
use crate::load;
use crate::model::AuthorityType;
use crate::units::FinancialYear;

use name::{Form, Name, plain};
pub use own::own;

const SHIPPED: &str = include_str!("../../data/import/authorities.yaml");

/// An authority.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// Its full name: Oxford City Council
    pub name: String,
    /// What kind of authority it is
    #[serde(rename = "type")]
    pub authority_type: AuthorityType,
    /// Other names by which workbooks call it
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its first financial year, where it is not as old as the workbooks
    pub from: Option<FinancialYear>,
    /// Its last financial year, where it is no more
    pub until: Option<FinancialYear>,
    /// The authorities that came in its place
    #[serde(default)]
    pub into: Vec<String>,
}

/// The list that is shipped.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct List {
    /// The authorities
    authorities: Vec<Authority>,
}

/// Why a name means no authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unclear<'k> {
    /// It fits none; these are near to it, if any are.
    Unknown(Vec<&'k Authority>),
    /// It fits more than one.
    Several(Vec<&'k Authority>),
    /// It fits one that came only later.
    NotYet(&'k Authority),
}

/// Every authority that is known, by its names.
#[derive(Debug, Clone)]
pub struct Authorities {
    list: Vec<Authority>,
    /// The authorities of each exact name.
    exact: BTreeMap<String, Vec<usize>>,
    /// Those of each name without the words that say what kind of council it is, each with what its words are.
    by_place: BTreeMap<String, Vec<(usize, Known)>>,
}

/// For which forms of a name an entry of the index stands.
#[derive(Debug, Clone)]
enum Known {
    /// All that are fit for the authority.
    Any,
    /// Only this: an alias that says what kind of council it is.
    Only(Name),
}

impl Authorities {
    /// The list that is shipped, with the user's own, which come before it: one of the same name adds its aliases.
    ///
    /// # Errors
    /// What is wrong with the shipped list, which is a mistake of ours.
    pub fn with(own: Vec<Authority>) -> Result<Self, Diagnostics> {
        let source = Arc::new(Source::new("built-in authorities.yaml", SHIPPED));
        let mut list = load::yaml::<List>(source, &mut Files::default())?.authorities;
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        for (number, known) in list.iter().enumerate() {
            numbers.entry(plain(&known.name)).or_insert(number);
        }
        for added in own {
            let number = *numbers.entry(plain(&added.name)).or_insert(list.len());
            match list.get_mut(number) {
                Some(known) => known.aliases.extend(added.aliases),
                None => list.push(added),
            }
        }
        let mut known = Self {
            list: Vec::new(),
            exact: BTreeMap::new(),
            by_place: BTreeMap::new(),
        };
        for authority in list {
            known.add(authority);
        }
        Ok(known)
    }

    /// Adds an authority.
    pub fn add(&mut self, authority: Authority) {
        let number = self.list.len();
        let aliases = authority.aliases.iter().map(|alias| (alias, true));
        for (text, is_alias) in std::iter::once((&authority.name, false)).chain(aliases) {
            self.exact.entry(plain(text)).or_default().push(number);
            let name = Name::of(text);
            let known = if is_alias && !name.forms.is_empty() {
                Known::Only(name.clone())
            } else {
                Known::Any
            };
            self.by_place.entry(name.place).or_default().push((number, known));
        }
        self.list.push(authority);
    }

    /// The authority that a name means in the workbooks of a year.
    ///
    /// # Errors
    /// A name that fits none, or more than one.
    ///
    /// # Example
    /// ```
    /// use annual_review::import::authorities::Authorities;
    /// let known = Authorities::with(Vec::new()).map_err(|found| format!("{found:?}"))?;
    /// let year = "2023/24".parse().map_err(|_| "a year")?;
    /// let named = |name: &str| known.named(name, year).map(|authority| authority.name.as_str()).ok();
    /// assert_eq!(named("Tower Hamlets LBC"), Some("London Borough of Tower Hamlets"));
    /// assert_eq!(named("Bristol, City of"), Some("Bristol City Council"));
    /// assert_eq!(named("Oxford"), Some("Oxford City Council"));
    /// assert_eq!(named("Oxford County Council"), None);
    /// assert_eq!(named("Newcastle"), None);
    /// # Ok::<(), String>(())
    /// ```
    pub fn named(&self, name: &str, year: FinancialYear) -> Result<&Authority, Unclear<'_>> {
        self.meant(name, |authority| authority.from.is_none_or(|from| from <= year))
    }

    /// The authority that a project is of, by the name in its council.yaml, whatever the year.
    ///
    /// # Errors
    /// A name that fits none, or more than one.
    pub fn of_project(&self, name: &str) -> Result<&Authority, Unclear<'_>> {
        self.meant(name, |_| true)
    }

    fn meant(&self, name: &str, is_there: impl Fn(&Authority) -> bool) -> Result<&Authority, Unclear<'_>> {
        let there = |number: &&usize| is_there(&self.list[**number]);
        let exact = self.exact.get(&plain(name)).into_iter().flatten();
        let exact: Vec<&usize> = distinct(exact.filter(there));
        if let [only] = exact[..] {
            return Ok(&self.list[*only]);
        }
        let asked = Name::of(name);
        let fitting = self.by_place.get(&asked.place).into_iter().flatten();
        let fitting = fitting.filter(|(number, known)| match known {
            Known::Any => asked.fits(&self.list[*number]),
            Known::Only(alias) => *alias == asked,
        });
        let fitting: Vec<&usize> = distinct(fitting.map(|(number, _)| number));
        let there: Vec<&usize> = fitting.iter().copied().filter(there).collect();
        match (&there[..], &fitting[..]) {
            ([only], _) => Ok(&self.list[**only]),
            ([], []) => Err(Unclear::Unknown(self.near(name, &asked))),
            ([], [later, ..]) => Err(Unclear::NotYet(&self.list[**later])),
            (several, _) => Err(Unclear::Several(
                several.iter().map(|number| &self.list[**number]).collect(),
            )),
        }
    }

    /// The authorities whose names are near to one: misspelt, or longer by some words.
    fn near(&self, name: &str, asked: &Name) -> Vec<&Authority> {
        let longer = format!("{} ", asked.place);
        let begins = |place: &&str| !asked.place.is_empty() && (place.starts_with(&longer) || *place == asked.place);
        // What is made up is near to nothing that is there.
        let is_made_up = name::is_made_up(&asked.place);
        let known = || self.by_place.keys().map(String::as_str);
        let known = || known().filter(|place| name::is_made_up(place) == is_made_up);
        let mut places: Vec<&str> = known().filter(begins).collect();
        if places.is_empty() {
            places = nearest(&asked.place, known());
        }
        let of_place = places.into_iter().flat_map(|place| &self.by_place[place]);
        let mut numbers: Vec<usize> = of_place.map(|(number, _)| *number).collect();
        if numbers.is_empty() && !is_made_up {
            let near = nearest(name, self.list.iter().map(|authority| authority.name.as_str()));
            numbers = (0..self.list.len())
                .filter(|number| near.contains(&self.list[*number].name.as_str()))
                .collect();
        }
        distinct(numbers.iter())
            .into_iter()
            .take(4)
            .map(|number| &self.list[*number])
            .collect()
    }
}

impl Name {
    /// Whether an authority can be called so: what the name says of its kind is true, or a mistake that could mean no
    /// other, as "DC" of a borough council.
    fn fits(&self, authority: &Authority) -> bool {
        let own = Name::of(&authority.name).forms;
        let has = |form: Form| own.contains(&form);
        self.forms.iter().all(|form| {
            let of_type = match authority.authority_type {
                AuthorityType::County => matches!(form, Form::County | Form::CityOrCounty),
                AuthorityType::District => matches!(form, Form::District | Form::Borough | Form::City),
                AuthorityType::Metropolitan => {
                    matches!(form, Form::Metropolitan | Form::Borough | Form::City | Form::District)
                }
                AuthorityType::Unitary if has(Form::County) => matches!(form, Form::Unitary | Form::CityOrCounty),
                AuthorityType::Unitary => {
                    matches!(form, Form::Unitary | Form::Borough | Form::City | Form::District)
                }
                AuthorityType::LondonBorough => matches!(form, Form::London | Form::Borough),
                // What tells them from councils stands in the rest of their names.
                AuthorityType::NationalPark
                | AuthorityType::Fire
                | AuthorityType::Transport
                | AuthorityType::Combined
                | AuthorityType::Other => true,
            };
            of_type || has(*form) || (*form == Form::CityOrCounty && has(Form::City))
        })
    }
}

fn distinct<'n>(numbers: impl Iterator<Item = &'n usize>) -> Vec<&'n usize> {
    let mut numbers: Vec<&usize> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The place that a name speaks of, in plain words, which all spellings of an authority share: "Oxford City Council" is
/// "oxford", as "City of Oxford" is.
#[must_use]
pub fn place_in(name: &str) -> String {
    Name::of(name).place
}

/// Whether two names are the same but for capitals, punctuation and spelling.
#[must_use]
pub fn is_same_name(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// Whether two names are those of one authority: they speak of the same place, or the list that is shipped has both for
/// one, as "City of London" and "City of London Corporation".
#[must_use]
pub fn is_same_authority(one: &str, other: &str) -> bool {
    let are_listed = || {
        let known = Authorities::with(Vec::new()).ok()?;
        let (one, other) = (known.of_project(one).ok()?, known.of_project(other).ok()?);
        Some(one.name == other.name)
    };
    place_in(one) == place_in(other) || are_listed() == Some(true)
}

#[cfg(test)]
mod tests;
