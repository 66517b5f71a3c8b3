//! The command line: see `cli`.
use annual_review::*;
fn main() {
    let project = load::project(std::path::Path::new(&std::env::args().nth(1).unwrap()));
    let r = match project {
        Ok((p, w)) => {
            eprintln!("{}", w.iter().map(|d| d.to_string()).collect::<String>());
            report::build(
                p,
                &report::Request {
                    formats: write::Format::ALL.to_vec(),
                    ..Default::default()
                },
            )
        }
        Err(e) => Err(e),
    };
    match r {
        Ok((o, w)) => {
            for d in w.iter() {
                eprintln!("{d}\n");
            }
            for o in o {
                let p = std::path::Path::new("out")
                    .join(std::env::args().nth(2).unwrap())
                    .join(&o.path);
                std::fs::create_dir_all(p.parent().unwrap()).unwrap();
                std::fs::write(p, o.bytes).unwrap();
            }
        }
        Err(e) => {
            for d in e.iter() {
                eprintln!("{d}\n");
            }
        }
    }
}
