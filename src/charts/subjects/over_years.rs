//! A figure over financial years: the letter's, beside the average of similar authorities, and the council's own counts.

use super::change::{self, is_told, mark, of_year, reason};
use super::{FEWEST, council, is_one, ombudsman};
use crate::charts::OfYear;
use crate::charts::lines::{Break, Line, Lines, Mark, Whose};
use crate::charts::named::is_of_every_year;
use crate::charts::value::Value;
use crate::document::{Chart, ChartData, Drawings, Inline, Table, plain_text};
use crate::figures::{State, Unit};
use crate::tables::{self, words};
use crate::units::{FinancialYear, upper_first};

/// What is drawn over the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::charts) enum Series {
    /// A figure of the letter.
    Letter(&'static OfLetter),
    /// The number of a kind of the council's own complaints or other feedback, all that is received in a year.
    Own {
        /// The name of its chart.
        chart: String,
        /// The name of the kind: `corporate`.
        name: String,
        /// The id of its number.
        id: String,
        /// What it is called.
        label: String,
    },
}

/// A figure of the letter with its words.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::charts) struct OfLetter {
    id: &'static str,
    unit: Unit,
    /// What rises and falls, at the start of a sentence.
    subject: &'static str,
    /// What is drawn, with its unit.
    about: &'static str,
    /// The heading of its column.
    heading: &'static str,
    /// Of a count, what follows one and what follows another number: "complaint was upheld".
    counted: [&'static str; 2],
}

/// The figures of the letter that are drawn over the years.
const LETTER: [OfLetter; 5] = [
    OfLetter {
        id: "received",
        unit: Unit::Count,
        subject: "Complaints and enquiries received",
        about: "Complaints and enquiries that reached the Ombudsman in a year",
        heading: "Complaints and enquiries received",
        counted: [
            "complaint or enquiry reached the Ombudsman",
            "complaints and enquiries reached the Ombudsman",
        ],
    },
    OfLetter {
        id: "upheld",
        unit: Unit::Count,
        subject: "Upheld complaints",
        about: "Complaints that the Ombudsman upheld in a year",
        heading: "Complaints upheld",
        counted: ["complaint was upheld", "complaints were upheld"],
    },
    OfLetter {
        id: "uphold-rate",
        unit: Unit::Percent,
        subject: "The uphold rate",
        about: "Uphold rate: complaints upheld, per cent of those investigated",
        heading: "Uphold rate",
        counted: ["", ""],
    },
    OfLetter {
        id: "compliance-rate",
        unit: Unit::Percent,
        subject: "The compliance rate",
        about: "Compliance rate: satisfactory outcomes, per cent of the compliance outcomes recorded",
        heading: "Compliance rate",
        counted: ["", ""],
    },
    OfLetter {
        id: "satisfactory-remedy-rate",
        unit: Unit::Percent,
        subject: "The satisfactory remedy rate",
        about: "Satisfactory remedy rate: remedied before the Ombudsman was involved, per cent of upheld complaints",
        heading: "Satisfactory remedy rate",
        counted: ["", ""],
    },
];

/// Everything that may be drawn over the years up to this one.
pub(super) fn all(of: &OfYear<'_>) -> Vec<Series> {
    let own = |name: &str, id: String, label: &str| Series::Own {
        chart: chart_of_own(name, &id),
        name: name.replace('_', "-"),
        id,
        label: label.to_owned(),
    };
    let year = of.figures.year;
    let kinds = of.project.own_complaints(year).iter();
    let kinds = kinds.map(|kind| own(&kind.id, kind.figure_id(), &kind.label));
    let feedback = of.project.feedback(year).iter();
    let feedback = feedback.map(|kind| own(&kind.id, kind.figure_id(), &kind.label));
    LETTER.iter().map(Series::Letter).chain(kinds).chain(feedback).collect()
}

impl Series {
    /// The name of its chart.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Letter(letter) => over_years(letter.id),
            Self::Own { chart, .. } => chart.clone(),
        }
    }

    fn id(&self) -> &str {
        match self {
            Self::Letter(letter) => letter.id,
            Self::Own { id, .. } => id,
        }
    }

    fn unit(&self) -> Unit {
        match self {
            Self::Letter(letter) => letter.unit,
            Self::Own { .. } => Unit::Count,
        }
    }

    fn subject(&self) -> String {
        match self {
            Self::Letter(letter) => letter.subject.to_owned(),
            Self::Own { label, .. } => format!("{label}: the number received"),
        }
    }

    fn heading(&self) -> &str {
        match self {
            Self::Letter(letter) => letter.heading,
            Self::Own { label, .. } => label,
        }
    }

    /// Whether this year and another are told, and a value is among them: one year alone is no matter of years.
    pub(super) fn is_there(&self, of: &OfYear<'_>) -> bool {
        if !is_told(of, self.id()) {
            return false;
        }
        let years = self.years(of).into_iter();
        let ids: Vec<String> = years.map(|year| of_year(of, self.id(), year)).collect();
        let has_value = |id: &String| of.figures.get(id).is_some_and(|figure| figure.known().is_some());
        ids.iter().filter(|id| is_told(of, id)).count() > 1 && ids.iter().any(has_value)
    }

    /// Whether years enough are known: a line between two says no more than "rose from 30 to 34".
    pub(super) fn is_worth_a_place(&self, of: &OfYear<'_>) -> bool {
        let years = self.years(of).into_iter();
        let known = years.filter(|year| of.figures.number(&of_year(of, self.id(), *year)).is_some());
        known.count() >= FEWEST
    }

    /// The years that are drawn, oldest first.
    fn years(&self, of: &OfYear<'_>) -> Vec<FinancialYear> {
        of.newest(&self.name(), change::years(of, self.id()))
    }

    /// The chart.
    pub(super) fn chart(&self, of: &OfYear<'_>) -> Option<Chart> {
        let years = self.years(of);
        let (breaks, told) = match self {
            Self::Letter(letter) => change::breaks(of, letter.id, &years),
            Self::Own { .. } => (Vec::new(), Vec::new()),
        };
        if !self.is_there(of) {
            return None;
        }
        let lines = self.lines(of, &years, breaks);
        let notes = notes(of, &lines, &told, self.id(), &years);
        Some(Chart {
            id: format!("chart-{}", self.name()),
            title: self.title(of, &lines.breaks),
            about: self.about(&years),
            drawings: Drawings::of(|width| lines.draw(width)),
            alt: self.alt(&lines),
            data: ChartData::Own(self.table(of, &years, &lines)?),
            notes: notes.iter().map(|note| words(note)).collect(),
            source: self.source(of),
        })
    }

    /// The council's line, and that of similar authorities where both are known for this year.
    fn lines(&self, of: &OfYear<'_>, years: &[FinancialYear], breaks: Vec<Break>) -> Lines {
        let points = |id: &str| -> Vec<Mark> { years.iter().map(|year| mark(of, &of_year(of, id, *year))).collect() };
        let average = points(&self.average());
        let own = |name: &str| Line {
            name: name.to_owned(),
            of: Whose::Own,
            points: points(self.id()),
        };
        let has_both = |own: &Line| {
            [own.points.last(), average.last()]
                .into_iter()
                .all(|mark| mark.is_some_and(is_value))
        };
        let series = if has_both(&own("")) {
            let average = Line {
                name: format!("Average of {}", change::similar(of)),
                of: Whose::Others,
                points: average,
            };
            vec![own(&upper_first(of.project.council.short_name())), average]
        } else {
            vec![own("")]
        };
        Lines {
            years: years.iter().map(ToString::to_string).collect(),
            series,
            unit: self.unit(),
            breaks,
        }
    }

    fn average(&self) -> String {
        format!("{}-similar", self.id())
    }

    /// What is to be seen; nothing is said of a change between years that cannot be compared.
    fn title(&self, of: &OfYear<'_>, breaks: &[Break]) -> Vec<Inline> {
        let id = self.id();
        let year = of.figures.year;
        let is_new = breaks.iter().any(|one| one.before + 1 == self.years(of).len());
        let subject = self.subject();
        let of_figure = of.figures.get(id);
        if matches!(of_figure.map(|figure| &figure.state), Some(State::Suppressed)) {
            return words(&format!("{subject} in {year} is suppressed"));
        }
        if let Some(reason) = reason(of_figure) {
            return words(&format!("{subject} in {year}: {reason}"));
        }
        let number = change::printed(of, id).unwrap_or_default();
        let mut title = match (change::in_words(of, id).filter(|_| !is_new), self) {
            (Some(moved), _) => [words(&format!("{subject} ")), moved].concat(),
            (None, Self::Letter(letter)) if letter.unit == Unit::Count => {
                let [one, many] = letter.counted;
                let counted = if is_one(of, id) { one } else { many };
                let number = number.into_iter().map(none_as_a_word).collect();
                [number, words(&format!(" {counted} in {year}"))].concat()
            }
            (None, _) => [words(&format!("{subject} was ")), number, words(&format!(" in {year}"))].concat(),
        };
        title.extend(change::against(of, id));
        title
    }

    fn about(&self, years: &[FinancialYear]) -> Vec<Inline> {
        let what = match self {
            Self::Letter(letter) => letter.about.to_owned(),
            Self::Own { label, .. } => format!("{label}: number received in a year"),
        };
        let years = match years {
            [first, .., last] => format!(", {first} to {last}"),
            _ => String::new(),
        };
        words(&format!("{what}{years}"))
    }

    /// Each value with its year, line by line, and where they cannot be compared, which the notes tell more of.
    fn alt(&self, lines: &Lines) -> String {
        let line = |line: &Line| {
            let name = match line.name.as_str() {
                "" => self.heading(),
                name => name,
            };
            // Of which years the average is unknown the notes say once for all.
            let is_said = |(_, mark): &(&String, &Mark)| line.of == Whose::Own || is_value(mark);
            let points = lines.years.iter().zip(&line.points).filter(is_said);
            let values: Vec<String> = points.map(in_year).collect();
            format!("{name}: {}.", values.join(", "))
        };
        let parts = lines.breaks.iter().map(|one| {
            let [before, after] = [one.before - 1, one.before].map(|year| &lines.years[year]);
            format!("A dotted upright parts {after} from {before}: see {}.", one.spelt())
        });
        let mut sentences = vec![if lines.series.len() > 1 {
            format!("{}, as lines over the years.", self.heading())
        } else {
            "A line over the years.".to_owned()
        }];
        sentences.extend(lines.series.iter().map(line));
        sentences.extend(parts);
        plain_text(&words(&sentences.join(" ")))
    }

    /// The years as rows; a kind of own complaints has such a table anyway.
    fn table(&self, of: &OfYear<'_>, years: &[FinancialYear], lines: &Lines) -> Option<Table> {
        if let Self::Own { name, .. } = self {
            let id = format!("history-{name}");
            if let Some(table) = of.tables.iter().find(|table| table.id == id) {
                return Some(table.clone());
            }
        }
        let average = format!("Average of {}", change::similar(of));
        let mut columns = vec![(self.id().to_owned(), self.heading())];
        if lines.series.len() > 1 {
            columns.push((self.average(), average.as_str()));
        }
        let caption = format!("{} over the years", self.heading());
        tables::by_year(&of.figures, self.name(), &caption, years, &columns)
    }

    fn source(&self, of: &OfYear<'_>) -> Vec<Inline> {
        match self {
            Self::Letter(_) => ombudsman(of),
            Self::Own { .. } => council(of),
        }
    }
}

/// The name of the chart of a kind, `corporate-over-years`; of one that is called as a figure of the letter by the id of its
/// number, `own-received-over-years`, since the letter's has the other.
pub(in crate::charts) fn chart_of_own(kind: &str, id: &str) -> String {
    let name = over_years(&kind.replace('_', "-"));
    if is_of_every_year(&name) { over_years(id) } else { name }
}

fn over_years(name: &str) -> String {
    format!("{name}-over-years")
}

/// "34 in 2023/24", "not given in 2019/20".
fn in_year((year, mark): (&String, &Mark)) -> String {
    format!("{} in {year}", mark.value.label())
}

fn is_value(mark: &Mark) -> bool {
    matches!(mark.value, Value::Known { .. })
}

/// At the start of a sentence "No complaints" and not "0 complaints".
fn none_as_a_word(number: Inline) -> Inline {
    match number {
        Inline::Figure { id, text } if text == "0" => Inline::Figure {
            id,
            text: "No".to_owned(),
        },
        other => other,
    }
}

/// Why years cannot be compared, and why years have no value.
fn notes(of: &OfYear<'_>, lines: &Lines, told: &[String], id: &str, years: &[FinancialYear]) -> Vec<String> {
    let told = told.iter().enumerate();
    let mut notes: Vec<String> = told
        .map(|(place, note)| format!("Note {}: {note}", place + 1))
        .collect();
    let reasons = years.iter().map(|year| reason(of.figures.get(&of_year(of, id, *year))));
    let reasons = runs(&lines.years, &reasons.collect::<Vec<_>>());
    let reasons = reasons
        .into_iter()
        .filter_map(|(years, reason)| Some(format!("{years}: {}.", reason?)));
    notes.extend(reasons);
    let average = lines.series.get(1).map_or(&[][..], |average| &average.points);
    let is_known: Vec<bool> = average.iter().map(is_value).collect();
    let unknown = runs(&lines.years, &is_known)
        .into_iter()
        .filter(|(_, is_known)| !is_known);
    let unknown: Vec<String> = unknown.map(|(years, _)| years).collect();
    if !unknown.is_empty() {
        notes.push(format!(
            "The average of {} is not known for {}.",
            change::similar(of),
            unknown.join(", ")
        ));
    }
    notes
}

/// Years that follow each other and have the same said of them, each time in words: "2018/19", "2019/20 to 2021/22".
fn runs<T: Clone + PartialEq>(years: &[String], said: &[T]) -> Vec<(String, T)> {
    let all: Vec<(&String, &T)> = years.iter().zip(said).collect();
    let same = all.chunk_by(|one, next| one.1 == next.1);
    let spelt = same.filter_map(|run| {
        let ((first, said), (last, _)) = (run.first()?, run.last()?);
        let years = match run.len() {
            1 => (*first).clone(),
            2 => format!("{first} and {last}"),
            _ => format!("{first} to {last}"),
        };
        Some((years, (*said).clone()))
    });
    spelt.collect()
}

#[cfg(test)]
mod tests;
