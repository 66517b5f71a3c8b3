//! The page around the blocks: head, landmarks and contents.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::contents::entries;
use super::workings::sections;
use super::{Setting, Writer, style};
use crate::document::{Block, Document, FrameKind, Metadata, Provenance, Stage};
use crate::picture::Logo;

/// What the browser itself holds the page to: no script runs and nothing is fetched, whatever it may contain.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

pub(super) fn write(document: &Document) -> String {
    let mut writer = Writer::new(Setting::Page, document);
    writer.head(document);
    writer.body(document);
    writer.html
}

impl Writer {
    fn head(&mut self, document: &Document) {
        let meta = &document.meta;
        self.html
            .push_str("<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
        self.open(
            "meta",
            &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)],
        );
        self.html.push('\n');
        self.meta("viewport", "width=device-width, initial-scale=1");
        self.meta("color-scheme", "light dark");
        self.open("title", &[]);
        self.words(&meta.title);
        self.close_line("title");
        self.meta("description", &meta.description);
        self.meta("author", &meta.author);
        self.provenance(&meta.provenance);
        // Without an icon of its own a page makes the browser ask its server for one.
        self.html.push_str("<link rel=\"icon\" href=\"data:,\">\n<style>\n");
        self.html.push_str(&style::sheet(meta.colour, meta.typeface));
        if !document.charts().is_empty() {
            self.html.push_str(&style::charts(&self.schemes));
        }
        self.html.push_str("</style>\n</head>\n");
    }

    /// What the page was made of and by; an input is its name, a space and its fingerprint.
    fn provenance(&mut self, provenance: &Provenance) {
        self.meta("generator", &provenance.program);
        self.meta("annual-review:edition", &provenance.edition);
        self.meta("annual-review:style", &provenance.style);
        for input in &provenance.inputs {
            self.meta(
                "annual-review:input",
                &format!("{} sha256:{}", input.name, input.sha256),
            );
        }
    }

    fn meta(&mut self, name: &str, content: &str) {
        if !content.is_empty() {
            self.open("meta", &[("name", name), ("content", content)]);
            self.html.push('\n');
        }
    }

    fn body(&mut self, document: &Document) {
        let entries = entries(&document.blocks);
        let class = if entries.is_empty() { "" } else { "has-contents" };
        self.open("body", &[("class", class)]);
        self.html
            .push_str("\n<a class=\"skip\" href=\"#page--main\">Skip to main content</a>\n");
        if document.meta.stage == Stage::Draft {
            // Only for paper, where every page may be read alone. The title says it to everybody, so it is not said again here.
            self.html.push_str("<div class=\"draft\" aria-hidden=\"true\"></div>\n");
        }
        if let Some(mark) = document.meta.readers.mark() {
            // The same, for whom it is: on the screen a notice below the title says it.
            self.open("div", &[("class", "readers"), ("aria-hidden", "true")]);
            self.words(mark);
            self.html.push_str(
                "</div>
",
            );
        }
        self.band(&document.meta);
        self.html.push_str(
            "<main id=\"page--main\" tabindex=\"-1\">
",
        );
        let opening = opening(&document.blocks);
        for (at, section) in sections(document, document.meta.workings_shown.page, opening)
            .iter()
            .enumerate()
        {
            self.begin(section);
            let (before, after) = section.blocks.split_at(if at == 0 { opening } else { 0 });
            self.part("opening", before);
            if at == 0 {
                self.contents(&entries);
            }
            self.rest(after);
            self.workings(section);
        }
        self.html.push_str("</main>\n");
        self.footer(&document.meta);
        self.html.push_str("</body>\n</html>\n");
    }

    /// The council's name, beside its logo if it has one.
    fn band(&mut self, meta: &Metadata) {
        self.html.push_str("<header class=\"band\"><div>");
        if let Some(logo) = &meta.logo {
            self.logo(logo);
        }
        self.html.push_str("<p>");
        self.words(&meta.council);
        self.html.push_str("</p></div></header>\n");
    }

    /// The logo within the page itself, so that the page stays one file and loads nothing.
    fn logo(&mut self, logo: &Logo) {
        let source = format!(
            "data:{};base64,{}",
            logo.format.media_type(),
            STANDARD.encode(&logo.bytes)
        );
        let (width, height) = (logo.width_px.to_string(), logo.height_px.to_string());
        self.open(
            "img",
            &[
                ("src", &source),
                ("alt", &logo.alt),
                ("width", &width),
                ("height", &height),
            ],
        );
    }

    /// Runs of blocks as wide as the text, and between them what may be as wide as the window.
    fn rest(&mut self, blocks: &[Block]) {
        let mut begun = 0;
        for (at, block) in blocks.iter().enumerate() {
            if let Block::Frame { kind, content } = block
                && kind.is_wide()
            {
                // Left behind, a heading would have a sheet of paper to itself.
                let headings = blocks[begun..at].iter().rev().take_while(|block| is_heading(block));
                let first = at - headings.count();
                self.part("rest", &blocks[begun..first]);
                self.landscape(&[&blocks[first..at], content]);
                begun = at + 1;
            }
        }
        self.part("rest", &blocks[begun..]);
    }

    fn part(&mut self, class: &str, blocks: &[Block]) {
        if !blocks.is_empty() {
            self.open("div", &[("class", class)]);
            self.html.push('\n');
            self.blocks(blocks);
            self.close_line("div");
        }
    }

    fn footer(&mut self, meta: &Metadata) {
        self.html.push_str("<footer><div>\n");
        for words in [&meta.title, &meta.description]
            .into_iter()
            .filter(|words| !words.is_empty())
        {
            self.open("p", &[]);
            self.words(words);
            self.close_line("p");
        }
        self.html.push_str("</div></footer>\n");
    }
}

fn is_heading(block: &Block) -> bool {
    matches!(block, Block::Heading { .. })
}

/// How many blocks come before the contents: up to and with the title, so that a page begins with its name, and with the
/// notices and facts right below it, which are to be read before all else.
fn opening(blocks: &[Block]) -> usize {
    let is_title = |block: &Block| matches!(block, Block::Heading { level: 1, .. });
    let Some(title) = blocks.iter().position(is_title) else {
        return 0;
    };
    let below = &blocks[title + 1..];
    title + 1 + below.iter().take_while(|block| is_about_the_document(block)).count()
}

fn is_about_the_document(block: &Block) -> bool {
    let kind = FrameKind::Notice;
    matches!(block, Block::Facts(_)) || matches!(block, Block::Frame { kind: found, .. } if *found == kind)
}
