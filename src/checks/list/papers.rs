//! The checks of the papers.

use super::check;
use crate::checks::{Check, Run, code, days, gaps, paper, plausible, repeated};

/// The checks, in the order in which they are explained.
pub(super) const PAPERS: &[Check] = &[
    check(
        "day-off",
        "A report is cleared and published on days on which people work.",
        Run::Paper(plausible::day_off),
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
    )
    .never_accepted(),
    check("code-dates", "An action follows its finding.", Run::File(code::dates)).never_accepted(),
    check(
        "code-overdue",
        "An action on the Complaint Handling Code that is overdue when the report is published is spoken of.",
        Run::Paper(code::overdue),
    ),
    check(
        "annex-self-assessment",
        "A self-assessment that is annexed is given.",
        Run::Paper(code::annex_self_assessment),
    )
    .never_accepted(),
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
    )
    .never_accepted(),
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
    )
    .never_accepted(),
    check(
        "case-overdue",
        "A remedy that is overdue when the report is published is spoken of.",
        Run::Paper(paper::case_overdue),
    ),
    check(
        "clearance-choice",
        "A text is cleared, or need not be.",
        Run::Paper(paper::clearance_choice),
    )
    .never_accepted(),
    check(
        "section-name",
        "A section of the report is one that a template prints.",
        Run::Paper(paper::section_name),
    )
    .never_accepted(),
    check(
        "section-twice",
        "A section stands in the report once.",
        Run::Paper(paper::section_twice),
    )
    .never_accepted(),
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
    )
    .never_accepted(),
    check(
        "said-twice",
        "A report says a thing once.",
        Run::Paper(repeated::said_twice),
    ),
    check(
        "name-given-twice",
        "A name that a text refers to is that of one place.",
        Run::Paper(paper::name_given_twice),
    )
    .never_accepted(),
    check(
        "statutory-implications",
        "A report speaks of its financial and legal implications.",
        Run::Paper(paper::statutory_implications),
    ),
    check(
        "annex-choice",
        "An annex is made, or it is a file with a title.",
        Run::Paper(paper::annex_choice),
    )
    .never_accepted(),
    check(
        "annex-twice",
        "An annex has one number.",
        Run::Paper(paper::annex_twice),
    )
    .never_accepted(),
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
    )
    .never_accepted(),
    check(
        "update-awaited",
        "Every action of last year has its update.",
        Run::File(gaps::update_awaited),
    )
    .never_accepted(),
    check(
        "not-cleared",
        "Every implication and the report itself are cleared.",
        Run::File(gaps::not_cleared),
    )
    .never_accepted(),
    check(
        "urgency-missing",
        "A report that comes late says why it cannot wait.",
        Run::Paper(paper::urgency_missing),
    )
    .never_accepted(),
    check(
        "annex-awaited",
        "Every file that is annexed is there.",
        Run::File(gaps::annex_awaited),
    )
    .never_accepted(),
    check(
        "response-awaited",
        "A report on the Complaint Handling Code is published with the governing body's response.",
        Run::File(gaps::response_awaited),
    )
    .never_accepted(),
    check(
        "urgency-withheld",
        "The public may read why a report is late.",
        Run::Paper(paper::urgency_withheld),
    )
    .never_accepted(),
    check(
        "day-far-ahead",
        "Papers go to a committee, and actions are due, within a few years of the year that they are about.",
        Run::File(days::day_far_ahead),
    ),
];
