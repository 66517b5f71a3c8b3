//! The words of a document, whatever it is written in.

use pulldown_cmark::{Event, Options, Parser, TagEnd};

/// The words of Markdown.
pub(crate) fn of_markdown(markdown: &str) -> Vec<String> {
    let mut text = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link) => {}
            _ if is_inline(&event) => {}
            _ => text.push(' '),
        }
    }
    words(&text)
}

fn is_inline(event: &Event<'_>) -> bool {
    use pulldown_cmark::Tag;
    matches!(event, Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. }))
}

/// The words between the tags of HTML.
pub(crate) fn of_html(html: &str) -> Vec<String> {
    let mut text = String::new();
    for piece in html.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag
            .trim_start_matches('/')
            .split([' ', '\n'])
            .next()
            .unwrap_or_default();
        if !matches!(name, "strong" | "em" | "a" | "span" | "b" | "data") {
            text.push(' ');
        }
        text.push_str(words);
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    for (entity, letter) in entities {
        text = text.replace(entity, letter);
    }
    words(&text)
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// Markdown as its sentences alone: without bold, and with every kind of space and line end as a space.
pub(crate) fn sentences(markdown: &str) -> String {
    words(&markdown.replace("**", "").replace("\\\n", " ").replace('\u{a0}', " ")).join(" ")
}
