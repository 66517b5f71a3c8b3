//! The grid of a table: how wide its columns are, and its rows as strips.
//!
//! A row is one strip and stays whole, unless it is taller than half a page: then each of its lines is a strip.

use std::ops::Range;

use super::columns::{Wish, widths};
use super::flow::{Line, SetText};
use super::strips::{Beside, Fill, Hold, Rect, Strip};
use crate::document::{Align, RowKind, Table};
use crate::units::Colour;
use crate::write::pdf::fonts::Face;
use crate::write::pdf::style::{HAIRLINE, Look, Palette, RULE};

/// Space at the left and the right of a cell's text.
const SIDE: f32 = 6.0;
/// Space between a number at the right of its column and words at the left of the next.
const GUTTER: f32 = 16.0;
/// Space above and below a cell's text.
pub(super) const EDGE: f32 = 3.0;
/// The smallest text of a table.
pub(super) const SMALLEST: f32 = 10.0;
/// Sizes of the text, from the largest.
pub(super) const SIZES: [f32; 3] = [12.0, 11.0, SMALLEST];

/// A row whose cells are set.
pub(super) struct SetRow {
    /// What it looks like.
    pub(super) kind: RowLook,
    /// A text for each column, unless there is nothing to see.
    pub(super) cells: Vec<Option<SetText>>,
}

/// What a row looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowLook {
    Header,
    Body,
    Total,
}

impl RowLook {
    /// The look of a row of the document.
    pub(super) fn of(kind: RowKind) -> Self {
        match kind {
            RowKind::Body => Self::Body,
            RowKind::Total => Self::Total,
        }
    }

    /// The face of its plain words.
    pub(super) fn face(self) -> Face {
        match self {
            Self::Header | Self::Total => Face::Bold,
            Self::Body => Face::Regular,
        }
    }
}

/// What the columns of a table ask for.
pub(super) struct Asked {
    /// In the em, without the space beside the text.
    wishes: Vec<Wish>,
    /// Space at the left of each column's text.
    insets: Vec<f32>,
}

impl Asked {
    /// Asks the columns of a table whose words are set.
    pub(super) fn by(table: &Table, header: &SetRow, body: &[SetRow]) -> Self {
        let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
        let wish = |(index, align): (usize, &Align)| wish(*align, index, header, body);
        Self {
            wishes: aligns.iter().enumerate().map(wish).collect(),
            insets: insets(&aligns),
        }
    }

    /// What the columns ask for at a size of the text, in points.
    fn at(&self, size: f32) -> Vec<Wish> {
        let scaled = |(wish, inset): (&Wish, &f32)| Wish {
            least: inset + wish.least * size + SIDE,
            natural: inset + wish.natural * size + SIDE,
            ..*wish
        };
        self.wishes.iter().zip(&self.insets).map(scaled).collect()
    }

    /// Whether no word has to be broken at a width and a size of the text.
    pub(super) fn fit(&self, width: f32, size: f32) -> bool {
        self.at(size).iter().map(|wish| wish.least).sum::<f32>() <= width
    }

    /// The grid of a width, in text of a size.
    pub(super) fn grid(&self, left: f32, width: f32, size: f32) -> Grid {
        Grid {
            left,
            widths: widths(&self.at(size), width),
            insets: self.insets.clone(),
            aligns: self.wishes.iter().map(|wish| wish.align).collect(),
            size,
        }
    }
}

/// Where the columns of a table stand, and how large its text is.
pub(super) struct Grid {
    left: f32,
    widths: Vec<f32>,
    /// Space at the left of each column's text.
    insets: Vec<f32>,
    aligns: Vec<Align>,
    size: f32,
}

/// A line of a cell.
struct CellLine {
    glyphs: Range<usize>,
    left: f32,
}

impl Grid {
    /// How large its text is.
    pub(super) fn size(&self) -> f32 {
        self.size
    }

    /// Height of a row that stays whole.
    pub(super) fn height(&self, row: &SetRow) -> f32 {
        let look = Look::cell(row.kind.face(), self.size);
        let lines =
            |(cell, inner): (&Option<SetText>, f32)| cell.as_ref().map_or(0, |set| set.lines(inner, self.size).len());
        let count = row.cells.iter().zip(self.inner_widths()).map(lines).max();
        times(count.unwrap_or_default().max(1), look.leading) + 2.0 * EDGE
    }

    /// A row as one strip, or as a strip for each line if it is higher than `limit`. `first` is the index that its first
    /// strip will have.
    pub(super) fn strips(&self, row: &SetRow, limit: f32, first: usize, palette: &Palette) -> Vec<Strip> {
        let lines = self.lines(row);
        let count = lines.iter().map(Vec::len).max().unwrap_or_default().max(1);
        let look = Look::cell(row.kind.face(), self.size);
        let whole = times(count, look.leading) + 2.0 * EDGE <= limit;
        let lines_a_strip = if whole { count } else { 1 };
        let mut strips = Vec::new();
        for top in (0..count).step_by(lines_a_strip) {
            let edge = if top == 0 { EDGE } else { 0.0 };
            let (mut strip, columns) = self.strip(row, &lines, top..top + lines_a_strip, edge);
            if lines_a_strip < count {
                let alone = top == 0 || top + 2 == count;
                strip.hold = if alone { Hold::Tight } else { Hold::Free };
                strip.beside = Some(Beside { first, columns });
            }
            strips.push(strip);
        }
        self.draw_rules(&mut strips, row.kind, palette);
        strips
    }

    /// Some lines of a row as a strip, and the column of each of its texts.
    fn strip(&self, row: &SetRow, lines: &[Vec<CellLine>], range: Range<usize>, edge: f32) -> (Strip, Vec<usize>) {
        let count = lines.iter().map(Vec::len).max().unwrap_or_default();
        let look = Look::cell(row.kind.face(), self.size);
        let mut strip = Strip {
            height: edge + times(range.len(), look.leading),
            ..Strip::default()
        };
        let mut columns = Vec::new();
        for (column, (set, lines)) in row.cells.iter().zip(lines).enumerate() {
            // A header stands on the rule below it, a row hangs from the one above.
            let shift = if row.kind == RowLook::Header {
                count - lines.len()
            } else {
                0
            };
            for number in range.clone() {
                let line = number.checked_sub(shift).and_then(|number| lines.get(number));
                if let (Some(line), Some(set)) = (line, set) {
                    let top = edge + times(number - range.start, look.leading);
                    let Line { texts, fills, links } = set.place(&line.glyphs, look, line.left, top);
                    columns.extend(texts.iter().map(|_| column));
                    strip.texts.extend(texts);
                    strip.fills.extend(fills);
                    strip.links.extend(links);
                }
            }
        }
        (strip, columns)
    }

    fn draw_rules(&self, strips: &mut [Strip], kind: RowLook, palette: &Palette) {
        let width: f32 = self.widths.iter().sum();
        let rule = |top: f32, height: f32, colour: Colour| Fill {
            rect: Rect {
                left: self.left,
                top,
                width,
                height,
            },
            colour,
        };
        if let Some(last) = strips.last_mut() {
            last.height += EDGE;
            let (thickness, colour) = match kind {
                RowLook::Header => (1.0, palette.bar),
                RowLook::Body => (HAIRLINE, RULE),
                RowLook::Total => (HAIRLINE, palette.bar),
            };
            last.fills.push(rule(last.height - thickness, thickness, colour));
        }
        if kind == RowLook::Header {
            for strip in strips.iter_mut() {
                strip.fills.insert(0, rule(0.0, strip.height, palette.tint));
            }
        }
        if let Some(first) = strips.first_mut().filter(|_| kind == RowLook::Total) {
            first.fills.push(rule(-HAIRLINE, 1.0, palette.bar));
        }
    }

    /// Width of the text of each column.
    fn inner_widths(&self) -> impl Iterator<Item = f32> {
        let columns = self.widths.iter().zip(&self.insets);
        columns.map(|(width, inset)| (width - inset - SIDE).max(1.0))
    }

    /// The lines of each cell of a row, in their places.
    fn lines(&self, row: &SetRow) -> Vec<Vec<CellLine>> {
        let mut left = self.left;
        let mut cells = Vec::new();
        let columns = self.widths.iter().zip(&self.insets).zip(&self.aligns);
        for ((cell, inner), ((width, inset), align)) in row.cells.iter().zip(self.inner_widths()).zip(columns) {
            let lines = cell.as_ref().map_or_else(Vec::new, |set| set.lines(inner, self.size));
            let place = |(glyphs, taken): (Range<usize>, f32)| {
                let indent = match align {
                    Align::Start => 0.0,
                    Align::End => (inner - taken).max(0.0),
                };
                CellLine {
                    glyphs,
                    left: left + inset + indent,
                }
            };
            cells.push(lines.into_iter().map(place).collect());
            left += width;
        }
        cells
    }
}

#[expect(clippy::cast_precision_loss, reason = "no cell has millions of lines")]
fn times(count: usize, height: f32) -> f32 {
    count as f32 * height
}

/// Space at the left of each column's text, wider where words follow a number.
fn insets(aligns: &[Align]) -> Vec<f32> {
    let after_number = |at: usize| at > 0 && aligns[at - 1] == Align::End && aligns[at] == Align::Start;
    let inset = |at| if after_number(at) { GUTTER - SIDE } else { SIDE };
    (0..aligns.len()).map(inset).collect()
}

/// What a column asks for, in the em.
fn wish(align: Align, index: usize, header: &SetRow, body: &[SetRow]) -> Wish {
    let cell = |row: &SetRow, width: fn(&SetText) -> f32| row.cells.get(index)?.as_ref().map(width);
    let widest = |rows: &mut dyn Iterator<Item = &SetRow>, width: fn(&SetText) -> f32| {
        rows.filter_map(|row| cell(row, width)).fold(0.0, f32::max)
    };
    let least = widest(&mut body.iter().chain([header]), SetText::longest_word);
    let natural = widest(&mut body.iter(), SetText::natural_width);
    // A header may take two lines; it alone makes no column wide.
    let heading = cell(header, |set| set.width_on_lines(2)).unwrap_or_default();
    Wish {
        least,
        natural: natural.max(heading).max(least),
        align,
    }
}
