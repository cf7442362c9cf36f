//! `penholder space`: voting in the plane: core, yolk, uncovered set, winset, and where proposals lead.

mod picture;

use std::process::ExitCode;

use clap::ValueEnum;
use jiff::civil::Date;
use penholder_analysis::power::Game;
use penholder_analysis::space::{Chain, Chamber, Circle, Grid, Medians, Place, Winsets, chain, places, uncovered};
use penholder_core::ReadBy;
use serde_json::{Value, json};

use crate::bar::Bar;
use crate::body;
use crate::picture::Files;
use crate::screen::{MUTED, SENTENCE, say};
use crate::sheet::{Format, Sheet};
use crate::stop::{Stop, read_file};

/// Where seats stand, and how they decide.
#[derive(clap::Args)]
#[command(after_help = "\
FILE is a table with the columns seat, x and y. Without a charter the seats are equal and more than half of them win.

Examples:
  penholder space places.csv
  penholder space places.csv --quota 4 --svg space.svg
  penholder space council.csv --charter un-security-council --on substantive --status-quo 0,0")]
pub struct Args {
    /// The table of places, or `-` for standard input.
    file: String,
    /// The body whose rule decides: a shipped charter or a charter file; the table has to place each of its seats.
    #[arg(long)]
    charter: Option<String>,
    /// The question; the body's first if not given.
    #[arg(long, requires = "charter")]
    on: Option<String>,
    /// The day of the law and the roster; today if not given.
    #[arg(long, value_parser = body::date, requires = "charter")]
    date: Option<Date>,
    /// Read the rule by its letter, not as practice reads it.
    #[arg(long, requires = "charter")]
    letter: bool,
    /// How many of the seats win; more than half if not given.
    #[arg(long, conflicts_with = "charter")]
    quota: Option<u128>,
    /// The status quo whose winset is shown.
    #[arg(long, value_name = "X,Y", value_parser = place, allow_hyphen_values = true)]
    status_quo: Option<Place>,
    /// The lower left corner of the grid; some way outside the seats if not given.
    #[arg(long, value_name = "X,Y", value_parser = place, allow_hyphen_values = true)]
    from: Option<Place>,
    /// The upper right corner of the grid.
    #[arg(long, value_name = "X,Y", value_parser = place, allow_hyphen_values = true)]
    to: Option<Place>,
    /// How far the places of the grid are apart; an eightieth of its longer side if not given.
    #[arg(long)]
    step: Option<f64>,
    /// Text for people; every place of the grid as CSV; what was found as JSON.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    files: Files,
    /// How proposals are drawn in the long run that is shown.
    #[arg(long, value_enum, default_value_t = Drawn::Minimal)]
    drawn: Drawn,
}

/// How proposals are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Drawn {
    /// Evenly among those that win and the status quo (minimal intelligence).
    Minimal,
    /// Evenly among all places (zero intelligence).
    Zero,
}

/// What was found.
struct Found<'a> {
    args: &'a Args,
    chamber: Chamber,
    rule: String,
    charter_hash: Option<String>,
    data: String,
    core: Vec<Place>,
    yolk: Circle,
    sets: Winsets,
    uncovered: Vec<usize>,
    chain: Option<Chain>,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let found = found(args)?;
    args.files.write(|| found.figure())?;
    args.format.show(|| found.print(), || found.rows(), || found.json())?;
    Ok(ExitCode::SUCCESS)
}

fn place(words: &str) -> Result<Place, String> {
    let number = |word: &str| word.trim().parse::<f64>().ok().filter(|value| value.is_finite());
    let both = words.split_once(',').and_then(|(x, y)| Some((number(x)?, number(y)?)));
    both.ok_or_else(|| format!("`{words}` is no place; write it like 0.5,-1"))
}

fn found(args: &Args) -> Result<Found<'_>, Stop> {
    let text = read_file(&args.file)?;
    let placed = places(&text).map_err(|faults| {
        let says: Vec<String> = faults.iter().map(|fault| format!("{}: {fault}", args.file)).collect();
        Stop::input(says.join("\n       "))
    })?;
    let (chamber, rule, charter_hash) = chamber(args, placed)?;
    let grid = grid(args, &chamber)?;
    let medians = Medians::of(&chamber);
    let bar = Bar::over_shares();
    let at = |from: f64, share: f64| {
        bar.share(from + share / 3.0);
        true
    };
    let stopped = || Stop::input("stopped");
    let sets = Winsets::of(&chamber, grid, &mut |share| at(0.0, share)).ok_or_else(stopped)?;
    let uncovered = uncovered(&sets, &mut |share| at(1.0 / 3.0, share)).ok_or_else(stopped)?;
    let chain = chain(&sets, &mut |steps, _| at(2.0 / 3.0, f64::from(steps) / 20_000.0));
    bar.end();
    let (core, yolk, data) = (medians.core(), medians.yolk(), body::digest(&[&text]));
    Ok(Found { args, chamber, rule, charter_hash, data, core, yolk, sets, uncovered, chain })
}

/// The seats at their places with their rule, what the rule says, and the hash of the charter.
fn chamber(args: &Args, placed: Vec<(String, Place)>) -> Result<(Chamber, String, Option<String>), Stop> {
    let input = |error: &dyn std::error::Error| Stop::input(error.to_string());
    let Some(name) = &args.charter else {
        let (seats, at): (Vec<String>, Vec<Place>) = placed.into_iter().unzip();
        let count = seats.len();
        let quota = args.quota.unwrap_or_else(|| u128::try_from(count / 2 + 1).unwrap_or(1));
        let game = Game::weighted(seats, vec![1; count], quota).map_err(|error| input(&error))?;
        let rule = format!("{quota} of {count} equal seats win");
        return Ok((Chamber::new(game, at).map_err(|error| input(&error))?, rule, None));
    };
    let (charter, hash) = body::charter_and_hash(name)?;
    let date = args.date.unwrap_or_else(body::today);
    let roster = body::roster(&charter, date)?;
    let on = match &args.on {
        Some(on) => on.clone(),
        None => charter.questions().first().map(|on| (*on).to_owned()).unwrap_or_default(),
    };
    let read_by = if args.letter { ReadBy::Letter } else { ReadBy::Practice };
    let seated = charter.seated(&on, None, date, &roster, read_by).map_err(|error| {
        Stop::input(error.to_string()).hint(format!("it has rules on: {}", charter.questions().join(", ")))
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
        return Err(Stop::input(format!("{}: {}", args.file, faults.join("; ")))
            .hint(format!("`penholder roster {} --on {date}` lists the seats", charter.id)));
    }
    let game = Game::of(&seated).map_err(|error| Stop::input(format!("{}, {on}: {error}", charter.name)))?;
    let rule = format!("{}, {on} ({}), {date}", charter.name, seated.rule.cite);
    let chamber = Chamber::new(game, at.into_iter().flatten().collect()).map_err(|error| input(&error))?;
    Ok((chamber, rule, Some(hash)))
}

/// The grid that is asked for, or one that reaches some way outside the seats.
fn grid(args: &Args, chamber: &Chamber) -> Result<Grid, Stop> {
    let inside = chamber.places().iter().copied().chain(args.status_quo);
    let (low, high) = inside.fold(((f64::MAX, f64::MAX), (f64::MIN, f64::MIN)), |(low, high), place| {
        ((place.0.min(low.0), place.1.min(low.1)), (place.0.max(high.0), place.1.max(high.1)))
    });
    let longer = (high.0 - low.0).max(high.1 - low.1);
    let room = if longer > 0.0 { 0.2 * longer } else { 1.0 };
    let from = args.from.unwrap_or((low.0 - room, low.1 - room));
    let to = args.to.unwrap_or((high.0 + room, high.1 + room));
    let step = args.step.unwrap_or_else(|| round((to.0 - from.0).max(to.1 - from.1) / 80.0));
    // the places of the grid are whole steps from zero, so that they do not depend on the seats
    let whole = |place: Place| {
        if step > 0.0 { ((place.0 / step).floor() * step, (place.1 / step).floor() * step) } else { place }
    };
    let from = if args.from.is_some() { from } else { whole(from) };
    Grid::new(from, to, step)
        .map_err(|error| Stop::input(error.to_string()).hint("choose `--from`, `--to` and a larger `--step`"))
}

/// A number down to its first digit.
fn round(step: f64) -> f64 {
    if step <= 0.0 || !step.is_finite() {
        return 1.0;
    }
    let power = 10_f64.powf(step.log10().floor());
    (step / power).floor() * power
}

fn says((x, y): Place) -> String {
    // no minus before a zero
    let short = |value: f64| format!("{:.3}", if value.abs() < 5e-4 { 0.0 } else { value });
    format!("({}, {})", short(x), short(y))
}

impl Found<'_> {
    fn shares(&self) -> Option<&[f64]> {
        self.chain.as_ref().map(|chain| match self.args.drawn {
            Drawn::Minimal => chain.minimal.as_slice(),
            Drawn::Zero => chain.zero.as_slice(),
        })
    }

    /// The mean place of the status quo in the long run.
    fn mean(&self) -> Option<Place> {
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

    fn sentence(&self) -> String {
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

    fn how(&self) -> Vec<String> {
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
            let drawn = match self.args.drawn {
                Drawn::Minimal => "among those that win and the status quo",
                Drawn::Zero => "among all places",
            };
            how.push(format!(
                "The long run: proposals are drawn evenly {drawn}, what wins becomes the status quo; from an even start, {} steps, last change {:.0e}.",
                chain.steps, chain.change
            ));
        } else {
            how.push("There is no long run: some places of the grid are unbeaten, and proposals end there.".to_owned());
        }
        how
    }

    fn print(&self) -> Result<(), Stop> {
        say(SENTENCE, &self.sentence());
        self.how().iter().for_each(|line| say(MUTED, line));
        let grid = self.sets.grid();
        let share = |count: usize| {
            let share = penholder_analysis::interval::wilson(count as u64, grid.len() as u64).value;
            format!("{count} places ({:.1} % of the grid)", 100.0 * share)
        };
        let mut sheet = Sheet::new(&["what", "where"]);
        let mut row = |what: &str, words: String| sheet.push(vec![json!(what), json!(words)]);
        let corners: Vec<String> = self.core.iter().map(|place| says(*place)).collect();
        row("core", if corners.is_empty() { "none".to_owned() } else { corners.join(" ") });
        row("yolk", format!("round {}, radius {:.3}", says(self.yolk.middle), self.yolk.radius));
        row("uncovered", share(self.uncovered.len()));
        row("unbeaten on the grid", share(self.sets.unbeaten().len()));
        if let Some(status_quo) = self.args.status_quo {
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
        sheet.print(Format::Text, usize::MAX)
    }

    fn rows(&self) -> Sheet {
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
        let mut inside = vec![false; grid.len()];
        self.uncovered.iter().for_each(|at| inside[*at] = true);
        for (at, inside) in inside.into_iter().enumerate() {
            let (x, y) = grid.place(at);
            sheet.push(vec![
                json!(x),
                json!(y),
                json!(self.sets.winset(at).size()),
                json!(if inside { "yes" } else { "no" }),
                json!(self.chain.as_ref().map(|chain| chain.minimal[at])),
                json!(self.chain.as_ref().map(|chain| chain.zero[at])),
                json!(self.charter_hash),
                json!(self.data),
                json!(env!("CARGO_PKG_VERSION")),
            ]);
        }
        sheet
    }

    fn json(&self) -> Value {
        let grid = self.sets.grid();
        let at = |numbers: &[usize]| numbers.iter().map(|at| json!(grid.place(*at))).collect::<Value>();
        let seats = self.chamber.game().seats().iter().zip(self.chamber.places());
        let winset = self.args.status_quo.map(|place| {
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
            "uncovered": at(&self.uncovered),
            "unbeaten": at(&self.sets.unbeaten()),
            "winset": winset,
            "long_run": self.chain.as_ref().map(|chain| json!({
                "drawn": if self.args.drawn == Drawn::Minimal { "minimal" } else { "zero" },
                "mean": self.mean(), "steps": chain.steps, "change": chain.change, "tolerance": 1e-12,
                "half_of_the_time": at(&self.half()),
            })),
        })
    }
}
