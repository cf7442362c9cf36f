//! Who may do what: the one place where a person at a station becomes an actor before the rules.
//!
//! Always: a seat acts only through those who hold it; whoever presides acts as chair in what is the chair's and as a
//! member in everything else; spectators do nothing. The rules themselves (`penholder_core::procedure::act`) judge the
//! act afterwards: this function never lets somebody be what he is not, and never refuses what the rules would take.
//! Not here: sessions and invitations (`house`), what an act brings (the core).

use penholder_core::charter::procedure::ChairBy;
use penholder_core::procedure::{
    Actor, Command, Role, Sitting, body, duty, election, meeting, no_objection, presidential, press, resolution,
    reverse, silence, straw_poll, trigger, vote,
};

use crate::station::Station;

/// Why somebody may not act at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum No {
    /// He only looks on.
    #[error("{station} cannot {act}: it belongs to {whose}")]
    NotYours {
        /// What he is.
        station: String,
        /// What he tried.
        act: String,
        /// Whose it is.
        whose: String,
    },
    /// The seat of this station is not on the roster any more.
    #[error("`{seat}` is not seated in this chamber now")]
    NoSeat {
        /// The seat.
        seat: String,
    },
    /// The chamber takes no acts.
    #[error("the chamber is {state}: nothing can be done in it")]
    Closed {
        /// What it is.
        state: &'static str,
    },
}

impl No {
    /// The next step, where there is one.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            No::NotYours { .. } => "ask the one whose act it is, or the secretariat for another invitation",
            No::NoSeat { .. } => "the secretariat can put the roster on the record and invite again",
            No::Closed { .. } => "the administrator of the house can open it again",
        }
    }
}

/// Whether a chamber takes acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Open {
    /// It does.
    Yes,
    /// The house closed it.
    Closed,
    /// Its record is damaged or cannot be followed.
    Broken,
}

impl Open {
    /// What the chamber is, in words: `closed`.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Open::Yes => "open",
            Open::Closed => "closed",
            Open::Broken => "stopped: its record cannot be followed",
        }
    }
}

/// Whose act a command is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// A member's, or of somebody invited.
    Member,
    /// Of whoever presides.
    Chair,
    /// Of whoever presides or of the secretariat.
    Officer,
    /// Of a member or of the secretariat.
    MemberOrSecretariat,
    /// Of the one whose text it is, of whoever presides, or of the secretariat.
    OwnerOrOfficer,
    /// The secretariat's.
    Secretariat,
    /// Nobody's: it is done when it is due.
    Procedure,
}

impl Whose {
    /// Whose, in words.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Whose::Member => "the members",
            Whose::Chair => "whoever presides",
            Whose::Officer => "whoever presides and the secretariat",
            Whose::MemberOrSecretariat => "the members and the secretariat",
            Whose::OwnerOrOfficer => "the one whose text it is, whoever presides and the secretariat",
            Whose::Secretariat => "the secretariat",
            Whose::Procedure => "the procedure itself, when it is due",
        }
    }
}

/// Whose act a command is, as far as that can be told without the state.
#[must_use]
pub fn whose(command: &Command) -> Whose {
    match command {
        Command::Vote(command) => match command {
            vote::Command::Cast { seat: Some(_), .. }
            | vote::Command::Name { seat: Some(_), .. }
            | vote::Command::Correct { .. } => Whose::MemberOrSecretariat,
            vote::Command::Cast { .. } | vote::Command::Name { .. } | vote::Command::Pass => Whose::Member,
            vote::Command::Close { .. }
            | vote::Command::Count { .. }
            | vote::Command::Announce
            | vote::Command::Extend { .. } => Whose::Officer,
            vote::Command::Annul { .. } => Whose::Chair,
        },
        Command::Silence(command) => match command {
            silence::Command::Place { .. } | silence::Command::Extend { .. } | silence::Command::Stop => {
                Whose::OwnerOrOfficer
            }
            silence::Command::Start => Whose::Officer,
            silence::Command::Conclude => Whose::Procedure,
            silence::Command::Decline
            | silence::Command::AskTime { .. }
            | silence::Command::Break { .. }
            | silence::Command::Hold { .. }
            | silence::Command::Release => Whose::Member,
        },
        Command::Duty(duty::Command::Discharge { .. }) => Whose::Officer,
        Command::Meeting(command) => of_meeting(command),
        Command::Draft(command) => of_draft(command),
        Command::Presidential(command) => of_statement(command),
        Command::Press(command) => of_press(command),
        Command::Body(command) => match command {
            body::Command::LayDown { .. } | body::Command::Seat | body::Command::Report { .. } => Whose::Secretariat,
            body::Command::Present { .. } => Whose::MemberOrSecretariat,
            body::Command::Object { .. } => Whose::Member,
            body::Command::Put { .. } => Whose::Chair,
        },
        Command::Election(command) => of_election(command),
        Command::StrawPoll(command) => of_straw_poll(command),
        Command::NoObjection(command) => of_proposal(command),
        Command::Reverse(command) => of_reverse(command),
        Command::Trigger(command) => of_trigger(command),
    }
}

fn of_meeting(command: &meeting::Command) -> Whose {
    use meeting::Command as M;
    match command {
        M::Request { .. } | M::Invite { .. } | M::Inscribe | M::Strike | M::Speak { .. } => Whose::MemberOrSecretariat,
        M::Convene { .. } | M::Roll { .. } | M::Communique { .. } => Whose::Officer,
        M::AdoptAgenda
        | M::PutAgenda
        | M::AgreeInvitation { .. }
        | M::PutInvitation { .. }
        | M::AgreeMotion { .. }
        | M::PutMotion { .. }
        | M::Rule { .. }
        | M::PutChallenge { .. }
        | M::CallNext
        | M::EndSpeech
        | M::Cede
        | M::Resume
        | M::Private { .. }
        | M::Adjourn
        | M::TakeBack => Whose::Chair,
        M::ObjectToAgenda { .. }
        | M::ObjectToInvitation { .. }
        | M::Move(_)
        | M::SecondMotion { .. }
        | M::ObjectToMotion { .. }
        | M::WithdrawMotion { .. }
        | M::Raise { .. }
        | M::Challenge { .. }
        | M::TakeChair => Whose::Member,
    }
}

fn of_draft(command: &resolution::Command) -> Whose {
    use resolution::Command as D;
    match command {
        D::Circulate { .. }
        | D::NewVersion { .. }
        | D::Sponsor { .. }
        | D::Table { .. }
        | D::Revise { .. }
        | D::Amend { .. }
        | D::Accept { .. }
        | D::WithdrawAmendment { .. }
        | D::RefuseParts
        | D::Withdraw => Whose::MemberOrSecretariat,
        D::Second
        | D::AskVote
        | D::AskParts { .. }
        | D::Dispute { .. }
        | D::ChallengeClass
        | D::StandAside { seat: None }
        | D::ReserveOn { .. }
        | D::WantVote
        | D::TakeOver => Whose::Member,
        D::Schedule { .. } | D::Reserve { .. } | D::Waive { .. } | D::Put { .. } | D::Lapse => Whose::Officer,
        D::OrderAmendments { .. } | D::RuleClass { .. } | D::StandAside { seat: Some(_) } | D::WithoutVote { .. } => {
            Whose::Chair
        }
        D::Follow => Whose::Procedure,
    }
}

fn of_statement(command: &presidential::Command) -> Whose {
    use presidential::Command as P;
    match command {
        P::Circulate { .. }
        | P::NewVersion { .. }
        | P::Object { .. }
        | P::Dissociate { .. }
        | P::Recast { .. }
        | P::Withdraw => Whose::Member,
        P::Reserve { .. } | P::Agree | P::Lapse => Whose::Officer,
        P::Adopt => Whose::Chair,
    }
}

fn of_press(command: &press::Command) -> Whose {
    use press::Command as P;
    match command {
        P::Circulate { .. } | P::NewVersion { .. } | P::Withdraw { .. } => Whose::Member,
        P::Reserve { .. } | P::Elements { .. } | P::Lapse => Whose::Officer,
    }
}

fn of_election(command: &election::Command) -> Whose {
    use election::Command as E;
    match command {
        E::Begin { .. } | E::WithdrawCandidate { .. } | E::Elsewhere { .. } | E::AskConference | E::End => {
            Whose::Officer
        }
        E::Ballot => Whose::Chair,
    }
}

fn of_straw_poll(command: &straw_poll::Command) -> Whose {
    use straw_poll::Command as S;
    match command {
        S::Begin { .. } | S::Poll { .. } | S::WithdrawCandidate { .. } | S::End => Whose::Officer,
    }
}

fn of_proposal(command: &no_objection::Command) -> Whose {
    use no_objection::Command as N;
    match command {
        N::Propose { .. } | N::Withdraw => Whose::Member,
        N::Refer { .. } => Whose::Officer,
    }
}

fn of_reverse(command: &reverse::Command) -> Whose {
    use reverse::Command as R;
    match command {
        R::Begin { .. } => Whose::Officer,
        R::Oppose | R::Relent | R::Refer { .. } => Whose::Member,
        R::Conclude => Whose::Procedure,
    }
}

fn of_trigger(command: &trigger::Command) -> Whose {
    use trigger::Command as T;
    match command {
        T::Notify { .. } => Whose::MemberOrSecretariat,
        T::Link { .. } => Whose::Officer,
        T::Withdraw => Whose::Member,
        T::Follow => Whose::Procedure,
    }
}

/// The seat of an office that a ballot is for: a casting vote, which is of whoever presides.
pub(crate) fn office_of<'s>(command: &Command, sitting: &Sitting<'s>) -> Option<&'s str> {
    let Command::Vote(vote::Command::Cast { seat: Some(seat), .. }) = command else { return None };
    let seated = sitting.roster.seats().iter().find(|seated| seated.id == *seat)?;
    sitting.charter.class(&seated.class).is_some_and(|class| class.office).then_some(seated.id.as_str())
}

/// As whom somebody acts, or why he may not.
///
/// # Errors
/// [`No`].
pub fn may(station: &Station, command: &Command, sitting: &Sitting<'_>, open: Open) -> Result<Actor, No> {
    if open != Open::Yes {
        return Err(No::Closed { state: open.says() });
    }
    let whose = whose(command);
    let not_yours = || {
        let act = format!("{} here", crate::words::act(command));
        Err(No::NotYours { station: station.says(), act, whose: whose.says().to_owned() })
    };
    match station {
        Station::Public | Station::Projector => not_yours(),
        Station::Observer { name } => match (name, whose) {
            (Some(name), Whose::Member | Whose::MemberOrSecretariat | Whose::OwnerOrOfficer)
                if sitting.meeting().is_some_and(|(_, meeting)| meeting.is_invited(name)) =>
            {
                // a seat has its own delegation; nobody is let in under its name
                if sitting.roster.find(name).is_ok() { not_yours() } else { Ok(Actor::delegate(name)) }
            }
            _ => not_yours(),
        },
        Station::Delegate { seat, .. } => {
            let Some(seat) = sitting.roster.place(seat).map(|at| &sitting.roster.seats()[at]) else {
                return Err(No::NoSeat { seat: seat.clone() });
            };
            let presides = sitting.presiding() == Some(seat.id.as_str());
            if presides && let Some(office) = office_of(command, sitting) {
                return Ok(Actor::delegate(office));
            }
            match whose {
                Whose::Member | Whose::MemberOrSecretariat => Ok(Actor::delegate(&seat.id)),
                Whose::OwnerOrOfficer if !presides => Ok(Actor::delegate(&seat.id)),
                Whose::Chair | Whose::Officer | Whose::OwnerOrOfficer if presides => Ok(Actor::chair(&seat.id)),
                _ => not_yours(),
            }
        }
        Station::Chair => match (whose, office_of(command, sitting)) {
            (_, Some(office)) => Ok(Actor::delegate(office)),
            (Whose::Chair | Whose::Officer | Whose::OwnerOrOfficer, None) => {
                Ok(Actor { seat: sitting.presiding().map(str::to_owned), role: Role::Chair })
            }
            _ => not_yours(),
        },
        Station::Secretariat => match whose {
            Whose::Secretariat | Whose::Officer | Whose::OwnerOrOfficer | Whose::MemberOrSecretariat => {
                Ok(Actor::secretariat())
            }
            Whose::Chair if sitting.procedure.chair.by == ChairBy::Secretariat => Ok(Actor::secretariat()),
            _ => not_yours(),
        },
    }
}
