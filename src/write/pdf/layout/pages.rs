//! Strips to pages.
//!
//! In: the strips, the frames around them and the header rows to repeat. Out: [`Page`]s on which everything has its
//! place, and where each bookmark and anchor came to stand. A page is filled as far as it goes and then ends at the
//! last place where it may; space between the blocks is cut a little where that saves a page that is more empty than full.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Place;
use super::strips::{Beside, Fill, Frame, FrameId, Hold, LinkArea, Picture, Rect, RepeatId, Repeated, Strip, Text};
use crate::units::Colour;
use crate::write::pdf::style::{HAIRLINE, MARGIN, Sheet};

const TOP: f32 = MARGIN;

/// Share of a page below which the last one of several is worth saving.
const SCRAP: f32 = 0.45;
/// Shares to which the space between blocks may shrink to save a page.
const SQUEEZED: [f32; 3] = [0.9, 0.8, 0.7];

/// A page with everything in its place.
#[derive(Debug, Default)]
pub(in crate::write::pdf) struct Page {
    /// Which way it lies.
    pub(in crate::write::pdf) sheet: Sheet,
    /// Grounds and rules, from the lowest to the uppermost.
    pub(in crate::write::pdf) fills: Vec<Fill>,
    /// Texts, in reading order.
    pub(in crate::write::pdf) texts: Vec<Text>,
    /// Pictures, in reading order, each with the number of texts before it.
    pub(in crate::write::pdf) pictures: Vec<(usize, Picture)>,
    /// Parts of links.
    pub(in crate::write::pdf) links: Vec<LinkArea>,
}

/// Everything that is to be placed.
#[derive(Debug, Default)]
pub(super) struct Stack {
    pub(super) strips: Vec<Strip>,
    pub(super) frames: Vec<Frame>,
    pub(super) repeats: Vec<Repeated>,
}

/// Everything placed.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub(super) pages: Vec<Page>,
    pub(super) bookmarks: BTreeMap<usize, Place>,
    pub(super) anchors: BTreeMap<String, Place>,
}

impl Stack {
    /// Places all strips.
    pub(super) fn place(mut self) -> Placed {
        let breaks = self.breaks();
        let Self {
            strips,
            frames,
            repeats,
        } = self;
        let mut strips = strips.into_iter();
        let mut placed = Placed::default();
        for range in breaks {
            let on_page: Vec<Strip> = strips.by_ref().take(range.len()).collect();
            placed.add_page(on_page, &frames, &repeats);
        }
        if placed.pages.is_empty() {
            placed.pages.push(Page::default());
        }
        placed
    }

    /// The strips of each page.
    fn breaks(&mut self) -> Vec<Range<usize>> {
        let mut breaks = Vec::new();
        let mut start = 0;
        while start < self.strips.len() {
            let mut pages = self.run(start);
            if self.is_scrap(&pages) {
                pages = self.squeezed(start, pages);
            }
            start = pages.last().map_or(self.strips.len(), |page| page.end);
            breaks.append(&mut pages);
        }
        breaks
    }

    /// The pages from a strip up to the next one that has to begin a page.
    fn run(&self, mut start: usize) -> Vec<Range<usize>> {
        let mut pages = Vec::new();
        while start < self.strips.len() && (pages.is_empty() || !self.strips[start].begins_page) {
            let end = self.page_end(start);
            pages.push(start..end);
            start = end;
        }
        pages
    }

    /// Whether the last of several pages is more empty than full.
    fn is_scrap(&self, pages: &[Range<usize>]) -> bool {
        let height = |page: &Range<usize>| {
            self.strips[page.clone()]
                .iter()
                .map(|strip| strip.above + strip.height)
                .sum::<f32>()
        };
        let is_scrap = |last: &Range<usize>| height(last) < self.strips[last.start].sheet.body().height * SCRAP;
        pages.len() > 1 && pages.last().is_some_and(is_scrap)
    }

    /// The pages from a strip with less space between the blocks, if that saves the last one; else as they were.
    fn squeezed(&mut self, start: usize, pages: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let end = pages.last().map_or(start, |page| page.end);
        let usual: Vec<f32> = self.strips[start..end].iter().map(|strip| strip.above).collect();
        for share in SQUEEZED {
            self.space_out(start, &usual, share);
            let fewer = self.run(start);
            if fewer.len() < pages.len() {
                return fewer;
            }
        }
        self.space_out(start, &usual, 1.0);
        pages
    }

    fn space_out(&mut self, start: usize, usual: &[f32], share: f32) {
        for (strip, usual) in self.strips[start..].iter_mut().zip(usual) {
            strip.above = usual * share;
        }
    }

    /// The index after the last strip of the page that begins with strip `start`.
    fn page_end(&self, start: usize) -> usize {
        let mut y = TOP;
        let bottom = self.strips[start].sheet.size().height - MARGIN;
        let mut end = start;
        for (index, strip) in self.strips.iter().enumerate().skip(start) {
            if index > start && strip.begins_page {
                return index;
            }
            let before = (index > start).then(|| &self.strips[index - 1]);
            y += gap(&self.frames, before, strip) + head(&self.repeats, before, strip) + strip.height;
            // Rounding of a hundred strips adds up to less than this.
            if y + padding(&self.frames, strip.frame, None) > bottom + 0.01 {
                break;
            }
            end = index + 1;
        }
        if end == self.strips.len() {
            return end;
        }
        let may_end = |hold: Hold| {
            let ends = (start + 1..=end).rev();
            ends.into_iter().find(|end| self.strips[end - 1].hold <= hold)
        };
        may_end(Hold::Free)
            .or_else(|| may_end(Hold::Together))
            .unwrap_or(end)
            .max(start + 1)
    }
}

/// The frames around a strip, innermost first.
fn around(frames: &[Frame], innermost: Option<FrameId>) -> impl Iterator<Item = (FrameId, &Frame)> {
    let found = |id: Option<FrameId>| id.and_then(|id| Some((id, frames.get(id.0)?)));
    std::iter::successors(found(innermost), move |(_, frame)| found(frame.parent))
}

/// Sum of the paddings of the frames that begin or end between two strips: those of `inside` that are not `outside`.
fn padding(frames: &[Frame], inside: Option<FrameId>, outside: Option<FrameId>) -> f32 {
    let stays = |id: FrameId| around(frames, outside).any(|(other, _)| other == id);
    around(frames, inside)
        .filter(|(id, _)| !stays(*id))
        .map(|(_, frame)| frame.padding)
        .sum()
}

/// Space above a strip, with the paddings of the frames that end and begin there.
fn gap(frames: &[Frame], before: Option<&Strip>, strip: &Strip) -> f32 {
    match before {
        None => padding(frames, strip.frame, None),
        Some(before) => {
            let (end, begin) = (
                padding(frames, before.frame, strip.frame),
                padding(frames, strip.frame, before.frame),
            );
            end + strip.above + begin
        }
    }
}

/// Height of the header that is repeated above a strip.
fn head(repeats: &[Repeated], before: Option<&Strip>, strip: &Strip) -> f32 {
    repeated(repeats, before, strip).map_or(0.0, |header| header.height)
}

fn repeated<'a>(repeats: &'a [Repeated], before: Option<&Strip>, strip: &Strip) -> Option<&'a Repeated> {
    let RepeatId(index) = strip.repeat.filter(|_| before.is_none())?;
    repeats.get(index)
}

/// The top of each strip of a page.
fn tops(strips: &[Strip], frames: &[Frame], repeats: &[Repeated]) -> Vec<f32> {
    let mut y = TOP;
    let mut before = None;
    let place = |strip| {
        y += gap(frames, before, strip) + head(repeats, before, strip);
        let top = y;
        y += strip.height;
        before = Some(strip);
        top
    };
    strips.iter().map(place).collect()
}

impl Placed {
    fn add_page(&mut self, strips: Vec<Strip>, frames: &[Frame], repeats: &[Repeated]) {
        let sheet = strips.first().map_or(Sheet::default(), |strip| strip.sheet);
        let mut page = Page {
            sheet,
            ..Page::default()
        };
        let mut columns = Columns::default();
        let mut extents: BTreeMap<FrameId, (f32, f32)> = BTreeMap::new();
        let mut fills = Vec::new();
        let tops = tops(&strips, frames, repeats);
        let mut header = strips.first().and_then(|strip| repeated(repeats, None, strip));
        for (strip, top) in strips.into_iter().zip(tops) {
            let header = header.take();
            let upper = top - header.map_or(0.0, |header| header.height);
            if let Some(header) = header {
                page.texts
                    .extend(header.texts.iter().map(|text| lowered(text.clone(), upper)));
                fills.extend(header.fills.iter().map(|fill| Fill {
                    rect: fill.rect.lowered(upper),
                    ..*fill
                }));
            }
            extend_frames(&mut extents, frames, strip.frame, upper, top + strip.height);
            let place = Place {
                page: self.pages.len(),
                sheet,
                top,
            };
            self.bookmarks
                .extend(strip.bookmarks.into_iter().map(|bookmark| (bookmark, place)));
            for anchor in strip.anchors {
                self.anchors.entry(anchor).or_insert(place);
            }
            fills.extend(strip.fills.iter().map(|fill| Fill {
                rect: fill.rect.lowered(top),
                ..*fill
            }));
            page.links.extend(strip.links.iter().map(|area| LinkArea {
                rect: area.rect.lowered(top),
                ..*area
            }));
            let texts = strip.texts.into_iter().map(|text| lowered(text, top));
            columns.add(&mut page.texts, texts.collect(), strip.beside);
            if let Some(picture) = strip.picture {
                page.pictures.push((page.texts.len(), picture.lowered(top)));
            }
        }
        columns.end(&mut page.texts);
        // Frames are made from the outside in, so that the order of their ids is that of painting.
        for (id, (top, bottom)) in extents {
            draw(&mut page.fills, &frames[id.0], top, bottom);
        }
        page.fills.append(&mut fills);
        self.pages.push(page);
    }
}

/// Texts that stand beside each other over several strips, until all of them on a page are known.
#[derive(Debug, Default)]
struct Columns {
    first: usize,
    texts: Vec<(usize, Text)>,
}

impl Columns {
    /// Adds the texts of a strip to those of its page, or keeps them until their columns have ended.
    fn add(&mut self, page: &mut Vec<Text>, texts: Vec<Text>, beside: Option<Beside>) {
        if beside.as_ref().is_none_or(|beside| beside.first != self.first) {
            self.end(page);
        }
        let Some(beside) = beside else {
            return page.extend(texts);
        };
        self.first = beside.first;
        self.texts.extend(beside.columns.into_iter().zip(texts));
    }

    fn end(&mut self, page: &mut Vec<Text>) {
        // The sort is stable: within a column the texts stay in their order.
        self.texts.sort_by_key(|(column, _)| *column);
        page.extend(self.texts.drain(..).map(|(_, text)| text));
    }
}

fn lowered(text: Text, by: f32) -> Text {
    Text {
        baseline: text.baseline + by,
        ..text
    }
}

/// Lets the frames around a strip reach from `top` to `bottom`, and each by the paddings of those in it further.
fn extend_frames(
    extents: &mut BTreeMap<FrameId, (f32, f32)>,
    frames: &[Frame],
    innermost: Option<FrameId>,
    top: f32,
    bottom: f32,
) {
    let mut reach = 0.0;
    for (id, frame) in around(frames, innermost) {
        reach += frame.padding;
        let extent = extents.entry(id).or_insert((top - reach, bottom + reach));
        extent.0 = extent.0.min(top - reach);
        extent.1 = extent.1.max(bottom + reach);
    }
}

/// Draws the part of a frame that stands on a page.
fn draw(fills: &mut Vec<Fill>, frame: &Frame, top: f32, bottom: f32) {
    let (width, height) = (frame.right - frame.left, bottom - top);
    let mut fill = |left: f32, top: f32, width: f32, height: f32, colour: Colour| {
        fills.push(Fill {
            rect: Rect {
                left,
                top,
                width,
                height,
            },
            colour,
        });
    };
    if let Some(ground) = frame.ground {
        fill(frame.left, top, width, height, ground);
    }
    if let Some(border) = frame.border {
        fill(frame.left, top, width, HAIRLINE, border);
        fill(frame.left, bottom - HAIRLINE, width, HAIRLINE, border);
        fill(frame.left, top, HAIRLINE, height, border);
        fill(frame.right - HAIRLINE, top, HAIRLINE, height, border);
    }
    if let Some((colour, width)) = frame.bar {
        fill(frame.left, top, width, height, colour);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pages of paragraphs of one line that together are so much higher than a page.
    fn pages(more: f32) -> usize {
        let (height, above) = (14.0, 10.0);
        let strip = || Strip {
            height,
            above,
            ..Strip::default()
        };
        let mut stack = Stack::default();
        let mut used = 0.0;
        while used < Sheet::Upright.body().height + more {
            used += height + above;
            stack.strips.push(strip());
        }
        stack.place().pages.len()
    }

    #[test]
    fn a_nearly_empty_page_is_saved_where_a_little_less_space_does_it() {
        assert_eq!(pages(0.0), 1);
        assert_eq!(pages(40.0), 1);
        assert_eq!(pages(150.0), 2, "not at any price");
    }
}
