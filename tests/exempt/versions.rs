//! The public version and that of members.

use std::collections::BTreeSet;

use super::{assert_silent, files, planted, readable, said, tokens};

const PUBLIC: [&str; 2] = ["build", "."];
const MEMBERS: [&str; 4] = ["build", ".", "--audience", "members"];

/// The same project with the whole list of cases, or the annex of them, exempt.
fn all_cases(line: &str) -> tempfile::TempDir {
    match line {
        "list" => planted(
            "2023-24.yaml",
            &[(
                "cases:\n",
                "cases:\n  exempt: {paragraph: 2, public_interest: Zztestcases would be known}\n",
            )],
        ),
        _ => planted(
            "2023-24.yaml",
            &[(
                "    - made: cases\n",
                "    - made: cases\n      exempt: {paragraph: 2, public_interest: Zztestcases would be known}\n",
            )],
        ),
    }
}

#[test]
fn nothing_exempt_is_in_any_public_file() {
    // The index is not of drafts.
    for (draft, files_built) in [(&[][..], 58), (&["--draft"], 56)] {
        let project = planted("2023-24.yaml", &[]);
        let (told, code) = said(project.path(), &[&PUBLIC[..], draft].concat());
        assert_eq!(code, 0, "{told}");
        assert_silent(&told, "build");
        let built = files(&project.path().join("out"));
        assert_eq!(built.len(), files_built, "{built:?}");
        for file in &built {
            let text = readable(file);
            assert_silent(&text, &file.display().to_string());
            // Figures and charts are words of neither kind.
            let is_of_figures = file
                .extension()
                .is_some_and(|ending| ending == "csv" || ending == "json" || ending == "svg");
            assert!(
                is_of_figures || text.contains("xempt") || text.contains("etter"),
                "{}",
                file.display()
            );
        }
        let is_report = |name: &str| name.contains("committee-report") && name.contains(".pdf");
        let mut papers = built.iter().filter(|file| is_report(&file.to_string_lossy()));
        let paper = papers.next().unwrap();
        // What everybody may read is seen in the same way.
        assert!(readable(paper).contains("commonplace"), "{}", readable(paper));
    }
}

#[test]
fn a_list_of_cases_that_is_exempt_is_in_no_public_file() {
    for line in ["list", "annex"] {
        let project = all_cases(line);
        let (told, code) = said(project.path(), &PUBLIC);
        assert_eq!(code, 0, "{told}");
        for file in files(&project.path().join("out")) {
            let text = readable(&file);
            assert_silent(&text, &file.display().to_string());
            assert!(!text.contains("commonplace repair"), "{line}: {}", file.display());
        }
    }
}

#[test]
fn all_that_is_exempt_is_in_the_files_for_members() {
    let project = planted("2023-24.yaml", &[]);
    let (told, code) = said(project.path(), &MEMBERS);
    assert_eq!(code, 0, "{told}");
    let out = project.path().join("out");
    let yaml = ["2022-23.yaml", "2023-24.yaml", "2024-25.yaml"]
        .map(|name| std::fs::read_to_string(project.path().join(name)).unwrap());
    // Ids and names by which others refer to a thing are never printed, nor are numbers that no document prints.
    let unprinted = [
        "zz",
        "zzaction",
        "zzkind",
        "zzimplication",
        "zzbreakdown",
        "zzbreakdownlabel",
        "zznewaction",
        "zzfact",
        "zzfactlabel",
        "zzfactsource",
        "70719",
        "70716",
        "70710",
        "70701",
        "zzstage",
        "zzserviceid",
        "zzteamid",
        "zzfeedback",
        "70704",
        "70750",
        "70751",
        "70789",
        "70799",
    ];
    for ending in [".md", ".html", ".fragment.html", ".pdf"] {
        let all: BTreeSet<String> = files(&out)
            .iter()
            .filter(|file| file.to_string_lossy().ends_with(ending) || file.to_string_lossy().ends_with(".txt"))
            .flat_map(|file| tokens(&readable(file)))
            .collect();
        let planted = tokens(&yaml.concat());
        let lost: Vec<&String> = planted
            .iter()
            .filter(|token| !unprinted.contains(&token.as_str()) && !all.contains(*token))
            .collect();
        assert!(
            lost.is_empty() && planted.len() > 100,
            "{ending} files for members lack {lost:?}"
        );
    }
}

#[test]
fn files_for_members_stand_apart_and_are_marked() {
    let project = planted("2023-24.yaml", &[]);
    for arguments in [&MEMBERS[..], &[&MEMBERS[..], &["--draft"]].concat()] {
        let (told, code) = said(project.path(), arguments);
        assert_eq!(code, 0, "{told}");
    }
    let out = project.path().join("out");
    let names: BTreeSet<String> = files(&out)
        .iter()
        .map(|file| file.strip_prefix(&out).unwrap().to_string_lossy().replace('\\', "/"))
        .collect();
    assert!(names.iter().all(|name| name.starts_with("members/")), "{names:?}");
    for name in [
        "members/2023-24/committee-report.members.pdf",
        "members/2023-24/committee-report.members-DRAFT.fragment.html",
        "members/2023-24/zzfile-70714.txt",
    ] {
        assert!(names.contains(name), "{name} is not among {names:?}");
    }
    let report = out.join("members/2023-24/committee-report.members");
    for ending in ["md", "html", "fragment.html"] {
        let text = readable(&report.with_extension(format!("members.{ending}")));
        assert!(text.contains("For members only: contains exempt information"), "{text}");
        assert!(
            text.contains("Public interest test: Zztestconclusion would be given up."),
            "{text}"
        );
    }
    let pdf = crate::reader::File::read(&std::fs::read(report.with_extension("members.pdf")).unwrap());
    for page in &pdf.pages {
        let marks = page
            .artifacts
            .iter()
            .filter(|words| words.contains("For members only: contains"));
        assert_eq!(marks.count(), 1, "{:?}", page.artifacts);
    }
}

#[test]
fn what_one_paper_annexes_as_exempt_is_in_no_other() {
    let exempt = "exempt: {paragraph: 3, public_interest: Zztestboth would be known}";
    let project = planted(
        "2024-25.yaml",
        &[
            (
                "    - made: self-assessment\n",
                &format!("    - made: self-assessment\n      {exempt}\n"),
            ),
            (
                "  recommendation: [note the report]\n",
                "  recommendation: [note the report]\n  annexes:\n    - {file: zzannexofcode-70786.txt, title: Zzagain}\n",
            ),
            ("There is a commonplace definition.", "Zzdefinition."),
            ("It is in the policy.", "Zzpolicy."),
        ],
    );
    let (told, code) = said(project.path(), &PUBLIC);
    assert_eq!(code, 0, "{told}");
    assert_silent(&told, "build");
    let built = files(&project.path().join("out"));
    assert_eq!(built.len(), 58, "{built:?}");
    for file in built {
        assert_silent(&readable(&file), &file.display().to_string());
    }
}

#[test]
fn what_is_exempt_is_said_where_it_stood() {
    let project = planted("2023-24.yaml", &[]);
    said(project.path(), &[&PUBLIC[..], &["--format", "md"]].concat());
    let report = std::fs::read_to_string(project.path().join("out/2023-24/committee-report.md")).unwrap();
    let report = report.replace('\u{a0}', " ");
    for words in [
        "consider a matter that is exempt from publication under paragraph 3 of Part 1 of Schedule 12A",
        "What stood here is exempt from publication under paragraph 5",
        "## Exempt information",
        "Annex 2: exempt from publication",
        "This is exempt from publication under paragraph 1",
        "3 of 4 are listed: one case is exempt from publication under paragraph 2",
        "No totals are given.",
        "| Exempt information ",
        "Take an action that is exempt from publication under paragraph 4",
        "Exempt from publication, as the action is.",
    ] {
        assert!(report.contains(words), "`{words}` is not in\n{report}");
    }
    assert!(!report.contains("Payments"), "{report}");
    let letter = std::fs::read_to_string(project.path().join("out/2022-23/letter.md")).unwrap();
    assert!(
        letter
            .replace('\u{a0}', " ")
            .contains("exempt from publication under paragraph 2"),
        "{letter}"
    );
}

#[test]
fn a_document_without_exempt_matter_is_marked_for_members_plainly() {
    let project = planted("2023-24.yaml", &[]);
    said(project.path(), &[&MEMBERS[..], &["--format", "md"]].concat());
    let letter = std::fs::read_to_string(project.path().join("out/members/2023-24/letter.members.md")).unwrap();
    assert!(
        letter.contains("**For members.** Nothing in this paper is exempt"),
        "{letter}"
    );
}
