//! Every bar has its length and its words, whatever its value and its label.

use super::{Bar, Emphasis, Group, Options, Stack, arranged, grouped, single, stacked};
use crate::charts::value::Value;
use crate::drawing::{Drawing, Ink, Shape};
use crate::figures::Unit;
use crate::model::{ChartSort, ChartZeros};

/// A label as long as any.
const LONG: &str = "Environmental services, public protection and regulation, with all that is under it";

fn known(number: u32) -> Value {
    Value::Known {
        number: number.into(),
        text: crate::units::Count(number.into()).to_string(),
    }
}

fn bar(label: &str, value: Value) -> Bar {
    Bar {
        label: label.to_owned(),
        value,
        beside: None,
        emphasis: Emphasis::First,
    }
}

/// Lengths of the bars that are drawn, from top to bottom.
fn lengths(drawing: &Drawing) -> Vec<f32> {
    let bars = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Bar { width, .. } => Some(*width),
        _ => None,
    });
    bars.collect()
}

fn words(drawing: &Drawing) -> Vec<&str> {
    let words = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Words { text, .. } => Some(text.as_str()),
        _ => None,
    });
    words.collect()
}

/// The drawing at both widths, neither of them with a fault.
fn at_both(draw: impl Fn(f32) -> Drawing) -> [Drawing; 2] {
    let drawings = [420.0, 210.0].map(draw);
    for drawing in &drawings {
        assert_eq!(drawing.faults(), [] as [String; 0]);
    }
    drawings
}

#[test]
fn lengths_are_in_proportion_and_the_smallest_is_seen() {
    let bars = [
        bar("Huge", known(10_000_000)),
        bar("Half", known(5_000_000)),
        bar("One", known(1)),
    ];
    for drawing in at_both(|width| single(&bars, Unit::Count, width)) {
        let lengths = lengths(&drawing);
        assert!((lengths[0] / lengths[1] - 2.0).abs() < 1e-3, "{lengths:?}");
        assert!(lengths[2] >= 0.75, "{lengths:?}");
    }
}

#[test]
fn a_share_of_half_or_more_is_seen_as_a_share_of_all() {
    let length = |unit, number| lengths(&single(&[bar("Housing", known(number))], unit, 420.0))[0];
    let share = |number: u32| length(Unit::Percent, number) / length(Unit::Count, number);
    assert!((share(60) - 0.6).abs() < 0.05);
    assert!((share(44) - 0.44).abs() < 0.05, "one alone would look like all");
}

#[test]
fn no_number_has_a_length_but_a_number() {
    let none = [Value::Suppressed, Value::NotGiven, Value::NotApplicable, known(0)];
    let bars = none.map(|value| bar("Housing", value));
    for drawing in at_both(|width| single(&bars, Unit::Count, width)) {
        assert_eq!(lengths(&drawing), [] as [f32; 0]);
        let words: Vec<&str> = words(&drawing).into_iter().filter(|text| *text != "Housing").collect();
        assert_eq!(words, ["suppressed", "not given", "not applicable", "0"]);
    }
}

#[test]
fn none_one_and_forty_bars_are_drawn() {
    for count in [0, 1, 40] {
        let bars: Vec<Bar> = (0..count).map(|number| bar(LONG, known(number + 1))).collect();
        for drawing in at_both(|width| single(&bars, Unit::Count, width)) {
            assert_eq!(lengths(&drawing).len(), count as usize);
        }
    }
}

#[test]
fn labels_stand_beside_bars_where_there_is_room_and_else_above() {
    let bars = [bar("Housing", known(3))];
    let [wide, narrow] = at_both(|width| single(&bars, Unit::Count, width));
    let left = |drawing: &Drawing| {
        let mut places = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Bar { at, .. } => Some(at.x),
            _ => None,
        });
        places.next()
    };
    assert!(left(&wide) > Some(40.0));
    assert_eq!(left(&narrow), Some(1.0));
}

#[test]
fn a_long_label_takes_several_lines() {
    let bars = [bar(LONG, known(3))];
    let [wide, _] = at_both(|width| single(&bars, Unit::Count, width));
    assert_eq!(words(&wide).len(), 4, "{:?}", words(&wide));
}

#[test]
fn bars_are_sorted_by_size_and_those_without_a_length_keep_their_order_at_the_end() {
    let values = [Value::Suppressed, known(0), known(7), Value::NotGiven, known(9)];
    let bars = values.map(|value| bar("", value)).to_vec();
    let options = |sort, zeros| Options { sort, zeros };
    let labels = |bars: &[Bar]| bars.iter().map(|bar| bar.value.label().to_owned()).collect::<Vec<_>>();
    let (shown, left_out) = arranged(
        bars.clone(),
        |bar| std::slice::from_ref(&bar.value),
        options(ChartSort::BySize, ChartZeros::LeftOut),
    );
    assert_eq!(labels(&shown), ["9", "7", "suppressed", "not given"]);
    assert_eq!(labels(&left_out), ["0"]);
    let (shown, left_out) = arranged(
        bars,
        |bar| std::slice::from_ref(&bar.value),
        options(ChartSort::Given, ChartZeros::Shown),
    );
    assert_eq!(labels(&shown), ["suppressed", "0", "7", "not given", "9"]);
    assert_eq!(left_out, []);
}

#[test]
fn the_first_group_says_which_bar_is_of_which_year() {
    let group = |label: &str, values: [Value; 2]| Group {
        label: label.to_owned(),
        values: values.to_vec(),
    };
    let groups = [
        group("Housing", [known(9), Value::NotGiven]),
        group("Other", [known(3), known(4)]),
    ];
    let series = ["2023/24", "2022/23"].map(str::to_owned);
    for drawing in at_both(|width| grouped(&groups, &series, width)) {
        let words: Vec<&str> = words(&drawing)
            .into_iter()
            .filter(|text| *text != "Housing" && *text != "Other")
            .collect();
        assert_eq!(words, ["9 in 2023/24", "2022/23: not given", "3", "4"]);
        let inks = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Bar { ink, .. } => Some(*ink),
            _ => None,
        });
        assert_eq!(inks.collect::<Vec<_>>(), [Ink::First, Ink::First, Ink::Other]);
    }
}

#[test]
fn parts_are_told_on_their_bar_or_below_it_and_the_whole_at_its_end() {
    let stacks = [Stack {
        label: "2023/24".to_owned(),
        parts: vec![known(34), known(1), Value::Suppressed],
        total: "40 in all".to_owned(),
    }];
    let names = ["Upheld", "Not upheld", "Withdrawn"].map(str::to_owned);
    let [wide, _] = at_both(|width| stacked(&stacks, &names, Unit::Count, width));
    assert_eq!(
        words(&wide),
        [
            "Upheld",
            "Not upheld",
            "Withdrawn",
            "2023/24",
            "34",
            "40 in all",
            "Not upheld: 1, Withdrawn: suppressed"
        ]
    );
}

#[test]
fn only_what_the_title_is_about_has_a_colour_and_no_two_parts_look_the_same() {
    let names = ["Upheld", "Not upheld", "Closed", "Referred", "Advice", "Invalid"].map(str::to_owned);
    let stacks = [Stack {
        label: "2023/24".to_owned(),
        parts: vec![known(40); 6],
        total: String::new(),
    }];
    let [wide, _] = at_both(|width| stacked(&stacks, &names, Unit::Count, width));
    let inks = wide.shapes.iter().filter_map(|shape| match shape {
        Shape::Bar { ink, .. } | Shape::Line { ink, .. } => Some(*ink),
        _ => None,
    });
    let calm = [Ink::First, Ink::Other, Ink::Ground, Ink::Axis, Ink::Quiet];
    assert!(inks.into_iter().all(|ink| calm.contains(&ink)));
    let mut textures: Vec<String> = super::stacked::PARTS
        .iter()
        .map(|fill| format!("{:?}{:?}", fill.ink, fill.texture))
        .collect();
    textures.sort();
    textures.dedup();
    assert_eq!(textures.len(), super::stacked::PARTS.len());
}

#[test]
fn parts_are_named_at_the_first_bar_where_each_has_room_and_a_line_of_its_own() {
    let names = [
        "Upheld",
        "Not upheld",
        "Closed after initial enquiries",
        "Invalid or incomplete",
    ]
    .map(str::to_owned);
    let lines = |numbers: [u32; 4]| {
        let stacks = [Stack {
            label: "2023/24".to_owned(),
            parts: numbers.map(known).to_vec(),
            total: "124 decided".to_owned(),
        }];
        let [wide, _] = at_both(|width| stacked(&stacks, &names, Unit::Count, width));
        let drawn = wide
            .shapes
            .iter()
            .filter(|shape| matches!(shape, Shape::Line { ink: Ink::Quiet, .. }));
        drawn.count()
    };
    assert_eq!(lines([30, 7, 41, 8]), 4);
    assert_eq!(
        lines([30, 0, 41, 8]),
        0,
        "a part without a length has no place that a line could lead to"
    );
    assert_eq!(lines([10_000, 1, 1, 8]), 0, "lines as near as that would look like one");
}

#[test]
fn what_is_so_of_all_parts_is_said_once() {
    let names = ["Upheld", "Not upheld"].map(str::to_owned);
    let stack = |parts: [Value; 2], total: &str| Stack {
        label: "2021/22".to_owned(),
        parts: parts.to_vec(),
        total: total.to_owned(),
    };
    let said = |stack: Stack| {
        let [wide, narrow] = at_both(|width| stacked(std::slice::from_ref(&stack), &names, Unit::Count, width));
        let said = |drawing: &Drawing| {
            words(drawing)
                .iter()
                .map(|text| (*text).to_owned())
                .skip(2)
                .collect::<Vec<_>>()
        };
        assert_eq!(said(&wide), said(&narrow));
        said(&wide)
    };
    assert_eq!(said(stack([known(0), known(0)], "0 decided")), ["2021/22", "0 decided"]);
    let unknown = [Value::NotGiven, Value::NotGiven];
    assert_eq!(said(stack(unknown.clone(), "")), ["2021/22", "not given"]);
    let told = said(stack(unknown, "12 decided")).join(" ");
    assert!(told.contains("Upheld: not given"), "of a whole that is known: {told}");
}

#[test]
fn shares_that_do_not_make_up_the_whole_are_framed_up_to_it() {
    let share = |number: u32| Value::Known {
        number: number.into(),
        text: format!("{number}%"),
    };
    let stack = |parts: &[u32]| Stack {
        label: "2023/24".to_owned(),
        parts: parts.iter().map(|part| share(*part)).collect(),
        total: "405 closed".to_owned(),
    };
    let names = ["On time", "Late", "Withdrawn"].map(str::to_owned);
    let is_framed = |parts: &[u32]| {
        let [wide, narrow] = at_both(|width| stacked(&[stack(parts)], &names[..parts.len()], Unit::Percent, width));
        let said = |drawing: &Drawing| words(drawing).iter().any(|text| text.starts_with("The rest"));
        assert_eq!(said(&wide), said(&narrow));
        said(&wide)
    };
    assert!(is_framed(&[87, 3]));
    assert!(!is_framed(&[87, 9, 3]), "rounding alone");
    assert!(!is_framed(&[87, 13]));
}

mod properties {
    use proptest::prelude::*;

    use super::super::{Bar, Emphasis, Group, Stack, grouped, single, stacked};
    use super::known;
    use crate::charts::value::Value;
    use crate::figures::Unit;

    fn value() -> impl Strategy<Value = Value> {
        prop_oneof![
            8 => (0_u32..=10_000_000).prop_map(known),
            4 => (0_u32..=30).prop_map(known),
            1 => Just(Value::Suppressed),
            1 => Just(Value::NotGiven),
            1 => Just(Value::NotApplicable),
            1 => Just(Value::Ranged { text: "under\u{a0}5 (provisional)".to_owned(), most: 5.0 }),
        ]
    }

    fn label() -> impl Strategy<Value = String> {
        prop_oneof!["[A-Za-z ,’()-]{0,80}", "[A-Za-z]{80}", "\\PC{0,80}"]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(150))]

        #[test]
        fn single_bars_have_no_faults(
            bars in prop::collection::vec((label(), value(), prop::option::of("[0-9]{1,3}%"), any::<bool>()), 0..=40),
            width in 180.0_f32..500.0,
        ) {
            let bars: Vec<Bar> = bars.into_iter().map(|(label, value, beside, is_first)| Bar {
                label, value, beside, emphasis: if is_first { Emphasis::First } else { Emphasis::Other },
            }).collect();
            prop_assert_eq!(single(&bars, Unit::Count, width).faults(), [] as [String; 0]);
        }

        #[test]
        fn grouped_bars_have_no_faults(
            groups in prop::collection::vec((label(), prop::collection::vec(value(), 3)), 0..=20),
            width in 180.0_f32..500.0,
        ) {
            let groups: Vec<Group> = groups.into_iter().map(|(label, values)| Group { label, values }).collect();
            let series = ["2023/24", "2022/23", "2021/22"].map(str::to_owned);
            prop_assert_eq!(grouped(&groups, &series, width).faults(), [] as [String; 0]);
        }

        #[test]
        fn stacked_bars_have_no_faults(
            names in prop::collection::vec(label(), 1..10),
            stacks in prop::collection::vec((label(), prop::collection::vec(value(), 9), label()), 0..=20),
            unit in prop_oneof![Just(Unit::Count), Just(Unit::Percent)],
            width in 180.0_f32..500.0,
        ) {
            let stacks: Vec<Stack> = stacks.into_iter().map(|(label, parts, total)| Stack { label, parts, total }).collect();
            prop_assert_eq!(stacked(&stacks, &names, unit, width).faults(), [] as [String; 0]);
        }
    }
}
