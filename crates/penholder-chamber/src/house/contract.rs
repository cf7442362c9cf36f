//! What every shelf has to do; the tests on SQLite and on PostgreSQL take it in.

use penholder_chamber::house::{Change, Shelf, ShelfError};

fn put(id: &str, expected: u64, body: &str) -> Change {
    Change { kind: "thing", id: id.to_owned(), expected, body: Some(body.to_owned()) }
}

fn take(id: &str, expected: u64) -> Change {
    Change { kind: "thing", id: id.to_owned(), expected, body: None }
}

/// Checks a fresh shelf.
pub fn check(shelf: &mut dyn Shelf) {
    let changed = |id: &str| Err(ShelfError::Changed { kind: "thing", id: id.to_owned() });
    assert_eq!(shelf.get("thing", "a").unwrap(), None);
    shelf.write(vec![put("a", 0, "1"), put("b/1", 0, "x"), put("b/2", 0, "y")]).unwrap();
    assert_eq!(shelf.write(vec![put("a", 0, "2")]), changed("a"), "it is there already");
    shelf.write(vec![put("a", 1, "2")]).unwrap();
    assert_eq!(shelf.write(vec![put("a", 1, "3")]), changed("a"), "somebody was faster");
    let found = shelf.get("thing", "a").unwrap().unwrap();
    assert_eq!((found.version, found.body.as_str()), (2, "2"));
    assert_eq!(shelf.write(vec![put("c", 0, "new"), put("a", 1, "3")]), changed("a"));
    assert_eq!(shelf.get("thing", "c").unwrap(), None, "all or nothing");
    let ids = |shelf: &mut dyn Shelf, prefix: &str| {
        shelf.list("thing", prefix).unwrap().into_iter().map(|doc| doc.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(shelf, "b/"), ["b/1", "b/2"]);
    assert_eq!(ids(shelf, ""), ["a", "b/1", "b/2"]);
    shelf.write(vec![put("b%", 0, "z"), put("B/1", 0, "z")]).unwrap();
    assert_eq!(ids(shelf, "b/"), ["b/1", "b/2"], "no wildcard, and the case matters");
    assert_eq!(ids(shelf, "b%"), ["b%"]);
    assert_eq!(shelf.list("other", "").unwrap(), []);
    assert_eq!(shelf.write(vec![take("b/1", 7)]), changed("b/1"));
    shelf.write(vec![take("b/1", 1)]).unwrap();
    assert_eq!(shelf.get("thing", "b/1").unwrap(), None);
    assert_eq!(shelf.write(vec![take("b/1", 1)]), changed("b/1"), "it is gone");
    shelf.write(vec![put("b/1", 0, "again")]).unwrap();
    assert_eq!(shelf.get("thing", "b/1").unwrap().unwrap().version, 1);
}
