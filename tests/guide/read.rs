//! The guide's Markdown as steps: what is done, in order.

/// A step, with the line on which it begins.
#[derive(Debug)]
pub(crate) struct Placed {
    pub line: usize,
    pub step: Step,
}

#[derive(Debug)]
pub(crate) enum Step {
    /// A heading, at which whatever was only tried is undone.
    Heading,
    /// YAML, and what becomes of it.
    Yaml(Place, String),
    /// Commands with what they answer, and the exit code of the last.
    Console(i32, Vec<String>),
    /// Words that stand in a document.
    Quote(String),
    /// Rows of cells, the head first.
    Table(Vec<Vec<String>>),
    /// The words and the path of a picture.
    Picture(String, String),
}

/// Where a block of YAML belongs.
#[derive(Debug)]
pub(crate) enum Place {
    File(String),
    Into(String),
    Try(String),
    Could(String),
    Shows(String),
    Alone(String),
}

/// The steps of the guide.
///
/// # Panics
/// If a block is of an unknown kind, or nothing says what becomes of it.
pub(crate) fn steps(guide: &str) -> Vec<Placed> {
    let lines: Vec<&str> = guide.lines().collect();
    let mut steps = Vec::new();
    let mut note = None;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let begin = at;
        let step = if let Some(text) = line.strip_prefix("<!-- ") {
            assert!(note.is_none(), "line {}: two comments in a row", at + 1);
            note = text.strip_suffix(" -->").and_then(|text| text.split_once(": "));
            assert!(note.is_some(), "line {}: {line} says nothing", at + 1);
            None
        } else if let Some(kind) = line.strip_prefix("```") {
            let block = run(&lines, begin + 1, |line| line != "```");
            at += block.len() + 1;
            Some(fenced(kind, note.take(), block).unwrap_or_else(|| panic!("line {}: {line}", begin + 1)))
        } else if line.starts_with('#') {
            Some(Step::Heading)
        } else if line.starts_with("> ") {
            let block = run(&lines, begin, |line| line.starts_with('>'));
            at += block.len() - 1;
            let words = block.iter().map(|line| line.trim_start_matches('>').trim());
            Some(Step::Quote(words.collect::<Vec<_>>().join(" ")))
        } else if line.starts_with('|') {
            let block = run(&lines, begin, |line| line.starts_with('|'));
            at += block.len() - 1;
            Some(Step::Table(
                block
                    .iter()
                    .filter(|row| !row.starts_with("|---"))
                    .map(|row| cells(row))
                    .collect(),
            ))
        } else {
            line.strip_prefix("![")
                .and_then(|rest| rest.strip_suffix(')')?.split_once("]("))
                .map(|(words, path)| Step::Picture(words.to_owned(), path.to_owned()))
        };
        steps.extend(step.map(|step| Placed { line: begin + 1, step }));
        at += 1;
    }
    assert!(note.is_none(), "the last comment belongs to no block");
    steps
}

/// The lines from one on, as far as they are of a kind.
fn run<'a>(lines: &[&'a str], from: usize, kind: impl Fn(&str) -> bool) -> Vec<&'a str> {
    lines[from..].iter().copied().take_while(|line| kind(line)).collect()
}

fn fenced(kind: &str, note: Option<(&str, &str)>, block: Vec<&str>) -> Option<Step> {
    if kind == "console" {
        let exit = match note {
            None => 0,
            Some(("exits", code)) => code.parse().ok()?,
            Some(_) => return None,
        };
        return Some(Step::Console(exit, block.into_iter().map(str::to_owned).collect()));
    }
    let (what, path) = note.filter(|_| kind == "yaml")?;
    let path = path.to_owned();
    let place = match what {
        "file" => Place::File(path),
        "into" => Place::Into(path),
        "try" => Place::Try(path),
        "could" => Place::Could(path),
        "shows" => Place::Shows(path),
        "alone" => Place::Alone(path),
        _ => return None,
    };
    Some(Step::Yaml(place, block.join("\n") + "\n"))
}

/// The cells of a row; a bar behind a backslash is one of the cell's own.
fn cells(row: &str) -> Vec<String> {
    const OWN: &str = "\u{1}";
    let row = row.trim().trim_matches('|').replace("\\|", OWN);
    row.split('|').map(|cell| cell.trim().replace(OWN, "|")).collect()
}

/// What stands in a cell's code, between single or double backticks; the cell itself where it has none.
pub(crate) fn code(cell: &str) -> &str {
    match cell.strip_prefix("`` ").and_then(|rest| rest.strip_suffix(" ``")) {
        Some(code) => code,
        None => cell
            .strip_prefix('`')
            .and_then(|rest| rest.strip_suffix('`'))
            .unwrap_or(cell),
    }
}
