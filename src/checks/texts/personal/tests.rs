//! What is surely of one person, and what only looks so.

use super::of_people;

fn found(text: &str) -> Vec<&str> {
    of_people(text)
        .into_iter()
        .map(|personal| &text[personal.bytes])
        .collect()
}

#[test]
fn what_is_surely_of_one_person_is_found() {
    for (text, words) in [
        ("Mrs Brown was not told.", "Mrs Brown"),
        ("It kept Dr. Grey’s letter.", "Dr. Grey"),
        ("Mr J Brown rang.", "Mr J Brown"),
        ("Miss O'Neill and Ms X", "Miss O'Neill"),
        ("Mr and Mrs Łuk", "Mrs Łuk"),
        ("A flat in OX1 1ND was damp.", "OX1 1ND"),
        ("A flat in SW1A2AA.", "SW1A2AA"),
        ("Write to a.b@council.example.", "a.b@council.example"),
        ("[Write](mailto:a.b@council.example) now", "a.b@council.example"),
        ("She rang 01632 960123 twice.", "01632 960123"),
        ("She rang 07700 900123.", "07700 900123"),
        ("She rang (020) 7946 0123.", "(020) 7946 0123"),
        ("She rang +44 (0)1632 960123.", "+44 (0)1632 960123"),
        ("She rang +44 1632 960123.", "+44 1632 960123"),
        ("She rang 0044 1632 960123.", "0044 1632 960123"),
        ("In 2019 01632-960-123 was cut off.", "01632-960-123"),
        ("Patient 943 476 5919", "943 476 5919"),
        ("Patient 9434765919.", "9434765919"),
        ("Number AB 12 34 56 C.", "AB 12 34 56 C"),
        ("Number AB123456C.", "AB123456C"),
        ("A son born on 3 May 2009 waited.", "born on 3 May 2009"),
        ("A son (DOB: 03/05/2009)", "DOB: 03/05/2009"),
        ("date of birth 3rd May", "date of birth 3rd May"),
    ] {
        assert_eq!(found(text), [words], "{text}");
    }
    assert_eq!(found("Mrs Brown, Mr Green and Mrs Brown").len(), 3);
}

#[test]
fn what_only_looks_so_is_not_found() {
    for text in [
        "Ms X and Mr Y’s child waited. Mr B. The Council agreed, and Miss C's aunt.",
        "Mr Justice Sample, Cllr Brown and Mr Chairman",
        "See 24 001 207, 22 006 612 and 23 012 345, 23 020 111; £1,500, £1600.50, 1,234,567,890 and 0345 in a sum.",
        "The Ms in the text, a Miss. Deadlines were missed.",
        "B1 was late; see A1 2ND, form P12 3AB, M40 and S106.",
        "ISBN 0 19 852663 6, ISBN 978 0 19 852663 6",
        "From 01 04 2023 to 31-03-2024, in May 2022, on 2022-05-03, from 2023 2024 2025.",
        "943 476 5918 is no number of a patient, nor is 1111111111.",
        "UPRN 100012345678; account 12345678; QQ 12 34 56 C; reference AB 12 34 56",
        "It asked for a date of birth. Children born in 2009 and in May 2009.",
        "[The page](https://a.example/Mrs-Brown/9434765919?x=a@b.example) at www.a.example/01632960123",
        "@someone and a@b",
        "",
    ] {
        assert_eq!(found(text), Vec::<&str>::new(), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_can_be_looked_at(text in "[ -~£ŵ’\u{a0}\n]{0,60}") {
        for personal in of_people(&text) {
            proptest::prop_assert!(text.get(personal.bytes).is_some() && text.get(personal.core).is_some());
        }
    }
}
