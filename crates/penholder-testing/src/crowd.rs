//! A body for crowds of any size.

/// The law of a body in which everybody has one vote and more in favour than against carries, as a charter file.
pub const CROWD: &str = r#"
[body]
id = "crowd"
name = "The crowd"
about = "Everybody has one vote."
[[class]]
id = "member"
name = "member"
plural = "members"
[[label]]
id = "adopted"
says = "adopted"
outcome = "adopted"
[[label]]
id = "lost"
says = "not adopted"
outcome = "not_adopted"
[[kind]]
id = "resolution"
name = "resolution"
question = "all"
cite = "Article 1"
[[rule]]
cite = "Article 1"
on = "all"
sense = "More in favour than against."
adopted = "adopted"
not_adopted = "lost"
requires = [{ affirmative_more_than = "1/2", of = "yes_and_no" }]
"#;
