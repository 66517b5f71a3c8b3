//! Every check, by its name: the one list of them all.

use super::{
    Check, Run, adding_up, averages, breakdowns, cases, code, exempt, facts, gaps, letter, names, own, own_parts,
    paper, paragraphs, project, published, rates, repeated, slips, statements, style, templates, texts, trends,
    wording, years,
};

/// Every check, in the order in which they are explained.
pub const CHECKS: &[Check] = &[
    check(
        "made-up-name",
        "A made-up council says so in its name, and no other does.",
        Run::Project(project::made_up_name),
    ),
    check(
        "colour-contrast",
        "The council's colour can be read on white.",
        Run::Project(project::colour_contrast),
    ),
    check(
        "style-colour",
        "The house style's colour can be read on white.",
        Run::Project(style::style_colour),
    ),
    check(
        "style-sections",
        "Every section of the house style has a template, and every kind of paper stands in it once.",
        Run::Project(style::style_sections),
    ),
    check(
        "front-label",
        "What a paper gives for the front matter has a line in the house style.",
        Run::Paper(style::front_label),
    ),
    check(
        "website",
        "The council's web address is one that a browser can open.",
        Run::Project(project::website),
    ),
    check(
        "type-of-name",
        "The type is the one that the council's name gives away.",
        Run::Project(project::type_of_name),
    ),
    check(
        "history-repeats-year",
        "A year stands in `history` once, and not beside its own file.",
        Run::Project(project::history_repeats_year),
    ),
    check(
        "template-unused",
        "Every template of the project is one that a document uses.",
        Run::Project(templates::template_unused),
    ),
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
    ),
    check(
        "category-given-twice",
        "A category or outcome is given once.",
        Run::Year(names::category_given_twice),
    ),
    check(
        "fact-name",
        "A fact's name can be used in a text.",
        Run::File(facts::fact_name),
    ),
    check(
        "fact-whole",
        "A fact that is a count is a whole number.",
        Run::File(facts::fact_whole),
    ),
    check(
        "id-given-twice",
        "Actions and kinds of complaint have ids of their own.",
        Run::Year(names::id_given_twice),
    ),
    check(
        "unknown-action",
        "An update is about an action of last year's file.",
        Run::File(names::unknown_action),
    ),
    check(
        "received-adds-up",
        "The categories add up to all that was received.",
        Run::Year(adding_up::received),
    ),
    check(
        "decided-adds-up",
        "The outcomes add up to all that was decided.",
        Run::Year(adding_up::decided),
    ),
    check(
        "investigations-add-up",
        "Upheld and not upheld add up to the investigations.",
        Run::Year(adding_up::investigations),
    ),
    check(
        "outcomes-agree",
        "A number that is given twice is the same in both places.",
        Run::Year(adding_up::outcomes_agree),
    ),
    check(
        "overview-adds-up",
        "Not for us, assessed and closed, and investigated add up to dealt with.",
        Run::Year(adding_up::overview),
    ),
    check(
        "carried-forward",
        "Received and brought forward, less carried forward, are decided.",
        Run::Year(adding_up::carried_forward),
    ),
    check(
        "carried-over",
        "What one year carries forward, the next brings forward.",
        Run::Year(years::carried_over),
    ),
    check(
        "far-from-last-year",
        "A number is not ten times last year's, nor a tenth of it.",
        Run::Year(slips::far_from_last_year),
    ),
    check(
        "part-above-whole",
        "No part is larger than what it is a part of.",
        Run::Year(adding_up::part_above_whole),
    ),
    check(
        "stated-rate",
        "A rate that is given with its counts is what these give.",
        Run::Year(rates::stated_rate),
    ),
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
    ),
    check(
        "averages-agree",
        "An average that the project gives is the published one.",
        Run::File(averages::averages_agree),
    ),
    check(
        "name-clash",
        "Kinds of complaint have names that keep their figures apart.",
        Run::Year(own::name_clash),
    ),
    check(
        "own-complaints",
        "On time, escalated and decided are no more than the complaints that they are of, which are named.",
        Run::Year(own::own_complaints),
    ),
    check(
        "kinds-differ",
        "The kinds of complaint are those of the year before.",
        Run::Year(own::kinds_differ),
    ),
    check(
        "procedure-name",
        "A kind of complaint is dealt with at a stage of a procedure that there is.",
        Run::Year(own_parts::procedure_name),
    ),
    check(
        "services-add-up",
        "Teams add up to their service, and services to all complaints of their kind.",
        Run::Year(own_parts::services_add_up),
    ),
    check(
        "outcome-rates",
        "Shares of one base are all of it and no more.",
        Run::Year(own_parts::outcome_rates),
    ),
    check(
        "learning-from",
        "What was learnt comes from a kind of complaint that the year has.",
        Run::File(own_parts::learning_from),
    ),
    check(
        "quotations-left-out",
        "Quotations that are left out are not given.",
        Run::File(own_parts::quotations_left_out),
    ),
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
        "case-given-twice",
        "A case stands in the list once.",
        Run::File(cases::case_given_twice),
    ),
    check(
        "case-without-reference",
        "A case has its reference, or it is said why cases have none.",
        Run::File(cases::case_without_reference),
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
    ),
    check(
        "case-category",
        "A case's category is one of the letter's edition.",
        Run::File(cases::case_category),
    ),
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
    ),
    check(
        "cases-late",
        "The cases put right late are as many as the letter counts.",
        Run::File(cases::cases_late),
    ),
    check(
        "decision-without-statement",
        "A page on a decision is made from its statement.",
        Run::File(statements::decision_without_statement),
    ),
    check(
        "statement-record",
        "A statement is of a decided case with its reference and day.",
        Run::File(statements::statement_record),
    ),
    check(
        "statement-agrees",
        "The sums and days of a statement fit the record of its case.",
        Run::File(statements::statement_agrees),
    ),
    check(
        "cases-left-out",
        "Cases are listed, or it is said why they are not.",
        Run::File(cases::cases_left_out),
    ),
    check(
        "breakdown-name",
        "A breakdown's name can be used in a text.",
        Run::File(breakdowns::breakdown_name),
    ),
    check(
        "breakdown-adds-up",
        "The parts of a breakdown add up to its total.",
        Run::File(breakdowns::breakdown_adds_up),
    ),
    check(
        "breakdown-total",
        "A breakdown that has a figure's name has its number.",
        Run::File(breakdowns::breakdown_total),
    ),
    check(
        "code-unexplained",
        "A section of the Complaint Handling Code that is not followed has a reason or an action.",
        Run::File(code::unexplained),
    ),
    check("code-action", "Only `no` has an action.", Run::File(code::action)),
    check(
        "code-section-twice",
        "A section of the Complaint Handling Code is assessed once.",
        Run::File(code::section_twice),
    ),
    check("code-dates", "An action follows its finding.", Run::File(code::dates)),
    check(
        "code-overdue",
        "An action on the Complaint Handling Code that is overdue when the report is published is spoken of.",
        Run::Paper(code::overdue),
    ),
    check(
        "annex-self-assessment",
        "A self-assessment that is annexed is given.",
        Run::Paper(code::annex_self_assessment),
    ),
    check(
        "childrens-report-complete",
        "A report on children's complaints has what regulations and statutory guidance ask for.",
        Run::Paper(paper::complete::childrens),
    ),
    check(
        "adults-report-complete",
        "A report on adult social care complaints has what the regulations ask for.",
        Run::Paper(paper::complete::adults),
    ),
    check(
        "code-report-complete",
        "A report on the Complaint Handling Code has what the Code asks for.",
        Run::Paper(paper::complete::code),
    ),
    check(
        "recommendation-missing",
        "A report recommends something.",
        Run::Paper(paper::recommendation_missing),
    ),
    check(
        "committee-missing",
        "A report names the committee that it goes to.",
        Run::Paper(paper::committee_missing),
    ),
    check(
        "meeting-date",
        "The committee meets after the letter was sent and the agenda published.",
        Run::Paper(paper::meeting_date),
    ),
    check(
        "clear-days",
        "Five clear days lie between the publication of the agenda and the meeting.",
        Run::Paper(paper::clear_days),
    ),
    check(
        "clearance-date",
        "A report is cleared after the letter was sent and before the committee meets.",
        Run::Paper(paper::clearance_date),
    ),
    check(
        "done-after-publication",
        "A report tells only of what was done before it was published.",
        Run::Paper(paper::done_after_publication),
    ),
    check(
        "case-overdue",
        "A remedy that is overdue when the report is published is spoken of.",
        Run::Paper(paper::case_overdue),
    ),
    check(
        "clearance-choice",
        "A text is cleared, or need not be.",
        Run::Paper(paper::clearance_choice),
    ),
    check(
        "section-name",
        "A section of the report is one that a template prints.",
        Run::Paper(paper::section_name),
    ),
    check(
        "section-twice",
        "A section stands in the report once.",
        Run::Paper(paper::section_twice),
    ),
    check(
        "text-without-section",
        "A text for a section is printed.",
        Run::Paper(paper::text_without_section),
    ),
    check(
        "section-empty",
        "A section of the officer's words has some.",
        Run::Paper(paper::section_empty),
    ),
    check(
        "implication-twice",
        "Implications have ids of their own.",
        Run::Paper(paper::implication_twice),
    ),
    check(
        "said-twice",
        "A report says a thing once.",
        Run::Paper(repeated::said_twice),
    ),
    check(
        "name-given-twice",
        "A name that a text refers to is that of one place.",
        Run::Paper(paper::name_given_twice),
    ),
    check(
        "statutory-implications",
        "A report speaks of its financial and legal implications.",
        Run::Paper(paper::statutory_implications),
    ),
    check(
        "annex-choice",
        "An annex is made, or it is a file with a title.",
        Run::Paper(paper::annex_choice),
    ),
    check(
        "annex-twice",
        "An annex has one number.",
        Run::Paper(paper::annex_twice),
    ),
    check(
        "annex-file",
        "A file that is annexed can stand beside the report.",
        Run::Paper(paper::annex_file),
    ),
    check(
        "annex-cases",
        "Upheld cases that are given are annexed, and those annexed are given.",
        Run::Paper(paper::annex_cases),
    ),
    check("signed-by", "Somebody signs the report.", Run::Paper(paper::signed_by)),
    check(
        "contact",
        "The report says whom to ask about it.",
        Run::Paper(paper::contact),
    ),
    check(
        "to-come",
        "Every text that a document prints is written.",
        Run::File(gaps::to_come),
    ),
    check(
        "update-awaited",
        "Every action of last year has its update.",
        Run::File(gaps::update_awaited),
    ),
    check(
        "not-cleared",
        "Every implication and the report itself are cleared.",
        Run::File(gaps::not_cleared),
    ),
    check(
        "urgency-missing",
        "A report that comes late says why it cannot wait.",
        Run::Paper(paper::urgency_missing),
    ),
    check(
        "annex-awaited",
        "Every file that is annexed is there.",
        Run::File(gaps::annex_awaited),
    ),
    check(
        "response-awaited",
        "A report on the Complaint Handling Code is published with the governing body's response.",
        Run::File(gaps::response_awaited),
    ),
    check(
        "urgency-withheld",
        "The public may read why a report is late.",
        Run::Paper(paper::urgency_withheld),
    ),
    check(
        "ombudsman-misspelt",
        "The Ombudsman's name is spelt as it is.",
        Run::File(wording::ombudsman_misspelt),
    ),
    check(
        "average-misnamed",
        "The average of a type of council is not called national.",
        Run::File(wording::average_misnamed),
    ),
    check(
        "base-misnamed",
        "The uphold rate is said to be of investigations.",
        Run::File(wording::base_misnamed),
    ),
    check(
        "public-interest",
        "What is exempt from publication says why that is in the public interest.",
        Run::Project(exempt::public_interest),
    ),
    check(
        "members-without-exemption",
        "What is for members alone is exempt from publication.",
        Run::Project(exempt::members_without_exemption),
    ),
    check(
        "placeholder",
        "A text stands for itself, and not for words to come.",
        Run::Texts(texts::placeholder),
    ),
    check(
        "personal-data",
        "No text names a person who is not known by their office, nor tells how to find one.",
        Run::Texts(texts::personal_data),
    ),
    check(
        "accepted-words",
        "Words that are accepted stand in a text, and have a reason.",
        Run::Project(texts::accepted_words),
    ),
    check(
        "list-run-together",
        "The lines of a list stay lines.",
        Run::Texts(texts::list_run_together),
    ),
    check(
        "list-by-chance",
        "A paragraph does not begin as the item of a list does.",
        Run::Texts(texts::list_by_chance),
    ),
    check(
        "heading-in-text",
        "Notes of the officer's own stand outside of the texts.",
        Run::Texts(texts::heading_in_text),
    ),
    check(
        "text-cut-short",
        "A text goes on to its end, also past a `#`.",
        Run::Texts(texts::text_cut_short),
    ),
    check(
        "report-not-asked-for",
        "A report that is filled in is asked for.",
        Run::Texts(texts::report_not_asked_for),
    ),
    check(
        "paragraph-numbers",
        "A published document numbers its paragraphs from 1, each once.",
        Run::File(paragraphs::paragraph_numbers),
    ),
];

const fn check(name: &'static str, rule: &'static str, run: Run) -> Check {
    Check { name, rule, run }
}
