//! What can be begun: meetings, texts, elections; and which kinds of matter are for what.

use penholder_core::charter::Kind;
use penholder_core::charter::procedure::ChairBy;
use penholder_core::procedure::{election, meeting, no_objection, presidential, press, resolution, straw_poll};

use super::need::{Need, choice, maybe, seats, text, wording};
use super::possible::{Candidate, Maker, SOMETHING, among, some_wording, with};

/// The kinds of matter that a charter has under these ids if its body agrees on statements.
const PRESIDENTIAL: &str = "presidential-statement";
pub(super) const PRESS: &str = "press-statement";

impl<'s> Maker<'s> {
    /// The kinds of matter that fit.
    pub(super) fn kinds(&self, fits: impl Fn(&Kind) -> bool) -> Need {
        let of = self.sitting.charter.kinds.iter().filter(|kind| fits(kind));
        Need::OneOf { field: "kind", of: of.map(|kind| choice(&kind.id, &kind.name)).collect() }
    }

    /// Whether somebody can circulate a text of this kind: it is no statement, no election, and not what the procedure
    /// itself puts to the vote (an agenda, a motion, an amendment). The first kind of a charter is what its body is for.
    pub(super) fn is_for_drafts(&self, kind: &Kind) -> bool {
        let procedure = self.sitting.procedure;
        let own = [&procedure.agenda_kind, &procedure.ruling_kind, &procedure.credentials_kind];
        let put = own.into_iter().flatten().any(|id| *id == kind.id)
            || procedure.motions.iter().any(|rule| rule.kind == kind.id)
            || procedure.invitations.iter().any(|rule| rule.kind == kind.id)
            || kind.step
            || kind.elects;
        let first = self.sitting.charter.kinds.first().is_some_and(|first| first.id == kind.id);
        kind.question.is_some() && (first || !put) && ![PRESIDENTIAL, PRESS].contains(&kind.id.as_str())
    }

    /// Whether somebody is elected by a vote of this kind; every kind where the law knows none for it.
    fn is_for_elections(&self, kind: &Kind) -> bool {
        kind.elects || !self.sitting.charter.kinds.iter().any(|kind| kind.elects) && self.is_for_drafts(kind)
    }

    pub(super) fn convening(&self) -> Candidate<'s> {
        let Self { sitting, .. } = *self;
        let by_seat = sitting.procedure.chair.by != ChairBy::Secretariat;
        let first = sitting.charter.members(sitting.roster).next().filter(|_| by_seat);
        let chair = first.map(|seat| seat.id.clone());
        among(meeting::Command::Convene { symbol: None, chair, agenda: Vec::new(), private: false }, move || {
            let of = vec![choice("false", "in public"), choice("true", "in private")];
            let mut needs = vec![Need::List { field: "agenda" }, Need::OneOf { field: "private", of }, maybe("symbol")];
            if by_seat {
                needs.insert(0, Need::OneOf { field: "chair", of: seats(sitting.charter.members(sitting.roster)) });
            }
            needs
        })
    }

    /// What can be begun, each with the prefix of its id.
    pub(super) fn new_matters(&self) -> Vec<(&'static str, Candidate<'s>)> {
        let first = |fits: &dyn Fn(&Kind) -> bool| self.sitting.charter.kinds.iter().find(|kind| fits(kind));
        let settled = |kind: &Kind| kind.question.is_some();
        let Some(kind) = first(&|kind| self.is_for_drafts(kind)).or_else(|| first(&settled)) else { return Vec::new() };
        let elects = first(&|kind| self.is_for_elections(kind)).unwrap_or(kind).id.clone();
        let kind = kind.id.clone();
        let drafted = || vec![self.kinds(|kind| self.is_for_drafts(kind)), text("title"), wording(&[])];
        let elected = || self.kinds(|kind| self.is_for_elections(kind));
        let statement = || vec![text("title"), wording(&[])];
        let (title, wording) = (SOMETHING.to_owned(), some_wording());
        let has = |id: &str| self.sitting.charter.kind(id).is_ok();
        let mut all = vec![
            ("meeting", self.convening()),
            ("meeting", with(meeting::Command::Request { why: SOMETHING.into() }, vec![text("why")])),
            (
                "draft",
                with(
                    resolution::Command::Circulate {
                        kind: kind.clone(),
                        title: title.clone(),
                        wording: wording.clone(),
                    },
                    drafted(),
                ),
            ),
            (
                "election",
                with(
                    election::Command::Begin {
                        kind: elects.clone(),
                        title: title.clone(),
                        places: 1,
                        candidates: vec![SOMETHING.into()],
                        two_organs: false,
                    },
                    vec![
                        elected(),
                        text("title"),
                        Need::Number { field: "places" },
                        Need::List { field: "candidates" },
                    ],
                ),
            ),
            (
                "straw-poll",
                with(
                    straw_poll::Command::Begin { kind: elects, title: title.clone(), candidates: Vec::new() },
                    vec![elected(), text("title"), Need::List { field: "candidates" }],
                ),
            ),
            (
                "proposal",
                with(
                    no_objection::Command::Propose { kind, title: title.clone(), wording: wording.clone() },
                    drafted(),
                ),
            ),
        ];
        if has(PRESIDENTIAL) {
            let (kind, title, wording) = (PRESIDENTIAL.to_owned(), title.clone(), wording.clone());
            let circulate = presidential::Command::Circulate { kind, title, wording };
            all.push(("statement", with(circulate, statement())));
        }
        if has(PRESS) {
            let circulate = press::Command::Circulate { kind: PRESS.to_owned(), title, wording };
            all.push(("press", with(circulate, statement())));
        }
        all
    }
}
