//! A working as a list for readers has it: where its numbers stand, and what they were taken from.

use super::{FilePlace, Working};

impl Working {
    /// Where the numbers behind it stand, file by file: "2023-24.yaml, lines 31 and 40 to 43; council.yaml, line 9". Empty
    /// where there is no such place.
    #[must_use]
    pub fn stands_in(&self) -> String {
        let mut files: Vec<(&str, Vec<usize>)> = Vec::new();
        for FilePlace { file, line, .. } in &self.places {
            match files.iter_mut().find(|(found, _)| found == file) {
                Some((_, lines)) => lines.push(*line),
                None => files.push((file, vec![*line])),
            }
        }
        let in_words = files
            .into_iter()
            .map(|(file, lines)| format!("{file}, {}", lines_in_words(lines)));
        in_words.collect::<Vec<_>>().join("; ")
    }

    /// What the project says of where the number comes from: "Source: the Ombudsman's letter."; what is to be known of its
    /// status is told with how it was worked out.
    #[must_use]
    pub fn source_told(&self) -> Option<String> {
        self.source.as_ref().map(|source| format!("Source: {source}."))
    }
}

/// "line 31", "lines 31 and 40 to 43".
fn lines_in_words(mut lines: Vec<usize>) -> String {
    lines.sort_unstable();
    lines.dedup();
    let runs = lines.chunk_by(|one, next| one + 1 == *next);
    let in_words = |run: &[usize]| match run {
        [first, _, .., last] => vec![format!("{first} to {last}")],
        few => few.iter().map(usize::to_string).collect(),
    };
    let runs: Vec<String> = runs.flat_map(in_words).collect();
    let word = if lines.len() == 1 { "line" } else { "lines" };
    match runs.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{word} {} and {last}", before.join(", ")),
        _ => format!("{word} {}", runs.concat()),
    }
}

#[cfg(test)]
mod tests {
    use super::lines_in_words;

    #[test]
    fn lines_are_named_in_their_order_and_in_runs() {
        assert_eq!(lines_in_words(vec![31]), "line 31");
        assert_eq!(lines_in_words(vec![40, 31, 41, 43, 42, 31]), "lines 31 and 40 to 43");
        assert_eq!(lines_in_words(vec![1, 3, 5, 6]), "lines 1, 3, 5 and 6");
    }
}
