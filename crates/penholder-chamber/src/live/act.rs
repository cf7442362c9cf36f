//! The door for acts.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use penholder_core::Roster;
use penholder_core::charter::procedure::Article;
use penholder_core::procedure::{
    self as core, Actor, Command, Event, Form, Matter, Refusal, Sitting, body, meeting, vote,
};
use penholder_ledger::{Failure, Receipt, Refused as LedgerRefused, procedure};

use super::{Live, State, follow};
use crate::may::{self, No, Open};
use crate::secret::digest;
use crate::station::Who;

/// How long an act is judged again and again because something happened meanwhile, before it is given up.
const PATIENCE: Duration = Duration::from_secs(10);

/// An act that was taken.
#[derive(Clone, Debug)]
pub struct Done {
    /// The proof that it is on the record.
    pub receipt: Receipt,
    /// The sequence number of the chamber after it; the state has it.
    pub seq: u64,
}

/// Why an act was not taken. Nothing was changed, except after [`Refused::Failure`] of the store: send the same again under
/// the same key, it counts once.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// He is not the one to do it.
    #[error(transparent)]
    May(#[from] No),
    /// The rules refuse it.
    #[error(transparent)]
    Rules(#[from] Refusal),
    /// The key was used for another act.
    #[error("this form was sent before, for another act: load the page again")]
    KeyReused,
    /// The chamber has no law yet.
    #[error("the law of this chamber was not laid down yet")]
    NoLaw,
    /// Others act all the time, so that it could not be judged in peace.
    #[error("too much happens at once: send it again")]
    Crowded,
    /// The ledger could not do its part.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl Refused {
    /// The next step, where there is one.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Refused::May(why) => Some(why.hint()),
            Refused::Rules(why) => why.hint(),
            Refused::Failure(Failure::Store(_)) => Some("send it again: it counts once"),
            _ => None,
        }
    }

    /// The article, where the rules refused it.
    #[must_use]
    pub fn cite(&self) -> Option<&str> {
        match self {
            Refused::Rules(why) => Some(why.cite()),
            _ => None,
        }
    }
}

/// An act as it was judged.
struct Judged {
    actor: Actor,
    events: Vec<Event>,
    sealed: Option<String>,
    /// How many entries it was judged by.
    size: u64,
    at_ms: i64,
}

impl Live {
    /// Acts for somebody on a matter.
    ///
    /// `key` is the sender's own word for this act (a number in a form): the same act sent again under it counts once and
    /// is answered with the same receipt. Ends when the act is on disk and in the state.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn act(&self, who: &Who, on: &str, command: Command, key: &str) -> Result<Done, Refused> {
        self.act_with(who, on, command, None, key).await
    }

    /// Puts another roster on the record: from then on these sit. Votes that are open keep their electorate.
    ///
    /// # Errors
    /// [`Refused`]; also if the roster does not fit the law of today.
    pub async fn reseat(&self, who: &Who, roster: &Roster, key: &str) -> Result<Done, Refused> {
        let now = self.now();
        self.look(|state| {
            let (law, sitting) = state.law().zip(state.sitting(now)).ok_or(Refused::NoLaw)?;
            let (cite, today) = (sitting.article(Article::Seat).to_owned(), sitting.date());
            crate::opening::check_roster(law, roster, today).map_err(|why| {
                let given = "the roster".to_owned();
                Refused::Rules(Refusal::Unfit { given, why: why.to_string(), cite })
            })
        })?;
        self.act_with(who, crate::opening::BODY, Command::Body(body::Command::Seat), Some(roster), key).await
    }

    async fn act_with(
        &self,
        who: &Who,
        on: &str,
        command: Command,
        roster: Option<&Roster>,
        key: &str,
    ) -> Result<Done, Refused> {
        let key = digest(&format!("{}:{}:{key}", who.person.len(), who.person));
        let ballot = matches!(
            command,
            Command::Vote(vote::Command::Cast { .. } | vote::Command::Name { .. } | vote::Command::Pass)
        );
        // acts that are no ballots would only overtake each other
        let _turn = if ballot { None } else { Some(self.inner.turn.lock().await) };
        let mut first_turn = None;
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if let Some(done) = self.done_before(&key, on).await? {
                return Ok(done);
            }
            let judged = match self.judge(who, on, &command, roster) {
                Ok(judged) => judged,
                // perhaps another process knows more
                Err(_) if self.catch_up().await? => continue,
                Err(why) => return Err(why),
            };
            // a second ballot of the same seat that lost a race is no change of mind
            if let Some((seat, turn)) = ballot_of(&judged.events)
                && *first_turn.get_or_insert(turn) != turn
            {
                return Err(self.voted(seat));
            }
            let Judged { actor, events, sealed, size, at_ms } = judged;
            let sent = procedure::command(&key, at_ms, on, &actor, &events, sealed.as_deref());
            let mut sent = sent.map_err(|_| Refused::NoLaw)?;
            sent.since = (!ballot).then_some(size);
            match self.ledger().submit(sent).await.map_err(|_| Failure::Closed)? {
                Ok(receipt) => {
                    let seq = after(&receipt);
                    self.reached(seq).await?;
                    return Ok(Done { receipt, seq });
                }
                Err(Failure::Refused(why)) if overtaken(&why) => {
                    self.catch_up().await?;
                    // a key that even the newest state does not know was forgotten: judging it again would not help
                    if matches!(why, LedgerRefused::KeyReused { .. }) && !self.look(|state| state.known(&key).is_some())
                    {
                        return Err(Refused::KeyReused);
                    }
                }
                Err(why) => return Err(why.into()),
            }
        }
        Err(Refused::Crowded)
    }

    /// Judges an act on where the chamber stands, without doing it: as whom, and what it would bring.
    ///
    /// # Errors
    /// As [`Live::act`], from what this process knows.
    pub fn would(&self, who: &Who, on: &str, command: &Command) -> Result<(Actor, Vec<Event>), Refused> {
        self.judge(who, on, command, None).map(|judged| (judged.actor, judged.events))
    }

    fn judge(&self, who: &Who, on: &str, command: &Command, roster: Option<&Roster>) -> Result<Judged, Refused> {
        let at_ms = self.ledger().now_ms();
        let now = Timestamp::from_millisecond(at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
        let open = self.is_open();
        self.look(|state| {
            let mut sitting = state.sitting(now).ok_or(Refused::NoLaw)?;
            sitting.roster = roster.unwrap_or(sitting.roster);
            let actor = may::may(&who.station, command, &sitting, open)?;
            let new = Matter::new(on);
            let matter = state.matters().get(on).map_or(&new, Arc::as_ref);
            let sealed = match (command, seat_of(&actor, command)) {
                (Command::Vote(command), Some(seat)) => vote::sealed(matter, seat, command),
                _ => None,
            };
            soon_enough(state, &sitting, on, command)?;
            written_out(&sitting, matter, command)?;
            let events = core::act(&sitting, matter, &actor, command.clone())?;
            match ballot_of(&events) {
                Some((seat, _)) => not_again(&sitting, matter, &events, seat)?,
                None => can_be_followed(matter, &events, &sitting)?,
            }
            Ok(Judged { actor, events, sealed, size: state.size(), at_ms })
        })
    }

    /// The answer to a command that was taken before under this key.
    async fn done_before(&self, key: &str, on: &str) -> Result<Option<Done>, Refused> {
        let Some(known) = self.look(|state| state.known(key).map(|stream| stream == on)) else { return Ok(None) };
        if !known {
            return Err(Refused::KeyReused);
        }
        let receipt = self.ledger().receipt(key).await.map_err(|_| Failure::Closed)??;
        let receipt = receipt.ok_or(Refused::KeyReused)?;
        let seq = after(&receipt);
        Ok(Some(Done { receipt, seq }))
    }

    fn voted(&self, seat: &str) -> Refused {
        let cite = self
            .look(|state| state.law().map(|law| law.procedure.article(Article::Voting).to_owned()).unwrap_or_default());
        Refused::Rules(Refusal::Voted { seat: seat.to_owned(), cite })
    }

    /// Takes in all that stands in the ledger now, by whichever process; tells whether that was anything.
    async fn catch_up(&self) -> Result<bool, Refused> {
        let have = self.seq();
        let size = self.ledger().stands_at().await.map_err(|_| Failure::Closed)??;
        self.reached(size).await?;
        Ok(self.seq() > have)
    }

    /// Waits until the state has taken in so many entries.
    async fn reached(&self, size: u64) -> Result<(), Refused> {
        let mut watch = self.watch();
        if *watch.borrow() < size {
            // a follower that has ended has broken the chamber, which is seen below
            let _ = self.inner.calls.send(follow::Call::Look);
        }
        loop {
            if *watch.borrow_and_update() >= size {
                return Ok(());
            }
            if self.inner.shared.broken.get().is_some() {
                return Err(Refused::May(No::Closed { state: Open::Broken.says() }));
            }
            // the follower says so even when it breaks
            if watch.changed().await.is_err() {
                return Err(Failure::Closed.into());
            }
        }
    }
}

/// How many entries there are with those of a receipt.
fn after(receipt: &Receipt) -> u64 {
    receipt.entries.iter().map(|placed| placed.seq + 1).max().unwrap_or(0)
}

/// Whether the ledger refused a command only because others were faster, perhaps in another process: look again.
pub(super) fn overtaken(why: &LedgerRefused) -> bool {
    matches!(
        why,
        LedgerRefused::Moved { .. }
            | LedgerRefused::Overtaken { .. }
            | LedgerRefused::KeyReused { .. }
            | LedgerRefused::VoteExists { .. }
            | LedgerRefused::VoteClosed { .. }
            | LedgerRefused::AlreadyVoted { .. }
            | LedgerRefused::NothingToChange { .. }
    )
}

/// For so long an act of whoever presides can be taken back.
pub const TAKE_BACK: SignedDuration = SignedDuration::from_secs(10);

/// Whether it is soon enough to take an act back; anything else is never too late here.
pub(crate) fn soon_enough(state: &State, sitting: &Sitting<'_>, on: &str, command: &Command) -> Result<(), Refusal> {
    if !matches!(command, Command::Meeting(meeting::Command::TakeBack)) {
        return Ok(());
    }
    let last = state.facts().last_act.as_ref().filter(|(meeting, _)| meeting == on);
    let until = last.and_then(|(_, at)| at.checked_add(TAKE_BACK).ok());
    match until {
        Some(until) if sitting.now > until => Err(Refusal::TooLate {
            act: "take the last act back",
            deadline: sitting.says_time(until),
            cite: sitting.article(Article::Chair).to_owned(),
        }),
        _ => Ok(()),
    }
}

/// Whatever is voted on is what the pages show: where the words of a text are on the record, an amendment comes with the
/// text as it would be, and what was adopted stands in the text before it is put.
pub(crate) fn written_out(sitting: &Sitting<'_>, matter: &Matter, command: &Command) -> Result<(), Refusal> {
    use penholder_core::procedure::resolution::{Command as D, Question};
    let (Command::Draft(command), Form::Draft(draft)) = (command, &matter.form) else { return Ok(()) };
    let Some(text) = draft.wordings.last().and_then(|last| last.text.as_ref()) else { return Ok(()) };
    let cite = sitting.article(Article::Amendment).to_owned();
    match command {
        D::Amend { wording: None, .. } => {
            let missing = "the text as it would be with it".to_owned();
            Err(Refusal::Needs { act: "move an amendment", missing, cite })
        }
        D::Amend { wording: Some(wording), .. } if wording.text.as_ref() == Some(text) => {
            let why = "the text would stay as it is".to_owned();
            Err(Refusal::Unfit { given: wording.version.clone(), why, cite })
        }
        D::Put { question: Question::Whole | Question::Part(_), .. } | D::WithoutVote { .. }
            if !draft.owed.is_empty() =>
        {
            let first = "the version with the amendment that was adopted".to_owned();
            Err(Refusal::ComesFirst { act: "put it to the vote", first, cite })
        }
        _ => Ok(()),
    }
}

/// A ballot that says what the standing one says changes nothing: it was sent twice.
fn not_again(sitting: &Sitting<'_>, matter: &Matter, events: &[Event], seat: &str) -> Result<(), Refusal> {
    let [Event::Vote(vote::Event::Cast { choice, reason, .. })] = events else { return Ok(()) };
    let standing = matter.votes.last().and_then(|vote| vote.ballots.get(seat));
    if standing.is_some_and(|ballot| ballot.choice == *choice && ballot.reason == *reason) {
        let cite = sitting.article(Article::Voting).to_owned();
        return Err(Refusal::Voted { seat: sitting.called(seat), cite });
    }
    Ok(())
}

/// What would be written has to be readable again, by this program and every other that follows the ledger.
fn can_be_followed(matter: &Matter, events: &[Event], sitting: &Sitting<'_>) -> Result<(), Refusal> {
    let unfit = |given: String, why: String| Refusal::Unfit { given, why, cite: sitting.procedure.cite.clone() };
    let mut after = matter.clone();
    for event in events {
        after = core::apply(after, event).map_err(|why| unfit(event.kind(), why.to_string()))?;
        if let Event::Body(body::Event::LaidDown { charter, procedure }) = event {
            let read = crate::opening::read_law(charter, Some(procedure));
            read.map_err(|why| unfit("the law".to_owned(), why.to_string()))?;
        }
    }
    Ok(())
}

/// For which seat a ballot is.
fn seat_of<'c>(actor: &'c Actor, command: &'c Command) -> Option<&'c str> {
    match command {
        Command::Vote(vote::Command::Cast { seat: Some(seat), .. } | vote::Command::Name { seat: Some(seat), .. }) => {
            Some(seat)
        }
        _ => actor.seat.as_deref(),
    }
}

fn ballot_of(events: &[Event]) -> Option<(&str, u32)> {
    match events {
        [Event::Vote(vote::Event::Cast { seat, turn, .. })] => Some((seat, *turn)),
        _ => None,
    }
}

impl State {
    /// A free id for a new matter that begins so: `draft-3`.
    #[must_use]
    pub fn free_id(&self, prefix: &str) -> String {
        let mut number = self.matters().len();
        loop {
            let id = format!("{prefix}-{number}");
            if !self.matters().contains_key(&id) {
                return id;
            }
            number += 1;
        }
    }
}
