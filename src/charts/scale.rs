//! A straight scale: numbers of any size in, places in points out, and the round numbers that its axis names.

use crate::figures::Unit;
use crate::units::Exact;

/// The most steps between the ends of a scale; more labels than these crowd a narrow screen.
const STEPS: f64 = 5.0;

/// Where a scale begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// At zero, as every length does that is to be compared with others.
    Zero,
    /// Near the smallest number, where what is to be seen would be lost otherwise.
    Near,
}

/// A scale from one place to another. Its ends are round numbers with every number between them, and never the same, so
/// that whatever is asked of it is a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    step: f64,
    from: f32,
    to: f32,
}

impl Scale {
    /// A scale of these numbers, from the place of its low end to that of its high one, both in points; upwards in a
    /// drawing `to` is the smaller. `finest` is the least that lies between two numbers of its axis: 1 for what is counted.
    pub(super) fn over(
        numbers: impl IntoIterator<Item = f64>,
        start: Start,
        finest: f64,
        (from, to): (f32, f32),
    ) -> Self {
        let numbers: Vec<f64> = numbers.into_iter().filter(|number| number.is_finite()).collect();
        let zero = (start == Start::Zero || numbers.is_empty()).then_some(0.0);
        let all = || numbers.iter().copied().chain(zero);
        let (least, most) = (
            all().fold(f64::INFINITY, f64::min),
            all().fold(f64::NEG_INFINITY, f64::max),
        );
        let step = round_step((most - least) / STEPS).max(finest);
        let low = (least / step).floor() * step;
        let high = (most / step).ceil() * step;
        Self {
            low,
            high: if high > low { high } else { low + step },
            step,
            from,
            to,
        }
    }

    /// The whole scale of a share: from 0 to 100 per cent.
    pub(super) fn per_cent((from, to): (f32, f32)) -> Self {
        Self {
            low: 0.0,
            high: 100.0,
            step: 25.0,
            from,
            to,
        }
    }

    /// The place of a number, in points.
    pub(super) fn at(&self, number: f64) -> f32 {
        self.from + (self.to - self.from) * narrowed((number - self.low) / (self.high - self.low))
    }

    /// The round numbers of its axis, both ends among them, the low one first.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let steps = ((self.high - self.low) / self.step).round();
        let counted = std::iter::successors(Some(0.0), |count| Some(count + 1.0));
        counted
            .take_while(|count| *count <= steps)
            .map(|count| self.low + count * self.step)
            .collect()
    }
}

/// A number of an axis as figures of this unit print: "50%", "1,000".
///
/// # Example
/// A number in the scale in which it prints: 50 for 50 per cent.
pub(super) fn tick_text(number: f64, unit: Unit) -> String {
    // Three places are more than any unit prints.
    const PLACES: i128 = 1000;
    #[allow(clippy::cast_possible_truncation, reason = "ends of a scale are far below 10^30")]
    let thousandths = (number * 1000.0).round() as i128;
    unit.print(Exact::new(thousandths, PLACES) / unit.scale())
}

/// The next of 1, 2 and 5 times a power of ten that is no smaller; 0 for 0.
fn round_step(least: f64) -> f64 {
    if least <= 0.0 {
        return 0.0;
    }
    let power = 10_f64.powf(least.log10().floor());
    let rounds = [1.0, 2.0, 5.0, 10.0];
    let round = rounds.into_iter().find(|round| round * power >= least * (1.0 - 1e-9));
    round.unwrap_or(10.0) * power
}

/// A number as a drawing holds it.
#[allow(
    clippy::cast_possible_truncation,
    reason = "a place needs no more digits than this holds"
)]
pub(super) fn narrowed(number: f64) -> f32 {
    number as f32
}

#[cfg(test)]
mod tests {
    use super::{Scale, Start, tick_text};
    use crate::figures::Unit;

    fn from_zero(numbers: &[f64]) -> Scale {
        Scale::over(numbers.iter().copied(), Start::Zero, 1.0, (0.0, 100.0))
    }

    #[test]
    fn an_axis_names_round_numbers_around_all_that_is_on_it() {
        assert_eq!(from_zero(&[34.0, 30.0]).ticks(), [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(from_zero(&[3.0]).ticks(), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(
            from_zero(&[9_999_999.0]).ticks().last(),
            Some(&10_000_000.0),
            "a huge value has no more numbers than a small one"
        );
        let near = Scale::over([81.0, 92.0], Start::Near, 1.0, (0.0, 100.0));
        assert_eq!(near.ticks(), [80.0, 85.0, 90.0, 95.0]);
    }

    #[test]
    fn all_zeros_no_number_and_one_number_have_a_scale() {
        for numbers in [&[0.0, 0.0][..], &[]] {
            let scale = from_zero(numbers);
            assert_eq!(scale.ticks(), [0.0, 1.0]);
            assert!(scale.at(0.0).abs() < 1e-6);
        }
        let one = Scale::over([5.0], Start::Near, 1.0, (0.0, 100.0));
        assert_eq!(one.ticks(), [5.0, 6.0]);
    }

    #[test]
    fn negative_numbers_lie_on_the_other_side_of_zero() {
        let scale = from_zero(&[-7.0, 12.0]);
        assert_eq!(scale.ticks(), [-10.0, -5.0, 0.0, 5.0, 10.0, 15.0]);
        assert!(scale.at(-7.0) < scale.at(0.0) && scale.at(0.0) < scale.at(12.0));
    }

    #[test]
    fn shares_go_from_none_to_all() {
        let scale = Scale::per_cent((100.0, 0.0));
        assert_eq!(scale.ticks(), [0.0, 25.0, 50.0, 75.0, 100.0]);
        assert!((scale.at(75.0) - 25.0).abs() < 1e-4, "upwards places become smaller");
        assert_eq!(tick_text(75.0, Unit::Percent), "75%");
        assert_eq!(tick_text(1000.0, Unit::Count), "1,000");
        assert_eq!(tick_text(2.5, Unit::PerHundredThousand), "2.5");
    }

    proptest::proptest! {
        #[test]
        fn every_number_has_its_place_between_the_ends(numbers in proptest::collection::vec(-1e7..1e7, 0..20)) {
            for start in [Start::Zero, Start::Near] {
                let scale = Scale::over(numbers.iter().copied(), start, 1.0, (10.0, 200.0));
                proptest::prop_assert!((2..=8).contains(&scale.ticks().len()));
                for number in numbers.iter().chain(&scale.ticks()) {
                    proptest::prop_assert!((9.9..=200.1).contains(&scale.at(*number)));
                }
            }
        }
    }
}
