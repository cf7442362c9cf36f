//! Which votes were on the same text, from a second table.
//!
//! Reads pairs of votes, a line for each (`rcid1,rcid2`, as Bailey, Strezhnev and Voeten publish theirs, or `vote1,vote2`), and tables
//! that name the text of each vote (`rcid` or `vote`, and `text`). Votes that are tied through others are tied.
//! Always: a line about votes that are not in the table of votes counts for nothing, and how many there are is said; a table in which
//! every line does is at fault.
//! Not here: what follows for a scale (`ideal::graded`).

use std::collections::HashMap;

use penholder_core::sets::Sets;

use super::{Line, RollCalls, TableFaults, csv_lines};

/// The columns of pairs.
const PAIRS: [(&str, &str); 2] = [("rcid1", "rcid2"), ("vote1", "vote2")];
/// The columns that name a vote, where there is one of `text`.
const NAMED: [&str; 3] = ["rcid", "vote", "undl_id"];

/// What a table of votes on the same text held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tied {
    /// Votes that are tied to an earlier one of the table.
    pub votes: usize,
    /// Lines about votes that are not in the table of votes.
    pub left_out: usize,
}

/// Ties the votes that a second table says were on the same text.
///
/// # Errors
/// [`TableFaults`] as for a table of votes; also if it names no vote of `table`.
pub fn read_ties(table: &mut RollCalls, bytes: &[u8]) -> Result<Tied, TableFaults> {
    let (header, lines) = csv_lines(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))?;
    let at = |wanted: &str| header.iter().position(|name| name.eq_ignore_ascii_case(wanted));
    let pairs = PAIRS.iter().find_map(|(one, other)| Some((at(one)?, at(other)?)));
    let texts = NAMED.iter().find_map(|vote| at(vote)).zip(at("text"));
    let (Some((one, other)), by_pair) = (pairs.or(texts), pairs.is_some()) else {
        return Err(TableFaults::one(
            1,
            "the columns have to be rcid1 and rcid2, or vote1 and vote2, or rcid or vote and text",
        ));
    };
    let mut faults = TableFaults::none();
    for (line, cells) in &lines {
        if cells[one].trim().is_empty() || (by_pair && cells[other].trim().is_empty()) {
            faults.push(*line, "the vote has no id");
        }
    }
    faults.or(())?;
    let vote_of: HashMap<String, usize> =
        table.votes.iter().enumerate().map(|(at, call)| (call.id.clone(), at)).collect();
    let mut sets = Sets::new(table.votes.len());
    let left_out = tie(&mut sets, &vote_of, &lines, (one, other), by_pair);
    if left_out == lines.len() {
        return Err(TableFaults::one(1, "it names no two votes that are in the table of votes"));
    }
    let ties = sets.roots();
    let votes = ties.iter().enumerate().filter(|(vote, first)| vote != *first).count();
    table.ties = ties;
    Ok(Tied { votes, left_out })
}

/// Ties the votes of every line; how many lines are about votes that are not there.
fn tie(
    sets: &mut Sets,
    vote_of: &HashMap<String, usize>,
    lines: &[Line],
    (one, other): (usize, usize),
    by_pair: bool,
) -> usize {
    let mut left_out = 0;
    let mut first_of: HashMap<&str, usize> = HashMap::new();
    for (_, cells) in lines {
        let known = |at: usize| vote_of.get(cells[at].trim()).copied();
        let text = cells[other].trim();
        match known(one) {
            Some(vote) if by_pair => match known(other) {
                Some(second) => sets.join(vote, second),
                None => left_out += 1,
            },
            // a vote without a text stands alone
            Some(_) if text.is_empty() => {}
            Some(vote) => sets.join(vote, *first_of.entry(text).or_insert(vote)),
            None => left_out += 1,
        }
    }
    left_out
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    const VOTES: &[u8] = b"rcid,country,vote\n3,Chad,yes\n4,Chad,no\n5,Chad,yes\n6,Chad,yes\n7,Chad,no\n";

    /// The first on the text of each vote, how many are tied and how many lines are left out; or what is wrong.
    fn said(text: &str) -> String {
        let (mut table, _) = read(VOTES, None).unwrap();
        match read_ties(&mut table, text.as_bytes()) {
            Ok(Tied { votes, left_out }) => {
                let firsts: Vec<String> = (0..5).map(|vote| table.first_on_text(vote).to_string()).collect();
                format!("{}; {votes} tied, {left_out} left out", firsts.join(" "))
            }
            Err(faults) => faults.to_string(),
        }
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(said(text), expected);
    }

    #[test]
    fn pairs_and_texts() {
        check("v1,rcid1,rcid2\n1,3,5\n2,5,7\n", "0 1 0 3 0; 2 tied, 0 left out");
        // a chain that is told from its end, and a vote that is not there
        check("vote1,vote2\n7,6\n6,4\n3,99\n", "0 1 2 1 1; 2 tied, 1 left out");
        check("rcid,text\n3,Jerusalem\n4,\n5,Jerusalem\n6,Golan\n9,Golan\n", "0 1 0 3 4; 1 tied, 1 left out");
        check("vote,text\n3,A\n4,A\n", "0 0 2 3 4; 1 tied, 0 left out");
    }

    #[test]
    fn what_is_wrong() {
        check(
            "rcid,short\n3,A\n",
            "line 1: the columns have to be rcid1 and rcid2, or vote1 and vote2, or rcid or vote and text",
        );
        check("rcid1,rcid2\n3,\n,4\n3,5\n", "line 2: the vote has no id\nline 3: the vote has no id");
        check("rcid1,rcid2\n90,91\n", "line 1: it names no two votes that are in the table of votes");
        check("rcid1,rcid2\n3\n", "line 2: 1 cells where the header has 2; the file may be cut off");
    }

    #[test]
    fn without_a_table_every_vote_stands_alone() {
        let (table, _) = read(VOTES, None).unwrap();
        assert_eq!((0..5).map(|vote| table.first_on_text(vote)).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
    }
}
