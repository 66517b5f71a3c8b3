//! Numbered paragraphs and the lines about them.
