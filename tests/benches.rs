//! What the benches measure is there to be measured.

#[path = "../benches/paper/project.rs"]
mod paper;

#[test]
fn the_paper_that_is_measured_is_of_the_size_that_the_bench_says() {
    paper::assert_size(paper::project().path());
}
