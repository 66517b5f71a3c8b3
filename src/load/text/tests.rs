//! Files as officers' machines produce them.

use std::path::PathBuf;

use super::{LARGEST, Text, decode, read_text};
use crate::diagnostic::{Diagnostic, Place};

fn text_of(bytes: &[u8]) -> String {
    let text: Text = decode(bytes, "2023-24.yaml").unwrap();
    assert!(text.warnings.is_empty());
    text.source.text.clone()
}

fn refusal(bytes: &[u8]) -> Diagnostic {
    decode(bytes, "2023-24.yaml").unwrap_err()
}

#[test]
fn every_kind_of_line_end_becomes_a_line_feed() {
    assert_eq!(text_of(b"a: 1\r\nb: 2\rc: 3\n"), "a: 1\nb: 2\nc: 3\n");
}

#[test]
fn a_byte_order_mark_is_dropped() {
    assert_eq!(text_of(b"\xef\xbb\xbfa: 1\n"), "a: 1\n");
}

#[test]
fn utf_16_is_decoded_by_its_mark() {
    let little: Vec<u8> = "\u{feff}a: é\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = "\u{feff}a: é\r\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(text_of(&little), "a: é\n");
    assert_eq!(text_of(&big), "a: é\n");
    let without_mark: Vec<u8> = "a: b\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refusal(&without_mark).message, "`2023-24.yaml` is not a text file");
    assert!(refusal(b"\xff\xfea\x00\x00\xd8").message.contains("not valid UTF-16"));
}

#[test]
fn windows_1252_is_read_with_a_warning_at_its_first_letter() {
    let text = decode(b"year: 2023/24\r\nnote: Caf\xe9 \x96 it\x92s fine\r\n", "2023-24.yaml").unwrap();
    assert_eq!(text.source.text, "year: 2023/24\nnote: Café – it’s fine\n");
    let warning = text.warnings.iter().next().unwrap();
    assert!(warning.message.contains("read as Windows-1252"), "{warning}");
    assert_eq!(warning.place.as_ref().map(Place::line_and_column), Some((2, 10)));
    assert!(!text.warnings.has_errors());
}

#[test]
fn a_mixture_of_encodings_is_refused_at_the_letter_that_spoils_it() {
    let refused = refusal(b"note: caf\xc3\xa9\r\nmore: caf\xe9\r\n");
    assert!(refused.message.contains("a mixture"), "{refused}");
    assert_eq!(refused.place.map(|place| place.line_and_column()), Some((2, 10)));
}

#[test]
fn what_is_no_text_is_called_by_its_name() {
    assert!(refusal(b"PK\x03\x04rest").message.contains("a spreadsheet"));
    assert!(refusal(b"%PDF-1.7").message.contains("a PDF"));
    assert!(refusal(b"a: \x00\n").message.contains("not a text file"));
    let control = refusal(b"a: 1\nb: two\x0bthree\n");
    assert!(control.message.contains("U+000B"), "{control}");
    assert_eq!(control.place.map(|place| place.line_and_column()), Some((2, 7)));
}

fn directory() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn missing_files_and_directories_are_explained() {
    let directory = directory();
    let missing = read_text(&directory.path().join("council.yaml"), "council.yaml").unwrap_err();
    assert_eq!(missing.message, "there is no file `council.yaml`");
    let refused = read_text(directory.path(), "council.yaml").unwrap_err();
    assert_eq!(refused.message, "`council.yaml` is a folder, not a file");
    assert_eq!(
        refused.place.map(|place| place.to_string()),
        Some("council.yaml".to_owned())
    );
    let below: PathBuf = directory.path().join("file");
    std::fs::write(&below, "a: 1\n").unwrap();
    assert!(read_text(&below.join("council.yaml"), "file/council.yaml").is_err());
    assert!(read_text(&below, "file").is_ok());
}

#[test]
fn a_file_of_100_mb_is_refused_by_its_size() {
    let directory = directory();
    let path = directory.path().join("2023-24.yaml");
    // Nothing is written: the file has a size and no content, so that reading it would be what takes the time.
    std::fs::File::create(&path).unwrap().set_len(100_000_000).unwrap();
    let refused = read_text(&path, "2023-24.yaml").unwrap_err();
    assert_eq!(
        refused.message,
        "`2023-24.yaml` is too large: 100 MB, where 5 MB is the limit"
    );
    std::fs::File::create(&path).unwrap().set_len(LARGEST + 1).unwrap();
    assert!(read_text(&path, "2023-24.yaml").unwrap_err().message.contains("6 MB"));
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_and_devices_are_refused() {
    use std::os::unix::fs::symlink;

    let directory = directory();
    let (one, two) = (directory.path().join("one"), directory.path().join("two"));
    symlink(&one, &two).unwrap();
    symlink(&two, &one).unwrap();
    let refused = read_text(&one, "one").unwrap_err();
    assert!(refused.message.contains("leads back to itself"), "{refused}");
    let device = read_text(std::path::Path::new("/dev/null"), "/dev/null").unwrap_err();
    assert!(device.message.contains("not an ordinary file"), "{device}");
}

#[test]
fn the_reason_of_the_system_becomes_a_remedy() {
    use std::io::{Error, ErrorKind};

    let said = |kind| super::cannot_read(&Error::from(kind), "council.yaml");
    assert_eq!(
        said(ErrorKind::PermissionDenied).message,
        "`council.yaml` may not be read"
    );
    assert_eq!(
        said(ErrorKind::ResourceBusy).message,
        "`council.yaml` is open in another program"
    );
    let other = super::cannot_read(&Error::other("the drive is gone"), "council.yaml");
    assert_eq!(other.message, "`council.yaml` cannot be read: the drive is gone");
}
