//! The index over all authorities.

use std::fs;

use crate::{build, change, made_up, sector};

/// The cells of the row of an authority in a table of Markdown.
fn row(markdown: &str, name: &str) -> Vec<String> {
    let line = markdown
        .lines()
        .find(|line| line.starts_with('|') && line.contains(name));
    let line = line
        .unwrap_or_else(|| panic!("{name} is not in\n{markdown}"))
        .replace('\u{a0}', " ");
    line.trim_matches('|')
        .split('|')
        .map(|cell| cell.trim().trim_matches('*').to_owned())
        .collect()
}

#[test]
fn every_authority_has_its_figures_in_the_table_of_its_type() {
    let (_folder, all, out) = sector(12);
    change(
        &all.join("authority-0005/2023-24.yaml"),
        "  received: {total: 700005}\n",
        "",
    );
    change(
        &all.join("authority-0010/2023-24.yaml"),
        "{total: 30, upheld: 2}",
        "{total: 0, upheld: 0}",
    );
    change(
        &all.join("authority-0010/2023-24.yaml"),
        "  remedies: {satisfactory: 1}\n  compliance: {compliance_rate: 100}\n",
        "",
    );
    let (code, said) = build(&all, &out, &["--format", "pdf"]);
    assert_eq!(code, 0, "{said}");
    let markdown = fs::read_to_string(out.join("index.md")).unwrap();
    let (counties, others) = markdown.split_once("## District councils").unwrap();
    assert!(counties.contains("## County councils") && others.contains("## London boroughs"));
    assert_eq!(
        row(counties, "Zq0000x"),
        [
            "[Zq0000x Council (made up)](authority-0000/index.html)",
            "700,000",
            "1 of 20",
            "5%",
            "100%",
            "100%"
        ]
    );
    assert_eq!(row(counties, "Zq0005x")[1], "not given");
    assert_eq!(row(counties, "Zq0010x")[2..4], ["0 of 0", "not applicable"]);
    assert_eq!(
        row(counties, "Average of county councils")[1..4],
        ["not applicable", "not applicable", "85%"]
    );
    assert!(
        counties.contains("Main figures of county councils, 2023/24"),
        "{counties}"
    );
    assert!(markdown.contains("Some of the authorities are made up"));
    let names: Vec<usize> = (0..12)
        .step_by(5)
        .map(|n| counties.find(&made_up::token(n)).unwrap())
        .collect();
    assert!(names.is_sorted());
    let page = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(page.contains("<a href=\"authority-0000/index.html\">Zq0000x Council (made up)</a>"));
    assert!(page.contains("<caption>") && page.contains("scope=\"row\""));
    for number in 0..12 {
        assert!(out.join(made_up::folder(number)).join("index.html").is_file());
    }
}

#[test]
fn years_have_a_column_where_they_differ() {
    let (_folder, all, out) = sector(6);
    let folder = all.join("authority-0005");
    fs::rename(folder.join("2023-24.yaml"), folder.join("2022-23.yaml")).unwrap();
    fs::write(
        folder.join("council.yaml"),
        "council: Zq0005x Council (made up)\ntype: county\nmade_up: true\n",
    )
    .unwrap();
    change(&folder.join("2022-23.yaml"), "year: 2023/24", "year: 2022/23");
    build(&all, &out, &["--format", "md"]);
    let markdown = fs::read_to_string(out.join("index.md")).unwrap();
    assert_eq!(row(&markdown, "Zq0000x")[1], "2023/24");
    assert_eq!(row(&markdown, "Zq0005x")[1], "2022/23");
    assert_eq!(row(&markdown, "Zq0001x")[1], "700,001");
    build(&all, &out, &["--format", "md", "--year", "2023/24"]);
    let markdown = fs::read_to_string(out.join("index.md")).unwrap();
    assert_eq!(row(&markdown, "Zq0000x")[1], "700,000");
}

#[test]
fn one_that_could_not_be_built_is_listed_without_figures() {
    let (_folder, all, out) = sector(3);
    build(&all, &out, &["--format", "md"]);
    change(&all.join("authority-0001/2023-24.yaml"), "statistics:", "statstics:");
    fs::write(all.join("authority-0002/council.yaml"), "council: [").unwrap();
    fs::remove_dir_all(out.join("authority-0002")).unwrap();
    build(&all, &out, &["--format", "md"]);
    let markdown = fs::read_to_string(out.join("index.md")).unwrap();
    let (_, without) = markdown.split_once("## Not among the figures").unwrap();
    assert!(
        without.contains("- [authority-0001](authority-0001/index.html)\n- authority-0002\n"),
        "{without}"
    );
    assert!(!markdown.contains("Zq0001x"), "{markdown}");
}

#[test]
fn links_lead_to_folders_of_any_name() {
    let (_folder, all, out) = sector(2);
    fs::rename(all.join("authority-0000"), all.join("No. #1, 50%25 & more")).unwrap();
    let link = "No.%20%231,%2050%2525%20&amp;%20more/index.html";
    for _ in ["built", "not built"] {
        build(&all, &out, &["--format", "md"]);
        let page = fs::read_to_string(out.join("index.html")).unwrap();
        assert!(page.contains(&format!("<a href=\"{link}\">")), "{page}");
        let markdown = fs::read_to_string(out.join("index.md")).unwrap();
        assert!(
            markdown.contains(&format!("]({})", link.replace("&amp;", "&"))),
            "{markdown}"
        );
        fs::write(all.join("No. #1, 50%25 & more/council.yaml"), "council: [").unwrap();
    }
}

#[test]
fn drafts_and_what_is_for_members_have_none() {
    let (_folder, all, out) = sector(2);
    for more in [&["--draft"][..], &["--audience", "members"]] {
        assert_eq!(build(&all, &out, more).0, 0);
        assert!(!out.join("index.html").exists() && !out.join("index.md").exists());
    }
}
