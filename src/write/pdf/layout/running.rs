//! What stands in the margins of every page and is no content: the running head, the page number, the mark of a draft.

use super::flow::Flow;
use super::pages::Page;
use super::strips::{Artifact, Owner, Text};
use crate::document::{Metadata, Stage};
use crate::write::pdf::style::{FOOT_BASELINE, HEAD_BASELINE, Look, MARGIN, Sheet};

/// The word on every page of a draft.
const DRAFT: &str = "DRAFT";
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
    pub(super) fn add_running(&mut self, pages: &mut [Page], meta: &Metadata) {
        let count = pages.len();
        let title = match meta.stage {
            Stage::Final => meta.title.as_str(),
            Stage::Draft => without_mark(&meta.title),
        };
        for (index, page) in pages.iter_mut().enumerate() {
            let mut texts = Vec::new();
            let taken = match meta.stage {
                Stage::Final => 0.0,
                Stage::Draft => self.add_mark(page.sheet, &mut texts) + GAP,
            };
            let head = Running {
                text: title,
                look: Look::RUNNING,
                artifact: Artifact::Header,
                side: Side::Left,
                baseline: HEAD_BASELINE,
                room: page.sheet.body().width - taken,
            };
            if index > 0 {
                self.add_line(page.sheet, head, &mut texts);
            }
            texts.append(&mut page.texts);
            let number = format!("Page {} of {count}", index + 1);
            let foot = Running {
                text: &number,
                artifact: Artifact::Footer,
                side: Side::Right,
                baseline: page.sheet.size().height - FOOT_BASELINE,
                room: page.sheet.body().width,
                ..head
            };
            self.add_line(page.sheet, foot, &mut texts);
            page.texts = texts;
        }
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
        texts.extend(set.place(&line, look, left, baseline - look.baseline()).texts);
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
