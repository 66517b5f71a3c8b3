//! The measures of a face, read from the tables of its file.
//!
//! # Source
//! OpenType specification, tables `head`, `hhea` and `OS/2`.

/// Measures in thousandths of the em, rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measures {
    /// From the baseline up to the top of a line.
    pub(super) ascent: i16,
    /// From the baseline down to the foot of a line; below 0.
    pub(super) descent: i16,
    /// Height of capital letters.
    pub(super) cap_height: i16,
    /// The box around all glyphs: left, bottom, right, top.
    pub(super) bounds: [i16; 4],
}

impl Measures {
    /// The measures of a font file; `None` if it lacks them.
    pub(super) fn of(file: &[u8]) -> Option<Self> {
        let (head, hhea, os2) = (table(file, *b"head")?, table(file, *b"hhea")?, table(file, *b"OS/2")?);
        let units_per_em = i32::from(number(head, 18)?).max(1);
        let thousandths = |table: &[u8], at: usize| {
            let doubled = i32::from(number(table, at)?) * 2000 + units_per_em;
            i16::try_from(doubled.div_euclid(units_per_em * 2)).ok()
        };
        let bound = |at: usize| thousandths(head, at);
        Some(Self {
            ascent: thousandths(hhea, 4)?,
            descent: thousandths(hhea, 6)?,
            cap_height: thousandths(os2, 88)?,
            bounds: [bound(36)?, bound(38)?, bound(40)?, bound(42)?],
        })
    }
}

/// A table of a font file, by its tag.
fn table(file: &[u8], tag: [u8; 4]) -> Option<&[u8]> {
    let count = usize::from(u16::from_be_bytes(*file.get(4..)?.first_chunk()?));
    let mut records = file.get(12..)?.chunks_exact(16).take(count);
    let record = records.find(|record| record.starts_with(&tag))?;
    let field = |at: usize| {
        let bytes = record.get(at..)?.first_chunk()?;
        usize::try_from(u32::from_be_bytes(*bytes)).ok()
    };
    let (start, length) = (field(8)?, field(12)?);
    file.get(start..start.checked_add(length)?)
}

fn number(table: &[u8], at: usize) -> Option<i16> {
    Some(i16::from_be_bytes(*table.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Typeface;
    use crate::write::pdf::fonts::Face;

    #[test]
    fn the_measures_are_those_of_the_files() {
        let of = |typeface, face: Face| Measures::of(face.file(typeface)).expect("a font");
        let liberation = of(Typeface::Liberation, Face::Regular);
        assert_eq!(
            (liberation.ascent, liberation.descent, liberation.cap_height),
            (905, -212, 688)
        );
        assert_eq!(liberation.bounds, [-544, -303, 1302, 980]);
        let atkinson = of(Typeface::Atkinson, Face::BoldItalic);
        assert_eq!(
            (atkinson.ascent, atkinson.descent, atkinson.cap_height),
            (984, -316, 668)
        );
        assert_eq!(atkinson.bounds, [-154, -253, 1396, 919]);
        assert_eq!(Measures::of(b"no font"), None);
    }
}
