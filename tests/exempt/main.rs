//! What is exempt from publication: that nothing of it is in anything that the public may read, and all of it in what
//! members do.
//!
//! In `project/` every place where something can be exempt has words of its own that begin with `zz` and numbers that
//! begin with 707; nothing else has such words or numbers.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod fingerprints;
mod messages;
#[path = "../pdf/reader.rs"]
#[allow(
    dead_code,
    clippy::expect_used,
    reason = "the reader is part of the tests of the PDF writer, which use all of it"
)]
mod reader;
mod versions;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A copy of the planted project, with texts of one of its files replaced.
fn planted(file: &str, changes: &[(&str, &str)]) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exempt/project");
    for entry in std::fs::read_dir(project).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
    }
    let path = copy.path().join(file);
    let mut yaml = std::fs::read_to_string(&path).unwrap();
    for (from, to) in changes {
        assert!(yaml.contains(from), "{file} has no `{from}`");
        yaml = yaml.replace(from, to);
    }
    std::fs::write(path, yaml).unwrap();
    copy
}

/// What a command says on both of its streams, of the project in a folder, and its exit code.
fn said(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_annual-review"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (text.concat(), output.status.code().unwrap())
}

/// Every file below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Everything in a file that anybody could read: its name, its bytes where they are text, and of a PDF every
/// decompressed stream, every string, and the words of its pages as a reader decodes them.
fn readable(file: &Path) -> String {
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let bytes = std::fs::read(file).unwrap();
    if !bytes.starts_with(b"%PDF") {
        return name + "\n" + &with_pictures_read(&String::from_utf8(bytes).unwrap());
    }
    let pdf = reader::File::read(&bytes);
    let mut text = name;
    for page in &pdf.pages {
        for words in page.parts.values().chain(&page.artifacts).chain([&page.unmarked]) {
            text.push('\n');
            text.push_str(words);
        }
    }
    for object in pdf.pdf.objects.values() {
        push_object(object, &mut text);
    }
    text
}

/// A text with the pictures in it that are given as their bytes, in the place of these.
fn with_pictures_read(text: &str) -> String {
    const BEGUN: &str = "data:image/svg+xml;base64,";
    let mut parts = text.split(BEGUN);
    let mut read = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (picture, rest) = part.split_once('"').unwrap();
        read.push_str(&String::from_utf8(STANDARD.decode(picture).unwrap()).unwrap());
        read.push_str(rest);
    }
    read
}

fn push_object(object: &lopdf::Object, text: &mut String) {
    match object {
        lopdf::Object::Stream(stream) => {
            push_dictionary(&stream.dict, text);
            let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            // A typeface has bytes of any kind, which spell whatever they do by chance.
            if !stream.dict.has(b"Length1") && !stream.dict.has(b"Subtype") || stream.dict.has_type(b"Metadata") {
                text.push('\n');
                text.push_str(&String::from_utf8_lossy(&bytes));
            }
        }
        lopdf::Object::Dictionary(dictionary) => push_dictionary(dictionary, text),
        lopdf::Object::Array(items) => items.iter().for_each(|item| push_object(item, text)),
        lopdf::Object::String(bytes, _) | lopdf::Object::Name(bytes) => {
            text.push('\n');
            let wide: Vec<u16> = bytes
                .strip_prefix(&[0xfe, 0xff])
                .unwrap_or_default()
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .collect();
            text.push_str(&String::from_utf16_lossy(&wide));
            text.push_str(&String::from_utf8_lossy(bytes));
        }
        _ => {}
    }
}

fn push_dictionary(dictionary: &lopdf::Dictionary, text: &mut String) {
    for (key, value) in dictionary {
        text.push('\n');
        text.push_str(&String::from_utf8_lossy(key));
        push_object(value, text);
    }
}

/// The planted words and numbers in a text, each once, the numbers without their comma.
fn tokens(text: &str) -> BTreeSet<String> {
    let plain = text.to_lowercase().replace(['\u{ad}', '\u{200b}'], "");
    let without_commas = plain.replace(',', "");
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric());
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let all = words(&plain).into_iter().chain(words(&without_commas));
    all.filter(|word| word.contains("zz") || is_planted_number(word))
        .collect()
}

fn is_planted_number(word: &str) -> bool {
    word.len() == 5 && word.starts_with("707") && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// That a text tells nothing of what is exempt.
fn assert_silent(text: &str, what: &str) {
    let found = tokens(text);
    assert!(found.is_empty(), "{what} tells {found:?}:\n{text}");
}
