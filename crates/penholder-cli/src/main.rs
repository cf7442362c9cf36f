//! The `penholder` program.

fn main() {}
