//! What becomes of one confirmed line, by its kind: an event, a claim, a stance, a version of an invitation.
//!
//! Always: what was not done, or only might be, is a claim; what fits no section is a note on the matter.

use jiff::civil::Date;
use penholder_core::dossier::words::Invited;
use toml::Value;

use super::{Writer, day, form, string, table};
use crate::mention::Sort;
use crate::proposal::{Dated, Kind, Named, Proposal};
use crate::verb::Mood;

impl Writer<'_> {
    /// Who says so: whom the sentence names, else the report itself.
    fn holder(&mut self, proposal: &Proposal) -> String {
        match &proposal.holder {
            Some(holder) if holder.sort == Sort::Text => {
                let at = self.at(proposal);
                self.a_text(holder, None, &at)
            }
            Some(holder) if holder.sort != Sort::Agency => self.actor(holder),
            _ => "the-outlet".to_owned(),
        }
    }

    fn claim(
        &mut self,
        proposal: &Proposal,
        holder: String,
        about: String,
        property: &'static str,
        value: (&'static str, Value),
    ) {
        let id = self.fresh(&format!("claim {}", proposal.number));
        let mood = match proposal.mood {
            Mood::Asserted => "asserted",
            Mood::Planned => "planned",
            Mood::WouldHave | Mood::Would => "would-have",
            Mood::Could | Mood::Should | Mood::Tried => "could",
        };
        let mut entry = table([
            ("id", string(id)),
            ("holder", string(holder)),
            ("about", string(about)),
            ("property", string(property)),
            value,
            ("at", self.at(proposal)),
        ]);
        if mood != "asserted" {
            entry.insert("mood".to_owned(), string(mood));
        }
        if proposal.negated {
            entry.insert("polarity".to_owned(), string("denied"));
        }
        if !proposal.via.is_empty() {
            let via = self.via(proposal);
            entry.insert("via".to_owned(), via);
        }
        self.add("claim", entry);
    }

    fn note(&mut self, proposal: &Proposal) {
        let holder = self.holder(proposal);
        self.claim(proposal, holder, "matter".to_owned(), "note", ("value", string(&proposal.says)));
    }

    pub(super) fn line(&mut self, proposal: &Proposal) {
        match proposal.kind {
            Kind::Event => self.event(proposal),
            Kind::NoComment => self.an_event(proposal, "no-comment"),
            Kind::Claim => self.a_claim(proposal),
            Kind::Casualty => self.casualty(proposal),
            Kind::Incident => self.incident(proposal),
            Kind::Stance => self.stance(proposal),
            Kind::Relation => self.relation(proposal),
            Kind::Invitation => self.invitation(proposal),
            Kind::Source => self.source(proposal),
            Kind::Office => self.office(proposal),
            Kind::Date => {}
        }
    }

    fn event(&mut self, proposal: &Proposal) {
        // what was not done, or only might be, is a claim: nothing happened
        if proposal.negated || !matches!(proposal.mood, Mood::Asserted | Mood::Planned) {
            return self.note(proposal);
        }
        let of_text = proposal.objects.iter().any(|object| object.sort == Sort::Text);
        let kind = match proposal.label.as_str() {
            "circulate" | "draft" => "circulated",
            "block" | "object" | "reject" if of_text => "objected",
            "propose" | "amend"
                if proposal
                    .objects
                    .iter()
                    .any(|object| matches!(object.id.as_str(), "amendment" | "statement" | "resolution")) =>
            {
                "amended"
            }
            "amend" => "amended",
            "withdraw" if of_text => "withdrawn",
            "issue" => "issued",
            "veto" => "vetoed",
            "adopt" if of_text => "adopted",
            "meet" | "discuss" | "convene" | "attend" | "visit" => "talks",
            "gathering" => "conference",
            "attack" | "launch" => "attack",
            _ => "said",
        };
        self.an_event(proposal, kind);
    }

    fn an_event(&mut self, proposal: &Proposal, kind: &'static str) {
        let published = self.draft.published;
        let id = self.fresh(&format!("event {}", proposal.number));
        let at = self.at(proposal);
        let parties: Vec<Value> = proposal
            .actors
            .iter()
            .filter(|actor| actor.sort.acts() && actor.sort != Sort::Agency)
            .map(|actor| string(self.actor(actor)))
            .collect();
        let mut entry =
            table([("id", string(id)), ("name", string(&proposal.says)), ("kind", string(kind)), ("at", at.clone())]);
        if !parties.is_empty() {
            entry.insert("parties".to_owned(), Value::Array(parties));
        }
        let planned = proposal.mood == Mood::Planned;
        if let Some(object) = proposal.objects.iter().find(|object| object.sort == Sort::Text) {
            let text = self.a_text(object, proposal.when.as_ref(), &at);
            entry.insert("text".to_owned(), string(&text));
            let outcome = match kind {
                "objected" | "vetoed" | "withdrawn" | "issued" => Some(kind),
                "adopted" => Some("agreed"),
                _ => None,
            };
            // what came of a text is claimed too, so that two ends of one text are seen to exclude each other; of texts without a
            // number and a day nobody knows whether they are one
            let told_apart = object.number.is_some() || proposal.when.as_ref().is_some_and(|when| when.from == when.to);
            if let Some(outcome) = outcome.filter(|_| !planned && told_apart) {
                let holder = self.holder(proposal);
                self.claim(proposal, holder, text, "outcome", ("value", string(outcome)));
            }
        }
        if planned {
            entry.insert("status".to_owned(), string("planned"));
        }
        match &proposal.when {
            Some(when) if !planned || when.from >= published => {
                entry.insert("from".to_owned(), day(when.from));
                entry.insert("to".to_owned(), day(when.to));
                entry.extend(said(when, published));
            }
            _ => {
                entry.insert("from".to_owned(), day(published));
                entry.insert("mark".to_owned(), string("?"));
                entry.insert("note".to_owned(), string("the report gives no day; that of the report stands here"));
                if !planned {
                    entry.insert("to".to_owned(), day(published));
                }
            }
        }
        self.add("event", entry);
    }

    fn a_claim(&mut self, proposal: &Proposal) {
        let at = self.at(proposal);
        let Some(about) = proposal.actors.first() else { return self.note(proposal) };
        if proposal.label == "said" {
            let holder = match about.sort {
                Sort::Text => self.a_text(about, None, &at),
                _ => self.actor(about),
            };
            return self.claim(proposal, holder, "matter".to_owned(), "note", ("value", string(&proposal.says)));
        }
        let text = self.a_text(about, proposal.when.as_ref(), &at);
        let holder = self.holder(proposal);
        let (property, value) = match (proposal.label.as_str(), proposal.objects.first()) {
            ("drafter", Some(who)) => {
                let who = if self.words.names.contains_key(&who.id) { self.state(&who.id) } else { self.actor(who) };
                ("drafter", string(who))
            }
            ("form", _) => ("form", string(form(about))),
            ("content", _) => ("says", string(&proposal.says)),
            _ => ("note", string(&proposal.says)),
        };
        self.claim(proposal, holder, text, property, ("value", value));
    }

    fn casualty(&mut self, proposal: &Proposal) {
        let Some(count) = &proposal.count else { return self.note(proposal) };
        let known = ["killed", "injured", "missing", "displaced"].contains(&count.measure.as_str());
        let (Some(number), true) = (count.count.and_then(|count| i64::try_from(count).ok()), known) else {
            return self.note(proposal);
        };
        let bound = match count.bound.as_str() {
            "almost" => "about",
            other => other,
        };
        let mut entry = table([
            ("count", Value::Integer(number)),
            ("bound", string(bound)),
            ("measure", string(&count.measure)),
            ("unit", string("people")),
        ]);
        if let Some(when) = proposal.when.as_ref().filter(|when| !when.after) {
            entry.insert("from".to_owned(), day(when.from));
        }
        let holder = self.holder(proposal);
        self.claim(proposal, holder, "matter".to_owned(), "number", ("number", Value::Table(entry)));
    }

    fn incident(&mut self, proposal: &Proposal) {
        let key = format!("incident {}", proposal.label);
        let (id, is_new) = self.id_of(key.clone(), &key);
        if is_new {
            let at = self.at(proposal);
            self.add("incident", table([("id", string(id)), ("name", string(&proposal.label)), ("at", at)]));
        }
    }

    fn stance(&mut self, proposal: &Proposal) {
        let Some(actor) = proposal.actors.first().filter(|actor| actor.sort.acts()) else { return self.note(proposal) };
        let actor = self.actor(actor);
        let on: Vec<&str> = proposal.objects.iter().map(|object| object.words.as_str()).collect();
        let asks = if on.is_empty() { "the matter".to_owned() } else { on.join(", ") };
        let key = format!("question {asks}");
        let (question, is_new) = self.id_of(key.clone(), &key);
        if is_new {
            self.add("question", table([("id", string(&question)), ("asks", string(asks))]));
        }
        let side = match proposal.label.as_str() {
            "for" => "for",
            "against" => "against",
            _ => "conditional",
        };
        let id = self.fresh(&format!("stance {}", proposal.number));
        let at = self.at(proposal);
        let mut entry = table([
            ("id", string(id)),
            ("actor", string(actor)),
            ("question", string(question)),
            ("side", string(side)),
            ("at", at),
        ]);
        if side == "conditional" {
            entry.insert("condition".to_owned(), string(&proposal.says));
        }
        self.add("stance", entry);
    }

    fn relation(&mut self, proposal: &Proposal) {
        let kind = match proposal.label.as_str() {
            "supplies" => "supplies",
            "recognises" => "recognises",
            "allied" => "allied",
            "fights" => "party-to-dispute",
            _ => return self.note(proposal),
        };
        let acting = |list: &[Named]| list.iter().find(|one| one.sort.acts() && one.sort != Sort::Agency).cloned();
        let (Some(from), Some(to), false) = (acting(&proposal.actors), acting(&proposal.objects), proposal.negated)
        else {
            return self.note(proposal);
        };
        let (from, to) = (self.actor(&from), self.actor(&to));
        if from == to {
            return self.note(proposal);
        }
        let what: Vec<Value> =
            proposal.objects.iter().filter(|one| !one.sort.acts()).map(|one| string(&one.words)).collect();
        let id = self.fresh(&format!("relation {}", proposal.number));
        let at = self.at(proposal);
        let mut entry =
            table([("id", string(id)), ("kind", string(kind)), ("from", string(from)), ("to", string(to)), ("at", at)]);
        if !what.is_empty() {
            entry.insert("what".to_owned(), Value::Array(what));
        }
        if proposal.holder.is_none() {
            entry.insert("unattributed".to_owned(), Value::Boolean(true));
        }
        self.add("relation", entry);
    }

    fn invitation(&mut self, proposal: &Proposal) {
        let to = proposal.objects.iter().find(|object| object.sort.acts() && object.sort != Sort::Agency);
        let gathering = proposal.objects.iter().find(|object| object.sort == Sort::Gathering);
        let status = match proposal.label.as_str() {
            "invitation-withdrawn" => "withdrawn",
            other => other,
        };
        let status = Invited::ALL.iter().find(|(word, _)| *word == status).map(|(_, status)| *status);
        let (Some(to), Some(gathering), Some(status)) = (to, gathering, status) else {
            return self.an_event(proposal, "invitation");
        };
        let (to, conference) = (self.actor(to), self.conference(gathering));
        // what came before the report is not known: what cannot come next in the register is told as an event
        let pair = (conference.clone(), to.clone());
        if !status.may_follow(self.invited.get(&pair).copied()) {
            return self.an_event(proposal, "invitation");
        }
        self.invited.insert(pair, status);
        let on = proposal.when.as_ref().map_or(self.draft.published, |when| when.from);
        let at = self.at(proposal);
        let mut entry = table([
            ("conference", string(conference)),
            ("to", string(to)),
            ("status", string(status.word())),
            ("on", day(on)),
            ("at", at),
        ]);
        if let Some(by) = proposal.actors.first() {
            let by = self.actor(by);
            entry.insert("by".to_owned(), string(by));
        }
        self.add("invitation", entry);
    }

    fn source(&mut self, proposal: &Proposal) {
        for one in proposal.actors.iter().chain(&proposal.via) {
            match one.sort {
                Sort::Agency => drop(self.agency(one)),
                sort if sort.acts() => drop(self.actor(one)),
                _ => {}
            }
        }
    }

    fn office(&mut self, proposal: &Proposal) {
        let (Some(person), Some(office)) = (proposal.actors.first(), proposal.objects.first()) else { return };
        let id = self.actor(person);
        let title =
            Value::Array(vec![Value::Table(table([("title", string(&office.words)), ("source", string("report"))]))]);
        let mine = self
            .sections
            .get_mut("actor")
            .and_then(|actors| actors.iter_mut().find(|entry| entry.get("id") == Some(&string(&id))));
        if let Some(entry) = mine {
            entry.insert("office".to_owned(), title);
        }
    }
}

/// A date in words, with its reading, if it is one day.
fn said(when: &Dated, published: Date) -> Option<(String, Value)> {
    if when.from != when.to {
        return None;
    }
    let direction = if when.from > published {
        "after"
    } else if when.from == published {
        "same-day"
    } else {
        "before"
    };
    let entry = table([
        ("words", string(&when.words)),
        ("on", day(when.from)),
        ("anchor", day(published)),
        ("direction", string(direction)),
        ("reason", string(&when.reason)),
    ]);
    Some(("said".to_owned(), Value::Array(vec![Value::Table(entry)])))
}
