//! Where everything stands that is exempt from publication.
//!
//! In: the whole project. Out: stretches of its files. Whatever is to be known of the files by the public, be it a
//! fingerprint, is made without them.

use super::findings::hidden_places;
use super::public::public_version;
use crate::diagnostic::Place;
use crate::load::places_of;
use crate::model::{Annex, MadeAnnex, Project, Year};

/// The places of what is exempt, and of all that goes with it.
#[must_use]
pub fn withheld(whole: &Project) -> Vec<Place> {
    if !super::holds_exempt_matter(whole) {
        return Vec::new();
    }
    let mut places = hidden_places(whole);
    let public = public_version(whole.clone());
    for (year, file) in &whole.years {
        let Some(as_read) = public.years.get(year) else {
            continue;
        };
        let source = whole.files.place(file.year.spot).source;
        places.extend(places_of(&source, &gone(file, as_read)));
    }
    places
}

/// What of a year goes with what is exempt, though nothing beside it says so: as JSON pointers into its file.
fn gone(whole: &Year, public: &Year) -> Vec<String> {
    let mut pointers = Vec::new();
    let annexes = || whole.papers().flat_map(|(_, paper)| &paper.annexes);
    let is_exempt = |annex: &Annex| annex.exempt.is_some() && annex.made.as_deref() == Some(&MadeAnnex::Cases);
    if annexes().any(is_exempt) {
        pointers.push("/cases".to_owned());
    }
    if public.code.self_assessment.len() < whole.code.self_assessment.len() {
        pointers.push("/code/self_assessment".to_owned());
    }
    let facts = whole.facts.keys().filter(|name| !public.facts.contains_key(*name));
    pointers.extend(facts.map(|name| format!("/facts/{}", escaped(name))));
    let breakdowns = whole.breakdowns.keys();
    let breakdowns = breakdowns.filter(|name| !public.breakdowns.contains_key(*name));
    pointers.extend(breakdowns.map(|name| format!("/breakdowns/{}", escaped(name))));
    let charts = whole.charts.keys().filter(|name| !public.charts.contains_key(*name));
    pointers.extend(charts.map(|name| format!("/charts/{}", escaped(name))));
    for ((kind, paper), (_, as_read)) in whole.papers().zip(public.papers()) {
        let texts = paper.texts.keys().filter(|name| !as_read.texts.contains_key(*name));
        pointers.extend(texts.map(|name| format!("/{}/texts/{}", kind.key(), escaped(name))));
        let annexes = paper.annexes.iter().zip(&as_read.annexes).enumerate();
        let withheld = annexes.filter(|(_, (_, as_read))| as_read.exempt.is_some());
        pointers.extend(withheld.map(|(number, _)| format!("/{}/annexes/{number}", kind.key())));
    }
    let learning = whole.learning.iter().zip(&public.learning).enumerate();
    let learnt = learning.filter(|(_, (learnt, as_read))| learnt.from.is_some() && as_read.from.is_none());
    pointers.extend(learnt.map(|(number, _)| format!("/learning/{number}/from")));
    pointers
}

/// A key as a step of a JSON pointer.
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
