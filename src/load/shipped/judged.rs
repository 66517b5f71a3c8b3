//! Every shipped file against the schema of its type, which no process asks for again.

use std::path::Path;
use std::sync::Arc;

use schemars::JsonSchema;

use super::super::{schema, tree};
use super::shipped_data;
use crate::diagnostic::Source;
use crate::model::{Averages, CategorySets, Edition, Procedure, Style};
use crate::units::BankHolidays;

fn judge<T: JsonSchema + 'static>(path: &str, text: &str) {
    let source = Arc::new(Source::new(path, text));
    let (tree, found) = tree::parse(&source);
    assert!(!found.has_errors(), "{found:?}");
    let mut tree = tree.unwrap();
    let as_written = tree.json();
    let wrong = schema::judge(&mut tree, &source, schema::compiled::<T>());
    assert!(!wrong.has_errors(), "{wrong:?}");
    assert_eq!(
        tree.json(),
        as_written,
        "{path}: a number stands for text; put it in quotation marks"
    );
}

#[test]
fn every_shipped_file_is_right_by_its_schema_as_it_is_written() {
    let mut judged = 0;
    let data = shipped_data();
    let is_yaml = |path: &str| Path::new(path).extension() == Some("yaml".as_ref());
    for (path, text) in data.iter().filter(|(path, _)| is_yaml(path)) {
        match path.split('/').next() {
            Some("averages.yaml") => judge::<Averages>(path, text),
            Some("bank-holidays.yaml") => judge::<BankHolidays>(path, text),
            Some("categories.yaml") => judge::<CategorySets>(path, text),
            Some("editions") => judge::<Edition>(path, text),
            Some("procedures") => judge::<Procedure>(path, text),
            Some("styles") => judge::<Style>(path, text),
            _ => panic!("{path} is of no known kind"),
        }
        judged += 1;
    }
    assert!(judged > 20, "{judged}");
}
