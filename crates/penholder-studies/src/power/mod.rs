//! What a rule gives each seat, under one charter or before and after a reform.
//!
//! Not here: how indices are counted (`penholder_analysis::power`).

mod grouped;
mod picture;
mod rows;
mod sweep;
mod words;

use jiff::civil::Date;
use penholder_analysis::power::ternary::{Ternary, ternary};
use penholder_analysis::power::{Game, GameError, Index, Limits, Power, power};
use penholder_core::charter::Seating;
use penholder_core::{Charter, ReadBy, Roster, Seat};

use crate::source::{day_meant, roster_with};
use crate::{GoesOn, Unanswered};
pub use grouped::{Group, grouped};
pub use picture::figure;
pub use rows::{json, rows, with_abstention};
pub use sweep::{Sweep, sweep};
pub use words::{change, changes, coalitions, count, counted, is_short, leading, places_of_both, sentence, shown};

/// What is asked of a charter.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question or kind of matter; the body's first if none.
    pub on: Option<String>,
    /// The day of the law and the roster; [`day_meant`] if none.
    pub date: Option<Date>,
    /// Today.
    pub today: Date,
    /// By letter or as practice reads it.
    pub read_by: ReadBy,
    /// Who sits, or how many, in a class whose number the charter leaves open: `CLASS=N`, `CLASS=Ann,Ben`.
    pub seats: Vec<String>,
    /// Seats that vote as one, with commas between them.
    pub blocs: Vec<String>,
    /// Whether to count with abstention as a third way to vote, too.
    pub abstention: bool,
    /// Which indices.
    pub indices: Vec<Index>,
    /// What counting may cost.
    pub limits: Limits,
}

/// A seat, or several that vote as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The delegation or the bloc.
    pub name: String,
    /// The id of its class; `bloc` for a bloc.
    pub class: String,
    /// What several of its class are called.
    pub plural: String,
}

/// The power of every seat under one rule.
pub struct Measured {
    /// The id of the charter.
    pub charter: String,
    /// The name of the body.
    pub body: String,
    /// The SHA-256 of the charter.
    pub hash: String,
    /// The question.
    pub on: String,
    /// The article.
    pub cite: String,
    /// How far the article is checked, as a suffix.
    pub mark: &'static str,
    /// The rule as a sentence.
    pub says: String,
    /// The day of the law and the roster.
    pub date: Date,
    /// The seats and blocs, in the order of the game.
    pub places: Vec<Place>,
    /// Who wins with whom.
    pub game: Game,
    /// The indices.
    pub power: Power,
    /// The indices with abstention, if asked for.
    pub ternary: Option<Ternary>,
}

/// Counts the power of every seat.
///
/// # Errors
/// Says what in the question does not fit the charter.
pub fn measured(charter: &Charter, hash: String, asked: &Asked, goes_on: GoesOn<'_>) -> Result<Measured, Unanswered> {
    let date = asked.date.unwrap_or_else(|| day_meant(charter, asked.today));
    let roster = roster_with(charter, date, &Seating::from_words(&asked.seats.join(","))?)?;
    let on = question(asked.on.as_deref(), charter, date);
    let seated = charter.seated(&on, None, date, &roster, asked.read_by).map_err(|error| {
        Unanswered::new(error.to_string()).hint(format!("it has rules on: {}", charter.questions().join(", ")))
    })?;
    let refused = |error: &dyn std::error::Error| {
        let no = Unanswered::new(format!("{}, {on}: {error}", charter.name));
        match open_class(charter, &roster, date) {
            Some(class) => no.hint(format!("the charter leaves open how many there are: `--seats {class}=5`")),
            None => no,
        }
    };
    let mut places = places(charter, &roster);
    let game = Game::of(&seated).map_err(|error| refused(&error))?;
    let game = with_blocs(&asked.blocs, &roster, &mut places, game)?;
    let ternary = asked.abstention.then(|| ternary(&seated)).transpose().map_err(|error| refused(&error))?;
    let power = power(&game, &asked.indices, &asked.limits, goes_on);
    Ok(Measured {
        charter: charter.id.clone(),
        body: charter.name.clone(),
        hash,
        cite: seated.rule.cite.clone(),
        mark: seated.rule.mark.suffix(),
        says: seated.rule.says(&charter.names(), date, asked.read_by),
        on,
        date,
        places,
        game,
        power,
        ternary,
    })
}

/// The question that is meant by its name or by a kind of matter.
fn question(on: Option<&str>, charter: &Charter, date: Date) -> String {
    let of_kind = |word: &str| charter.kind(word).ok().and_then(|kind| kind.question.clone());
    let in_force = |on: &&str| charter.rule(on, date).is_ok();
    let first = || {
        let kinds = charter.kinds.iter().filter_map(|kind| kind.question.as_deref());
        let mut known = kinds.chain(charter.questions());
        known.clone().find(in_force).or_else(|| known.next()).unwrap_or_default().to_owned()
    };
    match on {
        Some(word) if in_force(&word) => word.to_owned(),
        Some(word) => of_kind(word).unwrap_or_else(|| word.to_owned()),
        None => first(),
    }
}

/// A class without a seat whose number the charter leaves open.
fn open_class<'c>(charter: &'c Charter, roster: &Roster, date: Date) -> Option<&'c str> {
    let is_empty = |id: &str| roster.seats().iter().all(|seat| seat.class != id);
    let mut classes = charter.classes.iter();
    classes.find(|class| class.seats_on(date).is_none() && is_empty(&class.id)).map(|class| class.id.as_str())
}

fn places(charter: &Charter, roster: &Roster) -> Vec<Place> {
    let of = |seat: &Seat| Place {
        name: seat.name.clone(),
        class: seat.class.clone(),
        plural: charter.class(&seat.class).map_or_else(|| "seats".to_owned(), |class| class.plural.clone()),
    };
    roster.seats().iter().map(of).collect()
}

/// Joins the seats of each bloc; the blocs come last, as in the game.
fn with_blocs(blocs: &[String], roster: &Roster, places: &mut Vec<Place>, mut game: Game) -> Result<Game, Unanswered> {
    let input = |error: GameError| {
        Unanswered::new(match error {
            GameError::NoSeat(name) => format!("`{name}` is in two blocs"),
            GameError::Twice(name) => format!("`{name}` is in the bloc twice"),
            other => other.to_string(),
        })
    };
    for bloc in blocs {
        let find = |word: &str| roster.find(word).map(|at| roster.seats()[at].name.as_str());
        let members: Vec<&str> =
            bloc.split(',').map(find).collect::<Result<_, _>>().map_err(|error| Unanswered::new(error.to_string()))?;
        let name = members.join(" + ");
        game = game.with_bloc(&name, &members).map_err(input)?;
        places.retain(|place| !members.contains(&place.name.as_str()));
        places.push(Place { name, class: "bloc".to_owned(), plural: "blocs".to_owned() });
    }
    Ok(game)
}
