//! Text that was copied from two columns: the left one is put before the right one.

use std::collections::BTreeMap;

/// A line with the bytes at which it begins and ends in its source.
pub(super) type Line<'t> = (usize, &'t str);

/// Lines in the order in which they are read: where most have a gap at the same place, what is left of it comes first.
pub(super) fn in_order(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let written = lines.iter().filter(|(_, line)| !line.trim().is_empty()).count();
    let mut at: BTreeMap<usize, usize> = BTreeMap::new();
    for column in lines.iter().filter_map(|(_, line)| right_column(line)) {
        *at.entry(column).or_default() += 1;
    }
    let Some((column, lines_with_it)) = at.into_iter().max_by_key(|(_, number)| *number) else {
        return lines;
    };
    if lines_with_it * 2 < written || lines_with_it < 5 {
        return lines;
    }
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for (start, line) in lines {
        let split = line.char_indices().nth(column).map(|(byte, _)| byte);
        match split.filter(|byte| line[..*byte].ends_with("  ") || line[..*byte].trim().is_empty()) {
            Some(byte) => {
                left.push((start, &line[..byte]));
                right.push((start + byte, &line[byte..]));
            }
            None => left.push((start, line)),
        }
    }
    left.extend(right);
    left
}

/// The column, in characters, at which text stands after a gap of three spaces within a line.
fn right_column(line: &str) -> Option<usize> {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let gap = text.find("   ")?;
    let rest = text[gap..].trim_start();
    let byte = indent + text.len() - rest.len();
    (!rest.is_empty()).then(|| line[..byte].chars().count())
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn the_left_column_is_read_first() {
        let text = [
            "one    six",
            "two    seven",
            "three  eight",
            "four   nine",
            "",
            "five   ten",
            "",
            "more   last",
        ];
        let widened: Vec<String> = text.iter().map(|line| line.replacen("  ", "     ", 1)).collect();
        let columns: Vec<String> = widened
            .iter()
            .map(|line| {
                let mut words = line.split_whitespace();
                let (left, right) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
                format!("{left:<12}{right}")
            })
            .collect();
        let lines = columns.iter().map(|line| (0, line.as_str())).collect();
        let words: Vec<&str> = in_order(lines)
            .iter()
            .flat_map(|(_, line)| line.split_whitespace())
            .collect();
        assert_eq!(
            words,
            [
                "one", "two", "three", "four", "five", "more", "six", "seven", "eight", "nine", "ten", "last"
            ]
        );
    }
}
