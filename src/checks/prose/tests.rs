//! Sentences that are right and sentences that are not.

mod own_sentences;

use std::fs;

use super::sentence::{Sentence, of_blocks};
use super::{Finding, against_average, bases, direction, order, points, proportion, small_base};
use crate::checks::Subject;
use crate::compose::{ReadPassage, ReadYear};
use crate::figures::Sheets;
use crate::model::Project;
use crate::{load, view};

/// What was looked for, each by its name.
type Look = fn(&Subject<'_>, &Sentence) -> Vec<Finding>;

const LOOKS: [(&str, Look); 9] = [
    ("direction-contradicted", direction::contradicted),
    ("change-without-direction", direction::without_direction),
    ("per-cent-for-points", points::contradicted),
    ("proportion-contradicted", proportion::contradicted),
    ("order-contradicted", order::contradicted),
    ("average-contradicted", against_average::contradicted),
    ("average-misnamed", against_average::of_others),
    ("base-misnamed", bases::misnamed),
    ("small-base", small_base::of_too_few),
];

const COUNCIL: &str = "council: Exampleshire County Council (made up)\nmade_up: true\ntype: county\n";

/// Upheld fell from 36 to 34, the uphold rate rose from 82% to 92%, compliance stayed at 100%.
const LAST_YEAR: &str = "year: 2022/23
documents: [letter]
statistics:
  received: {total: 92, categories: {adult_care_services: 30, education_and_childrens_services: 50, highways_and_transport: 12}}
  investigations: {upheld: 36, not_upheld: 8}
  compliance: {outcomes: 30, satisfied: 30, late: 3}
  remedies: {satisfactory: 2}
own_complaints:
  - {id: corporate, label: Corporate complaints, received: 200, closed: 190, on_time: 152}
";
const THIS_YEAR: &str = "statistics:
  received: {total: 102, categories: {adult_care_services: 28, education_and_childrens_services: 64, highways_and_transport: 10}}
  investigations: {upheld: 34, not_upheld: 3}
  compliance: {outcomes: 27, satisfied: 27, late: 5}
  remedies: {satisfactory: 2}
all_authorities: {uphold_rate: 80, compliance_rate: 100, source: the letter}
own_complaints:
  - {id: corporate, label: Corporate complaints, received: 230, closed: 210, on_time: 189}
";

fn project(council: &str, years: &[(&str, String)]) -> Project {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("council.yaml"), council).unwrap();
    for (name, text) in years {
        fs::write(folder.path().join(format!("{name}.yaml")), text).unwrap();
    }
    let (project, _) = load::project(folder.path()).unwrap_or_else(|errors| panic!("{errors:?}"));
    project
}

/// What is found in these sentences by every look: each name with the words that it is about and the message.
fn found(council: &str, statistics: [&str; 2], sentences: &[&str]) -> Vec<Vec<(&'static str, String, String)>> {
    let texts: Vec<String> = sentences
        .iter()
        .map(|text| format!("\n    - {{service: Any, text: {text:?}}}"))
        .collect();
    let this_year = format!(
        "year: 2023/24\ndocuments: [committee-report]\n{}\ncommittee_report:\n  services:{}\n",
        statistics[1],
        texts.concat()
    );
    let project = project(
        council,
        &[("2022-23", statistics[0].to_owned()), ("2023-24", this_year)],
    );
    let shown = Sheets::new(&project);
    let (views, _) = view::all_views(&project, &shown, &[]);
    let view = &views[1];
    let ReadYear { passages, wrong, .. } = ReadYear::new(&project, view);
    assert!(!wrong.has_errors(), "{wrong:?}");
    let sheets = shown.unsuppressed(&project);
    let subject = Subject::of_file(&project, view, &sheets);
    let of_passage = |read: &ReadPassage<'_>| {
        let sentences = of_blocks(&read.blocks, &read.passage.text);
        let found = sentences.iter().flat_map(|sentence| {
            let found = LOOKS.iter().flat_map(|(name, look)| {
                let found = look(&subject, sentence).into_iter();
                found.map(|finding| (*name, sentence.words(finding.tokens), finding.message))
            });
            found.collect::<Vec<_>>()
        });
        found.collect()
    };
    let found: Vec<_> = passages.iter().map(of_passage).collect();
    assert_eq!(found.len(), sentences.len(), "every passage is read");
    found
}

#[track_caller]
fn all_right(sentences: &[&str]) {
    let found = found(COUNCIL, [LAST_YEAR, THIS_YEAR], sentences);
    let wrong: Vec<_> = sentences
        .iter()
        .zip(found)
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Each sentence has this one finding: of this check, at these words.
#[track_caller]
fn each_wrong(check: &str, sentences: &[(&str, &str)]) {
    let texts: Vec<&str> = sentences.iter().map(|(text, _)| *text).collect();
    let found = found(COUNCIL, [LAST_YEAR, THIS_YEAR], &texts);
    let mut wrong = Vec::new();
    for ((sentence, words), found) in sentences.iter().zip(found) {
        let found: Vec<_> = found.iter().map(|(name, words, _)| (*name, words.as_str())).collect();
        if found != [(check, *words)] {
            wrong.push(format!("{sentence}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn directions_that_the_figures_took_are_right() {
    all_right(&[
        "Complaints upheld fell from {{ figures.upheld_last_year }} to {{ figures.upheld }}.",
        "The uphold rate rose to {{ figures.uphold_rate }}.",
        "The uphold rate rose by {{ figures.uphold_rate_change }}.",
        "The Ombudsman upheld {{ figures.upheld }} complaints, {{ figures.upheld_change }} fewer than last year.",
        "Upheld complaints were down {{ figures.upheld_change }} on last year.",
        "There were {{ figures.received }} complaints, more than the year before.",
        "It upheld {{ figures.upheld }}, fewer than the {{ figures.upheld_last_year }} of last year.",
        "The compliance rate remained unchanged at {{ figures.compliance_rate }}.",
        "The compliance rate is the same as last year.",
        "The uphold rate has risen, while the number of complaints upheld has fallen.",
        "The number of complaints upheld {{ figures.upheld_moved }}.",
        "On-time answers improved to {{ figures.own_corporate_on_time_rate }}.",
        "The number of complaints upheld did not rise.",
        "We aim to bring the uphold rate down from {{ figures.uphold_rate }}.",
        "We increased training, since {{ figures.uphold_rate }} of complaints investigated were upheld.",
        "More than {{ figures.upheld_change }} were about schools.",
        "Training was increased because {{ figures.upheld }} complaints were upheld.",
        "Up to {{ figures.upheld }} officers took part in it.",
        "With the increase in staff we had {{ figures.upheld }} upheld, against {{ figures.upheld_last_year }}.",
        "We increased training, and {{ figures.upheld }} were upheld, against {{ figures.upheld_last_year }}.",
        "The rate for similar authorities fell to {{ figures.uphold_rate_similar }}.",
        "In the first quarter the number of complaints upheld rose.",
        "Since 2019/20 the uphold rate fell to {{ figures.uphold_rate }}.",
        "The uphold rate fell over the three years to 2021/22.",
        "The average uphold rate fell.",
        "Payments rose from 200 to 450, and officers reduced the backlog from 40 to 12.",
        "The uphold rate in the year is higher.",
        "If the uphold rate fell, fewer remedies would be due.",
        "We have reduced staff by 34 and upheld complaints by {{ figures.upheld_change }}.",
    ]);
}

#[test]
fn directions_that_the_figures_did_not_take_are_found() {
    each_wrong(
        "direction-contradicted",
        &[
            (
                "Complaints upheld rose from {{ figures.upheld_last_year }} to {{ figures.upheld }}.",
                "rose",
            ),
            ("Complaints upheld rose to {{ figures.upheld }}.", "rose"),
            (
                "We saw a rise in upheld complaints, from {{ figures.upheld_last_year }} to {{ figures.upheld }}.",
                "rise",
            ),
            (
                "There was growth in complaints upheld, now {{ figures.upheld }} against {{ figures.upheld_last_year }}.",
                "growth",
            ),
            ("Complaints upheld crept up to {{ figures.upheld }}.", "up"),
            ("The uphold rate slipped to {{ figures.uphold_rate }}.", "slipped"),
            ("The rate fell slightly to {{ figures.uphold_rate }}.", "fell"),
            (
                "Upheld complaints increased by {{ figures.upheld_change }}.",
                "increased",
            ),
            (
                "There was an increase in upheld complaints of {{ figures.upheld_change }}.",
                "increase",
            ),
            (
                "It upheld {{ figures.upheld }}, {{ figures.upheld_change }} more than last year.",
                "more",
            ),
            ("It upheld {{ figures.upheld }}, more than last year.", "more"),
            ("It upheld {{ figures.upheld }}, the same as in 2022/23.", "same"),
            (
                "It upheld {{ figures.upheld }}, up from {{ figures.upheld_last_year }}.",
                "up",
            ),
            ("Our uphold rate has fallen again.", "fallen"),
            ("The uphold rate improved.", "improved"),
            (
                "The uphold rate remained unchanged at {{ figures.uphold_rate }}.",
                "unchanged",
            ),
            ("Late remedies fell from 3 to 5.", "fell from 3 to 5"),
            (
                "Answers on time worsened to {{ figures.own_corporate_on_time_rate }}.",
                "worsened",
            ),
            ("The number of complaints upheld rose year on year.", "rose"),
        ],
    );
}

#[test]
fn a_change_needs_a_word_for_its_direction() {
    each_wrong(
        "change-without-direction",
        &[
            ("The change in complaints upheld was {{ figures.upheld_change }}.", "2"),
            (
                "Complaints received changed by {{ figures.received_change_per_cent }}.",
                "11%",
            ),
        ],
    );
    all_right(&["The compliance rate changed by {{ figures.compliance_rate_change }}."]);
}

#[test]
fn per_cent_and_percentage_points_are_told_apart() {
    each_wrong(
        "per-cent-for-points",
        &[
            (
                "The uphold rate rose by {{ figures.uphold_rate_change }} per cent.",
                "per cent",
            ),
            (
                "It received {{ figures.received_change_per_cent }} percentage points more.",
                "percentage points",
            ),
            (
                "The rate rose by 10% from {{ figures.uphold_rate_last_year }} to {{ figures.uphold_rate }}.",
                "10%",
            ),
            (
                "The rate rose from 82% to 92%, an increase of 10 per cent.",
                "10 per cent",
            ),
        ],
    );
    all_right(&[
        "The uphold rate rose by {{ figures.uphold_rate_change }}.",
        "The rate rose from 82% to 92%, an increase of 12 per cent.",
        "The rate rose from 82% to 92%, an increase of 10 percentage points.",
        "It received {{ figures.received_change_per_cent }} more.",
        "The rate rose from 50% to 100%, by 100%.",
    ]);
}

#[test]
fn proportions_in_words_are_held_against_numbers() {
    each_wrong(
        "proportion-contradicted",
        &[
            (
                "A third of the complaints ({{ figures.received_education_and_childrens_services_share }}) were about schools.",
                "a third",
            ),
            (
                "A minority of complaints ({{ figures.uphold_rate }}) were upheld.",
                "minority",
            ),
            (
                "A third of complaints, {{ figures.uphold_rate }}, were upheld.",
                "a third",
            ),
            (
                "Most of the complaints received were about adult care ({{ figures.received_adult_care_services_share }}).",
                "most",
            ),
            (
                "It upheld {{ figures.upheld }} of the {{ figures.investigations }}, or three in four.",
                "three in four",
            ),
            ("Complaints received doubled to {{ figures.received }}.", "doubled"),
            ("Payments doubled from 100 to 150.", "doubled"),
            ("The majority (45%) were late.", "majority"),
            (
                "{{ figures.uphold_rate }}, or nearly all, were upheld, but {{ figures.own_corporate_on_time_rate }}, or none, were late.",
                "none",
            ),
        ],
    );
    all_right(&[
        "Nearly two thirds of the complaints ({{ figures.received_education_and_childrens_services_share }}) were about schools.",
        "Most complaints ({{ figures.uphold_rate }}) were upheld.",
        "Of all complaints upheld ({{ figures.uphold_rate }}), most were about schools.",
        "The second half of the year ({{ figures.uphold_rate }}) was worse.",
        "It upheld {{ figures.upheld }} of {{ figures.investigations }}, about nine in ten.",
        "A third party ({{ figures.uphold_rate }}) was named.",
        "Half of the cases ({{ figures.received_education_and_childrens_services_share }} of those received were about schools) were old.",
        "More than half ({{ figures.received_education_and_childrens_services_share }}) were about schools.",
        "Payments more than doubled from 100 to 250 and nearly halved later.",
        "In {{ figures.uphold_rate }} of cases fault was found, most of it in delays.",
    ]);
}

#[test]
fn orders_are_held_against_the_others() {
    each_wrong(
        "order-contradicted",
        &[
            (
                "The largest category was adult care, with {{ figures.received_adult_care_services }} complaints.",
                "largest",
            ),
            (
                "The lowest number, {{ figures.received_education_and_childrens_services_share }}, was about schools.",
                "lowest",
            ),
            ("It upheld {{ figures.upheld }}, the highest for two years.", "highest"),
            (
                "Roads, with {{ figures.received_highways_and_transport }}, was the second largest category.",
                "second largest",
            ),
            (
                "Roads drew the most complaints, {{ figures.received_highways_and_transport }}.",
                "most",
            ),
            (
                "The uphold rate of {{ figures.uphold_rate }} is the lowest on record.",
                "lowest",
            ),
        ],
    );
    all_right(&[
        "The largest category was schools, with {{ figures.received_education_and_childrens_services }}.",
        "One of the largest categories was adult care, with {{ figures.received_adult_care_services }}.",
        "The second largest category was adult care, with {{ figures.received_adult_care_services }}.",
        "The lowest number, {{ figures.received_highways_and_transport }}, was about roads.",
        "The largest category was {{ figures.received_largest }}, before adult care with {{ figures.received_adult_care_services }}.",
        "The uphold rate of {{ figures.uphold_rate }} is the highest for two years.",
        "It upheld {{ figures.upheld }}, the lowest on record.",
        "The largest payment was about adult care, one of {{ figures.received_adult_care_services }}.",
    ]);
}

#[test]
fn comparisons_are_held_against_averages() {
    each_wrong(
        "average-contradicted",
        &[
            (
                "Our uphold rate of {{ figures.uphold_rate }} is below the average of similar authorities.",
                "below",
            ),
            (
                "The uphold rate is in line with the average for county councils.",
                "in line with",
            ),
            ("At {{ figures.compliance_rate }} we are above the average.", "above"),
            (
                "At {{ figures.uphold_rate }} we did better than the average, {{ figures.uphold_rate_similar }}.",
                "better than",
            ),
            (
                "Our rate of {{ figures.uphold_rate }} is comparable with the average of {{ figures.uphold_rate_similar }}.",
                "comparable with",
            ),
        ],
    );
    all_right(&[
        "Our uphold rate of {{ figures.uphold_rate }} is above the average of similar authorities.",
        "Compliance, {{ figures.compliance_rate }}, is in line with the average of {{ figures.compliance_rate_similar }}.",
        "At {{ figures.uphold_rate }} we did worse than the average.",
        "The average of similar authorities, {{ figures.uphold_rate_similar }}, is below ours.",
        "At {{ figures.uphold_rate }} it is not below the average.",
        "The uphold rate is {{ figures.uphold_rate_compared_with_similar }} the average of similar authorities.",
        "Last year's {{ figures.uphold_rate_last_year }} was below the average.",
        "Officers work above the average hours.",
    ]);
}

#[test]
fn an_average_is_called_what_it_is() {
    each_wrong(
        "average-misnamed",
        &[
            (
                "The average of similar authorities is {{ figures.uphold_rate_all }}.",
                "80%",
            ),
            (
                "The average of all councils is {{ figures.uphold_rate_similar }}.",
                "85%",
            ),
            ("Nationally, {{ figures.uphold_rate_similar }} were upheld.", "85%"),
            ("Other counties averaged {{ figures.uphold_rate_all }}.", "80%"),
        ],
    );
    all_right(&[
        "The average of similar authorities is {{ figures.uphold_rate_similar }}, that of all {{ figures.uphold_rate_all }}.",
        "The average of all authorities is {{ figures.uphold_rate_all }}.",
        "The average is {{ figures.uphold_rate_similar }}.",
        "The national average is {{ figures.compliance_rate_all }}.",
        "The average is {{ figures.uphold_rate_all }}.",
    ]);
}

#[test]
fn a_rate_is_of_its_own_base() {
    each_wrong(
        "base-misnamed",
        &[
            (
                "We carried out {{ figures.compliance_rate }} of all complaints upheld.",
                "of all complaints upheld",
            ),
            (
                "In {{ figures.satisfactory_remedy_rate }} of complaints investigated we had offered a remedy.",
                "of complaints investigated",
            ),
            (
                "{{ figures.own_corporate_on_time_rate }} of complaints received were answered on time.",
                "of complaints received",
            ),
            (
                "{{ figures.received_adult_care_services_share }} of the investigations were about adult care.",
                "of the investigations",
            ),
            (
                "Of the {{ figures.received }} complaints received, {{ figures.uphold_rate }} were upheld.",
                "of the 102 complaints received",
            ),
        ],
    );
    all_right(&[
        "In {{ figures.satisfactory_remedy_rate }} of complaints upheld we had offered a remedy.",
        "{{ figures.own_corporate_on_time_rate }} of complaints closed were answered on time.",
        "{{ figures.own_corporate_on_time_rate }} of complaints answered within the year were on time.",
        "{{ figures.received_adult_care_services_share }} of complaints received were about adult care.",
        "{{ figures.uphold_rate }} of complaints were upheld.",
        "Of the complaints received, {{ figures.uphold_rate }} of those investigated were upheld.",
    ]);
}

#[test]
fn few_cases_make_no_trend() {
    let small = [
        "year: 2022/23\ndocuments: [letter]\nstatistics: {investigations: {upheld: 3, not_upheld: 1}}\n",
        "statistics: {investigations: {upheld: 2, not_upheld: 2}}\n",
    ];
    let sentences = [
        "An uphold rate of {{ figures.uphold_rate }} shows an improvement.",
        "The {{ figures.upheld }} complaints upheld show a pattern.",
        "{{ figures.upheld }} complaints are too few for a trend.",
        "An uphold rate of {{ figures.uphold_rate }} is what two in four give.",
    ];
    let names: Vec<Vec<&str>> = found(COUNCIL, small, &sentences)
        .iter()
        .map(|found| found.iter().map(|(name, ..)| *name).collect())
        .collect();
    assert_eq!(names, [vec!["small-base"], vec!["small-base"], vec![], vec![]]);
    let sentence = ["An uphold rate of {{ figures.uphold_rate }} shows a pattern."];
    assert!(found(COUNCIL, [LAST_YEAR, THIS_YEAR], &sentence)[0].is_empty());
    let raised = format!("{COUNCIL}smallest_base: 40\n");
    let found = found(&raised, [LAST_YEAR, THIS_YEAR], &sentence);
    let [(name, words, message)] = found[0].as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!((*name, words.as_str()), ("small-base", "pattern"));
    assert!(message.ends_with("37 this year and 44 last year"), "{message}");
}

#[test]
fn a_message_shows_the_word_and_what_the_data_give() {
    let found = found(
        COUNCIL,
        [LAST_YEAR, THIS_YEAR],
        &["Complaints upheld rose to {{ figures.upheld }}."],
    );
    assert_eq!(
        found[0][0].2,
        "`rose` is said of complaints upheld, which fell from 36 to 34"
    );
}
