//! Templates and editions are compiled in as whole folders: a file that is added there has to be noticed.
fn main() {
    println!("cargo:rerun-if-changed=templates");
    println!("cargo:rerun-if-changed=data");
}
