//! Names of councils in the forms that workbooks write, and the list of councils itself.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Authorities, Authority, Name, Unclear, is_same_authority, plain};
use crate::model::AuthorityType::{self, County, District, LondonBorough, Metropolitan, Unitary};
use crate::units::FinancialYear;

fn known() -> &'static Authorities {
    static KNOWN: LazyLock<Authorities> = LazyLock::new(|| Authorities::with(Vec::new()).unwrap());
    &KNOWN
}

fn year(text: &str) -> FinancialYear {
    text.parse().unwrap()
}

/// The authority that a name means, or why it means none.
fn named(name: &str, in_year: &str) -> String {
    let known = known();
    let names = |list: Vec<&Authority>| {
        let names: Vec<&str> = list.iter().map(|authority| authority.name.as_str()).collect();
        names.join(" | ")
    };
    match known.named(name, year(in_year)) {
        Ok(authority) => authority.name.clone(),
        Err(Unclear::Unknown(near)) => format!("unknown: {}", names(near)),
        Err(Unclear::Several(several)) => format!("several: {}", names(several)),
        Err(Unclear::NotYet(later)) => format!("not yet: {}", later.name),
    }
}

#[test]
fn the_list_has_every_principal_council_of_a_year_once() {
    let known = known();
    let in_year = |year: FinancialYear| {
        let mut counts: BTreeMap<AuthorityType, usize> = BTreeMap::new();
        for authority in &known.list {
            if authority.from.is_none_or(|from| from <= year) && authority.until.is_none_or(|until| year <= until) {
                *counts.entry(authority.authority_type).or_default() += 1;
            }
        }
        [County, District, Unitary, Metropolitan, LondonBorough].map(|kind| counts[&kind])
    };
    // Unitary councils with the Isles of Scilly, London boroughs with the City of London.
    assert_eq!(in_year(year("2013/14")), [27, 201, 56, 36, 33]);
    assert_eq!(in_year(year("2019/20")), [26, 192, 56, 36, 33]);
    assert_eq!(in_year(year("2020/21")), [25, 188, 57, 36, 33]);
    assert_eq!(in_year(year("2021/22")), [24, 181, 59, 36, 33]);
    assert_eq!(in_year(year("2023/24")), [21, 164, 63, 36, 33]);
}

#[test]
fn no_name_of_the_list_means_two_authorities_and_every_successor_is_in_it() {
    let known = known();
    for authority in &known.list {
        let names = std::iter::once(&authority.name).chain(&authority.aliases);
        for name in names {
            assert_eq!(known.exact[&plain(name)].len(), 1, "{name}");
            let at = authority.until.unwrap_or(year("2024/25"));
            assert_eq!(named(name, &at.to_string()), authority.name);
        }
        for successor in &authority.into {
            let found = known.list.iter().find(|other| other.name == *successor);
            let begins = found.and_then(|found| found.from);
            assert_eq!(begins, authority.until.map(FinancialYear::next), "{successor}");
        }
        assert_eq!(
            authority.until.is_some(),
            !authority.into.is_empty(),
            "{}",
            authority.name
        );
    }
    for (place, entries) in &known.by_place {
        let mut numbers: Vec<usize> = entries.iter().map(|(number, _)| *number).collect();
        numbers.dedup();
        let names: Vec<&str> = numbers.iter().map(|number| known.list[*number].name.as_str()).collect();
        let is_succession = numbers.iter().any(|number| known.list[*number].until.is_some());
        assert!(names.len() == 1 || is_succession, "{place}: {names:?}");
    }
}

/// Councils, and names by which workbooks may call each.
const KNOWN_AS: [(&str, &str); 25] = [
    (
        "London Borough of Tower Hamlets",
        "Tower Hamlets;London Borough of Tower Hamlets;Tower Hamlets LBC;Tower Hamlets London Borough Council;LB Tower Hamlets;TOWER  HAMLETS COUNCIL;Tower Hamlets, London Borough of;The Council of the London Borough of Tower Hamlets",
    ),
    (
        "Royal Borough of Kensington and Chelsea",
        "Kensington & Chelsea;RB of Kensington & Chelsea;Royal Borough of Kensington & Chelsea;Kensington and Chelsea Royal Borough Council",
    ),
    ("London Borough of Barking and Dagenham", "Barking & Dagenham"),
    (
        "Westminster City Council",
        "Westminster;City of Westminster;Westminster CC",
    ),
    ("City of London Corporation", "City of London;London, City of"),
    (
        "Bristol City Council",
        "Bristol;Bristol, City of;City of Bristol;Bristol CC;Bristol City",
    ),
    (
        "Kingston upon Hull City Council",
        "Hull;Hull City Council;Kingston-upon-Hull;Kingston on Hull;Kingston upon Hull, City of",
    ),
    ("Durham County Council", "Durham;County Durham;Durham CC;Durham County"),
    ("Oxford City Council", "Oxford;Oxford City;Oxford CC"),
    (
        "Oxfordshire County Council",
        "Oxfordshire;Oxfordshire CC;Oxfordshire County",
    ),
    ("Nottingham City Council", "Nottingham;Nottingham CC"),
    (
        "Council of the Isles of Scilly",
        "Isles of Scilly;Council of the Isles of Scilly;Isles of Scilly Council",
    ),
    (
        "St Helens Metropolitan Borough Council",
        "St Helens;St. Helens MBC;Saint Helens",
    ),
    (
        "King's Lynn and West Norfolk Borough Council",
        "Kings Lynn & West Norfolk;King’s Lynn and West Norfolk BC",
    ),
    (
        "City of Bradford Metropolitan District Council",
        "Bradford;Bradford MDC;City of Bradford MDC;City of Bradford Metropolitan District Council",
    ),
    (
        "City of Wolverhampton Council",
        "Wolverhampton;Wolverhampton City Council",
    ),
    (
        "Newcastle upon Tyne City Council",
        "Newcastle upon Tyne;Newcastle City Council;Newcastle-upon-Tyne CC",
    ),
    (
        "Newcastle-under-Lyme Borough Council",
        "Newcastle under Lyme;Newcastle-under-Lyme BC",
    ),
    ("Colchester City Council", "Colchester Borough Council;Colchester BC"),
    (
        "Folkestone and Hythe District Council",
        "Shepway;Shepway District Council;Folkestone & Hythe DC",
    ),
    (
        "Bournemouth, Christchurch and Poole Council",
        "BCP Council;Bournemouth, Christchurch & Poole",
    ),
    (
        "Peak District National Park Authority",
        "Peak District National Park;Peak District National Park Authority",
    ),
    ("Herefordshire Council", "Herefordshire, County of;Herefordshire"),
    (
        "St Albans City and District Council",
        "St Albans;St Albans City & District Council;St Albans DC",
    ),
    ("City of York Council", "York;York City Council"),
];

#[test]
fn a_council_is_known_by_every_form_of_its_name() {
    for (expected, names) in KNOWN_AS {
        for name in names.split(';') {
            assert_eq!(named(name, "2023/24"), expected, "{name}");
        }
    }
}

#[test]
fn two_names_of_one_authority_are_one() {
    for (one, other) in [
        (
            "Royal Borough of Kensington & Chelsea",
            "Kensington and Chelsea Council",
        ),
        ("City of London", "City of London Corporation"),
        ("Hull City Council", "Kingston upon Hull City Council"),
        ("Sampleford Borough Council", "Sampleford Council"),
    ] {
        assert!(is_same_authority(one, other), "{one}, {other}");
    }
    for (one, other) in [
        ("Oxford City Council", "Oxfordshire County Council"),
        ("Sampleford Council", "Sampleford Council (made up)"),
        (
            "Newcastle upon Tyne City Council",
            "Newcastle-under-Lyme Borough Council",
        ),
    ] {
        assert!(!is_same_authority(one, other), "{one}, {other}");
    }
}

#[test]
fn two_councils_are_never_taken_for_one() {
    for (name, expected) in [
        ("Oxford County Council", "unknown: Oxford City Council"),
        ("Oxfordshire City Council", "unknown: Oxfordshire County Council"),
        ("Derby County Council", "unknown: Derby City Council"),
        ("Durham City Council", "unknown: Durham County Council"),
        ("Lincoln County Council", "unknown: City of Lincoln Council"),
        ("Newcastle", "unknown: Newcastle City Council | "),
        ("Richmond", "unknown: London Borough of Richmond upon Thames"),
        ("Richmond Council", "unknown: London Borough of Richmond upon Thames"),
        (
            "Kingston",
            "unknown: Kingston upon Hull City Council | Royal Borough of Kingston upon Thames",
        ),
        ("London", "unknown: "),
        ("Northumberland City Council", "unknown: Northumberland County Council"),
        ("Leeds County Council", "unknown: Leeds City Council"),
        ("Bedford LBC", "unknown: Bedford Borough Council"),
        ("Oxford Town Council", "unknown: "),
        ("Somerset", "several: Somerset County Council | Somerset Council"),
        ("Cumbria", "Cumbria County Council"),
    ] {
        let found = named(name, "2023/24");
        let expected = expected.replace("Newcastle City Council | ", "");
        assert!(found.starts_with(&expected), "{name}: {found}");
    }
    assert!(named("Newcastle", "2023/24").contains("Newcastle upon Tyne"));
    assert!(named("Newcastle", "2023/24").contains("Newcastle-under-Lyme"));
    assert_eq!(named("Gloucester", "2023/24"), "Gloucester City Council");
    assert_eq!(named("Derby", "2023/24"), "Derby City Council");
    assert_eq!(named("Lincoln", "2023/24"), "City of Lincoln Council");
    assert_eq!(named("Richmondshire", "2022/23"), "Richmondshire District Council");
}

#[test]
fn a_figure_of_an_old_council_is_its_own() {
    assert_eq!(named("Somerset", "2022/23"), "Somerset County Council");
    assert_eq!(named("Somerset Council", "2022/23"), "Somerset County Council");
    assert_eq!(named("Somerset CC", "2023/24"), "Somerset County Council");
    assert_eq!(named("Somerset Council", "2023/24"), "Somerset Council");
    assert_eq!(named("Aylesbury Vale DC", "2020/21"), "Aylesbury Vale District Council");
    assert_eq!(named("Cumberland Council", "2022/23"), "not yet: Cumberland Council");
}

#[test]
fn what_the_user_adds_is_known_too() {
    let own = |name: &str, aliases: &[&str]| Authority {
        name: name.to_owned(),
        authority_type: AuthorityType::District,
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        from: None,
        until: None,
        into: Vec::new(),
    };
    let added = vec![
        own("Northmoor Council (made up)", &[]),
        own("Oxford City Council", &["Carfax"]),
    ];
    let known = Authorities::with(added).unwrap();
    let named = |name: &str| known.named(name, year("2023/24")).map(|found| found.name.as_str()).ok();
    assert_eq!(named("Northmoor (made-up)"), Some("Northmoor Council (made up)"));
    assert_eq!(named("Northmoor"), None);
    assert_eq!(named("Carfax"), Some("Oxford City Council"));
    assert_eq!(named("Oxford City Council (made up)"), None);
}

#[test]
fn a_name_is_taken_apart() {
    let place = |text: &str| Name::of(text).place;
    assert_eq!(
        place("Bournemouth, Christchurch and Poole"),
        "bournemouth christchurch and poole"
    );
    assert_eq!(
        place("Peak District National Park Authority"),
        "peak district national park"
    );
    assert_eq!(place("Council"), "council");
    assert_eq!(place(""), "");
}
