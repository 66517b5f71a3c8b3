//! The standard: PDF/UA-1, and the same bytes for the same document.

use annual_review::document::Document;
use annual_review::units::{Colour, Date};
use annual_review::write::pdf::write;
use lopdf::{Object, StringFormat};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use crate::reader::File;
use crate::samples;

/// Writes a document and holds it to PDF/UA-1.
pub(crate) fn valid(document: &Document) -> File {
    let bytes = write(document);
    let options = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
    let report = validate_pdf_bytes(&bytes, &options).expect("a file that can be read");
    assert!(
        report.rules.total > 100 && report.document.page_count > 0,
        "the validator saw nothing"
    );
    let failures: Vec<_> = report
        .failures
        .iter()
        .map(|failure| (&failure.rule_id, &failure.message))
        .collect();
    assert!(failures.is_empty(), "{failures:?}");
    assert_eq!(report.rules.passed, report.rules.total);
    File::read(&bytes)
}

#[test]
fn every_sample_follows_the_standard() {
    for (name, document) in samples::all() {
        let file = valid(&document);
        assert!(file.tree().tag == "Document", "{name}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_whatever_was_written_before_and_on_whichever_thread() {
    let (letter, report, hostile) = (samples::letter(), samples::report(), samples::hostile());
    let (first, hostile_first) = (write(&letter), write(&hostile));
    let written: Vec<_> = std::thread::scope(|scope| {
        let start = |document| {
            let report = &report;
            scope.spawn(move || (write(report), write(document)).1)
        };
        let threads = [&letter, &hostile, &letter, &hostile].map(start);
        threads
            .into_iter()
            .map(|thread| thread.join().expect("no panic"))
            .collect()
    });
    assert_eq!(write(&letter), first);
    assert!(written == [first.clone(), hostile_first.clone(), first, hostile_first]);
}

#[test]
fn the_same_document_gives_the_same_bytes_however_many_words_were_met_before() {
    // More different words than the writer remembers, among them those of the letter in other company.
    let words: Vec<String> = (0..6000).map(|number| format!("AV{number}To complaints,")).collect();
    let many = samples::document(
        words
            .chunks(200)
            .map(|words| samples::paragraph(&words.join(" ")))
            .collect(),
    );
    let letter = samples::letter();
    let first = write(&letter);
    let (once, again) = (write(&many), write(&many));
    assert!(once == again);
    assert!(write(&letter) == first);
    let on_a_new_thread = std::thread::scope(|scope| scope.spawn(|| write(&letter)).join().expect("no panic"));
    assert!(on_a_new_thread == first);
}

#[test]
fn a_change_of_one_word_changes_the_identity() {
    let identity = |document: &Document| {
        let file = File::read(&write(document));
        file.pdf
            .trailer
            .get(b"ID")
            .and_then(Object::as_array)
            .expect("an identity")[0]
            .clone()
    };
    let letter = samples::letter();
    let mut changed = letter.clone();
    changed.blocks.push(samples::paragraph("A word."));
    assert_ne!(identity(&letter), identity(&changed));
    let Object::String(bytes, StringFormat::Hexadecimal) = identity(&letter) else {
        panic!("no string")
    };
    assert_eq!(bytes.len(), 16);
}

#[test]
fn the_metadata_say_what_the_document_says_of_itself_and_are_escaped() {
    let mut document = samples::letter();
    document.meta.title = "Letter <2020> & \"more\": Cyngor Sir Ynys Môn ŵŷ (draft) \\".to_owned();
    document.meta.made_on = Some("2020-07-22".parse::<Date>().expect("a date"));
    let file = valid(&document);
    let info = file
        .pdf
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
        .expect("Info");
    let info = file.pdf.get_dictionary(info).expect("Info");
    let text = |key: &[u8]| lopdf::decode_text_string(info.get(key).expect("an entry")).expect("text");
    assert_eq!(text(b"Title"), document.meta.title);
    assert_eq!(text(b"Author"), document.meta.author);
    assert_eq!(text(b"Subject"), document.meta.description);
    assert_eq!(text(b"CreationDate"), "D:20200722");
    assert!(info.get(b"GTS_PDFXVersion").is_err() && info.get(b"Trapped").is_err());
    let catalog = file.pdf.catalog().expect("a catalog");
    let metadata = catalog.get(b"Metadata").and_then(Object::as_reference).expect("XMP");
    let packet = &file
        .pdf
        .get_object(metadata)
        .and_then(Object::as_stream)
        .expect("a stream")
        .content;
    let packet = std::str::from_utf8(packet).expect("UTF-8");
    assert!(packet.contains("Letter &lt;2020&gt; &amp; &quot;more&quot;: Cyngor Sir Ynys Môn ŵŷ (draft)"));
    assert!(packet.contains("<pdfuaid:part>1</pdfuaid:part>") && packet.contains(&document.meta.description));
    assert!(packet.contains("<xmp:CreateDate>2020-07-22</xmp:CreateDate>"));
    assert_eq!(
        catalog.get(b"Lang").and_then(Object::as_str).expect("a language"),
        b"en-GB"
    );
}

#[test]
fn without_a_date_of_making_none_is_written() {
    let bytes = write(&samples::letter());
    let file = File::read(&bytes);
    let info = file
        .pdf
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
        .expect("Info");
    let info = file.pdf.get_dictionary(info).expect("Info");
    assert!(info.get(b"CreationDate").is_err() && info.get(b"ModDate").is_err());
}

#[test]
fn every_colour_gives_a_valid_file() {
    for colour in ["#ffffff", "#000000", "#ffd700"] {
        let mut document = samples::letter();
        document.meta.colour = colour.parse::<Colour>().expect("a colour");
        valid(&document);
    }
}
