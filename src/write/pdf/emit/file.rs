//! The file: its objects one after the other, and where each of them stands.
//!
//! In: the objects. Out: the bytes, with object streams and a cross-reference stream, which halve the file. lopdf can write
//! the same, but clones every object and writes it four times over to learn how long it is.
//!
//! # Source
//! ISO 32000-1, 7.3 (objects), 7.5.7 (object streams) and 7.5.8 (cross-reference streams).

use std::borrow::Cow;
use std::cell::RefCell;
use std::io::Write as _;

use flate2::{Compress, Compression, FlushCompress};
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use rayon::prelude::*;

use super::integer;

/// Objects in one stream: a reader unpacks all of them for one.
const PACKED: usize = 200;

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
enum Entry {
    /// Nowhere: there is none with that number.
    Free,
    /// So many bytes from the beginning of the file.
    At(usize),
    /// In an object stream with this number, at this place of it.
    Packed { stream: u32, place: u16 },
}

/// A file as it is written.
struct File {
    bytes: Vec<u8>,
    /// By the numbers of the objects.
    entries: Vec<Entry>,
}

/// The bytes of a file.
pub(super) fn bytes(document: &Document) -> Vec<u8> {
    let mut file = File::new(document);
    let (mut streams, mut packable) = (Vec::new(), Vec::new());
    for ((number, _), object) in &document.objects {
        match object {
            Object::Stream(stream) => streams.push((*number, Cow::Borrowed(stream))),
            other => packable.push((*number, other)),
        }
    }
    let mut next = document.max_id + 1;
    for objects in packable.chunks(PACKED) {
        streams.push((next, Cow::Owned(file.packed(next, objects))));
        next += 1;
    }
    // To compress them takes longer than all the rest.
    let each = streams.par_iter();
    let each = each.map(|(number, stream)| (*number, written(*number, stream)));
    for (number, bytes) in each.collect::<Vec<_>>() {
        file.add(number, &bytes);
    }
    file.finish(next, &document.trailer)
}

/// A stream as it stands in the file, compressed if it may be and is not yet.
fn written(number: u32, stream: &Stream) -> Vec<u8> {
    if !stream.allows_compression {
        return as_it_is(number, &stream.dict, &stream.content);
    }
    let packed = compressed(&stream.content);
    let mut dictionary = stream.dict.clone();
    dictionary.set("Filter", "FlateDecode");
    dictionary.set("Length", integer(packed.len()));
    as_it_is(number, &dictionary, &packed)
}

/// An object that has to stand by itself: a dictionary with its content.
fn as_it_is(number: u32, dictionary: &Dictionary, content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(content.len() + 256);
    // Writing into memory does not fail.
    let _ = writeln!(bytes, "{number} 0 obj");
    write_dictionary(dictionary, &mut bytes);
    bytes.extend(b"stream\n");
    bytes.extend(content);
    bytes.extend(b"\nendstream\nendobj\n");
    bytes
}

impl File {
    fn new(document: &Document) -> Self {
        let mut bytes = format!("%PDF-{}\n%", document.version).into_bytes();
        // Four bytes that are no text, so that nobody takes the file for one.
        bytes.extend(&document.binary_mark);
        bytes.push(b'\n');
        Self {
            bytes,
            entries: Vec::new(),
        }
    }

    fn enter(&mut self, number: u32, entry: Entry) {
        let index = number as usize;
        if self.entries.len() <= index {
            self.entries.resize(index + 1, Entry::Free);
        }
        self.entries[index] = entry;
    }

    /// Adds an object that stands by itself.
    fn add(&mut self, number: u32, bytes: &[u8]) {
        self.enter(number, Entry::At(self.bytes.len()));
        self.bytes.extend(bytes);
    }

    /// Objects packed into a stream.
    fn packed(&mut self, stream: u32, objects: &[(u32, &Object)]) -> Stream {
        let (mut index, mut content) = (Vec::new(), Vec::new());
        for (place, (number, object)) in (0..).zip(objects) {
            self.enter(*number, Entry::Packed { stream, place });
            let _ = write!(index, "{number} {} ", content.len());
            write_object(object, &mut content);
            content.push(b' ');
        }
        let first = index.len();
        index.append(&mut content);
        Stream {
            dict: dictionary! {
                "Type" => "ObjStm",
                "N" => integer(objects.len()),
                "First" => integer(first),
            },
            content: index,
            allows_compression: true,
            start_position: None,
        }
    }

    /// Writes where each object stands, and the end.
    fn finish(mut self, number: u32, trailer: &Dictionary) -> Vec<u8> {
        let start = self.bytes.len();
        self.enter(number, Entry::At(start));
        let mut table = Vec::with_capacity(self.entries.len() * 7);
        for entry in &self.entries {
            let (kind, place, more) = match entry {
                Entry::Free => (0, 0, u16::MAX),
                Entry::At(offset) => (1, u32::try_from(*offset).unwrap_or(u32::MAX), 0),
                Entry::Packed { stream, place } => (2, *stream, *place),
            };
            table.push(kind);
            table.extend(place.to_be_bytes());
            table.extend(more.to_be_bytes());
        }
        let table = compressed(&table);
        let mut dictionary = trailer.clone();
        dictionary.set("Type", "XRef");
        dictionary.set("Size", integer(self.entries.len()));
        dictionary.set("W", vec![integer(1), integer(4), integer(2)]);
        dictionary.set("Filter", "FlateDecode");
        dictionary.set("Length", integer(table.len()));
        self.add(number, &as_it_is(number, &dictionary, &table));
        let _ = write!(self.bytes, "startxref\n{start}\n%%EOF");
        self.bytes
    }
}

/// Writes an object as it stands within others. Writing into memory does not fail.
fn write_object(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => drop(write!(out, "{value}")),
        Object::Integer(value) => drop(write!(out, "{value}")),
        Object::Real(value) => drop(write!(out, "{value}")),
        Object::Reference((number, generation)) => drop(write!(out, "{number} {generation} R")),
        Object::Name(name) => write_name(name, out),
        Object::String(text, StringFormat::Literal) => write_literal(text, out),
        Object::String(text, StringFormat::Hexadecimal) => write_hexadecimal(text, out),
        Object::Array(objects) => write_array(objects, out),
        // A stream stands by itself; within another object there is only its number.
        Object::Dictionary(dictionary) | Object::Stream(Stream { dict: dictionary, .. }) => {
            write_dictionary(dictionary, out);
        }
    }
}

fn write_array(objects: &[Object], out: &mut Vec<u8>) {
    out.push(b'[');
    for (index, object) in objects.iter().enumerate() {
        if index > 0 {
            separate(object, out);
        }
        write_object(object, out);
    }
    out.push(b']');
}

fn write_dictionary(dictionary: &Dictionary, out: &mut Vec<u8>) {
    out.extend(b"<<");
    for (key, value) in dictionary {
        write_name(key, out);
        separate(value, out);
        write_object(value, out);
    }
    out.extend(b">>");
}

/// Writes a space before an object that does not begin with a mark of its own.
fn separate(object: &Object, out: &mut Vec<u8>) {
    let begins_with_a_mark = matches!(
        object,
        Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_) | Object::Stream(_)
    );
    if !begins_with_a_mark {
        out.push(b' ');
    }
}

fn write_name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            let _ = write!(out, "#{byte:02X}");
        }
    }
}

fn write_literal(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'(');
    for byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            // A reader takes a bare one for the end of a line.
            b'\r' => out.extend(b"\\r"),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}

fn write_hexadecimal(text: &[u8], out: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.push(b'<');
    out.extend(
        text.iter()
            .flat_map(|byte| [byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)])),
    );
    out.push(b'>');
}

/// How hard to compress: what is gained above this is less than what it costs.
const LEVEL: u32 = 6;

thread_local! {
    // One for all streams: to make it is dearer than to compress a short one.
    static DEFLATE: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(LEVEL), true));
}

/// Bytes, compressed.
pub(super) fn compressed(bytes: &[u8]) -> Vec<u8> {
    // More than any bytes can grow to, so that one call does it.
    let mut packed = Vec::with_capacity(bytes.len() + bytes.len() / 8 + 128);
    DEFLATE.with_borrow_mut(|deflate| {
        deflate.reset();
        // It fails only where there is no room.
        let _ = deflate.compress_vec(bytes, &mut packed, FlushCompress::Finish);
    });
    packed
}
