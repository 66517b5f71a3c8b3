//! The figures against values worked out by hand, and against rates that were published with their counts.

mod cases;
mod own;
mod paper;

use std::fs;

use super::{Figures, Input, State, Status, figures};
use crate::load;
use crate::units::{Exact, FinancialYear};

/// The figures of 2023/24 of a project with these files beside `council.yaml`; each is given without its first lines.
fn worked(council: &str, years: &[(&str, &str)]) -> Figures {
    let folder = tempfile::tempdir().unwrap();
    let council = format!("council: Sample Council\n{council}\n");
    fs::write(folder.path().join("council.yaml"), council).unwrap();
    for (year, statistics) in years {
        let documents = if statistics.contains("documents:") {
            ""
        } else {
            "documents: [letter]\n"
        };
        let text = format!("year: {year}\n{documents}{statistics}");
        fs::write(folder.path().join(format!("{year}.yaml")), text).unwrap();
    }
    let (project, _) = load::project(folder.path()).unwrap_or_else(|errors| panic!("{errors:?}"));
    let year: FinancialYear = years[0].0.parse().unwrap();
    figures(&project, year, project.edition(&project.years[&year]).unwrap())
}

fn of(statistics: &str) -> Figures {
    worked("type: county", &[("2023-24", statistics)])
}

#[track_caller]
fn prints(figures: &Figures, expected: &[(&str, &str)]) {
    for (id, text) in expected {
        let printed = figures.text(id).map(|text| text.replace('\u{a0}', " "));
        assert_eq!(printed.as_deref(), Some(*text), "{id}");
    }
}

#[track_caller]
fn is_missing(figures: &Figures, id: &str) {
    assert!(matches!(figures.get(id).unwrap().state, State::Missing(_)), "{id}");
}

#[track_caller]
fn does_not_apply(figures: &Figures, id: &str) {
    assert!(
        matches!(figures.get(id).unwrap().state, State::NotApplicable(_)),
        "{id}"
    );
    assert_eq!(figures.text(id), None, "{id}");
}

#[test]
fn oxfordshire_2023_24() {
    let this = "statistics: {investigations: {total: 37, upheld: 34, upheld_per_100_000: 4.6}, \
        compliance: {compliance_rate: 100, late: 5}, remedies: {satisfactory: 3}}\n\
        all_authorities: {compliance_rate: 95, source: s}\n";
    let last = "statistics: {investigations: {upheld: 30}, remedies: {satisfactory_remedy_rate: 7}}\n";
    let figures = worked("type: county", &[("2023-24", this), ("2022-23", last)]);
    prints(
        &figures,
        &[
            ("uphold-rate", "92%"),
            ("not-upheld", "3"),
            ("upheld-per-100000", "4.6"),
            ("compliance-rate", "100%"),
            ("late-compliance", "5"),
            ("satisfactory-remedy-rate", "9%"),
            ("uphold-rate-compared-with-similar", "seven percentage points above"),
            ("upheld-per-100000-compared-with-similar", "0.1 above"),
            ("compliance-rate-against-similar", "in line with"),
            ("compliance-rate-compared-with-all", "five percentage points above"),
            (
                "satisfactory-remedy-rate-compared-with-similar",
                "two percentage points above",
            ),
            ("upheld-last-year", "30"),
            ("upheld-moved", "rose by four"),
            ("upheld-change-per-cent", "13%"),
            ("satisfactory-remedy-rate-moved", "rose by two percentage points"),
        ],
    );
    is_missing(&figures, "satisfied");
    is_missing(&figures, "uphold-rate-change");
    assert_eq!(
        figures.get("compliance-rate").unwrap().known().unwrap().status,
        Status::Stated
    );
    assert_eq!(
        figures.get("uphold-rate").unwrap().known().unwrap().numerator,
        Some(Exact::from_integer(34))
    );
}

#[test]
fn lincolnshire_2023_24() {
    let figures = of(
        "statistics: {investigations: {total: 20, upheld: 16, upheld_per_100_000: 2.1}, \
        compliance: {outcomes: 17, satisfied: 17}, remedies: {satisfactory: 1}}\n",
    );
    prints(
        &figures,
        &[
            ("uphold-rate", "80%"),
            ("compliance-rate", "100%"),
            ("satisfactory-remedy-rate", "6%"),
            ("uphold-rate-compared-with-similar", "five percentage points below"),
            ("upheld-per-100000-compared-with-similar", "2.4 below"),
            (
                "satisfactory-remedy-rate-compared-with-similar",
                "one percentage point below",
            ),
        ],
    );
}

#[test]
fn birmingham_2017_18() {
    let figures = worked(
        "type: metropolitan",
        &[(
            "2017-18",
            "statistics:\n  received: {categories: {Adult care services: 51, Benefits & tax: 97, corporate_and_other_services: 18, \
            education_and_childrens_services: 49, environmental_services_and_public_protection: 93, highways_and_transport: 29, \
            housing: 102, planning_and_development: 13, other: 3}}\n  decided: {outcomes: {invalid_or_incomplete: 21, \
            advice_given: 34, referred_back: 221, closed_after_initial_enquiries: 93, not_upheld: 29, upheld: 43}}\n",
        )],
    );
    prints(
        &figures,
        &[
            ("received", "455"),
            ("decided", "441"),
            ("investigations", "72"),
            ("uphold-rate", "60%"),
            ("received-housing-share", "22%"),
            ("received-housing-rank", "first"),
            ("received-benefits-and-tax-rank", "second"),
            ("received-other-rank", "ninth"),
            ("received-largest", "Housing"),
            ("decided-referred-back-share", "50%"),
        ],
    );
}

#[test]
fn buckinghamshire_2022_23_is_rounded_and_not_cut_off() {
    let figures = worked(
        "type: unitary",
        &[(
            "2022-23",
            "statistics: {decided: {total: 135, outcomes: {upheld: 31}}, investigations: {total: 39}}\n",
        )],
    );
    prints(
        &figures,
        &[
            ("uphold-rate", "79%"),
            ("decided-upheld-share", "23%"),
            ("uphold-rate-compared-with-similar", "seven percentage points above"),
        ],
    );
}

#[test]
fn none_of_some_is_zero_and_none_of_none_is_no_rate() {
    let none_upheld = of("statistics: {investigations: {total: 14, upheld: 0}}\n");
    prints(
        &none_upheld,
        &[("uphold-rate", "0%"), ("upheld", "0"), ("not-upheld", "14")],
    );
    does_not_apply(&none_upheld, "satisfactory-remedy-rate");
    let nothing = of("statistics: {investigations: {total: 0}, compliance: {outcomes: 0}}\n");
    for id in ["uphold-rate", "compliance-rate", "satisfactory-remedy-rate"] {
        does_not_apply(&nothing, id);
        does_not_apply(&nothing, &format!("{id}-compared-with-similar"));
    }
    let unknown = of("");
    for id in ["uphold-rate", "compliance-rate", "upheld", "received"] {
        is_missing(&unknown, id);
    }
}

#[test]
fn types_without_averages_have_none_and_unknown_averages_are_missing() {
    let statistics = "statistics: {investigations: {total: 4, upheld: 1}}\n";
    let park = worked("type: national-park", &[("2023-24", statistics)]);
    does_not_apply(&park, "uphold-rate-similar");
    let district = worked("type: district", &[("2023-24", statistics)]);
    is_missing(&district, "uphold-rate-similar");
    is_missing(&district, "uphold-rate-compared-with-similar");
    prints(&district, &[("uphold-rate", "25%"), ("uphold-rate-all", "80%")]);
}

#[test]
fn inexact_numbers_keep_saying_so_in_what_follows_from_them() {
    let figures = of(
        "statistics:\n  received: {total: {about: 3100}}\n  investigations: {total: 20, upheld: {value: 16, provisional: x}}\n  \
        compliance: {outcomes: {about: 40}, satisfied: 38}\n  remedies: {satisfactory_remedy_rate: {under: 1}}\n",
    );
    prints(
        &figures,
        &[
            ("received", "around 3,100"),
            ("upheld", "16 (provisional)"),
            ("uphold-rate", "80% (provisional)"),
            ("not-upheld", "4 (provisional)"),
            ("compliance-rate", "around 95%"),
            ("satisfactory-remedy-rate", "under 1%"),
        ],
    );
    let status = |id: &str| figures.get(id).unwrap().known().unwrap().status.name();
    assert_eq!(status("compliance-rate"), "approximate");
    assert_eq!(status("satisfactory-remedy-rate"), "bounded");
    prints(&figures, &[("satisfactory-remedy-rate-compared-with-similar", "below")]);
}

#[test]
fn a_revised_number_says_what_was_published_before() {
    let figures = of("statistics: {investigations: {total: 24, upheld: {value: 20, revised_from: 21}}}\n");
    prints(&figures, &[("upheld", "20 (revised)"), ("uphold-rate", "83%")]);
    assert_eq!(
        figures.get("upheld").unwrap().known().unwrap().status,
        Status::Revised("21".to_owned())
    );
}

#[test]
fn ranges_are_given_as_ranges() {
    let figures = of("statistics: {investigations: {total: 20, upheld: {from: 8, to: 10}}}\n");
    prints(&figures, &[("upheld", "8 to 10"), ("uphold-rate", "40% to 50%")]);
    is_missing(&figures, "not-upheld");
    is_missing(&figures, "uphold-rate-similar-difference");
    prints(&figures, &[("uphold-rate-compared-with-similar", "below")]);
    let figures = of("statistics: {investigations: {total: 20, upheld: {from: 16, to: 18}}}\n");
    is_missing(&figures, "uphold-rate-compared-with-similar");
}

#[test]
fn a_bound_is_rounded_up_so_that_what_was_below_it_still_is() {
    let figures = of("statistics: {investigations: {total: 4101, upheld: {under: 500}}}\n");
    prints(&figures, &[("uphold-rate", "under 13%")]);
}

#[test]
fn around_stays_beside_provisional() {
    let this = "statistics: {received: {total: {about: 1200, provisional: x}}}\n";
    let figures = worked(
        "type: county",
        &[
            ("2023-24", this),
            ("2022-23", "statistics: {received: {total: {about: 1000}}}\n"),
        ],
    );
    prints(&figures, &[("received-moved", "rose by around 200 (provisional)")]);
}

#[test]
fn what_does_not_apply_does_not_go_missing_in_a_sum() {
    let figures = of("statistics: {remedies: {by_ombudsman: {not_applicable: none}, satisfactory: 2}}\n");
    does_not_apply(&figures, "remedied");
}

#[test]
fn a_category_that_is_a_range_has_no_rank_and_gives_others_none() {
    let figures = of("statistics: {received: {categories: {housing: {from: 5, to: 9}, other: 7}}}\n");
    is_missing(&figures, "received-largest");
    is_missing(&figures, "received-other-rank");
}

#[test]
fn word_and_number_of_a_small_difference_agree() {
    let last = "statistics: {investigations: {upheld_per_100_000: 4.55}}\n";
    let figures = worked(
        "type: county",
        &[
            ("2023-24", "statistics: {investigations: {upheld_per_100_000: 4.5}}\n"),
            ("2022-23", last),
        ],
    );
    prints(
        &figures,
        &[
            ("upheld-per-100000-change", "0.0"),
            ("upheld-per-100000-moved", "remained unchanged"),
        ],
    );
}

#[test]
fn a_rate_of_fewer_than_five_cases_is_not_said_to_have_changed() {
    let figures = worked(
        "type: county",
        &[
            ("2023-24", "statistics: {investigations: {total: 1, upheld: 1}}\n"),
            ("2022-23", "statistics: {investigations: {total: 14, upheld: 0}}\n"),
        ],
    );
    prints(
        &figures,
        &[
            ("uphold-rate", "100%"),
            ("uphold-rate-last-year", "0%"),
            ("upheld-moved", "rose by one"),
        ],
    );
    does_not_apply(&figures, "uphold-rate-moved");
}

#[test]
fn last_years_figures_follow_from_last_years_figures() {
    let year = "statistics: {investigations: {total: 20, upheld: 10}}\n";
    let figures = worked("type: county", &[("2023-24", year), ("2022-23", year)]);
    let inputs = &figures.get("uphold-rate-last-year").unwrap().inputs;
    assert_eq!(inputs[0], Input::Figure("upheld-last-year".into()));
    assert!(figures.get("upheld-last-year").is_some());
}

#[test]
fn changes_are_in_counts_per_cent_and_points_and_there_is_none_in_per_cent_from_zero() {
    let this =
        "statistics: {received: {total: 90}, investigations: {total: 20, upheld: 10}, remedies: {satisfactory: 2}}\n";
    let last =
        "statistics: {received: {total: 120}, investigations: {total: 20, upheld: 10}, remedies: {satisfactory: 0}}\n";
    let figures = worked("type: county", &[("2023-24", this), ("2022-23", last)]);
    prints(
        &figures,
        &[
            ("received-change", "30"),
            ("received-direction", "fell"),
            ("received-moved", "fell by 30"),
            ("received-change-per-cent", "25%"),
            ("uphold-rate-moved", "remained unchanged"),
            ("satisfactory-remedies-moved", "rose by two"),
            ("satisfactory-remedy-rate-moved", "rose by 20 percentage points"),
        ],
    );
    does_not_apply(&figures, "satisfactory-remedies-change-per-cent");
}

#[test]
fn differences_are_printed_without_a_sign_in_every_unit() {
    let figures = of("statistics: {investigations: {upheld_per_100_000: 3.2}}\n");
    prints(&figures, &[("upheld-per-100000-similar-difference", "1.3")]);
    prints(&figures, &[("upheld-per-100000-compared-with-similar", "1.3 below")]);
}

#[test]
fn equal_numbers_share_a_rank_and_then_none_is_the_largest() {
    let figures = of("statistics: {received: {categories: {housing: 7, other: 7, planning_and_development: 2}}}\n");
    prints(
        &figures,
        &[
            ("received-housing-rank", "first"),
            ("received-other-rank", "first"),
            ("received-planning-and-development-rank", "third"),
        ],
    );
    does_not_apply(&figures, "received-largest");
}

#[test]
fn the_overview_is_an_identity() {
    let figures = of(
        "statistics: {overview: {not_for_us: 31, assessed_and_closed: 39, investigated: 26}, investigations: {upheld: 22}}\n",
    );
    prints(
        &figures,
        &[
            ("dealt-with", "96"),
            ("investigations", "26"),
            ("not-upheld", "4"),
            ("uphold-rate", "85%"),
        ],
    );
}

#[test]
fn upheld_per_100_000_follows_from_a_sourced_population_where_the_letter_does_not_give_it() {
    let figures = of("statistics: {population: {count: 620000, source: s}, investigations: {upheld: 20}}\n");
    prints(&figures, &[("upheld-per-100000", "3.2")]);
}

#[test]
fn names_that_give_two_figures_one_id_are_told() {
    let kinds = "own_complaints: [{id: a, label: A, received: 9, closed: 2}, {id: a_closed, label: B, received: 5}]\n";
    assert_eq!(of(kinds).clashes(), ["own-a-closed".into()]);
    let (project, _) = load::project(std::path::Path::new("examples/made-up")).unwrap();
    for file in project.years.values() {
        let figures = figures(&project, file.year.value, project.edition(file).unwrap());
        assert!(figures.clashes().is_empty(), "{:?}", figures.clashes());
    }
}
