//! The known name that a mistyped one probably meant.

/// A hint: the names close to the mistyped one, or all of them if they are few.
#[must_use]
pub fn suggestion(mistyped: &str, names: &[String]) -> String {
    let close = |name: &&String| strsim::jaro_winkler(mistyped, name) > 0.85;
    let mut near: Vec<&String> = names.iter().filter(close).collect();
    near.sort_by(|a, b| {
        let score = |name: &str| strsim::jaro_winkler(mistyped, name);
        score(b).total_cmp(&score(a)).then_with(|| a.cmp(b))
    });
    let best = near.first().map_or(0.0, |name| strsim::jaro_winkler(mistyped, name));
    near.retain(|name| strsim::jaro_winkler(mistyped, name) > best - 0.06);
    near.truncate(3);
    let listed = |names: &[&String]| {
        names
            .iter()
            .map(|name| format!("`{name}`"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    match (&near[..], names) {
        ([], []) => "there is none yet".to_owned(),
        ([], [only]) => format!("the only one is `{only}`"),
        ([], names) if names.len() <= 12 => format!("there are {}", listed(&names.iter().collect::<Vec<_>>())),
        ([], _) => "`annual-review figures` lists them all".to_owned(),
        (near, _) => format!("did you mean {}?", listed(near)),
    }
}
