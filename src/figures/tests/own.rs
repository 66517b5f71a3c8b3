//! The council's own complaints and other feedback, against a children's complaints report that gives both years.

use super::{Figures, Status, does_not_apply, is_missing, of, prints, worked};

/// What is the same in every test: earlier years, and stages of one procedure.
const HISTORY: &str = "type: county
history:
  - {year: 2021/22, own_complaints: [{id: s1, label: Stage 1, procedure: childrens, stage: 1, received: 54},
     {id: s2, label: Stage 2, procedure: childrens, stage: 2, received: 5}]}
  - {year: 2020/21, own_complaints: [{id: s1, label: Stage 1, procedure: childrens, stage: 1, received: 91,
     on_time_rate: 45, on_time_of: received}, {id: s2, label: Stage 2, procedure: childrens, stage: 2, received: 9}]}
  - {year: 2019/20, own_complaints: [{id: s1, label: Stage 1, procedure: childrens, stage: 1, received: 70},
     {id: s2, label: Stage 2, procedure: childrens, stage: 2, received: 11}]}";

const THIS: &str = "
own_complaints:
  - {id: s1, label: Stage 1, procedure: childrens, stage: 1, received: 124, on_time_rate: 54, late_rate: 40,
     on_time_of: received, open_rate: 13, outcomes_of: received, outcome_rates: {upheld: 2, not_upheld: 39},
     services: [{id: safe, label: Safeguarding, received: 77}, {label: Looked-after children, received: 47}],
     subjects: [{label: Case management, rate: 86}]}
  - {id: s2, label: Stage 2, procedure: childrens, stage: 2, received: 12,
     findings: {investigations: 6, complaints: 97, upheld_rate: 21}}
  - {id: s3, label: Stage 3, procedure: childrens, stage: 3, received: 1}
  - {id: c1, label: Corporate 1, procedure: corporate, stage: 1, received: 169,
     services: [{label: Education, received: 117, teams: [{label: SEND Teams, received: 105}]}]}
  - {id: c2, label: Corporate 2, procedure: corporate, stage: 2, received: 18}
feedback:
  - {id: duty, label: Duty, received: 212, refused_rate: 35, parts: [{label: Partnership, rate: {under: 1}}]}
  - {id: ombudsman, label: Cases of the Ombudsman, received: 47}
  - {id: compliments, label: Compliments, received: 225}
  - {id: mps, label: Enquiries of MPs, received: 69}
";

const LAST: &str = "
own_complaints:
  - {id: s1, label: Stage 1, procedure: childrens, stage: 1, received: 103, on_time_rate: 53, on_time_of: received,
     outcomes_of: received, outcome_rates: {upheld: 6},
     services: [{id: safe, label: Safeguarding, received: 55}, {label: Looked-after children, received: 42},
       {label: Closed service, received: 6}]}
  - {id: s2, label: Stage 2, procedure: childrens, stage: 2, received: 8}
  - {id: s3, label: Stage 3, procedure: childrens, stage: 3, received: 1}
  - {id: c1, label: Corporate 1, procedure: corporate, stage: 1, received: 113,
     services: [{label: Education, received: 60, teams: [{label: SEND Teams, received: 49}]}]}
  - {id: c2, label: Corporate 2, procedure: corporate, stage: 2, received: 8}
feedback:
  - {id: duty, label: Duty, received: 186}
  - {id: ombudsman, label: Cases of the Ombudsman, received: 29}
  - {id: compliments, label: Compliments, received: 242}
  - {id: mps, label: Enquiries of MPs, received: 74}
";

fn childrens() -> Figures {
    worked(HISTORY, &[("2023-24", THIS), ("2022-23", LAST)])
}

#[test]
fn numbers_stand_beside_last_year_with_their_change() {
    let figures = childrens();
    prints(
        &figures,
        &[
            ("own-complaints", "324"),
            ("own-s1-change-per-cent", "20%"),
            ("own-s2-change-per-cent", "50%"),
            ("own-s3-moved", "remained unchanged"),
            ("own-c1-change-per-cent", "50%"),
            ("own-c2-change-per-cent", "125%"),
            ("feedback-duty-change-per-cent", "14%"),
            ("feedback-ombudsman-change-per-cent", "62%"),
            ("feedback-compliments-change-per-cent", "7%"),
            ("feedback-compliments-direction", "fell"),
            ("feedback-mps-change-per-cent", "7%"),
            ("own-s1-service-safe-change-per-cent", "40%"),
            ("own-s1-service-looked-after-children-change-per-cent", "12%"),
            ("own-c1-service-education-team-send-teams-change-per-cent", "114%"),
        ],
    );
    assert!(figures.clashes().is_empty(), "{:?}", figures.clashes());
}

#[test]
fn the_share_going_on_is_of_the_stage_before_in_the_same_year() {
    let figures = childrens();
    prints(
        &figures,
        &[
            ("own-s1-next-stage-rate", "10%"),
            ("own-s1-next-stage-rate-last-year", "8%"),
            ("own-s1-next-stage-rate-in-2021-22", "9%"),
            ("own-s1-next-stage-rate-in-2020-21", "10%"),
            ("own-s1-next-stage-rate-in-2019-20", "16%"),
            ("own-c1-next-stage-rate", "11%"),
        ],
    );
    // Two procedures end at the Ombudsman, whose cases do not say from which of them they come.
    for stage in ["own-s3", "own-c2"] {
        assert!(figures.get(&format!("{stage}-ombudsman-rate")).is_none(), "{stage}");
    }
}

#[test]
fn about_so_many_complaints_give_about_such_a_share() {
    let figures = of("own_complaints:
  - {id: s1, label: Stage 1, procedure: corporate, stage: 1, received: {about: 3100}}
  - {id: s2, label: Stage 2, procedure: corporate, stage: 2, received: 237}
feedback: [{id: ombudsman, label: Cases of the Ombudsman, received: 39}]
");
    prints(
        &figures,
        &[
            ("own-s1-next-stage-rate", "around 8%"),
            ("own-s2-ombudsman-rate", "16%"),
        ],
    );
}

#[test]
fn more_cases_of_the_ombudsman_than_complaints_give_no_share() {
    let figures = of(
        "own_complaints: [{id: a, label: A, procedure: adults, stage: 1, received: 4}]
feedback: [{id: ombudsman, label: Cases of the Ombudsman, received: 9}]
",
    );
    does_not_apply(&figures, "own-a-ombudsman-rate");
}

#[test]
fn outcomes_are_provisional_while_complaints_are_open() {
    let figures = childrens();
    let upheld = figures
        .get("own-s1-upheld-rate")
        .and_then(|figure| figure.known())
        .unwrap();
    assert!(
        matches!(&upheld.status, Status::Provisional(reason) if reason.contains("13%")),
        "{upheld:?}"
    );
    prints(
        &figures,
        &[
            ("own-s1-upheld-rate", "2% (provisional)"),
            ("own-s1-upheld-rate-last-year", "6%"),
            ("own-s1-on-time-rate", "54%"),
            ("own-s1-on-time-rate-last-year", "53%"),
            ("own-s1-on-time-rate-in-2020-21", "45%"),
            ("own-s1-late-rate", "40%"),
        ],
    );
    is_missing(&figures, "own-s1-withdrawn-rate");
}

#[test]
fn parts_are_counts_or_stated_shares() {
    let figures = childrens();
    prints(
        &figures,
        &[
            ("feedback-duty-refused-rate", "35%"),
            ("feedback-duty-part-partnership-rate", "under 1%"),
            ("own-s1-subject-case-management-rate", "86%"),
            ("own-s2-findings-complaints", "97"),
            ("own-s2-findings-upheld-rate", "21%"),
            ("own-s1-service-closed-service-last-year", "6"),
        ],
    );
    let figures =
        of("own_complaints: [{id: a, label: A, received: 40, complainants: [{label: Parents, count: 30}]}]\n");
    prints(&figures, &[("own-a-complainant-parents-rate", "75%")]);
}
