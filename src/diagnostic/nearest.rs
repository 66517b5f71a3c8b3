//! The known name that a mistyped one probably meant.

/// Most names that are suggested at once.
const MOST: usize = 3;

/// Most names that are listed in a hint where none is near.
const LISTED: usize = 12;

/// The names that are nearest to a mistyped one, all as near, at most three; none if nothing is close.
///
/// Capitals, hyphens and spaces are forgiven, and two letters in the wrong order are one mistake. A name is close if no
/// more than every third letter is wrong.
#[must_use]
pub fn nearest<'n>(mistyped: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let written = plain(mistyped);
    let steps = |name: &str| {
        let name = plain(name);
        let (own, other) = (written.chars().count(), name.chars().count());
        // So many steps are needed at least; two long texts take time and memory by the product of their lengths.
        let near = |steps: usize| (steps * 3 <= own.max(other)).then_some(steps);
        near(own.abs_diff(other))?;
        near(strsim::damerau_levenshtein(&written, &name))
    };
    let mut near: Vec<(usize, &str)> = names
        .into_iter()
        .filter_map(|name| steps(name).map(|steps| (steps, name)))
        .collect();
    near.sort_unstable();
    near.dedup();
    let best = near.first().map_or(0, |(steps, _)| *steps);
    let as_near = near.into_iter().take_while(|(steps, _)| *steps == best);
    as_near.take(MOST).map(|(_, name)| name).collect()
}

fn plain(name: &str) -> String {
    name.to_lowercase().replace(['-', '_', ' '], "")
}

/// A hint: the names close to the mistyped one, or else all of them.
#[must_use]
pub fn suggestion(mistyped: &str, names: &[String]) -> String {
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    let near = nearest(mistyped, all.iter().copied());
    // Those that begin with the same word, as `chart_…` does.
    let first = |name: &str| name.split_inclusive(['-', '_']).next().map(str::to_owned);
    let alike: Vec<&str> = all
        .iter()
        .copied()
        .filter(|name| first(name) == first(mistyped))
        .collect();
    match all[..] {
        _ if !near.is_empty() => format!("did you mean {}?", listed(&near)),
        [] => "there is none yet".to_owned(),
        [only] => format!("there is only `{only}`"),
        _ if all.len() > LISTED && !alike.is_empty() => format!("there are, among others, {}", listed(&alike)),
        _ => format!("there are {}", listed(&all)),
    }
}

/// The same for names that may be too many to be listed; `where_listed` says where they are.
#[must_use]
pub fn suggestion_or(mistyped: &str, names: &[String], where_listed: &str) -> String {
    let is_near = || !nearest(mistyped, names.iter().map(String::as_str)).is_empty();
    if names.len() <= LISTED || is_near() {
        suggestion(mistyped, names)
    } else {
        where_listed.to_owned()
    }
}

fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    use super::{nearest, suggestion, suggestion_or};

    #[test]
    fn the_nearest_name_stands_alone_unless_others_are_as_near() {
        let names = ["letter/head.md", "letter/note.md", "letter/signature.md"].map(str::to_owned);
        assert_eq!(suggestion("letter/haed.md", &names), "did you mean `letter/head.md`?");
        let names = ["not_upheld", "upheld_a", "upheld_b"].map(str::to_owned);
        assert_eq!(suggestion("upheld_c", &names), "did you mean `upheld_a`, `upheld_b`?");
        assert_eq!(suggestion("xyz", &names[..1]), "there is only `not_upheld`");
    }

    #[test]
    fn capitals_hyphens_and_letters_in_the_wrong_order_are_forgiven() {
        let names = ["uphold_rate", "upheld"];
        assert_eq!(nearest("Uphold-Rate", names), ["uphold_rate"]);
        assert_eq!(nearest("upohld_rate", names), ["uphold_rate"]);
        assert!(nearest("received", names).is_empty());
    }

    #[test]
    fn of_many_names_those_that_begin_alike_are_enough() {
        let many = (10..30).map(|number| format!("table_{number}"));
        let names: Vec<String> = many
            .chain(["chart_steps", "chart_history"].map(str::to_owned))
            .collect();
        assert_eq!(
            suggestion("chart_of_everything", &names),
            "there are, among others, `chart_steps`, `chart_history`"
        );
    }

    #[test]
    fn of_many_names_it_is_said_where_they_are_listed() {
        let names: Vec<String> = (10..30).map(|number| format!("figure_{number}")).collect();
        assert_eq!(suggestion_or("xyz", &names, "see the list"), "see the list");
        assert_eq!(
            suggestion_or("xyz", &names[..1], "see the list"),
            "there is only `figure_10`"
        );
    }
}
