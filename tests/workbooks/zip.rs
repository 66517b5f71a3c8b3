//! Zip archives as no library writes them: duplicate names, names that climb out of the folder, contents of gigabytes.
//!
//! In: entries. Out: the bytes of an archive whose headers say what the entries say, be it true or not.

use std::io::Write;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc, FlushCompress};

/// A file in an archive.
pub(crate) struct Entry {
    name: String,
    method: u16,
    checksum: u32,
    packed: Vec<u8>,
    size: u32,
}

impl Entry {
    /// A file as it is, not compressed.
    pub(crate) fn stored(name: &str, content: &[u8]) -> Self {
        Self {
            name: name.to_owned(),
            method: 0,
            checksum: checksum(content).sum(),
            packed: content.to_vec(),
            size: length(content.len()),
        }
    }

    /// A file, compressed.
    pub(crate) fn deflated(name: &str, content: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(content).unwrap();
        Self {
            method: 8,
            packed: encoder.finish().unwrap(),
            ..Self::stored(name, content)
        }
    }

    /// A compressed file of a beginning, a block many times over, and an end. The block is compressed once, so that
    /// gigabytes take no time to write.
    pub(crate) fn repeated(name: &str, beginning: &[u8], block: &[u8], times: usize, end: &[u8]) -> Self {
        let mut packed = closed_block(beginning);
        packed.extend(closed_block(block).repeat(times));
        packed.extend(closed_block(end));
        // The last block of the stream: stored, empty, final.
        packed.extend([0x01, 0x00, 0x00, 0xff, 0xff]);
        let mut sum = checksum(beginning);
        let repeated = checksum(block);
        for _ in 0..times {
            sum.combine(&repeated);
        }
        sum.combine(&checksum(end));
        Self {
            name: name.to_owned(),
            method: 8,
            checksum: sum.sum(),
            packed,
            size: length(beginning.len() + block.len() * times + end.len()),
        }
    }

    /// The same file, whose header says that it holds so many bytes.
    pub(crate) fn claiming(mut self, size: u32) -> Self {
        self.size = size;
        self
    }
}

/// Deflated bytes that end at a byte and refer to nothing before themselves.
fn closed_block(content: &[u8]) -> Vec<u8> {
    let mut packed = Vec::with_capacity(content.len() + 64);
    let mut encoder = flate2::Compress::new(Compression::best(), false);
    encoder.compress_vec(content, &mut packed, FlushCompress::Full).unwrap();
    assert_eq!(encoder.total_in(), content.len() as u64, "the block is taken whole");
    packed
}

fn checksum(content: &[u8]) -> Crc {
    let mut sum = Crc::new();
    sum.update(content);
    sum
}

fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("less than 4 GB")
}

/// The archive of these files, in this order.
pub(crate) fn archive(entries: &[Entry]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for entry in entries {
        let offset = length(bytes.len());
        let mut header = Vec::new();
        header.extend(20u16.to_le_bytes()); // version needed
        header.extend(0x0800u16.to_le_bytes()); // names are UTF-8
        header.extend(entry.method.to_le_bytes());
        header.extend([0, 0, 0x21, 0]); // midnight on 1 January 1980
        for number in [entry.checksum, length(entry.packed.len()), entry.size] {
            header.extend(number.to_le_bytes());
        }
        header.extend(u16::try_from(entry.name.len()).unwrap().to_le_bytes());
        header.extend(0u16.to_le_bytes()); // no extra field
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&header);
        bytes.extend(entry.name.as_bytes());
        bytes.extend(&entry.packed);
        directory.extend(b"PK\x01\x02");
        directory.extend(20u16.to_le_bytes()); // version made by
        directory.extend(&header);
        directory.extend([0; 10]); // comment, disk, attributes
        directory.extend(offset.to_le_bytes());
        directory.extend(entry.name.as_bytes());
    }
    let start = length(bytes.len());
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    let count = u16::try_from(entries.len()).unwrap();
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend(length(directory.len()).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}
