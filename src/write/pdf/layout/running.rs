//! What stands in the margins of every page and is no content: the running head, the page number, the
//! marks of a draft and of what is for members.

use super::flow::Flow;
use super::pages::Page;
use super::strips::{Artifact, Owner, Text};
use crate::document::{Metadata, Stage};
use crate::write::pdf::style::{FOOT_BASELINE, HEAD_BASELINE, Look, MARGIN, Sheet};

/// The word on every page of a draft.
const DRAFT: &str = "DRAFT";
/// What stands for the words of a running head that have no room.
const ELLIPSIS: char = '…';
/// Least space between the running head and the word beside it.
const GAP: f32 = 18.0;

/// Where in the margin a line stands.
#[derive(Debug, Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// A line in the margin.
#[derive(Debug, Clone, Copy)]
struct Running<'a> {
    text: &'a str,
    look: Look,
    artifact: Artifact,
    side: Side,
    baseline: f32,
    /// Width that the line may take.
    room: f32,
}

impl Flow<'_> {
    /// Adds the running head, from the second page on, and the page number; on a draft also the word for it.
    pub(super) fn add_running(&mut self, pages: &mut [Page]) {
        let meta = self.meta;
        let count = pages.len();
        for (index, page) in pages.iter_mut().enumerate() {
            let mut texts = Vec::new();
            let taken = match meta.stage {
                Stage::Final => 0.0,
                Stage::Draft => self.add_mark(page.sheet, &mut texts) + GAP,
            };
            if index > 0 {
                self.add_title(page.sheet, meta, page.sheet.body().width - taken, &mut texts);
            }
            for (before, _) in &mut page.pictures {
                *before += texts.len();
            }
            texts.append(&mut page.texts);
            let number = format!("Page {} of {count}", index + 1);
            let foot = Running {
                text: &number,
                look: Look::RUNNING,
                artifact: Artifact::Footer,
                side: Side::Right,
                baseline: page.sheet.size().height - FOOT_BASELINE,
                room: page.sheet.body().width,
            };
            let taken = self.add_line(page.sheet, foot, &mut texts) + GAP;
            if let Some(mark) = meta.readers.mark() {
                // At the foot, where it has room to be read whole beside the longest title.
                let mark = Running {
                    text: mark,
                    look: Look::READERS,
                    side: Side::Left,
                    room: page.sheet.body().width - taken,
                    ..foot
                };
                self.add_line(page.sheet, mark, &mut texts);
            }
            page.texts = texts;
        }
    }

    /// Adds the title, where there is no room for it in two lines: what the document is, and whose.
    fn add_title(&mut self, sheet: Sheet, meta: &Metadata, room: f32, texts: &mut Vec<Text>) {
        let shown = |title| match meta.stage {
            Stage::Final => title,
            Stage::Draft => without_mark(title),
        };
        let title = shown(meta.title.as_str());
        let (lines, mut baseline) = if self.fits(title, room) {
            (vec![title.to_owned()], HEAD_BASELINE)
        } else {
            let lines = [shown(meta.short_title.as_str()), &meta.council];
            let lines = lines.map(|line| self.shortened(line, room));
            (lines.to_vec(), HEAD_BASELINE - Look::RUNNING.leading / 2.0)
        };
        for text in &lines {
            let line = Running {
                text,
                look: Look::RUNNING,
                artifact: Artifact::Header,
                side: Side::Left,
                baseline,
                room,
            };
            self.add_line(sheet, line, texts);
            baseline += Look::RUNNING.leading;
        }
    }

    /// Whether a text fits on one line of a running head.
    fn fits(&mut self, text: &str, room: f32) -> bool {
        let look = Look::RUNNING;
        let set = self.set_plain(text, look, Owner::Artifact(Artifact::Header));
        set.natural_width() * look.size <= room
    }

    /// A text with as many of its first words, or if need be letters, as fit on one line of a running head.
    fn shortened(&mut self, text: &str, room: f32) -> String {
        if self.fits(text, room) {
            return text.to_owned();
        }
        let words = text.rmatch_indices(' ').map(|(at, _)| at);
        let letters = text.char_indices().rev().map(|(at, _)| at);
        words
            .chain(letters)
            .filter_map(|end| text.get(..end))
            .map(|kept| format!("{}{ELLIPSIS}", kept.trim_end_matches([' ', ',', ':', ';', '('])))
            .find(|kept| self.fits(kept, room))
            .unwrap_or_default()
    }

    /// Adds the mark of a draft at the right of the head; gives the width that it takes.
    fn add_mark(&mut self, sheet: Sheet, texts: &mut Vec<Text>) -> f32 {
        let mark = Running {
            text: DRAFT,
            look: Look::DRAFT,
            artifact: Artifact::Header,
            side: Side::Right,
            baseline: HEAD_BASELINE,
            room: sheet.body().width,
        };
        self.add_line(sheet, mark, texts)
    }

    /// Adds the first line of a text; gives the width that it takes.
    fn add_line(&mut self, sheet: Sheet, running: Running, texts: &mut Vec<Text>) -> f32 {
        let Running { look, baseline, .. } = running;
        let set = self.set_plain(running.text, look, Owner::Artifact(running.artifact));
        let Some((line, width)) = set.lines(running.room, look.size).into_iter().next() else {
            return 0.0;
        };
        let left = match running.side {
            Side::Left => MARGIN,
            Side::Right => sheet.size().width - MARGIN - width,
        };
        texts.extend(set.place(&line, look, left, baseline - set.baseline(look)).texts);
        width
    }
}

/// A draft's title without the word that stands beside it already.
fn without_mark(title: &str) -> &str {
    match title.strip_prefix(DRAFT) {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => {
            rest.trim_start_matches(|mark: char| mark.is_whitespace() || matches!(mark, ':' | '–' | '-' | ','))
        }
        _ => title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_draft_says_so_once() {
        assert_eq!(without_mark("DRAFT: Annual review 2023/24"), "Annual review 2023/24");
        assert_eq!(without_mark("DRAFTING a letter"), "DRAFTING a letter");
        assert_eq!(without_mark("Annual review"), "Annual review");
    }
}
