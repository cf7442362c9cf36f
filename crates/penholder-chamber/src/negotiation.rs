//! What a view knows of everybody's positions on a text, as a file of positions: the text in its paragraphs, each with what
//! the pending amendments would make of it, and for each delegation what was stated to this view.
//!
//! Always: the file is made from the scene of the view and from what the house tells that view, so that nothing hidden from
//! it can be in the file; positions on an older version are carried to the paragraphs that became of theirs.
//! Not here: what comes of the positions (`penholder_analysis::negotiation`), who may know of them (`House::positions`).

use std::sync::Arc;

use jiff::Timestamp;
use penholder_core::procedure::resolution::Amendment;
use penholder_core::procedure::{Form, Matter, Sitting};
use penholder_core::text::compare::diff::{Fate, diff, tokens};
use penholder_core::text::lines::paragraphs;
use serde::Serialize;
use toml::value::Datetime;

use crate::house::{About, Known, Package, Position, Stated, Tie, Wants};
use crate::live::State;
use crate::paragraph::{Side, Touch, amendments, carried, touched, wordings};
use crate::station::View;
use crate::view::scene;

/// A text as it is negotiated, as far as a view may know it.
#[derive(Clone, Debug)]
pub struct Negotiated {
    /// The id of the matter.
    pub id: String,
    /// The view.
    pub view: View,
    /// Its kind, as the charter calls it.
    pub kind: String,
    /// SHA-256 of the version.
    pub version: String,
    /// Its paragraphs, in order.
    pub paragraphs: Vec<String>,
    /// The pending amendments whose text is known.
    pub amendments: Vec<Pending>,
    matter: Arc<Matter>,
    head: Head,
    elements: Vec<Element>,
    packages: Vec<Bound>,
}

/// A pending amendment.
#[derive(Clone, Debug)]
pub struct Pending {
    /// Its id.
    pub id: String,
    /// The seat that moves it.
    pub by: String,
    /// What it does, in a line.
    pub says: String,
    /// The first paragraph that it touches, from 0.
    pub at: usize,
    /// How it is written in the file: `p3/a1`, `p3/out`.
    written: String,
}

/// A position or a package, carried to the version that stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried<T> {
    /// What was stated.
    pub stated: T,
    /// The same about the version that stands now; none if what it is about is not there any more.
    pub now: Option<T>,
    /// Whether the words it is about have changed since.
    pub changed: bool,
}

/// The text of a matter as it is negotiated; `None` if the view sees no such text, no words of it, or its body has no law.
#[must_use]
pub fn negotiated(view: &View, state: &State, now: Timestamp, matter: &str) -> Option<Negotiated> {
    let sitting = state.sitting(now)?;
    let seen = scene(view, state, now).matters.remove(matter)?;
    let kind = kind(&seen.form)?.to_owned();
    let last = wordings(&seen.form).last()?;
    let text = last.text.as_deref()?;
    let words: Vec<String> = paragraphs(text).into_iter().map(str::to_owned).collect();
    let of_text = touched(text, amendments(&seen.form));
    let mut made = Made::of(&words);
    for amendment in amendments(&seen.form) {
        let touches = of_text.iter().flat_map(|(at, touches)| touches.iter().map(|touch| (*at, touch)));
        let own: Vec<_> = touches.filter(|(_, touch)| touch.amendment.id == amendment.id).collect();
        made.amend(&sitting, amendment, &own);
    }
    let Made { elements, packages, pending } = made;
    let owner = seen.form.owner().filter(|owner| sitting.roster.find(owner).is_ok());
    let head = Head {
        title: crate::words::called(&seen),
        body: sitting.charter.id.clone(),
        kind: kind.clone(),
        // a date of the calendar is one of TOML
        date: sitting.date().to_string().parse().ok()?,
        penholder: owner.map(str::to_owned),
    };
    // the words of older versions tell only which paragraph is which; they are in nothing that leaves
    let matter = Arc::clone(state.matters().get(matter)?);
    let (id, view, version) = (matter.id.clone(), view.clone(), last.sha256.clone());
    Some(Negotiated {
        id,
        view,
        kind,
        version,
        paragraphs: words,
        amendments: pending,
        matter,
        head,
        elements,
        packages,
    })
}

/// The kind of a text that is negotiated, as the charter calls it.
fn kind(form: &Form) -> Option<&str> {
    match form {
        Form::Draft(draft) => Some(&draft.kind),
        Form::Presidential(statement) => Some(&statement.kind),
        Form::Press(statement) => Some(&statement.kind),
        _ => None,
    }
}

impl Negotiated {
    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.head.title
    }

    /// What was stated, carried to the version that stands now.
    #[must_use]
    pub fn carried(&self, stated: &Stated) -> (Vec<Carried<Position>>, Vec<Carried<Package>>) {
        let ways = self.ways(&stated.version);
        let positions = stated.positions.iter().map(|position| {
            let moved = self.moved(ways.as_deref(), &position.on);
            let changed = moved.as_ref().is_some_and(|(_, changed)| *changed);
            let now = moved.map(|(on, _)| Position { on, ..position.clone() });
            Carried { stated: position.clone(), now, changed }
        });
        let packages = stated.packages.iter().map(|package| {
            let both = self.moved(ways.as_deref(), &package.first).zip(self.moved(ways.as_deref(), &package.second));
            let changed = both.as_ref().is_some_and(|((_, first), (_, second))| *first || *second);
            let now = both.map(|((first, _), (second, _))| Package { first, second, ..package.clone() });
            Carried { stated: package.clone(), now, changed }
        });
        (positions.collect(), packages.collect())
    }

    /// Where the paragraphs of a version stand now; none if it is this one.
    fn ways(&self, version: &str) -> Option<Vec<Option<(usize, bool)>>> {
        if version == self.version {
            return None;
        }
        let older = wordings(&self.matter.form).iter().find(|wording| wording.sha256 == version);
        let text = older.and_then(|wording| wording.text.as_deref());
        Some(text.map(|text| carried(text, &self.paragraphs.join("\n"))).unwrap_or_default())
    }

    fn moved(&self, ways: Option<&[Option<(usize, bool)>]>, on: &About) -> Option<(About, bool)> {
        let paragraph = |at: usize| match ways {
            None => (at < self.paragraphs.len()).then_some((at, false)),
            Some(ways) => ways.get(at).copied().flatten(),
        };
        Some(match on {
            About::Amendment(id) => {
                self.amendments.iter().find(|pending| pending.id == *id)?;
                (on.clone(), false)
            }
            About::Paragraph(at) => paragraph(*at).map(|(at, changed)| (About::Paragraph(at), changed))?,
            About::Drafted(at) => paragraph(*at).map(|(at, changed)| (About::Drafted(at), changed))?,
            About::Out(at) => paragraph(*at).map(|(at, changed)| (About::Out(at), changed))?,
        })
    }

    /// The file of positions with what is known of these delegations; what is about nothing any more is left out.
    ///
    /// # Errors
    /// A word cannot be written, which does not happen: every text can.
    pub fn file(&self, known: &[Known]) -> Result<String, toml::ser::Error> {
        let member = known.iter().map(|known| self.member(known)).collect();
        let (matter, element, package) = (&self.head, &self.elements, &self.packages);
        toml::to_string(&File { matter, element, package, member })
    }

    fn member(&self, known: &Known) -> Member {
        let (positions, packages) = self.carried(&known.stated);
        let mut member = Member {
            seat: known.seat.clone(),
            confidence: "known",
            source: "stated in this chamber",
            abstains_up_to: known.stated.abstains_up_to,
            ..Member::default()
        };
        for Position { wants, on, weight, why } in positions.into_iter().filter_map(|position| position.now) {
            let Some(text) = self.written(&on) else { continue };
            match wants {
                Wants::Must => member.must.push(Demand { text, weight, source: why }),
                Wants::CannotAccept => member.cannot_accept.push(Demand { text, weight, source: why }),
                Wants::WouldRather => member.would_rather.push(Wish { text, weight }),
            }
        }
        for package in packages.into_iter().filter_map(|package| package.now) {
            let ends = self.written(&package.first).zip(self.written(&package.second));
            member.package.extend(ends.map(|(first, second)| Bound::of(package.tie, first, second)));
        }
        member
    }

    fn written(&self, on: &About) -> Option<String> {
        Some(match on {
            About::Paragraph(at) => element_id(*at),
            About::Drafted(at) => format!("{}/drafted", element_id(*at)),
            About::Out(at) => format!("{}/out", element_id(*at)),
            About::Amendment(id) => self.amendments.iter().find(|pending| pending.id == *id)?.written.clone(),
        })
    }
}

fn element_id(at: usize) -> String {
    format!("p{}", at + 1)
}

/// The elements with their forms, while they are made.
struct Made {
    elements: Vec<Element>,
    packages: Vec<Bound>,
    pending: Vec<Pending>,
}

impl Made {
    fn of(words: &[String]) -> Self {
        let element = |(at, words): (usize, &String)| Element {
            id: element_id(at),
            says: format!("paragraph {} (“{}”)", at + 1, short(words)),
            says_out: format!("no paragraph {}", at + 1),
            content: size(words),
            wording: words.clone(),
            amendment: Vec::new(),
        };
        Self { elements: words.iter().enumerate().map(element).collect(), packages: Vec::new(), pending: Vec::new() }
    }

    /// Takes an amendment in: a form of each paragraph that it changes, tied together if it changes several.
    fn amend(&mut self, sitting: &Sitting<'_>, amendment: &Amendment, touches: &[(usize, &Touch<'_>)]) {
        let form = format!("a{}", self.pending.len() + 1);
        let (mut changed, mut gone) = (Vec::new(), Vec::new());
        for (at, touch) in touches {
            let Some(element) = self.elements.get_mut(*at) else { continue };
            let Some(becomes) = &touch.becomes else {
                gone.push(format!("{}/out", element.id));
                continue;
            };
            let wording = match touch.beside {
                None => becomes.clone(),
                Some(Side::Before) => format!("{becomes}\n{}", element.wording),
                Some(Side::After) => format!("{}\n{becomes}", element.wording),
            };
            let written = format!("{}/{form}", element.id);
            if changed.contains(&written) {
                continue;
            }
            changed.push(written);
            let by = sitting.called(&amendment.by);
            element.amendment.push(Alternative {
                id: form.clone(),
                says: format!("paragraph {} as {by} would have it (“{}”)", at + 1, short(becomes)),
                keeps: kept(&element.wording, &wording).min(element.content),
                wording,
                by: sitting.roster.find(&amendment.by).is_ok().then(|| amendment.by.clone()),
            });
        }
        let Some(written) = changed.first().or(gone.first()).cloned() else { return };
        self.packages
            .extend(changed.iter().skip(1).map(|other| Bound::of(Tie::OnlyTogether, written.clone(), other.clone())));
        if !changed.is_empty() {
            self.packages.extend(gone.iter().map(|gone| Bound::of(Tie::OnlyWith, written.clone(), gone.clone())));
        }
        let (id, by, says) = (amendment.id.clone(), amendment.by.clone(), amendment.says.clone());
        self.pending.push(Pending { id, by, says, at: touches.first().map_or(0, |(at, _)| *at), written });
    }
}

/// The first words of a paragraph.
#[must_use]
pub fn short(words: &str) -> String {
    const MOST: usize = 60;
    let line: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        line
    } else {
        format!("{}…", line.chars().take(MOST).collect::<String>().trim_end())
    }
}

/// How many words a paragraph has; one at least.
fn size(words: &str) -> u64 {
    tokens(words).len().max(1) as u64
}

/// How many words of a paragraph are left in another wording of it.
fn kept(words: &str, becomes: &str) -> u64 {
    let pieces = diff(words, becomes);
    pieces.iter().filter(|piece| piece.fate == Fate::Same).map(|piece| tokens(&piece.words).len() as u64).sum()
}

// the tables of a file of positions, as `docs/negotiation.md` has them

#[derive(Serialize)]
struct File<'n> {
    matter: &'n Head,
    element: &'n [Element],
    package: &'n [Bound],
    member: Vec<Member>,
}

#[derive(Clone, Debug, Serialize)]
struct Head {
    title: String,
    body: String,
    kind: String,
    date: Datetime,
    #[serde(skip_serializing_if = "Option::is_none")]
    penholder: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Element {
    id: String,
    says: String,
    says_out: String,
    content: u64,
    wording: String,
    amendment: Vec<Alternative>,
}

#[derive(Clone, Debug, Serialize)]
struct Alternative {
    id: String,
    says: String,
    keeps: u64,
    wording: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize)]
struct Member {
    seat: String,
    confidence: &'static str,
    source: &'static str,
    abstains_up_to: u32,
    must: Vec<Demand>,
    cannot_accept: Vec<Demand>,
    would_rather: Vec<Wish>,
    package: Vec<Bound>,
}

#[derive(Clone, Debug, Serialize)]
struct Demand {
    text: String,
    weight: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Wish {
    text: String,
    weight: u32,
}

#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Bound {
    OnlyWith {
        #[serde(rename = "if")]
        when: String,
        then: String,
    },
    AtMostOne {
        at_most_one_of: [String; 2],
    },
    OnlyTogether {
        only_together: [String; 2],
    },
}

impl Bound {
    fn of(tie: Tie, first: String, second: String) -> Self {
        match tie {
            Tie::OnlyWith => Self::OnlyWith { when: first, then: second },
            Tie::AtMostOne => Self::AtMostOne { at_most_one_of: [first, second] },
            Tie::OnlyTogether => Self::OnlyTogether { only_together: [first, second] },
        }
    }
}
