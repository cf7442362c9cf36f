//! The dossier as JSON-LD: claims, sources and agents in the terms of PROV-O, verdicts as reviews of claims (schema.org).
//!
//! Implements: W3C PROV-O of 30 April 2013; schema.org Claim and ClaimReview; JSON-LD 1.1.
//! Always: every thing is named by its id in the dossier; a claim `prov:wasQuotedFrom` its source and is
//! `prov:wasAttributedTo` its holder; the chain stays in order.

use penholder_core::dossier::{ActorKind, Dossier, Sort, Value};
use serde_json::{Value as Json, json};

/// The whole dossier under `base`, an address that ends in `#` or `/`.
#[must_use]
pub fn linked(base: &str, dossier: &Dossier) -> Json {
    let mut graph: Vec<Json> = Vec::new();
    graph.extend(dossier.actors.iter().map(|actor| {
        let kind = match actor.kind {
            ActorKind::Person | ActorKind::Anonymous => "prov:Person",
            _ => "prov:Organization",
        };
        json!({ "@id": actor.id, "@type": ["prov:Agent", kind], "name": actor.name, "kind": actor.kind.word(),
                "actedOnBehalfOf": actor.of, "offices": actor.offices })
    }));
    graph.extend(dossier.sources.iter().map(|source| {
        json!({ "@id": source.id, "@type": ["prov:Entity", "schema:CreativeWork"], "name": source.name, "url": source.url,
                "datePublished": source.published, "class": source.class.word(), "license": source.licence,
                "wasAttributedTo": source.publisher, "wasDerivedFrom": source.republishes, "cites": source.cites,
                "mark": source.mark })
    }));
    graph.extend(dossier.texts.iter().map(|text| {
        json!({ "@id": text.id, "@type": ["prov:Entity", "Text"], "name": text.name, "form": text.form.word(),
                "symbol": text.symbol, "wasAttributedTo": text.drafters, "date": text.on,
                "outcome": text.outcome.map(|outcome| outcome.word()), "reconstructed": text.reconstructed })
    }));
    graph.extend(dossier.events.iter().map(|event| {
        let sources: Vec<&str> = event.sources.iter().map(|quote| quote.source.as_str()).collect();
        json!({ "@id": event.id, "@type": ["prov:Activity", "schema:Event"], "name": event.name, "kind": event.kind.word(),
                "status": event.status.word(), "startedAtTime": event.period.from, "endedAtTime": event.period.to,
                "wasAssociatedWith": event.parties, "used": event.text, "atLocation": event.place, "sources": sources })
    }));
    graph.extend(dossier.incidents.iter().map(|incident| {
        json!({ "@id": incident.id, "@type": ["prov:Activity", "schema:Event"], "name": incident.name,
                "startedAtTime": incident.period.from, "endedAtTime": incident.period.to,
                "atLocation": incident.place, "weapons": incident.weapons })
    }));
    graph.extend(
        dossier.places.iter().map(
            |place| json!({ "@id": place.id, "@type": "prov:Location", "name": place.name, "within": place.within }),
        ),
    );
    graph.extend(dossier.claims.iter().map(|claim| {
        let chain: Vec<String> = dossier.chain(claim).into_iter().map(|hop| hop.id).collect();
        let value = match &claim.value {
            Value::Number(number) => json!(number),
            other => json!(dossier.value_says(other)),
        };
        let holder = if dossier.sort_of(&claim.holder) == Some(Sort::Text) { "wasDerivedFrom" } else { "wasAttributedTo" };
        let mut node = json!({ "@id": claim.id, "@type": ["prov:Entity", "schema:Claim"], "about": claim.about,
                "property": claim.property.word(), "value": value, "polarity": claim.polarity.word(), "mood": claim.mood.word(),
                "asOf": claim.as_of, "datePublished": dossier.published(claim), "wasQuotedFrom": claim.at.source,
                "span": claim.at.span, "words": claim.at.words, "chain": { "@list": chain }, "restsOn": claim.rests_on,
                "mark": claim.mark });
        node[holder] = json!(claim.holder);
        node
    }));
    graph.extend(dossier.verdicts.iter().map(|verdict| {
        let evidence: Vec<Json> = verdict
            .evidence
            .iter()
            .map(|evidence| json!({ "@id": evidence.from, "silence": evidence.silence, "says": evidence.says }))
            .collect();
        json!({ "@id": verdict.id, "@type": ["prov:Entity", "schema:ClaimReview"], "claimReviewed": verdict.claim,
                "ruling": verdict.ruling.word(), "rule": verdict.basis.word(), "says": verdict.says,
                "wasInformedBy": evidence, "mark": verdict.mark })
    }));
    graph.extend(dossier.relations.iter().map(|relation| {
        json!({ "@id": relation.id, "@type": "Relation", "kind": relation.kind.word(), "from": relation.from,
                "to": relation.to, "what": relation.what, "unattributed": relation.unattributed })
    }));
    graph.extend(dossier.stances.iter().map(|stance| {
        json!({ "@id": stance.id, "@type": "Stance", "actor": stance.actor, "question": dossier.name(&stance.question),
                "side": stance.side.word(), "condition": stance.condition, "asOf": stance.as_of })
    }));
    graph.extend(dossier.invitations.iter().map(|version| {
        json!({ "@type": "Invitation", "conference": version.conference, "to": version.to, "status": version.status.word(),
                "date": version.on, "by": version.by, "condition": version.condition })
    }));
    let graph: Vec<Json> = graph.into_iter().map(without_empty).collect();
    json!({ "@context": context(base), "@id": "", "name": dossier.head.title, "@graph": graph })
}

fn context(base: &str) -> Json {
    let link = |term: &str| json!({ "@id": term, "@type": "@id" });
    let day = |term: &str| json!({ "@id": term, "@type": "http://www.w3.org/2001/XMLSchema#date" });
    json!({
        "@base": base, "@vocab": "https://penholder.example/terms#", "prov": "http://www.w3.org/ns/prov#",
        "schema": "https://schema.org/", "name": "schema:name", "url": link("schema:url"), "about": link("schema:about"),
        "datePublished": day("schema:datePublished"), "license": "schema:license",
        "claimReviewed": link("schema:itemReviewed"), "wasAttributedTo": link("prov:wasAttributedTo"),
        "wasDerivedFrom": link("prov:wasDerivedFrom"), "wasQuotedFrom": link("prov:wasQuotedFrom"),
        "wasInformedBy": link("prov:wasDerivedFrom"), "wasAssociatedWith": link("prov:wasAssociatedWith"),
        "used": link("prov:used"), "atLocation": link("prov:atLocation"), "actedOnBehalfOf": link("prov:actedOnBehalfOf"),
        "startedAtTime": day("prov:startedAtTime"), "endedAtTime": day("prov:endedAtTime")
    })
}

/// A node without the keys that hold nothing.
fn without_empty(node: Json) -> Json {
    let Json::Object(map) = node else { return node };
    let is_empty = |value: &Json| value.is_null() || value.as_array().is_some_and(Vec::is_empty) || value == "";
    Json::Object(map.into_iter().filter(|(_, value)| !is_empty(value)).collect())
}
