//! A build that is stopped on its way leaves only whole files, and the next one finishes the rest.

use std::fs::File;
use std::process::Stdio;
use std::time::Duration;

use crate::{build, files, program, sector};

#[test]
fn a_killed_build_leaves_only_whole_files_and_the_next_finishes_it() {
    let (folder, all, _) = sector(12);
    let whole = folder.path().join("whole");
    build(&all, &whole, &[]);
    let whole = files(&whole);
    let mut seen = 0;
    // Killed as soon as so many files are there, finished or not: early, in the midst of it, and near the end.
    for (turn, wanted) in [1, 17, 40, 61, 90].into_iter().enumerate() {
        let out = folder.path().join(format!("out-{turn}"));
        let mut child = program()
            .args(["build", &all.to_string_lossy(), "--out", &out.to_string_lossy()])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while files(&out).len() < wanted && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(3));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let left = files(&out).into_iter();
        for (name, bytes) in left.filter(|(name, _)| !name.contains(".annual-review-")) {
            assert!(bytes == whole[&name], "{name} is not whole");
            seen += 1;
        }
        build(&all, &out, &[]);
        assert!(files(&out) == whole, "the next build does not finish it");
    }
    assert!(seen > 0, "no build had come so far as to write anything");
}

#[test]
fn what_a_stopped_build_left_half_written_goes_and_what_another_writes_stays() {
    let (_folder, all, out) = sector(1);
    let year = out.join("authority-0000/2023-24");
    std::fs::create_dir_all(&year).unwrap();
    std::fs::write(year.join(".annual-review-left"), "half").unwrap();
    std::fs::write(out.join(".annual-review-left"), "half").unwrap();
    let busy = File::create(year.join(".annual-review-busy")).unwrap();
    busy.lock().unwrap();
    let (code, said) = build(&all, &out, &[]);
    assert_eq!(code, 0, "{said}");
    let left: Vec<String> = files(&out)
        .into_keys()
        .filter(|name| name.contains(".annual-review-"))
        .collect();
    assert_eq!(left, ["authority-0000/2023-24/.annual-review-busy"]);
}
