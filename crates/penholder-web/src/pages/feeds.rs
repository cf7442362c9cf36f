//! Feeds: the sittings and decisions of a chamber as Atom (RFC 4287), its sittings as iCalendar (RFC 5545), the latest votes
//! of the record as Atom.
//!
//! Always: what is in a feed is what the public is told; an entry keeps its id on whatever host it is read; whoever has the
//! feed already is told so by its tag or its date.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use atom_syndication::{Category, Entry, Feed, FixedDateTime, Generator, Link, Person, Text, WriteConfig};
use axum::extract::Query;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use icalendar::{Calendar, Component, Event as Sitting, EventStatus, Property};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use penholder_chamber::View;
use penholder_chamber::secret::digest;
use penholder_chamber::view::Told;
use penholder_core::procedure::{Event, meeting};

use crate::answer::PageError;
use crate::app::Room;
use crate::language::Language;
use crate::news::{Kind, News};
use crate::pages::{record, vote, votes};
use crate::present::Present;
use crate::visit::Visit;
use crate::vocabulary;

/// The media type of a feed.
pub const ATOM: &str = "application/atom+xml";
/// The media type of a calendar.
pub const CALENDAR: &str = "text/calendar";
/// The most entries of a feed.
const LATEST: usize = 50;

/// A name that stays for something that is told on any host: a UUID of version 8 (RFC 9562) made from a SHA-256.
fn urn(of: &str) -> String {
    let hash = digest(of);
    let part = |from: usize, to: usize| hash.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-8{}-8{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}

fn moment(at: Timestamp) -> FixedDateTime {
    // every timestamp reads as RFC 3339
    FixedDateTime::parse_from_rfc3339(&at.to_string()).unwrap_or_default()
}

fn plain(text: impl Into<String>) -> Text {
    Text::plain(text.into())
}

fn link(rel: &str, media: &str, href: String) -> Link {
    Link { rel: rel.to_owned(), mime_type: Some(media.to_owned()), href, ..Link::default() }
}

/// A feed around entries: `page` is what it is about, `itself` its own address.
fn feed(visit: &Visit, id: String, title: String, page: &str, updated: Timestamp, entries: Vec<Entry>) -> Feed {
    let person = Person { name: title.clone(), ..Person::default() };
    let generator = Generator { value: "Penholder".to_owned(), ..Generator::default() };
    Feed {
        id,
        title: plain(title),
        updated: moment(updated),
        authors: vec![person],
        generator: Some(generator),
        links: vec![
            link("self", ATOM, visit.absolute(&visit.address())),
            link("alternate", "text/html", visit.absolute(page)),
        ],
        lang: Some("en".to_owned()),
        entries,
        ..Feed::default()
    }
}

fn written(feed: &Feed) -> Result<String, PageError> {
    let damaged = |why: &dyn std::fmt::Display| PageError::Damaged(why.to_string());
    let how = WriteConfig { write_document_declaration: true, indent_size: Some(2) };
    let bytes = feed.write_with_config(Vec::new(), how).map_err(|why| damaged(&why))?;
    String::from_utf8(bytes).map_err(|why| damaged(&why))
}

/// An answer that can be asked for again without being sent again (RFC 9110, section 13).
fn kept(media: &'static str, body: String, changed: Timestamp, asked: &HeaderMap) -> Response {
    let tag = format!("W/\"{}\"", digest(&body).get(..20).unwrap_or_default());
    let seconds = |time: SystemTime| time.duration_since(UNIX_EPOCH).map_or(0, |at| at.as_secs());
    let date = UNIX_EPOCH + Duration::from_secs(u64::try_from(changed.as_second()).unwrap_or(0));
    let text = |name: header::HeaderName| asked.get(name).and_then(|value| value.to_str().ok());
    let has_it = match (text(header::IF_NONE_MATCH), text(header::IF_MODIFIED_SINCE)) {
        // the tag goes before the date
        (Some(tags), _) => tags.trim() == "*" || tags.split(',').any(|other| other.trim() == tag),
        (None, Some(since)) => httpdate::parse_http_date(since).is_ok_and(|since| seconds(date) <= seconds(since)),
        (None, None) => false,
    };
    let mut response = if has_it { StatusCode::NOT_MODIFIED.into_response() } else { crate::answer::data(media, body) };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
    for (name, value) in [(header::ETAG, tag), (header::LAST_MODIFIED, httpdate::fmt_http_date(date))] {
        if let Ok(value) = value.parse() {
            headers.insert(name, value);
        }
    }
    response
}

/// What the public was told in a chamber, and since when it stands.
async fn told(room: &Room) -> Result<(Vec<Told>, Timestamp), PageError> {
    let told = room.live.minutes(&View::Public).await.map_err(|why| PageError::Damaged(why.to_string()))?;
    // the law of a chamber is public and comes first
    let since = told.first().map_or(Timestamp::UNIX_EPOCH, |first| first.at);
    Ok((told, since))
}

/// The sittings and decisions of a chamber.
pub async fn of_chamber(present: Present, asked: HeaderMap) -> Result<Response, PageError> {
    let (visit, room) = (&present.visit, &present.room);
    let (told, since) = told(room).await?;
    let id = format!("chamber {} {since}", room.id);
    let page = format!("/c/{}", room.id);
    let mut news: Vec<News> = Vec::new();
    for next in told.iter().filter_map(News::of).filter(|news| news.kind != Kind::VoteOpened) {
        // an adoption by a vote was told with the vote
        let by_vote = news
            .last()
            .is_some_and(|last| (last.kind, &last.matter, last.at) == (Kind::VoteDecided, &next.matter, next.at));
        if next.kind != Kind::TextAdopted || !by_vote {
            news.push(next);
        }
    }
    let entries = news.iter().rev().take(LATEST).map(|news| entry(visit, &id, &page, news)).collect();
    let updated = news.last().map_or(since, |last| last.at);
    let feed = feed(visit, urn(&id), room.name.clone(), &page, updated, entries);
    Ok(kept(ATOM, written(&feed)?, updated, &asked))
}

fn entry(visit: &Visit, chamber: &str, page: &str, news: &News) -> Entry {
    let at = moment(news.at);
    Entry {
        id: urn(&format!("{chamber} {}", news.seq)),
        title: plain(news.says.as_str()),
        updated: at,
        published: Some(at),
        categories: vec![Category { term: news.kind.word().to_owned(), ..Category::default() }],
        links: vec![link("alternate", "text/html", visit.absolute(page))],
        summary: Some(plain(if news.under.is_empty() { news.says.clone() } else { news.under.join("\n") })),
        ..Entry::default()
    }
}

/// A moment as iCalendar writes it.
fn stamp(at: Timestamp) -> String {
    at.to_zoned_datetime(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The sittings of a chamber, the one that goes on without an end.
pub async fn calendar(present: Present, asked: HeaderMap) -> Result<Response, PageError> {
    let (visit, room) = (&present.visit, &present.room);
    let (told, since) = told(room).await?;
    let mut sittings: BTreeMap<u64, Sitting> = BTreeMap::new();
    let mut latest: BTreeMap<&str, u64> = BTreeMap::new();
    let mut updated = since;
    for told in &told {
        match &told.fact {
            Event::Meeting(meeting::Event::Convened { symbol, agenda, private, .. }) => {
                let mut sitting = Sitting::new();
                sitting.uid(&format!("{}-{}@{}.penholder", told.matter, told.seq, room.id));
                let called = symbol.as_deref().unwrap_or(&room.name);
                sitting.summary(&if *private { format!("{called} (private)") } else { called.to_owned() });
                sitting.description(&agenda.join("\n"));
                sitting.url(&visit.absolute(&format!("/c/{}", room.id)));
                sitting.status(EventStatus::Confirmed);
                sitting.append_property(Property::new("DTSTART", stamp(told.at)));
                sitting.append_property(Property::new("DTSTAMP", stamp(told.at)));
                sittings.insert(told.seq, sitting);
                latest.insert(&told.matter, told.seq);
            }
            Event::Meeting(meeting::Event::Adjourned | meeting::Event::AgendaNotAdopted) => {
                let sitting = latest.get(told.matter.as_str()).and_then(|seq| sittings.get_mut(seq));
                if let Some(sitting) = sitting {
                    sitting.append_property(Property::new("DTEND", stamp(told.at)));
                    sitting.append_property(Property::new("DTSTAMP", stamp(told.at)));
                }
            }
            _ => continue,
        }
        updated = told.at;
    }
    let mut calendar = Calendar::new();
    calendar.name(&room.name);
    for sitting in sittings.into_values() {
        calendar.push(sitting);
    }
    Ok(kept(CALENDAR, calendar.done().to_string(), updated, &asked))
}

/// The latest votes of the record that pass a filter.
pub async fn of_votes(
    visit: Visit,
    Query(filter): Query<votes::Filter>,
    asked: HeaderMap,
) -> Result<Response, PageError> {
    let found = filter.votes()?;
    let items = record().items()?;
    let start = |day: Date| day.to_zoned_datetime(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |at| at.timestamp());
    let mut entries = Vec::new();
    for vote in found.iter().take(LATEST) {
        let says = vote::sentence(vote)?;
        let at = moment(start(vote.date));
        let item = vote.item.map(|id| votes::item_name(items, id));
        let declared = vocabulary::declared(Language::English, vote.declared);
        let under = [Some(declared.as_str()), item, vote.meeting];
        entries.push(Entry {
            id: urn(&format!("record {} vote {}", record().body(), vote.id)),
            title: plain(format!("{}: {says}", vote.symbol)),
            updated: at,
            published: Some(at),
            categories: vec![Category { term: vote.declared.word().to_owned(), ..Category::default() }],
            links: vec![link("alternate", "text/html", visit.absolute(&format!("/votes/{}", vote.id)))],
            summary: Some(plain(under.into_iter().flatten().collect::<Vec<_>>().join(" · "))),
            ..Entry::default()
        });
    }
    let updated = found.first().map_or(Timestamp::UNIX_EPOCH, |vote| start(vote.date));
    let page = format!("/votes?{}", filter.query(1));
    let id = urn(&format!("record {} votes {}", record().body(), filter.query(1)));
    let title = penholder_charters::charter(record().body()).map_or_else(String::new, |charter| charter.name.clone());
    let feed = feed(&visit, id, title, &page, updated, entries);
    Ok(kept(ATOM, written(&feed)?, updated, &asked))
}
