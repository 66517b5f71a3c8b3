//! Values by name that every document of a year prints alike.
//!
//! In: the values. Out: the same, shared by all who have a copy, and beside them as templates take them. There are
//! hundreds of figures of a year: to copy them for each document would cost more than all else that is done for it.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use tera::Value;
use tera::value::{Key, Map};

/// Values by name, shared by their copies.
#[derive(Debug, Clone, PartialEq)]
pub struct ByName<T> {
    values: Arc<BTreeMap<Arc<str>, T>>,
    in_templates: Value,
}

impl<T> ByName<T> {
    /// These values, and how templates take one of them.
    pub(super) fn new(values: impl IntoIterator<Item = (Arc<str>, T)>, in_templates: fn(&T) -> Value) -> Self {
        let values: BTreeMap<Arc<str>, T> = values.into_iter().collect();
        let in_templates = values
            .iter()
            .map(|(name, value)| (Key::String(Arc::clone(name)), in_templates(value)));
        Self {
            in_templates: in_templates.collect::<Map>().into(),
            values: Arc::new(values),
        }
    }

    /// The same as templates take them.
    pub(super) fn in_templates(&self) -> Value {
        self.in_templates.clone()
    }
}

impl<T> Deref for ByName<T> {
    type Target = BTreeMap<Arc<str>, T>;

    fn deref(&self) -> &BTreeMap<Arc<str>, T> {
        &self.values
    }
}

impl<T: Serialize> Serialize for ByName<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.values.iter().map(|(name, value)| (name.as_ref(), value)))
    }
}
