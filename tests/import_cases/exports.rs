use std::fs;
use std::path::Path;

use crate::{printed, project, refused};

const EXPORT: &str = "Ombudsman ref;Service area;Outcome;Decision date;Amount paid;Remedy;Fault found;Complainant name\r\n\
                      24 900 201;Housing;Upheld - Mal & Inj;17/05/2023;£1,250.00;Letter;\"A made-up roof leaked.\n\nIt leaked on.\";Quillfeather\r\n\
                      ;;;;;;;\r\n\
                      24900202;Parks;Closed after initial enquiries;2023-04-11;;;;Quillfeather\r\n\
                      24 900 203;Parks;Upheld - Mal & Inj;01/06/2023 00:00;;Letter;A made-up bench broke.;Quillfeather\r\n";

const MAPPING: &str = "columns:\n  reference: Ombudsman ref\n  service: Service area\n  decision: Outcome\n  decided: Decision date\n  \
                       payment: Amount paid\n  remedies: Remedy\n  fault: Fault found\ndates: day/month/year\nvalues:\n  decision:\n    \
                       Upheld - Mal & Inj: upheld\n  remedies:\n    Letter: apology\nignored:\n  - Complainant name\n";

fn files(export: &[u8], mapping: &str) -> tempfile::TempDir {
    let folder = project("Made-up Council", "");
    fs::write(folder.path().join("export.csv"), export).unwrap();
    fs::write(folder.path().join("mapping.yaml"), mapping).unwrap();
    folder
}

const READ: [&str; 5] = ["import", "cases", "export.csv", "--mapping", "mapping.yaml"];

#[test]
fn rows_become_cases_and_nothing_of_people_is_read() {
    let mut encoded = Vec::new();
    encoded.extend(EXPORT.chars().map(|c| u8::try_from(u32::from(c)).unwrap()));
    for export in [
        EXPORT.as_bytes().to_vec(),
        encoded,
        EXPORT.replace(';', "\t").into_bytes(),
    ] {
        let folder = files(&export, MAPPING);
        let list = printed(folder.path(), &READ);
        let lines = [
            "- reference: 24 900 202\n",
            "decided: 2023-04-11\n",
            "decision: closed\n",
            "payment: 1250.00\n",
            "remedies: [apology]\n",
            "A made-up roof leaked.\n\n        It leaked on.\n",
            // Of an amount that is not given nobody says that it was nothing.
            "payment: {not_applicable: \"the export gives no amount\"}\n",
            "decided: 2023-06-01\n",
        ];
        for line in lines {
            assert!(list.contains(line), "{line}\n{list}");
        }
        assert!(!list.contains("Quillfeather"), "{list}");
        printed(
            folder.path(),
            &[&READ[..], &["--into", ".", "--year", "2023/24"]].concat(),
        );
    }
}

#[test]
fn all_that_is_wrong_with_the_rows_is_said_at_its_place() {
    let export = EXPORT
        .replace("24900202", "24 900 201")
        .replace("17/05/2023", "05/17/2023")
        .replace("£1,250.00", "about 90")
        .replace("Closed after initial enquiries", "Sorted out")
        .replace("2023-04-11;;", "2023-04-11;;Flowers");
    let folder = files(export.as_bytes(), MAPPING);
    let said = refused(folder.path(), &READ);
    for words in [
        "`05/17/2023` is no date",
        "export.csv:2:39",
        "`about 90` is no amount in pounds",
        "`Sorted out` is no decision that the mapping knows",
        "a line `Sorted out: …`",
        "`Flowers` is no remedies",
        "export.csv:6:18",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert!(!said.contains("Quillfeather"), "{said}");
    let folder = files(EXPORT.replace("24900202", "24 900 201").as_bytes(), MAPPING);
    assert!(refused(folder.path(), &READ).contains("`24 900 201` is given twice"));
}

#[test]
fn what_is_wrong_in_every_row_is_told_once_with_the_lines() {
    let row = "24 900 2NN;Parks;Sorted out;01/06/2023;;;;\r\n";
    let rows: String = (10..40).map(|number| row.replace("NN", &number.to_string())).collect();
    let folder = files((EXPORT.to_owned() + &rows).as_bytes(), MAPPING);
    let said = refused(folder.path(), &READ);
    assert_eq!(said.matches("`Sorted out` is no decision").count(), 1, "{said}");
    assert!(
        said.contains("the same is wrong in 29 more lines: 9, 10, 11, 12, 13, …"),
        "{said}"
    );
}

#[test]
fn all_that_is_wrong_with_the_mapping_is_said_at_its_place() {
    let mapping = MAPPING
        .replace("service: Service area", "service: Servce area")
        .replace("fault: Fault found", "fault: Complainant name")
        .replace("  - Complainant name", "  - Nobody");
    let folder = files(EXPORT.as_bytes(), &mapping);
    let said = refused(folder.path(), &READ);
    for words in [
        "has no column `Servce area`",
        "mapping.yaml:3:12",
        "`Service area`",
        "has no column `Nobody`",
        "`Complainant name` is about a person, and is not read",
        "the mapping says nothing of the column `Fault found`",
        "export.csv:1:",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    let folder = files(
        EXPORT.as_bytes(),
        &MAPPING.replace("dates: day/month/year", "dates: soon\nfields: 3"),
    );
    let said = refused(folder.path(), &READ);
    assert!(said.contains("`day/month/year`") && said.contains("`fields`"), "{said}");
    let folder = files(b"a,b\n1,2,3\n\"4\n", MAPPING);
    assert!(refused(folder.path(), &READ).contains("3 cells, but there are 2 headings"));
}

#[test]
fn without_a_mapping_one_is_proposed_that_reads_the_export() {
    let folder = files(EXPORT.as_bytes(), "");
    let proposal = printed(folder.path(), &["import", "cases", "export.csv"]);
    for line in [
        "  reference: Ombudsman ref\n",
        "    Upheld - Mal & Inj: upheld\n",
        "  - Complainant name\n",
        "dates: day/month/year",
    ] {
        assert!(proposal.contains(line), "{line}\n{proposal}");
    }
    assert!(!proposal.contains("Quillfeather"), "{proposal}");
    let filled = proposal.replace("    Letter:\n", "    Letter: apology\n");
    fs::write(folder.path().join("mapping.yaml"), filled).unwrap();
    assert!(printed(folder.path(), &READ).contains("- reference: 24 900 201\n"));
    let said = refused(
        Path::new(folder.path()),
        &["import", "cases", "export.csv", "--out", "cases.yaml"],
    );
    assert!(said.contains("no mapping is given"), "{said}");
}
