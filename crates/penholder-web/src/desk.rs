//! Forms for what somebody may do: one for each act that the rules would take now.
//!
//! Always: an act without words is one button; one with words unfolds; a ballot is chosen, then confirmed. A form carries
//! the command as the chamber offered it and a key, so that a form sent twice counts once.
//! Not here: which acts are offered (`penholder_chamber::asked`), reading a form (`acts`).

use penholder_core::say::capital;
use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use maud::{Markup, html};
use penholder_chamber::State;
use penholder_chamber::asked::{Caution, Need, Possible};
use penholder_core::Position;
use penholder_core::procedure::{Command, Form, Matter, resolution, vote};

use crate::app::Room;
use crate::figure::mark;
use crate::language::Language;
use crate::pages::assets::version;
use crate::spoken;
use crate::vocabulary;
use crate::words::say;

/// The longest list to choose from. Of more, as the seats of a large hall, the one that is meant is written.
const MOST_LISTED: usize = 200;

/// What stands in a form for the form token of a session; whoever answers a request puts it in.
pub const TOKEN: &str = "@token@";

/// Where forms are filled in.
pub struct Desk<'d> {
    /// The language.
    pub l: Language,
    /// The id of the chamber.
    pub chamber: &'d str,
    /// As what somebody acts: `chair`, `seat`, `secretariat`.
    pub place: &'static str,
    /// Where the answer leads back to.
    pub back: String,
    /// The sequence number of the state.
    pub seq: u64,
    /// The time zone of the body.
    pub zone: TimeZone,
    /// Now.
    pub now: Timestamp,
    /// Whether somebody has the floor.
    pub speaking: bool,
}

/// The time zone of a body; UTC before its law was laid down.
pub fn zone(state: &State) -> TimeZone {
    state.law().map_or(TimeZone::UTC, |law| law.procedure.time_zone())
}

/// How a button looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The next step.
    Big,
    /// One of several.
    Plain,
}

impl<'d> Desk<'d> {
    /// The desk of a place in a chamber as it stands; `back` is where the answers lead.
    pub fn new(l: Language, room: &'d Room, state: &State, place: &'static str, back: String) -> Self {
        let has_the_floor =
            |matter: &Arc<Matter>| matches!(&matter.form, Form::Meeting(meeting) if meeting.speaking.is_some());
        let speaking = state.matters().values().any(has_the_floor);
        Self { l, chamber: &room.id, place, back, seq: state.size(), zone: zone(state), now: room.live.now(), speaking }
    }

    /// What every form of an act carries.
    pub fn hidden(&self, possible: &Possible) -> Markup {
        let command = serde_json::to_string(&possible.command).unwrap_or_default();
        let key = format!("{}-{:08x}", self.seq, version(command.as_bytes()));
        html! {
            input type="hidden" name="token" value=(TOKEN);
            input type="hidden" name="as" value=(self.place);
            input type="hidden" name="on" value=(possible.matter);
            input type="hidden" name="do" value=(command);
            input type="hidden" name="key" value=(key);
            input type="hidden" name="back" value=(self.back);
        }
    }

    /// The door for acts.
    pub fn action(&self) -> String {
        format!("/c/{}/act", self.chamber)
    }

    fn says(&self, possible: &Possible) -> Markup {
        spoken::act(self.l, possible, self.speaking)
    }

    /// The form of one act. `key` is the single key that presses it.
    pub fn form(&self, possible: &Possible, weight: Weight, key: Option<&str>) -> Markup {
        let says = self.says(possible);
        let class = if weight == Weight::Big { "big" } else { "plain" };
        if let Some(Need::Position(positions)) = possible.needs.first()
            && matches!(possible.command, Command::Vote(vote::Command::Cast { seat: None, .. }))
        {
            return self.ballot(possible, positions);
        }
        let id = format!("act-{:08x}", version(format!("{} {}", possible.matter, possible.says).as_bytes()));
        if let Some(caution) = &possible.asks {
            let l = self.l;
            return html! {
                details.act.ask id=(id) {
                    summary class=(class) data-key=[key] { (says) @if let Some(key) = key { " " kbd { (key) } } }
                    form method="post" action=(self.action()) data-swap {
                        (self.hidden(possible))
                        (asked_once_more(l, caution))
                    }
                }
            };
        }
        if possible.needs.is_empty() {
            return html! {
                form.act method="post" action=(self.action()) data-swap {
                    (self.hidden(possible))
                    button class=(class) data-key=[key] aria-keyshortcuts=[key] { (says) @if let Some(key) = key { " " kbd { (key) } } }
                }
            };
        }
        html! {
            details.act id=(id) {
                summary class=(class) data-key=[key] { (says) @if let Some(key) = key { " " kbd { (key) } } }
                form method="post" action=(self.action()) data-swap {
                    (self.hidden(possible))
                    @for need in &possible.needs { (self.field(&id, need)) }
                    button { (says) }
                }
            }
        }
    }

    /// The way to one act among others: an amendment is made at the paragraph that it changes, on the page of the text.
    pub fn offer(&self, possible: &Possible) -> Markup {
        match &possible.command {
            Command::Draft(resolution::Command::Amend { .. }) => html! {
                p.act { a.button.plain href={ "/c/" (self.chamber) "/text/" (possible.matter) "#amend" } { (self.says(possible)) } }
            },
            _ => self.form(possible, Weight::Plain, None),
        }
    }

    /// The ballot: three large targets in a fixed order, then confirm.
    fn ballot(&self, possible: &Possible, positions: &[Position]) -> Markup {
        let l = self.l;
        let first = [Position::Yes, Position::No, Position::Abstain, Position::NoObjection, Position::Objection];
        let large: Vec<Position> = first.into_iter().filter(|position| positions.contains(position)).collect();
        let small: Vec<Position> = positions.iter().copied().filter(|position| !large.contains(position)).collect();
        let target = |position: Position, key: Option<&str>| {
            let id = format!("ballot-{}", position.word());
            html! {
                div class={ "target " (crate::figure::colour(position, false)) } {
                    input type="radio" name="position" id=(id) value=(position.word()) required data-key=[key];
                    label for=(id) { (mark(position, false)) span { (ballot_word(l, position)) } }
                    p.confirm {
                        span { (say!(l, "ballot-chosen", position = vocabulary::position(l, position))) }
                        button.big { (say!(l, "ballot-confirm")) }
                        button.plain type="reset" { (say!(l, "ballot-change")) }
                    }
                }
            }
        };
        html! {
            form.ballot method="post" action=(self.action()) data-swap {
                (self.hidden(possible))
                fieldset {
                    legend.unseen { (say!(l, "ballot-legend")) }
                    @for position in &large { (target(*position, key_of(*position))) }
                    @if !small.is_empty() {
                        details.more #ballot-more {
                            summary { (say!(l, "ballot-more")) }
                            @for position in &small { (target(*position, None)) }
                        }
                    }
                }
                details.more #ballot-reason {
                    summary { (say!(l, "ballot-reason")) }
                    label { (say!(l, "field-reason")) textarea name="text.reason" rows="2" {} }
                }
            }
        }
    }

    fn field(&self, id: &str, need: &Need) -> Markup {
        let l = self.l;
        let local = |at: Timestamp| at.to_zoned_datetime(self.zone.clone()).strftime("%Y-%m-%dT%H:%M").to_string();
        let tomorrow = self.now.checked_add(24.hours()).unwrap_or(self.now);
        html! {
            @match need {
                Need::Position(positions) => {
                    fieldset.choices {
                        legend { (say!(l, "field-position")) }
                        @for position in positions {
                            label { input type="radio" name="position" value=(position.word()) required; " " (vocabulary::position(l, *position)) }
                        }
                    }
                }
                Need::Names { of, most } => {
                    fieldset.choices {
                        legend { (say!(l, "field-names", most = *most)) }
                        @for name in of { label { input type="checkbox" name="name.names" value=(name); " " (l.english(name)) } }
                    }
                }
                Need::Text { field, optional } => {
                    label { (label(l, field)) @if *optional { " " span.muted { (say!(l, "field-optional")) } }
                        textarea name={ "text." (field) } rows="2" required[!optional] {} }
                }
                Need::OneOf { field, of } if of.len() > MOST_LISTED => {
                    label { (label(l, field)) " " span.muted { (say!(l, "field-typed", count = of.len())) }
                        input name={ "one." (field) } maxlength="200" autocomplete="off" required; }
                }
                Need::OneOf { field, of } => {
                    label { (label(l, field)) select name={ "one." (field) } {
                        @for (word, says) in of { option value=(word) lang=[l.lang_english()] { (says) } }
                    } }
                }
                Need::List { field } => {
                    label { (label(l, field)) " " span.muted { (say!(l, "field-lines")) }
                        textarea name={ "list." (field) } rows="3" {} }
                }
                Need::Time { field } => {
                    label { (label(l, field)) " " span.muted { (say!(l, "field-zone", zone = self.zone.iana_name().unwrap_or("UTC"))) }
                        input type="datetime-local" name={ "time." (field) } value=(local(tomorrow)) required; }
                }
                Need::Number { field } => {
                    label { (label(l, field)) input type="number" name={ "number." (field) } min="1" max="100000" required; }
                }
                Need::Wording { field, optional, given } => {
                    label { (label(l, field)) @if *optional { " " span.muted { (say!(l, "field-optional")) } }
                        textarea.text name={ "word." (field) } rows="10" required[!optional] dir="auto" { (given.text) } }
                    label { (say!(l, "field-version")) input name={ "version." (field) } id={ (id) "-version" } maxlength="60" value=(given.version); }
                }
                Need::Roll => {
                    p.muted { (say!(l, "field-roll")) }
                }
            }
        }
    }
}

/// What is asked once more before an act is done, with the button that does it all the same.
fn asked_once_more(l: Language, caution: &Caution) -> Markup {
    html! {
        @match caution {
            Caution::Missing { count, names } => {
                @let more = if *count > names.len() { ", …" } else { "" };
                p.warn { (say!(l, "ask-missing", count = *count, names = format!("{}{more}", names.join(", ")))) }
                p { (say!(l, "ask-missing-then")) }
                button { (say!(l, "ask-close")) }
            }
            Caution::Ends { texts, speakers } => {
                p.warn { (say!(l, "ask-ends")) }
                @if !texts.is_empty() { p { (say!(l, "ask-ends-texts", texts = texts.join(", "))) } }
                @if !speakers.is_empty() { p { (say!(l, "ask-ends-speakers", names = speakers.join(", "))) } }
                button { (say!(l, "ask-adjourn")) }
            }
        }
    }
}

/// The single key of a position.
pub fn key_of(position: Position) -> Option<&'static str> {
    Some(match position {
        Position::Yes => "y",
        Position::No => "n",
        Position::Abstain => "a",
        _ => return None,
    })
}

/// The word on a large target.
fn ballot_word(l: Language, position: Position) -> String {
    match position {
        Position::Yes => say!(l, "ballot-yes"),
        Position::No => say!(l, "ballot-no"),
        Position::Abstain => say!(l, "ballot-abstain"),
        other => capital(&vocabulary::position(l, other)),
    }
}

/// The label of a field.
fn label(l: Language, field: &str) -> String {
    let key = match field {
        "reason" => "field-reason",
        "says" => "field-says",
        "why" => "field-why",
        "ruling" => "field-ruling",
        "agenda" => "field-agenda",
        "chair" => "field-chair",
        "private" => "field-private",
        "symbol" => "field-symbol",
        "seat" => "field-seat",
        "kind" => "field-kind",
        "title" => "field-title",
        "deadline" | "until" => "field-deadline",
        "minutes" => "field-minutes",
        "seconds" => "field-seconds",
        "wording" => "field-wording",
        "counter" => "field-counter",
        "about" => "field-about",
        "meant" => "field-meant",
        "shape" => "field-shape",
        "who" => "field-who",
        "parts" => "field-parts",
        "instrument" => "field-instrument",
        "paragraphs" => "field-paragraphs",
        "how" => "field-how",
        "rule" => "field-rule",
        "way" => "field-way",
        "points" => "field-points",
        "places" => "field-places",
        "candidates" => "field-candidates",
        "to" => "field-to",
        other => return other.to_owned(),
    };
    l.say(key, &[])
}
