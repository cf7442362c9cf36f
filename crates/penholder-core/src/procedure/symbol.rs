//! Symbols by their form: `S/RES/{n} ({year})`.
//!
//! Always: a number is used once. A year that stands before the number starts the count anew (`S/{year}/{n}`); one that
//! stands behind it, or none, does not (`S/RES/{n} ({year})`, `S/PV.{n}`).

use super::{Refusal, Sitting};
use crate::charter::procedure::{Article, SymbolOf};

/// The symbol of this form.
#[must_use]
pub fn filled(form: &str, year: i16, number: u32) -> String {
    form.replace("{year}", &year.to_string()).replace("{n}", &number.to_string())
}

/// Year (if the form has one) and number of a symbol of this form; `None` if it is not of it.
#[must_use]
pub fn read(form: &str, symbol: &str) -> Option<(Option<i16>, u32)> {
    let (mut form, mut rest) = (form, symbol);
    let (mut year, mut number) = (None, None);
    while let Some(open) = form.find('{') {
        rest = rest.strip_prefix(&form[..open])?;
        let (place, after) = form[open + 1..].split_once('}')?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (word, left) = rest.split_at(digits);
        match place {
            "year" => year = Some(word.parse().ok()?),
            _ => number = Some(word.parse().ok()?),
        }
        (form, rest) = (after, left);
    }
    (form == rest).then_some(())?;
    Some((year, number?))
}

fn starts_anew(form: &str) -> bool {
    form.find("{year}").zip(form.find("{n}")).is_some_and(|(year, number)| year < number)
}

/// The symbol for such a thing of such a kind: the one that is given, if it fits, else the next; none if it gets none.
pub(crate) fn next(
    sitting: &Sitting<'_>,
    of: SymbolOf,
    kind: &str,
    given: Option<&str>,
) -> Result<Option<String>, Refusal> {
    let Some(rule) = sitting.procedure.symbol(of, kind) else { return Ok(given.map(str::to_owned)) };
    let form = rule.form.as_str();
    let year = sitting.date().year();
    let used: Vec<&str> = sitting.matters.values().flat_map(|matter| matter.symbols()).collect();
    if let Some(given) = given {
        // a body's older symbols, revisions and addenda have forms of their own; what is given is only kept from being used twice
        if used.contains(&given) {
            let why = "it is in use".to_owned();
            let cite = sitting.article(Article::Draft).to_owned();
            return Err(Refusal::Unfit { given: given.to_owned(), why, cite });
        }
        return Ok(Some(given.to_owned()));
    }
    let counts = |symbol: &&str| {
        let (of_year, number) = read(form, symbol)?;
        (!starts_anew(form) || of_year == Some(year)).then_some(number)
    };
    let highest = used.iter().filter_map(counts).max();
    if rule.continues && highest.is_none() {
        return Ok(None);
    }
    let highest = highest.unwrap_or(0);
    Ok(Some(filled(form, year, highest.saturating_add(1))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_read_as_they_are_written() {
        let check = |form: &str, symbol: &str, expected| assert_eq!(read(form, symbol), expected, "{symbol}");
        check("S/RES/{n} ({year})", "S/RES/2118 (2013)", Some((Some(2013), 2118)));
        check("S/{year}/{n}", "S/2014/348", Some((Some(2014), 348)));
        check("S/{year}/{n}", "S/2014/348/Rev.1", None);
        check("S/{year}/{n}", "S/PRST/2014/3", None);
        check("S/PV.{n}", "S/PV.8980", Some((None, 8980)));
        check("S/PV.{n}", "S/PV.", None);
        assert_eq!(filled("S/RES/{n} ({year})", 2013, 2118), "S/RES/2118 (2013)");
        assert!(starts_anew("S/{year}/{n}") && !starts_anew("S/RES/{n} ({year})"));
    }
}
