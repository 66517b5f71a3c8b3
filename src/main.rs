//! The `annual-review` command; everything it does is in the library's `cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    annual_review::cli::run()
}
