//! A small body to test with: two permanent and three elected members, five seats, three votes needed.

use std::sync::{Arc, OnceLock};

use jiff::{Timestamp, ToSpan};
use penholder_core::charter::Procedure;
use penholder_core::position::Position;
use penholder_core::procedure::{
    Actor, Command, Event, Matter, Matters, Refusal, Role, Sitting, Stored, Wording, act, apply, due, meeting,
    resolution, vote,
};
use penholder_core::{Charter, Roster, Seat};

pub const CHARTER: &str = r#"
[body]
id = "small"
name = "The small council"
about = "Five seats."
[[class]]
id = "permanent"
name = "permanent member"
plural = "permanent members"
[[class]]
id = "elected"
name = "elected member"
plural = "elected members"
[[label]]
id = "adopted"
says = "adopted"
outcome = "adopted"
[[label]]
id = "adopted_without_vote"
says = "adopted without a vote"
outcome = "adopted"
[[label]]
id = "lacking"
says = "not adopted for lack of votes"
outcome = "not_adopted"
[[label]]
id = "veto"
says = "not adopted: a veto"
outcome = "not_adopted"
[[kind]]
id = "resolution"
name = "draft"
question = "substantive"
cite = "Article 1"
[[kind]]
id = "disputed"
name = "disputed draft"
cite = "Article 1"
[[kind]]
id = "motion"
name = "motion"
question = "procedural"
cite = "Article 2"
[[kind]]
id = "statement"
name = "statement"
question = "consensus"
cite = "Article 3"
[[kind]]
id = "delisting"
name = "delisting"
question = "reverse"
cite = "Article 4"
[[kind]]
id = "judge"
name = "judge"
question = "election"
cite = "Article 5"
[[rule]]
cite = "Article 1"
on = "substantive"
sense = "Three in favour and no permanent member against."
adopted = "adopted"
requires = [{ affirmative_votes = 3, label = "lacking" }, { none_against = "permanent", label = "veto" }]
[[rule]]
cite = "Article 2"
on = "procedural"
sense = "Three in favour."
adopted = "adopted"
not_adopted = "lacking"
requires = [{ affirmative_votes = 3 }]
[[rule]]
cite = "Article 3"
on = "consensus"
sense = "Nobody objects."
positions = ["no_objection", "objection"]
adopted = "adopted"
not_adopted = "lacking"
requires = [{ no_objection = "everyone" }]
[[rule]]
cite = "Article 4"
on = "reverse"
sense = "It goes through unless all are against."
positions = ["no_objection", "objection"]
adopted = "adopted"
not_adopted = "lacking"
requires = [{ fewer_than = 5, counting = "against" }]
[[rule]]
cite = "Article 5"
on = "election"
sense = "More than half of all."
positions = ["yes", "no"]
adopted = "adopted"
not_adopted = "lacking"
requires = [{ affirmative_more_than = "1/2", of = "all_seats" }]
[[doctrine]]
id = "preliminary"
name = "a preliminary question"
cite = "Article 6"
sense = "A vote settles it."
[doctrine.preliminary_question]
under = "substantive"
carried = "procedural"
lost = "substantive"
[[doctrine]]
id = "ruling"
name = "a ruling"
cite = "Article 7"
sense = "The chair rules."
[doctrine.ruling]
overruled_under = "procedural"
either = "procedural"
or = "substantive"
"#;

pub const PROCEDURE: &str = r#"
[procedure]
body = "small"
zone = "America/New_York"
cite = "Rules"
agenda_kind = "motion"
ruling_kind = "motion"
credentials_kind = "motion"
[chair]
title = "Chair"
by = "alphabetical_month"
may_cede = true
[articles]
silence = "Rule S"
withdrawal = "Rule W"
parts = "Rule P"
motion = "Rule M"
[silence]
holds = true
hold_months = 1
[[invitation]]
id = "37"
who = "a neighbour"
kind = "motion"
cite = "Rule I"
[[motion]]
id = "suspend"
name = "to suspend"
precedence = 1
effect = "suspend"
kind = "motion"
cite = "Rule M1"
[[motion]]
id = "postpone"
name = "to postpone"
precedence = 5
effect = "postpone"
kind = "motion"
cite = "Rule M5"
[[custom]]
id = "day"
says = "a day passes"
hours_before_vote = 24
cite = "custom"
[[duty]]
id = "debate"
after = "veto"
who = "the assembly"
says = "debates"
working_days = 10
cite = "Resolution A"
[[symbol]]
of = "adopted"
form = "RES/{n}"
"#;

pub const SEATS: [&str; 5] = ["A", "B", "C", "D", "E"];

fn law() -> &'static (Charter, Procedure, Roster) {
    static LAW: OnceLock<(Charter, Procedure, Roster)> = OnceLock::new();
    LAW.get_or_init(|| {
        let charter = Charter::read("charter", CHARTER).unwrap_or_else(|faults| panic!("{:?}", faults.lines()));
        let procedure = Procedure::read("procedure", PROCEDURE).unwrap_or_else(|faults| panic!("{:?}", faults.lines()));
        let class = |seat: &str| if seat < "C" { "permanent" } else { "elected" };
        let seats = SEATS.iter().map(|seat| Seat::new(*seat, format!("State {seat}"), class(seat))).collect();
        (charter, procedure, Roster::new(seats).unwrap())
    })
}

pub fn start() -> Timestamp {
    "2026-05-12T14:00:00Z".parse().unwrap()
}

/// A body under way.
#[derive(Clone, Debug)]
pub struct Hall {
    pub now: Timestamp,
    pub matters: Matters,
    pub log: Vec<(String, Event)>,
    /// Of every act, when it was and where its events end in the log.
    pub acts: Vec<(Timestamp, usize)>,
}

impl Hall {
    pub fn new() -> Self {
        Self { now: start(), matters: Matters::new(), log: Vec::new(), acts: Vec::new() }
    }

    pub fn sitting(&self) -> Sitting<'_> {
        let (charter, procedure, roster) = law();
        Sitting { charter, procedure, roster, now: self.now, matters: &self.matters }
    }

    pub fn matter(&self, id: &str) -> Matter {
        self.matters.get(id).cloned().map_or_else(|| Matter::new(id), Arc::unwrap_or_clone)
    }

    pub fn try_do(&mut self, who: &Actor, on: &str, command: Command) -> Result<Vec<Event>, Refusal> {
        let events = act(&self.sitting(), &self.matter(on), who, command)?;
        let mut matter = self.matter(on);
        for event in &events {
            let text = serde_json::to_string(&Stored::from(event.clone())).unwrap();
            let back: Stored = serde_json::from_str(&text).unwrap();
            assert_eq!(back.event, *event, "an event reads back from what is stored: {text}");
            matter = apply(matter, event).unwrap();
            self.log.push((on.to_owned(), event.clone()));
        }
        self.matters.insert(on.to_owned(), Arc::new(matter));
        self.acts.push((self.now, self.log.len()));
        Ok(events)
    }

    /// Brings whatever is due now; returns the events.
    pub fn follow(&mut self) -> Vec<Event> {
        let mut events = Vec::new();
        loop {
            let sitting = self.sitting();
            let found = self.matters.iter().find_map(|(id, matter)| Some((id.clone(), due(&sitting, matter)?)));
            let Some((id, command)) = found else { return events };
            events.extend(self.try_do(&Actor::procedure(), &id, command).unwrap());
        }
    }

    pub fn go(&mut self, who: &str, on: &str, command: impl Into<Command>) -> Vec<Event> {
        let mut events =
            self.try_do(&actor(who), on, command.into()).unwrap_or_else(|why| panic!("{who} on {on}: {why}"));
        events.extend(self.follow());
        events
    }

    /// The act is refused with these words, and nothing changes.
    pub fn refused(&mut self, who: &str, on: &str, command: impl Into<Command>, words: &str) {
        let before = self.matters.clone();
        let why = self.try_do(&actor(who), on, command.into()).expect_err(words);
        assert!(why.to_string().contains(words), "`{why}` does not hold `{words}`");
        assert!(!why.cite().is_empty() && why.to_string().contains(why.cite().split(" (").next().unwrap()));
        assert_eq!(self.matters, before);
    }

    pub fn later(&mut self, hours: i64) -> Vec<Event> {
        self.now = self.now.checked_add(hours.hours()).unwrap();
        self.follow()
    }

    pub fn votes(&mut self, on: &str, positions: &str) -> Vec<Event> {
        for (seat, letter) in SEATS.iter().zip(positions.chars()) {
            let position = match letter {
                'Y' => Position::Yes,
                'N' => Position::No,
                'A' => Position::Abstain,
                _ => continue,
            };
            self.go(seat, on, vote::Command::Cast { seat: None, position, reason: None });
        }
        self.go("chair", on, vote::Command::Close { absent: Vec::new() })
    }

    /// A draft of A, tabled, before an open meeting.
    pub fn with_draft(kind: &str) -> Self {
        let mut hall = Self::new();
        hall.draft(kind);
        hall
    }

    pub fn draft(&mut self, kind: &str) {
        self.circulate("draft", "A", kind);
        self.go("A", "draft", resolution::Command::Table { symbol: None });
        self.later(24);
        self.open_meeting();
        self.go("secretariat", "draft", resolution::Command::Schedule { meeting: "meeting".into() });
    }

    pub fn circulate(&mut self, id: &str, who: &str, kind: &str) {
        let (kind, title) = (kind.to_owned(), "peace".to_owned());
        self.go(who, id, resolution::Command::Circulate { kind, title, wording: wording("v1") });
    }

    pub fn open_meeting(&mut self) {
        let (symbol, agenda) = (None, vec!["item".to_owned()]);
        let convene = meeting::Command::Convene { symbol, chair: Some("A".into()), agenda, private: false };
        self.go("secretariat", "meeting", convene);
        self.go("chair", "meeting", meeting::Command::AdoptAgenda);
    }

    pub fn stage(&self, on: &str) -> String {
        self.matter(on).stage()
    }
}

pub fn actor(who: &str) -> Actor {
    match who {
        "chair" => Actor { seat: Some("A".into()), role: Role::Chair },
        "secretariat" => Actor::secretariat(),
        seat => Actor::delegate(seat),
    }
}

pub fn wording(version: &str) -> Wording {
    Wording { version: version.to_owned(), sha256: "0".repeat(64), text: None }
}

pub fn kinds(events: &[Event]) -> Vec<String> {
    events.iter().map(Event::kind).collect()
}

/// Puts a question to the vote.
pub fn put(question: resolution::Question) -> resolution::Command {
    resolution::Command::Put { question, method: None, deadline: None }
}

/// Words of one's own.
pub fn text(words: &str) -> String {
    words.to_owned()
}
