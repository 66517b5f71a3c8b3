//! The checks of the letter, and of all that is counted.

use super::check;
use crate::checks::{
    Check, Run, adding_up, averages, facts, late, letter, names, own, own_parts, own_whole, plausible, population,
    published, rates, slips, trends, years,
};

/// The checks, in the order in which they are explained.
pub(super) const FIGURES: &[Check] = &[
    check(
        "edition-of-year",
        "The letter's edition is the one of its year.",
        Run::File(letter::edition_of_year),
    ),
    check(
        "letter-date",
        "A letter is dated in the year after the one that it is about.",
        Run::File(letter::letter_date),
    ),
    check(
        "letter-undated",
        "A letter has a date.",
        Run::File(letter::letter_undated),
    ),
    check(
        "statistics-empty",
        "A letter has figures.",
        Run::File(letter::statistics_empty),
    ),
    check(
        "letter-incomplete",
        "What the letter's edition prints is given.",
        Run::File(letter::letter_incomplete),
    ),
    check(
        "history-gap",
        "The year before a letter's is given where earlier ones are.",
        Run::File(years::history_gap),
    ),
    check(
        "unknown-category",
        "Categories and outcomes are those of the letter's edition.",
        Run::Year(names::unknown_category),
    )
    .never_accepted(),
    check(
        "category-given-twice",
        "A category or outcome is given once.",
        Run::Year(names::category_given_twice),
    )
    .never_accepted(),
    check(
        "fact-name",
        "A fact's name can be used in a text.",
        Run::File(facts::fact_name),
    )
    .never_accepted(),
    check(
        "fact-whole",
        "A fact that is a count is a whole number.",
        Run::File(facts::fact_whole),
    )
    .never_accepted(),
    check(
        "id-given-twice",
        "Actions and kinds of complaint have ids of their own.",
        Run::Year(names::id_given_twice),
    )
    .never_accepted(),
    check(
        "unknown-action",
        "An update is about an action of last year's file.",
        Run::File(names::unknown_action),
    )
    .never_accepted(),
    check(
        "received-adds-up",
        "The categories add up to all that was received.",
        Run::Year(adding_up::received),
    )
    .errors_too(),
    check(
        "decided-adds-up",
        "The outcomes add up to all that was decided.",
        Run::Year(adding_up::decided),
    )
    .errors_too(),
    check(
        "investigations-add-up",
        "Upheld and not upheld add up to the investigations.",
        Run::Year(adding_up::investigations),
    )
    .errors_too(),
    check(
        "outcomes-agree",
        "A number that is given twice is the same in both places.",
        Run::Year(adding_up::outcomes_agree),
    )
    .errors_too(),
    check(
        "overview-adds-up",
        "Not for us, assessed and closed, and investigated add up to dealt with.",
        Run::Year(adding_up::overview),
    )
    .errors_too(),
    check(
        "carried-forward",
        "Received and brought forward, less carried forward, are decided.",
        Run::Year(adding_up::carried_forward),
    )
    .errors_too(),
    check(
        "carried-over",
        "What one year carries forward, the next brings forward.",
        Run::Year(years::carried_over),
    )
    .never_accepted(),
    check(
        "far-from-last-year",
        "A number is not ten times last year's, nor a tenth of it.",
        Run::Year(slips::far_from_last_year),
    ),
    check(
        "far-from-average",
        "An average is not far from those of other years, nor a number per 100,000 residents far from its average.",
        Run::Year(plausible::far_from_average),
    ),
    check(
        "rate-of-base",
        "A stated rate is one that a whole number of its base can have.",
        Run::Year(plausible::rate_of_base),
    ),
    check(
        "letter-day",
        "A letter is dated on a working day, and on that on which the letters of its year were sent.",
        Run::File(plausible::letter_day),
    ),
    check(
        "part-above-whole",
        "No part is larger than what it is a part of.",
        Run::Year(adding_up::part_above_whole),
    )
    .never_accepted(),
    check(
        "stated-rate",
        "A rate that is given with its counts is what these give.",
        Run::Year(rates::stated_rate),
    )
    .errors_too(),
    check(
        "compliance-counts",
        "A compliance rate of 100% is given with both its counts.",
        Run::Year(rates::compliance_counts),
    ),
    check(
        "population",
        "The rate per 100,000 residents fits the population.",
        Run::Year(rates::population),
    ),
    check(
        "averages-of-type",
        "Averages are given only for types that have them.",
        Run::File(averages::averages_of_type),
    )
    .never_accepted(),
    check(
        "averages-agree",
        "An average that the project gives is the published one.",
        Run::File(averages::averages_agree),
    ),
    check(
        "name-clash",
        "Kinds of complaint have names that keep their figures apart.",
        Run::Year(own::name_clash),
    )
    .never_accepted(),
    check(
        "own-complaints",
        "On time, escalated and decided are no more than the complaints that they are of, which are named.",
        Run::Year(own::own_complaints),
    )
    .errors_too(),
    check(
        "kinds-differ",
        "The kinds of complaint are those of the year before.",
        Run::Year(own::kinds_differ),
    ),
    check(
        "procedure-name",
        "A kind of complaint is dealt with at a stage of a procedure that there is.",
        Run::Year(own_parts::procedure_name),
    )
    .never_accepted(),
    check(
        "services-add-up",
        "Teams add up to their service, and services to all complaints of their kind.",
        Run::Year(own_parts::services_add_up),
    )
    .errors_too(),
    check(
        "findings-add-up",
        "What investigations found adds up to the complaints that they looked into.",
        Run::Year(own_parts::findings_add_up),
    )
    .errors_too(),
    check(
        "subject-above-all",
        "No subject, group of people or part of feedback is larger than all of its kind.",
        Run::Year(own_parts::subject_above_all),
    )
    .never_accepted(),
    check(
        "outcome-rates",
        "Shares of one base are all of it and no more.",
        Run::Year(own_parts::outcome_rates),
    )
    .errors_too(),
    check(
        "learning-from",
        "What was learnt comes from a kind of complaint that the year has.",
        Run::File(own_parts::learning_from),
    )
    .never_accepted(),
    check(
        "quotations-left-out",
        "Quotations that are left out are not given.",
        Run::File(own_parts::quotations_left_out),
    )
    .never_accepted(),
    check(
        "published-trend",
        "A figure went the way that a published document says, in every year that is known.",
        Run::File(trends::published_trend),
    ),
    check(
        "published",
        "What was published before is what the data give.",
        Run::File(published::published),
    ),
    check(
        "averages-of-last-year",
        "Averages that the project gives are not all those of the year before.",
        Run::File(averages::averages_of_last_year),
    ),
    check(
        "average-of-all-alone",
        "A council is held against its own type before it is held against all authorities.",
        Run::File(averages::average_of_all_alone),
    ),
    check(
        "population-differs",
        "A year quotes one population.",
        Run::File(population::population_differs),
    ),
    check(
        "late-called-on-time",
        "A remedy that was late is not said to have been on time.",
        Run::File(late::late_called_on_time),
    ),
    check(
        "own-timing",
        "Complaints answered on time and late are all that were closed.",
        Run::Year(own_whole::own_timing),
    ),
    check(
        "own-open",
        "Each complaint received is closed or open, and no other is.",
        Run::Year(own_whole::own_open),
    ),
    check(
        "part-of-kind",
        "Advocates, complainants and parts of feedback are no more than all of their kind.",
        Run::Year(own_whole::part_of_kind),
    ),
    check(
        "fact-percent",
        "A fact in per cent is no more than all.",
        Run::File(facts::fact_percent),
    ),
];
