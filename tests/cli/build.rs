//! `build` and `check`: files, exit codes, and what is said.

use std::path::Path;

use tempfile::TempDir;

use super::{change, code, documents, files, program, project, run, text};

#[test]
fn wrong_usage_exits_with_2_and_wrong_input_with_1() {
    let (_folder, _, project) = project();
    for wrong in [
        &["build", &project, "--year", "2023/25"][..],
        &["build", &project, "--format", "docx"],
        &["figurs"],
        &["init"],
    ] {
        let output = run(wrong);
        assert_eq!(code(&output), 2, "{wrong:?}");
        assert!(!output.stderr.is_empty());
    }
    for wrong in [
        &["build", "no-such-folder"][..],
        &["check", "no-such-folder"],
        &["build", &project, "--year", "1999/00"],
    ] {
        let output = run(wrong);
        assert_eq!(code(&output), 1, "{wrong:?}");
        assert!(text(&output.stderr).contains("= hint: "), "{wrong:?}");
    }
}

#[test]
fn all_mistakes_of_all_files_come_in_one_run_and_leave_earlier_output_untouched() {
    let (folder, path, project) = project();
    let out = folder.path().join("out");
    let arguments = ["build", &project, "--out", &out.to_string_lossy()].map(str::to_owned);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    assert_eq!(code(&run(&arguments)), 0);
    let before = files(&out);
    change(&path.join("2024-25.yaml"), "upheld: 18", "uphelt: -18");
    change(&path.join("2024-25.yaml"), "21 May 2025", "31 June 2025");
    change(&path.join("council.yaml"), "type: county", "type: conty");
    let failed = run(&arguments);
    assert_eq!(code(&failed), 1);
    let said = text(&failed.stderr);
    for expected in ["uphelt", "31 June 2025", "conty", "council.yaml:5:", "3 errors"] {
        assert!(said.contains(expected), "{expected} is not in\n{said}");
    }
    assert_eq!(files(&out), before);
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_is_around_it() {
    let build = |environment: &[(&str, &str)], arguments: &[&str]| {
        let out = TempDir::new().unwrap();
        let mut command = program();
        command
            .args(["build", "examples/oxfordshire", "--out"])
            .arg(out.path())
            .args(arguments);
        let output = command.envs(environment.iter().copied()).output().unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
        files(out.path())
    };
    let plain = build(&[], &[]);
    assert!(plain.len() >= 8, "{:?}", plain.keys());
    assert_eq!(
        build(
            &[
                ("TZ", "Pacific/Kiritimati"),
                ("LC_ALL", "cy_GB.UTF-8"),
                ("LANG", "pl_PL")
            ],
            &["--jobs", "1"]
        ),
        plain
    );
    assert_eq!(
        build(&[("TZ", "America/Los_Angeles"), ("HOME", "/nowhere")], &["--jobs", "2"]),
        plain
    );
    let dated = build(&[("SOURCE_DATE_EPOCH", "1721203200")], &["--format", "pdf"]);
    assert_eq!(dated, build(&[], &["--format", "pdf", "--made-on", "17 July 2024"]));
    assert!(dated.iter().all(|(name, bytes)| plain[name] != *bytes));
}

#[test]
fn an_unchanged_file_is_not_written_again() {
    let (folder, _, project) = project();
    let out = folder.path().join("out");
    let build = || run(&["build", &project, "--out", &out.to_string_lossy()]);
    build();
    let moment = |path: &Path| std::fs::metadata(path).unwrap().modified().unwrap();
    let before = moment(&out.join("2024-25/letter.md"));
    let again = build();
    assert!(text(&again.stderr).contains("6 unchanged"), "{}", text(&again.stderr));
    assert_eq!(moment(&out.join("2024-25/letter.md")), before);
}

#[test]
fn a_place_that_cannot_be_written_is_said_and_nothing_else_changes() {
    let (folder, _, project) = project();
    let out = folder.path().join("out");
    std::fs::create_dir_all(out.join("2024-25/letter.pdf")).unwrap();
    let failed = run(&["build", &project, "--out", &out.to_string_lossy()]);
    assert_eq!(code(&failed), 1);
    assert!(text(&failed.stderr).contains("letter.pdf"), "{}", text(&failed.stderr));
    assert!(files(&out).is_empty(), "{:?}", files(&out).keys());
}

#[test]
fn formats_and_documents_can_be_chosen() {
    let (folder, _, project) = project();
    let out = folder.path().join("out");
    let shown = out.to_string_lossy();
    let built = run(&[
        "build",
        &project,
        "--out",
        &shown,
        "--format",
        "pdf,fragment",
        "--document",
        "letter",
        "--year",
        "2024-25",
    ]);
    assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    let names = documents(&out);
    assert_eq!(names, ["2024-25/letter.fragment.html", "2024-25/letter.pdf"]);
}

#[test]
fn what_is_asked_for_twice_is_built_once() {
    let (folder, path, project) = project();
    change(&path.join("2024-25.yaml"), "[letter]", "[letter, letter]");
    let out = folder.path().join("out");
    let built = run(&[
        "build",
        &project,
        "--out",
        &out.to_string_lossy(),
        "--format",
        "pdf, html,pdf",
    ]);
    assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    assert!(text(&built.stderr).contains("built 2 files"), "{}", text(&built.stderr));
    let names = documents(&out);
    assert_eq!(names, ["2024-25/letter.html", "2024-25/letter.pdf"]);
}

#[test]
fn check_can_be_strict_and_look_at_one_year() {
    let (_folder, path, project) = project();
    std::fs::write(path.join("2025-26.yaml"), "year: 2025/26\ndocuments: [letter]\n").unwrap();
    assert_eq!(code(&run(&["check", &project])), 0);
    let strict = run(&["check", &project, "--strict"]);
    assert!(
        code(&strict) == 1 && text(&strict.stderr).contains("error: there is no edition of the letter for 2025/26")
    );
    let json = run(&["check", &project, "--strict", "--output", "json"]);
    assert!(code(&json) == 1 && text(&json.stdout).contains("\"severity\": \"error\""));
    let one = run(&["check", &project, "--strict", "--year", "2024/25"]);
    assert_eq!((code(&one), text(&one.stdout)), (0, "no problems found\n".to_owned()));
    assert_eq!(code(&run(&["check", &project, "--year", "2023/24"])), 1);
}

#[test]
fn a_date_of_making_is_one_of_our_time() {
    let (folder, _, project) = project();
    let out = folder.path().join("out").to_string_lossy().into_owned();
    assert_eq!(
        code(&run(&["build", &project, "--out", &out, "--made-on", "17 July -024"])),
        2
    );
    for seconds in ["999999999999", "-9999999999", "today"] {
        let mut command = program();
        command.env("SOURCE_DATE_EPOCH", seconds);
        let built = command.args(["build", &project, "--out", &out]).output().unwrap();
        assert_eq!(code(&built), 1, "{seconds}");
        assert!(text(&built.stderr).contains(seconds));
    }
}

#[test]
fn documents_are_not_written_among_what_a_project_is_read_from() {
    let (_folder, path, project) = project();
    let before = files(&path);
    for inside in [
        "editions",
        "procedures",
        "styles/x",
        "templates/new",
        "out/../editions/x",
    ] {
        let out = path.join(inside).to_string_lossy().into_owned();
        let built = run(&["build", &project, "--out", &out]);
        assert_eq!(code(&built), 1, "{inside}");
        assert!(text(&built.stderr).contains("documents cannot be written into the project's"));
    }
    assert_eq!(files(&path), before);
    let beside = path.join("editions-2").to_string_lossy().into_owned();
    assert_eq!(code(&run(&["build", &project, "--out", &beside])), 0);
}

#[test]
fn folders_that_were_made_for_nothing_are_taken_away() {
    let (folder, path, project) = project();
    change(
        &path.join("council.yaml"),
        "made_up: true\n",
        "made_up: true\nhistory: []\n",
    );
    std::fs::copy(path.join("2024-25.yaml"), path.join("2023-24.yaml")).unwrap();
    change(&path.join("2023-24.yaml"), "year: 2024/25", "year: 2023/24");
    change(&path.join("2023-24.yaml"), "21 May 2025", "17 July 2024");
    let out = folder.path().join("out");
    std::fs::create_dir_all(out.join("2024-25/letter.pdf")).unwrap();
    let failed = run(&["build", &project, "--out", &out.to_string_lossy()]);
    assert_eq!(code(&failed), 1, "{}", text(&failed.stderr));
    assert!(!out.join("2023-24").exists() && out.join("2024-25/letter.pdf").is_dir());
}

#[test]
fn the_first_page_says_where_the_figures_come_from() {
    let (folder, path, project) = project();
    let letter = "  date: 21 May 2025\n";
    let address = "https://example.example/a_b(c)?x=1&y=*2*";
    let more = format!("{letter}  source: the letter of *21 May* & others.\n  original: {address}\n");
    change(&path.join("2024-25.yaml"), letter, &more);
    let out = folder.path().join("out");
    let built = run(&[
        "build",
        &project,
        "--format",
        "md,html",
        "--out",
        &out.to_string_lossy(),
    ]);
    assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    let html = std::fs::read_to_string(out.join("2024-25/letter.html")).unwrap();
    assert!(
        html.contains("The figures come from the letter of *21 May* &amp; others."),
        "{html}"
    );
    assert!(
        html.contains(&format!("href=\"{}\"", address.replace('&', "&amp;"))),
        "{html}"
    );
    change(&path.join("2024-25.yaml"), "https://", "www.");
    let checked = run(&["check", &project]);
    let said = text(&checked.stderr);
    assert!(
        code(&checked) == 1 && said.contains("is not a web address") && said.contains("begin it with https://"),
        "{said}"
    );
}

#[test]
fn a_draft_says_so_in_its_file_names_and_leaves_the_paper_alone() {
    let (folder, _, project) = project();
    let out = folder.path().join("out");
    let build = |more: &[&str]| {
        let shown = out.to_string_lossy();
        let built = run(&[&["build", &project, "--format", "md,pdf", "--out", &shown], more].concat());
        assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    };
    build(&[]);
    let mut paper = files(&out);
    // It tells of drafts too.
    assert!(paper.remove("manifest.json").is_some());
    build(&["--draft"]);
    let mut with_draft = files(&out);
    with_draft.remove("manifest.json");
    let names: Vec<_> = with_draft.keys().filter(|name| !paper.contains_key(*name)).collect();
    assert_eq!(names, ["2024-25/letter-DRAFT.md", "2024-25/letter-DRAFT.pdf"]);
    assert!(paper.iter().all(|(name, bytes)| with_draft[name] == *bytes));
}

#[test]
fn a_draft_with_wrong_figures_is_not_made() {
    let (folder, path, project) = project();
    change(&path.join("2024-25.yaml"), "upheld: 18", "upheld: 180");
    let out = folder.path().join("out").to_string_lossy().into_owned();
    let built = run(&["build", &project, "--draft", "--out", &out]);
    assert_eq!(code(&built), 1);
    assert_eq!(code(&run(&["check", &project, "--draft"])), 1);
    assert!(text(&built.stderr).contains("error: "), "{}", text(&built.stderr));
}

#[test]
fn what_is_left_of_the_other_stage_is_said_and_stays() {
    let (folder, _, project) = project();
    let out = folder.path().join("out");
    let build = |more: &[&str]| {
        let shown = out.to_string_lossy();
        let built = run(&[&["build", &project, "--out", &shown], more].concat());
        (code(&built), text(&built.stderr))
    };
    assert!(!build(&["--draft", "--format", "md,pdf"]).1.contains("warning"));
    let draft = files(&out);
    let (strict, said) = build(&["--strict"]);
    assert!(strict == 1 && said.contains("error: an earlier draft"), "{said}");
    assert_eq!(files(&out), draft);
    let (exit, said) = build(&["--format", "md"]);
    assert_eq!(exit, 0);
    assert!(
        said.contains("warning: an earlier draft stands beside the final document")
            && said.contains("2024-25/letter-DRAFT.md\n")
            && said.contains("letter-DRAFT.md, letter-DRAFT.pdf"),
        "{said}"
    );
    let documents = draft.iter().filter(|(name, _)| *name != "manifest.json");
    assert!(documents.into_iter().all(|(name, bytes)| files(&out)[name] == *bytes));
    let (exit, said) = build(&["--draft"]);
    assert!(
        exit == 0 && said.contains("a final document of an earlier build"),
        "{said}"
    );
    std::fs::remove_file(out.join("2024-25/letter.md")).unwrap();
    assert!(!build(&["--draft"]).1.contains("warning"));
}

#[test]
fn a_document_that_no_year_asks_for_is_an_error_that_says_how_to_ask() {
    let (folder, path, project) = project();
    let out = folder.path().join("out").to_string_lossy().into_owned();
    let arguments = ["build", &project, "--document", "committee-report", "--out", &out];
    for more in [&[][..], &["--year", "2024/25"], &["--document", "letter"]] {
        let built = run(&[&arguments, more].concat());
        let said = text(&built.stderr);
        assert_eq!(code(&built), 1, "{said}");
        assert!(
            said.contains("2024-25.yaml:")
                && said.contains("`committee-report` is to be built, but the file of 2024/25 does not ask for it")
                && said.contains("write `documents: [letter, committee-report]` there"),
            "{said}"
        );
    }
    assert!(!path.join("out").exists());
}

#[test]
fn a_folder_for_the_documents_is_given_with_out_and_is_not_the_project() {
    let (_folder, path, project) = project();
    let built = run(&["build", &project, "my out"]);
    let said = text(&built.stderr);
    assert!(code(&built) == 2 && said.contains("--out my out"), "{said}");
    assert!(!text(&run(&["build", &project, "--outt"]).stderr).contains("is given as --out"));
    let before = files(&path);
    let built = run(&["build", &project, "--out", &project]);
    let said = text(&built.stderr);
    assert!(
        code(&built) == 1
            && said.contains("among the project's own files")
            && said.contains(&format!("--out {project}/out")),
        "{said}"
    );
    assert_eq!(files(&path), before);
}

#[test]
fn a_chart_that_a_document_has_no_more_leaves_no_picture_behind() {
    let folder = TempDir::new().unwrap();
    let (project, out) = (folder.path().join("project"), folder.path().join("out"));
    let shown = project.to_string_lossy().into_owned();
    std::fs::create_dir(&project).unwrap();
    for (name, bytes) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oxfordshire")) {
        std::fs::write(project.join(name), bytes).unwrap();
    }
    let build = |more: &[&str]| {
        let out = out.to_string_lossy();
        let asked = [
            "build",
            &shown,
            "--format",
            "md",
            "--document",
            "letter",
            "--year",
            "2023/24",
            "--out",
            &out,
        ];
        let built = run(&[&asked, more].concat());
        assert_eq!(code(&built), 0, "{}", text(&built.stderr));
    };
    let pictures = || {
        let names = documents(&out).into_iter();
        names.filter(|name| name.contains(".svg")).collect::<Vec<_>>()
    };
    let templates = project.join("templates/letter");
    std::fs::create_dir_all(&templates).unwrap();
    let note = templates.join("note.md");
    std::fs::write(&note, "![](chart:received-by-category)\n").unwrap();
    build(&[]);
    build(&["--draft"]);
    let both = pictures();
    assert_eq!(both.len(), 2, "{both:?}");
    let verified = run(&["verify", &out.to_string_lossy(), &shown]);
    assert_eq!(code(&verified), 0, "{}", text(&verified.stdout));
    std::fs::write(&note, "No chart.\n").unwrap();
    build(&[]);
    let draft: Vec<String> = both.into_iter().filter(|name| name.contains("-DRAFT-chart-")).collect();
    assert_eq!(pictures(), draft);
    let manifest = std::fs::read_to_string(out.join("manifest.json")).unwrap();
    assert_eq!(manifest.matches(".svg").count(), 1);
    // What somebody has made of a picture since is theirs, and is told.
    std::fs::write(out.join(&draft[0]), "<svg/>").unwrap();
    build(&["--draft"]);
    assert_eq!(pictures(), draft);
}
