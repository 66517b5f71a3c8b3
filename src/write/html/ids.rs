//! Ids as they are written: short enough to be bookmarks once the page is in a word processor, and in a fragment with the
//! document's name before them.

use std::fmt::Write as _;

/// Letters of the longest id.
///
/// # Source
/// Word cuts the names of bookmarks after 40 characters, and links to the whole name then lead nowhere.
const LONGEST: usize = 40;

/// Letters of the longest prefix, which leaves room for "paragraph-30".
const LONGEST_PREFIX: usize = 26;

/// An id that is not too long; what is cut off is told apart by a number made of the whole.
pub(super) fn short(id: &str) -> String {
    if id.chars().count() <= LONGEST {
        return id.to_owned();
    }
    let mut end = String::new();
    // Writing to a string cannot fail.
    let _ = write!(end, "-{:06x}", sum(id) & 0x00ff_ffff);
    let kept: String = id.chars().take(LONGEST - end.len()).collect();
    format!("{}{end}", kept.trim_end_matches('-'))
}

/// FNV-1a, in 32 bits: the standard library's hashes may change with its versions, and with them the ids.
fn sum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// "Annual review letter 2020" as "annual-review-letter-2020"; of a long title its last words, which tell the year.
pub(super) fn prefix(short_title: &str) -> String {
    let lower = short_title.to_lowercase().replace(['\'', '’'], "");
    let words = lower
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty());
    let mut prefix = String::new();
    for word in words.rev() {
        if prefix.len() + 1 + word.len() > LONGEST_PREFIX {
            break;
        }
        prefix = format!("{word}-{prefix}");
    }
    let prefix = prefix.trim_end_matches('-');
    // An id may begin with a digit, but a CSS selector for it may not.
    if prefix.starts_with(|c: char| c.is_ascii_alphabetic()) {
        prefix.to_owned()
    } else {
        format!("review-{prefix}").trim_end_matches('-').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_keeps_the_words_that_tell_documents_apart() {
        assert_eq!(prefix("Annual review letter 2020"), "annual-review-letter-2020");
        assert_eq!(
            prefix("Report on the Ombudsman's annual review 2023/24"),
            "annual-review-2023-24"
        );
        assert_eq!(prefix("2023/24"), "review-2023-24");
        assert_eq!(prefix(""), "review");
    }

    #[test]
    fn a_long_id_is_cut_and_stays_one_of_its_own() {
        let long = "what-the-children-s-services-say-of-the-complaints";
        assert_eq!(short("paragraph-30"), "paragraph-30");
        assert!(short(long).starts_with("what-the-children-s-services-say-") && short(long).len() <= LONGEST);
        assert_ne!(short(long), short(&format!("{long}-2")));
        assert!(short(&"é".repeat(99)).starts_with(&"é".repeat(33)));
    }
}
