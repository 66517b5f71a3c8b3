//! Laws that a text names, held against those of this field.
//!
//! In: the officer's passages. Out: warnings where an Act of the name was never made in the year, or has no such section.
//! A law that is not in the list is not judged.

use std::ops::Range;

use super::texts::Texts;
use crate::compose::place_in;
use crate::diagnostic::Diagnostic;

/// A law by its name.
struct Law {
    name: &'static str,
    /// The years of all laws of that name that a paper may still cite.
    years: &'static [u32],
    /// Sections that can be meant, of the law of one year: the last is the law's last, or that of the part that concerns
    /// councils and the Ombudsman.
    sections: Option<(u32, Range<u32>)>,
}

const fn law(name: &'static str, years: &'static [u32], sections: Option<(u32, Range<u32>)>) -> Law {
    Law { name, years, sections }
}

/// The laws of this field.
///
/// # Source
/// The short titles, years and numbers of sections as they are commonly cited, not looked up again for this list; so it
/// only warns. Of the Local Government Act 1974, Part 3 (sections 23 to 34) is about the Ombudsman.
const LAWS: &[Law] = &[
    law("Banking and Financial Dealings Act", &[1971], None),
    law("Care Act", &[2014], Some((2014, 1..130))),
    law("Care Standards Act", &[2000], None),
    law("Children Act", &[1948, 1958, 1975, 1989, 2004], Some((1989, 1..109))),
    law("Children and Families Act", &[2014], Some((2014, 1..141))),
    law("Children and Social Work Act", &[2017], None),
    law("Data Protection Act", &[1984, 1998, 2018], Some((2018, 1..216))),
    law("Environmental Protection Act", &[1990], None),
    law("Equality Act", &[2006, 2010], Some((2010, 1..219))),
    law("Freedom of Information Act", &[2000], Some((2000, 1..89))),
    law("Health and Care Act", &[2022], None),
    law("Homelessness Act", &[2002], None),
    law("Homelessness Reduction Act", &[2017], None),
    law("Human Rights Act", &[1998], Some((1998, 1..23))),
    law(
        "Local Government Act",
        &[
            1933, 1948, 1958, 1966, 1972, 1974, 1978, 1985, 1986, 1987, 1988, 1992, 1999, 2000, 2003, 2010,
        ],
        Some((1974, 23..35)),
    ),
    law("Local Government and Housing Act", &[1989], Some((1989, 1..196))),
    law("Local Government and Public Involvement in Health Act", &[2007], None),
    law("Localism Act", &[2011], Some((2011, 1..242))),
    law("Mental Capacity Act", &[2005], None),
    law("Mental Health Act", &[1959, 1983, 2007, 2025], None),
    law("Public Interest Disclosure Act", &[1998], None),
];

/// An Act of a year in which none of its name was made, or a section that it does not have.
pub(super) fn law_cited(texts: &Texts<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in texts.written.iter().filter(|text| texts.is_passage(text)) {
        // A name may go on in the next line.
        let words = text.text.replace('\n', " ");
        for law in LAWS {
            for (start, _) in words.match_indices(law.name) {
                if let Some((message, bytes)) = wrong(law, &words, start) {
                    let place = place_in(text.place.clone(), &text.text, bytes);
                    let hint = "correct it, or look it up on legislation.gov.uk";
                    found.push(Diagnostic::warning(message).at(place).hint(hint));
                }
            }
        }
    }
    found
}

/// What is wrong with a law that is named here, and where.
fn wrong(law: &Law, text: &str, start: usize) -> Option<(String, Range<usize>)> {
    let name_end = start + law.name.len();
    let after = text[name_end..].trim_start();
    let year_start = text.len() - after.len();
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let year: u32 = after[..digits].parse().ok().filter(|_| year_start > name_end)?;
    if !begins(&text[..start]) {
        return None;
    }
    if !law.years.contains(&year) {
        let known: Vec<String> = law.years.iter().map(u32::to_string).collect();
        let message = format!("no {} of {year} is known, but of {}", law.name, known.join(", "));
        return Some((message, year_start..year_start + digits));
    }
    let (of_year, sections) = law.sections.as_ref()?;
    let (number, bytes) = section_before(text, start)
        .or_else(|| section_after(text, year_start + digits))
        .filter(|_| *of_year == year)?;
    let message = format!(
        "section {number} of the {} {year} can hardly be meant: of it such papers cite sections {} to {}",
        law.name,
        sections.start,
        sections.end - 1
    );
    (!sections.contains(&number)).then_some((message, bytes))
}

/// Whether a name begins here: "Local Government and Housing Act" is no Housing Act.
fn begins(before: &str) -> bool {
    let word = before.split_whitespace().next_back().unwrap_or_default();
    let is_apart = before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric());
    let is_name = word.starts_with(char::is_uppercase) && !matches!(word, "The" | "Under" | "Both" | "In");
    is_apart && !is_name && word != "and"
}

/// "section 31(2) of the" before a name.
fn section_before(text: &str, start: usize) -> Option<(u32, Range<usize>)> {
    let before = text[..start].trim_end();
    let before = before.strip_suffix("the").unwrap_or(before).trim_end();
    let before = before.strip_suffix("of")?.trim_end();
    let word = before.rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let announces = before[..word].trim_end();
    let is_section = announces.ends_with("section") || announces.ends_with("Section");
    number(text, word).filter(|_| is_section)
}

/// ", section 31" after a year.
fn section_after(text: &str, end: usize) -> Option<(u32, Range<usize>)> {
    let rest = text[end..].trim_start_matches([',', ' ', '(']);
    let rest = rest
        .strip_prefix("section ")
        .or_else(|| rest.strip_prefix("s."))?
        .trim_start();
    number(text, text.len() - rest.len())
}

fn number(text: &str, start: usize) -> Option<(u32, Range<usize>)> {
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let bytes = start..start + digits;
    Some((text[bytes.clone()].parse().ok()?, bytes))
}

#[cfg(test)]
mod tests {
    use super::{LAWS, wrong};

    fn findings(text: &str) -> usize {
        let named = LAWS
            .iter()
            .flat_map(|law| text.match_indices(law.name).map(move |(start, _)| (law, start)));
        named.filter(|(law, start)| wrong(law, text, *start).is_some()).count()
    }

    #[test]
    fn laws_as_papers_cite_them_are_right() {
        for right in [
            "under section 31(2) of the Local Government Act 1974.",
            "the Local Government Act 1974, section 30,",
            "Section 5 of the Local Government and Housing Act 1989 and section 26 of the Children Act 1989",
            "the Local Government Act 1972 (section 100B(4))",
            "The Care Act 2014, the Equality Act 2010 (s.149) and the Housing Act 1996",
            "the Rent and Local Government Act 1975, the Local Government Act, and the Social Care Act 2099",
            "the Children Act 1989 Representations Procedure (England) Regulations 2006",
        ] {
            assert_eq!(findings(right), 0, "{right}");
        }
    }

    #[test]
    fn a_year_or_section_that_a_law_does_not_have_is_found() {
        for wrong in [
            "under section 31(2) of the Local Government Act 1947.",
            "section 13 of the Local Government Act 1974",
            "the Local Government Act 1974, section 311",
            "Section 55 of the Care Act 2104",
            "the Children Act 1998",
        ] {
            assert_eq!(findings(wrong), 1, "{wrong}");
        }
    }
}
