//! The figures of the upheld cases against values worked out by hand.

use super::{does_not_apply, is_missing, of, prints, worked};
use crate::figures::{Figures, State, Status};

/// Four upheld cases and one that was not: £1,250.50 in two payments, one remedy late, one on time, one outstanding.
const CASES: &str = "cases:
  list:
    - {reference: 23 000 001, service: Highways, decision: upheld, remedies: [apology, training], payment: 250.50, \
       due: 2023-09-01, done: 2023-09-02}
    - {reference: 23 000 002, service: Adults, decision: upheld, remedies: [apology], payment: 1000, \
       due: 2023-10-01, done: 2023-10-01}
    - {reference: 23 000 003, service: Adults, decision: upheld, remedies: [review], payment: 0, due: 2024-06-01}
    - {reference: 23 000 004, service: Housing, decision: upheld, remedy_note: Nothing was left to do.}
    - {reference: 23 000 005, service: Housing, decision: not-upheld, remedies: [apology], payment: 5000, \
       due: 2023-09-01, done: 2023-12-02}
";

/// Every figure that is told of all cases.
const OF_ALL: [&str; 19] = [
    "cases-upheld",
    "cases-not-upheld",
    "cases-upheld-rate",
    "remedies-timed",
    "remedy-days-median",
    "remedy-days-longest",
    "case-payments",
    "cases-with-payment",
    "cases-late",
    "cases-on-time",
    "cases-outstanding",
    "cases-with-apology",
    "cases-with-review",
    "cases-with-training",
    "cases-with-procedure",
    "cases-with-guidance",
    "cases-with-reassessment",
    "cases-with-service",
    "cases-with-other",
];

/// Cases as YAML, each upheld and with these further keys.
fn listed(cases: &[&str]) -> Figures {
    let line = |(index, keys): (usize, &&str)| {
        let comma = if keys.is_empty() { "" } else { ", " };
        format!("    - {{reference: 23 000 00{index}, service: S, decision: upheld{comma}{keys}}}\n")
    };
    of(&format!(
        "cases:\n  list:\n{}",
        cases.iter().enumerate().map(line).collect::<String>()
    ))
}

#[track_caller]
fn reason(figures: &Figures, id: &str) -> String {
    match &figures.get(id).unwrap().state {
        State::Missing(reason) => reason.to_string(),
        state => panic!("{id}: {state:?}"),
    }
}

#[test]
fn upheld_cases_are_counted_and_their_payments_added_up() {
    let figures = of(CASES);
    prints(
        &figures,
        &[
            ("cases-listed", "5"),
            ("upheld-cases-listed", "4"),
            ("case-payments", "£1,250.50"),
            ("cases-with-payment", "2"),
            ("cases-late", "1"),
            ("cases-on-time", "1"),
            ("cases-outstanding", "1"),
            ("cases-with-apology", "2"),
            ("cases-with-training", "1"),
            ("cases-with-review", "1"),
            ("cases-with-other", "0"),
        ],
    );
    assert_eq!(figures.get("cases-with-apology").unwrap().inputs.len(), 2);
    assert_eq!(figures.get("upheld-cases-listed").unwrap().inputs.len(), 4);
}

#[test]
fn of_an_incomplete_list_only_its_length_is_told() {
    let figures = of(&CASES.replace("cases:\n", "cases:\n  incomplete: 4 of 34 are given.\n"));
    prints(&figures, &[("cases-listed", "5"), ("upheld-cases-listed", "4")]);
    for id in OF_ALL {
        assert_eq!(
            reason(&figures, id),
            "the list of cases is incomplete: 4 of 34 are given"
        );
    }
}

#[test]
fn without_a_list_every_figure_is_missing_with_the_reason() {
    let (none, left_out) = (of(""), of("cases: {left_out: the council lists none}\n"));
    for id in OF_ALL.into_iter().chain(["cases-listed", "upheld-cases-listed"]) {
        assert_eq!(reason(&none, id), "no cases are listed");
        assert_eq!(reason(&left_out, id), "no cases are listed: the council lists none");
    }
}

#[test]
fn a_list_without_upheld_cases_counts_zero_and_pays_nothing() {
    let figures = of("cases: {list: [{reference: 23 000 001, service: S, decision: not-upheld, payment: 100}]}\n");
    prints(
        &figures,
        &[
            ("cases-listed", "1"),
            ("upheld-cases-listed", "0"),
            ("cases-upheld-rate", "0%"),
            ("case-payments", "£0"),
            ("cases-late", "0"),
        ],
    );
}

#[test]
fn inexact_payments_make_an_inexact_sum() {
    let sum = |cases: &[&str]| listed(cases).text("case-payments").unwrap().replace('\u{a0}', " ");
    assert_eq!(sum(&["payment: 200", "payment: {about: 300}"]), "around £500");
    assert_eq!(
        sum(&["payment: 200", "payment: {from: 300, to: 400.50}"]),
        "£500 to £600.50"
    );
    assert_eq!(sum(&["payment: {under: 50}"]), "under £50");
    assert_eq!(sum(&["payment: 100", "payment: {under: 50}"]), "under £150");
    assert_eq!(
        sum(&["payment: {value: 100, provisional: x}", "payment: 5"]),
        "£105 (provisional)"
    );
    assert_eq!(
        sum(&["payment: {value: 100, revised_from: 90}", "remedies: [apology]"]),
        "£100"
    );
    let figures = listed(&["payment: {about: 300}", "payment: {under: 50}"]);
    let none = "some payments are given as about so much and others between bounds, which have no sum";
    assert_eq!(reason(&figures, "case-payments"), none);
    prints(&figures, &[("cases-with-payment", "2")]);
}

#[test]
fn no_payment_beside_a_remedy_is_none() {
    for none in [
        "payment: 0",
        "remedies: [apology]",
        "remedy_note: Nothing was left to do.",
    ] {
        let figures = listed(&[none, "payment: 100"]);
        prints(&figures, &[("case-payments", "£100"), ("cases-with-payment", "1")]);
        assert_eq!(
            figures.get("case-payments").unwrap().known().unwrap().status,
            Status::Computed
        );
    }
}

#[test]
fn what_is_not_known_of_one_case_is_added_up_of_none() {
    let unknown = "payment: {not_applicable: not known}";
    let dated = "due: 2023-09-01, done: 2023-09-01";
    let of_payments = ["case-payments", "cases-with-payment"];
    let figures = listed(&["", "payment: 100"]);
    for id in of_payments
        .into_iter()
        .chain(["cases-with-apology", "cases-with-other"])
    {
        assert_eq!(reason(&figures, id), "the remedy of 1 case is not given");
    }
    let figures = listed(&[unknown, "remedies: [apology]", dated, dated]);
    for id in of_payments {
        let both = "the remedy of 2 cases and the payment in 1 case are not given";
        assert_eq!(reason(&figures, id), both);
    }
    let figures = listed(&[unknown, "payment: 100"]);
    assert_eq!(reason(&figures, "case-payments"), "the payment in 1 case is not given");
    assert_eq!(figures.get("case-payments").unwrap().inputs.len(), 1);
}

#[test]
fn dates_beside_a_note_alone_count() {
    let figures = listed(&["remedy_note: The fee was given back., due: 2023-09-01, done: 2023-09-02"]);
    prints(
        &figures,
        &[
            ("cases-late", "1"),
            ("cases-on-time", "0"),
            ("cases-outstanding", "0"),
            ("case-payments", "£0"),
        ],
    );
}

#[test]
fn nothing_is_late_or_on_time_while_dates_are_not_given() {
    let dates = "due: 2023-09-01, done: 2023-09-02";
    let figures = listed(&["remedies: [apology]", "payment: 10", dates]);
    for id in ["cases-late", "cases-on-time", "cases-outstanding"] {
        assert_eq!(reason(&figures, id), "the dates of 2 cases are not given");
    }
    // Of a case of which nothing is said, nobody knows whether anything was due.
    assert_eq!(
        reason(&listed(&["", dates]), "cases-late"),
        "the dates of 1 case are not given"
    );
    // What is done is not outstanding, even where nobody knows by when it was due.
    let figures = listed(&["done: 2023-09-02", dates]);
    assert_eq!(reason(&figures, "cases-late"), "the dates of 1 case are not given");
    prints(&figures, &[("cases-outstanding", "0")]);
}

#[test]
fn payments_and_late_cases_stand_beside_last_years() {
    let last = "cases: {list: [{reference: 22 000 001, service: S, decision: upheld, payment: 1500.50, \
                due: 2022-09-01, done: 2022-09-01}]}\n";
    let figures = worked("type: county", &[("2023-24", CASES), ("2022-23", last)]);
    prints(
        &figures,
        &[
            ("case-payments-last-year", "£1,500.50"),
            ("case-payments-change", "£250"),
            ("case-payments-moved", "fell by £250"),
            ("case-payments-change-per-cent", "17%"),
            ("cases-late-last-year", "0"),
            ("cases-late-moved", "rose by one"),
        ],
    );
    does_not_apply(&figures, "cases-late-change-per-cent");
    let alone = of(CASES);
    is_missing(&alone, "cases-late-last-year");
    is_missing(&alone, "cases-late-moved");
}

#[test]
fn cases_are_counted_by_decision_and_by_category() {
    let figures = of("cases:
  references: not published
  list:
    - {service: S, decision: upheld, category: housing}
    - {service: S, decision: not-investigated, category: housing}
    - {service: S, decision: referred-back}
    - {service: S, decision: awaited}
");
    prints(
        &figures,
        &[
            ("cases-listed", "4"),
            ("cases-upheld", "1"),
            ("cases-not-upheld", "0"),
            ("cases-not-investigated", "1"),
            ("cases-awaited", "1"),
            ("cases-otherwise", "3"),
            ("cases-upheld-rate", "25%"),
            ("cases-in-housing", "2"),
            ("cases-in-housing-otherwise", "1"),
            ("cases-in-no-category", "2"),
            ("cases-in-no-category-upheld", "0"),
        ],
    );
    assert!(figures.get("cases-in-other").is_none());
}

#[test]
fn a_list_of_upheld_cases_alone_says_nothing_of_others() {
    let figures = listed(&["payment: 100"]);
    prints(&figures, &[("cases-upheld", "1")]);
    for id in ["cases-not-upheld", "cases-awaited", "cases-upheld-rate"] {
        assert_eq!(reason(&figures, id), "only upheld cases are listed");
    }
}

#[test]
fn days_from_decision_to_remedy_have_a_median_from_three_cases_on() {
    let days = |done: &[&str]| {
        let case = |done: &&str| format!("payment: 1, decided: 2023-09-01, due: 2023-09-29, done: {done}");
        let cases: Vec<String> = done.iter().map(case).collect();
        listed(&cases.iter().map(String::as_str).collect::<Vec<_>>())
    };
    // The third was put right before the decision, so that nobody waited.
    let two = days(&["2023-09-01", "2023-09-11", "2023-08-01"]);
    prints(
        &two,
        &[
            ("remedies-timed", "2"),
            ("remedy-days-shortest", "0"),
            ("remedy-days-longest", "10"),
        ],
    );
    assert_eq!(
        reason(&two, "remedy-days-median"),
        "there are too few such cases for a median"
    );
    let four = days(&["2023-09-30", "2023-09-03", "2023-09-11", "2023-09-06"]);
    prints(
        &four,
        &[
            ("remedies-timed", "4"),
            ("remedy-days-median", "8"),
            ("remedy-days-longest", "29"),
            ("case-23-000-000-days-late", "1"),
        ],
    );
    assert!(four.get("case-23-000-001-days-late").is_none());
    let none = "no case has both the day of its decision and the day on which the remedy was done";
    assert_eq!(reason(&listed(&["payment: 1"]), "remedy-days-longest"), none);
}

#[test]
fn what_was_paid_in_a_case_is_told_whatever_is_not_known_of_others() {
    let figures = listed(&["payment: 1250", "remedies: [apology]", "payment: {about: 300}"]);
    prints(
        &figures,
        &[
            ("case-23-000-000-payment", "£1,250"),
            ("case-23-000-002-payment", "around £300"),
        ],
    );
    assert!(figures.get("case-23-000-001-payment").is_none());
}
