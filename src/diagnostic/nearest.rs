//! The known name that a mistyped one probably meant.

/// How alike a name must be to the mistyped one to be worth naming, from 0 to 1.
const CLOSE: f64 = 0.85;

/// How much less alike than the nearest a name may be and still be named beside it.
const BESIDE: f64 = 0.03;

/// The names that are nearest to a mistyped one, at most three; none if nothing is close.
#[must_use]
pub fn nearest<'a>(mistyped: &str, names: &'a [String]) -> Vec<&'a str> {
    let score = |name: &str| strsim::jaro_winkler(mistyped, name);
    let mut near: Vec<(f64, &str)> = names.iter().map(|name| (score(name), name.as_str())).collect();
    near.retain(|(score, _)| *score > CLOSE);
    near.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.cmp(other)));
    let best = near.first().map_or(0.0, |(score, _)| *score);
    near.into_iter()
        .take(3)
        .filter(|(score, _)| *score > best - BESIDE)
        .map(|(_, name)| name)
        .collect()
}

/// A hint: the names close to the mistyped one, or all of them if they are few.
#[must_use]
pub fn suggestion(mistyped: &str, names: &[String]) -> String {
    let listed = |names: &[&str]| {
        names
            .iter()
            .map(|name| format!("`{name}`"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let near = nearest(mistyped, names);
    match names {
        _ if !near.is_empty() => format!("did you mean {}?", listed(&near)),
        [] => "there is none yet".to_owned(),
        [only] => format!("there is only `{only}`"),
        names if names.len() <= 12 => {
            format!(
                "there are {}",
                listed(&names.iter().map(String::as_str).collect::<Vec<_>>())
            )
        }
        _ => "`annual-review figures` lists them all".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::suggestion;

    #[test]
    fn the_nearest_name_stands_alone_unless_others_are_as_near() {
        let names = ["letter/head.md", "letter/note.md", "letter/signature.md"].map(str::to_owned);
        assert_eq!(suggestion("letter/haed.md", &names), "did you mean `letter/head.md`?");
        let names = ["not_upheld", "upheld_a", "upheld_b"].map(str::to_owned);
        assert_eq!(suggestion("upheld_c", &names), "did you mean `upheld_a`, `upheld_b`?");
        assert_eq!(suggestion("xyz", &names[..1]), "there is only `not_upheld`");
    }
}
