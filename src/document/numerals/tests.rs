//! What is read as a number, and what of it somebody has typed.

use super::{NumeralKind, numerals};
use crate::document::Inline;

fn kinds(text: &str) -> Vec<String> {
    let found = numerals(&[Inline::Text(text.to_owned())]);
    let kinds = found
        .iter()
        .map(|numeral| format!("{} {}", numeral.words, numeral.kind.name()));
    kinds.collect()
}

/// The numbers that somebody has typed, as they would print.
fn typed(text: &str) -> Vec<String> {
    let found = numerals(&[Inline::Text(text.to_owned())]);
    let typed = found.iter().filter(|numeral| numeral.kind == NumeralKind::Typed);
    let printed = typed.map(|numeral| numeral.unit.print(numeral.value.unwrap_or_default()));
    printed.map(|text| text.replace('\u{a0}', " ")).collect()
}

#[test]
fn a_typed_number_is_read_with_its_unit() {
    assert_eq!(typed("There were 34 complaints."), ["34"]);
    assert_eq!(typed("It fell to 30 per cent, or 30%."), ["30%", "30%"]);
    assert_eq!(typed("a rise of 3 percentage points"), ["3 percentage points"]);
    assert_eq!(typed("Payments of £1,500 and £12.50 were made."), ["£1,500", "£12.50"]);
    assert_eq!(typed("4.6 per 100,000 residents, 1,200 in all"), ["4.6", "1,200"]);
    assert_eq!(
        typed("twenty-one complaints and two hundred and six enquiries"),
        ["21", "206"]
    );
    assert_eq!(
        typed("A third of them, and half of the rest; one in five came late."),
        ["33%", "50%", "20%"]
    );
    assert_eq!(typed("nine in ten, and two in 2024"), ["90%", "2"]);
    assert_eq!(typed("over 65 complaints, the year 34 came"), ["65", "34"]);
    assert_eq!(typed("twice as many, a dozen people"), ["2", "12"]);
    assert_eq!(typed("The three complaints were late."), ["3"]);
    assert_eq!(typed("It took 20 days on average."), ["20"]);
    assert_eq!(typed("34/37 and 10-15 of them"), ["", ""]);
}

#[test]
fn dates_references_laws_and_names_are_none_of_the_officers_numbers() {
    for text in [
        "from 1 April 2023 to 31 March 2024, in 2023/24 and 2023–24, from 3 Jan 2025, on 9 and 10 September, by May 2025",
        "at 2.30pm, at 14:30 and at 10 am",
        "paragraphs 3, 4 and 6 to 9 of Annex 1, Table 2, page 12, Figure 3, item no. 4",
        "section 30 of the Local Government Act 1974, s.31(2), Part 1 of Schedule 12A, UK GDPR Article 6(1)(e)",
        "SI 2009/309, regulation 13, the Regulations 2006",
        "decision 21 006 123; ring 01632 960123, +44 (0)1632 960123 or look at www.lgo.org.uk/123",
        "stage 2, stages 1 and 2, stage two, Children's Services 0-25, children aged 5 to 16, the age of 16, 16th",
        "for every 100,000 residents",
        "three clear days, where five are required; working days allowed: answer 10 (at most 20); a panel of three people",
        "within 20 working days, at most 13 weeks, the last 6 to 12 months, a 12-week plan, two years",
        "on 12-23 February 2024; since 1 April 2024 complaints are logged; Year 7, Years 1 and 2, Ward 4, minute 14/24",
        "junction 9, Floor 3, 0-25 services, residents over 65, over three miles, 25 working days, extendable to 65",
        "a target of 90%, a 25% discount, a premium of 100%, interest at 8%, VAT at 20%, the limit is £450; the target for being on time is 90%",
        "Two things stand out; all three, the two, one or two, the second, one of them, no one, once a quarter",
    ] {
        assert_eq!(typed(text), Vec::<String>::new(), "{text}: {:?}", kinds(text));
        assert!(!kinds(text).is_empty(), "{text}");
    }
}

#[test]
fn a_figure_is_what_was_computed() {
    let figure = Inline::Figure {
        id: "upheld".into(),
        text: "34".into(),
    };
    let found = numerals(&[figure, Inline::Text(" of 37 upheld".into())]);
    assert_eq!(found[0].kind, NumeralKind::Figure("upheld".into()));
    assert_eq!(found[1].kind, NumeralKind::Typed);
    assert_eq!((found[1].words.as_str(), &found[1].bytes), ("37", &(6..8)));
}
