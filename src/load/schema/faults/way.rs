//! The way through a schema to the keyword that spoke: the subschema there, the field that it belongs to, and what the
//! schema says of keys and words.

use serde_json::Value;

/// How deep references and alternatives are followed: a type may contain itself.
const DEEPEST: usize = 8;

/// What stands at the end of a way.
#[derive(Debug, Clone, Copy)]
pub(in crate::load::schema) struct End<'s> {
    /// The subschema that holds the keyword.
    pub subschema: Option<&'s Value>,
    /// The subschema of the innermost field, item or value on the way; the whole schema at the top.
    pub field: &'s Value,
    /// What that field is for; what its type is, where that is not said.
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
        field: schema,
        description: None,
    };
    let mut before = "";
    for step in &steps {
        let Some(current) = end.subschema else { break };
        let names_field = before == "properties";
        end.subschema = match current {
            _ if step == "$ref" && !names_field => referred(schema, current),
            Value::Array(items) => step.parse().ok().and_then(|index: usize| items.get(index)),
            other => other.get(step),
        };
        let own = end.subschema.and_then(description);
        let is_field = names_field || matches!(step.as_str(), "items" | "additionalProperties");
        if is_field {
            end.field = end.subschema.unwrap_or(current);
        }
        end.description = if is_field { own } else { end.description.or(own) };
        before = if names_field { "" } else { step };
    }
    end
}

/// The keys that a mapping may have by the subschema to whose keyword this way leads, in the order of the type.
pub(in crate::load::schema) fn keys_at(schema: &Value, way: &str) -> Vec<String> {
    let mut keys = Vec::new();
    if let Some(subschema) = follow(schema, way).subschema {
        for part in parts(schema, subschema) {
            for (key, _) in part.get("properties").and_then(Value::as_object).into_iter().flatten() {
                if !keys.contains(key) {
                    keys.push(key.clone());
                }
            }
        }
    }
    keys
}

/// The words among which a schema lets one choose; none where it lets one write freely.
pub(in crate::load::schema) fn words(root: &Value, schema: &Value) -> Vec<String> {
    let words = parts(root, schema).into_iter().flat_map(|part| {
        let choice = part.get("enum").and_then(Value::as_array).into_iter().flatten();
        choice
            .chain(part.get("const"))
            .filter_map(Value::as_str)
            .map(str::to_owned)
    });
    words.collect()
}

/// The named format of a text, where it has one.
pub(in crate::load::schema) fn format<'s>(root: &'s Value, schema: &'s Value) -> Option<&'s str> {
    parts(root, schema)
        .into_iter()
        .find_map(|part| part.get("format")?.as_str())
}

/// The words of a key by which the alternatives of a field are told apart.
pub(in crate::load::schema) fn words_of_key(root: &Value, field: &Value, key: &str) -> Vec<String> {
    let properties = parts(root, field)
        .into_iter()
        .filter_map(|part| part.get("properties")?.get(key));
    properties.flat_map(|property| words(root, property)).collect()
}

/// What a key of a mapping is for.
pub(in crate::load::schema) fn of_key<'s>(root: &'s Value, subschema: &'s Value, key: &str) -> Option<&'s str> {
    let field = subschema.get("properties")?.get(key)?;
    description(field).or_else(|| referred(root, field).and_then(description))
}

/// The keys that lead to a mapping in which this key is known, the shortest way there; empty for the top of the file.
pub(in crate::load::schema) fn home_of(root: &Value, key: &str) -> Option<Vec<String>> {
    let mut level: Vec<(Vec<String>, &Value)> = vec![(Vec::new(), root)];
    for _ in 0..DEEPEST {
        let mut next = Vec::new();
        for (path, schema) in level {
            for part in parts(root, schema) {
                let properties = part.get("properties").and_then(Value::as_object);
                if properties.is_some_and(|properties| properties.contains_key(key)) {
                    return Some(path);
                }
                for (name, property) in properties.into_iter().flatten() {
                    next.push(([path.clone(), vec![name.clone()]].concat(), property));
                }
                let inner = ["items", "additionalProperties"]
                    .into_iter()
                    .filter_map(|inner| part.get(inner));
                next.extend(inner.map(|inner| (path.clone(), inner)));
            }
        }
        // Types that contain themselves make many ways; the first few hundred are enough for a hint.
        next.truncate(500);
        level = next;
    }
    None
}

/// A schema with all that it refers to and all its alternatives.
fn parts<'s>(root: &'s Value, schema: &'s Value) -> Vec<&'s Value> {
    let mut parts = vec![schema];
    let mut from = 0;
    for _ in 0..DEEPEST {
        let until = parts.len();
        for at in from..until {
            let part = parts[at];
            let alternatives = ["allOf", "anyOf", "oneOf"]
                .into_iter()
                .filter_map(|name| part.get(name)?.as_array());
            parts.extend(alternatives.flatten());
            parts.extend(referred(root, part));
        }
        from = until;
    }
    parts
}

fn referred<'s>(root: &'s Value, schema: &Value) -> Option<&'s Value> {
    let pointer = schema.get("$ref")?.as_str()?.strip_prefix('#')?;
    root.pointer(pointer)
}

fn description(schema: &Value) -> Option<&str> {
    schema.get("description").and_then(Value::as_str)
}
