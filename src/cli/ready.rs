//! What every project needs once a process: the schemas of its files, and the templates.

use crate::{compose, load};

/// Does some work, and beside it makes ready what it will need. A cold process takes as long for that as to read a project;
/// whichever of the two first comes to a schema makes it, and the other waits for that one alone.
pub(super) fn beside<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let make_ready = || {
        load::make_ready();
        compose::make_ready();
    };
    let (done, ()) = rayon::join(work, make_ready);
    done
}
