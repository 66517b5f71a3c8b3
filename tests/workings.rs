//! The words in which figures are told: the numbers in them give the value, whoever works it out again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use annual_review::figures::Sheets;
use annual_review::units::{Exact, parse_decimal, round_half_up};
use annual_review::workings::Working;
use annual_review::{audience, load, view};

/// Every figure of every example, as the public may read it.
fn workings() -> Vec<Working> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.join("council.yaml").exists() {
            continue;
        }
        let (project, _) = load::project(&path).map_err(|errors| format!("{errors:?}")).unwrap();
        let project = audience::public_version(project);
        for view in view::all_views(&project, &Sheets::new(&project), &[]).0 {
            found.extend(
                view.figures
                    .iter()
                    .map(|figure| Working::new(&project, &view.figures, figure)),
            );
        }
    }
    assert!(found.len() > 2_000, "only {} figures were found", found.len());
    found
}

/// The number with which words begin: "£1,500", "around −2.57%", "(30 complaints".
fn leading(words: &str) -> Option<Exact> {
    let words = words.trim_start_matches('(').trim_start_matches("around ");
    let (sign, words) = words.strip_prefix('−').map_or((1, words), |rest| (-1, rest));
    let words = words.trim_start_matches('£').replace(',', "");
    let end = words
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(words.len());
    Some(parse_decimal(words[..end].trim_end_matches('.'))? * sign)
}

/// Which calculation a line tells, what its numbers give, and what it says that they give.
fn recomputed(told: &str) -> Option<(&'static str, Exact, Exact)> {
    // Names may have an equals sign as well.
    let (line, result) = told.rsplit_once(" = ")?;
    let result = leading(result)?;
    let all = |between: &str| line.split(between).filter_map(leading).collect::<Vec<Exact>>();
    if line.contains(" × 100,000") {
        let [above, below] = all(" ÷ ")[..] else { return None };
        return Some(("per 100,000", above / below * 100_000, result));
    }
    if let Some((change, base)) = line.rsplit_once(") ÷ ") {
        let [now, before] = change.split(" − ").filter_map(leading).collect::<Vec<_>>()[..] else {
            return None;
        };
        assert_eq!(Some(before), leading(base), "{told}");
        return Some(("change per cent", (now - before) / before * 100, result));
    }
    if line.contains(" − ") {
        let [from, take] = all(" − ")[..] else { return None };
        return Some(("difference", from - take, result));
    }
    if line.contains(" + ") {
        let is_whole = !line.contains("in all)");
        return is_whole.then(|| ("sum", all(" + ").into_iter().sum(), result));
    }
    match all(" of ")[..] {
        [part, .., whole] => Some(("share", part / whole * 100, result)),
        _ => None,
    }
}

#[test]
fn the_numbers_in_the_words_give_the_value() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for working in workings() {
        let Some((kind, computed, said)) = recomputed(&working.told) else {
            continue;
        };
        // Rates are named with two decimals.
        let apart = computed - said;
        let most = Exact::new(2, 100);
        assert!(apart <= most && -apart <= most, "{}: {}", working.id, working.told);
        if let (Some(value), "change per cent") = (working.value, kind) {
            let apart = computed - value;
            assert!(apart <= most && -apart <= most, "a fall has a sign: {working:?}");
        }
        *seen.entry(kind).or_default() += 1;
        if let Some((_, printed)) = working.told.rsplit_once("rounded half up to ") {
            let decimals = working.unit.decimals();
            let sign = if said < Exact::from_integer(0) { -1 } else { 1 };
            // A fall in per cent is kept without its sign, and so rounded without it.
            let said = if kind == "change per cent" { said * sign } else { said };
            let rounded = Exact::new(round_half_up(said, decimals), 10_i128.pow(decimals));
            let rounded = if rounded < Exact::from_integer(0) {
                -rounded
            } else {
                rounded
            };
            assert_eq!(Some(rounded), leading(printed), "{}: {}", working.id, working.told);
        }
    }
    for kind in ["share", "sum", "difference", "change per cent", "per 100,000"] {
        assert!(seen.get(kind).is_some_and(|seen| *seen > 0), "{kind} in {seen:?}");
    }
    assert!(seen.values().sum::<usize>() > 500, "{seen:?}");
}

#[test]
fn every_figure_is_told_in_words_of_its_own() {
    for working in workings() {
        let told = &working.told;
        assert!(!told.is_empty() && told.len() < 900, "{}: {told}", working.id);
        assert!(!told.contains('\u{a0}'), "{}: {told}", working.id);
        let is_known = !["missing", "not applicable", "suppressed"].contains(&working.status);
        assert_eq!(is_known, working.has_value(), "{}", working.id);
        if !is_known {
            let begins = told.starts_with(working.status) || told.starts_with("left out");
            assert!(begins, "{}: {told}", working.id);
        }
    }
}

#[test]
fn only_rates_are_stated_without_their_counts() {
    let stated = workings().into_iter().filter(|working| working.status == "stated");
    let units: BTreeSet<&str> = stated.map(|working| working.unit.name()).collect();
    assert_eq!(units, BTreeSet::from(["per 100,000 residents", "percent"]));
}

#[test]
fn a_number_stands_before_words_that_it_counts_and_beside_others() {
    let told: Vec<String> = workings().into_iter().map(|working| working.told).collect();
    for expected in [
        "321 (corporate (not social care) in 2021/22) + 117 (adult social care in 2021/22)",
        "237 (corporate complaints, stage 2) of around 3,100 (corporate complaints, stage 1)",
        "34 complaints upheld of 37 investigations",
    ] {
        assert!(told.iter().any(|told| told.contains(expected)), "{expected}");
    }
}
