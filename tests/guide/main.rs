//! Whatever the guide for officers shows is done, in its order, in a folder of its own.
//!
//! The guide says in comments that readers do not see what becomes of a block of YAML: `<!-- file: PATH -->` makes it
//! the whole file, `<!-- into: PATH -->` puts its lines where their names stand, `<!-- try: PATH -->` does so until the next
//! heading, `<!-- could: PATH -->` does so in a copy alone, `<!-- shows: PATH -->` finds it in a file, and `<!-- alone: NAME -->` makes it the only year of another project.
//! A command stands behind `$`, and below it what it answers, with `…` for any lines; it exits with 0, or as
//! `<!-- exits: N -->` says. A quotation stands in what was built last. A table is known by its head. Anything else that is
//! not prose is an error, and so is a block that is passed over.
//!
//! `KEEP_GUIDE=DIR cargo test --test guide` copies the project and its documents to a folder, from which
//! `guide/pictures.sh` takes the pictures of the guide, and fails, so that such a run is never taken for a green one.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod desk;
mod merge;
mod read;
mod tables;

use std::path::Path;

use desk::{Desk, copy};
use read::Step;

const GUIDE: &str = include_str!("../../GUIDE.md");

/// How many things of each kind the guide shows.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shown {
    yaml: usize,
    consoles: usize,
    quotes: usize,
    rows: usize,
    pictures: usize,
}

impl Shown {
    /// The same, counted in the text itself, so that nothing is passed over in silence.
    fn in_text() -> Self {
        let lines = |start: &str| GUIDE.lines().filter(|line| line.starts_with(start)).count();
        Self {
            yaml: lines("```yaml"),
            consoles: lines("```console"),
            quotes: lines("> "),
            // Every table has a head, and a line of dashes below it.
            rows: lines("|") - 2 * lines("|---"),
            pictures: lines("!["),
        }
    }

    fn count(&mut self, step: &Step) {
        match step {
            Step::Heading => {}
            Step::Yaml(..) => self.yaml += 1,
            Step::Console(..) => self.consoles += 1,
            Step::Quote(_) => self.quotes += 1,
            Step::Table(rows) => self.rows += rows.len() - 1,
            Step::Picture(..) => self.pictures += 1,
        }
    }
}

#[test]
#[allow(clippy::disallowed_methods, reason = "a test may be asked to keep what it made")]
fn everything_in_the_guide_is_true() {
    let mut desk = Desk::new();
    let mut shown = Shown::default();
    let mut wrong = Vec::new();
    for placed in read::steps(GUIDE) {
        shown.count(&placed.step);
        let done = match &placed.step {
            Step::Heading => desk.tidy(),
            Step::Yaml(place, text) => desk.enter(place, text),
            Step::Console(exit, lines) => desk.console(*exit, lines),
            Step::Quote(text) => desk.quote(text),
            Step::Table(rows) => tables::hold(&desk, rows),
            Step::Picture(words, path) => picture(words, path),
        };
        if let Err(why) = done {
            wrong.push(format!("GUIDE.md:{}: {why}", placed.line));
        }
    }
    let kept = std::env::var_os("KEEP_GUIDE");
    if let Some(folder) = &kept {
        copy(desk.folder(), Path::new(folder));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert_eq!(shown, Shown::in_text(), "something was passed over");
    let enough = shown.yaml >= 22 && shown.consoles >= 22 && shown.quotes >= 4 && shown.rows >= 38;
    assert!(enough, "{shown:?} is less than the guide needs");
    assert!(kept.is_none(), "all is true, and the project was kept");
}

/// A picture is there, is small enough for a slow line, and says what it shows.
fn picture(words: &str, path: &str) -> Result<(), String> {
    const LARGEST: u64 = 150_000;
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let size = std::fs::metadata(&file)
        .map_err(|error| format!("{path}: {error}"))?
        .len();
    if size > LARGEST {
        return Err(format!("{path} has {size} bytes"));
    }
    if words.split_whitespace().count() < 6 {
        return Err(format!("the words of {path} say too little: {words}"));
    }
    Ok(())
}

#[test]
fn every_command_in_its_sentences_is_one_that_it_runs() {
    let run: Vec<&str> = GUIDE.lines().filter_map(|line| line.strip_prefix("$ ")).collect();
    let spans = GUIDE.split('`').filter(|span| span.starts_with("annual-review "));
    let mut seen = 0;
    for span in spans {
        seen += 1;
        // What the program prints has NAME where the guide has the name of a check.
        let begins = span.trim_end_matches("NAME");
        assert!(
            run.iter().any(|command| command.starts_with(begins)),
            "`{span}` is not run"
        );
    }
    assert!(seen > 0);
}

#[test]
fn every_link_within_it_leads_to_a_heading() {
    let id = |heading: &str| {
        let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-');
        heading
            .to_lowercase()
            .chars()
            .filter(kept)
            .collect::<String>()
            .replace(' ', "-")
    };
    let headings = GUIDE.lines().filter(|line| line.starts_with('#'));
    let ids: Vec<String> = headings.map(|line| id(line.trim_start_matches('#').trim())).collect();
    let links: Vec<&str> = GUIDE
        .split("](#")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .collect();
    assert!(links.len() >= 12, "{links:?}");
    for link in links {
        assert!(ids.iter().any(|id| id == link), "no heading has the id {link}: {ids:?}");
    }
}
