//! The shipped bank holidays against those that the rules give.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::shipped;
use crate::units::Date;

/// The years that are shipped.
const YEARS: std::ops::RangeInclusive<i32> = 2005..=2028;

/// What proclamations took away from the regular holidays and what they added.
const TAKEN: [&str; 3] = ["2012-05-28", "2020-05-04", "2022-05-30"];
const ADDED: [&str; 8] = [
    "2011-04-29",
    "2012-06-04",
    "2012-06-05",
    "2020-05-08",
    "2022-06-02",
    "2022-06-03",
    "2022-09-19",
    "2023-05-08",
];

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Easter Sunday, by the Gregorian algorithm of Meeus, Jones and Butcher.
fn easter(year: i32) -> NaiveDate {
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let moon = (19 * golden + century - century / 4 - (8 * century + 13) / 25 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let shift = (golden + 11 * moon + 22 * weekday) / 451;
    let count = moon + weekday - 7 * shift + 114;
    day(year, (count / 31).unsigned_abs(), (count % 31 + 1).unsigned_abs())
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The first Monday from this day on.
fn monday_from(day: NaiveDate) -> NaiveDate {
    day.iter_days().find(|day| day.weekday() == Weekday::Mon).unwrap()
}

/// The holidays that come every year, those on a weekend moved to the next working day.
fn regular(year: i32) -> BTreeSet<NaiveDate> {
    let easter = easter(year);
    let mut days = BTreeSet::from([
        easter - Days::new(2),
        easter + Days::new(1),
        monday_from(day(year, 5, 1)),
        monday_from(day(year, 5, 25)),
        monday_from(day(year, 8, 25)),
    ]);
    for fixed in [day(year, 1, 1), day(year, 12, 25), day(year, 12, 26)] {
        let kept = fixed.iter_days().find(|day| !is_weekend(*day) && !days.contains(day));
        days.extend(kept);
    }
    days
}

#[test]
fn easter_is_where_the_calendar_has_it() {
    assert_eq!(easter(2008), day(2008, 3, 23));
    assert_eq!(easter(2011), day(2011, 4, 24));
    assert_eq!(easter(2024), day(2024, 3, 31));
}

#[test]
fn bank_holidays_are_the_regular_ones_but_for_what_was_proclaimed() {
    let proclaimed = |list: &[&str], year: i32| -> BTreeSet<NaiveDate> {
        let days = list.iter().map(|text| text.parse::<NaiveDate>().unwrap());
        days.filter(|day| day.year() == year).collect()
    };
    let holidays = &shipped().unwrap().bank_holidays;
    let years: Vec<i32> = holidays.years.iter().map(|known| known.year).collect();
    assert_eq!(years, YEARS.collect::<Vec<_>>());
    for known in &holidays.years {
        let mut expected = regular(known.year);
        expected.retain(|day| !proclaimed(&TAKEN, known.year).contains(day));
        expected.extend(proclaimed(&ADDED, known.year));
        let expected: BTreeSet<Date> = expected.into_iter().map(|day| day.try_into().unwrap()).collect();
        assert_eq!(known.days, expected, "{}", known.year);
        assert!(
            known
                .days
                .iter()
                .all(|day| !day.is_weekend() && holidays.contains(*day))
        );
    }
}
