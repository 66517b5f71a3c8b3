//! The way through a schema to the keyword that spoke: the subschema there, and what the field is for.

use serde_json::Value;

/// What stands at the end of a way.
#[derive(Debug, Clone, Copy)]
pub(in crate::load::schema) struct End<'s> {
    /// The subschema that holds the keyword.
    pub subschema: Option<&'s Value>,
    /// The description of the innermost field on the way; that of its type where it has none.
    pub description: Option<&'s str>,
}

/// Follows a way (a JSON pointer whose `$ref` steps lead on to the definition) up to its last step, the keyword.
pub(in crate::load::schema) fn follow<'s>(schema: &'s Value, way: &str) -> End<'s> {
    let mut steps: Vec<String> = way
        .split('/')
        .skip(1)
        .map(|s| s.replace("~1", "/").replace("~0", "~"))
        .collect();
    steps.pop();
    let mut end = End {
        subschema: Some(schema),
        description: None,
    };
    let mut in_properties = false;
    for step in steps {
        let Some(current) = end.subschema else { break };
        end.subschema = match current {
            _ if step == "$ref" && !in_properties => referred(schema, current),
            Value::Array(items) => step.parse().ok().and_then(|index: usize| items.get(index)),
            other => other.get(&step),
        };
        let own = end.subschema.and_then(description);
        if in_properties {
            end.description = own;
        } else {
            end.description = end.description.or(own);
        }
        in_properties = step == "properties" && !in_properties;
    }
    end
}

/// The definition to which a schema refers.
pub(in crate::load::schema) fn referred<'s>(root: &'s Value, schema: &Value) -> Option<&'s Value> {
    let pointer = schema.get("$ref")?.as_str()?.strip_prefix('#')?;
    root.pointer(pointer)
}

/// What a key of a mapping is for.
pub(in crate::load::schema) fn of_key<'s>(root: &'s Value, subschema: &'s Value, key: &str) -> Option<&'s str> {
    let field = subschema.get("properties")?.get(key)?;
    description(field).or_else(|| referred(root, field).and_then(description))
}

fn description(schema: &Value) -> Option<&str> {
    schema.get("description").and_then(Value::as_str)
}
