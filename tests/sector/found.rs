//! Which folders are read as projects, and what is said of those that are not.

use std::fs;

use crate::{build, change, files, made_up, run, sector, total};

#[test]
fn projects_stand_in_the_folder_or_one_level_deeper() {
    let (_folder, all, out) = sector(2);
    made_up::write(&all.join("counties"), 3);
    fs::create_dir_all(all.join("notes/minutes")).unwrap();
    fs::write(all.join("notes/minutes/2024.txt"), "nothing").unwrap();
    fs::create_dir_all(all.join(".hidden")).unwrap();
    fs::write(all.join(".hidden/council.yaml"), "council: No").unwrap();
    let (code, said) = build(&all, &out, &["--format", "md"]);
    assert_eq!((code, total(&said, "authorities")), (0, 5), "{said}");
    assert!(out.join("counties/authority-0002/2023-24/letter.md").is_file());
    let index = fs::read_to_string(out.join("index.md")).unwrap();
    assert!(index.contains("(counties/authority-0002/index.html)"), "{index}");
}

#[test]
fn a_project_with_folders_in_it_stays_a_project() {
    let (_folder, all, out) = sector(1);
    let project = all.join("authority-0000");
    made_up::write(&project.join("drafts"), 2);
    made_up::write(&project, 1);
    let (code, said) = build(&project, &out, &["--format", "md"]);
    assert!(code == 0 && said.contains("built 1 file in"), "{said}");
    // So does one whose council.yaml is not there, or not named so.
    fs::rename(project.join("council.yaml"), project.join("Council.yaml")).unwrap();
    let (code, said) = build(&project, &out, &[]);
    assert!(code == 1 && said.contains("rename it council.yaml"), "{said}");
    fs::remove_file(project.join("Council.yaml")).unwrap();
    let (code, said) = build(&project, &out, &[]);
    assert!(code == 1 && said.contains("the project has no council.yaml"), "{said}");
}

#[test]
fn a_sub_folder_without_its_council_is_named_and_stops_no_other() {
    let (_folder, all, out) = sector(3);
    fs::remove_file(all.join("authority-0001/council.yaml")).unwrap();
    let (code, said) = build(&all, &out, &["--format", "md"]);
    assert!(code == 1 && said.contains("the project has no council.yaml"), "{said}");
    assert!(said.contains("authority-0001: 1 error\n"), "{said}");
    assert!(out.join("authority-0002/2023-24/letter.md").is_file());
}

#[test]
#[cfg(unix)]
fn folders_that_would_be_one_elsewhere_are_left_alone_and_said() {
    let (_folder, all, out) = sector(2);
    let twin = all.join("Authority-0000");
    if twin.exists() {
        // Capitals make no difference here.
        return;
    }
    fs::create_dir(&twin).unwrap();
    for file in ["council.yaml", "2023-24.yaml"] {
        fs::copy(all.join("authority-0000").join(file), twin.join(file)).unwrap();
    }
    let (code, said) = build(&all, &out, &["--format", "md"]);
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("`Authority-0000` and `authority-0000` differ in nothing but capitals"),
        "{said}"
    );
    let built = files(&out);
    assert!(
        built
            .keys()
            .all(|name| !name.to_lowercase().starts_with("authority-0000"))
    );
    assert!(built.contains_key("authority-0001/2023-24/letter.md"));
}

#[test]
#[cfg(unix)]
fn links_that_lead_out_or_in_circles_are_said_and_not_followed() {
    let (folder, all, out) = sector(2);
    made_up::write(&folder.path().join("elsewhere"), 1);
    std::os::unix::fs::symlink(folder.path().join("elsewhere/authority-0000"), all.join("outside")).unwrap();
    std::os::unix::fs::symlink(&all, all.join("circle")).unwrap();
    let (code, said) = build(&all, &out, &["--format", "md"]);
    assert_eq!((code, total(&said, "authorities")), (0, 2), "{said}");
    assert_eq!(
        said.matches("is a link to another, and is not read").count(),
        2,
        "{said}"
    );
    assert!(said.contains("/circle") && said.contains("/outside"), "{said}");
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_read_is_said_and_stops_no_other() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, all, out) = sector(3);
    let closed = all.join("authority-0001");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    // The administrator may read everything.
    let is_closed = fs::read_dir(&closed).is_err();
    let (code, said) = build(&all, &out, &["--format", "md"]);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    if is_closed {
        assert!(code == 1 && said.contains("the folder cannot be read"), "{said}");
        assert!(!out.join("authority-0001").exists());
    }
    assert!(out.join("authority-0002/2023-24/letter.md").is_file());
}

#[test]
fn ten_thousand_other_entries_are_in_nobodys_way() {
    let (_folder, all, out) = sector(2);
    for number in 0..10_000 {
        fs::write(all.join(format!("scan-{number}.txt")), "").unwrap();
    }
    let (code, said) = build(&all, &out, &["--format", "md"]);
    assert_eq!((code, total(&said, "authorities")), (0, 2), "{said}");
}

#[test]
fn documents_never_go_where_projects_are() {
    let (folder, all, _) = sector(2);
    for out in [
        &all,
        folder.path(),
        &all.join("authority-0001"),
        &all.join("authority-0001/out"),
    ] {
        let before = files(folder.path());
        let (code, said) = build(&all, out, &[]);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("cannot be written into the folder"), "{said}");
        assert_eq!(files(folder.path()), before);
    }
    assert_eq!(build(&all, &all.join("out"), &["--format", "md"]).0, 0);
    let (_, said) = build(&all, &all.join("out"), &["--format", "md"]);
    assert_eq!(total(&said, "authorities"), 2, "{said}");
}

#[test]
fn what_takes_one_project_names_those_that_there_are() {
    let (_folder, all, out) = sector(5);
    build(&all, &out, &["--format", "md"]);
    let [all, out] = [&all, &out].map(|path| path.to_string_lossy().into_owned());
    for command in [
        &["figures", &all][..],
        &["explain", &all, "92%"],
        &["context", &all, "--year", "2023/24"],
        &["new-year", &all, "2024/25"],
        &["verify", &format!("{out}/authority-0000"), &all],
    ] {
        let (code, said, _) = run(command);
        assert_eq!(code, 1, "{command:?}: {said}");
        assert!(
            said.contains("this folder holds 5 projects, and is none itself"),
            "{command:?}: {said}"
        );
        assert!(
            said.contains("authority-0002`, or one of 2 others"),
            "{command:?}: {said}"
        );
    }
    let (code, said, _) = run(&["verify", &out, &format!("{all}/authority-0001")]);
    assert!(code == 1 && said.contains("authority-0000"), "{said}");
    let (code, _, _) = run(&[
        "verify",
        &format!("{out}/authority-0001"),
        &format!("{all}/authority-0001"),
    ]);
    assert_eq!(code, 0);
}

#[test]
fn a_year_that_an_authority_does_not_have_is_an_error_of_it_alone() {
    let (_folder, all, out) = sector(3);
    let year = all.join("authority-0001/2023-24.yaml");
    fs::rename(&year, all.join("authority-0001/2022-23.yaml")).unwrap();
    change(
        &all.join("authority-0001/2022-23.yaml"),
        "year: 2023/24",
        "year: 2022/23",
    );
    let (code, said) = build(&all, &out, &["--format", "md", "--year", "2023/24"]);
    assert!(
        code == 1 && said.contains("the project has no file for 2023/24"),
        "{said}"
    );
    assert!(said.contains("3, 1 not built"), "{said}");
}
