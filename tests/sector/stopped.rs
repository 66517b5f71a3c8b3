//! A build that is stopped on its way leaves only whole files, and the next one finishes the rest.

use std::fs::File;
use std::time::Duration;

use crate::{build, files, program, sector};

#[test]
fn a_killed_build_leaves_only_whole_files_and_the_next_finishes_it() {
    let (folder, all, out) = sector(12);
    let whole = folder.path().join("whole");
    build(&all, &whole, &[]);
    let whole = files(&whole);
    let mut seen = 0;
    for (turn, wait) in [40, 150, 300, 450, 700].into_iter().enumerate() {
        let out = folder.path().join(format!("out-{turn}"));
        let mut child = program()
            .args(["build", &all.to_string_lossy(), "--out", &out.to_string_lossy()])
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        for (name, bytes) in files(&out)
            .into_iter()
            .filter(|(name, _)| !name.contains(".annual-review-"))
        {
            // What lists others lists those that are there.
            let lists = ["index.html", "index.md", "manifest.json"]
                .iter()
                .any(|list| name.ends_with(list));
            assert!(lists || bytes == whole[&name], "{name} is not whole");
            seen += 1;
        }
        build(&all, &out, &[]);
        assert_eq!(files(&out).keys().collect::<Vec<_>>(), whole.keys().collect::<Vec<_>>());
        assert_eq!(files(&out), whole);
    }
    assert!(seen > 0, "no build had come so far as to write anything");
    drop(out);
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
