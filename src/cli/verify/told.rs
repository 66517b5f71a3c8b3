//! What was found, for people and for programs.

use serde_json::{Value, json};

use super::judge::{Judged, State, Verdict};

/// Figures beyond which a line names their number in the place of each of them.
const FEW: usize = 3;

impl State {
    fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Edited => "edited",
            Self::Outdated => "outdated",
            Self::Missing => "missing",
            Self::Unknown => "unknown",
            Self::Elsewhere => "elsewhere",
            Self::Unreadable => "unreadable",
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::Same => "what the project gives",
            Self::Edited => "changed since it was built",
            Self::Outdated => "not what the project gives now",
            Self::Missing => "not there any more",
            Self::Unknown => "in no manifest, so that nobody can say what it was made of",
            Self::Elsewhere => "at a path that leads out of the folder, and was not looked at",
            Self::Unreadable => "there, but cannot be read",
        }
    }
}

/// A line for each file that is not right, and one on all of them.
pub(super) fn as_text(judged: &Judged) -> String {
    let wrong = judged.verdicts.iter().filter(|verdict| verdict.state != State::Same);
    let mut lines: Vec<String> = wrong.map(line).collect();
    let (all, wrong) = (judged.verdicts.len(), lines.len());
    let files = |number: usize| match number {
        1 => "1 file".to_owned(),
        _ => format!("{number} files"),
    };
    let last = match wrong {
        0 => format!("{}: every one is what the project gives", files(all)),
        _ => format!("{}: {} what the project gives, {wrong} not", files(all), all - wrong),
    };
    let others = match judged.others {
        0 => String::new(),
        1 => "; 1 other file is not of this program".to_owned(),
        number => format!("; {number} other files are not of this program"),
    };
    lines.push(last + &others);
    lines.join("\n") + "\n"
}

fn line(verdict: &Verdict) -> String {
    let mut more = verdict.reasons.clone();
    more.extend(verdict.figures.iter().take(FEW).cloned());
    match verdict.figures.len().saturating_sub(FEW) {
        0 => {}
        1 => more.push("1 more figure differs".to_owned()),
        number => more.push(format!("{number} more figures differ")),
    }
    let more = if more.is_empty() {
        String::new()
    } else {
        format!(": {}", more.join("; "))
    };
    let line = format!("{} is {}{more}", verdict.path, verdict.state.in_words());
    // Whatever stands in a hostile manifest may try to say more to a terminal than it says to a reader.
    line.chars().filter(|character| !character.is_control()).collect()
}

/// Every file with its state, and why.
pub(super) fn as_json(judged: &Judged) -> Value {
    let files = judged.verdicts.iter().map(|verdict| {
        json!({
            "path": verdict.path,
            "state": verdict.state.name(),
            "reasons": verdict.reasons,
            "figures": verdict.figures,
        })
    });
    json!({ "files": files.collect::<Vec<_>>(), "others": judged.others })
}
