//! That bars are as long as their numbers, and that nothing lies on anything else.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{Step, Way, draw};
use crate::charts::value::Value;
use crate::document::Drawings;
use crate::drawing::{Drawing, Shape};

fn step(value: Value, share: &str) -> Step {
    Step {
        label: "Complaints at a stage".to_owned(),
        value,
        share: share.to_owned(),
    }
}

fn known(number: f64) -> Value {
    Value::Known {
        number,
        text: format!("{number}"),
    }
}

fn drawn(ways: &[Way]) -> [Drawing; 2] {
    let drawings = Drawings::of(|width| draw(ways, width));
    let drawings = [drawings.wide, drawings.narrow];
    for drawing in &drawings {
        assert_eq!(drawing.faults(), [] as [String; 0]);
    }
    drawings
}

fn bars(drawing: &Drawing) -> Vec<f32> {
    let bars = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Bar { width, .. } => Some(*width),
        _ => None,
    });
    bars.collect()
}

fn says(drawing: &Drawing, words: &str) -> bool {
    let is_said = |shape: &Shape| matches!(shape, Shape::Words { text, .. } if text == words);
    drawing.shapes.iter().any(is_said)
}

fn way(name: &str, steps: Vec<Step>) -> Way {
    Way {
        name: name.to_owned(),
        steps,
    }
}

#[test]
fn bars_of_all_ways_have_one_scale_from_a_common_line() {
    let ways = [
        way(
            "Corporate",
            vec![
                step(known(200.0), ""),
                step(known(50.0), "25% of the number at stage 1"),
            ],
        ),
        way(
            "The Ombudsman",
            vec![step(known(100.0), ""), step(known(0.0), "0% of investigations")],
        ),
    ];
    for drawing in drawn(&ways) {
        let bars = bars(&drawing);
        assert!((bars[1] / bars[0] - 0.25).abs() < 1e-3 && (bars[2] / bars[0] - 0.5).abs() < 1e-3);
        assert!(bars[3].abs() < 1e-3 && says(&drawing, "0"), "zero is drawn as zero");
    }
    assert!(says(&drawn(&ways)[0], "25% of the number at stage 1"));
}

#[test]
fn what_is_suppressed_or_not_given_is_said_and_has_no_bar() {
    let steps = vec![
        step(known(30.0), ""),
        step(Value::Suppressed, ""),
        step(Value::NotGiven, ""),
    ];
    let shown = drawn(&[way("", steps)]);
    assert!(shown.iter().all(|drawing| bars(drawing).len() == 1));
    assert!(
        shown
            .iter()
            .all(|drawing| says(drawing, "suppressed") && says(drawing, "not given"))
    );
    // No other shape tells how large the suppressed number is.
    let without = drawn(&[way("", vec![step(known(30.0), ""), step(Value::NotGiven, "")])]);
    assert_eq!(bars(&shown[0]), bars(&without[0]));
}

#[test]
fn all_zeros_are_bars_without_length() {
    let zeros = drawn(&[way("", vec![step(known(0.0), ""), step(known(0.0), "")])]);
    assert_eq!(bars(&zeros[0]), [0.0, 0.0]);
}

fn any_step() -> impl Strategy<Value = Step> {
    let value = prop_oneof![
        4 => (0_u32..2000).prop_map(|number| known(f64::from(number))),
        1 => Just(known(9_999_999.0)),
        1 => Just(Value::Suppressed),
        1 => Just(Value::NotGiven),
        1 => Just(Value::NotApplicable),
    ];
    let words = "[A-Za-z]{1,14}( [A-Za-z]{1,14}){0,6}";
    (
        words,
        value,
        prop_oneof![Just(String::new()), words.prop_map(String::from)],
    )
        .prop_map(|(label, value, share)| Step { label, value, share })
}

proptest! {
    #[test]
    fn nothing_overlaps_or_leaves_the_frame(
        ways in vec((prop_oneof![Just(String::new()), "[A-Za-z ]{1,80}".prop_map(String::from)], vec(any_step(), 0..=6)), 0..=4),
        width in 180.0_f32..500.0,
    ) {
        let ways: Vec<Way> = ways.into_iter().map(|(name, steps)| Way { name, steps }).collect();
        prop_assert_eq!(draw(&ways, width).faults(), [] as [String; 0]);
    }
}
