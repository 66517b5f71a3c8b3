//! What a golden file cannot prove: that the letters say the right thing.

use super::examples::{letters, markdown};
use super::words;

#[track_caller]
fn says(example: &str, year: &str, expected: &[&str]) {
    let letter = words::sentences(&markdown(example, year));
    for sentence in expected {
        let sentence = words::sentences(sentence);
        assert!(letter.contains(&sentence), "{example}/{year} does not say: {sentence}");
    }
}

#[test]
fn nothing_of_the_workshop_is_left_in_any_format() {
    // The hostile example writes the notation itself, and has it printed as it stands.
    for letter in letters().iter().filter(|letter| letter.example != "hostile") {
        for text in [&letter.markdown, &letter.html, &letter.fragment] {
            for trace in [
                "NaN",
                "](figure:",
                "](table:",
                "](begin:",
                "](end:",
                "(page:",
                "Some(",
                "{{",
                "}}",
                "{%",
            ] {
                assert!(!text.contains(trace), "{}: {trace}", letter.name());
            }
        }
    }
}

#[test]
fn sentences_are_whole() {
    for letter in letters() {
        let words = words::of_markdown(&letter.markdown).join(" ");
        for flaw in [
            " .",
            " ,",
            ",,",
            "..",
            " 1 complaints",
            " 1 are",
            " 1 were",
            " one were",
            "1 investigations",
            "no complaints was",
        ] {
            let meant = letter.example == "hostile" && flaw.contains('.');
            assert!(meant || !words.contains(flaw), "{}: `{flaw}`", letter.name());
        }
        for line in letter.markdown.lines().filter(|line| !line.starts_with('|')) {
            assert!(
                !line.trim_start().contains("  "),
                "{}: two spaces in `{line}`",
                letter.name()
            );
            assert!(!line.ends_with(' '), "{}: a space after `{line}`", letter.name());
        }
    }
}

#[test]
fn each_letter_has_one_title_and_says_who_prepared_it() {
    for letter in letters() {
        let titles: Vec<_> = letter.markdown.lines().filter(|line| line.starts_with("# ")).collect();
        assert_eq!(titles.len(), 1, "{}: {titles:?}", letter.name());
        let year = letter
            .year
            .split_once('-')
            .map(|(start, _)| start.parse::<u32>().unwrap() + 1)
            .unwrap();
        assert_eq!(titles[0], format!("# Annual review letter {year}"));
        assert_eq!(letter.html.matches("<h1").count(), 1, "{}", letter.name());
        let title = letter
            .html
            .split_once("<title>")
            .unwrap()
            .1
            .split_once("</title>")
            .unwrap()
            .0;
        assert!(title.contains("Annual review letter") && title.len() > 25, "{title}");
        let notice = letter.markdown.find("not the letter that the Ombudsman sent");
        assert!(
            notice.is_some_and(|at| at < letter.markdown.find("\n# ").unwrap()),
            "{}",
            letter.name()
        );
        assert!(
            letter.markdown.contains("_Not signed. Holder of the office"),
            "{}",
            letter.name()
        );
    }
}

#[test]
fn made_up_councils_say_so() {
    for letter in letters() {
        let made_up = letter.markdown.contains("The council is made up");
        assert_eq!(made_up, letter.markdown.contains("(made up)"), "{}", letter.name());
    }
}

/// HTML without the lists of how its figures were worked out, which it alone has.
fn without_lists(html: &str) -> String {
    let parts = html.split("<details ");
    parts
        .map(|part| part.split_once("</details>").map_or(part, |(_, after)| after))
        .collect()
}

#[test]
fn markdown_and_html_have_the_same_words() {
    for letter in letters() {
        let (markdown, html) = (
            words::of_markdown(&letter.markdown),
            words::of_html(&without_lists(&letter.fragment)),
        );
        assert!(markdown.len() > 150, "{}: only {} words", letter.name(), markdown.len());
        assert_eq!(markdown, html, "{}", letter.name());
        let (before, rest) = letter.html.split_once("<nav class=\"contents\"").unwrap();
        let page = format!("{before}{}", rest.split_once("</nav>").unwrap().1);
        let page = words::of_html(&without_lists(&page)).join(" ");
        assert!(
            page.contains(&html.join(" ")),
            "{}: the page has other words",
            letter.name()
        );
    }
}

#[test]
fn each_year_has_its_office_holder_and_organisation() {
    let years = (2013..=2024).map(|start| format!("{start}-{:02}", (start + 1) % 100));
    for year in years {
        let letter = markdown("made-up", &year);
        let (holder, organisation) = match &year[..4] {
            "2013" | "2014" | "2015" => ("Jane Martin", "Local Government Ombudsman"),
            "2016" | "2017" | "2018" | "2019" | "2020" | "2021" => {
                ("Michael King", "Local Government and Social Care Ombudsman")
            }
            "2022" => ("Paul Najsarek", "Local Government and Social Care Ombudsman"),
            _ => ("Amerdeep Somal", "Local Government and Social Care Ombudsman"),
        };
        assert!(letter.starts_with(&format!("{organisation}\n")), "{year}");
        assert!(letter.contains(&format!("**{holder}**\\\n")), "{year}: {holder}");
        assert_eq!(
            letter.contains("inferred from the dates of office"),
            &year[..4] == "2022",
            "{year}"
        );
    }
}

#[test]
fn oxfordshire_has_the_figures_that_its_report_gives() {
    says(
        "oxfordshire",
        "2023-24",
        &[
            "**92%**",
            "of investigations ended with the complaint upheld: 34 of 37.",
            "The rate is seven percentage points above the average of county councils (85%).",
            "**4.6**",
            "The rate is 0.1 above the average of county councils (4.5).",
            "**100%**",
            "The rate includes five that were carried out after the agreed date.",
            "The rate is in line with the average of county councils (100%).",
            "**9%**",
            "before they reached us: 3 of 34.",
            "| Complaints upheld | 30 | 34 | rose by four ",
            "rose by two percentage points",
            "a compliance rate of 95%.",
        ],
    );
    says(
        "oxfordshire",
        "2022-23",
        &[
            "**30**",
            "complaints were upheld. The number of detailed investigations is not in this copy",
            "**7%**",
        ],
    );
}

#[test]
fn open_real_cases_come_out_as_published() {
    says(
        "birmingham",
        "2017-18",
        &["**455**", "**441**", "**60%**", "in 43 of 72 detailed investigations"],
    );
    says(
        "lincolnshire",
        "2023-24",
        &["**80%**", "16 of 20", "**2.1**", "17 of 17", "**6%**", "1 of 16"],
    );
    says(
        "lincolnshire",
        "2023-24",
        &["five percentage points below", "one percentage point below"],
    );
    says(
        "buckinghamshire",
        "2022-23",
        &[
            "**79%**",
            "seven percentage points above the average of unitary councils (72%)",
        ],
    );
    says(
        "cornwall",
        "2023-24",
        &[
            "33",
            "complaints were upheld. The number of investigations is not in this copy",
            "**5.7**",
        ],
    );
}

#[test]
fn nothing_investigated_is_said_in_sentences_without_a_figure() {
    let letter = markdown("oxford", "2019-20");
    let statistics = letter.split_once("## Statistics").unwrap().1;
    for sentence in [
        "No detailed investigation",
        "No compliance outcome",
        "We upheld no complaint",
    ] {
        assert!(statistics.contains(sentence), "{sentence}");
    }
    assert!(!letter.contains('%'), "a percentage in a letter without rates");
    assert!(
        !letter.contains("average was") && !statistics.contains("average"),
        "an average beside no rate"
    );
    assert!(
        !words::of_markdown(statistics).contains(&"0".to_owned()),
        "a zero in the place of a sentence"
    );
}

#[test]
fn zero_singular_stated_and_inexact_figures_each_have_their_wording() {
    says(
        "made-up",
        "2019-20",
        &["**0%**", "upheld: none of 14.", "9 of 10. None of these was late."],
    );
    says(
        "made-up",
        "2020-21",
        &[
            "**100%**",
            "upheld: 1 of 1.",
            "No compliance outcome was recorded for this authority",
        ],
    );
    says(
        "made-up",
        "2016-17",
        &[
            "**54%**",
            "uphold rate. The counts behind this rate are not in this copy.",
        ],
    );
    says(
        "made-up",
        "2021-22",
        &["**around 71%**", "**95% to 99%**", "**under 5%**"],
    );
    says(
        "made-up",
        "2022-23",
        &[
            "**77% (provisional)**",
            "17 (provisional) of 22",
            "includes three that were",
        ],
    );
    says(
        "made-up",
        "2018-19",
        &[
            "includes one that was carried out",
            "around one percentage point above the average of county councils (around 99%)",
        ],
    );
    says(
        "made-up",
        "2018-19",
        &["The rate is below the average of county councils (8% to 12%)."],
    );
    says(
        "made-up",
        "2015-16",
        &[
            "eight were remedied on our recommendation, and one had been remedied satisfactorily by the authority before we were involved.",
        ],
    );
    says(
        "hostile",
        "2023-24",
        &["We publish no averages for combined authorities"],
    );
}

#[test]
fn each_shape_has_its_own_parts() {
    let two_tables = markdown("made-up", "2014-15");
    assert!(two_tables.contains("received by category, 2014/15") && two_tables.contains("decided by outcome, 2014/15"));
    assert!(!two_tables.contains("remedied") && !two_tables.contains("Compliance with"));
    assert!(markdown("made-up", "2017-18").contains("public protection and regulation"));
    assert!(
        !markdown("made-up", "2018-19").contains("| Category"),
        "the tables moved to spreadsheets"
    );
    let detailed = |year| markdown("made-up", year).contains("detailed investigations");
    assert!(detailed("2021-22") && !detailed("2023-24") && !detailed("2024-25"));
    assert!(!markdown("made-up", "2022-23").contains("for every 100,000 residents."));
    says(
        "made-up",
        "2023-24",
        &["**3.2**\\\ncomplaints were upheld for every 100,000 residents."],
    );
    let newest = "We dealt with 96 complaints about this authority. 31 were not for us, 39 were assessed and closed, and 26 were investigated.";
    says(
        "made-up",
        "2024-25",
        &[newest, "Copied to: Link Officer; Monitoring Officer"],
    );
}

#[test]
fn years_that_are_hard_to_compare_say_so_wherever_they_stand() {
    let paused = "No new complaints were taken for three months of 2020/21";
    let borderline = "fewer borderline cases are investigated";
    let times = |year, note| markdown("made-up", year).matches(note).count();
    assert_eq!(
        [
            times("2019-20", paused),
            times("2020-21", paused),
            times("2021-22", paused)
        ],
        [0, 2, 2]
    );
    assert_eq!(
        [
            times("2021-22", borderline),
            times("2022-23", borderline),
            times("2023-24", borderline)
        ],
        [0, 2, 0]
    );
}

#[test]
fn what_is_for_members_is_in_no_letter() {
    for letter in letters() {
        for text in [&letter.markdown, &letter.html, &letter.fragment] {
            assert!(!text.contains("being reviewed at our request"), "{}", letter.name());
        }
    }
}

#[test]
fn a_hostile_name_is_printed_as_it_is_written() {
    let name = "Ŵrth & <b>Łódź</b> | *Borough* #1 (made up)";
    for letter in letters().into_iter().filter(|letter| letter.example == "hostile") {
        let words = words::of_markdown(&letter.markdown).join(" ");
        assert!(words.matches(name).count() >= 3, "{}", letter.name());
        assert!(
            !letter.html.contains("<b>") && !letter.html.contains("<script"),
            "{}",
            letter.name()
        );
    }
}
