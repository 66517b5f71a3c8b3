//! The `annual-review` command; everything it does is in the library's `cli`.

use std::process::ExitCode;

/// Figures and documents are many small values, made and let go within a millisecond; the allocators of systems, musl's
/// above all, take longer over them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    annual_review::cli::run()
}
