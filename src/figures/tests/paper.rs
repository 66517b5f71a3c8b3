//! What a committee paper adds: breakdowns, earlier years of the council's own complaints, and clear days.

use super::{does_not_apply, is_missing, of, prints, worked};
use crate::figures::{Input, State};

#[test]
fn a_breakdown_says_what_it_leaves_out() {
    let figures = of(
        "breakdowns: {not_investigated: {label: Not investigated, total: 60, incomplete: x, parts: [\
        {label: Too late, count: 31}, {label: No fault, count: 26}]}}\n",
    );
    prints(
        &figures,
        &[
            ("breakdown-not-investigated", "60"),
            ("breakdown-not-investigated-part-1", "31"),
            ("breakdown-not-investigated-part-2", "26"),
            ("breakdown-not-investigated-given", "57"),
            ("breakdown-not-investigated-not-given", "3"),
        ],
    );
    let labels = ["part-2", "given", "not-given"].map(|part| {
        let id = format!("breakdown-not-investigated-{part}");
        figures.get(&id).unwrap().label.to_string()
    });
    assert_eq!(
        labels,
        [
            "Not investigated: No fault",
            "Not investigated: reason or kind given",
            "Not investigated: reason or kind not given"
        ]
    );
}

#[test]
fn the_parts_of_a_breakdown_are_its_total_unless_they_are_said_to_lack_some() {
    let parts = "label: X, parts: [{label: a, count: 3}, {label: b, count: 0}]";
    let whole = of(&format!("breakdowns: {{x: {{{parts}}}}}\n"));
    prints(&whole, &[("breakdown-x", "3"), ("breakdown-x-not-given", "0")]);
    let incomplete = of(&format!("breakdowns: {{x: {{{parts}, incomplete: some}}}}\n"));
    prints(&incomplete, &[("breakdown-x-given", "3")]);
    is_missing(&incomplete, "breakdown-x");
    is_missing(&incomplete, "breakdown-x-not-given");
    let above = of(&format!("breakdowns: {{x: {{{parts}, total: 2}}}}\n"));
    is_missing(&above, "breakdown-x-not-given");
}

#[test]
fn a_part_without_a_count_leaves_the_sum_missing() {
    let figures = of("breakdowns: {x: {label: X, total: 9, parts: [{label: a, count: 3}, {label: b}]}}\n");
    prints(&figures, &[("breakdown-x", "9"), ("breakdown-x-part-1", "3")]);
    for part in ["part-2", "given", "not-given"] {
        is_missing(&figures, &format!("breakdown-x-{part}"));
    }
}

#[test]
fn own_complaints_of_earlier_years_have_the_year_in_their_names() {
    let kinds = |corporate: u32, adults: u32| {
        format!(
            "own_complaints: [{{id: corporate, label: Corporate complaints, received: {corporate}}}, \
             {{id: adults, label: Adult complaints, received: {adults}}}]"
        )
    };
    let history = format!(
        "type: county\nhistory:\n  - {{year: 2021/22, {}}}\n  - {{year: 2018/19, {}}}\n  - {{year: 2017/18, {}}}",
        kinds(321, 117),
        kinds(5, 0),
        kinds(1, 1)
    );
    let [this, last, partly] = [
        kinds(328, 127),
        kinds(379, 134),
        "own_complaints: [{id: corporate, label: C, received: 7}, {id: adults, label: A, closed: 3}]".to_owned(),
    ];
    let figures = worked(
        &history,
        &[("2023-24", &this), ("2022-23", &last), ("2020-21", &partly)],
    );
    prints(
        &figures,
        &[
            ("own-corporate-last-year", "379"),
            ("own-corporate-in-2021-22", "321"),
            ("own-complaints-in-2021-22", "438"),
            ("own-corporate-in-2020-21", "7"),
            ("own-adults-in-2018-19", "0"),
            ("own-complaints-in-2018-19", "5"),
        ],
    );
    is_missing(&figures, "own-adults-in-2020-21");
    is_missing(&figures, "own-complaints-in-2020-21");
    for id in [
        "own-complaints-in-2022-23",
        "own-complaints-in-2019-20",
        "own-complaints-in-2017-18",
    ] {
        assert!(figures.get(id).is_none(), "{id}");
    }
    let total = figures.get("own-complaints-in-2021-22").unwrap();
    assert_eq!(&*total.label, "The council's own complaints received in 2021/22");
    assert_eq!(total.year.to_string(), "2021/22");
    assert_eq!(total.inputs[0], Input::Figure("own-corporate-in-2021-22".into()));
    assert_eq!(
        &*figures.get("own-corporate-in-2021-22").unwrap().label,
        "Corporate complaints in 2021/22"
    );
}

#[test]
fn a_kind_that_ended_last_year_keeps_its_number() {
    let this = "own_complaints: [{id: a, label: A, received: 1}]\n";
    let last = "own_complaints: [{id: a, label: A, received: 2}, {id: b, label: B, received: 3}]\n";
    let figures = worked("type: county", &[("2023-24", this), ("2022-23", last)]);
    prints(
        &figures,
        &[
            ("own-b-last-year", "3"),
            ("own-a-last-year", "2"),
            ("own-complaints-last-year", "5"),
        ],
    );
    assert_eq!(&*figures.get("own-b-last-year").unwrap().label, "B in 2022/23");
    assert!(figures.clashes().is_empty());
}

#[test]
fn totals_of_different_kinds_are_not_compared() {
    let one = "own_complaints: [{id: a, label: A, received: 300}]\n";
    let two = "own_complaints: [{id: a, label: A, received: 298}, {id: b, label: B, received: 99}]\n";
    let figures = worked("type: county", &[("2023-24", two), ("2022-23", one)]);
    prints(
        &figures,
        &[
            ("own-complaints", "397"),
            ("own-complaints-last-year", "300"),
            ("own-a-moved", "fell by two"),
        ],
    );
    for change in ["change", "direction", "moved", "change-per-cent"] {
        does_not_apply(&figures, &format!("own-complaints-{change}"));
    }
    let same = worked("type: county", &[("2023-24", one), ("2022-23", one)]);
    prints(&same, &[("own-complaints-moved", "remained unchanged")]);
}

#[test]
fn clear_days_are_counted_where_both_days_are_given() {
    let of = |dates: &str| {
        of(&format!(
            "documents: [committee-report]\ncommittee_report: {{{dates}}}\n"
        ))
    };
    // Tuesday 17 to Wednesday 25 September: five days from Wednesday to Tuesday.
    let figures = of("published: 2024-09-17, meeting: 2024-09-25");
    prints(&figures, &[("clear-days", "5")]);
    assert_eq!(figures.get("clear-days").unwrap().inputs.len(), 2);
    // Over the summer holiday of 26 August.
    prints(
        &of("published: 2024-08-22, meeting: 2024-08-30"),
        &[("clear-days", "4")],
    );
    prints(
        &of("published: 2024-09-25, meeting: 2024-09-25"),
        &[("clear-days", "0")],
    );
    let reason = |dates: &str| match &of(dates).get("clear-days").unwrap().state {
        State::Missing(reason) => reason.to_string(),
        state => panic!("{state:?}"),
    };
    assert_eq!(reason("published: 2024-09-17"), "the day of the meeting is not given");
    assert_eq!(reason("meeting: 2024-09-17"), "the day of publication is not given");
    assert_eq!(reason(""), "the days of publication and of the meeting are not given");
    assert_eq!(
        reason("published: 2028-12-29, meeting: 2029-01-09"),
        "not all bank holidays of 2028 to 2029 are known"
    );
}

#[test]
fn each_paper_has_the_clear_days_of_its_own_meeting() {
    let figures = of("documents: [committee-report, update-report]
committee_report: {published: 2024-09-17, meeting: 2024-09-25}
update_report: {published: 2024-09-24, meeting: 2024-09-25}
");
    prints(&figures, &[("clear-days", "5"), ("clear-days-update-report", "0")]);
}

#[test]
fn a_year_without_a_paper_has_no_clear_days() {
    does_not_apply(&of(""), "clear-days");
}
