//! The checks of the Ombudsman's cases, and of numbers told apart by reasons.

use super::check;
use crate::checks::{Check, Run, breakdowns, cases, days, plausible, slips, statements};

/// The checks, in the order in which they are explained.
pub(super) const CASES: &[Check] = &[
    check(
        "case-given-twice",
        "A case stands in the list once.",
        Run::File(cases::case_given_twice),
    )
    .never_accepted(),
    check(
        "case-without-reference",
        "A case has its reference, or it is said why cases have none.",
        Run::File(cases::case_without_reference),
    )
    .never_accepted(),
    check(
        "reference-year",
        "A case's reference is of the year in which it was received.",
        Run::File(plausible::reference_year),
    ),
    check(
        "case-dates",
        "A case is received, decided and put right in this order.",
        Run::File(cases::case_dates),
    ),
    check(
        "case-due",
        "A remedy is due within a year of the decision.",
        Run::File(cases::case_due),
    ),
    check(
        "case-of-another-year",
        "A case was decided in the year of its file.",
        Run::File(cases::case_of_another_year),
    )
    .never_accepted(),
    check(
        "case-category",
        "A case's category is one of the letter's edition.",
        Run::File(cases::case_category),
    )
    .never_accepted(),
    check(
        "case-fault",
        "An upheld case says what went wrong.",
        Run::File(cases::case_fault),
    ),
    check(
        "case-remedy",
        "Only upheld cases have remedies, and each says something.",
        Run::File(cases::case_remedy),
    ),
    check(
        "payment-amount",
        "A payment is in pounds and pence, and no larger than payments are.",
        Run::File(slips::payment_amount),
    ),
    check(
        "cases-add-up",
        "The upheld cases of the list are as many as were upheld.",
        Run::File(cases::cases_add_up),
    ),
    check(
        "cases-not-upheld",
        "Where the list has cases that were not upheld, they are as many as there were.",
        Run::File(cases::cases_not_upheld),
    )
    .never_accepted(),
    check(
        "cases-late",
        "The cases put right late are as many as the letter counts.",
        Run::File(cases::cases_late),
    ),
    check(
        "decision-without-statement",
        "A page on a decision is made from its statement.",
        Run::File(statements::decision_without_statement),
    )
    .never_accepted(),
    check(
        "statement-record",
        "A statement is of a decided case with its reference and day.",
        Run::File(statements::statement_record),
    )
    .never_accepted(),
    check(
        "statement-agrees",
        "The sums and days of a statement fit the record of its case.",
        Run::File(statements::statement_agrees),
    ),
    check(
        "cases-left-out",
        "Cases are listed, or it is said why they are not.",
        Run::File(cases::cases_left_out),
    )
    .never_accepted(),
    check(
        "breakdown-name",
        "A breakdown's name can be used in a text.",
        Run::File(breakdowns::breakdown_name),
    )
    .never_accepted(),
    check(
        "breakdown-adds-up",
        "The parts of a breakdown add up to its total.",
        Run::File(breakdowns::breakdown_adds_up),
    )
    .errors_too(),
    check(
        "breakdown-total",
        "A breakdown that has a figure's name has its number.",
        Run::File(breakdowns::breakdown_total),
    ),
    check(
        "decision-day",
        "The Ombudsman decides on working days.",
        Run::File(days::decision_day),
    ),
    check(
        "decided-after-publication",
        "A paper lists no case that was decided after its publication.",
        Run::File(days::decided_after_publication),
    ),
];
