//! From the tree to the model's types.
//!
//! In: a [`Node`]. Out: whatever type is asked for, by serde. A type of the name [`AT`] gets the spot where its value
//! stands; a text may be asked of any single value and is what the officer wrote (`reference: 012` gives "012"). The
//! schema has been held against the tree before, so the errors given here are those of a type's own reading.

mod error;
#[cfg(test)]
mod tests;

use std::marker::PhantomData;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;

use crate::model::AT;
use crate::tree::{Entry, Kind, Node, Scalar, Shape};

pub(super) use error::ReadError;

/// A node as serde reads it.
#[derive(Clone, Copy)]
pub(super) struct Reader<'t> {
    node: &'t Node,
    /// The file's number, for spots.
    file: u32,
}

impl<'t> Reader<'t> {
    /// A reader of a node in the file of this number.
    pub(super) fn new(node: &'t Node, file: u32) -> Self {
        Self { node, file }
    }

    /// The node as a type.
    pub(super) fn read<T: DeserializeOwned>(self) -> Result<T, ReadError> {
        self.give(PhantomData)
    }

    /// Gives the value to a type. A type that first reads a text and then refuses it errs outside of this reader's own
    /// methods, so the place is added here.
    fn give<'de, S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, ReadError> {
        self.here(seed.deserialize(self))
    }

    fn here<T>(&self, result: Result<T, ReadError>) -> Result<T, ReadError> {
        result.map_err(|error| error.or_at(&self.node.bytes))
    }

    fn scalar(&self, wanted: &'static str) -> Result<&'t Scalar, ReadError> {
        self.node.scalar().ok_or_else(|| self.wrong(wanted))
    }

    fn wrong(&self, wanted: &str) -> ReadError {
        let found = match &self.node.shape {
            Shape::Scalar(scalar) if scalar.kind == Kind::Nothing => "nothing".to_owned(),
            Shape::Scalar(scalar) => format!("`{}`", scalar.text),
            Shape::List(_) => "a list".to_owned(),
            Shape::Mapping(_) => "keys and values".to_owned(),
        };
        ReadError::new(format!("expected {wanted}, found {found}")).or_at(&self.node.bytes)
    }
}

fn visit_number<'de, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, ReadError> {
    if let Ok(number) = text.parse::<u64>() {
        return visitor.visit_u64(number);
    }
    if let Ok(number) = text.parse::<i64>() {
        return visitor.visit_i64(number);
    }
    match text.parse::<f64>() {
        Ok(number) => visitor.visit_f64(number),
        Err(_) => visitor.visit_str(text),
    }
}

/// The text of a whole number, without a fraction of zeros: JSON Schema takes `12.0` for a whole number too.
fn whole(scalar: &Scalar) -> Option<String> {
    let text = match scalar.kind {
        Kind::Whole => &*scalar.text,
        Kind::Decimal => scalar.text.trim_end_matches('0').strip_suffix('.')?,
        _ => return None,
    };
    Some(text.to_owned())
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
            let text = self.node.scalar().and_then(whole).ok_or_else(|| self.wrong("a whole number"))?;
            self.here(visit_number(&text, visitor))
        }
    )*};
}

macro_rules! decimal_numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
            let scalar = self.scalar("a number")?;
            match scalar.kind {
                Kind::Whole | Kind::Decimal => {
                    let number = scalar.text.parse::<f64>().map_err(|_| self.wrong("a number"))?;
                    self.here(visitor.visit_f64(number))
                }
                _ => Err(self.wrong("a number")),
            }
        }
    )*};
}

macro_rules! texts {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
            let scalar = self.scalar("text")?;
            if scalar.kind == Kind::Nothing {
                return Err(self.wrong("text"));
            }
            self.here(visitor.visit_str(&scalar.text))
        }
    )*};
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = ReadError;

    /// What YAML sees in it, for untagged types.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.shape {
            Shape::Scalar(scalar) => self.here(match scalar.kind {
                Kind::Nothing => visitor.visit_unit(),
                Kind::Truth(truth) => visitor.visit_bool(truth),
                Kind::Whole | Kind::Decimal => visit_number(whole(scalar).as_deref().unwrap_or(&scalar.text), visitor),
                Kind::Text => visitor.visit_str(&scalar.text),
            }),
            Shape::List(_) => self.deserialize_seq(visitor),
            Shape::Mapping(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.scalar("`true` or `false`")?.kind {
            Kind::Truth(truth) => self.here(visitor.visit_bool(truth)),
            _ => Err(self.wrong("`true` or `false`")),
        }
    }

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
    }
    decimal_numbers! { deserialize_f32 deserialize_f64 }
    texts! { deserialize_char deserialize_str deserialize_string deserialize_identifier }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.node.scalar() {
            Some(scalar) if scalar.kind == Kind::Nothing => self.here(visitor.visit_none()),
            _ => self.here(visitor.visit_some(self)),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.node.scalar() {
            Some(scalar) if scalar.kind == Kind::Nothing => self.here(visitor.visit_unit()),
            _ => Err(self.wrong("nothing")),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let result = if name == AT {
            visitor.visit_seq(WithSpot { reader: self, given: 0 })
        } else {
            visitor.visit_newtype_struct(self)
        };
        self.here(result)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let Shape::List(items) = &self.node.shape else {
            return Err(self.wrong("a list"));
        };
        self.here(visitor.visit_seq(Items {
            rest: items.iter(),
            file: self.file,
        }))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let Shape::Mapping(entries) = &self.node.shape else {
            return Err(self.wrong("keys and values"));
        };
        self.here(visitor.visit_map(Entries {
            rest: entries.iter(),
            value: None,
            file: self.file,
        }))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.deserialize_map(visitor)
    }

    /// A word for a variant without content; `variant: content` for one with.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let file = self.file;
        let result = match &self.node.shape {
            Shape::Scalar(scalar) if scalar.kind != Kind::Nothing => visitor.visit_enum(Variant {
                name: &scalar.text,
                content: None,
            }),
            Shape::Mapping(entries) if entries.len() == 1 => visitor.visit_enum(Variant {
                name: &entries[0].key,
                content: Some(Reader::new(&entries[0].value, file)),
            }),
            _ => Err(self.wrong("a word, or one key with its value")),
        };
        self.here(result)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { bytes byte_buf }
}

/// The parts of a value with its spot: file, start, end, value.
struct WithSpot<'t> {
    reader: Reader<'t>,
    given: u8,
}

impl<'de> SeqAccess<'de> for WithSpot<'_> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, ReadError> {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let bytes = &self.reader.node.bytes;
        self.given += 1;
        let part = match self.given {
            1 => self.reader.file,
            2 => offset(bytes.start),
            3 => offset(bytes.end),
            4 => return self.reader.give(seed).map(Some),
            _ => return Ok(None),
        };
        seed.deserialize(part.into_deserializer()).map(Some)
    }
}

struct Items<'t> {
    rest: std::slice::Iter<'t, Node>,
    file: u32,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, ReadError> {
        let item = self.rest.next();
        item.map(|node| Reader::new(node, self.file).give(seed)).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Entries<'t> {
    rest: std::slice::Iter<'t, Entry>,
    value: Option<&'t Node>,
    file: u32,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = ReadError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, ReadError> {
        let Some(entry) = self.rest.next() else { return Ok(None) };
        self.value = Some(&entry.value);
        let key = Node {
            bytes: entry.key_bytes.clone(),
            shape: Shape::Scalar(Scalar {
                text: entry.key.clone(),
                kind: match Kind::of_plain(&entry.key) {
                    Kind::Nothing => Kind::Text,
                    kind => kind,
                },
            }),
        };
        let reader = Reader::new(&key, self.file);
        reader.here(seed.deserialize(KeyReader(reader))).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        match self.value.take() {
            Some(node) => Reader::new(node, self.file).give(seed),
            None => Err(ReadError::new("a value was asked for before its key".to_owned())),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// A key as serde reads it: text, whatever it looks like, and a number where one is asked for.
struct KeyReader<'t>(Reader<'t>);

macro_rules! as_a_value {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
            self.0.$method(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for KeyReader<'_> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.0.deserialize_str(visitor)
    }

    as_a_value! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.0.deserialize_newtype_struct(name, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        bool f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier
        ignored_any
    }
}

struct Variant<'t> {
    name: &'t str,
    content: Option<Reader<'t>>,
}

impl<'de, 't> EnumAccess<'de> for Variant<'t> {
    type Error = ReadError;
    type Variant = Content<'t>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), ReadError> {
        let value = seed.deserialize(self.name.into_deserializer())?;
        Ok((value, Content(self.content)))
    }
}

struct Content<'t>(Option<Reader<'t>>);

impl Content<'_> {
    fn missing() -> ReadError {
        ReadError::new("this word needs a value of its own".to_owned())
    }
}

impl<'de> VariantAccess<'de> for Content<'_> {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        match self.0 {
            Some(content) => content.deserialize_unit(serde::de::IgnoredAny).map(|_| ()),
            None => Ok(()),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, ReadError> {
        self.0.ok_or_else(Self::missing)?.give(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, ReadError> {
        self.0.ok_or_else(Self::missing)?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, ReadError> {
        self.0.ok_or_else(Self::missing)?.deserialize_map(visitor)
    }
}
