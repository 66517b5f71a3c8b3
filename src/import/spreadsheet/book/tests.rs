//! Tests of the formats and limits.
