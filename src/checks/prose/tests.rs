//! Sentences that are right and sentences that are not.
