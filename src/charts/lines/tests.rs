//! What is drawn of every series that can come, and that it has no faults.

use proptest::prelude::*;

use super::{Break, Line, Lines, Mark, Whose};
use crate::charts::value::Value;
use crate::drawing::{Dash, DotForm, Drawing, Ink, Shape};
use crate::figures::Unit;
use crate::units::Exact;

/// The financial years that end with 2024/25.
fn years(count: usize) -> Vec<String> {
    let label = |ends: usize| format!("20{:02}/{:02}", ends - 1, ends);
    (26 - count..26).map(label).collect()
}

fn known(number: u32, unit: Unit) -> Mark {
    let value = Exact::from_integer(number.into());
    Mark::new(Value::Known {
        number: number.into(),
        text: unit.print(value / unit.scale()),
    })
}

fn gap() -> Mark {
    Mark::new(Value::NotGiven)
}

fn line(name: &str, of: Whose, points: Vec<Mark>) -> Line {
    Line {
        name: name.to_owned(),
        of,
        points,
    }
}

/// A line of counts alone.
fn counts(numbers: &[Option<u32>]) -> Lines {
    let points = numbers
        .iter()
        .map(|number| number.map_or_else(gap, |number| known(number, Unit::Count)));
    Lines {
        years: years(numbers.len()),
        series: vec![line("", Whose::Own, points.collect())],
        unit: Unit::Count,
        breaks: Vec::new(),
    }
}

/// The council's shares beside the average.
fn shares(own: &[u32], others: &[u32]) -> Lines {
    let of = |numbers: &[u32]| numbers.iter().map(|number| known(*number, Unit::Percent)).collect();
    Lines {
        years: years(own.len()),
        series: vec![
            line("The Council", Whose::Own, of(own)),
            line("Average of county councils", Whose::Others, of(others)),
        ],
        unit: Unit::Percent,
        breaks: Vec::new(),
    }
}

fn sound(lines: &Lines, width: f32) -> Drawing {
    let drawing = lines.draw(width);
    assert_eq!(drawing.faults(), [] as [String; 0], "{lines:?}");
    drawing
}

fn words(drawing: &Drawing) -> Vec<&str> {
    let words = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Words { text, .. } => Some(text.as_str()),
        _ => None,
    });
    words.collect()
}

fn dots(drawing: &Drawing) -> usize {
    drawing
        .shapes
        .iter()
        .filter(|shape| matches!(shape, Shape::Dot { .. }))
        .count()
}

/// How many points each part of the council's line has.
fn parts(drawing: &Drawing) -> Vec<usize> {
    let parts = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Line {
            points,
            ink: Ink::First,
            dash: Dash::Solid,
            ..
        } => Some(points.len()),
        _ => None,
    });
    parts.collect()
}

#[test]
fn a_single_year_is_a_dot_with_its_value() {
    for width in [180.0, 420.0] {
        let drawing = sound(&counts(&[Some(34)]), width);
        assert_eq!((dots(&drawing), parts(&drawing)), (1, vec![]));
        assert!(words(&drawing).contains(&"34") && words(&drawing).contains(&"2024/25"));
    }
}

#[test]
fn a_year_without_a_value_parts_the_line_and_is_said() {
    let drawing = sound(&counts(&[Some(20), Some(30), None, Some(25), Some(34)]), 420.0);
    assert_eq!((dots(&drawing), parts(&drawing)), (4, vec![2, 2]));
    assert!(words(&drawing).contains(&"given"), "{:?}", words(&drawing));
}

#[test]
fn what_is_suppressed_has_no_place_in_the_drawing() {
    let hidden = |value: Value| {
        let mut lines = counts(&[Some(20), None, Some(34)]);
        lines.series[0].points[1] = Mark::new(value);
        sound(&lines, 420.0)
    };
    let drawing = hidden(Value::Suppressed);
    assert!(words(&drawing).contains(&"suppressed"));
    let of_marks = |drawing: Drawing| -> Vec<Shape> {
        let is_mark = |shape: &Shape| !matches!(shape, Shape::Words { .. });
        drawing.shapes.into_iter().filter(is_mark).collect()
    };
    assert_eq!(of_marks(drawing), of_marks(hidden(Value::NotGiven)));
}

#[test]
fn counts_and_shares_start_at_zero() {
    let zero = |drawing: &Drawing| {
        drawing
            .shapes
            .iter()
            .any(|shape| matches!(shape, Shape::Line { ink: Ink::Axis, .. }))
    };
    assert!(zero(&sound(&counts(&[Some(9_000_000), Some(10_000_000)]), 210.0)));
    assert!(zero(&sound(&counts(&[Some(0), Some(0), Some(0)]), 210.0)));
    let drawing = sound(&shares(&[92, 93], &[85, 86]), 420.0);
    assert!(words(&drawing).contains(&"0%") && words(&drawing).contains(&"100%"));
}

#[test]
fn small_shares_have_a_scale_on_which_their_change_is_seen() {
    let drawing = sound(&shares(&[17, 17, 15], &[12, 13, 12]), 420.0);
    assert!(words(&drawing).contains(&"0%") && words(&drawing).contains(&"20%"));
    assert!(!words(&drawing).contains(&"100%"));
}

#[test]
fn two_years_are_a_slope_of_the_whole_width_with_only_the_ends_of_its_scale() {
    let drawing = sound(&counts(&[Some(47), Some(38)]), 420.0);
    let slope = drawing.shapes.iter().find_map(|shape| match shape {
        Shape::Line {
            ink: Ink::First,
            points,
            ..
        } => Some(points[1].x - points[0].x),
        _ => None,
    });
    assert!(slope > Some(330.0), "{slope:?}");
    for text in ["0", "50", "47", "38"] {
        assert!(words(&drawing).contains(&text), "{:?}", words(&drawing));
    }
    assert!(!words(&drawing).contains(&"30"));
}

#[test]
fn changes_below_zero_lie_below_its_line() {
    let mut lines = counts(&[Some(5), Some(5)]);
    lines.series[0].points[0].value = Value::Known {
        number: -13.0,
        text: "-13".to_owned(),
    };
    let drawing = sound(&lines, 300.0);
    let zero = drawing.shapes.iter().find_map(|shape| match shape {
        Shape::Line {
            ink: Ink::Axis, points, ..
        } => Some(points[0].y),
        _ => None,
    });
    let below = |shape: &Shape| matches!(shape, Shape::Dot { at, .. } if Some(at.y) > zero);
    assert_eq!(drawing.shapes.iter().filter(|shape| below(shape)).count(), 1);
}

#[test]
fn the_average_is_told_by_its_dashes_and_rings() {
    let drawing = sound(&shares(&[80, 67, 92], &[77, 80, 85]), 420.0);
    let rings = |shape: &&Shape| {
        matches!(
            shape,
            Shape::Dot {
                form: DotForm::Ring,
                ink: Ink::Other,
                ..
            }
        )
    };
    assert_eq!(drawing.shapes.iter().filter(rings).count(), 3);
    let dashed = |shape: &&Shape| {
        matches!(
            shape,
            Shape::Line {
                dash: Dash::Dashed,
                ink: Ink::Other,
                ..
            }
        )
    };
    assert_eq!(drawing.shapes.iter().filter(dashed).count(), 1);
    let words = words(&drawing);
    assert!(
        words.contains(&"92%") && words.contains(&"85%") && words.contains(&"The Council"),
        "{words:?}"
    );
}

#[test]
fn labels_at_the_ends_of_lines_that_meet_are_moved_apart() {
    let drawing = sound(&shares(&[80, 85], &[77, 85]), 420.0);
    let leaders = |shape: &&Shape| {
        matches!(
            shape,
            Shape::Line {
                ink: Ink::Quiet,
                dash: Dash::Solid,
                ..
            }
        )
    };
    assert!(drawing.shapes.iter().filter(leaders).count() > 0);
}

#[test]
fn years_that_cannot_be_compared_are_parted_by_an_upright_with_its_note() {
    let part = |before, notes: &[usize]| Break {
        before,
        notes: notes.to_vec(),
    };
    let mut lines = counts(&[Some(40), Some(20), Some(38), Some(39)]);
    lines.breaks = vec![part(1, &[1]), part(2, &[1])];
    let drawing = sound(&lines, 420.0);
    assert_eq!(parts(&drawing), [2], "only the last two years are joined");
    assert_eq!(words(&drawing).iter().filter(|words| **words == "note 1").count(), 2);
    lines.breaks = vec![part(1, &[1]), part(2, &[1, 2])];
    assert!(words(&sound(&lines, 420.0)).contains(&"notes 1 and 2"));
    let narrow = sound(&lines, 210.0);
    assert!(words(&narrow).contains(&"1, 2"), "{:?}", words(&narrow));
    let mut many = counts(&[Some(40); 8]);
    many.breaks = vec![part(5, &[1])];
    assert!(words(&sound(&many, 180.0)).contains(&"1"), "there is no room for more");
}

#[test]
fn a_value_that_is_not_the_newest_stands_at_its_point() {
    for width in [420.0, 210.0] {
        let drawing = sound(&counts(&[Some(61), Some(66), Some(64), None, None]), width);
        let at = drawing.shapes.iter().find_map(|shape| match shape {
            Shape::Words { text, at, .. } if text == "64" => Some(at.x),
            _ => None,
        });
        assert!(at.is_some_and(|x| x < width * 0.75), "{at:?} of {width}");
    }
}

#[test]
fn a_range_reaches_from_its_least_to_its_most() {
    let mut lines = counts(&[Some(90), Some(97)]);
    lines.series[0].points[1] = Mark {
        value: Value::Known {
            number: 97.0,
            text: "95 to 99".to_owned(),
        },
        range: Some((95.0, 99.0)),
    };
    let drawing = sound(&lines, 210.0);
    assert_eq!(parts(&drawing), [2, 2], "the line and the stroke of the range");
    assert!(words(&drawing).contains(&"95 to 99"));
}

#[test]
fn the_newest_year_is_always_labelled() {
    for width in [180.0, 210.0, 420.0] {
        for count in 1..=12 {
            let numbers: Vec<Option<u32>> = (0..count).map(|number| Some(number * 7)).collect();
            let drawing = sound(&counts(&numbers), width);
            assert!(words(&drawing).contains(&"2024/25"), "{width} {count}");
        }
    }
}

fn value(most: u32, unit: Unit) -> impl Strategy<Value = Mark> {
    prop_oneof![
        6 => (0..=most).prop_map(move |number| known(number, unit)),
        1 => (0..=most, 0..=most).prop_map(move |(one, other)| Mark {
            range: Some((one.min(other).into(), one.max(other).into())),
            value: Value::Known { number: f64::midpoint(one.into(), other.into()), text: format!("{one} to\u{a0}{other} (provisional)") },
        }),
        1 => Just(Mark::new(Value::Suppressed)),
        1 => Just(gap()),
        1 => Just(Mark::new(Value::NotApplicable)),
    ]
}

fn anything() -> impl Strategy<Value = Lines> {
    let scale = prop_oneof![
        Just((100_u32, Unit::Percent)),
        Just((0, Unit::Count)),
        Just((50, Unit::Count)),
        Just((10_000_000, Unit::Count))
    ];
    (1_usize..=12, 1_usize..=4, scale).prop_flat_map(|(count, lines, (most, unit))| {
        let names = prop_oneof![Just(String::new()), "[A-Za-z]{1,12}( [A-Za-z]{1,18}){0,6}"];
        let whose = prop_oneof![Just(Whose::Own), Just(Whose::Others)];
        let one = (names, whose, prop::collection::vec(value(most, unit), count));
        let one = one.prop_map(|(name, of, points)| line(&name, of, points));
        let breaks = prop::collection::btree_set(1..=count, 0..count.min(4));
        (prop::collection::vec(one, lines), breaks).prop_map(move |(series, breaks)| Lines {
            years: years(count),
            series,
            unit,
            breaks: breaks
                .into_iter()
                .filter(|before| *before < count)
                .map(|before| Break {
                    before,
                    notes: (1..=before).collect(),
                })
                .collect(),
        })
    })
}

proptest! {
    #[test]
    fn no_drawing_has_faults_at_any_width(lines in anything(), width in 180.0_f32..500.0) {
        prop_assert_eq!(lines.draw(width).faults(), [] as [String; 0]);
    }
}
