//! Every vote of the record is of a kind that the charter of its body knows.

use penholder_core::Charter;

#[test]
fn every_kind_is_in_the_charter() {
    let council = penholder_record::security_council();
    let text = include_str!("../../charters/un-security-council/charter.toml");
    let charter = Charter::read("charter.toml", text).unwrap();
    for vote in council.votes().unwrap() {
        let kind = charter.kind(vote.kind()).unwrap();
        assert!(kind.question.is_some(), "{}", vote.id);
        assert_eq!(vote.positions().positions().len(), vote.council().places.len(), "{}", vote.id);
    }
}
