//! A working as a list for readers has it: where its numbers stand, and what else is to be known.

use super::{FilePlace, Working};
use crate::units::upper_first;

/// What a list of workings says of itself before it begins.
pub const ABOUT_THE_LIST: &str = "Each figure is followed by how it was worked out and where its numbers come from. The files and lines are those of the data behind this document.";

/// Lines of a file beyond which a list says how many there are and where they begin and end.
const MANY: usize = 12;

impl Working {
    /// What a list calls it: "Uphold rate".
    #[must_use]
    pub fn listed_label(&self) -> String {
        typeset(&self.label)
    }

    /// What a list says of it, a line each: how it was worked out, or why it was not; and where it comes from, as in "Source:
    /// the Ombudsman’s letter. In the data: 2023-24.yaml, lines 31 and 40 to 43; council.yaml, line 9."
    #[must_use]
    pub fn listed(&self) -> Vec<String> {
        // Sentences, since in Markdown the lines of a cell follow one another; a source may have its full stop already.
        let told = upper_first(&typeset(&self.told));
        let told = Some(told)
            .filter(|told| !told.is_empty())
            .map(|told| format!("{told}."));
        let source = self.source.as_ref().map(|source| source.trim_end_matches('.'));
        let source = source.map(|source| format!("Source: {}.", typeset(source)));
        let places = Some(self.stands_in()).filter(|places| !places.is_empty());
        let places = places.map(|places| format!("In the data: {places}."));
        let origin = source.into_iter().chain(places).collect::<Vec<_>>().join(" ");
        let origin = Some(origin).filter(|origin| !origin.is_empty());
        told.into_iter().chain(origin).collect()
    }

    /// Where the numbers behind it stand, file by file.
    fn stands_in(&self) -> String {
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
}

/// Apostrophes within words as the text around the list has them, whose Markdown they were set by.
fn typeset(words: &str) -> String {
    let mut set = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_within =
            set.ends_with(char::is_alphanumeric) && letters.peek().is_some_and(|next| next.is_alphanumeric());
        set.push(if letter == '\'' && is_within { '’' } else { letter });
    }
    set
}

/// "line 31", "lines 31 and 40 to 43", "47 lines from 283 to 544".
fn lines_in_words(mut lines: Vec<usize>) -> String {
    lines.sort_unstable();
    lines.dedup();
    if let [first, .., last] = lines[..]
        && lines.len() > MANY
    {
        return format!("{} lines from {first} to {last}", lines.len());
    }
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
    use super::{lines_in_words, typeset};

    #[test]
    fn lines_are_named_in_their_order_and_in_runs() {
        assert_eq!(lines_in_words(vec![31]), "line 31");
        assert_eq!(lines_in_words(vec![40, 31, 41, 43, 42, 31]), "lines 31 and 40 to 43");
        assert_eq!(lines_in_words(vec![1, 3, 5, 6]), "lines 1, 3, 5 and 6");
        let scattered = (0..20).map(|line| 7 + 2 * line).collect();
        assert_eq!(lines_in_words(scattered), "20 lines from 7 to 45");
    }

    #[test]
    fn apostrophes_are_set_and_quotation_marks_are_left() {
        assert_eq!(
            typeset("the council's 'own' cases, members' papers"),
            "the council’s 'own' cases, members' papers"
        );
    }
}
