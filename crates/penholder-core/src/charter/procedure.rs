//! The procedure part of a charter: how a body comes to its decisions, as data (`charters/<body>/procedure.toml`).
//!
//! Implements: who presides, which motions there are and in which precedence, what the agenda gate, invitations, rulings,
//! roll calls and silence need, which customs warn, which symbols texts get, which duties an outcome brings. For the
//! Security Council these are its Provisional Rules of Procedure (S/96/Rev.7) and its working methods.
//! Always: what is law is cited and refuses; what is custom is cited too, warns, and can be waived.
//! Not here: what is needed to adopt (`charter.toml`), the machines that follow this (`crate::procedure`).

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Mark;
use crate::source::{Exact, Faults, Source, Table};

pub use super::procedure_words::{Article, ChairBy, Effect, Method, Missed, SymbolOf};

/// How one body proceeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    /// The body, as its charter calls it.
    pub body: String,
    /// The time zone in which the body's days and deadlines are read: `America/New_York`.
    pub zone: String,
    /// Who presides.
    pub chair: ChairRule,
    /// The article for each act that has one of its own.
    pub articles: BTreeMap<Article, String>,
    /// The article of the procedure as a whole, for acts that have none of their own.
    pub cite: String,
    /// The kind of matter as which the agenda is put to the vote; no agenda gate if `None`.
    pub agenda_kind: Option<String>,
    /// The kind of matter as which a challenged ruling is put.
    pub ruling_kind: Option<String>,
    /// The kind of matter as which credentials are put to the vote.
    pub credentials_kind: Option<String>,
    /// The ways to invite others.
    pub invitations: Vec<InvitationRule>,
    /// The motions, in the order of the file.
    pub motions: Vec<MotionRule>,
    /// How votes are taken.
    pub voting: VotingRule,
    /// Who has to be there.
    pub quorum: Option<QuorumRule>,
    /// How silence works.
    pub silence: SilenceRule,
    /// Customs.
    pub customs: Vec<Custom>,
    /// Symbols.
    pub symbols: Vec<SymbolRule>,
    /// Duties.
    pub duties: Vec<DutyRule>,
    /// What the chair says, by label.
    pub formulas: Vec<Formula>,
    /// The days on which nobody works.
    pub holidays: Holidays,
}

/// Who presides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChairRule {
    /// `President`.
    pub title: String,
    /// How the chair is found.
    pub by: ChairBy,
    /// Whether the chair may be ceded to the next in order.
    pub may_cede: bool,
}

/// A way to invite somebody without a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationRule {
    /// `37`.
    pub id: String,
    /// Who can be invited so.
    pub who: String,
    /// The kind of matter as which it is put if there is an objection.
    pub kind: String,
    /// The article.
    pub cite: String,
}

/// One motion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MotionRule {
    /// `suspend`.
    pub id: String,
    /// `to suspend the meeting`.
    pub name: String,
    /// The lower comes first.
    pub precedence: u32,
    /// What it does if carried.
    pub effect: Effect,
    /// The kind of matter as which it is voted.
    pub kind: String,
    /// Whether it may be debated.
    pub debatable: bool,
    /// Whether it needs a seconder.
    pub seconder: bool,
    /// The article.
    pub cite: String,
    /// How far that is checked.
    pub mark: Mark,
}

/// How votes are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VotingRule {
    /// By hands, by roll call.
    pub method: Method,
    /// How often a seat may pass in a roll call.
    pub passes: usize,
    /// Whether a seat that passed may still abstain.
    pub abstain_after_pass: bool,
    /// Whether a ballot can be changed until the vote is closed.
    pub change_until_close: bool,
    /// Whether the mover may refuse a separate vote on parts.
    pub mover_may_refuse_parts: bool,
    /// Whether a seconder may take over what its mover withdraws.
    pub seconder_may_take_over: bool,
    /// Whether sponsors may explain their vote.
    pub sponsors_explain: bool,
    /// What a seat is taken to have done that said nothing in a meeting.
    pub missed: Missed,
    /// What a seat is taken to have done that sent nothing in a vote by writing.
    pub missed_in_writing: Missed,
}

/// Who has to be there for a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuorumRule {
    /// At least this many seats.
    pub seats: usize,
    /// And at least this share of all seats.
    pub share: Option<Exact>,
    /// The article.
    pub cite: String,
}

/// How silence works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SilenceRule {
    /// Whether breaking it needs a reason.
    pub reason_needed: bool,
    /// Whether it is known who broke it.
    pub attributed: bool,
    /// Whether holds are known.
    pub holds: bool,
    /// After how many months a hold lapses, if it does.
    pub hold_months: Option<i64>,
    /// Whether silence may only be started if nobody objects to that.
    pub start_needs_consensus: bool,
}

/// A custom: time that is usually left between two acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Custom {
    /// `in-blue`.
    pub id: String,
    /// What is customary.
    pub says: String,
    /// Hours between the tabling of a text and the vote on it.
    pub hours_before_vote: i64,
    /// Whether it is law, so that it refuses instead of warning.
    pub law: bool,
    /// The source.
    pub cite: String,
    /// How far it is checked.
    pub mark: Mark,
}

/// The form of a symbol: `S/RES/{n} ({year})`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SymbolRule {
    /// What gets it.
    pub of: SymbolOf,
    /// For which kinds of matter; all if empty.
    pub kinds: Vec<String>,
    /// Its form.
    pub form: String,
    /// Whether it goes on from numbers given before the record began: none is assigned until one was given.
    pub continues: bool,
}

/// A duty that an outcome brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyRule {
    /// `veto-debate`.
    pub id: String,
    /// The label that brings it.
    pub after: String,
    /// From when on outcomes bring it.
    pub from: Option<Date>,
    /// Who owes it.
    pub who: String,
    /// What is owed.
    pub says: String,
    /// Within how many working days, if there is a term.
    pub working_days: Option<i64>,
    /// Whether it may be done rather than must.
    pub optional: bool,
    /// The article.
    pub cite: String,
    /// How far it is checked.
    pub mark: Mark,
}

/// What the chair says when a vote has this label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// The label.
    pub label: String,
    /// The sentence, with `{title}`, `{in_favour}`, `{against}`, `{abstaining}` and `{symbol}` to be filled in.
    pub says: String,
}

/// The days on which nobody works beside Saturdays and Sundays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays {
    /// Every year: month and day.
    pub yearly: Vec<(i8, i8)>,
    /// Single days.
    pub days: Vec<Date>,
}

impl Holidays {
    /// Whether work is done on that day.
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        use jiff::civil::Weekday::{Saturday, Sunday};
        !matches!(day.weekday(), Saturday | Sunday)
            && !self.yearly.contains(&(day.month(), day.day()))
            && !self.days.contains(&day)
    }

    /// The day that is `count` working days after `day`; the calendar's last day if there are not so many.
    #[must_use]
    pub fn after(&self, day: Date, count: i64) -> Date {
        let (mut at, mut left) = (day, count);
        while left > 0 {
            let Ok(next) = at.tomorrow() else { return at };
            at = next;
            left -= i64::from(self.is_working_day(at));
        }
        at
    }
}

impl Procedure {
    /// Reads the procedure part of a charter; `name` is what messages call the file.
    ///
    /// # Errors
    /// Every fault of the file at once, each with its place.
    pub fn read(name: &str, text: &str) -> Result<Self, Box<Faults>> {
        Source::read(name, text, |file| {
            let procedure = read(&file);
            file.close();
            procedure
        })
    }

    /// The least a body can have: no agenda gate, no motions, hands, no quorum. The chair is named by each meeting.
    #[must_use]
    pub fn plain(body: &str) -> Self {
        Self {
            body: body.to_owned(),
            zone: "UTC".to_owned(),
            chair: ChairRule { title: "Chair".to_owned(), by: ChairBy::Named, may_cede: false },
            articles: BTreeMap::new(),
            cite: "procedure of the body".to_owned(),
            agenda_kind: None,
            ruling_kind: None,
            credentials_kind: None,
            invitations: Vec::new(),
            motions: Vec::new(),
            voting: VotingRule::default(),
            quorum: None,
            silence: SilenceRule::default(),
            customs: Vec::new(),
            symbols: Vec::new(),
            duties: Vec::new(),
            formulas: Vec::new(),
            holidays: Holidays::default(),
        }
    }

    /// The article for an act.
    #[must_use]
    pub fn article(&self, act: Article) -> &str {
        self.articles.get(&act).unwrap_or(&self.cite)
    }

    /// The motion with this id.
    #[must_use]
    pub fn motion(&self, id: &str) -> Option<&MotionRule> {
        self.motions.iter().find(|motion| motion.id == id)
    }

    /// The symbol of such a thing of such a kind of matter, if it gets one.
    #[must_use]
    pub fn symbol(&self, of: SymbolOf, kind: &str) -> Option<&SymbolRule> {
        let fits =
            |rule: &&SymbolRule| rule.of == of && (rule.kinds.is_empty() || rule.kinds.iter().any(|k| k == kind));
        self.symbols.iter().find(fits)
    }

    /// The body's time zone; UTC if the name is not known (reading the file refuses such a name).
    #[must_use]
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }
}

impl Default for VotingRule {
    fn default() -> Self {
        Self {
            method: Method::Hands,
            passes: 0,
            abstain_after_pass: true,
            change_until_close: true,
            mover_may_refuse_parts: true,
            seconder_may_take_over: true,
            sponsors_explain: true,
            missed: Missed::NotParticipating,
            missed_in_writing: Missed::Absent,
        }
    }
}

impl Default for SilenceRule {
    fn default() -> Self {
        Self { reason_needed: true, attributed: true, holds: false, hold_months: None, start_needs_consensus: false }
    }
}

fn read(file: &Table<'_, '_>) -> Option<Procedure> {
    let head = file.table("procedure", "procedure")?;
    let (body, cite) = (head.text("body"), head.text("cite"));
    let zone = head.placed_text("zone");
    if let Some(zone) = &zone
        && TimeZone::get(&zone.value).is_err()
    {
        let hint =
            Some("write a name of the time zone database: `America/New_York`, `Europe/Geneva`, `UTC`".to_owned());
        head.fault(zone.at.clone(), format!("`{}` is no time zone", zone.value), hint);
    }
    let (agenda_kind, ruling_kind) = (head.text_if_any("agenda_kind"), head.text_if_any("ruling_kind"));
    let credentials_kind = head.text_if_any("credentials_kind");
    head.close();
    let chair = file.table("chair", "chair").and_then(read_chair);
    let articles =
        file.table_if_any("articles", "table of articles").map(|table| read_articles(&table)).unwrap_or_default();
    let list = |key, what| file.tables(key, what);
    let procedure = Procedure {
        invitations: list("invitation", "invitation").into_iter().filter_map(read_invitation).collect(),
        motions: list("motion", "motion").into_iter().filter_map(read_motion).collect(),
        voting: file.table_if_any("voting", "voting rule").map(read_voting).unwrap_or_default(),
        quorum: file.table_if_any("quorum", "quorum").and_then(read_quorum),
        silence: file.table_if_any("silence", "silence rule").map(read_silence).unwrap_or_default(),
        customs: list("custom", "custom").into_iter().filter_map(read_custom).collect(),
        symbols: list("symbol", "symbol").into_iter().filter_map(read_symbol).collect(),
        duties: list("duty", "duty").into_iter().filter_map(read_duty).collect(),
        formulas: list("formula", "formula").into_iter().filter_map(read_formula).collect(),
        holidays: file.table_if_any("holidays", "table of holidays").map(read_holidays).unwrap_or_default(),
        body: body?,
        zone: zone?.value,
        chair: chair?,
        articles,
        cite: cite?,
        agenda_kind,
        ruling_kind,
        credentials_kind,
    };
    Some(procedure)
}

fn read_chair(table: Table<'_, '_>) -> Option<ChairRule> {
    let (title, by) = (table.text("title"), table.choice("by", &ChairBy::KNOWN));
    let may_cede = table.flag_if_any("may_cede").unwrap_or(false);
    table.close();
    Some(ChairRule { title: title?, by: by?, may_cede })
}

fn read_articles(table: &Table<'_, '_>) -> BTreeMap<Article, String> {
    let mut articles = BTreeMap::new();
    for (act, cite) in table.all_texts() {
        match Article::KNOWN.iter().find(|(word, _)| *word == act.value) {
            Some((_, known)) => drop(articles.insert(*known, cite.value)),
            None => {
                let words: Vec<&str> = Article::KNOWN.iter().map(|(word, _)| *word).collect();
                table.fault(
                    act.at,
                    format!("`{}` is no act", act.value),
                    Some(format!("one of: {}", words.join(", "))),
                );
            }
        }
    }
    articles
}

fn read_invitation(table: Table<'_, '_>) -> Option<InvitationRule> {
    let (id, who, kind, cite) = (table.text("id"), table.text("who"), table.text("kind"), table.text("cite"));
    table.close();
    Some(InvitationRule { id: id?, who: who?, kind: kind?, cite: cite? })
}

fn read_motion(table: Table<'_, '_>) -> Option<MotionRule> {
    let (id, name, kind, cite) = (table.text("id"), table.text("name"), table.text("kind"), table.text("cite"));
    let precedence = table.integer("precedence", 0..=1000).and_then(|n| u32::try_from(n).ok());
    let effect = table.choice("effect", &Effect::KNOWN);
    let debatable = table.flag_if_any("debatable").unwrap_or(true);
    let (seconder, mark) = (table.flag_if_any("seconder").unwrap_or(false), super::read::read_mark(&table));
    table.close();
    Some(MotionRule {
        id: id?,
        name: name?,
        precedence: precedence?,
        effect: effect?,
        kind: kind?,
        debatable,
        seconder,
        cite: cite?,
        mark,
    })
}

fn read_voting(table: Table<'_, '_>) -> VotingRule {
    let plain = VotingRule::default();
    let flag = |key, or| table.flag_if_any(key).unwrap_or(or);
    let rule = VotingRule {
        method: table.choice_if_any("method", &Method::KNOWN).unwrap_or(plain.method),
        passes: table.integer_if_any("passes", 0..=9).and_then(|n| usize::try_from(n).ok()).unwrap_or(0),
        abstain_after_pass: flag("abstain_after_pass", plain.abstain_after_pass),
        change_until_close: flag("change_until_close", plain.change_until_close),
        mover_may_refuse_parts: flag("mover_may_refuse_parts", plain.mover_may_refuse_parts),
        seconder_may_take_over: flag("seconder_may_take_over", plain.seconder_may_take_over),
        sponsors_explain: flag("sponsors_explain", plain.sponsors_explain),
        missed: table.choice_if_any("missed", &Missed::KNOWN).unwrap_or(plain.missed),
        missed_in_writing: table.choice_if_any("missed_in_writing", &Missed::KNOWN).unwrap_or(plain.missed_in_writing),
    };
    table.close();
    rule
}

fn read_quorum(table: Table<'_, '_>) -> Option<QuorumRule> {
    let seats = table.integer_if_any("seats", 0..=100_000).and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let share = table.exact_if_any("share").map(|share| share.value);
    let cite = table.text("cite");
    table.close();
    Some(QuorumRule { seats, share, cite: cite? })
}

fn read_silence(table: Table<'_, '_>) -> SilenceRule {
    let plain = SilenceRule::default();
    let flag = |key, or| table.flag_if_any(key).unwrap_or(or);
    let rule = SilenceRule {
        reason_needed: flag("reason_needed", plain.reason_needed),
        attributed: flag("attributed", plain.attributed),
        holds: flag("holds", plain.holds),
        hold_months: table.integer_if_any("hold_months", 1..=1200),
        start_needs_consensus: flag("start_needs_consensus", plain.start_needs_consensus),
    };
    table.close();
    rule
}

fn read_custom(table: Table<'_, '_>) -> Option<Custom> {
    let (id, says, cite) = (table.text("id"), table.text("says"), table.text("cite"));
    let hours_before_vote = table.integer("hours_before_vote", 0..=100_000);
    let (law, mark) = (table.flag_if_any("law").unwrap_or(false), super::read::read_mark(&table));
    table.close();
    Some(Custom { id: id?, says: says?, hours_before_vote: hours_before_vote?, law, cite: cite?, mark })
}

fn read_symbol(table: Table<'_, '_>) -> Option<SymbolRule> {
    let of = table.choice("of", &SymbolOf::KNOWN);
    let kinds = table.texts("kinds").into_iter().map(|kind| kind.value).collect();
    let form = table.placed_text("form");
    if let Some(form) = &form
        && form.value.matches("{n}").count() != 1
    {
        table.fault(form.at.clone(), "the form of a symbol holds `{n}` once", Some("like `S/{year}/{n}`".to_owned()));
    }
    let continues = table.flag_if_any("continues").unwrap_or(false);
    table.close();
    Some(SymbolRule { of: of?, kinds, form: form?.value, continues })
}

fn read_duty(table: Table<'_, '_>) -> Option<DutyRule> {
    let (id, after, who, says) = (table.text("id"), table.text("after"), table.text("who"), table.text("says"));
    let from = table.date_if_any("from").map(|from| from.value);
    let working_days = table.integer_if_any("working_days", 0..=10_000);
    let optional = table.flag_if_any("optional").unwrap_or(false);
    let (cite, mark) = (table.text("cite"), super::read::read_mark(&table));
    table.close();
    Some(DutyRule { id: id?, after: after?, from, who: who?, says: says?, working_days, optional, cite: cite?, mark })
}

fn read_formula(table: Table<'_, '_>) -> Option<Formula> {
    let (label, says) = (table.text("label"), table.text("says"));
    table.close();
    Some(Formula { label: label?, says: says? })
}

fn read_holidays(table: Table<'_, '_>) -> Holidays {
    let mut holidays = Holidays::default();
    for word in table.texts("yearly") {
        match format!("2024-{}", word.value).parse::<Date>() {
            Ok(day) => holidays.yearly.push((day.month(), day.day())),
            Err(_) => {
                table.fault(word.at, format!("`{}` is no day of the year", word.value), Some("like \"12-25\"".into()));
            }
        }
    }
    for word in table.texts("days") {
        match word.value.parse::<Date>() {
            Ok(day) => holidays.days.push(day),
            Err(_) => table.fault(word.at, format!("`{}` is no date", word.value), Some("like \"2025-03-31\"".into())),
        }
    }
    table.close();
    holidays
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_days() {
        let mut holidays = Holidays { yearly: vec![(12, 25), (1, 1)], days: Vec::new() };
        let day = |text: &str| text.parse::<Date>().unwrap();
        let check = |holidays: &Holidays, from: &str, count, expected: &str| {
            assert_eq!(holidays.after(day(from), count), day(expected), "{count} after {from}");
        };
        check(&holidays, "2022-05-26", 10, "2022-06-09");
        check(&holidays, "2023-12-22", 10, "2024-01-09");
        check(&holidays, "2023-12-23", 0, "2023-12-23");
        check(&holidays, "2025-02-28", 1, "2025-03-03");
        holidays.days.push(day("2022-05-30"));
        check(&holidays, "2022-05-26", 10, "2022-06-10");
        check(&holidays, "9999-12-30", 10, "9999-12-31");
    }

    #[test]
    fn a_file_with_faults_names_them_all() {
        let text = "[procedure]\nbody = \"b\"\ncite = \"c\"\nzone = \"Mars/Base\"\n[chair]\ntitle = \"Chair\"\nby = \"luck\"\n[articles]\nflying = \"x\"\n[[symbol]]\nof = \"draft\"\nform = \"S/\"\n[holidays]\nyearly = [\"13-40\"]\n";
        let faults = Procedure::read("p.toml", text).unwrap_err().lines().join("\n");
        for part in [
            "`Mars/Base` is no time zone",
            "`luck` is no known by",
            "`flying` is no act",
            "holds `{n}` once",
            "no day of the year",
        ] {
            assert!(faults.contains(part), "{part} is not in\n{faults}");
        }
    }
}
