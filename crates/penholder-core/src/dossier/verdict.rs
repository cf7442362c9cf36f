//! Verdicts: what the evidence makes of a claim, by a named rule.
//!
//! Implements: official record before agency report of the day before republication; but the silence of a record is
//! evidence only against an act that would have left a mark in it.
//! Always: a verdict is a record of its own; the claim stays as it was made.
//! Not here: looking a claim up in a body's record (the crate of shipped dossiers does), finding conflicts.

use serde::Serialize;

use super::conflict::{Clash, Conflict};
use super::{Basis, Claim, Class, Dossier, Evidence, Form, Outcome, Property, Ruling, Sort, Value, Verdict};

/// How a conflict was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Settled {
    /// This claim stands, the other falls.
    For(String),
    /// Both are borne out in part, or compete without excluding each other.
    Both,
    /// Nobody can tell with what is at hand.
    Open,
}

impl Dossier {
    /// Whether the act that a claim speaks of would have left a mark in the body's record: a vote or a veto always does, a
    /// resolution does, a press statement that failed does not.
    #[must_use]
    pub fn leaves_record(&self, claim: &Claim) -> bool {
        let form_of_text = self.text(&claim.about).map(|text| text.form);
        match (&claim.value, claim.property) {
            (Value::Outcome(outcome), Property::Outcome) => {
                outcome.needs_vote()
                    || matches!(outcome, Outcome::AdoptedByConsensus)
                    || form_of_text.is_some_and(Form::leaves_record_when_it_fails)
            }
            (Value::Form(form), Property::Form) => form.leaves_record_when_it_fails(),
            (Value::Number(number), _) => matches!(number.measure, super::Measure::Vetoed | super::Measure::Adopted),
            _ => form_of_text.is_some_and(Form::leaves_record_when_it_fails),
        }
    }

    /// What is wrong with a verdict by the rules of evidence, if anything is.
    pub(super) fn misjudged(&self, verdict: &Verdict) -> Vec<String> {
        let mut wrong = Vec::new();
        let claim = self.claim(&verdict.claim);
        let silent: Vec<&Evidence> = verdict.evidence.iter().filter(|evidence| evidence.silence).collect();
        if let (false, Some(claim)) = (silent.is_empty(), claim)
            && !self.leaves_record(claim)
        {
            let says = self.value_says(&claim.value);
            wrong.push(format!("the silence of a record is no evidence here: `{says}` leaves no record"));
        }
        if verdict.basis == Basis::SilenceOfRecord && silent.is_empty() {
            wrong.push("the rule is the silence of a record, and no evidence is `silence_of` one".to_owned());
        }
        let class_of = |evidence: &&Evidence| self.source(&evidence.from).map(|source| source.class);
        let classes: Vec<Class> = verdict.evidence.iter().filter_map(|evidence| class_of(&evidence)).collect();
        let needs = |wanted: &[Class]| !classes.iter().any(|class| wanted.contains(class));
        match verdict.basis {
            Basis::OfficialRecord if needs(&[Class::OfficialRecord]) => {
                wrong.push("the rule is the official record, and no evidence is one".to_owned());
            }
            Basis::AgencyOverRepublication if needs(&[Class::Agency]) => {
                wrong.push("the rule is an agency report of the day, and no evidence is one".to_owned());
            }
            Basis::IndependentReports => {
                let cited = verdict.evidence.iter().filter_map(|evidence| self.claim(&evidence.from));
                let independence = self.independence(cited);
                if independence.at_least < 2 {
                    wrong
                        .push(format!("the rule is independent reports, and the evidence has {}", independence.says()));
                }
            }
            Basis::Nothing if verdict.ruling != Ruling::Unresolved => {
                wrong.push(format!("nothing decides it, and the ruling is `{}`", verdict.ruling.word()));
            }
            _ => {}
        }
        let judged_on_nothing = verdict.ruling != Ruling::Unresolved && verdict.evidence.is_empty();
        if judged_on_nothing && verdict.basis != Basis::Knowledge {
            wrong.push(format!("the ruling is `{}`, and there is no evidence", verdict.ruling.word()));
        }
        wrong
    }

    /// How a conflict was settled by the verdicts on its two claims.
    #[must_use]
    pub fn settled(&self, conflict: &Conflict) -> Settled {
        let ruling = |claim: &str| self.verdict_on(claim).map_or(Ruling::Unresolved, |verdict| verdict.ruling);
        match (ruling(&conflict.one), ruling(&conflict.other)) {
            (Ruling::Supported, Ruling::Refuted) => Settled::For(conflict.one.clone()),
            (Ruling::Refuted, Ruling::Supported) => Settled::For(conflict.other.clone()),
            (Ruling::Unresolved, _) | (_, Ruling::Unresolved) => match conflict.clash {
                Clash::Excludes => Settled::Open,
                Clash::Competes => Settled::Both,
            },
            _ => Settled::Both,
        }
    }

    /// Evidence in words: what it is, what it shows, and whether its silence counts.
    #[must_use]
    pub fn evidence_says(&self, evidence: &Evidence) -> String {
        let name = match self.sort_of(&evidence.from) {
            Some(Sort::Claim) => {
                let holder = self.claim(&evidence.from).map_or("", |claim| claim.at.source.as_str());
                self.name(holder).to_owned()
            }
            _ => self.name(&evidence.from).to_owned(),
        };
        match (evidence.silence, evidence.says.is_empty()) {
            (true, true) => format!("{name}: silent"),
            (true, false) => format!("{name}, silent: {}", evidence.says),
            (false, true) => name,
            (false, false) => format!("{name}: {}", evidence.says),
        }
    }
}
