//! The order of keys in new year files.

use std::collections::BTreeSet;

use schemars::schema_for;

use super::joined::ORDER;
use crate::model::Statistics;

#[test]
fn the_order_of_keys_is_that_of_the_schema() {
    let schema = serde_json::to_value(schema_for!(Statistics)).unwrap();
    let keys = |schema: &serde_json::Value| -> Vec<String> {
        schema["properties"].as_object().unwrap().keys().cloned().collect()
    };
    // No workbook gives the number of residents.
    let parts: Vec<String> = keys(&schema).into_iter().filter(|key| key != "population").collect();
    assert_eq!(parts, ORDER.map(|(part, _)| part));
    for (part, within) in ORDER {
        let reference = schema["properties"][part].to_string();
        let name = reference.split("#/$defs/").nth(1).unwrap().split('"').next().unwrap();
        let known: BTreeSet<String> = keys(&schema["$defs"][name]).into_iter().collect();
        assert_eq!(known, within.iter().map(|key| (*key).to_owned()).collect(), "{part}");
    }
}
