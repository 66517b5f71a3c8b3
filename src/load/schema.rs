//! The judgement of a tree by the JSON Schema of the type that it is to become.
//!
//! In: a tree and a type. Out: everything in the tree that the type would refuse, each at its place and in plain words.
//! The schema is the one given to editors ([`json_schema`]), derived from the model, so that the two never differ. It is
//! compiled once per type and process.

mod faults;
mod formats;
mod judge;
mod words;

use std::any::TypeId;
use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use jsonschema::{Draft, Validator};
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use formats::FORMATS;
pub(super) use judge::judge;

/// The JSON Schema of a type (draft 2020-12): for editors, and for the program's own judgement.
///
/// The documentation of each field is its description, and what an officer is told about it.
#[must_use]
pub fn json_schema<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12()
        .with_transform(LargestNumbers)
        .with_transform(NothingWritten);
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// A schema ready for use.
pub(super) struct Compiled {
    /// The schema itself, for descriptions and known keys.
    schema: Value,
    /// What judges by it; the reason why there is none, otherwise.
    validator: Result<Validator, String>,
}

/// The compiled schema of a type, which stays for as long as the process.
pub(super) fn compiled<T: JsonSchema + 'static>() -> &'static Compiled {
    static BY_TYPE: Mutex<BTreeMap<TypeId, &'static OnceLock<Compiled>>> = Mutex::new(BTreeMap::new());
    let mut by_type = BY_TYPE.lock().unwrap_or_else(PoisonError::into_inner);
    let of_type: &OnceLock<Compiled> = by_type
        .entry(TypeId::of::<T>())
        .or_insert_with(|| Box::leak(Box::default()));
    // Those of two types can be compiled at once.
    drop(by_type);
    of_type.get_or_init(|| compile(json_schema::<T>()))
}

fn compile(schema: Value) -> Compiled {
    let mut options = jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true);
    for format in &FORMATS {
        options = options.with_format(format.name, |text: &str| (format.refuses)(text).is_none());
    }
    let validator = options.build(&schema).map_err(|error| error.to_string());
    Compiled { schema, validator }
}

/// Writes the largest number that a Rust type holds into its schema, where schemars gives only the type's name.
#[derive(Debug, Clone)]
struct LargestNumbers;

impl Transform for LargestNumbers {
    fn transform(&mut self, schema: &mut Schema) {
        let range = match schema.get("format").and_then(Value::as_str) {
            Some("uint32") => Some((0.into(), u32::MAX.into())),
            Some("uint64" | "uint") => Some((0.into(), u64::MAX.into())),
            Some("int32") => Some((i32::MIN.into(), i32::MAX.into())),
            Some("int64" | "int") => Some((i64::MIN.into(), i64::MAX.into())),
            _ => None,
        };
        if let Some((least, most)) = range {
            let least: Value = least;
            let most: Value = most;
            let object = schema.ensure_object();
            object.entry("minimum").or_insert(least);
            object.entry("maximum").or_insert(most);
        }
        transform_subschemas(self, schema);
    }
}

/// Refuses a key with nothing after its colon, which an `Option` of serde would pass over: what is not known is left
/// out, and what is written has a value. A field that may be empty says so by `x-may-be-empty`.
#[derive(Debug, Clone)]
struct NothingWritten;

impl Transform for NothingWritten {
    fn transform(&mut self, schema: &mut Schema) {
        let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
        for property in properties.into_iter().flat_map(|properties| properties.values_mut()) {
            if let Some(property) = property.as_object_mut()
                && property.remove("x-may-be-empty").is_none()
            {
                without_null(property);
            }
        }
        transform_subschemas(self, schema);
    }
}

/// Takes `null` out of the types, the words and the alternatives of a property, and out of its default.
fn without_null(property: &mut Map<String, Value>) {
    if property.get("default") == Some(&Value::Null) {
        property.remove("default");
    }
    for (list, null) in [
        ("type", "null".into()),
        ("enum", Value::Null),
        ("anyOf", json!({"type": "null"})),
    ] {
        let Some(Value::Array(items)) = property.get_mut(list) else {
            continue;
        };
        items.retain(|item| *item != null);
        let [only] = items.as_slice() else { continue };
        let only = only.clone();
        match (list, only) {
            ("type", only) => drop(property.insert("type".to_owned(), only)),
            ("anyOf", Value::Object(only)) => {
                property.remove("anyOf");
                property.extend(only);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use schemars::JsonSchema;
    use serde::Deserialize;

    use super::{compiled, json_schema};
    use crate::model::At;
    use crate::units::{Colour, Date, FinancialYear};

    #[derive(Deserialize, JsonSchema)]
    #[expect(dead_code, reason = "only its schema is looked at")]
    struct Sample {
        /// Decided in the year.
        decided: At<u32>,
        change: i64,
        small: u8,
        year: FinancialYear,
        date: Date,
        colour: Colour,
    }

    #[test]
    fn whole_numbers_carry_the_limits_of_their_type() {
        let schema = json_schema::<Sample>();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        let properties = &schema["properties"];
        assert_eq!(properties["decided"]["minimum"], 0);
        assert_eq!(properties["decided"]["maximum"], u32::MAX);
        assert_eq!(properties["decided"]["description"], "Decided in the year.");
        assert_eq!(properties["change"]["minimum"], i64::MIN);
        assert_eq!(properties["small"]["maximum"], u8::MAX);
    }

    #[test]
    fn nothing_may_stand_after_a_colon_only_where_a_field_says_so() {
        let schema = json_schema::<crate::model::Year>();
        let definitions = &schema["$defs"];
        assert_eq!(definitions["Letter"]["properties"]["delivery"]["type"], "string");
        assert!(definitions["Letter"]["properties"]["date"]["$ref"].is_string());
        let update = &definitions["Update"]["properties"]["update"];
        assert!(update["anyOf"][1]["type"] == "null", "{update}");
        assert_eq!(schema.to_string().matches("null").count(), 1);
        assert!(!schema.to_string().contains("x-may-be-empty"));
    }

    #[test]
    fn every_format_of_units_is_known() {
        let schema = json_schema::<Sample>();
        let formats: Vec<&str> = ["FinancialYear", "Date", "Colour"]
            .iter()
            .filter_map(|t| schema["$defs"][t]["format"].as_str())
            .collect();
        assert_eq!(formats.len(), 3);
        for format in formats {
            assert!(super::formats::named(format).is_some(), "{format}");
        }
    }

    #[test]
    fn a_schema_is_compiled_once() {
        assert!(std::ptr::eq(compiled::<Sample>(), compiled::<Sample>()));
        assert!(compiled::<Sample>().validator.is_ok());
    }
}
