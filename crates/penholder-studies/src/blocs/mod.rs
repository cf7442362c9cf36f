//! Who stood with whom in the record: pairs with counts and intervals, blocs, who voted alone.
//!
//! Not here: counting (`penholder_analysis::agreement`), one member over time ([`crate::course`]).

mod picture;

use penholder_analysis::agreement::{
    Abstaining, Agreement, Alone, Bloc, Pair, VoteTable, agreement, alone, firm_blocs,
};
use penholder_record::{Record, Vote};
use serde_json::{Value, json};

use crate::source::{digest, span};
use crate::{GoesOn, Sheet, Unanswered, many};

/// How to count.
#[derive(Clone, Debug, PartialEq)]
pub struct How {
    /// How abstaining counts.
    pub abstaining: Abstaining,
    /// Count unanimous votes too.
    pub unanimous: bool,
    /// Pairs with fewer votes in common are not shown and join no bloc.
    pub common: u32,
    /// From which share of common votes on blocs stand together.
    pub together: f64,
    /// How often the votes are drawn again to tell how firm blocs are.
    pub draws: u64,
    /// The seed of the draws.
    pub seed: u64,
}

/// The ways in which abstaining may count, each with its word.
pub const ABSTAINING: [(&str, Abstaining); 3] =
    [("own", Abstaining::Own), ("against", Abstaining::Against), ("left-out", Abstaining::LeftOut)];

/// The ballots of some votes.
pub struct Cast {
    /// Who cast what.
    pub table: VoteTable,
    /// The names of the members.
    pub names: Vec<&'static str>,
    /// The SHA-256 of the tables they are from.
    pub data: String,
}

/// Reads the ballots of some votes.
///
/// # Errors
/// The record is damaged.
pub fn cast(record: &'static Record<'static>, votes: &[&'static Vote<'static>]) -> Result<Cast, Unanswered> {
    let ballots =
        votes.iter().map(|vote| vote.ballots().filter_map(|(place, position)| Some((place.state?, position))));
    let table = VoteTable::of(ballots);
    let (seats, tables) = (record.seats()?, record.tables());
    let code = |code: &String| seats.find(code).map_or("", |state| state.code);
    let names = table.members().iter().map(|member| seats.name(code(member))).collect();
    Ok(Cast { table, names, data: digest(&[tables.votes, tables.roster, tables.states]) })
}

impl Cast {
    /// The place of a member by its code.
    ///
    /// # Errors
    /// Says that it cast no ballot.
    pub fn place(&self, code: &str) -> Result<usize, Unanswered> {
        self.table.members().iter().position(|known| known == code).ok_or_else(|| {
            Unanswered::new(format!("`{code}` cast no ballot in these votes"))
                .hint("choose other votes, or another member")
        })
    }
}

/// What was counted.
pub struct Counted {
    /// How.
    pub how: How,
    /// The codes of the members.
    pub codes: Vec<String>,
    /// Their names.
    pub names: Vec<&'static str>,
    /// From when to when.
    pub span: String,
    /// How many votes count.
    pub votes: usize,
    /// How many unanimous ones were left out.
    pub unanimous: usize,
    data: String,
    /// Every pair.
    pub agreement: Agreement,
    /// The blocs, the largest first.
    pub blocs: Vec<Bloc>,
    /// How many draws of the votes say how firm they are.
    pub drawn: u64,
    /// For each member, how often it voted alone.
    pub alone: Vec<Alone>,
}

/// Counts who stood with whom.
#[must_use]
pub fn counted(cast: Cast, votes: &[&Vote<'_>], how: How, goes_on: GoesOn<'_>) -> Counted {
    let (table, unanimous) = if how.unanimous { (cast.table, 0) } else { cast.table.contested() };
    let mut drawn = 0;
    let firm = (how.together, how.common);
    let blocs = firm_blocs(&table, how.abstaining, firm, (how.draws, how.seed), &mut |share| {
        let on = goes_on(share);
        drawn += u64::from(on);
        on
    });
    Counted {
        codes: table.members().to_vec(),
        names: cast.names,
        span: span(votes),
        votes: table.votes(),
        unanimous,
        data: cast.data,
        agreement: agreement(&table, how.abstaining),
        blocs,
        drawn,
        alone: alone(&table),
        how,
    }
}

impl Counted {
    /// Whether it was stopped before all draws were made.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.drawn < self.how.draws
    }

    /// The pairs with enough votes in common, those that agree most first.
    #[must_use]
    pub fn pairs(&self, of: Option<usize>) -> Vec<(usize, usize, Pair)> {
        let members = 0..self.agreement.members();
        let all = members.flat_map(|one| (0..one).map(move |other| (other, one)));
        let meant = all.filter(|(one, other)| of.is_none_or(|of| *one == of || *other == of));
        let placed = meant.map(|(one, other)| if of == Some(other) { (other, one) } else { (one, other) });
        let mut pairs: Vec<(usize, usize, Pair)> = placed
            .map(|(one, other)| (one, other, self.agreement.pair(one, other)))
            .filter(|(_, _, pair)| pair.both >= self.how.common.max(1))
            .collect();
        let value = |pair: &Pair| pair.share().value;
        pairs.sort_by(|a, b| value(&b.2).total_cmp(&value(&a.2)).then(b.2.both.cmp(&a.2.both)));
        pairs
    }

    /// What was counted, and how.
    #[must_use]
    pub fn note(&self) -> String {
        let left_out = if self.how.unanimous {
            "unanimous votes are counted too".to_owned()
        } else {
            let are = if self.unanimous == 1 { "is" } else { "are" };
            format!("{} {are} left out", many(self.unanimous, "unanimous vote"))
        };
        let abstaining = match self.how.abstaining {
            Abstaining::Own => "abstaining is a position of its own",
            Abstaining::Against => "abstaining counts as a vote against",
            Abstaining::LeftOut => "who abstains is left out",
        };
        format!(
            "{}, {}; {left_out}; {abstaining}; who was absent or not a member counts for no pair; pairs with fewer \
                 than {} votes in common are left out; 95% intervals (Wilson)",
            many(self.votes, "vote"),
            self.span,
            self.how.common,
        )
    }

    /// Who agreed most and who least.
    #[must_use]
    pub fn sentence(&self, pairs: &[(usize, usize, Pair)]) -> String {
        let (Some(first), Some(last)) = (pairs.first(), pairs.last()) else {
            return "No two members have enough votes in common.".to_owned();
        };
        let says = |(one, other, pair): &(usize, usize, Pair)| {
            let names = format!("{} and {}", self.names[*one], self.names[*other]);
            (names, format!("{} of {}", pair.same, pair.both))
        };
        let ((most, much), (least, little)) = (says(first), says(last));
        format!("{most} agreed most, in {much} votes; {least} least, in {little}.")
    }

    /// A row for each pair.
    #[must_use]
    pub fn pairs_sheet(&self, pairs: &[(usize, usize, Pair)]) -> Sheet {
        let mut sheet = Sheet::new(&["member", "with", "same", "of", "share", "low", "high", "data_sha256", "version"]);
        for (one, other, pair) in pairs {
            let share = pair.share();
            sheet.push(vec![
                json!(self.names[*one]),
                json!(self.names[*other]),
                json!(pair.same),
                json!(pair.both),
                json!(share.value),
                json!(share.low),
                json!(share.high),
                json!(self.data),
                json!(env!("CARGO_PKG_VERSION")),
            ]);
        }
        sheet
    }

    /// Who voted alone, most often first.
    #[must_use]
    pub fn alone_sheet(&self) -> Sheet {
        let mut members: Vec<usize> = (0..self.alone.len()).filter(|at| self.alone[*at].times() > 0).collect();
        members.sort_by_key(|at| std::cmp::Reverse(self.alone[*at].times()));
        let mut sheet = Sheet::new(&["member", "alone", "for", "against", "abstaining", "of votes"]);
        for at in members {
            let alone = self.alone[at];
            let counts = [alone.times(), alone.for_, alone.against, alone.abstaining, alone.cast];
            sheet.push(std::iter::once(json!(self.names[at])).chain(counts.map(|count| json!(count))).collect());
        }
        sheet
    }

    /// Everything.
    #[must_use]
    pub fn json(&self, of: Option<usize>) -> Value {
        let pair = |(one, other, pair): &(usize, usize, Pair)| {
            let share = pair.share();
            json!({
                "member": self.names[*one], "with": self.names[*other], "same": pair.same, "of": pair.both,
                "share": share.value, "low": share.low, "high": share.high,
            })
        };
        let bloc = |bloc: &Bloc| {
            json!({
                "members": bloc.members.iter().map(|member| self.names[*member]).collect::<Vec<_>>(),
                "same": bloc.within.same, "of": bloc.within.both, "firm": bloc.firm,
            })
        };
        let alone = |(name, alone): (&&str, &Alone)| {
            json!({
                "member": name, "for": alone.for_, "against": alone.against, "abstaining": alone.abstaining,
                "of": alone.cast,
            })
        };
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "data_sha256": self.data,
            "votes": self.votes,
            "unanimous_left_out": self.unanimous,
            "span": self.span,
            "abstaining": ABSTAINING.iter().find(|(_, way)| *way == self.how.abstaining).map(|(word, _)| *word),
            "common": self.how.common,
            "together": self.how.together,
            "draws": self.drawn,
            "draws_wanted": self.how.draws,
            "complete": !self.is_partial(),
            "seed": self.how.seed,
            "pairs": self.pairs(of).iter().map(pair).collect::<Value>(),
            "blocs": self.blocs.iter().map(bloc).collect::<Value>(),
            "alone": self.names.iter().zip(&self.alone).map(alone).collect::<Value>(),
        })
    }
}
