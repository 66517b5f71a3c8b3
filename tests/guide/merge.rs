//! Puts the lines of a block into a file of YAML, as an officer does who finds their places by name.

/// The file with the block's lines: below the names that it has already, in the place of what stood there, else at the
/// end of what they belong to.
pub(crate) fn merge(file: &str, block: &str) -> String {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    merged(lines(file), &lines(block)).join("\n") + "\n"
}

fn merged(mut file: Vec<String>, block: &[String]) -> Vec<String> {
    let mut at = 0;
    while let Some(line) = block.get(at) {
        let end = end_of_entry(block, at);
        let entry = &block[at..end];
        let found = file
            .iter()
            .position(|other| indent(other) == indent(line) && name(other) == name(line) && name(line).is_some());
        match found {
            None => file.extend(entry.iter().cloned()),
            Some(start) => {
                let stop = end_of_entry(&file, start);
                let new = if has_names_below(entry) && has_names_below(&file[start..stop]) {
                    let inner = merged(file[start + 1..stop].to_vec(), &entry[1..]);
                    std::iter::once(file[start].clone()).chain(inner).collect()
                } else {
                    entry.to_vec()
                };
                file.splice(start..stop, new);
            }
        }
        at = end;
    }
    file
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The name before the colon; none in a comment or an entry of a list.
fn name(line: &str) -> Option<&str> {
    let name = line.trim_start().split_once(':')?.0;
    (!name.starts_with(['#', '-'])).then_some(name)
}

/// Where what begins on a line ends: at the next line that stands no further in.
fn end_of_entry(lines: &[String], start: usize) -> usize {
    let ends = |line: &&String| !line.trim().is_empty() && indent(line) <= indent(&lines[start]);
    let length = lines[start + 1..].iter().take_while(|line| !ends(line)).count();
    start + 1 + length
}

/// Whether an entry is a name alone, with names below it: no list and no text.
fn has_names_below(entry: &[String]) -> bool {
    let is_bare = entry[0].split('#').next().unwrap_or_default().trim_end().ends_with(':');
    is_bare && entry.get(1).is_some_and(|line| name(line).is_some())
}

#[test]
fn lines_go_below_the_names_that_are_there() {
    let file = "a:\n  b: 1\n  c:\n    - d: 2\ne: 3\n";
    assert_eq!(
        merge(file, "a:\n  b: 4\n  f: 5\ng: 6\n"),
        "a:\n  b: 4\n  c:\n    - d: 2\n  f: 5\ne: 3\ng: 6\n"
    );
    assert_eq!(
        merge(file, "a:\n  c:\n    - d: 7\n"),
        "a:\n  b: 1\n  c:\n    - d: 7\ne: 3\n"
    );
}
