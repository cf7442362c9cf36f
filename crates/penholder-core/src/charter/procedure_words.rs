//! The closed sets of words of a procedure file.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$word_doc])* #[serde(rename = $word)] $variant),* }

        impl $name {
            /// The words in files and what they mean.
            pub const KNOWN: [(&'static str, Self); [$($word),*].len()] = [$(($word, Self::$variant)),*];
        }
    };
}

words! {
    /// How the chair is found.
    ChairBy {
        /// A month each, in the alphabetical order of the seats' names.
        AlphabeticalMonth = "alphabetical_month",
        /// Each meeting is told who presides.
        Named = "named",
        /// The secretariat runs the business; no seat presides.
        Secretariat = "secretariat",
    }
}

words! {
    /// What a motion does if it is carried.
    Effect {
        /// The meeting stops and goes on later.
        Suspend = "suspend",
        /// The meeting ends.
        Adjourn = "adjourn",
        /// The meeting ends; the next is on a given day or hour.
        AdjournUntil = "adjourn_until",
        /// The matter goes to a committee or an officer.
        Refer = "refer",
        /// The matter is not taken up before a day, or at all.
        Postpone = "postpone",
        /// A draft is voted before others that came earlier.
        TakeFirst = "take_first",
        /// Debate ends and voting begins.
        CloseDebate = "close_debate",
        /// Speeches in a row under the chair for some minutes.
        ModeratedCaucus = "moderated_caucus",
        /// Talks without the chair for some minutes.
        UnmoderatedCaucus = "unmoderated_caucus",
        /// The next vote is by roll call.
        RollCall = "roll_call",
        /// A draft is voted in parts.
        Divide = "divide",
        /// Speeches get another length.
        SpeakingTime = "speaking_time",
        /// The motion decides something that is told in its own words.
        Other = "other",
    }
}

words! {
    /// How a vote is taken.
    Method {
        /// All show hands.
        Hands = "hands",
        /// Each is called in turn.
        RollCall = "roll_call",
        /// Ballots are secret.
        Secret = "secret",
        /// Ballots are secret; their colour shows the class of the seat.
        Coloured = "coloured",
        /// Ballots are sent in until a deadline.
        Written = "written",
    }
}

words! {
    /// What a seat is taken to have done that said nothing.
    Missed {
        /// It did not participate.
        NotParticipating = "not_participating",
        /// It was absent.
        Absent = "absent",
        /// It was silent.
        Silent = "silent",
    }
}

words! {
    /// What gets a symbol.
    SymbolOf {
        /// A draft when it is tabled.
        Draft = "draft",
        /// An adopted text.
        Adopted = "adopted",
        /// A meeting.
        Meeting = "meeting",
    }
}

words! {
    /// An act that has an article of its own.
    Article {
        /// Taking part at all.
        Seat = "seat",
        /// Calling a meeting.
        Meeting = "meeting",
        /// Adopting the agenda.
        Agenda = "agenda",
        /// Showing credentials.
        Credentials = "credentials",
        /// Presiding.
        Chair = "chair",
        /// Ceding the chair.
        Cede = "cede",
        /// Taking the floor.
        Floor = "floor",
        /// Points of order and rulings.
        Order = "order",
        /// Drafting and tabling.
        Draft = "draft",
        /// The order of drafts.
        OrderOfDrafts = "order_of_drafts",
        /// Separate votes on parts.
        Parts = "parts",
        /// Motions and their precedence.
        Motion = "motion",
        /// Withdrawing.
        Withdrawal = "withdrawal",
        /// Amending and the order of amendments.
        Amendment = "amendment",
        /// Inviting.
        Invitation = "invitation",
        /// Voting.
        Voting = "voting",
        /// What class a question is of.
        Class = "class",
        /// Meeting in private.
        Private = "private",
        /// Silence.
        Silence = "silence",
        /// Agreeing without a vote.
        Consensus = "consensus",
        /// Statements of the body.
        Statement = "statement",
        /// Statements to the press.
        Press = "press",
        /// Elections.
        Election = "election",
        /// Straw polls.
        StrawPoll = "straw_poll",
        /// No-objection in subsidiary organs.
        NoObjection = "no_objection",
        /// Reverse consensus.
        Reverse = "reverse",
        /// Decisions whose failure has an effect.
        Trigger = "trigger",
        /// What follows an outcome.
        Duty = "duty",
    }
}
