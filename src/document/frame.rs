//! What blocks are together: the kinds of frames around them.

/// What a run of blocks is; the notation is `![](begin:address)` … `![](end:address)`, see `parse`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameKind {
    /// Head of a letter: who sends it.
    Sender,
    /// Whom a letter is addressed to, a line each.
    Address,
    /// Something that must be read before the rest; drawn as a box.
    Notice,
    /// The end of a letter: the office-holder's name and offices.
    Signature,
    /// Lines about the text above them, which take no number: who has checked it, whom to ask.
    Aside,
    /// What is wider than tall: on pages laid on their side, where there are pages.
    Landscape,
    /// How the figures were worked out, drawn as [`Self::Landscape`] is; there is no notation for it. The numbers in its words
    /// are those of [`Document::workings`](super::Document::workings), of which it is made: whoever looks for numbers that
    /// nothing vouches for passes it over.
    Workings,
    /// One statistic. Its first paragraph begins with the numeral, drawn large, and goes on after its first
    /// [`Inline::LineBreak`](super::Inline::LineBreak) with what the numeral is of: one paragraph, so that nobody hears or
    /// copies a bare number. Without a line break the first paragraph is all numeral. The blocks after it say more; a heading
    /// may stand before it.
    Statistic,
}

impl FrameKind {
    /// Whether it is drawn as wide as there is room.
    #[must_use]
    pub fn is_wide(self) -> bool {
        matches!(self, Self::Landscape | Self::Workings)
    }
}
