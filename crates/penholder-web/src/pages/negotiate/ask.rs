//! What is asked on the page of a negotiation: what to suppose, as which kind of matter.
//!
//! Always: an address that only supposes (`?set=GBR/aleppo/nothing&kind=resolution`) is the stable one; a press on a mark
//! (`turn`), the three fields (`who`, `on`, `as`) and taking back (`back`) lead to such an address.

use penholder_analysis::negotiation::suppose::SupposeError;
use penholder_analysis::negotiation::{Problem, Supposition};

/// The most suppositions that are made at once.
const MOST: usize = 200;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What is supposed; one for each member and paragraph.
    pub supposed: Vec<Supposition>,
    /// Another kind of matter than the file's.
    pub kind: Option<String>,
    /// Whether the address is not the stable one.
    pub moved: bool,
}

impl Asked {
    /// Reads the fields of a request.
    ///
    /// # Errors
    /// [`SupposeError`] if a supposition names what is not there.
    pub fn read(fields: &[(String, String)], stated: &Problem) -> Result<Self, SupposeError> {
        let mut asked = Self::default();
        let all =
            |name: &'static str| fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.trim());
        let field = |name: &'static str| all(name).find(|value| !value.is_empty());
        for words in all("set").take(MOST) {
            asked.put(Supposition::read(words, stated)?);
        }
        if let (Some(who), Some(on), Some(position)) = (field("who"), field("on"), field("as")) {
            asked.put(Supposition::read(&format!("{who}/{on}/{position}"), stated)?);
            asked.moved = true;
        }
        if let Some(cell) = field("turn") {
            let cell = Supposition::read(&format!("{cell}/nothing"), stated)?;
            let is_it = |other: &&Supposition| (other.seat, other.element) == (cell.seat, cell.element);
            let current = asked.supposed.iter().find(is_it).map(|supposed| supposed.position);
            match Supposition::next(stated, cell.seat, cell.element, current) {
                Some(position) => asked.put(Supposition { position, ..cell }),
                None => asked.drop(cell),
            }
            asked.moved = true;
        }
        for words in all("back") {
            match words {
                "*" => asked.supposed.clear(),
                words => asked.drop(Supposition::read(words, stated)?),
            }
            asked.moved = true;
        }
        asked.kind = field("kind").filter(|kind| *kind != stated.kind).map(str::to_owned);
        asked.moved |= fields.iter().any(|(name, _)| ["who", "on", "as"].contains(&name.as_str()));
        Ok(asked)
    }

    fn drop(&mut self, cell: Supposition) {
        self.supposed.retain(|other| (other.seat, other.element) != (cell.seat, cell.element));
    }

    fn put(&mut self, supposed: Supposition) {
        self.drop(supposed);
        self.supposed.push(supposed);
    }

    /// The fields of the stable address.
    pub fn fields(&self, stated: &Problem) -> Vec<(&'static str, String)> {
        let supposed = self.supposed.iter().map(|supposed| ("set", supposed.written(stated)));
        supposed.chain(self.kind.iter().map(|kind| ("kind", kind.clone()))).collect()
    }

    /// The query of the stable address, with its `?`; nothing if nothing is asked.
    pub fn query(&self, stated: &Problem) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.fields(stated));
        let query = query.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }

    /// The negotiation as it is supposed to be.
    pub fn suppose(&self, stated: &Problem) -> Problem {
        let mut problem = stated.clone();
        self.supposed.iter().for_each(|supposed| problem.suppose(supposed));
        if let Some(kind) = &self.kind {
            problem.roads.retain(|road| road != kind);
            problem.kind.clone_from(kind);
        }
        problem
    }
}

#[cfg(test)]
mod tests {
    use penholder_analysis::negotiation::Case;

    use super::*;
    use crate::pages::negotiate::BODIES;

    fn check(query: &str, stable: &str) {
        let problem = Case::find("aleppo-2014").unwrap().read(&BODIES).unwrap();
        let fields: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let asked = Asked::read(&fields, &problem).unwrap();
        assert_eq!(asked.query(&problem).replace("%2F", "/"), stable, "{query}");
        assert_eq!(asked.moved, query != stable.trim_start_matches('?'), "{query}");
    }

    #[test]
    fn every_press_leads_to_a_stable_address() {
        check("", "");
        check("set=GBR/aleppo/nothing", "?set=GBR/aleppo/nothing");
        check("turn=GBR/aleppo", "?set=GBR/aleppo/refuses");
        check("set=GBR/aleppo/refuses&turn=GBR/aleppo", "?set=GBR/aleppo/nothing");
        check("set=GBR/aleppo/nothing&turn=GBR/aleppo", "");
        check("set=GBR/aleppo/nothing&who=RUS&on=aleppo&as=nothing", "?set=GBR/aleppo/nothing&set=RUS/aleppo/nothing");
        check("who=RUS&on=&as=", "");
        check("set=GBR/aleppo/nothing&set=RUS/aleppo/nothing&back=GBR/aleppo/nothing", "?set=RUS/aleppo/nothing");
        check("set=GBR/aleppo/nothing&back=*", "");
        check("kind=resolution", "?kind=resolution");
    }
}
