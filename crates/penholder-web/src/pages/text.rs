//! One text before the body: its versions with what changed, the amendments to each paragraph, what one may do with it.
//!
//! An amendment is made at a paragraph: the words it should have. What goes to the chamber is the whole text as it would
//! be, so that what an amendment changes is found by comparing, here as everywhere.
//! Always: two amendments that touch one paragraph are shown as colliding.
//! Not here: a full account of amendments and their order (`penholder_core::text`).

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use penholder_chamber::asked::{Possible, asked};
use penholder_chamber::house::Known;
use penholder_chamber::negotiation::negotiated;
use penholder_chamber::paragraph::{Touch, amendments, touched, wordings};
use penholder_chamber::{Station, View, scene};
use penholder_core::procedure::resolution::{AmendmentState, Command as D, Shape};
use penholder_core::procedure::{Command, Form, Matter, Sitting};
use penholder_core::text::lines::paragraphs;
use penholder_scripts::wording;

use crate::answer::{PageError, said};
use crate::app::Audience;
use crate::desk::{Desk, TOKEN, Weight};
use crate::guest::Sent;
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::negotiate::live::known_of;
use crate::pages::sit::{places, refused};
use crate::present::Present;
use crate::words::say;

/// One text before the body: its versions, what changed, its amendments, what one may do with it.
pub async fn show(present: Present, Path((_, matter)): Path<(String, String)>) -> Result<Response, PageError> {
    let (l, room) = (present.language(), &present.room);
    let inside = present.stations.iter().find(|station| station.view().is_inside());
    let station = inside.cloned().unwrap_or(Station::Public);
    let shown = room.look(|state| {
        let now = room.live.now();
        let seen = scene(&station.view(), state, now);
        let found = seen.matters.get(&matter)?;
        let place = match station {
            Station::Chair => "chair",
            Station::Secretariat => "secretariat",
            _ => "seat",
        };
        let desk = Desk::new(l, room, state, place, format!("/c/{}/text/{matter}", room.id));
        let asked = asked(&station, state, room.live.is_open(), now);
        let may: Vec<&Possible> = asked.may.iter().filter(|possible| possible.matter == matter).collect();
        let sitting = state.sitting(now)?;
        Some((penholder_chamber::words::called(found), text_markup(found, &desk, &sitting, &may)))
    });
    let (title, markup) = shown.ok_or_else(|| PageError::NotFound {
        says: said!("text-unknown"),
        next: (format!("/c/{}", room.id), "to-the-gallery"),
    })?;
    let body = html! { (places(&present, None)) (negotiations(&present, &matter).await?) (markup) };
    let page = Page::new(&present.visit, title).part(Part::Chambers).guest(&present.guest);
    Ok(page.render(&body).into_response())
}

/// The ways to one's positions on a text and to what can pass, from each place that the visitor has.
async fn negotiations(present: &Present, matter: &str) -> Result<Markup, PageError> {
    let (l, at) = (present.language(), format!("/c/{}/text/{matter}", present.room.id));
    let delegate = present.delegate().ok();
    let chair = present.chair().is_ok();
    let views = [
        delegate.as_ref().map(|who| (Audience::Members, who.station.view())),
        chair.then_some((Audience::Chair, View::Chair)),
        (delegate.is_none() && !chair).then_some((Audience::Gallery, View::Public)),
    ];
    let mut links = Vec::new();
    for (audience, view) in views.into_iter().flatten() {
        let Some(text) = present.room.look(|state| negotiated(&view, state, present.room.live.now(), matter)) else {
            continue;
        };
        let known: Vec<Known> = known_of(present, &text).await?;
        if audience == Audience::Members {
            links.push((format!("{at}/positions"), say!(l, "positions")));
        }
        // the public is not led to an empty page
        if audience != Audience::Gallery || !known.is_empty() {
            let says = match audience {
                Audience::Chair => say!(l, "negotiation-link-chair", count = known.len()),
                _ => say!(l, "negotiation-link", count = known.len()),
            };
            links.push((format!("{at}/negotiation/{}", audience.word()), says));
        }
    }
    Ok(
        html! { @if !links.is_empty() { ul.data { @for (address, says) in &links { li { a href=(address) { (says) } } } } } },
    )
}

fn text_markup(matter: &Matter, desk: &Desk<'_>, sitting: &Sitting<'_>, may: &[&Possible]) -> Markup {
    let l = desk.l;
    let name = |seat: &str| sitting.called(seat);
    let (wordings, amendments) = (wordings(&matter.form), amendments(&matter.form));
    let sponsors = match &matter.form {
        Form::Draft(draft) => draft.sponsors.as_slice(),
        _ => &[],
    };
    let owed = matches!(&matter.form, Form::Draft(draft) if draft.is_live() && !draft.owed.is_empty());
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
                p.off { (say!(l, "silence-on")) " " (l.english(silence.wording.version.as_str())) ": " (l.english(silence.state.says()))
                    @if silence.is_running() { " " span.time data-until=(silence.deadline.as_millisecond()) { (sitting.says_time(silence.deadline)) } } }
                @for objection in &silence.objections {
                    p.objection { strong { @match objection.by.as_deref() { Some(by) => { (l.english(name(by))) } None => { (say!(l, "a-member")) } } } ": " (l.english(objection.reason.as_deref().unwrap_or("–"))) }
                    @if let Some(counter) = objection.counter.as_ref().and_then(|counter| counter.text.as_deref()) {
                        p.small.muted { (say!(l, "counter-text")) }
                        blockquote { (changed(l, silence.wording.text.as_deref().unwrap_or_default(), counter)) }
                    }
                }
            }
            @if owed { p.off { strong { (say!(l, "text-owed")) } } }
            @if wordings.len() > 1 { p { a href={ "/c/" (desk.chamber) "/text/" (matter.id) "/versions" } { (say!(l, "versions-title")) } } }
            @if let Some(last) = wordings.last() {
                h2 { (l.english(&last.version)) " " span.small.muted { (last.short()) } }
                @match &last.text {
                    Some(text) => {
                        @if let Some(before) = wordings.iter().rev().nth(1).and_then(|wording| wording.text.as_deref()) {
                            details.more #changes { summary { (say!(l, "text-changes")) } (changed(l, before, text)) }
                        }
                        @let base = Base { on: &matter.id, text, sha256: &last.sha256 };
                        @let amends = may.iter().any(|possible| matches!(possible.command, Command::Draft(D::Amend { .. })));
                        @if amends { p.small.muted #amend { (say!(l, "amend-here")) } }
                        (amendable(&base, &touched(text, amendments), desk, sitting, amends))
                    }
                    None => { p.muted { (say!(l, "text-elsewhere")) } }
                }
            }
            @if !amendments.is_empty() {
                h2 { (say!(l, "amendments")) }
                ol.amendments { @for amendment in amendments { li {
                    strong { (l.english(name(&amendment.by))) } ": " (l.english(format!("“{}”", amendment.says)))
                    br; span.small.muted { (amendment_state(l, &amendment.state))
                        @if amendment.state == AmendmentState::Pending && amendment.wording.is_none() { " · " (say!(l, "amendment-overtaken")) } }
                } } }
            }
            @if !may.is_empty() {
                h2 { (say!(l, "you-may")) }
                @let (usual, rest): (Vec<&&Possible>, Vec<&&Possible>) = may.iter().partition(|possible| possible.usual);
                div.acts { @for possible in usual.into_iter().chain(rest) { (desk.form(possible, Weight::Plain, None)) } }
            }
        }
    }
}

fn amendment_state(l: Language, state: &AmendmentState) -> String {
    use AmendmentState as S;
    match state {
        S::Pending => say!(l, "amendment-pending"),
        S::Accepted => say!(l, "amendment-accepted"),
        S::Adopted(_) => say!(l, "amendment-adopted"),
        S::NotAdopted(_) => say!(l, "amendment-not-adopted"),
        S::Withdrawn => say!(l, "amendment-withdrawn"),
    }
}

/// What is amended: the matter, its text, and the hash by which a text that has changed meanwhile is known.
struct Base<'a> {
    on: &'a str,
    text: &'a str,
    sha256: &'a str,
}

/// The text paragraph by paragraph: each opens to be amended if one may, with what others want of it.
fn amendable(
    base: &Base<'_>,
    touched: &BTreeMap<usize, Vec<Touch<'_>>>,
    desk: &Desk<'_>,
    sitting: &Sitting<'_>,
    amends: bool,
) -> Markup {
    let l = desk.l;
    html! {
        div.text {
            @for (at, paragraph) in paragraphs(base.text).into_iter().enumerate() {
                @let touches = touched.get(&at).map(Vec::as_slice).unwrap_or_default();
                div.paragraph {
                    @if amends {
                        details.amend id={ "p" (at + 1) } {
                            summary { (l.english(paragraph)) }
                            form method="post" action={ "/c/" (desk.chamber) "/amend" } data-swap {
                                input type="hidden" name="token" value=(TOKEN);
                                input type="hidden" name="as" value=(desk.place);
                                input type="hidden" name="on" value=(base.on);
                                input type="hidden" name="base" value=(base.sha256);
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
                        p.touch { strong { (l.english(sitting.called(&touch.amendment.by))) } ": "
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
        says.push(format!("delete paragraph {number} (‘{}’)", short(old)));
        lines.remove(at);
    } else if words != old {
        says.push(format!("paragraph {number}: ‘{}’ becomes ‘{}’", short(old), short(words)));
        lines[at] = words;
    }
    if !after.is_empty() {
        says.push(format!("add after paragraph {number}: ‘{}’", short(after)));
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
pub async fn amend(present: Present, sent: Sent) -> Result<Response, PageError> {
    let room = &present.room;
    let who = if sent.get("as") == "secretariat" { present.secretariat()? } else { present.delegate()? };
    let on = sent.get("on");
    let back = format!("/c/{}/text/{on}", room.id);
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
fn changed(l: Language, before: &str, text: &str) -> Markup {
    let (old, new) = (paragraphs(before), paragraphs(text));
    let changes: Vec<(similar::ChangeTag, &str)> = similar::capture_diff_slices(similar::Algorithm::Myers, &old, &new)
        .iter()
        .flat_map(|op| op.iter_changes(&old, &new).map(|change| (change.tag(), change.value())).collect::<Vec<_>>())
        .collect();
    html! {
        div.text lang=[l.lang_english()] {
            @for (tag, paragraph) in &changes {
                @match tag {
                    similar::ChangeTag::Equal => { p { (paragraph) } }
                    similar::ChangeTag::Delete => { p { del { span.unseen lang=(l.tag()) { (say!(l, "removed")) " " } (paragraph) } } }
                    similar::ChangeTag::Insert => { p { ins { span.unseen lang=(l.tag()) { (say!(l, "added")) " " } (paragraph) } } }
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
                "paragraph 2: ‘1. Opens;’ becomes ‘1. Shuts;’",
                Shape::Revises,
                "The Council,\n1. Shuts;\n2. Closes.",
            )),
        );
        check(1, "", "", Some(("delete paragraph 2 (‘1. Opens;’)", Shape::Deletes, "The Council,\n2. Closes.")));
        check(
            2,
            "2. Closes.",
            "3. Waits.",
            Some(("add after paragraph 3: ‘3. Waits.’", Shape::Adds, "The Council,\n1. Opens;\n2. Closes.\n3. Waits.")),
        );
    }
}
