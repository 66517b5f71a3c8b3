//! The files that are annexed, by their bytes.
//!
//! In: the sections that both documents have, and the files beside each. Out: which annexes are other files than before.

use std::sync::Arc;

use super::outline::Section;
use super::{AnnexChange, AnnexFate};
use crate::document::link_target;

/// What has become of the files of these sections.
pub(super) fn changes<'a>(
    sections: impl Iterator<Item = (&'a Section, &'a Section)>,
    old: &[(String, Arc<[u8]>)],
    new: &[(String, Arc<[u8]>)],
) -> Vec<AnnexChange> {
    let changed = sections.filter_map(|(before, now)| {
        let fate = fate(before.file.as_deref(), now.file.as_deref(), old, new)?;
        let name = |address: &String| named(new, address).map_or_else(|| address.clone(), |(name, _)| name.clone());
        Some(AnnexChange {
            annex: now.label.trim_end_matches([':', '.']).to_owned(),
            title: now.heading.clone(),
            file: now.file.as_ref().map(name),
            fate,
        })
    });
    changed.collect()
}

fn fate(
    before: Option<&str>,
    now: Option<&str>,
    old: &[(String, Arc<[u8]>)],
    new: &[(String, Arc<[u8]>)],
) -> Option<AnnexFate> {
    let was = before.and_then(|address| named(old, address));
    let is = now.and_then(|address| named(new, address));
    match (was, is) {
        (Some((_, was)), Some((_, is))) if was != is => Some(AnnexFate::Replaced),
        (Some((from, _)), Some((name, _))) if from != name => Some(AnnexFate::Renamed { from: from.clone() }),
        (Some(_), None) => Some(AnnexFate::Gone),
        (None, Some(_)) => Some(AnnexFate::Arrived),
        // Neither is at hand, so that only the addresses can tell.
        (None, None) if before != now => match (before, now) {
            (_, None) => Some(AnnexFate::Gone),
            (None, _) => Some(AnnexFate::Arrived),
            (Some(_), Some(_)) => Some(AnnexFate::Replaced),
        },
        _ => None,
    }
}

/// The file to which a link leads.
pub(super) fn named<'a>(files: &'a [(String, Arc<[u8]>)], address: &str) -> Option<&'a (String, Arc<[u8]>)> {
    files
        .iter()
        .find(|(name, _)| link_target(name).as_deref() == Some(address))
}
