//! `penholder replay`: the whole record decided again, under the charter of the day or under another.

use std::collections::BTreeMap;
use std::process::ExitCode;

use anstream::println;
use jiff::civil::Date;
use penholder_analysis::bulk::Verdict;
use penholder_analysis::replay::picture::{Year, by_year, figure};
use penholder_analysis::replay::{Compared, Flip, Recorded, compared, flips};
use penholder_core::Charter;
use penholder_record::{Declared, Exception, Record, Subject, Vote};
use serde_json::{Value, json};

use crate::body;
use crate::picture::Files;
use crate::screen::{MUTED, SENTENCE, behind, many, number, paint, say, width, wrapped};
use crate::sheet::{Format, Printed as _, Sheet};
use crate::stop::Stop;
use penholder_studies::source::{first_day, last_day};

/// Under which charter, and which votes.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder replay
  penholder replay --under two-vetoes --since 1990
  penholder replay --under g4-2005 --svg flips.svg

Exit code 1 if a vote comes out otherwise than declared and no listed exception explains it.")]
pub struct Args {
    /// Another charter: a reform (`two-vetoes`, `abolition`, `g4-2005` ...), a shipped charter or a charter file.
    #[arg(long)]
    under: Option<String>,
    /// Only votes from this day or year on.
    #[arg(long, value_parser = first_day)]
    since: Option<Date>,
    /// Only votes up to this day or year.
    #[arg(long, value_parser = last_day)]
    until: Option<Date>,
    /// Text for people; every vote as CSV or JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The picture of the flips over time, with `--under`.
    #[command(flatten)]
    files: Files,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    let record = penholder_record::security_council();
    let charter = body::charter(record.body())?;
    let all = record.votes().map_err(|fault| Stop::Broken(fault.to_string()))?;
    let chosen = |vote: &&Vote<'_>| {
        args.since.is_none_or(|since| since <= vote.date) && args.until.is_none_or(|until| vote.date <= until)
    };
    let votes: Vec<&Vote<'static>> = all.iter().filter(chosen).collect();
    let recorded = recorded(record, &votes)?;
    match &args.under {
        None if args.files.wanted() => {
            Err(Stop::input("the picture is of what another law would change").hint("add it: `--under g4-2005`"))
        }
        None => as_declared(args, record, &charter, &votes, &recorded),
        Some(name) => {
            let other = body::charter(&body::reform(name))?;
            under(args, &charter, &other, &votes, &recorded)
        }
    }
}

fn recorded<'a>(record: &Record<'a>, votes: &[&Vote<'a>]) -> Result<Vec<Recorded<'a>>, Stop> {
    let rosters = record.rosters_of(votes).map_err(|error| Stop::Broken(error.to_string()))?;
    let one = |(vote, roster): (&&Vote<'a>, _)| {
        let label = match vote.declared {
            Declared::Adopted => None,
            Declared::Vetoed => Some("not_adopted_veto"),
            Declared::LackingVotes => Some("not_adopted_votes"),
        };
        let adopted = vote.declared == Declared::Adopted;
        let (id, date, kind, ballots) = (vote.id, vote.date, vote.kind(), vote.positions());
        Recorded { id, date, kind, roster, ballots, adopted, label }
    };
    Ok(votes.iter().zip(rosters).map(one).collect())
}

fn decade(date: Date) -> String {
    format!("{}s", date.year() / 10 * 10)
}

fn as_declared(
    args: &Args,
    record: &Record<'_>,
    charter: &Charter,
    votes: &[&Vote<'_>],
    recorded: &[Recorded<'_>],
) -> Result<ExitCode, Stop> {
    let compared = compared(charter, recorded).map_err(|error| Stop::Broken(error.to_string()))?;
    let exceptions = record.exceptions().map_err(|fault| Stop::Broken(fault.to_string()))?;
    let explained = |vote: &Vote<'_>| exceptions.iter().find(|known| known.votes.iter().any(|id| id == vote.id));
    let pairs: Vec<(&Vote<'_>, &Compared)> = votes.iter().copied().zip(&compared).collect();
    let unlike: Vec<&(&Vote<'_>, &Compared)> = pairs.iter().filter(|(_, found)| **found != Compared::Same).collect();
    let unexplained = unlike.iter().filter(|(vote, _)| explained(vote).is_none()).count();
    if args.format == Format::Text {
        let same = pairs.len() - unlike.len();
        let rest = match (unlike.len() - unexplained, unexplained) {
            (0, 0) => "nothing differs".to_owned(),
            (known, 0) => {
                format!("{known} cannot be told or differ for reasons the record lists; nothing else differs")
            }
            (known, wrong) => format!("{known} are listed exceptions; {wrong} differ without a listed reason"),
        };
        say(SENTENCE, &format!("{} decided; {} as declared; {rest}.", many(pairs.len(), "vote"), number(same)));
        say(MUTED, &format!("{}, each vote under the rules of its day", charter.name));
        decades(&pairs).print(Format::Text, usize::MAX)?;
        unlike.iter().for_each(|(vote, found)| say_unlike(vote, found, explained(vote)));
    } else {
        rows_declared(&pairs, explained).print(args.format, usize::MAX)?;
    }
    Ok(if unexplained == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn decades(pairs: &[(&Vote<'_>, &Compared)]) -> Sheet {
    let mut sheet = Sheet::new(&["decade", "votes", "adopted", "vetoed", "lacking votes", "as declared"]);
    let mut counted: BTreeMap<String, [usize; 5]> = BTreeMap::new();
    for (vote, found) in pairs {
        let counts = counted.entry(decade(vote.date)).or_default();
        let declared = match vote.declared {
            Declared::Adopted => 1,
            Declared::Vetoed => 2,
            Declared::LackingVotes => 3,
        };
        counts[0] += 1;
        counts[declared] += 1;
        counts[4] += usize::from(**found == Compared::Same);
    }
    for (decade, counts) in counted {
        sheet.push([json!(decade)].into_iter().chain(counts.map(|count| json!(count))).collect());
    }
    sheet
}

fn say_unlike(vote: &Vote<'_>, found: &Compared, known: Option<&Exception>) {
    let what = match found {
        Compared::Differs { found, declared } => format!("decided as {found}, declared as {declared}"),
        _ => format!("cannot be told from the ballots; declared {}", vote.declared),
    };
    println!("\n{} {} {}  {what}", vote.id, vote.date, vote.symbol);
    if let Some(known) = known {
        let mark = if known.mark == "V" { String::new() } else { format!(" [{}]", known.mark) };
        for line in wrapped(&format!("{} ({}){mark}", known.says, known.source), 2) {
            println!("  {}", paint(MUTED, line));
        }
    }
}

fn rows_declared<'e>(
    pairs: &[(&Vote<'_>, &Compared)],
    explained: impl Fn(&Vote<'_>) -> Option<&'e Exception>,
) -> Sheet {
    let mut sheet =
        Sheet::new(&["id", "date", "symbol", "class", "kind", "tally", "declared", "replay", "found", "exception"]);
    for (vote, found) in pairs {
        let (word, label) = match found {
            Compared::Same => ("same", Value::Null),
            Compared::Undetermined => ("undetermined", Value::Null),
            Compared::Differs { found, .. } => ("differs", json!(found)),
        };
        let exception = explained(vote).filter(|_| word != "same").map_or(Value::Null, |known| json!(known.says));
        sheet.push(vec![
            json!(vote.id),
            json!(vote.date.to_string()),
            json!(vote.symbol),
            json!(vote.class.word()),
            json!(vote.kind()),
            json!(vote.tally().to_string()),
            json!(vote.declared.word()),
            json!(word),
            label,
            exception,
        ]);
    }
    sheet
}

fn under(
    args: &Args,
    charter: &Charter,
    other: &Charter,
    votes: &[&Vote<'_>],
    recorded: &[Recorded<'_>],
) -> Result<ExitCode, Stop> {
    let flips = flips(charter, other, recorded).map_err(|error| Stop::input(error.to_string()))?;
    let pairs: Vec<(&Vote<'_>, Flip)> = votes.iter().copied().zip(flips).collect();
    let sentence = sentence(other, &pairs);
    let note = "The rule alone is changed; the votes are as they were cast, though they would have moved too.";
    args.files.write(|| figure(sentence.clone(), note.to_owned(), &years(&pairs)))?;
    if args.format != Format::Text {
        rows_flipped(&pairs).print(args.format, usize::MAX)?;
        return Ok(ExitCode::SUCCESS);
    }
    say(SENTENCE, &sentence);
    say(MUTED, &other.about);
    flipped_by_decade(&pairs).print(Format::Text, usize::MAX)?;
    let certain: Vec<_> = pairs.iter().filter(|(_, flip)| flip.is_certain()).collect();
    for (vote, flip) in certain.iter().take(SHOWN) {
        let against: Vec<&str> = vote.permanent_against().collect();
        let against = if against.is_empty() { String::new() } else { format!("  against: {}", against.join(", ")) };
        let (lead, symbol, came) = (format!("  {} ", vote.date), vote.symbol, instead(flip.would_be));
        if width() < 76 {
            let says = format!("{symbol} {} {came}{against}", vote.tally());
            behind(&lead, &says).iter().for_each(|(lead, line)| println!("{lead}{line}"));
        } else {
            println!("{lead}{symbol:<22} {:<9} {came}{against}", vote.tally());
        }
    }
    if certain.len() > SHOWN {
        println!("  {}", paint(MUTED, format!("and {} more; `--format csv` lists all", number(certain.len() - SHOWN))));
    }
    println!();
    limits(other, &pairs).iter().for_each(|line| println!("{}", paint(MUTED, line)));
    Ok(ExitCode::SUCCESS)
}

/// How many flips are listed one by one.
const SHOWN: usize = 12;

fn instead(came: Verdict) -> &'static str {
    match came {
        Verdict::Adopted => "adopted instead",
        Verdict::NotAdopted => "fails instead",
        Verdict::Undetermined => "depends on the new seats",
    }
}

fn sentence(other: &Charter, pairs: &[(&Vote<'_>, Flip)]) -> String {
    let count = |wanted: &dyn Fn(&Flip) -> bool| pairs.iter().filter(|(_, flip)| wanted(flip)).count();
    let adopted = count(&|flip| flip.is_certain() && flip.would_be == Verdict::Adopted);
    let failed = count(&|flip| flip.is_certain() && flip.would_be == Verdict::NotAdopted);
    let may = |was: Verdict| count(&|flip: &Flip| flip.is_possible() && flip.was == was);
    let bounds = |certain: usize, possible: usize| match possible {
        0 => certain.to_string(),
        more => format!("between {certain} and {}", number(certain + more)),
    };
    let (may_pass, may_fail) = (may(Verdict::NotAdopted), may(Verdict::Adopted));
    let (adopted, failed) = (bounds(adopted, may_pass), bounds(failed, may_fail));
    let by = if may_pass + may_fail > 0 { ", by what seats nobody voted from had done" } else { "" };
    let name = other.name.split_once(": ").map_or(other.name.as_str(), |(_, name)| name);
    let of = number(pairs.len());
    format!("Mechanical flips, {name}: of {of} votes {adopted} would be adopted instead and {failed} would fail{by}.")
}

fn years(pairs: &[(&Vote<'_>, Flip)]) -> Vec<Year> {
    let dated: Vec<(Date, Flip)> = pairs.iter().map(|(vote, flip)| (vote.date, *flip)).collect();
    by_year(&dated)
}

fn flipped_by_decade(pairs: &[(&Vote<'_>, Flip)]) -> Sheet {
    let bounded = pairs.iter().any(|(_, flip)| flip.is_possible());
    let columns = ["decade", "votes", "adopted instead", "fail instead", "may be adopted", "may fail"];
    let shown = if bounded { 6 } else { 4 };
    let mut sheet = Sheet::new(&columns[..shown]);
    let mut counted: BTreeMap<String, [u32; 5]> = BTreeMap::new();
    for (vote, _) in pairs {
        counted.entry(decade(vote.date)).or_default()[0] += 1;
    }
    for year in years(pairs) {
        let counts = counted.entry(format!("{}s", year.year / 10 * 10)).or_default();
        let flips = [year.adopted, year.failed, year.may_be_adopted, year.may_fail];
        counts[1..].iter_mut().zip(flips).for_each(|(count, more)| *count += more);
    }
    for (decade, counts) in counted {
        sheet.push([json!(decade)].into_iter().chain(counts.map(|count| json!(count))).take(shown).collect());
    }
    sheet
}

fn rows_flipped(pairs: &[(&Vote<'_>, Flip)]) -> Sheet {
    let mut sheet = Sheet::new(&["id", "date", "symbol", "kind", "tally", "was", "would_be", "mechanical_flip"]);
    for (vote, flip) in pairs {
        let word = match (flip.is_certain(), flip.is_possible()) {
            (true, _) => "yes",
            (_, true) => "depends",
            _ => "no",
        };
        sheet.push(vec![
            json!(vote.id),
            json!(vote.date.to_string()),
            json!(vote.symbol),
            json!(vote.kind()),
            json!(vote.tally().to_string()),
            json!(flip.was.word()),
            json!(flip.would_be.word()),
            json!(word),
        ]);
    }
    sheet
}

/// What these numbers cannot tell.
fn limits(other: &Charter, pairs: &[(&Vote<'_>, Flip)]) -> Vec<String> {
    let mut limits = vec![
        "The rule alone is changed: under another rule members would have voted, drafted and tabled otherwise."
            .to_owned(),
        "Drafts that were withdrawn or never tabled because of a veto in sight are not in the record.".to_owned(),
    ];
    let is_part = |vote: &Vote<'_>| matches!(vote.on, Subject::Part | Subject::Amendment | Subject::PartOrAmendment);
    let parts = pairs.iter().filter(|(vote, flip)| (flip.is_certain() || flip.is_possible()) && is_part(vote)).count();
    if parts > 0 {
        limits.push(format!(
            "{parts} of these are amendments or parts: the text put to the vote after them would be another."
        ));
    }
    if other.classes.iter().any(|class| class.added) {
        limits.push("The new seats are left open: between all of them in favour and all of them against.".to_owned());
    }
    let untold = pairs.iter().filter(|(_, flip)| flip.was == Verdict::Undetermined).count();
    if untold > 0 {
        limits.push(format!("{untold} votes are recorded without a full roll call and are left out."));
    }
    limits.iter().flat_map(|limit| wrapped(limit, 0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn votes() -> (Vec<&'static Vote<'static>>, Vec<Recorded<'static>>) {
        let record = penholder_record::security_council();
        let votes: Vec<&Vote<'static>> = record.votes().unwrap().iter().collect();
        let recorded = recorded(record, &votes).unwrap();
        (votes, recorded)
    }

    #[test]
    fn every_vote_comes_out_as_declared_or_is_a_listed_exception() {
        let (votes, recorded) = votes();
        let council = penholder_charters::charter("un-security-council").unwrap();
        let known: Vec<&String> =
            penholder_record::security_council().exceptions().unwrap().iter().flat_map(|known| &known.votes).collect();
        let compared = compared(council, &recorded).unwrap();
        let unlike = votes.iter().zip(&compared).filter(|(_, found)| **found != Compared::Same);
        let unlike: Vec<&str> = unlike.map(|(vote, _)| vote.id).collect();
        assert_eq!(unlike, ["v62", "v123", "v124", "v125", "v412"]);
        assert!(unlike.iter().all(|id| known.iter().any(|known| *known == id)));
    }

    #[test]
    fn flips_against_a_count_of_the_ballots() {
        let (votes, recorded) = votes();
        let charter = |id: &str| penholder_charters::charter(id).unwrap();
        let check = |id: &str, passes_instead: &dyn Fn(&Vote<'_>) -> bool| {
            let flips = flips(charter("un-security-council"), charter(id), &recorded).unwrap();
            for (vote, flip) in votes.iter().zip(flips).filter(|(vote, _)| vote.declared == Declared::Vetoed) {
                assert_eq!(flip.is_certain(), passes_instead(vote), "{id}: {} {}", vote.id, vote.symbol);
            }
        };
        check("reform-two-vetoes", &|vote| vote.vetoes().count() == 1);
        check("reform-three-vetoes", &|vote| vote.vetoes().count() <= 2);
        check("reform-abolition", &|_| true);
        check("reform-override-13", &|vote| {
            vote.tally().yes >= if vote.council().places.len() == 11 { 10 } else { 13 }
        });
    }
}
