//! Hand-worked cases: what councils printed, and what their own numbers give.

use std::collections::BTreeMap;

use super::{Evidence, causes};
use crate::checks::published::printed::Printed;
use crate::figures::{Figure, Figures, Input, Known, State, Status, Unit, Value};
use crate::model::{Amount, AuthorityType};
use crate::units::{Exact, FinancialYear};

/// A sheet of hand-made figures.
struct Sheet(Figures);

impl Sheet {
    fn new() -> Self {
        Self(Figures::new(FinancialYear::starting_in(2023).unwrap()))
    }

    fn with(mut self, id: &str, unit: Unit, value: Exact, of: Option<(Exact, Exact, &str)>) -> Self {
        let year = self.0.year;
        let known = Known {
            value: Value::Number(Amount::Exactly(value)),
            numerator: of.map(|(part, ..)| part),
            denominator: of.map(|(_, whole, _)| whole),
            status: Status::Computed,
        };
        self.0.extend([Figure {
            id: id.into(),
            label: id.into(),
            unit,
            year: if id.ends_with("-last-year") {
                year.previous()
            } else {
                year
            },
            formula: "".into(),
            inputs: of.map(|(.., base)| Input::Figure(base.into())).into_iter().collect(),
            source: None,
            state: State::Known(known),
        }]);
        self
    }

    fn count(self, id: &str, value: i128) -> Self {
        self.with(id, Unit::Count, Exact::from_integer(value), None)
    }

    fn rate(self, id: &str, part: i128, whole: i128, base: &str) -> Self {
        let [part, whole] = [part, whole].map(Exact::from_integer);
        self.with(id, Unit::Percent, part / whole, Some((part, whole, base)))
    }

    /// Last year's and this year's number, and the change in per cent.
    fn change(self, id: &str, before: i128, now: i128) -> Self {
        let [last, moved] = [before, now - before].map(Exact::from_integer);
        let size = Exact::new((now - before).abs(), before);
        self.count(id, now).count(&format!("{id}-last-year"), before).with(
            &format!("{id}-change-per-cent"),
            Unit::Percent,
            size,
            Some((moved, last, id)),
        )
    }

    /// What may have led to the first of these texts, each printed for a figure in one document.
    fn guessed(&self, printed: &[(&str, &str)]) -> Vec<String> {
        let read = printed
            .iter()
            .map(|(id, text)| ((*id).to_owned(), Printed::read(text).unwrap()));
        let document: BTreeMap<String, Printed> = read.collect();
        let evidence = Evidence {
            figures: &self.0,
            document: &document,
            averages: &[],
            council_type: AuthorityType::County,
        };
        let (id, _) = printed[0];
        causes(&evidence, self.0.get(id).unwrap(), &document[id])
    }
}

#[test]
fn a_change_of_49_56_that_was_cut_off_is_49() {
    let sheet = Sheet::new().change("corporate", 113, 169);
    assert_eq!(
        sheet.guessed(&[("corporate-change-per-cent", "49%")]),
        ["cut off at 49.56 instead of rounded"]
    );
}

#[test]
fn a_change_may_follow_from_a_wrong_number_of_the_same_document_and_be_cut_off_besides() {
    let sheet = Sheet::new().change("statutory", 103, 124);
    assert_eq!(
        sheet.guessed(&[("statutory-change-per-cent", "14%"), ("statutory", "118")]),
        ["what the number printed for `statutory` gives, cut off at 14.56 instead of rounded"]
    );
    assert!(sheet.guessed(&[("statutory-change-per-cent", "14%")]).is_empty());
}

#[test]
fn a_rate_on_another_base_names_both() {
    let sheet = Sheet::new().count("decided", 135).count("investigations", 39);
    let sheet = sheet.rate("uphold-rate", 31, 39, "investigations");
    let cut = "of 135 `decided` instead of 39 `investigations`, cut off at 22.96 instead of rounded";
    assert_eq!(sheet.guessed(&[("uphold-rate", "22%")]), [cut]);
    assert_eq!(
        sheet.guessed(&[("uphold-rate", "23%")]),
        ["of 135 `decided` instead of 39 `investigations`"]
    );
}

#[test]
fn two_figures_that_have_each_others_number_are_swapped() {
    let sheet = Sheet::new().count("upheld", 34).count("not-upheld", 3);
    let printed = [("upheld", "3"), ("not-upheld", "34")];
    assert_eq!(sheet.guessed(&printed)[0], "swapped with `not_upheld`");
    assert!(sheet.guessed(&printed[..1]).is_empty());
}

#[test]
fn a_change_of_rates_has_its_own_slips() {
    let fall = |unit| Sheet::new().with("on-time-rate-change", unit, Exact::new(-16, 100), None);
    let sheet = fall(Unit::PercentagePoints);
    let guessed = |text| sheet.guessed(&[("on-time-rate-change", text)]);
    assert_eq!(guessed("a decrease of 16%"), ["per cent written for percentage points"]);
    assert_eq!(guessed("+16 percentage points"), ["a fall printed without its sign"]);
    assert_eq!(
        guessed("rose by 16%"),
        [
            "a fall printed without its sign",
            "per cent written for percentage points"
        ]
    );
}

#[test]
fn slips_of_a_key_are_known_by_their_digits() {
    let sheet = Sheet::new().count("received", 118);
    let guessed = |text| sheet.guessed(&[("received", text)]);
    assert_eq!(guessed("181"), ["two digits swapped"]);
    assert_eq!(guessed("1,180"), ["ten times it"]);
    assert!(guessed("811").is_empty() && guessed("117").is_empty());
    let sheet = Sheet::new().rate("uphold-rate", 34, 37, "investigations");
    assert_eq!(sheet.guessed(&[("uphold-rate", "0.92")]), ["a hundredth of it"]);
    assert_eq!(
        sheet.guessed(&[("uphold-rate", "92.0%")]),
        ["rounded first, then given a decimal that is not its own: it is 91.89"]
    );
}

#[test]
fn a_figure_of_another_year_and_an_average_are_known_by_their_value() {
    let sheet = Sheet::new().count("upheld", 34).count("upheld-last-year", 30);
    assert_eq!(sheet.guessed(&[("upheld", "30")]), ["the figure of 2022/23"]);
    assert_eq!(sheet.guessed(&[("upheld-last-year", "34")]), ["the figure of 2023/24"]);
    let percent = |sheet: Sheet, id: &str, value| sheet.with(id, Unit::Percent, Exact::new(value, 100), None);
    let sheet = percent(Sheet::new(), "uphold-rate-similar", 85);
    let sheet = percent(percent(sheet, "uphold-rate-all", 80), "uphold-rate", 92);
    assert_eq!(
        sheet.guessed(&[("uphold-rate-similar", "80%")]),
        ["the average of all authorities"]
    );
    assert_eq!(
        sheet.guessed(&[("uphold-rate", "85%")]),
        ["the average of county councils"]
    );
}

#[test]
fn no_more_than_two_are_named_and_none_where_none_fits() {
    let sheet = Sheet::new().count("upheld", 12).count("upheld-last-year", 21);
    let sheet = sheet.count("upheld-in-2021-22", 21).count("upheld-service-east", 21);
    assert_eq!(
        sheet.guessed(&[("upheld", "21")]),
        ["two digits swapped", "the figure of 2023/24"]
    );
    assert!(sheet.guessed(&[("upheld", "17")]).is_empty());
}
