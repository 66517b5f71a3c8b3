//! Wide tables: on pages laid on their side, or as labelled blocks.
