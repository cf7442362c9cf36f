//! From a charter and a question to the power of every seat.

use jiff::civil::Date;
use penholder_analysis::power::ternary::{Ternary, ternary};
use penholder_analysis::power::{Game, GameError, Limits, Power, power};
use penholder_core::{Charter, ReadBy, Roster, Seat};

use super::{Args, wanted};
use crate::bar::Bar;
use crate::body;
use crate::stop::Stop;

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
    pub charter: String,
    pub body: String,
    pub hash: String,
    pub on: String,
    pub cite: String,
    pub mark: &'static str,
    pub says: String,
    pub date: Date,
    pub places: Vec<Place>,
    pub power: Power,
    pub ternary: Option<Ternary>,
}

/// Counts the power of every seat of the body called `name`.
pub fn measured(args: &Args, name: &str) -> Result<Measured, Stop> {
    let (charter, hash) = body::charter_and_hash(name)?;
    let date = args.date.unwrap_or_else(|| last_day(&charter, body::today()));
    let roster = enlarged(args, &charter, &body::roster(&charter, date)?)?;
    let on = question(args, &charter, date);
    let read_by = if args.letter { ReadBy::Letter } else { ReadBy::Practice };
    let seated = charter.seated(&on, None, date, &roster, read_by).map_err(|error| {
        Stop::input(error.to_string()).hint(format!("it has rules on: {}", charter.questions().join(", ")))
    })?;
    let refused = |error: &dyn std::error::Error| {
        let stop = Stop::input(format!("{}, {on}: {error}", charter.name));
        match open_class(&charter, &roster, date) {
            Some(class) => stop.hint(format!("the charter leaves open how many there are: `--seats {class}=5`")),
            None => stop,
        }
    };
    let mut places = places(&charter, &roster);
    let game = Game::of(&seated).map_err(|error| refused(&error))?;
    let game = with_blocs(&args.bloc, &roster, &mut places, game)?;
    let ternary = args.abstention.then(|| ternary(&seated)).transpose().map_err(|error| refused(&error))?;
    let bar = Bar::over_shares();
    let limits = Limits { samples: args.samples, seed: args.seed, ..Limits::default() };
    let power = power(&game, &wanted(args), &limits, &mut |share| {
        bar.share(share);
        true
    });
    bar.end();
    Ok(Measured {
        charter: charter.id.clone(),
        body: charter.name.clone(),
        hash,
        cite: seated.rule.cite.clone(),
        mark: seated.rule.mark.suffix(),
        says: seated.rule.says(&charter.names(), date, read_by),
        on,
        date,
        places,
        power,
        ternary,
    })
}

/// Today if the body has rules today, else the last day on which it had some.
fn last_day(charter: &Charter, today: Date) -> Date {
    if charter.rules.iter().any(|rule| rule.in_force.holds_on(today)) {
        return today;
    }
    let ends = charter.rules.iter().filter_map(|rule| rule.in_force.until).filter(|until| *until <= today);
    ends.max().and_then(|end| end.yesterday().ok()).unwrap_or(today)
}

/// The question that is meant by its name or by a kind of matter.
fn question(args: &Args, charter: &Charter, date: Date) -> String {
    let of_kind = |word: &String| charter.kind(word).ok().and_then(|kind| kind.question.clone());
    let in_force = |on: &&str| charter.rule(on, date).is_ok();
    let first = || {
        let kinds = charter.kinds.iter().filter_map(|kind| kind.question.as_deref());
        let mut known = kinds.chain(charter.questions());
        known.clone().find(in_force).or_else(|| known.next()).unwrap_or_default().to_owned()
    };
    match &args.on {
        Some(word) if in_force(&word.as_str()) => word.clone(),
        Some(word) => of_kind(word).unwrap_or_else(|| word.clone()),
        None => first(),
    }
}

/// The roster with as many seats more as `--seats` asks for.
fn enlarged(args: &Args, charter: &Charter, roster: &Roster) -> Result<Roster, Stop> {
    let mut seats = roster.seats().to_vec();
    for words in &args.seats {
        let said = words.split_once('=').and_then(|(class, number)| Some((class, number.parse::<usize>().ok()?)));
        let Some((id, number)) = said.filter(|(_, number)| *number <= 10_000) else {
            return Err(Stop::input(format!("`{words}` is no number of seats"))
                .hint("write it as CLASS=N, like director=5, up to 10000"));
        };
        let Some(class) = charter.class(id) else {
            let known: Vec<&str> = charter.classes.iter().map(|class| class.id.as_str()).collect();
            return Err(Stop::input(format!("{} has no class of seats called `{id}`", charter.name))
                .hint(format!("its classes are: {}", known.join(", "))));
        };
        let there = seats.iter().filter(|seat| seat.class == id).count();
        seats.extend((there + 1..=number).map(|n| Seat::new(format!("{id}-{n}"), format!("{} {n}", class.name), id)));
    }
    Roster::new(seats).map_err(|error| Stop::input(error.to_string()))
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
fn with_blocs(blocs: &[String], roster: &Roster, places: &mut Vec<Place>, mut game: Game) -> Result<Game, Stop> {
    let input = |error: GameError| {
        Stop::input(match error {
            GameError::NoSeat(name) => format!("`{name}` is in two blocs"),
            GameError::Twice(name) => format!("`{name}` is in the bloc twice"),
            other => other.to_string(),
        })
    };
    for bloc in blocs {
        let find = |word: &str| roster.find(word).map(|at| roster.seats()[at].name.as_str());
        let members: Vec<&str> =
            bloc.split(',').map(find).collect::<Result<_, _>>().map_err(|error| Stop::input(error.to_string()))?;
        let name = members.join(" + ");
        game = game.with_bloc(&name, &members).map_err(input)?;
        places.retain(|place| !members.contains(&place.name.as_str()));
        places.push(Place { name, class: "bloc".to_owned(), plural: "blocs".to_owned() });
    }
    Ok(game)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_one_on_which_there_were_rules() {
        let check = |charter: &str, today: &str, day: &str| {
            let charter = penholder_charters::charter(charter).unwrap();
            assert_eq!(last_day(charter, today.parse().unwrap()).to_string(), day);
        };
        check("eec-council-1958", "2026-01-01", "1972-12-31");
        check("eec-council-1958", "1972-12-31", "1972-12-31");
        check("eec-council-1958", "1973-01-01", "1972-12-31");
        check("eec-council-1958", "1950-01-01", "1950-01-01");
        check("un-security-council", "2026-01-01", "2026-01-01");
    }
}
