//! One text before the body: its versions with what changed, the amendments to each paragraph, what one may do with it.
//!
//! An amendment is made at a paragraph: the words it should have. What goes to the chamber is the whole text as it would
//! be, so that what an amendment changes is found by comparing, here as everywhere.
//! Always: two amendments that touch one paragraph are shown as colliding.
//! Not here: a full account of amendments and their order (`penholder_core::text`).

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use penholder_chamber::asked::{Possible, asked};
use penholder_chamber::{Station, scene};
use penholder_core::procedure::resolution::{Amendment, AmendmentState, Command as D, Shape};
use penholder_core::procedure::{Command, Form, Matter, Wording};
use penholder_scripts::wording;

use crate::answer::{PageError, said};
use crate::app::{App, Audience};
use crate::desk::{Desk, TOKEN, Weight};
use crate::guest::{Guest, Sent};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::sit::{places, refused};
use crate::visit::Visit;
use crate::words::say;

/// One text before the body: its versions, what changed, its amendments, what one may do with it.
pub async fn show(
    visit: Visit,
    State(app): State<App>,
    Path((id, matter)): Path<(String, String)>,
    guest: Guest,
) -> Result<Response, PageError> {
    let l = visit.language;
    let room = app.room(&id).await?;
    let stations = guest.stations(&app, &room).await?;
    let station = stations.iter().find(|station| station.view().is_inside()).cloned().unwrap_or(Station::Public);
    let shown = room.look(|state| {
        let now = room.live.now();
        let seen = scene(&station.view(), state, now);
        let found = seen.matters.get(&matter)?;
        let place = match station {
            Station::Chair => "chair",
            Station::Secretariat => "secretariat",
            _ => "seat",
        };
        let zone = state.law().map_or(jiff::tz::TimeZone::UTC, |law| law.procedure.time_zone());
        let desk = Desk { l, chamber: &id, place, back: format!("/c/{id}/text/{matter}"), seq: state.size(), zone };
        let asked = asked(&station, state, room.live.is_open(), now);
        let may: Vec<&Possible> = asked.may.iter().filter(|possible| possible.matter == matter).collect();
        let name = |seat: &str| {
            state.roster().find(seat).map_or_else(|_| seat.to_owned(), |at| state.roster().seats()[at].name.clone())
        };
        Some((penholder_chamber::words::called(found), text_markup(l, found, &desk, &may, &name)))
    });
    let (title, markup) = shown.ok_or_else(|| PageError::NotFound {
        says: said!("text-unknown"),
        next: (format!("/c/{id}"), "to-the-gallery"),
    })?;
    let body = html! { (places(l, &room, &stations, Audience::Screen)) (markup) };
    Ok(Page::new(&visit, title).part(Part::Chambers).token(guest.form_token()).render(&body).into_response())
}

fn text_markup(
    l: Language,
    matter: &Matter,
    desk: &Desk<'_>,
    may: &[&Possible],
    name: &dyn Fn(&str) -> String,
) -> Markup {
    let (wordings, sponsors, amendments) = match &matter.form {
        Form::Draft(draft) => (draft.wordings.as_slice(), draft.sponsors.as_slice(), draft.amendments.as_slice()),
        Form::Presidential(statement) => (statement.wordings.as_slice(), [].as_slice(), [].as_slice()),
        Form::Press(statement) => (statement.wordings.as_slice(), [].as_slice(), [].as_slice()),
        Form::NoObjection(proposal) => (std::slice::from_ref(&proposal.wording), [].as_slice(), [].as_slice()),
        _ => ([].as_slice(), [].as_slice(), [].as_slice()),
    };
    let owner = matter.form.owner().map(name);
    html! {
        section #text data-region {
            h1 { (l.english(penholder_chamber::words::called(matter))) }
            p.under {
                (l.english(matter.stage()))
                @if let Some(owner) = &owner { " · " (say!(l, "text-by")) " " (l.english(owner)) }
                @if !sponsors.is_empty() { " · " (say!(l, "text-sponsors")) " " (l.english(sponsors.iter().map(|seat| name(seat)).collect::<Vec<_>>().join(", "))) }
            }
            @if let Some(silence) = &matter.silence {
                p.off { (say!(l, "silence-on")) " " (l.english(silence.wording.version.as_str())) ": " (l.english(silence.state.says())) " "
                    span.time data-until=(silence.deadline.as_millisecond()) { (silence.deadline.to_zoned_datetime(desk.zone.clone()).strftime("%Y-%m-%d %H:%M %Z").to_string()) } }
                @for objection in &silence.objections {
                    p.objection { strong { (l.english(objection.by.as_deref().map_or_else(|| say!(l, "a-member"), name))) } ": " (l.english(objection.reason.as_deref().unwrap_or("–"))) }
                    @if let Some(text) = objection.counter.as_ref().and_then(|counter| counter.text.as_ref()) { blockquote { (l.english(text)) } }
                }
            }
            @if let Some(last) = wordings.last() {
                h2 { (l.english(&last.version)) " " span.small.muted { (last.short()) } }
                @let before = wordings.iter().rev().nth(1).and_then(|wording| wording.text.as_deref());
                @match &last.text {
                    Some(text) => {
                        @if before.is_some() {
                            details.more #changes { summary { (say!(l, "text-changes")) } (changed(l, before, text)) }
                        }
                        (amendable(l, text, last, &touched(wordings, amendments), desk, may, matter, name))
                    }
                    None => { p.muted { (say!(l, "text-elsewhere")) } }
                }
            }
            @if !amendments.is_empty() {
                h2 { (say!(l, "amendments")) }
                ol.amendments { @for amendment in amendments { li {
                    strong { (l.english(name(&amendment.by))) } ": " (l.english(&amendment.says))
                    br; span.small.muted { (l.english(amendment_state(&amendment.state))) }
                } } }
            }
            @if !may.is_empty() {
                h2 { (say!(l, "you-may")) }
                div.acts { @for possible in may { (desk.form(possible, Weight::Plain, None)) } }
            }
        }
    }
}

fn amendment_state(state: &AmendmentState) -> &'static str {
    use AmendmentState as S;
    match state {
        S::Pending => "to be dealt with",
        S::Accepted => "taken over by the mover",
        S::Adopted(_) => "adopted",
        S::NotAdopted(_) => "not adopted",
        S::Withdrawn => "withdrawn",
    }
}

/// The paragraphs of a text: its lines that are not empty.
fn paragraphs(text: &str) -> Vec<&str> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// What one amendment makes of one paragraph: the words that come, none if it goes.
struct Touch<'a> {
    by: &'a str,
    becomes: Option<String>,
}

/// What the pending amendments make of the paragraphs of the last version; what they add comes after a paragraph.
fn touched<'a>(wordings: &[Wording], amendments: &'a [Amendment]) -> BTreeMap<usize, Vec<Touch<'a>>> {
    let mut touched: BTreeMap<usize, Vec<Touch<'a>>> = BTreeMap::new();
    let Some(base) = wordings.last().and_then(|wording| wording.text.as_deref()).map(paragraphs) else {
        return touched;
    };
    for amendment in amendments.iter().filter(|amendment| amendment.state == AmendmentState::Pending) {
        let Some(text) = amendment.wording.as_ref().and_then(|wording| wording.text.as_deref()) else { continue };
        let new = paragraphs(text);
        for op in similar::capture_diff_slices(similar::Algorithm::Myers, &base, &new) {
            let (tag, old, fresh) = op.as_tag_tuple();
            if tag == similar::DiffTag::Equal {
                continue;
            }
            let at = if old.is_empty() { old.start.saturating_sub(1) } else { old.start };
            let becomes = (!fresh.is_empty()).then(|| new[fresh].join("\n"));
            touched.entry(at).or_default().push(Touch { by: &amendment.by, becomes });
            for also in old.skip(1) {
                touched.entry(also).or_default().push(Touch { by: &amendment.by, becomes: None });
            }
        }
    }
    touched
}

/// The text paragraph by paragraph: each opens to be amended, with what others want of it.
#[expect(clippy::too_many_arguments, reason = "what one page shows of one text")]
fn amendable(
    l: Language,
    text: &str,
    last: &Wording,
    touched: &BTreeMap<usize, Vec<Touch<'_>>>,
    desk: &Desk<'_>,
    may: &[&Possible],
    matter: &Matter,
    name: &dyn Fn(&str) -> String,
) -> Markup {
    let amends = may.iter().any(|possible| matches!(possible.command, Command::Draft(D::Amend { .. })));
    html! {
        div.text {
            @for (at, paragraph) in paragraphs(text).into_iter().enumerate() {
                @let touches = touched.get(&at).map(Vec::as_slice).unwrap_or_default();
                div.paragraph {
                    @if amends {
                        details.amend id={ "p" (at + 1) } {
                            summary { (l.english(paragraph)) }
                            form method="post" action={ "/c/" (desk.chamber) "/amend" } data-swap {
                                input type="hidden" name="token" value=(TOKEN);
                                input type="hidden" name="as" value=(desk.place);
                                input type="hidden" name="on" value=(matter.id);
                                input type="hidden" name="base" value=(last.sha256);
                                input type="hidden" name="at" value=(at);
                                input type="hidden" name="key" value={ (desk.seq) "-p" (at) };
                                label { (say!(l, "amend-words")) textarea name="words" rows="3" { (paragraph) } }
                                label { (say!(l, "amend-after")) textarea name="after" rows="2" {} }
                                p.small.muted { (say!(l, "amend-about")) }
                                button { (say!(l, "amend-propose")) }
                            }
                        }
                    } @else { p id={ "p" (at + 1) } { (l.english(paragraph)) } }
                    @if touches.len() > 1 { p.collides { (say!(l, "amend-collide", count = touches.len())) } }
                    @for touch in touches {
                        p.touch { strong { (l.english(name(touch.by))) } ": "
                            @match &touch.becomes {
                                Some(words) => { span.unseen { (say!(l, "added")) " " } ins { (l.english(words)) } }
                                None => { del { span.unseen { (say!(l, "removed")) " " } (l.english(paragraph)) } }
                            } }
                    }
                }
            }
        }
    }
}

/// What an amendment does to one paragraph of a text: the line that says it, its shape, and the text with it.
fn amended(text: &str, at: usize, words: &str, after: &str) -> Option<(String, Shape, String)> {
    let mut lines: Vec<&str> = paragraphs(text);
    let old = *lines.get(at)?;
    let (words, after) = (words.trim(), after.trim());
    let number = at + 1;
    let mut says = Vec::new();
    let shape = match (words == old, words.is_empty(), after.is_empty()) {
        (true, _, true) => return None,
        (true, _, false) => Shape::Adds,
        (false, true, true) => Shape::Deletes,
        _ => Shape::Revises,
    };
    if words.is_empty() {
        says.push(format!("delete paragraph {number} (“{}”)", short(old)));
        lines.remove(at);
    } else if words != old {
        says.push(format!("paragraph {number}: “{}” becomes “{}”", short(old), short(words)));
        lines[at] = words;
    }
    if !after.is_empty() {
        says.push(format!("add after paragraph {number}: “{}”", short(after)));
        lines.insert((at + usize::from(!words.is_empty())).min(lines.len()), after);
    }
    Some((says.join("; "), shape, lines.join("\n")))
}

/// The first words of a paragraph.
fn short(words: &str) -> String {
    const MOST: usize = 80;
    let line: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST { line } else { format!("{}…", line.chars().take(MOST).collect::<String>()) }
}

/// Moves an amendment to one paragraph.
pub async fn amend(State(app): State<App>, Path(id): Path<String>, sent: Sent) -> Result<Response, PageError> {
    let room = app.room(&id).await?;
    let secretariat = sent.get("as") == "secretariat";
    let fits = |station: &Station| match station {
        Station::Secretariat => secretariat,
        Station::Delegate { .. } => !secretariat,
        _ => false,
    };
    let who = sent.guest.at(&app, &room, fits).await?;
    let on = sent.get("on");
    let back = format!("/c/{id}/text/{on}");
    let asked = |says| PageError::Asked { says, next: (back.clone(), "back") };
    let found = room.look(|state| {
        let seen = scene(&who.station.view(), state, room.live.now());
        match &seen.matters.get(on)?.form {
            Form::Draft(draft) => Some((draft.wordings.last()?.clone(), draft.amendments.len())),
            _ => None,
        }
    });
    let (base, count) = found.ok_or_else(|| asked(said!("text-unknown")))?;
    let text = base.text.as_deref().filter(|_| base.sha256 == sent.get("base"));
    let text = text.ok_or_else(|| asked(said!("amend-moved")))?;
    let at = sent.get("at").parse().map_err(|_| asked(said!("text-unknown")))?;
    let words = |name: &str| sent.get(name).replace("\r\n", "\n");
    let made = amended(text, at, &words("words"), &words("after"));
    let (says, shape, text) = made.ok_or_else(|| asked(said!("amend-nothing")))?;
    let wording = Some(wording(&format!("{} as amended", base.version), &text));
    let command = D::Amend { id: format!("amendment-{}", count + 1), symbol: None, says, shape, wording };
    let done = room.live.act(&who, on, command.into(), sent.get("key")).await;
    done.map_err(|why| refused(&why, &back))?;
    Ok(Redirect::to(&back).into_response())
}

/// A text with what changed since the version before it, paragraph by paragraph.
fn changed(l: Language, before: Option<&str>, text: &str) -> Markup {
    let (old, new) = (before.map(paragraphs), paragraphs(text));
    let Some(old) = old else {
        return html! { div.text lang=[l.lang_english()] { @for (at, paragraph) in new.iter().enumerate() { p id={ "p" (at + 1) } { (paragraph) } } } };
    };
    let changes: Vec<(similar::ChangeTag, &str)> = similar::capture_diff_slices(similar::Algorithm::Myers, &old, &new)
        .iter()
        .flat_map(|op| op.iter_changes(&old, &new).map(|change| (change.tag(), change.value())).collect::<Vec<_>>())
        .collect();
    html! {
        div.text lang=[l.lang_english()] {
            @for (tag, paragraph) in &changes {
                @match tag {
                    similar::ChangeTag::Equal => { p { (paragraph) } }
                    similar::ChangeTag::Delete => { p { del { span.unseen { (say!(l, "removed")) " " } (paragraph) } } }
                    similar::ChangeTag::Insert => { p { ins { span.unseen { (say!(l, "added")) " " } (paragraph) } } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The Council,\n\n1. Opens;\n2. Closes.";

    #[test]
    fn a_paragraph_is_changed_deleted_or_followed() {
        let check = |at, words, after, wanted: Option<(&str, Shape, &str)>| {
            let wanted = wanted.map(|(says, shape, text)| (says.to_owned(), shape, text.to_owned()));
            assert_eq!(amended(TEXT, at, words, after), wanted, "{at} {words} {after}");
        };
        check(1, "1. Opens;", "", None);
        check(9, "x", "", None);
        check(
            1,
            "1. Shuts;",
            "",
            Some((
                "paragraph 2: “1. Opens;” becomes “1. Shuts;”",
                Shape::Revises,
                "The Council,\n1. Shuts;\n2. Closes.",
            )),
        );
        check(1, "", "", Some(("delete paragraph 2 (“1. Opens;”)", Shape::Deletes, "The Council,\n2. Closes.")));
        check(
            2,
            "2. Closes.",
            "3. Waits.",
            Some(("add after paragraph 3: “3. Waits.”", Shape::Adds, "The Council,\n1. Opens;\n2. Closes.\n3. Waits.")),
        );
    }

    #[test]
    fn amendments_to_one_paragraph_collide_and_others_do_not() {
        let base = [wording("v1", TEXT)];
        let amendment = |by: &str, at, words| {
            let (says, shape, text) = amended(TEXT, at, words, "").unwrap();
            let (id, symbol, wording, state) =
                (by.to_owned(), None, Some(wording("a", &text)), AmendmentState::Pending);
            Amendment { id, symbol, by: by.to_owned(), says, shape, wording, state }
        };
        let all = [amendment("A", 1, "1. Shuts;"), amendment("B", 1, ""), amendment("C", 2, "2. Ends.")];
        let touched = touched(&base, &all);
        let of = |at: usize| touched.get(&at).map_or(0, Vec::len);
        assert_eq!((of(0), of(1), of(2)), (0, 2, 1));
    }
}
