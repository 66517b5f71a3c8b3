//! Small numbers of a council's own that are suppressed: nobody works one out of all documents of all years together.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use annual_review::diagnostic::{Diagnostics, Severity};
use annual_review::document::{Block, Inline, Stage, Table};
use annual_review::figures::{Figure, State};
use annual_review::load;
use annual_review::report::{Composed, Request, composed};
use annual_review::write::Format;
use proptest::prelude::*;

use super::attack::{MOST, Puzzle};

const YEARS: [&str; 3] = ["2021-22", "2022-23", "2023-24"];

/// A kind of complaint in a year, every number of it; which of them are given, and how.
#[derive(Debug, Clone)]
struct Kind {
    received: i64,
    closed: i64,
    on_time: i64,
    on_time_of_received: bool,
    /// Given as a rate alone.
    is_rate: bool,
    escalated: i64,
    /// They add up to those closed.
    outcomes: [i64; 4],
    /// Of received, closed, on time, escalated, and the outcomes.
    given: [bool; 8],
}

/// A breakdown: its parts, and how many have no reason.
#[derive(Debug, Clone)]
struct Reasons {
    parts: Vec<i64>,
    rest: i64,
}

#[derive(Debug, Clone)]
struct Year {
    kinds: Vec<Kind>,
    reasons: Option<Reasons>,
}

fn number() -> impl Strategy<Value = i64> {
    prop_oneof![Just(0), 1..=4_i64, 1..=9_i64, 5..=30_i64]
}

fn kind() -> impl Strategy<Value = Kind> {
    let outcomes = [number(), number(), number(), number()];
    let given = proptest::array::uniform8(proptest::bool::weighted(0.85));
    let share = || 0..=100_i64;
    (number(), outcomes, share(), share(), any::<[bool; 2]>(), given).prop_map(
        |(received, outcomes, on_time, escalated, [on_time_of_received, is_rate], given)| {
            let closed = outcomes.iter().sum();
            let base = if on_time_of_received { received } else { closed };
            Kind {
                received,
                closed,
                on_time: base * on_time / 100,
                on_time_of_received,
                is_rate,
                escalated: received * escalated / 100,
                outcomes,
                given,
            }
        },
    )
}

fn year() -> impl Strategy<Value = Year> {
    let reasons = (proptest::collection::vec(number(), 1..4), number());
    let reasons = proptest::option::of(reasons.prop_map(|(parts, rest)| Reasons { parts, rest }));
    (proptest::collection::vec(kind(), 1..4), reasons).prop_map(|(kinds, reasons)| Year { kinds, reasons })
}

/// Names of the outcomes in YAML and among the figures.
const OUTCOMES: [(&str, &str); 4] = [
    ("upheld", "upheld"),
    ("partly_upheld", "partly-upheld"),
    ("not_upheld", "not-upheld"),
    ("other", "other-outcome"),
];

fn rate(part: i64, base: i64) -> i64 {
    (200 * part + base) / (2 * base)
}

impl Kind {
    fn base(&self) -> i64 {
        if self.on_time_of_received {
            self.received
        } else {
            self.closed
        }
    }

    fn given_outcomes(&self) -> i64 {
        let outcomes = self.outcomes.iter().zip(&self.given[4..]);
        outcomes
            .map(|(count, is_given)| if *is_given { *count } else { 0 })
            .sum()
    }

    fn yaml(&self, id: usize) -> String {
        let mut yaml = format!("  - {{id: kind_{id}, label: Kind {id}");
        let mut add = |is_given: bool, key: &str, number: i64| {
            if is_given {
                write!(yaml, ", {key}: {number}").unwrap();
            }
        };
        add(self.given[0], "received", self.received);
        add(self.given[1], "closed", self.closed);
        let is_rate = self.is_rate && self.base() > 0;
        add(self.given[2] && !is_rate, "on_time", self.on_time);
        if is_rate {
            add(self.given[2], "on_time_rate", rate(self.on_time, self.base()));
        }
        add(self.given[3], "escalated", self.escalated);
        let base = if self.on_time_of_received { "received" } else { "closed" };
        write!(yaml, ", on_time_of: {base}, outcomes: {{").unwrap();
        let outcomes = OUTCOMES.iter().zip(self.outcomes).zip(&self.given[4..]);
        let outcomes: Vec<String> = outcomes
            .filter(|(_, is_given)| **is_given)
            .map(|(((key, _), number), _)| format!("{key}: {number}"))
            .collect();
        yaml + &outcomes.join(", ") + "}}\n"
    }
}

impl Year {
    fn yaml(&self, year: &str) -> String {
        let mut yaml = format!(
            "year: {}\ndocuments: [letter, committee-report]\n",
            year.replace('-', "/")
        );
        yaml += "own_complaints:\n";
        for (id, kind) in self.kinds.iter().enumerate() {
            yaml += &kind.yaml(id);
        }
        if let Some(Reasons { parts, rest }) = &self.reasons {
            let total = parts.iter().sum::<i64>() + rest;
            write!(yaml, "breakdowns:\n  refused: {{label: Refused, total: {total}").unwrap();
            yaml += if *rest > 0 {
                ", incomplete: some have none, parts: ["
            } else {
                ", parts: ["
            };
            let parts = parts.iter().enumerate();
            let parts: Vec<String> = parts
                .map(|(at, count)| format!("{{label: Reason {at}, count: {count}}}"))
                .collect();
            yaml += &(parts.join(", ") + "]}\n");
        }
        yaml += "committee_report:\n  recommendation: [note the report]\n  texts:\n    conclusion: We learn.\n";
        if self.reasons.is_some() {
            yaml += "    own_complaints: \"The reasons were: {{ breakdowns.refused }}\"\n";
        }
        yaml
    }
}

/// Every document of a project of these years.
fn published(years: &[Year], small_numbers: &str) -> Vec<Composed> {
    let folder = tempfile::tempdir().unwrap();
    let council =
        format!("council: Sample Council (made up)\nmade_up: true\ntype: county\nsmall_numbers: {small_numbers}\n");
    std::fs::write(folder.path().join("council.yaml"), council).unwrap();
    for (year, name) in years.iter().zip(YEARS) {
        std::fs::write(folder.path().join(format!("{name}.yaml")), year.yaml(name)).unwrap();
    }
    let (project, _) = load::project(folder.path()).unwrap_or_else(|found| panic!("{found:?}"));
    let request = Request {
        stage: Stage::Draft,
        ..Request::default()
    };
    let errors = |found: Diagnostics| {
        let errors = found.iter().filter(|found| found.severity == Severity::Error);
        errors.map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    composed(&project, &request)
        .unwrap_or_else(|found| panic!("{}", errors(found)))
        .0
}

/// What is seen of a figure of a year: its number, or that it is suppressed.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Seen {
    Number(i64),
    Suppressed,
}

/// Everything that is seen of counts and stated rates, by year and id, wherever it stands. A number that is shown in
/// one place and suppressed in another is shown.
fn seen(documents: &[Composed]) -> BTreeMap<(usize, String), Seen> {
    let mut seen = BTreeMap::new();
    for figure in documents.iter().flat_map(|document| document.figures.iter()) {
        let year = figure.year.hyphenated();
        let Some(year) = YEARS.iter().position(|known| *known == year) else {
            continue;
        };
        let id = figure
            .id
            .split("-last-year")
            .next()
            .unwrap()
            .split("-in-20")
            .next()
            .unwrap();
        let now = match &figure.state {
            State::Suppressed => Seen::Suppressed,
            _ => match figure.number() {
                Some(number) => Seen::Number(i64::try_from(figure.unit.rounded(number)).unwrap()),
                None => continue,
            },
        };
        let known = seen.entry((year, id.to_owned())).or_insert(now);
        assert!(
            *known == now,
            "{id} of {year} is suppressed in one place and not in another"
        );
    }
    seen
}

/// What an attacker makes of everything published.
struct Attack {
    puzzle: Puzzle,
    seen: BTreeMap<(usize, String), Seen>,
    /// Every number that there is, by year and id, with its truth.
    numbers: BTreeMap<(usize, String), (usize, i64)>,
}

impl Attack {
    fn new(years: &[Year], documents: &[Composed]) -> Self {
        let mut attack = Self {
            puzzle: Puzzle::default(),
            seen: seen(documents),
            numbers: BTreeMap::new(),
        };
        for (at, year) in years.iter().enumerate() {
            attack.of_year(at, year);
        }
        attack
    }

    /// A number that the reader sees, or knows to be left out; zeros are never left out.
    fn number(&mut self, year: usize, id: &str, truth: i64) -> usize {
        let key = (year, id.to_owned());
        let bounds = match self.seen.get(&key) {
            Some(Seen::Number(number)) => {
                assert_eq!(*number, truth, "{key:?}");
                [truth, truth]
            }
            Some(Seen::Suppressed) => [1, MOST],
            None => panic!("{key:?} is not there"),
        };
        let number = self.puzzle.number(bounds[0], bounds[1]);
        self.numbers.insert(key, (number, truth));
        number
    }

    fn adds_up(&mut self, whole: usize, parts: &[usize], are_all: bool) {
        let mut terms: Vec<(usize, i64)> = parts.iter().map(|part| (*part, 1)).collect();
        terms.push((whole, -1));
        self.puzzle.sum(terms, if are_all { 0 } else { -MOST * 10 }, 0);
    }

    fn of_year(&mut self, at: usize, year: &Year) {
        let mut all = Vec::new();
        for (id, kind) in year.kinds.iter().enumerate() {
            all.extend(self.of_kind(at, &format!("own-kind-{id}"), kind));
        }
        if all.len() == year.kinds.len() {
            let sum = year.kinds.iter().map(|kind| kind.received).sum();
            let total = self.number(at, "own-complaints", sum);
            self.adds_up(total, &all, true);
        }
        if let Some(Reasons { parts, rest }) = &year.reasons {
            let given: i64 = parts.iter().sum();
            let id = "breakdown-refused";
            let counts = parts.iter().enumerate();
            let counts: Vec<usize> = counts
                .map(|(part, count)| self.number(at, &format!("{id}-part-{}", part + 1), *count))
                .collect();
            let total = self.number(at, id, given + rest);
            let sum = self.number(at, &format!("{id}-given"), given);
            let rest = self.number(at, &format!("{id}-not-given"), *rest);
            self.adds_up(sum, &counts, true);
            self.adds_up(total, &[sum, rest], true);
        }
    }

    /// The number received, if it is given.
    fn of_kind(&mut self, at: usize, id: &str, kind: &Kind) -> Option<usize> {
        let received = kind.given[0].then(|| self.number(at, id, kind.received));
        let closed = kind.given[1].then(|| self.number(at, &format!("{id}-closed"), kind.closed));
        let base = if kind.on_time_of_received { received } else { closed };
        if kind.given[2] {
            if kind.is_rate && kind.base() > 0 {
                if let Some(base) = base {
                    self.stated(at, id, kind, base);
                }
            } else {
                let on_time = self.number(at, &format!("{id}-on-time"), kind.on_time);
                self.share(at, &format!("{id}-on-time-rate"), on_time, base);
            }
        }
        if kind.given[3] {
            let escalated = self.number(at, &format!("{id}-escalated"), kind.escalated);
            self.share(at, &format!("{id}-escalated-rate"), escalated, received);
        }
        let mut outcomes = Vec::new();
        for (which, (_, part)) in OUTCOMES.iter().enumerate() {
            if kind.given[4 + which] {
                let outcome = self.number(at, &format!("{id}-{part}"), kind.outcomes[which]);
                self.share(at, &format!("{id}-{part}-rate"), outcome, closed);
                outcomes.push(outcome);
            }
        }
        if let Some(closed) = closed {
            // What adds up to all of them is taken as all of them, also where some kinds of outcome are not given.
            self.adds_up(closed, &outcomes, kind.given_outcomes() == kind.closed);
        }
        received
    }

    /// A count that only its rate tells of.
    fn stated(&mut self, at: usize, id: &str, kind: &Kind, base: usize) {
        let rate_id = format!("{id}-on-time-rate");
        let key = (at, rate_id.clone());
        // A rate of nothing is left out with its base.
        let least = i64::from(self.seen.get(&key) == Some(&Seen::Suppressed) && kind.on_time > 0);
        let count = self.puzzle.number(least, MOST);
        self.share(at, &rate_id, count, Some(base));
        self.numbers.insert(key, (count, kind.on_time));
    }

    /// A part with its base, and the rate of it where that is seen.
    fn share(&mut self, at: usize, rate: &str, part: usize, base: Option<usize>) {
        let Some(base) = base else { return };
        self.adds_up(base, &[part], false);
        if let Some(Seen::Number(rate)) = self.seen.get(&(at, rate.to_owned())) {
            // Halves are rounded up.
            let far = MOST * MOST * 10;
            self.puzzle.sum(vec![(part, 200), (base, 1 - 2 * rate)], 0, far);
            self.puzzle.sum(vec![(part, 200), (base, -1 - 2 * rate)], -far, -1);
        }
    }

    /// The small numbers of which fewer than two remain possible, and those that are simply shown.
    fn found_out(&self) -> Vec<String> {
        let small = self.numbers.iter().filter(|(_, (_, truth))| (1..=4).contains(truth));
        let known = small.filter(|(_, (number, _))| {
            let possible = (1..=4).filter(|value| self.puzzle.can_be(*number, *value));
            possible.count() < 2
        });
        known
            .map(|((year, id), (_, truth))| format!("{id} of {} is {truth}", YEARS[*year]))
            .collect()
    }
}

/// A figure that is worked out from suppressed ones has no value.
fn follows(figure: &Figure, document: &Composed) -> bool {
    let is_derived = ["-rate", "-change", "-direction", "-moved", "-per-cent"]
        .iter()
        .any(|end| figure.id.ends_with(end));
    let inputs = figure.inputs.iter().filter_map(|input| match input {
        annual_review::figures::Input::Figure(id) => document.figures.get(id),
        annual_review::figures::Input::Given(_) => None,
    });
    let mut hidden = inputs.filter(|input| input.state == State::Suppressed);
    !is_derived || figure.known().is_none() || hidden.next().is_none()
}

/// The tables of a document, wherever they stand.
fn tables<'a>(blocks: &'a [Block]) -> Vec<&'a Table> {
    let of = |block: &'a Block| match block {
        Block::Table(table) => vec![table],
        Block::Numbered(numbered) => tables(&numbered.content),
        Block::Frame { content, .. } => tables(content),
        _ => Vec::new(),
    };
    blocks.iter().flat_map(of).collect()
}

/// Every cell that counts own complaints either is a figure that has a value, or says in one word that it has none.
fn cells_follow(document: &Composed) {
    let tables = tables(&document.document.blocks);
    let own = tables.into_iter().filter(|table| table.id == "own-complaints");
    for cell in own.flat_map(|table| &table.rows).flat_map(|row| &row.cells[1..]) {
        match &cell[..] {
            [Inline::Figure { id, text }] => assert_eq!(document.figures.text(id).as_ref(), Some(text)),
            [Inline::Text(text)] => assert!(["suppressed", "not given"].contains(&text.as_str()), "{text}"),
            other => panic!("{other:?}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_small_number_can_be_worked_out_from_all_documents_together(years in proptest::collection::vec(year(), 3)) {
        let documents = published(&years, "suppress");
        for document in &documents {
            cells_follow(document);
            for figure in document.figures.iter() {
                prop_assert!(follows(figure, document), "{} tells of what is suppressed", figure.id);
            }
        }
        let found_out = Attack::new(&years, &documents).found_out();
        prop_assert!(found_out.is_empty(), "{found_out:?}");
    }
}

/// Three kinds of complaint, of which only the first is small.
fn three_kinds() -> Year {
    let kind = |received, upheld| Kind {
        received,
        closed: 20,
        on_time: 15,
        on_time_of_received: false,
        is_rate: false,
        escalated: 0,
        outcomes: [upheld, 20 - upheld, 0, 0],
        given: [true; 8],
    };
    Year {
        kinds: vec![kind(3, 8), kind(40, 8), kind(12, 8)],
        reasons: Some(Reasons {
            parts: vec![2, 9],
            rest: 0,
        }),
    }
}

#[test]
fn a_suppressed_number_takes_another_with_it_in_every_document_that_has_its_year() {
    let years = [three_kinds(), three_kinds(), three_kinds()];
    let documents = published(&years, "suppress");
    let reports: Vec<&Composed> = documents
        .iter()
        .filter(|document| document.name == "committee-report")
        .collect();
    assert_eq!(reports.len(), 3);
    for report in &reports {
        let markdown = String::from_utf8(Format::Markdown.write(&report.document, "report")).unwrap();
        let row = |label: &str| -> Vec<String> {
            let line = markdown.lines().find(|line| line.contains(label)).unwrap();
            let cells = line.split('|').skip(2).map(|cell| cell.trim().to_owned());
            cells.filter(|cell| !cell.is_empty()).collect()
        };
        for (label, cell) in [
            ("Kind 0", "suppressed"),
            ("Kind 1", "40"),
            ("Kind 2", "suppressed"),
            ("Total", "55"),
        ] {
            assert!(
                row(label).iter().all(|seen| seen.trim_matches('*') == cell),
                "{label} {:?}",
                row(label)
            );
        }
        assert!(markdown.contains("Suppressed: a number from 1 to 4, or one"));
        // Both reasons are small numbers or tell of one.
        assert_eq!(
            markdown.replace('\u{a0}', " ").matches("(suppressed)").count(),
            2,
            "{markdown}"
        );
    }
}

#[test]
fn the_attack_sees_what_is_not_suppressed() {
    let kind = Kind {
        received: 3,
        closed: 9,
        on_time: 2,
        on_time_of_received: false,
        is_rate: true,
        escalated: 0,
        outcomes: [2, 7, 0, 0],
        given: [true; 8],
    };
    let years = [Year {
        kinds: vec![kind],
        reasons: None,
    }];
    let documents = published(&years, "show");
    let found_out = Attack::new(&years, &documents).found_out();
    assert_eq!(found_out.len(), 4, "{found_out:?}");
}
