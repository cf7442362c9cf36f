//! Voting in the plane: core, yolk, uncovered set, winset, and where proposals lead.
//!
//! Not here: the geometry (`penholder_analysis::space`).

mod picture;

use jiff::civil::Date;
use penholder_analysis::interval::wilson;
use penholder_analysis::power::Game;
use penholder_analysis::space::{Chain, Chamber, Circle, Grid, Medians, Place, Winsets, chain, uncovered};
use penholder_core::{Charter, ReadBy};
use serde_json::{Value, json};

use crate::source::roster;
use crate::{GoesOn, Sheet, Unanswered};

/// How the seats decide.
pub enum Rule<'c> {
    /// So many of equal seats win; more than half if none.
    Equal(Option<u128>),
    /// The rule of a charter, with its hash; the places have to be those of its seats.
    Of {
        /// The charter.
        charter: &'c Charter,
        /// Its SHA-256.
        hash: String,
        /// The question; the body's first if none.
        on: Option<String>,
        /// The day of the law and the roster.
        date: Date,
        /// By letter or as practice reads it.
        read_by: ReadBy,
    },
}

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    /// The status quo whose winset is shown.
    pub status_quo: Option<Place>,
    /// The lower left corner of the grid; some way outside the seats if none.
    pub from: Option<Place>,
    /// The upper right corner.
    pub to: Option<Place>,
    /// How far the places of the grid are apart; if none, its longer side in so many steps.
    pub step: Option<f64>,
    /// In how many steps the longer side is cut.
    pub across: u16,
    /// How proposals are drawn in the long run.
    pub drawn: Drawn,
}

/// How proposals are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// Evenly among those that win and the status quo (minimal intelligence).
    Minimal,
    /// Evenly among all places (zero intelligence).
    Zero,
}

/// What was found.
pub struct Found {
    asked: Asked,
    /// The seats at their places.
    pub chamber: Chamber,
    rule: String,
    charter_hash: Option<String>,
    data: String,
    core: Vec<Place>,
    /// The smallest circle that every median line meets.
    pub yolk: Circle,
    sets: Winsets,
    /// The places that no place covers; nothing if the work was stopped before all were looked at.
    uncovered: Option<Vec<usize>>,
    chain: Option<Chain>,
    stopped: bool,
}

/// Looks for everything; `data` is the hash of where the places come from. Where `goes_on` stops it once all winsets are found, what was
/// found by then is given as partial.
///
/// # Errors
/// Says which seats have no place or two, that the grid is too fine, or that it was stopped before all winsets were found.
pub fn found(
    placed: Vec<(String, Place)>,
    rule: &Rule<'_>,
    asked: Asked,
    data: String,
    goes_on: GoesOn<'_>,
) -> Result<Option<Found>, Unanswered> {
    let (chamber, rule, charter_hash) = chamber(rule, placed)?;
    let grid = grid(&asked, &chamber)?;
    let medians = Medians::of(&chamber);
    let Some(sets) = Winsets::of(&chamber, grid, &mut |share| goes_on(share / 3.0)) else { return Ok(None) };
    let uncovered = uncovered(&sets, &mut |share| goes_on((1.0 + share) / 3.0));
    let mut stopped = uncovered.is_none();
    let mut follows = |steps: u32, _: f64| {
        stopped = stopped || !goes_on((2.0 + f64::from(steps) / 20_000.0) / 3.0);
        !stopped
    };
    // without a single step there is only the even start
    let chain = chain(&sets, &mut follows).filter(|chain| chain.steps > 0);
    let (core, yolk) = (medians.core(), medians.yolk());
    Ok(Some(Found { asked, chamber, rule, charter_hash, data, core, yolk, sets, uncovered, chain, stopped }))
}

/// The seats at their places with their rule, what the rule says, and the hash of the charter.
fn chamber(rule: &Rule<'_>, placed: Vec<(String, Place)>) -> Result<(Chamber, String, Option<String>), Unanswered> {
    let input = |error: &dyn std::error::Error| Unanswered::new(error.to_string());
    let (charter, hash, on, date, read_by) = match rule {
        Rule::Equal(quota) => {
            let (seats, at): (Vec<String>, Vec<Place>) = placed.into_iter().unzip();
            let count = seats.len();
            let quota = quota.unwrap_or_else(|| u128::try_from(count / 2 + 1).unwrap_or(1));
            let game = Game::weighted(seats, vec![1; count], quota).map_err(|error| input(&error))?;
            let rule = format!("{quota} of {count} equal seats win");
            return Ok((Chamber::new(game, at).map_err(|error| input(&error))?, rule, None));
        }
        Rule::Of { charter, hash, on, date, read_by } => (*charter, hash.clone(), on, *date, *read_by),
    };
    let roster = roster(charter, date)?;
    let on = match on {
        Some(on) => on.clone(),
        None => charter.questions().first().map(|on| (*on).to_owned()).unwrap_or_default(),
    };
    let seated = charter.seated(&on, None, date, &roster, read_by).map_err(|error| {
        Unanswered::new(error.to_string()).hint(format!("it has rules on: {}", charter.questions().join(", ")))
    })?;
    let mut at: Vec<Option<Place>> = vec![None; roster.seats().len()];
    let mut faults = Vec::new();
    for (name, place) in placed {
        match roster.find(&name) {
            Ok(seat) if at[seat].is_some() => faults.push(format!("`{name}` is placed twice")),
            Ok(seat) => at[seat] = Some(place),
            Err(error) => faults.push(error.to_string()),
        }
    }
    let missing: Vec<&str> =
        roster.seats().iter().zip(&at).filter(|(_, at)| at.is_none()).map(|(seat, _)| seat.name.as_str()).collect();
    if !missing.is_empty() {
        faults.push(format!("no place is given for {}", missing.join(", ")));
    }
    if !faults.is_empty() {
        return Err(Unanswered::new(faults.join("; "))
            .hint(format!("`penholder roster {} --on {date}` lists the seats", charter.id)));
    }
    let game = Game::of(&seated).map_err(|error| Unanswered::new(format!("{}, {on}: {error}", charter.name)))?;
    let rule = format!("{}, {on} ({}), {date}", charter.name, seated.rule.cite);
    let chamber = Chamber::new(game, at.into_iter().flatten().collect()).map_err(|error| input(&error))?;
    Ok((chamber, rule, Some(hash)))
}

/// The grid that is asked for, or one that reaches some way outside the seats.
fn grid(asked: &Asked, chamber: &Chamber) -> Result<Grid, Unanswered> {
    let inside = chamber.places().iter().copied().chain(asked.status_quo);
    let (low, high) = inside.fold(((f64::MAX, f64::MAX), (f64::MIN, f64::MIN)), |(low, high), place| {
        ((place.0.min(low.0), place.1.min(low.1)), (place.0.max(high.0), place.1.max(high.1)))
    });
    let longer = (high.0 - low.0).max(high.1 - low.1);
    let room = if longer > 0.0 { 0.2 * longer } else { 1.0 };
    let from = asked.from.unwrap_or((low.0 - room, low.1 - room));
    let to = asked.to.unwrap_or((high.0 + room, high.1 + room));
    let step = asked.step.unwrap_or_else(|| round((to.0 - from.0).max(to.1 - from.1) / f64::from(asked.across.max(1))));
    // the places of the grid are whole steps from zero, so that they do not depend on the seats
    let whole = |place: Place| {
        if step > 0.0 { ((place.0 / step).floor() * step, (place.1 / step).floor() * step) } else { place }
    };
    let from = if asked.from.is_some() { from } else { whole(from) };
    Grid::new(from, to, step)
        .map_err(|error| Unanswered::new(error.to_string()).hint("choose `--from`, `--to` and a larger `--step`"))
}

/// A number down to its first digit.
fn round(step: f64) -> f64 {
    if step <= 0.0 || !step.is_finite() {
        return 1.0;
    }
    let power = 10_f64.powf(step.log10().floor());
    (step / power).floor() * power
}

/// A place in words.
#[must_use]
pub fn says((x, y): Place) -> String {
    // no minus before a zero
    let short = |value: f64| format!("{:.3}", if value.abs() < 5e-4 { 0.0 } else { value });
    format!("({}, {})", short(x), short(y))
}

impl Found {
    /// How far the work came, where it was stopped.
    #[must_use]
    pub fn far(&self) -> Option<String> {
        self.stopped.then(|| match (&self.uncovered, &self.chain) {
            (None, _) => "core, yolk and winsets only".to_owned(),
            (Some(_), None) => "without the long run".to_owned(),
            (Some(_), Some(chain)) => {
                format!("{} steps of the long run, which still changed by {:.0e}", chain.steps, chain.change)
            }
        })
    }

    fn shares(&self) -> Option<&[f64]> {
        self.chain.as_ref().map(|chain| match self.asked.drawn {
            Drawn::Minimal => chain.minimal.as_slice(),
            Drawn::Zero => chain.zero.as_slice(),
        })
    }

    /// The mean place of the status quo in the long run.
    #[must_use]
    pub fn mean(&self) -> Option<Place> {
        let shares = self.shares()?;
        let add = |(x, y): Place, (at, share): (usize, &f64)| {
            let place = self.sets.grid().place(at);
            (x + share * place.0, y + share * place.1)
        };
        Some(shares.iter().enumerate().fold((0.0, 0.0), add))
    }

    /// The fewest places where the status quo is for half of the time.
    fn half(&self) -> Vec<usize> {
        let Some(shares) = self.shares() else { return Vec::new() };
        let mut order: Vec<usize> = (0..shares.len()).collect();
        order.sort_by(|a, b| shares[*b].total_cmp(&shares[*a]).then(a.cmp(b)));
        let mut sum = 0.0;
        order.retain(|at| {
            let kept = sum < 0.5;
            sum += shares[*at];
            kept
        });
        order
    }

    /// Where the core is, or that there is none.
    #[must_use]
    pub fn sentence(&self) -> String {
        let names: Vec<&str> = self.chamber.game().seats().iter().map(String::as_str).collect();
        let at_seat = |place: Place| {
            let near = |other: &Place| (other.0 - place.0).hypot(other.1 - place.1) < 1e-6 * (1.0 + self.yolk.radius);
            self.chamber.places().iter().position(near).map(|seat| format!(", where {} stands", names[seat]))
        };
        match self.core.as_slice() {
            [] => format!(
                "There is no core: whatever stands, some proposal beats it; the yolk is the circle round {} with radius {:.3}.",
                says(self.yolk.middle),
                self.yolk.radius
            ),
            [place] => {
                format!("The core is one place: nothing beats {}{}.", says(*place), at_seat(*place).unwrap_or_default())
            }
            [one, other] => {
                format!("The core is the line from {} to {}: nothing beats a place on it.", says(*one), says(*other))
            }
            corners => format!("Nothing beats a place in the core, a shape with {} corners.", corners.len()),
        }
    }

    /// How it was found.
    #[must_use]
    pub fn how(&self) -> Vec<String> {
        let grid = self.sets.grid();
        let last = grid.place(grid.len() - 1);
        let mut how = vec![format!(
            "{}. Each seat prefers what is nearer. Core and yolk are of the whole plane; the uncovered set, winset and long \
             run of the {} places from {} to {} in steps of {}.",
            self.rule,
            grid.len(),
            says(grid.place(0)),
            says(last),
            grid.step(),
        )];
        if let Some(chain) = &self.chain {
            let drawn = match self.asked.drawn {
                Drawn::Minimal => "among those that win and the status quo",
                Drawn::Zero => "among all places",
            };
            how.push(format!(
                "The long run: proposals are drawn evenly {drawn}, what wins becomes the status quo; from an even start, {} steps, last change {:.0e}.",
                chain.steps, chain.change
            ));
        } else if self.stopped {
            how.push("The long run was not followed.".to_owned());
        } else {
            how.push("There is no long run: some places of the grid are unbeaten, and proposals end there.".to_owned());
        }
        how
    }

    /// What was found, a line each: what it is and where.
    #[must_use]
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        let grid = self.sets.grid();
        let share = |count: usize| {
            let share = wilson(count as u64, grid.len() as u64).value;
            format!("{count} places ({:.1} % of the grid)", 100.0 * share)
        };
        let mut facts = Vec::new();
        let mut row = |what: &'static str, words: String| facts.push((what, words));
        let corners: Vec<String> = self.core.iter().map(|place| says(*place)).collect();
        row("core", if corners.is_empty() { "none".to_owned() } else { corners.join(" ") });
        row("yolk", format!("round {}, radius {:.3}", says(self.yolk.middle), self.yolk.radius));
        row("uncovered", self.uncovered.as_ref().map_or_else(|| "not looked for".to_owned(), |all| share(all.len())));
        row("unbeaten on the grid", share(self.sets.unbeaten().len()));
        if let Some(status_quo) = self.asked.status_quo {
            let at = grid.nearest(status_quo);
            let beaten = share(self.sets.winset(at).size() as usize);
            row("winset", format!("of {}: {beaten}", says(grid.place(at))));
        }
        if let (Some(mean), Some(shares)) = (self.mean(), self.shares()) {
            let most = (0..shares.len()).max_by(|a, b| shares[*a].total_cmp(&shares[*b])).unwrap_or(0);
            let bits = -shares.iter().filter(|share| **share > 0.0).map(|share| share * share.log2()).sum::<f64>();
            row("long run", format!("mean {}, most often {}, {bits:.2} bits", says(mean), says(grid.place(most))));
            row("half of the time", share(self.half().len()));
        }
        facts
    }

    /// A row for each place of the grid.
    #[must_use]
    pub fn rows(&self) -> Sheet {
        let mut sheet = Sheet::new(&[
            "x",
            "y",
            "winset",
            "uncovered",
            "long_run_minimal",
            "long_run_zero",
            "charter_sha256",
            "data_sha256",
            "version",
        ]);
        let grid = self.sets.grid();
        let mut inside = self.uncovered.as_ref().map(|_| vec![false; grid.len()]);
        if let (Some(inside), Some(uncovered)) = (&mut inside, &self.uncovered) {
            uncovered.iter().for_each(|at| inside[*at] = true);
        }
        for at in 0..grid.len() {
            let inside = inside.as_ref().map(|inside| if inside[at] { "yes" } else { "no" });
            let (x, y) = grid.place(at);
            sheet.push(vec![
                json!(x),
                json!(y),
                json!(self.sets.winset(at).size()),
                json!(inside),
                json!(self.chain.as_ref().map(|chain| chain.minimal[at])),
                json!(self.chain.as_ref().map(|chain| chain.zero[at])),
                json!(self.charter_hash),
                json!(self.data),
                json!(env!("CARGO_PKG_VERSION")),
            ]);
        }
        sheet
    }

    /// Everything.
    #[must_use]
    pub fn json(&self) -> Value {
        let grid = self.sets.grid();
        let at = |numbers: &[usize]| numbers.iter().map(|at| json!(grid.place(*at))).collect::<Value>();
        let seats = self.chamber.game().seats().iter().zip(self.chamber.places());
        let winset = self.asked.status_quo.map(|place| {
            let number = grid.nearest(place);
            json!({ "status_quo": grid.place(number), "places": at(&self.sets.winset(number).iter().collect::<Vec<_>>()) })
        });
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "rule": self.rule,
            "charter_sha256": self.charter_hash,
            "data_sha256": self.data,
            "seats": seats.map(|(name, place)| json!({ "seat": name, "at": place })).collect::<Value>(),
            "grid": { "from": grid.place(0), "to": grid.place(grid.len() - 1), "step": grid.step(), "places": grid.len() },
            "core": self.core,
            "yolk": { "middle": self.yolk.middle, "radius": self.yolk.radius },
            "complete": !self.stopped,
            "uncovered": self.uncovered.as_ref().map(|all| at(all)),
            "unbeaten": at(&self.sets.unbeaten()),
            "winset": winset,
            "long_run": self.chain.as_ref().map(|chain| json!({
                "drawn": if self.asked.drawn == Drawn::Minimal { "minimal" } else { "zero" },
                "mean": self.mean(), "steps": chain.steps, "change": chain.change, "tolerance": 1e-12,
                "half_of_the_time": at(&self.half()),
            })),
        })
    }
}
