//! Projects that cannot be kept in git: folders in the place of files, links in circles, files that are too large or may
//! not be read. Each says what is wrong and ends; none is waited for longer than [`PATIENCE`].

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// Far longer than any of these takes, so that a slow machine is no failure and a hang is one.
const PATIENCE: Duration = Duration::from_mins(1);

/// How long it looks away between two looks.
const PAUSE: Duration = Duration::from_millis(10);

const COUNCIL: &str = "council: Exampleshire County Council (made up)\nmade_up: true\ntype: county\n";
const YEAR: &str = "\
year: 2019/20
documents: [letter]
statistics:
  investigations:
    upheld: 18
    not_upheld: 3
  compliance:
    compliance_rate: 100
  remedies:
    satisfactory: 2
letter:
  date: 22 July 2020
";

/// A project that is right, to be spoilt.
fn project() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("council.yaml"), COUNCIL).unwrap();
    fs::write(folder.path().join("2019-20.yaml"), YEAR).unwrap();
    folder
}

/// What `check` says of a path, run in a folder, with its exit code.
fn check_path(folder: &Path, path: &str) -> (i32, String) {
    let said = folder.with_extension("said");
    let mut child = Command::new(env!("CARGO_BIN_EXE_annual-review"))
        .args(["check", path])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(fs::File::create(&said).unwrap())
        .spawn()
        .unwrap();
    let mut ended = None;
    for _ in 0..PATIENCE.as_millis() / PAUSE.as_millis() {
        ended = child.try_wait().unwrap();
        if ended.is_some() {
            break;
        }
        std::thread::sleep(PAUSE);
    }
    let Some(status) = ended else {
        child.kill().unwrap();
        panic!("still running after {PATIENCE:?}");
    };
    let text = fs::read_to_string(&said).unwrap();
    fs::remove_file(said).unwrap();
    (status.code().unwrap(), text)
}

fn check(folder: &TempDir) -> (i32, String) {
    check_path(folder.path(), ".")
}

/// That a check fails, with this message at this place, and a hint.
fn refused(folder: &TempDir, message: &str, place: &str) {
    let (code, said) = check(folder);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains(&format!("error: {message}")), "{said}");
    assert!(said.contains(&format!("--> {place}")), "{said}");
    assert!(said.contains("= hint: "), "{said}");
}

#[test]
fn the_project_that_is_spoilt_here_is_right() {
    assert_eq!(check(&project()), (0, String::new()));
}

#[test]
fn a_folder_in_the_place_of_a_file_is_said_to_be_one() {
    for name in ["council.yaml", "2019-20.yaml"] {
        let folder = project();
        fs::remove_file(folder.path().join(name)).unwrap();
        fs::create_dir(folder.path().join(name)).unwrap();
        refused(&folder, &format!("`{name}` is a folder, not a file"), name);
    }
}

#[test]
fn a_file_in_the_place_of_a_folder_is_said_to_be_one() {
    for name in ["templates", "editions"] {
        let folder = project();
        fs::write(folder.path().join(name), "text").unwrap();
        refused(&folder, "this is a file, not a folder", name);
    }
    let folder = project();
    let (code, said) = check_path(folder.path(), "council.yaml");
    assert_eq!(code, 1);
    assert!(
        said.contains("error: this is a file, not a folder\n--> council.yaml"),
        "{said}"
    );
}

#[test]
fn a_folder_that_is_not_there_is_missed_by_its_name() {
    let folder = project();
    let (code, said) = check_path(folder.path(), "exampleshire");
    assert_eq!(code, 1);
    assert!(
        said.contains("error: there is no such folder\n--> exampleshire"),
        "{said}"
    );
}

/// A year file of 100 MB, a template and an edition, none of which is read: a sparse file would be all zero bytes, and
/// so "not a text file".
#[test]
fn a_file_of_100_mb_is_refused_by_its_size() {
    for name in ["2019-20.yaml", "templates/letter/note.md", "editions/2019-20.yaml"] {
        let folder = project();
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::File::create(&path).unwrap().set_len(100_000_000).unwrap();
        refused(&folder, &format!("`{name}` is too large: 100 MB"), name);
    }
}

#[test]
fn every_file_that_cannot_be_read_is_said_in_one_run() {
    let folder = project();
    for name in ["2017-18.yaml", "2018-19.yaml"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    fs::write(
        folder.path().join("2019-20.yaml"),
        "year: 2019/20\ndocuments: [leter]\n",
    )
    .unwrap();
    let (code, said) = check(&folder);
    assert_eq!(code, 1);
    assert!(said.ends_with("3 errors\n"), "{said}");
}

#[test]
fn names_as_windows_writes_them_are_read() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("council.YAML"), COUNCIL).unwrap();
    fs::write(folder.path().join("2019-20.YML"), YEAR).unwrap();
    // What Word, Excel and editors lay beside an open file.
    fs::write(folder.path().join("~$2019-20.yaml"), [0, 1, 2]).unwrap();
    fs::write(folder.path().join(".2019-20.yaml.swp"), [0, 1, 2]).unwrap();
    assert_eq!(check(&folder), (0, String::new()));
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_file_that_may_not_be_read_is_said_to_be_so() {
        let folder = project();
        let path = folder.path().join("2019-20.yaml");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).unwrap();
        // The superuser may read everything.
        if fs::read(&path).is_err() {
            refused(&folder, "`2019-20.yaml` may not be read", "2019-20.yaml");
        }
    }

    #[test]
    fn a_link_that_leads_back_to_itself_is_said_to_do_so() {
        let folder = project();
        fs::remove_file(folder.path().join("2019-20.yaml")).unwrap();
        symlink("2019-20.yml", folder.path().join("2019-20.yaml")).unwrap();
        symlink("2019-20.yaml", folder.path().join("2019-20.yml")).unwrap();
        refused(
            &folder,
            "`2019-20.yaml` is a link that leads back to itself",
            "2019-20.yaml",
        );
    }

    #[test]
    fn a_link_to_nothing_is_missed_by_its_name() {
        let folder = project();
        fs::remove_file(folder.path().join("council.yaml")).unwrap();
        symlink("gone.yaml", folder.path().join("council.yaml")).unwrap();
        refused(&folder, "there is no file `council.yaml`", "council.yaml");
    }

    /// A file that never ends.
    #[test]
    fn a_device_is_not_read() {
        let folder = project();
        fs::remove_file(folder.path().join("2019-20.yaml")).unwrap();
        symlink("/dev/zero", folder.path().join("2019-20.yaml")).unwrap();
        refused(&folder, "`2019-20.yaml` is not an ordinary file", "2019-20.yaml");
    }

    /// Two links to the folder that they stand in would be a hundred million folders, each within another.
    #[test]
    fn folders_of_templates_in_a_circle_are_not_followed() {
        let folder = project();
        let templates = folder.path().join("templates");
        fs::create_dir(&templates).unwrap();
        symlink(".", templates.join("one")).unwrap();
        symlink(".", templates.join("other")).unwrap();
        let (code, said) = check(&folder);
        assert_eq!(code, 0);
        assert!(
            said.contains("warning: this folder is a link to another, and is not read"),
            "{said}"
        );
        assert!(said.ends_with("2 warnings\n"), "{said}");
    }

    #[test]
    fn a_name_that_is_no_text_does_no_harm() {
        let folder = project();
        fs::write(folder.path().join(OsStr::from_bytes(b"2018-19\xff.yaml")), YEAR).unwrap();
        let (code, said) = check(&folder);
        assert_eq!(code, 0, "{said}");
        assert!(
            said.contains("warning: this file is not read, since its name is no year"),
            "{said}"
        );
    }
}
