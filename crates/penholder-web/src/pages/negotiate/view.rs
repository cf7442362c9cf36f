//! How a negotiation looks: the verdict, members by paragraphs with a mark that turns when pressed, deadlocks as positions
//! that face each other, the text that passes beside the text proposed.

use maud::{Markup, html};
use penholder_analysis::negotiation::answer::{Cell, DeadlockAnswer, Mark, WaysOut};
use penholder_analysis::negotiation::beside::Paired;
use penholder_analysis::negotiation::suppose::Position as Supposed;
use penholder_analysis::negotiation::{Asks, Beside};
use penholder_core::say::{capital, listed};
use penholder_core::text::compare::diff::{Fate, diff};
use penholder_core::{Faults, Position};

use super::{From, Shown};
use crate::desk::TOKEN;
use crate::faults::at_lines;
use crate::figure;
use crate::language::Language;
use crate::words::{say, say_linked};

/// The most deadlocks, ways out and other lines that are shown; the rest is in the cable.
const MOST: usize = 12;
/// The most cells of which each is a button; larger matrices are a table of signs, changed by the fields below it.
const MOST_BUTTONS: usize = 240;
/// The most paragraphs that stand side by side where nothing changes, and the most sources.
const MOST_SAME: usize = 20;
const MOST_SOURCES: usize = 60;

/// The cases, and the door for one's own.
pub fn list(l: Language, cases: &[(&str, String, String)]) -> Markup {
    html! {
        h1 { (say!(l, "negotiate-title")) }
        p { (say!(l, "negotiate-about")) }
        h2 { (say!(l, "negotiate-cases")) }
        ul.cases lang=[l.lang_english()] { @for (id, title, about) in cases {
            li { a href={ "/negotiate/" (id) } { (title) } @if !about.is_empty() { br; span.small.muted { (about) } } }
        } }
        h2 id="own" { (say!(l, "negotiate-own")) }
        p { (say_linked!(l, "negotiate-own-about", [], [example = "/negotiate/aleppo-2014/toml"])) }
        (own_form(l, ""))
    }
}

fn own_form(l: Language, text: &str) -> Markup {
    html! {
        form.own method="post" action="/negotiate/own" enctype="multipart/form-data" {
            label { (say!(l, "negotiate-paste")) textarea name="positions" rows="12" spellcheck="false" dir="ltr" { (text) } }
            label { (say!(l, "negotiate-upload")) input type="file" name="file" accept=".toml,text/plain"; }
            button { (say!(l, "negotiate-ask")) }
        }
    }
}

/// What is wrong with a file, each fault at its line; and the file to put right.
pub fn faults(l: Language, title: &str, text: &str, faults: &Faults) -> Markup {
    html! {
        h1 { (title) }
        (at_lines(l, text, faults))
        h2 id="own" { (say!(l, "negotiate-put-right")) }
        (own_form(l, text))
    }
}

/// One negotiation with its answer.
pub fn shown(l: Language, shown: &Shown) -> Markup {
    let answer = &shown.answer;
    let (verdict, why) = answer.sentence.split_once(". ").unwrap_or((answer.sentence.trim_end_matches('.'), ""));
    html! {
        div #negotiation data-region {
            h1 data-say="verdict" lang=[l.lang_english()] { (verdict) "." }
            @if !why.is_empty() { p.lead lang=[l.lang_english()] { (why) } }
            (instead(l, answer.from_reported_alone.verdict.as_ref()))
            p.under lang=[l.lang_english()] {
                (answer.title) " · " (answer.body) " · " (answer.date)
                @if let Some(penholder) = &answer.penholder { " · " span lang=(l.tag()) { (say!(l, "negotiate-penholder")) } " " (penholder) }
            }
            @if let Some(about) = &answer.about { p lang=[l.lang_english()] { (about) } }
            @for note in &answer.notes { p { strong { (l.english(note)) } } }
            (alive(l, shown))
            (deadlocks(l, shown))
            (ways(l, "negotiate-fewest", &answer.by_number))
            @if !answer.same_ways() { (ways(l, "negotiate-lightest", &answer.by_weight)) }
            (alone(l, shown))
            @if let Some(beside) = &answer.beside { (side_by_side(l, beside)) }
            (best(l, shown))
            (texts(l, shown))
            (roads(l, shown))
            (amendments(l, shown))
            @if let Some(certainty) = &answer.certainty { h2 { (say!(l, "negotiate-doubts")) } p { (l.english(certainty)) } }
            (lines(l, "negotiate-next", &answer.next))
            (instead(l, answer.from_reported_alone.next.as_ref()))
            @if !answer.sources.is_empty() {
                details { summary { (say!(l, "negotiate-sources")) }
                    ul.small lang=[l.lang_english()] { @for source in answer.sources.iter().take(MOST_SOURCES) { li { (source) } } }
                    (rest(l, answer.sources.len(), MOST_SOURCES))
                }
            }
            (downloads(l, shown))
        }
    }
}

/// The mark of an answer that would be another from what is reported alone, with that other one.
fn instead(l: Language, other: Option<&String>) -> Markup {
    html! { @if let Some(other) = other { span.guess { (say_linked!(l, "negotiate-reported", [answer = other.as_str()], [])) } } }
}

/// A sign for what is guessed.
fn guessed(l: Language) -> Markup {
    html! { span title=(say!(l, "mark-guessed")) { "?" } }
}

/// The matrix and the fields, in one form: every press asks again.
fn alive(l: Language, shown: &Shown) -> Markup {
    let body = html! {
        @for supposed in &shown.asked.supposed { input type="hidden" name="set" value=(supposed.written(&shown.stated)); }
        @if is_large(shown) { (signs(l, shown)) } @else { (matrix(l, shown)) }
        (legend(l, is_large(shown)))
        (supposed(l, shown))
        (fields(l, shown))
    };
    html! {
        @match &shown.from {
            From::Case(case) => { form.alive method="get" action={ "/negotiate/" (case.id) } data-swap="address" { (body) } }
            From::Own(text) => { form.alive method="post" action="/negotiate/own" data-swap { textarea hidden name="positions" { (text) } (body) } }
            From::Live(table) => { form.alive method="post" action=(table.address) data-swap { input type="hidden" name="token" value=(TOKEN); (body) } }
        }
    }
}

fn is_large(shown: &Shown) -> bool {
    let matrix = &shown.answer.matrix;
    matrix.elements.len() * matrix.rows.iter().filter(|row| row.stated).count() > MOST_BUTTONS
}

/// A large matrix: a row for each paragraph, a column for each member, a sign for each mark.
fn signs(l: Language, shown: &Shown) -> Markup {
    let matrix = &shown.answer.matrix;
    let rows: Vec<_> = matrix.rows.iter().filter(|row| row.stated).collect();
    html! {
        div.scroll tabindex="0" role="region" aria-label=(say!(l, "negotiate-title")) { table.signs lang=[l.lang_english()] {
            thead { tr {
                th scope="col" lang=(l.tag()) { (say!(l, "column-paragraph")) }
                @for row in &rows { th scope="col" { abbr title=(row.name) { (row.id) } } }
            } }
            tbody {
                @for (at, (id, _)) in matrix.elements.iter().enumerate() { tr {
                    th scope="row" { (id) }
                    @for row in &rows { @let cell = &row.cells[at]; td data-conflict[cell.conflict] { (sign(cell.mark)) @if cell.confidence == Some("guessed") { "?" } } }
                } }
                tr lang=(l.tag()) {
                    th scope="row" { (say!(l, "negotiate-on-draft")) }
                    @for row in &rows { @let stance = stance(row.stance);
                        td class=(figure::colour(stance, false)) { (figure::mark(stance, false)) span.unseen { (stance_word(l, row.stance)) } @if row.stance_guessed { "?" } } }
                }
            }
        } }
        (paragraphs(l, shown))
    }
}

fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::Must => "+",
        Mark::Refuses => "−",
        Mark::Package => "&",
        Mark::Rather => "~",
        Mark::Nothing => "",
    }
}

/// What the paragraphs say, and how many members say nothing.
fn paragraphs(l: Language, shown: &Shown) -> Markup {
    let matrix = &shown.answer.matrix;
    let others = matrix.rows.iter().filter(|row| !row.stated).count();
    html! {
        dl.paragraphs lang=[l.lang_english()] { @for (id, says) in &matrix.elements { dt { (id) } dd { (says)
            @for form in matrix.forms_of(id) { div.muted { span lang=(l.tag()) { (say!(l, "word-or")) } " " (form.told()) } } } } }
        @if others > 0 { p.small.muted { (say!(l, "negotiate-others", count = others)) } }
    }
}

/// How many lines are left to the cable.
fn rest(l: Language, all: usize, most: usize) -> Markup {
    html! { @if all > most { p.small.muted { (say!(l, "negotiate-rest", count = all - most)) } } }
}

fn matrix(l: Language, shown: &Shown) -> Markup {
    let matrix = &shown.answer.matrix;
    html! {
        div.scroll { table.matrix {
            caption { (say!(l, "negotiate-press")) }
            thead { tr {
                th scope="col" { (say!(l, "column-member")) }
                @for (id, says) in &matrix.elements { th scope="col" title=[(l == Language::English).then_some(says)] { (l.english(id)) } }
                th scope="col" { (say!(l, "negotiate-on-draft")) }
            } }
            tbody { @for (seat, row) in matrix.rows.iter().enumerate().filter(|(_, row)| row.stated) { tr {
                th scope="row" { (l.english(&row.name)) }
                @for (element, cell) in row.cells.iter().enumerate() { td {
                    @let id = &matrix.elements[element].0;
                    @let changed = shown.asked.supposed.iter().any(|other| (other.seat, other.element) == (seat, element));
                    button.cell id={ "turn-" (seat) "-" (element) } name="turn" value={ (row.id) "/" (id) }
                        data-conflict[cell.conflict] data-changed[changed] {
                        span.unseen { (l.english(&row.name)) ", " } span.of { (l.english(id)) " " }
                        (mark(cell.mark)) span { (word(l, cell)) }
                        @if cell.conflict { span.unseen { ", " (say!(l, "negotiate-conflict")) } }
                        @if changed { span.unseen { ", " (say!(l, "negotiate-supposed-mark")) } }
                    }
                } }
                @let stance = stance(row.stance);
                td class=(figure::colour(stance, false)) { span.of { (say!(l, "negotiate-on-draft")) ": " } (figure::mark(stance, false)) (stance_word(l, row.stance)) @if row.stance_guessed { (guessed(l)) } }
            } } }
        } }
        (paragraphs(l, shown))
    }
}

fn stance(word: &str) -> Position {
    match word {
        "for" => Position::Yes,
        "against" => Position::No,
        _ => Position::Abstain,
    }
}

fn stance_word(l: Language, word: &str) -> String {
    match word {
        "for" => say!(l, "stance-for"),
        "against" => say!(l, "stance-against"),
        _ => say!(l, "stance-abstains"),
    }
}

fn word(l: Language, cell: &Cell) -> Markup {
    let word = match cell.mark {
        Mark::Nothing => return html! { span.unseen { (say!(l, "mark-nothing")) } },
        Mark::Must => say!(l, "mark-must"),
        Mark::Refuses => say!(l, "mark-refuses"),
        Mark::Package => say!(l, "mark-ties"),
        Mark::Rather => say!(l, "mark-rather"),
    };
    html! { (word) @if cell.confidence == Some("guessed") { (guessed(l)) } }
}

/// The shape of a mark: a disc with a plus for a need, a square with a minus for a refusal, a half diamond for a tie.
fn mark(mark: Mark) -> Markup {
    html! {
        svg viewBox="-13 -13 26 26" aria-hidden="true" class={ "mark " (match mark {
            Mark::Must => "for", Mark::Refuses => "against", Mark::Package => "abstain", Mark::Rather | Mark::Nothing => "out",
        }) } { @match mark {
            Mark::Must => { circle.for r="10" {} path.onit d="M-5 0 H5 M0 -5 V5" {} }
            Mark::Refuses => { rect.against x="-9" y="-9" width="18" height="18" {} path.onit d="M-5 0 H5" {} }
            Mark::Package => { path.hollow.abstain d="M0 -10.5 L10.5 0 L0 10.5 L-10.5 0 Z" {} path.abstain d="M0 -10.5 L0 10.5 L-10.5 0 Z" {} }
            Mark::Rather => { path.hollow.out d="M-9 2 q4.5 -9 9 -2 t9 -2" {} }
            Mark::Nothing => { circle.out r="2" {} }
        } }
    }
}

fn legend(l: Language, of_signs: bool) -> Markup {
    let marks = [
        (Mark::Must, say!(l, "legend-must")),
        (Mark::Refuses, say!(l, "legend-refuses")),
        (Mark::Package, say!(l, "legend-ties")),
        (Mark::Rather, say!(l, "legend-rather")),
    ];
    html! {
        ul.legend.start {
            @for (of, says) in marks { li { @if of_signs { (sign(of)) " " } @else { (mark(of)) } (says) } }
            li { span.swatch data-conflict {} (say!(l, "negotiate-conflict")) }
            li { "? " (say!(l, "mark-guessed")) }
        }
    }
}

/// What is supposed, each with a way back.
fn supposed(l: Language, shown: &Shown) -> Markup {
    let asked = &shown.asked;
    html! {
        @if !asked.supposed.is_empty() {
            h2 { (say!(l, "negotiate-supposed")) }
            ul.back { @for supposed in &asked.supposed {
                li { (l.english(capital(&supposed.sentence(&shown.stated)))) " "
                    button.plain name="back" value=(supposed.written(&shown.stated)) { (say!(l, "negotiate-back")) } }
            } }
            @if asked.supposed.len() > 1 { p { button.plain name="back" value="*" { (say!(l, "negotiate-back-all")) } } }
        }
    }
}

/// Any member, any paragraph, any position; and the kind of matter.
fn fields(l: Language, shown: &Shown) -> Markup {
    let kinds = shown.from.charter(&shown.stated.body).map(|charter| {
        let has_rule = |question: &String| charter.rule(question, shown.stated.date).is_ok();
        charter.kinds.iter().filter(move |kind| kind.question.as_ref().is_some_and(has_rule))
    });
    let positions = [
        (Supposed::Must, say!(l, "suppose-must")),
        (Supposed::MustDrafted, say!(l, "suppose-must-drafted")),
        (Supposed::RefusesDrafted, say!(l, "suppose-refuses-drafted")),
        (Supposed::Refuses, say!(l, "suppose-refuses")),
        (Supposed::Nothing, say!(l, "suppose-nothing")),
    ];
    html! {
        details.fields #fields open[is_large(shown)] {
            summary { (say!(l, "negotiate-change")) }
            div.filter {
                label { (say!(l, "suppose-who")) select name="who" { option value="" {} @for seat in shown.stated.roster.seats() { option value=(seat.id) lang=[l.lang_english()] { (seat.name) } } } }
                label { (say!(l, "suppose-on")) select name="on" { option value="" {} @for element in &shown.stated.elements { option value=(element.id) lang=[l.lang_english()] { (element.id) } } } }
                label { (say!(l, "suppose-as")) select name="as" { option value="" {} @for (position, says) in &positions { option value=(position.word()) { (says) } } } }
                @if let Some(kinds) = kinds {
                    label { (say!(l, "suppose-kind")) select name="kind" { @for kind in kinds {
                        option value=(kind.id) selected[kind.id == shown.problem.kind] lang=[l.lang_english()] { (kind.name) }
                    } } }
                }
                button { (say!(l, "negotiate-ask")) }
            }
        }
    }
}

fn deadlocks(l: Language, shown: &Shown) -> Markup {
    let answer = &shown.answer;
    html! {
        @if !answer.deadlocks.is_empty() {
            h2 { (say!(l, "negotiate-why", count = answer.deadlocks.len())) @if !answer.deadlocks_complete { " " (say!(l, "negotiate-more-exist")) } }
            @for deadlock in answer.deadlocks.iter().take(MOST) { (facing(l, shown, deadlock)) }
        }
    }
}

/// The positions of a deadlock, face to face, over the rule that makes them one.
fn facing(l: Language, shown: &Shown, deadlock: &DeadlockAnswer) -> Markup {
    let problem = &shown.problem;
    let mut demands: Vec<_> = deadlock.demands.iter().map(|demand| &problem.demands[*demand]).collect();
    demands.sort_by_key(|demand| (demand.asks == Asks::Refuses, demand.seat));
    html! {
        div.deadlock {
            ul.demands { @for of_one in demands.chunk_by(|a, b| (a.seat, a.asks) == (b.seat, b.asks)) {
                @let (shape, verb) = match of_one[0].asks {
                    Asks::Must => (Mark::Must, say!(l, "verb-must")),
                    Asks::Refuses => (Mark::Refuses, say!(l, "verb-refuses")),
                    Asks::Package => (Mark::Package, say!(l, "verb-ties")),
                };
                li {
                    strong { (l.english(&problem.roster.seats()[of_one[0].seat].name)) }
                    span.verb { (mark(shape)) (verb) }
                    span { @for (at, demand) in of_one.iter().enumerate() {
                        @if at > 0 { " " (if demand.asks == Asks::Refuses { say!(l, "word-or") } else { say!(l, "word-and") }) " " }
                        (l.english(&demand.says))
                    } }
                }
            } }
            @for at in &deadlock.requirements {
                @let (asked, cite) = &shown.answer.rule[*at];
                p.rule-of { span.cite { (l.english(cite)) } " " (say_linked!(l, "negotiate-only-if", [asked = asked.as_str()], [])) }
            }
            @if deadlock.guessed { p.small.muted { (say!(l, "negotiate-guess")) } }
        }
    }
}

fn ways(l: Language, key: &'static str, ways: &WaysOut) -> Markup {
    html! {
        @if !ways.ways.is_empty() {
            h2 { (say!(l, key, count = ways.ways.len())) @if !ways.complete { " " (say!(l, "negotiate-more-exist")) } }
            ul { @for way in ways.ways.iter().take(MOST) { li { (l.english(&way.sentence)) @if way.guessed { " " span.small.muted { (say!(l, "negotiate-guess")) } } } } }
            (rest(l, ways.ways.len(), MOST))
            (instead(l, ways.from_reported_alone.as_ref()))
        }
    }
}

fn alone(l: Language, shown: &Shown) -> Markup {
    let answer = &shown.answer;
    html! {
        @if !answer.alone.is_empty() || answer.nobody_alone() {
            h2 { (say!(l, "negotiate-alone")) }
            @if answer.alone.is_empty() { p { (say!(l, "negotiate-nobody")) } }
            @else { ul { @for one in &answer.alone { li { strong { (l.english(&one.member)) } ": " (l.english(&one.passes)) } } } }
            (instead(l, answer.from_reported_alone.alone.as_ref()))
        }
    }
}

fn side_by_side(l: Language, beside: &Beside) -> Markup {
    let (kept, of) = beside.content;
    let same = beside.rows.iter().filter(|row| row.same).count();
    let folds = beside.rows.len() > MOST_SAME;
    html! {
        h2 { (say!(l, "negotiate-beside")) }
        p { @match &beside.only_if {
                Some(only_if) => { (say_linked!(l, "negotiate-if", [text = capital(&beside.text), only_if = only_if.as_str()], [])) }
                None => { (l.english(format!("{}.", capital(&beside.text)))) }
            }
            " " (say!(l, "negotiate-keeps", kept = kept, of = of)) }
        table.beside.stack {
            thead { tr { th scope="col" { (say!(l, "column-paragraph")) } th scope="col" { (say!(l, "column-proposed")) } th scope="col" { (say!(l, "column-passes")) } } }
            tbody { @for row in beside.rows.iter().filter(|row| !folds || !row.same) { tr {
                th scope="row" { (l.english(&row.element)) }
                td { span.of { (say!(l, "column-proposed")) } (l.english(&row.proposed)) }
                td { span.of { (say!(l, "column-passes")) } (passing(l, row)) }
            } } }
        }
        @if folds && same > 0 { p.small.muted { (say!(l, "negotiate-rest-same", count = same)) } }
        @if let Some(words) = &beside.words { p.small { (l.english(words)) "." } }
        (unmet(l, &beside.unmet))
        (instead(l, beside.from_reported_alone.as_ref()))
    }
}

fn passing(l: Language, row: &Paired) -> Markup {
    if row.same {
        return html! { span.muted { (say!(l, "negotiate-same")) } };
    }
    if row.worded && row.out {
        return html! { span.against { (say!(l, "negotiate-left-out")) } };
    }
    if !row.worded {
        return html! { span.changed { (l.english(&row.passes)) } };
    }
    html! { span lang=[l.lang_english()] { @for piece in diff(&row.proposed, &row.passes) { @match piece.fate {
        Fate::Same => (piece.words),
        Fate::Gone => del { span.unseen lang=(l.tag()) { (say!(l, "removed")) " " } (piece.words) },
        Fate::New => ins { span.unseen lang=(l.tag()) { (say!(l, "added")) " " } (piece.words) },
    } } } }
}

fn best(l: Language, shown: &Shown) -> Markup {
    let found = shown.answer.best_told(1);
    let name = |objectives: &[&str]| match objectives {
        ["preference"] => say!(l, "best-preference"),
        ["content"] => say!(l, "best-content"),
        ["support"] => say!(l, "best-support"),
        ["preference", "content"] => say!(l, "best-preference-content"),
        ["preference", "support"] => say!(l, "best-preference-support"),
        ["content", "support"] => say!(l, "best-content-support"),
        _ => say!(l, "best-all"),
    };
    html! {
        @if !found.is_empty() {
            h2 { (say!(l, "negotiate-passing")) }
            ul { @for best in &found { @for text in best.texts {
                @let (supports, abstain, against) = text.stances;
                li { strong { (name(&best.objectives)) } ": " (l.english(&text.text)) " ("
                    (say!(l, "negotiate-votes", supports = supports, abstain = abstain, against = against)) ")"
                    @if !best.proved { " " (say!(l, "negotiate-not-proved")) } }
            } } }
            (instead(l, shown.answer.from_reported_alone.best.as_ref()))
        }
    }
}

/// The demands that a text leaves unmet.
fn unmet(l: Language, unmet: &[String]) -> Markup {
    html! { @if !unmet.is_empty() { details { summary { (say!(l, "negotiate-unmet", count = unmet.len())) }
    ul.small lang=[l.lang_english()] { @for unmet in unmet.iter().take(MOST) { li { (unmet) } } } (rest(l, unmet.len(), MOST)) } } }
}

fn texts(l: Language, shown: &Shown) -> Markup {
    html! {
        h2 { (say!(l, "negotiate-texts")) }
        ul.verdicts { @for text in &shown.answer.texts { li {
            (figure::mark(if text.passes { Position::Yes } else { Position::No }, false))
            strong { (l.english(&text.name)) } ": " (l.english(&text.sentence))
            @if !text.changes.is_empty() { " " (say!(l, "negotiate-keeps", kept = text.content.0, of = text.content.1)) }
            (unmet(l, &text.unmet))
            (instead(l, text.from_reported_alone.as_ref()))
        } } }
    }
}

fn roads(l: Language, shown: &Shown) -> Markup {
    html! {
        @if !shown.answer.roads.roads.is_empty() {
            h2 { (say!(l, "negotiate-roads")) }
            ul.reasons { @for road in &shown.answer.roads.roads { @let passes = road.drafted_passes || road.some_passes == Some(true); li {
                span.cite { (l.english(&road.cite)) }
                span { (figure::mark(if passes { Position::Yes } else { Position::No }, false)) " " (l.english(&road.sentence))
                    (instead(l, road.from_reported_alone.as_ref())) }
            } } }
            @if let Some(left_out) = &shown.answer.roads.left_out { p.small.muted { (l.english(left_out)) } }
        }
    }
}

fn amendments(l: Language, shown: &Shown) -> Markup {
    let of = shown.answer.texts.first().map_or(0, |draft| draft.content.1);
    let moving: Vec<_> = shown.answer.amendments.iter().filter(|one| one.moves()).collect();
    let who = |names: &[String]| -> Markup {
        html! { @if names.is_empty() { (say!(l, "negotiate-nobody-word")) } @else { (l.english(listed(names))) } }
    };
    let all = moving.len();
    html! {
        @if !moving.is_empty() {
            h2 { (say!(l, "negotiate-amendments")) }
            table.stack {
                thead { tr { th scope="col" { (say!(l, "column-amendment")) } th scope="col" { (say!(l, "column-wins")) } th scope="col" { (say!(l, "column-loses")) } th.n scope="col" { (say!(l, "column-costs")) } } }
                tbody { @for one in moving.into_iter().take(MOST) { tr {
                    td { (l.english(&one.says)) @if one.passes { " " strong { (say!(l, "negotiate-passes-with-it")) } } @if let Some(words) = &one.words { br; span.small.muted { (l.english(words)) } } (instead(l, one.from_reported_alone.as_ref())) }
                    td { span.of { (say!(l, "column-wins")) ": " } (who(&one.wins)) } td { span.of { (say!(l, "column-loses")) ": " } (who(&one.loses)) } td.n { span.of { (say!(l, "column-costs")) ": " } (one.costs) " / " (of) }
                } } }
            }
            (rest(l, all, MOST))
        }
    }
}

fn lines(l: Language, key: &'static str, lines: &[String]) -> Markup {
    html! { @if !lines.is_empty() { h2 { (say!(l, key)) } ol lang=[l.lang_english()] { @for line in lines.iter().take(MOST) { li { (line) } } } } }
}

fn downloads(l: Language, shown: &Shown) -> Markup {
    let forms = [("md", say!(l, "download-cable")), ("toml", "TOML".to_owned()), ("json", "JSON".to_owned())];
    let fields = shown.asked.fields(&shown.stated);
    let taken = html! {
        @for (name, value) in &fields { input type="hidden" name=(name) value=(value); }
        span { (say!(l, "negotiate-take")) }
        @for (form, name) in &forms { button.plain name="download" value=(form) { (name) } }
    };
    html! {
        @match &shown.from {
            From::Case(case) => { ul.data { li { (say!(l, "negotiate-take")) } @for (form, name) in &forms {
                li { a href={ "/negotiate/" (case.id) "/" (form) (shown.asked.query(&shown.stated)) } { (name) } }
            } li { a href="/negotiate#own" { (say!(l, "negotiate-own")) } } } }
            From::Own(text) => { form.data method="post" action="/negotiate/own" {
                textarea hidden name="positions" { (text) }
                (taken)
            } }
            From::Live(table) => { form.data method="post" action=(table.address) {
                input type="hidden" name="token" value=(TOKEN);
                (taken)
            } }
        }
    }
}
