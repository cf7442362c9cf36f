//! The addresses of the record, the law, the cases and the negotiations.

use axum::routing::get;

use super::shape::Field;
use super::shape::Shape::{Any, Count, Csv, Day, Flag, List, Map, Object, Perhaps, Share, Text, Word};
use super::{Allows, Asks, Example, Group, JSON, Parameter, Route, part};
use crate::pages::{case, charter, feeds, member, negotiate, replay, vetoes, vote, votes};

pub(super) const CSV: &str = "text/csv";

pub(super) const fn field(name: &'static str, says: &'static str) -> Parameter {
    Parameter { name, says, words: &[], in_path: false }
}

pub(super) const fn form(words: &'static [&'static str]) -> Parameter {
    Parameter { name: "form", says: "the form of the answer", words, in_path: true }
}

const FILTER: &[Parameter] = &[
    field("q", "words in the symbol, the meeting or the agenda item, or the number of a resolution"),
    field("from", "from this day, or from this year"),
    field("to", "until this day"),
    Parameter {
        name: "outcome",
        says: "what was declared",
        words: &["adopted", "vetoed", "lacking-votes"],
        in_path: false,
    },
    field("member", "a member that sat, by its code or name"),
    Parameter {
        name: "position",
        says: "what that member did",
        words: &["yes", "no", "abstain", "veto"],
        in_path: false,
    },
    field("item", "the id of an agenda item"),
];

const VOTE: &[Field] = &[
    ("id", Text("the id of the vote in this record")),
    ("date", Day),
    ("symbol", Text("the symbol of the text")),
    ("resolution", Perhaps(&Count("the number of the resolution"))),
    ("meeting", Perhaps(&Text("the symbol of the meeting"))),
    ("item", Perhaps(&Text("the id of the agenda item"))),
    ("class", Word(&["substantive", "procedural"])),
    ("mode", Word(&["vote", "without-vote", "sources-differ"])),
    (
        "on",
        Word(&[
            "whole",
            "part",
            "amendment",
            "part-or-amendment",
            "admission",
            "appointment",
            "preliminary-question",
            "motion",
        ]),
    ),
    ("declared", Word(&["adopted", "vetoed", "lacking-votes"])),
    (
        "tally",
        Object(&[&[
            ("in_favour", Count("seats in favour")),
            ("against", Count("seats against")),
            ("abstaining", Count("seats abstaining")),
            ("not_voting", Count("seats absent or not participating")),
        ]]),
    ),
    ("vetoes", List(&Text("the code of a permanent member whose vote stopped the text"))),
    ("ballots", Map("the position of each member, by its code", &Text("yes, no, abstain, ..."))),
    ("on_official_veto_list", Flag("whether the list of vetoes of the United Nations has it")),
    ("may_be_the_same_as", Perhaps(&Text("the id of another entry that may be the same vote"))),
];

const DECIDED: &[Field] = &[
    (
        "decision",
        Object(&[&[
            ("sentence", Text("the outcome as a sentence, from the ballots and the charter of that day")),
            (
                "reasons",
                List(&Object(&[&[
                    ("asked", Text("what the rule asks")),
                    ("found", Text("what was found")),
                    ("cite", Text("the article")),
                    ("met", Perhaps(&Flag("whether it was met; null if that cannot be told"))),
                ]])),
            ),
            ("flips", List(&Text("a smallest change of positions that changes the outcome"))),
        ]]),
    ),
    ("sponsors_at_least", List(&Text("a member known to have sponsored the text"))),
];

const MEMBER: &[Field] = &[
    ("member", Text("the code of the state")),
    ("name", Text("its name")),
    ("group", Text("its regional group")),
    ("votes", Count("votes it sat in")),
    ("vetoes", Count("vetoes it cast")),
];

const REPLAYED: &[Field] = &[
    ("charter", Text("the id of the proposal")),
    ("name", Text("its name")),
    ("votes", Count("votes that were decided again")),
    ("adopted_instead", Count("that failed and would be adopted")),
    ("may_be_adopted", Count("that failed and would be adopted if the new seats vote so")),
    ("fail_instead", Count("that were adopted and would fail")),
    ("may_fail", Count("that were adopted and would fail if the new seats vote so")),
];

/// All of them.
pub const ROUTES: &[Route] = &[
    Route {
        name: "votes-json",
        path: "/votes.json",
        group: Group::Votes,
        says: "The votes that pass a filter, the latest first.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: FILTER,
        answers: &[(JSON, Object(&[&[("votes", List(&Object(&[VOTE])))]]))],
        example: example!("/votes.json?q=S/2012/77", "votes-json.json"),
        serve: || get(votes::list_json),
    },
    Route {
        name: "votes-csv",
        path: "/votes.csv",
        group: Group::Votes,
        says: "The same as a table; the ballots are in one column, CODE=position.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: FILTER,
        answers: &[(
            CSV,
            Csv(&[
                "id",
                "date",
                "symbol",
                "resolution",
                "meeting",
                "item",
                "class",
                "mode",
                "on",
                "ballots",
                "outcome",
            ]),
        )],
        example: example!("/votes.csv?q=S/2012/77", "votes-csv.csv"),
        serve: || get(votes::list_csv),
    },
    Route {
        name: "votes-atom",
        path: "/votes.atom",
        group: Group::Votes,
        says: "The latest fifty of them as a feed; with ETag and Last-Modified.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: FILTER,
        answers: &[("application/atom+xml", Text("Atom"))],
        example: example!("/votes.atom?q=S/2012/77", "votes-atom.txt"),
        serve: || get(feeds::of_votes),
    },
    Route {
        name: "vote-json",
        path: "/votes/{id}/json",
        group: Group::Votes,
        says: "One vote with its decision: the sentence, the reasons with their articles, what would have changed it.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[part("id", "the id of the vote, or the symbol of its text if there was one vote on it")],
        answers: &[(JSON, Object(&[VOTE, DECIDED]))],
        example: example!("/votes/S%2F2012%2F77/json", "vote-json.json"),
        serve: || get(vote::show_json),
    },
    Route {
        name: "vote-csv",
        path: "/votes/{id}/csv",
        group: Group::Votes,
        says: "The roll call of one vote.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[part("id", "the id of the vote, or the symbol of its text if there was one vote on it")],
        answers: &[(CSV, Csv(&["vote", "date", "seat", "state", "position"]))],
        example: example!("/votes/S%2F2012%2F77/csv", "vote-csv.csv"),
        serve: || get(vote::show_csv),
    },
    Route {
        name: "vetoes-json",
        path: "/vetoes.json",
        group: Group::Votes,
        says: "Vetoes by year and by member; drafts, votes and the official list.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[],
        answers: &[(
            JSON,
            Object(&[&[
                (
                    "years",
                    List(&Object(&[&[
                        ("year", Count("the year")),
                        ("texts_vetoed", Count("texts that a veto stopped")),
                        ("vetoes_cast", Count("negative votes of permanent members on them")),
                    ]])),
                ),
                (
                    "members",
                    List(&Object(&[&[
                        ("member", Text("the code of the permanent member")),
                        ("drafts", Count("drafts that it vetoed")),
                        ("alone", Count("of them those it vetoed alone")),
                        ("votes", Count("votes that it vetoed, on parts and amendments too")),
                        ("official_list", Count("entries of the official list")),
                    ]])),
                ),
                (
                    "texts",
                    Object(&[&[
                        ("drafts", Count("drafts vetoed")),
                        ("alone", Count("of them those that one member vetoed")),
                        ("votes", Count("votes vetoed")),
                        ("official_list", Count("entries of the official list")),
                    ]]),
                ),
                ("official_list_until", Text("the last day of the official list")),
            ]]),
        )],
        example: example!("/vetoes.json", "vetoes-json.json"),
        serve: || get(vetoes::show_json),
    },
    Route {
        name: "vetoes-csv",
        path: "/vetoes.csv",
        group: Group::Votes,
        says: "Vetoes by year.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[],
        answers: &[(CSV, Csv(&["year", "texts_vetoed", "vetoes_cast"]))],
        example: example!("/vetoes.csv", "vetoes-csv.csv"),
        serve: || get(vetoes::show_csv),
    },
    Route {
        name: "members-json",
        path: "/members.json",
        group: Group::Members,
        says: "Every state that ever sat.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[],
        answers: &[(JSON, Object(&[&[("members", List(&Object(&[MEMBER])))]]))],
        example: example!("/members.json", "members-json.json"),
        serve: || get(member::list_json),
    },
    Route {
        name: "members-csv",
        path: "/members.csv",
        group: Group::Members,
        says: "The same as a table.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[],
        answers: &[(CSV, Csv(&["member", "name", "group", "votes", "vetoes"]))],
        example: example!("/members.csv", "members-csv.csv"),
        serve: || get(member::list_csv),
    },
    Route {
        name: "member-json",
        path: "/members/{code}/json",
        group: Group::Members,
        says: "One member: its terms, how it voted, its vetoes, with whom it stood.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[part("code", "the code of the state, or its name")],
        answers: &[(
            JSON,
            Object(&[&[
                ("member", Text("the code of the state")),
                ("name", Text("its name")),
                ("votes", Count("votes it sat in")),
                (
                    "terms",
                    List(&Object(&[&[
                        ("seat", Text("the seat")),
                        ("permanent", Flag("whether it is a permanent one")),
                        ("from", Day),
                        ("to", Perhaps(&Day)),
                    ]])),
                ),
                ("positions", Map("how often it took each position", &Count("votes"))),
                ("vetoes", List(&Text("the id of a vote"))),
                (
                    "stood_with",
                    List(&Object(&[&[
                        ("member", Text("the code of another state")),
                        ("both", Count("votes in which both took a side")),
                        ("same", Count("of them those in which they took the same")),
                        ("share", Share("the second by the first")),
                        ("low", Share("lower end of the 95 % interval")),
                        ("high", Share("upper end of the 95 % interval")),
                    ]])),
                ),
            ]]),
        )],
        example: example!("/members/ARG/json", "member-json.json"),
        serve: || get(member::show_json),
    },
    Route {
        name: "member-csv",
        path: "/members/{code}/csv",
        group: Group::Members,
        says: "Every vote of one member.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[part("code", "the code of the state, or its name")],
        answers: &[(CSV, Csv(&["vote", "date", "symbol", "position", "veto", "outcome"]))],
        example: example!("/members/ARG/csv", "member-csv.csv"),
        serve: || get(member::show_csv),
    },
    Route {
        name: "replay-json",
        path: "/replay.json",
        group: Group::Replay,
        says: "What each proposal for reform would have changed in the record, if everybody had voted as they did.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[],
        answers: &[(JSON, Object(&[&[("charters", List(&Object(&[REPLAYED])))]]))],
        example: example!("/replay.json", "replay-json.json"),
        serve: || get(replay::list_json),
    },
    Route {
        name: "replay-csv",
        path: "/replay.csv",
        group: Group::Replay,
        says: "The same as a table.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[],
        answers: &[(CSV, Csv(&["charter", "name", "adopted_instead", "may_be_adopted", "fail_instead", "may_fail"]))],
        example: example!("/replay.csv", "replay-csv.csv"),
        serve: || get(replay::list_csv),
    },
    Route {
        name: "replay-charter-json",
        path: "/replay/{charter}/json",
        group: Group::Replay,
        says: "The votes that come out otherwise under one proposal, or may.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[part("charter", "the id of the proposal")],
        answers: &[(
            JSON,
            Object(&[
                REPLAYED,
                &[
                    ("limits", List(&Text("what the comparison cannot tell"))),
                    (
                        "flips",
                        List(&Object(&[&[
                            ("vote", Text("the id of the vote")),
                            ("date", Day),
                            ("symbol", Text("the symbol of the text")),
                            ("was", Text("the outcome in the record")),
                            ("would_be", Text("the outcome under the proposal")),
                            ("mechanical_flip", Word(&["yes", "depends", "no"])),
                        ]])),
                    ),
                ],
            ]),
        )],
        example: example!("/replay/reform-two-vetoes/json", "replay-charter-json.json"),
        serve: || get(replay::show_json),
    },
    Route {
        name: "replay-charter-csv",
        path: "/replay/{charter}/csv",
        group: Group::Replay,
        says: "Every vote of the record under one proposal.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[part("charter", "the id of the proposal")],
        answers: &[(CSV, Csv(&["vote", "date", "symbol", "kind", "tally", "was", "would_be", "mechanical_flip"]))],
        example: example!("/replay/reform-two-vetoes/csv", "replay-charter-csv.csv"),
        serve: || get(replay::show_csv),
    },
    Route {
        name: "charter-toml",
        path: "/charters/{id}/toml",
        group: Group::Law,
        says: "The charter of a body as its file.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[part("id", "the id of the charter")],
        answers: &[("text/plain", Text("a charter in TOML"))],
        example: example!("/charters/reform-two-vetoes/toml", "charter-toml.txt"),
        serve: || get(charter::show_toml),
    },
    Route {
        name: "case",
        path: "/cases/{id}/{form}",
        group: Group::Cases,
        says: "A matter as told, with every claim and its sources; as JSON whole, as JSON-LD its claims and sources, as CSV its \
            claims, as a calendar its events, as SVG its line of time.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[
            part("id", "the name of the case: aleppo-2014, houla-2012"),
            form(&["json", "jsonld", "csv", "ics", "svg"]),
        ],
        answers: &[
            (
                JSON,
                Object(&[&[
                    ("case", Text("the name of the case")),
                    ("sentence", Text("the matter in one sentence")),
                    ("decided", Any("the texts that were decided, each under its charter")),
                    ("questions", Any("the questions that are asked of every case, answered from the claims")),
                    (
                        "report",
                        Any("the report that set the case off, sentence by sentence, each with what answers it"),
                    ),
                    ("contradictions", Any("claims that cannot both be true, or only compete")),
                    ("checked_in_the_record", Any("claims that the record bears out, or does not")),
                    ("amendments", Any("what amendments would have changed, in numbers")),
                    ("figures", Any("figures, with their spans")),
                    ("timeline", Any("what happened when")),
                    ("invitations", Any("who was invited where")),
                    ("sides", Any("who stood where on what")),
                    ("spells", Any("times without a text agreed on")),
                    ("deadlock", Any("the deadlock as sentences")),
                    ("dossier", Any("everything that is claimed, and where it stands")),
                ]]),
            ),
            ("application/ld+json", Any("claims and sources as linked data")),
            (CSV, Text("the claims, one a line")),
            ("text/calendar", Text("events as iCalendar")),
            ("image/svg+xml", Text("the line of time")),
        ],
        example: example!("/cases/aleppo-2014/json", "case.json"),
        serve: || get(case::data),
    },
    Route {
        name: "negotiation",
        path: "/negotiate/{case}/{form}",
        group: Group::Negotiations,
        says: "Which text can pass and what exactly is the deadlock; as JSON, as a cable in Markdown, as the file that was asked.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[
            part("case", "the name of the case: aleppo-2014, marisk-2031"),
            form(&["json", "md", "toml"]),
            field(
                "set",
                "a member, a paragraph and what it is supposed to hold: GBR/aleppo/nothing; may stand several times",
            ),
        ],
        answers: &[
            (JSON, Any("the verdict, the texts, the deadlocks and the ways out")),
            ("text/markdown", Text("a cable")),
            ("text/plain", Text("the positions in TOML")),
        ],
        example: example!("/negotiate/eu-qmv-cars-2035/json", "negotiation.json"),
        serve: || get(negotiate::show_as),
    },
];
