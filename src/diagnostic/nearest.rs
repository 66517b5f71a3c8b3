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
        ([], names) if names.len() <= 12 => format!("there are {}", listed(&names.iter().collect::<Vec<_>>())),
        ([], _) => "`annual-review figures` lists them all".to_owned(),
        (near, _) => format!("did you mean {}?", listed(near)),
    }
}
