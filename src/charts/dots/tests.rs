//! That dots stand where their numbers are, and that nothing lies on anything else.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{Beside, OfYear, draw};
use crate::charts::value::Value;
use crate::document::Drawings;
use crate::drawing::{DotForm, Drawing, Ink, Shape};
use crate::figures::Unit;

fn known(number: f64) -> Value {
    Value::Known {
        number,
        text: format!("{number:.0}%"),
    }
}

fn beside(years: &[(Value, Value)], others: &[f64]) -> Beside {
    let years = years.iter().zip((2000..2024).rev());
    Beside {
        unit: Unit::Percent,
        name: "Exampleshire County Council".to_owned(),
        average: "Average of county councils".to_owned(),
        difference: "seven percentage points above the average".to_owned(),
        years: years
            .map(|((own, average), year)| OfYear {
                label: format!("{year}/{:02}", (year + 1) % 100),
                own: own.clone(),
                average: average.clone(),
            })
            .collect(),
        others: others.to_vec(),
        others_name: "county councils".to_owned(),
    }
}

fn drawn(years: &[(Value, Value)], others: &[f64]) -> [Drawing; 2] {
    let beside = beside(years, others);
    let drawings = Drawings::of(|width| draw(&beside, width));
    let drawings = [drawings.wide, drawings.narrow];
    for drawing in &drawings {
        assert_eq!(drawing.faults(), [] as [String; 0]);
    }
    drawings
}

/// The middles of the marks of a colour from left to right, and how large they are.
fn dots(drawing: &Drawing, wanted: Ink) -> Vec<(f32, f32)> {
    let dots = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Dot { at, radius, ink, .. } if *ink == wanted => Some((at.x, *radius)),
        _ => None,
    });
    let mut dots: Vec<(f32, f32)> = dots.collect();
    dots.sort_by(|one, other| one.0.total_cmp(&other.0));
    dots
}

fn words(drawing: &Drawing) -> Vec<&str> {
    let words = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Words { text, .. } => Some(text.as_str()),
        _ => None,
    });
    words.collect()
}

#[test]
fn the_authority_and_the_average_stand_where_their_numbers_are() {
    for drawing in drawn(&[(known(92.0), known(85.0))], &[]) {
        let (own, average) = (dots(&drawing, Ink::First)[0].0, dots(&drawing, Ink::Other)[0].0);
        let ends: Vec<f32> = drawing
            .shapes
            .iter()
            .find_map(|shape| match shape {
                Shape::Line {
                    points, ink: Ink::Grid, ..
                } => Some(points.iter().map(|point| point.x).collect()),
                _ => None,
            })
            .unwrap();
        let share = |x: f32| (x - ends[0]) / (ends[1] - ends[0]);
        assert!((share(own) - 0.92).abs() < 1e-3 && (share(average) - 0.85).abs() < 1e-3);
        assert!(words(&drawing).contains(&"0%") && words(&drawing).contains(&"100%"));
        assert!(words(&drawing).contains(&"Average of county councils: 85%"));
    }
}

#[test]
fn where_both_are_the_same_both_are_seen() {
    for number in [0.0, 50.0, 100.0] {
        for drawing in drawn(&[(known(number), known(number))], &[]) {
            let (own, average) = (dots(&drawing, Ink::First)[0], dots(&drawing, Ink::Other)[0]);
            assert!((own.0 - average.0).abs() < 1e-3 && own.1 < average.1);
            let is_ring = |shape: &Shape| {
                matches!(
                    shape,
                    Shape::Dot {
                        form: DotForm::Ring,
                        ink: Ink::Other,
                        ..
                    }
                )
            };
            assert!(drawing.shapes.iter().any(is_ring));
        }
    }
}

#[test]
fn high_rates_close_together_are_shown_on_the_upper_part_of_the_scale_and_others_on_all_of_it() {
    for (own, average, low) in [
        (98.0, 99.0, "80%"),
        (92.0, 85.0, "0%"),
        (12.0, 13.0, "0%"),
        (81.0, 79.0, "0%"),
    ] {
        let drawings = drawn(&[(known(own), known(average))], &[]);
        assert!(
            words(&drawings[0]).contains(&low),
            "{own} {average}: {:?}",
            words(&drawings[0])
        );
    }
}

#[test]
fn a_year_without_a_number_says_why_and_has_no_mark() {
    let years = [
        (known(71.0), known(77.0)),
        (Value::NotGiven, known(72.0)),
        (Value::NotApplicable, Value::NotGiven),
        (Value::Suppressed, Value::NotGiven),
        (known(60.0), Value::NotGiven),
    ];
    for drawing in drawn(&years, &[]) {
        assert_eq!(
            (dots(&drawing, Ink::First).len(), dots(&drawing, Ink::Other).len()),
            (2, 1)
        );
        for said in ["not given", "not applicable", "suppressed"] {
            assert!(words(&drawing).contains(&said), "{:?}", words(&drawing));
        }
    }
    let nothing = drawn(&[(Value::NotGiven, known(85.0))], &[50.0, 60.0]);
    assert!(words(&nothing[0]).contains(&"Exampleshire County Council: not given"));
}

#[test]
fn among_others_each_has_a_dot_and_the_authority_stands_where_its_number_is() {
    let others: Vec<f64> = (0..23).map(|at| 70.0 + f64::from(at)).collect();
    for drawing in drawn(&[(known(92.0), known(85.0))], &others) {
        assert_eq!(dots(&drawing, Ink::Other).len(), 23);
        let own = dots(&drawing, Ink::First);
        assert_eq!(own.len(), 1);
    }
    let alone = drawn(&[(known(92.0), known(85.0))], &[]);
    let among = drawn(&[(known(92.0), known(85.0))], &others);
    let [alone, among] = [&alone[0], &among[0]].map(|drawing| dots(drawing, Ink::First)[0].0);
    assert!((alone - among).abs() < 1e-3);
}

#[test]
fn more_than_a_column_holds_share_their_dots_and_that_is_said() {
    let [wide, _] = drawn(&[(known(100.0), known(99.0))], &[100.0; 163]);
    let dots = dots(&wide, Ink::Other).len();
    assert!(
        words(&wide).contains(&"Each grey dot: up to 10 of the other county councils"),
        "{:?}",
        words(&wide)
    );
    assert_eq!(dots, 17);
    assert!(wide.height < 200.0, "{}", wide.height);
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => (0.0..=100.0).prop_map(known),
        1 => prop_oneof![Just(known(0.0)), Just(known(100.0))],
        1 => Just(Value::Suppressed),
        1 => Just(Value::NotGiven),
        1 => Just(Value::NotApplicable),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_or_leaves_the_frame(
        years in vec((value(), value()), 0..=12),
        others in prop_oneof![vec(0.0..=100.0, 0..=400), vec(Just(100.0), 1..=400)],
        per_head in any::<bool>(),
        name in "[A-Za-z]{1,12}( [A-Za-z]{1,12}){0,6}",
        width in 180.0_f32..500.0,
    ) {
        let unit = if per_head { Unit::PerHundredThousand } else { Unit::Percent };
        let beside = Beside { unit, name, ..beside(&years, &others) };
        prop_assert_eq!(draw(&beside, width).faults(), [] as [String; 0]);
    }
}
