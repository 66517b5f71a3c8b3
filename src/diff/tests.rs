//! Two states of a document, written as Markdown, and what is said to have changed.

use std::collections::BTreeSet;

use super::{AnnexFate, Changes, Line, Place, Presence, SectionFate, TableChange, Version, changes};
use crate::document::{Known, Labels, NoCharts, parse};
use crate::figures::Figures;
use crate::model::{DocumentKind, Numbering};
use crate::units::FinancialYear;

fn year() -> FinancialYear {
    FinancialYear::starting_in(2023).unwrap()
}

/// A document as the program composes it, with numbers.
fn composed(markdown: &str, numbering: Numbering) -> Version {
    let figures = Figures::new(year());
    let known = Known {
        figures: &figures,
        tables: &[],
        charts: &NoCharts,
        labels: Labels::Given(numbering),
    };
    Version {
        year: year(),
        kind: DocumentKind::CommitteeReport,
        blocks: parse(markdown, known).unwrap(),
        figures: Some(figures.into()),
        annexed: Vec::new(),
    }
}

fn between(old: &str, new: &str) -> Changes {
    let version = |markdown| vec![composed(markdown, Numbering::Continuous)];
    changes(&version(old), &version(new))
}

/// The changed sentences as "section, where: was → where: is".
fn sentences(changes: &Changes) -> Vec<String> {
    let of = |document: &super::DocumentChanges| {
        let said = |said: &Option<super::Said>| {
            said.as_ref()
                .map_or_else(String::new, |said| format!("{}: {}", said.paragraph, said.words))
        };
        let changes = document.sentences.iter();
        changes
            .map(|change| {
                let place = match &change.place {
                    Place::Start => "start",
                    Place::Under(heading) => heading,
                    Place::End => "end",
                };
                format!("{place}, {} → {}", said(&change.old), said(&change.new))
            })
            .collect::<Vec<_>>()
    };
    changes.documents.iter().flat_map(of).collect()
}

fn sections(changes: &Changes) -> Vec<(&str, &SectionFate)> {
    let sections = changes.documents.iter().flat_map(|document| &document.sections);
    sections
        .map(|section| (section.heading.as_str(), &section.fate))
        .collect()
}

const PAPER: &str = "# Report\n\n## Purpose\n\nThis is why. It has two sentences.\n\n\
    ## Finance\n\n[](mark:finance)There is no cost. Fees of £300 were paid.\n\n\
    ## Staff\n\nNobody is affected, see [paragraph](ref:finance).\n\n1. first thing\n2. second thing to do\n";

#[test]
fn the_same_text_has_not_changed_however_it_is_laid_out() {
    let other = PAPER
        .replace("no cost. Fees", "no **cost**.\nFees")
        .replace("# Staff", "# *Staff*");
    assert!(between(PAPER, PAPER).is_empty());
    assert!(between(PAPER, &other).is_empty(), "{:?}", between(PAPER, &other));
}

#[test]
fn a_paragraph_that_only_has_another_number_has_not_changed_and_nor_has_a_reference_to_it() {
    let new = PAPER.replace("## Finance", "A new paragraph stands here.\n\n## Finance");
    let found = between(PAPER, &new);
    assert_eq!(sentences(&found), ["Purpose,  → 2: A new paragraph stands here."]);
    assert_eq!((found.counts().sentences, found.counts().sections), (1, 0));
    let divided = PAPER.replace("no cost. Fees", "no cost.\n\nFees");
    assert!(between(PAPER, &divided).is_empty());
}

#[test]
fn a_reference_to_another_paragraph_is_a_change() {
    let new = PAPER
        .replace("[](mark:finance)", "")
        .replace("This is why", "[](mark:finance)This is why");
    let said = sentences(&between(PAPER, &new));
    assert_eq!(
        said,
        ["Staff, 3: Nobody is affected, see paragraph 2. → 3: Nobody is affected, see paragraph 1."]
    );
}

#[test]
fn sentences_are_changed_gone_new_or_moved_and_items_have_their_letters() {
    let new = PAPER
        .replace("Fees of £300", "Fees of £400")
        .replace(" It has two sentences.", "")
        .replace("There is no cost.", "There is no cost. It has two sentences.")
        .replace("second thing to do", "second thing to be done");
    assert_eq!(
        sentences(&between(PAPER, &new)),
        [
            "Finance, 1: It has two sentences. → 2: It has two sentences.",
            "Finance, 2: Fees of £300 were paid. → 2: Fees of £400 were paid.",
            "Staff, 3(b): second thing to do → 3(b): second thing to be done",
        ]
    );
}

#[test]
fn sections_are_new_gone_moved_or_renamed() {
    let new = "# Report\n\n## Staff and others\n\nNobody is affected, see [paragraph](ref:finance).\n\n1. first thing\n2. second thing to do\n\n\
        ## Finance\n\n[](mark:finance)There is no cost. Fees of £300 were paid.\n\n## Law\n\nThere is a duty. It is kept.\n";
    let found = between(PAPER, new);
    let said = |words: [&str; 2]| words.map(str::to_owned).to_vec();
    let expected = [
        ("Staff and others", SectionFate::Renamed { from: "Staff".into() }),
        (
            "Law",
            SectionFate::Added {
                after: Some("Finance".into()),
                sentences: said(["There is a duty.", "It is kept."]),
            },
        ),
        (
            "Purpose",
            SectionFate::Removed {
                sentences: said(["This is why.", "It has two sentences."]),
            },
        ),
    ];
    assert_eq!(
        sections(&found),
        expected.each_ref().map(|(heading, fate)| (*heading, fate))
    );
    assert!(sentences(&found).is_empty(), "{:?}", sentences(&found));
}

#[test]
fn a_section_that_moves_takes_its_parts_with_it() {
    let (a, b) = (
        "## A\n\nOne of A.\n\n### A part\n\nTwo of A.\n\n",
        "## B\n\nOne of B.\n\n## C\n\nOne of C.\n\n### More\n\nTwo.\n\n",
    );
    let found = between(&format!("# T\n\n{a}{b}"), &format!("# T\n\n{b}{a}"));
    let seen = sections(&found);
    assert!(
        matches!(&seen[..], [("A", SectionFate::Moved { after: Some(after) })] if after == "More"),
        "{seen:?}"
    );
    assert_eq!(found.counts().sentences, 0);
}

const TABLE: &str =
    "# T\n\n## Received\n\n| Service | 2022/23 | 2023/24 |\n|---|--:|--:|\n| Adults | 20 | 22 |\n| Roads | 9 | 11 |\n";

#[test]
fn cells_are_told_by_row_and_column() {
    let new = TABLE
        .replace("22 |", "24 |")
        .replace("| Roads | 9 | 11 |", "| Housing | 0 | 3 |\n| Roads | 9 | 11 |");
    let found = between(TABLE, &new);
    let [document] = &found.documents[..] else {
        panic!("{found:?}")
    };
    let expected = [
        TableChange::Cell {
            row: "Adults".into(),
            column: "2023/24".into(),
            old: "22".into(),
            new: "24".into(),
        },
        TableChange::LineAdded(Line::Row {
            header: "Housing".into(),
            cells: vec!["0".into(), "3".into()],
        }),
    ];
    assert_eq!(document.tables[0].changes, expected);
    assert_eq!(
        (document.tables[0].section.as_str(), found.counts().entries),
        ("Received", 2)
    );
}

#[test]
fn a_column_that_is_new_does_not_change_the_others() {
    let new = "# T\n\n## Received\n\n| Service | 2021/22 | 2022/23 | 2023/24 |\n|---|--:|--:|--:|\n| Adults | 1 | 20 | 22 |\n| Roads | 2 | 9 | 11 |\n";
    let found = between(TABLE, new);
    let column = Line::Column {
        header: "2021/22".into(),
    };
    assert_eq!(
        found.documents[0].tables[0].changes,
        [TableChange::LineAdded(column.clone())]
    );
    let back = between(new, TABLE);
    assert_eq!(back.documents[0].tables[0].changes, [TableChange::LineRemoved(column)]);
}

#[test]
fn numbers_by_section_are_labels_too() {
    let version = |markdown: &str| vec![composed(markdown, Numbering::BySection)];
    let new = PAPER
        .replace("## Finance", "## Law\n\nThere is a duty.\n\n## Finance")
        .replace("£300", "£400");
    let found = changes(&version(PAPER), &version(&new));
    assert_eq!(
        sentences(&found),
        ["Finance, 2.1: Fees of £300 were paid. → 3.1: Fees of £400 were paid."]
    );
    assert!(matches!(sections(&found)[..], [("Law", SectionFate::Added { .. })]));
}

#[test]
fn a_built_file_has_its_numbers_in_its_words() {
    let built = |markdown: &str| vec![Version::built(year(), DocumentKind::CommitteeReport, markdown)];
    let old = "# Report\n\n## Purpose\n\n1\\. This is why.\n\n---\n\n2\\. It costs £300, see Table 1.\n\n- \\(a) one\n- \\(b) two\n\n\
        **Table 1: Received**\n\n| Service | 2023/24 |\n|---|--:|\n| Adults | 20 |\n";
    let new = "# DRAFT: Report\n\n## Purpose\n\n1\\. A new one.\n\n2\\. This is why.\n\n3\\. It costs £400, see Table 2.\n\n- \\(a) one\n- \\(b) two more\n\n\
        **Table 1: Others**\n\n| Cost | 2023/24 |\n|---|--:|\n| Fees | 2 |\n\n**Table 2: Received**\n\n| Service | 2023/24 |\n|---|--:|\n| Adults | 21 |\n";
    let found = changes(&built(old), &built(new));
    assert_eq!(
        sentences(&found),
        [
            "Purpose,  → 1: A new one.",
            "Purpose, 2: It costs £300, see Table 1. → 3: It costs £400, see Table 2.",
            "Purpose, 2(b): two → 3(b): two more",
        ]
    );
    let tables: Vec<_> = found.documents[0]
        .tables
        .iter()
        .map(|table| table.caption.as_str())
        .collect();
    assert_eq!(
        (tables, found.documents[0].sections.len()),
        (vec!["Others", "Received"], 0)
    );
    assert!(found.figures.is_empty());
}

#[test]
fn a_document_that_only_one_state_has_is_named_and_no_more() {
    let version = composed(PAPER, Numbering::None);
    let found = changes(&[], std::slice::from_ref(&version));
    assert_eq!(found.documents[0].presence, Presence::New);
    assert_eq!(changes(&[version], &[]).documents[0].presence, Presence::Gone);
    assert_eq!(found.counts().documents, 1);
    assert!(changes(&[], &[]).is_empty());
}

#[test]
fn a_change_back_is_as_large_as_the_change() {
    let new = PAPER
        .replace("£300", "£400")
        .replace("first thing", "first and best thing");
    let (there, back) = (between(PAPER, &new), between(&new, PAPER));
    assert_eq!(there.counts(), back.counts());
    let words = |changes: &Changes| -> BTreeSet<String> {
        let all = changes.documents.iter().flat_map(|document| &document.sentences);
        let said = all.flat_map(|change| [&change.old, &change.new]).flatten();
        said.map(|said| said.words.clone()).collect()
    };
    assert_eq!(words(&there), words(&back));
}

#[test]
fn a_section_of_an_act_and_a_table_of_another_paper_are_none_of_the_document() {
    let paper = |first: &str| {
        format!(
            "# T\n\n## Law\n\n{first}See section 2 of the Act, paragraph 1 of the letter and Table 1 there, and \
             [paragraph](ref:cost).\n\n## Cost\n\n[](mark:cost)It costs nothing.\n"
        )
    };
    let (old, new) = (paper(""), paper("There is an Act.\n\n"));
    for numbering in [Numbering::Continuous, Numbering::BySection] {
        let version = |markdown: &str| vec![composed(markdown, numbering)];
        let found = changes(&version(&old), &version(&new));
        assert_eq!(found.counts().sentences, 1, "{:?}", sentences(&found));
        let another = changes(&version(&old), &version(&old.replace("section 2", "section 3")));
        assert_eq!(another.counts().sentences, 1, "{:?}", sentences(&another));
    }
    let built = |paragraph: &str| {
        let markdown = format!("# T\n\n## Law\n\n{paragraph}See paragraph 1 of the letter.\n");
        vec![Version::built(year(), DocumentKind::CommitteeReport, &markdown)]
    };
    let found = changes(&built("1\\. "), &built("1\\. There is an Act.\n\n2\\. "));
    assert_eq!(sentences(&found), ["Law,  → 1: There is an Act."]);
}

#[test]
fn another_numbering_is_said_once_and_changes_no_sentence() {
    let all = [Numbering::Continuous, Numbering::BySection, Numbering::None];
    for old in all {
        for new in all {
            let found = changes(&[composed(PAPER, old)], &[composed(PAPER, new)]);
            let counts = found.counts();
            assert_eq!((counts.sentences, counts.sections), (0, 0), "{:?}", sentences(&found));
            assert_eq!(
                (counts.numberings, found.is_empty()),
                (usize::from(old != new), old == new)
            );
        }
    }
}

#[test]
fn the_end_of_a_report_is_no_part_of_its_last_section() {
    let end = "![](begin:signature)\n\n**A Name**\n\n![](end:signature)\n\n![](begin:facts)\n\n- **Contact** B Name\n\n\
               ![](end:facts)\n";
    let (staff, law) = ("## Staff\n\nNobody is affected.\n\n", "## Law\n\nThere is a duty.\n\n");
    let paper = |sections: [&str; 2], end: &str| format!("# T\n\n{}{}{end}", sections[0], sections[1]);
    let found = between(&paper([staff, law], end), &paper([law, staff], end));
    assert_eq!((found.counts().sections, found.counts().sentences), (1, 0), "{found:?}");
    let other = end.replace("B Name", "C Name");
    let found = between(&paper([staff, law], end), &paper([staff, law], &other));
    assert_eq!(sentences(&found), ["end, : Contact: B Name → : Contact: C Name"]);
    let found = between(&paper([staff, law], ""), &paper([staff, law], end));
    assert_eq!(sentences(&found), ["end,  → : A Name", "end,  → : Contact: B Name"]);
}

#[test]
fn a_row_has_every_cell_that_is_no_header_even_one_of_the_same_words() {
    let new = TABLE.replace("| Roads | 9 | 11 |", "| Roads | 9 | 11 |\n| none | none | 3 |");
    let found = between(TABLE, &new);
    let line = Line::Row {
        header: "none".into(),
        cells: vec!["none".into(), "3".into()],
    };
    assert_eq!(found.documents[0].tables[0].changes, [TableChange::LineAdded(line)]);
}

#[test]
fn an_annex_under_another_title_is_renamed_and_its_file_is_compared_by_its_bytes() {
    let version = |title: &str, bytes: &[u8]| {
        let markdown = format!(
            "# T\n\n## Law\n\nThere is a duty.\n\n![](begin:facts)\n\n- **Annex 1** [{title}](ref:annex_file)\n\n\
             ![](end:facts)\n\n![](page:break)\n\n[Annex 1](mark:annex_file)\n\n## Annex 1: {title}\n\n\
             This annex is a file of its own: [{title}](<a letter.pdf>).\n"
        );
        let annexed = vec![("a letter.pdf".to_owned(), bytes.into())];
        vec![Version {
            annexed,
            ..composed(&markdown, Numbering::Continuous)
        }]
    };
    let found = changes(&version("The letter", b"a"), &version("What was sent", b"a"));
    let from = "The letter".to_owned();
    assert_eq!(sections(&found), [("What was sent", &SectionFate::Renamed { from })]);
    assert_eq!((found.counts().sentences, found.counts().annexes), (0, 0), "{found:?}");
    let found = changes(&version("The letter", b"a"), &version("The letter", b"b"));
    let [annex] = &found.documents[0].annexes[..] else {
        panic!("{found:?}")
    };
    assert_eq!(
        (annex.annex.as_str(), annex.file.as_deref(), &annex.fate),
        ("Annex 1", Some("a letter.pdf"), &AnnexFate::Replaced)
    );
    let mut gone = version("The letter", b"a");
    gone[0].annexed.clear();
    let found = changes(&version("The letter", b"a"), &gone);
    assert_eq!(found.documents[0].annexes[0].fate, AnnexFate::Gone);
}
