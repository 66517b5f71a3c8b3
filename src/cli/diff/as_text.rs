//! What has changed, for whoever has read the earlier state and wants to read no more than what is new.

use super::state::Kind;
use crate::diff::{
    AnnexChange, AnnexFate, Changes, Counts, DocumentChanges, FigureChange, Line, Place, Presence, Said, SectionChange,
    SectionFate, SentenceChange, SentenceFate, TableChange, TableChanges, YearFigures,
};
use crate::model::{DocumentKind, Numbering};
use crate::units::{lower_first, upper_first};

/// Where lines are broken.
const WIDTH: usize = 100;

/// All of it, after a first line that begins with the title: "Since paper@finance: 2 figures … have changed."
pub(super) fn text(changes: &Changes, title: &str, kind: Kind) -> String {
    let mut page = Page::default();
    page.line(0, &format!("{title}: {}.", summary(changes)));
    if kind == Kind::Built {
        let words = "These are built documents, in which a figure is a word among others. Compare the two project folders \
                     to see the figures by their names.";
        page.line(0, words);
    }
    for year in &changes.figures {
        page.figures(year);
    }
    for document in &changes.documents {
        page.document(document);
    }
    page.text
}

/// "2 figures, 3 sentences and 1 section changed".
fn summary(changes: &Changes) -> String {
    let Counts {
        documents,
        figures,
        sentences,
        entries,
        sections,
        annexes,
        numberings,
    } = changes.counts();
    let parts = [
        counted(documents, "document", "documents"),
        counted(figures, "figure", "figures"),
        counted(sentences, "sentence", "sentences"),
        counted(entries, "entry in tables", "entries in tables"),
        counted(sections, "section", "sections"),
        counted(annexes, "annexed file", "annexed files"),
        (numberings > 0).then(|| "the numbering of paragraphs".to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match &parts[..] {
        [] if changes.is_empty() => "nothing changed".to_owned(),
        [] => "nothing changed in the documents".to_owned(),
        [only] => format!("{only} changed"),
        [first @ .., last] => format!("{} and {last} changed", first.join(", ")),
    }
}

fn counted(number: usize, one: &str, many: &str) -> Option<String> {
    match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{number} {many}")),
    }
}

/// The lines written so far.
#[derive(Debug, Default)]
struct Page {
    text: String,
}

impl Page {
    /// Words in lines of limited width, this many spaces from the left.
    fn line(&mut self, indent: usize, words: &str) {
        self.labelled(indent, "", words);
    }

    /// Words with a label before the first line, and as much room before the others.
    fn labelled(&mut self, indent: usize, label: &str, words: &str) {
        let room = indent + label.chars().count();
        let mut line = format!("{}{label}", " ".repeat(indent));
        let mut width = room;
        for (at, word) in words.split_whitespace().enumerate() {
            let length = word.chars().count();
            if at > 0 && width + 1 + length > WIDTH {
                self.push(&line);
                line = " ".repeat(room);
                width = room;
            } else if at > 0 {
                line.push(' ');
                width += 1;
            }
            line.push_str(word);
            width += length;
        }
        self.push(&line);
    }

    fn push(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn heading(&mut self, words: &str) {
        self.text.push('\n');
        self.line(0, words);
    }

    fn figures(&mut self, year: &YearFigures) {
        self.heading(&format!("Figures of {}", year.year));
        for figure in &year.printed {
            self.labelled(2, "- ", &figure_words(figure));
        }
        if !year.others.is_empty() {
            let more = if year.printed.is_empty() { "" } else { "more " };
            let figures = counted(year.others.len(), &format!("{more}figure"), &format!("{more}figures"));
            let that = "that no document prints; --output json lists them";
            self.labelled(2, "- ", &format!("{} {that}", figures.unwrap_or_default()));
        }
    }

    fn document(&mut self, document: &DocumentChanges) {
        let name = match document.kind {
            DocumentKind::Letter => "Annual review letter",
            kind => &upper_first(&kind.in_words()),
        };
        let year = document.year;
        match document.presence {
            Presence::Both => self.heading(&format!("{name} {year}")),
            Presence::Gone => return self.heading(&format!("{name} {year}: is gone")),
            Presence::New => return self.heading(&format!("{name} {year}: is new")),
        }
        if let Some(change) = document.numbering {
            self.line(2, numbering_words(change.new));
        }
        for section in &document.sections {
            self.section(section);
        }
        for annex in &document.annexes {
            self.line(2, &annex_words(annex));
        }
        let mut above = None;
        for sentence in &document.sentences {
            if above != Some(&sentence.place) {
                self.line(2, &standing(&sentence.place));
                above = Some(&sentence.place);
            }
            self.sentence(sentence);
        }
        for table in &document.tables {
            self.table(table);
        }
    }

    fn section(&mut self, section: &SectionChange) {
        let heading = &section.heading;
        let place = |after: &Option<String>| match after {
            Some(before) => format!("after “{before}”"),
            None => "at the beginning".to_owned(),
        };
        match &section.fate {
            SectionFate::Added { after, sentences } => {
                self.line(2, &format!("Section “{heading}” is new, {}", place(after)));
                self.all("now  ", sentences);
            }
            SectionFate::Removed { sentences } => {
                self.line(2, &format!("Section “{heading}” is gone"));
                self.all("was  ", sentences);
            }
            SectionFate::Moved { after } => {
                self.line(
                    2,
                    &format!("Section “{heading}” has moved, and stands {}", place(after)),
                );
            }
            SectionFate::Renamed { from } => {
                self.line(2, &format!("Section “{from}” is now called “{heading}”"));
            }
        }
    }

    fn all(&mut self, label: &str, sentences: &[String]) {
        if !sentences.is_empty() {
            self.labelled(6, label, &sentences.join(" "));
        }
    }

    fn sentence(&mut self, sentence: &SentenceChange) {
        let (old, new) = (sentence.old.as_ref(), sentence.new.as_ref());
        let (verb, preposition) = match sentence.fate {
            SentenceFate::New => ("New", " in"),
            SentenceFate::Gone => ("Gone", " from the former"),
            SentenceFate::Changed => ("Changed", " in"),
            SentenceFate::Moved => ("Moved", " to"),
            SentenceFate::LeadsElsewhere => ("The same words refer to another place", " in"),
        };
        if let Some(said) = new.or(old) {
            let before = new.and(old);
            self.line(4, &format!("{verb}{}", place(preposition, said, before)));
        }
        let is_same = matches!(sentence.fate, SentenceFate::Moved | SentenceFate::LeadsElsewhere);
        if let Some(old) = old.filter(|_| !is_same) {
            self.labelled(6, "was  ", &old.words);
        }
        if let Some(new) = new {
            self.labelled(6, "now  ", &new.words);
        }
    }

    fn table(&mut self, table: &TableChanges) {
        let name = match (table.caption.as_str(), table.section.as_str()) {
            ("", section) => format!("Table {}", lower_first(&under(section))),
            (caption, _) => format!("Table “{caption}”"),
        };
        match &table.changes[..] {
            [TableChange::Added] => return self.line(2, &format!("{name} is new")),
            [TableChange::Removed] => return self.line(2, &format!("{name} is gone")),
            _ => self.line(2, &name),
        }
        for change in &table.changes {
            self.labelled(4, "- ", &table_words(change));
        }
    }
}

fn figure_words(figure: &FigureChange) -> String {
    let FigureChange { label, old, new, .. } = figure;
    match (old, new) {
        (Some(old), Some(new)) => format!("{label}: was {old}, is now {new}"),
        (None, Some(new)) => format!("{label}: {new}, which is new"),
        (Some(old), None) => format!("{label}: was {old}, is gone"),
        (None, None) => label.clone(),
    }
}

fn table_words(change: &TableChange) -> String {
    let said = |words: &str| match words {
        "" => "nothing".to_owned(),
        words => words.to_owned(),
    };
    match change {
        TableChange::Added => "new".to_owned(),
        TableChange::Removed => "gone".to_owned(),
        TableChange::Caption { old } => format!("was called “{old}”"),
        TableChange::LineAdded(line) => format!("{} is new", line_words(line)),
        TableChange::LineRemoved(line) => format!("{} is gone", line_words(line)),
        TableChange::ColumnRenamed { old, new } => format!("column “{old}” is now called “{new}”"),
        TableChange::Cell { row, column, old, new } if row.is_empty() => {
            format!("{column}: was {}, is now {}", said(old), said(new))
        }
        TableChange::Cell { row, column, old, new } => {
            format!("{}, {column}: was {}, is now {}", beginning(row), said(old), said(new))
        }
    }
}

/// Enough of a row's header to find the row by.
fn beginning(header: &str) -> String {
    const ENOUGH: usize = 60;
    let header = header.trim_end_matches('.');
    if header.chars().count() <= ENOUGH {
        return header.to_owned();
    }
    let short: String = header.chars().take(ENOUGH).collect();
    let words = short.rsplit_once(' ').map_or(short.as_str(), |(words, _)| words);
    format!("{words} …")
}

fn line_words(line: &Line) -> String {
    match line {
        Line::Row { header, cells } if cells.is_empty() => format!("row “{}”", beginning(header)),
        Line::Row { header, cells } => format!("row “{}” ({})", beginning(header), cells.join("; ")),
        Line::Column { header } => format!("column “{header}”"),
    }
}

fn numbering_words(now: Numbering) -> &'static str {
    match now {
        Numbering::Continuous => "Paragraphs are now numbered 1, 2, 3 through all sections",
        Numbering::BySection => "Paragraphs are now numbered by section, as in 2.1",
        Numbering::None => "Paragraphs are no longer numbered",
    }
}

fn annex_words(annex: &AnnexChange) -> String {
    let AnnexChange {
        annex,
        title,
        file,
        fate,
    } = annex;
    let file = file.as_deref().unwrap_or_default();
    match fate {
        AnnexFate::Replaced => format!("{annex} “{title}” is another file than before, {file}"),
        AnnexFate::Renamed { from } => {
            format!("{annex} “{title}” is the same file under another name, {file} (before: {from})")
        }
        AnnexFate::Arrived => format!("{annex} “{title}” now has its file, {file}"),
        AnnexFate::Gone => format!("{annex} “{title}” has no file any more"),
    }
}

fn standing(place: &Place) -> String {
    match place {
        Place::Start => under(""),
        Place::Under(heading) => under(heading),
        Place::End => "At the end, where the signature stands".to_owned(),
    }
}

fn under(section: &str) -> String {
    match section {
        "" => "Before the first heading".to_owned(),
        heading => format!("Under “{heading}”"),
    }
}

/// " in paragraph 31 (before: 30)"; nothing where there are no numbers.
fn place(preposition: &str, said: &Said, before: Option<&Said>) -> String {
    let before = before.map(|before| before.paragraph.as_str()).unwrap_or_default();
    match said.paragraph.as_str() {
        "" => String::new(),
        now if before.is_empty() || before == now => format!("{preposition} paragraph {now}"),
        now => format!("{preposition} paragraph {now} (before: {before})"),
    }
}
