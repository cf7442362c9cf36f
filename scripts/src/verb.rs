//! The verbs of a script and the commands they are.

use jiff::Timestamp;
use penholder_core::position::Position;
use penholder_core::procedure::meeting::{Motion, MotionState, Presence, Speech};
use penholder_core::procedure::resolution::{Question, Shape, Without};
use penholder_core::procedure::{
    Command, Wording, body, duty, election, meeting, no_objection, presidential, press, resolution, reverse, silence,
    straw_poll, trigger, vote,
};
use penholder_core::source::{Table, nearest};

use crate::script::{Law, instant};

type Given = (Option<String>, Command);

const VERBS: &[&str] = &[
    "votes",
    "count",
    "vote.close",
    "vote.annul",
    "pass",
    "meeting.request",
    "meeting.convene",
    "meeting.roll",
    "meeting.adopt_agenda",
    "meeting.object_to_agenda",
    "meeting.put_agenda",
    "meeting.invite",
    "meeting.object_to_invitation",
    "meeting.agree_invitation",
    "meeting.put_invitation",
    "meeting.move",
    "meeting.second",
    "meeting.object_to_motion",
    "meeting.agree_motion",
    "meeting.put_motion",
    "meeting.withdraw_motion",
    "meeting.raise",
    "meeting.rule",
    "meeting.challenge",
    "meeting.put_challenge",
    "meeting.ask_floor",
    "meeting.strike",
    "meeting.call_next",
    "meeting.speak",
    "meeting.cede",
    "meeting.take_chair",
    "meeting.resume",
    "meeting.private",
    "meeting.communique",
    "meeting.adjourn",
    "draft.circulate",
    "draft.new_version",
    "draft.sponsor",
    "draft.second",
    "draft.ask_vote",
    "draft.table",
    "draft.revise",
    "draft.schedule",
    "draft.reserve",
    "draft.waive",
    "draft.amend",
    "draft.order",
    "draft.accept",
    "draft.withdraw_amendment",
    "draft.ask_parts",
    "draft.refuse_parts",
    "draft.dispute",
    "draft.rule_class",
    "draft.challenge_class",
    "draft.stand_aside",
    "draft.put",
    "draft.want_vote",
    "draft.adopt_without_vote",
    "draft.withdraw",
    "draft.take_over",
    "draft.lapse",
    "silence.place",
    "silence.start",
    "silence.decline",
    "silence.extend",
    "silence.ask_time",
    "silence.break",
    "silence.hold",
    "silence.release",
    "silence.stop",
    "press.circulate",
    "press.new_version",
    "press.reserve",
    "press.elements",
    "press.withdraw",
    "press.lapse",
    "presidential.circulate",
    "presidential.new_version",
    "presidential.reserve",
    "presidential.agree",
    "presidential.object",
    "presidential.adopt",
    "presidential.dissociate",
    "presidential.recast",
    "presidential.withdraw",
    "presidential.lapse",
    "election.begin",
    "election.ballot",
    "election.withdraw_candidate",
    "election.elsewhere",
    "election.ask_conference",
    "election.end",
    "straw_poll.begin",
    "straw_poll.poll",
    "straw_poll.withdraw_candidate",
    "straw_poll.end",
    "no_objection.propose",
    "no_objection.refer",
    "no_objection.withdraw",
    "reverse.begin",
    "reverse.oppose",
    "reverse.relent",
    "reverse.refer",
    "trigger.notify",
    "trigger.link",
    "trigger.withdraw",
    "duty.discharge",
    "body.seat",
    "body.present",
    "body.report",
    "body.object",
    "body.put",
];

/// The commands of an act; faults are reported at their place.
pub(crate) fn read(table: &Table<'_, '_>, law: &Law) -> Option<Vec<Given>> {
    let verb = table.placed_text("do")?;
    let words = Words { table, law };
    let one = |command: Option<Command>| command.map(|command| vec![(None, command)]);
    if verb.value == "votes" {
        return words.votes();
    }
    let (of, act) = verb.value.split_once('.').unwrap_or(("", verb.value.as_str()));
    if !VERBS.contains(&verb.value.as_str()) {
        let near = nearest(&verb.value, VERBS.iter().copied());
        let hint =
            near.map_or_else(|| format!("one of: {}", VERBS.join(", ")), |near| format!("did you mean `{near}`?"));
        table.fault(verb.at, format!("`{}` is no act", verb.value), Some(hint));
        return None;
    }
    match of {
        "" | "vote" => one(words.vote(act).map(Command::Vote)),
        "meeting" => one(words.meeting(act).map(Command::Meeting)),
        "draft" => one(words.draft(act).map(Command::Draft)),
        "silence" => one(words.silence(act).map(Command::Silence)),
        "press" => one(words.press(act).map(Command::Press)),
        "presidential" => one(words.presidential(act).map(Command::Presidential)),
        "body" => one(words.body(act).map(Command::Body)),
        "duty" => {
            let (duty, how) = (words.text("id")?, words.text("says")?);
            one(Some(Command::Duty(duty::Command::Discharge { duty, how })))
        }
        _ => one(words.other(of, act)),
    }
}

struct Words<'t, 's, 'i> {
    table: &'t Table<'s, 'i>,
    law: &'t Law,
}

impl Words<'_, '_, '_> {
    fn text(&self, key: &'static str) -> Option<String> {
        self.table.text(key)
    }

    fn if_any(&self, key: &'static str) -> Option<String> {
        self.table.text_if_any(key)
    }

    /// A list, or words in one text.
    fn list(&self, key: &'static str) -> Vec<String> {
        self.table.texts(key).into_iter().map(|word| word.value).collect()
    }

    /// Seats in one text: `FRA GBR USA`.
    fn seats(&self, key: &'static str) -> Vec<String> {
        self.list(key)
            .iter()
            .flat_map(|words| words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .collect()
    }

    fn number(&self, key: &'static str) -> Option<u32> {
        self.table.integer_if_any(key, 0..=1_000_000).and_then(|number| u32::try_from(number).ok())
    }

    fn flag(&self, key: &'static str) -> bool {
        self.table.flag_if_any(key).unwrap_or(false)
    }

    fn time_if_any(&self, key: &'static str) -> Option<Timestamp> {
        let words = self.table.placed_text_if_any(key)?;
        let read = instant(&words.value, self.law);
        if read.is_none() {
            let hint = Some("like `2025-02-24 15:00`, on the body's clock".to_owned());
            self.table.fault(words.at, format!("`{}` is no time", words.value), hint);
        }
        read
    }

    fn time(&self, key: &'static str) -> Option<Timestamp> {
        if !self.table.has(key) {
            self.table.fault(self.table.at(), format!("`{key}` is missing in this act"), None);
        }
        self.time_if_any(key)
    }

    /// A version: what it says in our own words is what is hashed.
    fn wording(&self) -> Option<Wording> {
        let text = self.if_any("text").or_else(|| self.if_any("title"));
        let version = self.if_any("version").unwrap_or_else(|| "as circulated".to_owned());
        Some(wording(&version, &text.unwrap_or_else(|| version.clone())))
    }

    /// Many ballots, then the close; the announcement is due by itself.
    fn votes(&self) -> Option<Vec<Given>> {
        let mut given = Vec::new();
        for position in Position::ALL {
            let key = match position {
                Position::Yes => "yes",
                Position::No => "no",
                Position::Abstain => "abstain",
                Position::NotParticipating => "not_participating",
                Position::NoObjection => "no_objection",
                Position::Objection => "objection",
                _ => continue,
            };
            for seat in self.seats(key) {
                let reason = (position == Position::No).then(|| self.if_any("reason")).flatten();
                let command = vote::Command::Cast { seat: None, position, reason };
                given.push((Some(seat), Command::Vote(command)));
            }
        }
        let absent = self.seats("absent");
        let closer = self.if_any("closed_by").unwrap_or_else(|| "chair".to_owned());
        if !self.flag("stays_open") {
            given.push((Some(closer), Command::Vote(vote::Command::Close { absent })));
        }
        Some(given)
    }

    fn vote(&self, act: &str) -> Option<vote::Command> {
        Some(match act {
            "pass" => vote::Command::Pass,
            "close" => vote::Command::Close { absent: self.seats("absent") },
            "annul" => vote::Command::Annul { why: self.text("says")? },
            _ => {
                let mut counts = Vec::new();
                for part in self.table.tables("box", "count") {
                    let (choice, class) = (part.text("choice"), part.text_if_any("class"));
                    let count = part.integer("count", 0..=100_000).and_then(|count| usize::try_from(count).ok());
                    part.close();
                    counts.push((choice?, class, count?));
                }
                vote::Command::Count { counts }
            }
        })
    }

    fn meeting(&self, act: &str) -> Option<meeting::Command> {
        use meeting::Command as C;
        let id = || self.text("id");
        Some(match act {
            "request" => C::Request { why: self.text("says")? },
            "convene" => C::Convene {
                symbol: self.if_any("symbol"),
                chair: self.if_any("chair"),
                agenda: self.list("agenda"),
                private: self.flag("private"),
            },
            "roll" => {
                let of = |key, presence| self.seats(key).into_iter().map(move |seat| (seat, presence));
                let there = of("present", Presence::Present).chain(of("voting", Presence::PresentAndVoting));
                C::Roll { seats: there.chain(of("absent", Presence::Absent)).collect() }
            }
            "adopt_agenda" => C::AdoptAgenda,
            "object_to_agenda" => C::ObjectToAgenda { reason: self.if_any("reason") },
            "put_agenda" => C::PutAgenda,
            "invite" => {
                C::Invite { id: id()?, who: self.text("whom")?, rule: self.text("rule")?, way: self.if_any("way") }
            }
            "object_to_invitation" => C::ObjectToInvitation { id: id()? },
            "agree_invitation" => C::AgreeInvitation { id: id()? },
            "put_invitation" => C::PutInvitation { id: id()? },
            "move" => C::Move(self.motion()?),
            "second" => C::SecondMotion { id: id()? },
            "object_to_motion" => C::ObjectToMotion { id: id()? },
            "agree_motion" => C::AgreeMotion { id: id()? },
            "put_motion" => C::PutMotion { id: id()? },
            "withdraw_motion" => C::WithdrawMotion { id: id()? },
            "raise" => C::Raise { id: id()?, says: self.text("says")? },
            "rule" => C::Rule { id: id()?, ruling: self.text("says")? },
            "challenge" => C::Challenge { id: id()? },
            "put_challenge" => C::PutChallenge { id: id()? },
            "ask_floor" => C::Inscribe,
            "strike" => C::Strike,
            "call_next" => C::CallNext,
            "speak" => {
                let before = self.if_any("before_vote").map(Speech::BeforeVote);
                let after = self.if_any("after_vote").map(Speech::AfterVote);
                C::Speak { speech: before.or(after).unwrap_or(Speech::Statement), says: self.if_any("says") }
            }
            "cede" => C::Cede,
            "take_chair" => C::TakeChair,
            "resume" => C::Resume,
            "private" => C::Private { private: !self.flag("public") },
            "communique" => C::Communique { says: self.text("says")? },
            _ => C::Adjourn,
        })
    }

    fn motion(&self) -> Option<Motion> {
        Some(Motion {
            id: self.text("id")?,
            motion: self.text("motion")?,
            by: String::new(),
            about: self.if_any("about"),
            until: self.time_if_any("until"),
            minutes: self.number("minutes"),
            seconds: self.number("seconds"),
            to: self.if_any("to"),
            parts: self.list("parts"),
            seconded_by: None,
            objections: Vec::new(),
            state: MotionState::Pending,
        })
    }

    fn draft(&self, act: &str) -> Option<resolution::Command> {
        use resolution::Command as C;
        Some(match act {
            "circulate" => {
                C::Circulate { kind: self.text("kind")?, title: self.text("title")?, wording: self.wording()? }
            }
            "new_version" => C::NewVersion { wording: self.wording()? },
            "sponsor" => C::Sponsor { state: self.if_any("state") },
            "second" => C::Second,
            "ask_vote" => C::AskVote,
            "table" => C::Table { symbol: self.if_any("symbol") },
            "revise" => C::Revise { wording: self.wording()?, oral: self.flag("oral") },
            "schedule" => C::Schedule { meeting: self.text("meeting")? },
            "reserve" => C::Reserve { symbol: self.text("symbol")? },
            "waive" => C::Waive { custom: self.text("custom")? },
            "amend" => {
                let known = [("adds", Shape::Adds), ("deletes", Shape::Deletes), ("revises", Shape::Revises)];
                let shape = self.table.choice_if_any("shape", &known).unwrap_or(Shape::Revises);
                C::Amend {
                    id: self.text("id")?,
                    symbol: self.if_any("symbol"),
                    says: self.text("says")?,
                    shape,
                    wording: None,
                }
            }
            "order" => C::OrderAmendments { order: self.list("order") },
            "accept" => C::Accept { id: self.text("id")?, wording: self.if_any("version").map(|v| wording(&v, &v)) },
            "withdraw_amendment" => C::WithdrawAmendment { id: self.text("id")? },
            "ask_parts" => C::AskParts { parts: self.list("parts") },
            "refuse_parts" => C::RefuseParts,
            "dispute" => C::Dispute { doctrine: self.text("doctrine")? },
            "rule_class" => C::RuleClass { question: self.text("question")? },
            "challenge_class" => C::ChallengeClass,
            "stand_aside" => C::StandAside { seat: self.if_any("seat") },
            "put" => C::Put {
                question: self.question()?,
                method: self.table.choice_if_any("method", &penholder_core::charter::procedure::Method::KNOWN),
                deadline: self.time_if_any("deadline"),
            },
            "want_vote" => C::WantVote,
            "adopt_without_vote" => {
                let how = if self.flag("acclamation") { Without::Acclamation } else { Without::Vote };
                C::WithoutVote { how }
            }
            "withdraw" => C::Withdraw,
            "take_over" => C::TakeOver,
            _ => C::Lapse,
        })
    }

    fn question(&self) -> Option<Question> {
        if let Some(id) = self.if_any("amendment") {
            return Some(Question::Amendment(id));
        }
        if let Some(id) = self.if_any("part") {
            return Some(Question::Part(id));
        }
        let preliminary = self.flag("preliminary").then_some(Question::Preliminary);
        let challenge = self.flag("challenge").then_some(Question::Challenge);
        preliminary.or(challenge).or(Some(Question::Whole))
    }

    fn silence(&self, act: &str) -> Option<silence::Command> {
        use silence::Command as C;
        let reason = || self.if_any("reason");
        Some(match act {
            "place" => C::Place { wording: self.wording()?, deadline: self.time("deadline")? },
            "start" => C::Start,
            "decline" => C::Decline,
            "extend" => C::Extend { deadline: self.time("deadline")? },
            "ask_time" => C::AskTime { reason: reason() },
            "break" => C::Break {
                reason: reason(),
                counter: self.if_any("counter").map(|text| wording("counter-text", &text)),
            },
            "hold" => C::Hold { reason: reason() },
            "release" => C::Release,
            _ => C::Stop,
        })
    }

    fn press(&self, act: &str) -> Option<press::Command> {
        use press::Command as C;
        Some(match act {
            "circulate" => {
                C::Circulate { kind: self.text("kind")?, title: self.text("title")?, wording: self.wording()? }
            }
            "new_version" => C::NewVersion { wording: self.wording()? },
            "reserve" => C::Reserve { symbol: self.text("symbol")? },
            "elements" => C::Elements { points: self.list("points") },
            "withdraw" => C::Withdraw { why: self.if_any("reason") },
            _ => C::Lapse,
        })
    }

    fn presidential(&self, act: &str) -> Option<presidential::Command> {
        use presidential::Command as C;
        Some(match act {
            "circulate" => {
                C::Circulate { kind: self.text("kind")?, title: self.text("title")?, wording: self.wording()? }
            }
            "new_version" => C::NewVersion { wording: self.wording()? },
            "reserve" => C::Reserve { symbol: self.text("symbol")? },
            "agree" => C::Agree,
            "object" => C::Object { reason: self.if_any("reason") },
            "adopt" => C::Adopt,
            "dissociate" => C::Dissociate { paragraphs: self.list("paragraphs"), why: self.if_any("reason") },
            "recast" => C::Recast { kind: self.text("kind")? },
            "withdraw" => C::Withdraw,
            _ => C::Lapse,
        })
    }

    fn body(&self, act: &str) -> Option<body::Command> {
        use body::Command as C;
        Some(match act {
            "seat" => C::Seat,
            "present" => C::Present { seat: self.text("seat")?, instrument: self.text("says")? },
            "report" => C::Report { seat: self.text("seat")? },
            "object" => C::Object { seat: self.text("seat")?, reason: self.if_any("reason") },
            _ => C::Put { seat: self.text("seat")? },
        })
    }

    fn other(&self, of: &str, act: &str) -> Option<Command> {
        let candidates = || self.list("candidates");
        Some(match (of, act) {
            ("election", "begin") => Command::Election(election::Command::Begin {
                kind: self.text("kind")?,
                title: self.text("title")?,
                places: self.table.integer("places", 1..=1000).and_then(|places| usize::try_from(places).ok())?,
                candidates: candidates(),
                two_organs: self.flag("two_organs"),
            }),
            ("election", "ballot") => Command::Election(election::Command::Ballot),
            ("election", "withdraw_candidate") => {
                Command::Election(election::Command::WithdrawCandidate { name: self.text("name")? })
            }
            ("election", "elsewhere") => Command::Election(election::Command::Elsewhere { names: self.list("names") }),
            ("election", "ask_conference") => Command::Election(election::Command::AskConference),
            ("election", _) => Command::Election(election::Command::End),
            ("straw_poll", "begin") => Command::StrawPoll(straw_poll::Command::Begin {
                kind: self.text("kind")?,
                title: self.text("title")?,
                candidates: candidates(),
            }),
            ("straw_poll", "poll") => {
                let (candidate, coloured) = (self.text("candidate")?, self.flag("coloured"));
                Command::StrawPoll(straw_poll::Command::Poll { candidate, coloured })
            }
            ("straw_poll", "withdraw_candidate") => {
                Command::StrawPoll(straw_poll::Command::WithdrawCandidate { name: self.text("name")? })
            }
            ("straw_poll", _) => Command::StrawPoll(straw_poll::Command::End),
            ("no_objection", "propose") => Command::NoObjection(no_objection::Command::Propose {
                kind: self.text("kind")?,
                title: self.text("title")?,
                wording: self.wording()?,
            }),
            ("no_objection", "refer") => Command::NoObjection(no_objection::Command::Refer { to: self.text("to")? }),
            ("no_objection", _) => Command::NoObjection(no_objection::Command::Withdraw),
            ("reverse", "begin") => Command::Reverse(reverse::Command::Begin {
                kind: self.text("kind")?,
                title: self.text("title")?,
                deadline: self.time("deadline")?,
            }),
            ("reverse", "oppose") => Command::Reverse(reverse::Command::Oppose),
            ("reverse", "relent") => Command::Reverse(reverse::Command::Relent),
            ("reverse", _) => Command::Reverse(reverse::Command::Refer { to: self.text("to")? }),
            ("trigger", "notify") => Command::Trigger(trigger::Command::Notify {
                title: self.text("title")?,
                effect: self.text("says")?,
                cite: self.text("cite")?,
                by: self.list("by"),
                deadline: self.time("deadline")?,
            }),
            ("trigger", "link") => Command::Trigger(trigger::Command::Link {
                draft: self.text("draft")?,
                delays_until: self.time_if_any("delays_until"),
            }),
            _ => Command::Trigger(trigger::Command::Withdraw),
        })
    }
}

/// A version with the hash of its text.
#[must_use]
pub fn wording(version: &str, text: &str) -> Wording {
    Wording::of(version, text)
}
