//! Opening a chamber: which law, who sits; a law of one's own is checked, and every fault shown at its line.
//!
//! Always: the form asks for what the law of the chosen body leaves open and for nothing else; what was typed is never
//! lost; nobody is invented unless that was chosen by name.
//! Not here: what a roster has to be (`penholder_chamber::opening`).

use penholder_core::say::capital;
use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use maud::{Markup, html};
use penholder_chamber::Station;
use penholder_chamber::opening::{self, OpeningError, Seats};
use penholder_core::seat::{Roster, Seat};
use penholder_core::{Charter, Faults, ReadBy};
use penholder_scripts::script::Law;
use serde::Deserialize;

use crate::answer::PageError;
use crate::app::App;
use crate::desk::TOKEN;
use crate::faults::at_lines;
use crate::guest::{Guest, Sent};
use crate::language::Language;
use crate::layout::{Page, Part};
use crate::pages::record;
use crate::visit::Visit;
use crate::words::say;

/// What the form is opened with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct With {
    /// The body.
    body: Option<String>,
    /// A chamber whose law and seats are taken over.
    again: Option<String>,
}

/// The form to open a chamber.
pub async fn open(
    visit: Visit,
    State(app): State<App>,
    guest: Guest,
    Query(with): Query<With>,
) -> Result<Response, PageError> {
    guest.administrator(&app).await?;
    let filled: HashMap<&str, String> = match (with.again, with.body) {
        (Some(id), _) => again(&app, &id).await?,
        (None, Some(body)) => [("body", body)].into(),
        (None, None) => HashMap::new(),
    };
    open_page(&visit, &guest, &app, &Came::default(), &|name| filled.get(name).cloned().unwrap_or_default())
}

/// The fields of the form for a chamber like another one.
async fn again(app: &App, id: &str) -> Result<HashMap<&'static str, String>, PageError> {
    let room = app.room(id).await?;
    let today = today(app);
    let taken_over = room.look(|state| {
        let law = state.law()?;
        let list = lines(&law.charter, state.roster(), today);
        let mut fields: HashMap<&'static str, String> =
            [("body", law.charter.id.clone()), ("seats", "named".to_owned()), ("list", list)].into();
        let shipped = opening::shipped_law(&law.charter.id).ok();
        if shipped.is_none_or(|shipped| {
            (shipped.charter_text, shipped.procedure_text) != (law.charter_text.clone(), law.procedure_text.clone())
        }) {
            fields.extend([("charter", law.charter_text.clone()), ("procedure", law.procedure_text.clone())]);
        }
        Some(fields)
    });
    let mut fields = taken_over.unwrap_or_default();
    fields.insert("name", room.name.clone());
    Ok(fields)
}

/// The seats that somebody names, as the form takes them: `FRA, France, permanent`, one a line.
pub fn lines(charter: &Charter, roster: &Roster, today: Date) -> String {
    let asked = |seat: &&Seat| charter.class(&seat.class).is_none_or(|class| !opening::fills_itself(class, today));
    let line = |seat: &Seat| format!("{}, {}, {}", seat.id, seat.name, seat.class);
    roster.seats().iter().filter(asked).map(line).collect::<Vec<_>>().join("\n")
}

/// Today, on the clock of the house.
pub fn today(app: &App) -> Date {
    app.house().now().to_zoned_datetime(jiff::tz::TimeZone::UTC).date()
}

/// What came of a form that was sent.
#[derive(Default)]
struct Came {
    /// What is wrong with something else than the texts.
    faults: Vec<String>,
    /// What is wrong with one of the texts, each fault at its place.
    law: Option<Box<Faults>>,
    /// The law that was only to be checked, and reads; and who would sit, or why nobody.
    checked: Option<Box<(Law, Result<Roster, String>)>>,
}

impl Came {
    fn count(&self) -> usize {
        self.faults.len() + self.law.as_ref().map_or(0, |faults| faults.faults.len())
    }

    /// The faults of one of the texts.
    fn of<'c>(&'c self, name: &str, text: &str) -> Option<&'c Faults> {
        let faults = self.law.as_deref()?;
        (faults.source_code.name() == name && faults.source_code.inner() == text).then_some(faults)
    }
}

/// How it can be said who sits in a body, the first being the most likely.
fn ways(charter: &Charter, today: Date) -> Vec<&'static str> {
    let (recorded, everybody) = (opening::is_recorded(charter), opening::names_everybody(charter, today));
    let numbered =
        !everybody && charter.classes.iter().any(|class| class.seats_on(today).is_some_and(|seats| seats > 1));
    let ways = [("date", recorded), ("charter", everybody), ("named", true), ("charter", numbered)];
    ways.into_iter().filter(|(_, there)| *there).map(|(way, _)| way).collect()
}

/// The form with what it held when it was sent; at first with the body of the record, as it sits today.
fn open_page(
    visit: &Visit,
    guest: &Guest,
    app: &App,
    came: &Came,
    was: &dyn Fn(&str) -> String,
) -> Result<Response, PageError> {
    let l = visit.language;
    let wanted = Wanted::of(was);
    let chosen = if wanted.body.is_empty() { record().body() } else { &wanted.body };
    let law = wanted.law().or_else(|_| Ok::<_, Unopened>(opening::shipped_law(chosen)?)).ok();
    let own = !wanted.charter.is_empty() || !wanted.procedure.is_empty();
    let text = |name: &'static str, file: &'static str, says: String, rows: &str, text: &str| {
        html! { div.own-text {
            label { (says) textarea name=(name) rows=(rows) spellcheck="false" dir="ltr" { (text) } }
            label { (say!(l, "open-upload")) input type="file" name={ (name) "-file" } accept=".toml,text/plain"; }
            @if let Some(faults) = came.of(file, text) { (at_lines(l, text, faults)) }
        } }
    };
    let body = html! {
        h1 { (say!(l, "open-a-chamber")) }
        @if came.count() > 0 {
            div.faults role="alert" {
                p { strong { (say!(l, "open-faults", count = came.count())) } }
                ul { @for fault in &came.faults { li { (l.english(capital(fault))) } } }
            }
        }
        @if let Some(checked) = &came.checked { (self::checked(l, &checked.0, &checked.1, today(app))) }
        form.open method="post" action="/open" enctype="multipart/form-data" {
            input type="hidden" name="token" value=(TOKEN);
            // what the Enter key of a field does
            button hidden tabindex="-1" {}
            label { (say!(l, "open-name")) input name="name" required maxlength="120" value=(wanted.name); }
            div.acts {
                label { (say!(l, "open-charter"))
                    select name="body" { @for (id, name) in opening::can_sit() { option value=(id) selected[id == chosen] { (name) } } } }
                button.plain name="look" value="1" formnovalidate { (say!(l, "open-look")) }
            }
            details #own-charter open[own] {
                summary { (say!(l, "open-own-charter")) }
                p.small.muted { (say!(l, "open-own-about")) }
                p { button.plain name="start" value="1" formnovalidate { (say!(l, "open-start")) } }
                (text("charter", "charter.toml", say!(l, "open-charter-text"), "16", &wanted.charter))
                (text("procedure", "procedure.toml", say!(l, "open-procedure-text"), "8", &wanted.procedure))
            }
            @if let Some(law) = &law { (who_sits(l, &law.charter, today(app), &wanted)?) }
            div.acts {
                button.big { (say!(l, "open-a-chamber")) }
                button.plain name="check" value="1" formnovalidate { (say!(l, "open-check")) }
            }
        }
    };
    let status = if came.count() == 0 { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::new(visit, say!(l, "open-a-chamber")).part(Part::Chambers).guest(guest);
    Ok((status, page.render(&body)).into_response())
}

/// Who sits, in the ways that the law leaves open.
fn who_sits(l: Language, charter: &Charter, today: Date, wanted: &Wanted) -> Result<Markup, PageError> {
    let ways = ways(charter, today);
    let chosen = ways.iter().find(|way| **way == wanted.seats).or(ways.first()).copied().unwrap_or("named");
    let (first, last) = record().seats()?.reach();
    let day = if wanted.date.is_empty() { today.clamp(first, last).to_string() } else { wanted.date.clone() };
    let (by_themselves, asked): (Vec<_>, Vec<_>) =
        charter.classes.iter().partition(|class| opening::fills_itself(class, today));
    let numbered = asked.iter().find(|class| class.seats_on(today).is_some_and(|seats| seats > 1));
    let example = numbered.map(|class| format!("{0} 1, {0} 2, {0} 3", class.name)).unwrap_or_default();
    // with one class a line is a name; with several the class is said, too
    let written = |class: &penholder_core::charter::Class| match asked.len() {
        1 => say!(l, "open-a-name"),
        _ => format!("{}, {}", say!(l, "open-a-name"), class.id),
    };
    Ok(html! {
        input type="hidden" name="shown" value=(charter.id);
        fieldset.choices {
            legend { (say!(l, "open-seats")) }
            p.small.muted { (l.english(html! { (charter.name) ": " (opening::to_be_named(charter, today)) })) }
            @for way in &ways { @match *way {
                "date" => {
                    label { input type="radio" name="seats" value="date" checked[chosen == "date"]; " " (say!(l, "open-seats-date")) }
                    input type="date" name="date" value=(day) min=(first) max=(last) aria-label=(say!(l, "open-date"));
                }
                "charter" => {
                    label { input type="radio" name="seats" value="charter" checked[chosen == "charter"]; " "
                        @if example.is_empty() || opening::names_everybody(charter, today) { (say!(l, "open-seats-charter")) }
                        @else { (say!(l, "open-seats-numbered")) " " (l.english(&example)) " …" } }
                }
                _ => {
                    label { input type="radio" name="seats" value="named" checked[chosen == "named"]; " " (say!(l, "open-seats-named")) }
                    ul.small { @for class in &asked { li {
                        code dir="ltr" { (written(class)) } " – "
                        (l.english(html! { @if let Some(seats) = class.seats_on(today) { (seats) " " } (class.plural) }))
                    } } }
                    textarea name="list" rows="6" aria-label=(say!(l, "open-seats-named")) { (wanted.list) }
                }
            } }
            @if !by_themselves.is_empty() {
                p.small.muted { (say!(l, "open-seats-by-themselves")) " "
                    @for (at, class) in by_themselves.iter().enumerate() { @if at > 0 { ", " } (l.english(&class.name)) } }
            }
        }
    })
}

/// A law that reads, in its own sentences as they are today, and who would sit.
fn checked(l: Language, law: &Law, roster: &Result<Roster, String>, today: Date) -> Markup {
    let charter = &law.charter;
    let names = charter.names();
    // in the order of the kinds of matter, what is asked first stands first
    let place = |on: &str| charter.kinds.iter().position(|kind| kind.question.as_deref() == Some(on));
    let mut rules: Vec<_> = charter.rules.iter().filter(|rule| rule.in_force.holds_on(today)).collect();
    rules.sort_by_key(|rule| place(&rule.on).unwrap_or(usize::MAX));
    html! {
        section.receipt role="status" {
            p { strong { (say!(l, "open-checked", count = rules.len())) } " " (l.english(&charter.name)) }
            ul.small { @for rule in rules { li {
                (l.english(html! { strong { (rule.on) } " (" (rule.cite) "): " (rule.says(&names, today, ReadBy::Practice)) }))
            } } }
            @match roster {
                Ok(roster) => {
                    p { strong { (say!(l, "open-would-sit", count = charter.members(roster).count())) } }
                    p.small { (l.english(sorted(roster).map(|seat| seat.name.as_str()).collect::<Vec<_>>().join(", "))) }
                }
                Err(why) => p.small { (l.english(capital(why))) }
            }
        }
    }
}

/// The seats in the order people look for them.
pub fn sorted(roster: &Roster) -> impl Iterator<Item = &Seat> {
    penholder_core::horseshoe::order(roster, None).into_iter().filter_map(|at| roster.seats().get(at))
}

/// Opens a chamber; its administrator works for its secretariat.
pub async fn opened(visit: Visit, State(app): State<App>, sent: Sent) -> Result<Response, PageError> {
    let person = sent.guest.administrator(&app).await?;
    // the text of a file stands in the form from then on
    let start = if sent.get("start").is_empty() { None } else { opening::shipped_law(sent.get("body")).ok() };
    let (charter, procedure) = match start {
        Some(law) => (law.charter_text, law.procedure_text),
        None => (text_of(&sent, "charter"), text_of(&sent, "procedure")),
    };
    let look = !sent.get("look").is_empty() || !sent.get("start").is_empty();
    let was = |name: &str| match name {
        "charter" => charter.clone(),
        "procedure" => procedure.clone(),
        "seats" if look => String::new(),
        name => sent.get(name).to_owned(),
    };
    if look {
        return open_page(&visit, &sent.guest, &app, &Came::default(), &was);
    }
    let wanted = Wanted::of(&was);
    let only_check = !sent.get("check").is_empty();
    let came = app.blocking(move |app| match only_check {
        true => wanted.checked(app).map(|checked| Err(Box::new(checked))),
        false => wanted.found(app, &person.id).map(Ok),
    });
    let came = match came.await? {
        Ok(Ok(id)) => return Ok(Redirect::to(&format!("/c/{id}/people")).into_response()),
        Ok(Err(checked)) => Came { checked: Some(checked), ..Came::default() },
        Err(Unopened::Page(error)) => return Err(error),
        Err(Unopened::Faults(faults)) => Came { faults, ..Came::default() },
        Err(Unopened::Law(faults)) => Came { law: Some(faults), ..Came::default() },
    };
    open_page(&visit, &sent.guest, &app, &came, &was)
}

/// One of the texts of a law: of the file that was chosen, else as it stands in the form.
fn text_of(sent: &Sent, name: &str) -> String {
    let plain = |text: &str| text.replace("\r\n", "\n");
    let file = plain(sent.get(&format!("{name}-file")));
    if file.trim().is_empty() { plain(sent.get(name)) } else { file }
}

/// What somebody wants to open.
struct Wanted {
    name: String,
    body: String,
    charter: String,
    procedure: String,
    /// The body for which the form asked who sits.
    shown: String,
    seats: String,
    date: String,
    list: String,
}

enum Unopened {
    Page(PageError),
    Faults(Vec<String>),
    Law(Box<Faults>),
}

impl From<OpeningError> for Unopened {
    fn from(why: OpeningError) -> Self {
        match why {
            OpeningError::Law(faults) => Unopened::Law(faults),
            OpeningError::Ledger(_)
            | OpeningError::Store(_)
            | OpeningError::Live(_)
            | OpeningError::Folder { .. }
            | OpeningError::Key => Unopened::Page(PageError::Damaged(why.to_string())),
            other => Unopened::Faults(vec![other.to_string()]),
        }
    }
}

impl From<penholder_chamber::HouseError> for Unopened {
    fn from(why: penholder_chamber::HouseError) -> Self {
        Unopened::Page(why.into())
    }
}

impl Wanted {
    fn of(was: &dyn Fn(&str) -> String) -> Self {
        let get = |name: &str| was(name).trim().to_owned();
        let (name, body, seats) = (get("name"), get("body"), get("seats"));
        let (charter, procedure) = (was("charter"), was("procedure"));
        Self { name, body, charter, procedure, shown: get("shown"), seats, date: get("date"), list: get("list") }
    }

    /// The law that was brought, else the shipped one that was chosen.
    fn law(&self) -> Result<Law, Unopened> {
        if self.charter.trim().is_empty() {
            return Ok(opening::shipped_law(&self.body)?);
        }
        let procedure = Some(self.procedure.as_str()).filter(|text| !text.trim().is_empty());
        Ok(opening::read_law(&self.charter, procedure)?)
    }

    /// Who sits, as it was said; as is likeliest where the form asked about another body.
    fn roster(&self, law: &Law, today: Date) -> Result<Roster, Unopened> {
        let ways = ways(&law.charter, today);
        let other = !self.shown.is_empty() && self.shown != law.charter.id;
        let way = match self.seats.as_str() {
            "named" => "named",
            _ if other => ways.first().copied().unwrap_or("named"),
            way => ways.iter().find(|known| **known == way).or(ways.first()).copied().unwrap_or("named"),
        };
        let seats = match way {
            "named" => Seats::Named(named(&self.list, &law.charter, today)),
            "charter" => Seats::OfCharter,
            _ if self.date.is_empty() => Seats::OfDate(today),
            _ => {
                let wrong = |_| Unopened::Faults(vec![format!("`{}` is no date", self.date)]);
                Seats::OfDate(self.date.parse().map_err(wrong)?)
            }
        };
        Ok(opening::roster(law, seats, today)?)
    }

    fn day(app: &App, law: &Law) -> Date {
        app.house().now().to_zoned_datetime(law.procedure.time_zone()).date()
    }

    /// The law, and who would sit or why nobody could.
    fn checked(&self, app: &App) -> Result<(Law, Result<Roster, String>), Unopened> {
        let law = self.law()?;
        let roster = match self.roster(&law, Self::day(app, &law)) {
            Ok(roster) => Ok(roster),
            Err(Unopened::Faults(faults)) => Err(faults.join(". ")),
            Err(other) => return Err(other),
        };
        Ok((law, roster))
    }

    fn found(&self, app: &App, person: &str) -> Result<String, Unopened> {
        let law = self.law()?;
        let roster = self.roster(&law, Self::day(app, &law))?;
        let record = app.house().add_chamber(&id_of(&self.name), &self.name, &law.charter.id);
        let record = match record {
            Err(penholder_chamber::HouseError::Taken { .. }) => {
                let fresh = penholder_chamber::secret::fresh_id().map_err(penholder_chamber::HouseError::from)?;
                app.house().add_chamber(&fresh, &self.name, &law.charter.id)?
            }
            other => other?,
        };
        let live = opening::found(app.ledger(&record)?, &law, &roster)?;
        app.house().give_station(&record.id, person, &Station::Secretariat)?;
        app.founded(&record, live);
        Ok(record.id)
    }
}

/// An id for addresses, made from a name.
fn id_of(name: &str) -> String {
    let id: String = name.to_lowercase().chars().filter(char::is_ascii_alphanumeric).take(24).collect();
    if id.is_empty() { "chamber".to_owned() } else { id }
}

/// Seats as people write them, one a line: `France`; `France, permanent` where there are several classes, else `FRA, France`;
/// `FRA, France, permanent`. A state that the record knows has its code as id; a seat that the law names, its weights.
pub fn named(list: &str, charter: &Charter, today: Date) -> Vec<Seat> {
    let asked: Vec<_> = charter.classes.iter().filter(|class| !opening::fills_itself(class, today)).collect();
    let first = asked.first().map_or("member", |class| class.id.as_str());
    let class_of = |word: &str| charter.class_called(word).map_or(word, |class| class.id.as_str()).to_owned();
    let states = record().seats().ok().filter(|_| opening::is_recorded(charter));
    let id_of = |at: usize, name: &str| {
        let state = states.and_then(|states| states.find(name)).map(|state| state.code.to_owned());
        state.unwrap_or_else(|| format!("S{}", at + 1))
    };
    let seat = |(at, line): (usize, &str)| {
        let parts: Vec<&str> = line.split(',').map(str::trim).collect();
        let seat = match parts.as_slice() {
            [id, name, class] => Seat::new(*id, *name, class_of(class)),
            [name, class] if asked.len() > 1 => Seat::new(id_of(at, name), *name, class_of(class)),
            [id, name] => Seat::new(*id, *name, first),
            _ => Seat::new(id_of(at, line), line, first),
        };
        let by_law = charter.seats.iter().find(|named| named.seat.id == seat.id);
        Seat { weights: by_law.map(|named| named.seat.weights.clone()).unwrap_or_default(), ..seat }
    };
    list.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate().map(seat).collect()
}
