//! Values by name that every document of a year prints alike.
//!
//! In: the values. Out: the same, shared by all who have a copy, and beside them as templates take them. There are
//! hundreds of figures of a year: to copy them for each document would cost more than all else that is done for it.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use tera::Value;

/// Values by name, shared by their copies.
#[derive(Debug, Clone, PartialEq)]
pub struct ByName<T> {
    values: Arc<BTreeMap<String, T>>,
    in_templates: Value,
}

impl<T: Serialize> ByName<T> {
    /// These values.
    pub(super) fn new(values: BTreeMap<String, T>) -> Self {
        Self {
            in_templates: Value::from_serializable(&values),
            values: Arc::new(values),
        }
    }

    /// The same as templates take them.
    pub(super) fn in_templates(&self) -> Value {
        self.in_templates.clone()
    }
}

impl<T> Deref for ByName<T> {
    type Target = BTreeMap<String, T>;

    fn deref(&self) -> &BTreeMap<String, T> {
        &self.values
    }
}

impl<T: Serialize> Serialize for ByName<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.values.serialize(serializer)
    }
}
