//! The claims as CSV, one row a claim.

use penholder_core::dossier::Dossier;

/// The columns.
pub const COLUMNS: [&str; 16] = [
    "claim",
    "holder",
    "about",
    "property",
    "value",
    "polarity",
    "mood",
    "as_of",
    "published",
    "source",
    "from_byte",
    "to_byte",
    "words",
    "chain",
    "ruling",
    "basis",
];

/// Every claim with its verdict.
///
/// # Errors
/// Never in practice: memory takes every row.
pub fn claims(dossier: &Dossier) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for claim in &dossier.claims {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let chain: Vec<String> = dossier.chain(claim).into_iter().map(|hop| hop.id).collect();
        let verdict = dossier.verdict_on(&claim.id);
        let (from, to) = claim.at.span.map(|(from, to)| (from.to_string(), to.to_string())).unwrap_or_default();
        let value = dossier.value_says(&claim.value);
        let (as_of, published, chain) = (day(claim.as_of), day(dossier.published(claim)), chain.join(" > "));
        writer.write_record([
            claim.id.as_str(),
            &claim.holder,
            &claim.about,
            claim.property.word(),
            &value,
            claim.polarity.word(),
            claim.mood.word(),
            &as_of,
            &published,
            &claim.at.source,
            &from,
            &to,
            claim.at.words.as_deref().unwrap_or_default(),
            &chain,
            verdict.map_or("", |verdict| verdict.ruling.word()),
            verdict.map_or("", |verdict| verdict.basis.word()),
        ])?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
