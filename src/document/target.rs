//! Which link targets may leave the program, and how they are spelt.

use std::fmt::Write as _;

/// The schemes that a published document may link to.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// The target as a valid URL, or `None` where it must not become a link.
///
/// Let through are `https:`, `http:`, `mailto:` and `tel:`, relative paths and `#id`. Refused are every other scheme (`javascript:`, `data:`, the
/// document's own `figure:`), addresses that borrow the scheme of their page (`//host`), and whatever a browser would
/// read differently from a person: control characters and backslashes.
///
/// # Source
/// URL Standard, "basic URL parser": tabs and new lines vanish and `\` counts as `/`, so `java\tscript:` would run.
#[must_use]
pub fn link_target(target: &str) -> Option<String> {
    let target = target.trim_matches(' ');
    let misleading = |c: char| c.is_control() || c == '\\';
    if target.is_empty() || target.contains(misleading) || target.starts_with("//") {
        return None;
    }
    let scheme = target
        .split_once(':')
        .filter(|(scheme, _)| !scheme.contains(['/', '?', '#']));
    if let Some((scheme, rest)) = scheme {
        let scheme = scheme.to_ascii_lowercase();
        let has_host = rest
            .strip_prefix("//")
            .is_some_and(|host| host.starts_with(char::is_alphanumeric));
        if !SCHEMES.contains(&scheme.as_str()) || rest.is_empty() || (scheme.starts_with("http") && !has_host) {
            return None;
        }
    }
    Some(spelt_out(target))
}

/// Writes as `%XX` what may not stand in a URL, so that a path with a space or a bar is still a valid one.
fn spelt_out(target: &str) -> String {
    let mut url = String::with_capacity(target.len());
    let mut in_fragment = false;
    for (at, c) in target.char_indices() {
        let plain = match c {
            '%' => is_percent_encoded(&target[at..]),
            '#' => !std::mem::replace(&mut in_fragment, true),
            _ => !matches!(
                c,
                ' ' | '"' | '<' | '>' | '[' | ']' | '^' | '`' | '{' | '|' | '}' | '\u{a0}'
            ),
        };
        if plain {
            url.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                // Writing to a string cannot fail.
                let _ = write!(url, "%{byte:02X}");
            }
        }
    }
    url
}

fn is_percent_encoded(text: &str) -> bool {
    let digits = text.as_bytes().get(1..3);
    digits.is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_mail_telephone_relative_and_in_page_targets_are_links() {
        for target in [
            "https://www.lgo.org.uk/your-councils-performance",
            "HTTP://example.org",
            "mailto:complaints@example.gov.uk",
            "tel:+441865249811",
            "report.pdf",
            "../2022-23/letter.html#received",
            "#received",
            "?year=2023:24",
        ] {
            assert_eq!(link_target(target).as_deref(), Some(target));
        }
    }

    #[test]
    fn whatever_could_run_or_mislead_is_no_link() {
        for target in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "file:///etc/passwd",
            "figure:uphold-rate",
            "//example.org",
            "/\\example.org",
            "https:",
            "https:example.org",
            "https://",
            "",
        ] {
            assert_eq!(link_target(target), None, "{target:?}");
        }
    }

    #[test]
    fn characters_outside_urls_are_percent_encoded_once() {
        assert_eq!(link_target("a b|c.pdf").as_deref(), Some("a%20b%7Cc.pdf"));
        assert_eq!(link_target("a%20b").as_deref(), Some("a%20b"));
        assert_eq!(link_target("100%.pdf#a#b").as_deref(), Some("100%25.pdf#a%23b"));
    }
}
