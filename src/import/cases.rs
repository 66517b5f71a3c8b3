//! Exports of a case system → a year's case list.
