//! Figures of casualties side by side.
//!
//! Always: a figure stays as it was given, with its holder; nothing here adds figures up, takes a mean or replaces one by
//! another. What is said of several together is only how far they lie apart.
//! Not here: which of them exclude each other (`conflict`).

use serde::Serialize;

use super::{Claim, Dossier, Measure, Value};

/// All figures that were given for one measure of one incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Toll {
    /// The incident, or the text that the figures are part of.
    pub about: String,
    /// What is counted.
    pub measure: Measure,
    /// Ids of the claims, in the order of the files.
    pub claims: Vec<String>,
    /// The lowest number that any of them gives.
    pub lowest: u64,
    /// The highest number that any of them gives, "more than" counted as the number itself.
    pub highest: u64,
}

impl Dossier {
    /// The figures of casualties, by incident and measure.
    #[must_use]
    pub fn tolls(&self) -> Vec<Toll> {
        let mut tolls: Vec<Toll> = Vec::new();
        for (claim, count, measure) in self.claims.iter().filter_map(casualties) {
            match tolls.iter_mut().find(|toll| toll.about == claim.about && toll.measure == measure) {
                Some(toll) => {
                    toll.claims.push(claim.id.clone());
                    toll.lowest = toll.lowest.min(count);
                    toll.highest = toll.highest.max(count);
                }
                None => tolls.push(Toll {
                    about: claim.about.clone(),
                    measure,
                    claims: vec![claim.id.clone()],
                    lowest: count,
                    highest: count,
                }),
            }
        }
        tolls
    }
}

fn casualties(claim: &Claim) -> Option<(&Claim, u64, Measure)> {
    let Value::Number(number) = &claim.value else { return None };
    let is_toll = matches!(number.measure, Measure::Killed | Measure::Injured | Measure::Missing | Measure::Displaced);
    is_toll.then_some((claim, number.count, number.measure))
}
