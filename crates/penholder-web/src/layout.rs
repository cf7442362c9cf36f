//! The shell of every page: the head, the line at the top, the foot with the languages.

use axum::response::Html;
use maud::{DOCTYPE, Markup, html};

use crate::desk::TOKEN;
use crate::guest::Guest;
use crate::language::Language;
use crate::visit::Visit;
use crate::words::say;

/// Which part of the site a page belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The votes of the record.
    Votes,
    /// The members.
    Members,
    /// Vetoes.
    Vetoes,
    /// The record under other charters.
    Replay,
    /// The law of the bodies.
    Charters,
    /// The cases.
    Cases,
    /// The live chambers.
    Chambers,
    /// Negotiations.
    Negotiations,
    /// What is to be found under analysis.
    Analysis,
    /// Power.
    Power,
    /// Agreement and blocs.
    Blocs,
    /// The scale.
    Map,
    /// Deadlock spells.
    Spells,
    /// Forecasts.
    Forecast,
    /// Voting in the plane.
    Space,
    /// None of them.
    None,
}

/// A part with its address and the message that names it.
pub type Named = (Part, &'static str, &'static str);

const PARTS: &[Named] = &[
    (Part::Chambers, "/chambers", "nav-chambers"),
    (Part::Votes, "/votes", "nav-record"),
    (Part::Cases, "/cases", "nav-cases"),
    (Part::Charters, "/charters", "nav-law"),
    (Part::Negotiations, "/negotiate", "nav-negotiations"),
    (Part::Analysis, "/analysis", "nav-analysis"),
];

/// The parts of the record, in a line of their own on its pages.
const RECORD: &[Named] = &[
    (Part::Votes, "/votes", "nav-votes"),
    (Part::Members, "/members", "nav-members"),
    (Part::Vetoes, "/vetoes", "nav-vetoes"),
    (Part::Replay, "/replay", "nav-replay"),
];

/// The parts of the analysis, in a line of their own on its pages.
pub const ANALYSIS: &[Named] = &[
    (Part::Power, "/power/un-security-council", "nav-power"),
    (Part::Blocs, "/blocs", "nav-blocs"),
    (Part::Map, "/map", "nav-map"),
    (Part::Spells, "/spells", "nav-spells"),
    (Part::Forecast, "/forecast", "nav-forecast"),
    (Part::Space, "/space", "nav-space"),
];

/// A part with parts of its own: which of them it is, its name, and theirs.
const INNER: [(Part, &str, &[Named]); 2] =
    [(Part::Votes, "nav-record", RECORD), (Part::Analysis, "nav-analysis", ANALYSIS)];

/// A page about to be rendered: `Page::new(&visit, title).part(Part::Votes).render(&body)`.
pub struct Page<'v> {
    visit: &'v Visit,
    title: String,
    part: Part,
    picture: Option<(String, String)>,
    data: Vec<(&'static str, String)>,
    live: Option<Live>,
    token: Option<String>,
    who: String,
    class: &'static str,
    waits: bool,
    zone: Option<String>,
}

/// How long a page that waits waits before it asks again without scripts, in seconds.
const WAIT: &str = "5";

/// What a page follows: the address of its stream, and the number of what it shows already.
pub struct Live {
    /// The address.
    pub stream: String,
    /// The number.
    pub seq: String,
}

impl<'v> Page<'v> {
    /// A page with a title, of no part.
    pub fn new(visit: &'v Visit, title: impl Into<String>) -> Self {
        Self {
            visit,
            title: title.into(),
            part: Part::None,
            picture: None,
            data: Vec::new(),
            live: None,
            token: None,
            who: String::new(),
            class: "",
            waits: false,
            zone: None,
        }
    }

    /// The same, in a part of the site.
    #[must_use]
    pub fn part(mut self, part: Part) -> Self {
        self.part = part;
        self
    }

    /// The same, following a stream.
    #[must_use]
    pub fn live(mut self, live: Live) -> Self {
        self.live = Some(live);
        self
    }

    /// The same, for somebody: the name stands in the line at the top, the form token is put into every form.
    #[must_use]
    pub fn guest(mut self, guest: &Guest) -> Self {
        self.token = Some(guest.form_token().to_owned());
        self.who = guest.name().to_owned();
        self
    }

    /// The same, laid out in another way: `wide`, `screen`.
    #[must_use]
    pub fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// The same, with its clocks in a time zone: that of the body.
    #[must_use]
    pub fn zone(mut self, zone: Option<&str>) -> Self {
        self.zone = zone.map(str::to_owned);
        self
    }

    /// The same, asking again by itself until it is another.
    #[must_use]
    pub fn waits(mut self) -> Self {
        self.waits = true;
        self
    }

    /// The same, with a picture for those who pass the address on: its address and what it shows.
    #[must_use]
    pub fn picture(mut self, address: &str, shows: &str) -> Self {
        self.picture = Some((address.to_owned(), shows.to_owned()));
        self
    }

    /// The same, with the addresses of its data as JSON and CSV.
    #[must_use]
    pub fn data(mut self, json: &str, csv: &str) -> Self {
        self.data.extend([("application/json", json.to_owned()), ("text/csv", csv.to_owned())]);
        self
    }

    /// The same, with what else there is of it: a feed, a calendar.
    #[must_use]
    pub fn also(mut self, media: &'static str, address: &str) -> Self {
        self.data.push((media, address.to_owned()));
        self
    }

    /// The whole page around a body.
    pub fn render(&self, body: &Markup) -> Html<String> {
        let l = self.visit.language;
        let inner = INNER
            .iter()
            .find(|(outer, _, parts)| *outer == self.part || parts.iter().any(|(part, ..)| *part == self.part));
        let markup = html! {
            (DOCTYPE)
            html lang=(l.tag()) dir=(l.direction()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { @if self.title != "Penholder" { (self.title) " · " } "Penholder" }
                    link rel="stylesheet" href=(crate::pages::assets::STYLE.address());
                    script type="module" src=(crate::pages::assets::SCRIPT.address()) {}
                    @if self.waits { noscript { meta http-equiv="refresh" content=(WAIT); } }
                    link rel="icon" type="image/svg+xml" href=(crate::pages::assets::ICON.address());
                    link rel="canonical" href=(self.visit.absolute(&self.visit.address()));
                    @if let Some(token) = &self.token { meta name="penholder-token" content=(token); }
                    meta name="description" content=(self.title);
                    meta property="og:title" content=(self.title);
                    meta property="og:site_name" content="Penholder";
                    meta property="og:type" content="article";
                    meta property="og:url" content=(self.visit.absolute(&self.visit.address()));
                    @if let Some((address, shows)) = &self.picture {
                        meta property="og:image" content=(self.visit.absolute(address));
                        meta property="og:image:width" content="1200";
                        meta property="og:image:height" content="630";
                        meta property="og:image:alt" content=(shows);
                        meta name="twitter:card" content="summary_large_image";
                    }
                    @for (media, address) in &self.data { link rel="alternate" type=(media) href=(address); }
                }
                body class=[(!self.class.is_empty()).then_some(self.class)] data-stream=[self.live.as_ref().map(|live| &live.stream)] data-seq=[self.live.as_ref().map(|live| &live.seq)] data-wait[self.waits] data-zone=[self.zone.as_deref()] {
                    a.skip href="#main" { (say!(l, "skip")) }
                    header.top {
                        div {
                            a.name href="/" lang="en" { "Penholder" }
                            nav aria-label=(say!(l, "nav")) {
                                @for (part, address, name) in PARTS.iter().copied() {
                                    @let here = inner.map_or(self.part, |(outer, ..)| *outer) == part;
                                    a href=(address) aria-current=[here.then_some("true")] { (say!(l, name)) }
                                }
                            }
                            @if !self.who.is_empty() { a.who href="/chambers" { span.unseen { (say!(l, "you-are")) " " } (self.who) } }
                        }
                        @if let Some((_, name, parts)) = inner {
                            nav.record aria-label=(say!(l, name)) {
                                @for (part, address, name) in parts.iter().copied() {
                                    a href=(address) aria-current=[(part == self.part).then_some("page")] { (say!(l, name)) }
                                }
                            }
                        }
                    }
                    @if self.live.is_some() {
                        aside #link aria-label=(say!(l, "link")) data-script data-live=(say!(l, "link-live")) data-quiet=(say!(l, "link-quiet")) data-lost=(say!(l, "link-lost")) data-own=(say!(l, "link-own")) {}
                    }
                    main id="main" { (body) }
                    footer.foot {
                        p { (say!(l, "foot-facts")) }
                        p { a href="/api" { (say!(l, "api-title")) } }
                        p.printed { (self.visit.absolute(&self.visit.address())) }
                        (self.languages())
                    }
                    p.unseen #say aria-live="polite" {}
                    p.unseen #say-now aria-live="assertive" {}
                    (keys(l))
                }
            }
        };
        let token = self.token.as_deref().unwrap_or("");
        Html(markup.into_string().replace(TOKEN, token))
    }

    /// The same page in the other languages, each named in itself.
    fn languages(&self) -> Markup {
        let l = self.visit.language;
        html! {
            nav.languages aria-label=(say!(l, "languages")) {
                @for language in Language::ALL {
                    a href=(self.visit.address_in(language)) lang=(language.tag()) hreflang=(language.tag()) dir=(language.direction())
                        aria-current=[(language == l).then_some("true")] { (language.own_name()) }
                }
            }
        }
    }
}

/// What the list of keys says around the keys themselves.
fn keys(l: Language) -> Markup {
    html! {
        template #keys {
            h2 { (say!(l, "keys-title")) }
            dl {}
            form method="dialog" {
                label { input type="checkbox" name="off"; " " (say!(l, "keys-off")) }
                button { (say!(l, "close")) }
            }
        }
    }
}
