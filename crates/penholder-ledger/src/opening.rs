//! Checks before a store is used: is it this body's, whole, and not an old copy?

use crate::broken::Broken;
use crate::format::{json, v1};
use crate::ledger::{Failure, Settings, Shared, parsed};
use crate::merkle::Tree;
use crate::note::{Checkpoint, Verifier};
use crate::remembered::Remembered;
use crate::store::Store;

/// Kind of the first entry, in which the ledger names its key.
pub const FOUNDED: &str = "ledger.founded";

/// Loads the tree into `shared` and returns the file of remembered checkpoints, if there is to be one.
pub(crate) fn open(store: &mut dyn Store, shared: &Shared, settings: &Settings) -> Result<Option<Remembered>, Failure> {
    let key = settings.signer.verifier();
    store.freeze()?;
    let loaded = load(store, &settings.body, &key);
    store.release();
    let (tree, at_ms) = loaded?;
    let remembered = match &settings.remembered {
        Some(path) => {
            Some(Remembered::open(path).map_err(|why| Failure::Forgetful(format!("{}: {why}", path.display())))?)
        }
        None => None,
    };
    if let Some(remembered) = &remembered {
        remembered.check(&tree, &key)?;
    }
    let size = tree.size();
    *shared.tree_mut() = tree;
    shared.grown(size, at_ms);
    Ok(remembered)
}

fn load(store: &mut dyn Store, body: &str, key: &Verifier) -> Result<(Tree, Option<i64>), Failure> {
    let tree: Tree = store.hashes(0)?.into_iter().collect();
    let size = tree.size();
    if size == 0 {
        return Ok((tree, None));
    }
    let (signed, note) = store.last_checkpoint()?.ok_or(Broken::Unsigned { entry: 0 })?;
    match Checkpoint::open(&parsed(&note, signed)?, key) {
        Err(why) => return Err(Broken::Signature { size: signed, why }.into()),
        Ok(_) if signed > size => return Err(Broken::RolledBack { entry: size, signed }.into()),
        Ok(_) if signed < size => return Err(Broken::Unsigned { entry: signed }.into()),
        Ok(checkpoint) if tree.root(size) != Some(checkpoint.root) => return Err(Broken::Root { size }.into()),
        Ok(_) => {}
    }
    let first = read(store, 0)?;
    check_founding(&first, body, key)?;
    Ok((tree, Some(read(store, size - 1)?.at_ms)))
}

fn read(store: &mut dyn Store, entry: u64) -> Result<crate::entry::Entry, Failure> {
    let rows = store.entries(entry, 1)?;
    let (_, bytes) = rows.first().ok_or(Broken::Order { entry, found: entry + 1 })?;
    Ok(v1::decode(bytes).map_err(|why| Broken::Entry { entry, why })?)
}

/// Returns the payload of the founding entry.
pub(crate) fn founding(key: &Verifier) -> Vec<u8> {
    let payload = serde_json::json!({ "format": 1, "key": key.to_string() });
    json::canonical(&payload).unwrap_or_default()
}

/// Checks that the first entry founds a ledger of this body and key.
pub(crate) fn check_founding(first: &crate::entry::Entry, body: &str, key: &Verifier) -> Result<(), Broken> {
    if first.kind != FOUNDED {
        return Err(Broken::Story { entry: 0, what: format!("a ledger begins with `{FOUNDED}`") });
    }
    if first.body != body {
        return Err(Broken::Story {
            entry: 0,
            what: format!("this is the ledger of `{}`, not of `{body}`", first.body),
        });
    }
    if first.payload != founding(key) {
        let found = serde_json::from_slice::<serde_json::Value>(&first.payload).unwrap_or_default();
        let found = found["key"].as_str().unwrap_or_default().to_owned();
        return Err(Broken::Key { found, wanted: key.to_string() });
    }
    Ok(())
}
