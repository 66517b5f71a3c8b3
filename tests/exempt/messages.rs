//! What is said of a project with exempt matter in it, on both streams, by every command that says anything of it.

use rayon::prelude::*;

use super::{assert_silent, planted, said, tokens};

const COMMANDS: [&[&str]; 10] = [
    &["check", "."],
    &["check", ".", "--draft"],
    &["check", ".", "--strict", "--output", "json"],
    &["build", ".", "--draft"],
    &["build", ".", "--strict"],
    &["figures", ".", "--all"],
    &["figures", ".", "--output", "json"],
    &["figures", ".", "--output", "csv"],
    &["context", ".", "--year", "2023/24"],
    &["context", ".", "--year", "2022/23"],
];

/// What is wrong, each as a change of the file of 2023/24: findings, errors of the schema, and no YAML at all.
const WRONG: [&[(&str, &str)]; 25] = [
    &[],
    &[(
        "Zzservicewords are 70713.",
        "\"{{ figures.zzfigure }} <b>zzbold</b> [](zzlink)\"",
    )],
    &[("Zzimplicationwords.", "\"{{ facts.zzfacts }} {{ ref.zzimplicatio }}\"")],
    &[("{{ facts.zzfact }}", "{{ mark.zzmark }} {{ mark.zzmark }}")],
    &[(
        "date: 4 September 2024}\n    - id: equality",
        "date: 4 September 2021}\n    - id: equality",
    )],
    &[("name: Z Zzclearer, ", "")],
    &[("id: zzimplication", "id: compliance")],
    &[("id: zzimplication", "id: legal")],
    &[("text: Zzservicewords are 70713.", "to_come_from: Zzauthor")],
    &[("update: Zzupdate is underway.", "update:")],
    &[("text: Zzupdateofopen is late.", "to_come_from: Zzauthor")],
    &[("zzfile-70714.txt", "zzmissing-70714.txt")],
    &[("zzfile-70714.txt", "zzpath/70714.txt")],
    &[("title: Zzannextitle", "title: \" \"")],
    &[("total: 70719", "total: 70712")],
    &[("closed: 70716", "closed: 70")],
    &[(
        "fault: Zzcasefault of somebody.",
        "fault: Mr Zzname of 70717 telephoned zz@zz.example",
    )],
    &[("payment: 70717", "payment: 70717.5")],
    &[("done: 2024-01-19", "done: 2021-01-19")],
    &[("23 007 071", "23 001 111")],
    &[("paragraph: 7,", "paragraph: 70717,")],
    &[("exempt: {paragraph: 7, public", "exemt: {paragraph: 7, public")],
    &[("received: 70715", "received: zzmany 70715")],
    &[("Zzservicewords are 70713.", "\"Zzservicewords are 70713.")],
    &[("    - service: Zzservice", "   - service: Zzservice")],
];

#[test]
fn no_command_tells_anything_that_is_exempt() {
    let provoked = WRONG.par_iter().map(|changes| {
        let project = planted("2023-24.yaml", changes);
        let codes = COMMANDS.iter().map(|command| {
            let (told, code) = said(project.path(), command);
            assert_silent(&told, &format!("{command:?} with {changes:?}"));
            code
        });
        codes.sum::<i32>()
    });
    let errors: i32 = provoked.sum();
    assert!(errors > 100, "only {errors} errors were provoked");
}

/// The same of the papers of the later kinds.
const WRONG_LATER: [&[(&str, &str)]; 8] = [
    &[("own_zzstage: \"70751\"", "own_zzstages: \"70751\"")],
    &[("total: 70706", "total: 70707")],
    &[("Zzfinding.", "\"{{ facts.zzfacts }}\"")],
    &[("Zzactionoffinding 70779.", "Mr Zzname of 70779 telephoned")],
    &[("Zzsectionofsummary.", "\"{{ figures.zzfigure }}\"")],
    &[("Zzexplanationofasks 70778.", "\"{{ ref.zznothing }}\"")],
    &[("on_time: 70704", "on_time: 70711")],
    &[("complaints: 70772", "complaints: zzmany")],
];

#[test]
fn no_command_tells_anything_of_the_later_papers_that_is_exempt() {
    let provoked = WRONG_LATER.par_iter().map(|changes| {
        let project = planted("2024-25.yaml", changes);
        let commands = [
            COMMANDS[0],
            COMMANDS[2],
            COMMANDS[3],
            COMMANDS[5],
            &["context", ".", "--year", "2024/25"],
        ];
        let codes = commands.iter().map(|command| {
            let (told, code) = said(project.path(), command);
            assert_silent(&told, &format!("{command:?} with {changes:?}"));
            code
        });
        codes.sum::<i32>()
    });
    let errors: i32 = provoked.sum();
    assert!(errors > 8, "only {errors} errors were provoked");
}

#[test]
fn a_comparison_tells_nothing_that_is_exempt() {
    let old = planted("2023-24.yaml", &[]);
    let new = planted(
        "2023-24.yaml",
        &[("70713", "70714"), ("Zzconclusion", "Zzother"), ("Zzheading", "Zzhead")],
    );
    let path = new.path().to_string_lossy().into_owned();
    for output in [&[][..], &["--output", "json"]] {
        let (told, _) = said(old.path(), &[&["diff", ".", &path], output].concat());
        assert_silent(&told.replace(&path, ""), "diff");
    }
}

#[test]
fn what_is_accepted_in_exempt_matter_is_told_by_its_place() {
    let accept = "year: 2023/24\naccept:\n  - {check: breakdown-adds-up, about: \"70712\", reason: Zzbecause of 70712}\n  \
                  - {check: said-twice, about: Zznothing, reason: Zzreason}\n  - {check: zzcheck, reason: Zzwhy}\n  \
                  - {check: said-twice, about: \" \", reason: Zzblank}";
    let project = planted(
        "2023-24.yaml",
        &[("year: 2023/24", accept), ("total: 70719", "total: 70712")],
    );
    let commands = [
        COMMANDS[0],
        COMMANDS[1],
        COMMANDS[2],
        COMMANDS[3],
        &["check", ".", "--output", "github"],
    ];
    for command in commands {
        let (told, _) = said(project.path(), command);
        assert_silent(&told, &format!("{command:?}"));
    }
    let (public, _) = said(project.path(), &["check", "."]);
    for expected in [
        "accepted: breakdown-adds-up at 2023-24.yaml:",
        "there is no check of this name",
    ] {
        assert!(public.contains(expected), "{expected} is not in\n{public}");
    }
    let (members, _) = said(project.path(), &["check", ".", "--audience", "members"]);
    assert!(members.contains("Zzbecause of 70712"), "{members}");
}

#[test]
fn officers_who_may_read_everything_are_told_everything() {
    let project = planted("2023-24.yaml", WRONG[1]);
    let (public, _) = said(project.path(), &["check", "."]);
    assert!(
        public.contains("2023-24.yaml:26:") && public.contains("--audience members"),
        "{public}"
    );
    let (members, _) = said(project.path(), &["check", ".", "--audience", "members"]);
    assert!(
        members.contains("there is no figure `zzfigure`") && tokens(&members).len() > 2,
        "{members}"
    );
    let project = planted("2023-24.yaml", WRONG[20]);
    let (members, _) = said(project.path(), &["check", ".", "--audience", "members"]);
    assert!(members.contains("paragraph: 70717"), "{members}");
}
