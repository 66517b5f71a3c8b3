//! The checks of the words.

use super::check;
use crate::checks::{Check, Run, days, exempt, laws, left_in, paragraphs, prose, texts, wording, year_named};

/// The checks, in the order in which they are explained.
pub(super) const WORDS: &[Check] = &[
    check(
        "ombudsman-misspelt",
        "The Ombudsman's name is spelt as it is.",
        Run::Prose(wording::ombudsman_misspelt),
    ),
    check(
        "average-misnamed",
        "An average is called what it is: that of the council's type, or that of all authorities.",
        Run::Prose(prose::average_misnamed),
    ),
    check(
        "base-misnamed",
        "A rate is said to be of the cases that it is a share of, the uphold rate of investigations.",
        Run::Prose(prose::base_misnamed),
    ),
    check(
        "public-interest",
        "What is exempt from publication says why that is in the public interest.",
        Run::Project(exempt::public_interest),
    )
    .never_accepted(),
    check(
        "members-without-exemption",
        "What is for members alone is exempt from publication.",
        Run::Project(exempt::members_without_exemption),
    )
    .never_accepted(),
    check(
        "placeholder",
        "A text stands for itself, and not for words to come.",
        Run::Texts(texts::placeholder),
    ),
    check(
        "personal-data",
        "No text names a person who is not known by their office, nor tells how to find one.",
        Run::Texts(texts::personal_data),
    )
    .never_accepted(),
    check(
        "accepted-words",
        "Words that are accepted stand in a text, and have a reason.",
        Run::Project(texts::accepted_words),
    )
    .never_accepted(),
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
    check(
        "last-year-label",
        "A text about this year does not have last year's label.",
        Run::Texts(left_in::last_year_label),
    ),
    check(
        "last-year-period",
        "A text names its own year's period, and an action ahead no day that is past.",
        Run::Texts(left_in::last_year_period),
    ),
    check(
        "last-year-name",
        "A text names those who hold an office now, not those of last year.",
        Run::Texts(left_in::last_year_name),
    ),
    check(
        "last-year-date",
        "A text names this year's meeting, publication and letter, not last year's.",
        Run::Texts(left_in::last_year_date),
    ),
    check(
        "last-year-paragraph",
        "A paragraph that tells of its own time is not last year's word for word.",
        Run::Texts(left_in::last_year_paragraph),
    ),
    check(
        "untraced-number",
        "A number in a text is a figure or a fact, so that it follows the data.",
        Run::Prose(prose::untraced_number),
    ),
    check(
        "direction-contradicted",
        "A word of a direction is the way that the figure beside it went.",
        Run::Prose(prose::direction_contradicted),
    ),
    check(
        "change-without-direction",
        "A change is printed with a word for its direction.",
        Run::Prose(prose::change_without_direction),
    ),
    check(
        "per-cent-for-points",
        "The difference of two rates is in percentage points.",
        Run::Prose(prose::per_cent_for_points),
    ),
    check(
        "proportion-contradicted",
        "Doubled, a third, the majority: words for a proportion are what the numbers beside them give.",
        Run::Prose(prose::proportion_contradicted),
    ),
    check(
        "order-contradicted",
        "What is called the largest or the smallest is so among its kind, or in the years that are named.",
        Run::Prose(prose::order_contradicted),
    ),
    check(
        "average-contradicted",
        "What is said to be above, below or in line with an average is so.",
        Run::Prose(prose::average_contradicted),
    ),
    check(
        "small-base",
        "Nothing is called a trend on fewer cases than the council's smallest base.",
        Run::Prose(prose::small_base),
    ),
    check(
        "day-in-text",
        "A text that names the day of the letter or of the meeting names the one that the file gives.",
        Run::Texts(days::day_in_text),
    ),
    check(
        "law-cited",
        "A law that a text names was made in that year, and has the section.",
        Run::Texts(laws::law_cited),
    ),
    check(
        "year-named",
        "A year that a text names is a year, and not far ahead.",
        Run::Texts(year_named::year_named),
    ),
];
