//! What can be done in and about a meeting.

use serde::{Deserialize, Serialize};

use super::{Motion, Presence, Speech};
use crate::charter::procedure::Article;

/// What can be done in and about a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Command {
    /// A meeting is asked for.
    Request {
        /// What about.
        why: String,
    },
    /// A meeting is called.
    Convene {
        /// Its symbol; the next, if not given.
        symbol: Option<String>,
        /// Who presides, where a seat does.
        chair: Option<String>,
        /// The provisional agenda.
        agenda: Vec<String>,
        /// Whether it meets in private.
        private: bool,
    },
    /// The roll is taken.
    Roll {
        /// Who is there; everybody, if nobody is named.
        seats: Vec<(String, Presence)>,
    },
    /// The agenda is adopted: nobody objects.
    AdoptAgenda,
    /// Somebody objects to the agenda.
    ObjectToAgenda {
        /// Why.
        reason: Option<String>,
    },
    /// The agenda is put to the vote.
    PutAgenda,
    /// Somebody is proposed to be invited.
    Invite {
        /// The id of the invitation.
        id: String,
        /// Who.
        who: String,
        /// Under which rule.
        rule: String,
        /// In which way.
        way: Option<String>,
    },
    /// Somebody objects to an invitation.
    ObjectToInvitation {
        /// Which.
        id: String,
    },
    /// An invitation is agreed: nobody objects.
    AgreeInvitation {
        /// Which.
        id: String,
    },
    /// An invitation is put to the vote.
    PutInvitation {
        /// Which.
        id: String,
    },
    /// A motion is moved.
    Move(Motion),
    /// A motion is seconded.
    SecondMotion {
        /// Which.
        id: String,
    },
    /// Somebody objects to a motion.
    ObjectToMotion {
        /// Which.
        id: String,
    },
    /// A motion is agreed: nobody objects.
    AgreeMotion {
        /// Which.
        id: String,
    },
    /// A motion is put to the vote.
    PutMotion {
        /// Which.
        id: String,
    },
    /// A motion is withdrawn.
    WithdrawMotion {
        /// Which.
        id: String,
    },
    /// A point of order is raised.
    Raise {
        /// The id of the point.
        id: String,
        /// What it is about.
        says: String,
    },
    /// The chair rules on it.
    Rule {
        /// Which point.
        id: String,
        /// The ruling.
        ruling: String,
    },
    /// The ruling is challenged.
    Challenge {
        /// Which point.
        id: String,
    },
    /// The challenge is put to the vote.
    PutChallenge {
        /// Which point.
        id: String,
    },
    /// A seat wants the floor.
    Inscribe,
    /// A seat no longer wants it.
    Strike,
    /// The next on the list gets the floor.
    CallNext,
    /// Somebody speaks.
    Speak {
        /// What it is.
        speech: Speech,
        /// Its sense, in a line of our own.
        says: Option<String>,
    },
    /// Whoever has the floor has it no more: the chair ends the speech, or a vote begins.
    EndSpeech,
    /// The chair cedes the chair to the next in order.
    Cede,
    /// The chair takes the chair back.
    TakeChair,
    /// The meeting goes on.
    Resume,
    /// It goes on in private, or in public again.
    Private {
        /// In private.
        private: bool,
    },
    /// The communique of a private meeting.
    Communique {
        /// Its sense.
        says: String,
    },
    /// The meeting ends: its business is done.
    Adjourn,
    /// Whoever presides takes back the last act, before anybody has acted on it.
    TakeBack,
}

impl Command {
    /// The article under which it is done.
    pub(super) fn article(&self) -> Article {
        match self {
            Command::Invite { .. } | Command::ObjectToInvitation { .. } => Article::Invitation,
            Command::AgreeInvitation { .. } | Command::PutInvitation { .. } => Article::Invitation,
            Command::Raise { .. } | Command::Rule { .. } => Article::Order,
            Command::Challenge { .. } | Command::PutChallenge { .. } => Article::Order,
            Command::Inscribe | Command::Strike | Command::CallNext | Command::Speak { .. } | Command::EndSpeech => {
                Article::Floor
            }
            Command::Cede | Command::TakeChair => Article::Cede,
            Command::Private { .. } | Command::Communique { .. } => Article::Private,
            Command::AdoptAgenda | Command::ObjectToAgenda { .. } | Command::PutAgenda => Article::Agenda,
            Command::Request { .. } | Command::Convene { .. } | Command::Resume | Command::Adjourn => Article::Meeting,
            Command::Roll { .. } => Article::Voting,
            _ => Article::Motion,
        }
    }

    /// What it is, after “to”.
    pub(super) fn says(&self) -> &'static str {
        match self {
            Command::Invite { .. } => "propose an invitation",
            Command::ObjectToInvitation { .. } => "object to an invitation",
            Command::AgreeInvitation { .. } => "agree to an invitation",
            Command::PutInvitation { .. } => "put an invitation to the vote",
            Command::Move(_) => "move a motion",
            Command::SecondMotion { .. } => "second a motion",
            Command::ObjectToMotion { .. } => "object to a motion",
            Command::AgreeMotion { .. } => "agree to a motion",
            Command::PutMotion { .. } => "put a motion to the vote",
            Command::WithdrawMotion { .. } => "withdraw a motion",
            Command::Raise { .. } => "raise a point of order",
            Command::Rule { .. } => "rule on a point of order",
            Command::Challenge { .. } => "challenge a ruling",
            Command::PutChallenge { .. } => "put a challenge to the vote",
            Command::Inscribe => "ask for the floor",
            Command::Strike => "be struck off the list",
            Command::CallNext => "call the next speaker",
            Command::Speak { .. } => "speak",
            Command::EndSpeech => "end the speech",
            Command::Cede => "cede the chair",
            Command::TakeChair => "take the chair back",
            Command::Private { .. } => "go on in private",
            _ => "do this",
        }
    }
}
