//! The index of the output folder: what it lists, and when it is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use tempfile::TempDir;

use super::{change, code, documents, files, project, run, text};

/// Builds a project into a folder, and gives what is said.
fn build(project: &str, out: &Path, more: &[&str]) -> String {
    let shown = out.to_string_lossy();
    let built = run(&[&["build", project, "--out", &shown], more].concat());
    assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    text(&built.stderr)
}

/// The files that the index leads to, each with the size that it gives.
fn listed(out: &Path) -> BTreeMap<String, String> {
    let page = std::fs::read_to_string(out.join("index.html")).unwrap();
    let links = page.split("<a href=\"").skip(1).map(|rest| {
        let (target, rest) = rest.split_once("\">").unwrap();
        let (words, _) = rest.split_once("</a>").unwrap();
        let size = words.trim_end_matches(')').rsplit(", ").next().unwrap();
        (target.to_owned(), size.replace('\u{a0}', " "))
    });
    links.filter(|(target, _)| !target.starts_with('#')).collect()
}

/// Every file below a folder but the index itself, and but those that are no document to be read: what is for pasting and
/// for programs, and the pictures that a document of Markdown shows.
fn others(out: &Path) -> BTreeSet<String> {
    let unlisted = [".fragment.html", ".figures.json", ".svg"];
    let is_listed = |path: &String| !unlisted.iter().any(|ending| path.ends_with(ending));
    documents(out).into_iter().filter(is_listed).collect()
}

#[test]
fn the_index_leads_to_every_file_and_gives_its_size() {
    let out = TempDir::new().unwrap();
    build("examples/made-up", out.path(), &[]);
    let listed = listed(out.path());
    assert!(listed.contains_key("2024-25/ombudsman-letter-2025.pdf"), "{listed:?}");
    assert_eq!(listed.keys().cloned().collect::<BTreeSet<_>>(), others(out.path()));
    for (path, size) in &listed {
        let bytes = std::fs::metadata(out.path().join(path)).unwrap().len();
        let kilobytes = u64::max((bytes + 500) / 1000, 1);
        assert_eq!(*size, format!("{kilobytes} KB"), "{path}");
    }
    let markdown = std::fs::read_to_string(out.path().join("index.md")).unwrap();
    for path in listed.keys() {
        assert!(markdown.contains(&format!("({path})")), "{path}");
    }
    let newest = markdown.find("### 2024/25").unwrap();
    assert!(newest < markdown.find("### 2013/14").unwrap());
}

#[test]
fn the_index_names_the_council_and_gives_the_main_figures_with_what_limits_comparison() {
    let out = TempDir::new().unwrap();
    build("examples/made-up", out.path(), &["--format", "md"]);
    let markdown = std::fs::read_to_string(out.path().join("index.md")).unwrap();
    let markdown = markdown.replace('\u{a0}', " ");
    let (_, title) = markdown.lines().next().unwrap().split_once(": ").unwrap();
    assert_eq!(title, "Exampleshire County Council (made up)");
    let row = |year: &str| {
        let line = markdown
            .lines()
            .find(|line| line.starts_with(&format!("| {year} ")))
            .unwrap();
        line.split('|').map(str::trim).collect::<Vec<_>>().join("|")
    };
    assert_eq!(row("2024/25"), "|2024/25|99|22|85%|100%|14%|");
    assert_eq!(row("2019/20"), "|2019/20|not given|0|0%|90%|not applicable|");
    assert_eq!(row("2012/13"), "|2012/13|68|not given|not given|not given|not given|");
    for said in [
        "The council is made up, and no figure here is to be relied on.",
        "are not those that the Ombudsman sent",
        "No new complaints were taken for three months of 2020/21",
        "From 2022/23 fewer borderline cases are investigated",
        "first published as 21, and since revised",
    ] {
        assert_eq!(markdown.matches(said).count(), 1, "{said}");
    }
}

#[test]
fn a_note_on_comparing_stands_only_where_the_years_shown_need_it() {
    let (folder, path, project) = project();
    std::fs::remove_file(path.join("2024-25.yaml")).unwrap();
    let out = folder.path().join("out");
    let notes = |years: &[&str]| {
        let yaml = |year: &str| {
            format!("year: {year}\ndocuments: [letter]\nstatistics:\n  investigations: {{total: 9, upheld: 6}}\n")
        };
        let file = |year: &str| path.join(format!("{}.yaml", year.replace('/', "-")));
        for year in years {
            std::fs::write(file(year), yaml(year)).unwrap();
        }
        build(&project, &out, &["--format", "md"]);
        for year in years {
            std::fs::remove_file(file(year)).unwrap();
        }
        let markdown = std::fs::read_to_string(out.join("index.md")).unwrap();
        ["three months of 2020/21", "From 2022/23"].map(|words| markdown.contains(words))
    };
    assert_eq!(notes(&["2020/21"]), [false, false]);
    assert_eq!(notes(&["2019/20", "2020/21"]), [true, false]);
    assert_eq!(notes(&["2020/21", "2023/24"]), [true, true]);
    assert_eq!(notes(&["2019/20", "2021/22"]), [false, false]);
    assert_eq!(notes(&["2021/22", "2022/23", "2023/24"]), [false, true]);
}

#[test]
fn what_is_there_of_earlier_builds_is_listed_too() {
    let (whole, parts) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    build("examples/oxfordshire", whole.path(), &[]);
    for more in [
        &["--year", "2022/23"][..],
        &["--year", "2023/24", "--document", "letter", "--format", "html,md"],
        &["--document", "committee-report", "--format", "fragment,md,html,pdf"],
    ] {
        build("examples/oxfordshire", parts.path(), more);
        let listed: BTreeSet<String> = listed(parts.path()).into_keys().collect();
        assert_eq!(listed, others(parts.path()), "{more:?}");
    }
    build(
        "examples/oxfordshire",
        parts.path(),
        &["--format", "pdf,fragment,csv,json"],
    );
    assert_eq!(files(parts.path()), files(whole.path()));
}

#[test]
fn what_is_not_of_the_project_or_a_draft_is_not_listed() {
    let (folder, path, project) = project();
    let out = folder.path().join("out");
    build(&project, &out, &["--draft"]);
    assert!(!out.join("index.html").exists() && !out.join("index.md").exists());
    for other in ["notes.pdf", "letter.docx", "committee-report.pdf"] {
        std::fs::write(out.join("2024-25").join(other), "other").unwrap();
    }
    let said = build(&project, &out, &[]);
    assert!(said.contains("built 6 files in"), "{said}");
    let names: Vec<String> = listed(&out).into_keys().collect();
    let built = ["figures.csv", "html", "md", "pdf"];
    assert_eq!(names, built.map(|ending| format!("2024-25/letter.{ending}")));
    let before = files(&out);
    change(
        &path.join("council.yaml"),
        "type: county",
        "type: county\nshort_name: Us",
    );
    build(&project, &out, &["--draft"]);
    assert_eq!(files(&out)["index.html"], before["index.html"]);
}

#[test]
fn the_index_counts_neither_as_built_nor_as_changed() {
    let (folder, path, project) = project();
    let out = folder.path().join("out");
    assert!(build(&project, &out, &["--format", "md"]).contains("built 1 file in"));
    let again = build(&project, &out, &["--format", "md"]);
    assert!(again.contains(", 1 unchanged"), "{again}");
    let year = path.join("2024-25.yaml");
    change(&year, "date: 21 May 2025", "date: 22 May 2025");
    let changed = build(&project, &out, &["--format", "md"]);
    assert!(
        changed.contains("built 1 file in") && !changed.contains("unchanged"),
        "{changed}"
    );
}

#[test]
fn a_template_of_the_index_can_be_replaced_and_its_mistakes_are_found() {
    let (folder, path, project) = project();
    let copied = run(&["templates", "copy", "index/opening.md", &project]);
    assert_eq!(code(&copied), 0, "{}", text(&copied.stderr));
    let head = path.join("templates/index/opening.md");
    change(&head, "The Ombudsman's annual reviews", "What the Ombudsman found");
    let checked = run(&["check", &project, "--strict"]);
    assert_eq!(code(&checked), 0, "{}", text(&checked.stderr));
    let out = folder.path().join("out");
    build(&project, &out, &[]);
    let page = std::fs::read_to_string(out.join("index.html")).unwrap();
    assert!(page.contains("What the Ombudsman found: "), "{page}");
    change(&head, "{{ council.name }}\n", "{{ council.nam }}\n");
    let checked = run(&["check", &project]);
    let said = text(&checked.stderr);
    assert!(
        code(&checked) == 1 && said.contains("templates/index/opening.md:1:"),
        "{said}"
    );
    std::fs::write(&head, "# Title\n\nIn <b>bold\n").unwrap();
    let said = text(&run(&["check", &project]).stderr);
    assert!(said.contains("templates/index/opening.md:3:4"), "{said}");
}
