//! The Ombudsman's decision statements → records of cases.
