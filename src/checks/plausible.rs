//! Numbers and days that can be read but can hardly be meant.
//!
//! In: a year. Out: findings where a slip of the hand explains better what is given than anything that happens. Where a
//! number cannot be at all, the words say so.

use super::{AskedPaper, Subject};
use crate::diagnostic::Diagnostic;
use crate::figures::{Figure, Status};
use crate::model::{At, AveragesOfType, Case, Scope, Year};
use crate::units::{Date, Exact, FinancialYear, decimal, exact, round_half_up};

/// Decimals beyond which a percentage is no longer one that somebody has rounded.
const DECIMALS: u32 = 2;

/// A percentage that no whole number of its base gives.
pub(super) fn rate_of_base(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let rates = subject.figures.stated_rates().filter_map(|(rate, base)| {
        let rate = subject.figures.get(rate)?;
        let is_stated = rate.year == subject.year && rate.known()?.status == Status::Stated;
        let base = subject.exactly(base).filter(|_| is_stated)?;
        impossible(subject, rate, base)
    });
    rates.collect()
}

fn impossible(subject: &Subject<'_>, rate: &Figure, base: Exact) -> Option<Diagnostic> {
    let stated = subject.exactly(&rate.id)? * 100;
    let decimals = (0..=DECIMALS).find(|decimals| (stated * 10_i128.pow(*decimals)).is_integer())?;
    let whole = u64::try_from(base.to_integer()).ok().filter(|_| base.is_integer())?;
    let printed = |part: u64| round_half_up(exact(part) * 100 / base, decimals);
    // Every percentage of a large base is that of some number.
    if whole == 0 || stated > exact(100) || exact(whole) >= exact(100) * 10_i128.pow(decimals) {
        return None;
    }
    let wanted = (stated * 10_i128.pow(decimals)).to_integer();
    let above = (0..=whole).find(|part| printed(*part) >= wanted)?;
    if printed(above) == wanted {
        return None;
    }
    let text = |part: u64| {
        let share = Exact::new(printed(part), 10_i128.pow(decimals));
        format!("{part} are {}%", decimal(share, decimals))
    };
    let message = format!("no whole number of {whole} is {}%", decimal(stated, decimals));
    let hint = format!(
        "{} and {}: correct the rate or the number that it is of",
        text(above.saturating_sub(1)),
        text(above)
    );
    Some(subject.at(Diagnostic::warning(message).hint(hint), &rate.id))
}

/// Letters of a day on which nobody sends any, or on which those of their year were not sent.
pub(super) fn letter_day(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let Some(date) = &file.letter.date else {
        return Vec::new();
    };
    // A day of another year is found by that.
    let year = subject.year;
    if date.value <= year.last_day() || date.value > year.next().last_day() {
        return Vec::new();
    }
    let sent = subject.edition.sent.filter(|_| subject.edition.edition.value == year);
    let holidays = &subject.project.bank_holidays;
    let (message, hint) = match sent {
        Some(sent) if sent != date.value => (
            format!(
                "the letter is dated {}, but those about {year} were sent on {sent}",
                date.value
            ),
            "correct the day, unless this council's letter does bear another",
        ),
        None if date.is_weekend() || holidays.contains(date.value) => (
            format!("the letter is dated {}, {}", date.value, what_day(date.value)),
            "see whether a digit of the day is wrong",
        ),
        _ => return Vec::new(),
    };
    let finding = Diagnostic::warning(message.replace('\u{a0}', " ")).hint(hint);
    vec![finding.at(subject.place_of(date.spot))]
}

fn what_day(date: Date) -> &'static str {
    if date.is_weekend() {
        "a Saturday or Sunday"
    } else {
        "a bank holiday"
    }
}

/// Days on which an agenda is published or a report cleared, and nobody works.
pub(super) fn day_off(paper: &AskedPaper<'_>) -> Vec<Diagnostic> {
    let report = paper.report();
    let of_implications = report.implications.iter().filter_map(|part| part.clearance.as_ref());
    let cleared = of_implications
        .chain(&report.clearance)
        .filter_map(|clearance| clearance.date.as_ref());
    let days = report.published.iter().map(|day| ("published", day));
    let days = days.chain(cleared.map(|day| ("cleared", day)));
    let off = days.filter(|(_, day)| day.value.is_weekend()).map(|(what, day)| {
        let message = format!("the report is {what} on {}, a Saturday or Sunday", day.value);
        Diagnostic::warning(message.replace('\u{a0}', " "))
            .at(paper.place(day.spot))
            .hint("see whether a digit of the day is wrong")
    });
    off.collect()
}

/// Years for which a case may have been open before it was decided.
const YEARS_OPEN: i32 = 4;

/// References whose first digits, the year in which the Ombudsman received the complaint, do not fit the case.
///
/// # Source
/// The Ombudsman numbers complaints by the financial year of receipt: 22 006 612 came in 2022/23.
pub(super) fn reference_year(subject: &Subject<'_>, file: &Year) -> Vec<Diagnostic> {
    let found = file.cases.list.iter().filter_map(|case| {
        let reference = case.reference.as_ref()?;
        let begins: i32 = reference.get(..2)?.parse().ok()?;
        let year = FinancialYear::starting_in(2000 + begins)?;
        let message = wrong_year(subject, case, year)?;
        let hint = "its first two digits are the year in which the complaint was received: correct them, or the day";
        Some(
            Diagnostic::warning(message)
                .at(subject.place_of(reference.spot))
                .hint(hint),
        )
    });
    found.collect()
}

fn wrong_year(subject: &Subject<'_>, case: &Case, of_reference: FinancialYear) -> Option<String> {
    let received = case.received.as_ref().and_then(|day| FinancialYear::of(day.value));
    let name = case.in_words();
    match received {
        Some(received) if received != of_reference => Some(format!(
            "{name} has a reference of {of_reference}, but was received in {received}"
        )),
        Some(_) => None,
        None => {
            let age = subject.year.ends_in() - of_reference.ends_in();
            (!(0..=YEARS_OPEN).contains(&age))
                .then(|| format!("{name} is of {}, but has a reference of {of_reference}", subject.year))
        }
    }
}

/// Years over which averages can be held against each other: over ten, the uphold rate has nearly doubled.
const NEAR: i32 = 3;
/// How far an average may lie from all that are known of the years around it, in percentage points.
const POINTS: u64 = 25;
/// How many times the average a number for every 100,000 residents can hardly be.
const TIMES: u64 = 5;

/// Averages far from those of other years, and a number for every 100,000 residents far from its average.
pub(super) fn far_from_average(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let of_rates = ["uphold-rate", "compliance-rate", "satisfactory-remedy-rate"];
    let of_rates = of_rates
        .into_iter()
        .flat_map(|id| ["similar", "all"].map(|whose| far_from_other_years(subject, id, whose)));
    of_rates.chain([far_per_100_000(subject)]).flatten().collect()
}

fn far_from_other_years(subject: &Subject<'_>, id: &str, whose: &str) -> Option<Diagnostic> {
    let average = format!("{id}-{whose}");
    let given = subject.given(&average)? * 100;
    let scope = match whose {
        "similar" => Scope::Type(subject.project.council.authority_type.value),
        _ => Scope::AllCouncils,
    };
    let mut known = known_rates(subject, id, |row| row.of == scope);
    if known.is_empty() {
        // Those of other authorities are less near, and near enough to tell 97 from 7.
        known = known_rates(subject, id, |_| true);
    }
    let (least, most) = (known.iter().min()?, known.iter().max()?);
    let is_far = given + exact(POINTS) < *least || given > *most + exact(POINTS);
    let message = format!(
        "{}, where those known of the years around it go from {}% to {}%",
        subject.named(&average),
        decimal(*least, 0),
        decimal(*most, 0)
    );
    is_far.then(|| {
        subject.at(
            Diagnostic::warning(message).hint("see whether a digit is wrong or missing"),
            &average,
        )
    })
}

/// The averages that are known of the years around this one, in per cent.
fn known_rates(subject: &Subject<'_>, id: &str, of: impl Fn(&AveragesOfType) -> bool) -> Vec<Exact> {
    let rows = subject.project.averages.averages.iter();
    let near = rows.filter(|row| of(row) && (row.year.ends_in() - subject.year.ends_in()).abs() <= NEAR);
    let rates = near.filter_map(|row| match id {
        "uphold-rate" => row.uphold_rate.as_ref(),
        "compliance-rate" => row.compliance_rate.as_ref(),
        _ => row.satisfactory_remedy_rate.as_ref(),
    });
    rates.map(|rate: &At<_>| Exact::from(rate.value) * 100).collect()
}

fn far_per_100_000(subject: &Subject<'_>) -> Option<Diagnostic> {
    let id = "upheld-per-100000";
    let own = subject.given(id).filter(|own| *own > exact(0))?;
    let other = ["similar", "all", "last-year"].into_iter().find_map(|other| {
        let other = format!("{id}-{other}");
        Some((subject.exactly(&other).filter(|other| *other > exact(0))?, other))
    });
    let (other, name) = other?;
    let is_far = own > other * exact(TIMES) || own * exact(TIMES) < other;
    let message = format!("{}, where {}", subject.named(id), subject.named(&name));
    let hint = "see whether the decimal point is missing, or a digit wrong";
    is_far.then(|| subject.at(Diagnostic::warning(message).hint(hint), id))
}
