//! Repository checks as tests.

fn main() {}
