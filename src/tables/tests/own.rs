//! The tables of the council's own complaints and other feedback.

use super::{lines, table};

const COUNCIL: &str = "type: county
history:
  - {year: 2021/22, own_complaints: [{id: s1, label: Stage 1 complaints, procedure: childrens, stage: 1, received: 54,
     on_time_rate: 45, on_time_of: received, outcomes_of: received, outcome_rates: {upheld: 22, withdrawn: 5}},
     {id: s2, label: Stage 2 investigations, procedure: childrens, stage: 2, received: 5}]}";

const THIS: &str = "
own_complaints:
  - {id: s1, label: Stage 1 complaints, procedure: childrens, stage: 1, received: 124, on_time_rate: 54, late_rate: 40,
     on_time_of: received, open_rate: 13, outcomes_of: received, outcome_rates: {upheld: 2, not_upheld: 39},
     subjects: [{label: Case management, rate: 86}, {label: Conduct}],
     services: [{id: safe, label: Safeguarding, received: 77, teams: [{label: Units, received: 73}, {label: Duty, received: 4}]},
       {label: Adoption, received: 47}]}
  - {id: s2, label: Stage 2 investigations, procedure: childrens, stage: 2, received: 12}
  - {id: s3, label: Stage 3 panels, procedure: childrens, stage: 3, received: 1}
feedback:
  - {id: duty, label: Duty, received: 212, parts: [{label: Partnership, rate: {under: 1}}]}
  - {id: compliments, label: Compliments, received: 225}
";

const LAST: &str = "
own_complaints:
  - {id: s1, label: Stage 1 complaints, procedure: childrens, stage: 1, received: 103, on_time_rate: 53,
     on_time_of: received, services: [{id: safe, label: Safeguarding, received: 55, teams: [{label: Units, received: 49}]}]}
  - {id: s2, label: Stage 2 investigations, procedure: childrens, stage: 2, received: 8}
  - {id: s3, label: Stage 3 panels, procedure: childrens, stage: 3, received: 3}
feedback:
  - {id: compliments, label: Compliments, received: 242}
";

fn rows(id: &str) -> (Vec<String>, Vec<String>) {
    lines(table(id, COUNCIL, &[("2023-24", THIS), ("2022-23", LAST)]))
}

#[test]
fn feedback_has_its_change_in_words_with_their_sign() {
    let (rows, _) = rows("feedback");
    assert_eq!(
        rows,
        [
            "Kind | 2022/23 | 2023/24 | Change",
            "Stage 1 complaints | 103 | 124 | up 20%",
            "Stage 2 investigations | 8 | 12 | up 50%",
            "Stage 3 panels | 3 | 1 | down by 2",
            "Duty | not given | 212 | cannot be told",
            "Compliments | 242 | 225 | down 7%",
        ]
    );
}

#[test]
fn a_history_has_numbers_and_shares_in_columns_of_their_own() {
    let (rows, _) = rows("history-s1");
    assert_eq!(
        rows,
        [
            "Year | Received | Went on to the next stage | Share answered on time",
            "2021/22 | 54 | 9% | 45%",
            "2022/23 | 103 | 8% | 53%",
            "2023/24 | 124 | 10% | 54%",
        ]
    );
    assert!(table("history-duty", COUNCIL, &[("2023-24", THIS), ("2022-23", LAST)]).is_none());
}

#[test]
fn stages_show_what_went_on() {
    let (rows, _) = rows("stages-childrens");
    assert_eq!(
        rows,
        [
            "Stage | Received | Share going on",
            "Stage 1 complaints | 124 | 10%",
            "Stage 2 investigations | 12 | 8%",
            "Stage 3 panels | 1 | last stage",
        ]
    );
}

#[test]
fn services_stand_below_their_teams() {
    let (rows, _) = rows("services-s1");
    assert_eq!(
        rows,
        [
            "Service or team | 2022/23 | 2023/24",
            "Units | 49 | 73",
            "Duty | not given | 4",
            "Safeguarding in all | 55 | 77",
            "Adoption | not given | 47",
            "All services | 103 | 124",
        ]
    );
}

#[test]
fn outcomes_say_what_is_not_given_and_what_may_change() {
    let (rows_, notes) = rows("outcomes-s1");
    assert_eq!(
        rows_,
        [
            "Year | Upheld | Not upheld | Withdrawn",
            "2021/22 | 22% | not given | 5%",
            "2023/24 | 2% (provisional) | 39% (provisional) | not given",
        ]
    );
    assert_eq!(
        notes,
        [
            "2023/24: provisional, since 13% of the complaints were still open.",
            "Shares are of the complaints received."
        ]
    );
    let (rows_, _) = rows("timescales-s1");
    assert_eq!(rows_[0], "Year | On time | Late | Withdrawn | Still open");
}

#[test]
fn parts_without_a_number_are_left_out_and_bounds_stay() {
    let (rows_, _) = rows("subjects-s1");
    assert_eq!(rows_, ["Subject | Share", "Case management | 86%"]);
    let (rows_, _) = rows("feedback-parts-duty");
    assert_eq!(rows_, ["Kind | Share", "Partnership | under 1%"]);
}
