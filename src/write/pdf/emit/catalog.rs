//! The catalog with what it leads to: outline, metadata, the file's identity.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::super::layout::{Bookmark, Layout};
use super::structure::destination;
use super::text_string;
use crate::document::{Metadata, Provenance};

/// Adds the outline, nested as the headings are; `None` if there are none.
pub(super) fn add_outline(document: &mut Document, layout: &Layout, pages: &[ObjectId]) -> Option<ObjectId> {
    if layout.headings.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let dictionary = add_entries(document, &layout.headings, root, pages);
    let mut dictionary = dictionary?;
    dictionary.set("Type", "Outlines");
    document.set_object(root, dictionary);
    Some(root)
}

/// Adds headings below a parent; gives the parent's `First`, `Last` and `Count`.
fn add_entries(
    document: &mut Document,
    headings: &[Bookmark],
    parent: ObjectId,
    pages: &[ObjectId],
) -> Option<Dictionary> {
    let top = headings.iter().map(|heading| heading.level).min()?;
    let starts = |heading: &Bookmark| heading.level == top;
    let mut groups = Vec::new();
    let mut rest = headings;
    while !rest.is_empty() {
        let end = rest.iter().skip(1).position(starts).map_or(rest.len(), |next| next + 1);
        let (group, after) = rest.split_at(end);
        groups.push((document.new_object_id(), group));
        rest = after;
    }
    let mut below = 0;
    for (index, (id, group)) in groups.iter().enumerate() {
        let (heading, inner) = group.split_first()?;
        let mut entry = add_entries(document, inner, *id, pages).unwrap_or_default();
        below += entry.get(b"Count").and_then(Object::as_i64).unwrap_or_default();
        entry.set("Title", text_string(heading.title.trim()));
        entry.set("Parent", Object::Reference(parent));
        entry.set("Dest", destination(heading.place, pages));
        if let Some((previous, _)) = index.checked_sub(1).and_then(|previous| groups.get(previous)) {
            entry.set("Prev", Object::Reference(*previous));
        }
        if let Some((next, _)) = groups.get(index + 1) {
            entry.set("Next", Object::Reference(*next));
        }
        document.set_object(*id, entry);
    }
    let (first, last) = (groups.first()?.0, groups.last()?.0);
    let shown = below + i64::try_from(groups.len()).unwrap_or_default();
    Some(dictionary! { "First" => Object::Reference(first), "Last" => Object::Reference(last), "Count" => shown })
}

/// Completes the catalog, the metadata and the trailer.
pub(super) fn finish(document: &mut Document, meta: &Metadata, tree: ObjectId, outline: Option<ObjectId>) {
    let packet = packet(meta);
    let identity = identity(document, &packet);
    let metadata = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        packet.into_bytes(),
    );
    let metadata = document.add_object(metadata.with_compression(false));
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("Lang", Object::string_literal("en-GB"));
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
        catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
        catalog.set("StructTreeRoot", Object::Reference(tree));
        catalog.set("Metadata", Object::Reference(metadata));
        catalog.remove(b"PageLayout");
        catalog.set("PageMode", "UseNone");
        if let Some(outline) = outline {
            catalog.set("Outlines", Object::Reference(outline));
            catalog.set("PageMode", "UseOutlines");
        }
    }
    // printpdf's claims PDF/X and dates the file to 1970.
    if let Ok(Object::Reference(old)) = document.trailer.get(b"Info") {
        document.objects.remove(&old.clone());
    }
    let info = document.add_object(info(meta));
    document.trailer.set("Info", Object::Reference(info));
    let identity = Object::String(identity, StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![identity.clone(), identity]);
}

/// The name that the program gives itself.
const PRODUCER: &str = concat!("annual-review ", env!("CARGO_PKG_VERSION"));

fn info(meta: &Metadata) -> Dictionary {
    let mut info = dictionary! {
        "Title" => text_string(&meta.title),
        "Author" => text_string(&meta.author),
        "Subject" => text_string(&meta.description),
        "Producer" => text_string(PRODUCER),
    };
    if let Some(date) = meta.made_on {
        let date = Object::string_literal(format!("D:{}", date.iso().replace('-', "")));
        info.set("CreationDate", date.clone());
        info.set("ModDate", date);
    }
    info
}

/// Sixteen bytes that follow from the contents.
fn identity(document: &Document, packet: &str) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(packet);
    for object in document.objects.values() {
        // A font is known by the tag in its name, and is the longest of all.
        if let Object::Stream(stream) = object
            && !stream.dict.has(b"Length1")
        {
            hash.update(&stream.content);
        }
    }
    hash.finalize().iter().take(16).copied().collect()
}

/// The XMP packet; PDF/UA wants its title and the part of the standard that it follows.
fn packet(meta: &Metadata) -> String {
    let dates = meta.made_on.map_or_else(String::new, |date| {
        let date = date.iso();
        format!("<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>")
    });
    let (title, author) = (escaped(&meta.title), escaped(&meta.author));
    let (description, producer) = (escaped(&meta.description), escaped(PRODUCER));
    let provenance = provenance(&meta.provenance);
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>{dates}
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>{provenance}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}',
    )
}

/// What the document was made of and by, in a namespace of the program's own; nothing where that is not known. An input is
/// its name, a space and its fingerprint, as in a page of HTML.
fn provenance(provenance: &Provenance) -> String {
    if provenance.program.is_empty() {
        return String::new();
    }
    let element = |name: &str, text: &str| match text {
        "" => String::new(),
        text => format!("<review:{name}>{}</review:{name}>\n", escaped(text)),
    };
    let inputs = provenance.inputs.iter();
    let inputs = inputs.map(|input| format!("<rdf:li>{} sha256:{}</rdf:li>", escaped(&input.name), input.sha256));
    let parts = [
        element("Program", &provenance.program),
        element("Edition", &provenance.edition),
        element("Style", &provenance.style),
        format!(
            "<review:Inputs><rdf:Bag>{}</rdf:Bag></review:Inputs>",
            inputs.collect::<String>()
        ),
    ];
    format!(
        "\n<rdf:Description rdf:about=\"\" xmlns:review=\"urn:annual-review:provenance:1\">\n{}\n</rdf:Description>",
        parts.concat()
    )
}

/// Text inside XML; characters that XML does not know are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}
