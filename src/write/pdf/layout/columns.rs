//! Widths of a table's columns.
//!
//! In: of each column the width that it needs and the one that it would like, and the width of the table. Out: widths
//! that fill the table. Columns of numbers are equally wide where there is room; columns of words share what is left.

use crate::document::Align;

/// What a column asks for, with the space between columns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wish {
    /// Its longest word.
    pub(super) least: f32,
    /// Its text without any break.
    pub(super) natural: f32,
    /// How it is aligned.
    pub(super) align: Align,
}

/// The widths of columns that together take `total`.
pub(super) fn widths(wishes: &[Wish], total: f32) -> Vec<f32> {
    let least: f32 = wishes.iter().map(|wish| wish.least).sum();
    let natural: f32 = wishes.iter().map(|wish| wish.natural).sum();
    if least >= total {
        return crowded(wishes, total);
    }
    if natural > total {
        return squeezed(wishes, total);
    }
    stretched(wishes, total)
}

/// Widths where all words fit without a break: equal for numbers, then all larger in proportion.
fn stretched(wishes: &[Wish], total: f32) -> Vec<f32> {
    let widest_number = wishes
        .iter()
        .filter(|wish| wish.align == Align::End)
        .map(|wish| wish.natural)
        .fold(0.0, f32::max);
    let equal = |wish: &Wish| {
        if wish.align == Align::End {
            widest_number
        } else {
            wish.natural
        }
    };
    let mut widths: Vec<f32> = wishes.iter().map(equal).collect();
    if widths.iter().sum::<f32>() > total {
        widths = wishes.iter().map(|wish| wish.natural).collect();
    }
    let sum: f32 = widths.iter().sum();
    if sum <= 0.0 {
        return vec![total / count(wishes.len()); wishes.len()];
    }
    widths.iter().map(|width| width * total / sum).collect()
}

/// Widths where some words must be broken between letters: those of the widest columns, to one width for all of them.
fn crowded(wishes: &[Wish], total: f32) -> Vec<f32> {
    let mut ascending: Vec<f32> = wishes.iter().map(|wish| wish.least).collect();
    ascending.sort_by(f32::total_cmp);
    let mut rest = total;
    let mut cap = f32::INFINITY;
    for (index, least) in ascending.iter().enumerate() {
        let share = rest / count(ascending.len() - index);
        if *least > share {
            cap = share;
            break;
        }
        rest -= least;
    }
    wishes.iter().map(|wish| wish.least.min(cap)).collect()
}

/// Widths where some words must be broken over lines: a column that needs no more than an equal share gets what it
/// would like; the others share the rest by their length, so that no row is much higher for one cell, and short ones a
/// little more, so that no long one starves them.
fn squeezed(wishes: &[Wish], total: f32) -> Vec<f32> {
    let mut widths: Vec<Option<f32>> = vec![None; wishes.len()];
    loop {
        let open: Vec<usize> = (0..wishes.len()).filter(|index| widths[*index].is_none()).collect();
        let sum = |part: fn(&Wish) -> f32| open.iter().map(|index| part(&wishes[*index])).sum::<f32>();
        let rest = total - widths.iter().flatten().sum::<f32>();
        let fair = |wish: &Wish| rest * weight(wish) / sum(weight).max(f32::MIN_POSITIVE);
        let equal = rest / count(open.len());
        let leaves_enough = |wish: &Wish| rest - wish.natural >= sum(|wish| wish.least) - wish.least;
        let needs = |index: &&usize| wishes[**index].least >= fair(&wishes[**index]);
        let is_short = |index: &&usize| wishes[**index].natural <= equal && leaves_enough(&wishes[**index]);
        let settled = open.iter().find(is_short).map(|index| (*index, wishes[*index].natural));
        let settled = settled.or_else(|| open.iter().find(needs).map(|index| (*index, wishes[*index].least)));
        match settled {
            Some((index, width)) if open.len() > 1 => widths[index] = Some(width),
            _ => {
                let fill = |(wish, width): (&Wish, &Option<f32>)| width.unwrap_or_else(|| fair(wish));
                return wishes.iter().zip(&widths).map(fill).collect();
            }
        }
    }
}

/// The part of a column in what is left.
fn weight(wish: &Wish) -> f32 {
    wish.natural.powf(0.65)
}

#[expect(clippy::cast_precision_loss, reason = "no table has millions of columns")]
fn count(columns: usize) -> f32 {
    columns.max(1) as f32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wish(least: f32, natural: f32, align: Align) -> Wish {
        Wish { least, natural, align }
    }

    #[test]
    fn columns_of_numbers_are_equally_wide() {
        let wishes = [
            wish(60.0, 150.0, Align::Start),
            wish(30.0, 40.0, Align::End),
            wish(30.0, 60.0, Align::End),
        ];
        let widths = widths(&wishes, 450.0);
        assert!((widths[1] - widths[2]).abs() < 0.01 && widths[0] > widths[1]);
    }

    #[test]
    fn a_long_column_does_not_starve_a_short_one() {
        let wishes = [
            wish(50.0, 90.0, Align::Start),
            wish(60.0, 3000.0, Align::Start),
            wish(50.0, 70.0, Align::End),
        ];
        let widths = widths(&wishes, 450.0);
        assert!((widths[0] - 90.0).abs() < 0.01 && (widths[2] - 70.0).abs() < 0.01);
    }

    #[test]
    fn one_endless_word_does_not_starve_the_other_columns() {
        let wishes = [
            wish(50.0, 60.0, Align::Start),
            wish(2000.0, 2000.0, Align::Start),
            wish(30.0, 30.0, Align::End),
        ];
        assert_eq!(widths(&wishes, 450.0), [50.0, 370.0, 30.0]);
    }

    proptest! {
        #[test]
        fn columns_fill_the_table_and_hold_their_longest_words(
            sizes in proptest::collection::vec((1.0_f32..120.0, 0.0_f32..900.0, any::<bool>()), 1..9),
        ) {
            let align = |end| if end { Align::End } else { Align::Start };
            let wishes: Vec<Wish> = sizes.iter().map(|(least, more, end)| wish(*least, least + more, align(*end))).collect();
            let widths = widths(&wishes, 450.0);
            prop_assert!((widths.iter().sum::<f32>() - 450.0).abs() < 0.1);
            if wishes.iter().map(|wish| wish.least).sum::<f32>() < 450.0 {
                for (width, wish) in widths.iter().zip(&wishes) {
                    prop_assert!(*width >= wish.least - 0.01, "{widths:?} {wishes:?}");
                }
            }
        }
    }
}
