//! The words a dossier may use, as lists: kinds of sources, actors, events; forms, outcomes, bounds, units.
//!
//! Always: one word in the files stands for one variant, and [`says`](Form::says) gives it as people read it.
//! Not here: which of them exclude each other (`conflict`), what a rule of evidence asks for (`verdict`).

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal / $says:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $word)] $variant),* }

        impl $name {
            /// Every word of the list with what it stands for.
            pub const ALL: &'static [(&'static str, Self)] = &[$(($word, $name::$variant)),*];

            /// The word for it in the files.
            #[must_use]
            pub fn word(self) -> &'static str { match self { $($name::$variant => $word),* } }

            /// How people read it.
            #[must_use]
            pub fn says(self) -> &'static str { match self { $($name::$variant => $says),* } }
        }
    };
}

words! {
    /// What kind of source it is; the order is that of the rule of evidence, best first, among those that report.
    Class {
        /// A record kept by the body itself: meeting records, vote tables, resolutions.
        OfficialRecord = "official-record" / "official record",
        /// A news agency on the spot at the time.
        Agency = "agency-report" / "agency report",
        /// A newspaper or broadcaster with its own report.
        Press = "press-report" / "press report",
        /// Somebody else's report printed again, word for word or rewritten.
        Republication = "republication" / "republication",
        /// A party speaking for itself.
        Party = "party-statement" / "statement of a party",
        /// An organisation that counts or observes.
        Monitor = "monitor" / "monitoring organisation",
        /// A handbook, chronology or study.
        Reference = "reference" / "reference work",
        /// What is well known and was not looked up again.
        Knowledge = "general-knowledge" / "general knowledge",
        /// Text put together by us from what others report of it.
        Reconstruction = "reconstruction" / "our reconstruction",
    }
}

words! {
    /// Who or what somebody is.
    ActorKind {
        /// A person with a name.
        Person = "person" / "person",
        /// A state.
        State = "state" / "state",
        /// A government or the authorities of a state.
        Government = "government" / "government",
        /// An organ of an organisation, as the Security Council.
        Organ = "organ" / "organ",
        /// An organisation.
        Organisation = "organisation" / "organisation",
        /// Who publishes: an agency, a newspaper, a site.
        Outlet = "outlet" / "outlet",
        /// Several people or states without one name.
        Group = "group" / "group",
        /// Somebody whose name is kept back; the role is known.
        Anonymous = "anonymous" / "unnamed",
    }
}

words! {
    /// The form of a text. `statement` and `resolution` are what the press says when it does not say which.
    Form {
        /// Some statement; which, is not said.
        Statement = "statement" / "statement",
        /// Agreed by all members, issued to the press.
        PressStatement = "press-statement" / "press statement",
        /// Agreed by all members, read at a meeting.
        PresidentialStatement = "presidential-statement" / "presidential statement",
        /// Points that the president may tell the press.
        PressElements = "press-elements" / "elements to the press",
        /// A resolution, adopted or not; the press says it of drafts too.
        Resolution = "resolution" / "resolution",
        /// A draft resolution that was put to the vote or meant for it.
        DraftResolution = "draft-resolution" / "draft resolution",
        /// A letter or note.
        Letter = "letter" / "letter",
    }
}

words! {
    /// What came of a text.
    Outcome {
        /// Something was agreed; by vote or by consensus is not said.
        Agreed = "agreed" / "agreed",
        /// Adopted by a vote.
        AdoptedByVote = "adopted-by-vote" / "adopted by a vote",
        /// Adopted with nobody objecting, at a meeting.
        AdoptedByConsensus = "adopted-by-consensus" / "adopted by consensus",
        /// Issued to the press with nobody objecting.
        Issued = "issued" / "issued",
        /// It came to nothing; how is not said.
        Blocked = "blocked" / "blocked",
        /// Somebody objected to a consensus.
        Objected = "objected" / "objected to",
        /// The negative vote of a permanent member stopped it.
        Vetoed = "vetoed" / "vetoed",
        /// It had fewer votes than it needed.
        LackingVotes = "lacking-votes" / "without the votes it needed",
        /// Its drafter took it back.
        Withdrawn = "withdrawn" / "withdrawn",
        /// Nobody pressed it.
        Lapsed = "lapsed" / "lapsed",
    }
}

words! {
    /// How a number is meant.
    Bound {
        /// The number by itself; it may be rounded.
        Plain = "plain" / "",
        /// That number, counted.
        Exactly = "exactly" / "exactly",
        /// More, and how much more is not said.
        MoreThan = "more-than" / "more than",
        /// That number or more.
        AtLeast = "at-least" / "at least",
        /// Near it.
        About = "about" / "about",
        /// That number or fewer.
        AtMost = "at-most" / "at most",
        /// Fewer, and how many fewer is not said.
        FewerThan = "fewer-than" / "fewer than",
    }
}

words! {
    /// What is counted.
    Measure {
        /// Who died.
        Killed = "killed" / "killed",
        /// Who was hurt.
        Injured = "injured" / "injured",
        /// Who is not found.
        Missing = "missing" / "missing",
        /// Who fled.
        Displaced = "displaced" / "displaced",
        /// What was vetoed.
        Vetoed = "vetoed" / "vetoed",
        /// What was adopted.
        Adopted = "adopted" / "adopted",
        /// Who sits in the body.
        Seated = "seated" / "seated",
        /// Who has to agree or must not object.
        MustAgree = "must-agree" / "have to agree",
        /// How long something went on.
        Lasted = "lasted" / "long",
    }
}

words! {
    /// In what it is counted.
    Unit {
        /// People, whoever they were.
        People = "people" / "people",
        /// Civilians.
        Civilians = "civilians" / "civilians",
        /// Children.
        Children = "children" / "children",
        /// Fighters.
        Fighters = "fighters" / "fighters",
        /// Draft resolutions.
        Drafts = "drafts" / "drafts",
        /// Members of a body.
        Members = "members" / "members",
        /// Days.
        Days = "days" / "days",
    }
}

words! {
    /// Whether something is said to be or not to be.
    Polarity {
        /// It is so.
        Affirmed = "affirmed" / "says",
        /// It is not so.
        Denied = "denied" / "denies",
    }
}

words! {
    /// In which mood something is said.
    Mood {
        /// As a fact.
        Asserted = "asserted" / "as a fact",
        /// Of a text that never came into force: what it would have done.
        WouldHave = "would-have" / "as what the text would have done",
        /// As possible.
        Could = "could" / "as possible",
        /// As intended.
        Planned = "planned" / "as planned",
        /// As somebody's opinion.
        Opinion = "opinion" / "as an opinion",
    }
}

words! {
    /// Which property of a thing a claim gives.
    Property {
        /// The form of a text: a [`Form`].
        Form = "form" / "form",
        /// What came of it: an [`Outcome`].
        Outcome = "outcome" / "outcome",
        /// A number with unit, bound, period and place.
        Number = "number" / "number",
        /// The day of it.
        Date = "date" / "date",
        /// The place of it: a place of the dossier.
        Place = "place" / "place",
        /// Who wrote the text: an actor.
        Drafter = "drafter" / "drafter",
        /// Who did it: an actor.
        By = "by" / "by whom",
        /// What a text says, in our words.
        Says = "says" / "content",
        /// What a text does: a characterisation that can be checked against it.
        Does = "does" / "effect of the text",
        /// Why, as somebody sees it.
        Because = "because" / "reason",
        /// What something is for.
        Purpose = "purpose" / "purpose",
        /// What else is said about it.
        Note = "note" / "what is said",
    }
}

words! {
    /// What kind of event it is.
    EventKind {
        /// A draft was sent to the members.
        Circulated = "circulated" / "circulated",
        /// A draft was put under silence.
        Silence = "silence" / "put under silence",
        /// Somebody objected, or broke the silence.
        Objected = "objected" / "objected to",
        /// Changes were proposed.
        Amended = "amended" / "amendments proposed",
        /// The drafter took it back.
        Withdrawn = "withdrawn" / "withdrawn",
        /// Nobody pressed it any more.
        Lapsed = "lapsed" / "lapsed",
        /// A statement was issued to the press.
        Issued = "issued" / "issued",
        /// A draft was vetoed.
        Vetoed = "vetoed" / "vetoed",
        /// A text was adopted.
        Adopted = "adopted" / "adopted",
        /// The seats of the body changed.
        SeatsChanged = "seats-changed" / "seats changed",
        /// People met.
        Talks = "talks" / "talks",
        /// A conference.
        Conference = "conference" / "conference",
        /// Invitations went out, or were taken back.
        Invitation = "invitation" / "invitation",
        /// Somebody who was asked said nothing.
        NoComment = "no-comment" / "no comment",
        /// An attack.
        Attack = "attack" / "attack",
        /// A report appeared.
        Published = "published" / "published",
        /// Somebody said something in public.
        Said = "said" / "said",
    }
}

words! {
    /// How far an event got.
    Status {
        /// It is intended for a day.
        Planned = "planned" / "planned",
        /// It happened.
        Held = "held" / "held",
        /// It was put on another day or place.
        Moved = "moved" / "moved",
        /// It was called off.
        Cancelled = "cancelled" / "cancelled",
    }
}

words! {
    /// How two things stand to each other.
    RelationKind {
        /// Arms or goods from one to the other.
        Supplies = "supplies" / "supplies",
        /// One takes the other for what it says it is.
        Recognises = "recognises" / "recognises",
        /// They stand together.
        Allied = "allied" / "is allied with",
        /// One takes part in a dispute.
        PartyTo = "party-to-dispute" / "is a party to the dispute with",
        /// A text like another.
        SimilarTo = "similar-to" / "is similar to",
        /// A text that came before another.
        PredecessorOf = "predecessor-of" / "came before",
    }
}

words! {
    /// Where somebody stands on a question.
    Side {
        /// For it.
        For = "for" / "for",
        /// Against it.
        Against = "against" / "against",
        /// For it on a condition, or for a part of it.
        Conditional = "conditional" / "on a condition",
    }
}

words! {
    /// Where an invitation stands.
    Invited {
        /// Not on the list.
        NotInvited = "not-invited" / "not invited",
        /// Invited.
        Invited = "invited" / "invited",
        /// The invited said yes.
        Accepted = "accepted" / "accepted",
        /// The invited said yes and then named what would keep it away.
        InDoubt = "in-doubt" / "acceptance in doubt",
        /// The invited said no.
        Declined = "declined" / "declined",
        /// The inviting took it back.
        Withdrawn = "withdrawn" / "invitation withdrawn",
    }
}

impl Invited {
    /// Whether an invitation that stands like this may come after one that stood like `before`; `None` if nothing was on a
    /// list before.
    #[must_use]
    pub fn may_follow(self, before: Option<Self>) -> bool {
        match self {
            Self::NotInvited => matches!(before, None | Some(Self::Withdrawn)),
            Self::Invited => matches!(before, None | Some(Self::NotInvited | Self::Withdrawn)),
            Self::Accepted => matches!(before, Some(Self::Invited | Self::Declined | Self::InDoubt)),
            Self::InDoubt => matches!(before, Some(Self::Accepted)),
            Self::Declined | Self::Withdrawn => matches!(before, Some(Self::Invited | Self::Accepted | Self::InDoubt)),
        }
    }
}

words! {
    /// In what role somebody is at a conference.
    Role {
        /// A participant like the others.
        Full = "full" / "full participant",
        /// Present without a say.
        Observer = "observer" / "observer",
        /// Near it, not in it.
        Sidelines = "sidelines" / "from the sidelines",
    }
}

words! {
    /// What a verdict says of a claim.
    Ruling {
        /// The evidence bears it out.
        Supported = "supported" / "supported",
        /// The evidence is against it.
        Refuted = "refuted" / "refuted",
        /// Some of it.
        Partly = "partly" / "partly supported",
        /// Not to be told with what is at hand.
        Unresolved = "unresolved" / "unresolved",
    }
}

words! {
    /// By which rule of evidence a verdict was reached.
    Basis {
        /// The body's own record decides.
        OfficialRecord = "official-record" / "the official record decides",
        /// The text itself was read.
        TextAtHand = "text-at-hand" / "the text itself was read",
        /// An agency on the spot weighs more than who prints it again.
        AgencyOverRepublication = "agency-over-republication" / "an agency report of the day weighs more than a republication",
        /// Reports that do not depend on each other say the same.
        IndependentReports = "independent-reports" / "independent reports say the same",
        /// The record says nothing of an act that would have left a mark in it.
        SilenceOfRecord = "silence-of-record" / "the record is silent on an act that leaves a record",
        /// A party's own words decide what it said.
        OwnWords = "own-words" / "the party's own words",
        /// General knowledge, not looked up.
        Knowledge = "general-knowledge" / "general knowledge, not looked up",
        /// Nothing decides it.
        Nothing = "nothing" / "nothing at hand decides it",
    }
}

words! {
    /// What is odd about some words of a source.
    RemarkKind {
        /// The words contradict themselves.
        SelfContradictory = "self-contradictory" / "contradicts itself",
        /// A word used loosely.
        LooseTerm = "loose-term" / "loose term",
        /// A judgement in the form of a name.
        EvaluativeLabel = "evaluative-label" / "evaluative label",
        /// Changed or added when printed again.
        Rewritten = "rewritten" / "rewritten",
        /// One word for two things.
        TwoThings = "two-things" / "one word for two things",
        /// Only a word or two are quoted.
        PartialQuote = "partial-quote" / "partial quotation",
        /// An error of another report, for comparison.
        ErrorElsewhere = "error-elsewhere" / "error in another report",
    }
}

words! {
    /// Which way in time a relative date points.
    Direction {
        /// Before the day of the report, or that day itself.
        Before = "before" / "before it",
        /// After it.
        After = "after" / "after it",
        /// That day itself.
        Same = "same-day" / "that day",
    }
}

impl Form {
    /// The more general form that the press may mean by it, if there is one.
    #[must_use]
    pub fn general(self) -> Option<Self> {
        match self {
            Self::PressStatement | Self::PresidentialStatement | Self::PressElements => Some(Self::Statement),
            Self::DraftResolution => Some(Self::Resolution),
            _ => None,
        }
    }

    /// Whether a text that fails in this form leaves a mark in the body's record.
    #[must_use]
    pub fn leaves_record_when_it_fails(self) -> bool {
        matches!(self, Self::Resolution | Self::DraftResolution)
    }
}

impl Outcome {
    /// Whether something was agreed.
    #[must_use]
    pub fn is_agreement(self) -> bool {
        matches!(self, Self::Agreed | Self::AdoptedByVote | Self::AdoptedByConsensus | Self::Issued)
    }

    /// Whether only a vote can end so.
    #[must_use]
    pub fn needs_vote(self) -> bool {
        matches!(self, Self::AdoptedByVote | Self::Vetoed | Self::LackingVotes)
    }
}
