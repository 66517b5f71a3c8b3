//! The program's own sentences, in which nothing is ever found: those of the examples, and those that its templates write
//! of any figures.

use std::fs;

use super::super::sentence::of_blocks;
use super::{COUNCIL, LOOKS, project};
use crate::checks::Subject;
use crate::compose::{self, Composer, Making, Purpose, ReadYear, Templates};
use crate::document::Stage;
use crate::figures::Sheets;
use crate::model::Project;
use crate::{load, view};

/// What every look finds in the documents of a project, the program's own sentences among them.
fn found_in_documents(project: &Project) -> (usize, Vec<String>) {
    let shown = Sheets::new(project);
    let (views, _) = view::all_views(project, &shown, &[]);
    let templates = Templates::new(project.own_templates()).unwrap_or_else(|errors| panic!("{errors:?}"));
    let making = Making {
        purpose: Purpose::Reading,
        made_on: None,
        stage: Stage::Draft,
    };
    let sheets = shown.unsuppressed(project);
    let (mut seen, mut wrong) = (0, Vec::new());
    for view in &views {
        let subject = Subject::of_file(project, view, &sheets);
        let year = ReadYear::new(project, view);
        for kind in view.file.documents.iter().map(|kind| kind.value) {
            let (context, _) = compose::context(project, view, &year, (kind, Stage::Draft));
            let composer = Composer::new(project, view, (&year, &context), &templates, making);
            let documents = composer.documents(kind).unwrap_or_else(|errors| panic!("{errors:?}"));
            for (_, document) in documents {
                for sentence in of_blocks(&document.blocks, "") {
                    seen += 1;
                    let found = LOOKS.iter().flat_map(|(name, look)| {
                        let found = look(&subject, &sentence).into_iter();
                        found.map(move |finding| format!("{name}: {}", finding.message))
                    });
                    let words = sentence.words(0..sentence.tokens.len());
                    wrong.extend(found.map(|found| format!("{found}\n  {words}")));
                }
            }
        }
    }
    (seen, wrong)
}

#[test]
fn nothing_is_found_in_the_documents_of_the_examples() {
    let mut all = 0;
    for folder in fs::read_dir("examples").unwrap() {
        let folder = folder.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        let (project, _) = load::project(&folder).unwrap_or_else(|errors| panic!("{errors:?}"));
        let (seen, wrong) = found_in_documents(&project);
        all += seen;
        assert!(wrong.is_empty(), "{}: {wrong:#?}", folder.display());
    }
    assert!(all > 800, "{all} sentences were looked at");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 48, ..Default::default() })]

    #[test]
    fn nothing_is_found_in_the_programs_own_sentences(
        categories in proptest::array::uniform3(0_u32..90),
        before in proptest::array::uniform3(0_u32..90),
        upheld in proptest::array::uniform2(0_u32..40),
        others in proptest::array::uniform2(0_u32..12),
        outcomes in proptest::array::uniform2(0_u32..30),
        remedies in proptest::array::uniform2(0_u32..40),
        own in proptest::array::uniform2(0_u32..300),
    ) {
        let statistics = |year: usize, received: [u32; 3]| {
            let [adults, schools, roads] = received;
            let (upheld, other, outcomes) = (upheld[year], others[year], outcomes[year]);
            let (late, own) = (outcomes / 3, own[year]);
            let satisfactory = remedies[year].min(upheld);
            format!(
                "documents: [letter, committee-report]\nstatistics:\n  received: {{categories: {{adult_care_services: {adults}, \
                 education_and_childrens_services: {schools}, highways_and_transport: {roads}}}}}\n  investigations: \
                 {{upheld: {upheld}, not_upheld: {other}}}\n  compliance: {{outcomes: {outcomes}, satisfied: {outcomes}, \
                 late: {late}}}\n  remedies: {{satisfactory: {satisfactory}}}\nown_complaints:\n  - {{id: corporate, label: \
                 Corporate complaints, received: {own}, closed: {own}, on_time: {}}}\n",
                own / 2
            )
        };
        let years = [
            ("2022-23", format!("year: 2022/23\n{}", statistics(0, before))),
            ("2023-24", format!("year: 2023/24\n{}all_authorities: {{uphold_rate: 80, source: the letter}}\n", statistics(1, categories))),
        ];
        let (seen, wrong) = found_in_documents(&project(COUNCIL, &years));
        proptest::prop_assert!(seen > 30, "{} sentences were looked at", seen);
        proptest::prop_assert!(wrong.is_empty(), "{:#?}", wrong);
    }
}
