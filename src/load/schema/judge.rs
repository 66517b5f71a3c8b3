//! One tree held against one schema.

use std::sync::Arc;

use jsonschema::ValidationError;

use super::Compiled;
use super::faults::{Fault, Wanted, Wrong, faults_of};
use super::words;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::tree::{Kind, Node};

/// How often values are taken for text and the tree judged again; each round reaches one alternative deeper.
const ROUNDS: usize = 4;
/// Most faults that are said of one file; what follows is as likely their consequence, and nobody reads on.
const MOST: usize = 200;

/// Everything in the tree that the schema does not allow.
///
/// A number or a truth value that stands without quotation marks where the schema asks for text is taken for its text,
/// in the tree too, so that the reading that follows sees the same.
pub(in crate::load) fn judge(tree: &mut Node, source: &Arc<Source>, compiled: &Compiled) -> Diagnostics {
    let validator = match &compiled.validator {
        Ok(validator) => validator,
        Err(reason) => {
            let message = format!("the program's own description of this file cannot be used: {reason}");
            return Diagnostic::error(message).in_file(source.path.clone()).into();
        }
    };
    let mut faults = Vec::new();
    for _ in 0..ROUNDS {
        let json = tree.json();
        let errors: Vec<ValidationError<'_>> = validator.iter_errors(&json).take(MOST).collect();
        faults = faults_of(&errors, tree, &compiled.schema);
        faults.truncate(MOST);
        if !take_for_text(tree, &faults) {
            break;
        }
    }
    let mut found = words::diagnostics(&faults, tree, source, &compiled.schema);
    if faults.len() == MOST {
        let end = source.text.len();
        let place = Place {
            source: Arc::clone(source),
            bytes: end..end,
        };
        let message = format!("only the first {MOST} mistakes in this file are shown");
        found.push(Diagnostic::error(message).at(place).hint("mend these first"));
    }
    found
}

/// Takes for text what was meant as text; whether anything was.
fn take_for_text(tree: &mut Node, faults: &[Fault]) -> bool {
    let mut any = false;
    for fault in faults {
        let Wrong::Type(wanted) = &fault.wrong else { continue };
        let Some(scalar) = tree.scalar_mut(&fault.at) else {
            continue;
        };
        if wanted.contains(&Wanted::Text) && matches!(scalar.kind, Kind::Truth(_) | Kind::Whole | Kind::Decimal) {
            scalar.kind = Kind::Text;
            any = true;
        }
    }
    any
}
